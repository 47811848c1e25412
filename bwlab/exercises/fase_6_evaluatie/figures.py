"""What the questions share: the longest change of a figure of one municipality, taken apart, and words for it."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.formats import as_written, quantity
from bwlab.method.apart import Parts, taken_apart
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.regions import Region

PEERS = 20
TRIED = 4  # first years


class Change(NamedTuple):
    """A change in three parts, and how many peers did better.

    Attributes
    ----------
    indicator : Indicator
    start, end : int
    first, last : float
        The own figure in those years.
    parts : Parts
        On the decimals of the figure: what is written adds up.
    better, level, n : int
        Of so many peers the change was more favourable, or the same; ``n`` have a figure in both years.
    """

    indicator: Indicator
    start: int
    end: int
    first: float
    last: float
    parts: Parts
    better: int
    level: int
    n: int


def known(monitor: Monitor, region: Region, code: str) -> dict[int, float]:
    """The values of a municipality by year, since the last break."""
    found = series_of(monitor, code)
    since = max(found.breaks, default=0)
    return {year: float(value) for year, value in zip(found.years, found.row(region.code), strict=True) if year >= since and not np.isnan(value)}


def longest(monitor: Monitor, region: Region, code: str) -> Change | None:
    """From the first year in which enough peers have the figure as well to the last that can be compared; None where there is none."""
    values = known(monitor, region, code)
    end = max(values, default=0)
    spans = (_change(monitor, region, code, values, start, end) for start in sorted(values)[:TRIED] if start < end)
    return next((found for found in spans if found), None)


def _change(monitor: Monitor, region: Region, code: str, values: dict[int, float], start: int, end: int) -> Change | None:
    series = series_of(monitor, code)
    place, decimals = series.codes.index(region.code), series.indicator.decimals
    before, after = (series.values[:, series.years.index(year)] for year in (start, end))
    rows = _peers(monitor, region)
    parts = taken_apart(before, after, place, rows, decimals)
    if np.isnan(parts.own):
        return None
    first, last = as_written((values[start], values[end]), decimals)
    changed = np.array(as_written(np.subtract(*(as_written(each[list(rows)], decimals) for each in (after, before))), decimals))
    ahead = series.indicator.direction * (changed[~np.isnan(changed)] - parts.change)
    return Change(series.indicator, start, end, first, last, parts, int((ahead > 1e-9).sum()), int((np.abs(ahead) <= 1e-9).sum()), ahead.size)


@functools.lru_cache(maxsize=4)
def _peers(monitor: Monitor, region: Region) -> tuple[int, ...]:
    place = _places(monitor)
    return tuple(place[code] for code in monitor.peers(region, k=PEERS)["region"])


@functools.lru_cache(maxsize=2)
def _places(monitor: Monitor) -> dict[str, int]:
    return {each.code: row for row, each in enumerate(monitor.regions)}


def unit(indicator: Indicator) -> str:
    """The unit of a difference between two values."""
    return "procentpunt" if indicator.unit_text == "procent" else indicator.unit_text


def step(indicator: Indicator, change: float) -> str:
    """A change with its sign and unit."""
    return quantity(change, indicator.decimals, unit(indicator), sign=True)
