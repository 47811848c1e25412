"""Where the headings of a table stand and where its figures begin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bwlab.errors import FileUnreadableError
from bwlab.names import key
from bwlab.sources.files.figures import like_figure
from bwlab.sources.files.opening import unreadable
from bwlab.sources.files.periods import is_year
from bwlab.sources.files.table import Table, seen
from bwlab.sources.files.where import Places
from bwlab.sources.files.words import EXPECTED, HEADING, is_unit

_TOP = 40  # headings begin within so many rows
_MOST = 4  # lines of headings
_LOOK = 500
_RAGGED = 0.1  # share of the rows with a cell too many beyond which the delimiter must be wrong


@dataclass(frozen=True)
class Layout:
    """Headings and figures of a table; rows counted from 0.

    Attributes
    ----------
    heads : tuple of int
        Rows with headings, top to bottom; may be empty.
    first : int
        The first row with figures.
    titles : tuple of str
        Lines above the headings.
    parts : tuple of tuple of str
        For each column what its headings say, top to bottom.
    across : bool
        Municipalities stand in the headings, not in the rows.
    """

    table: Table
    heads: tuple[int, ...]
    first: int
    titles: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    across: bool

    @cached_property
    def rows(self) -> list[tuple[int, list[Any]]]:
        """Row number and cells of every row that is not empty, from the first with figures."""
        cells, widths = self.table.rows, self.table.widths
        return [(at, cells[at]) for at in range(self.first, len(cells)) if widths[at]]

    @cached_property
    def ragged(self) -> frozenset[int]:
        """Rows with more cells than there are headings: a delimiter too many."""
        widths = self.table.widths
        if not self.heads or not self.table.delimited:
            return frozenset()
        widest = max(widths[row] for row in self.heads)
        return frozenset(at for at, _ in self.rows if widths[at] > widest)

    def column(self, index: int) -> list[Any]:
        """The cells of a column below the headings."""
        return [row[index] for _, row in self.rows]


def find_layout(name: str, table: Table, places: Places, chosen: str = "") -> Layout:
    """Find headings and figures.

    Parameters
    ----------
    chosen : str
        The number of the last row with headings, as a participant counts (from 1).

    Raises
    ------
    FileUnreadableError
        There is nothing that looks like figures by municipality, or there are headings only.
    """
    if not table.rows:
        raise unreadable(name, "Er staat niets in.", "Kijk of je het goede bestand hebt gekozen.")
    if chosen.isdigit() and int(chosen) < len(table.rows):
        first, across = int(chosen), _most_in_a_row(table, places)[0] > _most_in_a_column(table, places)
    else:
        first, across = _first(name, table, places)
    heads = _heads(table, first)
    parts = tuple(_parts(table, heads, column) for column in range(table.width))
    above = range(heads[0] if heads else first)
    titles = tuple(dict.fromkeys(text for row in above for text in map(seen, table.rows[row]) if text))[:5]
    found = Layout(table, heads, first, titles, parts, across)
    if not found.rows:
        raise _only_heads(name)
    if len(found.ragged) > _RAGGED * len(found.rows):
        why = "Veel regels hebben meer cellen dan er koppen zijn: de komma is hier scheidingsteken en decimaalteken."
        now = "Open het in Excel en bewaar het als Excel-werkmap (.xlsx), of als CSV met puntkomma's."
        raise unreadable(name, why, now)
    return found


def _only_heads(name: str) -> FileUnreadableError:
    return unreadable(
        name,
        "Er staan alleen koppen in, geen cijfers.",
        "Kijk bij de bron of je gemeenten en jaren had gekozen.",
    )


def _most_in_a_row(table: Table, places: Places) -> tuple[int, int]:
    """The largest number of different municipalities in one of the first rows, and that row."""
    counts = [len({places.municipality(cell) for cell in row} - {""}) for row in table.rows[:_TOP]]
    most = max(counts, default=0)
    return most, counts.index(most) if counts else 0


def _most_in_a_column(table: Table, places: Places) -> int:
    return max(
        (len({places.municipality(row[c]) for row in table.rows[:_LOOK]} - {""}) for c in range(table.width)),
        default=0,
    )


def _first(name: str, table: Table, places: Places) -> tuple[int, bool]:
    """The first row with figures, and whether municipalities stand in the headings."""
    across, row = _most_in_a_row(table, places)
    if across > _most_in_a_column(table, places) or (across == 1 and _is_head(table.rows[row], places)):
        first = row + 1
        while first < len(table.rows) and _all_years(table.rows[first]):
            first += 1
        return first, True
    columns = [c for c in range(table.width) if _holds_places(table, c, places)]
    for at, cells in enumerate(table.rows[:_LOOK]):
        if any(places.known(cells[c]) for c in columns) and sum(map(bool, map(seen, cells))) > 1:
            return _up(table, at), False
    for at, cells in enumerate(table.rows[:_TOP]):
        words = sum(key(seen(cell)) in HEADING for cell in cells)
        if words > 1 or (words and any(map(is_year, cells))):
            return at + 1, False
    for at, cells in enumerate(table.rows[:_TOP]):
        if at and any(like_figure(cell) and not is_year(cell) for cell in cells):
            return at, False
    why = "Ik herken er geen gemeenten in en geen koppen."
    now = f"Verwacht had ik kolommen als {EXPECTED}. Zet zulke koppen boven de kolommen."
    raise unreadable(name, why, now)


def _is_head(cells: list[Any], places: Places) -> bool:
    """Whether a row with one municipality is headings: "jaar; Tilburg; Nederland"."""
    texts = [seen(cell) for cell in cells if seen(cell)]
    return any(HEADING.get(key(text)) in ("year", "indicator") for text in texts) and not any(
        map(like_figure, texts)
    )


def _all_years(cells: list[Any]) -> bool:
    texts = [seen(cell) for cell in cells[1:] if seen(cell)]
    return bool(texts) and all(is_year(text) or is_unit(text) for text in texts)


def _holds_places(table: Table, column: int, places: Places) -> bool:
    cells = [seen(row[column]) for row in table.rows[:_LOOK]]
    hits = [at for at, cell in enumerate(cells) if cell and places.known(cell) and not places.is_total(cell)]
    if not hits:
        return False
    below = [cell for cell in cells[hits[0] :] if cell]
    return len(hits) > 0.5 * len(below)


def _up(table: Table, first: int) -> int:
    """The first row of figures, where the rows above it are figures of an unknown place."""
    years = [c for c in range(table.width) if _share(table, first, c) >= 0.8]
    for at in range(first - 1, -1, -1):
        cells = table.rows[at]
        figures = [c for c, cell in enumerate(cells) if like_figure(cell)]
        if not any(c in years or not is_year(cells[c]) for c in figures):
            break
        first = at
    return first


def _share(table: Table, first: int, column: int) -> float:
    cells = [row[column] for row in table.rows[first : first + _LOOK] if seen(row[column])]
    return sum(map(is_year, cells)) / len(cells) if cells else 0.0


def _heads(table: Table, first: int) -> tuple[int, ...]:
    heads: list[int] = []
    for at in range(first - 1, -1, -1):
        cells = [c for c, cell in enumerate(table.rows[at]) if seen(cell)]
        distinct = {seen(table.rows[at][c]) for c in cells}
        if not cells and not heads:
            continue
        title = len(distinct) <= 1 and (not cells or cells[0] == 0)
        if title and not (table.width == 1 and not heads):
            break
        heads.append(at)
        if len(heads) == _MOST:
            break
    return tuple(reversed(heads))


def _parts(table: Table, heads: tuple[int, ...], column: int) -> tuple[str, ...]:
    """The headings of a column; a heading over several columns counts for each."""
    texts = []
    for order, row in enumerate(heads):
        cells = table.rows[row]
        text = seen(cells[column])
        if not text and any(seen(table.rows[each][column]) for each in heads[order + 1 :]):
            left = (seen(cells[c]) for c in range(column - 1, -1, -1))
            text = next((each for each in left if each), "")
            if HEADING.get(key(text)):  # "gemeente" never stretches over the columns beside it
                text = ""
        texts.append(text)
    return tuple(dict.fromkeys(text for text in texts if text))
