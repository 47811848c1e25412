"""Has any municipality ever moved as far as this goal asks, in as long? The past of an indicator as the yardstick."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bwlab.method.envelope import windows
from bwlab.method.pace import Pace, pace
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.policy.records.goal import Goal

LONGEST = 12  # years: no series is longer


class Reach(NamedTuple):
    """What a target asks, and how often that happened.

    Attributes
    ----------
    now, year : float, int
        The own latest figure, where the goal begins.
    wanted : float
        How much more favourable it must become, in the unit of the indicator; 0 or less is there already.
    asked, span : int
        Years until the target, and the years over which the past could be looked at: never more.
    share : float or None
        Of all changes over ``span`` years, the part that went at least this far; None cannot be said:
        no past, or a past shorter than what is asked in which nobody went this far.
    pace : Pace or None
        The counts behind it.
    """

    now: float
    year: int
    wanted: float
    asked: int
    span: int
    share: float | None
    pace: Pace | None


def reach(goal: Goal, monitor: Monitor, region: str) -> Reach | None:
    """How far and how fast a goal asks a municipality to move.

    Returns
    -------
    Reach or None
        None without an indicator with a favourable side, an own figure, a target and a later year.
    """
    if goal.indicator not in monitor.catalogue or goal.target.value is None or goal.target.year is None:
        return None
    known, found = monitor.catalogue[goal.indicator], series_of(monitor, goal.indicator)
    row = found.row(region)
    measured = np.flatnonzero(~np.isnan(row))
    if not known.direction or not measured.size:
        return None
    now, year = float(row[measured[-1]]), found.years[measured[-1]]
    asked = goal.target.year - year
    if asked < 1:
        return None
    wanted = round(known.direction * (goal.target.value - now), 9)
    span = next((years for years in range(min(asked, LONGEST), 0, -1) if len(windows(found.years, years, found.breaks))), 0)
    if not span:
        return Reach(now, year, wanted, asked, 0, None, None)
    seen = pace(found.years, found.values, span, max(wanted, 0.0), known.direction, breaks=found.breaks, top=3)
    share = seen.reached / seen.chances if seen.chances else None
    if share == 0 and span < asked:
        share = None
    return Reach(now, year, wanted, asked, span, share, seen)
