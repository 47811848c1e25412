"""The mandate: which role, what it may and may not, who helps, and until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.formats import date, number
from bwlab.lessons.parts.changing import changed, filled
from bwlab.policy.anchoring.appointing import given, mandate_gaps, named, started
from bwlab.policy.monitoring.sight import term
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages, as_widget, close

TOGETHER = (("start", "end"),)
TEXTS = ("candidate", "may", "may_not", "supports", "start", "end")
EMPTY = "Er staat nog geen mandaat. Vul in wat je weet; wat nog open is, staat daarna hierboven."
WHOLE = "In dit mandaat staat alles. Of de ambassadeur ja zegt, weet je pas als je het vraagt."


class MandatePanel:
    """The form of the one mandate of a dossier, and what is missing in it.

    Parameters
    ----------
    lesson : Lesson
    changed : callable, optional
        Called after the mandate is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self.today = lesson, lesson.store, lesson.today
        self._changed = changed or (lambda: None)
        dossier = self.store.read()
        self.shown = {key: getattr(dossier.ambassador, key) for key in TEXTS}
        self.form = Form("", self._fields(dossier), self.shown)
        self.form.on_values(self._keep)
        if as_pages():
            self.pieces: list[Any] = [*self.said(dossier), self.form]
            return
        self.place = VBox([])
        self._tell(dossier)
        self.pieces = [self.place, self.form]

    def follow(self) -> None:
        """Other roles to choose from; what is being typed in the other fields stays."""
        dossier = self.store.read()
        self.form.fields = self._fields(dossier)
        self._tell(dossier)

    def said(self, dossier: Any) -> list[Any]:
        """What is open in the mandate, why it counts, and what to do."""
        if not given(dossier.ambassador):
            return [EMPTY]
        found = mandate_gaps(dossier.ambassador, dossier.candidates, self.today)
        if not found:
            return [WHOLE]
        lead = f"In dit mandaat {'is nog één punt' if len(found) == 1 else f'zijn nog {number(len(found))} punten'} om naar te kijken. Het is bewaard zoals je het invulde."
        return [lead, pd.DataFrame({"Wat": [each.what for each in found], "Waarom dat telt": [each.why for each in found], "Wat nu": [each.now for each in found]})]

    def _fields(self, dossier: Any) -> list[dict[str, Any]]:
        roles = [[each.key, named(each) if len(named(each)) <= 60 else f"{named(each)[:59]}…"] for each in started(dossier.candidates)]
        help_ = "" if roles else "Er staat nog geen rol in je lijst. Schrijf er hierboven een op."
        end = date(term(self.today)[1])
        return [
            {"key": "candidate", "kind": "select", "label": "Welke rol vragen jullie als eerste?", "options": roles, "help": help_},
            {"key": "may", "kind": "text", "label": "Wat mag de ambassadeur, zonder het eerst te vragen?"},
            {"key": "may_not", "kind": "text", "label": "Wat mag de ambassadeur niet? Denk aan geld, vergunningen, een standpunt van het college."},
            {"key": "supports", "kind": "line", "label": "Wie in het gemeentehuis helpt? Een functie, geen naam."},
            {"key": "start", "kind": "date", "label": "Begin", "half": True},
            {"key": "end", "kind": "date", "label": "Einde", "half": True, "help": f"Deze raadsperiode loopt tot ongeveer {end}."},
        ]  # fmt: skip

    def _keep(self, values: dict[str, Any]) -> None:
        typed, outcome = changed(values, self.shown), []

        def change(record: Any) -> None:  # what a second tab filled in meanwhile stays
            made, trouble = filled(record.ambassador, typed, TOGETHER)
            record.ambassador = made
            outcome[:] = [made, trouble]

        self.lesson.keep(self.store, change)
        made, trouble = outcome
        # What was refused is not shown as kept: it is asked again with the next change.
        self.shown |= {key: getattr(made, key) for key in typed}
        self._tell(self.store.read())
        self._changed()
        if trouble:
            raise trouble

    def _tell(self, dossier: Any) -> None:
        former, self.place.children = self.place.children, tuple(as_widget(piece) for piece in self.said(dossier))
        for each in former:
            close(each)
