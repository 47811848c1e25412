"""Sentences of an alderman to sort: may this be said? Each choice is kept, the answers wait behind a button."""

from __future__ import annotations

from typing import Any

from bwlab.lessons.casus.choices import answer
from bwlab.lessons.parts.changing import changed
from bwlab.lessons.parts.guessing import behind
from bwlab.policy.case.claims import ANSWERS, claims, score_words, sorted_out
from bwlab.policy.case.story import case_of
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages


class ClaimsPanel:
    """A form with a choice for each sentence, and the answers.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store = lesson, lesson.store
        self.claims = claims(lesson.monitor, case_of(lesson.monitor, lesson.region))
        fields = [{"key": each.key, "kind": "select", "label": each.text, "options": [list(one) for one in ANSWERS.items()], "half": True} for each in self.claims]
        self.shown = self._given()
        self.form = Form("Mag de wethouder dit zeggen?", fields, self.shown)
        self.form.on_values(self._keep)
        self.pieces: list[Any] = [self.form, *(self.judged() if as_pages() else behind(self.judged, "Vergelijk met ons antwoord"))]

    def judged(self) -> list[Any]:
        """How she sorted them beside how we do, with why."""
        given = self._given()
        return [score_words(self.claims, given), sorted_out(self.claims, given)]

    def _given(self) -> dict[str, str]:
        record = self.store.read()
        return {each.key: answer(record, f"zin {each.key}") for each in self.claims}

    def _keep(self, values: dict[str, Any]) -> None:
        moved = changed(values, self.shown)

        def change(record: Any) -> None:
            for key, chosen in moved.items():
                record.set_note(self.lesson.id, f"zin {key}", answer=chosen or "")

        if moved:
            self.lesson.keep(self.store, change)
            self.shown |= moved
