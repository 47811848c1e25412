"""Blanks left blank, drawn as zero, or filled with the average: one map, three ways, two of them wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from bwlab.charts import Chart, Mark, tilemap
from bwlab.charts.words import fit
from bwlab.formats import number, quantity
from bwlab.lessons.lezen_2.who_is_missing import everyone
from bwlab.lessons.parts.closer import labelled_tiles
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_pages

CODE = "tevredenheid_leven"
BLANK, ZERO, MEAN = "leeg", "nul", "gemiddelde"
WAYS = ((BLANK, "Leeg laten"), (ZERO, "Invullen als 0"), (MEAN, "Invullen met het gemiddelde"))
MADE_UP = "ingevuld"


class Outcome(NamedTuple):
    """What one way of treating blanks gives: the mean, the lowest (label and value), and the own rank or None."""

    mean: float
    lowest: str
    low: float
    shared: int
    rank: int | None
    n: int


class ZeroMap:
    """A choice of what to do with blanks above the map it gives.

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
        self.indicator = self.monitor.catalogue[CODE]
        self.frame = everyone(self.monitor, CODE)
        self.tiles = labelled_tiles(self.monitor)
        if as_pages():
            self.pieces: list[Any] = [self.draw(way) for way, _ in WAYS]
            return
        pick = Choice("Wat doe je met een lege plek?", WAYS, BLANK)
        charts = {way: self.draw(way) for way, _ in WAYS}  # three is all there is
        view = ChartView(charts[BLANK])
        pick.on_value(lambda way: view.update(charts[way]))
        self.pieces = [pick, view]

    def draw(self, way: str) -> Chart:
        """The map when blanks are treated in this way."""
        filled = fill(self.frame, way)
        year, label = self.frame.attrs["year"], self.region.label
        values = filled.dropna(subset=["value"])
        chart = tilemap(self.tiles, values, self.indicator, year=year, region=self.region.code, label=label)
        found = outcome(filled, self.region.code)
        sentence = self._sentence(way, found)
        if way == BLANK:
            return chart.saying(sentence)
        blanks = int(self.frame["value"].isna().sum())
        title = f"Fout: {number(blanks)} lege plekken zijn ingevuld {'als 0' if way == ZERO else 'met het gemiddelde'}"
        stamp = Mark("text", "unfavourable", 14 / chart.width, 1 - 310 / chart.height, "Deze kaart is met opzet fout.", size=16, bold=True)
        made_up = set(self.frame.loc[self.frame["value"].isna(), "label"])
        column = chart.table.columns[1]
        table = chart.table.assign(**{column: [f"{cell} ({MADE_UP})" if name in made_up else cell for name, cell in zip(chart.table["Gemeente"], chart.table[column], strict=True)]})
        marks = [_marked(mark, made_up) for mark in chart.marks]
        return replace(
            chart,
            title=title,
            subtitle=f"{self.indicator.name}, {year}, {self.indicator.unit}. Met opzet fout: een lege plek is geen cijfer.",
            alt=fit("Tegelkaart, met opzet fout. ", [title.removeprefix("Fout: "), f"{label}: {_place(found)}", f"het gemiddelde wordt {self._show(found.mean)}"]),
            table=table,
            marks=(*marks, stamp),
            sentence=sentence,
        )

    def _show(self, value: float) -> str:
        return quantity(value, self.indicator.decimals, self.indicator.unit_text)

    def _sentence(self, way: str, found: Outcome) -> str:
        lead = {
            BLANK: "Als je lege plekken leeg laat, dan",
            ZERO: "Als je lege plekken als 0 invult, dan",
            MEAN: "Als je lege plekken met het gemiddelde invult, dan",
        }[way]
        lowest = f" en de laagste {found.lowest} ({self._show(found.low)})"
        if found.shared > 1:
            lowest = f". De laagste is dan niet meer één gemeente: {number(found.shared)} gemeenten staan samen op {self._show(found.low)}. Geen daarvan heeft dat cijfer"
        own = f"{self.region.label} staat op {_place(found)}." if found.rank else f"{self.region.label} heeft geen plaats, want er is geen cijfer."
        if way != BLANK and pd.isna(self.frame.loc[self.frame["region"] == self.region.code, "value"]).all():
            own = f"{self.region.label} krijgt {_place(found)}, terwijl er geen cijfer is."
        after = " Het gemiddelde blijft gelijk. Dat maakt deze fout moeilijk te zien." if way == MEAN else ""
        return f"{lead} is het gemiddelde {self._show(found.mean)}{lowest}. {own}{after}"


def fill(frame: pd.DataFrame, way: str) -> pd.DataFrame:
    """The frame with its blanks as they are, as 0, or as the mean of the figures there are."""
    if way == BLANK:
        return frame
    value = 0.0 if way == ZERO else float(frame["value"].mean())
    return frame.assign(value=frame["value"].fillna(value), origin=frame["origin"].fillna(frame["origin"].dropna().iloc[0]))


def outcome(filled: pd.DataFrame, region: str) -> Outcome:
    """Mean, lowest and own rank (more is more favourable) of what stands in a frame."""
    known = filled.dropna(subset=["value"])
    low = known["value"].min()
    at_bottom = known[known["value"] == low]
    own = known.loc[known["region"] == region, "value"]
    rank = None if own.empty else 1 + int((known["value"] > own.iloc[0]).sum())
    return Outcome(float(known["value"].mean()), at_bottom["label"].iloc[0], float(low), len(at_bottom), rank, len(known))


def _place(found: Outcome) -> str:
    return f"plaats {number(found.rank)} van {number(found.n)}" if found.rank else "geen plaats"


def _marked(mark: Mark, made_up: set[str]) -> Mark:
    """What hovering says of a tile that has no figure."""
    if not mark.names:
        return mark
    return replace(mark, names=[f"{name}, {MADE_UP}: er is geen cijfer" if name.rsplit(": ", 1)[0] in made_up else name for name in mark.names])
