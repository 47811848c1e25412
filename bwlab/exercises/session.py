"""An exercise notebook at work: questions about the chosen municipality, progress kept in its dossier."""

from __future__ import annotations

import datetime as dt
import importlib
import json
from functools import partial
from typing import Any

from bwlab.dossier import DossierStore, Progress
from bwlab.errors import DossierError, InputError
from bwlab.exercises.question import RIGHT, UNANSWERED, Outcome, Question
from bwlab.formats import number
from bwlab.lesson import Lesson, chosen_region
from bwlab.regions import Region
from bwlab.widgets.progress_line import ProgressLine

_NOTHING: Any = object()


class Exercise(Lesson):
    """The questions of one exercise, for one municipality at a time.

    Attributes
    ----------
    name : str
        The name of notebook and module: "stap_01_foto".
    questions : list of Question
        For the municipality that is chosen now.
    states : dict of str to str
        By question id: "right" or "wrong", what was last checked.
    """

    def __init__(
        self, name: str, region: Region, *, example: bool = False, today: dt.date | None = None
    ) -> None:
        self.name = name
        self._module = importlib.import_module(f"bwlab.exercises.{name}")
        self._lines: list[ProgressLine] = []
        super().__init__(f"exercises/{name}", region, example=example, today=today)

    def ask(self, place: int, answer: Any = _NOTHING) -> Outcome | None:
        """Show a question; with an answer, check it without a screen.

        Parameters
        ----------
        place : int
            1 is the first question.
        answer : object, optional
            As it would be filled in.

        Returns
        -------
        Outcome or None
            None when the question is shown.

        Raises
        ------
        InputError
            There is no such question.
        """
        if not 1 <= place <= len(self.questions):
            raise InputError(
                f"Er is geen vraag {number(place)}.",
                now=f"Kies een vraag van 1 tot en met {len(self.questions)}.",
            )
        if answer is not _NOTHING:
            return self._question(place).ask(answer, on_outcome=partial(self._keep, self.store))
        self.live(lambda: self._question(place).pieces(self._step(place), partial(self._keep, self.store)))
        return None

    def progress(self) -> None:
        """Show how far one is; the line follows each answer."""
        self.live(lambda: [self._line()])

    def _question(self, place: int) -> Question:
        return self.questions[place - 1]

    def _step(self, place: int) -> str:
        step = f"Vraag {place} van {len(self.questions)}"
        done = self.states.get(self._question(place).id) == RIGHT
        return f"{step} · eerder goed beantwoord" if done else step

    def _line(self) -> ProgressLine:
        line = ProgressLine([self.states.get(each.id, UNANSWERED) for each in self.questions])
        self._lines = [line]
        return line

    def _take(self, region: Region) -> None:
        super()._take(region)
        self.questions: list[Question] = self._module.questions(self.monitor, region, self.today)
        self.states = {}
        try:
            kept = self.store.read().progress
        except DossierError:
            kept = {}  # the questions can still be asked; the banner says what is wrong with the file
        for question in self.questions:
            if (progress := kept.get(self._key(question))) is not None and progress.tries:
                self.states[question.id] = RIGHT if progress.right else "wrong"

    def _key(self, question: Question) -> str:
        return f"{self.name}/{question.id}"

    def _keep(
        self, store: DossierStore, question: Question, outcome: Outcome, answer: Any, hints: int
    ) -> None:
        """Remember an outcome here and in the dossier of the municipality it was asked about."""
        if outcome.state == UNANSWERED:
            return
        if store is self.store:
            self.states[question.id] = outcome.state
            for line in self._lines:
                line.states = [self.states.get(each.id, UNANSWERED) for each in self.questions]

        def change(record: Any) -> None:
            former = record.progress.get(self._key(question), Progress())
            record.progress[self._key(question)] = Progress(
                done=True,
                right=former.right or outcome.state == RIGHT,
                tries=former.tries + 1,
                hints=max(former.hints, hints),
                answer=json.loads(json.dumps(answer, default=list)),  # tuples and sets become lists
            )

        self.keep(store, change)


def exercise(name: str, *, today: dt.date | None = None) -> Exercise:
    """Begin an exercise: what the first cell of its notebook calls.

    Parameters
    ----------
    name : str
        "stap_01_foto".
    today : datetime.date, optional
        The day it is, for what depends on it.
    """
    region, example = chosen_region()
    begun = Exercise(name, region, example=example, today=today)
    begun.welcome()
    return begun
