"""When the figure of a goal can show anything of its activities, and what can be said on the day one looks."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from bwlab.monitor import Monitor
from bwlab.policy.acting.canvas import indicator_of, items_of
from bwlab.policy.monitoring.publication import Measurement, measurements, rhythm
from bwlab.policy.records.agenda import AgendaItem
from bwlab.policy.records.goal import Goal

TERM = (date(2026, 4, 1), date(2030, 4, 1))  # about: a council begins and ends in the last days of March; see `term`
LATEST = 20  # years ahead at which measurements are still reckoned
SEEN, EARLY, NOTHING, UNKNOWN = "cijfer", "te vroeg", "niets nieuws", "onbekend"


class Sight(NamedTuple):
    """One goal: what is done for it, and when its figure appears.

    Attributes
    ----------
    goal : Goal
    name : str
        Of its indicator, or "".
    items : tuple of AgendaItem
    begin : int
        The first year in which anything is done.
    end : int or None
        The first year in which an activity is done; None while no activity has an end.
    moments : tuple of Measurement
        What appears of the years from ``begin`` on, to the first one over ``end`` or later.
    why : str
        Dutch: why it is not known when the figure appears; "" where it is.
    """

    goal: Goal
    name: str
    items: tuple[AgendaItem, ...]
    begin: int
    end: int | None
    moments: tuple[Measurement, ...]
    why: str

    @property
    def first(self) -> Measurement | None:
        """The first figure over a year in which an activity is done; None is not known."""
        return next((each for each in self.moments if self.end is not None and each.year >= self.end), None)

    def on(self, day: date) -> str:
        """What there is to see on a day: ``SEEN``, ``EARLY`` (a new figure, of before the end), ``NOTHING`` or ``UNKNOWN``."""
        if self.why:
            return UNKNOWN
        if self.first and self.first.published <= day:
            return SEEN
        return EARLY if any(each.published <= day for each in self.moments) else NOTHING


def sights(dossier: Any, monitor: Monitor, region: str, today: date, later: int = 0) -> list[Sight]:
    """Every goal of a dossier, with its activities ``later`` months later than planned."""
    return [sight(goal, [shifted(item, later, today) for item in items_of(dossier, goal)], monitor, region, today) for goal in dossier.goals]


def sight(goal: Goal, items: Iterable[AgendaItem], monitor: Monitor, region: str, today: date) -> Sight:
    """One goal and when its figure can show its activities."""
    items, known = tuple(items), indicator_of(goal, monitor)
    ends = [item.end.year for item in items if item.end]
    begins = [item.start.year for item in items if item.start]
    end = min(ends, default=None)
    begin = min([*begins, *ends], default=today.year)
    why = _why(goal, monitor, region)
    found: list[Measurement] = []
    if not why:
        for each in measurements(monitor, goal.indicator, begin, (end or begin) + LATEST):
            found.append(each)
            if end is not None and each.year >= end:
                break
    return Sight(goal, known.name if known else "", items, begin, end, tuple(found if end is not None else found[:1]), why)


def shifted(item: AgendaItem, months: int, today: date) -> AgendaItem:
    """An activity that is done so many months later; what has begun keeps its beginning, what is over is over."""
    if not months:
        return item
    start = later_by(item.start, months) if item.start and item.start > today else item.start
    end = later_by(item.end, months) if item.end and item.end >= today else item.end
    return item.model_copy(update={"start": start, "end": end})


def later_by(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, monthrange(day.year + years, month + 1)[1]))


def term(day: date) -> tuple[date, date]:
    """The council term in which a day falls: four years, counted from ``TERM``."""
    begin = TERM[0].year + (day.year - (day < date(day.year, 4, 1)) - TERM[0].year) // 4 * 4
    return date(begin, 4, 1), date(begin + 4, 4, 1)


def done(items: Iterable[AgendaItem], day: date) -> int:
    """How many activities are over on a day."""
    return sum(item.end is not None and item.end <= day for item in items)


def _why(goal: Goal, monitor: Monitor, region: str) -> str:
    known = indicator_of(goal, monitor)
    if known is None:
        return "er is geen cijfer gekozen"
    if np.isnan(monitor.table(known.code).loc[region].to_numpy()).all():
        return "van deze gemeente is dit cijfer er niet"
    if rhythm(known) is None:
        return "dit cijfer heeft geen vast ritme"
    return "" if known.lag_months is not None else "hoelang de publicatie duurt, weten we niet"
