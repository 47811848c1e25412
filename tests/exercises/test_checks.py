"""The checks of every exercise catch what they are for: each planted fault is found."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from exercises.checks import Always

from bwlab.exercises import Facts, Option, Question, Slip

SLIPS = tuple(Slip(f"s{value}", value, f"Je nam {value}.") for value in (1, 2, 3))


def made(**more):
    own = {
        "id": "q", "kind": "number", "text": "Hoeveel in Tilburg?", "answer": 7, "right": "Zeven.", "look": "Tel nog eens.",
        "units": ("plaatsen",), "slips": SLIPS, "hints": ("Hoeveel zijn het er?",), "explanation": ("Het zijn er zeven.",),
    }  # fmt: skip
    return Question(**own | more)


class Checked(Always):
    """The checks, on one question and a notebook of three cells."""

    def __init__(self, code=("oef.ask(1)", "oef.progress()")):
        self.cells = [SimpleNamespace(cell_type="code", source=each, metadata={}) for each in code]

    def notebook(self):
        return SimpleNamespace(cells=self.cells)

    def problems(self, question):
        sets = {f"gemeente {place}": {question.id: question} for place in range(40)}
        found = []
        for name in (each for each in dir(self) if each.startswith("test_")):
            try:
                getattr(self, name)(sets)
            except AssertionError:
                found.append(name)
        return found


def test_a_good_question_and_one_without_right_or_wrong_pass():
    assert Checked().problems(made()) == []
    assert Checked().problems(made(answer=None, slips=(), look="")) == []


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ({"slips": SLIPS[:2]}, "slip"), ({"slips": (*SLIPS[:2], Slip("s3", 3, "Je nam 1."))}, "slip"), ({"look": "Zeven."}, "slip"),
        ({"look": ""}, "broken"), ({"hints": ()}, "broken"), ({"text": "Hoeveel in GM0855?"}, "broken"), ({"right": "Het is 7.25."}, "broken"),
        ({"explanation": ("Er is 1 gemeenten.",)}, "broken"), ({"facts": Facts("Tilburg", ("Jaar", "Cijfer"), (("2022", "nan"),))}, "broken"),
        ({"kind": "one", "answer": "a", "slips": (), "options": (Option("a", "Ja"), Option("b", "Ja"))}, "options"),
        ({"note": "Daarom zie je Tilburg."}, "example"),
    ],
)  # fmt: skip
def test_each_fault_is_found(fault, found):
    assert any(found in name for name in Checked().problems(made(**fault))), fault


@pytest.mark.parametrize(
    ("code", "found"),
    [(("oef.ask(2)", "oef.progress()"), "order"), (("oef.ask(1)",), "order"), (("# Zeven.", "oef.ask(1)", "oef.progress()"), "solution")],
)
def test_a_notebook_that_asks_wrong_or_gives_away_is_found(code, found):
    assert any(found in name for name in Checked(code).problems(made()))
