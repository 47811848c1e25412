"""Demanding: three states of a figure, which demand takes it off, and how far it is from the usual movement."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bwlab.charts.words import inside
from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.goals.rule_figures import SELF, SHARES, USUAL, Change, Figure, figures
from bwlab.policy.goals.rules import LIMIT, OFF, ON, UNKNOWN, WORSE, Rules, judge
from bwlab.regions import Region

SHARE, SPAN = 0.25, 8
#: Made up to practise: whether each demand is met, and where the figure then lies.
CASE = {
    "A": ("ja", "ja", ON),
    "B": ("ja", "onbekend", UNKNOWN),
    "C": ("nee", "onbekend", OFF),
    "D": ("ja", "nee", OFF),
    "E": ("onbekend", "ja", UNKNOWN),
    "F": ("onbekend", "nee", OFF),
}
SAID = {
    "A": "Cijfer A voldoet aan beide eisen. Wat is er dan nog nodig?",
    "B": "Bij cijfer B klopt de plaats, maar is er geen eerder cijfer. Kun je dan zeggen dat het ongunstiger werd, of juist niet?",
    "C": "Cijfer C voldoet al niet aan de eerste eis. Verandert het onbekende daar nog iets aan?",
    "D": "Cijfer D staat ongunstig, maar werd niet ongunstiger. Zijn het hier twee eisen of één?",
    "E": "Van cijfer E is de plaats niet te zeggen. Kun je het dan op de lijst zetten, of eraf halen?",
    "F": "Bij cijfer F is één eis niet gehaald. Maakt de onbekende plaats dan nog uit?",
}
#: In which order a figure is looked for: what is taken for "good" most often first.
PREFERRED = ((UNKNOWN, WORSE), (OFF, WORSE), (OFF, LIMIT), (ON, ""))


class Times(NamedTuple):
    """A figure, its change as shown, the usual movement as shown, and how many times that is."""

    figure: Figure
    change: Change
    size: float
    usual: float
    decimals: int
    ratio: float


def three_states(region: Region) -> Question:
    """Six made-up figures: on the list, off it, or no verdict."""
    right = {key: state for key, (*_, state) in CASE.items()}
    return Question(
        id="drie_bakken",
        kind="sort",
        text=f"In {region.label} telt een opgave als zij in het ongunstigste kwart staat en in acht jaar ongunstiger werd. Zes cijfers, verzonnen om te oefenen. Waar liggen ze?",
        facts=Facts("Zes verzonnen cijfers", ("Cijfer", "In het ongunstigste kwart", "Ongunstiger geworden"), tuple((f"Cijfer {key}", limit, worse) for key, (limit, worse, _) in CASE.items())),
        options=tuple(Option(key, f"Cijfer {key}") for key in CASE),
        boxes=(Option(ON, "Op de lijst"), Option(OFF, "Valt af"), Option(UNKNOWN, "Nog geen oordeel mogelijk")),
        answer=right,
        right="Eén eis die niet gehaald is, is genoeg om af te vallen. Is er geen enkele niet gehaald, maar wel één onbekend, dan is er nog geen oordeel.",
        look="Zoek per cijfer eerst een 'nee'. Is er geen 'nee', zoek dan een 'onbekend'.",
        slips=misplaced(SAID, right, (OFF, ON, UNKNOWN)),
        hints=("Bij welke cijfers staat ergens 'nee'?", "Bij welke van de andere staat ergens 'onbekend'?"),
        explanation=(
            "A voldoet aan beide. C, D en F halen een eis niet en vallen af, wat er verder ook onbekend is. B en E halen niets níet, maar van één eis weet je het niet.",
            f"Ook in {region.label} is 'nog geen oordeel mogelijk' vaak het grootste hoopje. Het is geen goed nieuws en geen slecht nieuws.",
        ),
    )


def by_which(monitor: Monitor, region: Region) -> Question:
    """One figure of the own municipality under two demands: where does it lie?"""
    rules = Rules(SHARE, SPAN)

    def find(each: Region) -> tuple[Figure, str, str] | None:
        verdicts = [one for one in judge(figures(monitor, each), rules) if one.figure.short and not (one.by == LIMIT and _not_worse(one.figure))]
        return next(((one.figure, one.state, one.by) for wanted in PREFERRED for one in verdicts if (one.state, one.by) == wanted), None)

    chosen = case(monitor, region, find, f"{region.label} heeft geen cijfer met een plaats.")
    (figure, state, by), label = chosen.found, chosen.region.label
    known, change = monitor.catalogue[figure.code], figure.changes.get((SPAN, SELF))
    low = figure.short[SHARE] > 0
    earlier = "er is geen eerder cijfer" if change is None else "gelijk gebleven" if abs(change.size) < 1e-9 else f"{'gunstiger' if change.size > 0 else 'ongunstiger'} dan in {change.since}"
    right = state if not by else f"{state} {by}"
    options = {
        ON: "Op de lijst: het voldoet aan beide eisen",
        f"{OFF} {LIMIT}": "Valt af door de grens: het staat niet in het ongunstigste kwart",
        f"{OFF} {WORSE}": "Valt af door de richting: het werd niet ongunstiger",
        f"{UNKNOWN} {WORSE}": "Nog geen oordeel mogelijk: er is geen eerder cijfer",
    }
    place = f"plaats {number(figure.rank)} van {number(figure.n)}"
    said = {
        ON: f"Op de lijst staat alleen wat aan beide eisen voldoet. Kijk naar de plaats ({place}) en naar de richting: {earlier}. Welke eis is niet zeker gehaald?",
        f"{OFF} {LIMIT}": f"De grens ligt bij het ongunstigste kwart, en plaats 1 is het gunstigst. Ligt {place} daarbinnen?",
        f"{OFF} {WORSE}": f"Dat zou betekenen dat je weet dat het niet ongunstiger werd. Wat staat er bij de richting: {earlier}?",
        f"{UNKNOWN} {WORSE}": f"Zonder oordeel blijft een cijfer alleen als geen eis mislukt en één onbekend is. Wat weet je van plaats ({place}) en richting ({earlier})?",
    }
    return Question(
        id="welke_eis",
        kind="one",
        text=f"Een opgave telt in {label} als zij in het ongunstigste kwart staat en in hooguit acht jaar ongunstiger werd. Waar ligt dit cijfer?",
        note=chosen.note,
        facts=Facts(
            known.name,
            ("Wat", "Voor dit cijfer"),
            (("Waarde", f"{quantity(figure.value, known.decimals, known.unit_text)} in {figure.year}"), ("Plaats (1 is het gunstigst)", f"{number(figure.rank)} van {number(figure.n)}"), ("Binnen acht jaar", earlier)),
        ),
        options=tuple(Option(key, text) for key, text in options.items()),
        answer=right,
        right=_told(state, by),
        look="Loop de eisen één voor één na: gehaald, niet gehaald of onbekend?",
        slips=tuple(Slip(key, key, text) for key, text in said.items() if key != right),
        hints=(f"Het ongunstigste kwart begint ongeveer bij plaats {number(0.75 * figure.n)}. Ligt plaats {number(figure.rank)} daarachter?", f"Bij de richting staat: {earlier}. Is die eis gehaald, niet gehaald of onbekend?"),
        explanation=(
            f"{known.name} staat in {label} op {place}: {'in' if low else 'niet in'} het ongunstigste kwart. Binnen acht jaar: {earlier}.",
            f"Maak je de eis in {label} ruimer, dan verandert de lijst. Het cijfer zelf niet.",
        ),
    )


def times(monitor: Monitor, region: Region) -> Question:
    """How many times the usual movement is a difference?"""

    def find(each: Region) -> Times | None:
        return next((made for figure in figures(monitor, each) if (made := _times(figure, monitor))), None)

    chosen = case(monitor, region, find, f"{region.label} heeft geen cijfer met een verschil dat groot genoeg is om mee te rekenen.")
    (figure, change, size, usual, decimals, ratio), label = chosen.found, chosen.region.label
    known = monitor.catalogue[figure.code]
    unit = "procentpunt" if known.unit_text == "procent" else known.unit_text
    show = lambda value: quantity(value, decimals, unit)  # noqa: E731
    enough = "wel" if ratio >= 2 else "niet"
    return Question(
        id="keer",
        kind="number",
        text=(
            f"{known.name} is in {label} {show(size)} {'gunstiger' if change.size > 0 else 'ongunstiger'} dan in {change.since}. De gewone beweging van dit cijfer is {show(usual)}. "
            "Hoeveel keer de gewone beweging is dat verschil? Eén decimaal is genoeg."
        ),
        note=chosen.note,
        units=("keer",),
        tolerance=0.1,
        answer=ratio,
        right=f"Bij de eis 'minstens twee keer de gewone beweging' is dit {enough} genoeg. Die eis is een keuze; het rekenwerk niet.",
        look="Deel het verschil door de gewone beweging.",
        slips=(
            Slip("omgekeerd", round(usual / size, 1), "Je deelde de gewone beweging door het verschil. Gevraagd is hoe vaak de gewone beweging in het verschil past."),
            Slip("procent", round(100 * ratio), "Dat is een percentage. Gevraagd is het aantal keren."),
            Slip("min", round(size - usual, 1), "Je trok ze van elkaar af. Hoe vaak past de gewone beweging in het verschil?"),
            Slip("verschil", round(size, 1), "Dat is het verschil zelf. Deel het nog door de gewone beweging."),
        ),
        hints=(f"Past {show(usual)} meer of minder dan twee keer in {show(size)}?", f"Deel {number(size, decimals)} door {number(usual, decimals)}."),
        explanation=(
            f"{number(size, decimals)} gedeeld door {number(usual, decimals)} is {number(ratio, 1)}.",
            f"De gewone beweging komt uit de cijfers zelf. Verdeel alle gemeenten naar grootte in drie groepen: zo ver verschoof {inside(known.name)} tussen twee metingen in het midden van de groep van {label}, los van de mediaan. Waardoor iets bewoog, zegt zij niet.",
        ),
    )


def last_on_the_list(monitor: Monitor, region: Region) -> Question:
    """Which of five figures stays longest when the limit becomes stricter?"""

    def find(each: Region) -> list[Figure] | None:
        rows = sorted((one for one in figures(monitor, each) if one.short and one.n > 1), key=_place)
        apart: list[Figure] = []
        for one in rows:
            # Two that are both left at the strictest limit would both be the last.
            if not apart or (_place(one) - _place(apart[-1]) > 0.03 and not one.short[SHARES[-1]] > 0):
                apart.append(one)
        if len(apart) < 5:
            return None
        return [apart[place] for place in np.linspace(0, len(apart) - 1, 5).round().astype(int)]

    chosen = case(monitor, region, find, f"{region.label} heeft te weinig cijfers met een plaats.")
    rows, label = chosen.found, chosen.region.label
    said = {
        1: "Dit cijfer staat ook ongunstig, maar er is er een die nog verder naar links ligt.",
        2: "Dit is het middelste van de vijf. Wie strenger wordt, houdt de ongunstigste over. Welke kant is dat?",
        3: "Dit cijfer staat eerder gunstig dan ongunstig, en valt vroeg af. Welke kant van de lijn is ongunstig?",
        4: "Dit is het gunstigste van de vijf: het valt als eerste af. Gevraagd is welke het langst blijft.",
    }
    return Question(
        id="langst",
        kind="point",
        text=f"Je maakt de grens voor {label} steeds strenger: van de ongunstigste helft naar de ongunstigste 10 procent. Welk van deze vijf cijfers blijft het langst op de lijst?",
        note=chosen.note,
        options=tuple(Option(one.code, one.name, _place(one), f"plaats {number(one.rank)} van {number(one.n)} in {one.year}") for one in rows),
        scale=("ongunstiger", "gunstiger"),
        answer=rows[0].code,
        right="Hoe strenger de grens, hoe verder naar links een cijfer moet liggen. Of het daarmee ook het belangrijkste is, zegt de grens niet.",
        look="Strenger betekent: alleen wat verder naar links ligt, blijft.",
        slips=tuple(Slip(f"plek_{at}", rows[at].code, text) for at, text in said.items()),
        hints=("Welke kant van de lijn is ongunstig?", "Welke stip ligt het verst naar die kant?"),
        explanation=(
            f"{rows[0].name} staat in {label} op plaats {number(rows[0].rank)} van {number(rows[0].n)} in {rows[0].year}. Van de vijf ligt het het verst naar links.",
            f"Wie alleen op plaats kiest, vergeet in {label} waar geen plaats van bekend is.",
        ),
    )


def _times(figure: Figure, monitor: Monitor) -> Times | None:
    change, known = figure.changes.get((SPAN, SELF)), monitor.catalogue[figure.code]
    if change is None or figure.measure != USUAL or not figure.usual:
        return None
    decimals = known.decimals
    size, usual = round(abs(change.size), decimals), round(figure.usual, decimals)
    if usual < 2 * 10**-decimals or not 1.4 <= size / usual <= 20:
        return None
    ratio = round(size / usual, 1)
    near = [round(usual / size, 1), round(size - usual, 1), round(size, 1)]
    # Shown with few digits: a slip must not come out as the answer itself.
    return Times(figure, change, size, usual, decimals, ratio) if all(abs(each - ratio) > 0.2 for each in near) and len(set(near)) == 3 else None


def _not_worse(figure: Figure) -> bool:
    """Whether the second demand fails too: then two of the answers would be true."""
    change = figure.changes.get((SPAN, SELF))
    return change is not None and change.size > -1e-9


def _place(figure: Figure) -> float:
    return 1 - (figure.rank - 1) / (figure.n - 1)


def _told(state: str, by: str) -> str:
    if state == UNKNOWN:
        return "Het staat ongunstig, maar of het ongunstiger werd, weet je niet. Op een lijst met twee eisen komt het niet, en goed is het daarmee niet."
    if by == WORSE:
        return "Eén eis die niet gehaald is, is genoeg. Het cijfer staat ongunstig, en toch is het met deze eisen geen opgave."
    if by == LIMIT:
        return "Eén eis die niet gehaald is, is genoeg. Wordt het ongunstiger, dan zie je het met deze grens te laat."
    return "Beide eisen zijn gehaald. Of het een opgave is, beslissen mensen."
