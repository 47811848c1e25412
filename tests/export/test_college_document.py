"""The proposal for the college on paper: what is open first, the division as a table, and nothing that decides for others."""

from __future__ import annotations

import pytest
from export.desks import DOCUMENTS, SPECIAL, blank, filled, hostile, made, word_of, word_text

from bwlab.export.plain import OPEN
from bwlab.policy import Portfolio

KIND = next(each for each in DOCUMENTS if each.kind == "college")


def text(record):
    return word_text(made("college", "docx", record))


def tables(record):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in word_of(made("college", "docx", record)).tables]


def test_the_division_is_a_table_with_a_column_for_each_portfolio():
    matrix = tables(filled())[0]
    assert matrix[0] == ["Cijfer", "burgemeester", "wethouder jeugd en zorg", "wethouder wonen", "Stand"]
    assert matrix[1] == ["Tevredenheid met het leven", "–", "beweegt", "beweegt", "van niemand"]
    assert ["Geregistreerde misdrijven", "beweegt, op naam", "–", "–", "op naam"] in matrix


def test_more_portfolios_than_fit_beside_each_other_are_named_in_words():
    record = filled()
    record.portfolios = [Portfolio(holder=f"wethouder {place}", moves=["contact"]) for place in range(20)]
    matrix = tables(record)[0]
    row = next(row for row in matrix if row[0] == "Wekelijks contact met anderen")
    assert matrix[0] == ["Cijfer", "Bewogen door", "Op naam van", "Stand"] and row[1].endswith("wethouder 18 en wethouder 19") and row[2:] == ["niemand", "van niemand"]


def test_the_proposal_says_what_is_open_and_where_the_figure_comes_from():
    said = text(filled())
    for part in ("Tevredenheid met het leven: 82,1 procent (2022, CBS, teruggerekend)", "Niemand staat op naam.", "Er staat geen dag.", "Wat van niemand is", "Kan: een ander kan het ook.", OPEN):
        assert part in said, part


@pytest.mark.parametrize("label", SPECIAL)
def test_every_kind_of_municipality_with_nothing_or_with_all(label):
    assert "Er staan nog geen portefeuilles" in text(blank(label)) and "nog geen zin" in text(blank(label))
    assert "Wat dit voorstel niet zegt" in text(filled(label))


def test_what_no_longer_exists_is_named_and_a_portfolio_without_a_name_has_a_number():
    record = hostile()
    record.portfolios.append(Portfolio(moves=["bestaat_niet_meer"]))
    said = text(record)
    assert "bestaat_niet_meer" in said and "portefeuille 17" in said


def test_it_waits_for_a_portfolio_or_a_sentence():
    record = blank()
    assert "stap 6" in KIND.lacks(record)
    record.set_note("stap_06", "niemand", answer="geen")
    assert KIND.lacks(record), "a prediction is no proposal"
    record.set_note("stap_06", "voorstel_zin", "Een zin")
    assert KIND.lacks(record) == "" and KIND.lacks(filled()) == ""
