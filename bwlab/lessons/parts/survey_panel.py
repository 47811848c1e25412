"""What a survey of a given size can and cannot see, beside the official figure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator, publishers
from bwlab.charts import Chart, survey
from bwlab.formats import number
from bwlab.method.margin import smallest_visible_change, wilson
from bwlab.monitor import Monitor
from bwlab.monitor.surveys import usual
from bwlab.regions import Region
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

SIZES = (50, 100, 200, 300, 400, 500, 600, 800, 1000, 1200, 1600, 2000, 3000, 5000)
HALF = 50.0  # percent: where a margin is widest, for a municipality without a figure
MANY = 0.1  # share of all inhabitants from which a sample is remarkably large
#: Figures people have a feeling for go first; those with a published margin before all others.
FIRST = ("ervaren_sociale_overlast", "slachtofferschap_criminaliteit", "tevredenheid_leven", "ervaren_gezondheid")


def asked(monitor: Monitor, region: Region) -> list[Indicator]:
    """Shares that come from asking people and that this municipality has, the most familiar first."""
    catalogue = monitor.catalogue
    codes = [code for code in catalogue.codes if _comparable(catalogue[code])]
    known = set(monitor.values(region.code, indicator=codes)["indicator"])
    order = {code: place for place, code in enumerate(FIRST)}
    return [catalogue[code] for code in sorted(known, key=lambda code: (order.get(code, len(FIRST)), codes.index(code)))]


def official(monitor: Monitor, region: Region, indicator: Indicator | None) -> pd.DataFrame:
    """The newest official figure as ``charts.survey`` takes it, with the bounds of CBS where it published them."""
    bounds = monitor.snapshot.table("safety_survey_2021.csv")[["region", "indicator", "year", "lower", "upper"]]
    code = indicator.code if indicator else ""
    values = monitor.values(region.code, indicator=[code] if code else []).sort_values("year").tail(1)
    values = values.astype({"region": "str", "indicator": "str", "year": "int64"})
    return values.merge(bounds, how="left", on=["region", "indicator", "year"])[["year", "value", "origin", "provisional", "lower", "upper"]]


def publisher(indicator: Indicator) -> str:
    """Who made the official figure."""
    return publishers(indicator.source)[0]


class SurveyPanel:
    """A slider for the number of answers, and what follows from it.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor: Monitor = lesson.monitor
        self.region: Region = lesson.region
        self.year = lesson.today.year
        self.figures = {each.code: each for each in asked(self.monitor, self.region)}
        self.indicator = next(iter(self.figures.values()))
        self.pick = Choice("Welk cijfer?", [(code, f"{each.theme}: {each.name}") for code, each in self.figures.items()], self.indicator.code)
        self.sizes = [size for size in SIZES if size <= self.region.population]
        size, note = usual(self.indicator)
        texts = [f"{number(each)} antwoorden" for each in self.sizes]
        self.size = Slider("Hoeveel mensen geven antwoord?", self.sizes, size, note=f"{ASSUMPTION}; {note}", texts=texts)
        self.scenario = scenario(self._survey, {"size": self.size}, self._draw)
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [self.scenario] if as_pages() else [self.pick, self.scenario]

    def _turn(self, code: str) -> None:
        self.indicator = self.figures[code]
        size, note = usual(self.indicator)
        self.size.replace(self.sizes, size, self.size.texts)
        self.size.note = f"{ASSUMPTION}; {note}"
        self.scenario.redraw()

    def _survey(self, size: float) -> dict[str, pd.DataFrame]:
        found = official(self.monitor, self.region, self.indicator)
        share = float(found["value"].iloc[0]) / 100
        low, high = (100 * float(edge) for edge in wilson(share * size, size))
        own = pd.DataFrame([{"year": self.year, "value": 100 * share, "n": int(size), "low": low, "high": high}])
        return {"official": found, "own": own}

    def _draw(self, found: dict[str, pd.DataFrame]) -> Chart:
        chart = survey(
            found["official"], found["own"], self.indicator, label=self.region.label, assumed=True, publisher=publisher(self.indicator)
        )
        return chart.saying(self._sentence(found["official"].iloc[0], found["own"].iloc[0]))

    def _sentence(self, known: pd.Series, own: pd.Series) -> str:
        n = int(own["n"])
        said = [
            f"Als het lot {number(n)} mensen kiest, zij allemaal antwoorden en {number(own['value'], 1)} procent ja zegt, dan ligt het cijfer "
            f"voor alle inwoners 19 van de 20 keer tussen {number(own['low'], 1)} en {number(own['high'], 1)} procent."
        ]
        if pd.notna(known["lower"]):
            like = _like(known)
            said.append(f"De marge die het {publisher(self.indicator)} zelf gaf, is zo breed als bij ongeveer {number(like)} antwoorden.")
        if n > MANY * self.region.population:
            said.append(f"Dat aantal is {number(100 * n / self.region.population)} procent van alle inwoners van {self.region.label}. Zoveel antwoorden krijg je zelden.")
        return " ".join(said)


def guess_answer(guess: str) -> str:
    """What a survey of 400 sees when half says yes, beside what was guessed ("" is no guess)."""
    step = 100 * float(smallest_visible_change(HALF / 100, 400))
    thought = f"Jij dacht {guess} procentpunt. " if guess else ""
    return (
        f"{thought}Het is {number(step, 1)} procentpunt. Als eerst 50,0 procent ja zegt, dan moet het de tweede keer {number(50 + step, 1)} procent zijn. "
        "Een kleiner verschil kan toeval zijn: de tweede keer vraag je andere mensen."
    )


def _comparable(indicator: Indicator) -> bool:
    share = indicator.unit_short == "%" and indicator.kind != "register"
    return share and publisher(indicator) in ("CBS", "RIVM") and "Gezondheidsmonitor" not in indicator.source


def _like(known: pd.Series) -> int:
    """Of how many answers by lot the published margin has the width, in two digits."""
    share, half = known["value"] / 100, (known["upper"] - known["lower"]) / 200
    n = share * (1 - share) * (1.96 / half) ** 2
    return int(round(n, 1 - int(np.log10(n))))
