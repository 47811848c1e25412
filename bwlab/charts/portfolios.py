"""Figures or themes against portfolios: who moves what, on whose name it stands, and what is nobody's."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from bwlab.charts import style
from bwlab.charts.chart import Chart, Mark
from bwlab.charts.words import fit

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, NAMES, STANDS = 960, 322, 168  # the names of the rows stand left of the grid, how each stands right of it
STEP, FOOT, MARGIN = 30, 30, 10  # pixels of a row, and below the last: with words and without
MOST, COLUMNS = 9, 8  # rows and portfolios on one picture; the table has them all
FLAT, HEAD, TALL = 5, 76, 172  # so many names lie flat in a head of so many pixels; more stand aslant
LETTER = 0.6 * style.BODY  # about how wide one is


class Crossing(NamedTuple):
    """A row: its name, the places of the portfolios that move and own it, who connects them, and how it stands.

    Attributes
    ----------
    open : bool
        Several move it and it is nobody's: the row that the picture is about.
    """

    name: str
    moves: Sequence[int]
    owns: Sequence[int]
    connector: int | None
    stand: str
    open: bool


def portfolios(
    rows: Sequence[Crossing], columns: Sequence[str], *, title: str, label: str, what: str, source: str, alt: Sequence[str] = ()
) -> Chart:
    """What each portfolio moves and what stands on its name.

    Parameters
    ----------
    rows : sequence of Crossing
        The most important first.
    columns : sequence of str
        The portfolios, by place.
    title : str
        The finding.
    label : str
        The municipality.
    what : str
        What a row is: "Cijfer" or "Thema".
    source : str
        Whose judgement it is, without "Bron: ".
    alt : sequence of str
        The findings for the alt text, the most important first.
    """
    shown, seen = rows[:MOST], chosen(rows[:MOST], len(columns))
    left = _left(len(rows) - len(shown), len(columns) - len(seen), what)
    grid = Grid(tuple(columns[place] for place in seen), len(shown), FOOT if left else MARGIN)
    marks: list[Mark] = []
    for number, row in enumerate(shown):
        marks += _row(row, number, grid, seen, columns)
    if left:
        marks.append(Mark("text", "secondary", 8 / WIDTH, 12 / grid.height, left, size=style.BODY))
    return Chart(
        title=title,
        subtitle="Van niemand: twee of meer portefeuilles bewegen het, en er staat geen naam bij. Rondje: beweegt het. Gevuld: staat op naam. Kruis: op naam, beweegt het niet. Driehoek: verbindt.",
        source=f"Bron: {source}",
        alt=fit(f"{label}. Schema. ", [title, *alt]),
        table=_table(rows, columns, what),
        width=WIDTH,
        height=grid.height,
        background=lambda figure: _background(figure, grid),
        background_key=("portfolios", grid),
        marks=tuple(marks),
    )


def chosen(rows: Sequence[Crossing], portfolios: int) -> list[int]:
    """The portfolios that are drawn, in their own order: where there are too many, those with most in these rows."""
    if portfolios <= COLUMNS:
        return list(range(portfolios))
    weight = [sum((place in row.moves) + 2 * (place in row.owns) + 100 * (place == row.connector) for row in rows) for place in range(portfolios)]
    return sorted(sorted(range(portfolios), key=lambda place: -weight[place])[:COLUMNS])


class Grid(NamedTuple):
    """Where rows and columns lie."""

    columns: tuple[str, ...]
    rows: int
    foot: int

    @property
    def head(self) -> int:
        """Pixels for the names of the columns."""
        return HEAD if len(self.columns) <= FLAT else TALL

    @property
    def height(self) -> int:
        """Of the picture."""
        return self.head + STEP * max(1, self.rows) + self.foot

    @property
    def wide(self) -> float:
        """Pixels of a column."""
        return (WIDTH - NAMES - STANDS) / max(1, len(self.columns))

    def x(self, column: int) -> float:
        """Picture coordinate of the middle of a column."""
        return (NAMES + self.wide * (column + 0.5)) / WIDTH

    def y(self, row: float) -> float:
        """Picture coordinate of the middle of a row."""
        return 1 - (self.head + STEP * (row + 0.5)) / self.height


def _row(row: Crossing, number: int, grid: Grid, seen: list[int], columns: Sequence[str]) -> list[Mark]:
    y, at = grid.y(number), {place: grid.x(column) for column, place in enumerate(seen)}
    most = int((NAMES - 18) / LETTER)
    name = row.name if len(row.name) <= most else f"{row.name[: most - 1].rstrip()}…"
    marks = [Mark("text", "text", 8 / WIDTH, y, name, size=style.BODY)]
    if row.connector is not None:
        line = [at[place] for place in {*row.moves, row.connector} if place in at]
        marks.append(Mark("span", "own", [min(line), max(line)], [y, y], size=3))
    for place, x in at.items():
        told = f"{row.name}, {columns[place]}: "
        if place in row.owns:
            moves = place in row.moves
            marks.append(Mark("circle" if moves else "cross", "own", x, y, size=17 if moves else 14, names=[f"{told}{'beweegt het, en het staat hier op naam' if moves else 'staat op naam, beweegt het niet'}"]))
        elif place == row.connector:
            marks.append(Mark("up", "own", x, y, size=19, names=[f"{told}verbindt{', en beweegt het ook' if place in row.moves else ''}"]))
        elif place in row.moves:
            marks.append(Mark("ring", "peers", x, y, size=15, names=[f"{told}beweegt het"]))
    role = "unfavourable" if row.open else "own" if row.connector is not None else "secondary"
    marks.append(Mark("text", role, (WIDTH - STANDS + 14) / WIDTH, y, row.stand, size=style.BODY, bold=row.open))
    return marks


def _left(rows: int, columns: int, what: str) -> str:
    """What the picture leaves out."""
    parts = [f"{rows} {_noun(what, rows)}"] * (rows > 0) + [f"{columns} {'portefeuille' if columns == 1 else 'portefeuilles'}"] * (columns > 0)
    return f"en nog {' en '.join(parts)}, zie de tabel" if parts else ""


def _noun(what: str, count: int) -> str:
    return what.lower() if count == 1 else {"Cijfer": "cijfers", "Thema": "thema's"}.get(what, what.lower())


def _table(rows: Sequence[Crossing], columns: Sequence[str], what: str) -> pd.DataFrame:
    def named(places: Sequence[int]) -> str:
        return "; ".join(columns[place] for place in places) or "niemand"

    found = [(row.name, named(row.moves), named(row.owns), columns[row.connector] if row.connector is not None else "niemand", row.stand) for row in rows]
    return pd.DataFrame(found, columns=[what, "Beweegt het", "Staat op naam van", "Verbindt", "Stand"])


def _background(figure: Figure, grid: Grid) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    top, bottom = 1 - grid.head / grid.height, grid.y(grid.rows - 0.5)
    for row in range(grid.rows + 1):
        y = grid.y(row - 0.5)
        axes.plot([8 / WIDTH, 1 - 8 / WIDTH], [y, y], color=style.LINE, lw=style.points(1))
    flat = len(grid.columns) <= FLAT
    for column, name in enumerate(grid.columns):
        x = grid.x(column)
        axes.plot([x, x], [bottom, top], color=style.LINE, lw=style.points(1), zorder=0)
        if flat:
            axes.text(x, top + 14 / grid.height, "\n".join(_wrapped(name, grid.wide)), ha="center", va="baseline", color=style.TEXT, linespacing=1.15)
        else:
            short = name if len(name) <= 22 else f"{name[:21].rstrip()}…"
            axes.text(x - 4 / WIDTH, top + 8 / grid.height, short, ha="left", va="bottom", rotation=42, rotation_mode="anchor", color=style.TEXT)


def _wrapped(name: str, wide: float) -> list[str]:
    """A name on at most three lines of a column; what does not fit ends in "…"."""
    most = max(4, int((wide - 8) / LETTER))
    found = textwrap.wrap(name, most) or [""]
    return found if len(found) <= 3 else [*found[:2], f"{found[2][: most - 1].rstrip()}…"]
