"""For one figure: what each option gives where it goes badly, as expected or well, and how much less than the best that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit
from bwlab.formats import number, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, NAMES, RIGHT = 960, 270, 600  # names of the options end, the axis begins; it ends, and what it says begins
HEAD, ROW, LINE, GAP, FOOT = 0, 28, 18, 40, 26  # ROW has one line of a name, LINE is what a second one adds
LONGEST, FAR = 30, 22  # characters of a name in the alt text, and of a value with its unit
ROOM = NAMES - 14  # pixels for a name
DOT = 14


class Weighed(NamedTuple):
    """One option: its name, and what it gives in each circumstance.

    Attributes
    ----------
    name : str
    values : tuple of float
        Changes, in the unit of the figure.
    regret : tuple of float
        How much less favourable than the best in the same circumstance; 0 is the best.
    moved : bool
        Whether this is the one the slider moves.
    """

    name: str
    values: tuple[float, ...]
    regret: tuple[float, ...]
    moved: bool = False


class _Area(NamedTuple):
    """Where everything stands."""

    rows: int
    blocks: tuple[str, ...]
    reach: tuple[float, float]
    direction: int
    row: int  # pixels

    @property
    def height(self) -> int:
        return HEAD + len(self.blocks) * (GAP + self.row * self.rows) + FOOT

    def x(self, value: float) -> float:
        """Picture coordinate: the favourable side is on the right."""
        low, high = self.reach
        share = (self.direction * value - low) / (high - low)
        return (NAMES + 20 + min(1.0, max(0.0, share)) * (RIGHT - NAMES - 20)) / WIDTH

    def down(self, block: int, row: float) -> float:
        """Pixels from the top to the middle of a row."""
        return HEAD + block * (GAP + self.row * self.rows) + GAP + self.row * (row + 0.5)

    def y(self, block: int, row: float) -> float:
        return 1 - self.down(block, row) / self.height


def regret(choices: Sequence[Weighed], circumstances: Sequence[str], *, unit: str, digits: int, direction: int, reach: float, title: str, subtitle: str, label: str, source: str) -> Chart:
    """Options below each other in each circumstance; the line is what one misses.

    Parameters
    ----------
    choices : sequence of Choice
    circumstances : sequence of str
    unit : str
    digits : int
    direction : {1, -1}
        1: more is favourable. The favourable side is on the right.
    reach : float
        The largest change the axis has to hold, on either side: the same whatever a slider does.
    title, subtitle, label, source : str
    """
    ends = [direction * value for each in choices for value in each.values]
    names = [_lines(each.name) for each in choices]
    area = _Area(len(choices), tuple(circumstances), _span(ends, reach), direction, ROW + LINE * (max(map(len, names), default=1) - 1))
    marks: list[Mark] = []
    said = []
    for block, when in enumerate(circumstances):
        best = max((direction * each.values[block] for each in choices), default=0.0) * direction
        for row, each in enumerate(choices):
            y, x, missed = area.y(block, row), area.x(each.values[block]), each.regret[block]
            value = quantity(each.values[block] + 0.0, digits, unit, sign=True)
            role = "own" if each.moved else "text"
            words = "gunstigst" if missed <= 1e-9 else f"scheelt {number(missed, digits)}"
            if missed > 1e-9:
                marks.append(Mark("line", "unfavourable", [x, area.x(best)], [y, y], size=3))
            marks.append(Mark("tick", "secondary", area.x(best), y, size=20))
            marks.append(Mark("circle" if missed <= 1e-9 else "ring", role, x, y, size=DOT, names=[f"{when}, {_short(each.name, 300)}: {value}, {words}"]))
            for line, words_of in enumerate(names[row]):
                down = LINE * (line - (len(names[row]) - 1) / 2) / area.height
                marks.append(Mark("text", role, NAMES / WIDTH, y - down, words_of, size=style.BODY, anchor="end", bold=each.moved))
            marks.append(Mark("text", "text" if missed <= 1e-9 else "unfavourable", (RIGHT + 24) / WIDTH, y, f"{_short(value, FAR)}, {words}", size=style.BODY, bold=missed <= 1e-9))
        first = next((each.name for each in choices if each.regret[block] <= 1e-9), "")
        said.append(f"{when}: {_short(first)} het gunstigst")
    return Chart(
        title=title,
        subtitle=subtitle,
        source=source,
        alt=fit(f"Spijttabel, {label}. ", [*said, *(f"{_short(each.name)} mist hoogstens {quantity(max(each.regret), digits, unit)}" for each in choices if max(each.regret) > 1e-9)]),
        table=_table(choices, circumstances, unit, digits),
        width=WIDTH,
        height=area.height,
        background=lambda figure: _background(figure, area, unit),
        background_key=("regret", area, unit),
        marks=tuple(marks),
    )


def _span(ends: Sequence[float], reach: float) -> tuple[float, float]:
    """From the least favourable to the most, zero in it, and a little room."""
    high = max(0.0, reach, *ends)
    low = min(0.0, *ends) if any(end < 0 for end in ends) else 0.0
    room = 0.06 * ((high - low) or 1.0)
    return low - room, high + room


def _short(text: str, most: int = LONGEST) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _lines(text: str) -> list[str]:
    """A name that fits beside its row, also in capitals: on two lines where one is too short."""
    first, *rest = text.split() or [""]
    while rest and _fits(f"{first} {rest[0]}"):
        first = f"{first} {rest.pop(0)}"
    return [_fitting(first), *([_fitting(" ".join(rest))] if rest else [])]


def _fits(text: str) -> bool:
    return sum(_wide(letter) for letter in text) * style.BODY <= ROOM


def _fitting(name: str) -> str:
    while len(name) > 2 and not _fits(name):
        name = f"{name.rstrip('…')[:-1].rstrip()}…"
    return name


def _wide(letter: str) -> float:
    """About how wide a bold letter is, in parts of its size: rather too wide."""
    return 1.12 if letter in "mwMW@%…—" or ord(letter) > 0x2000 else 0.86 if letter.isupper() else 0.42 if letter in "ijlft.,:;'|! ()" else 0.71


def _table(choices: Sequence[Weighed], circumstances: Sequence[str], unit: str, digits: int) -> pd.DataFrame:
    rows = [
        [when, each.name, quantity(each.values[block] + 0.0, digits, unit, sign=True), "dit is het gunstigst" if each.regret[block] <= 1e-9 else quantity(each.regret[block], digits, unit)]
        for block, when in enumerate(circumstances)
        for each in choices
    ]
    return pd.DataFrame(rows, columns=["Omstandigheid", "Optie", "Verandering", "Zoveel minder gunstig dan de gunstigste"])


def _background(figure: Figure, area: _Area, unit: str) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(area.height, 0))
    axes.axis("off")
    left, right = NAMES + 20, RIGHT
    zero = area.x(0.0) * WIDTH
    for block, when in enumerate(area.blocks):
        top, bottom = area.down(block, -0.5), area.down(block, area.rows - 0.5)
        axes.text(8, top - 18, when, ha="left", va="center", color=style.TEXT, weight="bold")
        for row in range(area.rows):
            axes.plot([left, right], [area.down(block, row)] * 2, color=style.LINE, lw=style.points(1), zorder=1)
        axes.plot([zero, zero], [top, bottom], color=style.SECONDARY, lw=style.points(1), zorder=1, ls=(0, (3, 3)))
        if block:
            axes.plot([8, WIDTH - 8], [top - 33] * 2, color=style.LINE, lw=style.points(1), zorder=1)
    axes.text(zero, area.down(0, -0.5) - 8, "geen verschil", ha="center" if zero > left + 50 else "left", va="bottom", color=style.SECONDARY)
    axes.text(right, area.height - 12, "gunstiger ▸", ha="right", va="center", color=style.SECONDARY)


def largest(values: Sequence[Sequence[float]]) -> float:
    """The largest change, whichever way."""
    return float(np.max(np.abs(np.asarray(values, dtype=float)))) if len(values) else 0.0
