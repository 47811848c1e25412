"""It is some years ago: forecast a figure of four years later, one that reading 4 did not show, and log the error."""

from __future__ import annotations

from typing import Any

import numpy as np

from bwlab.dossier import Forecast
from bwlab.formats import number
from bwlab.lessons.lezen_4.forecast_panel import AHEAD, FIGURES, LEAST, ForecastPanel
from bwlab.lessons.parts.carrying import change_words, known_years, medians
from bwlab.method.outlook import GAP
from bwlab.monitor.outlooks import measured, outlook_of, series_of

EARLIER = 2  # years before, where every figure was to be had in reading 4
NEW = f"Dit zijn cijfers van je eigen gemeente die niet in lezen 4 stonden en genoeg jaren hebben: minstens {LEAST} voor het jaar van waaruit je kijkt."
OLDER = f"Voor jouw gemeente zijn er geen andere cijfers met genoeg jaren dan die van lezen 4. Daarom kijk je hier van een ander jaar uit, {EARLIER} jaar eerder."
AGAIN = "Voor jouw gemeente zijn er geen andere cijfers met genoeg jaren dan die van lezen 4, en ook geen eerder jaar. Weet je het antwoord nog, dan telt deze envelop niet."


class BacktestPanel(ForecastPanel):
    """The forecast of reading 4, on other figures, with one's own error beside two simple ways."""

    def __init__(self, lesson: Any) -> None:
        self._back = 0
        self._why = NEW
        super().__init__(lesson)
        self.pieces = [self._why, *self.pieces] if self.region.code == lesson.region.code else self.pieces

    def _few(self, figures: dict[str, Any]) -> dict[str, Any]:
        seen = set(list(figures)[:FIGURES])
        fresh = {code: each for code, each in figures.items() if code not in seen}
        if not fresh:
            fresh = {code: each for code, each in figures.items() if self._reaches_back(code)}
            self._back, self._why = (EARLIER, OLDER) if fresh else (0, AGAIN)
        return dict(list((fresh or figures).items())[:FIGURES])

    def _reaches_back(self, code: str) -> bool:
        years = known_years(self.monitor, self.region, code)
        origin = years[-1] - AHEAD - EARLIER
        return origin in years and origin + AHEAD in years and sum(year <= origin for year in years) >= LEAST

    def _span(self, code: str) -> tuple[int, int]:
        year = known_years(self.monitor, self.region, code)[-1] - self._back
        return year - AHEAD, year

    def _closed_sentence(self, guess: Forecast | None) -> str:
        return f"Het is {self._span(self.code)[0]}. {super()._closed_sentence(guess)}"

    def _opened_sentence(self, code: str, level: float) -> str:
        """The own error beside 'stays as it is', and whether the measured band held."""
        known, (origin, year) = self.figures[code], self._span(code)
        found = series_of(self.monitor, code)
        row, at = found.row(self.region.code), found.years.index
        then, truth = float(row[at(origin)]), float(row[at(year)])
        gap, place, country = outlook_of(self.monitor, code, AHEAD, level, origin), found.codes.index(self.region.code), float(medians(found)[year])
        held = country + float(gap.low[place]) <= truth <= country + float(gap.high[place])
        tested = measured(self.monitor, code, AHEAD, level, GAP)
        band = (
            f"De band 'afstand blijft' {'klopte' if held else 'klopte hier niet'}; in het verleden klopte hij {number(100 * tested.coverage)} van de 100 keer. Die band weet al wat het land deed, en jij niet."
            if np.isfinite(float(gap.low[place]))
            else "Een band uit het verleden is er hier niet."
        )
        same = f"Als je in {origin} had gezegd 'het blijft gelijk', dan zat je er {change_words(known, abs(truth - then))} naast."
        guess = self.made.get(code)
        if guess is None:
            return f"{same} {band}"
        off = abs(truth - (guess.low + guess.high) / 2)
        words = "Even ver als 'blijft gelijk'." if np.isclose(off, abs(truth - then)) else f"Dat is {'dichterbij' if off < abs(truth - then) else 'verder weg'} dan 'blijft gelijk'."
        return f"{same} Het midden van jouw band zat er {change_words(known, off)} naast. {words} {band} Je fout staat in je dossier: doe dit volgend jaar weer, dan zie je of je leert."
