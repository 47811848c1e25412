"""What the rules of `rules` ask of a figure: how far it lies beyond a limit, how far it moved, and its usual movement.

The usual movement is how far a figure moved from one measurement to the next, apart from the median, in the
middle municipality of the own size. Where CBS published a margin, half of that takes its place.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.method.position import colour, colours
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.monitor.published import TABLE
from bwlab.policy.goals.broader import stands
from bwlab.regions import Region

#: Shares of the municipalities and spans of years that can be asked; the first is no demand.
SHARES = (0.0, 0.5, 0.4, 0.33, 0.25, 0.2, 0.15, 0.1)
SPANS = (0, 1, 2, 3, 4, 5, 6, 8, 10)
#: What a change is compared with.
SELF, MEDIAN, ALIKE = "zelf", "mediaan", "alike"
MARGIN, USUAL = "marge", "gewone beweging"
FEWEST, ENOUGH = 4, 10  # municipalities for a median, and changes for a usual movement


class Change(NamedTuple):
    """A change towards more (above 0) or less favourable, in the unit of the figure, and since which year."""

    size: float
    since: int


class Figure(NamedTuple):
    """What the rules ask of one figure of one municipality.

    Attributes
    ----------
    code, name, theme : str
    direction : int
    year : int or None
        Of the own newest figure; None where there is none.
    value : float
    rank, n : int
        Its place in that year; 0 without a figure.
    short : dict of float to float
        For each share how far it lies beyond the limit: above 0 is below the limit, NaN cannot be told.
    changes : dict of (int, str) to Change
        By years and what it is compared with; without a key it cannot be told.
    apart : float
        How far it lies from the median of that year, in either direction; NaN without one.
    usual : float
        The usual movement, or half the published margin; NaN where neither is known.
    measure : str
        Which of the two: ``USUAL``, ``MARGIN`` or "".
    why : str
        Why there is no figure, in Dutch; "" with one.
    origin : str
    provisional : bool
    """

    code: str
    name: str
    theme: str
    direction: int
    year: int | None
    value: float
    rank: int
    n: int
    short: Mapping[float, float]
    changes: Mapping[tuple[int, str], Change]
    apart: float
    usual: float
    measure: str
    why: str
    origin: str
    provisional: bool


@functools.lru_cache(maxsize=64)
def figures(monitor: Monitor, region: Region) -> tuple[Figure, ...]:
    """Every figure of the foto with a favourable side, with what the rules ask of it."""
    alike = tuple(monitor.peers(region)["region"])
    return tuple(_figure(monitor, region, row, alike) for row in stands(monitor, region))


def _figure(monitor: Monitor, region: Region, row: object, alike: tuple[str, ...]) -> Figure:
    code = row.indicator
    known = monitor.catalogue[code]
    if pd.isna(row.value):
        return Figure(code, row.name, row.theme, known.direction, None, np.nan, 0, 0, {}, {}, np.nan, np.nan, "", row.why, "", False)
    year, value = int(row.year), float(row.value)
    usual, measure = _usual(monitor, region, code, year)
    return Figure(
        code, row.name, row.theme, known.direction, year, value, int(row.rank), int(row.n_all),
        _short(monitor, code, year, value, float(row.place_all), int(row.n_all), bool(pd.isna(row.quartile))), _changes(monitor, region, code, year, alike),
        abs(float(row.distance)), usual, measure, "", str(row.origin), bool(row.provisional),
    )  # fmt: skip


def _short(monitor: Monitor, code: str, year: int, value: float, place: float, n: int, placeless: bool) -> dict[float, float]:
    if placeless or np.isnan(place):
        return {}
    direction = monitor.catalogue[code].direction
    found = {}
    for share, edge in zip(SHARES[1:], _edges(monitor, code, year), strict=True):
        # Who is in the least favourable part follows from the place, as everywhere; how far, from the next value.
        beyond = direction * (edge - value)
        found[share] = beyond if (colour(place, n, share) < 0) == (beyond > 0) else np.nan
    return found


@functools.lru_cache(maxsize=1024)
def _edges(monitor: Monitor, code: str, year: int) -> tuple[float, ...]:
    """The least favourable value that is not within each share; NaN where everybody is."""
    direction, values = monitor.catalogue[code].direction, monitor.table(code)[year].dropna().to_numpy()
    found = []
    for share in SHARES[1:]:
        rest = values[colours(values, direction, share) >= 0]
        found.append(float((direction * rest).min() * direction) if rest.size else np.nan)
    return tuple(found)


def _changes(monitor: Monitor, region: Region, code: str, year: int, alike: tuple[str, ...]) -> dict[tuple[int, str], Change]:
    found = series_of(monitor, code)
    row, direction = found.row(region.code), found.indicator.direction
    start = max((each for each in found.breaks if each <= year), default=0)
    known = [each for each, value in zip(found.years, row, strict=True) if start <= each < year and not np.isnan(value)]
    own_now, place, near = row[found.years.index(year)], _places(found.codes), {}
    made: dict[tuple[int, str], Change] = {}
    for span in SPANS[1:]:
        since = next((each for each in known if each >= year - span), None)
        if since is None:
            continue
        own = float(own_now - row[found.years.index(since)])
        made[span, SELF] = Change(direction * own, since)
        if since not in near:  # several spans begin in the same year
            moved, middle = _moved(monitor, code, since, year)
            near[since] = {MEDIAN: middle, ALIKE: _middle(moved[[place[each] for each in alike]])}
        for against, middle in near[since].items():
            if not np.isnan(middle):
                made[span, against] = Change(direction * (own - middle), since)
    return made


@functools.lru_cache(maxsize=8)
def _places(codes: tuple[str, ...]) -> dict[str, int]:
    return {code: place for place, code in enumerate(codes)}


@functools.lru_cache(maxsize=1024)
def _moved(monitor: Monitor, code: str, since: int, year: int) -> tuple[np.ndarray, float]:
    """How far every municipality moved between two years, and the one in the middle."""
    found = series_of(monitor, code)
    moved = found.values[:, found.years.index(year)] - found.values[:, found.years.index(since)]
    return moved, _middle(moved)


def _middle(moved: np.ndarray) -> float:
    """The median of those that are known; NaN with too few."""
    known = moved[~np.isnan(moved)]
    return float(np.median(known)) if known.size >= FEWEST else np.nan


def _usual(monitor: Monitor, region: Region, code: str, year: int) -> tuple[float, str]:
    half = _margins(monitor).get((region.code, code, year))
    if half:
        return half, MARGIN
    found = series_of(monitor, code)
    size = _usual_of(monitor, code, int(found.groups[_places(found.codes)[region.code]]))
    return size, "" if np.isnan(size) else USUAL


@functools.lru_cache(maxsize=512)
def _usual_of(monitor: Monitor, code: str, group: int) -> float:
    """The usual movement of municipalities of one size, else of all; NaN with too few."""
    found = series_of(monitor, code)
    there = [place for place in range(len(found.years)) if not np.isnan(found.values[:, place]).all()]
    moved = []
    for first, last in itertools.pairwise(there):
        if any(found.years[first] < each <= found.years[last] for each in found.breaks):
            continue
        step = found.values[:, last] - found.values[:, first]
        if (~np.isnan(step)).sum() >= FEWEST:
            moved.append(np.abs(step - np.nanmedian(step)))
    if not moved:
        return np.nan
    every = np.stack(moved)
    for some in (every[:, found.groups == group], every):
        some = some[~np.isnan(some)]
        if some.size >= ENOUGH and (middle := float(np.median(some))) > 0:
            return middle
    return np.nan


@functools.lru_cache(maxsize=4)
def _margins(monitor: Monitor) -> dict[tuple[str, str, int], float]:
    """Half of each margin that CBS published, by municipality, figure and year."""
    table = monitor.snapshot.table(TABLE)
    return {(each.region, each.indicator, int(each.year)): (each.upper - each.lower) / 2 for each in table.itertuples(index=False)}
