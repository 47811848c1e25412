"""The half-yearly report in Word and Excel: no value in between, numbers that are numbers, and blanks that stay blank."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import (
    DOCUMENTS,
    TODAY,
    blank,
    book_of,
    book_text,
    filled,
    hostile,
    made,
    word_of,
    word_text,
)

from bwlab.export.sheets import DATE
from bwlab.policy import Agreement, Evaluation, LogEntry, PlanLine

SHEETS = ["Cijfers", "Uitvoering", "Keuzes", "Afspraken", "Teruggekeken", "Nog open", "Toelichting"]


def column(sheet, head):
    """The cells under a heading."""
    place = next(cell.column for cell in sheet[1] if cell.value == head)
    return [row[place - 1] for row in sheet.iter_rows(min_row=2)]


def table(document, head):
    return next([[cell.text for cell in row.cells] for row in each.rows] for each in document.tables if each.rows[0].cells[0].text == head[0] and each.rows[0].cells[1].text == head[1])


@pytest.fixture(scope="module")
def document():
    return word_of(made("half_year", "docx", filled()))


@pytest.fixture(scope="module")
def book():
    return book_of(made("half_year", "xlsx", filled()))


def test_a_figure_is_new_or_there_is_no_new_measurement(document):
    first, own = table(document, ("Doel", "Cijfer"))[1:]
    assert first == [
        "Jongeren zijn vaker tevreden met hun leven", "Tevredenheid met het leven", "82,1 procent (2022, CBS, teruggerekend)", "geen nieuwe meting", "rond december 2026, over 2025 (gerekend)",
        "Ondergrens: 80,0 procent\nStreefwaarde: 84,6 procent in 2030", "onderzoeker",
    ]  # fmt: skip
    assert own[1:5] == ["Bezoekers van het buurthuis", "geen cijfer", "geen cijfer", "1 februari 2027 (eigen opgave)"]
    words = "\n".join(each.text for each in document.paragraphs)
    assert "Rapportage:\t1 mei 2027; de vorige was op 1 oktober 2026" in words and "Cijfers:\t0 van de 2 met een nieuwe meting, 1 zonder cijfer" in words and "is een aanname" in words
    assert "heeft geen halve jaren" in words and "☐\tToezegging 'Elk half jaar een brief over schulden' aan gemeenteraad: nog open." in words


def test_what_was_done_and_chosen_and_what_was_agreed(document):
    assert table(document, ("Activiteit", "Wanneer"))[1] == ["Vroeg bellen bij een achterstand", "1 november 2027 (na deze rapportage)", "Gepland: 150 huishoudens\nGedaan: 96 huishoudens", "de wijkagent gaf namen door", "oude telefoonnummers", "belteam"]
    chosen = next([cell.text for cell in each.rows[1].cells] for each in document.tables if each.rows[0].cells[2].text == "Keuze")
    assert chosen[2:] == ["bijsturen", "de nummers worden opnieuw opgevraagd", "ja", "De afspraak van 1 mei 2027 zegt: bijsturen (96 is minder dan 120)."]
    looked = table(document, ("Doel", "Wat is gedaan"))[1]
    assert looked[1:4] == ["240 huishoudens zijn gebeld", "niet te zeggen", "even groot"] and looked[4].endswith("Over 2018 tot 2022."), "activities, goal and opgave apart"


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland"])
def test_a_plan_without_dates_is_a_report_with_that_sentence(label):
    record = blank(label)
    record.plan = [PlanLine(key="a", indicator="jeugdzorg")]
    words = word_text(made("half_year", "docx", record))
    assert "Bij geen van de cijfers in je plan staat een dag waarop het verschijnt." in words and "niet bekend" in words
    assert "Bij geen van de cijfers in je plan" in book_text(made("half_year", "xlsx", record)) and "Er is vooraf niets afgesproken" in words


def test_an_empty_dossier_gives_a_report_and_is_told_what_is_missing():
    words = word_text(made("half_year", "docx", blank("Vlieland")))
    assert "Er is geen cijfer om te volgen." in words and "Er staat nog niets in het logboek." in words and "Er is nog niet teruggekeken." in words
    mine = [each for each in DOCUMENTS if each.kind == "half_year"]
    assert {each.ending for each in mine} == {"docx", "xlsx"} and all("stap 9" in each.lacks(blank()) for each in mine)
    for field, empty, begun in (("logbook", LogEntry(activity="a"), LogEntry(done=0)), ("agreements", Agreement(goal="g"), Agreement(measure="x")), ("evaluations", Evaluation(goal="g"), Evaluation(met="ja"))):
        record = blank()
        setattr(record, field, [empty])
        assert mine[0].lacks(record), field
        setattr(record, field, [begun])
        assert not mine[0].lacks(record), field


def test_numbers_and_dates_are_what_they_are(book):
    assert book.sheetnames == SHEETS and book.properties.created.date() == TODAY
    figures = book["Cijfers"]
    assert [cell.value for cell in column(figures, "Laatste meting")] == [82.1, None] and column(figures, "Laatste meting")[0].data_type == "n", "a blank is no zero"
    assert [cell.value for cell in column(figures, "Eenheid")] == ["procent", None] and [cell.value for cell in column(figures, "Jaar")] == [2022, None]
    assert [cell.value for cell in column(figures, "Volgende meting")] == [dt.datetime(2026, 12, 1), dt.datetime(2027, 2, 1)] and column(figures, "Volgende meting")[0].number_format == DATE
    assert [column(figures, head)[0].value for head in ("Ondergrens", "Streefwaarde", "In het jaar")] == [80, 84.6, 2030]
    work = book["Uitvoering"]
    assert [cell.value for cell in column(work, "Gedaan")] == [96, None] and [cell.value for cell in column(work, "Gepland")] == [150, 18] and column(work, "Dag")[0].is_date
    rules = book["Afspraken"]
    assert [column(rules, head)[0].value for head in ("Bijsturen bij", "Stoppen bij", "Eenheid", "Signaal is", "Nu")] == [120, 40, "huishoudens", "minder dan", 96]
    assert [column(rules, head)[1].value for head in ("Bijsturen bij", "Stoppen bij", "Vastgelegd op")] == [None, None, None]
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1" and sheet.auto_filter.ref and sheet.oddHeader.left.text.startswith("Halfjaarrapportage brede welvaart Tilburg")


def test_what_was_typed_is_never_a_formula():
    book = book_of(made("half_year", "xlsx", hostile()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 300 and not [cell.coordinate for cell in cells if cell.data_type in "fe"]
    risky = [cell for cell in cells if str(cell.value)[0] in "=+-@" and cell.data_type == "s"]
    assert risky and all(cell.quotePrefix for cell in risky)
