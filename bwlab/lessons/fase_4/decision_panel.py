"""The decision: a form, what stands there now, and what it lacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.lessons.fase_4.of_goal import FIRST_A_GOAL, OfGoal
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.policy import Decision, Goal
from bwlab.policy.deciding.cells import alternatives
from bwlab.policy.deciding.decision import EMPTY, begun, lacks, stands
from bwlab.widgets.show import as_pages, refill

COMPLETE = "Er ontbreekt niets van wat we nakijken. Of het een goed besluit is, zegt dat niet."
LACKING = "Wat dit besluit nog mist:"
BODIES = ["gemeenteraad", "college van burgemeester en wethouders"]


class DecisionPanel(OfGoal):
    """The decision about a goal.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after it is kept.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self._changed = changed
        super().__init__(lesson)

    def take(self) -> tuple[Any, str]:
        """The dossier where it has a goal."""
        record = self.store.read()
        return (record, "") if record.goals else super().take()

    def build(self, goal: Goal) -> list[Any]:
        """The form, and what is said of it."""
        if as_pages():
            return self.said(goal)
        self.said_place = VBox([])
        refill(self.said_place, self.said(goal))
        if not self.own:
            return [self.said_place, FIRST_A_GOAL]
        self.rows = RecordRows(
            self.lesson, "decisions", Decision, self._fields(goal), name="Besluit", more="Nog een besluit bij dit doel", begun=begun, together=(("day",), ("evaluated",)),
            mine=lambda each: each.goal == goal.key, fixed={"goal": goal.key}, told=self._told,
        )  # fmt: skip
        return [self.rows.rows, self.said_place]

    def said(self, goal: Goal) -> list[Any]:
        """What stands there now, and what it lacks."""
        record = self.read()
        found = [each for each in begun(record.decisions) if each.goal == goal.key]
        if not found:
            return [EMPTY.replace("in je dossier", "bij dit doel")]
        said: list[Any] = []
        for each in found:
            missing = lacks(each, record, self.monitor, self.today)
            said += [stands(each, record), *([LACKING, missing] if missing else [COMPLETE])]
        return said

    def follow(self) -> None:
        """Say again what it lacks; what is being typed stays."""
        if not as_pages():
            refill(self.said_place, self.said(self.goal))

    def _told(self) -> None:
        self.follow()
        self._changed()

    def _fields(self, goal: Goal) -> list[dict[str, Any]]:
        catalogue = self.monitor.catalogue
        ways = [[each.key, short(f"{each.name}{f': {each.text}' if each.text else ''}", 60)] for each in alternatives(self.read(), goal)]
        first = [goal.indicator] if goal.indicator in catalogue else []
        codes = list(dict.fromkeys([*first, *catalogue.foto]))
        return [
            {"key": "option", "kind": "select", "label": "Wat is er gekozen?", "options": ways, "half": True},
            {"key": "body", "kind": "line", "label": "Wie besluit?", "options": BODIES, "half": True},
            {"key": "day", "kind": "date", "label": "Op welke dag?", "half": True},
            {"key": "owner", "kind": "line", "label": "Wie zorgt voor de evaluatie? Een functie.", "half": True},
            {"key": "why", "kind": "text", "label": "Waarom deze?", "rows": 2},
            {"key": "price", "kind": "line", "label": "Wat geef je ervoor op, en wie merkt dat?"},
            {"key": "minority", "kind": "text", "label": "Wat zei de minderheid, in hun eigen woorden?", "rows": 2},
            {"key": "evaluated", "kind": "date", "label": "Wanneer kijken jullie terug?", "half": True},
            {"key": "indicator", "kind": "select", "label": "Met welk cijfer?", "options": [[code, f"{catalogue[code].theme}: {catalogue[code].name}"] for code in codes], "half": True},
            {"key": "reconsider", "kind": "line", "label": "Wat zou je dan moeten zien om anders te besluiten?"},
        ]
