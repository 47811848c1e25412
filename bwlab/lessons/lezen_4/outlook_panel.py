"""The outlook "if nothing changes": a calibrated band, the country as an assumption, and the track record in words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.charts import Chart, outlook
from bwlab.formats import number, quantity
from bwlab.lessons.parts.carrying import (
    bounds,
    change_words,
    known_years,
    listed_years,
    medians,
    named,
    nice,
    options,
    own_frame,
    subject,
)  # fmt: skip
from bwlab.method.envelope import LEVEL, windows
from bwlab.method.outlook import GAP, TrackRecord
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import (
    CORONA,
    ENOUGH,
    growing,
    horizons,
    measured,
    measured_for,
    outlook_of,
    series_of,
)
from bwlab.regions import Region
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

SIDE = 8  # positions of the national slider on each side of "stays as it is", at most
FAILS, TRIES = 0.7, 5  # below this share of at least so many tries a band is too narrow for one municipality
OFF = 0.05  # a coverage further from what is promised than this is said aloud


class OutlookPanel:
    """One figure some years ahead.

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
        ahead, first, texts = self._horizons()
        self.ahead = Slider("Hoeveel jaar vooruit?", ahead, first, note="zo ver als we konden toetsen", texts=texts)
        moves, still, said = self._moves()
        self.move = Slider("Wat doet de mediaan?", moves, still, note=ASSUMPTION, texts=said)
        self.limits = self._limits()
        self.scenario = scenario(self.model, {"ahead": self.ahead, "move": self.move}, self._draw, beside=True)
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [*([note] if note else []), *([] if as_pages() else [self.pick]), self.scenario]

    def _fits(self, region: Any, indicator: Indicator) -> bool:
        return len(known_years(self.monitor, region, indicator.code)) >= 2

    def _horizons(self) -> tuple[list[int], int, list[str]]:
        there = list(horizons(self.monitor, self.indicator.code))
        return there, there[0], ["1 jaar" if each == 1 else f"{number(each)} jaar" for each in there]

    def _moves(self) -> tuple[list[float], float, list[str]]:
        """Assumptions about the country, up to the furthest it moved in as many years as can be looked ahead."""
        known, found = self.indicator, series_of(self.monitor, self.indicator.code)
        span, middle = horizons(self.monitor, known.code)[-1], self.country.to_numpy()
        past = windows(found.years, span, found.breaks)
        self.furthest = float(np.nanmax(np.abs(middle[past[:, 1]] - middle[past[:, 0]])))
        step = nice(self.furthest / SIDE, known.decimals)
        side = int(np.ceil(self.furthest / step - 1e-9))
        now, (least, most) = float(self.country[self.now]), bounds(found)
        values = [round(place * step, known.decimals) for place in range(-side, side + 1)]
        values = [value for value in values if least <= now + value <= most]
        texts = ["blijft zoals hij is" if not value else change_words(known, value, sign=True) for value in values]
        return values, 0.0, texts

    def _turn(self, code: str) -> None:
        self.indicator = self.figures[code]
        self._load()
        self.ahead.replace(*self._horizons())
        self.move.replace(*self._moves())
        self.limits = self._limits()
        self.scenario.redraw()

    def _load(self) -> None:
        """What does not change while a slider moves: the band of the gap for each number of years."""
        code = self.indicator.code
        found = series_of(self.monitor, code)
        self.now = known_years(self.monitor, self.region, code)[-1]
        self.frame, self.country, row = own_frame(self.monitor, self.region, code), medians(found), found.codes.index(self.region.code)
        seen = {step: outlook_of(self.monitor, code, step, year=self.now) for step in horizons(self.monitor, code)}
        self.gaps = {step: np.array([each.gap[row], each.low[row], each.high[row]]) for step, each in seen.items()}

    def model(self, ahead: float, move: float) -> pd.DataFrame:
        """A row for each year ahead that could be tested: the assumed country, the centre and the band."""
        limits, rows = bounds(series_of(self.monitor, self.indicator.code)), []
        for step, gap in self.gaps.items():
            if step <= ahead:
                level = float(self.country[self.now]) + move * step / ahead
                centre, low, high = np.clip(level + gap, *limits)
                rows.append((self.now + step, level, centre, *rough(low, high, self.indicator.decimals), step))
        return pd.DataFrame(rows, columns=["year", "country", "centre", "low", "high", "step"])

    def _limits(self) -> tuple[float, float]:
        """One axis for every position of the sliders."""
        ends = [self.model(self.ahead.values[-1], move) for move in (self.move.values[0], 0.0, self.move.values[-1])]
        shown = self.country.loc[self.frame["year"].min() :]
        values = np.concatenate([self.frame["value"], shown, *(each[name] for each in ends for name in ("low", "high", "country"))])
        pad = 0.06 * float(np.nanmax(values) - np.nanmin(values))
        return max(bounds(series_of(self.monitor, self.indicator.code))[0], float(np.nanmin(values)) - pad), float(np.nanmax(values)) + pad

    def _draw(self, ahead: pd.DataFrame) -> Chart:
        record = measured(self.monitor, self.indicator.code, int(ahead["step"].iloc[-1]))
        chart = outlook(
            self.frame, self.country, ahead, self.indicator, label=self.region.label, level=LEVEL,
            held=f"klopte {number(100 * record.coverage)} %", limits=self.limits, last=self.now + int(self.ahead.values[-1]),
        )  # fmt: skip
        return chart.saying(self.sentence(ahead))

    def sentence(self, ahead: pd.DataFrame) -> str:
        """If … then, and how often such a band held."""
        known, final = self.indicator, ahead.iloc[-1]
        move = float(final["country"] - self.country[self.now])
        span = horizons(self.monitor, known.code)[-1]
        before = f"(tot nu toe hoogstens {change_words(known, self.furthest)} in {number(span)} jaar)"
        stays = "gelijk blijft" if round(move, known.decimals) == 0 else f"{change_words(known, move, sign=True)} verandert {before}"
        return (
            f"Als de mediaan van alle gemeenten {stays}, dan ligt het cijfer voor {named(known)} in {int(final['year'])} tussen "
            f"{number(final['low'], known.decimals)} en {quantity(final['high'], known.decimals, known.unit_text)}. We nemen daarbij aan dat "
            f"de afstand van {self.region.label} tot die mediaan doet wat zulke afstanden eerder deden. {track_words(self.monitor, known, int(final['step']))}"
            f"{own_track(self.monitor, known, int(final['step']), self.region)}"
        )


