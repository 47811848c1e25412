"""An Excel file: its sheets, with outcomes of formulas and with merged cells filled in."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import Any, NamedTuple
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from bwlab.formats import number
from bwlab.sources.files.opening import MAX_CELLS, MAX_ROWS, too_large, unreadable
from bwlab.sources.files.table import MAX_COLUMNS, Percent, Table, squared

_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# What a damaged file makes openpyxl, zipfile and the XML reader raise.
_DAMAGE = (
    zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError,
)  # fmt: skip


class Marks(NamedTuple):
    """What openpyxl's streaming reader leaves out of a sheet; cells as (row, column) from 0."""

    merged: list[tuple[int, int, int, int]]
    formulas: int
    unanswered: frozenset[tuple[int, int]]


class Workbook:
    """An Excel file.

    Attributes
    ----------
    sheets : tuple of str
        The visible sheets with at least two rows and two columns.
    hidden : tuple of str
        Hidden sheets; never read.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self._name, self._content = name, content
        self._tables: dict[str, Table] = {}
        self.formulas: dict[str, int] = {}
        hidden: list[str] = []
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl warns of colours and filters it does not know
                book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
                paths = _paths(content)
                for sheet in book.worksheets:
                    if sheet.sheet_state == "visible":
                        self._tables[sheet.title] = self._read(sheet, paths)
                    else:
                        hidden.append(sheet.title)
                book.close()
        except _DAMAGE as error:
            now = "Open het in Excel en sla het opnieuw op als .xlsx of als CSV UTF-8."
            raise unreadable(name, "Het Excel-bestand is beschadigd.", now) from error
        self.hidden = tuple(hidden)
        self.sheets = tuple(
            title for title, table in self._tables.items() if len(table.rows) > 1 and table.width > 1
        )

    def table(self, sheet: str) -> Table:
        """The cells of a sheet."""
        return self._tables[sheet]

    def _read(self, sheet: Any, paths: dict[str, str]) -> Table:
        rows: list[list[Any]] = []
        cells = 0
        for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1):
            while len(rows) < (row[0].row - 1 if row and hasattr(row[0], "row") else len(rows)):
                rows.append([])
            rows.append([_content(cell) for cell in row])
            cells += sum(cell.value is not None for cell in row)
            if len(rows) > MAX_ROWS + 100:
                self._too_large(sheet.title, f"{number(MAX_ROWS)} regels")
            if cells > MAX_CELLS:
                self._too_large(sheet.title, f"{number(MAX_CELLS)} cellen")
        marks = _marks(self._content, paths[sheet.title])
        self.formulas[sheet.title] = marks.formulas
        filled = set()
        for top, left, bottom, right in marks.merged:
            if top >= len(rows) or left >= len(rows[top]) or rows[top][left] is None:
                continue
            for r in range(top, min(bottom, len(rows) - 1) + 1):
                rows[r] += [None] * (min(right, MAX_COLUMNS - 1) + 1 - len(rows[r]))
                for c in range(left, min(right, MAX_COLUMNS - 1) + 1):
                    if (r, c) != (top, left):
                        rows[r][c] = rows[top][left]
                        filled.add((r, c))
        return squared(rows, filled=frozenset(filled), unanswered=marks.unanswered)

    def _too_large(self, sheet: str, limit: str) -> None:
        raise too_large(self._name, f"op het blad '{sheet}' meer dan {limit}, en dat is mijn grens")


def _content(cell: Any) -> Any:
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return Percent(round(value * 100, 10))
    return value


def _paths(content: bytes) -> dict[str, str]:
    """Sheet title to the file in the package that holds it."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
        links = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in links}
    return {
        each.get("name", ""): targets[each.get(_RELATED)].lstrip("/").removeprefix("xl/")
        for each in book.iter()
        if each.tag.endswith("}sheet") and each.get(_RELATED) in targets
    }


def _marks(content: bytes, path: str) -> Marks:
    merged, unanswered, formulas = [], set(), 0
    with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(f"xl/{path}") as file:
        for _, node in ElementTree.iterparse(file):
            tag = node.tag.rpartition("}")[2]
            if tag == "mergeCell":
                left, top, right, bottom = range_boundaries(node.get("ref"))
                merged.append((top - 1, left - 1, bottom - 1, right - 1))
            elif tag == "c":
                inner = {each.tag.rpartition("}")[2]: each.text for each in node}
                if "f" in inner:
                    formulas += 1
                    if not inner.get("v"):
                        row, column = coordinate_to_tuple(node.get("r"))
                        unanswered.add((row - 1, column - 1))
            elif tag == "row":
                node.clear()
    return Marks(merged, formulas, frozenset(unanswered))
