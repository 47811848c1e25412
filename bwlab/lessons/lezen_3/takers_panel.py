"""Who has a place at all: the choice that comes before all others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bwlab.charts import Chart, takers
from bwlab.formats import number
from bwlab.lessons.lezen_3.one_number import BASE, figures
from bwlab.lessons.lezen_3.weights_panel import source_line
from bwlab.method.composite import NoComposite, compose
from bwlab.widgets import Slider, scenario

EDGES = (0, 20_000, 50_000, 100_000, np.inf)
SIZES = ("tot 20.000 inwoners", "20.000 tot 50.000", "50.000 tot 100.000", "100.000 of meer")
LEAST = 8  # of the figures: with fewer there is little left to add up


class TakersPanel:
    """A slider for how many figures one must have, and who then has a place.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        self.known = figures(self.monitor)
        self.of = self.known.values.shape[1]
        self.row = list(self.known.values.index).index(self.region.code)
        people = np.array([self.monitor.regions[code].population for code in self.known.values.index], dtype=float)
        self.size = np.digitize(people, EDGES[1:-1])
        self.source = source_line(self.monitor, self.known)
        values = list(range(LEAST, self.of + 1))
        texts = [f"minstens {number(each)} van de {number(self.of)}" for each in values[:-1]] + [f"alle {number(self.of)}"]
        self.need = Slider("Hoeveel cijfers moet een gemeente hebben?", values, self.of, note="een keuze van wie de lijst maakt", texts=texts)
        self.pieces: list[Any] = [scenario(self._take, {"need": self.need}, self._draw)]

    def _take(self, need: float) -> Any:
        share = need / self.of
        recipe = BASE if need == self.of else BASE._replace(missing="available", share=share)
        try:
            return need, compose(self.known.values, self.known.directions, self.known.themes, recipe)
        except NoComposite:
            return need, None

    def _draw(self, found: Any) -> Chart:
        need, made = found
        inside = np.zeros(len(self.size), dtype=bool) if made is None else ~np.isnan(made.rank)
        frame = pd.DataFrame(
            {
                "name": SIZES,
                "inside": [int(inside[self.size == each].sum()) for each in range(len(SIZES))],
                "total": [int((self.size == each).sum()) for each in range(len(SIZES))],
            }
        )
        own = f"plaats {number(made.rank[self.row])} van {number(made.n)}" if inside[self.row] else "geen plaats"
        chart = takers(frame, label=self.region.label, own=own, need=int(need), of=self.of, source=self.source)
        return chart.saying(self._sentence(int(need), own, frame))

    def _sentence(self, need: int, own: str, frame: pd.DataFrame) -> str:
        known = int(self.known.values.iloc[self.row].notna().sum())
        what = f"alle {number(self.of)} cijfers" if need == self.of else f"minstens {number(need)} van de {number(self.of)} cijfers"
        has = f"{self.region.label} heeft er {number(known)}"
        small = frame.iloc[0]
        said = f"Als een gemeente {what} moet hebben, dan krijgt {self.region.label} {own}. {has}. "
        join = {0: "doet er geen enkele", 1: "doet er 1", small["total"]: "doen ze alle"}.get(small["inside"], f"doen er {number(small['inside'])}")
        return said + f"Van de {number(small['total'])} gemeenten tot {number(EDGES[1])} inwoners {join} mee. " + (
            "Een lijst met alleen volledige gemeenten noemt de anderen vaak niet eens."
            if need == self.of
            else "Wie een cijfer mist, wordt dan beoordeeld op de rest. Ook dat is een keuze."
        )
