"""An exercise with a dossier: run all, fill in, come back."""

from __future__ import annotations

from html import escape

import pytest

from bwlab.dossier import open_dossier
from bwlab.errors import InputError
from bwlab.exercises import exercise
from bwlab.widgets import guard, recorded_errors


@pytest.fixture
def begun(tmp_path, monkeypatch):
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path))
    monkeypatch.setenv("BWLAB_GEMEENTE", "Goirle")
    monkeypatch.delenv("BWLAB_PAGES", raising=False)
    monkeypatch.setattr(guard, "_recorded", [])
    return exercise("stap_01_foto")


def kept(begun):
    return open_dossier(begun.region).read().progress


def forms(begun):
    return [piece for part in begun._parts for piece in part.pieces]


def test_run_all_on_an_untouched_exercise_ends_clean_with_nothing_right(begun):
    for place in range(1, 10):
        assert begun.ask(place) is None
    begun.progress()
    assert recorded_errors() == []
    assert len(forms(begun)) == 10
    assert begun.states == {} and kept(begun) == {}
    assert forms(begun)[-1].sentence == "Er zijn 9 vragen. Je hebt er nog geen ingevuld."
    assert all(form.feedback == {} for form in forms(begun)[:-1])


def test_progress_goes_into_the_dossier_and_comes_back(begun):
    begun.progress()
    first = begun.questions[0]
    assert begun.ask(1, "999").state == "wrong"
    assert begun.ask(1, None).state == "unanswered"
    assert not kept(begun)["stap_01_foto/rang"].right
    assert begun.ask(1, first.answer).state == "right"
    record = kept(begun)["stap_01_foto/rang"]
    assert (record.right, record.tries, record.answer) == (True, 2, first.answer)
    assert forms(begun)[0].sentence == "1 van de 9 vragen goed, 8 nog niet ingevuld."
    again = exercise("stap_01_foto")
    assert again.states == {"rang": "right"}
    again.ask(1)
    assert forms(again)[0].step == "Vraag 1 van 9 · eerder goed beantwoord"


def test_every_answer_can_be_kept(begun):
    for place, question in enumerate(begun.questions, 1):
        assert begun.ask(place, question.answer).state == "right"
    assert len(kept(begun)) == 9


def test_another_municipality_gets_its_own_questions(begun):
    begun.ask(1)
    before = forms(begun)[0].text
    begun.choose("GM0344")
    assert "Utrecht" in forms(begun)[0].text or forms(begun)[0].note
    assert forms(begun)[0].text != before
    assert recorded_errors() == []


def test_a_question_that_is_not_there(begun):
    with pytest.raises(InputError, match="1 tot en met 9"):
        begun.ask(10)


def test_on_pages_a_question_is_text_without_script_or_solution(begun, monkeypatch):
    monkeypatch.setenv("BWLAB_PAGES", "1")
    for place, question in enumerate(begun.questions, 1):
        begun.ask(place)
        page = forms(begun)[-1].as_html()
        assert "<script" not in page and escape(question.text) in page
        for sentence in (
            question.right,
            *question.hints,
            *question.explanation,
            *(s.sentence for s in question.slips),
        ):
            assert sentence not in page
