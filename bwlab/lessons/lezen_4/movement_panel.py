"""National movement against own gap: a slider for the start year, and the change in three parts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bwlab.charts import Chart, Parts, movement
from bwlab.lessons.parts.carrying import (
    change_words,
    known_years,
    medians,
    named,
    options,
    own_frame,
    subject,
)
from bwlab.method.envelope import reference
from bwlab.monitor.outlooks import CORONA, series_of
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.show import as_pages

WINDOW = 8  # years the regional monitor looks back
FEWEST = 3  # a median of fewer peers would be one town under another name


class MovementPanel:
    """The change of one figure since a year of one's choice.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor = lesson.monitor
        chosen = subject(
            self.monitor, lesson.region, lambda region, known: len(known_years(self.monitor, region, known.code)) >= 2,
            f"Voor {lesson.region.label} is er geen reeks van jaren.",
        )  # fmt: skip
        self.region, self.figures, note = chosen
        self.peers = self.monitor.peers(self.region)
        self.indicator = next(iter(self.figures.values()))
        self.pick = Choice("Welk cijfer?", options(self.figures), self.indicator.code)
        self._load()
        years, start, texts = self._years()
        self.start = Slider("Vanaf welk jaar tel je?", years, start, note=f"de monitor kijkt {WINDOW} jaar terug (CBS)", texts=texts)
        self.scenario = scenario(lambda start: self.parts(int(start)), {"start": self.start}, self._draw)
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [*([note] if note else []), *([] if as_pages() else [self.pick]), self.scenario]

    def _load(self) -> None:
        """What does not change while the slider moves."""
        self.frame = own_frame(self.monitor, self.region, self.indicator.code)
        self.country, self.alike = medians(series_of(self.monitor, self.indicator.code)), self._peers()
        self.years = known_years(self.monitor, self.region, self.indicator.code)
        self.room = [self.parts(year) for year in self.years[:-1]]

    def _years(self) -> tuple[list[int], int, list[str]]:
        starts = self.years[:-1]
        start = min(starts, key=lambda year: abs(year - (self.years[-1] - WINDOW + 1)))
        return starts, start, [str(year) for year in starts]

    def _turn(self, code: str) -> None:
        self.indicator = self.figures[code]
        self._load()
        self.start.replace(*self._years())
        self.scenario.redraw()

    def _peers(self) -> pd.Series:
        """The median of the peers with a value, where there are enough of them."""
        found = series_of(self.monitor, self.indicator.code)
        rows = found.values[[code in set(self.peers["region"]) for code in found.codes]]
        middle = reference(rows)
        middle[(~np.isnan(rows)).sum(axis=0) < FEWEST] = np.nan
        return pd.Series(middle, index=list(found.years))

    def parts(self, start: int) -> Parts:
        """The change since ``start`` in three parts."""
        found = series_of(self.monitor, self.indicator.code)
        own, end = pd.Series(found.row(self.region.code), index=list(found.years)), self.years[-1]
        total, everyone, alike = (float(each[end] - each[start]) for each in (own, self.country, self.alike))
        more = alike - everyone
        rest = total - (everyone if np.isnan(more) else alike)
        return Parts(start, end, float(own[start]), float(own[end]), everyone, more, rest)

    def _draw(self, parts: Parts) -> Chart:
        group = self.peers.attrs["sentence"]
        chart = movement(
            self.frame, self.country, self.alike, parts, self.indicator, label=self.region.label, group=group, room=self.room
        )
        return chart.saying(self.sentence(parts))

    def sentence(self, parts: Parts) -> str:
        """What follows when one counts from this year."""
        show = lambda change: change_words(self.indicator, change, sign=True)  # noqa: E731
        alike = "" if np.isnan(parts.peers) else f" De gemeenten die erop lijken deden {show(parts.peers)} anders dan dat."
        said = (
            f"Als je telt vanaf {parts.start}, dan veranderde het cijfer voor {named(self.indicator)} in {self.region.label} tot {parts.end} met "
            f"{show(parts.last - parts.first)}. De mediaan van alle gemeenten veranderde met {show(parts.country)}.{alike} "
            f"Wat overblijft en alleen hier anders was: {show(parts.own)}."
        )
        steps = [parts.country, *([] if np.isnan(parts.peers) else [parts.peers]), parts.own]
        decimals = self.indicator.decimals
        if round(sum(round(step, decimals) for step in steps), decimals) != round(parts.last - parts.first, decimals):
            said += " Door het afronden lijken de stukken net niet op te tellen."
        if parts.start in CORONA or parts.end in CORONA:
            which = parts.start if parts.start in CORONA else parts.end
            said += f" {which} was een coronajaar: met zo'n begin of eind zegt de verandering vooral iets over dat jaar."
        return said
