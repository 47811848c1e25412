"""Excel sheets in one house style: real numbers and dates, and what was typed always as text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bwlab.export.plain import line, plain

DATE = "[$-413]d mmmm yyyy"  # 413: Dutch, whatever language Excel speaks
EUROS = "[$€-413] #,##0"
LONGEST = 32_767  # characters Excel keeps in one cell
HIGH, TALLEST = 15, 409  # points of a line, and of the highest row Excel knows
CUT = " … (ingekort: in je dossier staat de hele tekst)"


class Column(NamedTuple):
    """Its heading, its width in characters, and the format of its numbers ("" is text)."""

    head: str
    wide: float
    form: str = ""


def new_book(title: str, desk: Any) -> Workbook:
    """A book without sheets, with its title, maker and day."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = line(title), line(desk.style.name)
    book.properties.language = "nl-NL"
    book.properties.created = book.properties.modified = dt.datetime.combine(desk.today, dt.time())
    return book


def saved(book: Workbook) -> bytes:
    """The file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Any]], desk: Any, about: str) -> None:
    """A heading and rows, ready to read, to sort and to print; ``about`` stands above every printed page."""
    line_under = Border(bottom=Side("thin", desk.style.line.lstrip("#")))
    for number, column in enumerate(columns, 1):
        cell = _put(sheet.cell(1, number), column.head, "")
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", desk.style.own.lstrip("#"))
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = column.wide
    sheet.row_dimensions[1].height = HIGH * max(_lines(f"{column.head}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", column) for column in columns)
    for at, texts in enumerate(rows, 2):
        for number, (value, column) in enumerate(zip(texts, columns, strict=True), 1):
            cell = _put(sheet.cell(at, number), value, column.form)
            text = cell.data_type == "s"
            # An indent counts only where the side is said: else a text stands against the number before it.
            cell.alignment, cell.border = Alignment("left" if text else None, "top", wrap_text=True, indent=int(text)), line_under
        sheet.row_dimensions[at].height = min(TALLEST, HIGH * max(_lines(value, column) for value, column in zip(texts, columns, strict=True)))
    sheet.freeze_panes = "A2"
    if rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.sheet_view.zoomScale = 110
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    # In a header & begins a code: two of them print one.
    sheet.oddHeader.left.text = line(about).replace("&", "&&")
    sheet.oddFooter.right.text = "bladzijde &P van &N"


def _lines(value: Any, column: Column) -> int:
    """About how many lines a text takes in its column: not every program makes a row high enough by itself."""
    return sum(1 + int(1.05 * len(part) / column.wide) for part in plain(value).split("\n")) if isinstance(value, str) else 1


def _put(cell: Cell, value: Any, form: str) -> Cell:
    """A value in a cell: numbers and dates as what they are, all else as text; a blank stays blank."""
    if isinstance(value, dt.date | int | float):
        cell.value, cell.number_format = value, form
    elif value not in (None, ""):
        text = plain(value)
        cell.value = text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
        # Whatever it begins with: "=1+1" is what somebody wrote, and so is "#N/A".
        cell.data_type, cell.quotePrefix = "s", True
        cell.number_format = "@"
    return cell
