"""Municipal finance across a merger: the code alone, the former municipalities, and their sum.

`finance_totals.csv.gz` carries the codes of the year itself. A municipality that was divided over several
others cannot be added up: the table does not say which part of its money went where.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from bwlab.sources.snapshot import Snapshot

TABLE, REPORT = "finance_totals.csv.gz", "jaarrekening"


@dataclass(frozen=True)
class Merger:
    """A municipality of today and those it took in, in one year.

    Attributes
    ----------
    year : int
        The first year of the new borders.
    region : str
        Code of the municipality afterwards.
    parts : tuple of (str, str)
        Code and name of each municipality that was taken in.
    kept : bool
        The code was there before: one that follows the code does not see the border.
    whole : bool
        Every part went over whole; else it cannot be added up.
    """

    year: int
    region: str
    parts: tuple[tuple[str, str], ...]
    kept: bool
    whole: bool


def mergers(snapshot: Snapshot, accounts: pd.DataFrame) -> list[Merger]:
    """The mergers with accounts before and after, the newest first.

    Parameters
    ----------
    accounts : DataFrame
        From `accounts_of`.
    """
    table = snapshot.mergers
    years = accounts.groupby("region")["year"].agg(["min", "max"])
    found = []
    for (year, region), rows in table.groupby(["year", "region"]):
        parts = tuple(zip(rows["former_region"], rows["former_name"], strict=True))
        known = [code in years.index and years.at[code, "min"] < year for code, _ in parts]
        if not all(known) or region not in years.index or years.at[region, "max"] < year or (rows["kind"] == "rename").all():
            continue
        whole = bool((rows["current_regions"] == region).all()) and bool((rows["kind"] == "merger").all())
        found.append(Merger(int(year), str(region), parts, bool(years.at[region, "min"] < year), whole))
    return sorted(found, key=lambda each: (-each.year, each.region))


def accounts_of(snapshot: Snapshot) -> pd.DataFrame:
    """The accounts of all municipalities that ever were.

    Returns
    -------
    DataFrame
        region (code of the year itself), year, population (1 January), expenditure (thousand euro).
    """
    table = snapshot.table(TABLE)
    return table.loc[table["report"] == REPORT, ["region", "year", "population", "expenditure"]].reset_index(drop=True)


def joined(merger: Merger, accounts: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """The accounts of a municipality within the borders of after the merger.

    Parameters
    ----------
    accounts, population : DataFrame
        From `accounts_of` and ``Snapshot.population``.

    Returns
    -------
    DataFrame
        year (index), expenditure (thousand euro), population: the sums; NaN where an account is missing.
        ``late`` (bool): the merger came after 1 January of that year, so that the inhabitants of the parts
        were added although their money already stands with the new municipality.

    Raises
    ------
    ValueError
        A part was divided over several municipalities.
    """
    if not merger.whole:
        raise ValueError(f"{merger.region} in {merger.year}: a part was divided and cannot be added up")
    codes = [code for code, _ in merger.parts]
    before = [*codes, merger.region] if merger.kept else codes
    years = sorted(accounts.loc[accounts["region"].isin([*codes, merger.region]), "year"].unique())
    frame = pd.DataFrame(np.nan, index=pd.Index(years, name="year"), columns=["expenditure", "population"])
    frame["late"] = False
    people = population[population["region"].isin(codes)].set_index(["region", "year"])["population"]
    for year in years:
        wanted = [merger.region] if year >= merger.year else before
        rows = accounts[(accounts["year"] == year) & accounts["region"].isin(wanted)]
        if len(rows) < len(wanted):
            continue  # one account is missing: the sum would be too low
        still = [people[code, year] for code in codes if (code, year) in people.index] if year >= merger.year else []
        frame.loc[year, ["expenditure", "population"]] = [rows["expenditure"].sum(), rows["population"].sum() + sum(still)]
        frame.loc[year, "late"] = bool(still)
    return frame
