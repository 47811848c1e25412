"""What chance makes of the series of one municipality, and how often a direction held."""

from __future__ import annotations

import functools
import zlib
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import Chart, Drawn, chance
from bwlab.formats import number
from bwlab.method.trend import Shuffled, Trend, expected_false, held, shuffled, trend, welfare
from bwlab.monitor import Monitor
from bwlab.monitor.colouring import colourable
from bwlab.regions import Region
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.show import as_pages

DRAWS, SHOWN, MOST = 1000, 40, 12
YEARS, STEPS = "years", "steps"
KINDS = ((YEARS, "jaren door elkaar: toeval zonder geheugen"), (STEPS, "stappen door elkaar: toeval met geheugen"))
AHEAD = 2  # years after a window in which its direction is looked at again


class Series(NamedTuple):
    """One series that can have a direction: its dictionary entry, its own trend, and a function that shuffles it."""

    code: str
    name: str
    favourable: int
    origin: str
    source: str
    own: Trend
    years: np.ndarray
    values: np.ndarray
    breaks: tuple[int, ...]
    until: int


def series_of(monitor: Monitor, region: Region) -> list[Series]:
    """The series of this municipality that can have a colour for their trend; at most twelve."""
    codes = colourable(monitor, region, MOST)
    found = []
    for code in codes:
        known, table = monitor.catalogue[code], monitor.table(code)
        years, values = table.columns.to_numpy(), table.loc[region.code].to_numpy()
        breaks, until = tuple(each.year for each in known.breaks), int(years[-1])
        own = trend(years, values, breaks, until=until)
        if not np.isnan(own.slope):
            origin = monitor.position(region, indicators=code)["origin"].iloc[0]
            found.append(Series(code, known.name, known.direction, origin, known.source, own, years, values, breaks, until))
    return found


class ChancePanel:
    """A choice of chance, a slider over draws, the small series and the bars.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    series : list of Series
    """

    def __init__(self, lesson: Any) -> None:
        self.region: Region = lesson.region
        self.series = series_of(lesson.monitor, self.region)
        self.foto = frozenset(lesson.monitor.catalogue.foto)
        if not self.series:
            self.pieces: list[Any] = [f"Voor {self.region.label} is er geen reeks die lang genoeg is. Dan valt er ook niets te schudden: kies bovenaan een andere gemeente."]
            return
        self.seed = zlib.crc32(f"{self.region.code}/{lesson.id}".encode())
        self.drawn = functools.cache(self._drawn)
        self.own = sum(each.own.low > 0 or each.own.high < 0 for each in self.series)
        self.pick = Choice("Welk toeval?", KINDS, YEARS)
        texts = ["de echte volgorde", *(f"trekking {number(each)}" for each in range(1, SHOWN + 1))]
        self.slider = Slider(
            "Laat toeval draaien", range(SHOWN + 1), 0, note="trekkingen door de computer; links staat de echte volgorde", texts=texts
        )
        self.scenario = scenario(self._settings, {"draw": self.slider}, self._draw)
        self.pick.on_value(lambda _: self.scenario.redraw())
        self.pieces = [self.scenario] if as_pages() else [self.pick, self.scenario]

    def _drawn(self, kind: str) -> tuple[list[Shuffled], np.ndarray]:
        found = [
            shuffled(each.years, each.values, DRAWS, self.seed + place, each.breaks, of=kind, until=each.until)
            for place, each in enumerate(self.series)
        ]
        return found, sum((each.trends.direction != 0).astype(int) for each in found)

    def _settings(self, draw: float) -> tuple[int, str]:
        return int(draw), self.pick.value

    def _draw(self, settings: tuple[int, str]) -> Chart:
        draw, kind = settings
        found, counts = self.drawn(kind)
        shown = [self._one(each, drawn, draw) for each, drawn in zip(self.series, found, strict=True)]
        chart = chance(
            shown, counts, self.own, label=self.region.label, real=draw == 0, draw=self.slider.texts[draw], memory=kind == STEPS,
            source=[each.source for each in self.series], origins=[each.origin for each in self.series],
        )  # fmt: skip
        return chart.saying(self._sentence(kind, counts))

    def _one(self, each: Series, drawn: Shuffled, draw: int) -> Drawn:
        if draw == 0:
            used = ~np.isnan(each.values) & (each.years >= each.own.first_year) & (each.years <= each.own.last_year)
            values, slope = each.values[used], each.own.slope
            direction = float(each.own.low > 0) - float(each.own.high < 0)
        else:
            values = drawn.values[draw - 1]
            slope, direction = drawn.trends.slope[draw - 1], drawn.trends.direction[draw - 1]
        colour = float(welfare(direction, each.favourable))
        return Drawn(each.name, drawn.years, values, float(slope), float(direction), colour)

    def _apart(self) -> str:
        """How many of the series are in the foto, where some are not."""
        inside = sum(each.code in self.foto for each in self.series)
        return "" if inside == len(self.series) else f" Van deze {number(len(self.series))} reeksen {'staat' if inside == 1 else 'staan'} er {number(inside)} ook in de foto."

    def _sentence(self, kind: str, counts: np.ndarray) -> str:
        k, mean, any_, more = len(self.series), counts.mean(), 100 * (counts > 0).mean(), 100 * (counts >= self.own).mean()
        real = "In het echt is het er geen." if not self.own else (
            f"In het echt {'is het er 1' if self.own == 1 else f'zijn het er {number(self.own)}'}; zoveel of meer kwam {_often(more)} voor."
        )
        if kind == YEARS:
            expected = expected_false(k)
            return (
                f"Als alleen toeval de jaren op volgorde legt, dan krijgen gemiddeld {number(mean, 1)} van de {number(k)} reeksen toch een richting. "
                f"In {_share(any_)} van de trekkingen is het er minstens één. Op papier verwacht je er {number(expected.expected, 1)}, en minstens één in {_share(100 * expected.any)}. {real}{self._apart()}"
            )
        return (
            f"Als elk jaar begint waar het vorige ophield en alleen het toeval de stap kiest, dan krijgen gemiddeld {number(mean, 1)} van de {number(k)} reeksen een richting. "
            f"Of een echt cijfer op dit toeval lijkt of op het andere, verschilt per cijfer. {real}{self._apart()}"
        )


