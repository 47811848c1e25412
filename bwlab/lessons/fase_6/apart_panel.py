"""A change taken apart, to turn by figure, by years and by group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bwlab.catalogue import Indicator
from bwlab.charts import Chart
from bwlab.lessons.fase_6.taken import NONE, drawn, figures, guess_key, refused
from bwlab.lessons.parts import guessing
from bwlab.policy.evaluating.apart import GROUPS, Apart, apart, flips, years_of
from bwlab.policy.evaluating.telling import (
    ALSO,
    NOT_POLICY,
    by_group,
    chosen_years,
    in_percents,
    place,
    sentence,
)
from bwlab.widgets import Choice, Slider, scenario
from bwlab.widgets.show import as_pages

STILL = "Je schatting hierboven staat nog open. Daarom begin je hier met een ander cijfer."
ALL_YEARS, ALL_GROUPS = "Tel de rest over alle jaren", "Zet deze jaren naast elke groep"


class ApartPanel:
    """A figure, two years and a group; and behind a button the same years beside every group.

    Parameters
    ----------
    lesson : Lesson
    told : callable, optional
        Called when other years, another figure or another group are chosen.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any] = lambda: None) -> None:
        self.lesson, self.monitor, self.region = lesson, lesson.monitor, lesson.region
        self.codes, why = figures(lesson), refused(lesson)
        self.pieces: list[Any] = [why] if why else []
        if not self.codes:
            self.pieces = [NONE.format(label=self.region.label), *self.pieces]
            return
        asked, *rest = self.codes
        waits = not as_pages() and bool(rest) and lesson.store.read().note(lesson.id, guess_key(asked)) is None
        self.code = rest[0] if waits else asked
        self.pick = Choice("Welk cijfer?", list(self.codes.items()), self.code)
        self.group = Choice("Met wie vergelijk je?", list(GROUPS), "alike")
        values, texts = self._years()
        note = f"jaren met een cijfer voor {self.region.label}"
        self.start = Slider("Van welk jaar?", values, values[0], note=note, texts=texts)
        self.end = Slider("Tot welk jaar?", values, values[-1], note=note, texts=texts)
        self.scenario = scenario(self.found, {"start": self.start, "end": self.end}, self._draw, beside=True)
        if as_pages():
            self.pieces += [self.scenario, *self._every_year(), *self._every_group()]
            return
        self.pick.on_value(self._turn)
        self.group.on_value(lambda _: self.scenario.redraw())
        for each in (self.pick, self.group, self.start, self.end):
            each.on_value(lambda _: told())
        years, groups = guessing.behind(self._every_year, ALL_YEARS), guessing.behind(self._every_group, ALL_GROUPS)
        self.pieces += [*([STILL] if waits else []), self.pick, self.group, self.scenario, *years, *groups]

    @property
    def indicator(self) -> Indicator:
        """The figure that is chosen."""
        return self.monitor.catalogue[self.code]

    def found(self, start: float, end: float) -> Apart:
        """Taken apart; years that stand the wrong way round are read the other way."""
        first, last = sorted((int(start), int(end)))
        return apart(self.monitor, self.region, self.code, first, last, self.group.value)

    def now(self) -> Apart:
        """As the sliders stand."""
        return self.found(self.start.value, self.end.value)

    def _years(self) -> tuple[list[int], list[str]]:
        years = years_of(self.monitor, self.region, self.code)
        return years, [str(each) for each in years]

    def _turn(self, code: str) -> None:
        self.code = code
        values, texts = self._years()
        self.start.replace(values, values[0], texts)
        self.end.replace(values, values[-1], texts)
        self.scenario.redraw()

    def _draw(self, found: Apart) -> Chart:
        turned = "Het eindjaar lag voor het beginjaar; we lezen het andersom. " if self.start.value > self.end.value else ""
        more = "" if found.why or found.start == found.end else f" {place(found)}"
        return drawn(found).saying(f"{turned}{sentence(found)}{more}")

    def _every_year(self) -> list[Any]:
        known, margin = self.indicator, self.now().margin.why
        crossed = [f"In {each.year} veranderde de meting. Jaren aan weerskanten daarvan kun je niet kiezen: een verschil kan van de meting komen." for each in known.breaks]
        return [[f"{known.name}. {chosen_years(flips(self.monitor, self.region, self.code, self.group.value), known)}", *crossed, *([f"De ruis. {margin}"] if margin else []), f"Wat er in de rest kan zitten: {', '.join(ALSO)}, en ook wat de gemeente deed. {NOT_POLICY}"]]

    def _every_group(self) -> list[Any]:
        found = self.now()
        table, said = by_group(found, self.monitor)
        percents = in_percents(found, self.monitor)
        return [f"{self.indicator.name}, {found.start} tot {found.end}.", table, said, *([percents] if percents else [])]
