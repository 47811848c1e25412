"""What one case more does to the rate and the rank of a small municipality."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd

from bwlab.charts import Chart, counts
from bwlab.formats import number
from bwlab.method.counts import SMALL, chance_of_difference, poisson_interval, smallest_different
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

OFFENCES = {  # plural, and one of them
    "woninginbraken": ("woninginbraken", "woninginbraak"),
    "fietsdiefstal": ("fietsdiefstallen", "fietsdiefstal"),
    "mishandeling": ("mishandelingen", "mishandeling"),
}
SMALL_TOWNS = ("Rozendaal", "Vlieland")
MORE = range(6)
FINAL = 2023  # the last year whose counts are no longer provisional
CERTAIN = 0.05


class TinyCounts:
    """A place, an offence, and a slider for so many cases more.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        regions = self.monitor.regions
        places = {each.code: each for each in (regions.find(name) for name in SMALL_TOWNS)} | {self.region.code: self.region}
        first = next(iter(places))
        self.where = Choice("Waar?", [(code, each.label) for code, each in places.items()], self.region.code if self._is_small(self.region.code) else first)
        self.what = Choice("Wat tel je?", [(code, words[0]) for code, words in OFFENCES.items()], "woninginbraken")
        texts = ["zoals het was", *(f"{number(each)} meer" for each in MORE[1:])]
        self.extra = Slider("Hoeveel gevallen erbij in het laatste jaar?", list(MORE), 0, note=ASSUMPTION, texts=texts)
        self.scenario = scenario(lambda extra: int(extra), {"extra": self.extra}, self.draw)
        for choice in (self.where, self.what):
            choice.on_value(lambda _: self.scenario.redraw())
        self.pieces: list[Any] = [self.scenario] if as_pages() else [self.where, self.what, self.scenario]

    def draw(self, extra: int) -> Chart:
        """The counts of the place with so many more in the last year."""
        code, offence = self.where.value, self.what.value
        frame, place = counts_of(self.monitor, code, offence), self.monitor.regions[code].label
        chart = counts(frame, what=OFFENCES[offence][0], place=place, label=self.region.label, extra=extra)
        return chart.saying(sentence(self.monitor, code, offence, extra))

    def _is_small(self, code: str) -> bool:
        return bool(counts_of(self.monitor, code, "woninginbraken")["count"].iloc[-1] < SMALL)


@functools.lru_cache(maxsize=4)
def _crimes(monitor: Any) -> pd.DataFrame:
    table = monitor.snapshot.table("crime_counts.csv.gz").rename(columns={"mean_population": "population"})
    return table.assign(provisional=table["year"] > FINAL).sort_values("year")


@functools.lru_cache(maxsize=64)
def counts_of(monitor: Any, region: str, offence: str) -> pd.DataFrame:
    """``year, count, population, provisional`` of one offence in one municipality, by year."""
    table = _crimes(monitor)
    rows = table[(table["region"] == region) & (table["offence"] == offence)]
    return rows[["year", "count", "population", "provisional"]].reset_index(drop=True)


@functools.lru_cache(maxsize=16)
def everywhere(monitor: Any, offence: str, year: int) -> pd.DataFrame:
    """``count, population`` of one offence in one year, by municipality."""
    table = _crimes(monitor)
    return table[(table["offence"] == offence) & (table["year"] == year)].set_index("region")[["count", "population"]]


def rank_with(monitor: Any, region: str, offence: str, year: int, extra: int = 0) -> tuple[int, int]:
    """Place among all (1 has the fewest for each inhabitant) with so many cases more, and of how many."""
    table = everywhere(monitor, offence, year)
    rates = table["count"] / table["population"]
    own = (table.at[region, "count"] + extra) / table.at[region, "population"]
    return 1 + int((rates.drop(region) < own).sum()), len(table)


def sentence(monitor: Any, region: str, offence: str, extra: int) -> str:
    """What so many cases more do: rate, rank, and whether it is more than chance."""
    frame, label = counts_of(monitor, region, offence), monitor.regions[region].label
    many, one = OFFENCES[offence]
    year, count, people = int(frame["year"].iloc[-1]), int(frame["count"].iloc[-1]), float(frame["population"].iloc[-1])
    rate = lambda cases: f"{number(1000 * cases / people, 1)} per 1.000 inwoners"  # noqa: E731
    place, n = rank_with(monitor, region, offence, year)
    far = smallest_different(count)
    if not extra:
        low, high = poisson_interval(count)
        digits = 1 if count < SMALL else 0
        before = frame.iloc[-2] if len(frame) > 1 else None
        since = ""
        if before is not None:
            chance = float(chance_of_difference(int(before["count"]), count, before["population"], people))
            since = f" Het verschil met {int(before['year'])} ({number(before['count'])}) is {'meer' if chance < CERTAIN else 'niet meer'} dan toeval."
        note = f"Bij minder dan {SMALL} gevallen zeggen we daarom liever het aantal dan de verhouding." if count < SMALL else f"Dat zijn er meer dan {SMALL}: hier zegt één geval weinig."
        return f"In {year} waren er in {label} {number(count)} {one if count == 1 else many}: {rate(count)}, plaats {number(place)} van {number(n)} (1 is het minst). De marge loopt van {number(low, digits)} tot {number(high, digits)}.{since} {note}"
    after, _ = rank_with(monitor, region, offence, year, extra)
    return (
        f"Als er in {year} in {label} {number(extra)} {one if extra == 1 else many} meer {'was' if extra == 1 else 'waren'}, dan gaat het cijfer van {rate(count)} naar {number(1000 * (count + extra) / people, 1)}, "
        f"en de plaats van {number(place)} naar {number(after)} van {number(n)}. Pas vanaf {number(far)} gevallen is het verschil met {number(count)} meer dan toeval."
    )
