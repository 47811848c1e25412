"""What the outlook and the pace of an indicator need from the figures, with the measured coverage kept."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.method.envelope import COUNTS, LEVEL, MONEY, reference, thirds, windows
from bwlab.method.outlook import GAP, Outlook, TrackRecord, backtest, held_by_each, outlook, track_record
from bwlab.method.trend import MINIMUM
from bwlab.monitor.monitor import Monitor

CORONA = (2020, 2021)
LONGEST = 6  # years ahead that are tried
ENOUGH = 100  # outcomes; with fewer a coverage says little


class Series(NamedTuple):
    """One indicator as the functions of `bwlab.method` take it.

    Attributes
    ----------
    indicator : Indicator
    codes : tuple of str
        The municipalities, in the order of the rows.
    years : tuple of int
    values : array, shape (regions, years)
    breaks : tuple of int
    growth : float
        How jumps grow with the level: of money, or of shares and rates.
    groups : array of int, shape (regions,)
        Thirds of all municipalities by population.
    """

    indicator: Indicator
    codes: tuple[str, ...]
    years: tuple[int, ...]
    values: np.ndarray
    breaks: tuple[int, ...]
    growth: float
    groups: np.ndarray

    def row(self, region: str) -> np.ndarray:
        """The values of one municipality, shape (years,)."""
        return self.values[self.codes.index(region)]

    def until(self, year: int) -> Series:
        """The same, as it was known in a year."""
        kept = [place for place, each in enumerate(self.years) if each <= year]
        return self._replace(years=tuple(self.years[place] for place in kept), values=self.values[:, kept])


@functools.lru_cache(maxsize=64)
def series_of(monitor: Monitor, code: str) -> Series:
    """One indicator for all municipalities; money grows with its level, everything else with the root."""
    known, table = monitor.catalogue[code], monitor.table(code)
    values = table.to_numpy()
    values.flags.writeable = False
    return Series(
        known,
        tuple(table.index),
        tuple(int(year) for year in table.columns),
        values,
        tuple(each.year for each in known.breaks),
        MONEY if "€" in known.unit_short else COUNTS,
        thirds([region.population for region in monitor.regions]),
    )


@functools.lru_cache(maxsize=512)
def measured(monitor: Monitor, code: str, horizon: int, level: float = LEVEL, method: str = GAP, without: tuple[int, ...] = ()) -> TrackRecord:
    """How often a band held on years it had not seen; measured once on the figures in use."""
    found = series_of(monitor, code)
    frame = backtest(
        found.years, found.values, horizon, (method,),
        level=level, breaks=found.breaks, growth=found.growth, groups=found.groups, without=without,
    )  # fmt: skip
    return track_record(frame, method)


@functools.lru_cache(maxsize=128)
def measured_for(monitor: Monitor, code: str, horizon: int, region: str) -> tuple[int, int]:
    """How often the band held for one municipality, and of how many outcomes."""
    found = series_of(monitor, code)
    held, tried = _held_by_each(monitor, code, horizon)
    row = found.codes.index(region)
    return int(held[row]), int(tried[row])


@functools.lru_cache(maxsize=64)
def _held_by_each(monitor: Monitor, code: str, horizon: int) -> tuple[np.ndarray, np.ndarray]:
    found = series_of(monitor, code)
    return held_by_each(found.years, found.values, horizon, breaks=found.breaks, growth=found.growth, groups=found.groups)


@functools.lru_cache(maxsize=64)
def horizons(monitor: Monitor, code: str) -> tuple[int, ...]:
    """For how many years ahead a band could be tested on at least `ENOUGH` outcomes.

    None where there are fewer years since the last break than a trend needs: jumps of another way of
    measuring, or of three elections, say nothing about the years to come.
    """
    found = series_of(monitor, code)
    since = max(found.breaks, default=0)
    if sum(year >= since for year in found.years) < MINIMUM:
        return ()
    return tuple(each for each in range(1, LONGEST + 1) if measured(monitor, code, each).n >= ENOUGH)


def outlook_of(monitor: Monitor, code: str, horizon: int, level: float = LEVEL, year: int | None = None) -> Outlook:
    """The gaps of all municipalities ``horizon`` years after ``year`` (by default the last), if nothing changes."""
    found = series_of(monitor, code)
    if year is not None:
        found = found.until(year)
    return outlook(
        found.years, found.values, horizon,
        level=level, breaks=found.breaks, growth=found.growth, groups=found.groups, tested=measured(monitor, code, horizon, level),
    )  # fmt: skip


def backtests(
    monitor: Monitor,
    horizons: Iterable[int] = (1, 2, 3, 4),
    methods: Iterable[str] = ("trend", "no_change", "gap", "gap_trend"),
    level: float = LEVEL,
    without: tuple[int, ...] = (),
) -> pd.DataFrame:
    """`bwlab.method.outlook.backtest` on every indicator that can carry it: at least `ENOUGH` outcomes.

    Returns
    -------
    DataFrame
        indicator, name, finance (bool), horizon, and the columns of `backtest`.
    """
    rows = []
    for known in monitor.catalogue:
        found = series_of(monitor, known.code)
        for horizon in horizons:
            frame = backtest(
                found.years, found.values, horizon, tuple(methods),
                level=level, breaks=found.breaks, growth=found.growth, groups=found.groups, without=without,
            )  # fmt: skip
            if frame["n"].max() >= ENOUGH:
                frame.insert(0, "indicator", known.code)
                frame.insert(1, "name", known.name)
                frame.insert(2, "finance", known.finance)
                frame.insert(3, "horizon", horizon)
                rows.append(frame)
    return pd.concat(rows, ignore_index=True)


@functools.lru_cache(maxsize=128)
def growing(monitor: Monitor, code: str, horizon: int) -> float:
    """How many times as far the gaps moved in the last window as in the first; NaN with fewer than two windows."""
    found = series_of(monitor, code)
    gaps = found.values - reference(found.values)
    past = windows(found.years, horizon, found.breaks)
    if len(past) < 2:
        return np.nan
    first, last = (float(np.nanmean(np.abs(gaps[:, end] - gaps[:, start]))) for start, end in (past[0], past[-1]))
    return last / first if first > 0 else np.nan
