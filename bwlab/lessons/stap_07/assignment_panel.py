"""The assignment of the coordinator: what is open first, then a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.lessons.parts.changing import changed, filled
from bwlab.policy.anchoring.organising import PARTS, first_open, gaps, given, time_given
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages, as_widget, close

FIELDS = [
    {"key": "coordinator", "kind": "line", "label": "Wie coördineert? Een functie, geen naam.", "half": True},
    {"key": "client", "kind": "line", "label": "Wie geeft de opdracht? Een functie, geen naam.", "half": True},
    {"key": "result", "kind": "text", "label": "Wat is er als het klaar is?", "help": "Iets dat je op tafel kunt leggen of kunt aanwijzen. Wat je ervoor doet, hoort hier niet."},
    {"key": "mandate", "kind": "text", "label": "Wat mag de coördinator zelf beslissen?"},
    {"key": "hours", "kind": "number", "label": "Hoeveel uur per week is ervoor?", "unit": "uur per week", "half": True},
    {"key": "reports", "kind": "line", "label": "Aan wie wordt teruggekoppeld, en hoe vaak?", "half": True},
    {"key": "start", "kind": "date", "label": "Begin", "half": True},
    {"key": "end", "kind": "date", "label": "Einde", "half": True},
]  # fmt: skip
TOGETHER = (("hours",), ("start", "end"))


class AssignmentPanel:
    """The form of the one assignment of a dossier, and what is missing in it.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after the assignment is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self.today = lesson, lesson.store, lesson.today
        self._changed = changed or (lambda: None)
        self.open_place = VBox([])
        it = self.store.read().assignment
        self.shown = {spec["key"]: getattr(it, spec["key"]) for spec in FIELDS}
        self.form = Form("", FIELDS, self.shown)
        self.form.on_values(self._keep)
        if as_pages():
            self.pieces: list[Any] = [*said(it, self.today), self.form]
            return
        self._tell()
        self.pieces = [self.open_place, self.form]

    def _keep(self, values: dict[str, Any]) -> None:
        typed = changed(values, self.shown)
        outcome: list[Any] = []

        def change(record: Any) -> None:  # what a second tab filled in meanwhile stays
            made, trouble = filled(record.assignment, typed, TOGETHER)
            record.assignment = made
            outcome[:] = [made, trouble]

        self.lesson.keep(self.store, change)
        made, trouble = outcome
        # What was refused is not shown as kept: it is asked again with the next change.
        self.shown |= {key: getattr(made, key) for key in typed}
        self._tell()
        self._changed()
        if trouble:
            raise trouble

    def _tell(self) -> None:
        former, self.open_place.children = self.open_place.children, tuple(as_widget(piece) for piece in said(self.store.read().assignment, self.today))
        for each in former:
            close(each)


def said(assignment: Any, today: Any) -> list[Any]:
    """What is open, and why it counts, above the form."""
    found = gaps(assignment, today) if given(assignment) else []
    rows = pd.DataFrame({"Onderdeel": [PARTS[each.part] for each in found], "Wat er nog is": [each.what for each in found], "Waarom dat telt": [each.why for each in found]})
    counted = time_given(assignment)
    return [first_open(assignment, today), *([rows] if found else []), *([counted] if counted else [])]
