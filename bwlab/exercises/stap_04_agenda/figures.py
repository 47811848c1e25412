"""What the questions share: a figure that appears late, its newest value, and words for them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.formats import date as date_words
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.policy.monitoring.publication import published
from bwlab.regions import Region

#: Measured every year, and known about a year later, or two.
YEARLY = ("contact", "vrijwilligerswerk", "tevredenheid_leven", "broeikasgas_per_inwoner")
LATE = ("mediaan_besteedbaar_inkomen", "gemiddelde_schuld", "broeikasgas_per_inwoner")


class Own(NamedTuple):
    """The newest figure of a municipality."""

    indicator: Indicator
    value: float
    year: int


def own(monitor: Monitor, region: Region, codes: tuple[str, ...]) -> Own | None:
    """The first of these figures that the municipality has."""
    for code in codes:
        found = series_of(monitor, code)
        row = found.row(region.code)
        there = np.flatnonzero(~np.isnan(row))
        if there.size:
            return Own(found.indicator, float(row[there[-1]]), found.years[there[-1]])
    return None


def lower(name: str) -> str:
    """A name inside a sentence."""
    return name[:1].lower() + name[1:]


def full(monitor: Monitor, known: Indicator) -> str:
    """A name, with who made the figure and how where another series has nearly the same name."""
    alike = any(monitor.catalogue[code].name.startswith(f"{known.name} (") for code in known.related)
    return f"{known.name} ({known.source.split(',')[0]}, {known.kind})" if alike else known.name


def in_words(known: Indicator, value: float) -> str:
    """A value with its unit."""
    return quantity(value, known.decimals, known.unit_text)


def appears(known: Indicator, year: int) -> str:
    """About when the figure of a year appears: "december 2028"."""
    day = published(known, year)
    return date_words(day).split(" ", 1)[1] if day else "onbekend"


def newest_on(known: Indicator, day: date) -> int:
    """The newest year of a yearly figure that has appeared on a day."""
    return next(year for year in range(day.year, 1990, -1) if (found := published(known, year)) and found <= day)
