"""The path through the phases: which was open after which, from left to right, with every turn back to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, NAMES, RIGHT = 960, 230, 190  # the names of the phases stand left of the path, what was skipped right of it
STEP, HEAD, FOOT = 44, 14, 46  # pixels of a phase, above the first, and below the last for the days
PHASES = 6  # rows of the cycle; what comes below them is wider
MOST = 16  # turns on one picture; the table has them all
DAY, WORD = 84, 58  # pixels between two turns that the day below them takes, and a word beside a line


class Stop(NamedTuple):
    """One turn: its row, what it is called, its day in words, short and in full, and whether it goes back."""

    row: int
    name: str
    short: str
    day: str
    back: bool


def path(stops: Sequence[Stop], rows: Sequence[str], skipped: Sequence[int], *, title: str, label: str) -> Chart:
    """The turns between phases, the first one left.

    Parameters
    ----------
    stops : sequence of Stop
        At least one.
    rows : sequence of str
        The phases, top to bottom; what is wider than the rest ("de tien stappen") last.
    skipped : sequence of int
        Rows that were passed by.
    title : str
        The finding.
    label : str
        The municipality.
    """
    shown = list(stops[-MOST:])
    grid = Grid(tuple(rows), tuple(skipped), len(shown))
    marks: list[Mark] = []
    for before, here in zip(range(len(shown) - 1), range(1, len(shown)), strict=True):
        to = shown[here]
        marks.append(Mark("line", "own" if to.back else "peers", [grid.x(before), grid.x(here)], [grid.y(shown[before].row), grid.y(to.row)], size=4 if to.back else 2.5))
    for place, stop in enumerate(shown):
        what = f"{stop.name}, {stop.day}{', terug' if stop.back else ''}"
        marks.append(Mark("circle", "own" if stop.back else "peers", grid.x(place), grid.y(stop.row), size=17, names=[what]))
    marks += [Mark("text", "secondary", grid.x(place), 18 / grid.height, shown[place].short, size=style.BODY, anchor="middle") for place in _days(shown, grid.gap)]
    if grid.gap >= WORD:
        marks += _words(shown, grid)
    for row in skipped:
        marks.append(Mark("text", "secondary", (WIDTH - RIGHT + 22) / WIDTH, grid.y(row), "nog niet geopend", size=style.BODY))
    left = len(stops) - len(shown)
    return Chart(
        title=title,
        subtitle=f"Van links naar rechts, {_span(shown)}: welke fase je na elkaar opende. Dikke lijn: terug naar een eerdere fase.{f' De eerste {left} staan in de tabel.' if left else ''}",
        source="Bron: je eigen dossier, waarin staat welk notebook wanneer is geopend; bewerking bwlab.",
        alt=fit(f"{label}. Lijn langs de fasen. ", [title, *(f"{place}: {stop.name}" for place, stop in enumerate(shown, 1))]),
        table=pd.DataFrame([(place, stop.name, stop.day, "terug" if stop.back else "") for place, stop in enumerate(stops, 1)], columns=["Nummer", "Geopend", "Dag", "Richting"]),
        width=WIDTH,
        height=grid.height,
        background=lambda figure: _background(figure, grid),
        background_key=("path", grid.rows, grid.skipped),
        marks=tuple(marks),
    )


class Grid(NamedTuple):
    """Where phases and turns lie."""

    rows: tuple[str, ...]
    skipped: tuple[int, ...]
    turns: int

    @property
    def height(self) -> int:
        """Of the picture."""
        return HEAD + STEP * len(self.rows) + FOOT

    @property
    def gap(self) -> float:
        """Pixels between two turns: a short path does not fill the width."""
        return min(110, (WIDTH - NAMES - RIGHT - 60) / max(1, self.turns - 1))

    def x(self, turn: float) -> float:
        """Picture coordinate of a turn."""
        return (NAMES + 40 + self.gap * turn) / WIDTH

    def y(self, row: float) -> float:
        """Picture coordinate of the middle of a phase."""
        return 1 - (HEAD + STEP * (row + 0.5)) / self.height


def _span(shown: Sequence[Stop]) -> str:
    """From which day to which."""
    first, last = shown[0].day, shown[-1].day
    return first if first == last else f"{first} tot {last}"


def _words(shown: Sequence[Stop], grid: Grid) -> list[Mark]:
    """Which of the ten steps it was, below its mark, and "terug" beside the first line that goes back."""
    found = [Mark("text", "secondary", grid.x(place), grid.y(stop.row + 0.5), stop.name.split(" (")[0], size=style.BODY, anchor="middle") for place, stop in enumerate(shown) if stop.row == PHASES]
    place = next((place for place, stop in enumerate(shown) if stop.back and place), None)
    if place:
        start, end = shown[place - 1].row, shown[place].row
        row = (start + end) // 2 + 0.5  # between two phases, so that no line runs through it
        along = place - 1 + (start - row) / (start - end)
        found.append(Mark("text", "own", grid.x(along) + 10 / WIDTH, grid.y(row), "terug", size=style.BODY, bold=True))
    return found


def _days(shown: Sequence[Stop], gap: float) -> list[int]:
    """The turns under which their day stands: each new day, where there is room after the last one written."""
    found: list[int] = []
    for place, stop in enumerate(shown):
        new = place == 0 or stop.short != shown[place - 1].short
        if new and (not found or (place - found[-1]) * gap >= DAY):
            found.append(place)
    return found


def _background(figure: Figure, grid: Grid) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    for row, name in enumerate(grid.rows):
        y, left = grid.y(row), row in grid.skipped
        axes.plot([(NAMES + 12) / WIDTH, 1 - RIGHT / WIDTH], [y, y], color=style.OTHERS if left else style.LINE, lw=style.points(1.5), ls=(0, (3, 4)) if left else "-", zorder=0)
        axes.text(8 / WIDTH, y, name, ha="left", va="center", color=style.SECONDARY if left else style.TEXT)
