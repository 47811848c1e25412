"""The counts behind the crime rates, by municipality and year."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd

TABLE = "crime_counts.csv.gz"
DECIMALS = 2  # of the rates per 1,000 in the snapshot
FINAL = 2023  # the last year whose counts are no longer provisional
OFFENCES = {  # as in the table: many, and one of them
    "woninginbraken": ("woninginbraken", "woninginbraak"),
    "fietsdiefstal": ("fietsdiefstallen", "fietsdiefstal"),
    "mishandeling": ("mishandelingen", "mishandeling"),
}


@functools.lru_cache(maxsize=4)
def _counts(monitor: Any) -> pd.DataFrame:
    table = monitor.snapshot.table(TABLE).rename(columns={"mean_population": "population"})
    return table.assign(provisional=table["year"] > FINAL).sort_values("year")


@functools.lru_cache(maxsize=64)
def counts_of(monitor: Any, region: str, offence: str) -> pd.DataFrame:
    """One offence in one municipality, by year.

    Returns
    -------
    DataFrame
        year, count, population (mean of the year), provisional. Years from before a merger are left out:
        counts and population had different borders.
    """
    table = _counts(monitor)
    rows = table[(table["region"] == region) & (table["offence"] == offence)]
    return rows[["year", "count", "population", "provisional"]].reset_index(drop=True)


@functools.lru_cache(maxsize=16)
def everywhere(monitor: Any, offence: str, year: int) -> pd.DataFrame:
    """``count, population`` of one offence in one year, by municipality."""
    table = _counts(monitor)
    return table[(table["offence"] == offence) & (table["year"] == year)].set_index("region")[["count", "population"]]


def rank_with(monitor: Any, region: str, offence: str, year: int, extra: int = 0) -> tuple[int, int]:
    """The place among all with so many cases more, and of how many; 1 has the fewest for each inhabitant.

    Rates as the monitor stores them, so that the place is the one in the foto: equal ones share the best place.
    """
    table = everywhere(monitor, offence, year)
    rates = (1_000 * table["count"] / table["population"]).round(DECIMALS)
    own = round(1_000 * (table.at[region, "count"] + extra) / table.at[region, "population"], DECIMALS)
    return 1 + int((rates.drop(region) < own).sum()), len(table)
