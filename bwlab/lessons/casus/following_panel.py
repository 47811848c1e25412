"""The real years one by one: a figure, what the rule says of it, and a choice that is kept before the next year comes."""

from __future__ import annotations

from typing import Any

from ipywidgets import HBox, VBox

from bwlab.charts import Chart
from bwlab.formats import number
from bwlab.lessons.casus.choices import ADJUST, FIXED, answer, chosen, fixed
from bwlab.lessons.casus.past_chart import drawn
from bwlab.policy.case.story import KNOWN, case_of
from bwlab.policy.case.watching import Year, look, looked_back, said, years
from bwlab.policy.records.following import CHOICES
from bwlab.widgets import press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

NEXT = "Geef het volgende jaar"
AGAIN = "Begin opnieuw"
CHANGED = "Je koos een andere regel nadat het eerste cijfer er was. Hier telt de regel van daarvoor. Wil je een andere, begin dan opnieuw."
CHOOSE = "Kies eerst wat je dit jaar doet. Dan komt het volgende jaar."


class FollowingPanel:
    """The picture so far, a choice for the newest year, and a button for the next.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    shown : int
        How many years were handed out.
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.monitor = lesson, lesson.store, lesson.monitor
        self.case = case_of(lesson.monitor, lesson.region)
        self.years = years(self.monitor)
        kept = [bool(self.choice(year)) for year in self.years]
        self.shown = len(self.years) if as_pages() else kept.index(False) if False in kept else len(kept)
        if as_pages():
            self.pieces: list[Any] = [self.chart(), *self.told()]
            return
        self.place, self.asked, self.out = VBox([]), VBox([]), VBox([])
        self.button = press(NEXT)
        self.button.on_click(guarded(self._next, self._say))
        self.again = press(AGAIN)
        self.again.on_click(guarded(self._begin_again, self._say))
        self.pieces = [self.place, self.asked, HBox([self.button, self.again]), self.out]
        self.redraw()

    def choice(self, year: int) -> str:
        """What was chosen in a year, or ""."""
        kept = answer(self.store.read(), f"jaar {year}")
        return kept if kept in CHOICES else ""

    def looks(self) -> list[Year]:
        """The years that were handed out, beside the rule as it stands."""
        picked = chosen(self.store.read())
        return [look(self.monitor, self.case, year, picked.percent, picked.adjust) for year in self.years[: self.shown]]

    def chart(self) -> Chart:
        """The figures so far; nothing later."""
        return drawn(self.monitor, self.case, KNOWN + self.shown, chosen(self.store.read()).percent)

    def told(self) -> list[Any]:
        """The newest years in words, and the whole when all have come."""
        record, found = self.store.read(), self.looks()
        rule, later = chosen(record).adjust, answer(record, "regel")
        lines = [said(each, rule, self.choice(each.year), self.case.region.label) for each in found]
        begin = f"Je regel: bijsturen {dict(ADJUST)[rule].lower()}. Er {'is' if len(found) == 1 else 'zijn'} {number(len(found))} van de {number(len(self.years))} jaren binnen."
        end = [looked_back(found, {each.year: self.choice(each.year) for each in found})] if found and len(found) == len(self.years) else []
        moved = [CHANGED] if fixed(record) and later and later != fixed(record) else []
        return [begin, *moved, *([lines] if lines else []), *end]

    def redraw(self) -> None:
        """Show it as it stands."""
        refill(self.place, [self.chart(), *self.told()])
        refill(self.asked, [self._form(self.years[self.shown - 1])] if self.shown else [])
        self.button.disabled = self.shown == len(self.years)

    def _form(self, year: int) -> Any:
        form = self.lesson.note_form(f"jaar {year}", [{"key": "answer", "kind": "choice", "label": f"Het cijfer van {year} is er. Wat doe je?", "options": [list(each) for each in CHOICES.items()]}, {"key": "text", "kind": "line", "label": "Waarom?"}])
        form.on_values(lambda _: refill(self.place, [self.chart(), *self.told()]))
        return form

    def _next(self, _: Any) -> None:
        if self.shown and not self.choice(self.years[self.shown - 1]):
            refill(self.out, [CHOOSE])
            return
        if not self.shown:
            rule = chosen(self.store.read()).adjust
            self.lesson.keep(self.store, lambda record: record.set_note(self.lesson.id, FIXED, answer=rule))
        self.shown = min(self.shown + 1, len(self.years))
        refill(self.out, [])
        self.redraw()

    def _begin_again(self, _: Any) -> None:
        def change(record: Any) -> None:
            for key in (FIXED, *(f"jaar {year}" for year in self.years)):
                record.set_note(self.lesson.id, key)

        self.lesson.keep(self.store, change)
        self.shown = 0
        refill(self.out, [])
        self.redraw()

    def _say(self, sentence: str) -> None:
        if sentence:
            refill(self.out, [sentence])
