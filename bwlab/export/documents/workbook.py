"""The agenda as an Excel file: real numbers and dates, and what was typed always as text."""

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

from bwlab.export.documents import Desk, filled
from bwlab.export.documents.agenda import TERMS, by_row, parts
from bwlab.export.documents.figures import norm
from bwlab.export.plain import line, plain
from bwlab.formats import date
from bwlab.policy.canvas import horizon, indicator_of, open_items

DATE = "[$-413]d mmmm yyyy"  # 413: Dutch, whatever language Excel speaks
EUROS = "[$€-413] #,##0"
LONGEST = 32_767  # characters Excel keeps in one cell
HIGH, TALLEST = 15, 409  # points of a line, and of the highest row Excel knows
CUT = " … (ingekort: in Word staat de hele tekst)"


class Column(NamedTuple):
    """Its heading, its width in characters, and the format of its numbers ("" is text)."""

    head: str
    wide: float
    form: str = ""


AGENDA = (
    Column("Doel", 30), Column("Termijn", 9), Column("Activiteit", 34), Column("Wat je kunt tellen", 20), Column("Eigenaar", 18),
    Column("Begin", 18, DATE), Column("Einde", 18, DATE), Column("Bedrag", 14, EUROS), Column("Middelen in woorden", 20),
)  # fmt: skip
PARTNERS = (Column("Activiteit", 38), Column("Wie doet mee", 24), Column("Wat zij doen", 38), Column("Toegezegd", 12))
GOALS = (
    Column("Doel", 30), Column("Opgave", 20), Column("Cijfer", 20), Column("Eenheid", 10), Column("Ondergrens", 12, "#,##0.0"), Column("Norm ondergrens", 20),
    Column("Streefwaarde", 13, "#,##0.0"), Column("Jaar", 8, "0"), Column("Norm streefwaarde", 20), Column("Eigenaar", 18), Column("Wanneer kijken we", 18, DATE), Column("Bron", 22),
)  # fmt: skip
OPEN = (Column("Wie doet mee? Dit staat nog open", 110),)


def write(desk: Desk) -> bytes:
    """The Excel file."""
    book = Workbook()
    book.remove(book.active)
    title = f"Agenda brede welvaart {desk.region.label}"
    book.properties.title, book.properties.creator = line(title), line(desk.style.name)
    book.properties.language = "nl-NL"
    book.properties.created = book.properties.modified = dt.datetime.combine(desk.today, dt.time())
    lines = [(part, item) for part in parts(desk) for item in part.items]
    sheets = (
        ("Agenda", AGENDA, [_item(part, item, desk.today) for part, item in lines]),
        ("Wie doet mee", OPEN, [[each] for each in open_items(desk.dossier)]),
        ("Bijdragen", PARTNERS, [_partner(item, each) for _, item in lines for each in filled(item.contributions)]),
        ("Doelen", GOALS, _goals(desk)),
    )
    for name, columns, rows in sheets:
        _fill(book.create_sheet(name), columns, rows, desk, f"{title}: {name.lower()}. Eigen opgave, {date(desk.today)}.")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _item(part: Any, item: Any, today: dt.date) -> list[Any]:
    goal = "" if part.goal is None else part.goal.text or part.title
    term = TERMS[horizon(item, today)].split(":")[0] if item.end else ""
    return [goal, term, item.activity.text, item.activity.output, item.owner, item.start, item.end, item.euros, item.means]


def _partner(item: Any, each: Any) -> list[Any]:
    return [item.activity.text, each.who, each.what, "ja" if each.agreed else "nog niet"]


def _goals(desk: Desk) -> list[list[Any]]:
    rows = []
    for goal, row in by_row(desk):
        known = indicator_of(goal, desk.monitor)
        rows.append([
            row.goal, row.challenge, row.indicator, known.unit_text if known else "", goal.floor.value, norm(goal.floor), goal.target.value,
            goal.target.year, norm(goal.target), row.owner, goal.due, row.source,
        ])  # fmt: skip
    return rows


def _fill(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Any]], desk: Desk, about: str) -> None:
    line_under = Border(bottom=Side("thin", desk.style.line.lstrip("#")))
    for number, column in enumerate(columns, 1):
        cell = _put(sheet.cell(1, number), column.head, "")
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", desk.style.own.lstrip("#"))
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = column.wide
    for at, texts in enumerate(rows, 2):
        for number, (value, column) in enumerate(zip(texts, columns, strict=True), 1):
            cell = _put(sheet.cell(at, number), value, column.form)
            cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top", indent=int(cell.data_type == "s")), line_under
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
