"""A ranking strip: every municipality with a figure is a dot on the axis of that figure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number, ordinal, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 270
LEFT, RIGHT, FLOOR = 20, 940, 222  # pixels
MIDDLE, ROOM, DOT = 122, 74, 8  # middle of the dots, half the room they have, their size


def strip(
    ranking: pd.DataFrame,
    indicator: Any,
    *,
    year: int,
    region: str,
    label: str,
    total: int,
    peers: Iterable[str] = (),
    group: str = "",
) -> Chart:
    """A ranking strip.

    Parameters
    ----------
    ranking : pandas.DataFrame
        ``Monitor.ranking``: ``region, label, value, rank, tied`` of all with a figure that year.
    indicator : Indicator
    year : int
    region, label : str
        Code and name of the own municipality.
    total : int
        How many municipalities there are, with or without a figure.
    peers : iterable of str
        Codes to show in blue.
    group : str
        Who they are, as a phrase.
    """
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    values = ranking["value"].to_numpy(float)
    low, high = float(values.min()), float(values.max())
    limits = (low, high if high > low else low + 1)
    xs = _x(values, limits)
    ys = 1 - (MIDDLE + swarm(xs * WIDTH, DOT, ROOM)) / HEIGHT
    names = [f"{row.label}: {show(row.value)}" for row in ranking.itertuples()]
    is_own = (ranking["region"] == region).to_numpy()
    is_peer = ranking["region"].isin(set(peers)).to_numpy() & ~is_own

    def dots(role: str, chosen: np.ndarray, size: float) -> list[Mark]:
        where = np.flatnonzero(chosen)
        if not len(where):
            return []
        return [Mark("circle", role, xs[where].tolist(), ys[where].tolist(), size=size, names=[names[i] for i in where])]

    median = float(np.median(values))
    at = float(_x(median, limits))
    stem = float(xs[np.flatnonzero(is_own)[0]]) if is_own.any() else at
    marks = [_median(f"mediaan {show(median)}", at, stem), *dots("others", ~is_own & ~is_peer, DOT), *dots("peers", is_peer, DOT + 2)]
    if is_own.any():
        place = int(np.flatnonzero(is_own)[0])
        row = ranking.iloc[place]
        shared = "gedeeld " if row["tied"] else ""
        marks.append(Mark("circle", "own", float(xs[place]), float(ys[place]), size=20, names=[names[place]], key="own"))
        said = f"{label}: {show(row['value'])}"
        half = style.wide(said) / 2 / WIDTH
        side = "end" if xs[place] > 1 - half else "start" if xs[place] < half else "middle"
        marks.append(Mark("line", "own", [xs[place]] * 2, [ys[place], 1 - 34 / HEIGHT], size=2))
        marks.append(Mark("text", "own", float(xs[place]), 1 - 20 / HEIGHT, said, size=style.BODY, bold=True, anchor=side))
        title = f"{indicator.name}: {label} staat {shared}op plaats {number(row['rank'])} van {number(len(ranking))}"
        if indicator.direction == 0:
            title = f"{indicator.name}: {label} staat van hoog naar laag {shared}op plaats {number(row['rank'])} van {number(len(ranking))}"
    else:
        title = f"{indicator.name}: voor {label} is er in {year} geen cijfer"
    own_file = set(ranking["origin"]) == {"own"}
    blank = total - len(ranking)
    missing = f" {number(blank)} gemeenten hebben geen cijfer en staan er niet bij." if blank else ""
    if blank == 1:
        missing = " 1 gemeente heeft geen cijfer en staat er niet bij."
    compared = f" Blauw: {group}, voor zover bekend." if is_peer.any() else ""
    table = pd.DataFrame(
        {
            "Plaats": [ordinal(rank) for rank in ranking["rank"]],
            "Gemeente": ranking["label"].to_numpy(),
            f"{indicator.name} ({year})": [show(value) for value in values],
        }
    )
    return Chart(
        title=title,
        subtitle=f"{year}, {indicator.unit}.{compared}{missing}",
        source=sources([indicator.source], ranking["origin"], ranking["provisional"]),
        alt=fit("Stippen op een lijn. ", [title, *([said] if is_own.any() else []), f"de mediaan is {show(median)}", f"laagste {show(low)}, hoogste {show(high)}"]),
        table=table,
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, limits, at, indicator, own_file),
        background_key=("strip", indicator.code, year, limits, median, own_file),
        marks=tuple(marks),
    )


def _median(text: str, at: float, stem: float) -> Mark:
    """The label of the median: away from the own stem; without room there on the other side, never through it."""
    side, room = -1 if stem > at else 1, (style.wide(text) + 12) / WIDTH
    if not 0 <= at + side * room <= 1:
        at, side = stem if abs(stem - at) < room else at, -side
    return Mark("text", "secondary", at + side * 6 / WIDTH, 1 - 50 / HEIGHT, text, size=style.BODY, anchor="start" if side > 0 else "end")


def _x(value: Any, limits: tuple[float, float]) -> Any:
    return (LEFT + (np.asarray(value, float) - limits[0]) / (limits[1] - limits[0]) * (RIGHT - LEFT)) / WIDTH


def swarm(xs: np.ndarray, dot: float, room: float) -> np.ndarray:
    """How far each dot is moved from the middle: dots beside each other stand above each other, squeezed where it is full.

    All in pixels: ``dot`` is the size of one, ``room`` half the height there is.
    """
    columns = np.round(xs / dot).astype(int)
    order = np.argsort(columns, kind="stable")
    level = np.empty(len(xs), int)
    _, starts, counts = np.unique(columns[order], return_index=True, return_counts=True)
    level[order] = np.concatenate([np.arange(count) for count in counts]) if len(starts) else []
    height = np.where(level % 2, 1, -1) * ((level + 1) // 2)
    return height * min(dot + 0.5, room / max(1, int(np.abs(height).max(initial=0))))


def _background(figure: Figure, limits: tuple[float, float], median_x: float, indicator: Any, own_file: bool) -> None:
    axes = figure.add_axes((LEFT / WIDTH, 1 - FLOOR / HEIGHT, (RIGHT - LEFT) / WIDTH, (FLOOR - 40) / HEIGHT))
    axes.set(xlim=limits, yticks=[])
    span = limits[1] - limits[0]
    axes.xaxis.set_major_formatter(lambda value, _: number(value, 0 if span >= 5 else 1 if span >= 0.5 else 2))
    axes.xaxis.get_major_locator().set_params(nbins=8, steps=[1, 2, 5, 10])
    axes.tick_params(length=4, width=style.points(1))
    axes.spines["left"].set_visible(False)
    figure.add_artist(_rule(figure, float(median_x)))
    words = {"size": style.points(style.BODY), "color": style.SECONDARY, "va": "center_baseline"}
    y = 10 / HEIGHT
    if indicator.direction:
        right = "gunstiger ▸" if indicator.direction > 0 else "ongunstiger ▸"
        left = "◂ ongunstiger" if indicator.direction > 0 else "◂ gunstiger"
        figure.text(LEFT / WIDTH, y, left, **words)
        figure.text(RIGHT / WIDTH, y, right, ha="right", **words)
    else:
        # Somebody else's figure: its direction is not ours to say.
        said = "Of meer gunstiger is, zeggen wij hier niet" if own_file else "Meer is hier niet beter of slechter"
        figure.text(LEFT / WIDTH, y, said, style="italic", **words)


def _rule(figure: Figure, x: float) -> Any:
    from matplotlib.lines import Line2D

    return Line2D([x, x], [1 - FLOOR / HEIGHT, 1 - 42 / HEIGHT], color=style.SECONDARY, lw=style.points(1.5), ls="--", transform=figure.transSubfigure)
