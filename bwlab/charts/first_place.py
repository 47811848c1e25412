"""How often the same theme comes out first, against how many people were asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIZE = (960, 290)
LEFT, RIGHT, TOP, FLOOR = 80, 930, 42, 240
TICKS = (5, 10, 20, 50, 100, 200, 500, 1000)
LIMITS = (4, 1200)


def first_place(sizes: Sequence[int], chances: Sequence[float], n: int, *, k: int, what: str, label: str, assumed: str) -> Chart:
    """A line that rises with the number of people, with a dot at the number that is chosen.

    Parameters
    ----------
    sizes : sequence of int
        Numbers of people, rising; ``n`` is one of them.
    chances : sequence of float
        For each, how often (0 to 1) the theme comes out first.
    n : int
    k : int
        How many themes there are; one in ``k`` is pure chance.
    what : str
        Which theme it is about, as the subject of a sentence.
    label : str
        The municipality.
    assumed : str
        What the line supposes, for under the title.
    """
    here = round(100 * chances[list(sizes).index(n)])
    x, y = _x(n), _y(here / 100)
    edge = "start" if x < 0.2 else "end" if x > 0.8 else "middle"
    marks = (
        Mark("line", "own", [x, x], [y, 1 - 30 / SIZE[1]], size=1.5),
        Mark("line", "peers", [_x(size) for size in sizes], [_y(chance) for chance in chances], size=3),
        Mark("circle", "own", x, y, size=18, names=[f"{number(n)} mensen: {here} van de 100 keer"]),
        Mark("text", "own", x, 1 - 18 / SIZE[1], f"{number(n)} mensen: {here} van de 100 keer", size=style.BODY, bold=True, anchor=edge),
    )  # fmt: skip
    title = f"Met {number(n)} mensen komt {what} {here} van de 100 keer bovenaan"
    return Chart(
        title=title,
        subtitle=assumed,
        source="Bron: 1.000 nagespeelde gesprekken per aantal mensen, met toeval van de computer; bewerking bwlab.",
        alt=fit(f"Lijn van weinig naar veel mensen, {label}. ", [title, *(f"met {number(size)} mensen {round(100 * chance)}" for size, chance in zip(sizes, chances, strict=True) if size in (10, 100, 1000))]),
        table=pd.DataFrame(
            {"Mensen die je spreekt": [number(size) for size in sizes], "Bovenaan, van de 100 keer": [number(100 * chance) for chance in chances]}
        ),
        width=SIZE[0],
        height=SIZE[1],
        background=lambda figure: _background(figure, k),
        background_key=("first_place", k),
        marks=marks,
    )  # fmt: skip


def _x(n: float) -> float:
    low, high = np.log(LIMITS)
    return float((LEFT + (np.log(n) - low) / (high - low) * (RIGHT - LEFT)) / SIZE[0])


def _y(share: float) -> float:
    return float(1 - (FLOOR - share * (FLOOR - TOP)) / SIZE[1])


def _background(figure: Figure, k: int) -> None:
    width, height = SIZE
    axes = figure.add_axes((LEFT / width, 1 - FLOOR / height, (RIGHT - LEFT) / width, (FLOOR - TOP) / height))
    axes.set(xlim=np.log(LIMITS), ylim=(0, 1))
    axes.set_xticks(np.log(TICKS), [number(each) for each in TICKS])
    axes.set_yticks([0, 0.5, 1], ["nooit", "de helft", "altijd"])
    axes.grid(axis="y", color=style.LINE, lw=style.points(1))
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=style.points(6))
    axes.spines["left"].set_visible(False)
    axes.axhline(1 / k, color=style.SECONDARY, lw=style.points(1), ls=":")
    axes.text(1, 1 / k + 0.02, f"puur toeval: 1 op de {k}", ha="right", va="bottom", color=style.SECONDARY, transform=axes.get_yaxis_transform())
    figure.text((LEFT + RIGHT) / 2 / width, 14 / height, "mensen die je spreekt", ha="center", va="center", color=style.SECONDARY)
