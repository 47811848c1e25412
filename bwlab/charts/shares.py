"""The points of a group: a row a theme, a dot a participant, most disagreement on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import listing, number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD, FOOT = 960, 40, 8, 34
LEFT, RIGHT = 230, 700
DOT, PACK = 9, 5  # diameter of a dot, and how far the next one on the same points is moved down or up


def shares(points: pd.DataFrame, own: list[int] | None = None) -> Chart:
    """How a group divides its points.

    Parameters
    ----------
    points : pandas.DataFrame
        A row a participant, named by the index ("regel 3"), a column a theme; rows sum to 100.
    own : list of int, optional
        The points of who looks.
    """
    order = spread_of(points).index
    height = HEAD + ROW * len(order) + FOOT
    most = max(20, int(np.ceil(max(points.to_numpy().max(), max(own or [0])) / 10) * 10))
    marks: list[Mark] = []

    def across(value: float) -> float:
        return (LEFT + value / most * (RIGHT - LEFT)) / WIDTH

    for place, name in enumerate(order):
        y = 1 - (HEAD + (place + 0.5) * ROW) / height
        column = points[name]
        xs, ys = [across(value) for value in column], [y + shift / height for shift in _apart(column)]
        marks.append(Mark("text", "text", 4 / WIDTH, y, name, size=style.BODY, bold=place == 0))
        marks.append(Mark("circle", "peers", xs, ys, names=[f"{who}: {number(value)} punten voor {name}" for who, value in column.items()], size=DOT))
        marks.append(Mark("tick", "text", across(column.median()), y, size=28, names=[f"{name}: mediaan {_points(column.median())}"]))
        if own:
            mine = own[list(points.columns).index(name)]
            marks.append(Mark("ring", "own", across(mine), y, size=15, names=[f"jij: {number(mine)} punten voor {name}"]))
        low, high = column.min(), column.max()
        text = f"allemaal {number(low)}" if low == high else f"{number(low)} tot {number(high)}, helft {_half(column)}"
        marks.append(Mark("text", "secondary", (RIGHT + 20) / WIDTH, y, text, size=style.BODY))
    return Chart(
        title=_title(points),
        subtitle=f"{number(len(points))} deelnemers. Elke stip is een deelnemer, het streepje is de mediaan.{' De ring ben jij.' if own else ''} Bovenaan: het meeste verschil.",
        source="Bron: de codes die je plakte; niets hiervan wordt bewaard.",
        alt=fit(
            f"Stippen per thema, {number(len(points))} deelnemers. ",
            [f"{name}: {number(points[name].min())} tot {number(points[name].max())}, mediaan {_points(points[name].median())}" for name in order],
        ),
        table=pd.DataFrame(
            {
                "Thema": list(order),
                "Minste": [number(points[name].min()) for name in order],
                "Mediaan": [_points(points[name].median()) for name in order],
                "Meeste": [number(points[name].max()) for name in order],
                "Helft van de groep": [_half(points[name]) for name in order],
            }
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, len(order), height, most),
        background_key=("shares", len(order), most),
        marks=tuple(marks),
    )


def _title(points: pd.DataFrame) -> str:
    spread = spread_of(points)
    most = [name for name, apart in spread.items() if np.isclose(apart, spread.iloc[0])]
    if spread.iloc[0] == 0:
        return "Alle deelnemers geven dezelfde punten"
    over = listing(most) if len(most) < 3 else f"{number(len(most))} thema's"
    what = f"Over {over} is de groep het het minst eens"
    edges = {(points[name].min(), points[name].max()) for name in most}
    return f"{what}: van {' tot '.join(map(number, edges.pop()))} punten" if len(edges) == 1 else what


def spread_of(points: pd.DataFrame) -> pd.Series:
    """How much the participants differ, theme by theme: the mean distance between two of them, largest first."""
    values = points.to_numpy(float)
    apart = np.abs(values[:, None] - values[None]).sum(axis=(0, 1)) / max(1, len(values) * (len(values) - 1))
    return pd.Series(apart, index=points.columns).sort_values(ascending=False, kind="stable")


def _points(value: float) -> str:
    return number(value, 0 if value == round(value) else 1)


def _half(column: pd.Series) -> str:
    low, high = column.quantile([0.25, 0.75], interpolation="nearest")
    return number(low) if low == high else f"{number(low)} tot {number(high)}"


def _apart(column: pd.Series) -> list[float]:
    """Pixels up or down, so that equal dots do not hide each other."""
    seen: dict[float, int] = {}
    shifts = []
    for value in column:
        count = seen[value] = seen.get(value, -1) + 1
        shifts.append(max(-14.0, min(14.0, (1 if count % 2 else -1) * PACK * ((count + 1) // 2))))
    return shifts


def _background(figure: Figure, rows: int, height: float, most: int) -> None:
    bottom = HEAD + ROW * rows
    axes = figure.add_axes((LEFT / WIDTH, 1 - bottom / height, (RIGHT - LEFT) / WIDTH, ROW * rows / height))
    axes.set(xlim=(0, most), yticks=[])
    axes.set_xticks(range(0, most + 1, 10 if most <= 60 else 20))
    axes.grid(axis="x", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(6))
    for spine in axes.spines.values():
        spine.set_visible(False)
    figure.text((RIGHT + 20) / WIDTH, 12 / height, "punten", color=style.SECONDARY, va="center")
