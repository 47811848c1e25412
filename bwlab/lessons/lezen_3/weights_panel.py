"""A hundred points over eight themes, and where that puts one municipality among the others."""

from __future__ import annotations

import html
from typing import Any

import numpy as np
import pandas as pd
from ipywidgets import HTML, VBox

from bwlab.catalogue import publishers
from bwlab.charts import Chart, bands
from bwlab.charts.bands import overlapping
from bwlab.charts.words import sources
from bwlab.formats import listing, number
from bwlab.lessons.lezen_3.one_number import KIND, Figures, figures, seed, subject
from bwlab.method.composite import aggregate, rank_bands, reach
from bwlab.sharing import pack
from bwlab.widgets import ASSUMPTION, ChartView, Choice, Weights, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget
from bwlab.widgets.weights import equal

NEAR, ANY = "near", "any"
VARIED = ((NEAR, "verdelingen die op de mijne lijken"), (ANY, "verdelingen die het lot trekt"))
DRAG, REST = 1_000, 10_000  # draws while a point moves, and when it stands still
NAMED = 3  # of the municipalities most alike


class WeightsPanel:
    """Weights with a lock, and the picture of rank bands that follows them.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.monitor = lesson, lesson.monitor
        self.known = figures(self.monitor)
        self.subject = subject(self.monitor, lesson.region)
        self.seed = seed(self.subject.region)
        self.taking = self.known.complete.to_numpy()
        self.codes = list(self.known.values.index[self.taking])
        self.labels = [self.monitor.regions[code].label for code in self.codes]
        self.scores = self.known.scores.to_numpy()[self.taking]
        alike = self.monitor.peers(self.subject.region)["region"]
        self.peers = [code for code in alike if code in self.codes and code != self.subject.region.code][:NAMED]
        catalogue = self.monitor.catalogue
        about = [listing([catalogue[code].name for code in self.known.indicators(name)]) for name in self.known.names]
        self.weights = Weights("Verdeel 100 punten over de thema's.", list(self.known.names), note=ASSUMPTION, about=about)
        self.varied = Choice("De streep laat zien wat er gebeurt met", VARIED, NEAR)
        self.source = source_line(self.monitor, self.known)
        self.ticket = [] if as_pages() else [lesson.ticket]
        self.code = HTML(self._code())
        if as_pages():
            self.pieces: list[Any] = [*self._example(), self.weights, self.draw(REST), self.draw(REST, ANY), self.can()]
            return
        self.view, self.found = ChartView(self.draw(REST)), VBox([])
        button = press("Kan het echt?")
        button.on_click(guarded(lambda _: setattr(self.found, "children", (as_widget(self.can()),)), self.view._say))
        self.weights.on_value(lambda _: self._moved(DRAG))
        self.weights.on_rest(lambda _: self._moved(REST))
        self.varied.on_value(lambda _: self._moved(REST))
        self.pieces = [*self._example(), self.weights, self.varied, self.view, self.code, button, self.found]

    def draw(self, draws: int, varied: str = "") -> Chart:
        """The picture at the points as they stand."""
        points, anything = self.weights.values, (varied or self.varied.value) == ANY
        frame = self._frame(points, draws, anything)
        region = self.subject.region
        chart = bands(
            frame, region=region.code, label=region.label, points=points, source=self.source, peers=self.peers, anything=anything,
            lead=self.subject.lead,
        )  # fmt: skip
        return chart.saying(self._sentence(frame, anything))

    def can(self) -> list[str]:
        """Whether the municipality can be made number one, and last: worked out, not tried."""
        label, n = self.subject.region.label, int(self.known.complete.sum())
        found = reach(self.known.scores, self.subject.row)
        # So wide a band runs from the best to the worst of all draws.
        tried = rank_bands(self.known.scores, None, REST, self.seed, missing="complete", concentration=None, level=1 - 1 / REST)
        firsts, lasts = (int((share > 0).sum()) for share in (tried.first, tried.last))
        best, worst = (number(edge[self.subject.row]) for edge in (tried.low, tried.high))
        return [
            self._reached(found.first, 1, f"{label} kan nummer 1 worden", f"{label} kan met geen enkele verdeling nummer 1 worden. Dat is nagerekend."),
            self._reached(found.last, n, f"{label} kan laatste worden", f"{label} kan met geen enkele verdeling laatste worden. Ook dat is nagerekend."),
            f"We lieten het lot {number(REST)} keer 100 punten verdelen. {label} kwam dan op plaatsen van {best} tot {worst}. Er kwamen {number(firsts)} "
            f"verschillende gemeenten op plaats 1, en {number(lasts)} op de laatste plaats.",
        ]

    def _moved(self, draws: int) -> None:
        self.lesson.points = list(self.weights.values)
        self.view.update(self.draw(draws))
        if draws == REST:
            self.code.value = self._code()

    def _frame(self, points: list[int] | None, draws: int, anything: bool) -> pd.DataFrame:
        points = None if points == equal(len(self.known.names)) else points  # a hundred over eight leaves halves
        found = rank_bands(
            self.scores, points, draws, self.seed, missing="complete", **({"concentration": None} if anything else {})
        )
        columns = {name: getattr(found, name) for name in ("rank", "low", "median", "high")}
        if anything:  # the dot still stands where these points put it
            columns["rank"] = aggregate(self.scores, points, missing="complete").rank
        return pd.DataFrame(columns | {"region": self.codes, "label": self.labels})

    def _sentence(self, frame: pd.DataFrame, anything: bool) -> str:
        label = self.subject.region.label
        own = frame[frame["region"] == self.subject.region.code].iloc[0]
        many = overlapping(frame, own["region"])
        over = (
            "Geen andere streep overlapt met die van " + label + "."
            if not many
            else f"{number(many)} andere {'streep overlapt' if many == 1 else 'strepen overlappen'} met die van {label}: wie daarvan hoger staat, hangt van de punten af."
        )
        how = "Als het lot de punten verdeelt" if anything else "Als je deze punten een beetje verschuift"
        low, high = number(own["low"]), number(own["high"])
        lands = f"op plaats {low}" if low == high else f"op een plaats van {low} tot {high}"
        return f"{how}, dan komt {label} in 90 van de 100 gevallen uit {lands}. {over}"

    def _reached(self, weights: np.ndarray | None, rank: int, yes: str, no: str) -> str:
        if weights is None:
            return no
        points = rounded(weights)
        there = aggregate(self.scores, points, missing="complete").rank
        if there[self.codes.index(self.subject.region.code)] != rank:
            return f"{yes}, maar niet met hele punten: de verdeling die daarvoor nodig is, luistert heel nauw."
        named = [f"{number(value)} voor {name}" for value, name in sorted(zip(points, self.known.names, strict=True), reverse=True) if value]
        return f"{yes}, met deze punten: {listing(named)}. Zou je dat aan de raad kunnen uitleggen?"

    def _example(self) -> list[str]:
        return [self.subject.short] if self.subject.short else []

    def _code(self) -> str:
        code = pack(KIND, [*self.weights.values, self.lesson.region.code, *self.ticket])
        return (
            '<div class="bw bw-say bw-code"><p>Jouw verdeling als code, om aan de trainer te sturen: '
            f"<code>{html.escape(code)}</code> Er staan je punten en je gemeente in, en een los nummer zodat twee gelijke verdelingen allebei tellen. Niet je naam.</p></div>"
        )


def rounded(weights: np.ndarray) -> list[int]:
    """Weights as whole points that sum to a hundred; the largest remainders get the last ones."""
    parts = np.asarray(weights) / np.sum(weights) * 100
    points = np.floor(parts + 1e-9).astype(int)
    order = np.argsort(points - parts, kind="stable")
    points[order[: 100 - int(points.sum())]] += 1
    return points.tolist()


def source_line(monitor: Any, known: Figures) -> str:
    """Whose figures are in the one number, and of which years."""
    names = [each for code in known.values.columns for each in publishers(monitor.catalogue[code].source)]
    first, last = min(known.years.values()), max(known.years.values())
    origins = monitor.values(indicator=list(known.values.columns))["origin"].unique()
    recovered = [each for each in origins if each == "recovered"]
    return f"{sources(names, recovered)} Cijfers van {first} tot en met {last}; {number(known.values.shape[1])} indicatoren, gekozen met een vaste regel."