def _share(percent: float) -> str:
    return "minder dan 1 procent" if 0 < percent < 1 else f"{number(percent)} procent"


def _often(percent: float) -> str:
    return f"in {_share(percent)} van de trekkingen" if percent else "in geen enkele trekking"


@functools.cache
def record(monitor: Monitor) -> pd.DataFrame:
    """How often a direction held, for each indicator with enough years, over all municipalities.

    Returns
    -------
    DataFrame
        name, given, held, alike, moved (see `bwlab.method.trend.Held`), first, last (ends of the windows).
    """
    rows = []
    for code in monitor.catalogue.codes:
        known = monitor.catalogue[code]
        if known.direction == 0 or known.finance:
            continue
        table = monitor.table(code)
        found = held(table.columns, table, [each.year for each in known.breaks], ahead=AHEAD)
        if found.given:
            rows.append((known.name, found.given, found.held, found.alike, found.moved, found.ends[0], found.ends[-1]))
    return pd.DataFrame(rows, columns=["name", "given", "held", "alike", "moved", "first", "last"])


def record_pieces(monitor: Monitor, guess: str) -> list[Any]:
    """The measured share of directions that held, beside what was guessed ("" is no guess)."""
    rows = record(monitor)
    given, kept = int(rows["given"].sum()), int(rows["held"].sum())
    thought = f"Jij dacht: {guess} van de 100. " if guess else ""
    most = rows.loc[rows["given"].idxmax()]
    said = (
        f"{thought}In alle gemeenten samen gaf de rechte lijn {number(given)} keer een richting waarvan we weten hoe het verderging. "
        f"Het gaat om {number(len(rows))} cijfers; '{most['name']}' komt het meest voor, {number(most['given'])} keer. "
        f"{AHEAD} jaar later lag het cijfer {number(kept)} keer verder in die richting: {number(100 * kept / given)} van de 100. Met een muntje haal je ongeveer 50."
    )
    table = pd.DataFrame(
        [
            (row.name, number(row.given), f"{number(100 * row.held / row.given)} %", f"{number(100 * row.alike / row.moved)} %", f"{row.first}-{row.last}" if row.first < row.last else str(row.first))
            for row in rows.itertuples(index=False)
        ],
        columns=["Cijfer", "Richtingen", f"{AHEAD} jaar later verder zo", "Met de meeste gemeenten mee", "Laatste jaar van de trend"],
    )
    told = (
        "De vierde kolom is om mee te vergelijken. Daar staat hoeveel gemeenten dezelfde kant op gingen als de meeste. Vaak is dat meer. "
        "Een richting in één gemeente zegt dan minder dan wat er in het hele land gebeurde. Gemeenten en jaren hangen met elkaar samen: dit zijn geen losse proeven."
    )
    return [said, table, told]
