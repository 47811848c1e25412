"""What the questions share: the figures with a series, and the band of one municipality."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.formats import quantity
from bwlab.method.envelope import LEVEL, reference
from bwlab.method.outlook import TrackRecord
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import horizons, measured, outlook_of, series_of
from bwlab.regions import Region

#: The most familiar first; crime last, since every municipality has it.
SERIES = ("tevredenheid_leven", "vrijwilligerswerk", "contact", "mediaan_besteedbaar_inkomen", "woninginbraken", "vernieling", "mishandeling")  # fmt: skip
WHY = "heeft geen reeks van genoeg jaren."


class Ahead(NamedTuple):
    """The band of one figure of one municipality, some years ahead."""

    indicator: Indicator
    year: int
    horizon: int
    value: float
    low: float
    high: float
    record: TrackRecord


def known(monitor: Monitor, region: Region, code: str) -> dict[int, float]:
    """The values of a municipality by year, since the last break."""
    found = series_of(monitor, code)
    since = max(found.breaks, default=0)
    values = zip(found.years, found.row(region.code), strict=True)
    return {year: float(value) for year, value in values if year >= since and not np.isnan(value)}


@functools.lru_cache(maxsize=64)
def country(monitor: Monitor, code: str) -> dict[int, float]:
    """The median of the municipalities with a value, by year."""
    found = series_of(monitor, code)
    return dict(zip(found.years, reference(found.values).tolist(), strict=True))


@functools.lru_cache(maxsize=64)
def _gaps(monitor: Monitor, code: str, horizon: int, year: int):
    return outlook_of(monitor, code, horizon, LEVEL, year)


def ahead(monitor: Monitor, region: Region, horizon: int = 4) -> Ahead | None:
    """The band of the most familiar figure that has one here."""
    for code in SERIES:
        values = known(monitor, region, code)
        if len(values) < 2 or horizon not in horizons(monitor, code):
            continue
        year = max(values)
        gaps, row = _gaps(monitor, code, horizon, year), series_of(monitor, code).codes.index(region.code)
        level = country(monitor, code)[year]
        least = 0.0 if np.nanmin(series_of(monitor, code).values) >= 0 else -np.inf
        low, high = max(least, level + float(gaps.low[row])), level + float(gaps.high[row])
        return Ahead(monitor.catalogue[code], year, horizon, values[year], low, high, measured(monitor, code, horizon))
    return None


def lower(name: str) -> str:
    """A name inside a sentence."""
    return name[:1].lower() + name[1:]


def in_words(indicator: Indicator, value: float) -> str:
    """A value with its unit."""
    return quantity(value, indicator.decimals, indicator.unit_text)


def change_unit(indicator: Indicator) -> str:
    """The unit of a difference between two values."""
    return "procentpunt" if indicator.unit_text == "procent" else indicator.unit_text
