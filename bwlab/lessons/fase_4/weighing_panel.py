"""The options two by two: what one is better in, and what cannot be told. No total."""

from __future__ import annotations

from typing import Any

from bwlab.lessons.fase_4.example import or_example
from bwlab.lessons.fase_4.of_goal import OfGoal
from bwlab.policy import Goal
from bwlab.policy.deciding.cells import Alternative, grid
from bwlab.policy.deciding.weighing import NO_TOTAL, Pair, everywhere, pairs, weighing
from bwlab.policy.phases.options import of_goal


class WeighingPanel(OfGoal):
    """A sentence or two about every two options."""

    def build(self, goal: Goal) -> list[Any]:
        """What can be told of each two, and why nothing is added up."""
        return [weighing(self.read(), goal, self.monitor), NO_TOTAL]


def answer(lesson: Any) -> str:
    """Whether one option is at least as good everywhere, for the first goal with options: in one sentence."""
    record, note = or_example(lesson)
    goal = next(goal for goal in record.goals if of_goal(record, goal))
    return ("In het voorbeeld hieronder: " if note else "Zoals je het nu invulde: ") + _summary(pairs(grid(record, goal, lesson.monitor), lesson.monitor))


def _summary(found: list[Pair]) -> str:
    first = everywhere(found)
    if not found:
        return "er is nog geen optie om mee te vergelijken, naast niets doen."
    if isinstance(first, Alternative):
        return f"ja, {first.name.lower()} is in de vakken die je invulde nergens minder dan de andere. Wat nergens is ingevuld, telt daarin niet mee."
    if first is None:
        return "dat is niet te zeggen. Er zijn vakken leeg, of we weten het niet. Leeg telt nooit als gelijk."
    swapped = next((each for each in found if each.better and each.worse), None)
    why = f" {swapped.first.name} en {swapped.second.name.lower()} zijn allebei ergens beter." if swapped else ""
    return f"nee.{why} Wie kiest, ruilt iets in."
