"""A series across a change of borders: what follows the code, what was there before, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 304
BOX = (96, 600, 30, 270)  # left, right, top, bottom of the plotting area, in pixels
GAP = 24  # between direct labels, in pixels
CODE, PART, JOINED = "code", "part", "joined"


def border(
    lines: pd.DataFrame,
    *,
    name: str,
    year: int,
    measure: str,
    unit: str,
    decimals: int,
    title: str,
    source: str,
    label: str,
    own: bool,
    shown: tuple[str, ...],
) -> Chart:
    """Lines before and after a change of borders.

    Parameters
    ----------
    lines : pandas.DataFrame
        ``kind, name, year, value``: kind "code" follows the code of today, "part" a former municipality,
        "joined" is within today's borders. All are there, so that the axis stays; ``shown`` are drawn.
    name : str
        The municipality of today.
    year : int
        The first year of the new borders.
    measure, unit, decimals
        What is measured, for the subtitle and the labels.
    title, source : str
        The finding, and where the figures are from.
    label : str
        The own municipality; ``own`` where it is the one of ``name``.
    shown : tuple of str
        Kinds to draw, the last on top.
    """
    spot = _Spot(lines)
    show = lambda value: quantity(value, decimals, unit)  # noqa: E731
    main = "own" if own else "text"
    looks = {CODE: (main, 4.0), PART: ("peers", 2.5), JOINED: (main, 4.0)}
    if JOINED in shown:
        looks[PART] = ("others", 2.0)
    marks: list[Mark] = []
    ends: list[tuple[str, str, float]] = []
    for kind in shown:
        for who, part in lines[lines["kind"] == kind].groupby("name", sort=False):
            role, size = looks[kind]
            marks += _line(part, role, size, spot, str(who), show)
            last = part.dropna(subset=["value"]).iloc[-1]
            late = f" ({last['year']})" if last["year"] < lines["year"].max() else ""
            ends.append((role, f"{who}: {show(last['value'])}{late}", float(spot.y(last["value"]))))
    marks += _labels(ends)
    drawn = lines[lines["kind"].isin(shown)].dropna(subset=["value"])
    table = drawn.pivot_table(index="year", columns="name", values="value", sort=False).sort_index()
    cells = pd.DataFrame({"Jaar": [str(each) for each in table.index]})
    for column in table.columns:
        cells[str(column)] = [show(each) for each in table[column]]
    return Chart(
        title=title,
        subtitle=f"{measure}. Geld is een middel, en geen welvaart: meer is niet beter of slechter.",
        source=source,
        alt=fit(f"Lijngrafiek over {name}, voor {label}. ", [title, *(text for _, text, _ in ends)]),
        table=cells,
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, spot, year, decimals),
        background_key=("border", name, year, measure, spot.limits),
        marks=tuple(marks),
    )


class _Spot:
    """From a year and a value to picture coordinates."""

    def __init__(self, lines: pd.DataFrame) -> None:
        values, years = lines["value"].to_numpy(float), lines["year"].to_numpy(int)
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        pad = 0.06 * (high - low or 1.0)
        self.limits = (years.min() - 0.3, years.max() + 0.3, max(0.0, low - pad), high + pad)

    def x(self, years: Any) -> Any:
        x0, x1 = self.limits[:2]
        return (BOX[0] + (np.asarray(years, float) - x0) / (x1 - x0) * (BOX[1] - BOX[0])) / WIDTH

    def y(self, values: Any) -> Any:
        y0, y1 = self.limits[2:]
        return 1 - (BOX[3] - (np.asarray(values, float) - y0) / (y1 - y0) * (BOX[3] - BOX[2])) / HEIGHT


def _line(part: pd.DataFrame, role: str, size: float, spot: _Spot, who: str, show: Any) -> list[Mark]:
    """A line that stops at a blank year, with a dot for each year."""
    part = part.sort_values("year")
    known = part.dropna(subset=["value"])
    xs, ys = spot.x(known["year"]).tolist(), spot.y(known["value"]).tolist()
    runs = np.split(np.arange(len(known)), np.flatnonzero(np.diff(known["year"]) > 1) + 1)
    marks = [Mark("line", role, [xs[i] for i in run], [ys[i] for i in run], size=size) for run in runs if len(run) > 1]
    names = [f"{who} {row.year}: {show(row.value)}" for row in known.itertuples()]
    return [*marks, Mark("circle", role, xs, ys, size=7 + 1.5 * size, names=names)]


def _labels(ends: list[tuple[str, str, float]]) -> list[Mark]:
    room = WIDTH - BOX[1] - 14
    lines = [(role, line, y) for role, text, y in ends for line in ([text] if style.wide(text) * 0.85 < room else text.rsplit(": ", 1))]
    ends = sorted(lines, key=lambda entry: -entry[2])
    gap, taken, heights = GAP / HEIGHT, 2.0, []
    for _, _, y in ends:
        taken = min(y, taken - gap)
        heights.append(taken)
    heights = [max(y, (len(ends) - place - 0.5) * gap) for place, y in enumerate(heights)]
    roles = {"others": "secondary"}
    return [
        Mark("text", roles.get(role, role), (BOX[1] + 14) / WIDTH, y, text, size=style.BODY, bold=role in ("own", "text"))
        for (role, text, _), y in zip(ends, heights, strict=True)
    ]


def _background(figure: Figure, spot: _Spot, year: int, decimals: int) -> None:
    left, right, top, bottom = BOX
    axes = figure.add_axes((left / WIDTH, 1 - bottom / HEIGHT, (right - left) / WIDTH, (bottom - top) / HEIGHT))
    x0, x1, y0, y1 = spot.limits
    years = range(int(np.ceil(x0)), int(np.floor(x1)) + 1)
    axes.set(xlim=(x0, x1), ylim=(y0, y1))
    axes.set_xticks(list(years), [str(each) for each in years])
    axes.yaxis.set_major_formatter(lambda value, _: number(value, decimals))
    axes.yaxis.get_major_locator().set_params(nbins=5, steps=[1, 2, 5, 10])
    axes.grid(axis="y", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(10))
    axes.spines["left"].set_visible(False)
    axes.axvline(year - 0.5, color=style.UNFAVOURABLE, lw=style.points(1.5), ls=":")
    side = "right" if year - x0 > (x1 - x0) / 2 else "left"
    gap = -0.08 if side == "right" else 0.08
    axes.text(year - 0.5 + gap, 1.02, f"nieuwe grenzen vanaf {year}", ha=side, va="bottom", color=style.UNFAVOURABLE, transform=axes.get_xaxis_transform())
