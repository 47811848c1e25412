"""How often chance alone gives a series a direction.

Two kinds of chance, and the truth lies between them. *Years shuffled*: the same values in another order, so
that nothing connects one year to the next; about one in twenty then still gets a direction, as the level
says. *Steps shuffled*: the same yearly changes in another order and with signs by lot, so that each year
starts where the last one ended. Such a series goes nowhere on purpose and still gets a direction very often,
since ordinary least squares takes its points for independent.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bwlab.method.trend.lines import LEVEL, MINIMUM, WINDOW, Floats, Trends, trend, trends

YEARS, STEPS = "years", "steps"


class Shuffled(NamedTuple):
    """A series in which only chance is at work, drawn many times.

    Attributes
    ----------
    years : array of int, shape (points,)
        Of the points used.
    values : array of float, shape (draws, points)
    trends : Trends
        Of each draw.
    share : float
        Share of draws with a direction; NaN where the series itself cannot have one.
    """

    years: Floats
    values: Floats
    trends: Trends
    share: float


class FalseColours(NamedTuple):
    """What to expect of tests on series in which nothing happens.

    Attributes
    ----------
    expected : float
        Number of directions found.
    any : float
        Chance of at least one, where the tests are independent of each other.
    """

    expected: float
    any: float


def shuffled(
    years: ArrayLike,
    values: ArrayLike,
    draws: int,
    seed: int,
    breaks: Iterable[int] = (),
    *,
    of: str = YEARS,
    until: int | None = None,
    window: int = WINDOW,
    minimum: int = MINIMUM,
    level: float = LEVEL,
) -> Shuffled:
    """A series with its years, or its yearly steps, shuffled ``draws`` times, and the direction each gets.

    Parameters
    ----------
    years, values, breaks, until, window, minimum, level
        As for `trend`; only the points it uses are shuffled.
    draws, seed : int
    of : {"years", "steps"}
        See the module. Steps are those from one point used to the next; the series starts at its own
        first value.

    Raises
    ------
    ValueError
        ``of`` is something else, or as for `trend`.
    """
    if of not in (YEARS, STEPS):
        raise ValueError(f"of must be 'years' or 'steps', not {of!r}")
    years, values = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    options = {"window": window, "minimum": minimum, "level": level}
    own = trend(years, values, breaks, until=until, **options)
    used = np.zeros(values.shape, dtype=bool)
    if own.points:
        used = ~np.isnan(values) & (years >= own.first_year) & (years <= own.last_year)
    order = np.argsort(years[used], kind="stable")
    years, values = years[used][order], values[used][order]
    rng = np.random.default_rng(seed)
    if of == YEARS or not own.points:
        drawn = rng.permuted(np.tile(values, (draws, 1)), axis=1)
    else:
        steps = rng.permuted(np.tile(np.diff(values), (draws, 1)), axis=1)
        steps *= rng.choice((-1.0, 1.0), size=steps.shape)
        drawn = values[0] + np.concatenate([np.zeros((draws, 1)), steps.cumsum(axis=1)], axis=1)
    found = trends(years, drawn, **options)
    judged = own.points >= minimum
    return Shuffled(years, drawn, found, float((found.direction != 0).mean()) if judged else np.nan)


def expected_false(tests: int, level: float = LEVEL) -> FalseColours:
    """How many of ``tests`` series in which nothing happens get a direction all the same.

    Raises
    ------
    ValueError
        ``tests`` is negative or ``level`` does not lie between 0 and 1.
    """
    if tests < 0 or not 0 < level < 1:
        raise ValueError("tests must be 0 or more and level must lie between 0 and 1")
    return FalseColours(tests * (1 - level), 1 - level**tests)
