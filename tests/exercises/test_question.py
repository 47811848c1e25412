"""The engine: four outcomes, every kind, slips that drop out, and no widget in sight."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab.errors import AmbiguousNumberError, InputError
from bwlab.exercises.question import Option, Outcome, Question, Slip

ABC = tuple(Option(key, key.upper()) for key in "abc")
BOXES = (Option("in", "wel"), Option("uit", "niet"))
SORTED = {"a": "in", "b": "uit", "c": "in"}


def make(kind: str, answer: object, **more: object) -> Question:
    return Question(id="q", kind=kind, text="?", answer=answer, right="klopt", look="kijk", **more)


# kind, right answer, a wrong one, an incomplete one, what the question needs
KINDS = [
    ("one", "a", "b", "", {"options": ABC}),
    ("several", ["a", "c"], ["a"], [], {"options": ABC}),
    ("number", 12.5, "12", " ", {"units": ("procent",), "tolerance": 0.1}),
    ("number", (4, "procentpunt"), ("4", "procent"), ("4", ""), {"units": ("procent", "procentpunt")}),
    ("order", "cab", "abc", ["a", "b"], {"options": ABC}),
    ("sort", SORTED, {**SORTED, "a": "uit"}, {"a": "in"}, {"options": ABC, "boxes": BOXES}),
    ("point", "b", "c", None, {"options": ABC}),
]


@pytest.mark.parametrize(("kind", "right", "wrong", "incomplete", "more"), KINDS)
def test_each_kind_has_its_outcomes(kind, right, wrong, incomplete, more):
    question = make(kind, right, **more)
    assert question.check(right) == Outcome("right", "klopt")
    assert question.check(wrong) == Outcome("wrong", "kijk")
    assert question.check(None) == Outcome("unanswered", "Nog niet ingevuld.")
    if incomplete != " ":
        assert question.check(incomplete) == Outcome("unanswered", "Nog niet ingevuld.")
    open_question = make(kind, None, **more)
    assert open_question.check(right).state == "uncheckable"
    assert open_question.check(right).sentence == "Hier is geen goed of fout. klopt"
    assert question.check(right) == question.ask(right)


def test_a_slip_has_its_own_sentence_and_others_are_right_too():
    question = make(
        "number", (4, "procentpunt"), others=[(10, "procent")],
        units=("procent", "procentpunt"), tolerance=0.1,
        slips=[
            Slip("eenheid", (4, "procent"), "welke eenheid?"),
            Slip("richting", (-4, "procentpunt"), "welke kant?"),
        ],
    )  # fmt: skip
    assert question.check(("10", "procent")).state == "right"
    assert question.check(("4,0", "procent")) == Outcome("wrong", "welke eenheid?", "eenheid")
    assert question.check(("-4", "procentpunt")).slip == "richting"
    assert question.check(("\u22124", "procentpunt")).slip == "richting"
    assert question.check(("5", "procentpunt")) == Outcome("wrong", "kijk")


def test_a_slip_that_is_right_here_or_says_the_same_as_another_drops_out():
    slips = [Slip("toevallig_goed", 7, "x"), Slip("eerste", 8, "y"), Slip("zelfde", 8.05, "z")]
    question = make("number", 7, units=("km",), tolerance=0.1, slips=slips)
    assert [slip.id for slip in question.slips] == ["eerste"]
    assert question.check(8.05).slip == "eerste"


def test_a_predicate_catches_more_than_its_example():
    slip = Slip("met_b", ["a", "b"], "b hoort er niet bij", lambda answer: "b" in answer)
    question = make("several", ["a", "c"], options=ABC, slips=[slip])
    assert question.check(["b"]).slip == question.check(["a", "b", "c"]).slip == "met_b"
    assert question.check(["c"]).slip is None


@pytest.mark.parametrize(
    ("kind", "given_", "more"),
    [
        ("one", "z", {"options": ABC}),
        ("number", "veel", {"units": ("km",)}),
        ("number", ("3", "mijl"), {"units": ("km", "m")}),
        ("sort", {"a": "zolder"}, {"options": ABC, "boxes": BOXES}),
    ],
)
def test_what_cannot_be_read_says_so(kind, given_, more):
    with pytest.raises(InputError):
        make(kind, None, **more).check(given_)


def test_a_number_with_two_readings_asks():
    with pytest.raises(AmbiguousNumberError) as caught:
        make("number", 1000, units=("euro",)).check("1.000")
    assert caught.value.readings == (1000.0, 1.0)


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="kind"):
        make("essay", "x")


@given(st.integers(-9999, 9999), st.integers(0, 300))
def test_a_number_is_right_exactly_within_its_tolerance(tenths, off):
    question = make("number", tenths / 10, units=("km",), tolerance=1.5)
    assert (question.check(tenths / 10 + off / 100).state == "right") is (off <= 150)
    assert (question.check(tenths / 10 - off / 100).state == "right") is (off <= 150)


def test_the_outcome_is_handed_on():
    heard = []
    make("one", "a", options=ABC).ask("b", on_outcome=lambda *what: heard.append(what[1:]))
    assert heard == [(Outcome("wrong", "kijk"), "b", 0)]


def test_questions_need_no_widgets():
    code = (
        "import sys, bwlab.exercises.stap_01_foto as _; print({'ipywidgets', 'anywidget'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
