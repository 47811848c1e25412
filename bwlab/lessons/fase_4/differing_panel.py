"""Who disagrees: considerations, technical and political apart, who was heard, and where they differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.lessons.fase_4.of_goal import FIRST_A_GOAL, OfGoal
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.policy import Consideration, Goal, Heard
from bwlab.policy.deciding.cells import alternatives
from bwlab.policy.deciding.differing import NO_VOTES, beside, considered, heard_table, told, were_heard
from bwlab.policy.records.deciding import KINDS
from bwlab.widgets.show import as_pages, refill

LEAD = "Een technische overweging gaat over wat kan en werkt: geld, mensen, tijd, recht. Een politieke overweging gaat over wat iemand belangrijk vindt. Dezelfde zin kan van allebei iets hebben: kies dan waar die het meest over gaat."


class DifferingPanel(OfGoal):
    """A form for each consideration and each one who was heard, and both beside the options.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after anything is kept.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self._changed = changed
        super().__init__(lesson)

    def take(self) -> tuple[Any, str]:
        """The dossier where it has a goal: without options there is something to hear too."""
        record = self.store.read()
        return (record, "") if record.goals else super().take()

    def build(self, goal: Goal) -> list[Any]:
        """The forms, and what they come to."""
        if as_pages():
            return [LEAD, *self._said(goal)]
        self.said_place = VBox([])
        refill(self.said_place, self._said(goal))
        if not self.own:
            return [LEAD, self.said_place, FIRST_A_GOAL]
        ways = [[each.key, short(f"{each.name}{f': {each.text}' if each.text else ''}", 60)] for each in alternatives(self.read(), goal)]
        reason = [
            {"key": "kind", "kind": "select", "label": "Technisch of politiek?", "options": [list(each) for each in KINDS.items()], "half": True},
            {"key": "option", "kind": "select", "label": "Over welke optie? Leeg: over alle.", "options": ways, "half": True},
            {"key": "text", "kind": "line", "label": "Wat is de overweging?"},
            {"key": "who", "kind": "line", "label": "Wie zegt dat? Een functie, een groep of een partij."},
        ]
        voice = [
            {"key": "who", "kind": "line", "label": "Wie is gehoord?", "half": True},
            {"key": "day", "kind": "date", "label": "Wanneer?", "half": True},
            {"key": "said", "kind": "line", "label": "Wat zeiden zij, in hun eigen woorden?"},
            {"key": "prefers", "kind": "select", "label": "Wat zouden zij kiezen? Leeg: niet gezegd.", "options": ways, "half": True},
            {"key": "done", "kind": "line", "label": "Wat is ermee gedaan?", "half": True},
        ]
        mine = lambda each: each.goal == goal.key  # noqa: E731
        shared = {"mine": mine, "fixed": {"goal": goal.key}, "told": self._told}
        self.reasons = RecordRows(self.lesson, "considerations", Consideration, reason, name="Overweging", more="Nog een overweging", begun=considered, together=(), **shared)
        self.voices = RecordRows(self.lesson, "heard", Heard, voice, name="Gesprek", more="Nog iemand die gehoord is", begun=were_heard, **shared)
        return [LEAD, self.reasons.rows, self.voices.rows, self.said_place]

    def _told(self) -> None:
        refill(self.said_place, self._said(self.goal))
        self._changed()

    def _said(self, goal: Goal) -> list[Any]:
        record = self.read()
        heard, found = heard_table(record, goal), told(record, goal)
        return [beside(record, goal), *([heard] if len(heard) else []), *([found] if found else []), NO_VOTES]
