"""The plan for resident knowledge: a form for each question, with the figure it stands beside."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.formats import listing
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.policy import ResidentQuestion
from bwlab.policy.dialogue.resident_plan import METHODS, begun, beside, figure_words, remarks, suggested
from bwlab.widgets.show import as_pages, refill

SHOWN = 5  # figures that are suggested
LEAD = "Bij deze cijfers van je gemeente kun je inwoners iets vragen:"


class ResidentsPanel:
    """The lines, each beside its figure, and what the plan still lacks.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.monitor, self.region, self.today = lesson, lesson.store, lesson.monitor, lesson.region, lesson.today
        dossier = self.store.read()
        plan = begun(dossier.resident_plan)
        catalogue = self.monitor.catalogue
        figures = [[code, f"{catalogue[code].theme}: {catalogue[code].name}"] for code in catalogue.foto]
        figures += [[code, f"{code} (niet in deze editie)"] for code in dict.fromkeys(each.indicator for each in plan) if code and code not in catalogue.foto]
        fields = [
            {"key": "question", "kind": "line", "label": "Wat wil je van inwoners weten?", "help": "Vraag naar wat zij meemaken, niet naar wat het cijfer al zegt."},
            {"key": "indicator", "kind": "select", "label": "Naast welk cijfer?", "options": figures, "half": True},
            {"key": "group", "kind": "line", "label": "Aan wie vraag je het?", "half": True},
            {"key": "method", "kind": "line", "label": "Hoe vraag je het?", "help": f"Bijvoorbeeld: {listing(list(METHODS[:4]), 'of')}.", "half": True},
            {"key": "day", "kind": "date", "label": "Wanneer?", "half": True},
            {"key": "owner", "kind": "line", "label": "Wie doet het? Een functie, geen naam.", "half": True},
        ]  # fmt: skip
        self.said_place = VBox([])
        self.rows = RecordRows(lesson, "resident_plan", ResidentQuestion, fields, name="Vraag", more="Nog een vraag", begun=begun, told=self._told).rows
        if as_pages():
            self.pieces: list[Any] = [LEAD, self._suggested(dossier), self.rows, *self.said()]
            return
        refill(self.said_place, self.said())
        self.pieces = [LEAD, self._suggested(dossier), self.rows, self.said_place]

    def said(self) -> list[Any]:
        """The plan beside the figures, and what it lacks."""
        plan = self.store.read().resident_plan
        lines = beside(plan, self.monitor, self.region, self.today)
        if not lines:
            return [remarks(plan, self.monitor, self.region, self.today)]
        table = pd.DataFrame(
            [(_clip(each.question), _clip(each.group), _clip(each.how), each.when, each.figure) for each in lines],
            columns=["Wat inwoners weten", "Wie", "Hoe", "Wanneer", "Wat het cijfer zegt"],
        )
        return [table, remarks(plan, self.monitor, self.region, self.today)]

    def _suggested(self, dossier: Any) -> list[str]:
        found = suggested(dossier, self.monitor, self.region)[:SHOWN]
        if not found:
            return ["Elk cijfer van de foto is er. Begin dan bij een cijfer dat je niet begrijpt."]
        return [f"{figure_words(code, self.monitor, self.region, self.today)}{' Dit hoort bij je opgave.' if why == 'je opgave' else ''}" for code, why in found]

    def _told(self) -> None:
        refill(self.said_place, self.said())


def _clip(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
