"""One slider: how many blanks are counted as zero, and what the mean of a survey becomes."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from bwlab.charts import Chart
from bwlab.charts.zeros import zeros
from bwlab.formats import number, quantity
from bwlab.lessons.lezen_2.zero_map import CODE
from bwlab.monitor import Monitor
from bwlab.widgets import ASSUMPTION, Slider, scenario

STEPS = (0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 60, 80, 100)


class ZerosPanel:
    """The mean, and a slider for the blanks that somebody counts as zero.

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
        self.indicator = self.monitor.catalogue[CODE]
        self.column = column(self.monitor)
        blanks = int(self.column.isna().sum())
        steps = [*(each for each in STEPS if each < blanks), blanks]
        self.slider = Slider("Hoeveel lege plekken tellen mee als 0?", steps, 0, note=ASSUMPTION, texts=["geen: leeg blijft leeg", *(f"{number(each)} van de {number(blanks)}" for each in steps[1:])])
        self.scenario = scenario(lambda count: int(count), {"count": self.slider}, self.draw)
        self.pieces: list[Any] = [self.scenario]

    def draw(self, count: int) -> Chart:
        """The mean with so many blanks as zero."""
        known = self.column.dropna()
        own = float(self.column[self.region.code]) if not math.isnan(self.column[self.region.code]) else None
        before, after = float(known.mean()), float(known.sum()) / (len(known) + count)
        show = lambda value: quantity(value, self.indicator.decimals, self.indicator.unit_text)  # noqa: E731
        title = f"Het gemiddelde van {number(len(known))} gemeenten is {show(before)}" if not count else f"Met {number(count)} lege {'plek' if count == 1 else 'plekken'} als 0 zakt het gemiddelde van {number(before, 1)} naar {show(after)}"
        origin = str(self.monitor.values(indicator=CODE, years=[int(self.column.name)])["origin"].iloc[0])
        chart = zeros(known, int(self.column.isna().sum()), count, self.indicator, year=int(self.column.name), origin=origin, label=self.region.label, own=own, title=title)
        return chart.saying(self._sentence(count, before, after, own))

    def _sentence(self, count: int, before: float, after: float, own: float | None) -> str:
        label = self.region.label
        if not count:
            said = f"Als leeg leeg blijft, dan tellen alleen gemeenten met een cijfer mee. {label} {'heeft geen cijfer' if own is None else _side(own, before, 'ligt daar')}."
            return said
        lead = f"Als {number(count)} lege {'plek' if count == 1 else 'plekken'} als 0 {'meetelt' if count == 1 else 'meetellen'}, dan zakt het gemiddelde {number(before - after, 1)} procentpunt, terwijl niemand anders antwoordde."
        if own is None:
            return f"{lead} {label} heeft zelf geen cijfer, en is misschien een van die nullen."
        flipped = own < before and own > after
        return f"{lead} {label} {_side(own, after, 'ligt daar')}{', en lag er zonder die nullen onder. Dat is geen verbetering' if flipped else ''}."


def _side(own: float, mean: float, verb: str) -> str:
    return f"{verb} {number(abs(own - mean), 1)} procentpunt {'boven' if own > mean else 'onder'}"


def column(monitor: Monitor) -> pd.Series:
    """The figures of the last year; NaN is a blank."""
    return monitor.table(CODE).iloc[:, -1]


def needed(monitor: Monitor, points: float = 1.0) -> int:
    """How many blanks as zero make the mean drop by at least so many percentage points."""
    known = column(monitor).dropna()
    return math.ceil(len(known) * points / (float(known.mean()) - points))
