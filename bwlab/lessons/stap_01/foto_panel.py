"""The foto with its controls: a theme, a group to compare with, and how large that group is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.charts import Chart, foto
from bwlab.charts.foto import placed
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.regions import Region
from bwlab.widgets import Choice, Slider, press, scenario
from bwlab.widgets.guard import guarded
from bwlab.widgets.region_picker import RegionPicker
from bwlab.widgets.show import as_pages

GROUPS = (
    ("alike", "gemeenten die erop lijken"), ("corop", "COROP-gebied"), ("province", "provincie"),
    ("neighbours", "buren"), ("chosen", "zelf gekozen"),
)  # fmt: skip
SIZES = (5, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240)
MOST_DOTS = 80  # more dots than this on a rail say nothing


def theme_rows(monitor: Monitor, region: Region, theme: str | Sequence[str], peers: Any = None) -> pd.DataFrame:
    """``Monitor.position`` for the foto of a theme, or for a list of indicators, with their source."""
    catalogue = monitor.catalogue
    codes = theme
    if isinstance(theme, str):
        codes = [code for code in catalogue.theme(theme).indicators if catalogue[code].in_foto]
    rows = monitor.position(region, peers, codes)
    return rows.assign(source=[catalogue[code].source for code in rows["indicator"]])


def first_theme(monitor: Monitor, region: Region) -> str:
    """The first theme of which this municipality has a figure: an empty one is no place to begin."""
    names = [theme.name for theme in monitor.catalogue.themes]
    return next((name for name in names if theme_rows(monitor, region, name)["value"].notna().any()), names[0])


class FotoPanel:
    """The foto of one municipality, to look at from several sides.

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
        themes = [theme.name for theme in self.monitor.catalogue.themes]
        everyone = len(self.monitor.regions) - 1
        self.theme = Choice("Welk thema?", [(name, name) for name in themes], first_theme(self.monitor, self.region))
        self.group = Choice("Met wie vergelijk je?", GROUPS, "alike")
        texts = [f"{number(size)} gemeenten" for size in SIZES] + [f"alle {number(everyone)} andere gemeenten"]
        self.size = Slider(
            f"Hoeveel gemeenten die op {self.region.label} lijken?",
            [*SIZES, everyone],
            everyone,
            note="Gelijkenis: inwonertal en stedelijkheid (CBS)",
            texts=texts,
        )
        self.chosen: list[str] = []
        self.scenario = scenario(self._compare, {"size": self.size}, self._draw)
        self.picker = RegionPicker(self.monitor.regions, label="Voeg een gemeente toe")
        self.picker.on("code", self._add)
        again = press("Begin opnieuw")
        again.on_click(guarded(lambda _: self._clear(), self.picker._say))
        self.own_group = VBox([self.picker, again])
        self.own_group.layout.display = "none"
        self.theme.on_value(lambda _: self.scenario.redraw())
        self.group.on_value(self._turn)
        self.pieces: list[Any] = [self.theme, self.group, self.own_group, self.scenario]
        if as_pages():
            self.pieces = [self.scenario, *(self._still(name) for name in themes if name != self.theme.value)]

    def _turn(self, by: str) -> None:
        self.size.layout.display = "" if by == "alike" else "none"
        self.own_group.layout.display = "" if by == "chosen" else "none"
        self.scenario.redraw()

    def _add(self, code: str | None) -> None:
        if code and code != self.region.code and code not in self.chosen:
            self.chosen.append(code)
            self.scenario.redraw()

    def _clear(self) -> None:
        self.chosen.clear()
        self.scenario.redraw()

    def _compare(self, size: float) -> dict[str, Any]:
        by = self.group.value
        peers = self.monitor.peers(self.region, by=by, k=int(size), chosen=self.chosen if by == "chosen" else None)
        everyone = by == "alike" and size == self.size.values[-1]
        theme = self.theme.value
        everywhere = theme_rows(self.monitor, self.region, theme)
        if everyone or peers.empty:
            return {"rows": everywhere, "peers": None, "all": everywhere, "why": peers.attrs.get("why", "")}
        rows = theme_rows(self.monitor, self.region, theme, peers)
        return {"rows": rows, "peers": peers, "all": everywhere, "why": ""}

    def _draw(self, found: dict[str, Any]) -> Chart:
        rows, peers = found["rows"], found["peers"]
        group = "alle gemeenten met een cijfer" if peers is None else peers.attrs["sentence"]
        dots = {} if peers is None or len(peers) > MOST_DOTS else self._dots(rows, set(peers["region"]))
        chart = foto(rows, label=self.region.label, theme=self.theme.value, group=group, today=self.year, dots=dots)
        return chart.saying(self._sentence(found))

    def _dots(self, rows: pd.DataFrame, codes: set[str]) -> dict[str, pd.DataFrame]:
        dots = {}
        for row in rows[rows["value"].notna()].itertuples():
            ranking = self.monitor.ranking(row.indicator, int(row.year))
            dots[row.indicator] = ranking[ranking["region"].isin(codes)]
        return dots

    def _sentence(self, found: dict[str, Any]) -> str:
        if found["why"]:
            return f"{found['why']} Daarom zie je hier alle gemeenten."
        if found["rows"]["value"].isna().all():
            return f"Voor {self.region.label} heeft dit thema geen cijfers. Er valt hier dus niets te vergelijken."
        if found["peers"] is None:
            return "Als je de groep kleiner maakt, dan verandert de plaats en niet het cijfer. Probeer het."
        rows, everywhere = found["rows"], found["all"]
        both = rows["value"].notna() & (rows["n"] > 1)
        if not both.any():
            return "In deze groep heeft geen andere gemeente deze cijfers. Dan valt er niets te vergelijken."
        shift = (rows["place"] - everywhere["place"]).abs().where(both, -1)
        here, there = (next(frame.loc[[shift.idxmax()]].itertuples()) for frame in (rows, everywhere))
        return (
            f"Als je vergelijkt met {found['peers'].attrs['sentence']}, dan staat {self.region.label} bij {here.name} "
            f"{placed(here, here.n)}. Onder alle gemeenten met een cijfer is dat {placed(there, there.n)}. "
            "Het cijfer zelf is hetzelfde gebleven."
        )

    def _still(self, theme: str) -> Chart:
        rows = theme_rows(self.monitor, self.region, theme)
        return foto(rows, label=self.region.label, theme=theme, group="alle gemeenten met een cijfer", today=self.year)
