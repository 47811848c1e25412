"""After the decision: who of policy stays on, and who is there when something can be seen."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.formats import listing
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.policy import Staying
from bwlab.policy.phases.staying import MOST, begun, judged, moments
from bwlab.widgets.show import as_pages, refill

FIELDS = [
    {"key": "who", "kind": "line", "label": "Wie van beleid blijft erbij? Een functie, geen naam.", "half": True},
    {"key": "until", "kind": "date", "label": "Tot wanneer?", "half": True},
    {"key": "does", "kind": "line", "label": "Wat doet die dan?", "half": True},
    {"key": "hours", "kind": "number", "label": "Hoeveel uur per week?", "unit": "uur per week", "half": True},
]
NOBODY = "niemand"


def pieces(lesson: Any) -> list[Any]:
    """What follows from who stays on, what is still to come, and a form for each who stays.

    Parameters
    ----------
    lesson : Lesson
    """
    return StayingPanel(lesson).pieces


class StayingPanel:
    """The rows and what follows from them.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.store, self.monitor, self.today = lesson.store, lesson.monitor, lesson.today
        self.said_place = VBox([])
        self.people = RecordRows(lesson, "staying", Staying, FIELDS, name="Functie", more="Nog een functie", begun=begun, together=(("hours",), ("until",)), told=self._told)
        if as_pages():
            self.pieces: list[Any] = [*self._said(), self.people.rows]
            return
        self._told()
        self.pieces = [self.said_place, self.people.rows]

    def _told(self) -> None:
        refill(self.said_place, self._said())

    def _said(self) -> list[Any]:
        record = self.store.read()
        found = moments(record, self.monitor, self.today)
        table = pd.DataFrame([(each.when, each.what, _there(each)) for each in found[:MOST]], columns=["Wanneer", "Wat er dan is", "Wie van beleid er dan is"])
        return [judged(record, self.monitor, self.today), *([table] if found else [])]


def _there(moment: Any) -> str:
    """Who is there on that day, and of whom nobody knows."""
    unsure = f"onbekend: {listing(list(moment.unsure[:3]))}" if moment.unsure else ""
    return "; ".join(each for each in (listing(list(moment.there[:3])), unsure) if each) or NOBODY
