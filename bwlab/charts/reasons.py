"""Which figures can have a colour, and why the others cannot: a hexagon each, in a row a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from bwlab.catalogue import publishers
from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit, sources
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, ROW, LINE, TOP = 960, 50, 28, 6  # a reason takes a row, and a line more for each so many figures
FIELD, STEP, SIZE, ACROSS = 330, 25, 27, 25  # where hexagons begin, how far apart, how large, how many on a line


def reasons(groups: Sequence[tuple[str, pd.DataFrame]], *, label: str, what: str, title: str) -> Chart:
    """Figures in rows, the first of those that can have a colour.

    Parameters
    ----------
    groups : sequence of (str, DataFrame)
        The reason in a few words, and its figures: name, why, source. Empty groups are left out.
    label : str
        The municipality.
    what : str
        "trend" or "positie".
    title : str
        The finding.
    """
    shown = [(place, words, rows) for place, (words, rows) in enumerate(groups) if len(rows)]
    tall = [ROW + LINE * ((len(rows) - 1) // ACROSS) for _, _, rows in shown]
    tops = tuple(TOP + sum(tall[:line]) for line in range(len(tall) + 1))
    height = tops[-1]
    marks: list[Mark] = []
    for top, (place, words, rows) in zip(tops, shown, strict=False):
        y = 1 - (top + ROW / 2) / height
        able = place == 0
        role = "text" if able else "secondary"
        marks += [
            Mark("text", role, 4 / WIDTH, y + 9 / height, words, size=style.BODY, bold=able),
            Mark("text", "secondary", 4 / WIDTH, y - 11 / height, _count(len(rows)), size=style.BODY),
            Mark(
                "hex", "secondary", [(FIELD + STEP * (each % ACROSS)) / WIDTH for each in range(len(rows))],
                [y - LINE * (each // ACROSS) / height for each in range(len(rows))], size=SIZE,
                fills=[style.PEERS if able else ""] * len(rows), names=[f"{row.name}. {row.why}".strip() for row in rows.itertuples(index=False)],
            ),
        ]  # fmt: skip
    every = pd.concat([rows.assign(reason=words) for _, words, rows in shown])
    return Chart(
        title=title,
        subtitle="Elk zeshoekje is een cijfer; gearceerd kan geen kleur krijgen. Wijs er een aan voor de naam en de reden.",
        source=sources([each for source in every["source"] for each in publishers(source)], []),
        alt=fit(f"Zeshoekjes op reden, {what} in {label}. ", [f"{words}: {_count(len(rows))}" for _, words, rows in shown]),
        table=pd.DataFrame({"Cijfer": every["name"], "Kleur mogelijk": every["reason"], "Uitleg": every["why"]}),
        width=WIDTH,
        height=height,
        background=lambda figure: _background(figure, tops),
        background_key=("reasons", tops),
        marks=tuple(marks),
    )


def _count(many: int) -> str:
    return "1 cijfer" if many == 1 else f"{number(many)} cijfers"


def _background(figure: Figure, tops: tuple[int, ...]) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(tops[-1], 0))
    axes.axis("off")
    for top in tops[1:-1]:
        axes.axhline(top, color=style.LINE, lw=style.points(1))
