"""Is a goal met without anybody doing anything: what makes it easy, and who may gain by that. No goal is accused."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bwlab.formats import number, quantity
from bwlab.method.envelope import reference
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.policy.acting.canvas import indicator_of
from bwlab.policy.goals.reach import reach
from bwlab.policy.records.goal import Goal

OFTEN = 0.5  # our convention: what happened more often than not needs no effort to be met
WHO = (
    "Wie krijgt een compliment als dit doel wordt gehaald?",
    "Wie merkt er dan niets van?",
    "Wie zou het doel een jaar later anders opschrijven, en waarom?",
)


class Carried(NamedTuple):
    """A figure that became more favourable while its place did not: the country moved along.

    Attributes
    ----------
    indicator : str
    start, end : int
    own, median : float
        How much more favourable each became, in the unit of the figure.
    """

    indicator: str
    start: int
    end: int
    own: float
    median: float


def easy(goal: Goal, monitor: Monitor, region: str) -> list[str]:
    """What makes a goal easy to meet, as Dutch sentences; empty where nothing does or nothing is known.

    Parameters
    ----------
    goal : Goal
    monitor : Monitor
    region : str
        Code of the municipality.
    """
    known, way = indicator_of(goal, monitor), reach(goal, monitor, region)
    said = []
    if way and way.wanted <= 0:
        said.append("De streefwaarde vraagt niets: zo gunstig is het al. Wie haar haalt, hoeft niets te doen.")
    elif way and way.share is not None and way.share > OFTEN:
        said.append(
            f"Zo'n verandering kwam in {years(way.span)} {number(way.pace.reached)} van de {number(way.pace.chances)} keer voor, vaker wel dan niet. "
            "Het doel kan dus gehaald worden zonder dat jullie iets anders doen."
        )
    if way and known and way.wanted > 0 and (drift := drifted(monitor, known.code, way.span)) and drift >= way.wanted:
        size = quantity(drift, known.decimals, "procentpunt" if known.unit_text == "procent" else known.unit_text)
        said.append(f"De mediaan van alle gemeenten werd in de laatste {years(way.span)} al {size} gunstiger. Wie meedrijft, haalt dit doel.")
    if known and goal.target.value is not None and goal.floor.value is None:
        said.append("Er staat geen ondergrens bij. Het gemiddelde kan dan gunstiger worden terwijl wie er het slechtst voorstaat niets merkt.")
    return said


def drifted(monitor: Monitor, code: str, span: int) -> float | None:
    """How much more favourable the median became over the last ``span`` years; None where that is not known."""
    found = series_of(monitor, code)
    end = found.years[-1]
    if end - span not in found.years or any(end - span < each <= end for each in found.breaks):
        return None
    middle = reference(found.values)
    change = found.indicator.direction * float(middle[-1] - middle[found.years.index(end - span)])
    return None if np.isnan(change) else round(change, 9)


def carried(monitor: Monitor, region: str, codes: list[str]) -> Carried | None:
    """The first of these figures that became more favourable here while most others went further, else as far.

    Looked at from the first to the last own year since a break; the median is that of the municipalities with a
    figure in both years.
    """
    equal = None
    for code in codes:
        found = series_of(monitor, code)
        since, way, row = max(found.breaks, default=0), found.indicator.direction, found.row(region)
        there = [place for place, year in enumerate(found.years) if year >= since and not np.isnan(row[place])]
        if not way or len(there) < 2:
            continue
        first, last = there[0], there[-1]
        moved = way * (found.values[:, last] - found.values[:, first])
        own, median = round(float(way * (row[last] - row[first])), 9), round(float(np.nanmedian(moved)), 9)
        made = Carried(code, found.years[first], found.years[last], own, median)
        if 0 < own < median:
            return made
        equal = equal or (made if 0 < own == median else None)
    return equal


def years(span: int) -> str:
    """A number of years in words."""
    return "één jaar" if span == 1 else f"{number(span)} jaar"
