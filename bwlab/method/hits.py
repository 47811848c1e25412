"""How many of a few go well, when each goes well with a chance of its own: exact, without simulation.

The number of successes among independent tries is the convolution of one try after the other: a binomial
distribution where all chances are equal, in general that of S. D. Poisson (1837), Recherches sur la
probabilité des jugements. Two uses: how many bands hold for someone who is exactly as sure as she says, and
how often a stop rule decides what it does when nothing changes.
"""

from __future__ import annotations

from functools import reduce

import numpy as np
from numpy.typing import ArrayLike, NDArray

LEVEL = 0.9
_SLACK = 1e-9

Floats = NDArray[np.float64]


def chances_of(chances: ArrayLike) -> Floats:
    """The chance of each number of successes.

    Parameters
    ----------
    chances : array of float, shape (tries,)
        Of success at each try, 0 to 1; none at all gives one number, 0, for certain.

    Returns
    -------
    array of float, shape (tries + 1,)
        Adds up to 1.

    Raises
    ------
    ValueError
        A chance outside 0 to 1.
    """
    given = np.atleast_1d(np.asarray(chances, dtype=float))
    if np.any(~((given >= 0) & (given <= 1))):
        raise ValueError("a chance lies between 0 and 1")
    return reduce(np.convolve, ([1 - each, each] for each in given), np.ones(1))


def usual_range(chances: ArrayLike, level: float = LEVEL) -> tuple[int, int]:
    """The numbers of successes that are usual: below and above lies at most (1 - level) / 2 each.

    With few tries the range is wide, and holds more often than ``level``: numbers are whole.
    """
    if not 0 < level < 1:
        raise ValueError("level must lie between 0 and 1")
    piled, tail = np.cumsum(chances_of(chances)), (1 - level) / 2
    return int(np.searchsorted(piled, tail + _SLACK, side="right")), int(np.searchsorted(piled, 1 - tail - _SLACK))


def chance_of_going_on(people: int, least: int, chance: float, above: bool = True) -> float:
    """How often a rule says "go on": where ``least`` or more (or, not ``above``, that many or fewer) of the people do it.

    Parameters
    ----------
    people : int
    least : int
    chance : float
        That one of them does it, whoever she is.
    above : bool
    """
    piled = chances_of([chance] * people)
    return float(piled[max(least, 0) :].sum() if above else piled[: max(least + 1, 0)].sum())
