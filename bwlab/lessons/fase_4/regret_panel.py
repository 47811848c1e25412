"""One figure of the options: where it goes badly, as expected, or well, how much less than the best; and where that turns round."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from bwlab.charts import Chart, Weighed, regret
from bwlab.charts.regret import largest
from bwlab.formats import number
from bwlab.lessons.fase_4.example import NO_SIZES, example
from bwlab.lessons.fase_4.of_goal import OfGoal
from bwlab.lessons.stap_04.goal_panel import short
from bwlab.policy import Goal
from bwlab.policy.deciding.missing import (
    APART,
    BY_DEFINITION,
    CIRCUMSTANCES,
    TOGETHER,
    Table,
    called,
    finding,
    if_share,
    tables,
    told,
    unsized,
)
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages, refill

STEPS = tuple(each / 10 for each in range(16))  # of what is expected: nothing to one and a half times
NEAR = 0.01  # a step this close to the tipping point is left out: they would read the same
NO_TURN = "Twee opties verwachten hier evenveel, of geen optie verwacht iets gunstigs. Er is daarom geen schuif: er is geen optie om te laten tegenvallen."


class RegretPanel(OfGoal):
    """A choice of figures, one slider, and the picture."""

    def take(self) -> tuple[Any, str]:
        """The dossier where any goal has two options with sizes in one unit, else the example."""
        return shown(self.lesson)

    def chosen(self, record: Any) -> list[Goal]:
        """The goals of which there is anything to compare."""
        return [goal for goal in record.goals if any(each.comparable for each in tables(record, goal, self.monitor))]

    def build(self, goal: Goal) -> list[Any]:
        """The figures of a goal, each in a table of its own."""
        found = tables(self.read(), goal, self.monitor)
        self.tables = [each for each in found if each.comparable]
        if not self.tables:  # sizes were taken away since
            return [*unsized(self.read(), goal, self.monitor), *([told(each) for each in found] if found else [])]
        apart = [APART] if len(found) > 1 else []
        rest = [f"{called(each)}: {sentence}" for each in found if not each.comparable for sentence in each.left_out]
        if as_pages():
            return [piece for each in self.tables for piece in self._one(each)] + apart + ([rest] if rest else [])
        self.which = Choice("Welk getal?", [(str(place), short(called(each), 60)) for place, each in enumerate(self.tables)], "0")
        self.table_place = VBox([])
        self.which.on_value(lambda value: refill(self.table_place, self._one(self.tables[int(value)])))
        refill(self.table_place, self._one(self.tables[0]))
        return [*([self.which] if len(self.tables) > 1 else []), self.table_place, *apart, *([rest] if rest else [])]

    def _one(self, table: Table) -> list[Any]:
        """One figure: the slider with its picture, and what the table says where everything comes true."""
        self.table, first = table, table.promising()
        words = [*told(table), TOGETHER, BY_DEFINITION]
        if first is None:
            return [self.draw(table, 1.0), NO_TURN, words]
        tip = table.tips()
        values = sorted([*(each for each in STEPS if not abs(each - tip) < NEAR), *([tip] if 0 < tip < 1 else [])])
        self.slider = Slider(f"Hoeveel komt er uit van wat je van {first.alternative.name.lower()} verwacht?", values, 1.0, note=ASSUMPTION, texts=[_text(each, tip) for each in values])
        self.scenario = scenario(lambda share: share, {"share": self.slider}, lambda share: self.draw(table, share))
        return [self.scenario, words]

    def draw(self, table: Table, share: float) -> Chart:
        """The picture where only a part of what is expected comes true."""
        first = table.promising()
        key = first.alternative.key if first else ""
        now = table.scaled(key, share) if first else table
        lost = now.regrets()
        choices = [Weighed(_name(each), each.values, tuple(float(value) for value in row), each.alternative.key == key) for each, row in zip(now.outcomes, lost, strict=True)]
        lead = "" if self.own else "Voorbeeld. "
        sources = "verzonnen voor dit voorbeeld" if not self.own else "je dossier; " + "; ".join(dict.fromkeys(short(each.source, 60) or "aanname van de deelnemer" for each in table.outcomes[1:]))
        ends = [value for each in table.outcomes for value in each.values]
        return regret(
            choices, CIRCUMSTANCES, unit=table.unit, digits=max(table.digits, 1 if share not in (0.0, 1.0) and table.digits == 0 and largest([ends]) < 20 else 0), direction=table.direction,
            reach=STEPS[-1] * largest([ends]), title=f"{lead}{finding(now)}", subtitle=f"{self.region.label}. {called(table)}: verandering vergeleken met niets doen. Streepje: de gunstigste in die omstandigheid.",
            label=f"{self.region.label}, {number(100 * share)} procent komt uit", source=f"Bron: {sources}.",
        ).saying(if_share(table, share))  # fmt: skip


def shown(lesson: Any) -> tuple[Any, str]:
    """The dossier where any goal has two options with sizes in one unit, else the example with the sentence that says so."""
    record = lesson.store.read()
    if any(each.comparable for goal in record.goals for each in tables(record, goal, lesson.monitor)):
        return record, ""
    return example(lesson), NO_SIZES


def first_table(lesson: Any) -> tuple[Table, str]:
    """The figure that is shown first, and the sentence that says that it is an example."""
    record, note = shown(lesson)
    return next(each for goal in record.goals for each in tables(record, goal, lesson.monitor) if each.comparable), note


def _name(each: Any) -> str:
    way = each.alternative
    return way.name if way.option is None else f"{way.name}: {way.text or 'zonder omschrijving'}"


def _text(share: float, tip: float) -> str:
    words = f"{number(100 * share)} procent"
    if share == 1.0:
        return f"{words}: zoals je verwacht"
    return f"{words}: het omslagpunt" if share == tip else words
