"""What holds for every exercise, for the municipalities of ``exercises.spread``.

A test module of an exercise begins with one line, and then tests only what is its own::

    from exercises.checks import checks

    sets, TestAlways = checks("stap_02_gesprek")


    def test_tilburg_by_hand(sets):
        assert sets["Tilburg"]["rang"].answer == 179

``sets`` is a fixture: for each municipality (its label) the questions by id, in order. ``TestAlways`` are the
checks below: pytest finds it because it begins with "Test". That the notebook has its form, hidden cells and
minutes is checked in tests/notebooks.
"""

from __future__ import annotations

import datetime as dt
import importlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import nbformat
import pytest
from exercises.spread import REACH, regions_of

from bwlab.exercises import Question
from bwlab.monitor import open_monitor
from bwlab.places import exercises_dir

TODAY = dt.date(2026, 11, 21)
Sets = dict[str, dict[str, Question]]
LEAST = 3  # typical slips with a sentence of their own
#: Not for eyes: Python, codes, numbers with a point, the tone we do not want, a noun that does not fit its number.
ODD = re.compile(
    r"\b(nan|None|inf|NaT)\b|<NA>|\bGM\d{4}|\d\.\d(?!\d\d)|!|gewoon|simpelweg|  "
    r"|(?<![\d.,])1 (gemeenten|plaatsen|cijfers|metingen|inwoners|thema's)\b"
)


def checks(exercise: str) -> tuple[Callable[..., Any], type]:
    """The fixture ``sets`` and the checks of one exercise, by its name in ``bwlab.exercises``."""
    questions = importlib.import_module(f"bwlab.exercises.{exercise}").questions

    @pytest.fixture(scope="module", params=REACH)
    def sets(request: pytest.FixtureRequest) -> Sets:
        monitor = open_monitor()
        return {
            region.label: {each.id: each for each in questions(monitor, region, TODAY)}
            for region in regions_of(monitor, request.param)
        }

    return sets, type("TestAlways", (Always,), {"exercise": exercise})


def texts(question: Question) -> list[str]:
    """What is said once an answer is given; nothing of it may stand in the notebook."""
    slips = [slip.sentence for slip in question.slips]
    return [question.right, question.look, *question.hints, *question.explanation, *slips]


def shown(question: Question) -> list[str]:
    """Every text of a question that a participant can get to see."""
    choices = [text for option in (*question.options, *question.boxes) for text in (option.text, option.note)]
    facts = question.facts
    table = [facts.caption, *facts.columns, *(cell for row in facts.rows for cell in row)] if facts else []
    return [question.text, question.note, *question.scale, *question.units, *choices, *table, *texts(question)]


def each_of(sets: Sets) -> Iterator[tuple[tuple[str, str], Question]]:
    """Every question, and where it stands: (label, id)."""
    for label, asked in sets.items():
        for question in asked.values():
            yield (label, question.id), question


def answerable(sets: Sets) -> Iterator[tuple[tuple[str, str], Question]]:
    """The questions that have a right answer; of an opinion only the words are checked."""
    return (each for each in each_of(sets) if each[1].answer is not None)


class Always:
    """The checks themselves; ``checks`` gives them an exercise."""

    exercise: str

    def notebook(self) -> nbformat.NotebookNode:
        """The notebook in which these questions are asked."""
        every = (nbformat.read(path, 4) for path in exercises_dir().rglob("*.ipynb"))
        return next(each for each in every if each.metadata.bwlab.id == f"oef_{self.exercise}")

    def test_everyone_gets_the_same_questions_and_the_notebook_asks_them_in_order(self, sets):
        orders = {tuple(asked) for asked in sets.values()}
        assert len(sets) >= 20 and len(orders) == 1, orders
        code = [cell.source for cell in self.notebook().cells if cell.cell_type == "code"]
        asked = [int(found) for found in re.findall(r"^oef\.ask\((\d+)\)$", "\n".join(code), re.M)]
        assert asked == list(range(1, len(orders.pop()) + 1)) and code[-1] == "oef.progress()"

    def test_what_is_right_is_right(self, sets):
        for where, question in answerable(sets):
            for answer in (question.answer, *question.others):
                outcome = question.check(answer)
                assert (outcome.state, outcome.sentence) == ("right", question.right), (where, answer, outcome)

    def test_every_typical_slip_meets_a_sentence_of_its_own(self, sets):
        for where, question in answerable(sets):
            assert len(question.slips) >= LEAST, (where, [slip.id for slip in question.slips])
            for slip in question.slips:
                outcome = question.check(slip.answer)
                assert (outcome.state, outcome.slip, outcome.sentence) == ("wrong", slip.id, slip.sentence), (where, slip.id, outcome)
            said = [question.right, question.look, *(slip.sentence for slip in question.slips)]
            assert len(set(said)) == len(said), (where, said)

    def test_no_sentence_is_broken_and_none_is_missing(self, sets):
        for where, question in each_of(sets):
            for text in shown(question):
                assert not ODD.search(text), (where, text)
            assert question.hints and question.explanation and question.text, where
            assert all(texts(question)) or question.answer is None, where

    def test_options_differ(self, sets):
        for where, question in each_of(sets):
            names = [option.text for option in question.options]
            assert len(set(names)) == len(names), (where, names)

    def test_an_example_is_named_as_one(self, sets):
        for (label, key), question in each_of(sets):
            assert not question.note or label in question.note, (label, key, question.note)

    def test_the_notebook_holds_no_solution(self, sets):
        text = "\n".join(cell.source + str(cell.metadata) for cell in self.notebook().cells)
        for where, question in each_of(sets):
            for sentence in filter(None, texts(question)):
                assert sentence not in text, (where, sentence)
