"""A small count through the years, with the interval that belongs to each count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number
from bwlab.method.counts import poisson_interval

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 960, 290
BOX = (70, 750, 18, 254)  # left, right, top, bottom of the plotting area, in pixels
DOT = (12, 16)  # of a year, and of the last one


def counts(frame: pd.DataFrame, *, what: str, one: str, place: str, label: str, extra: int = 0) -> Chart:
    """Counts by year.

    Parameters
    ----------
    frame : pandas.DataFrame
        ``year, count, population, provisional``, one row a year, the last one last.
    what, one : str
        What is counted: many ("woninginbraken") and one of them.
    place, label : str
        Where it was counted, and the own municipality.
    extra : int
        So many more in the last year: what if.
    """
    said = lambda count: f"{number(count)} {one if count == 1 else what}"  # noqa: E731
    years, found = frame["year"].to_numpy(int), frame["count"].to_numpy(int)
    shown = found.copy()
    shown[-1] += extra
    low, high = poisson_interval(shown)
    top = _round(max(float(high.max()), float(poisson_interval(found[-1] + 5)[1])))
    spot = _Spot(years, top)
    marks: list[Mark] = []
    for year, count, a, b in zip(years, shown, low, high, strict=True):
        gap = (DOT[bool(year == years[-1])] / 2 + 1) / HEIGHT  # the bar stops at the dot
        for start, end in ((spot.y(a), spot.y(count) - gap), (spot.y(count) + gap, spot.y(b))):
            if end > start:
                marks.append(Mark("line", "others", [spot.x(year)] * 2, [start, end], size=5))
    names = [f"{year}: {said(count)}, marge {_edge(a)} tot {_edge(b)}" for year, count, a, b in zip(years, shown, low, high, strict=True)]
    xs, ys = [spot.x(year) for year in years], [spot.y(count) for count in shown]
    marks.append(Mark("circle", "own", xs[:-1], ys[:-1], size=DOT[0], names=names[:-1]))
    if extra:
        marks.append(Mark("ring", "secondary", xs[-1], spot.y(found[-1]), size=12, names=[f"{years[-1]} in het echt: {number(found[-1])}"]))
    marks.append(Mark("ring" if extra else "circle", "own", xs[-1], ys[-1], size=DOT[1], names=names[-1:], key="last"))
    rate = 1000 * shown[-1] / frame["population"].iloc[-1]
    x = (BOX[1] + 16) / WIDTH
    words = [f"met {extra} erbij: {number(shown[-1])}" if extra else f"in {years[-1]}: {number(shown[-1])}", f"{number(rate, 1)} per 1.000"]
    marks += [Mark("text", "own", x, 1 - (40 + 24 * row) / HEIGHT, text, size=style.BODY, bold=not row) for row, text in enumerate(words)]
    step = (BOX[1] - BOX[0]) / len(years)
    for x, y, count in zip(xs[:-1], ys[:-1], shown[:-1], strict=True):
        if 0.85 * style.wide(number(count)) + 20 < step:  # else it would run over the next dot
            marks.append(Mark("text", "text", x + 10 / WIDTH, y, number(count), size=style.BODY))
    span = f"{number(shown.min())} tot {number(shown.max())}"
    if_so = f" als er {number(extra)} bij {'komt' if extra == 1 else 'komen'}" if extra else ""
    title = f"{place}: {said(found[-1])} in {years[-1]}"
    if extra:
        title = f"Als er in {place} {number(extra)} bij {'komt' if extra == 1 else 'komen'}: {said(shown[-1])} in {years[-1]}"
    return Chart(
        title=title,
        subtitle=f"Aantal {what} per jaar, geregistreerd door de politie. De balk is de marge die bij een aantal hoort.",
        source=f"{sources(['politie (47018NED) en CBS (70072ned)'], ['computed'], frame['provisional'].tail(1))} Marge: 95 procent (Poisson, exact).",
        alt=fit(f"Stippen met balken, voor {label}. ", [f"{place}: {said(shown[-1])} in {years[-1]}{if_so}, marge {_edge(low[-1])} tot {_edge(high[-1])}", f"sinds {years[0]} liep het uiteen van {span} per jaar"]),
        table=pd.DataFrame(
            {
                "Jaar": [str(year) for year in years],
                "Aantal": [number(count) for count in shown],
                "Ondergrens": [_edge(each) for each in low],
                "Bovengrens": [_edge(each) for each in high],
                "Inwoners (gemiddeld)": [number(each) for each in frame["population"]],
                "Per 1.000 inwoners": [number(1000 * count / people, 1) for count, people in zip(shown, frame["population"], strict=True)],
            }
        ),
        width=WIDTH,
        height=HEIGHT,
        background=lambda figure: _background(figure, years, top),
        background_key=("counts", tuple(years.tolist()), top),
        marks=tuple(marks),
    )  # fmt: skip


class _Spot:
    """From a year and a count to picture coordinates."""

    def __init__(self, years: np.ndarray, top: float) -> None:
        self.first, self.last, self.top = years[0] - 0.5, years[-1] + 0.5, top

    def x(self, year: float) -> float:
        left, right = BOX[:2]
        return float(left + (year - self.first) / (self.last - self.first) * (right - left)) / WIDTH

    def y(self, count: float) -> float:
        top, bottom = BOX[2:]
        return 1 - float(bottom - count / self.top * (bottom - top)) / HEIGHT


def _edge(value: float) -> str:
    return number(value, 1 if value < 100 else 0)


def _round(value: float) -> float:
    """Just above a value, in steps that suit its size."""
    step = 10 ** np.floor(np.log10(value)) / 2
    return float(np.ceil(value / step) * step)


def _background(figure: Figure, years: np.ndarray, top: float) -> None:
    left, right, head, foot = BOX
    axes = figure.add_axes((left / WIDTH, 1 - foot / HEIGHT, (right - left) / WIDTH, (foot - head) / HEIGHT))
    axes.set(xlim=(years[0] - 0.5, years[-1] + 0.5), ylim=(0, top))
    step = -(-len(years) // 12)
    axes.set_xticks(years[::-1][::step], [str(year) for year in years[::-1][::step]])
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    axes.yaxis.get_major_locator().set_params(nbins=5, steps=[1, 2, 5, 10], integer=True)
    axes.grid(axis="y", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(8))
    axes.spines["left"].set_visible(False)
