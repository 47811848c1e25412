"""How often the same thing comes out first when people are asked again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray


def shares_with_lead(gap: float, k: int) -> NDArray[np.float64]:
    """Shares of ``k`` things of which the first is ahead of every other by ``gap`` (0 to 1); the others are equal.

    Returns
    -------
    array, shape (k,)
        Sums to 1.
    """
    first = (1 + (k - 1) * gap) / k
    return np.array([first, *[first - gap] * (k - 1)])


def same_first(shares: ArrayLike, sizes: Sequence[int], draws: int, seed: int) -> NDArray[np.float64]:
    """The chance that what is really first also comes out first among ``n`` people drawn by lot.

    A tie for the first place counts for its part; where several are really first, each of them has this chance.

    Parameters
    ----------
    shares : array_like, shape (k,)
        The real shares; they are divided by their sum.
    sizes : sequence of int
        How many people are asked.
    draws : int
        Simulated conversations for each size.
    seed : int

    Returns
    -------
    array, shape (len(sizes),)
    """
    real = np.asarray(shares, float)
    real = real / real.sum()
    leaders = np.isclose(real, real.max())
    found = []
    for n in sizes:
        counts = np.random.default_rng((seed, n)).multinomial(n, real, size=draws)
        first = counts == counts.max(axis=1, keepdims=True)
        found.append((first / first.sum(axis=1, keepdims=True)).mean(axis=0)[leaders].mean())
    return np.array(found)
