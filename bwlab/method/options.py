"""Options beside each other without adding anything up: which is certainly at least as good everywhere, and what one may miss.

An outcome is known as a range, low to high, with more being better; a range of one number is known exactly, and a
blank is not known at all. Two ranges that overlap cannot be told apart, so they never count as equal. Dominance is
that of decision theory (a weak Pareto order) on such ranges; regret is that of L. J. Savage (1951), "The theory of
statistical decision", Journal of the American Statistical Association 46.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def compared(one: ArrayLike, other: ArrayLike) -> Floats:
    """In each place: is one better than the other for certain?

    Parameters
    ----------
    one, other : array of float, shape (places, 2)
        Low and high of each outcome; more is better. NaN is not known.

    Returns
    -------
    array of float, shape (places,)
        1 is better, -1 is worse, 0 is exactly equal, NaN cannot be told.

    Raises
    ------
    ValueError
        The shapes differ, or a low end lies above its high end.
    """
    a, b = _ranges(one), _ranges(other)
    if a.shape != b.shape:
        raise ValueError("both need an outcome in every place")
    found = np.full(len(a), np.nan)
    found[a[:, 0] > b[:, 1]] = 1
    found[a[:, 1] < b[:, 0]] = -1
    found[(a[:, 0] == b[:, 1]) & (a[:, 1] == b[:, 0])] = 0  # two points that are the same
    return found


def dominates(one: ArrayLike, other: ArrayLike) -> bool | None:
    """Is one at least as good in every place, and better in at least one?

    Parameters
    ----------
    one, other : array of float, shape (places, 2)
        As for `compared`.

    Returns
    -------
    bool or None
        True and False are certain; None cannot be told, since somewhere an outcome is not known or two ranges overlap.
    """
    found = compared(one, other)
    if np.any(found == -1):
        return False
    if np.any(np.isnan(found)):
        return None
    return bool(np.any(found == 1))


def regret(outcomes: ArrayLike) -> Floats:
    """How much less each option gives than the best one in the same circumstance.

    Parameters
    ----------
    outcomes : array of float, shape (options, circumstances)
        More is better; NaN is not known.

    Returns
    -------
    array of float, shape (options, circumstances)
        0 is the best of that circumstance. In a circumstance in which any outcome is not known, nothing is: the best may
        be the one that is missing.
    """
    given = np.atleast_2d(np.asarray(outcomes, dtype=float))
    if given.size == 0:
        return given.copy()
    return given.max(axis=0, keepdims=True) - given  # the maximum of a column with NaN is NaN


def tipping(likely: float, others: ArrayLike) -> float:
    """Which part of an outcome has to come true for it to be as large as the best of the others.

    Parameters
    ----------
    likely : float
        The outcome, above 0; more is better.
    others : array of float
        Those of the others.

    Returns
    -------
    float
        1 is all of it; NaN where there is nothing to compare with, or where ``likely`` is not above 0. 0 where the others
        give nothing or less.
    """
    rest = np.asarray(others, dtype=float).ravel()
    if not likely > 0 or rest.size == 0 or np.isnan(rest).any():
        return float("nan")
    return float(max(0.0, rest.max()) / likely)


def _ranges(given: ArrayLike) -> Floats:
    ranges = np.asarray(given, dtype=float)
    if ranges.ndim != 2 or ranges.shape[1] != 2:
        raise ValueError("an outcome is a low and a high end")
    if np.any(ranges[:, 0] > ranges[:, 1]):
        raise ValueError("a low end lies above its high end")
    return ranges
