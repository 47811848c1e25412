"""Who lives here: ages and households, to give the people one does not meet a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bwlab.formats import number
from bwlab.monitor import Monitor

TABLE, YEAR = "profile_2021.csv", 2021
SOURCE = "CBS, Kerncijfers wijken en buurten 2021; CBS, bevolking op 1 januari 2021"


@dataclass(frozen=True)
class Residents:
    """Ages and households of one municipality on 1 January of ``YEAR``.

    Attributes
    ----------
    population : int
    young, old : float
        Percent under 15, and of 65 and over.
    alone : float
        Percent of the households that are one person.
    """

    population: int
    young: float
    old: float
    alone: float

    @property
    def middle(self) -> float:
        """Percent from 15 to 65."""
        return 100 - self.young - self.old

    def people(self, percent: float) -> str:
        """About how many inhabitants a share is, no more exact than it is: "31.900"."""
        count = self.population * percent / 100
        return number(round(count, -2 if count >= 1000 else -1))


def residents(monitor: Monitor, region: Any) -> Residents | None:
    """Who lives in a municipality; None where CBS has no such figures for its present borders."""
    code = monitor.regions.find(region).code
    profile = monitor.snapshot.table(TABLE)
    row = profile.loc[profile["region"] == code, ["share_under_15", "share_65_plus", "single_households"]].dropna()
    counted = monitor.snapshot.population.query("region == @code and year == @YEAR")["population"]
    if row.empty or counted.empty:
        return None
    return Residents(int(counted.iloc[0]), *(float(value) for value in row.iloc[0]))
