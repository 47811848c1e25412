"""Who has no figure, and what that does to an average."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pandas as pd

from bwlab.charts import Chart, figureless
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_pages

#: From few blanks to nearly all: satisfaction first, since it is known to most.
ASKED = ("tevredenheid_leven", "vrijwilligerswerk", "contact", "slachtofferschap_criminaliteit", "vaak_onveilig_in_buurt", "ervaren_gezondheid")
THIRD = 1 / 3


class WhoIsMissing:
    """A choice of figure above the picture of who has it.

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
        catalogue = self.monitor.catalogue
        if as_pages():
            self.pieces: list[Any] = [self.draw(code) for code in ASKED[::3]]
            return
        pick = Choice("Welk cijfer?", [(code, catalogue[code].name) for code in ASKED], ASKED[0])
        view = ChartView(self.draw(ASKED[0]))
        pick.on_value(lambda code: view.update(self.draw(code)))
        self.pieces = [pick, view]

    def draw(self, code: str) -> Chart:
        """Everyone with and without this figure."""
        indicator, frame = self.monitor.catalogue[code], everyone(self.monitor, code)
        chart = figureless(frame, indicator, year=frame.attrs["year"], region=self.region.code, label=self.region.label)
        return chart.saying(" ".join(what_it_does(frame, indicator)))


@functools.lru_cache(maxsize=16)
def everyone(monitor: Monitor, code: str) -> pd.DataFrame:
    """All municipalities with inhabitants and, in the newest year, their figure; a blank stays blank.

    Returns
    -------
    DataFrame
        region, label, population, value, origin; ``attrs["year"]``. Kept: not to be changed.
    """
    ranking = monitor.ranking(code)
    frame = pd.DataFrame([(each.code, each.label, each.population) for each in monitor.regions], columns=["region", "label", "population"])
    frame = frame.merge(ranking[["region", "value", "origin"]], on="region", how="left")
    frame.attrs["year"] = ranking.attrs["year"]
    return frame


def what_it_does(frame: pd.DataFrame, indicator: Any) -> list[str]:
    """What the blanks do to the average, in sentences."""
    known = frame.dropna(subset=["value"])
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_text)  # noqa: E731
    mean, total = float(known["value"].mean()), frame["population"].sum()
    outside = 100 * (1 - known["population"].sum() / total)
    share = "minder dan 1" if outside < 1 else number(outside)
    said = [
        f"De {number(len(known))} gemeenten met een cijfer hebben gemiddeld {show(mean)}. "
        f"Dat is geen gemiddelde van Nederland: {share} procent van de inwoners woont in een gemeente zonder cijfer."
    ]
    if len(known) < len(frame):
        low, high = bounds(frame)
        said.append(f"Als alle lege gemeenten zo laag zitten als de laagste, dan is het gemiddelde {show(low)}. Zitten ze zo hoog als de hoogste, dan {show(high)}.")
    if len(known) < len(frame):
        small, large = (known.loc[chosen, "value"].median() for chosen in _thirds(known["population"]))
        said.append(f"Bij gemeenten met een cijfer heeft het kleinste derde een mediaan van {show(small)}, en het grootste derde van {show(large)}. {'Wie vooral de grote kent, kent dus niet het hele land.' if _differ(small, large, known) else 'Dat verschil is hier klein.'}")
    return said


def bounds(frame: pd.DataFrame) -> tuple[float, float]:
    """The average over all if every blank were as low, or as high, as the lowest or highest figure there is."""
    values = frame["value"]
    return float(values.fillna(values.min()).mean()), float(values.fillna(values.max()).mean())


def _thirds(population: pd.Series) -> tuple[pd.Series, pd.Series]:
    place = population.rank(pct=True)
    return place <= THIRD, place > 1 - THIRD


def _differ(small: float, large: float, known: pd.DataFrame) -> bool:
    """Whether the thirds lie apart by more than half of the spread of all."""
    return bool(abs(small - large) > 0.5 * np.std(known["value"]))
