"""The assignment of a coordinator, read critically: what is missing, and why that counts."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.names import key
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.records.organisation import Assignment

WEEK = 36  # hours: a full week for most who work for a municipality
WEEKS = 46  # worked weeks of a year, with leave and holidays taken off: an assumption of bwlab
DAY = 8  # hours a week: below it an assignment has less than a day
#: A result begins or ends with work rather than with something that is there afterwards.
WORK = re.compile(
    r"\b(overleg\w*|afstemm\w*|verbinden|verbinding|aanjagen|coördineren|coordineren|meedenken|verkennen|inventariseren|organiseren|stimuleren|ondersteunen|bevorderen|onderzoeken|"
    r"werken aan|bezig zijn|deelnemen|signaleren|bijeenkomst\w*|gesprekken voeren)\b",
    re.IGNORECASE,
)
#: Words that name something one can lay on a table, or point at.
THING = re.compile(
    r"\b(agenda|plan|leerplan|besluit\w*|vastgesteld\w*|rapport|begroting|paragraaf|overzicht|factsheet|dossier|foto|nulmeting|afspraken|afspraak|monitor|canvas|indicatorenplan|ligt|staat|is er|zijn er)\b",
    re.IGNORECASE,
)
#: Words of a mandate that leaves every decision to somebody else, and words that do decide.
ASKS = re.compile(r"\b(advise\w*|advies|meedenk\w*|meepraat|signale\w*|afstem\w*|inventarise\w*|vragen|vraagt|voorstel\w*|informe\w*|niets|geen|mag niet)\b", re.IGNORECASE)
DECIDES = re.compile(r"\b(beslis\w*|besluit\w*|bepaal\w*|kies\w*|kiest|stelt? vast|vaststel\w*|uitgeven|besteed\w*|bested\w*|budget|stop\w*|terugstur\w*|tegenhoud\w*|inplan\w*|vrijmaken|wijst aan|aanwijzen)\b", re.IGNORECASE)
#: Words of a result that reaches over the whole of the town hall.
LARGE = re.compile(r"\b(alle|elke|elk|ieder\w*|hele|heel|organisatiebre\w*|overal|gemeentebre\w*|volledig\w*)\b", re.IGNORECASE)


class Gap(NamedTuple):
    """What is missing in an assignment, and why that counts."""

    part: str
    what: str
    why: str

    @property
    def sentence(self) -> str:
        """Both in one line."""
        return f"{self.what} {self.why}"


#: Parts in the order in which they are said, with their words in a table.
PARTS = {
    "coordinator": "wie coördineert", "client": "opdrachtgever", "result": "resultaat", "hours": "uren per week", "mandate": "mandaat", "reports": "terugkoppeling",
    "start": "begindatum", "end": "einddatum",
}  # fmt: skip


def given(assignment: Assignment) -> bool:
    """Whether anything was filled in."""
    return any(filled_in(getattr(assignment, each)) for each in ("coordinator", "client", "result", "mandate", "reports")) or any(
        getattr(assignment, each) is not None for each in ("hours", "start", "end")
    )


def gaps(assignment: Assignment, today: date) -> list[Gap]:
    """What is missing or does not fit, the most binding first; empty when nothing is.

    Parameters
    ----------
    assignment : Assignment
    today : datetime.date
        An end before it is over.
    """
    found = [_coordinator(assignment), _client(assignment), *_result(assignment), _hours(assignment), *_mandate(assignment), _reports(assignment), *_days(assignment, today)]
    return [each for each in found if each]


def _coordinator(it: Assignment) -> Gap | None:
    if filled_in(it.coordinator):
        return None
    return Gap("coordinator", "Er is nog geen coördinator.", "Zonder functie weet niemand bij wie een vraag, een cijfer of een aanbod van een partner terechtkomt.")


def _client(it: Assignment) -> Gap | None:
    if not filled_in(it.client):
        return Gap("client", "Er is geen opdrachtgever.", "Wie geeft uren, en wie hakt een knoop door als twee afdelingen het oneens zijn? Zonder opdrachtgever is dat niemand.")
    if filled_in(it.coordinator) and key(it.client) == key(it.coordinator):
        return Gap("client", "De opdrachtgever en de coördinator zijn dezelfde.", "Wie zichzelf een opdracht geeft, kan bij niemand terecht als er tijd of steun ontbreekt.")
    return None


def _result(it: Assignment) -> list[Gap]:
    if not filled_in(it.result):
        return [Gap("result", "Er staat geen resultaat.", "Dan kan niemand zien of de opdracht klaar is, ook jij niet.")]
    if WORK.search(it.result) and not THING.search(it.result):
        return [Gap("result", "Het resultaat is een activiteit.", "Overleggen en verbinden kun je doen zonder dat er daarna iets ligt. Schrijf op wat er is als het klaar is: een vastgesteld plan, een besluit, een overzicht.")]
    return []


def _hours(it: Assignment) -> Gap | None:
    if it.hours is None:
        return Gap("hours", "Er staat niet hoeveel uur ervoor is.", "Wat geen uren heeft, schuift als eerste op als het druk wordt.")
    if it.hours == 0:
        tail = "Er wordt wel een resultaat verwacht. Dat moet dan uit iemands avonden komen, of uit ander werk." if filled_in(it.result) else "Dan is dit een titel en geen opdracht."
        return Gap("hours", "Er staat 0 uur per week.", tail)
    if it.hours > WEEK:
        return Gap("hours", f"Er staat {number(it.hours, _decimals(it.hours))} uur per week.", f"Dat is meer dan een volle werkweek van {WEEK} uur. Schrijf op wie het delen.")
    if it.hours < DAY and LARGE.search(it.result):
        return Gap("hours", f"Er staat {number(it.hours, _decimals(it.hours))} uur per week, en het resultaat gaat over alles of iedereen.", "Maak het resultaat kleiner, of de uren groter. Nu kiest de agenda van de coördinator wat er niet gebeurt.")
    return None


def _mandate(it: Assignment) -> list[Gap]:
    if not filled_in(it.mandate):
        return [Gap("mandate", "Er staat niet wat de coördinator mag beslissen.", "Dan moet elk klein besluit langs elke afdeling.")]
    if ASKS.search(it.mandate) and not DECIDES.search(it.mandate):
        return [Gap("mandate", "Dit mandaat beslist niets.", "Adviseren en afstemmen mag iedereen al. Noem één ding dat de coördinator zelf mag: een voorstel terugsturen, een dag inplannen, een klein bedrag besteden.")]
    return []


def _reports(it: Assignment) -> Gap | None:
    if filled_in(it.reports):
        return None
    return Gap("reports", "Er staat niet aan wie en hoe vaak wordt teruggekoppeld.", "Dan hoort de opdrachtgever het pas als het misgaat.")


def _days(it: Assignment, today: date) -> list[Gap]:
    found = [] if it.start else [Gap("start", "Er is geen begindatum.", "Dan begint het na alles wat er wel een heeft.")]
    if it.end is None:
        found.append(Gap("end", "Er is geen einddatum.", "Zonder einde komt er geen moment waarop iemand vraagt: gaan we door, en met wie?"))
    elif it.end < today:
        found.append(Gap("end", f"De einddatum ({date_words(it.end)}) is voorbij.", "Is het resultaat er? Kies anders een nieuwe datum, samen met de opdrachtgever."))
    return found


def first_open(assignment: Assignment, today: date) -> str:
    """What is open, as one sentence above the list."""
    if not given(assignment):
        return "Er staat nog geen opdracht. Vul hieronder in wat je weet; wat je niet weet, laat je leeg."
    found = gaps(assignment, today)
    if not found:
        return "In deze opdracht staat alles. Of ze ook lukt, hangt af van mensen."
    parts = len({each.part for each in found})
    return f"Van de {number(len(PARTS))} onderdelen {'vraagt' if parts == 1 else 'vragen'} er {number(parts)} nog iets."


def time_given(assignment: Assignment) -> str:
    """How many hours the whole assignment has, as a sentence; "" where it cannot be counted."""
    if not assignment.hours or not (assignment.start and assignment.end):
        return ""
    weeks = ((assignment.end - assignment.start).days + 1) / 7 * WEEKS / 52
    return (
        f"Van {date_words(assignment.start)} tot en met {date_words(assignment.end)} is dat samen ongeveer {number(round(assignment.hours * weeks, -1))} uur, "
        f"als er {WEEKS} weken per jaar wordt gewerkt (aanname van bwlab)."
    )


def _decimals(hours: float) -> int:
    return 0 if hours == int(hours) else 1
