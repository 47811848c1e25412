"""How wide limits cry out where nothing changed, and how late they notice a change: of one figure of one municipality."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.method.control import chance_of_signal, seen_within, width_for
from bwlab.monitor import Monitor
from bwlab.policy.following.past import COUNTED, COUNTRY, SHARE, base_of, limits_of, past_of, scores_of
from bwlab.policy.following.replay import EXAMPLE, figures
from bwlab.regions import Region

LOOKS = 9  # years after the base period of the longest series
PERCENT, POINTS = (0, 5, 10, 20, 30, 40, 50, 60), (0, 1, 2, 3, 4, 6, 8)


class Power(NamedTuple):
    """What limits do in ``LOOKS`` years.

    Attributes
    ----------
    still, moved : tuple of float
        Share of the times with at least one signal after 1, 2, … years: a false one where nothing changes, and one on
        the side of the change after it.
    """

    still: tuple[float, ...]
    moved: tuple[float, ...]

    @property
    def first(self) -> int | None:
        """After how many years the change is seen more often than not."""
        return next((year for year, share in enumerate(self.moved, 1) if share > 0.5), None)


class Figure(NamedTuple):
    """A figure of which this can be reckoned: whose, which, its usual level and what chance does to it."""

    region: Region
    indicator: Indicator
    level: float
    spread: float
    scores: np.ndarray
    percent: bool

    @property
    def changes(self) -> tuple[int, ...]:
        """Sizes of a change to try: percent of the level, or percentage points."""
        return PERCENT if self.percent else POINTS


def figure(monitor: Monitor, region: Region, code: str) -> Figure | None:
    """One figure, apart from what the country does; None where it has no past or chance is not reckoned for it."""
    past = past_of(monitor, code)
    base = base_of(past, region.code)
    if base is None or past.kind not in (COUNTED, SHARE):
        return None
    found, row = limits_of(monitor, code, base, COUNTRY), past.codes.index(region.code)
    last = int(np.flatnonzero(~np.isnan(past.values[row]))[-1])
    if not np.isfinite(found.there[row, last]):
        return None
    reach = float(found.spread[row, last]) * np.sqrt(1 + 1 / base.sum())
    return Figure(region, past.indicator, float(found.there[row, last]), reach, scores_of(monitor, code, base, COUNTRY, region.code), past.kind == COUNTED)


def first_figure(monitor: Monitor, region: Region) -> tuple[Figure, str]:
    """The most familiar figure of a municipality, else that of the example; and a sentence where it is one."""
    for who in (region, monitor.regions[EXAMPLE]):
        for code in figures(monitor, who.code):
            found = figure(monitor, who, code)
            if found is not None:
                note = "" if who.code == region.code else f"Voor {region.label} is er geen reeks van minstens acht metingen. Dit gaat daarom over {who.label}, als voorbeeld."
                return found, note
    raise ValueError("the example has no series either")


def power(found: Figure, alarms: float, change: float) -> Power:
    """What limits of this width do, when the figure moves by ``change`` at once and stays there.

    Parameters
    ----------
    alarms : float
        How often chance alone lies beyond the limits.
    change : float
        Percent of the level, or percentage points; towards what is more favourable.
    """
    width = width_for(found.scores, alarms)
    size = found.level * change / 100 if found.percent else change
    shift = found.indicator.direction * size / found.spread
    looks = np.arange(1, LOOKS + 1)
    way = found.indicator.direction
    still, moved = (seen_within(each, looks) for each in (chance_of_signal(found.scores, width), chance_of_signal(found.scores, width, shift, way)))
    return Power(tuple(float(each) for each in still), tuple(float(each) for each in moved))


def change_words(found: Figure, change: float) -> str:
    """A change in words: "20 procent lager"."""
    if not change:
        return ""
    way = "hoger" if found.indicator.direction > 0 else "lager"
    return f"{change:g} {'procent' if found.percent else 'procentpunt'} {way}"
