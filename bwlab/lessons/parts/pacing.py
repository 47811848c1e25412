"""Has any municipality ever moved this far in this time? The test of one figure, with its picture and its words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.charts import Chart, pace
from bwlab.charts.pace import MUNICIPALITIES
from bwlab.formats import listing, number
from bwlab.lessons.parts.carrying import change_words, nice
from bwlab.method.envelope import reference, windows
from bwlab.method.pace import Pace, changes
from bwlab.method.pace import pace as pace_of
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import series_of
from bwlab.regions import Region

STEPS = 20
TOP = 3
FAR = 0.995  # share of the changes within the axis


class Found(NamedTuple):
    """A wish, how often it came true, and the same without the movement of the country."""

    span: int
    wanted: float
    pace: Pace
    alone: Pace


class PaceTest:
    """One figure of one municipality beside everything that ever happened.

    Parameters
    ----------
    monitor : Monitor
    region : Region
    indicator : Indicator
        With a favourable side.
    longest : int
        Years of the longest change that is asked for: the axis holds nearly all of those.

    Attributes
    ----------
    scale : (float, int)
        The step of a slider and of the bars, and how many of them hold nearly every change.
    """

    def __init__(self, monitor: Monitor, region: Region, indicator: Indicator, longest: int) -> None:
        self.monitor, self.region, self.indicator = monitor, region, indicator
        self.series = series_of(monitor, indicator.code)
        self._gaps = self.series.values - reference(self.series.values)
        self.origins = list(monitor.values(region.code, indicator=indicator.code)["origin"])
        changed, _ = changes(self.series.years, self.series.values, longest, self.series.breaks)
        far = float(np.nanquantile(np.abs(changed), FAR))
        step = nice(far / STEPS, indicator.decimals)
        self.scale = step, max(1, int(np.ceil(far / step)))

    def found(self, span: int, wanted: float) -> Found:
        """How often a change this far was made in this time; ``wanted`` is at least 0, and favourable."""
        there, alone = (
            pace_of(self.series.years, values, span, wanted, self.indicator.direction, breaks=self.series.breaks, top=TOP)
            for values in (self.series.values, self._gaps)
        )
        return Found(span, wanted, there, alone)

    def draw(self, seen: Found, wish: str = "") -> Chart:
        """The picture, without its sentence; ``wish`` as for `bwlab.charts.pace`."""
        known = self.indicator
        changed, _ = changes(self.series.years, self.series.values, seen.span, self.series.breaks)
        own, (step, steps) = self._own(seen.span), self.scale
        return pace(
            changed[~np.isnan(changed)], known.direction * seen.wanted, known, span=seen.span, reached=seen.pace.reached, chances=seen.pace.chances,
            named=[(self._label(row), float(change)) for row, change in zip(seen.pace.who, seen.pace.change, strict=True)],
            step=step, steps=steps, origins=self.origins, own=own[:2] if own else None, label=self.region.label, direction=known.direction, wish=wish,
        )  # fmt: skip

    def draw_each(self, seen: Found, wish: str = "") -> Chart:
        """The same for municipalities, each at its furthest: how many ever went this far."""
        known, found = self.indicator, self.series
        every = pace_of(found.years, found.values, seen.span, seen.wanted, known.direction, breaks=found.breaks, top=len(found.codes))
        own, (step, steps) = self._own(seen.span), self.scale
        return pace(
            every.change, known.direction * seen.wanted, known, span=seen.span, reached=every.movers, chances=every.regions,
            named=[(self._label(row), float(change)) for row, change in zip(every.who[:TOP], every.change[:TOP], strict=True)],
            step=step, steps=steps, origins=self.origins, own=own[:2] if own else None, label=self.region.label, direction=known.direction, wish=wish, each=MUNICIPALITIES,
        )  # fmt: skip

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

    def _own(self, span: int) -> tuple[str, float, int, int] | None:
        """The furthest this municipality itself moved in the favourable direction, and when."""
        known, found = self.indicator, self.series
        best = pace_of(found.years, found.row(self.region.code)[None, :], span, 0.0, known.direction, breaks=found.breaks, top=1)
        return (self.region.label, float(best.change[0]), int(best.began[0]), int(best.ended[0])) if best.chances else None

    def _label(self, row: int) -> str:
        return self.monitor.regions[self.series.codes[row]].label

    def _fastest(self, found: Pace) -> str:
        names = [
            f"{self._label(row)} ({change_words(self.indicator, change, sign=True)}, van {start} tot {end})"
            for row, change, start, end in zip(found.who, found.change, found.began, found.ended, strict=True)
        ]
        doubt = [self._label(row) for row in found.who if f"reeks van {self._label(row)} (" in self.indicator.note]
        warn = f" De reeks van {listing(doubt)} maakt vreemde sprongen: misschien klopt daar iets niet." if doubt else ""
        return f"Het verst gingen {listing(names)}.{warn}" if names else ""


def spans(monitor: Monitor, code: str) -> list[int]:
    """Over how many years there is a change to look at: any window, never across a break."""
    found = series_of(monitor, code)
    return [span for span in range(1, found.years[-1] - found.years[0] + 1) if len(windows(found.years, span, found.breaks))]
