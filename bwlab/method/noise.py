"""What chance alone makes of two surveys of a place where nothing changes.

Both surveys draw their answers by lot with the same share p; the apparent change is the second share minus
the first. A weighted or clustered sample counts as n divided by its design effect, as in `margin`.
Shares run from 0 to 1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import bdtr

from bwlab.method.margin import LEVEL, change_interval, half_width

_STEPS = 60
_MOST = 2.0**40

Floats = NDArray[np.float64]


class Changes(NamedTuple):
    """Apparent changes where nothing changes.

    Attributes
    ----------
    values : array of float, shape (draws,)
        Second share minus first, from -1 to 1.
    seen : array of bool, shape (draws,)
        Newcombe's interval leaves out 0: this one would be called significant.
    up, down : float
        Share of the draws above and below 0.
    seen_up, seen_down : float
        Share of the draws that are seen, above and below 0.
    """

    values: Floats
    seen: NDArray[np.bool_]
    up: float
    down: float
    seen_up: float
    seen_down: float

    def beyond(self, size: float) -> tuple[float, float]:
        """Share of the draws that rise, and that fall, by at least ``size`` (above 0)."""
        # The small part keeps a change of exactly two points from failing on its binary tail.
        return float((self.values >= size - 1e-9).mean()), float((self.values <= -size + 1e-9).mean())


def simulated_changes(
    p: float,
    n: int,
    draws: int,
    seed: int | np.random.SeedSequence,
    design_effect: float = 1.0,
    level: float = LEVEL,
) -> Changes:
    """The apparent change between two surveys of a place where nothing changes, many times.

    The same seed takes the same luck for every n: as n grows, each draw moves towards 0 and none jumps.

    Parameters
    ----------
    p : float
        The share among everyone, both times.
    n : int
        How many answer, each time; at least 1.
    draws : int
    seed : int or SeedSequence
    design_effect : float
        At least 1; n is divided by it, and rounded.
    level : float
        For what is ``seen``.

    Raises
    ------
    ValueError
        p is no share, n or draws below 1, or a design effect below 1.
    """
    if not 0 <= p <= 1:
        raise ValueError("p must lie between 0 and 1")
    if n < 1 or draws < 1 or not design_effect >= 1:
        raise ValueError("n, draws and design_effect must be 1 or more")
    answers = max(1, round(n / design_effect))
    luck = np.random.default_rng(seed).random((2, draws))
    chances = bdtr(np.arange(answers + 1), answers, p)
    first, second = np.searchsorted(chances, luck).clip(max=answers) / answers
    # There are far fewer different pairs than draws.
    pairs, where = np.unique(np.stack([first, second], axis=1), axis=0, return_inverse=True)
    low, high = change_interval(pairs[:, 0], answers, pairs[:, 1], answers, level)
    seen = ((low > 0) | (high < 0))[where.ravel()]
    values = second - first
    up, down = values > 0, values < 0
    shares = (float(each.mean()) for each in (up, down, seen & up, seen & down))
    return Changes(values, seen, *shares)


def n_as_wide(p: ArrayLike, half: ArrayLike, level: float = LEVEL) -> Floats:
    """How many answers by lot give Wilson's interval this half width.

    Turns a published margin into the sample it looks like: a weighted sample looks like fewer answers
    than it has.

    Parameters
    ----------
    p : array of float
        The share.
    half : array of float
        Half of the published interval, as a share.

    Returns
    -------
    array of float
        Not rounded; blank where p or half is, infinite where half is 0, 0 where no sample is so wide.

    Raises
    ------
    ValueError
        p is no share, or half is below 0.
    """
    p, half = np.broadcast_arrays(np.asarray(p, float), np.asarray(half, float))
    if np.any((p < 0) | (p > 1)) or np.any(half < 0):
        raise ValueError("p must lie between 0 and 1, and half be 0 or more")
    low, high = np.zeros(p.shape), np.full(p.shape, np.log2(_MOST))
    for _ in range(_STEPS):  # the interval narrows as n grows
        middle = (low + high) / 2
        wide = half_width(p, 2**middle, level) > half
        low, high = np.where(wide, middle, low), np.where(wide, high, middle)
    found = 2**high
    found = np.where(half == 0, np.inf, np.where(half_width(p, 1.0, level) < half, 0.0, found))
    return np.where(np.isnan(p + half), np.nan, found)[()]
