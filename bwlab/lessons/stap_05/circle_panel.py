"""Neighbours within how many kilometres? The own figure beside the median of a circle that grows."""

from __future__ import annotations

from typing import Any

import numpy as np

from bwlab.charts import Chart, circle
from bwlab.charts.circle import FAR
from bwlab.formats import number, quantity
from bwlab.lessons.stap_05.around import first_figure
from bwlab.method.position import standing
from bwlab.monitor.nearby import Circle, distances, year_of
from bwlab.monitor.nearby import circle as circle_of
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.show import as_pages

KILOMETRES = (0, 5, 10, 15, 20, 25, 30, 40, 50, FAR)
USUAL = 20  # of the question before it


class CirclePanel:
    """A slider for the circle, and what it does to median and place.

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
        catalogue = self.monitor.catalogue
        wanted = [code for each in lesson.store.read().challenges for code in each.indicators]
        self.far = distances(self.monitor, self.region)
        options = [(code, f"{catalogue[code].theme}: {catalogue[code].name}") for code in catalogue.foto]
        self.pick = Choice("Welk cijfer?", options, first_figure(self.monitor, self.region, wanted))
        texts = [f"0 km: alleen {self.region.label}", *(f"{km} km" for km in KILOMETRES[1:])]
        self.km = Slider("Buren binnen hoeveel kilometer tellen mee?", KILOMETRES, 0, note="Hemelsbreed tussen de middelpunten van gemeenten; bewerking bwlab", texts=texts)
        self._load(self.pick.value)
        self.scenario = scenario(self.model, {"km": self.km}, self._draw)
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [self.scenario] if as_pages() else [self.pick, self.scenario]

    def _load(self, code: str) -> None:
        """What does not change while the slider moves."""
        self.indicator, self.year = self.monitor.catalogue[code], year_of(self.monitor, self.region, code)
        column = self.monitor.table(code)[self.year]
        self.own, self.everyone = float(column[self.region.code]), column.dropna()
        self.known = self.far.assign(value=self.far["region"].map(column))
        shown = {self.region.code, *self.known.loc[self.known["km"] <= FAR, "region"]}
        rows = self.monitor.values(indicator=code, years=self.year)
        rows = rows[rows["region"].isin(shown)]
        self.origins, self.provisional = list(rows["origin"]), bool(rows["provisional"].any())

    def _turn(self, code: str) -> None:
        self._load(code)
        self.scenario.redraw()

    def model(self, km: float) -> tuple[int, Circle]:
        """Who lies within, and where the own figure stands among them."""
        return int(km), circle_of(self.known, self.own, km, self.indicator.direction) if km else Circle(0, 0, np.nan, 0, 0)

    def _draw(self, found: tuple[int, Circle]) -> Chart:
        km, within = found
        chart = circle(
            self.known, within, self.indicator, km=km, year=self.year, label=self.region.label, own=self.own, everyone=float(self.everyone.median()),
            all_n=len(self.everyone), origins=self.origins, provisional=self.provisional,
        )  # fmt: skip
        return chart.saying(self.sentence(km, within))

    def sentence(self, km: int, found: Circle) -> str:
        """If these count, then this is their median and the own place; the own figure stays what it is."""
        label, show = self.region.label, lambda value: quantity(value, self.indicator.decimals, self.indicator.unit_text)
        if not km:
            return f"Als er niemand meetelt, dan staat {label} alleen. Schuif de kring groter: verandert de mediaan dan nog veel?"
        if not found.size:
            return f"Als je gemeenten binnen {km} km meetelt, dan is er geen enkele. Er is dan niets om naast {label} te zetten."
        lead = f"Als je gemeenten binnen {km} km meetelt, dan {'is' if found.size == 1 else 'zijn'} dat er {number(found.size)}"
        if not found.n:
            return f"{lead}, zonder cijfer over {self.year}. Er is dan niets om naast {label} te zetten."
        some = f"{number(found.n)} daarvan" if found.n < found.size else "allemaal" if found.n > 1 else "die"
        lead = f"{lead}, {some} met een cijfer over {self.year}"
        if np.isnan(self.own):
            return f"{lead}. Voor {label} is er geen cijfer, en dat blijft zo hoe groot je de kring ook maakt."
        everywhere = standing(self.everyone, self.own, self.indicator.direction)
        within = self.known.loc[self.known["km"] <= km, "value"].dropna()
        mixed = float(np.mean([*within, self.own]))
        order = "" if self.indicator.direction else ", van hoog naar laag"
        warned = (
            f"Zou je {label} met hen middelen, dan werd het {show(mixed)} en niet {show(self.own)}: dat is niet meer het cijfer van {label}. Doe dat dus niet."
            if show(mixed) != show(self.own)
            else f"Middel {label} niet met hen: dan zie je niet meer wat er hier gebeurt."
        )
        return (
            f"{lead}. {label} staat dan {'gedeeld ' if found.tied else ''}op plaats {number(found.rank)} van {number(found.among)}{order}; onder alle gemeenten met een cijfer is dat "
            f"{number(everywhere.rank)} van {number(everywhere.n)}. {warned}"
        )
