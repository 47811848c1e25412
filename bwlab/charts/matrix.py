"""Phases against levels: how many the source names in each cell, whom one can call there, and where there is nobody."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.frame import HATCH
from bwlab.charts.words import fit
from bwlab.formats import number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, NAMES, STANDS = 960, 180, 166  # names of the rows stand left of the grid, whom one has right of it
HEAD, STEP, GAP, LAST, EDGE = 50, 60, 8, 56, 8  # pixels: the head, a row, above the last row and that row, at the sides
UP, DOWN = -9, 18  # from the middle of a row: what the source says, and whom one has
COUNT, DOT, MOST = 22, 15, 5  # size of a count and of a contact, and how many contacts stand in a cell
LETTER = 0.6 * style.BODY  # about how wide one is


class Known(NamedTuple):
    """Somebody one can call.

    Attributes
    ----------
    name : str
        Function or team, and whom it stands for.
    asked : bool
        Whether this one was asked.
    """

    name: str
    asked: bool


class Cell(NamedTuple):
    """A cell of the matrix.

    Attributes
    ----------
    row, column : int
    names : tuple of str
        Whom the source names; empty where it names nobody.
    known : tuple of Known
    why : str
        Why nobody is named; "" where somebody is.
    short : str
        The same in a few words, for in the cell.
    """

    row: int
    column: int
    names: tuple[str, ...]
    known: tuple[Known, ...] = ()
    why: str = ""
    short: str = ""


class Across(NamedTuple):
    """Something that goes for every row: a role that carries on."""

    name: str
    known: tuple[Known, ...] = ()


class Grid(NamedTuple):
    """What the picture is made on."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, int, int, str], ...]  # row, column, how many, short
    across: tuple[str, ...]
    seen: tuple[int | None, int | None]

    @property
    def height(self) -> int:
        """Of the picture."""
        return HEAD + STEP * len(self.rows) + (GAP + LAST if self.across else 0)

    @property
    def wide(self) -> float:
        """Pixels of a column."""
        return (WIDTH - NAMES - STANDS) / max(1, len(self.columns))

    def x(self, column: float, pixels: float = 0) -> float:
        """Picture coordinate of the middle of a column."""
        return (NAMES + self.wide * (column + 0.5) + pixels) / WIDTH

    def y(self, row: float, pixels: float = 0) -> float:
        """Picture coordinate of the middle of a row; the last one, across, lies a little lower."""
        below = len(self.rows)
        middle = STEP * (row + 0.5) if row < below else STEP * below + GAP + LAST / 2
        return 1 - (HEAD + middle + pixels) / self.height


def matrix(
    rows: Sequence[str], columns: Sequence[str], cells: Sequence[Cell], *, title: str, label: str, source: str, others: Sequence[int] = (), across: Sequence[Across] = (),
    seen: tuple[int | None, int | None] = (None, None), alt: Sequence[str] = (),
) -> Chart:  # fmt: skip
    """The whole matrix, with whom one can call in it.

    Parameters
    ----------
    rows, columns : sequence of str
        Phases and levels.
    cells : sequence of Cell
    title : str
        The finding.
    label : str
        The municipality.
    source : str
        Who made the matrix, without "Bron: ".
    others : sequence of int
        For each row how many contacts stand in no cell: they have no level.
    across : sequence of Across
        What goes for every row, in a row of its own.
    seen : tuple of (int or None)
        The row and the column that are looked at.
    alt : sequence of str
        The findings for the alt text, the most important first.
    """
    grid = Grid(tuple(rows), tuple(columns), tuple((each.row, each.column, len(each.names), each.short) for each in cells), tuple(each.name for each in across), seen)
    marks: list[Mark] = []
    for each in cells:
        marks += _known(each.known, grid.x(each.column), grid.y(each.row, DOWN), f"{rows[each.row]}, {columns[each.column]}")
    for row, name in enumerate(rows):
        count = sum(len(each.known) for each in cells if each.row == row) + (others[row] if others else 0)
        marks += _stand(count, grid, row, name)
    for place, each in enumerate(across):
        marks += _known(each.known, _across_x(place, len(across)), grid.y(len(rows), DOWN - 3), each.name)
    if across:
        missing = sum(not each.known for each in across)
        said = "niemand" if missing == len(across) else f"nog {number(missing)} niet" if missing else "alle drie" if len(across) == 3 else "allemaal"
        marks += _stand(0, grid, len(rows), "", said) if missing else [_text("own", grid.y(len(rows)), said)]
    return Chart(
        title=title,
        subtitle=f"{label}. Getal: hoeveel de bron er noemt die een cruciale rol kunnen spelen. Rondje: iemand die je kunt bellen, gevuld als die al is gevraagd.",
        source=f"Bron: {source}",
        alt=fit(f"{label}. Schema. ", [title, *alt]),
        table=_table(rows, columns, cells, across),
        width=WIDTH,
        height=grid.height,
        background=lambda figure: _background(figure, grid),
        background_key=("matrix", grid),
        marks=tuple(marks),
    )


