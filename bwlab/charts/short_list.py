"""A list under rules: what is on it by name, and what left it, in a heap for each reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEAD, ROW, FOOT = 960, 36, 23, 6
MOST = 12  # names below each other; with more the list shows its themes
THEMES = 150  # pixels from the left where the dots of a theme begin
SPLIT, STEP, ACROSS = 520, 17, 25  # where the heaps begin, from dot to dot, dots beside each other
WORDS, GAP = 24, 8  # pixels for the name of a heap, and between two heaps
DOT = 12


class Listed(NamedTuple):
    """A figure under the rules.

    Attributes
    ----------
    key, name, theme : str
    heap : int
        The place of its heap; -1 is on the list.
    own : bool
        It belongs to an opgave of the participant.
    said : str
        What is known of it, for hovering and the table.
    """

    key: str
    name: str
    theme: str
    heap: int
    own: bool
    said: str


class Fallen(NamedTuple):
    """Why figures left the list: its name, and whether they simply cannot be judged."""

    name: str
    unknown: bool


def short_list(rows: Sequence[Listed], heaps: Sequence[Fallen], *, title: str, subtitle: str, source: str, state: str, alt: Sequence[str], label: str) -> Chart:
    """The list and its heaps.

    Parameters
    ----------
    rows : sequence of Listed
    heaps : sequence of Fallen
    title, subtitle, source : str
    state : str
        What is demanded, as a sentence for the alt text.
    alt : sequence of str
        The findings for the alt text, the most important first.
    label : str
        The municipality.
    """
    spot = _Spot(len(rows), len(heaps))
    listed = [row for row in rows if row.heap < 0]
    marks = [_say("unfavourable" if listed else "secondary", 0, spot.y(HEAD / 2), f"Op de lijst: {number(len(listed))} van de {number(len(rows))}", bold=True)]
    marks += _names(listed, spot) if len(listed) <= MOST else _themes(listed, spot)
    for place, heap in enumerate(heaps):
        marks += _heap([row for row in rows if row.heap == place], heap, spot, spot.tops[place])
    return Chart(
        title=title,
        subtitle=subtitle,
        source=source,
        alt=fit(f"{label}: lijst en hoopjes. {state} ", [title, *alt]),
        table=_table(rows, heaps),
        width=WIDTH,
        height=spot.height,
        background=lambda figure: _background(figure, spot),
        background_key=("short_list", len(rows), len(heaps)),
        marks=tuple(marks),
    )


class _Spot:
    """Where list and heaps lie; room for all figures in any heap, so that nothing jumps."""

    def __init__(self, figures: int, heaps: int) -> None:
        lines = -(-figures // ACROSS)
        each = WORDS + lines * STEP + GAP
        self.height = int(max(HEAD + MOST * ROW, HEAD + heaps * each) + FOOT)
        self.tops = [HEAD / 2 - WORDS / 2 + place * (self.height - FOOT) / max(1, heaps) for place in range(heaps)]

    def y(self, top: float) -> float:
        return 1 - top / self.height


def _say(role: str, x: float, y: float, text: str, *, bold: bool = False) -> Mark:
    return Mark("text", role, x / WIDTH, y, text, size=style.BODY, bold=bold)


def _dot(row: Listed, x: float, y: float, unknown: bool) -> Mark:
    if row.heap < 0:
        shape, role = "down", "own" if row.own else "unfavourable"
    else:
        shape, role = ("ring" if unknown else "circle"), "own" if row.own else "secondary"
    return Mark(shape, role, x / WIDTH, y, size=DOT + 3 * row.own, names=[f"{row.name}: {row.said}"], key=row.key)


def _names(listed: Sequence[Listed], spot: _Spot) -> list[Mark]:
    marks = []
    for place, row in enumerate(listed):
        y = spot.y(HEAD + ROW * (place + 0.5))
        marks += [_dot(row, 10, y, False), _say("own" if row.own else "text", 28, y, row.name, bold=row.own)]
    return marks


def _themes(listed: Sequence[Listed], spot: _Spot) -> list[Mark]:
    """Too many to name: the dots by theme; hovering names each."""
    marks = []
    for place, theme in enumerate(dict.fromkeys(row.theme for row in listed)):
        y, these = spot.y(HEAD + ROW * (place + 0.5)), [row for row in listed if row.theme == theme]
        marks += [_say("text", 0, y, theme), *(_dot(row, THEMES + 40 + STEP * at, y, False) for at, row in enumerate(these))]
    return marks


def _heap(rows: Sequence[Listed], heap: Fallen, spot: _Spot, top: float) -> list[Mark]:
    marks = [_say("text" if rows else "secondary", SPLIT, spot.y(top + WORDS / 2), f"{heap.name}{f': {number(len(rows))}' if rows or heap.unknown else ''}", bold=heap.unknown and bool(rows))]
    for place, row in enumerate(sorted(rows, key=lambda row: not row.own)):
        across, down = place % ACROSS, place // ACROSS
        marks.append(_dot(row, SPLIT + STEP * (across + 0.5), spot.y(top + WORDS + STEP * (down + 0.5)), heap.unknown))
    if own := [row.name for row in rows if row.own and len(rows) <= ACROSS]:
        marks.append(_say("own", SPLIT, spot.y(top + WORDS + 1.55 * STEP), own[0]))
    return marks


def _table(rows: Sequence[Listed], heaps: Sequence[Fallen]) -> pd.DataFrame:
    order = sorted(rows, key=lambda row: row.heap)
    return pd.DataFrame(
        {
            "Cijfer": [row.name for row in order],
            "Thema": [row.theme for row in order],
            "Waar het ligt": ["op de lijst" if row.heap < 0 else heaps[row.heap].name for row in order],
            "Van jouw opgave": ["ja" if row.own else "nee" for row in order],
            "Wat we weten": [row.said for row in order],
        }
    )


def _background(figure: Figure, spot: _Spot) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(spot.height, 0))
    axes.axis("off")
    axes.plot([SPLIT - 22] * 2, [6, spot.height - 6], color=style.LINE, lw=style.points(1.5))
    for top in spot.tops[1:]:
        axes.plot([SPLIT, WIDTH - 6], [top - 8] * 2, color=style.LINE, lw=style.points(1))
