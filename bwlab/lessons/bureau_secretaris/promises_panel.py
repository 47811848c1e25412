"""Promises: a form for each, what they lack, and all of them in one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.names import quoted
from bwlab.policy import Promise
from bwlab.policy.desks.promises import begun, judged, table
from bwlab.widgets.show import as_pages, refill

LEAD = "Een toezegging is iets wat iemand namens de gemeente heeft beloofd: in de raad, in een brief, aan een wijk. Schrijf een functie op, geen naam."


class PromisesPanel:
    """The rows and what follows from them.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after a promise is kept in the dossier.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self.store, self.today, self._changed = lesson.store, lesson.today, changed
        self.said_place = VBox([])
        self.rows = RecordRows(lesson, "promises", Promise, fields(self.store.read()), name="Toezegging", more="Nog een toezegging", begun=begun, together=(("due",), ("kept",)), told=self._told)
        if as_pages():
            self.pieces: list[Any] = [LEAD, self.rows.rows, *self._said()]
            return
        refill(self.said_place, self._said())
        self.pieces = [LEAD, self.rows.rows, self.said_place]

    def _told(self) -> None:
        refill(self.said_place, self._said())
        self._changed()

    def _said(self) -> list[Any]:
        record = self.store.read()
        rows = table(record.promises, self.today)
        return [judged(record, self.today), *([rows] if len(rows) else [])]


def fields(record: Any) -> list[dict[str, Any]]:
    """The form of one promise; a goal that is gone can still be seen."""
    goals = {goal.key: quoted(goal.text or "doel zonder zin") for goal in record.goals}
    goals |= {each.goal: "een doel dat er niet meer is" for each in record.promises if each.goal and each.goal not in goals}
    return [
        {"key": "text", "kind": "line", "label": "Wat is er toegezegd?"},
        {"key": "to", "kind": "line", "label": "Aan wie?", "help": "De raad, een groep, een partner.", "half": True},
        {"key": "by", "kind": "line", "label": "Wie houdt de toezegging?", "help": "Een functie of een team.", "half": True},
        {"key": "due", "kind": "date", "label": "Voor welke dag?", "half": True},
        *([{"key": "goal", "kind": "select", "label": "Bij welk doel hoort het?", "options": [list(each) for each in goals.items()], "half": True}] if goals else []),
        {"key": "kept", "kind": "date", "label": "Gehouden op? Leeg: nog open.", "half": True},
        {"key": "how", "kind": "line", "label": "Hoe is ze gehouden, of waarom niet?", "half": True},
    ]
