"""Two scenarios beside each other, each with its own band; on one scale where they are about one figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.change_lines import FINEST, WhatIf, beside, nice, own, scale
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import Frame
from bwlab.charts.words import fit
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 316)
BOXES = ((70, 440, 66, 252), (570, 940, 66, 252))
LONGEST = 34  # characters of a name above its picture


class Side(NamedTuple):
    """One scenario: its name, what it is about, what follows, its unit, and its numbers."""

    name: str
    figure: str
    result: str
    unit: str
    found: WhatIf


def two_scenarios(sides: tuple[Side, Side], *, label: str, title: str, subtitle: str, source: str, same: bool) -> Chart:
    """Two scenarios, left and right.

    Parameters
    ----------
    sides : (Side, Side)
    label, title, subtitle, source : str
    same : bool
        They are about the same figure: then they share their scale and their years.
    """
    reaches = [_reach(each.found) for each in sides]
    if same:
        reaches = [max(reaches)] * 2
    years = [(int(each.found.calendar[0]), int(each.found.calendar[-1])) for each in sides]
    if same:
        years = [(min(first for first, _ in years), max(last for _, last in years))] * 2
    marks: list[Mark] = []
    for side, box, reach, (first, last) in zip(sides, BOXES, reaches, years, strict=True):
        frame = Frame(SIZE, box, (first - 1.25, last + 0.25, -reach, reach))
        marks += [*scale(frame, reach), *beside(side.found._replace(measured=()), frame, reach), *own(side.found._replace(guess=None), frame, reach)]
        left = (box[0] - 62) / SIZE[0]
        marks.append(Mark("text", "text", left, 1 - 12 / SIZE[1], _short(side.name), size=style.BODY, bold=True))
        marks.append(Mark("text", "secondary", left, 1 - 33 / SIZE[1], _short(side.figure, 46), size=style.BODY))
        marks.append(Mark("text", "own", left, 1 - 300 / SIZE[1], _short(side.result, 48), size=style.BODY))
    return Chart(
        title=title,
        subtitle=subtitle,
        source=source,
        alt=fit(f"Twee lijngrafieken naast elkaar, {label}. ", [f"{each.name}: {each.result}" for each in sides]),
        table=_table(sides),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, years),
        background_key=("two scenarios", *years),
        marks=tuple(marks),
    )


def _reach(found: WhatIf) -> float:
    sizes = [*([found.margin] if found.margin else []), *(abs(each) for band in found.nothing for each in band), *(abs(each) for each in (*found.low, *found.high))]
    return max(FINEST, nice(1.08 * max(sizes, default=0) or 1.0))


def _short(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _table(sides: Sequence[Side]) -> pd.DataFrame:
    rows = []
    for side in sides:
        show = lambda value, side=side: quantity(value, 3 if abs(value) < 10 else 1, side.unit, sign=True)  # noqa: E731
        for place, year in enumerate(side.found.calendar):
            ends = (side.found.likely[place], side.found.low[place], side.found.high[place])
            rows.append([side.name, side.figure, str(year), *(show(each) for each in ends), "niet bekend" if side.found.margin is None else f"{number(side.found.margin, 2)} {side.unit}"])
    return pd.DataFrame(rows, columns=["Scenario", "Cijfer", "Jaar", "Waarschijnlijk", "Laag", "Hoog", "Te zien vanaf"])


def _background(figure: Figure, years: Sequence[tuple[int, int]]) -> None:
    width, height = SIZE
    for (left, right, top, bottom), (first, last) in zip(BOXES, years, strict=True):
        axes = figure.add_axes((left / width, 1 - bottom / height, (right - left) / width, (bottom - top) / height))
        axes.set(xlim=(first - 1.25, last + 0.25), ylim=(0, 1), yticks=[])
        shown = list(range(first - 1, last + 1))[::-1][:: -(-(last - first + 2) // 6)]
        axes.set_xticks(shown, [str(year) for year in shown])
        axes.tick_params(length=0, pad=style.points(8))
        for spine in axes.spines.values():
            spine.set_visible(False)
