"""How far burglary ever fell within so many years, as a share of where it began: what a promise to halve it asks."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from bwlab.monitor import Monitor
from bwlab.policy.case.story import BURGLARY, KNOWN, SPAN, table_of

HALF = 50.0  # percent
SLACK = 1e-9  # a fall from 4 to 2 is a halving, whatever the binary tail says


class Falls(NamedTuple):
    """The furthest fall of each municipality.

    Attributes
    ----------
    span, first, last : int
        Years between two ends, and the years in which those may lie.
    best : dict of str to float
        Municipality to its furthest fall in percent of where it began; negative where it only rose.
    """

    span: int
    first: int
    last: int
    best: dict[str, float]

    def reached(self, wanted: float) -> int:
        """How many municipalities ever fell so many percent."""
        return sum(fall >= wanted - SLACK for fall in self.best.values())


@functools.lru_cache(maxsize=32)
def falls(monitor: Monitor, last: int = KNOWN, first: int = 0, span: int = SPAN) -> Falls:
    """The furthest fall of every municipality over ``span`` years, with both ends in ``first`` to ``last``.

    Who had no burglary at the beginning of a period cannot fall in it: that period does not count.
    """
    table = table_of(monitor, BURGLARY)
    years = [int(year) for year in table.columns if first <= year <= last]
    found = [100 * (1 - table[year + span] / table[year].where(table[year] > 0)) for year in years if year + span in years]
    if not found:
        return Falls(span, first, last, {})
    best = np.fmax.reduce([each.to_numpy(float) for each in found])
    used = [year for year in years if year + span in years]
    return Falls(span, used[0], used[-1] + span, {code: float(fall) for code, fall in zip(table.index, best, strict=True) if not np.isnan(fall)})


@functools.lru_cache(maxsize=32)
def between(monitor: Monitor, start: int, end: int) -> dict[str, float]:
    """The fall of every municipality from one year to another, in percent; negative is a rise."""
    table = table_of(monitor, BURGLARY)
    moved = 100 * (1 - table[end] / table[start].where(table[start] > 0))
    return {code: float(fall) for code, fall in moved.dropna().items()}
