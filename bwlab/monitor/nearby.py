"""A municipality beside those around it: aggregates that say of how many, and a circle of so many kilometres.

The own figure is never in a median of others here, and never changes by it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.formats import number
from bwlab.method.position import standing
from bwlab.monitor.monitor import Monitor
from bwlab.regions import Region

AROUND = ("neighbours", "corop", "province")
#: Where the own figure and the median of the others lie, beside the median of all municipalities.
BOTH_LESS, ONLY_HERE, ONLY_THERE, BOTH_MORE, EQUAL, BLANK = (
    "both_less", "only_here", "only_there", "both_more", "equal", "blank",
)  # fmt: skip


class Circle(NamedTuple):
    """The municipalities whose centre lies within so many kilometres.

    Attributes
    ----------
    size, n : int
        How many there are, and with a figure; the own one is in neither.
    median : float
        Of those ``n``, NaN without any.
    rank, among : int
        Place of the own figure among them and itself (1 = most favourable; neutral: highest), and of how
        many; rank 0 without an own figure.
    tied : bool
        Another among them has exactly the own value.
    """

    size: int
    n: int
    median: float
    rank: int
    among: int
    tied: bool = False


def year_of(monitor: Monitor, region: Region, code: str) -> int:
    """The year to compare in: of the own latest figure, else the last year in which anyone has one."""
    table = monitor.table(code)
    own = table.loc[region.code].dropna()
    return int(own.index[-1] if len(own) else table.columns[-1])


def noun(region: Region, by: str, size: int) -> str:
    """What the others are: "buurgemeenten", "andere gemeenten in de provincie Utrecht"."""
    one = size == 1
    if by == "neighbours":
        return "buurgemeente" if one else "buurgemeenten"
    place = f"COROP-gebied {region.corop_name}" if by == "corop" else f"de provincie {region.province_name}"
    return f"andere {'gemeente' if one else 'gemeenten'} in {place}"


def of_how_many(n: int, size: int, what: str, year: int) -> str:
    """The label of an aggregate: "mediaan van 7 van 9 buurgemeenten met een cijfer, 2022".

    Parameters
    ----------
    n, size : int
        With a figure that year, and in all.
    what : str
        As `noun` gives it.
    """
    if size == 0:
        return f"geen {what}"
    if n == 0:
        return f"geen cijfer over {year} bij {number(size)} {what}"
    if n == 1:
        return f"cijfer van {'de enige' if size == 1 else f'1 van {number(size)}'} {what}, {year}"
    return f"mediaan van {number(n)} van {number(size)} {what} met een cijfer, {year}"


def aggregates(monitor: Monitor, region: Region, code: str, year: int | None = None) -> pd.DataFrame:
    """The medians of the neighbours, the COROP area and the province, all in one year, without the own figure.

    Returns
    -------
    DataFrame
        by, n, size (int), year, median (NaN without a figure), what (see `noun`), words (its label),
        why (Dutch sentence where the group is empty, else "").
    """
    year = year or year_of(monitor, region, code)
    values, rows = monitor.table(code)[year], []
    for by in AROUND:
        group = monitor.peers(region, by=by)
        found = values.reindex(group["region"]).dropna()
        n, size = len(found), len(group)
        what = noun(region, by, size)
        median = float(found.median()) if n else math.nan
        rows.append((by, n, size, year, median, what, of_how_many(n, size, what, year), group.attrs.get("why", "")))
    return pd.DataFrame(rows, columns=["by", "n", "size", "year", "median", "what", "words", "why"])


def beside(monitor: Monitor, region: Region, code: str, year: int | None = None) -> pd.DataFrame:
    """The own figure and those of the touching neighbours in one year; a blank is a row without a value.

    Returns
    -------
    DataFrame
        region, label, value, origin, provisional: the own one first, then the most favourable (neutral:
        highest) first, then those without a figure by name.
    """
    year = year or year_of(monitor, region, code)
    codes = [region.code, *monitor.peers(region, by="neighbours")["region"]]
    known = monitor.values(codes, indicator=code).query("year == @year").set_index("region")
    rows = known.reindex(codes)[["value", "origin", "provisional"]].reset_index(names="region")
    rows["label"] = [monitor.regions[each].label for each in rows["region"]]
    rows["provisional"] = rows["provisional"].eq(True)
    way = monitor.catalogue[code].direction < 0
    around = rows.iloc[1:]
    known, blank = around.dropna(subset="value"), around[around["value"].isna()]
    ordered = pd.concat([rows.iloc[:1], known.sort_values(["value", "label"], ascending=[way, True]), blank.sort_values("label")])
    return ordered[["region", "label", "value", "origin", "provisional"]].reset_index(drop=True)


def distances(monitor: Monitor, region: Region) -> pd.DataFrame:
    """How far the centres of all other municipalities lie, as the crow flies.

    Returns
    -------
    DataFrame
        region, label, km (to 0.1, as exact as the centres are; NaN where one is not known), touches (bool);
        the nearest first.
    """
    touching = set(monitor.peers(region, by="neighbours")["region"])
    rows = [
        (each.code, each.label, round(math.dist(region.centre, each.centre), 1) if region.centre and each.centre else math.nan, each.code in touching)
        for each in monitor.regions
        if each.code != region.code
    ]
    return pd.DataFrame(rows, columns=["region", "label", "km", "touches"]).sort_values(["km", "region"], ignore_index=True)


def circle(far: pd.DataFrame, own: float, km: float, direction: int) -> Circle:
    """Those within so many kilometres, and where the own figure stands among them.

    Parameters
    ----------
    far : DataFrame
        `distances` with a column ``value`` (NaN is a blank).
    own : float
    km : float
    direction : {1, -1, 0}
    """
    within = far.loc[far["km"] <= km, "value"]
    known = within.dropna()
    here = standing(np.append(known.to_numpy(float), own), own, direction)
    return Circle(len(within), len(known), float(known.median()) if len(known) else math.nan, here.rank, here.n, here.tied)


def sides(monitor: Monitor, region: Region, by: str = "neighbours") -> pd.DataFrame:
    """For each figure of the foto with a direction: who is less favourable than the median of all, here or there.

    Returns
    -------
    DataFrame
        indicator, name, theme, year, value, median (of the others), n, size, all_median (own included),
        n_all, side. A blank here or there, or a figure equal to the median, is no side.
    """
    group = monitor.peers(region, by=by)["region"]
    rows = []
    for indicator in map(monitor.catalogue.__getitem__, monitor.catalogue.foto):
        if not indicator.direction:
            continue
        year = year_of(monitor, region, indicator.code)
        column = monitor.table(indicator.code)[year]
        own, others = float(column[region.code]), column.reindex(group).dropna()
        median = float(others.median()) if len(others) else math.nan
        everyone = float(column.median())
        known = (indicator.code, indicator.name, indicator.theme, year, own, median, len(others), len(group))
        rows.append((*known, everyone, int(column.count()), _side(indicator, own, median, everyone)))
    return pd.DataFrame(rows, columns=["indicator", "name", "theme", "year", "value", "median", "n", "size", "all_median", "n_all", "side"])


def _side(indicator: Indicator, own: float, there: float, everyone: float) -> str:
    if math.isnan(own) or math.isnan(there):
        return BLANK
    here, others = (indicator.direction * (each - everyone) for each in (own, there))
    if math.isclose(here, 0, abs_tol=1e-9) or math.isclose(others, 0, abs_tol=1e-9):
        return EQUAL
    if here < 0:
        return BOTH_LESS if others < 0 else ONLY_HERE
    return ONLY_THERE if others < 0 else BOTH_MORE
