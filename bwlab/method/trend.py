"""Does a short series rise or fall? Ordinary least squares over a window, never across a break.

The regional monitor uses a window of eight years; which test CBS applies is not established. Ours is
a reconstruction: a straight line by ordinary least squares, and a direction only where the 95 % interval
of its slope leaves out zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

WINDOW = 8
MINIMUM = 5
LEVEL = 0.95
RISES, FALLS, UNCLEAR, NO_JUDGEMENT = "stijgt", "daalt", "geen duidelijke richting", "nog geen oordeel"


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
    if minimum < 3:
        raise ValueError("a line through fewer than 3 points has no margin")
    years, values = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    known = ~np.isnan(values)
    if until is None:
        until = int(years[known].max()) if known.any() else 0
    start = until - window + 1
    in_window = known & (years >= start) & (years <= until)
    # A break only cuts where it leaves out points that would otherwise be used.
    cuts = [year for year in breaks if (in_window & (years < year)).any() and year <= until]
    broken = max(cuts, default=None)
    used = in_window & (years >= (broken or start))
    x, y = years[used], values[used]
    first, last = (int(x.min()), int(x.max())) if x.size else (None, None)
    if x.size < minimum or first == last:
        return Trend(first, last, int(x.size), np.nan, np.nan, np.nan, NO_JUDGEMENT, broken)
    slope, low, high = _line(x, y, level)
    direction = RISES if low > 0 else FALLS if high < 0 else UNCLEAR
    return Trend(first, last, int(x.size), slope, low, high, direction, broken)


def _line(x: np.ndarray, y: np.ndarray, level: float) -> tuple[float, float, float]:
    """Slope by ordinary least squares, with its interval from Student's t with n - 2 degrees."""
    from scipy.special import stdtrit  # only here: scipy would double the time to open the figures

    if np.ptp(y) == 0:
        return 0.0, 0.0, 0.0
    dx, dy = x - x.mean(), y - y.mean()
    slope = float(dx @ dy / (dx @ dx))
    residual = dy - slope * dx
    error = float(np.sqrt(residual @ residual / (x.size - 2) / (dx @ dx)))
    margin = float(stdtrit(x.size - 2, (1 + level) / 2)) * error
    return slope, slope - margin, slope + margin
