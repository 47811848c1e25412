"""The charts as the lessons make them, for the municipalities that are hard to draw."""

from __future__ import annotations

import functools

import pandas as pd

from bwlab import open_monitor
from bwlab.charts import foto, guess, over_time, strip, tilemap

MONITOR = open_monitor()
CATALOGUE = MONITOR.catalogue
TODAY = 2026
#: Large, small, blank, merged, accented, long: what a chart must be able to stand.
SPECIAL = (
    "Tilburg", "Den Haag", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Súdwest-Fryslân", "Maastricht",
    "Texel", "Amsterdam", "Eemsdelta", "Leidschendam-Voorburg", "Nuenen, Gerwen en Nederwetten",
)  # fmt: skip
LONGEST = max((region.label for region in MONITOR.regions), key=len)
THEMES = tuple(theme.name for theme in CATALOGUE.themes)
CODES = CATALOGUE.codes
EVERYONE = "alle gemeenten met een cijfer"


@functools.cache
def _rows(label: str) -> pd.DataFrame:
    rows = MONITOR.position(label, None, CODES)
    return rows.assign(source=[CATALOGUE[code].source for code in rows["indicator"]])


def rows_of(label: str, theme: str | None = None, codes: list[str] | None = None) -> pd.DataFrame:
    """A municipality's position on a theme, on these indicators, or on everything in the foto."""
    wanted = codes or [code for code in CATALOGUE.foto if theme in (None, CATALOGUE[code].theme)]
    return _rows(label).set_index("indicator", drop=False).loc[wanted].reset_index(drop=True)


@functools.cache
def ranking(code: str, year: int | None = None) -> pd.DataFrame:
    """``Monitor.ranking``, kept."""
    return MONITOR.ranking(code, year)


@functools.cache
def series(code: str) -> pd.DataFrame:
    """``Monitor.series``, kept."""
    return MONITOR.series(code)


@functools.cache
def peers(label: str) -> pd.DataFrame:
    """The twenty most alike."""
    return MONITOR.peers(label)


@functools.cache
def tiles() -> pd.DataFrame:
    """The map with the names on it."""
    labels = {region.code: region.label for region in MONITOR.regions}
    return MONITOR.snapshot.tiles.assign(label=lambda table: table["region"].map(labels))


def _who(label: str, *, alone: bool = False) -> dict:
    who = {"region": MONITOR.regions.find(label).code, "label": label}
    return who if alone else who | {"peers": list(peers(label)["region"]), "group": peers(label).attrs["sentence"]}


def foto_of(label: str, theme: str | None = None, rows: pd.DataFrame | None = None, **more):
    """The foto; without a theme everything in one picture."""
    rows = rows_of(label, theme) if rows is None else rows
    return foto(rows, label=label, theme=theme or "Alles", **{"group": EVERYONE, "today": TODAY, **more})


def guess_of(label: str, rows: pd.DataFrame, guesses: dict, *, revealed: bool):
    """The rails to guess on."""
    return guess(rows, label=label, guesses=guesses, revealed=revealed, today=2026)


def time_of(label: str, code: str, frame: pd.DataFrame | None = None, *, alone: bool = False, indicator=None):
    """An indicator over time."""
    frame = series(code) if frame is None else frame
    return over_time(frame, indicator or CATALOGUE[code], **_who(label, alone=alone))


def strip_of(label: str, code: str, frame: pd.DataFrame | None = None, *, alone: bool = False):
    """The ranking strip of the newest year."""
    frame = ranking(code) if frame is None else frame
    year = ranking(code).attrs["year"]
    return strip(frame, CATALOGUE[code], year=year, total=len(MONITOR.regions), **_who(label, alone=alone))


def map_of(label: str, code: str, frame: pd.DataFrame | None = None, *, alone: bool = False, focus: str = ""):
    """The tile map of the newest year."""
    frame = ranking(code) if frame is None else frame
    year = ranking(code).attrs["year"]
    who = _who(label, alone=alone)
    who.pop("group", None)
    return tilemap(tiles(), frame, CATALOGUE[code], year=year, focus=focus, **who)
