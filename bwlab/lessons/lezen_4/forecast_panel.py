"""Forecast with the envelope closed; then it opens, and the score of one's own certainty is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd
from ipywidgets import VBox

from bwlab.charts import Band, Chart, envelope
from bwlab.dossier import Forecast
from bwlab.errors import InputError
from bwlab.formats import number, quantity
from bwlab.lessons.parts.carrying import (
    bounds,
    known_years,
    medians,
    nice,
    of_hundred,
    options,
    own_frame,
    subject,
)  # fmt: skip
from bwlab.method.envelope import reference, scale_of, stays, straight_line
from bwlab.method.outlook import GAP, NO_CHANGE, TREND
from bwlab.monitor.outlooks import horizons, measured, outlook_of, series_of
from bwlab.widgets import ChartView, Choice, Slider, beside, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget

AHEAD, FIGURES = 4, 5
LEAST = 5  # figures up to the year from which is forecast: a straight line needs them
ROOM, STEPS = 2.2, 20  # of the sliders, in standard deviations between municipalities, and positions on each side
LEVELS = (("90", "90 procent"), ("80", "80 procent"))
OWN_GUESS = "je eigen schatting"


class ForecastPanel:
    """A few figures to forecast.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.monitor, self.store = lesson, lesson.monitor, lesson.store
        chosen = subject(
            self.monitor, lesson.region, self._fits, f"Voor {lesson.region.label} zijn er te weinig jaren om {AHEAD} jaar vooruit te kijken."
        )
        self.region, note = chosen.region, chosen.note
        self.figures = self._few(chosen.figures)
        self.made = {each.indicator: each for each in self.store.read().forecasts if each.notebook == lesson.id}
        self.code = next(iter(self.figures))
        if as_pages():
            self.pieces = [*([note] if note else []), *(self.draw(code, None, opened=True) for code in self.figures)]
            return
        self.pick = Choice("Welk cijfer voorspel je?", options(self.figures), self.code)
        self.level = Choice("Hoe zeker wil je zijn?", LEVELS, "90")
        values, start, texts = self._positions()
        self.low = Slider("Je laagste waarde", values, start, note=OWN_GUESS, texts=texts)
        self.high = Slider("Je hoogste waarde", values, start, note=OWN_GUESS, texts=texts)
        self.button, self.score = press("Maak de envelop open"), VBox([])
        self.view = ChartView(self._current())
        self.low.on_value(lambda value: self._moved(self.high, value > self.high.value, value))
        self.high.on_value(lambda value: self._moved(self.low, value < self.low.value, value))
        self.level.on_value(lambda _: self.view.update(self._current()))
        self.pick.on_value(self._turn)
        self.button.on_click(guarded(lambda _: self._open(), self.view._say))
        self._arrange()
        controls = [self.pick, self.level, beside(self.low, self.high)]
        self.pieces = [*([note] if note else []), *controls, self.view, self.button, self.score]

    def _fits(self, region: Any, indicator: Any) -> bool:
        years = known_years(self.monitor, region, indicator.code)
        if AHEAD not in horizons(self.monitor, indicator.code) or not years:
            return False
        until = [year for year in years if year <= years[-1] - AHEAD]
        return len(until) >= LEAST and until[-1] == years[-1] - AHEAD

    def _few(self, figures: dict[str, Any]) -> dict[str, Any]:
        """Of the figures that fit, those to choose from."""
        return dict(list(figures.items())[:FIGURES])

    @property
    def opened(self) -> bool:
        """Whether the envelope of the figure that is shown is open."""
        return self.code in self.made

    def _span(self, code: str) -> tuple[int, int]:
        year = known_years(self.monitor, self.region, code)[-1]
        return year - AHEAD, year

    def _room(self, code: str) -> tuple[float, float, float]:
        """The last value that is shown, the step of the sliders, and how far the picture reaches."""
        found = series_of(self.monitor, code).until(self._span(code)[0])
        spread = float(np.nanstd(found.values[:, -1]))
        return float(found.row(self.region.code)[-1]), nice(ROOM * spread / STEPS, found.indicator.decimals), ROOM * spread

    def _positions(self) -> tuple[list[float], float, list[str]]:
        known = self.figures[self.code]
        last, step, _ = self._room(self.code)
        least, most = bounds(series_of(self.monitor, self.code))
        values = [round(last + step * place, known.decimals) for place in range(-STEPS, STEPS + 1)]
        values = [value for value in values if least <= value <= most]
        return values, round(last, known.decimals), [quantity(value, known.decimals, known.unit_text) for value in values]

    def _turn(self, code: str) -> None:
        self.code = code
        values, start, texts = self._positions()
        for slider in (self.low, self.high):
            slider.replace(values, start, texts)
        self._arrange()
        self.view.update(self._current())

    def _moved(self, other: Slider, across: bool, value: float) -> None:
        """The lowest value never stands above the highest: the other slider gives way, and draws."""
        if across:
            other.value = value
        else:
            self.view.update(self._current())

    def _arrange(self) -> None:
        for each in (self.low, self.high, self.level):
            each.layout.display = "none" if self.opened else ""
        self.button.disabled = self.opened
        said = score(list(self.made.values()))
        self.score.children = (as_widget(said),) if said else ()

    def _guess(self) -> Forecast:
        origin, year = self._span(self.code)
        return Forecast(
            notebook=self.lesson.id, indicator=self.code, origin=origin, year=year,
            low=self.low.value, high=self.high.value, level=int(self.level.value) / 100,
        )  # fmt: skip

    def _current(self) -> Chart:
        return self.draw(self.code, self.made.get(self.code) or self._guess(), opened=self.opened)

    def _open(self) -> None:
        guess = self._guess()
        if guess.low >= guess.high:
            raise InputError("Je laagste waarde moet onder je hoogste liggen.", now="Zet eerst de twee schuiven, en open dan de envelop.")
        origin_row = own_frame(self.monitor, self.region, self.code).set_index("year")["value"]
        guess.truth = float(origin_row[guess.year])
        self.made[self.code] = guess
        self._arrange()
        self.view.update(self._current())
        if self.region.code == self.lesson.region.code:  # a forecast of the example is no part of this dossier
            self.lesson.keep(self.store, lambda record: record.set_forecast(guess))
            self.lesson.forecast_kept()

    def draw(self, code: str, guess: Forecast | None, *, opened: bool) -> Chart:
        """The chart of one figure; without a guess only the other bands."""
        known, found = self.figures[code], series_of(self.monitor, code)
        (origin, year), (last, _, far) = self._span(code), self._room(code)
        level = guess.level if guess else 0.9
        usable = guess is not None and guess.low <= guess.high
        sure = f"{number(100 * level)} % zeker"
        judged = () if guess is None or guess.truth is None else ("raak" if guess.hit else "mis",)
        own = Band("jij", "own", guess.low if usable else np.nan, guess.high if usable else np.nan, np.nan, (sure, *judged))
        bands = [own, *(self._others(code, level) if opened else ())]
        least, most = bounds(found)
        room = (max(least, last - far), min(most, last + far))
        frame = own_frame(self.monitor, self.region, code)
        frame = frame[frame["year"] <= year]
        chart = envelope(frame, medians(found), bands, known, label=self.region.label, origin=origin, year=year, room=room, opened=opened)
        return chart.saying(self._opened_sentence(code, level) if opened else self._closed_sentence(guess))

    def _others(self, code: str, level: float) -> Sequence[Band]:
        """A straight line, the level that stays and the gap that stays, with what each promised and did."""
        found = series_of(self.monitor, code)
        origin, year = self._span(code)
        then, row = found.until(origin), found.codes.index(self.region.code)
        middle = reference(then.values)
        line = straight_line(then.years, then.values, year, level)
        same = stays(
            then.years, then.values, AHEAD, level, breaks=found.breaks, scale=scale_of(middle, found.growth), groups=found.groups
        )
        gap, country = outlook_of(self.monitor, code, AHEAD, level, origin), float(medians(found)[year])
        promised = f"{number(100 * level)} % beloofd"

        def band(name: str, role: str, method: str, low: float, high: float, centre: float) -> Band:
            held = measured(self.monitor, code, AHEAD, level, method).coverage
            edges = np.clip([low, high, centre], *bounds(found))
            return Band(name, role, *edges, (promised, f"klopte {number(100 * held)} %"))

        return (
            band("rechte lijn", "text", TREND, *(float(each[row]) for each in (line.low, line.high, line.centre))),
            band("blijft gelijk", "secondary", NO_CHANGE, *(float(each[row]) for each in (same.low, same.high, same.centre))),
            band("afstand blijft", "peers", GAP, *(country + float(each[row]) for each in (gap.low, gap.high, gap.gap))),
        )

    def _closed_sentence(self, guess: Forecast | None) -> str:
        if guess is None or guess.low == guess.high:
            return f"Kies een laagste en een hoogste waarde voor {self._span(self.code)[1]}. Er staat nu nog geen band."
        known = self.figures[self.code]
        often = {80: "acht", 90: "negen"}[round(100 * guess.level)]
        return (
            f"Als je er {number(100 * guess.level)} procent zeker van bent dat het tussen {number(guess.low, known.decimals)} en "
            f"{quantity(guess.high, known.decimals, known.unit_text)} ligt, dan heb je bij tien van zulke schattingen er {often} goed."
        )

    def _opened_sentence(self, code: str, level: float) -> str:
        line, same, gap = (measured(self.monitor, code, AHEAD, level, method) for method in (TREND, NO_CHANGE, GAP))
        return (
            f"Als je {AHEAD} jaar vooruit een rechte lijn doortrekt, dan belooft het leerboek {number(100 * level)} van de 100 keer raak. "
            f"In het verleden {'was' if round(100 * line.coverage) == 1 else 'waren'} het er {number(100 * line.coverage)}. Als je zegt dat het cijfer gelijk blijft: {number(100 * same.coverage)}. "
            f"Als je zegt dat de afstand tot de mediaan gelijk blijft: {of_hundred(gap.coverage)} ({number(gap.n)} uitkomsten). "
            "Die laatste kent de landelijke beweging al. Een eerlijke wedstrijd is het dus niet: de afstand is te voorspellen, het land niet."
        )


