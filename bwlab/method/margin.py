"""How far a share in a sample may lie from the share among everyone, and what change it can show.

One share: Wilson's score interval (E. B. Wilson, 1927, JASA 22, 209-212). A difference between two samples:
Newcombe's hybrid score interval (R. G. Newcombe, 1998, Statistics in Medicine 17, 873-890, method 10). A
weighted or clustered sample counts as n divided by its design effect (L. Kish, 1965, Survey Sampling).

What these intervals assume: people were drawn by lot and those who did not answer would have answered
alike. Nothing here corrects for a selective response. There is no finite population correction: where a
large part of all inhabitants answered, the real margin is somewhat smaller.

Shares run from 0 to 1. Everything takes numbers or arrays that broadcast; a blank (NaN) gives a blank.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

LEVEL = 0.95
_STEPS = 60  # halvings: far below what a share can carry
_MOST = 2.0**50  # no survey is larger

Floats = NDArray[np.float64]


def wilson(
    successes: ArrayLike, n: ArrayLike, level: float = LEVEL, design_effect: ArrayLike = 1.0
) -> tuple[Floats, Floats]:
    """Wilson's interval of a share.

    Parameters
    ----------
    successes : array of float
        How many gave the answer; a weighted share times n need not be whole.
    n : array of float
        How many answered. 0 gives a blank.
    level : float
        Between 0 and 1.
    design_effect : array of float
        Above 0; 2 means that the sample says as much as one of half its size.

    Returns
    -------
    low, high : array of float
        Shares from 0 to 1.

    Raises
    ------
    ValueError
        More successes than n, a negative number, or a level or design effect that cannot be.
    """
    n = np.asarray(n, float)
    successes = np.asarray(successes, float)
    if np.any(n < 0) or np.any(successes < 0) or np.any(successes > n * (1 + 1e-12)):
        raise ValueError("successes must lie between 0 and n")
    with np.errstate(divide="ignore", invalid="ignore"):
        return _wilson(np.minimum(successes / n, 1.0), _effective(n, design_effect), _z(level))


def half_width(p: ArrayLike, n: ArrayLike, level: float = LEVEL, design_effect: ArrayLike = 1.0) -> Floats:
    """Half of Wilson's interval at a share p: the margin that goes with "plus or minus".

    Parameters and errors as for ``wilson``; p from 0 to 1.
    """
    low, high = wilson(np.asarray(p, float) * n, n, level, design_effect)
    return (high - low) / 2


def change_interval(
    p1: ArrayLike, n1: ArrayLike, p2: ArrayLike, n2: ArrayLike, level: float = LEVEL, design_effect: ArrayLike = 1.0
) -> tuple[Floats, Floats]:
    """Newcombe's interval of p2 minus p1, between two samples drawn apart from each other.

    Returns
    -------
    low, high : array of float
        From -1 to 1; when 0 lies outside, the change is larger than chance explains.
    """
    p1, p2 = np.asarray(p1, float), np.asarray(p2, float)
    low1, high1 = wilson(p1 * n1, n1, level, design_effect)
    low2, high2 = wilson(p2 * n2, n2, level, design_effect)
    down, up = np.hypot(p2 - low2, high1 - p1), np.hypot(high2 - p2, p1 - low1)
    return p2 - p1 - down, p2 - p1 + up


def change_margin(
    p1: ArrayLike, n1: ArrayLike, p2: ArrayLike, n2: ArrayLike, level: float = LEVEL, design_effect: ArrayLike = 1.0
) -> Floats:
    """Half of Newcombe's interval of a change; parameters as for ``change_interval``."""
    low, high = change_interval(p1, n1, p2, n2, level, design_effect)
    return (high - low) / 2


