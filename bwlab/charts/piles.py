"""Heaps of chance: how often each number out of so many comes up, above one axis, with a bound through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, ROW, FOOT = 960, 28, 126, 42  # pixels: the words of the bound, a heap with its words, the axis
LEFT, RIGHT, WORDS, STROKE = 60, 900, 26, 2
THICK, EDGE = 26, 10  # the widest bar, and how near the side the bound may stand
LEAST = 0.0005  # chances below this are not drawn


class Heap(NamedTuple):
    """One heap.

    Attributes
    ----------
    name : str
        Whose it is: "Als er niets verandert".
    chances : array of float, shape (of + 1,)
        Of each number, from 0.
    loud : array of bool, shape (of + 1,)
        Which numbers stand out, in ``role``; the others are grey.
    role : str
        A key of ``style.ROLES``.
    said : str
        What stands beside its name, at the right.
    """

    name: str
    chances: np.ndarray
    loud: np.ndarray
    role: str
    said: str


def piles(
    heaps: Sequence[Heap], *, title: str, subtitle: str, source: str, alt: Sequence[str], axis: str, bound: tuple[float, str] | None = None,
    own: tuple[int, str] | None = None,
) -> Chart:
    """Heaps above each other.

    Parameters
    ----------
    heaps : sequence of Heap
        All out of the same number of tries, at least one.
    title, subtitle, source : str
    alt : sequence of str
        The main findings, the most important first.
    axis : str
        What the numbers count: "deelnemers bij wie het goed gaat".
    bound : tuple of float and str, optional
        Where the line stands (between two numbers: 11.5) and what it is called.
    own : tuple of int and str, optional
        A number that is marked in every heap, with its words.
    """
    of, height = len(heaps[0].chances) - 1, HEAD + ROW * len(heaps) + FOOT
    most = max(float(each.chances.max()) for each in heaps)
    thick = max(STROKE, min(THICK, 0.8 * (RIGHT - LEFT) / max(of, 1)))
    marks: list[Mark] = []
    for place, each in enumerate(heaps):
        top = HEAD + place * ROW
        floor = top + ROW - 10
        y = 1 - (top + WORDS / 2) / height
        marks += _bars(each, of, most, thick, floor, height)
        marks.append(Mark("text", "text", LEFT / WIDTH, y, each.name, size=style.BODY, bold=True))
        marks.append(Mark("text", each.role, RIGHT / WIDTH, y, each.said, size=style.BODY, anchor="end"))
    marks += _bound(bound, of, height) if bound else []
    if own:
        x = _x(own[0], of)
        marks += [Mark("circle", "own", x, 1 - (HEAD + (place + 1) * ROW - 10) / height, size=16, names=[own[1]], key=f"own{place}") for place in range(len(heaps))]
    said = [each for each in alt if each]
    return Chart(
        title=title, subtitle=subtitle, source=source, alt=fit("Staafjes: hoe vaak elk aantal voorkomt. ", said), table=_table(heaps), width=WIDTH, height=height,
        background=lambda figure: _background(figure, of, len(heaps), axis, height), background_key=("piles", of, len(heaps), axis), marks=tuple(marks),
    )  # fmt: skip


def _x(count: float, of: int) -> float:
    return (LEFT + count / max(of, 1) * (RIGHT - LEFT)) / WIDTH


def _bars(heap: Heap, of: int, most: float, thick: float, floor: float, height: float) -> list[Mark]:
    """Bars as strokes beside each other: one thick line would have round ends, and look higher than it is."""
    room = ROW - WORDS - 18
    offsets = np.arange(-thick / 2 + STROKE / 2, thick / 2, STROKE)
    marks = []
    for loud, role in ((False, "others"), (True, heap.role)):
        counts = np.flatnonzero((heap.chances >= LEAST) & (heap.loud == loud))
        if not counts.size:
            continue
        xs = (np.array([_x(each, of) for each in counts])[:, None] + offsets / WIDTH).ravel()
        tall = np.repeat(np.maximum(heap.chances[counts] / most * room, STROKE), len(offsets))
        low, high = np.full(len(xs), 1 - (floor - STROKE / 2) / height), 1 - (floor - np.maximum(tall - STROKE / 2, STROKE / 2)) / height
        marks.append(Mark("span", role, np.column_stack([xs, xs]).ravel().tolist(), np.column_stack([low, high]).ravel().tolist(), size=STROKE + 0.5))
    return marks


def _bound(bound: tuple[float, str], of: int, height: float) -> list[Mark]:
    # Beyond the first or last number it stands beside the bars, still on the picture.
    x, wide = min(max(_x(bound[0], of), EDGE / WIDTH), 1 - EDGE / WIDTH), style.wide(bound[1]) / 2 / WIDTH
    line = Mark("line", "text", [x, x], [1 - HEAD / height, 1 - (height - FOOT) / height], size=2)
    return [line, Mark("text", "text", min(max(x, wide), 1 - wide), 1 - HEAD / 2 / height, bound[1], size=style.BODY, anchor="middle")]


def _table(heaps: Sequence[Heap]) -> pd.DataFrame:
    """The numbers that come up at all, with their chance in each heap."""
    shown = np.flatnonzero(np.max([each.chances for each in heaps], axis=0) >= LEAST)
    columns = {"Aantal": [number(each) for each in shown]}
    return pd.DataFrame(columns | {f"{each.name}, in 100 keer": [number(100 * each.chances[count], 1) for count in shown] for each in heaps})


def _background(figure: Figure, of: int, rows: int, axis: str, height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for place in range(rows):
        floor = HEAD + (place + 1) * ROW - 9
        axes.plot([LEFT - 30, RIGHT + 30], [floor, floor], color=style.LINE, lw=style.points(1.5))
    step = next(each for each in (1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000) if of / each <= 10)
    for count in range(0, of + 1, step):
        axes.text(_x(count, of) * WIDTH, height - FOOT + 12, number(count), color=style.SECONDARY, ha="center", va="center")
    axes.text(RIGHT + 30, height - 9, axis, color=style.SECONDARY, ha="right", va="center")
