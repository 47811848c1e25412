"""A straight line through the points of a window, never across a break; one series or many at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

WINDOW = 8
MINIMUM = 5
LEVEL = 0.95
RISES, FALLS, UNCLEAR, NO_JUDGEMENT = "stijgt", "daalt", "geen duidelijke richting", "nog geen oordeel"
_WORDS = {1: RISES, -1: FALLS, 0: UNCLEAR}

Floats = NDArray[np.float64]


class Trend(NamedTuple):
    """The direction of one series.

    Attributes
    ----------
    first_year, last_year : int or None
        Of the points used; None without points.
    points : int
        Points used: in the window and not before its last break.
    slope, low, high : float
        Unit per year, with the bounds of its interval; NaN where there is no judgement.
    direction : str
        `RISES`, `FALLS`, `UNCLEAR` or `NO_JUDGEMENT`.
    broken : int or None
        First year of the new series, where a break cut the window short.
    """

    first_year: int | None
    last_year: int | None
    points: int
    slope: float
    low: float
    high: float
    direction: str
    broken: int | None


class Trends(NamedTuple):
    """The directions of many series: as `Trend`, each attribute an array of float, shape (series,).

    ``direction`` is 1 (rises), -1 (falls) or 0 (unclear), and NaN where there is no judgement;
    ``first_year``, ``last_year`` and ``broken`` are NaN where `Trend` has None.
    """

    first_year: Floats
    last_year: Floats
    points: Floats
    slope: Floats
    low: Floats
    high: Floats
    direction: Floats
    broken: Floats


def trend(
    years: ArrayLike,
    values: ArrayLike,
    breaks: Iterable[int] = (),
    *,
    until: int | None = None,
    window: int = WINDOW,
    minimum: int = MINIMUM,
    level: float = LEVEL,
) -> Trend:
    """The direction of a series in a window of years.

    Parameters
    ----------
    years : array of int, shape (points,)
    values : array of float, shape (points,)
        NaN is a blank; blanks are left out, not filled.
    breaks : iterable of int
        First years of a new series; points before the last of them are not used.
    until : int, optional
        Last year of the window; by default the last year with a value.
    window : int
        Length of the window in years, the last included.
    minimum : int
        With fewer points there is no judgement; at least 3.
    level : float
        Of the interval of the slope.

    Raises
    ------
    ValueError
        ``minimum`` is below 3: two points lie on a line whatever happened.
    """
    row = np.asarray(values, dtype=float)[np.newaxis]
    options = {"until": until, "window": window, "minimum": minimum, "level": level}
    first, last, points, slope, low, high, direction, broken = (
        float(each[0]) for each in trends(years, row, breaks, **options)
    )
    word = NO_JUDGEMENT if np.isnan(direction) else _WORDS[int(direction)]
    return Trend(_year(first), _year(last), int(points), slope, low, high, word, _year(broken))


def trends(
    years: ArrayLike,
    values: ArrayLike,
    breaks: Iterable[int] = (),
    *,
    until: int | None = None,
    window: int = WINDOW,
    minimum: int = MINIMUM,
    level: float = LEVEL,
) -> Trends:
    """The same test as `trend` for many series at once.

    Parameters
    ----------
    years : array of int, shape (points,)
    values : array of float, shape (series, points)
    breaks, until, window, minimum, level
        As for `trend`; without ``until`` each series has its own last year.

    Raises
    ------
    ValueError
        ``minimum`` is below 3, or ``level`` does not lie between 0 and 1.
    """
    if minimum < 3:
        raise ValueError("a line through fewer than 3 points has no margin")
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, not {level}")
    years, values = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    known = ~np.isnan(values)
    last = _most(years, known) if until is None else np.full(len(values), float(until))
    start = last - window + 1
    inside = known & (years >= start[:, None]) & (years <= last[:, None])
    broken = np.full(len(values), np.nan)
    for year in sorted(breaks):
        # A break only cuts where it leaves out points that would otherwise be used.
        cuts = (inside & (years < year)).any(axis=1) & (year <= last)
        broken[cuts] = year
    used = inside & ~(years < broken[:, None])
    points = used.sum(axis=1).astype(float)
    first, last = -_most(-years, used), _most(years, used)
    judged = (points >= minimum) & (first < last)
    slope, low, high = _lines(years, values, used & judged[:, None], level)
    direction = np.where(judged, (low > 0).astype(float) - (high < 0), np.nan)
    return Trends(first, last, points, slope, low, high, direction, broken)


def welfare(direction: ArrayLike, favourable: int) -> Floats:
    """The colour of a direction: 1 towards more well-being, -1 towards less, 0 unclear.

    Parameters
    ----------
    direction : array of float
        As in `Trends`; NaN (no judgement) stays NaN.
    favourable : {1, -1, 0}
        The direction of the indicator; 0 (neither) has no colour: NaN.
    """
    found = np.asarray(direction, dtype=float) * favourable
    return np.full_like(found, np.nan) if favourable == 0 else found + 0.0  # -0.0 becomes 0.0


def _lines(years: Floats, values: Floats, used: NDArray[np.bool_], level: float) -> tuple[Floats, Floats, Floats]:
    """Slopes by ordinary least squares, with their intervals from Student's t with n - 2 degrees."""
    from scipy.special import stdtrit  # only here: scipy would double the time to open the figures

    with np.errstate(invalid="ignore", divide="ignore"):
        n = used.sum(axis=1)
        y = np.where(used, values, 0.0)
        dx = np.where(used, years - (used * years).sum(axis=1, keepdims=True) / n[:, None], 0.0)
        dy = np.where(used, y - y.sum(axis=1, keepdims=True) / n[:, None], 0.0)
        across = (dx * dx).sum(axis=1)
        slope = (dx * dy).sum(axis=1) / across
        residual = dy - slope[:, None] * dx
        error = np.sqrt((residual * residual).sum(axis=1) / (n - 2) / across)
        margin = stdtrit(np.maximum(n - 2, 1), (1 + level) / 2) * error
    # Rounding must not give a flat series a slope.
    highest = np.where(used, values, -np.inf).max(axis=1, initial=-np.inf)
    flat = highest == np.where(used, values, np.inf).min(axis=1, initial=np.inf)
    return tuple(np.where(flat, 0.0, each) for each in (slope, slope - margin, slope + margin))


def _most(years: Floats, known: NDArray[np.bool_]) -> Floats:
    """The highest year of each row in which it is known; NaN without any."""
    found = np.where(known, years, -np.inf).max(axis=1, initial=-np.inf)
    return np.where(np.isinf(found), np.nan, found)


def _year(value: float) -> int | None:
    return None if np.isnan(value) else int(value)
