"""What if nothing changes? The gap to the others stays, with a band as wide as past changes of that gap.

The country and the municipality are kept apart. The reference is the median of the municipalities with a
value that year; the gap is the own value minus the reference. The forecast of the gap is the gap of today,
and its band that of `bwlab.method.envelope`: past changes of the gaps of all, in groups of size, in a scale
that grows with the reference to the power ``growth`` (shares and rates jump with the root of their level,
amounts of money with the level itself).

How often such a band holds is not taken from a formula but measured: at each origin of the past with only
what was known then, on a year that was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from bwlab.method.envelope import COUNTS, LEVEL, Array, reference, scale_of, stays, straight_line, windows

TREND, NO_CHANGE, GAP, GAP_TREND = "trend", "no_change", "gap", "gap_trend"
METHODS = (TREND, NO_CHANGE, GAP)
COLUMNS = ("method", "error", "coverage", "worst", "worst_year", "width", "national", "origins", "n", "first", "last")


class TrackRecord(NamedTuple):
    """How a band did on years it had not seen.

    Attributes
    ----------
    coverage : float
        Share of the outcomes inside the band; NaN where it could not be tested.
    worst, worst_year : float, int
        Of the origin at which it did worst; 0 where there is none.
    origins, n : int
        Years from which was looked ahead, and outcomes in all.
    first, last : int
        First and last of those years.
    """

    coverage: float
    worst: float
    worst_year: int
    origins: int
    n: int
    first: int
    last: int


class Outlook(NamedTuple):
    """What the gaps are when nothing changes.

    Attributes
    ----------
    year, horizon : int
        The last year, and how many years ahead.
    level : float
        Nominal share of outcomes inside the band.
    reference : float
        The median in ``year``.
    gap, low, high : array, shape (regions,)
        The gap of ``year``, and the band of the gap ``horizon`` years later; NaN where unknown.
    changes, windows : int
        How many past changes the band rests on, and in how many windows (which overlap).
    tested : TrackRecord
    """

    year: int
    horizon: int
    level: float
    reference: float
    gap: Array
    low: Array
    high: Array
    changes: int
    windows: int
    tested: TrackRecord


def backtest(
    years: Sequence[int],
    values: ArrayLike,
    horizon: int,
    methods: Sequence[str] = METHODS,
    *,
    level: float = LEVEL,
    breaks: Iterable[int] = (),
    growth: float = COUNTS,
    groups: ArrayLike | None = None,
    without: Iterable[int] = (),
) -> pd.DataFrame:
    """Look ahead from every year of the past with what was known then, and compare.

    Parameters
    ----------
    years : sequence of int, shape (years,)
    values : array, shape (regions, years)
    horizon : int
        Years ahead.
    methods : sequence of {"trend", "no_change", "gap", "gap_trend"}
        A straight line with its textbook band; the level stays; the gap stays; a straight line through
        the gap. Compared on the outcomes that all of them could forecast. The first two are about the
        level, the last two about the gap: knowing the gap is not knowing the level.
    level : float
        Nominal share inside the band.
    breaks : iterable of int
        First years of a new series.
    growth : float
        See the module.
    groups : array of int, shape (regions,), optional
    without : iterable of int
        Years to leave out altogether (2020 and 2021, say).

    Returns
    -------
    DataFrame
        A row a method: method, error (mean absolute error, in standard deviations between municipalities
        in the year from which was looked ahead), coverage, worst, worst_year, width (median of the band,
        in the same standard deviations), national (mean absolute movement of the reference, likewise),
        origins, n, first, last. Without a testable origin: NaN and 0.

    Raises
    ------
    ValueError
        A method that does not exist, or a horizon below 1.
    """
    if unknown := set(methods) - {*METHODS, GAP_TREND}:
        raise ValueError(f"no such method: {sorted(unknown)}")
    years, values = np.asarray(years, dtype=int), np.asarray(values, dtype=float)
    kept = ~np.isin(years, list(without))
    years, values = years[kept], values[:, kept]
    middle = reference(values)
    gaps, unit, cuts = values - middle, scale_of(middle, growth), list(breaks)
    found: list[list[tuple[float, ...]]] = [[] for _ in methods]
    for start, end in windows(years, horizon, cuts):
        seen = slice(start + 1)
        apart = values[:, start][~np.isnan(values[:, start])]
        if not apart.size or np.ptp(apart) == 0:
            continue  # nothing to measure an error in
        spread = apart.std(ddof=1)
        made = []
        for method in methods:
            subject = gaps if method in (GAP, GAP_TREND) else values
            if method in (TREND, GAP_TREND):
                since = years[seen] >= max((cut for cut in cuts if cut <= years[start]), default=years[0])
                forecast = straight_line(years[seen][since], subject[:, seen][:, since], int(years[end]), level)
            else:
                forecast = stays(years[seen], subject[:, seen], horizon, level, breaks=cuts, scale=unit[seen], groups=groups)
            made.append((subject[:, end], forecast))
        usable = np.all([~np.isnan(truth + each.low + each.high) for truth, each in made], axis=0)
        if not usable.any():
            continue
        moved = abs(middle[end] - middle[start]) / spread
        for rows, (truth, each) in zip(found, made, strict=True):
            truth, centre, low, high = (part[usable] for part in (truth, *each))
            # A hair of slack: 84.3 - 83.9 is not quite 0.4.
            slack = 1e-9 * (1 + np.abs(truth))
            inside = (truth >= low - slack) & (truth <= high + slack)
            rows.append((years[start], usable.sum(), inside.mean(), np.abs(truth - centre).mean() / spread, np.median(high - low) / spread, moved))
    frame = pd.DataFrame([(method, *_summed(rows)) for method, rows in zip(methods, found, strict=True)], columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(("worst_year", "origins", "n", "first", "last"), int))


def held_by_each(
    years: Sequence[int],
    values: ArrayLike,
    horizon: int,
    *,
    level: float = LEVEL,
    breaks: Iterable[int] = (),
    growth: float = COUNTS,
    groups: ArrayLike | None = None,
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """How often the band of the gap held for each municipality, as `backtest` counts it for all together.

    Returns
    -------
    held, tried : array of int, shape (regions,)
        A band that holds for all may fail a municipality whose figures jump further than those of its group.
    """
    years, values = np.asarray(years, dtype=int), np.asarray(values, dtype=float)
    middle, cuts = reference(values), list(breaks)
    gaps, unit = values - middle, scale_of(middle, growth)
    held, tried = np.zeros(len(values), dtype=np.intp), np.zeros(len(values), dtype=np.intp)
    for start, end in windows(years, horizon, cuts):
        seen = slice(start + 1)
        made, truth = stays(years[seen], gaps[:, seen], horizon, level, breaks=cuts, scale=unit[seen], groups=groups), gaps[:, end]
        slack = 1e-9 * (1 + np.abs(truth))
        held += (truth >= made.low - slack) & (truth <= made.high + slack)
        tried += ~np.isnan(truth + made.low + made.high)
    return held, tried


def _summed(rows: list[tuple[float, ...]]) -> tuple[float, ...]:
    """One row a method from one row an origin; outcomes weigh equally, the movement of the country by origin."""
    if not rows:
        return np.nan, np.nan, np.nan, 0, np.nan, np.nan, 0, 0, 0, 0
    origin, n, inside, error, width, moved = np.array(rows, dtype=float).T
    worst = int(inside.argmin())
    mean = lambda each: float((each * n).sum() / n.sum())  # noqa: E731
    return (
        mean(error), mean(inside), float(inside[worst]), int(origin[worst]), float(np.median(width)), float(moved.mean()),
        len(rows), int(n.sum()), int(origin.min()), int(origin.max()),
    )  # fmt: skip


def outlook(
    years: Sequence[int],
    values: ArrayLike,
    horizon: int,
    *,
    level: float = LEVEL,
    breaks: Iterable[int] = (),
    growth: float = COUNTS,
    groups: ArrayLike | None = None,
    tested: TrackRecord | None = None,
) -> Outlook:
    """The gaps ``horizon`` years after the last year, if nothing changes.

    Parameters
    ----------
    years, values, horizon, level, breaks, growth, groups
        As for `backtest`; the last year is that from which is looked ahead.
    tested : TrackRecord, optional
        How this band did in the past, where that is known already; by default it is measured here.
    """
    years, values = np.asarray(years, dtype=int), np.asarray(values, dtype=float)
    middle, cuts = reference(values), list(breaks)
    gaps, unit = values - middle, scale_of(middle, growth)
    past = windows(years, horizon, cuts)
    made = stays(years, gaps, horizon, level, breaks=cuts, scale=unit, groups=groups)
    if tested is None:
        tested = track_record(backtest(years, values, horizon, (GAP,), level=level, breaks=cuts, growth=growth, groups=groups))
    changes = int((~np.isnan(gaps[:, past[:, 1]] - gaps[:, past[:, 0]])).sum())
    return Outlook(
        int(years[-1]), horizon, level, float(middle[-1]), made.centre, made.low, made.high, changes, len(past), tested
    )


def track_record(frame: pd.DataFrame, method: str = GAP) -> TrackRecord:
    """One row of `backtest` as what goes with a band."""
    row = frame.set_index("method").loc[method]
    return TrackRecord(float(row["coverage"]), float(row["worst"]), *(int(row[name]) for name in ("worst_year", "origins", "n", "first", "last")))
