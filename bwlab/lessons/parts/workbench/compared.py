"""Two kept scenarios beside each other: a choice for each side, the picture, what they assume differently. Nobody wins."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.charts import Chart
from bwlab.charts.two_scenarios import Side, two_scenarios
from bwlab.charts.words import sources
from bwlab.lessons.parts.workbench.drawing import Found, find, shown_of
from bwlab.policy import Scenario
from bwlab.policy.scenarios.compare import differences, overlap, result, same_figure, sentence
from bwlab.policy.scenarios.figure import cannot, figure_of
from bwlab.policy.scenarios.people import change_short
from bwlab.policy.scenarios.words import named
from bwlab.widgets import Choice
from bwlab.widgets.show import as_pages, refill

TOO_FEW = "Om twee scenario's naast elkaar te leggen, heb je er twee nodig. Bewaar er eerst twee op de werkbank, met elk een eigen naam."
NO_WINNER = "Er staat geen winnaar bij en geen optelsom. Welke je kiest, hangt ook af van wie het raakt, wat het kost en wat je zeker weet."


def pieces(lesson: Any) -> list[Any]:
    """The kept scenarios of this municipality, two beside each other; a sentence where there are fewer than two.

    Parameters
    ----------
    lesson : Lesson
    """
    return Compared(lesson).pieces


class Compared:
    """Two of the kept scenarios.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.monitor, self.region = lesson, lesson.monitor, lesson.region
        catalogue = self.monitor.catalogue
        kept = [each for each in lesson.store.read().scenarios if each.indicator in catalogue and not cannot(catalogue[each.indicator])]
        self.kept = {each.key: each for each in kept}
        if len(self.kept) < 2:
            self.pieces: list[Any] = [TOO_FEW]
            return
        options = [(key, named(each)) for key, each in self.kept.items()]
        first, second = options[0][0], options[1][0]
        self.left, self.right = Choice("Links", options, first), Choice("Rechts", options, second)
        self.place = VBox([])
        if as_pages():
            self.pieces = self._made()
            return
        for each in (self.left, self.right):
            each.on_value(lambda _: refill(self.place, self._made()))
        refill(self.place, self._made())
        self.pieces = [self.left, self.right, self.place]

    def found(self, key: str) -> Found:
        """One of them worked out with the figures in use."""
        scenario: Scenario = self.kept[key]
        return find(scenario, figure_of(self.monitor, self.region, scenario.indicator), self.monitor, self.lesson.today.year)

    def _made(self) -> list[Any]:
        if self.left.value == self.right.value:
            return ["Links en rechts staat hetzelfde scenario. Kies er een ander bij."]
        left, right = self.found(self.left.value), self.found(self.right.value)
        rows = [list(each) for each in differences(left.outcome, right.outcome)]
        columns = ["Waarin ze verschillen", *_apart(named(left.outcome.scenario), named(right.outcome.scenario))]
        table = pd.DataFrame([*([each[0][:1].upper() + each[0][1:], *each[1:]] for each in rows), ["Uitkomst", result(left.outcome), result(right.outcome)]], columns=columns)
        return [self.draw(left, right), table, NO_WINNER]

    def draw(self, left: Found, right: Found) -> Chart:
        """The two pictures and their sentence."""
        same = same_figure(left.outcome.figure, right.outcome.figure)
        sides = tuple(
            Side(named(each.outcome.scenario), each.outcome.figure.indicator.name, result(each.outcome), change_short(each.outcome.figure), shown_of(each)) for each in (left, right)
        )
        figures = [each.outcome.figure for each in (left, right)]
        made = two_scenarios(
            sides, label=self.region.label, title=self._title(left, right, same),  # type: ignore[arg-type]
            subtitle=f"{f'In {change_short(figures[0])} ten' if same else 'Ten'} opzichte van niets doen. Gearceerd: 90 van de 100 trekkingen. Streepjes: de marge.",
            source=sources([each.indicator.source for each in figures], [each.origin for each in figures if each.origin], [each.provisional for each in figures]), same=same,
        )  # fmt: skip
        return made.saying(sentence(left.outcome, right.outcome))

    def _title(self, left: Found, right: Found, same: bool) -> str:
        said = overlap(left.outcome, right.outcome)
        if not same:
            return f"{self.region.label}: twee scenario's over een ander cijfer, naast elkaar en niet op één schaal"
        return f"{self.region.label}: {said[:1].lower()}{said.split('.')[0][1:].split(':')[0]}"


def _apart(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one != other else (f"{one} (links)", f"{other} (rechts)")
