"""What may be said: a sentence held beside what the figure allows, and three sentences that the figures do allow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.charts.words import inside
from bwlab.lessons.parts import guessing
from bwlab.policy.evaluating.apart import Apart
from bwlab.policy.evaluating.claims import checked
from bwlab.policy.evaluating.telling import may_say
from bwlab.widgets.show import as_pages, refill

KEY = "zin"
EMPTY = "Er staat nog geen zin."
SHOW = "Laat drie zinnen zien die wel mogen"
WORDS = "We zoeken op woorden en lezen niet mee. Een zin die hier doorheen komt, kan nog steeds niet kloppen."


class ClaimPanel:
    """A sentence to type, what it claims, and behind a button three sentences from the own figures.

    Parameters
    ----------
    lesson : Lesson
    current : callable
        Gives the change that is taken apart now; None where there is none.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, current: Callable[[], Apart | None]) -> None:
        self.lesson, self.store, self.current = lesson, lesson.store, current
        found, label = current(), "Schrijf de zin op die jij over dit cijfer in een verslag of persbericht zou zetten."
        self.form = lesson.note_form(KEY, [{"key": "text", "kind": "text", "label": label, "rows": 3}])
        if as_pages():
            self.pieces: list[Any] = [self._about(found), self.form, *(may_say(found) if found else []), WORDS]
            return
        self.said, self.about = VBox([]), VBox([])
        self.form.on_values(lambda _: self.follow())  # after the form has kept it
        self.follow()
        self.pieces = [self.about, self.form, self.said, *guessing.behind(self._may, SHOW)]

    def follow(self) -> None:
        """Hold the sentence beside the change as it is taken apart now."""
        refill(self.about, [self._about(self.current())])
        refill(self.said, self._judged())

    def _about(self, found: Apart | None) -> str:
        if found is None:
            return "Er is hier geen cijfer dat we uit elkaar kunnen halen. Je zin kan dan alleen gaan over wat er is gedaan."
        return f"Het gaat over {inside(found.indicator.name)} in {found.region.label}, van {found.start} tot {found.end}, vergeleken met {found.group}."

    def _judged(self) -> list[Any]:
        note = self.store.read().note(self.lesson.id, KEY)
        found = checked(note.text if note else "", self.current())
        if not found:
            return [EMPTY]
        open_, fine = [each for each in found if not each.ok], [each for each in found if each.ok]
        return [[*(f"{each.what}: {each.why}" for each in open_), *(f"In orde, {inside(each.what)}: {each.why}" for each in fine), WORDS]]

    def _may(self) -> list[Any]:
        found = self.current()
        if found is None:
            return ["Zonder cijfer mag dit wel: wat jullie deden, voor wie, hoeveel, en wie je vertelde wat het opleverde."]
        lead = "Deze zinnen volgen uit de cijfers. Knip erin wat je wilt, en laat de jaren, de groep en de bron staan."
        return [lead, may_say(found), "Wat er niet bij staat: waardoor het kwam. Dat kun je alleen vertellen met wat mensen zelf zagen, en dan staat erbij wie dat zei."]
