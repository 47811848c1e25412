"""Assignment and training plan as a Word document: the assignment on one page, dates in words, what is open first."""

from __future__ import annotations

import datetime as dt

from export.desks import DOCUMENTS, blank, filled, hostile, made, word_of, word_text

from bwlab.policy import Assignment, Training

LACKS = next(each.lacks for each in DOCUMENTS if each.kind == "organisation")


def test_it_is_made_where_there_is_an_assignment_or_a_plan():
    assert "stap 7" in LACKS(blank())
    record = blank()
    record.trainings = [Training()]
    assert LACKS(record), "an empty row says nothing"
    record.trainings = [Training(who="griffie")]
    assert LACKS(record) == "" and LACKS(filled()) == ""
    record = blank()
    record.assignment = Assignment(hours=0)
    assert LACKS(record) == "", "nul is filled in"


def test_what_is_filled_in_and_what_is_open_stand_in_it():
    text = word_text(made("organisation", "docx", filled()))
    for words in ("gemeentesecretaris", "24 uur per week", "van 1 januari 2027", "Er is geen einddatum.", "4 maart 2027", "75 minuten met de oefening", "adviseur leren", "zien wat een cijfer niet zegt"):
        assert words in text, words
    assert "controllers en juristen" in text and text.count("nog open") >= 5


def test_the_plan_is_in_order_of_date_and_its_points_follow_the_same_order():
    record = filled()
    record.trainings = [Training(who="griffie", skill="x", day=dt.date(2028, 1, 1)), Training(who="college", skill="x", owner="y", day=dt.date(2027, 1, 1)), Training(who="balie")]
    document = word_of(made("organisation", "docx", record))
    plan = next(table for table in document.tables if table.rows[0].cells[0].text == "Wie")
    assert [row.cells[0].text for row in plan.rows] == ["Wie", "college", "griffie", "balie"]
    assert any("Regel 2 ('griffie')" in each.text for each in document.paragraphs)


def test_an_empty_or_hostile_dossier_gives_a_document():
    assert "nog geen opdracht" in word_text(made("organisation", "docx", blank()))
    assert "<script>alert(1)</script>" in word_text(made("organisation", "docx", hostile()))
