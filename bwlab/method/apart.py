"""A change taken apart: what it was everywhere, what it was more among those who are alike, and what is left.

The parts are medians of changes, not changes of medians: every municipality with a figure at both ends is its
own before and after. What is left is a remainder. It holds everything that was different here: people who came
and went, chance, a new way of writing things down, a neighbour, and whatever a municipality did.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

FEWEST = 3  # peers with both figures: the median of fewer is one of them

Floats = NDArray[np.float64]


class Parts(NamedTuple):
    """A change in three parts.

    Attributes
    ----------
    change : float
        Of the own figure; NaN where either end is blank.
    national : float
        Median change of all with both figures, the own one included.
    peers : float
        Median change of the peers, minus ``national``; NaN with fewer than ``FEWEST`` of them.
    own : float
        What is left: ``change`` is ``national + peers + own``. NaN where any of the others is.
    n_all, n_peers : int
        How many municipalities each median rests on.
    """

    change: float
    national: float
    peers: float
    own: float
    n_all: int
    n_peers: int

    @property
    def group(self) -> float:
        """Median change of the peers themselves."""
        return self.national + self.peers


def taken_apart(start: ArrayLike, end: ArrayLike, own: int, peers: Iterable[int], decimals: int | None = None) -> Parts:
    """The change from ``start`` to ``end`` of one row, in three parts that add up to it.

    Parameters
    ----------
    start, end : array, shape (regions,)
        NaN is a blank.
    own : int
        Row that is taken apart.
    peers : iterable of int
        Rows to compare with; the own one among them does not count.
    decimals : int, optional
        Of the figures as they are written. The own change is that between two written figures, and both medians are
        rounded to so many: then what is written adds up as well. The remainder takes the rounding.
    """
    rows = [each for each in dict.fromkeys(peers) if each != own]
    return _parts(np.asarray(start, float), np.asarray(end, float), own, rows, decimals)


def every_pair(years: Sequence[int], values: ArrayLike, own: int, peers: Iterable[int], *, breaks: Iterable[int] = (), decimals: int | None = None) -> list[tuple[int, int, Parts]]:
    """The same for every two years between which the own change is known and no break lies.

    Parameters
    ----------
    years : sequence of int
    values : array, shape (regions, years)
    own, peers, decimals
        As for `taken_apart`.
    breaks : iterable of int
        First years of a new series.

    Returns
    -------
    list of (int, int, Parts)
        First year, last year and the parts; first years in order.
    """
    values = np.asarray(values, float)
    rows = [each for each in dict.fromkeys(peers) if each != own]
    starts, found = tuple(breaks), []
    there = np.flatnonzero(~np.isnan(values[own]))
    for first in there:
        for last in there[there > first]:
            if any(years[first] < each <= years[last] for each in starts):
                continue
            found.append((int(years[first]), int(years[last]), _parts(values[:, first], values[:, last], own, rows, decimals)))
    return found


def _parts(start: Floats, end: Floats, own: int, peers: Sequence[int], decimals: int | None) -> Parts:
    changed = end - start
    everyone = changed[~np.isnan(changed)]
    alike = changed[list(peers)] if peers else np.array([])
    alike = alike[~np.isnan(alike)]

    def rounded(value: float) -> float:
        # Python's own rounding is that of the texts: numpy makes 7.4 of 7.45, and the text says 7,5.
        return float(value) if decimals is None else round(float(value), decimals) + 0.0

    change = rounded(rounded(end[own]) - rounded(start[own]))
    national = rounded(np.median(everyone)) if everyone.size else np.nan
    group = rounded(np.median(alike)) if alike.size >= FEWEST else np.nan
    return Parts(change, national, rounded(group - national), rounded(change - group), int(everyone.size), int(alike.size))
