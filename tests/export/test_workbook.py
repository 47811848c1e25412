"""The agenda in Excel: numbers are numbers, dates are dates, and what was typed is never a formula."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from export.desks import HOSTILE, TODAY, blank, book_of, book_text, filled, hostile, made

from bwlab.export.plain import plain
from bwlab.export.sheets import CUT, DATE, EUROS, LONGEST
from bwlab.policy import Activity, AgendaItem


@pytest.fixture(scope="module")
def book():
    return book_of(made("agenda", "xlsx", filled()))


def column(sheet, head):
    """The cells under a heading."""
    place = next(cell.column for cell in sheet[1] if cell.value == head)
    return [row[place - 1] for row in sheet.iter_rows(min_row=2)]


def test_dates_and_amounts_are_what_they_are(book):
    sheet = book["Agenda"]
    begin, end, amount = (column(sheet, head) for head in ("Begin", "Einde", "Bedrag"))
    assert [cell.value for cell in begin] == [dt.datetime(2027, 1, 1), dt.datetime(2028, 5, 1), None, None]
    assert {cell.number_format for cell in (*begin[:2], *end[:2])} == {DATE} and begin[0].is_date
    assert [cell.value for cell in amount] == [85_000.5, None, 0, None], "a blank is no zero, and a zero is no blank"
    assert amount[0].number_format == amount[2].number_format == EUROS and amount[0].data_type == "n"
    goals = book["Doelen"]
    assert [cell.value for cell in column(goals, "Streefwaarde")] == [84.6, 9, None]
    assert [cell.value for cell in column(goals, "Jaar")] == [2030, 2029, None]
    assert column(goals, "Wanneer kijken we")[0].is_date


def test_every_sheet_can_be_read(book):
    assert book.sheetnames == ["Agenda", "Wie doet mee", "Bijdragen", "Doelen"]
    assert book.properties.title == "Agenda brede welvaart Tilburg" and book.properties.created.date() == TODAY
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"
        assert all(sheet.column_dimensions[cell.column_letter].width > 7 for cell in sheet[1])
        assert sheet.auto_filter.ref
        assert sheet.oddHeader.left.text.startswith("Agenda brede welvaart Tilburg")


def test_what_was_typed_is_never_a_formula():
    data = made("agenda", "xlsx", hostile())
    book = book_of(data)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type in "fe"]
    texts = {cell.value for cell in cells}
    for each in HOSTILE:
        assert plain(each) in texts or plain(each).strip() in texts, each[:40]
    risky = [cell for cell in cells if str(cell.value)[0] in "=+-@" and cell.data_type == "s"]
    assert risky and all(cell.quotePrefix for cell in risky)
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read(name)


def test_a_text_longer_than_a_cell_says_so():
    record = blank()
    record.agenda = [AgendaItem(activity=Activity(text="lang " * 10_000))]
    cell = book_of(made("agenda", "xlsx", record))["Agenda"]["C2"]
    assert len(cell.value) == LONGEST and cell.value.endswith(CUT)


def test_the_heading_of_the_page_is_no_code():
    record = filled()
    record.label = "A & B"
    assert "Jongerenwerkers op drie scholen" in book_text(made("agenda", "xlsx", record))


def test_goals_without_activities():
    record = filled()
    record.agenda = []
    book = book_of(made("agenda", "xlsx", record))
    assert book["Agenda"].max_row == 1 and book["Doelen"].max_row == 4