def _known(known: Sequence[Known], x: float, y: float, where: str) -> list[Mark]:
    """The contacts of a cell beside each other; more than fit become a number."""
    shown = known[: MOST - 1] if len(known) > MOST else known
    left = len(known) - len(shown)
    more = f"+{number(left)}" if left else ""
    first = x - (len(shown) * (DOT + 4) + 0.75 * style.BODY * len(more) - DOT - 4) / 2 / WIDTH
    marks = [
        Mark("circle" if each.asked else "ring", "own", first + place * (DOT + 4) / WIDTH, y, size=DOT, names=[f"{where}: {each.name}{'' if each.asked else ', nog niet gevraagd'}"])
        for place, each in enumerate(shown)
    ]
    return marks + ([Mark("text", "own", first + (len(shown) * (DOT + 4) - DOT / 2) / WIDTH, y, more, size=style.BODY, bold=True)] if more else [])


def _stand(count: int, grid: Grid, row: int, name: str, said: str = "") -> list[Mark]:
    y = grid.y(row)
    if count:
        return [_text("own", y, f"{number(count)} {'contact' if count == 1 else 'contacten'}")]
    lead = f"{name}: " if name else ""
    return [
        Mark("down", "unfavourable", (WIDTH - STANDS + 18) / WIDTH, y, size=13, names=[f"{lead}nog niemand om te bellen"] if name else ["rollen die doorlopen: van een of meer is nog niemand genoteerd"]),
        Mark("text", "unfavourable", (WIDTH - STANDS + 32) / WIDTH, y, said or "nog niemand", size=style.BODY, bold=True),
    ]


def _text(role: str, y: float, text: str) -> Mark:
    return Mark("text", role, (WIDTH - STANDS + 12) / WIDTH, y, text, size=style.BODY)


def _across_x(place: int, count: int) -> float:
    return (NAMES + (WIDTH - NAMES - STANDS) * (place + 0.5) / count) / WIDTH


def _table(rows: Sequence[str], columns: Sequence[str], cells: Sequence[Cell], across: Sequence[Across]) -> pd.DataFrame:
    def called(known: Sequence[Known]) -> str:
        return "; ".join(f"{each.name}{'' if each.asked else ' (nog niet gevraagd)'}" for each in known) or "nog niemand"

    found = [(rows[each.row], columns[each.column], "; ".join(each.names) or each.why, called(each.known)) for each in cells]
    found += [("De hele cyclus", "Alle niveaus", each.name, called(each.known)) for each in across]
    return pd.DataFrame(found, columns=["Fase", "Niveau", "Wie een rol kunnen spelen", "Wie je kunt bellen"])


def _background(figure: Figure, grid: Grid) -> None:
    from matplotlib.patches import Rectangle

    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    across, (row, column) = len(grid.rows), grid.seen
    if row is not None:
        axes.add_patch(Rectangle((EDGE / WIDTH, grid.y(row, STEP / 2)), 1 - 2 * EDGE / WIDTH, STEP / grid.height, color=style.LINE, alpha=0.6, lw=0, zorder=0))
    if column is not None:
        axes.add_patch(Rectangle((grid.x(column - 0.5), grid.y(across - 0.5)), grid.wide / WIDTH, 1 - grid.y(across - 0.5), color=style.LINE, alpha=0.6, lw=0, zorder=0))
    for place in range(across + 1):
        _line(axes, [EDGE / WIDTH, 1 - EDGE / WIDTH], [grid.y(place - 0.5)] * 2)
    for place in range(len(grid.columns) + 1):
        _line(axes, [grid.x(place - 0.5)] * 2, [grid.y(-0.5), grid.y(across - 1, STEP / 2)])
    for place, name in enumerate(grid.columns):
        text = "\n".join(textwrap.wrap(name, max(4, int((grid.wide - 6) / LETTER)))[:2])
        axes.text(grid.x(place), grid.y(-0.5, -9), text, ha="center", va="bottom", color=style.TEXT, linespacing=1.15)
    for place, name in enumerate(grid.rows):
        axes.text(EDGE / WIDTH, grid.y(place), name, ha="left", va="center", color=style.TEXT)
    for at, column_at, count, short in grid.cells:
        if short:
            cell = Rectangle((grid.x(column_at - 0.5), grid.y(at, STEP / 2)), grid.wide / WIDTH, STEP / grid.height, fill=False, hatch="////", ec=HATCH, lw=0)
            axes.add_patch(cell)
        if short:
            lines = "\n".join(textwrap.wrap(short, int((grid.wide - 6) / LETTER))[:2])
            axes.text(grid.x(column_at), grid.y(at, UP), lines, ha="center", va="center", color=style.TEXT, linespacing=1.1, bbox={"fc": style.PAPER, "ec": "none", "pad": 1.5})
        else:
            axes.text(grid.x(column_at), grid.y(at, UP), number(count), ha="center", va="center", color=style.TEXT, fontsize=style.points(COUNT))
    if row is not None and column is not None:
        axes.add_patch(Rectangle((grid.x(column - 0.5), grid.y(row, STEP / 2)), grid.wide / WIDTH, STEP / grid.height, fill=False, ec=style.OWN, lw=style.points(2.5), zorder=3))
    if grid.across:
        _line(axes, [EDGE / WIDTH, 1 - EDGE / WIDTH], [grid.y(across, -LAST / 2)] * 2)
        axes.text(EDGE / WIDTH, grid.y(across), "De hele cyclus", ha="left", va="center", color=style.TEXT)
        for place, name in enumerate(grid.across):
            axes.text(_across_x(place, len(grid.across)), grid.y(across, UP), name, ha="center", va="center", color=style.TEXT)


def _line(axes, xs: Sequence[float], ys: Sequence[float]) -> None:
    axes.plot(xs, ys, color=style.LINE, lw=style.points(1), zorder=1)
