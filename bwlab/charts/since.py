"""One series and every year one could compare the last figure with: which way each of them points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 330)
BOX = (90, 700, 40, 290)
UP, DOWN, UNSURE = "hoger", "lager", "niet te zeggen"
WORDS = {UP: "het laatste cijfer is hoger", DOWN: "het laatste cijfer is lager", UNSURE: "het verschil valt binnen de marge"}


def since(
    series: pd.DataFrame, indicator: Any, *, start: int, found: Mapping[int, str], label: str, title: str, certain: bool
) -> Chart:
    """The own series, with each earlier year marked by what a comparison with it would say.

    Parameters
    ----------
    series : pandas.DataFrame
        ``year, value, origin, provisional`` of the own municipality, in order.
    indicator : Indicator
    start : int
        The year that is compared with.
    found : mapping of int to str
        Earlier year to ``UP``, ``DOWN`` or ``UNSURE``.
    label, title : str
    certain : bool
        Whether there is a margin; without one no year is unsure because of it.
    """
    years, values = [int(year) for year in series["year"]], series["value"].to_numpy(float)
    frame = _frame(years, values)
    at, last = years.index(start), len(years) - 1
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    marks: list[Mark] = frame.line("others", years, values.tolist(), (), 3)
    marks.append(Mark("line", "own", frame.x([start, years[-1]]).tolist(), frame.y([values[at], values[last]]).tolist(), size=4))
    for kind, shape, role in ((UP, "up", "text"), (DOWN, "down", "text"), (UNSURE, "ring", "secondary")):
        places = [place for place, year in enumerate(years[:-1]) if found[year] == kind]
        if places:
            names = [f"vergeleken met {years[place]} ({show(values[place])}): {WORDS[kind]}" for place in places]
            marks.append(Mark(shape, role, frame.x([years[place] for place in places]).tolist(), frame.y(values[places]).tolist(), size=13, names=names))
    marks.append(Mark("circle", "own", [float(frame.x(start)), float(frame.x(years[-1]))], [float(frame.y(values[at])), float(frame.y(values[last]))], size=15, names=[f"{start}: {show(values[at])}", f"{years[-1]}: {show(values[last])}"]))
    marks.append(Mark("text", "own", (BOX[1] + 24) / SIZE[0], float(frame.y(values[last])), f"{years[-1]}: {show(values[last])}", size=style.BODY, bold=True))
    marks += _first(frame, start, values[at], values[last], show)
    marks += _legend(found, certain, float(frame.y(values[last])) > 0.5)
    words = {UP: "hoger", DOWN: "lager", UNSURE: "binnen de marge"}
    table = pd.DataFrame({"Jaar": [str(year) for year in years], label: [show(value) for value in values], f"Het cijfer van {years[-1]} is dan": [*(words[found[year]] for year in years[:-1]), "-"]})
    return Chart(
        title=title,
        subtitle=f"{indicator.name}. Eenheid: {indicator.unit}. {label}, {years[0]} tot en met {years[-1]}.",
        source=sources([indicator.source], series["origin"], series["provisional"]),
        alt=fit("Lijngrafiek. ", [title, f"vergeleken is {start} met {years[-1]} in {label}"]),
        table=table,
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, years),
        background_key=("since", indicator.code, frame.limits, tuple(years)),
        marks=tuple(marks),
    )


def _frame(years: Sequence[int], values: np.ndarray) -> Frame:
    low, high = float(values.min()), float(values.max())
    pad = 0.12 * (high - low or max(abs(high), 1.0))
    bottom = max(0.0, low - pad) if low >= 0 else low - pad
    return Frame(SIZE, BOX, (years[0] - 0.4, years[-1] + 0.4, bottom, high + pad))


def _first(frame: Frame, start: int, value: float, last: float, show: Any) -> list[Mark]:
    """The words at the year that is compared with: above or below its dot, where the line is not."""
    x, y = float(frame.x(start)), float(frame.y(value))
    up = value >= last
    at = y + (22 if up else -22) / SIZE[1]
    edge = x > (BOX[1] - 90) / SIZE[0]
    near = x < (BOX[0] + 90) / SIZE[0]
    low, high = (SIZE[1] - BOX[3] + 14) / SIZE[1], 1 - (BOX[2] + 2) / SIZE[1]
    return [Mark("text", "own", x, min(max(at, low), high), f"{start}: {show(value)}", size=style.BODY, bold=True, anchor="end" if edge else "start" if near else "middle")]


def _legend(found: Mapping[int, str], certain: bool, low: bool) -> list[Mark]:
    """What the shapes mean, with how many years of each; at the right, away from the words of the last year."""
    marks: list[Mark] = []
    for kind, shape, role, words in ((UP, "up", "text", "dan is het nu hoger"), (DOWN, "down", "text", "dan is het nu lager"), (UNSURE, "ring", "secondary", "dan weten we het niet" if certain else "dan is het even hoog")):
        count = sum(each == kind for each in found.values())
        if count:
            marks.append(Mark(shape, role, 720 / SIZE[0], 0.0, f"{number(count)}x: {words}", size=13))
    top = BOX[3] - 26 * (len(marks) - 1) if low else BOX[2] + 10
    return [Mark(mark.shape, mark.role, mark.x, 1 - (top + 26 * place) / SIZE[1], mark.text, size=mark.size) for place, mark in enumerate(marks)]


def _background(figure: Figure, frame: Frame, years: Sequence[int]) -> None:
    frame.axes(figure, years)
