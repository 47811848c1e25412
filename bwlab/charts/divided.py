"""A hundred points as one bar: how much for here and now, how much for later, and which theme gets none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import filled
from bwlab.charts.words import fit, inside
from bwlab.formats import listing, number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 112)
LEFT, RIGHT, TOP, BOTTOM = 6, 954, 44, 78
SAID = 3  # points: a narrower piece has no room for its number


def divided(points: Mapping[str, int], dimensions: Sequence[str], *, label: str) -> Chart:
    """Points over themes, by dimension.

    Parameters
    ----------
    points : mapping of str to int
        Points by theme; a hundred together.
    dimensions : sequence of str
        The dimension of each theme; themes of one dimension stand together.
    label : str
        The municipality they are for.
    """
    total, x = sum(points.values()), lambda value: (LEFT + value / total * (RIGHT - LEFT)) / SIZE[0]
    low, high = 1 - BOTTOM / SIZE[1], 1 - TOP / SIZE[1]
    marks: list[Mark] = []
    at, starts, sums = 0, {}, dict.fromkeys(dimensions, 0)
    for (name, value), dimension in zip(points.items(), dimensions, strict=True):
        starts.setdefault(dimension, at)
        sums[dimension] += value
        if value:
            role = "favourable" if list(sums).index(dimension) == 0 else "own"
            marks.append(filled(role, x(at) + 1.5 / SIZE[0], x(at + value) - 1.5 / SIZE[0], low, high, SIZE[0]))
            middle = (x(at) + x(at + value)) / 2
            marks.append(Mark("circle", role, middle, (low + high) / 2, size=8, names=[f"{name}: {number(value)} punten"]))
            if value >= SAID:
                named, room = f"{name} {number(value)}", value / total * (RIGHT - LEFT)
                text = named if style.wide(named) * 0.9 < room else number(value)
                marks.append(Mark("text", "text", middle, 1 - 96 / SIZE[1], text, size=style.BODY, anchor="middle"))
        at += value
    ends = {name: (0.0, "start") if place == 0 else (1.0, "end") for place, name in enumerate(sums)}
    for place, (name, value) in enumerate(sums.items()):
        edge, anchor = ends[name]
        role = "favourable" if place == 0 else "own"
        marks.append(Mark("text", role, LEFT / SIZE[0] if edge == 0 else RIGHT / SIZE[0], 1 - 22 / SIZE[1], f"{name}: {number(value)}", size=18, anchor=anchor, bold=True))
    none = [name for name, value in points.items() if not value]
    ordered = sorted(points.items(), key=lambda each: -each[1])
    return Chart(
        title=_title(sums, none),
        subtitle="Jouw 100 punten, op volgorde van de thema's. Voor elders is er geen thema: de monitor heeft er per gemeente geen cijfers over.",
        source="Bron: jouw eigen verdeling. Punten zeggen wat mensen belangrijk vinden. Het zijn geen cijfers over de gemeente.",
        alt=fit(f"Balk van 100 punten voor {label}: ", [f"{name} {number(value)}" for name, value in ordered]),
        table=pd.DataFrame({"Thema": list(points), "Dimensie": list(dimensions), "Punten": [number(value) for value in points.values()]}),
        width=SIZE[0],
        height=SIZE[1],
        background=_background,
        background_key=("divided",),
        marks=tuple(marks),
    )


def _title(sums: Mapping[str, int], none: Sequence[str]) -> str:
    where = listing([f"{number(value)} voor {name}" for name, value in sums.items()])
    if not none:
        return f"Van de 100 punten zijn er {where}; elk thema krijgt iets"
    left = listing([inside(name) for name in none]) if len(none) < 4 else f"{number(len(none))} thema's"
    return f"Van de 100 punten zijn er {where}; {left} {'krijgt' if len(none) == 1 else 'krijgen'} niets"


def _background(figure: Figure) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, SIZE[0]), ylim=(SIZE[1], 0))
    axes.axis("off")
    axes.fill_between([LEFT, RIGHT], TOP, BOTTOM, color=style.LINE, lw=0)
