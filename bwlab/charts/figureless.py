"""Who has a figure and who has none: every municipality a dot at its number of inhabitants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 330
LEFT, RIGHT, FLOOR, TOP = 30, 930, 290, 56  # pixels
ROWS, HEADS, ROOM, DOT = (106, 240), (44, 182), 46, 8  # middle of each row, its heading, half its room
AXIS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
SPAN = (800.0, 1_100_000.0)


def figureless(frame: pd.DataFrame, indicator: Any, *, year: int, region: str, label: str) -> Chart:
    """Municipalities with and without a figure, by inhabitants.

    Parameters
    ----------
    frame : pandas.DataFrame
        ``region, label, population, value, origin`` of all municipalities; a blank value is no figure.
    indicator : Indicator
    year : int
    region, label : str
        The own municipality.
    """
    # Each number is written once: a thousand of them take longer than the rest of the picture.
    frame = frame.assign(
        people=[number(each) for each in frame["population"]],
        shown=[quantity(each, indicator.decimals, indicator.unit_short) for each in frame["value"]],
    )
    known = frame["value"].notna()
    parts = (frame[known], frame[~known])
    medians = [float(part["population"].median()) if len(part) else float("nan") for part in parts]
    marks: list[Mark] = []
    heads = ("met een cijfer", "zonder cijfer")
    for part, row, head, line, shape, median in zip(parts, ROWS, heads, HEADS, ("circle", "ring"), medians, strict=True):
        middle = "" if np.isnan(median) else f", mediaan {number(round(median, -2))} inwoners"
        near = _x(part.loc[part["region"] == region, "population"])
        left = not (len(near) and near[0] < 0.5)  # away from the line to the own dot
        x, anchor = (LEFT, "start") if left else (RIGHT, "end")
        marks.append(Mark("text", "text", x / WIDTH, 1 - line / HEIGHT, f"{number(len(part))} {head}{middle}", size=style.BODY, bold=True, anchor=anchor))
        marks += _dots(part, row, shape, region)
        if middle:
            at = float(_x(median))
            marks.append(Mark("line", "text", [at, at], [1 - (row + ROOM) / HEIGHT, 1 - (row - ROOM) / HEIGHT], size=1.5))
    if (own := frame[frame["region"] == region]).size:
        marks += _own(own.iloc[0], label, parts)
    n, total = int(known.sum()), len(frame)
    small = medians[1] < medians[0]
    who = "vooral kleine" if small else "niet alleen kleine"
    title = f"{number(total - n)} van de {number(total)} gemeenten hebben geen cijfer: {who}"
    own_says = "heeft een cijfer" if (frame.loc[known, "region"] == region).any() else "heeft geen cijfer"
    return Chart(
        title=title if n < total else f"Alle {number(total)} gemeenten hebben een cijfer",
        subtitle=f"{indicator.name}, {year}. Elke stip is een gemeente; open stippen hebben geen cijfer. Mediaan: de helft is kleiner.",
        source=sources([indicator.source, "CBS, inwoners op 1 januari"], frame.loc[known, "origin"]),
        alt=fit("Stippen naar inwonertal in twee rijen. ", [f"{label} {own_says}", title]),
        table=_table(frame, indicator, year),
        width=WIDTH,
        height=HEIGHT,
        background=_background,
        background_key=("figureless",),
        marks=tuple(marks),
    )


def _x(population: Any) -> np.ndarray:
    low, high = np.log(SPAN)
    return (LEFT + (np.log(np.asarray(population, float)) - low) / (high - low) * (RIGHT - LEFT)) / WIDTH


def _swarm(part: pd.DataFrame, row: float) -> tuple[np.ndarray, np.ndarray]:
    """Dots above each other where they would overlap, from the middle of the row."""
    xs = _x(part["population"])
    columns = np.round(xs * WIDTH / DOT).astype(int)
    order = np.argsort(columns, kind="stable")
    level = np.empty(len(xs), int)
    level[order] = np.concatenate([np.arange(count) for count in np.unique(columns, return_counts=True)[1]])
    height = np.where(level % 2, 1, -1) * ((level + 1) // 2)
    step = min(DOT, ROOM / max(1, int(np.abs(height).max(initial=0))))
    return xs, 1 - (row + height * step) / HEIGHT


def _said(row: Any) -> str:
    return f"{row.label}, {row.people} inwoners: {row.shown}"


def _dots(part: pd.DataFrame, row: float, shape: str, region: str) -> list[Mark]:
    if part.empty:
        return []
    xs, ys = _swarm(part, row)
    other = (part["region"] != region).to_numpy()
    names = [_said(each) for each in part.itertuples() if each.region != region]
    return [Mark(shape, "others" if shape == "circle" else "secondary", xs[other].tolist(), ys[other].tolist(), size=DOT, names=names)]


def _own(own: Any, label: str, parts: tuple[pd.DataFrame, pd.DataFrame]) -> list[Mark]:
    """The own dot, with its name at the top or below its row."""
    blank = bool(pd.isna(own["value"]))
    part, row = parts[blank], ROWS[blank]
    xs, ys = _swarm(part, row)
    place = int(np.flatnonzero((part["region"] == own["region"]).to_numpy())[0])
    x, y, text = float(xs[place]), float(ys[place]), f"{label}: {own['shown']}"
    half = style.wide(text) / 2 / WIDTH
    anchor = "end" if x > 1 - half else "start" if x < half else "middle"
    top = 1 - (158 if blank else 16) / HEIGHT
    return [
        Mark("text", "own", x, top, text, size=style.BODY, bold=True, anchor=anchor),
        Mark("line", "own", [x, x], [y, top - 12 / HEIGHT], size=2),
        Mark("ring" if blank else "circle", "own", x, y, size=18, names=[_said(own)], key="own"),
    ]


def _table(frame: pd.DataFrame, indicator: Any, year: int) -> pd.DataFrame:
    ordered = frame.sort_values("population")
    return pd.DataFrame(
        {
            "Gemeente": ordered["label"].to_numpy(),
            "Inwoners": ordered["people"].to_numpy(),
            f"{indicator.name} ({year})": ordered["shown"].to_numpy(),
        }
    )


def _background(figure: Figure) -> None:
    axes = figure.add_axes((LEFT / WIDTH, 1 - FLOOR / HEIGHT, (RIGHT - LEFT) / WIDTH, (FLOOR - TOP) / HEIGHT))
    axes.set(xlim=SPAN, xscale="log", yticks=[])
    axes.set_xticks(AXIS, [number(each) for each in AXIS])
    axes.minorticks_off()
    axes.tick_params(length=4, width=style.points(1))
    axes.spines["left"].set_visible(False)
    figure.text(RIGHT / WIDTH, 8 / HEIGHT, "inwoners", ha="right", size=style.points(style.BODY), color=style.SECONDARY, va="center_baseline")
