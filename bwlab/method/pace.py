"""Has any municipality ever moved this far in this time? All past changes of an indicator as the reference class.

The class holds every window of ``span`` years of every municipality with a value at both ends, never across
a break (Kahneman and Tversky, Intuitive prediction, 1979: ask first how it went elsewhere). The windows
overlap: a fast rise from 2015 to 2019 is also most of one from 2016 to 2020. So the share that moved this
far is how often it happened, and not a probability for one municipality.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bwlab.method.envelope import windows


class Pace(NamedTuple):
    """How often a change was reached.

    Attributes
    ----------
    chances, reached : int
        Windows of all municipalities together, and those in which the change was at least as wanted.
    percentile : float
        Share of the chances with a smaller change, 0 to 1; NaN without chances.
    regions, movers : int
        Municipalities with at least one window, and those that reached it at least once.
    windows, first, last : int
        Different windows, and the first and last year in any of them; 0 without.
    who : array of int, shape (top,)
        Rows of those who moved furthest, the furthest first: of each its best window.
    began, ended : array of int, shape (top,)
        The years of that window.
    change : array of float, shape (top,)
        What it was, in the unit of the values.
    """

    chances: int
    reached: int
    percentile: float
    regions: int
    movers: int
    windows: int
    first: int
    last: int
    who: NDArray[np.intp]
    began: NDArray[np.intp]
    ended: NDArray[np.intp]
    change: NDArray[np.float64]


def changes(
    years: Sequence[int], values: ArrayLike, span: int, breaks: Iterable[int] = ()
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """All changes over ``span`` years.

    Parameters
    ----------
    years : sequence of int, shape (years,)
    values : array, shape (regions, years)
        NaN is a blank. Levels, or gaps for what is left without the movement of the country.
    span : int
        Years between the two ends; at least 1.
    breaks : iterable of int
        First years of a new series.

    Returns
    -------
    changed : array, shape (regions, windows)
        NaN where an end is blank.
    between : array of int, shape (windows, 2)
        The first and last year of each window.
    """
    values = np.asarray(values, dtype=float)
    at = windows(years, span, breaks)
    return values[:, at[:, 1]] - values[:, at[:, 0]], np.asarray(years, dtype=np.intp)[at].reshape(-1, 2)


def pace(
    years: Sequence[int],
    values: ArrayLike,
    span: int,
    wanted: float,
    direction: int,
    *,
    breaks: Iterable[int] = (),
    top: int = 5,
) -> Pace:
    """How often a municipality moved ``wanted`` or more in the favourable direction within ``span`` years.

    Parameters
    ----------
    years, values, span, breaks
        As for `changes`. Whoever is in ``values`` is in the class: leave a row blank to leave it out.
    wanted : float
        The size of the change, at least 0.
    direction : {1, -1}
        1: up is favourable; -1: down is.
    top : int
        How many of the fastest to name.

    Raises
    ------
    ValueError
        A negative ``wanted``, or a direction that is neither up nor down.
    """
    if direction not in (1, -1):
        raise ValueError("without a direction no change is favourable")
    if not wanted >= 0:
        raise ValueError(f"a wanted change is a size of at least 0, not {wanted}")
    changed, between = changes(years, values, span, breaks)
    moved = direction * changed
    known = ~np.isnan(moved)
    chances = int(known.sum())
    if not chances:
        empty = np.array([], dtype=np.intp)
        return Pace(0, 0, np.nan, 0, 0, 0, 0, 0, empty, empty, empty, np.array([]))
    # A hair of slack: 84.3 - 83.9 is not quite 0.4.
    hits = moved >= wanted - 1e-9 * (1 + abs(wanted))
    reached = int(hits.sum())
    best = np.where(known, moved, -np.inf)
    at = best.argmax(axis=1)
    furthest = best[np.arange(len(best)), at]
    order = [row for row in np.argsort(-furthest, kind="stable") if np.isfinite(furthest[row])][:top]
    who = np.array(order, dtype=np.intp)
    used = between[known.any(axis=0)]
    return Pace(
        chances, reached, 1 - reached / chances, int(known.any(axis=1).sum()), int(hits.any(axis=1).sum()),
        len(used), int(used.min()), int(used.max()),
        who, between[at[who], 0], between[at[who], 1], direction * furthest[who],
    )  # fmt: skip
