"""A question with its answer, its typical slips and a sentence for each: pure Python, no screen needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bwlab.exercises.answers import KINDS, same, understand

RIGHT, WRONG, UNANSWERED, UNCHECKABLE = "right", "wrong", "unanswered", "uncheckable"
NOT_YET = "Nog niet ingevuld."
NO_WRONG = "Hier is geen goed of fout."
_UNASKED: Any = object()


@dataclass(frozen=True)
class Option:
    """Something to choose, order or sort, or a box to sort into.

    ``place`` (0 to 1, left to right) and ``note`` draw it as a mark, for the kind "point".
    """

    key: str
    text: str
    place: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """A small table above the answer: texts only, the first column names the rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Slip:
    """A typical mistake with its own sentence.

    Parameters
    ----------
    id : str
    answer : object
        The answer this mistake leads to, as one would fill it in.
    sentence : str
        Names the mistake, not the person, and says where to look.
    when : callable, optional
        Takes an answer in its fixed shape; True where this mistake was made. By default: the same as
        ``answer``.
    """

    id: str
    answer: Any
    sentence: str
    when: Callable[[Any], bool] | None = None


@dataclass(frozen=True)
class Outcome:
    """What checking an answer gave: ``state`` is right, wrong, unanswered or uncheckable."""

    state: str
    sentence: str
    slip: str | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of an exercise.

    Parameters
    ----------
    id : str
        Stable: the dossier keeps progress under it.
    kind : {"one", "several", "number", "order", "sort", "point"}
    text : str
        What is asked.
    answer : object
        The right answer as one would fill it in; None where there is no right or wrong.
    right : str
        Said when it is right: what made it right and where it is of use. Without a right answer:
        what to compare one's answer with.
    look : str
        Said on a wrong answer that is no typical slip: what to look at.
    slips : sequence of Slip
        A slip that happens to give a right answer here, or the answer of an earlier slip, is left out.
    others : sequence
        Other right answers.
    options, boxes : sequence of Option
        What can be chosen; for "sort" the sentences and the boxes.
    units : sequence of str
        One: the unit shown. More: the unit has to be chosen, and counts.
    tolerance : float
        How far a number may be off, in its unit.
    scale : tuple of str
        The words at both ends, for "order" (first, last) and "point" (left, right).
    hints : sequence of str
        Smaller questions, one at a time.
    explanation : sequence of str
        Paragraphs that reason on the participant's own municipality.
    note : str
        Why the question is about another municipality, where it is.
    facts : Facts, optional
    picture : callable, optional
        Gives a chart to show above the question.
    """

    id: str
    kind: str
    text: str
    answer: Any
    right: str
    look: str = ""
    slips: Sequence[Slip] = ()
    others: Sequence[Any] = ()
    options: Sequence[Option] = ()
    boxes: Sequence[Option] = ()
    units: Sequence[str] = ()
    tolerance: float = 0.0
    scale: tuple[str, str] = ("", "")
    hints: Sequence[str] = ()
    explanation: Sequence[str] = ()
    note: str = ""
    facts: Facts | None = None
    picture: Callable[[], Any] | None = None
    _accepted: tuple[Any, ...] = field(default=(), init=False, repr=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r} of question {self.id}: one of {KINDS}")
        if self.answer is not None:
            accepted = tuple(understand(self, each) for each in (self.answer, *self.others))
            object.__setattr__(self, "_accepted", accepted)
        object.__setattr__(self, "slips", tuple(self._distinct(self.slips)))

    def _distinct(self, slips: Sequence[Slip]) -> list[Slip]:
        kept: list[Slip] = []
        for slip in slips:
            answer = understand(self, slip.answer)
            if not self._is_right(answer) and not any(self._made(each, answer) for each in kept):
                kept.append(slip)
        return kept

    def _is_right(self, answer: Any) -> bool:
        return any(same(self, answer, each) for each in self._accepted)

    def _made(self, slip: Slip, answer: Any) -> bool:
        if slip.when is not None:
            return slip.when(answer)
        return same(self, answer, understand(self, slip.answer))

    def check(self, given: Any) -> Outcome:
        """What an answer is worth, in a sentence.

        Parameters
        ----------
        given : object
            As it was filled in (see `bwlab.exercises.answers`); None is nothing.

        Raises
        ------
        InputError
            It cannot be read: no number, or a number with two readings.
        """
        answer = understand(self, given)
        if answer is None:
            return Outcome(UNANSWERED, NOT_YET)
        if not self._accepted:
            return Outcome(UNCHECKABLE, f"{NO_WRONG} {self.right}")
        if self._is_right(answer):
            return Outcome(RIGHT, self.right)
        slip = next((each for each in self.slips if self._made(each, answer)), None)
        if slip is not None:
            return Outcome(WRONG, slip.sentence, slip.id)
        return Outcome(WRONG, self.look)

    def ask(
        self,
        answer: Any = _UNASKED,
        *,
        step: str = "",
        on_outcome: Callable[..., None] | None = None,
    ) -> Outcome | None:
        """Show the question; with an answer, check it without a screen.

        Parameters
        ----------
        answer : object, optional
            As it would be filled in.
        step : str
            Where this question stands: "Vraag 3 van 9".
        on_outcome : callable, optional
            ``on_outcome(question, outcome, answer, hints)`` after each check; ``hints`` counts those asked.

        Returns
        -------
        Outcome or None
            None when it is shown.
        """
        if answer is not _UNASKED:
            outcome = self.check(answer)
            if on_outcome is not None:
                on_outcome(self, outcome, answer, 0)
            return outcome
        from bwlab.widgets.show import show  # here: the questions themselves need no widgets

        show(*self.pieces(step, on_outcome))
        return None

    def pieces(self, step: str = "", on_outcome: Callable[..., None] | None = None) -> list[Any]:
        """What is shown: the picture where there is one, and the form."""
        from bwlab.widgets.question_form import QuestionForm

        picture = [] if self.picture is None else [self.picture()]
        return [*picture, QuestionForm(self, step=step, on_outcome=on_outcome)]
