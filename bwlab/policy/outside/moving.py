"""A firm over the border: what that does to figures counted on the ground, and that the world stays the same."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from bwlab.method.position.ranks import standing
from bwlab.monitor import Monitor
from bwlab.monitor.nearby import distances
from bwlab.regions import Region

CODE = "broeikasgas_per_inwoner"
ABROAD = "buitenland"
NEAREST = 3  # municipalities across the water for an island
SHARES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)  # of what is counted here


class Ground(NamedTuple):
    """What is counted on the ground of one municipality.

    Attributes
    ----------
    region : Region
    figure : float
        Tonnes an inhabitant, as published.
    year : int
    people, people_year : int
        Inhabitants on 1 January; of a later year where those of ``year`` are not known on the borders of today.
    tonnes : float
        ``figure`` times ``people``: about, since the figure is rounded.
    rank, n : int
        Its place among the municipalities with a figure; 1 is the lowest.
    """

    region: Region
    figure: float
    year: int
    people: int
    people_year: int
    tonnes: float
    rank: int
    n: int


class Moved(NamedTuple):
    """What is counted after the move.

    Attributes
    ----------
    tonnes : float
        That went over the border.
    here : Ground
        As it was.
    figure, rank : float, int
        The own figure and place after it.
    there : Ground or None
        The other municipality as it was; None is abroad.
    there_figure, there_rank : float, int
        Its figure and place after it; NaN and 0 abroad.
    country, world : float
        Change in tonnes on Dutch soil, and everywhere together.
    """

    tonnes: float
    here: Ground
    figure: float
    rank: int
    there: Ground | None
    there_figure: float
    there_rank: int
    country: float
    world: float


def ground(monitor: Monitor, region: Region) -> Ground | None:
    """What is counted on the ground of a municipality in the newest year; None where there is no figure or no inhabitants."""
    year, values = _newest(monitor)
    people = _people(monitor).get(region.code, {})
    known = [each for each in sorted(people) if each >= year] or sorted(people)[-1:]
    figure = values.get(region.code, np.nan)
    if np.isnan(figure) or not known:
        return None
    found = standing(np.array(list(values.values())), figure, -1)
    return Ground(region, figure, year, people[known[0]], known[0], figure * people[known[0]], found.rank, found.n)


@functools.lru_cache(maxsize=8)
def receivers(monitor: Monitor, region: Region) -> tuple[Ground, ...]:
    """Where the firm can go inside the country: the neighbours, or the nearest across the water; by name."""
    codes = list(monitor.peers(region, by="neighbours")["region"]) or list(distances(monitor, region)["region"][:NEAREST])
    found = [each for code in codes if (each := ground(monitor, monitor.regions[code]))]
    return tuple(sorted(found, key=lambda each: each.region.label))


def steps(here: Ground) -> list[float]:
    """Tonnes to move: nothing first, then parts of what is counted here, in numbers of two digits."""
    found = [float(f"{share * here.tonnes:.1e}") for share in SHARES]
    return list(dict.fromkeys(found))


def move(monitor: Monitor, here: Ground, there: Ground | None, tonnes: float) -> Moved:
    """Move so many tonnes of what is counted here; nothing is made, nothing is saved.

    Parameters
    ----------
    here : Ground
    there : Ground or None
        None is abroad.
    tonnes : float
    """
    values = dict(_newest(monitor)[1])
    own = here.figure - tonnes / here.people
    other = there.figure + tonnes / there.people if there else np.nan
    values[here.region.code] = own
    if there:
        values[there.region.code] = other
    every = np.array(list(values.values()))
    return Moved(
        tonnes, here, own, standing(every, own, -1).rank, there, other, standing(every, other, -1).rank if there else 0,
        0.0 if there else -tonnes, 0.0,
    )  # fmt: skip


@functools.lru_cache(maxsize=4)
def _newest(monitor: Monitor) -> tuple[int, dict[str, float]]:
    table = monitor.table(CODE).dropna(axis=1, how="all")
    year = int(table.columns[-1])
    return year, {str(code): float(value) for code, value in table[year].dropna().items()}


@functools.lru_cache(maxsize=4)
def _people(monitor: Monitor) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for row in monitor.snapshot.population.itertuples():
        found.setdefault(row.region, {})[int(row.year)] = int(row.population)
    return found
