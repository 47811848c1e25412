"""Which figures can have a colour here, and why the others cannot."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.charts import Chart, reasons
from bwlab.formats import listing, number
from bwlab.lessons.lezen_1.chance_panel import series_of
from bwlab.method.trend import MINIMUM
from bwlab.monitor.colouring import BLANK, BREAK, FEW, NEUTRAL, ONE, SHORT, TIES, colouring
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_pages

TREND, POSITION = "trend", "position"
ROWS = {
    TREND: (
        ("", "Trend mogelijk"), (ONE, "Nog maar één meting"), (SHORT, f"Minder dan {MINIMUM} metingen"),
        (BREAK, f"Sinds een breuk minder dan {MINIMUM}"), (BLANK, "Geen cijfer voor deze gemeente"), (NEUTRAL, "Meer is niet beter of slechter"),
    ),
    POSITION: (
        ("", "Positie mogelijk"), (FEW, "Te weinig gemeenten"), (TIES, "Te veel gelijke getallen"),
        (BLANK, "Geen cijfer voor deze gemeente"), (NEUTRAL, "Meer is niet beter of slechter"),
    ),
}  # fmt: skip


class ReasonsPanel:
    """Trend or position, and a hexagon for each figure of the foto.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        codes = self.monitor.catalogue.foto
        self.found = colouring(self.monitor, self.region, codes).assign(source=[self.monitor.catalogue[code].source for code in codes])
        if as_pages():
            self.pieces: list[Any] = [self.draw(TREND), self.draw(POSITION)]
            return
        self.pick = Choice("Waarvan wil je de reden zien?", [(TREND, "de trend"), (POSITION, "de positie")], TREND)
        self.view = ChartView(self.draw(TREND))
        self.pick.on_value(lambda what: self.view.update(self.draw(what)))
        self.pieces = [self.pick, self.view]

    def counts(self, what: str) -> dict[str, int]:
        """How many figures there are for each reason; "" can have a colour."""
        return {reason: int((self.found[f"{what}_reason"] == reason).sum()) for reason, _ in ROWS[what]}

    def draw(self, what: str) -> Chart:
        """The chart of the trend or of the position."""
        groups = [(words, self._rows(what, reason)) for reason, words in ROWS[what]]
        able, size = len(groups[0][1]), len(self.found) - self.counts(what)[NEUTRAL]
        if what == TREND:
            title = f"{self.region.label}: bij {number(size - able)} van de {number(size)} cijfers nog geen oordeel over de trend"
            sentence = (
                f"Als een cijfer in acht jaar minder dan {MINIMUM} metingen heeft, dan geven wij geen kleur. Twee punten liggen altijd op een lijn. "
                f"Dit gaat over de jaren die wij hebben; het CBS kan er meer hebben. Zo'n vak is gearceerd. Grijs is iets anders: daar is genoeg gemeten, maar geen duidelijke richting gevonden. De cijfers van de onderste rij tellen in de titel niet mee.{self._beside()}"
            )
        else:
            title = f"{self.region.label}: bij {number(able)} van de {number(size)} cijfers is er een kleur voor de positie"
            sentence = "Als je gemeente geen cijfer heeft, dan heeft ze ook geen plaats. En bij cijfers zonder gunstige kant, zoals de huizenprijs, is geen plaats beter dan een andere; die tellen in de titel niet mee."
        chart = reasons(groups, label=self.region.label, what="trend" if what == TREND else "positie", title=title)
        return chart.saying(sentence)

    def _beside(self) -> str:
        """The series of the other panels that are no figure of the foto."""
        outside = [f"'{each.name}'" for each in series_of(self.monitor, self.region) if each.code not in self.monitor.catalogue.foto]
        if not outside:
            return ""
        which = f"{listing(outside)} {'staat' if len(outside) == 1 else 'staan'} niet in de foto en daarom ook niet hier."
        return f" {which} In de kleurenmachine en bij het toeval {'doet dat cijfer' if len(outside) == 1 else 'doen die cijfers'} wel mee."

    def _rows(self, what: str, reason: str) -> pd.DataFrame:
        rows = self.found[self.found[f"{what}_reason"] == reason]
        why = rows[f"{what}_why"] if reason else [self._able(what, row) for row in rows.itertuples()]
        return pd.DataFrame({"name": rows["name"], "why": why, "source": rows["source"]})

    def _able(self, what: str, row: Any) -> str:
        if what == TREND:
            return f"{number(row.points)} metingen, {row.first_year} tot en met {row.last_year}."
        return f"Plaats {number(row.rank)} van {number(row.n)} in {row.year}."
