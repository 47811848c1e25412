"""When a figure can show anything: the next years that are measured, and when those appear.

Reckoned from the dictionary (how often, and how many months after the year), as if the source goes on at
that rate. Where the dictionary does not know, neither does this.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from bwlab.catalogue import Indicator
from bwlab.monitor import Monitor

_EVERY = {"jaarlijks": 1, "elke twee jaar": 2, "elke drie jaar": 3, "elke vier jaar": 4}
_EXTRA = re.compile(r"extra meting in (\d{4})")


class Measurement(NamedTuple):
    """A year that is measured, and when its figure appears; None is not known."""

    year: int
    published: date | None


def rhythm(indicator: Indicator) -> int | None:
    """Years between two measurements; None where there is no fixed rhythm."""
    return next((years for words, years in _EVERY.items() if indicator.frequency.startswith(words)), None)


def published(indicator: Indicator, year: int) -> date | None:
    """About when the figure of a year appears; None where the dictionary does not say."""
    if indicator.lag_months is None:
        return None
    years, months = divmod(indicator.lag_months, 12)
    return date(year + 1 + years, months + 1, 1)


def measurements(monitor: Monitor, code: str, since: int, until: int) -> list[Measurement]:
    """The years from ``since`` to ``until`` that are measured if the source goes on as it did; none without a rhythm."""
    known = monitor.catalogue[code]
    every = rhythm(known)
    extra = {int(year) for year in _EXTRA.findall(known.frequency)}
    there = [int(year) for year in monitor.table(code).columns if year not in extra]
    if every is None or not there:
        return []
    first = there[-1] + -(-(since - there[-1]) // every) * every  # the first in its rhythm, not before ``since``
    return [Measurement(year, published(known, year)) for year in range(first, until + 1, every)]


def first_over(monitor: Monitor, code: str, year: int) -> Measurement | None:
    """The first measurement of a year not before ``year``; None where there is no fixed rhythm."""
    return next(iter(measurements(monitor, code, year, year + max(_EVERY.values()))), None)
