"""How far one is with an exercise: a mark for each question and one sentence."""

from __future__ import annotations

from collections.abc import Sequence

import traitlets

from bwlab.formats import number
from bwlab.widgets.base import BwWidget
from bwlab.widgets.esm import form_module

WORDS = {
    "right": "goed",
    "wrong": "nog niet goed",
    "unanswered": "nog niet ingevuld",
    "uncheckable": "ingevuld",
}


class ProgressLine(BwWidget):
    """A row of marks, one for each question.

    Parameters
    ----------
    states : sequence of str
        The state of each question: right, wrong, unanswered or uncheckable.
    """

    _esm = form_module("progress_line")
    states = traitlets.List(traitlets.Unicode()).tag(sync=True)
    sentence = traitlets.Unicode("").tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)

    def __init__(self, states: Sequence[str]) -> None:
        super().__init__(states=list(states), sentence=progress_sentence(states))
        self.on("states", self._count)

    def _count(self, states: Sequence[str]) -> None:
        self.sentence = progress_sentence(states)

    def as_html(self) -> str:
        """The sentence."""
        return f'<div class="bw bw-still"><p>{self.sentence}</p></div>'


def progress_sentence(states: Sequence[str]) -> str:
    """The states in words: "3 van de 9 vragen goed, 2 nog niet ingevuld."."""
    total, right, left = len(states), list(states).count("right"), list(states).count("unanswered")
    if left == total:
        return f"Er zijn {number(total)} vragen. Je hebt er nog geen ingevuld."
    rest = f", {number(left)} nog niet ingevuld" if left else ""
    return f"{number(right)} van de {number(total)} vragen goed{rest}."
