"""The budget in Excel: euros are numbers, a blank is no zero, and what was typed is never a formula."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from export.desks import HOSTILE, TODAY, blank, book_of, filled, hostile, made

from bwlab.export.documents import DOCUMENTS
from bwlab.export.plain import plain
from bwlab.export.sheets import EUROS
from bwlab.policy import Programme

SHEETS = ["Begroting per inwoner", "Begroting totaal", "Jaarrekening per inwoner", "Jaarrekening totaal", "Vergelijkbare gemeenten", "Hoofdtaak naar thema", "Eigen programma's", "Aannames", "Lees dit"]


@pytest.fixture(scope="module")
def book():
    return book_of(made("budget", "xlsx", filled()))


def test_euros_are_numbers_with_a_format(book):
    assert book.sheetnames == SHEETS and book.properties.title == "Begroting Tilburg" and book.properties.created.date() == TODAY
    sheet = book["Begroting per inwoner"]
    assert [cell.value for cell in sheet[1]][1:] == [str(year) for year in range(2017, 2027)]
    cell = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "Sociaal domein")[-1]
    assert cell.data_type == "n" and cell.number_format == EUROS and 2_000 < cell.value < 3_000
    whole = book["Begroting totaal"]
    parts, total = [row[-1].value for row in whole.iter_rows(min_row=2, max_row=10)], whole.cell(11, 11).value
    assert sum(parts) == pytest.approx(total) and total > 1e9


def test_own_programmes_and_assumptions_are_there_and_below_zero_is_marked(book):
    rows = [[cell.value for cell in row] for row in book["Eigen programma's"].iter_rows(min_row=2)]
    assert rows[0][:6] == ["Jongerenwerk", "Sociaal domein", "Samenleving", 450_000, None, 2026]
    assert rows[1][3:5] == [-120_000.5, "ja"] and rows[2][3] is None and rows[2][5] is None
    arrows = [[cell.value for cell in row] for row in book["Aannames"].iter_rows(min_row=2)]
    assert arrows[0][:3] == ["Sociaal domein", "Samenleving", "gunstiger"] and arrows[0][-1] == "aanname van de deelnemer" and arrows[1][-1] == "met bron"
    mapped = [[cell.value for cell in row] for row in book["Hoofdtaak naar thema"].iter_rows(min_row=2)]
    assert [row[1] for row in mapped if row[0] == "Veiligheid"] == ["Veiligheid", "Samenleving"] and {row[-1] for row in mapped} == {"eigen keuze", "voorstel van bwlab"}


def test_a_year_without_a_report_is_blank_and_explained():
    book = book_of(made("budget", "xlsx", blank("Voorne aan Zee")))
    row = [cell.value for cell in book["Begroting per inwoner"][2]]
    assert row[1:8] == [None] * 7 and row[8] > 0
    assert [cell.value for cell in book["Begroting totaal"][11]][1:8] == [None] * 7, "a sum of nothing is no zero"
    assert any("sinds 2023" in str(cell.value) for cell in book["Lees dit"]["A"])


def test_what_was_typed_is_never_a_formula():
    cells = [cell for sheet in book_of(made("budget", "xlsx", hostile())) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type in "fe"]
    texts = {cell.value for cell in cells}
    for each in HOSTILE:
        assert plain(each) in texts or plain(each).strip() in texts, each[:40]
    risky = [cell for cell in cells if str(cell.value)[0] in "=+@" and cell.data_type == "s"]
    assert risky and all(cell.quotePrefix for cell in risky)


def test_four_hundred_programmes_are_all_there():
    record = blank()
    record.programmes = [Programme(name=f"Post {each}", euros=each, year=2026) for each in range(400)]
    assert book_of(made("budget", "xlsx", record))["Eigen programma's"].max_row == 401


def test_it_is_made_for_who_was_at_work_on_the_budget():
    lacks = next(each.lacks for each in DOCUMENTS if each.kind == "budget")
    record = blank()
    assert "stap 7" in lacks(record) and lacks(filled()) == ""
    record.visit("stap_07")
    assert lacks(record) == ""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it(tmp_path):
    (tmp_path / "b.xlsx").write_bytes(made("budget", "xlsx", hostile()))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "b.xlsx")], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "b.pdf").stat().st_size > 10_000
