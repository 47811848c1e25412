"""Signals and noise: what lies beyond the limits, how often chance does, and what the whole country did."""

from __future__ import annotations

import functools
import itertools
from typing import NamedTuple

import numpy as np

from bwlab.exercises.case import case, counted
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import listing, number, quantity
from bwlab.method.envelope import reference
from bwlab.monitor import Monitor
from bwlab.policy.following.past import SELF, past_of
from bwlab.policy.following.replay import MEASURED, Look, replay
from bwlab.regions import Region

CODE = "woninginbraken"
ASKED, LOOKS = 5, 9  # years in the table, and years that are looked at
SHARE = 0.05


class Year(NamedTuple):
    """One year in whole cases: inside the limits is ``low`` to ``high``, both included."""

    year: int
    cases: int
    low: int
    high: int

    @property
    def beyond(self) -> bool:
        """Whether it is a signal."""
        return not self.low <= self.cases <= self.high


@functools.lru_cache(maxsize=512)
def years_of(monitor: Monitor, region: Region) -> tuple[Year, ...] | None:
    """The first ``ASKED`` years after the base period, in cases; None without a past."""
    past = past_of(monitor, CODE)
    row = past.codes.index(region.code)
    if np.isfinite(past.values[row]).sum() < 5 + ASKED:
        return None
    found = replay(monitor, region, CODE, ASKED, SELF)
    return tuple(_year(each, past.weights[row, past.years.index(each.year)]) for each in found.looks if each.state == MEASURED)


def _year(look: Look, population: float) -> Year:
    low, high = (each * population / 1000 for each in (look.low, look.high))
    return Year(look.year, int(look.cases), max(0, int(np.ceil(low - 1e-9))), int(np.floor(high + 1e-9)))


def beyond(monitor: Monitor, region: Region) -> Question:
    """Which years lie beyond the limits of the own first years?"""
    chosen = case(monitor, region, lambda each: years_of(monitor, each), f"Voor {region.label} is er geen reeks van tien jaar woninginbraken.")
    years, label = chosen.found, chosen.region.label
    answer = tuple(str(each.year) for each in years if each.beyond) or ("geen",)
    fallen = tuple(str(each.year) for before, each in itertools.pairwise(years) if each.cases < before.cases)
    every = tuple(str(each.year) for each in years)
    first, last = years[0], years[-1]
    return Question(
        id="signaal",
        kind="several",
        text=f"Het aantal woninginbraken in {label}, met de grenzen die uit de eerste vijf jaren komen. Zulke grenzen zijn zo breed dat toeval er 5 op de 100 keer buiten valt. Welke jaren geven een signaal?",
        note=chosen.note,
        facts=Facts(f"Woninginbraken in {label}, aantallen (politie)", ("Jaar", "Aantal", "Ondergrens", "Bovengrens"), tuple((str(each.year), number(each.cases), number(each.low), number(each.high)) for each in years)),
        options=(*(Option(str(each.year), str(each.year)) for each in years), Option("geen", "Geen van deze jaren")),
        answer=answer,
        right="Je legde elk jaar naast zijn eigen grenzen, en naast niets anders. Een signaal zegt dat er iets veranderde. Waardoor, staat er niet bij.",
        look="Ga rij voor rij: is het aantal kleiner dan de ondergrens of groter dan de bovengrens van dat jaar?",
        slips=(
            Slip("alle", every, "Je koos alle jaren. Ligt het aantal in elk jaar ook echt buiten de twee grenzen van dat jaar?"),
            Slip("geen", ("geen",), "Je koos geen enkel jaar. Vergelijk het aantal nog eens met de ondergrens: is het ergens kleiner?"),
            Slip("dalers", fallen or ("geen",), "Dit zijn de jaren die lager zijn dan het jaar ervoor. Een stap omlaag kan binnen de grenzen blijven. Kijk naar de grenzen, niet naar de stap."),
            Slip("laatste", (str(last.year),), f"Je koos alleen {last.year}. Hoe staan de andere jaren tussen hun grenzen?"),
            Slip("eerste", (str(first.year),), f"Je koos alleen {first.year}. Hoe staan de jaren daarna tussen hun grenzen?"),
            Slip("op de lijn", tuple(str(each.year) for each in years if not each.low < each.cases < each.high) or ("geen",), "Een aantal dat precies op een grens ligt, valt er nog binnen. Welke jaren liggen er echt buiten?"),
            Slip("andere", tuple(each for each in every if each not in answer) or ("geen",), "Dit zijn juist de jaren binnen de grenzen. Welke liggen erbuiten?"),
        ),
        hints=(f"Het aantal in {first.year} is {number(first.cases)}, de ondergrens {number(first.low)}. Ligt het eronder?", "Hoeveel rijen hebben een aantal dat kleiner is dan de ondergrens of groter dan de bovengrens?"),
        explanation=(
            f"In {label} {_told(answer)}. De grenzen komen uit de vijf jaren ervoor, en zijn verbreed met wat in die jaren in andere gemeenten gebeurde.",
            "In het hele land daalde dit cijfer. Leg een signaal daarom ook naast de mediaan van alle gemeenten voordat je er iets over zegt.",
        ),
    )


