"""Floors and targets: where a norm comes from, who lies below it, and what cannot be.

A floor says what nobody should fall below; a target says what is wanted. The monitor can compute two
norms, the median and the limit of the most favourable quarter. What a law, the WHO or the council says
is typed by the participant, with its source: none of it is in these figures.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bwlab.catalogue import publishers
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.monitor.asked import Name
from bwlab.policy.acting.canvas import value_words
from bwlab.policy.goals.smart import possible

MEDIAN, BEST = "mediaan", "beste kwart"
QUARTER = 0.25


class Norm(NamedTuple):
    """A norm that follows from the figures: its value and its source in words."""

    value: float
    source: str


class Below(NamedTuple):
    """Who lies below a floor.

    Attributes
    ----------
    below, n : int
        Municipalities that are less favourable, and those with a figure.
    own : bool or None
        Whether the own one is; None without a figure.
    year : int
    """

    below: int
    n: int
    own: bool | None
    year: int


def year_of(monitor: Monitor, region: Name, code: str) -> int:
    """The year that is looked at: the last one of this municipality, else the last one of any."""
    table = monitor.table(code)
    own = table.loc[monitor.regions.find(region).code].dropna()
    return int(own.index[-1] if len(own) else table.columns[-1])


def computed(monitor: Monitor, region: Name, code: str, norm: str) -> Norm | None:
    """The median, or the value that the most favourable quarter reaches; None for a norm of another kind.

    Also None where the figure has no favourable side.
    """
    known = monitor.catalogue[code]
    if norm not in (MEDIAN, BEST) or not known.direction:
        return None
    year = year_of(monitor, region, code)
    values = np.sort(monitor.table(code)[year].dropna().to_numpy())[:: -known.direction]  # the most favourable first
    value = float(np.median(values)) if norm == MEDIAN else float(values[max(1, int(QUARTER * len(values))) - 1])
    what = "Mediaan" if norm == MEDIAN else "Grens van het gunstigste kwart"
    source = f"{what} van {number(len(values))} gemeenten met een cijfer, {year} ({listing(list(publishers(known.source)))}; bewerking bwlab)"
    return Norm(round(value, 4), source)


def below(monitor: Monitor, region: Name, code: str, floor: float) -> Below:
    """How many municipalities are less favourable than a floor, and whether the own one is."""
    known, year = monitor.catalogue[code], year_of(monitor, region, code)
    values = monitor.table(code)[year]
    under = known.direction * (values.dropna() - floor) < -1e-9 * (1 + abs(floor))
    own = monitor.regions.find(region).code
    return Below(int(under.sum()), len(under), bool(under[own]) if own in under else None, year)


def impossible(monitor: Monitor, code: str, value: float) -> str:
    """Why a value can never be, as a Dutch sentence; "" where it can."""
    known, (least, most) = monitor.catalogue[code], possible(monitor, code)
    if least <= value <= most:
        return ""
    edge = f"onder {number(least)}" if value < least else f"boven {number(most)}"
    return f"{value_words(value, known)} kan niet: {known.name[:1].lower()}{known.name[1:]} komt nooit {edge}."


def beyond(monitor: Monitor, code: str, value: float) -> str:
    """That no municipality was ever measured so favourably, as a Dutch sentence; "" where one was."""
    known, values = monitor.catalogue[code], monitor.table(code).to_numpy()
    best = float(np.nanmax(values) if known.direction > 0 else np.nanmin(values))
    if not known.direction or known.direction * (value - best) <= 1e-9 * (1 + abs(best)):
        return ""
    return f"Zo gunstig is het in onze reeks nog in geen enkele gemeente gemeten. Het gunstigste was {value_words(best, known)}."
