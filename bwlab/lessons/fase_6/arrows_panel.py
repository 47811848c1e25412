"""The policy theory looked back at: arrow by arrow, seen or not, and how long one has to wait."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lessons.fase_2.example import shown
from bwlab.lessons.fase_6.keyed import Keyed
from bwlab.policy import ArrowReview
from bwlab.policy.evaluating.reflection import Reviewed, reviewed, rows, since, told
from bwlab.policy.records.following import SEEN
from bwlab.widgets import ASSUMPTION, Choice, Slider
from bwlab.widgets.show import as_pages, refill

LEAD = "Dit zijn pijlen die wij hebben verzonnen, want in je dossier staan er nog geen. Je kunt er niets bij bewaren; in fase 2 maak je je eigen pijlen."
LONGEST = 12  # years after the beginning
FIELDS = [
    {"key": "seen", "kind": "choice", "label": "Wat zag je van deze pijl?", "options": [list(each) for each in SEEN.items()]},
    {"key": "text", "kind": "line", "label": "Wat zag je, en bij wie?"},
    {"key": "source", "kind": "line", "label": "Wie vertelde dit, of waaruit blijkt het?", "half": True},
    {"key": "keeps", "kind": "line", "label": "Wat denk je voortaan van deze pijl?", "half": True},
]


class ArrowsPanel:
    """Every arrow with what was seen of it, one slider for when one looks, and a form for one of them.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.monitor, self.today = lesson, lesson.store, lesson.monitor, lesson.today
        it = shown(self.store.read(), self.monitor)
        lead = [LEAD] if it.lead else []
        self.after = Slider("Hoeveel jaar na het begin van de activiteiten kijk je?", list(range(LONGEST + 1)), self._waited(), note=ASSUMPTION, texts=["meteen", "1 jaar", *(f"{each} jaar" for each in range(2, LONGEST + 1))])
        if as_pages():
            self.pieces: list[Any] = [*lead, *self._said()]
            return
        self.place, self.form_place = VBox([]), VBox([])
        self.after.on_value(lambda _: refill(self.place, self._said()))
        refill(self.place, self._said())
        self.pieces = [*lead, self.after, self.place]
        if not it.lead:
            self.pick = Choice("Welke pijl?", [(each.arrow.key, f"{number(place)}. {each.said}") for place, each in enumerate(self._found(), 1)], self._found()[0].arrow.key)
            self.pick.on_value(lambda _: self._show())
            self._show()
            self.pieces += [self.pick, self.form_place]

    def _waited(self) -> int:
        begin = since(self.store.read(), self.today)
        return 0 if begin is None else min(LONGEST, max(0, self.today.year - begin))

    def _found(self) -> list[Reviewed]:
        dossier = self.store.read()
        it = shown(dossier, self.monitor)
        begin = since(dossier, self.today) or self.today.year
        day = self.today.replace(year=begin + int(self.after.value), day=min(self.today.day, 28))
        return reviewed(it.theory.arrows, [] if it.lead else dossier.arrow_reviews, it.theory, it.aim, self.monitor, begin, day)

    def _said(self) -> list[Any]:
        found = self._found()
        begun = since(self.store.read(), self.today) is not None
        there = sum(each.visible is not None and not each.early for each in found)
        begin = "" if begun else " In je dossier is nog geen activiteit begonnen; we tellen daarom vanaf dit jaar."
        looked = f"Als je {inside(self.after.text)}{' na het begin' if self.after.value else ''} kijkt, dan kan er van {number(there)} van de {number(len(found))} pijlen iets te zien zijn, volgens de jaren die bij de pijlen staan.{begin}"
        return [looked, pd.DataFrame(rows(found)), told(found)]

    def _show(self) -> None:
        self.keyed = Keyed(self.lesson, "arrow_reviews", ArrowReview, {"arrow": self.pick.value}, FIELDS, lead=dict(map(tuple, self.pick.options))[self.pick.value], told=lambda: refill(self.place, self._said()))
        refill(self.form_place, [self.keyed.form])


