"""What the panels of step 5 share: the groups around a municipality, and which figure to begin with."""

from __future__ import annotations

import functools

import pandas as pd

from bwlab.monitor import Monitor
from bwlab.monitor.nearby import AROUND, noun, sides
from bwlab.regions import Region

#: The three figures that say how far a facility is.
DISTANCES = ("afstand_huisarts", "afstand_supermarkt", "afstand_basisschool")


@functools.lru_cache(maxsize=32)
def seen(monitor: Monitor, region: Region, by: str) -> pd.DataFrame:
    """`bwlab.monitor.nearby.sides`, kept; not to be changed."""
    return sides(monitor, region, by)


def groups(monitor: Monitor, region: Region) -> dict[str, int]:
    """The groups around a municipality that are not empty, and how many others are in each."""
    sizes = {by: len(monitor.peers(region, by=by)) for by in AROUND}
    return {by: size for by, size in sizes.items() if size}


def what(monitor: Monitor, region: Region, by: str) -> str:
    """The others of a group as a noun."""
    return noun(region, by, groups(monitor, region)[by])


def first_figure(monitor: Monitor, region: Region, wanted: list[str]) -> str:
    """The figure to begin with: of the first opgave, else the first with a figure here and around."""
    chosen = [code for code in wanted if code in monitor.catalogue.foto]
    if chosen:
        return chosen[0]
    rows = seen(monitor, region, next(iter(groups(monitor, region))))
    for there in (rows["value"].notna() & (rows["n"] > 1), rows["value"].notna()):
        if there.any():
            return str(rows.loc[there, "indicator"].iloc[0])
    return str(rows["indicator"].iloc[0])