def rough(low: float, high: float, decimals: int) -> tuple[float, float]:
    """The ends of a band to two digits of its width: € 42.900 rather than € 42.942, never finer than the figure."""
    width = high - low
    digits = min(decimals, 1 - int(np.floor(np.log10(width)))) if width > 0 else decimals
    return round(float(low), digits), round(float(high), digits)


def track_words(monitor: Monitor, indicator: Indicator, horizon: int) -> str:
    """How often a band held, with and without corona, and why where it did not."""
    record = measured(monitor, indicator.code, horizon)
    calm = measured(monitor, indicator.code, horizon, LEVEL, GAP, CORONA)
    said = (
        f"Zo'n band belooft {number(100 * LEVEL)} procent. Op jaren die hij niet kende klopte hij in {number(100 * record.coverage)} procent "
        f"van {number(record.n)} uitkomsten, met begin in {listed_years(record.first, record.last)}; het slechtst vanaf {record.worst_year} "
        f"({number(100 * record.worst)} procent). {_calm(calm)}"
    )
    if record.coverage < LEVEL - OFF:
        times = growing(monitor, indicator.code, horizon)
        why = f" In de laatste {_years(horizon)} sprongen de afstanden {number(times, 1)} keer zo ver als in de eerste." if times > 1 else ""
        return f"{said} Dat is te weinig: lees de band als te smal.{why}"
    if record.coverage > LEVEL + OFF:
        return f"{said} De band is dus wat ruimer dan nodig."
    return said


def own_track(monitor: Monitor, indicator: Indicator, horizon: int, region: Region) -> str:
    """How often a band held for this municipality: a very small one jumps further than its group."""
    held, tried = measured_for(monitor, indicator.code, horizon, region.code)
    if not tried:
        return ""
    warn = " Dat is te weinig: lees de band hier als te smal." if tried >= TRIES and held < FAILS * tried else ""
    return f" Bij {region.label} zelf klopte hij {number(held)} van de {number(tried)} keer.{warn}"


def _calm(record: TrackRecord) -> str:
    if record.n < ENOUGH:
        return "Zonder 2020 en 2021 blijft er te weinig over om te toetsen."
    return f"Zonder 2020 en 2021: {number(100 * record.coverage)} procent."


def _years(horizon: int) -> str:
    return "periode van één jaar" if horizon == 1 else f"periode van {number(horizon)} jaar"
