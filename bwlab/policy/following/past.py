"""A figure of all municipalities as a control chart takes it: with what it was counted over, and where the country stood."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.method.control import (
    TEXTBOOK,
    expected,
    left_out,
    moving_spread,
    poisson_spread,
    share_spread,
    signals,
    width_for,
)
from bwlab.method.envelope import MONEY, reference
from bwlab.monitor import Monitor
from bwlab.monitor.offences import TABLE
from bwlab.monitor.outlooks import series_of
from bwlab.monitor.surveys import usual

BASE, LEAST = 5, 3  # years in the base period, and looks after it
COUNTED, SHARE, OTHER = "telling", "aandeel", "reeks"
ALARMS = 0.05
SELF, COUNTRY = "zelf", "land"  # what one compares with


class Past(NamedTuple):
    """One figure for all municipalities; rows are ``codes``, columns ``years``.

    Attributes
    ----------
    weights : array, shape (regions, years)
        Mean population of the year, for a count; else ones.
    kind : str
        ``COUNTED``, ``SHARE`` or ``OTHER``: what chance alone does to it.
    n : int
        How many answers the survey aims at; 0 where it is none.
    times : bool
        The country moves it by a factor, else by a difference.
    breaks : tuple of int
    groups : array of int
        Thirds of the municipalities by size.
    published : array, shape (regions, years)
        As the monitor has them: a rate is rounded there, and that one is shown.
    """

    indicator: Indicator
    codes: tuple[str, ...]
    years: tuple[int, ...]
    values: np.ndarray
    weights: np.ndarray
    kind: str
    n: int
    times: bool
    breaks: tuple[int, ...]
    groups: np.ndarray
    published: np.ndarray

    @property
    def country(self) -> np.ndarray:
        """The median of the municipalities with a value, by year."""
        return reference(self.values)

    def against(self, compare: str) -> np.ndarray:
        """Where the country stood; standing still where one compares with oneself."""
        return self.country if compare == COUNTRY else np.full(len(self.years), 1.0 if self.times else 0.0)

    def spread(self, base: np.ndarray, compare: str) -> Callable[[np.ndarray], np.ndarray]:
        """What chance alone does, as a function of what is expected."""
        if self.kind == COUNTED:
            return lambda there: poisson_spread(there, self.weights)
        if self.kind == SHARE:
            return lambda there: share_spread(there, self.n)
        moved = moving_spread(self.values, base, self.against(compare), times=self.times)
        # Apart from the country it is counted in shares of its level.
        return lambda there: moved * (self.against(compare) if self.times else 1.0)


class Limits(NamedTuple):
    """Limits of one figure that come from a base period, for all municipalities; shape (regions, years).

    Attributes
    ----------
    there : array
        What is expected.
    spread : array
        What chance alone does.
    scores : array, shape (regions, base years)
        How far each base year lay from what the others made one expect, in spreads.
    """

    base: np.ndarray
    there: np.ndarray
    spread: np.ndarray
    scores: np.ndarray


class Tested(NamedTuple):
    """How limits did on years they had not seen.

    Attributes
    ----------
    looks, out : int
        Values after the base period, and how many of them gave a signal.
    places, ever : int
        Municipalities with such a value, and how many of them ever gave a signal.
    """

    looks: int
    out: int
    places: int
    ever: int


@functools.lru_cache(maxsize=32)
def past_of(monitor: Monitor, code: str) -> Past:
    """One figure for all municipalities."""
    found = series_of(monitor, code)
    values, weights, kind, n = found.values, np.ones(found.values.shape), OTHER, 0
    counts = _counts(monitor, code)
    if counts is not None:
        frames = [counts.pivot(index="region", columns="year", values=name).reindex(index=found.codes, columns=found.years) for name in ("count", "mean_population")]
        cases, weights = (frame.to_numpy(float) for frame in frames)
        values, kind = 1000 * cases / weights, COUNTED
        weights = np.where(np.isnan(weights), 1.0, weights)
    elif found.indicator.unit_short == "%" and found.indicator.kind != "register":
        kind, n = SHARE, usual(found.indicator)[0]
    return Past(found.indicator, found.codes, found.years, values, weights, kind, n, kind == COUNTED or found.growth == MONEY, found.breaks, found.groups, found.values)


def base_of(past: Past, region: str) -> np.ndarray | None:
    """The first ``BASE`` years of a municipality as a mask; None where too little follows.

    Money grows along with prices every year: a level that stays is no yardstick for it.
    """
    row = past.values[past.codes.index(region)]
    known = np.flatnonzero(~np.isnan(row))
    if known.size < BASE + LEAST or not past.indicator.direction or "€" in past.indicator.unit_short:
        return None
    places = known[:BASE]
    if any(past.years[places[0]] < cut <= past.years[places[-1]] for cut in past.breaks):
        return None
    base = np.zeros(len(past.years), bool)
    base[places] = True
    return base


@functools.lru_cache(maxsize=64)
def _limits(monitor: Monitor, code: str, base: tuple[bool, ...], compare: str) -> Limits:
    past, mask = past_of(monitor, code), np.array(base)
    country = past.against(compare)
    spread = past.spread(mask, compare)
    # Half a base period is none: a level of two years is not what the others are compared with.
    values = np.where(np.isnan(past.values[:, mask]).any(axis=1)[:, None], np.nan, past.values)
    there = expected(values, mask, past.weights, country, times=past.times)
    return Limits(mask, there, np.broadcast_to(spread(there), values.shape), left_out(values, mask, spread, past.weights, country, times=past.times))


def limits_of(monitor: Monitor, code: str, base: np.ndarray, compare: str) -> Limits:
    """The limits of a figure that come from a base period."""
    return _limits(monitor, code, tuple(bool(each) for each in base), compare)


def width_of(monitor: Monitor, code: str, base: np.ndarray, compare: str, region: str, alarms: float = ALARMS) -> float:
    """How wide the limits of a municipality are: so that ``alarms`` of the base years of others like it lay beyond."""
    return width_for(scores_of(monitor, code, base, compare, region), alarms)


def scores_of(monitor: Monitor, code: str, base: np.ndarray, compare: str, region: str) -> np.ndarray:
    """The scores of the base years of municipalities about as large; of all where there are few. The own ones do not count."""
    past, found = past_of(monitor, code), limits_of(monitor, code, base, compare)
    at = past.codes.index(region)
    others = np.arange(len(past.codes)) != at
    alike = others & (past.groups == past.groups[at])
    return found.scores[alike if np.isfinite(found.scores[alike]).sum() >= 100 else others]


@functools.lru_cache(maxsize=128)
def _tested(monitor: Monitor, code: str, base: tuple[bool, ...], compare: str, alarms: float) -> Tested:
    past, mask = past_of(monitor, code), np.array(base)
    found = limits_of(monitor, code, mask, compare)
    if alarms:
        groups = [width_for(found.scores[past.groups == each], alarms) for each in range(3)]
        every = width_for(found.scores, alarms)
        widths = np.array([each if np.isfinite(found.scores[past.groups == place]).sum() >= 100 else every for place, each in enumerate(groups)])[past.groups]
    else:
        widths = np.full(len(past.codes), TEXTBOOK)
    last = past.years[int(np.flatnonzero(mask)[-1])]
    after = np.array([year > last and not any(last < cut <= year for cut in past.breaks) for year in past.years])
    there = after & ~np.isnan(past.values) & ~np.isnan(found.there)
    out = (signals(past.values, found.there, found.spread, widths[:, None], int(mask.sum())) != 0) & there
    return Tested(int(there.sum()), int(out.sum()), int(there.any(axis=1).sum()), int(out.any(axis=1).sum()))


def tested(monitor: Monitor, code: str, base: np.ndarray, compare: str, alarms: float | None = ALARMS) -> Tested:
    """How limits from a base period did in the years after it, in all municipalities; ``alarms`` None is the textbook's three spreads."""
    return _tested(monitor, code, tuple(bool(each) for each in base), compare, alarms or 0.0)


@functools.lru_cache(maxsize=4)
def _table(monitor: Monitor) -> dict:
    return dict(tuple(monitor.snapshot.table(TABLE).groupby("offence")))


def _counts(monitor: Monitor, code: str):
    return _table(monitor).get(code)
