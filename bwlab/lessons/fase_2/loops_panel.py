"""The policy theory as a picture: what has no source, and one loop at a time."""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart
from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lessons.fase_2.drawing import capital, count, draw, part, whose
from bwlab.lessons.fase_2.example import shown
from bwlab.policy.theory.loops import (
    MEANS,
    UNKNOWN,
    Loop,
    loops,
    named,
    summary,
    told,
    without_brake,
)
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_pages

ALL = "alles"
MOST = 12  # loops to choose from


class LoopsPanel:
    """A picture with a loop to choose.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.region, self.today = lesson.region, lesson.today
        self.shown = shown(lesson.store.read(), lesson.monitor)
        self.theory = self.shown.theory
        self.loops = loops(self.theory)
        options = [(ALL, "Alle pijlen"), *((str(place), f"Lus {place + 1}: {loop.kind}") for place, loop in enumerate(self.loops.found[:MOST]))]
        lead = [self.shown.lead] if self.shown.lead else []
        if not self.theory.links:
            self.pieces: list[Any] = [*lead, "Er is nog geen pijl die twee factoren verbindt. Dan is er ook nog geen plaatje."]
            return
        self.pick = Choice("Welke lus bekijk je?", options, ALL)
        self.view = ChartView(self.draw(None))
        said = [summary(self.theory, self.loops), *self._brakes()]
        if as_pages():
            first = [self.draw(self.loops.found[0])] if self.loops.found else []
            self.pieces = [*lead, self.draw(None), *first, *said]
            return
        self.pick.on_value(lambda _: self._turn())
        self.pieces = [*lead, *([self.pick] if self.loops.found else []), self.view, *said]

    def draw(self, loop: Loop | None) -> Chart:
        """The picture, with one loop in colour."""
        found = self.theory
        if loop is None:
            title, sentence = self.title(), self.to_check()
            alt = [f"bijvoorbeeld {found.said(each)} zonder bron" for each in found.bare[:2]] or ["elke pijl heeft een bron"]
            links: tuple[Any, ...] = ()
        else:
            title, sentence, links = self.loop_title(loop), f"{told(found, loop)} {MEANS[loop.kind]}", loop.links
            alt = [named(found, loop)]
        lead = f"Voorbeeld: {inside(title)}" if self.shown.lead else title
        return draw(self.shown, lead, self.region.label, self.today, loop=links, alt=alt).saying(sentence)

    def title(self) -> str:
        """How many arrows have no source."""
        of, bare = len(self.theory.links), len(self.theory.bare)
        if not bare:
            return "Elke pijl heeft een bron" if of > 1 else "De ene pijl heeft een bron"
        return f"{capital(part(bare, of, 'pijl'))} {'hebben' if bare > 1 else 'heeft'} nog geen bron"

    def to_check(self) -> str:
        """What to do about the arrows without a source, as many as there are."""
        bare = len(self.theory.bare)
        if not bare:
            return "Een bron is nog geen goede bron. Welke zou je het eerst nalezen?"
        ask = "Wie kan die ene pijl nazoeken?" if bare == 1 else f"Welke {'drie ' if bare > 3 else ''}zou je het eerst laten nazoeken?"
        return f"Een gestreepte pijl is een aanname tot iemand hem heeft nagezocht. {ask}"

    def loop_title(self, loop: Loop) -> str:
        """What a loop does, in how many years, and how much of it is assumed."""
        of, bare = len(loop.links), len(loop.bare)
        does = "Van deze lus is nog niet te zeggen wat hij doet" if loop.kind == UNKNOWN else f"Deze lus van {count(of, 'pijl')} {loop.kind}"
        years = f", in rondjes van {number(loop.lag)} jaar" if loop.lag else ""
        return f"{does}{years}; {part(bare, of, 'pijl')} {'hebben' if bare > 1 else 'heeft'} geen bron" if bare else f"{does}{years}; elke pijl heeft een bron"

    def _brakes(self) -> list[Any]:
        said = without_brake(self.theory, self.loops)
        more = [f"In de lijst staan de eerste {number(MOST)} lussen."] if len(self.loops.found) > MOST else []
        return [*more, *([said] if said else [])]

    def _turn(self) -> None:
        loop = None if self.pick.value == ALL else self.loops.found[int(self.pick.value)]
        self.view.update(self.draw(loop))

    def ready(self) -> str:
        """What the arrows of this dossier hold, for who guessed first."""
        return summary(self.theory, self.loops).replace("deze pijlen", whose(self.shown), 1)
