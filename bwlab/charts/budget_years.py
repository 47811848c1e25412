"""One main field over the years: what was planned beside what it became, and the median of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, apart
from bwlab.charts.words import fit
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 330
BOX = (86, 650, 34, 292)
GAP = 24
LINES = {"median": ("peers", "groep, begroting", 2.5), "jaarrekening": ("text", "jaarrekening", 3), "begroting": ("own", "begroting", 4)}


def budget_years(series: pd.DataFrame, *, title: str, group: str, source: str, breaks: Sequence[tuple[int, str]] = (), look: int | None = None) -> Chart:
    """Budget and accounts of one field over the years.

    Parameters
    ----------
    series : DataFrame
        As ``bwlab.monitor.finance.over_years``: year (index), begroting, jaarrekening, median, n.
    title : str
        The finding, with the field and the municipality.
    group : str
        Who the median is of, as a phrase; "" without one.
    breaks : sequence of (int, str)
        The first year of new borders, and who came in: no line crosses it.
    look : int, optional
        The year one looks at.
    """
    years = [int(year) for year in series.index]
    shown = series[["begroting", "jaarrekening", "median"]].to_numpy(float)
    values = shown[np.isfinite(shown)]
    low, high = (min(0.0, float(values.min())), float(values.max())) if values.size else (0.0, 1.0)
    frame = Frame((WIDTH, HEIGHT), BOX, (years[0] - 0.3, years[-1] + 0.3, low, (high or 1.0) * 1.08))
    at = [year for year, _ in breaks]
    marks: list[Mark] = []
    if look is not None:
        x = float(frame.x(look))
        marks.append(Mark("line", "others", [x, x], [frame.down(BOX[3]), frame.down(BOX[2])], size=2))
    ends = []
    for column, (role, words, size) in LINES.items():
        found = series[column].to_numpy(float)
        if not np.isfinite(found).any():
            continue
        marks += frame.line(role, years, found, at if column != "median" else (), size)
        there = [(year, value) for year, value in zip(years, found, strict=True) if np.isfinite(value)]
        if column != "median":
            marks.append(Mark("ring" if column == "jaarrekening" else "circle", role, [float(frame.x(y)) for y, _ in there], [float(frame.y(v)) for _, v in there], size=11, names=[f"{words} {year}: {_amount(value)} per inwoner" for year, value in there]))
        ends.append((role, f"{words} {there[-1][0]}: {_amount(there[-1][1])}", float(frame.y(there[-1][1]))))
    ends.sort(key=lambda each: -each[2])
    heights = apart([y for *_, y in ends], GAP / HEIGHT, 0.5 * GAP / HEIGHT)
    marks += [Mark("text", role, (BOX[1] + 14) / WIDTH, y, text, size=style.BODY, bold=role == "own") for (role, text, _), y in zip(ends, heights, strict=True)]
    beside = f" Blauw: de mediaan van de begrotingen van {group}." if group else ""
    return Chart(
        title=title,
        subtitle=f"Euro per inwoner van dat jaar, niet gecorrigeerd voor prijzen. Gevuld rondje: begroting. Open rondje: jaarrekening.{beside}",
        source=source,
        alt=fit(f"Lijngrafiek{f', je kijkt naar {look}' if look else ''}. ", [title, *(text for _, text, _ in ends)]),
        table=pd.DataFrame(
            {
                "Jaar": [str(year) for year in years],
                "Begroting": [_amount(each) for each in series["begroting"]],
                "Jaarrekening": [_amount(each) for each in series["jaarrekening"]],
                "Mediaan van de begrotingen in de groep": [_amount(each) for each in series["median"]],
                "Gemeenten in de groep met een begroting": [number(each) for each in series["n"]],
            }
        ),
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, frame, years, breaks),
        background_key=("budget_years", frame, tuple(years), tuple(breaks)),
        marks=tuple(marks),
    )


def _amount(value: float) -> str:
    return quantity(value, 0, "€") if np.isfinite(value) else "geen cijfer"


def _background(figure: Figure, frame: Frame, years: Sequence[int], breaks: Sequence[tuple[int, str]]) -> None:
    axes = frame.axes(figure, years, corona=False, most=12)
    for year, who in breaks:
        axes.axvline(year - 0.5, color=style.UNFAVOURABLE, lw=style.points(1.5), ls=":")
        right = year - 0.5 > sum(frame.limits[:2]) / 2
        axes.text(year - 0.5, 1.02, f"nieuwe grens {year}: {who}", ha="right" if right else "left", va="bottom", color=style.UNFAVOURABLE, transform=axes.get_xaxis_transform())
