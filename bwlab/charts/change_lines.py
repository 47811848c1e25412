"""What a scenario does to a figure over the years, as marks: its scale, what stands beside it, and its own line and band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from bwlab.charts import style
from bwlab.charts.chart import Mark
from bwlab.charts.frame import Frame
from bwlab.formats import number

FINEST = 0.01  # a scale is never finer: its numbers would not fit, and no figure shows it


class Link(NamedTuple):
    """One link of the chain from people to figure: its number, its words, and the role of its colour."""

    count: str
    words: str
    role: str


class WhatIf(NamedTuple):
    """What is drawn of a scenario.

    Attributes
    ----------
    calendar : sequence of int
        The years in which people take part or the effect is left.
    likely, low, high : sequence of float
        The change in each year; empty while it is closed.
    nothing : (sequence of float, sequence of float)
        The band of doing nothing for the first years; empty where there is none.
    held : str
        What that band did: "klopte 85 %".
    margin : float or None
        The smallest change that shows.
    measured : sequence of (int, str)
        Years that are measured, and what is known of them.
    first : int or None
        The first of them in which it shows.
    guess : float or None
        What the participant expected of the last year.
    links : sequence of Link
    crowd : (float, float, float)
        Of every thousand: reached, taking part, different.
    better : {1, -1, 0}
        Which way of the change of these people is: 1 favourable.
    mark : str
        What is written at ``first``.
    """

    calendar: Sequence[int]
    likely: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    nothing: tuple[Sequence[float], Sequence[float]]
    held: str
    margin: float | None
    measured: Sequence[tuple[int, str]]
    first: int | None
    guess: float | None
    links: Sequence[Link]
    crowd: tuple[float, float, float]
    better: int
    mark: str = ""


def nice(value: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    size = 10.0 ** np.floor(np.log10(value))
    return float(next(size * each for each in (1, 2, 5, 10) if size * each >= value * (1 - 1e-9)))


def scale(frame: Frame, reach: float) -> list[Mark]:
    """Ticks and lines as marks: the scale may change while the background stays."""
    digits = next(each for each in range(9) if abs(round(reach / 2, each) - reach / 2) < 1e-9)
    width = frame.size[0]
    left, right = frame.box[0] / width, frame.box[1] / width
    ticks = [reach, reach / 2, 0.0, -reach / 2, -reach]
    heights = [float(frame.y(tick)) for tick in ticks]
    lines = [Mark("line", "secondary" if tick == 0 else "others", [left, right], [y, y], size=1.5 if tick == 0 else 0.7) for tick, y in zip(ticks, heights, strict=True)]
    texts = [Mark("text", "secondary", left - 8 / width, y, number(tick, digits, sign=True), size=style.BODY, anchor="end") for tick, y in zip(ticks, heights, strict=True)]
    return [*lines, *texts]


def beside(found: WhatIf, frame: Frame, reach: float) -> list[Mark]:
    """The grey band of doing nothing, and the margin as dashes."""
    marks, start = [], found.calendar[0] - 1
    low, high = found.nothing
    if len(low):
        years = [start, *range(start + 1, start + 1 + len(low))]
        edges = [np.clip([0.0, *edge], -reach, reach) for edge in (low, high)]
        marks.append(frame.hatched("others", years, *edges, step=3))
        marks += [Mark("line", "secondary", frame.x(years).tolist(), frame.y(edge).tolist(), size=1.5) for edge in edges]
    if found.margin and found.margin <= reach:
        at = np.linspace(frame.limits[0], frame.limits[1], 61)[:-1]
        for way in (1, -1):
            marks.append(Mark("span", "text", frame.x(at).tolist(), np.full(at.size, float(frame.y(way * found.margin))).tolist(), size=1.5))
    for year, words in found.measured:
        marks.append(Mark("ring", "secondary", float(frame.x(year)), float(frame.y(-reach)), size=10, names=[words]))
    return marks


def own(found: WhatIf, frame: Frame, reach: float) -> list[Mark]:
    """The band over the draws, the likely line, and one's own guess."""
    marks, start = [], found.calendar[0] - 1
    if found.guess is not None:
        marks.append(Mark("ring", "guess", float(frame.x(found.calendar[-1])), float(frame.y(found.guess)), size=18, names=[f"je schatting: {number(found.guess, 1, sign=True)}"]))
    if len(found.likely):
        years = [start, *found.calendar]
        low, high, likely = ([0.0, *edge] for edge in (found.low, found.high, found.likely))
        if max(np.subtract(high, low)) > 0:
            marks.append(frame.hatched("own", years, np.clip(low, -reach, reach), np.clip(high, -reach, reach), step=6))
        marks.append(Mark("line", "own", frame.x(years).tolist(), frame.y(likely).tolist(), size=4))
        digits = 1 if reach >= 20 else 2 if reach >= 0.5 else 4
        names = [f"{year}: {number(value, digits, sign=True)}, van {number(below, digits, sign=True)} tot {number(above, digits, sign=True)}" for year, value, below, above in zip(found.calendar, found.likely, found.low, found.high, strict=True)]
        marks.append(Mark("circle", "own", frame.x(found.calendar).tolist(), frame.y(found.likely).tolist(), size=12, names=names))
    if found.first is not None:
        at = float(frame.x(found.first))
        late = 2 * at > (frame.box[0] + frame.box[1]) / frame.size[0]
        marks.append(Mark("text", "own", at, frame.down(frame.box[2] - 12), found.mark or f"zichtbaar vanaf {found.first}", size=style.BODY, bold=True, anchor="end" if late else "start"))
        marks.append(Mark("span", "own", [at, at], [float(frame.y(-reach)), float(frame.y(reach))], size=1.5))
    return marks
