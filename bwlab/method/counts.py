"""Small counts: what chance alone does to them, exactly.

A count of events that come apart from each other in a year follows a Poisson distribution around what
would be usual. Its interval is that of F. Garwood (1936), Biometrika 28, 437-442. Two counts are compared
given their sum (J. Przyborowski and H. Wilenski, 1940, Biometrika 31, 313-323): if nothing differs, each
case falls in the one or the other in proportion to their exposure, a binomial test.

What these assume: one case does not bring another. Where they do (one burglar, one night, five houses)
the real interval is wider. Everything takes numbers or arrays that broadcast; a blank (NaN) gives a blank.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import bdtr, bdtrc, gammaincinv

LEVEL = 0.95
SMALL = 20  # below this a count is shown as a count, with its own interval
PER = 1000.0
_FURTHEST = 10_000  # how far up a visible difference is looked for, in cases

Floats = NDArray[np.float64]


def poisson_interval(count: ArrayLike, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Garwood's exact interval of a count.

    Parameters
    ----------
    count : array of float
        Whole numbers, 0 or more.
    level : float
        Between 0 and 1.

    Returns
    -------
    low, high : array of float
        In cases; the lower bound of 0 is 0.

    Raises
    ------
    ValueError
        A count below 0 or not whole, or a level that cannot be.
    """
    count, tail = _counts(count), (1 - _level(level)) / 2
    with np.errstate(invalid="ignore"):
        low = np.where(count > 0, gammaincinv(np.maximum(count, 1), tail), 0.0)
        high = gammaincinv(count + 1, 1 - tail)
    return np.where(np.isnan(count), np.nan, low)[()], np.where(np.isnan(count), np.nan, high)[()]


def rate_interval(
    count: ArrayLike, population: ArrayLike, per: float = PER, level: float = LEVEL
) -> tuple[Floats, Floats, Floats]:
    """A rate with the exact interval of its count.

    Parameters
    ----------
    count : array of float
    population : array of float
        Above 0, without a margin of its own.
    per : float
        The rate is for so many inhabitants.

    Returns
    -------
    rate, low, high : array of float
        Cases for each ``per`` inhabitants.

    Raises
    ------
    ValueError
        As ``poisson_interval``; also a population of 0 or less.
    """
    population = _exposure(population)
    low, high = poisson_interval(count, level)
    scale = per / population
    return np.asarray(count, float) * scale, low * scale, high * scale


def chance_of_difference(
    first: ArrayLike, second: ArrayLike, exposure_first: ArrayLike = 1.0, exposure_second: ArrayLike = 1.0
) -> Floats:
    """How often chance alone sets two counts at least this far apart: exact, given their sum.

    Parameters
    ----------
    first, second : array of float
        Whole numbers, 0 or more.
    exposure_first, exposure_second : array of float
        What each was counted over: inhabitants, years. Above 0.

    Returns
    -------
    array of float
        From 0 to 1: twice the smaller tail, at most 1. Below 0.05 the counts differ by more than chance
        at 95 %. 1 where both are 0.

    Raises
    ------
    ValueError
        A count below 0 or not whole, or an exposure of 0 or less.
    """
    first, second = np.broadcast_arrays(_counts(first), _counts(second))
    one, other = _exposure(exposure_first), _exposure(exposure_second)
    share, total = one / (one + other), first + second
    blank = np.isnan(total + share)
    k, n, p = np.broadcast_arrays(*(np.where(blank, 0.0, each) for each in (first, total, share)))
    below = bdtr(k, n.astype(int), p)
    above = np.where(k > 0, bdtrc(np.maximum(k - 1, 0), n.astype(int), p), 1.0)
    return np.where(blank, np.nan, np.minimum(1.0, 2 * np.minimum(below, above)))[()]


def smallest_different(count: int, level: float = LEVEL, direction: int = 1) -> int | None:
    """The nearest count, among as many inhabitants, that differs from this one by more than chance.

    Parameters
    ----------
    count : int
    level : float
    direction : {1, -1}
        Up or down.

    Returns
    -------
    int or None
        None where even 0 is not far enough down.
    """
    if direction not in (1, -1):
        raise ValueError("direction must be 1 or -1")
    _counts(count)
    alpha = 1 - _level(level)
    reach = np.arange(count - 1, -1, -1) if direction == -1 else np.arange(count + 1, count + _FURTHEST)
    if not reach.size:
        return None
    seen = chance_of_difference(count, reach) < alpha
    return int(reach[seen.argmax()]) if seen.any() else None


def _counts(count: ArrayLike) -> Floats:
    count = np.asarray(count, float)
    known = count[~np.isnan(count)]
    if np.any(known < 0) or np.any(known != np.round(known)) or not np.all(np.isfinite(known)):
        raise ValueError("a count must be whole and 0 or more")
    return count


def _exposure(exposure: ArrayLike) -> Floats:
    exposure = np.asarray(exposure, float)
    if np.any(exposure <= 0):
        raise ValueError("what is counted over must be above 0")
    return exposure


def _level(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError("level must lie between 0 and 1")
    return level
