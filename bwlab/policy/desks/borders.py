"""Whether the borders of a municipality changed between two years, and whether a figure was reckoned back to those of now."""

from __future__ import annotations

import functools
from typing import NamedTuple

from bwlab.catalogue import Indicator
from bwlab.formats import listing
from bwlab.monitor import Monitor
from bwlab.regions import Region


class Moved(NamedTuple):
    """A change of borders.

    Attributes
    ----------
    year : int
        The first year of the new borders.
    names : tuple of str
        What came in.
    whole : bool
        At least one of them came in whole.
    new : bool
        The code itself is new: there was no such municipality before.
    """

    year: int
    names: tuple[str, ...]
    whole: bool
    new: bool


@functools.lru_cache(maxsize=512)
def changes(monitor: Monitor, region: Region) -> tuple[Moved, ...]:
    """When the borders of a municipality of today changed, the oldest first. A new name is no new border."""
    table = monitor.snapshot.mergers
    rows = table[(table["region"] == region.code) & (table["kind"] != "rename") & (table["former_region"] != region.code)]
    formed = _first_years(monitor).get(region.code)
    return tuple(
        Moved(int(year), tuple(group["former_name"]), bool((group["current_regions"] == region.code).any()), formed == year)
        for year, group in rows.groupby("year")
    )


@functools.lru_cache(maxsize=8)
def _first_years(monitor: Monitor) -> dict[str, int]:
    """The municipalities of today that got a new code when they were formed, and the year of that."""
    table = monitor.snapshot.mergers
    made, old = table[table["kind"] != "rename"].groupby("region")["year"].min(), set(table["former_region"])
    # Codes are given out in order: those from 1900 on came with the mergers since 2011.
    return {code: int(year) for code, year in made.items() if code in monitor.regions and code not in old and int(code[2:]) >= 1900}


@functools.lru_cache(maxsize=1024)
def redrawn(monitor: Monitor, code: str, year: int) -> bool:
    """Whether a figure was published within later borders: a municipality formed in ``year`` or after has it from before it was there."""
    table = monitor.table(code)
    for region, formed in _first_years(monitor).items():
        earlier = [each for each in table.columns if each < formed]
        if formed >= year and earlier and table.loc[region, earlier].notna().any():
            return True
    return False


def crossed(monitor: Monitor, region: Region, known: Indicator, years: tuple[int, int]) -> tuple[bool, str]:
    """What a change of borders does to a comparison of two years.

    Returns
    -------
    (bool, str)
        Whether the two years cannot be compared; and a Dutch sentence ("" where nothing is to be said).
    """
    for each in changes(monitor, region):
        if not years[0] < each.year <= years[1]:
            continue
        came = _came(each, region)
        if redrawn(monitor, known.code, each.year):
            return False, f"In {each.year} {came}. Dit cijfer is ook voor eerdere jaren op latere grenzen gemaakt."
        if not each.whole:
            return False, f"In {each.year} {came}. Een stukje van het verschil kan daardoor komen."
        return True, f"In {each.year} {came}. De cijfers van voor en na dat jaar gaan niet over hetzelfde gebied."
    return False, ""


def formed(monitor: Monitor, region: Region, year: int) -> str:
    """What happened to the borders in exactly this year, as a sentence; "" where nothing did."""
    found = [each for each in changes(monitor, region) if each.year == year and each.whole]
    return f"In {year} {_came(found[0], region)}." if found else ""


def _came(each: Moved, region: Region) -> str:
    names = listing(list(each.names))
    return f"ontstond {region.label} uit {names}" if each.new else f"kwam {'' if each.whole else 'een deel van '}{names} bij {region.label}"
