"""The policy theory looked back at: arrow by arrow, seen or not, and how long one has to wait."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ipywidgets import VBox

from bwlab.charts import Chart, SeenArrow, arrows_seen
from bwlab.formats import number
from bwlab.lessons.fase_2.example import shown
from bwlab.lessons.fase_6.keyed import Keyed
from bwlab.policy import ArrowReview
from bwlab.policy.evaluating.reflection import Reviewed, reviewed, since, told
from bwlab.policy.records.following import SEEN
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
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
        self.lead = bool(it.lead)
        self.after = Slider("Hoeveel jaar na het begin van de activiteiten kijk je?", list(range(LONGEST + 1)), self._waited(), note=ASSUMPTION, texts=["meteen", "1 jaar", *(f"{each} jaar" for each in range(2, LONGEST + 1))])
        self.scenario = scenario(lambda after: int(after), {"after": self.after}, self._draw)
        if as_pages():
            self.pieces: list[Any] = [*lead, self.scenario, told(self._found())]
            return
        self.place, self.form_place = VBox([]), VBox([])
        self.after.on_value(lambda _: self._tell())
        self._tell()
        self.pieces = [*lead, self.scenario, self.place]
        if not it.lead:
            self.pick = Choice("Welke pijl?", [(each.arrow.key, f"{number(place)}. {each.said}") for place, each in enumerate(self._found(), 1)], self._found()[0].arrow.key)
            self.pick.on_value(lambda _: self._show())
            self._show()
            self.pieces += [self.pick, self.form_place]

    def _waited(self) -> int:
        begin = since(self.store.read(), self.today)
        return 0 if begin is None else min(LONGEST, max(0, self.today.year - begin))

    def _found(self, after: int | None = None) -> list[Reviewed]:
        dossier = self.store.read()
        it = shown(dossier, self.monitor)
        begin = since(dossier, self.today) or self.today.year
        day = dt.date(begin + int(self.after.value if after is None else after), 12, 31)
        return reviewed(it.theory.arrows, [] if it.lead else dossier.arrow_reviews, it.theory, it.aim, self.monitor, begin, day)

    def _draw(self, after: int) -> Chart:
        found = self._found(after)
        lanes = [SeenArrow(each.said, each.wait if each.visible is not None else None, each.review.seen if each.review and each.looked else "") for each in found]
        whose = "voorbeeld, door ons verzonnen" if self.lead else "pijlen van de deelnemer"
        return arrows_seen(lanes, after=after, longest=LONGEST, label=self.lesson.region.label, source=whose, lead="Een voorbeeld. " if self.lead else "").saying(self._sentence(found, after))

    def _sentence(self, found: list[Reviewed], after: int) -> str:
        there = sum(each.visible is not None and not each.early for each in found)
        begun = since(self.store.read(), self.today) is not None
        begin = "" if begun else " In je dossier is nog geen activiteit begonnen; we tellen daarom vanaf dit jaar."
        when = f"{number(after)} jaar na het begin" if after else "meteen"
        return f"Als je {when} kijkt, dan kan er van {number(there)} van de {number(len(found))} pijlen iets te zien zijn, volgens de jaren die bij de pijlen staan. Kan het nog niet, dan is 'niet gezien' geen uitkomst.{begin}"

    def _tell(self) -> None:
        refill(self.place, [told(self._found())])

    def _kept(self) -> None:
        self.scenario.redraw()
        self._tell()

    def _show(self) -> None:
        about = dict(map(tuple, self.pick.options))[self.pick.value]
        self.keyed = Keyed(self.lesson, "arrow_reviews", ArrowReview, {"arrow": self.pick.value}, FIELDS, lead=about, told=self._kept)
        refill(self.form_place, [self.keyed.form])
