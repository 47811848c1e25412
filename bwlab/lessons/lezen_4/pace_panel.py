"""A wanted change by a year, for any figure with a series, beside everything that ever happened."""

from __future__ import annotations

from typing import Any

from bwlab.catalogue import Indicator
from bwlab.charts import Chart
from bwlab.formats import number
from bwlab.lessons.parts.carrying import change_words, known_years, options, subject
from bwlab.lessons.parts.pacing import Found, PaceTest, spans
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

LONGEST, TERM = 6, 4  # years, and those of a council


class PacePanel:
    """A wanted change by a year, and who ever did it.

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
        chosen = subject(self.monitor, lesson.region, self._fits, f"Voor {lesson.region.label} is er geen reeks van jaren.")
        self.region, self.figures, note = chosen
        self._load(next(iter(self.figures)))
        self.pick = Choice("Welk cijfer?", options(self.figures), self.indicator.code)
        there, usual, years = self._spans()
        self.span = Slider("In hoeveel jaar?", there, usual, note="alle beginjaren tellen mee", texts=years)
        values, start, texts = self._sizes()
        self.wanted = Slider("Hoeveel gunstiger wil je?", values, start, note=ASSUMPTION, texts=texts)
        self.scenario = scenario(self.model, {"span": self.span, "wanted": self.wanted}, self._draw, beside=True)
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [*([note] if note else []), *([] if as_pages() else [self.pick]), self.scenario]

    def _fits(self, region: Any, indicator: Indicator) -> bool:
        return indicator.direction != 0 and len(known_years(self.monitor, region, indicator.code)) >= 2

    def _load(self, code: str) -> None:
        """What does not change while a slider moves."""
        self.indicator = self.figures[code]
        self.test = PaceTest(self.monitor, self.region, self.indicator, self._spans()[0][-1])

    def _spans(self) -> tuple[list[int], int, list[str]]:
        """The spans of which there is a window, a council term where that is one of them."""
        there = [span for span in spans(self.monitor, self.indicator.code) if span <= LONGEST]
        return there, TERM if TERM in there else there[-1], [f"{number(each)} jaar" for each in there]

    def _sizes(self) -> tuple[list[float], float, list[str]]:
        known, (step, steps) = self.indicator, self.test.scale
        values = [round(place * step, known.decimals) for place in range(steps)]
        texts = ["niets: gelijk blijven is genoeg", *(change_words(known, known.direction * value, sign=True) for value in values[1:])]
        return values, 0.0, texts

    def _turn(self, code: str) -> None:
        self._load(code)
        self.span.replace(*self._spans())
        self.wanted.replace(*self._sizes())
        self.scenario.redraw()

    def model(self, span: float, wanted: float) -> Found:
        """How often a change this far was made in this time."""
        return self.test.found(int(span), wanted)

    def _draw(self, seen: Found) -> Chart:
        return self.test.draw(seen).saying(self.test.sentence(seen))