def _told(answer: tuple[str, ...]) -> str:
    return "ligt geen van deze jaren buiten de grenzen" if answer == ("geen",) else f"{'ligt' if len(answer) == 1 else 'liggen'} {listing(list(answer))} buiten de grenzen"


@functools.lru_cache(maxsize=4)
def figures(monitor: Monitor) -> dict[str, int]:
    """How many figures each municipality has."""
    return sum(monitor.table(each.code).notna().any(axis=1).astype(int) for each in monitor.catalogue).to_dict()


def many(monitor: Monitor, region: Region) -> Question:
    """A dashboard with every figure of the municipality: how many signals from chance alone?"""
    count = figures(monitor)[region.code]
    answer = SHARE * count
    return Question(
        id="dashboard",
        kind="number",
        text=f"Voor {region.label} staan {counted(count, 'cijfer', 'cijfers')} in deze masterclass. Stel dat er bij geen enkel cijfer iets verandert, en dat bij elk cijfer toeval 5 op de 100 keer buiten de grenzen valt. Hoeveel signalen verwacht je als je één keer naar alle cijfers kijkt? Rond af op één decimaal.",
        units=("signalen",),
        tolerance=0.051,
        answer=answer,
        right="Wie naar veel cijfers kijkt, ziet altijd ergens een signaal. Zeg er in je rapportage bij naar hoeveel cijfers je keek.",
        look="Hoeveel is 5 op de 100 van het aantal cijfers?",
        slips=(
            Slip("vijf", 5.0, "Vijf is het aantal op de 100 cijfers. Hoeveel cijfers zijn er hier?"),
            Slip("nul", 0.0, "Er verandert niets, maar een cijfer beweegt ook door toeval. Hoe vaak valt toeval buiten de grenzen?"),
            Slip("alle", float(count), "Dat is het aantal cijfers. Bij hoeveel daarvan valt toeval buiten de grenzen?"),
            Slip("rest", count - answer, "Dat zijn de cijfers zonder signaal. Gevraagd zijn de andere."),
            Slip("deel", count / 5, "Je deelde door vijf. Vijf op de 100 is één op de twintig."),
        ),
        hints=("Hoeveel cijfers zijn 5 op de 100 als er 100 cijfers zijn?", f"En als het er {number(count)} zijn: 0,05 keer {number(count)}?"),
        explanation=(
            f"0,05 keer {number(count)} is {number(answer, 2)}. Zo veel signalen verwacht je, terwijl er niets verandert.",
            f"Kies voor {region.label} daarom vooraf naar welke cijfers je kijkt. Wie achteraf het opvallendste cijfer kiest, kiest vaak toeval.",
        ),
    )


