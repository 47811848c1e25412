"""The forms in Python: what the browser sends, what comes back, and what it must not know."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipywidgets import DOMWidget

from bwlab.errors import InputError
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_01_foto import questions
from bwlab.formats import parse_number
from bwlab.monitor import open_monitor
from bwlab.widgets import guard
from bwlab.widgets.number_box import NumberBox, plain
from bwlab.widgets.progress_line import ProgressLine, progress_sentence
from bwlab.widgets.question_form import QuestionForm
from bwlab.widgets.region_picker import RegionPicker, region_entries

REGIONS = open_monitor().regions


def box(**more):
    return NumberBox("Hoeveel?", "procent", **more)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12,5", 12.5), ("12.5", 12.5), ("1.234,5", 1234.5), ("-3", -3.0), ("0", 0.0), ("40 %", 40.0)],
)
def test_a_number_as_people_type_it(typed, value):
    form = box()
    form.set_state({"text": typed})
    assert (form.value, form.problem, form.readings) == (value, "", [])


def test_a_number_with_two_readings_offers_both():
    form = box()
    form.set_state({"text": "1.000"})
    assert form.value is None
    assert form.readings == ["1000 procent", "1 procent"]
    assert form.problem == "'1.000' kan twee dingen zijn. Kies hieronder welk getal je bedoelt."
    form.set_state({"choice": 1})
    assert (form.value, form.readings, form.problem, form.echo) == (1.0, [], "", "Gelezen als 1 procent.")
    form.set_state({"text": "1.000 "})
    form.set_state({"choice": 0})
    assert form.value == 1000.0


def test_what_is_no_number_leaves_no_old_value_behind():
    form = box(value=5)
    assert form.text == "5"
    form.set_state({"text": "veel"})
    assert form.value is None and "geen getal" in form.problem
    form.set_state({"text": ""})
    assert form.value is None and form.problem == ""


def test_limits_say_what_cannot_be():
    form = box(low=0, high=100)
    form.set_state({"text": "140"})
    assert form.value is None
    assert form.problem == "140 procent ligt boven 100. Dat kan hier niet. Kijk of de komma goed staat."
    form.set_state({"text": "-1"})
    assert "onder 0" in form.problem
    form.set_state({"text": "100"})
    assert form.value == 100


def test_a_value_set_from_python_is_shown():
    form = box()
    form.value = 1.234
    assert (form.text, form.value) == ("1,234", 1.234)
    form.set_state({"text": "7"})
    form.value = None
    assert form.text == ""


@given(st.integers(-(10**8), 10**8).map(lambda cents: cents / 100))
def test_what_is_written_plainly_is_read_back(value):
    assert parse_number(plain(value)) == value


def test_the_picker_knows_every_name_once():
    entries = region_entries(REGIONS)
    assert len(json.dumps(entries)) < 40_000
    assert [entry[0] for entry in entries[: len(REGIONS)]] == [each.code for each in REGIONS]
    by_name = {entry[1]: entry for entry in entries}
    assert by_name["Weesp"][:3] == ["GM0363", "Weesp", "sinds 2022 Amsterdam"]
    haaren = by_name["Haaren"]
    assert haaren[0] == "" and {REGIONS[code].label for code in haaren[4]} == {
        "Boxtel",
        "Oisterwijk",
        "Tilburg",
        "Vught",
    }
    assert "Ljouwert" in by_name["Leeuwarden"][3]
    assert "'s-Gravenhage" in by_name["Den Haag"][3]


def test_the_picker_asks_python_for_a_name_it_does_not_know():
    picker = RegionPicker(REGIONS)
    picker.set_state({"query": "Tillburg"})
    assert picker.code is None
    assert "Ik vind geen gemeente 'Tillburg'. Bedoel je Tilburg?" in picker.problem
    picker.set_state({"query": "", "problem": ""})
    picker.set_state({"query": "gm0855"})
    assert (picker.code, picker.problem) == ("GM0855", "")


def shown(form):
    """What the browser knows, without code and style."""
    names = set(form.keys) - set(DOMWidget.class_trait_names(sync=True)) - {"_esm", "_css", "_anywidget_id"}
    return json.dumps({name: getattr(form, name) for name in names}, ensure_ascii=False)


def test_the_browser_knows_no_solution_before_it_asks():
    for label in ("Tilburg", "Vlieland"):
        for question in questions(open_monitor(), REGIONS.find(label), dt.date(2026, 11, 21)):
            form = QuestionForm(question)
            secrets = [question.right, question.look, *question.hints, *question.explanation]
            secrets += [slip.sentence for slip in question.slips]
            assert not [secret for secret in secrets if secret in shown(form)], question.id
            form.set_state({"request": {"action": "hint", "stamp": 1}})
            assert form.hints == list(question.hints[:1])
            form.set_state({"request": {"action": "explain", "stamp": 2}})
            assert form.explanation == list(question.explanation)
            assert question.right not in shown(form)


QUESTION = Question(
    id="q", kind="number", text="Hoeveel?", answer=1000, right="klopt", look="kijk", units=("euro",),
    slips=[Slip("een", 1, "dat is één euro")], hints=("kleiner?",),
)  # fmt: skip


def test_checking_goes_through_python_and_is_handed_on():
    heard = []
    form = QuestionForm(QUESTION, on_outcome=lambda *what: heard.append(what[1:]))
    form.set_state({"request": {"action": "check", "answer": None, "stamp": 1}})
    assert (
        form.feedback == {"state": "unanswered", "sentence": "Nog niet ingevuld.", "stamp": 1} and heard == []
    )
    form.set_state({"request": {"action": "hint", "stamp": 2}})
    form.set_state({"request": {"action": "check", "answer": "1", "stamp": 3}})
    assert form.feedback["sentence"] == "dat is één euro"
    assert heard[0][0].slip == "een" and heard[0][1:] == ("1", 1)


def test_an_ambiguous_answer_is_asked_back():
    form = QuestionForm(QUESTION)
    form.set_state({"request": {"action": "check", "answer": "1.000", "stamp": 1}})
    assert form.feedback == {} and form.readings == ["1000 euro", "1 euro"]
    assert form.problem.startswith("'1.000' kan twee dingen zijn.")
    form.set_state({"request": {"action": "reading", "index": 0, "stamp": 2}})
    assert form.feedback["state"] == "right" and form.readings == [] and form.problem == ""


def test_an_answer_that_cannot_be_kept_still_gets_its_feedback(monkeypatch):
    def refuse(*_):
        raise InputError("Niet bewaard.", now="Probeer het opnieuw.")

    form = QuestionForm(QUESTION, on_outcome=refuse)
    form.set_state({"request": {"action": "check", "answer": "1000", "stamp": 1}})
    assert form.feedback["state"] == "right" and form.problem == "Niet bewaard. Probeer het opnieuw."

    monkeypatch.setattr(guard, "_recorded", [])
    broken = QuestionForm(QUESTION, on_outcome=lambda *_: 1 / 0)
    broken.set_state({"request": {"action": "check", "answer": "1000", "stamp": 1}})
    assert broken.problem == guard.UNEXPECTED
    assert len(guard.recorded_errors()) == 1 and "ZeroDivisionError" in guard.recorded_errors()[0]


def test_text_is_never_markup_on_paper():
    sneaky = Question(
        id="q", kind="one", text="<b>", answer="a", right="x", note="<i>", options=(Option("a", "<script>"),)
    )
    page = QuestionForm(sneaky, step="<u>").as_html()
    assert not any(tag in page for tag in ("<b>", "<i>", "<u>", "<script>"))


def test_progress_in_words():
    assert (
        progress_sentence(["right", "wrong", "unanswered"]) == "1 van de 3 vragen goed, 1 nog niet ingevuld."
    )
    line = ProgressLine(["unanswered"])
    line.states = ["right"]
    assert line.sentence == "1 van de 1 vragen goed."