def smallest_visible_change(
    p: ArrayLike,
    n: ArrayLike,
    n_after: ArrayLike | None = None,
    level: float = LEVEL,
    design_effect: ArrayLike = 1.0,
    direction: int = 1,
) -> Floats:
    """The smallest measured change from p that chance alone does not explain.

    A real change of exactly this size is seen about half of the time: the second sample finds
    less than it as often as more.

    Parameters
    ----------
    p : array of float
        The share in the first sample.
    n, n_after : array of float
        How many answer the first and the second time; the same unless given.
    direction : {1, -1}
        Up or down.

    Returns
    -------
    array of float
        Above 0, as a share (0.05 is five percentage points); blank where even all or nobody
        would not be far enough from p.
    """
    if direction not in (1, -1):
        raise ValueError("direction must be 1 or -1")
    first = np.asarray(p, float) if direction == 1 else 1 - np.asarray(p, float)
    after = n if n_after is None else n_after
    first, n, after, design_effect = np.broadcast_arrays(first, *(np.asarray(x, float) for x in (n, after, design_effect)))
    if np.any((first < 0) | (first > 1)):
        raise ValueError("p must lie between 0 and 1")

    def seen(second: Floats) -> NDArray[np.bool_]:
        return change_interval(first, n, second, after, level, design_effect)[0] > 0

    low, high = first.copy(), np.where(np.isnan(first), np.nan, 1.0)
    possible = seen(high)
    for _ in range(_STEPS):  # the lower bound of the change rises with the second share
        middle = (low + high) / 2
        enough = seen(middle)
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.where(possible, high - first, np.nan)[()]


def smallest_n(p: ArrayLike, change: ArrayLike, level: float = LEVEL, design_effect: ArrayLike = 1.0) -> Floats:
    """How many must answer, both times, before a change from p is more than chance.

    Parameters
    ----------
    p : array of float
    change : array of float
        Above or below 0; p + change must lie between 0 and 1.

    Returns
    -------
    array of float
        Whole numbers; infinite where the change is 0.

    Raises
    ------
    ValueError
        p or p + change is no share.
    """
    p, change, design_effect = np.broadcast_arrays(*(np.asarray(x, float) for x in (p, change, design_effect)))
    after = np.round(p + change, 12)  # 0.9 + 0.1 is 1
    if np.any((p < 0) | (p > 1) | (after < 0) | (after > 1)):
        raise ValueError("p and p + change must lie between 0 and 1")
    low_share, high_share = np.minimum(p, after), np.maximum(p, after)

    def seen(n: Floats) -> NDArray[np.bool_]:
        return change_interval(low_share, n, high_share, n, level, design_effect)[0] > 0

    low, high = np.zeros(p.shape), np.full(p.shape, _MOST)
    possible = seen(high) & (change != 0)
    for _ in range(_STEPS):
        middle = np.ceil((low + high) / 2)
        enough = seen(middle)
        low, high = np.where(enough, low, middle), np.where(enough, np.minimum(middle, high), high)
    return np.where(np.isnan(p + change), np.nan, np.where(possible, high, np.inf))[()]


def design_effect(weights: ArrayLike) -> float:
    """Kish's design effect of weights: how many times fewer answers the weighted sample is worth.

    Raises
    ------
    ValueError
        A weight is negative or blank, or all are 0.
    """
    w = np.asarray(weights, float)
    if w.size == 0 or not np.all(np.isfinite(w)) or np.any(w < 0) or w.sum() == 0:
        raise ValueError("weights must be 0 or more and not all 0")
    return float(w.size * (w**2).sum() / w.sum() ** 2)


def _wilson(p: Floats, n: Floats, z: float) -> tuple[Floats, Floats]:
    with np.errstate(divide="ignore", invalid="ignore"):
        shrink = 1 + z**2 / n
        centre = (p + z**2 / (2 * n)) / shrink
        half = z / shrink * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    # Rounding must not put the share itself outside, nor a bound below 0 or above 1.
    low = np.where(p == 0, 0.0, np.clip(np.minimum(centre - half, p), 0, 1))
    high = np.where(p == 1, 1.0, np.clip(np.maximum(centre + half, p), 0, 1))
    blank = np.isnan(p) | ~(n > 0)
    return np.where(blank, np.nan, low)[()], np.where(blank, np.nan, high)[()]


def _effective(n: Floats, effect: ArrayLike) -> Any:
    effect = np.asarray(effect, float)
    if np.any(effect <= 0):
        raise ValueError("a design effect must be above 0")
    return n / effect


def _z(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError("level must lie between 0 and 1")
    return float(ndtri((1 + level) / 2))
