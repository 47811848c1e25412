"""One slider: the day on which others take over, and what is then promised, still to be seen, and by whom known."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bwlab.charts import Chart, GuardLane, guard
from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.lessons.stap_04.example import example
from bwlab.policy import Handover, Promise, Staying
from bwlab.policy.desks.handover_file import Guard, guard_words
from bwlab.policy.desks.handover_file import guard as guard_of
from bwlab.policy.desks.promises import begun
from bwlab.policy.monitoring.sight import later_by, term
from bwlab.policy.phases import handover, staying
from bwlab.widgets import ASSUMPTION, Slider, scenario

PEOPLE = 4  # of policy, on one picture
EVERY = 3  # months between two positions of the slider
BEYOND = 6  # months after the elections
LEAD = "In je dossier staat nog geen toezegging, niemand die erbij blijft en niets om over te dragen. Dit is een voorbeeld dat wij hebben verzonnen."


class GuardPanel:
    """The slider and the picture.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.monitor, self.today = lesson, lesson.monitor, lesson.today
        self.record, self.lead = whose(lesson)
        self.days = days(self.today)
        values = [float(place) for place in range(len(self.days))]
        texts = ["vandaag: er wisselt nog niemand", *(self._text(day) for day in self.days[1:])]
        self.day = Slider("Wanneer neemt iemand anders het over?", values, 0.0, note=ASSUMPTION, texts=texts)
        whole = guard_of(self.record, self.monitor, self.today, self.today)
        every = [each.due for each in whole.open if each.due] + [each.day for each in whole.coming] + [day for _, day in (*whole.people, *whole.handed) if day] + self.days
        self.last = min(max(day.year for day in every), self.today.year + 8)
        self.scenario = scenario(lambda value: guard_of(self.record, self.monitor, self.today, self.days[int(value)]), {"value": self.day}, self._draw)
        self.pieces: list[Any] = [*([self.lead] if self.lead else []), self.scenario]

    def _text(self, day: dt.date) -> str:
        end = term(self.today)[1]
        return f"{date_words(day)} (net na de raadsverkiezingen)" if day == end else date_words(day)

    def _draw(self, found: Guard) -> Chart:
        title = self.title(found)
        lanes = [
            GuardLane("Toezeggingen", promised(found), [(each.due, each.text.strip() or "zonder tekst") for each in found.open if each.due]),
            GuardLane("Zien en terugkijken", f"{number(len(found.after)) if found.after else 'niets'} na die dag", [(each.day, each.what) for each in found.coming]),
            GuardLane("Overdracht", handed(found), [(day, what) for what, day in found.handed if day]),
            *(GuardLane(who, "geen einddatum" if until is None else "nog bij" if until >= found.day else "niet meer bij", until=until, bar=True) for who, until in found.people[:PEOPLE]),
        ]
        return guard(lanes, title=title, label=self.lesson.region.label, today=self.today, day=found.day, term=term(self.today), last=self.last, lead="Voorbeeld. " if self.lead else "").saying(guard_words(found, self.today))

    def title(self, found: Guard) -> str:
        """The finding on the day."""
        left = len(found.later) + len(found.undated)
        when = "Vandaag" if found.day <= self.today else f"Op {date_words(found.day)}"
        return f"{when} {'staat' if left == 1 else 'staan'} er {number(left) if left else 'geen'} {'toezegging' if left == 1 else 'toezeggingen'} open{self._known(found)}"

    @staticmethod
    def _known(found: Guard) -> str:
        if not found.people:
            return ", en er staat niemand van beleid bij die dan blijft"
        there, every = len(found.there), len(found.people)
        if every == 1:
            return f", en de ene persoon van beleid is er {'nog' if there else 'misschien nog' if found.unsure else 'niet meer'} bij"
        return f", en van de {number(every)} mensen van beleid {'blijft er niemand zeker' if not there else 'blijft er zeker 1' if there == 1 else f'blijven er zeker {number(there)}'}"


def promised(found: Guard) -> str:
    """What is open on the day, in a few words."""
    return f"{number(len(found.later))} na die dag, {number(len(found.undated))} zonder dag" if found.open else "geen open"


def handed(found: Guard) -> str:
    """How much is handed over on the day, in a few words."""
    return f"{number(len(found.done))} van {number(len(found.handed))} gedaan" if found.handed else "niets afgesproken"


def days(today: dt.date) -> list[dt.date]:
    """Today, and the first of every third month until half a year after the elections."""
    end = later_by(term(today)[1], BEYOND)
    first = dt.date(today.year, 1, 1)
    found = [later_by(first, EVERY * step) for step in range(1, 4 * (end.year - today.year + 1))]
    return [today, *(day for day in found if today < day <= end)]


def whose(lesson: Any) -> tuple[Any, str]:
    """The own dossier, or an invented one with the sentence that says so; never kept."""
    record = lesson.store.read()
    if begun(record.promises) or staying.begun(record.staying) or handover.begun(record.handovers):
        return record, ""
    today, made = lesson.today, example(lesson.monitor, lesson.region, lesson.today)
    made.promises = [
        Promise(text="Elk half jaar een brief aan de raad (voorbeeld)", to="gemeenteraad", by="projectleider (voorbeeld)", due=dt.date(today.year + 1, 7, 1)),
        Promise(text="Laten zien wat de proef opleverde (voorbeeld)", to="gemeenteraad", due=term(today)[1] + dt.timedelta(days=90)),
        Promise(text="Met de wijk teruggaan langs de plannen (voorbeeld)", to="wijkraad (voorbeeld)", by="projectleider (voorbeeld)"),
    ]
    made.staying = [Staying(who="adviseur (voorbeeld)", does="denkt mee", hours=2, until=dt.date(today.year + 2, 6, 30))]
    made.handovers = [Handover(role="griffier", keeps="de vragen van de raad (voorbeeld)", day=dt.date(today.year + 1, 3, 1))]
    return made, LEAD