def often(region: Region) -> Question:
    """Nine looks at one figure: how often at least one false signal?"""
    answer = 100 * (1 - (1 - SHARE) ** LOOKS)
    return Question(
        id="vaak_kijken",
        kind="number",
        text=f"In {region.label} kijk je {number(LOOKS)} jaar lang één keer per jaar naar één cijfer. Er verandert niets. Elk jaar valt toeval 5 op de 100 keer buiten de grenzen, los van het vorige jaar. Hoe groot is de kans op minstens één vals signaal? Rond af op hele procenten.",
        units=("procent",),
        tolerance=1.01,
        answer=answer,
        right="De kans op minstens één groeit met elk jaar dat je kijkt. Spreek daarom af wat je doet bij één signaal, en wat bij twee jaren na elkaar.",
        look="Hoe groot is de kans dat het alle jaren goed gaat? De rest is de kans op minstens één.",
        slips=(
            Slip("een_jaar", 5.0, "Dat is de kans in één jaar. Je kijkt er negen."),
            Slip("opgeteld", 100 * SHARE * LOOKS, "Je telde de kansen op. Jaren met twee signalen tellen dan dubbel. Reken eerst de kans uit dat er geen enkel is."),
            Slip("geen", 100 * (1 - SHARE) ** LOOKS, "Dat is de kans dat er geen enkel vals signaal is. Gevraagd is de andere kant."),
            Slip("goed", 95.0, "Dat is de kans dat één jaar binnen de grenzen blijft. Hoe vaak lukt dat negen jaar achter elkaar?"),
        ),
        hints=("Hoe groot is de kans dat één jaar binnen de grenzen blijft?", "Wat is 0,95 negen keer met zichzelf vermenigvuldigd, en wat blijft er over tot 1?"),
        explanation=(
            f"0,95 tot de macht {number(LOOKS)} is {number((1 - SHARE) ** LOOKS, 2)}. De kans op minstens één vals signaal is dus {number(answer)} procent.",
            f"Met grenzen waar toeval 1 op de 100 keer buiten valt, is het {number(100 * (1 - 0.99**LOOKS))} procent. Dan zie je een echte verandering in {region.label} wel later.",
        ),
    )


def country(monitor: Monitor, region: Region) -> Question:
    """The figure moved, and so did the whole country: which sentence is fair?"""
    chosen = case(monitor, region, lambda each: years_of(monitor, each), f"Voor {region.label} is er geen reeks van tien jaar woninginbraken.")
    label, past = chosen.region.label, past_of(monitor, CODE)
    known, row = past.indicator, past.published[past.codes.index(chosen.region.code)]
    places = np.flatnonzero(~np.isnan(row))
    own, all_of = ([quantity(float(values[place]), known.decimals, known.unit_text) for place in (places[0], places[-1])] for values in (row, reference(past.published)))
    first, last = (past.years[place] for place in (places[0], places[-1]))
    moved = f"ging van {own[0]} in {first} naar {own[1]} in {last}"
    return Question(
        id="land",
        kind="one",
        text=f"Woninginbraken in {label}: het cijfer {moved}. De mediaan van de gemeenten met een cijfer ging in die jaren van {all_of[0]} naar {all_of[1]}. Welke zin kan in je rapportage?",
        note=chosen.note,
        options=(
            Option("aanpak", f"Dankzij onze aanpak {moved.replace('ging', 'ging het cijfer', 1)}."),
            Option("beide", f"Het cijfer {moved}. De mediaan van de gemeenten met een cijfer ging van {all_of[0]} naar {all_of[1]}. Waardoor {label} bewoog, kunnen we hiermee niet zeggen."),
            Option("niets", f"In het hele land bewoog het ook. Onze aanpak heeft in {label} dus niets gedaan."),
            Option("alleen", f"Het cijfer {moved}."),
        ),
        answer="beide",
        right="Eigen cijfer, het hele land en wat je niet weet staan bij elkaar. Zo kan de raad er zelf een oordeel over hebben.",
        look="Welke zin zegt wat er gebeurde, wat elders gebeurde, en niet meer dan je weet?",
        slips=(
            Slip("aanpak", "aanpak", "Deze zin noemt een oorzaak. Waaraan zie je dat het zonder de aanpak anders was gegaan?"),
            Slip("niets", "niets", "Ook dit is een uitspraak over de oorzaak. Misschien was het zonder aanpak anders gegaan, misschien niet. Wat weet je wel?"),
            Slip("alleen", "alleen", "Dit klopt, en er ontbreekt iets. Wat denkt de lezer als er niet bij staat wat het hele land deed?"),
        ),
        hints=("Welke twee zinnen zeggen iets over de oorzaak?", "Bij welke van de andere twee staat wat het hele land deed?"),
        explanation=(
            f"In {label} {moved.replace('ging', 'ging het cijfer', 1)}; de mediaan ging van {all_of[0]} naar {all_of[1]}. Dat zijn twee waarnemingen. Een oorzaak zit er niet in.",
            "Legt een regelkaart het cijfer naast het hele land, dan blijven er veel minder signalen over dan naast de eigen beginjaren.",
        ),
    )
