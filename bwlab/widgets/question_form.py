"""A question as a form: Python knows the answer and checks, the browser only asks."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import traitlets

from bwlab.errors import AmbiguousNumberError, InputError
from bwlab.exercises.question import UNANSWERED, Option, Question
from bwlab.widgets.base import BwWidget
from bwlab.widgets.esm import form_module
from bwlab.widgets.number_box import reading_words


class QuestionForm(BwWidget):
    """Any kind of question, with Controleer, Hint and Uitleg.

    No trait holds an answer, a hint or an explanation before it is asked for.

    Parameters
    ----------
    question : Question
    step : str
        Where it stands: "Vraag 3 van 9".
    on_outcome : callable, optional
        ``on_outcome(question, outcome, answer, hints)`` after each check of something filled in.
    """

    _esm = form_module("question_form")
    kind = traitlets.Unicode().tag(sync=True)
    step = traitlets.Unicode("").tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    note = traitlets.Unicode("").tag(sync=True)
    options = traitlets.List().tag(sync=True)
    boxes = traitlets.List().tag(sync=True)
    units = traitlets.List(traitlets.Unicode()).tag(sync=True)
    scale = traitlets.List(traitlets.Unicode()).tag(sync=True)
    facts = traitlets.Dict().tag(sync=True)
    hints_total = traitlets.Int(0).tag(sync=True)
    request = traitlets.Dict().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    hints = traitlets.List(traitlets.Unicode()).tag(sync=True)
    explanation = traitlets.List(traitlets.Unicode()).tag(sync=True)
    readings = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self, question: Question, step: str = "", on_outcome: Callable[..., None] | None = None
    ) -> None:
        self.question = question
        self._on_outcome = on_outcome
        self._open: tuple[tuple[float, ...], Any] = ((), None)
        facts = question.facts
        super().__init__(
            kind=question.kind,
            step=step,
            text=question.text,
            note=question.note,
            options=[_record(each) for each in question.options],
            boxes=[_record(each) for each in question.boxes],
            units=list(question.units),
            scale=list(question.scale),
            facts={}
            if facts is None
            else {
                "caption": facts.caption,
                "columns": list(facts.columns),
                "rows": [list(row) for row in facts.rows],
            },
            hints_total=len(question.hints),
        )
        self.on("request", self._answer)

    def _answer(self, request: dict[str, Any]) -> None:
        """Do what the browser asks: check, hint, explain, or check the chosen reading of a number."""
        action = request.get("action")
        if action == "hint":
            self.hints = list(self.question.hints[: len(self.hints) + 1])
        elif action == "explain":
            self.explanation = list(self.question.explanation)
        elif action == "check":
            self._check(request.get("answer"), request.get("stamp"))
        elif action == "reading":
            values, unit = self._open
            self._check([values[request["index"]], unit], request.get("stamp"))

    def _check(self, given: Any, stamp: float | None) -> None:
        self.feedback, self.readings = {}, []
        try:
            outcome = self.question.check(given)
        except AmbiguousNumberError as error:
            unit = given[1] if isinstance(given, list) else None
            self._open = (error.readings, unit)
            self.readings = reading_words(error.readings, unit or "".join(self.question.units[:1]))
            raise InputError(error.what, now="Kies hieronder welk getal je bedoelt.") from error
        self.feedback = {"state": outcome.state, "sentence": outcome.sentence, "stamp": stamp}
        if self._on_outcome is not None and outcome.state != UNANSWERED:
            self._on_outcome(self.question, outcome, given, len(self.hints))

    def as_html(self) -> str:
        """The question on paper: what is asked and between what one chooses, nothing more."""
        question, esc = self.question, html.escape
        parts = [
            f'<p class="step">{esc(self.step)}</p>' if self.step else "",
            f'<p class="text">{esc(question.text)}</p>',
        ]
        if question.note:
            parts.append(f'<p class="example">{esc(question.note)}</p>')
        if question.facts is not None:
            parts.append(_table(self.facts))
        if question.kind == "number":
            parts.append(f'<p class="blank">Je antwoord: …… {esc(" / ".join(question.units))}</p>')
        else:
            rows = "".join(f"<li>{esc(_line(each))}</li>" for each in question.options)
            parts.append(f'<ul class="choices">{rows}</ul>')
        if question.boxes:
            parts.append(
                f'<p class="boxes">Bakken: {esc(" · ".join(box.text for box in question.boxes))}</p>'
            )
        return f'<section class="bw bw-ask bw-question still">{"".join(parts)}</section>'


def _record(option: Option) -> dict[str, Any]:
    record: dict[str, Any] = {"key": option.key, "text": option.text}
    return record if option.place is None else record | {"place": round(option.place, 4), "note": option.note}


def _line(option: Option) -> str:
    return f"{option.text}: {option.note}" if option.note else option.text


def _table(facts: dict[str, Any]) -> str:
    head = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in facts["columns"])
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{html.escape(cell)}</th>' if place == 0 else f"<td>{html.escape(cell)}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in facts["rows"]
    )
    caption = html.escape(facts["caption"])
    rows = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<table class="facts"><caption>{caption}</caption>{rows}</table>'
