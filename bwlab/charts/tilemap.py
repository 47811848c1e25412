"""A tile map: each municipality one hexagon, so that a small one is as visible as a large one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, MARGIN, LEGEND = 960, 6, 420
PITCH = 15  # pixels between the middles of two neighbours in a row
CLASSES = 5
HATCHED = ""


def tilemap(
    tiles: pd.DataFrame,
    values: pd.DataFrame,
    indicator: Any,
    *,
    year: int,
    region: str,
    label: str,
    peers: Iterable[str] = (),
    focus: str = "",
) -> Chart:
    """A tile map of one indicator in one year.

    Parameters
    ----------
    tiles : pandas.DataFrame
        ``region, label, column, row`` on a grid whose odd rows lie half a hexagon to the right.
    values : pandas.DataFrame
        ``region, value, origin`` of those with a figure.
    indicator : Indicator
    year : int
    region, label : str
    peers : iterable of str
        Codes to outline in blue.
    focus : str
        Code of one more municipality to point at.
    """
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    frame = tiles.merge(values[["region", "value", "origin"]], on="region", how="left").sort_values(["row", "column"])
    xs, ys, height = _places(frame)
    figures = frame["value"].to_numpy(float)
    known = figures[~np.isnan(figures)]
    edges = _edges(known, indicator.decimals)
    classes = np.clip(np.searchsorted(edges, figures, side="right") - 1, 0, max(0, len(edges) - 2))
    colours = _colours(max(1, len(edges) - 1))
    fills = [HATCHED if math.isnan(value) else colours[place] for value, place in zip(figures, classes, strict=True)]
    names = [f"{name}: {show(value)}" for name, value in zip(frame["label"], figures, strict=True)]
    size = 2 * PITCH / math.sqrt(3)
    marks = [Mark("text", "secondary", 0, 1 - 12 / height, "Elke zeshoek is één gemeente", size=style.BODY)]
    marks += [Mark("hex", "others", xs, ys, fills=fills, names=names, size=size)]
    own = (frame["region"] == region).to_numpy()
    near = frame["region"].isin(set(peers) - {region}).to_numpy()
    if near.any():
        marks.append(Mark("hex", "peers", np.array(xs)[near].tolist(), np.array(ys)[near].tolist(), size=size - 3))
    place = int(np.flatnonzero(own)[0])
    marks.append(Mark("hex", "own", xs[place], ys[place], size=size + 6))
    value = figures[place]
    blank = int(np.isnan(figures).sum())
    marks += _legend(edges, colours, known, blank, height, show)
    marks += _entry("own", f"{label}: {show(value)}", 44, height)
    if near.any():
        marks += _entry("peers", f"{int(near.sum())} vergelijkbare gemeenten", 76, height)
    if focus and focus != region:
        seen = int(np.flatnonzero(frame["region"] == focus)[0])
        marks.append(Mark("hex", "text", xs[seen], ys[seen], size=size + 6, key="focus"))
        marks += _entry("text", f"{frame['label'].iloc[seen]}: {show(figures[seen])}", 76, height)
    if math.isnan(value):
        title = f"{indicator.name}: voor {label} is er in {year} geen cijfer"
    else:
        below = int((known < value).sum())
        lower = f"{number(below) if below else 'geen'} van de {number(len(known))} gemeenten {'heeft' if below < 2 else 'hebben'}"
        title = f"{lower[0].upper()}{lower[1:]} een lager cijfer dan {label}"
    return Chart(
        title=title,
        subtitle=f"{indicator.name}, {year}, {indicator.unit}.",
        source=sources([indicator.source], frame["origin"].dropna(), values.get("provisional", ())),
        alt=fit("Tegelkaart. ", [*([] if math.isnan(value) else [f"{indicator.name}, {label}: {show(value)}"]), title, *([_blank(blank)] if blank else [])]),
        table=pd.DataFrame({"Gemeente": frame["label"], f"{indicator.name} ({year})": [show(v) for v in figures]}).sort_values("Gemeente"),
        width=WIDTH,
        height=height,
        background=_background,
        background_key=("tilemap",),
        marks=tuple(marks),
    )


def _blank(count: int) -> str:
    return "1 gemeente zonder cijfer is gearceerd" if count == 1 else f"{number(count)} gemeenten zonder cijfer zijn gearceerd"


def _places(frame: pd.DataFrame) -> tuple[list[float], list[float], int]:
    column = frame["column"] + 0.5 * (frame["row"] % 2)
    x = LEGEND + (column - column.min() + 0.6) * PITCH
    step = PITCH * math.sqrt(3) / 2
    y = MARGIN + (frame["row"] - frame["row"].min() + 0.6) * step
    height = int(y.max() + step + MARGIN)
    return (x / WIDTH).tolist(), (1 - y / height).tolist(), height


def _colours(count: int) -> list[str]:
    from cmcrameri import cm
    from matplotlib.colors import to_hex

    return [to_hex(cm.devon_r(share)) for share in np.linspace(0.12, 0.86, count)]


def _entry(role: str, text: str, down: float, height: int) -> list[Mark]:
    """The outlined ones head the legend: a label on the map itself would cover its neighbours."""
    x, y = 14 / WIDTH, 1 - down / height
    return [Mark("hex", role, x, y, size=24), Mark("text", role, x + 24 / WIDTH, y, text, size=16, bold=role != "peers")]


def _edges(known: np.ndarray, decimals: int) -> np.ndarray:
    """Class limits as the legend shows them; a lowest value that many share is a class by itself."""
    if not len(known):
        return np.array([0.0, 1.0])
    lowest = known.min()
    above = known[known > lowest]
    if len(above) and (known == lowest).mean() > 1 / CLASSES:
        edges = np.concatenate([[lowest], np.unique(np.quantile(above, np.linspace(0, 1, CLASSES)).round(decimals))])
        return np.unique(edges)
    edges = np.unique(np.quantile(known, np.linspace(0, 1, CLASSES + 1)).round(decimals))
    return edges if len(edges) > 1 else edges.repeat(2)


def _legend(edges: np.ndarray, colours: list[str], known: np.ndarray, blank: int, height: int, show: Any) -> list[Mark]:
    x, top, step = 14 / WIDTH, 1 - 118 / height, 28 / height
    marks: list[Mark] = []
    for place, colour in enumerate(colours):
        y = top - place * step
        text = f"{show(edges[place])} tot {show(edges[place + 1])}" if len(known) else "geen cijfers"
        if place == 0 and len(edges) > 2 and edges[1] > edges[0] and not ((known > edges[0]) & (known < edges[1])).any():
            text = show(edges[0])  # the lowest value is a class by itself
        if place == len(colours) - 1:
            text = text.replace(" tot ", " tot en met ")
        marks.append(Mark("hex", "others", [x], [y], fills=[colour], size=22))
        marks.append(Mark("text", "text", x + 24 / WIDTH, y, text, size=style.BODY))
    if blank:
        y = top - (len(colours) + 0.4) * step
        marks.append(Mark("hex", "others", [x], [y], fills=[HATCHED], size=22))
        marks.append(Mark("text", "secondary", x + 24 / WIDTH, y, f"geen cijfer: {number(blank)} {'gemeente' if blank == 1 else 'gemeenten'}", size=style.BODY))
    return marks


def _background(figure: Figure) -> None:
    """White: the hexagons are marks, since their colours are what changes."""
