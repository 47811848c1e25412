"""One figure in several dossiers: where each municipality stands now, what it wants, and its floor. No order of merit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import numbered
from bwlab.charts.words import fit, inside, sources
from bwlab.formats import BLANK, number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, LEFT, RIGHT, TEXT = 960, 315, 650, 670
HEAD, ROW, FOOT, LONGEST = 40, 30, 44, 30


def side_by_side(rows: pd.DataFrame, indicator: Any, *, own: str = "", origins: tuple[str, ...] = ()) -> Chart:
    """A row for each dossier, by name.

    Parameters
    ----------
    rows : DataFrame
        who, value, year, floor, target, target_year: blanks stay blank. In the order to show.
    indicator : Indicator
    own : str
        ``who`` of the dossier of the one who looks.
    origins : tuple of str
        ``origin`` of the figures.
    """
    n = len(rows)
    height = HEAD + ROW * n + FOOT
    limits = _limits(rows)
    show = lambda value: number(value, indicator.decimals)  # noqa: E731
    marks = _key(height)
    said = []
    for place, row in enumerate(rows.itertuples()):
        y = 1 - (HEAD + ROW * (place + 0.5)) / height
        role = "own" if row.who == own else "peers"
        name = row.who if len(row.who) <= LONGEST else f"{row.who[: LONGEST - 1]}…"
        marks.append(Mark("text", role if role == "own" else "text", (LEFT - 20) / WIDTH, y, name, size=style.BODY, anchor="end", bold=role == "own"))
        words = _words(row, show)
        said.append(f"{row.who}: {words}")
        if not np.isnan(row.value) and not np.isnan(row.target) and row.value != row.target:
            marks.append(Mark("line", role, [_x(row.value, limits), _x(row.target, limits)], [y, y], size=2))
        if not np.isnan(row.floor):
            marks.append(Mark("tick", "text", _x(row.floor, limits), y, size=18, names=[f"{row.who}: ondergrens {show(row.floor)}"]))
        if not np.isnan(row.target):
            marks.append(Mark("ring", role, _x(row.target, limits), y, size=14, names=[f"{row.who}: streefwaarde {show(row.target)}"]))
        if not np.isnan(row.value):
            marks.append(Mark("circle", role, _x(row.value, limits), y, size=14, names=[f"{row.who}: nu {show(row.value)} ({row.year})"]))
        marks.append(Mark("text", "secondary", TEXT / WIDTH, y, words, size=style.BODY))
    wanting, having = int(rows["target"].notna().sum()), int(rows["value"].notna().sum())
    title = f"{indicator.name}: {number(n)} dossiers, {f'{number(wanting)} met een streefwaarde' if wanting else 'zonder streefwaarde'}"
    if having < n:
        title = f"{title}, {number(n - having)} zonder cijfer"
    unit = indicator.unit
    return Chart(
        title=title,
        subtitle=f"{unit[:1].upper()}{unit[1:]}. Op volgorde van naam, niet van goed naar slecht. Tussen haakjes het jaar.",
        source=f"{sources([indicator.source], origins)} Streefwaarde en ondergrens: uit de dossiers.",
        alt=fit(f"Rijen van {number(n)} dossiers voor {inside(indicator.name)}: nu en wens. ", said),
        table=_table(rows, indicator),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, limits, n, height),
        background_key=("side_by_side", indicator.code, limits, n),
        marks=tuple(marks),
    )


def _key(height: int) -> list[Mark]:
    """What the shapes mean, above the rows."""
    y, marks = 1 - 16 / height, []
    for x, shape, text in ((LEFT, "circle", "nu"), (LEFT + 60, "ring", "streefwaarde"), (LEFT + 215, "tick", "ondergrens")):
        marks.append(Mark(shape, "text" if shape == "tick" else "secondary", (x + 8) / WIDTH, y, size=14 if shape != "tick" else 18))
        marks.append(Mark("text", "secondary", (x + 22) / WIDTH, y, text, size=style.BODY))
    return marks


def _words(row: Any, show: Any) -> str:
    now = BLANK if np.isnan(row.value) else f"{show(row.value)} ({row.year})"
    if np.isnan(row.target):
        return f"{now}, geen streefwaarde"
    when = "geen jaar" if pd.isna(row.target_year) else str(row.target_year)
    return f"{now} \N{RIGHTWARDS ARROW} {show(row.target)} ({when})"


def _limits(rows: pd.DataFrame) -> tuple[float, float]:
    """Room for every value, and 4 % on both sides."""
    values = rows[["value", "floor", "target"]].to_numpy(float)
    low, high = (float(np.nanmin(values)), float(np.nanmax(values))) if not np.isnan(values).all() else (0.0, 1.0)
    room = (high - low) * 0.04 or max(abs(high) * 0.04, 1.0)
    return low - room, high + room


def _x(value: float, limits: tuple[float, float]) -> float:
    return (LEFT + (value - limits[0]) / (limits[1] - limits[0]) * (RIGHT - LEFT)) / WIDTH


def _table(rows: pd.DataFrame, indicator: Any) -> pd.DataFrame:
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short) if value == value else "niet ingevuld"  # noqa: E731
    return pd.DataFrame(
        {
            "Dossier": rows["who"].to_numpy(),
            "Nu": [BLANK if np.isnan(row.value) else f"{show(row.value)} ({row.year})" for row in rows.itertuples()],
            "Ondergrens": [show(value) for value in rows["floor"]],
            "Streefwaarde": [show(value) for value in rows["target"]],
            "In": ["geen jaar" if pd.isna(year) else str(year) for year in rows["target_year"]],
        }
    )


def _background(figure: Figure, limits: tuple[float, float], n: int, height: int) -> None:
    axes = figure.add_axes((LEFT / WIDTH, FOOT / height, (RIGHT - LEFT) / WIDTH, ROW * n / height))
    axes.set(xlim=limits, ylim=(0, n), yticks=[])
    numbered(axes.xaxis, limits[1] - limits[0], 5)
    axes.tick_params(length=4, width=style.points(1))
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color=style.LINE, lw=style.points(1))
    for y in range(n):
        axes.axhline(y + 0.5, color=style.LINE, lw=style.points(1))
