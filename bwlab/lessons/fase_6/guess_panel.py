"""What would have happened anyway? Guessed with two sliders, and a button after which the bars take their real place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from ipywidgets import VBox

from bwlab.charts import Chart
from bwlab.formats import number, quantity
from bwlab.lessons.fase_6.taken import NONE, drawn, figures, guess_key, longest
from bwlab.lessons.parts.carrying import nice
from bwlab.policy.evaluating.apart import words
from bwlab.policy.evaluating.telling import NOT_POLICY, bare, sentence
from bwlab.widgets import Slider, press, scenario
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

STEPS = 15  # of a guess, about so many on either side of nothing
SHOW = "Bewaar mijn schatting en laat zien hoe het was"


class GuessPanel:
    """Two sliders to guess with, and a button after which the bars take their real place.

    Parameters
    ----------
    lesson : Lesson
    told : callable, optional
        Called when the answer is shown.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any] = lambda: None) -> None:
        self.lesson, self.store, self._told = lesson, lesson.store, told
        codes = figures(lesson)
        if not codes:
            self.pieces: list[Any] = [NONE.format(label=lesson.region.label)]
            return
        self.found = longest(lesson, next(iter(codes)))
        self.known, self.key = self.found.indicator, guess_key(self.found.indicator.code)
        self.revealed = as_pages()
        values, texts = self._positions()
        self.everywhere = Slider("De mediaan van het hele land", values, 0.0, note="jouw schatting", texts=texts)
        self.alike = Slider("De mediaan van gemeenten die erop lijken", values, 0.0, note="jouw schatting", texts=texts)
        self._again(values)
        self.scenario = scenario(lambda everywhere, alike: (everywhere, alike), {"everywhere": self.everywhere, "alike": self.alike}, lambda guess: self._draw(*guess), beside=True)
        self.button, self.said = press(SHOW), VBox([])
        self.button.on_click(guarded(lambda _: self._reveal(), lambda said: refill(self.said, [said] if said else [])))
        self.pieces = [self._asked(), drawn(self.found).saying(sentence(self.found))] if as_pages() else [self._asked(), self.scenario, self.button, self.said]

    def _asked(self) -> str:
        found, known = self.found, self.known
        first, last = (quantity(each, known.decimals, known.unit_text) for each in (found.first, found.last))
        return (
            f"{known.name} in {found.region.label}: {first} in {found.start}, {last} in {found.end}. Dat is {words(known, found.parts.change)}. "
            "Schuif de twee schuiven naar wat je denkt: wat deed het hele land in die tijd, en wat deden gemeenten die erop lijken? Wat overblijft, was alleen hier."
        )

    def _positions(self) -> tuple[list[float], list[str]]:
        parts, known = self.found.parts, self.known
        reach = 1.3 * max(abs(parts.change), abs(parts.national), abs(parts.group), 10.0**-known.decimals)
        step = nice(reach / STEPS, known.decimals)
        most = int(np.ceil(reach / step))
        values = [round(step * each, known.decimals) + 0.0 for each in range(-most, most + 1)]
        return values, ["geen verandering" if not each else words(known, each) for each in values]

    def _again(self, values: list[float]) -> None:
        """What was guessed before is shown again, with its answer; a guess for another edition is left."""
        note = self.store.read().note(self.lesson.id, self.key)
        try:
            kept = [float(each) for each in note.answer.split(";")] if note else []
        except ValueError:
            kept = []
        if len(kept) == 2 and all(each in values for each in kept):
            self.everywhere.value, self.alike.value = kept
            self.revealed = True

    def _draw(self, everywhere: float, alike: float) -> Chart:
        parts = self.found.parts
        if not self.revealed:
            rest = self.found.parts.change - alike
            said = f"Als de mediaan van het hele land {bare(self.known, everywhere)} is en die van gemeenten die erop lijken {bare(self.known, alike)}, dan was er alleen hier {bare(self.known, rest)}."
            return drawn(self.found, guesses=(everywhere, alike), hidden=True, room=(self.everywhere.values[0], self.everywhere.values[-1])).saying(said)
        off = [abs(everywhere - parts.national), abs(alike - parts.group)]
        said = f"Als dit je schatting is, dan zat je er {number(off[0], self.known.decimals)} naast bij het hele land en {number(off[1], self.known.decimals)} bij gemeenten die erop lijken. Je dacht dat er alleen hier {bare(self.known, parts.change - alike)} was; het was {bare(self.known, parts.own)}. {NOT_POLICY}"
        return drawn(self.found, guesses=(everywhere, alike)).saying(said)

    def _reveal(self) -> None:
        guess = f"{self.everywhere.value};{self.alike.value}"
        text = f"het hele land {self.everywhere.text}, gemeenten die erop lijken {self.alike.text} ({self.known.name}, {self.found.start} tot {self.found.end})"
        self.lesson.keep(self.store, lambda record: record.set_note(self.lesson.id, self.key, text, guess))
        self.revealed = True
        self.scenario.view.update(self._draw(self.everywhere.value, self.alike.value), animate=True)
        self._told()
