"""A real past series of a municipality, handed out year by year: what one could know in that year, and no more.

A year without a figure stays without one: nothing is drawn or reckoned over a gap. After a break the figure is
another one, and limits from before it say nothing any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.method.control import TEXTBOOK, signals
from bwlab.monitor import Monitor
from bwlab.policy.following.past import (
    ALARMS,
    COUNTED,
    SELF,
    SHARE,
    base_of,
    limits_of,
    past_of,
    width_of,
)
from bwlab.regions import Region

MEASURED, GAP, BROKEN = "meting", "geen nieuwe meting", "anders gemeten"
#: What people have a picture of goes first; then figures that were not measured every year.
FIGURES = (
    "woninginbraken", "vernieling", "mishandeling", "tevredenheid_leven", "contact", "vrijwilligerswerk",
    "tevredenheid_vrije_tijd", "sociale_cohesie", "ondervonden_delicten", "vaak_onveilig_in_buurt",
)  # fmt: skip
GAPPED = ("sociale_cohesie", "ondervonden_delicten", "vaak_onveilig_in_buurt")
EXAMPLE = "GM0855"  # Tilburg: it has every series used here


class Look(NamedTuple):
    """One year as it comes in.

    Attributes
    ----------
    state : str
        ``MEASURED``, ``GAP`` or ``BROKEN``.
    value : float or None
        None in a gap.
    there, low, high : float or None
        What was expected, and the limits; None where there are none: in a gap and after a break.
    chance : (float, float) or None
        The limits of the textbook: three spreads of chance alone.
    signal : int
        1 more favourable than the limits, -1 less favourable, 0 between them. Never 1 or -1 without a value.
    cases : int or None
        Of a count.
    """

    year: int
    state: str
    value: float | None
    there: float | None
    low: float | None
    high: float | None
    chance: tuple[float, float] | None
    signal: int
    cases: int | None


class Replay(NamedTuple):
    """A series cut at a year: its base period, and the looks handed out so far.

    Attributes
    ----------
    region : Region
    indicator : Indicator
    compare : str
        ``SELF`` or ``COUNTRY``.
    alarms : float
    base : tuple of Look
    looks : tuple of Look
        Only those handed out; the later years are not in it.
    total : int
        How many looks there are in all.
    width : float
        How many spreads the limits are wide.
    kind : str
        What chance alone does: see ``past.Past``.
    n : int
        How many answers the survey aims at; 0 where it is none.
    """

    region: Region
    indicator: Indicator
    compare: str
    alarms: float
    base: tuple[Look, ...]
    looks: tuple[Look, ...]
    total: int
    width: float
    kind: str
    n: int

    @property
    def over(self) -> bool:
        """Whether every year has been handed out."""
        return len(self.looks) == self.total

    @property
    def first(self) -> int | None:
        """The first year with a signal."""
        return next((each.year for each in self.looks if each.signal), None)


def figures(monitor: Monitor, region: str) -> list[str]:
    """Codes of the figures of a municipality that can be replayed."""
    known = {each.code for each in monitor.catalogue}
    return [code for code in FIGURES if code in known and base_of(past_of(monitor, code), region) is not None]


def offered(monitor: Monitor, region: Region) -> tuple[list[tuple[Region, str]], str]:
    """What can be replayed: own series first, always one that was not measured every year; and a sentence about whose they are.

    Returns
    -------
    list of (Region, str)
        Whose series, and the code of the figure.
    note : str
        "" where all of them are the own municipality's.
    """
    example = monitor.regions[EXAMPLE]
    own, others = figures(monitor, region.code), figures(monitor, EXAMPLE)
    if not own:
        return [(example, code) for code in others], f"Voor {region.label} is er geen reeks van minstens acht metingen. Je speelt daarom {example.label} na, als voorbeeld."
    found, gapped = [(region, code) for code in own], any(code in GAPPED for code in own)
    if gapped:
        return found, ""
    code = next(code for code in others if code in GAPPED)
    return [*found, (example, code)], f"Een reeks van minstens acht metingen met een jaar zonder meting ertussen is er voor {region.label} niet. Daarvoor staat {example.label} erbij, als voorbeeld."


def replay(monitor: Monitor, region: Region, code: str, shown: int = 0, compare: str = SELF, alarms: float = ALARMS) -> Replay:
    """The base period and the first ``shown`` years after it.

    Parameters
    ----------
    shown : int
        How many years have been handed out; more than there are counts as all.
    compare : {"zelf", "land"}
        Limits around the own first years, or around what it would be had it moved along with the country.
    alarms : float
        How wide: which part of the looks may lie beyond where nothing changes.

    Raises
    ------
    ValueError
        The series is too short to be replayed.
    """
    past = past_of(monitor, code)
    base = base_of(past, region.code)
    if base is None:
        raise ValueError(f"{code} of {region.code} is too short to be replayed")
    row, places = past.codes.index(region.code), np.flatnonzero(base)
    found = limits_of(monitor, code, base, compare)
    width = width_of(monitor, code, base, compare, region.code, alarms)
    last = int(np.flatnonzero(~np.isnan(past.values[row]))[-1])
    later = range(past.years[places[-1]] + 1, past.years[last] + 1)
    cut = min((each for each in past.breaks if each > past.years[places[-1]]), default=None)
    looks = tuple(_look(past, row, year, base, found, width, cut) for year in [*later][:shown])
    return Replay(
        region, past.indicator, compare, alarms, tuple(_look(past, row, past.years[place], base, found, width, None) for place in places), looks, len(later),
        width, past.kind, past.n,
    )  # fmt: skip


def origins_of(monitor: Monitor, found: Replay) -> tuple[tuple[str, ...], bool]:
    """How the figures came about that have been handed out, and whether any of them is provisional."""
    frame = monitor.values(found.region.code, indicator=found.indicator.code)
    frame = frame[frame["year"].isin({each.year for each in (*found.base, *found.looks)})]
    return tuple(dict.fromkeys(frame["origin"])), bool(frame["provisional"].any())


def _look(past, row: int, year: int, base: np.ndarray, found, width: float, cut: int | None) -> Look:
    at = past.years.index(year) if year in past.years else None
    value = float(past.values[row, at]) if at is not None else np.nan
    if at is None or np.isnan(value):
        return Look(year, GAP, None, None, None, None, None, 0, None)
    cases = round(value * past.weights[row, at] / 1000) if past.kind == COUNTED else None
    if cut is not None and year >= cut:
        return Look(year, BROKEN, float(past.published[row, at]), None, None, None, None, 0, cases)
    there, spread, years = float(found.there[row, at]), float(found.spread[row, at]), int(base.sum())
    reach = spread * np.sqrt(1 + 1 / years)
    least, most = (0.0 if past.values[~np.isnan(past.values)].min() >= 0 else -np.inf), 100.0 if past.indicator.unit_short == "%" else np.inf
    shown = float(past.published[row, at])
    low, high, *chance = (float(np.clip(there + each * reach, least, most)) for each in (-width, width, -TEXTBOOK, TEXTBOOK))
    signal = int(signals([value], [there], [spread], width, years)[0]) * past.indicator.direction if not base[at] else 0
    return Look(year, MEASURED, shown, there, low, high, (chance[0], chance[1]), signal, cases)


def years_of(looks: Sequence[Look], state: str) -> list[int]:
    """The years in one state."""
    return [each.year for each in looks if each.state == state]


def chance_words(found: Replay, aimed: str) -> str:
    """What chance alone is taken to be for this figure."""
    if found.kind == COUNTED:
        return "Toeval alleen: aantallen die los van elkaar vallen (Poisson)."
    if found.kind == SHARE:
        smooth = " Dit cijfer is een modelschatting: het model maakt de lijn gladder dan een steekproef zou zijn." if found.indicator.kind == "model" else ""
        return f"Toeval alleen: een steekproef van {found.n} antwoorden ({aimed}).{smooth}"
    return "Toeval alleen: de gemiddelde stap van jaar op jaar in de beginjaren."
