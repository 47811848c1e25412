"""The assignment and the training plan: what is not arranged yet, and how long learning takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from math import ceil

from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.policy import Assignment
from bwlab.policy.anchoring.learning_plan import SKILLS
from bwlab.policy.anchoring.material import materials
from bwlab.policy.anchoring.organising import PARTS, gaps
from bwlab.regions import Region

SAID = {
    "coordinator": "Bij wie coördineert, staat een functie. Daar kun je een vraag aan stellen. Is daar nog iets open?",
    "client": "De opdrachtgever is iemand anders dan wie coördineert. Wie hakt een knoop door? Dat staat er dus.",
    "result": "Afdelingen verbinden kun je het hele jaar doen zonder dat er iets ligt. Waaraan zie je op de laatste dag dat het klaar is?",
    "hours": "Nul is hier ingevuld, en toch klopt er iets niet: er wordt een resultaat gevraagd. Wie maakt dat, en wanneer?",
    "mandate": "Adviseren mag iedereen al. Welk besluit kan deze coördinator nemen zonder het eerst te vragen?",
    "reports": "Er staat aan wie en hoe vaak wordt teruggekoppeld. Is daar nog iets open?",
    "start": "De begindatum staat er. Kijk ook naar de rij eronder.",
    "end": "Er is een begin zonder einde. Wanneer vraagt iemand of jullie doorgaan?",
}
HOURS = 1  # a month


def parts(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A made-up assignment: which parts still ask something?"""
    start = dt.date(today.year + 1, 1, 1)
    it = Assignment(
        coordinator="adviseur strategie", client="gemeentesecretaris", result="afdelingen met elkaar verbinden", hours=0, mandate="adviseert het managementteam",
        reports="elk kwartaal aan de gemeentesecretaris", start=start,
    )  # fmt: skip
    found = {each.part: each for each in gaps(it, today)}
    right = tuple(part for part in PARTS if part in found)
    shown = {"hours": "0", "start": date_words(start), "end": "leeg"}
    return Question(
        id="opdracht",
        kind="several",
        text=f"Een opdracht voor een coördinator in {region.label}, verzonnen om te oefenen. Bij welke onderdelen moet er nog iets gebeuren?",
        facts=Facts("De opdracht", ("Onderdeel", "Ingevuld"), tuple((words, shown.get(part) or getattr(it, part)) for part, words in PARTS.items())),
        options=tuple(Option(part, f"{words[0].upper()}{words[1:]}") for part, words in PARTS.items()),
        answer=right,
        right="Ingevuld is niet hetzelfde als geregeld. Vraag bij elk onderdeel: wat kan de coördinator hier morgen mee?",
        look="Vraag bij elke rij: kan de coördinator hier morgen iets mee, of staat er alleen een woord?",
        slips=tuple(Slip(part, _flip(right, part), SAID[part], _off(part, right)) for part in ("mandate", "result", "hours", "end", "coordinator", "client", "reports", "start")),
        hints=("Welk onderdeel is leeg?", "Bij welke drie onderdelen staat iets, maar kun je er niets mee beslissen, aanwijzen of maken?"),
        explanation=(
            *(f"{PARTS[part][0].upper()}{PARTS[part][1:]}: {each.sentence}" for part, each in found.items()),
            f"Leg de opdracht in {region.label} er zo naast. Is er nog geen opdracht, begin dan met het resultaat.",
        ),
    )


def months(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Two things to learn with an hour a month, from the minutes of the notebooks."""
    skills = (SKILLS["leeg"], SKILLS["doel"])
    known = [materials()[each.notebook] for each in skills]
    minutes = [each.both for each in known]
    total = sum(minutes)
    right = ceil(total / (60 * HOURS))
    return Question(
        id="leren",
        kind="number",
        text=(
            f"De controllers in {region.label} leren twee dingen, het een na het ander: {listing([each.name for each in skills])}. Ze hebben daar {number(HOURS)} uur per maand voor "
            "(verzonnen). Na hoeveel maanden kunnen ze met beide klaar zijn? Rond af naar boven: een halve maand telt als een hele."
        ),
        facts=Facts("De minuten, uit de notebooks zelf", ("Notebook", "Notebook", "Oefening"), tuple((each.title, f"{number(each.minutes)} minuten", f"{number(each.exercise)} minuten") for each in known)),
        answer=right,
        units=("maanden",),
        right=f"Samen is het {number(total)} minuten, en een uur is 60 minuten. Zet in een leerplan altijd de uren naast de datum.",
        look="Tel eerst alle minuten op, ook die van de oefeningen. Hoe vaak past 60 daarin?",
        slips=(
            Slip("zonder", ceil(sum(each.minutes for each in known) / 60), "Je telde de notebooks zonder de oefeningen. Wie niet oefent, heeft het gelezen. Hoeveel minuten komen erbij?"),
            Slip("naast", ceil(max(minutes) / 60), "Zo leren ze beide tegelijk. Dezelfde mensen hebben hun uur maar één keer. Tel de minuten op."),
            Slip("eerste", ceil(minutes[0] / 60), "Dan is alleen het eerste klaar. Wat komt er daarna nog?"),
            Slip("omlaag", total // 60, f"In {number(total // 60)} maanden past het net niet: er blijven minuten over. Wat doet afronden naar boven?"),
            Slip("los", sum(ceil(each / 60) for each in minutes), "Je rondde twee keer af. De minuten die in een maand over zijn, gaan naar het volgende. Tel eerst op."),
            Slip("minuten", total, "Dit is het aantal minuten. Hoeveel maanden van 60 minuten zijn dat?"),
        ),
        hints=("Hoeveel minuten zijn het samen, met de oefeningen?", "Hoe vaak past 60 minuten daarin, en blijft er iets over?"),
        explanation=(
            f"{listing([f'{each.title}: {number(each.minutes)} plus {number(each.exercise)} minuten' for each in known])}. Samen {number(total)} minuten.",
            f"{number(total)} gedeeld door 60 is {number(total / 60, 1)}; naar boven afgerond {number(right)} maanden. Daarmee hebben ze het gelezen en geoefend. Of ze er in {region.label} ook mee werken, zegt dat niet.",
        ),
    )


def _flip(right: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(part for part in PARTS if (part in right) != (part == key))


def _off(key: str, right: tuple[str, ...]) -> Callable[[tuple[str, ...]], bool]:
    return lambda answer: (key in answer) != (key in right)
