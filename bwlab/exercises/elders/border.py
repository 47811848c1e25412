"""A firm over the border: what falls, what rises, which place follows, and what may be said of it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from bwlab.exercises.case import case, counted
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy.outside.moving import Ground, Moved, ground, move, receivers
from bwlab.regions import Region

SHARE = 0.1  # of what is counted here
CLEAR = 0.06  # marks at least so far apart, as a share of the line


class Going(NamedTuple):
    """A firm that goes from one municipality to another."""

    moved: Moved
    here: Ground
    there: Ground


def falls(monitor: Monitor, region: Region) -> Question:
    """How much does the own figure fall?"""
    (found, here, there), label, note = _going(monitor, region)
    answer = here.figure - found.figure
    return Question(
        id="daling",
        kind="number",
        text=f"Er verhuist een bedrijf met {number(found.tonnes)} ton uitstoot per jaar uit {label} naar {there.region.label} (dat is verzonnen). De inwonertallen en de cijfers zijn echt. Hoeveel ton per inwoner daalt het cijfer van {label}? Geef twee cijfers achter de komma.",
        note=note,
        facts=_facts(here, there),
        units=("ton per inwoner",),
        tolerance=0.0051 + 0.01 * answer,
        answer=answer,
        right="Je deelde wat er weggaat door de eigen inwoners. Zo klein of groot als dit getal is, zo weinig zegt het over wat er in de wereld verandert.",
        look="Wat gaat er weg, en over hoeveel mensen was dat verdeeld?",
        slips=(
            Slip("nieuw", found.figure, "Dat is het cijfer dat overblijft. Gevraagd is hoeveel eraf gaat."),
            Slip("procent", 100 * SHARE, "Dat is het deel van de uitstoot, in procenten. Gevraagd is een aantal ton per inwoner."),
            Slip("omgekeerd", here.people / found.tonnes, "Hier zijn de inwoners door de tonnen gedeeld. Wat wordt over wie verdeeld?"),
            Slip("buur", found.there_figure - there.figure, f"Dit is gedeeld door de inwoners van {there.region.label}. Wiens cijfer daalt er?"),
            Slip("duizend", 1000 * answer, "Dit is duizend keer zo groot. Staat de uitstoot in ton of in kilo?"),
        ),
        hints=(f"Hoeveel inwoners heeft {label}?", f"Hoeveel is {number(found.tonnes)} gedeeld door dat aantal?"),
        explanation=(
            f"{number(found.tonnes)} ton gedeeld door {number(here.people)} inwoners is {number(answer, 2)} ton per inwoner. Het cijfer van {label} gaat dan van {number(here.figure, 1)} naar {number(found.figure, 2)} ton per inwoner.",
            "Het bedrijf stoot op de nieuwe plek evenveel uit. Dat is een aanname, en ze maakt zichtbaar dat er niets is bespaard.",
        ),
    )


def rises(monitor: Monitor, region: Region) -> Question:
    """Point at where the figure of the neighbour ends."""
    chosen = case(monitor, region, lambda each: _clear(monitor, each), f"De inwonertallen van {region.label} en de buren lenen zich niet voor deze tekening.")
    found, here, there = chosen.found
    label, other = chosen.region.label, there.region.label
    marks = _marks(found, here, there)
    most, least = max(marks.values()), min(marks.values())
    notes = {key: "geen verandering" if key == "gelijk" else f"{number(value - there.figure, 2, sign=True)} ton per inwoner" for key, value in marks.items()}
    return Question(
        id="buur",
        kind="point",
        text=f"Stel dat een bedrijf met {number(found.tonnes)} ton uitstoot van {label} naar {other} gaat. Wijs aan waar het cijfer van {other} dan staat.",
        note=chosen.note,
        facts=_facts(here, there),
        options=tuple(Option(key, f"{number(value, 2)} ton per inwoner", 0.06 + 0.88 * (value - least) / (most - least), notes[key]) for key, value in sorted(marks.items(), key=lambda each: each[1])),
        scale=("minder uitstoot per inwoner", "meer"),
        answer="goed",
        right=f"Dezelfde tonnen, andere inwoners: daarom schuift {other} een ander stuk op dan {label}. In tonnen is het precies evenveel.",
        look="Bij wie komen de tonnen terecht, en met hoeveel mensen deelt die gemeente ze?",
        slips=(
            Slip("gelijk", "gelijk", f"Hier gebeurt er niets in {other}. Waar zijn de tonnen dan gebleven?"),
            Slip("weg", "weg", f"Hier daalt {other} mee. Gaan er daar tonnen weg, of komen er bij?"),
            Slip("eigen", "eigen", f"Hier zijn de tonnen verdeeld over de inwoners van {label}. Waar staat het bedrijf nu?"),
        ),
        hints=(f"Hoeveel inwoners heeft {other}?", f"Hoeveel is {number(found.tonnes)} gedeeld door dat aantal, en waar stond {other} eerst?"),
        explanation=(
            f"{number(found.tonnes)} gedeeld door {number(there.people)} is {number(found.there_figure - there.figure, 2)}. Van {number(there.figure, 1)} wordt het {number(found.there_figure, 2)} ton per inwoner.",
            f"{label} daalt met {number(here.figure - found.figure, 2)} ton per inwoner. Dat die twee getallen verschillen, komt alleen door de inwonertallen.",
        ),
    )


def place(monitor: Monitor, region: Region) -> Question:
    """Which place follows from how many have a lower figure?"""
    (found, here, _), label, note = _going(monitor, region)
    below = found.rank - 1
    return Question(
        id="plaats",
        kind="number",
        text=f"Na de verhuizing staat {label} op {number(found.figure, 2)} ton per inwoner. {'Er is 1 gemeente' if below == 1 else f'Er zijn {number(below)} gemeenten' if below else 'Er is geen gemeente'} met een lager cijfer, van de {number(here.n)}. Op welke plaats staat {label}, als plaats 1 de minste uitstoot per inwoner heeft?",
        note=note,
        answer=found.rank,
        right="Een plaats is het aantal dat voor je staat, plus één. Vraag bij een sprong op een ranglijst altijd wat er in het echt minder werd.",
        look="Hoeveel gemeenten staan er voor je, en wie komt er dan?",
        slips=(
            Slip("voor", below, "Dat is het aantal gemeenten dat ervoor staat. Wie komt daarna?"),
            Slip("andersom", here.n - below, "Hier is vanaf de andere kant geteld. Aan welke kant staat plaats 1?"),
            Slip("dubbel", below + 2, "Dit is één te ver: de eigen gemeente telt één keer mee."),
            Slip("oud", here.rank, "Dat is de plaats van voor de verhuizing. Hoeveel gemeenten staan er nu nog voor?"),
        ),
        hints=("Als er niemand een lager cijfer heeft, op welke plaats sta je dan?", f"En als er {counted(below, 'gemeente', 'gemeenten')} voor je staan?"),
        explanation=(
            f"Er staan er {number(below)} voor, dus {label} staat op plaats {number(found.rank)}. Voor de verhuizing was dat plaats {number(here.rank)} ({here.year}).",
            "Andere gemeenten deden niets anders, en niemand stootte minder uit.",
        ),
    )


def greener(monitor: Monitor, region: Region) -> Question:
    """What may be said of it in the council?"""
    (found, here, there), label, note = _going(monitor, region)
    other = there.region.label
    return Question(
        id="groener",
        kind="one",
        text=f"Het cijfer van {label} ging door de verhuizing van {number(here.figure, 1)} naar {number(found.figure, 2)} ton per inwoner. Een raadslid vraagt of {label} groener is geworden. Welk antwoord klopt?",
        note=note,
        options=(
            Option("ja", "Ja, want het cijfer is gunstiger en we staan hoger op de lijst."),
            Option("beide", f"Ja, en {other} ook, want samen telt Nederland nu minder."),
            Option("fout", "Het cijfer is fout, want het telt het bedrijf niet meer mee."),
            Option("verplaatst", f"Ons cijfer is lager. De uitstoot is verplaatst naar {other}, en in totaal is er niets minder."),
        ),
        answer="verplaatst",
        right="Dit antwoord zegt wat het cijfer telt, waar de uitstoot bleef en wat er in totaal gebeurde. Zo kan de raad zien wie het nu draagt.",
        look="Wat telt het cijfer, waar zijn de tonnen nu, en wat is het totaal?",
        slips=(
            Slip("ja", "ja", "Een gunstiger cijfer kan ontstaan zonder dat er iets is bespaard. Waar zijn de tonnen gebleven?"),
            Slip("beide", "beide", "Binnen Nederland verhuisd telt in Nederland evenveel. Wat gebeurde er met het cijfer van de buur?"),
            Slip("fout", "fout", "Het cijfer telt wat er op het grondgebied de lucht in gaat, en dat doet het nog steeds. Wat vertelt het dan niet?"),
        ),
        hints=("Hoeveel ton is er in Nederland minder dan voor de verhuizing?", f"Wie ademt en betaalt er mee, nu het bedrijf in {other} staat?"),
        explanation=(
            f"{label} telt {number(found.tonnes)} ton minder en {other} {number(found.tonnes)} ton meer. Het totaal is gelijk.",
            "Gaat een bedrijf naar het buitenland, dan daalt ook het cijfer van Nederland. De wereld telt dan nog steeds evenveel.",
        ),
    )


def _going(monitor: Monitor, region: Region) -> tuple[Going, str, str]:
    chosen = case(monitor, region, lambda each: _go(monitor, each), f"Voor {region.label} is er geen cijfer over broeikasgas.")
    return chosen.found, chosen.region.label, chosen.note


def _go(monitor: Monitor, region: Region, there: Ground | None = None) -> Going | None:
    here = ground(monitor, region)
    there = there or next(iter(receivers(monitor, region)), None)
    if here is None or there is None:
        return None
    return Going(move(monitor, here, there, float(f"{SHARE * here.tonnes:.1e}")), here, there)


def _clear(monitor: Monitor, region: Region) -> Going | None:
    """The first neighbour with whom the four marks lie well apart."""
    for there in receivers(monitor, region):
        found = _go(monitor, region, there)
        if found is not None:
            values = sorted(_marks(*found).values())
            gap = min(high - low for low, high in pairwise(values))
            if values[0] >= 0 and gap >= max(0.01, CLEAR * (values[-1] - values[0])):
                return found
    return None


def _marks(found: Moved, here: Ground, there: Ground) -> dict[str, float]:
    share = found.tonnes / there.people
    added = {"weg": -share, "gelijk": 0.0, "eigen": found.tonnes / here.people, "goed": share}
    return {key: there.figure + each for key, each in added.items()}


def _facts(here: Ground, there: Ground) -> Facts:
    rows = tuple((each.region.label, f"{number(each.people)} ({each.people_year})", f"{number(each.figure, 1)} ton per inwoner ({each.year})") for each in (here, there))
    return Facts("Voor de verhuizing", ("Gemeente", "Inwoners", "Broeikasgas"), rows)
