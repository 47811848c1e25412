"""What the mean of a survey becomes when some of its blanks are counted as zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame, numbered
from bwlab.charts.words import fit, sources
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 320)
BOX = (90, 650, 30, 262)


def zeros(
    known: pd.Series, blanks: int, count: int, indicator: Any, *, year: int, origin: str, label: str, own: float | None, title: str
) -> Chart:
    """The mean of the municipalities with a figure, with so many blanks counted as zero.

    Parameters
    ----------
    known : pandas.Series
        The figures there are.
    blanks : int
        How many municipalities have none.
    count : int
        How many of those are counted as zero.
    indicator : Indicator
    year : int
    origin : str
        ``origin`` of the figures.
    label : str
    own : float or None
        The own figure; None where it is blank.
    title : str
    """
    total, n = float(known.sum()), len(known)
    steps = np.arange(blanks + 1)
    means = total / (n + steps)
    shown = [*means, *([own] if own is not None else [])]
    pad = 0.08 * (max(shown) - min(shown) or 1)
    frame = Frame(SIZE, BOX, (-1, blanks + 1, min(shown) - pad, max(shown) + pad))
    show = lambda value: quantity(value, indicator.decimals, indicator.unit_short)  # noqa: E731
    mean = float(means[count])
    x, y = float(frame.x(count)), float(frame.y(mean))
    marks = [
        Mark("line", "others", frame.x(steps).tolist(), frame.y(means).tolist(), size=3),
        Mark("line", "unfavourable", frame.x(steps[: count + 1]).tolist(), frame.y(means[: count + 1]).tolist(), size=5) if count else Mark("circle", "others", x, y, size=4),
        Mark("circle", "unfavourable" if count else "text", x, y, size=16, names=[f"{number(count)} lege plekken als 0: gemiddelde {show(mean)}"]),
    ]
    side = (BOX[1] + 18) / SIZE[0]
    texts = [("unfavourable" if count else "text", f"gemiddelde: {show(mean)}", mean)]
    if own is not None:
        at = np.linspace(BOX[0], BOX[1], 61)[:-1] / SIZE[0]
        marks.append(Mark("span", "own", at.tolist(), np.full(at.size, float(frame.y(own))).tolist(), size=2))
        texts.append(("own", f"{label}: {show(own)}", own))
    texts.sort(key=lambda each: -each[2])
    lines = [[words] if style.wide(words) < SIZE[0] - BOX[1] - 18 else words.rsplit(": ", 1) for _, words, _ in texts]
    heights = [float(frame.y(value)) for _, _, value in texts]
    gap = (26 + 19 * (len(lines[0]) - 1)) / SIZE[1]  # a name that wraps takes a second line
    if len(heights) == 2 and heights[0] - heights[1] < gap:
        middle = sum(heights) / 2
        heights = [middle + gap / 2, middle - gap / 2]
    for (role, _, _), parts, height in zip(texts, lines, heights, strict=True):
        marks += [Mark("text", role, side, height - place * 19 / SIZE[1], part, size=style.BODY, bold=role == "own") for place, part in enumerate(parts)]
    picked = sorted({0, 1, 3, 10, blanks // 2, blanks, count})
    table = pd.DataFrame({"Lege plekken als 0": [number(each) for each in picked if each <= blanks], "Gemiddelde": [show(float(means[each])) for each in picked if each <= blanks]})
    return Chart(
        title=title,
        subtitle=f"{indicator.name}, {year}. Eenheid: {indicator.unit}. Gemiddelde van {number(n)} gemeenten met een cijfer, plus nullen die niemand heeft gemeten.",
        source=sources([indicator.source], [origin]),
        alt=fit("Lijngrafiek. ", [title, f"{label}: {show(own)}" if own is not None else f"{label} heeft geen cijfer"]),
        table=table,
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, frame, blanks),
        background_key=("zeros", indicator.code, frame.limits),
        marks=tuple(marks),
    )


def _background(figure: Figure, frame: Frame, blanks: int) -> None:
    (width, height), (left, right, top, bottom) = frame.size, frame.box
    axes = figure.add_axes((left / width, 1 - bottom / height, (right - left) / width, (bottom - top) / height))
    x0, x1, y0, y1 = frame.limits
    axes.set(xlim=(x0, x1), ylim=(y0, y1))
    ticks = list(range(0, blanks + 1, 25))
    axes.set_xticks(ticks, [number(each) for each in ticks])
    axes.set_xlabel("Zoveel lege plekken tellen mee als 0")
    numbered(axes.yaxis, y1 - y0)
    axes.grid(axis="y", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(8))
    axes.spines["left"].set_visible(False)
