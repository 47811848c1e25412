"""Excel files: merged headings, formulas, dates, percentages, sheets."""

from __future__ import annotations

import datetime as dt

import pytest

from bwlab.errors import FileUnreadableError
from bwlab.sources.files import look, take, workbook


def merged(book):
    sheet = book.active
    sheet["A1"] = "Groen in de stad"
    sheet["A3"] = "Gemeente"
    sheet.merge_cells("A3:A4")
    sheet["B3"], sheet["D3"] = "Bomen", "Gras (%)"
    sheet.merge_cells("B3:C3")
    sheet.merge_cells("D3:E3")
    for cell, year in zip(("B4", "C4", "D4", "E4"), (2020, 2021, 2020, 2021), strict=True):
        sheet[cell] = year
    sheet.append(["Súdwest-Fryslân", 1000, 1001.5, 0.125, 12])
    sheet["D5"].number_format = "0.0%"
    sheet.append(["Nederland", 1, 2, 3, 4])


def test_merged_headings(excel):
    understood = look(excel(merged), "groen.xlsx")
    assert [(each.name, each.year, each.unit) for each in understood.role("value")] == [
        ("Bomen", 2020, ""), ("Bomen", 2021, ""), ("Gras", 2020, "%"), ("Gras", 2021, "%"),
    ]  # fmt: skip
    assert understood.open == () and dict(understood.facts)["Koppen"] == "regel 3 en 4"
    frame = take(understood).frame
    assert frame["value"].tolist() == [1000.0, 1001.5, 12.5, 12.0]
    assert set(frame["region"]) == {"GM1900"}


def test_a_merged_figure_counts_once(excel):
    def fill(book):
        sheet = book.active
        sheet.append(["gemeente", 2020, 2021])
        sheet.append(["Tilburg", 5, None])
        sheet.merge_cells("B2:C2")

    result = take(look(excel(fill), "x.xlsx"), {"indicator": "A"})
    assert result.frame["year"].tolist() == [2020]
    assert "samengevoegde cel" in result.report.details["reason"].iloc[0]


def test_a_name_merged_over_its_rows(excel):
    def fill(book):
        sheet = book.active
        for row in (
            ["gemeente", "jaar", "waarde"],
            ["Tilburg", 2020, 5],
            [None, 2021, 6],
            ["Breda", 2021, 7],
        ):
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    frame = take(look(excel(fill), "x.xlsx"), {"indicator": "A"}).frame
    assert frame[["region", "year"]].to_numpy().tolist() == [
        ["GM0758", 2021],
        ["GM0855", 2020],
        ["GM0855", 2021],
    ]


def test_formulas_without_an_outcome(excel):
    def fill(book):
        for row in (["gemeente", "jaar", "waarde"], ["Tilburg", 2020, "=1+1"], ["Breda", 2020, 5]):
            book.active.append(row)

    understood = look(excel(fill), "x.xlsx")
    assert any("1 formule" in note for note in understood.notes)
    result = take(understood, {"indicator": "A"})
    assert result.frame["region"].tolist() == ["GM0758"]
    assert "formule zonder uitkomst" in result.report.details["reason"].iloc[0]


def test_dates_truths_and_errors_are_no_figures(excel):
    def fill(book):
        for row in (
            ["gemeente", "jaar", "waarde"], ["Tilburg", 2020, dt.datetime(2021, 5, 1)], ["Breda", 2020, True],
            ["Oss", 2020, "#DIV/0!"], ["Goirle", 2020, 5], ["Ede", 2020, 6], ["Zeist", 2020, 7], ["Urk", 2020, 8],
        ):  # fmt: skip
            book.active.append(row)

    result = take(look(excel(fill), "x.xlsx"), {"indicator": "A"})
    assert len(result.frame) == 4 and len(result.report.details) == 3


def test_dates_as_periods_and_numbers_as_text(excel):
    def fill(book):
        for row in (["gemeente", "datum", "waarde"], ["Tilburg", dt.date(2020, 12, 31), "1.234,5"]):
            book.active.append(row)

    frame = take(look(excel(fill), "x.xlsx"), {"indicator": "A", "dates": "same"}).frame
    assert frame[["year", "value"]].to_numpy().tolist() == [[2020, 1234.5]]


def test_numbers_in_excel_are_in_no_doubt(excel):
    def fill(book):
        for row in (
            ["gemeente", "jaar", "label", "waarde"],
            ["Tilburg", 2020, "A", 1.234],
            ["Breda", 2020, "A", 1000],
        ):
            book.active.append(row)

    understood = look(excel(fill), "x.xlsx")
    assert understood.open == () and take(understood).frame["value"].tolist() == [1000.0, 1.234]


def test_sheets(excel):
    def fill(book):
        book.active.title = "Toelichting"
        book.active.append(["Dit is een tekst"])
        for title, value in (("2020", 5), ("2021", 6)):
            sheet = book.create_sheet(title)
            sheet.append(["gemeente", "waarde"])
            sheet.append(["Tilburg", value])
        hidden = book.create_sheet("geheim")
        hidden.append(["gemeente", "waarde"])
        hidden.append(["Tilburg", 99])
        hidden.sheet_state = "hidden"

    content = excel(fill)
    understood = look(content, "x.xlsx")
    assert [each.key for each in understood.open] == ["sheet"]
    assert [option for option, _ in understood.open[0].options] == ["2020", "2021"]
    assert any("geheim" in note for note in understood.notes)
    frame = take(understood, {"sheet": "2021", "year": "2021", "indicator": "A"}).frame
    assert frame["value"].tolist() == [6.0]


def test_an_empty_workbook(excel):
    with pytest.raises(FileUnreadableError, match="Op geen van de zichtbare bladen"):
        look(excel(lambda book: None), "leeg.xlsx")


def test_only_headings(excel):
    def fill(book):
        book.active.append(["gemeente", "jaar", "waarde"])
        book.active.append([None, None, None])
        book.active["A5"] = " "

    with pytest.raises(FileUnreadableError):
        look(excel(fill), "koppen.xlsx")


def test_more_rows_than_the_limit(excel, monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 10)

    def fill(book):
        for row in range(200):
            book.active.append(["Tilburg", row])

    with pytest.raises(FileUnreadableError, match="op het blad 'Sheet' meer dan 10 regels"):
        look(excel(fill), "lang.xlsx")


def test_an_xlsx_named_csv_is_read_as_what_it_is(excel):
    assert look(excel(merged), "groen.csv").role("value")
