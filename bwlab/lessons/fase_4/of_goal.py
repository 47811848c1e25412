"""What every panel of this notebook shares: a choice of goals, and what is shown of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import VBox

from bwlab.lessons.fase_4.example import or_example
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.policy import Goal
from bwlab.policy.acting.canvas import challenge_of
from bwlab.policy.phases.options import of_goal
from bwlab.widgets import Choice
from bwlab.widgets.show import as_pages, refill

FIRST_A_GOAL = "Hier vul je in zodra er bovenaan een doel staat, met een optie."
PAGES = 3  # goals on a page that follows nobody


class OfGoal:
    """A choice of goals, those with options first; what is shown of one is made by ``build``.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.monitor, self.region, self.today = lesson, lesson.store, lesson.monitor, lesson.region, lesson.today
        record, self.note = self.take()
        note = self.note
        self.own = not note
        self.record = record
        self.goals = {goal.key: goal for goal in sorted(self.chosen(record), key=lambda goal: not of_goal(record, goal))}
        lead = [note] if note else []
        if as_pages():
            several = len(self.goals) > 1
            self.pieces: list[Any] = [*lead, *(piece for goal in list(self.goals.values())[:PAGES] for piece in ([f"Bij het doel: {self.title(goal)}"] if several else []) + list(self.build(goal)))]
            return
        self.pick = Choice("Bij welk doel?", [(key, self.title(goal)) for key, goal in self.goals.items()], next(iter(self.goals)))
        self.place = VBox([])
        self.pick.on_value(lambda _: self.show())
        self.show()
        self.pieces = [*lead, *([self.pick] if len(self.goals) > 1 else []), self.place]

    def take(self) -> tuple[Any, str]:
        """The dossier, or an example with the sentence that says so."""
        return or_example(self.lesson)

    def chosen(self, record: Any) -> list[Goal]:
        """The goals to choose from; at least one."""
        return list(record.goals)

    def build(self, goal: Goal) -> Sequence[Any]:
        """What is shown of one goal."""
        raise NotImplementedError

    @property
    def goal(self) -> Goal:
        """The goal that is chosen, as it now stands in the dossier."""
        return next((goal for goal in self.read().goals if goal.key == self.pick.value), self.goals[self.pick.value])

    def read(self) -> Any:
        """The dossier as it now stands, or the example."""
        return self.store.read() if self.own else self.record

    def show(self) -> None:
        """Show the chosen goal."""
        refill(self.place, self.build(self.goal))

    def title(self, goal: Goal) -> str:
        """A goal on one line."""
        return short(goal.text or challenge_of(self.record, goal, self.monitor) or "doel zonder zin")
