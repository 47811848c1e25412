"""Three rules that make a list of opgaven: below a limit, getting less favourable, certain enough.

Every rule is a demand that a participant sets, and none of them is set at first. A figure is on the list
when it meets every demand, off it when it fails one, and without a verdict when no demand is failed but one
cannot be judged. What cannot be judged is never counted as good.

Certain enough is measured in the usual movement of a figure: how far it moved from one measurement to the
next, apart from the median, in the middle municipality of the own size. Where CBS published a margin, that
margin takes its place.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.method.position import colour, colours
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.monitor.published import TABLE
from bwlab.regions import Region

#: Positions of the three rules; the first is no demand, and to the right it becomes harder to stay (but for the years).
SHARES = (0.0, 0.5, 0.4, 0.33, 0.25, 0.2, 0.15, 0.1)
SPANS = (0, 1, 2, 3, 4, 5, 6, 8, 10)
TIMES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)
#: What a change is compared with.
SELF, MEDIAN, ALIKE = "zelf", "mediaan", "alike"
#: A figure under the rules, and by which rule.
ON, OFF, UNKNOWN = "op de lijst", "valt af", "nog geen oordeel"
LIMIT, WORSE, SURE, BLANK = "grens", "ongunstiger", "zeker", "geen cijfer"
MARGIN, USUAL = "marge", "gewone beweging"
FEWEST, ENOUGH = 4, 10  # municipalities for a median, and changes for a usual movement
TINY = 1e-9


class Rules(NamedTuple):
    """The demands as they are set; 0 is no demand.

    Attributes
    ----------
    share : float
        The least favourable part of the municipalities that counts as below the limit.
    span : int
        Less favourable than at most so many years before.
    times : float
        At least so many times the usual movement.
    against : str
        What a change is compared with: ``SELF``, ``MEDIAN`` or ``ALIKE``.
    own : bool
        Her own floor is the limit where there is one.
    """

    share: float = 0.0
    span: int = 0
    times: float = 0.0
    against: str = SELF
    own: bool = False


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
    usual: float
    measure: str
    why: str
    origin: str
    provisional: bool


class Verdict(NamedTuple):
    """Where a figure stands under the rules.

    Attributes
    ----------
    state : str
        ``ON``, ``OFF`` or ``UNKNOWN``.
    by : str
        The rule that took it off or cannot be judged: ``LIMIT``, ``WORSE``, ``SURE`` or ``BLANK``; "" on the list.
    """

    figure: Figure
    state: str
    by: str


@functools.lru_cache(maxsize=64)
def figures(monitor: Monitor, region: Region) -> tuple[Figure, ...]:
    """Every figure of the foto with a favourable side, with what the rules ask of it."""
    codes = [code for code in monitor.catalogue.foto if monitor.catalogue[code].direction]
    stands = monitor.position(region, None, codes)
    alike = tuple(monitor.peers(region)["region"])
    return tuple(_figure(monitor, region, row, alike) for row in stands.itertuples(index=False))


def judge(found: Sequence[Figure], rules: Rules, floors: Mapping[str, float] | None = None) -> list[Verdict]:
    """Each figure under the rules, in the same order.

    Parameters
    ----------
    found : sequence of Figure
    rules : Rules
    floors : mapping of str to float, optional
        Her own floors by code, used where ``rules.own``.
    """
    return [_verdict(each, rules, (floors or {}).get(each.code) if rules.own else None) for each in found]


def counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """How many are on the list, fell off, and have no verdict."""
    return {state: sum(each.state == state for each in verdicts) for state in (ON, OFF, UNKNOWN)}


def leaves(figure: Figure, rules: Rules, floors: Mapping[str, float] | None = None) -> dict[str, list[tuple[float, str]]]:
    """For each rule what becomes of a figure at every position, with the other rules as they are set.

    Returns
    -------
    dict of str to list of (position, state)
        By ``LIMIT``, ``WORSE`` and ``SURE``, in the order of the slider.
    """
    moved = {
        LIMIT: [(each, rules._replace(share=each)) for each in SHARES],
        WORSE: [(each, rules._replace(span=each)) for each in SPANS],
        SURE: [(each, rules._replace(times=each)) for each in TIMES],
    }
    return {rule: [(at, judge([figure], made, floors)[0].state) for at, made in every] for rule, every in moved.items()}


def shortfall(figure: Figure, share: float, floor: float | None = None) -> float:
    """How far a figure lies beyond the limit, in its unit; above 0 is below it, NaN cannot be told."""
    if floor is None:
        return figure.short.get(share, np.nan)
    return figure.direction * (floor - figure.value)


def _verdict(figure: Figure, rules: Rules, floor: float | None) -> Verdict:
    if figure.year is None:
        return Verdict(figure, UNKNOWN, BLANK)
    answers: list[tuple[str, bool | None]] = []
    sizes: list[float] = []
    if rules.share:
        short = shortfall(figure, rules.share, floor)
        answers.append((LIMIT, None if np.isnan(short) else bool(short > TINY * (1 + abs(figure.value)))))
        sizes.append(short)
    if rules.span:
        change = figure.changes.get((rules.span, rules.against))
        answers.append((WORSE, None if change is None else bool(change.size < -TINY * (1 + abs(figure.value)))))
        sizes.append(np.nan if change is None else -change.size)
    if rules.times:
        answers.append((SURE, _sure(figure, rules.times, sizes)))
    failed = next((rule for rule, answer in answers if answer is False), "")
    if failed:
        return Verdict(figure, OFF, failed)
    doubtful = next((rule for rule, answer in answers if answer is None), "")
    return Verdict(figure, UNKNOWN, doubtful) if doubtful else Verdict(figure, ON, "")


def _sure(figure: Figure, times: float, sizes: Sequence[float]) -> bool | None:
    """Whether everything that is demanded is so many times the usual movement; without a demand whether that is known."""
    if np.isnan(figure.usual):
        return None
    known = [size for size in sizes if not np.isnan(size)]
    if any(size < times * figure.usual for size in known):
        return False
    return None if len(known) < len(sizes) else True


def _figure(monitor: Monitor, region: Region, row: object, alike: tuple[str, ...]) -> Figure:
    code = row.indicator
    known = monitor.catalogue[code]
    if pd.isna(row.value):
        return Figure(code, row.name, row.theme, known.direction, None, np.nan, 0, 0, {}, {}, np.nan, "", row.why, "", False)
    year, value = int(row.year), float(row.value)
    usual, measure = _usual(monitor, region, code, year)
    return Figure(
        code, row.name, row.theme, known.direction, year, value, int(row.rank), int(row.n_all),
        _short(monitor, code, year, value, float(row.place_all), int(row.n_all), bool(pd.isna(row.quartile))), _changes(monitor, region, code, year, alike),
        usual, measure, "", str(row.origin), bool(row.provisional),
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
    made: dict[tuple[int, str], Change] = {}
    for span in SPANS[1:]:
        since = next((each for each in known if each >= year - span), None)
        if since is None:
            continue
        own = float(row[found.years.index(year)] - row[found.years.index(since)])
        made[span, SELF] = Change(direction * own, since)
        moved = _moved(monitor, code, since, year)
        near = moved[[found.codes.index(each) for each in alike]] if alike else np.array([])
        for against, others in ((MEDIAN, moved), (ALIKE, near)):
            others = others[~np.isnan(others)]
            if others.size >= FEWEST:
                made[span, against] = Change(direction * (own - float(np.median(others))), since)
    return made


@functools.lru_cache(maxsize=1024)
def _moved(monitor: Monitor, code: str, since: int, year: int) -> np.ndarray:
    """How far every municipality moved between two years."""
    found = series_of(monitor, code)
    return found.values[:, found.years.index(year)] - found.values[:, found.years.index(since)]


def _usual(monitor: Monitor, region: Region, code: str, year: int) -> tuple[float, str]:
    half = _margins(monitor).get((region.code, code, year))
    if half:
        return half, MARGIN
    found = series_of(monitor, code)
    size = _usual_of(monitor, code, int(found.groups[found.codes.index(region.code)]))
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
