"""How sure a colour is: with the margins that CBS published, or with an assumed number of answers."""

from __future__ import annotations

import functools
import zlib
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.charts import Chart, sure
from bwlab.formats import number
from bwlab.lessons.parts.survey_panel import asked, publisher
from bwlab.method.margin import wilson
from bwlab.method.position import Chances, colour_chances, colours
from bwlab.monitor.colouring import SHARE
from bwlab.monitor.surveys import usual
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

DRAWS = 1000
BOUNDS = "safety_survey_2021.csv"
TIMES = (0.25, 0.5, 1.0, 2.0, 4.0, 16.0)  # as many answers as the official survey had
SIZES = (100, 200, 300, 400, 600, 800, 1000, 2000, 5000, 20_000)
SURE = 0.95


class Figures(NamedTuple):
    """All figures of one indicator in one year, and the margins where CBS published them; indexed by code."""

    indicator: Indicator
    year: int
    values: pd.Series
    low: pd.Series | None
    high: pd.Series | None
    origin: str
    provisional: bool


def figures_of(lesson: Any) -> dict[str, Figures]:
    """What the colour can be judged of, by indicator: those with published margins first."""
    monitor, region = lesson.monitor, lesson.region
    bounds = monitor.snapshot.table(BOUNDS)
    published = [code for code in monitor.catalogue.codes if ((bounds["region"] == region.code) & (bounds["indicator"] == code)).any()]
    found = {}
    for code in [*published, *(each.code for each in asked(monitor, region))]:
        own = monitor.position(region, indicators=code).iloc[0]
        if code in found or pd.isna(own["quartile"]):
            continue
        year = int(own["year"])
        low = high = None
        if code in published:
            rows = bounds[(bounds["indicator"] == code) & (bounds["year"] == year)].set_index("region")
            values, low, high = rows["value"], rows["lower"], rows["upper"]
        else:
            values = monitor.table(code)[year].dropna()
        found[code] = Figures(monitor.catalogue[code], year, values, low, high, str(own["origin"]), bool(own["provisional"]))

    def grey(code: str) -> tuple[bool, bool]:
        each = found[code]
        given = colours(each.values, each.indicator.direction, SHARE)[each.values.index.get_loc(region.code)]
        return each.low is None, given == 0

    return {code: found[code] for code in sorted(found, key=grey)}  # a green or red one says more than a grey one


class SurePanel:
    """A choice of figure, a slider for the number of answers, and a hundred draws.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    figures : dict of str to Figures
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region, self.figures = lesson.monitor, lesson.region, figures_of(lesson)
        if not self.figures:
            self.pieces: list[Any] = [f"Van {self.region.label} is er geen cijfer uit een enquête met een plaats. Dan is er ook geen marge om mee te rekenen."]
            return
        self.seed = zlib.crc32(f"{self.region.code}/{lesson.id}".encode())
        self.chosen = next(iter(self.figures.values()))
        self.pick = Choice(
            "Welk cijfer?", [(code, f"{each.indicator.theme}: {each.indicator.name}") for code, each in self.figures.items()], self.chosen.indicator.code
        )
        values, default, texts, note = self._steps()
        self.answers = Slider("Antwoorden in elke gemeente", values, default, note=note, texts=texts)
        self.chances = functools.cache(self._chances)
        self.scenario = scenario(lambda answers: answers, {"answers": self.answers}, self._draw)
        self.pick.on_value(self._turn)
        self.pieces = [self.scenario] if as_pages() else [self.pick, self.scenario]

    def _steps(self) -> tuple[tuple[float, ...], float, list[str], str]:
        if self.chosen.low is not None:
            texts = ["als in 2021" if each == 1 else _times(each) for each in TIMES]
            return TIMES, 1.0, texts, "CBS, Veiligheidsmonitor 2021; een ander aantal is een aanname"
        size, note = usual(self.chosen.indicator)
        people = min(self.monitor.regions[code].population for code in self.chosen.values.index)  # so many answer in each
        sizes = tuple(each for each in SIZES if each <= people)
        return sizes, size, [f"{number(each)} antwoorden" for each in sizes], f"{ASSUMPTION}; {note}"

    def _turn(self, code: str) -> None:
        self.chosen = self.figures[code]
        values, default, texts, note = self._steps()
        self.answers.replace(values, default, texts)
        self.answers.note = note
        self.scenario.redraw()

    def _chances(self, code: str, answers: float) -> tuple[Chances, np.ndarray, np.ndarray]:
        each = self.figures[code]
        values = each.values.to_numpy()
        if each.low is not None:
            shrink = np.sqrt(answers)  # a margin halves with four times as many answers
            low, high = values - (values - each.low.to_numpy()) / shrink, values + (each.high.to_numpy() - values) / shrink
        else:
            low, high = (100 * edge for edge in wilson(values / 100 * answers, answers))
        return colour_chances(values, low, high, each.indicator.direction, SHARE, draws=DRAWS, seed=self.seed), low, high

    def _draw(self, answers: float) -> Chart:
        each, place = self.chosen, self.chosen.values.index.get_loc(self.region.code)
        found, low, high = self.chances(each.indicator.code, answers)
        given = colours(each.values, each.indicator.direction, SHARE)
        margin = "met de marges van het CBS" if each.low is not None and answers == 1 else "met een marge die is aangenomen"
        chart = sure(
            each.values, (found.green[place], found.none[place], found.red[place]), each.indicator, region=self.region.code,
            label=self.region.label, year=each.year, bounds=(low[place], high[place]), cuts=_cuts(each, given), colour=float(given[place]),
            share=SHARE, margin=margin, origin=each.origin, provisional=each.provisional,
        )  # fmt: skip
        return chart.saying(self._sentence(answers, found, given))

    def _sentence(self, answers: float, found: Chances, given: np.ndarray) -> str:
        each = self.chosen
        if each.low is None:
            lead = f"Als er in elke gemeente {number(answers)} mensen door loting antwoorden"
        elif answers == 1:
            lead = f"Als de marges van het {publisher(each.indicator)} kloppen"
        else:
            lead = f"Als er {_times(answers)} mensen antwoorden als in {each.year}"
        coloured = given != 0
        firm = np.where(given == 1, found.green, found.red)[coloured] >= SURE
        others = "" if firm.all() else " De andere liggen daarvoor te dicht bij een grens."
        model = " Dit cijfer komt uit een rekenmodel. Dan geldt deze marge niet echt: lees haar als een proef." if each.indicator.kind == "model" else ""
        return (
            f"{lead}, dan {'houden' if firm.sum() > 1 else 'houdt'} {number(firm.sum()) if firm.any() else 'geen'} van de {number(coloured.sum())} gemeenten met groen of rood die kleur in minstens "
            f"{number(100 * SURE)} van de 100 gevallen.{others}{model}"
        )


def _times(answers: float) -> str:
    return {0.25: "een kwart zoveel", 0.5: "half zoveel"}.get(answers) or f"{number(answers)} keer zoveel"


def _cuts(each: Figures, given: np.ndarray) -> tuple[float, float]:
    """The figures from which green and red begin; NaN where nobody has that colour."""
    values = each.values.to_numpy() * each.indicator.direction
    green, red = values[given == 1], values[given == -1]
    found = (green.min() if green.size else np.nan, red.max() if red.size else np.nan)
    return float(found[0] * each.indicator.direction), float(found[1] * each.indicator.direction)
