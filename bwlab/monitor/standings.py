"""Positions and rankings as frames: a municipality in a group, and a group in order."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bwlab.catalogue import Indicator
from bwlab.method.position import places, ranks, standing
from bwlab.monitor.gaps import Gaps
from bwlab.regions import Regions
from bwlab.sources.cube import Cube

COLUMNS = (
    "region",
    "indicator",
    "name",
    "theme",
    "dimension",
    "direction",
    "unit_short",
    "decimals",
    "year",
    "value",
    "origin",
    "provisional",
    "rank",
    "tied",
    "n",
    "size",
    "quartile",
    "place",
    "place_all",
    "n_all",
    "median",
    "distance",
    "missing",
    "why",
    "newest_year",
)
_WHOLE = ("year", "rank", "quartile", "newest_year")


def position_frame(
    cube: Cube, gaps: Gaps, region: str, group: NDArray[np.intp], indicators: list[Indicator]
) -> pd.DataFrame:
    """Where a region stands in a group, each indicator in its own latest year; see `Monitor.position`.

    Parameters
    ----------
    cube : Cube
    gaps : Gaps
    region : str
        Code.
    group : array of int, shape (size,)
        Positions of the group on the cube's axis of regions, the own one included.
    indicators : list of Indicator
    """
    rows = [_row(cube, gaps, region, group, each) for each in indicators]
    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(COLUMNS, ())
    return pd.DataFrame(
        {
            name: pd.array(column, dtype="Int64") if name in _WHOLE else column
            for name, column in columns.items()
        }
    )


def _row(cube: Cube, gaps: Gaps, region: str, group: NDArray[np.intp], indicator: Indicator) -> tuple:
    at, own = cube.indicator(indicator.code), cube.region(region)
    latest, newest = cube.latest(at, own), int(cube.newest[at])
    # Without an own figure the group is described in the newest year.
    year = newest if latest is None else latest
    column = cube.values[at, :, year]
    value = float(column[own])
    here = standing(column[group], value, indicator.direction)
    everywhere = standing(column, value, indicator.direction)
    missing, why = gaps.reason(region, indicator) if latest is None else ("", "")
    return (
        region,
        indicator.code,
        indicator.name,
        indicator.theme,
        indicator.dimension,
        indicator.direction,
        indicator.unit_short,
        indicator.decimals,
        None if latest is None else int(cube.years[latest]),
        value,
        cube.origin(at, own, year),
        bool(cube.provisional[at, own, year]),
        here.rank or None,
        here.tied,
        here.n,
        group.size,
        here.quartile or None,
        here.place,
        everywhere.place,
        everywhere.n,
        here.median,
        value - here.median,
        missing,
        why,
        int(cube.years[newest]) if newest >= 0 else None,
    )


def ranking_frame(
    cube: Cube, regions: Regions, group: NDArray[np.intp], indicator: Indicator, year: int
) -> pd.DataFrame:
    """A group in order, the most favourable first, without blanks; see `Monitor.ranking`."""
    at, when = cube.indicator(indicator.code), year - cube.years[0]
    values = cube.values[at, group, when]
    rank, tied = ranks(values, indicator.direction)
    everyone = regions.all()
    members = [everyone[each] for each in group]
    frame = pd.DataFrame(
        {
            "region": [each.code for each in members],
            "label": [each.label for each in members],
            "value": values,
            "origin": [cube.origin(at, each, when) for each in group],
            "provisional": cube.provisional[at, group, when],
            "rank": rank,
            "tied": tied,
            "place": places(values, indicator.direction),
        }
    )
    frame = frame.dropna(subset="value").astype({"rank": "int64"})
    return frame.sort_values(["rank", "region"], ignore_index=True)
