"""Looking ahead a few years: a straight line, or what is stays; each with its band.

The band around what stays comes from what all municipalities did in equally long windows of the past:

* changes that run over a break in the series do not count;
* a change is measured in the ``scale`` of the first year of its window, and the band in that of today;
* changes are pooled within ``groups`` that are alike (small municipalities jump further);
* the edges are order statistics with the rank of split conformal prediction (Vovk, Gammerman and Shafer,
  Algorithmic Learning in a Random World, 2005), which counts the new change as one of the pool.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bwlab.method.trend import MINIMUM, WINDOW

LEVEL = 0.9
COUNTS, MONEY = 0.5, 1.0  # how jumps grow with the level
FEWEST = 60  # changes in a group; with fewer it borrows those of all

Array = NDArray[np.float64]


class Forecast(NamedTuple):
    """A centre with its band for each municipality, shape (regions,), in the unit of the values."""

    centre: Array
    low: Array
    high: Array


def reference(values: ArrayLike, weights: ArrayLike | None = None) -> Array:
    """The value the municipalities are compared with, for each year.

    Parameters
    ----------
    values : array, shape (regions, years)
        NaN is a blank and does not count.
    weights : array, shape (regions,), optional
        Population, for a weighted mean; by default the median.

    Returns
    -------
    array, shape (years,)
        NaN for a year without values.
    """
    values = np.asarray(values, dtype=float)
    known = ~np.isnan(values)
    result = np.full(values.shape[1], np.nan)
    there = known.any(axis=0)
    if weights is None:
        result[there] = np.nanmedian(values[:, there], axis=0)
        return result
    share = np.where(known, np.asarray(weights, dtype=float)[:, None], 0.0)
    total = share.sum(axis=0)
    there &= total > 0
    result[there] = (share * np.nan_to_num(values)).sum(axis=0)[there] / total[there]
    return result


def thirds(population: ArrayLike) -> NDArray[np.intp]:
    """Three equally large groups from small to large: 0, 1 or 2 for each municipality."""
    population = np.asarray(population, dtype=float)
    return np.digitize(population, np.quantile(population, [1 / 3, 2 / 3]))


def windows(years: Sequence[int], horizon: int, breaks: Iterable[int] = ()) -> NDArray[np.intp]:
    """The columns at which each window of ``horizon`` years begins and ends, never across a break.

    Returns
    -------
    array of int, shape (windows, 2)
        In order of time. A window of which the first or last year is not among ``years`` is no window.
    """
    if horizon < 1:
        raise ValueError(f"a window lasts at least a year, not {horizon}")
    at = {int(year): place for place, year in enumerate(years)}
    cuts = sorted(breaks)
    pairs = [
        (place, at[year + horizon])
        for year, place in sorted(at.items())
        if year + horizon in at and not any(year < cut <= year + horizon for cut in cuts)
    ]
    return np.array(pairs, dtype=np.intp).reshape(-1, 2)


def edges(changes: ArrayLike, level: float = LEVEL) -> tuple[float, float]:
    """The bounds that hold the next change with probability ``level``, if it is like these.

    Rank ``floor((n + 1) (1 - level) / 2)`` from either end; NaN where there are too few changes for that.
    """
    ordered = np.sort(np.asarray(changes, dtype=float).ravel())
    rank = int(np.floor((ordered.size + 1) * (1 - level) / 2 + 1e-9))
    if rank < 1:
        return np.nan, np.nan
    return float(ordered[rank - 1]), float(ordered[-rank])


def straight_line(
    years: Sequence[int], values: ArrayLike, ahead: int, level: float = LEVEL, *, window: int = WINDOW, minimum: int = MINIMUM
) -> Forecast:
    """A straight line through the last years, with the prediction interval of the textbook.

    Ordinary least squares on the last ``window`` years for each municipality with at least ``minimum``
    points; the interval is that of Student's t for one new observation (Draper and Smith, Applied
    Regression Analysis, 1998, section 1.4).

    Parameters
    ----------
    values : array, shape (regions, years)
    ahead : int
        The year that is forecast.
    """
    from scipy.special import stdtrit

    x, values = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    recent = x > x.max() - window
    x, values = x[recent], values[:, recent]
    known = ~np.isnan(values)
    n = known.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_x = (known * x).sum(axis=1) / n
        mean_y = np.nansum(values, axis=1) / n
        dx = np.where(known, x - mean_x[:, None], 0.0)
        dy = np.where(known, values - mean_y[:, None], 0.0)
        spread = (dx**2).sum(axis=1)
        slope = (dx * dy).sum(axis=1) / spread
        error = np.sqrt(((dy - slope[:, None] * dx) ** 2).sum(axis=1) / (n - 2))
        centre = mean_y + slope * (ahead - mean_x)
        margin = stdtrit(n - 2.0, (1 + level) / 2) * error * np.sqrt(1 + 1 / n + (ahead - mean_x) ** 2 / spread)
    enough = n >= max(3, minimum)
    centre, margin = np.where(enough, centre, np.nan), np.where(enough, margin, np.nan)
    return Forecast(centre, centre - margin, centre + margin)


def stays(
    years: Sequence[int],
    values: ArrayLike,
    horizon: int,
    level: float = LEVEL,
    *,
    breaks: Iterable[int] = (),
    scale: ArrayLike | None = None,
    groups: ArrayLike | None = None,
) -> Forecast:
    """The value of the last year, with a band from the past changes of all over ``horizon`` years.

    Parameters
    ----------
    values : array, shape (regions, years)
        Levels or gaps; everything in it counts as known.
    scale : array, shape (years,), optional
        What changes are measured in: those of a window in the scale of its first year, the band in that
        of the last year.
    groups : array of int, shape (regions,), optional
        Whose changes are alike.
    """
    values = np.asarray(values, dtype=float)
    unit = np.ones(values.shape[1]) if scale is None else np.asarray(scale, dtype=float)
    past = windows(years, horizon, breaks)
    changed = (values[:, past[:, 1]] - values[:, past[:, 0]]) / unit[past[:, 0]]
    known = ~np.isnan(changed)
    low, high = np.full(len(values), np.nan), np.full(len(values), np.nan)
    kinds = np.zeros(len(values), dtype=int) if groups is None else np.asarray(groups)
    for kind in np.unique(kinds):
        own = kinds == kind
        pool = changed[own][known[own]]
        low[own], high[own] = edges(pool if pool.size >= FEWEST else changed[known], level)
    centre = values[:, -1]
    return Forecast(centre, centre + low * unit[-1], centre + high * unit[-1])


def scale_of(level: ArrayLike, growth: float) -> Array:
    """The size of a usual jump at each level, up to a factor: its power ``growth``, or 1 where one is not above 0."""
    level = np.asarray(level, dtype=float)
    return np.ones_like(level) if np.nanmin(level, initial=np.inf) <= 0 else level**growth
