"""Has any municipality ever moved this far in this time? A wanted change beside everything that ever happened."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.charts import Chart, pace
from bwlab.formats import listing, number
from bwlab.lessons.lezen_4.carrying import beside, change_words, known_years, nice, options, subject
from bwlab.method.envelope import reference, windows
from bwlab.method.pace import Pace, changes
from bwlab.method.pace import pace as pace_of
from bwlab.monitor.outlooks import series_of
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

SPANS, TERM = (1, 2, 3, 4, 5, 6), 4
STEPS = 20
TOP = 3
FAR = 0.995  # share of the changes within the axis


class Found(NamedTuple):
    """A wish, how often it came true, and the same without the movement of the country."""

    span: int
    wanted: float
    pace: Pace
    alone: Pace


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
        self.indicator = next(iter(self.figures.values()))
        self.pick = Choice("Welk cijfer?", options(self.figures), self.indicator.code)
        self._load()
        spans, usual, years = self._spans()
        self.span = Slider("In hoeveel jaar?", spans, usual, note="alle beginjaren tellen mee", texts=years)
        values, start, texts = self._sizes()
        self.wanted = Slider("Hoeveel gunstiger wil je?", values, start, note=ASSUMPTION, texts=texts)
        self.scenario = scenario(self.model, {"span": self.span, "wanted": self.wanted}, self._draw)
        self.scenario.children = (beside(self.span, self.wanted), self.scenario.view)
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [*([note] if note else []), *([] if as_pages() else [self.pick]), self.scenario]

    def _fits(self, region: Any, indicator: Indicator) -> bool:
        return indicator.direction != 0 and len(known_years(self.monitor, region, indicator.code)) >= 2

    def _load(self) -> None:
        """What does not change while a slider moves."""
        self.scale = self._scale()
        self.origins = list(self.monitor.values(self.region.code, indicator=self.indicator.code)["origin"])

    def _spans(self) -> tuple[list[int], int, list[str]]:
        """The spans of which there is a window, a council term where that is one of them."""
        found = series_of(self.monitor, self.indicator.code)
        there = [span for span in SPANS if len(windows(found.years, span, found.breaks))]
        return there, TERM if TERM in there else there[-1], [f"{number(each)} jaar" for each in there]

    def _scale(self) -> tuple[float, int]:
        """The step of the slider and of the bars, and how many of them hold nearly every change over the longest span."""
        found = series_of(self.monitor, self.indicator.code)
        changed, _ = changes(found.years, found.values, self._spans()[0][-1], found.breaks)
        far = float(np.nanquantile(np.abs(changed), FAR))
        step = nice(far / STEPS, self.indicator.decimals)
        return step, int(np.ceil(far / step))

    def _sizes(self) -> tuple[list[float], float, list[str]]:
        known, (step, steps) = self.indicator, self.scale
        values = [round(place * step, known.decimals) for place in range(steps)]
        texts = ["niets: gelijk blijven is genoeg", *(change_words(known, known.direction * value, sign=True) for value in values[1:])]
        return values, 0.0, texts

    def _turn(self, code: str) -> None:
        self.indicator = self.figures[code]
        self._load()
        self.span.replace(*self._spans())
        self.wanted.replace(*self._sizes())
        self.scenario.redraw()

    def model(self, span: float, wanted: float) -> Found:
        """How often a change this far was made in this time."""
        known, found = self.indicator, series_of(self.monitor, self.indicator.code)
        gaps = found.values - reference(found.values)
        there, alone = (
            pace_of(found.years, values, int(span), wanted, known.direction, breaks=found.breaks, top=TOP) for values in (found.values, gaps)
        )
        return Found(int(span), wanted, there, alone)

    def _own(self, span: int) -> tuple[str, float, int, int] | None:
        """The furthest this municipality itself moved in the favourable direction, and when."""
        known, found = self.indicator, series_of(self.monitor, self.indicator.code)
        best = pace_of(found.years, found.row(self.region.code)[None, :], span, 0.0, known.direction, breaks=found.breaks, top=1)
        return (self.region.label, float(best.change[0]), int(best.began[0]), int(best.ended[0])) if best.chances else None

    def _draw(self, seen: Found) -> Chart:
        known, found = self.indicator, series_of(self.monitor, self.indicator.code)
        changed, _ = changes(found.years, found.values, seen.span, found.breaks)
        own, (step, steps) = self._own(seen.span), self.scale
        chart = pace(
            changed[~np.isnan(changed)], known.direction * seen.wanted, known, span=seen.span, reached=seen.pace.reached, chances=seen.pace.chances,
            named=[(self._label(row), float(change)) for row, change in zip(seen.pace.who, seen.pace.change, strict=True)],
            step=step, steps=steps, origins=self.origins, own=own[:2] if own else None, label=self.region.label, direction=known.direction,
        )  # fmt: skip
        return chart.saying(self.sentence(seen))

    def _label(self, row: int) -> str:
        return self.monitor.regions[series_of(self.monitor, self.indicator.code).codes[row]].label

    def sentence(self, seen: Found) -> str:
        """If this is wanted, then this is how often it happened, and to whom."""
        known, there, alone = self.indicator, seen.pace, seen.alone
        years = "één jaar" if seen.span == 1 else f"{number(seen.span)} jaar"
        wish = change_words(known, known.direction * seen.wanted, sign=True)
        asked = (
            f"Als je in {years} {wish} wilt, dan vraag je iets wat {number(there.reached)} van de {number(there.chances)} keer gebeurde"
            if seen.wanted
            else f"Als je in {years} niet ongunstiger wilt worden, dan vraag je iets wat {number(there.reached)} van de {number(there.chances)} keer gebeurde"
        )
        own = self._own(seen.span)
        mine = f" {own[0]} zelf: op zijn best {change_words(known, own[1], sign=True)} (van {own[2]} tot {own[3]})." if own else ""
        return (
            f"{asked}. Dat was in {number(there.movers)} van de {number(there.regions)} gemeenten. {self._fastest(there)}{mine} Trek je de beweging van "
            f"de mediaan eraf, dan {'was' if alone.reached == 1 else 'waren'} het er {number(alone.reached)}. De perioden overlappen, en je eigen gemeente telt mee."
        )

    def _fastest(self, found: Pace) -> str:
        names = [
            f"{self._label(row)} ({change_words(self.indicator, change, sign=True)}, van {start} tot {end})"
            for row, change, start, end in zip(found.who, found.change, found.began, found.ended, strict=True)
        ]
        doubt = [self._label(row) for row in found.who if f"reeks van {self._label(row)} (" in self.indicator.note]
        warn = f" De reeks van {listing(doubt)} maakt vreemde sprongen: misschien klopt daar iets niet." if doubt else ""
        return f"Het verst gingen {listing(names)}.{warn}" if names else ""

