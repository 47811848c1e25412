"""The answers to questions of the council as a Word document."""

from __future__ import annotations

from export.desks import DOCUMENTS, blank, filled, hostile, made, word_of, word_text

from bwlab.policy import CouncilQuestion

KIND = next(each for each in DOCUMENTS if each.kind == "answers")


def test_it_waits_for_a_question():
    assert "griffier" in KIND.lacks(blank()) and KIND.lacks(filled()) == "" and KIND.word == "raadsvragen"


def test_each_answer_has_its_figure_year_source_and_margin_and_what_cannot_is_there_too():
    record = filled()
    record.council_questions.append(CouncilQuestion(text="Hoe staat het met slachtoffers?", indicator="slachtofferschap_criminaliteit", asks="stand"))
    text = word_text(made("answers", "docx", record))
    assert "plaats 9 van 9" in text and "Zie het cijfer met zijn jaar." in text
    assert "22,0 procent" in text and "19,1 tot 25,2" in text and "CBS, Veiligheidsmonitor 2021, marge van 95 procent" in text
    assert "Niet te beantwoorden met deze cijfers" in text and "bankjes" in text and "Waardoor het komt" in text
    assert "Van de 4 vragen" in text


def test_it_stands_against_whatever_is_typed():
    document = word_of(made("answers", "docx", hostile()))
    heads = [each.text for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert "Wat dit stuk niet zegt" in heads and all(len(each) <= 220 and "\n" not in each for each in heads)
