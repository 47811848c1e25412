"""A paragraph for the coalition negotiations: a first version, own words, and what it still lacks."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from bwlab.lessons.fase_1.vision_panel import judged
from bwlab.policy.anchoring.accord import EXAMPLE, KEY, MOST, STUDY_GROUP, accord_of, checks, draft
from bwlab.policy.anchoring.vision import AT
from bwlab.widgets import Form, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

BUTTON = "Maak een eerste alinea van mijn dossier"
ALREADY = "Er staat al een alinea. Die laat ik staan. Maak het vak leeg als je opnieuw wilt beginnen."
NOTHING = "In je dossier staat nog geen visie en geen opgave om mee te beginnen. Schrijf eerst de visie, of neem een opgave over uit je lijst."
DRAFTED = "Dit is een eerste versie van wat in je dossier staat. Schrijf haar om tot ze van jullie is."
LEAD = "Zo kan een alinea eruitzien. Dit is een voorbeeld dat wij hebben verzonnen; het komt niet in je dossier:"


class AccordPanel:
    """The paragraph.

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
        self.form_place, self.said_place, self.told_place = VBox([]), VBox([]), VBox([])
        if as_pages():
            self.pieces: list[Any] = [self._form(), *self.judged(), STUDY_GROUP]
            return
        self.button = press(BUTTON)
        self.button.on_click(guarded(lambda _: self._draft(), self._say))
        refill(self.form_place, [self._form()])
        refill(self.said_place, self.judged())
        self.pieces = [self.button, self.told_place, self.form_place, self.said_place, STUDY_GROUP]

    @property
    def form(self) -> Form:
        """The form."""
        return self.form_place.children[0]

    def judged(self) -> list[Any]:
        """What the paragraph lacks; an example where there is none."""
        record = self.store.read()
        text = accord_of(record)
        return judged(checks(text, record)) if text.strip() else [LEAD, EXAMPLE]

    def _form(self) -> Form:
        self.shown = accord_of(self.store.read())
        form = Form("", [{"key": KEY, "kind": "text", "label": f"De alinea voor de onderhandelingstafel, hooguit {MOST} woorden", "rows": 7}], {KEY: self.shown})
        form.on_values(self._keep)
        return form

    def _keep(self, values: dict[str, Any]) -> None:
        text = values.get(KEY) or ""
        if text != self.shown:
            self.lesson.keep(self.store, lambda record: record.set_note(AT, KEY, text))
            self.shown = text
        refill(self.said_place, self.judged())

    def _draft(self) -> None:
        outcome: list[str] = []

        def change(record: Any) -> None:
            made = "" if accord_of(record).strip() else draft(record, self.lesson.monitor, self.lesson.today)
            outcome[:] = [ALREADY if accord_of(record).strip() else DRAFTED if made else NOTHING]
            if made:
                record.set_note(AT, KEY, made)

        self.lesson.keep(self.store, change)
        refill(self.form_place, [self._form()])
        refill(self.said_place, self.judged())
        self._say(outcome[0])

    def _say(self, sentence: str) -> None:
        if sentence:
            refill(self.told_place, [sentence])
