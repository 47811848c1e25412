"""A sheet as rows of cells, and a cell as a person sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MAX_COLUMNS = 500
CUT = (
    f"Er zijn meer dan {MAX_COLUMNS} kolommen. Ik lees de eerste {MAX_COLUMNS} en laat de rest weg. Staat daar iets "
    "in dat je nodig hebt? Bewaar dan alleen die kolommen in een nieuw bestand, samen met die van de gemeente."
)


class Percent(float):
    """A cell Excel shows as a percentage, as shown: 0.125 is 12.5."""


@dataclass(frozen=True)
class Table:
    """Rows of equal width.

    Attributes
    ----------
    rows : list of list
        Text for a CSV file; Excel also gives numbers, dates, booleans and None.
    filled : frozenset of (row, column)
        Cells that took the content of the merged cell they belong to.
    widths : list of int
        How many cells each row had in the file, without empty ones at the end.
    unanswered : frozenset of (row, column)
        Formulas of which the file holds no outcome.
    delimited : bool
        Cells stand between delimiters, so that a row may have one too many.
    cut : bool
        There were more than `MAX_COLUMNS` columns; those after it are not here.
    """

    rows: list[list[Any]]
    widths: list[int]
    filled: frozenset[tuple[int, int]] = frozenset()
    unanswered: frozenset[tuple[int, int]] = frozenset()
    delimited: bool = False
    cut: bool = False

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0


def squared(rows: list[list[Any]], **more: Any) -> Table:
    """A table of rows of any width: filled up with blanks, without empty columns at the right."""
    widths = [_last(row) for row in rows]
    while widths and not widths[-1]:
        widths.pop()
    widest = max(widths, default=0)
    width = min(widest, MAX_COLUMNS)
    square = [(row + [""] * (width - len(row)))[:width] for row in rows[: len(widths)]]
    return Table(square, widths, cut=widest > MAX_COLUMNS, **more)


def _last(row: list[Any]) -> int:
    for at in range(len(row), 0, -1):
        if seen(row[at - 1]):
            return at
    return 0


# Typed, here and below: 1, True and 1.0 are equal but do not read the same.
@lru_cache(maxsize=100_000, typed=True)
def seen(cell: Any) -> str:
    """A cell as a person reads it, without spaces around it; "" is empty."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").strip()
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, dt.datetime | dt.date):
        return cell.strftime("%d-%m-%Y")
    if isinstance(cell, float):
        text = f"{cell:.10g}".replace(".", ",")
        return f"{text}%" if isinstance(cell, Percent) else text
    return str(cell)


def column_name(index: int) -> str:
    """A column without a heading, as Excel calls it: "kolom D"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return f"kolom {letters}"
