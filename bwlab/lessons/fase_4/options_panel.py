"""Where somebody begins in this phase: a goal with a few options. What stood in the dossier already is shown and can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.lessons.fase_4.of_goal import OfGoal
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.policy import Goal, Option
from bwlab.policy.phases.options import begun, loose, names_of, of_goal
from bwlab.widgets.show import as_pages, refill

FEW = "Twee tot vier opties zijn genoeg om te kiezen. Niets doen hoort er altijd bij: die hoef je niet op te schrijven."


class OptionsPanel(OfGoal):
    """A form for each option of a goal.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after an option is kept.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self._changed = changed
        super().__init__(lesson)

    def take(self) -> tuple[Any, str]:
        """The dossier where it has a goal, with or without options."""
        record = self.store.read()
        return (record, "") if record.goals else super().take()

    def build(self, goal: Goal) -> list[Any]:
        """The forms, and which options there are."""
        self.said_place = VBox([])
        if not self.own or as_pages():
            return [FEW, self._listed(goal)]
        scenarios = [[each.key, short(each.name or "scenario zonder naam", 60)] for each in self.store.read().scenarios]
        fields = [
            {"key": "text", "kind": "line", "label": "Wat gebeurt er dan?"},
            {"key": "gains", "kind": "line", "label": "Wie is er beter af?", "half": True},
            {"key": "loses", "kind": "line", "label": "Wie betaalt of wacht?", "half": True},
            *([{"key": "scenario", "kind": "select", "label": "Welk scenario rekent dit door?", "options": scenarios, "half": True}] if scenarios else []),
        ]
        self.rows = RecordRows(self.lesson, "options", Option, fields, name="Optie", more="Nog een optie", begun=begun, together=(), mine=lambda each: each.goal == goal.key, fixed={"goal": goal.key}, told=self._told)
        refill(self.said_place, self._said(goal))
        return [FEW, self.rows.rows, self.said_place]

    def _told(self) -> None:
        refill(self.said_place, self._said(self.goal))
        self._changed()

    def _said(self, goal: Goal) -> list[Any]:
        return [self._listed(goal), *([loose(self.read())] if loose(self.read()) else [])]

    def _listed(self, goal: Goal) -> Any:
        options = of_goal(self.read(), goal)
        if not options:
            return "Bij dit doel staat nog geen optie."
        short_of = [] if len(options) > 1 else ["Er staat één optie. Wat zou iemand kiezen die het anders ziet dan jij?"]
        return ["Niets doen", *names_of(options), *short_of]
