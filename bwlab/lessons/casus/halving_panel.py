"""How many municipalities ever fell so far in four years: one slider, with only what was known in a year."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from bwlab.charts import Chart, pace
from bwlab.charts.pace import MUNICIPALITIES
from bwlab.formats import number
from bwlab.policy.case.falls import HALF, falls
from bwlab.policy.case.story import BURGLARY, KNOWN, SPAN, case_of, value
from bwlab.widgets import ASSUMPTION, Slider, scenario

PERCENTS = tuple(range(0, 85, 5))
STEP, STEPS, TOP = 5.0, 20, 3


class HalvingPanel:
    """A slider for what one wants, among everything that had happened.

    Parameters
    ----------
    lesson : Lesson
    last : int
        The last year that is known.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, last: int = KNOWN) -> None:
        self.monitor, self.last = lesson.monitor, last
        self.region = case_of(lesson.monitor, lesson.region).region
        # The change is counted in percents of where it began, and not in the unit of the figure.
        self.known = dataclasses.replace(self.monitor.catalogue[BURGLARY], unit="% van het begin", unit_text="% van het begin", unit_short="%", decimals=0)
        self.falls = falls(self.monitor, last)
        self.now = value(self.monitor, self.region, BURGLARY, KNOWN)
        self.wish = Slider(f"Hoeveel procent minder inbraken in {SPAN} jaar?", PERCENTS, 0, note=ASSUMPTION, texts=[self._text(each) for each in PERCENTS])
        self.scenario = scenario(lambda wish: wish, {"wish": self.wish}, self._draw)
        self.pieces: list[Any] = [self.scenario]

    def _text(self, percent: float) -> str:
        if not percent:
            return "op peil houden"
        return f"{number(percent)} procent minder{' (een halvering)' if percent == HALF else ''}"

    def _draw(self, wish: float) -> Chart:
        best = self.falls.best
        far = sorted(best.items(), key=lambda each: -each[1])[:TOP]
        own = (self.region.label, -best[self.region.code]) if self.region.code in best else None
        chart = pace(
            -np.array(list(best.values())), -wish, self.known, span=SPAN, reached=self.falls.reached(wish), chances=len(best),
            named=[(self.monitor.regions[code].label, -fall) for code, fall in far], step=STEP, steps=STEPS, origins=["computed"], label=self.region.label, direction=-1,
            own=own, wish=self._text(wish), each=MUNICIPALITIES,
        )  # fmt: skip
        return chart.saying(self.sentence(wish))

    def sentence(self, wish: float) -> str:
        """If this is the promise, then so many municipalities had ever kept it."""
        reached, of, label = self.falls.reached(wish), len(self.falls.best), self.region.label
        when = f"van {self.falls.first} tot {self.falls.last}" if self.falls.last - self.falls.first == SPAN else f"in een periode van {SPAN} jaar tussen {self.falls.first} en {self.falls.last}"
        done = f"{number(reached)} van de {number(of)} gemeenten" if reached else f"geen van de {number(of)} gemeenten"
        if not wish:
            return f"Als het doel 'op peil houden' is, dan vraagt {label} iets wat {done} haalden, {when}. Dat is geen kans voor {label}."
        there = round(self.now * (1 - wish / 100), 1)
        return f"Als {label} {number(wish)} procent minder inbraken wil, van {number(self.now, 1)} naar {number(there, 1)} per {number(1_000)} inwoners, dan vraagt het iets wat {done} haalden, {when}. Dat is geen kans voor {label}."
