"""Which figures can carry a look ahead, for whom, and whose figures stand in where there are none; and words for them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.formats import number, quantity
from bwlab.method.envelope import reference
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import Series, horizons, series_of
from bwlab.regions import Region

EXAMPLE = "GM0855"  # Tilburg: it has every series used here
#: What people have a picture of goes first; one theme after the other.
FIRST = (
    "tevredenheid_leven", "woninginbraken", "vrijwilligerswerk", "mediaan_besteedbaar_inkomen", "contact", "vernieling",
    "mishandeling", "gemiddelde_schuld", "tevredenheid_vrije_tijd", "mediaan_vermogen", "verkoopprijs_woning",
    "geregistreerde_misdrijven_per_1000",
)  # fmt: skip


class Subject(NamedTuple):
    """Whose figures are shown, which of them, and a sentence where it is an example."""

    region: Region
    figures: dict[str, Indicator]
    note: str


def carrying(monitor: Monitor) -> list[Indicator]:
    """Figures of well-being of which a band could be tested, the most familiar first. Money of the municipality is none."""
    order = {code: place for place, code in enumerate(FIRST)}
    found = [each for each in monitor.catalogue if not each.finance and horizons(monitor, each.code)]
    return sorted(found, key=lambda each: order.get(each.code, len(FIRST)))


def subject(monitor: Monitor, region: Region, fits: Callable[[Region, Indicator], bool], why: str) -> Subject:
    """The own municipality where any figure fits it, else the example.

    Parameters
    ----------
    fits : callable
        Whether a figure of a municipality can be shown.
    why : str
        Dutch sentence: why there is none here.
    """
    for each in (region, monitor.regions[EXAMPLE]):
        figures = {known.code: known for known in carrying(monitor) if fits(each, known)}
        if figures:
            note = "" if each.code == region.code else f"{why} Hieronder zie je daarom {each.label}, als voorbeeld."
            return Subject(each, figures, note)
    raise ValueError("the example has no series either")


def known_years(monitor: Monitor, region: Region, code: str) -> list[int]:
    """The years in which a municipality has a figure, since the last break."""
    found = series_of(monitor, code)
    since = max(found.breaks, default=0)
    return [year for year, value in zip(found.years, found.row(region.code), strict=True) if year >= since and not np.isnan(value)]


def own_frame(monitor: Monitor, region: Region, code: str) -> pd.DataFrame:
    """``year, value, origin, provisional`` of one municipality."""
    frame = monitor.values(region.code, indicator=code).sort_values("year")
    return frame[["year", "value", "origin", "provisional"]].reset_index(drop=True)


def medians(found: Series) -> pd.Series:
    """The median of the municipalities with a value, by year."""
    return pd.Series(reference(found.values), index=list(found.years))


def bounds(found: Series) -> tuple[float, float]:
    """What a figure cannot leave: a rate is never negative, a share never above a hundred."""
    low = 0.0 if np.nanmin(found.values) >= 0 else -np.inf
    return low, 100.0 if found.indicator.unit_short == "%" else np.inf


def nice(step: float, decimals: int) -> float:
    """The next 1, 2 or 5 times a power of ten, and never finer than the figures are."""
    finest = 10.0**-decimals
    size = 10.0 ** math.floor(math.log10(max(step, finest)))
    return max(finest, next(size * each for each in (1, 2, 5, 10) if size * each >= step * (1 - 1e-9)))


def change_words(indicator: Indicator, change: float, *, sign: bool = False) -> str:
    """A change in words: "0,4 procentpunt", "€ 300", "0,4 per 1.000 inwoners"."""
    unit = "procentpunt" if indicator.unit_text == "procent" else indicator.unit_text
    return quantity(change, indicator.decimals, unit, sign=sign)


def named(indicator: Indicator) -> str:
    """The name of a figure inside a sentence."""
    return indicator.name[:1].lower() + indicator.name[1:]


def options(figures: dict[str, Indicator]) -> list[tuple[str, str]]:
    """The figures to choose from, with their theme."""
    return [(code, f"{each.theme}: {each.name}") for code, each in figures.items()]


def of_hundred(share: float) -> str:
    """A share as people count: "85 van de 100"."""
    return f"{number(100 * share)} van de 100"


def listed_years(first: int, last: int) -> str:
    """One year or a span of years."""
    return str(first) if first == last else f"{first} en {last}" if last == first + 1 else f"{first} tot en met {last}"
