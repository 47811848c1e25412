"""Where one value stands among others: rank, place, quartile. Blanks are never ranked.

Our own rules, said in words so that they can be questioned:

* equal values share the best of their ranks (competition rank: 1, 2, 2, 4);
* ``place`` runs from 0 (least favourable) to 1 (most), equal values at the mean of their places;
* a quarter is the first (or last) quarter of the n ranks; equal values go together to where the middle
  of their ranks lies. With many ties a quarter holds more or fewer than a quarter of the values, and most
  municipalities together can never be "the lowest quarter".
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

MINIMUM = 4  # with fewer values a quarter holds nobody


class Standing(NamedTuple):
    """One value among the values of a group.

    Attributes
    ----------
    rank : int
        1 = most favourable (for direction 0: 1 = highest); 0 where the value itself is blank.
    tied : bool
        Another has exactly this value.
    n : int
        Values in the group, the own one included; blanks are not counted.
    quartile : int
        1 (most favourable) to 4; 0 where it is not defined: neutral direction, n below `MINIMUM`, or blank.
    place : float
        0 to 1; NaN with n < 2 or a blank.
    median : float
        Of the group, in its unit; NaN for a group without values.
    """

    rank: int
    tied: bool
    n: int
    quartile: int
    place: float
    median: float


def standing(values: ArrayLike, own: float, direction: int) -> Standing:
    """Where ``own`` stands among ``values``.

    Parameters
    ----------
    values : array of float, shape (size,)
        The group, with the own value in it; NaN is a blank.
    own : float
        The own value, or NaN.
    direction : {1, -1, 0}
        1: more is more favourable; -1: less is; 0: neither, ranked from high to low.
    """
    known = _known(values)
    n = known.size
    median = _median(known)
    if np.isnan(own):
        return Standing(0, False, n, 0, np.nan, median)
    below, equal = int((known < own).sum()), int((known == own).sum())
    better = below if direction < 0 else n - below - equal
    middle = better + (equal + 1) / 2
    # More than a quarter on one value: then no quarter can be pointed at.
    quartile = 0 if direction == 0 or n < MINIMUM or equal > n / 4 else _quartile(middle, n)
    place = (n - middle) / (n - 1) if n > 1 else np.nan
    return Standing(better + 1, equal > 1, n, quartile, place, median)


def ranks(values: ArrayLike, direction: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Competition ranks of all values, and which are tied.

    Returns
    -------
    rank : array of float, shape (size,)
        1 = most favourable; NaN for blanks.
    tied : array of bool, shape (size,)
    """
    rank, middle, _ = middle_ranks(values, direction)
    equal = 2 * (middle - rank) + 1
    return rank, equal > 1


def places(values: ArrayLike, direction: int) -> NDArray[np.float64]:
    """Places from 0 (least favourable) to 1 (most), ties at the mean; NaN for blanks and with n < 2."""
    _, middle, n = middle_ranks(values, direction)
    return (n - middle) / (n - 1) if n > 1 else np.full(middle.shape, np.nan)


def quartiles(values: ArrayLike, direction: int) -> NDArray[np.float64]:
    """Quarters of the ranking, 1 (most favourable) to 4; NaN for blanks, direction 0, n below `MINIMUM`, ties of over a quarter."""
    rank, middle, n = middle_ranks(values, direction)
    if direction == 0 or n < MINIMUM:
        return np.full(middle.shape, np.nan)
    equal = 2 * (middle - rank) + 1
    return np.array([_quartile(each, n) if many <= n / 4 else np.nan for each, many in zip(middle, equal, strict=True)])


def percentiles(values: ArrayLike, direction: int) -> NDArray[np.float64]:
    """The share of the values, in percent, that is less favourable; equal values, the own one too, count half.

    The best of n unlike values has 100 (n - 0.5) / n, the worst 50 / n. As `scipy.stats.percentileofscore`
    with ``kind="mean"``. NaN for blanks.
    """
    _, middle, n = middle_ranks(values, direction)
    return 100 * (n - middle + 0.5) / n if n else middle


def middle_ranks(values: ArrayLike, direction: int) -> tuple[NDArray[np.float64], NDArray[np.float64], int]:
    """Competition ranks, mean ranks (NaN for blanks) and the number of values."""
    values = np.asarray(values, dtype=float)
    rank, middle = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    known = ~np.isnan(values)
    keyed = values[known] * (1 if direction < 0 else -1)  # most favourable is lowest
    ordered = np.sort(keyed)
    first = np.searchsorted(ordered, keyed, side="left")
    last = np.searchsorted(ordered, keyed, side="right")
    rank[known] = first + 1
    middle[known] = (first + 1 + last) / 2
    return rank, middle, int(known.sum())


def _quartile(middle: float, n: int) -> int:
    if middle <= n / 4:
        return 1
    if n + 1 - middle <= n / 4:
        return 4
    return 2 if middle <= (n + 1) / 2 else 3  # exactly in the middle counts as 2


def _known(values: ArrayLike) -> NDArray[np.float64]:
    values = np.asarray(values, dtype=float)
    return values[~np.isnan(values)]


def _median(known: NDArray[np.float64]) -> float:
    # np.median costs ten times a sort of a few hundred numbers, and a foto asks for thirty-five.
    if not known.size:
        return np.nan
    ordered = np.sort(known)
    return float((ordered[(known.size - 1) // 2] + ordered[known.size // 2]) / 2)