def score(made: Sequence[Forecast]) -> str:
    """How often the truth lay inside one's own bands, and what may be concluded from so few."""
    done = [each for each in made if each.truth is not None]
    if not done:
        return ""
    n, hits, levels = len(done), sum(bool(each.hit) for each in done), [each.level for each in done]
    # How likely so few hits are for someone who is exactly as sure as she says.
    chances = reduce(np.convolve, [[1 - level, level] for level in levels])
    few = float(np.sum(chances[: hits + 1]))
    sure = f"{number(100 * float(np.mean(levels)))} procent"
    expected = f"{sure} betekent: gemiddeld {number(sum(levels), 1)} van de {n}." if len(set(levels)) == 1 else f"Gemiddeld was je {sure} zeker: dan verwacht je er {number(sum(levels), 1)}."
    rest = (
        "Dat zijn er weinig om iets over jezelf te zeggen: maak er nog een paar."
        if n < 3
        else f"Wie precies zo zeker is als zij zegt, heeft er {of_hundred(few)} keer {number(hits)} of minder goed."
        if hits < n
        else "Alles goed kan ook betekenen dat je banden ruimer waren dan nodig."
    )
    return f"In {number(hits)} van {number(n)} lag de waarheid binnen jouw band. {expected} {rest}"


def score_table(made: Sequence[Forecast], names: dict[str, Any]) -> pd.DataFrame:
    """What was forecast, and what it became."""
    rows = []
    for each in made:
        known = names[each.indicator]
        show = lambda value, known=known: quantity(value, known.decimals, known.unit_short)  # noqa: E731
        outcome = "nog dicht" if each.truth is None else f"{show(each.truth)}: {'raak' if each.hit else 'mis'}"
        rows.append((known.name, str(each.year), f"{show(each.low)} tot {show(each.high)}", f"{number(100 * each.level)} procent", outcome))
    return pd.DataFrame(rows, columns=["Cijfer", "Jaar", "Jouw band", "Hoe zeker", "Wat het werd"])
