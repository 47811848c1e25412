"""What a municipality spends on the nine main fields, beside a group and the middle half of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled, numbered
from bwlab.charts.words import fit
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, HEAD, FOOT = 960, 38, 34, 40
LEFT, RIGHT = 272, 745  # the names stand left of the bars, the figures right of them
NO_REPORT = "geen cijfer"


def budget_fields(frame: pd.DataFrame, *, label: str, title: str, when: str, group: str, source: str, top: float, low: float = 0.0) -> Chart:
    """A bar a main field, with a tick for the median of the group.

    Parameters
    ----------
    frame : DataFrame
        As ``bwlab.monitor.finance.beside``: name, euros, median, n, size, low, high, n_all.
    label : str
        The municipality.
    title : str
        The finding.
    when : str
        Report and year: "begroting 2026".
    group : str
        Who the group is, as a phrase; "" without one.
    top, low : float
        Highest and lowest amount on the axis, the same for every year.
    """
    height = HEAD + ROW * len(frame) + FOOT
    ends = min(0.0, low), max(top, 1.0) * 1.02

    def across(value: float) -> float:
        return (LEFT + (np.clip(value, *ends) - ends[0]) / (ends[1] - ends[0]) * (RIGHT - LEFT)) / WIDTH

    marks: list[Mark] = []
    for place, row in enumerate(frame.itertuples()):
        y = 1 - (HEAD + ROW * (place + 0.5)) / height
        marks.append(Mark("text", "text", (LEFT - 14) / WIDTH, y, row.name, size=style.BODY, anchor="end"))
        said = _amount(row.euros)
        if np.isfinite(row.low):
            marks.append(filled("others", across(row.low), max(across(row.high), across(row.low) + 2 / WIDTH), y - 13 / height, y + 13 / height, WIDTH))
        if np.isfinite(row.euros):
            begin, end = sorted((across(0.0), across(row.euros)))
            marks.append(filled("own", begin, max(end, begin + 2 / WIDTH), y - 6 / height, y + 6 / height, WIDTH))
        if np.isfinite(row.median):
            marks.append(Mark("tick", "text", across(row.median), y, size=30, names=[f"{row.name}: mediaan van de groep {_amount(row.median)}, {number(row.n)} van {number(row.size)} met een cijfer"]))
        marks.append(Mark("text", "own" if np.isfinite(row.euros) else "secondary", (RIGHT + 98) / WIDTH, y, said, size=style.BODY, bold=True, anchor="end"))
        marks.append(Mark("text", "secondary", (WIDTH - 8) / WIDTH, y, _amount(row.median) if np.isfinite(row.median) else "te weinig" if row.size else "", size=style.BODY, anchor="end"))
    top_y = 1 - 15 / height
    marks.append(Mark("text", "own", (RIGHT + 98) / WIDTH, top_y, "eigen", size=style.BODY, bold=True, anchor="end"))
    if group:
        marks.append(Mark("text", "secondary", (WIDTH - 8) / WIDTH, top_y, "mediaan", size=style.BODY, anchor="end"))
    beside = f" Zwart streepje en 'mediaan': de helft van {group} zit erboven, de helft eronder." if group else ""
    return Chart(
        title=title,
        subtitle=f"Euro per inwoner, {when}. Paarse balk: {label}. Grijs: de middelste helft van alle gemeenten.{beside}",
        source=source,
        alt=fit(f"Staafgrafiek, {when}. ", [title, *(f"{row.name} {_amount(row.euros)}" for row in frame.sort_values("euros", ascending=False).itertuples())]),
        table=pd.DataFrame(
            {
                "Hoofdtaak": frame["name"],
                f"{label}, euro per inwoner": [_amount(each) for each in frame["euros"]],
                "Mediaan van de groep": [_amount(each) for each in frame["median"]],
                "Gemeenten met een cijfer": [f"{number(row.n)} van {number(row.size)}" for row in frame.itertuples()],
                "Middelste helft van alle gemeenten": [f"{_amount(row.low)} tot {_amount(row.high)}" for row in frame.itertuples()],
            }
        ),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, len(frame), height, ends),
        background_key=("budget_fields", len(frame), ends),
        marks=tuple(marks),
    )


def _amount(value: float) -> str:
    return quantity(value, 0, "€") if np.isfinite(value) else NO_REPORT


def _background(figure: Figure, rows: int, height: int, ends: tuple[float, float]) -> None:
    axes = figure.add_axes((LEFT / WIDTH, FOOT / height, (RIGHT - LEFT) / WIDTH, ROW * rows / height))
    axes.set(xlim=ends, ylim=(0, 1), yticks=[])
    numbered(axes.xaxis, ends[1] - ends[0], 6)
    axes.grid(axis="x", color=style.LINE, lw=style.points(1))
    axes.axvline(0, color=style.SECONDARY, lw=style.points(1.5))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(8))
    for side in axes.spines.values():
        side.set_visible(False)
