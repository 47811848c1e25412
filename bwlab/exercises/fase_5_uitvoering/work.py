"""The work itself: output and outcome apart, what helped and hindered, and a year without a figure."""

from __future__ import annotations

import functools
from typing import NamedTuple

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.following.replay import GAP, GAPPED, figures, replay
from bwlab.regions import Region

OUTPUT, OUTCOME, PRACTICE = "output", "uitkomst", "praktijk"


def kinds(region: Region) -> Question:
    """Six lines of a log: output, outcome, or what helped and hindered?"""
    lines = {
        "rood": (OUTCOME, "Van de gebelde huishoudens staat een kleiner deel nog rood dan vorig jaar."),
        "gebeld": (OUTPUT, "Van de 150 huishoudens zijn er 96 gebeld."),
        "nummers": (PRACTICE, "De helft van de telefoonnummers bleek oud."),
        "bijeenkomst": (OUTPUT, "Er waren vier bijeenkomsten, met gemiddeld twintig bezoekers."),
        "wijkagent": (PRACTICE, "De wijkagent gaf namen door van mensen die niemand kende."),
        "slapen": (OUTCOME, "Meer mensen in de wijk zeggen dat ze weer goed slapen."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "bijeenkomst": "Eén zin telt wie er kwam. Is er voor die bezoekers al iets anders geworden?",
        "gebeld": "Eén zin telt wat jullie deden. Weet je daarmee al wat er bij die huishoudens veranderde?",
        "rood": "Eén zin gaat over hoe het met huishoudens gaat, niet over wat jullie deden. In welke bak hoort die?",
        "slapen": "Wat mensen zelf zeggen over hun leven, is ook te meten. Gaat die zin over werk of over hun leven?",
        "nummers": "Eén zin vertelt waarom het werk moeilijk ging. Dat is geen telling van werk, en ook geen verandering bij mensen.",
        "wijkagent": "Eén zin vertelt wat het werk makkelijker maakte. Waar in een logboek zoek je dat terug?",
    }
    return Question(
        id="soorten",
        kind="sort",
        text=f"Zes regels uit een logboek in {region.label}, allemaal verzonnen om te oefenen. Wat is output, wat is uitkomst, en wat gaat over wat hielp of in de weg zat?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(OUTPUT, "Output: wat is gedaan"), Option(OUTCOME, "Uitkomst: wat veranderde bij mensen"), Option(PRACTICE, "Wat hielp of in de weg zat")),
        answer=right,
        right="Je telt werk, je meet mensen, en je vraagt na wat hielp. Zet die drie in je logboek naast elkaar, en tel ze niet bij elkaar op.",
        look="Vraag bij elke regel: is dit wat wij deden, wat er bij mensen anders is, of waarom het werk goed of slecht ging?",
        slips=misplaced(said, right, (OUTPUT, OUTCOME)),
        hints=("Welke twee regels tellen wat het team deed?", "Welke twee regels zou alleen iemand uit de uitvoering je vertellen?"),
        explanation=(
            "96 telefoontjes en vier bijeenkomsten zijn werk. Rood staan en slapen gaan over mensen. Oude nummers en een wijkagent verklaren waarom het werk ging zoals het ging.",
            f"De bron zegt dat de grootste impact kan ontstaan als je weet wat in de praktijk helpt en wat in de weg zit. Wie weet dat in {region.label}?",
        ),
    )


class Hole(NamedTuple):
    """A year without a figure between two with one."""

    name: str
    before: int
    year: int
    value: float
    shown: str
    after: int
    later: float
    decimals: int
    unit: str


@functools.lru_cache(maxsize=512)
def hole(monitor: Monitor, region: Region) -> Hole | None:
    """The first year without a figure in a series of the municipality; None where it has no such series."""
    code = next((each for each in figures(monitor, region.code) if each in GAPPED), None)
    if code is None:
        return None
    found = replay(monitor, region, code, 99)
    every, known = [*found.base, *found.looks], found.indicator
    at = next(place for place, each in enumerate(every) if each.state == GAP)
    before, after = every[at - 1], next(each for each in every[at:] if each.value is not None)
    return Hole(known.name, before.year, every[at].year, before.value, quantity(before.value, known.decimals, known.unit_text), after.year, after.value, known.decimals, known.unit_text)


def gap(monitor: Monitor, region: Region) -> Question:
    """A report about a year in which nothing was measured: what goes in?"""
    chosen = case(monitor, region, lambda each: hole(monitor, each), f"Voor {region.label} is er geen reeks van minstens acht metingen met een jaar zonder meting ertussen.")
    found, label = chosen.found, chosen.region.label
    middle = quantity((found.value + found.later) / 2, found.decimals + 1, found.unit)
    return Question(
        id="gat",
        kind="one",
        text=f"{found.name} in {label}: {found.shown} in {found.before}. In {found.year} is niet gemeten, de volgende meting is van {found.after}. Wat schrijf je in de rapportage over {found.year}?",
        note=chosen.note,
        options=(
            Option("tussen", f"{middle}: het midden tussen {found.before} en {found.after}."),
            Option("oud", f"{found.shown} in {found.year}."),
            Option("gelijk", f"Het cijfer is in {found.year} gelijk gebleven."),
            Option("geen", f"Geen nieuwe meting. Het laatste cijfer is van {found.before}. Wel: wat er dit jaar is gedaan, en wat hielp en tegenzat."),
        ),
        answer="geen",
        right="'Geen nieuwe meting' is een eerlijk antwoord. Wat er is gedaan, kun je wel vertellen: dat wist je al.",
        look=f"Wat wist iemand in {found.year}, en wat kwam er pas later?",
        slips=(
            Slip("tussen", "tussen", f"Het midden is niet gemeten. En in {found.year} kende niemand het cijfer van {found.after}. Wat kun je dan wel zeggen?"),
            Slip("oud", "oud", f"Dit cijfer gaat over {found.before}. Met een ander jaartal erbij lijkt het nieuw. Welk jaar hoort erbij?"),
            Slip("gelijk", "gelijk", f"Gelijk gebleven is een uitspraak over {found.year}, en dat jaar is niet gemeten. Wat weet je wel?"),
        ),
        hints=(f"Is er in {found.year} iets gemeten?", "Wat heb je dat jaar wel geteld: output of uitkomst?"),
        explanation=(
            f"Tussen {found.before} en {found.after} ligt {'een jaar' if found.after - found.before == 2 else f'{number(found.after - found.before - 1)} jaren'} zonder meting. Een lijn eroverheen lijkt een gegeven, en is er geen.",
            f"Zet in het indicatorenplan voor {label} wanneer de volgende meting komt, en spreek af wat je tot die tijd vertelt.",
        ),
    )
