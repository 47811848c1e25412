"""How often a direction held in the years after it: a test on years the line had not seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bwlab.method.trend.lines import LEVEL, MINIMUM, WINDOW, trends


class Held(NamedTuple):
    """What became of directions.

    Attributes
    ----------
    given : int
        Directions with a figure ``ahead`` years later.
    held : int
        Of these: the figure then lay further in the direction than in the last year of the window.
    equal : int
        Of these: exactly as high as in that year.
    moved : int
        Series with a figure in both years, with or without a direction.
    alike : int
        Of these: moved the way most of them moved. What somebody gets right who only knows where the
        country went.
    ends : tuple of int
        Last years of the windows tried.
    """

    given: int
    held: int
    equal: int
    moved: int
    alike: int
    ends: tuple[int, ...]


def held(
    years: ArrayLike,
    values: ArrayLike,
    breaks: Iterable[int] = (),
    *,
    ahead: int = 2,
    window: int = WINDOW,
    minimum: int = MINIMUM,
    level: float = LEVEL,
) -> Held:
    """Draw the line in every window that can be tried, and look ``ahead`` years further.

    A window counts when all its years are among ``years`` and no break lies between its last year and
    the year looked at; within a window breaks cut as in `trend`.

    Parameters
    ----------
    years : array of int, shape (points,)
        In order.
    values : array of float, shape (series, points)
    breaks, window, minimum, level
        As for `trend`.
    ahead : int
        How many years after the window; 1 or more.

    Raises
    ------
    ValueError
        ``ahead`` is below 1.
    """
    if ahead < 1:
        raise ValueError("looking ahead takes at least one year")
    values, column = np.asarray(values, dtype=float), {int(year): at for at, year in enumerate(np.asarray(years))}
    cuts, total, ends = list(breaks), np.zeros(5, dtype=int), []
    for end in column:
        whole = all(year in column for year in range(end - window + 1, end + 1))
        if not whole or end + ahead not in column or any(end < year <= end + ahead for year in cuts):
            continue
        found = trends(years, values, cuts, until=end, window=window, minimum=minimum, level=level).direction
        change = np.sign(values[:, column[end + ahead]] - values[:, column[end]])
        there = ~np.isnan(change)
        given = there & (found != 0) & ~np.isnan(found)
        rose, fell = int((change == 1).sum()), int((change == -1).sum())
        held_, equal = int((given & (change == found)).sum()), int((given & (change == 0)).sum())
        total += (int(given.sum()), held_, equal, int(there.sum()), max(rose, fell))
        ends.append(end)
    return Held(*map(int, total), tuple(ends))
