"""The observations as arrays, so that a question about all municipalities is one look along an axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray


class Cube:
    """Observations by indicator, region and year; NaN where there is no observation.

    Parameters
    ----------
    observations : DataFrame
        With categorical region, indicator and origin.
    indicators, regions : sequence of str
        The codes of the first two axes; observations of anything else (provinces) are left out.

    Attributes
    ----------
    values : array of float, shape (indicators, regions, years)
    provisional : array of bool, same shape
    years : array of int, shape (years,)
        Every year from the first to the last, also those without figures.
    known : array of bool, same shape
    newest : array of int, shape (indicators,)
        Position on the axis of years of the last year with any value; -1 without values.
    """

    def __init__(self, observations: pd.DataFrame, indicators: Sequence[str], regions: Sequence[str]) -> None:
        self._indicator = {code: at for at, code in enumerate(indicators)}
        self._region = {code: at for at, code in enumerate(regions)}
        at_indicator = _along(observations["indicator"], self._indicator)
        at_region = _along(observations["region"], self._region)
        year = observations["year"].to_numpy().astype(int)
        first, last = (int(year.min()), int(year.max())) if year.size else (0, -1)
        self.years = np.arange(first, last + 1)
        kept = (at_indicator >= 0) & (at_region >= 0)
        where = (at_indicator[kept], at_region[kept], (year - first)[kept])
        shape = (len(indicators), len(regions), self.years.size)
        self.values = np.full(shape, np.nan)
        self.values[where] = observations["value"].to_numpy()[kept]
        self.provisional = np.zeros(shape, dtype=bool)
        self.provisional[where] = observations["provisional"].to_numpy()[kept]
        self._origins = [*observations["origin"].cat.categories, ""]  # -1, no figure, finds the last
        self._origin = np.full(shape, -1, dtype=np.int8)
        self._origin[where] = observations["origin"].cat.codes.to_numpy()[kept]
        self.known = ~np.isnan(self.values)
        any_region = self.known.any(axis=1)
        from_the_end = any_region[:, ::-1].argmax(axis=1)
        self.newest = np.where(any_region.any(axis=1), self.years.size - 1 - from_the_end, -1)

    def indicator(self, code: str) -> int:
        """Position of an indicator on the first axis."""
        return self._indicator[code]

    def region(self, code: str) -> int:
        """Position of a region on the second axis."""
        return self._region[code]

    def origin(self, indicator: int, region: int, year: int) -> str:
        """Where one figure comes from; "" without a figure. Arguments are positions."""
        return self._origins[self._origin[indicator, region, year]]

    def latest(self, indicator: int, region: int) -> int | None:
        """Position of the last year in which a region has this figure, or None."""
        found = self.known[indicator, region].nonzero()[0]
        return int(found[-1]) if found.size else None

    def table(self, indicator: int, final: bool = False) -> tuple[NDArray[np.float64], NDArray[np.int_]]:
        """Values of one indicator, regions by years, and the years: only those in which anyone has a figure."""
        values = self.values[indicator]
        if final:
            values = np.where(self.provisional[indicator], np.nan, values)
        used = ~np.isnan(values).all(axis=0)
        return values[:, used], self.years[used]

    def share_of_origin(self, indicator: int, origin: str) -> float:
        """Share of the figures of an indicator with this origin; NaN without figures."""
        found = self._origin[indicator][self.known[indicator]]
        return float((found == self._origins.index(origin)).mean()) if found.size else np.nan

    def years_of(self, indicator: int) -> list[int]:
        """The years in which any region has this figure."""
        return self.years[self.known[indicator].any(axis=0)].tolist()


def _along(column: pd.Series, places: dict[str, int]) -> NDArray[np.intp]:
    """Position on an axis of every observation, -1 for what the axis does not hold."""
    by_category = np.array([places.get(each, -1) for each in column.cat.categories], dtype=np.intp)
    return by_category[column.cat.codes.to_numpy()]
