"""A hundred points over themes: here and now on the left, later on the right, and what gets none."""

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

WIDTH, HEAD, ROW, THICK = 960, 32, 24, 14
LEFT, WIDE = (4, 500), 190  # where the two columns begin, and the room for a name
ROOM, SAID = 220, 10  # length of the longest bar, and the gap before its number
LEAST = 25  # points that fill the longest bar, at least
ROLES = ("favourable", "own")
NOWHERE = ("Elders", "geen cijfers per gemeente")


def divided(points: Mapping[str, int], dimensions: Sequence[str], *, label: str) -> Chart:
    """Points over themes, a column a dimension.

    Parameters
    ----------
    points : mapping of str to int
        Points by theme; a hundred together.
    dimensions : sequence of str
        The dimension of each theme, of two.
    label : str
        The municipality they are for.
    """
    sums: dict[str, int] = dict.fromkeys(dimensions, 0)
    for value, dimension in zip(points.values(), dimensions, strict=True):
        sums[dimension] += value
    height = HEAD + ROW * max(dimensions.count(name) for name in sums)
    most = max(LEAST, *points.values())
    marks: list[Mark] = []
    rows = dict.fromkeys(sums, 0)
    for place, (name, value) in enumerate(sums.items()):
        marks.append(Mark("text", ROLES[place], LEFT[place] / WIDTH, 1 - 14 / height, f"{name}: {_points(value)}", size=17, bold=True))
    for (name, value), dimension in zip(points.items(), dimensions, strict=True):
        column = list(sums).index(dimension)
        y, start = HEAD + (rows[dimension] + 0.5) * ROW, LEFT[column] + WIDE
        rows[dimension] += 1
        end = start + value / most * ROOM
        said = number(value) if value else "geen punt"
        marks.append(Mark("text", "text" if value else "secondary", LEFT[column] / WIDTH, 1 - y / height, name, size=style.BODY))
        marks.append(Mark("text", "text" if value else "secondary", (end + SAID) / WIDTH, 1 - y / height, said, size=style.BODY, bold=bool(value)))
        if value:
            marks.append(filled(ROLES[column], start / WIDTH, end / WIDTH, 1 - (y + THICK / 2) / height, 1 - (y - THICK / 2) / height, WIDTH))
    y = 1 - (HEAD + (rows[dimension] + 1) * ROW) / height  # below the last column
    marks += [
        Mark("text", "secondary", (LEFT[-1] + shift) / WIDTH, y, text, size=style.BODY)
        for shift, text in zip((0, WIDE + SAID), NOWHERE, strict=True)
    ]
    none = [name for name, value in points.items() if not value]
    ordered = sorted(points.items(), key=lambda each: -each[1])
    return Chart(
        title=_title(sums, none),
        subtitle="Jouw 100 punten. Voor elders is er geen thema: de monitor heeft er per gemeente geen cijfers over.",
        source="Bron: jouw eigen verdeling. Punten zeggen wat mensen belangrijk vinden. Het zijn geen cijfers over de gemeente.",
        alt=fit(f"Balken van 100 punten voor {label}: ", [f"{name} {number(value)}" for name, value in ordered]),
        table=pd.DataFrame({"Thema": list(points), "Dimensie": list(dimensions), "Punten": [number(value) for value in points.values()]}),
        width=WIDTH,
        height=height,
        background=_background,
        background_key=("divided", height),
        marks=tuple(marks),
    )


def _points(value: int) -> str:
    return "1 punt" if value == 1 else f"{number(value)} punten"


def _title(sums: Mapping[str, int], none: Sequence[str]) -> str:
    where = listing([f"{number(value)} voor {name}" for name, value in sums.items()])
    if not none:
        return f"Van de 100 punten zijn er {where}; elk thema krijgt iets"
    left = listing([inside(name) for name in none]) if len(none) < 4 else f"{number(len(none))} thema's"
    return f"Van de 100 punten zijn er {where}; {left} {'krijgt' if len(none) == 1 else 'krijgen'} niets"


def _background(figure: Figure) -> None:
    """Everything is a mark."""
