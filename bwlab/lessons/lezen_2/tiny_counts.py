"""What one case more does to the rate and the rank of a small municipality."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import HBox

from bwlab.charts import Chart, counts
from bwlab.formats import number
from bwlab.method.counts import SMALL, chance_of_difference, poisson_interval, smallest_different
from bwlab.monitor.offences import OFFENCES, counts_of, rank_with
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

SMALL_TOWNS = ("Vlieland", "Rozendaal")
MORE = range(6)
CERTAIN = 0.05
TOGETHER = 5  # years taken together


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
        self.pieces: list[Any] = [self.scenario] if as_pages() else [HBox([self.where, self.what], layout={"flex_flow": "row wrap", "grid_gap": "0 32px"}), self.scenario]

    def draw(self, extra: int) -> Chart:
        """The counts of the place with so many more in the last year."""
        code, offence = self.where.value, self.what.value
        frame, place = counts_of(self.monitor, code, offence), self.monitor.regions[code].label
        chart = counts(frame, what=OFFENCES[offence][0], one=OFFENCES[offence][1], place=place, label=self.region.label, extra=extra)
        return chart.saying(sentence(self.monitor, code, offence, extra))

    def _is_small(self, code: str) -> bool:
        return bool(counts_of(self.monitor, code, "woninginbraken")["count"].iloc[-1] < SMALL)


def sentence(monitor: Any, region: str, offence: str, extra: int) -> str:
    """What so many cases more do: rate, rank, and whether it is more than chance."""
    frame, label = counts_of(monitor, region, offence), monitor.regions[region].label
    many, one = OFFENCES[offence]
    year, count, people = int(frame["year"].iloc[-1]), int(frame["count"].iloc[-1]), float(frame["population"].iloc[-1])
    rate = lambda cases: f"{number(1000 * cases / people, 1)} per 1.000 inwoners"  # noqa: E731
    place, n = rank_with(monitor, region, offence, year)
    if not extra:
        low, high = poisson_interval(count)
        digits = 1 if count < SMALL else 0
        return (
            f"In {year} {'was' if count == 1 else 'waren'} er in {label} {number(count)} {one if count == 1 else many}: {rate(count)}, plaats {number(place)} van {number(n)} (1 is het minst). "
            f"De marge loopt van {number(low, digits)} tot {number(high, digits)}.{_since(frame)} {_advice(frame, many, one)}"
        )
    after, _ = rank_with(monitor, region, offence, year, extra)
    moved = f"blijft de plaats {number(place)}" if after == place else f"gaat de plaats van {number(place)} naar {number(after)}"
    return (
        f"Als er in {year} in {label} {number(extra)} {one if extra == 1 else many} meer {'was' if extra == 1 else 'waren'}, dan gaat het cijfer van {rate(count)} naar {number(1000 * (count + extra) / people, 1)}, "
        f"en {moved} van {number(n)}. Pas vanaf {number(smallest_different(count))} gevallen is het verschil met {number(count)} meer dan toeval."
    )


def _since(frame: pd.DataFrame) -> str:
    """Whether the last year differs from the one before by more than chance."""
    if len(frame) < 2:
        return ""
    before, last = frame.iloc[-2], frame.iloc[-1]
    chance = float(chance_of_difference(int(before["count"]), int(last["count"]), before["population"], last["population"]))
    return f" Het verschil met {int(before['year'])} ({number(before['count'])}) is {'meer' if chance < CERTAIN else 'niet meer'} dan toeval."


def _advice(frame: pd.DataFrame, many: str, one: str) -> str:
    """What to write instead: the count, and more years together."""
    last = frame.tail(TOGETHER)
    if frame["count"].iloc[-1] >= SMALL or len(last) < TOGETHER:
        return f"Zeg bij minder dan {SMALL} gevallen liever het aantal dan de verhouding." if frame["count"].iloc[-1] < SMALL else f"Dat zijn er {SMALL} of meer: hier zegt één geval weinig."
    total, low, high = int(last["count"].sum()), *(float(each) / TOGETHER for each in poisson_interval(int(last["count"].sum())))
    return (
        f"Neem je {int(last['year'].iloc[0])} tot en met {int(last['year'].iloc[-1])} samen, dan {'is' if total == 1 else 'zijn'} het {number(total)} {one if total == 1 else many}, gemiddeld {number(total / TOGETHER, 1)} per jaar, "
        f"met een marge van {number(low, 1)} tot {number(high, 1)}."
    )
