"""What StatLine does not say, and a refresh had better not take for granted: both are an assumption, and told as one."""

from __future__ import annotations

import pandas as pd

# Of 2,409 changes in population from one 1 January to the next (2019-2026, municipalities whose borders stayed)
# 999 in 1,000 were under 5.4 percent; of six that were redrawn in those years four were above 7. A smaller piece
# of land that moved, such as Weesp to Amsterdam, is not seen this way.
BORDER_JUMP = 0.06


def assume_provisional(rows: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Call figures of the newest year of an indicator provisional where CBS does not say what they are.

    Parameters
    ----------
    rows : DataFrame
        indicator, year, value, provisional (boolean, <NA> where CBS does not say), ...
    before : DataFrame
        The figures in use: they may have a newer year.

    Returns
    -------
    DataFrame
        The same rows, with a column ``assumed`` (bool).
    """
    both = pd.concat([rows[["indicator", "year", "value"]], before[["indicator", "year", "value"]]])
    newest = both.dropna(subset="value").groupby("indicator")["year"].max()
    assumed = rows["provisional"].isna() & (rows["year"] == rows["indicator"].map(newest))
    return rows.assign(provisional=rows["provisional"].astype("boolean").mask(assumed, True), assumed=assumed)


def jumps(population: pd.DataFrame, years: tuple[int, ...], mergers: pd.DataFrame) -> pd.DataFrame:
    """Municipalities whose population changed so much in a new year that their borders may have.

    Parameters
    ----------
    population : DataFrame
        region, year, population; with the new years.
    years : tuple of int
        The new years.
    mergers : DataFrame
        region, year: changes of borders that are known.

    Returns
    -------
    DataFrame
        region, year, old, new: the population a year before, and then.
    """
    places = population[population["region"].str.startswith("GM")]
    earlier = places.assign(year=places["year"] + 1)
    found = places[places["year"].isin(years)].merge(earlier, on=["region", "year"], suffixes=("", "_before"))
    known = pd.MultiIndex.from_frame(mergers[["region", "year"]])
    found = found[~pd.MultiIndex.from_frame(found[["region", "year"]]).isin(known)]
    found = found[(found["population"] / found["population_before"] - 1).abs() > BORDER_JUMP]
    return found.rename(columns={"population_before": "old", "population": "new"})[["region", "year", "old", "new"]]
