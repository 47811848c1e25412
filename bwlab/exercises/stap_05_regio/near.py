"""What the questions share: a figure of a municipality and of those nearest to it, rounded as they are shown."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.monitor.nearby import distances, year_of
from bwlab.regions import Region

#: Figures people have a picture of, surveys first: those have blanks.
FAMILIAR = (
    "tevredenheid_leven", "vrijwilligerswerk", "contact", "tevredenheid_vrije_tijd", "overgewicht", "langdurige_ziekte", "problematische_schulden",
    "geregistreerde_misdrijven_per_1000", "woninginbraken", "vernieling", "bijstand", "jeugdzorg", "afstand_huisarts",
)  # fmt: skip


class Near(NamedTuple):
    """One figure here and around.

    Attributes
    ----------
    indicator : Indicator
    year : int
    own : float
        NaN without a figure.
    others : DataFrame
        label, km, touches, value (NaN is a blank) of all others, the nearest first.
    """

    indicator: Indicator
    year: int
    own: float
    others: pd.DataFrame

    def show(self, value: float) -> str:
        """A value as a table shows it."""
        return quantity(value, self.indicator.decimals, self.indicator.unit_short)

    def in_words(self, value: float) -> str:
        """A value as a sentence says it."""
        return quantity(value, self.indicator.decimals, self.indicator.unit_text)

    @property
    def half(self) -> float:
        """How far rounding may take an answer."""
        return 0.6 * 10**-self.indicator.decimals


@functools.lru_cache(maxsize=16)
def _around(monitor: Monitor, region: Region) -> pd.DataFrame:
    return distances(monitor, region)


@functools.lru_cache(maxsize=128)
def near(monitor: Monitor, region: Region, code: str) -> Near:
    """A figure of a municipality and of everyone around it, in the year of its own latest."""
    indicator, year = monitor.catalogue[code], year_of(monitor, region, code)
    column = monitor.table(code)[year].round(indicator.decimals)
    others = _around(monitor, region).assign(value=lambda table: table["region"].map(column))
    return Near(indicator, year, float(column[region.code]), others)


def apart(right: float, wrong: list[float], least: float) -> bool:
    """Whether at least three wrong answers differ from the right one and from each other."""
    kept: list[float] = []
    for each in wrong:
        if not np.isnan(each) and abs(each - right) > least and all(abs(each - other) > 2 * least for other in kept):
            kept.append(each)
    return len(kept) >= 3


def lower(name: str) -> str:
    """A name inside a sentence."""
    return name[:1].lower() + name[1:]
