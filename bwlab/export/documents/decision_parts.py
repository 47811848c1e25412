"""What a decision note is about: each goal with its options, and with what was expected, said, weighed and decided about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from bwlab.export.documents import Desk, worded
from bwlab.export.documents.agenda import by_row
from bwlab.export.plain import short
from bwlab.policy.phases.options import NOT_DONE, begun
from bwlab.policy.records.deciding import NOTHING

NO_GOAL = "Wat bij geen doel hoort"
UNNAMED, GONE = "zonder omschrijving", "een keuze die niet meer in het dossier staat"


class Case(NamedTuple):
    """One goal to decide about; ``goal`` and ``row`` are None for what belongs to no goal.

    Attributes
    ----------
    name : str
        The goal in words.
    options : list of Option
        In their order; doing nothing always stands beside them.
    """

    name: str
    goal: Any
    row: Any
    options: list[Any]
    expected: list[Any]
    considerations: list[Any]
    heard: list[Any]
    decisions: list[Any]
    outside: list[Any]

    @property
    def bare(self) -> bool:
        """Whether there is nothing to tell of it."""
        return not any((self.options, self.expected, self.considerations, self.heard, self.decisions, self.outside))

    def called(self, option: str, names: dict[str, str]) -> str:
        """An option as it is named in a table: "Optie 2: Een fonds"."""
        if option in ("", NOTHING):
            return NOT_DONE
        place = next((at for at, each in enumerate(self.options, 1) if each.key == option), 0)
        name = names.get(option, GONE)
        return f"Optie {place}: {name}" if place else name


def cases(desk: Desk) -> list[Case]:
    """The goals about which there is something to decide, in the order of the dossier; what belongs to no goal comes last."""
    dossier, goals = desk.dossier, by_row(desk)
    keys = {goal.key for goal, _ in goals}
    options = begun(dossier.options)
    served = {each.key: each.goal for each in options}

    def at(record: Any) -> str:
        goal = served.get(getattr(record, "option", ""), "") or getattr(record, "goal", "")
        return goal if goal in keys else ""

    parts = [
        options, worded(dossier.expected, "goal", "option"), worded(dossier.considerations, "goal", "option"), worded(dossier.heard, "goal"),
        worded(dossier.decisions, "goal"), [each for each in worded(dossier.outside, "option") if each.option],
    ]  # fmt: skip
    found = [
        Case(short(row.goal or row.challenge or "Doel zonder omschrijving", 120), goal, row, *([each for each in part if at(each) == goal.key] for part in parts))
        for goal, row in goals
    ]  # fmt: skip
    found.append(Case(NO_GOAL, None, None, *([each for each in part if not at(each)] for part in parts)))
    return [each for each in found if not each.bare]


def names_of(dossier: Any) -> dict[str, str]:
    """The options by key, each short enough for the cell of a table."""
    return {each.key: short(each.text, 60) or UNNAMED for each in dossier.options}


def codes(found: Iterable[Case], dossier: Any) -> list[str]:
    """The figures a note speaks of."""
    found = list(found)
    goals = [each.goal.indicator for each in found if each.goal is not None]
    rest = [one.indicator for each in found for part in (each.expected, each.decisions) for one in part]
    return [*goals, *rest, *(each.proxy for each in worded(dossier.outside, "option"))]
