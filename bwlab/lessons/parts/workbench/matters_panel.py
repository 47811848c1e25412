"""Which assumption matters most, what it would take to be seen, and the first thing to find out."""

from __future__ import annotations

import pandas as pd
from ipywidgets import HTML, VBox

from bwlab.charts import Chart
from bwlab.charts.tornado import Swing, tornado
from bwlab.charts.words import sources
from bwlab.lessons.parts.workbench.bench import Bench
from bwlab.lessons.parts.workbench.drawing import Found
from bwlab.policy import Assumed
from bwlab.policy.scenarios.people import NAMES, change_digits, change_short
from bwlab.policy.scenarios.reckon import DRAG
from bwlab.policy.scenarios.visible import needed
from bwlab.policy.scenarios.words import check_first, matters, missed, range_said, todo, unfounded
from bwlab.widgets import ChartView
from bwlab.widgets.show import as_html

CLOSED = "Wat het meeste uitmaakt, staat hier zodra je hierboven een schatting hebt gedaan."


class Matters(VBox):
    """A bar for each assumption, and under it what must be found out first.

    Parameters
    ----------
    bench : Bench
    """

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        found = bench.found(DRAG)
        frame = _frame(found)
        self.view, self.first = ChartView(self.draw(found, frame)), HTML()
        super().__init__([self.view, self.first])
        self._tell(found, frame)

    def show(self) -> None:
        """The scenario changed."""
        found = self.bench.found(DRAG)
        frame = _frame(found)
        self.view.update(self.draw(found, frame))
        self._tell(found, frame)

    def _tell(self, found: Found, frame: pd.DataFrame) -> None:
        self.view.layout.display = "" if self.bench.opened else "none"
        self.first.value = as_html(self.lines(found, frame) if self.bench.opened else CLOSED).replace('class="bw bw-say"', 'class="bw bw-say" aria-live="polite"')

    def as_html(self) -> str:
        """The picture and its sentences without a script."""
        return self.view.as_html() + self.first.value

    def lines(self, found: Found, frame: pd.DataFrame) -> list[str]:
        """The task, with whose it is and by when, and what rests on nobody but oneself."""
        outcome = found.outcome
        role = check_first(outcome, frame)
        each = outcome.scenario.factors.get(role)
        task = todo(role, each, ranged=bool(float(frame["swing"].iloc[0]) > 0))
        return [line for line in (task, missed(each, self.bench.lesson.today), unfounded(outcome.scenario)) if line]

    def draw(self, found: Found, frame: pd.DataFrame) -> Chart:
        """The bars for the last year, and what it takes to be seen then."""
        outcome, figure = found.outcome, found.outcome.figure
        at = outcome.at
        year = outcome.calendar[at - 1]
        rows = list(frame.itertuples())
        likely = float(outcome.effect.likely[at - 1])
        widest = max([abs(likely), *(abs(each.low) for each in rows), *(abs(each.high) for each in rows)])
        digits = change_digits(figure, widest / 10) if widest else figure.indicator.decimals
        swings = [Swing(NAMES[each.role], range_said(each.role, outcome.scenario.factors.get(each.role) or Assumed(), figure), each.low, each.high) for each in rows]
        ranged = rows[0].swing > 0
        title = f"{figure.region.label}: de aanname over {NAMES[rows[0].role]} maakt het meeste uit voor {year}" if ranged else f"{figure.region.label}: geen enkele aanname heeft een bandbreedte die iets uitmaakt"
        made = tornado(
            swings, likely=likely, margin=found.margin.size, label=figure.region.label, title=title,
            subtitle=f"{figure.indicator.name}: verandering in {year}, in {change_short(figure)}, met één aanname op laag en op hoog en de rest op waarschijnlijk.",
            unit=change_short(figure), digits=digits, source=sources([figure.indicator.source], [figure.origin] if figure.origin else [], [figure.provisional]),
        )  # fmt: skip
        return made.saying(self._sentence(found, at))

    def _sentence(self, found: Found, at: int) -> str:
        outcome = found.outcome
        if outcome.nothing:
            return "Als er niets verandert, dan maakt geen enkele aanname iets uit. Zet de schuiven, en geef elke aanname een laagste en een hoogste waarde."
        said = [needed(outcome, found.margin, what, at) for what in ("effect", "reach")]
        return " ".join(each for each in said if each) or f"Als je niet weet vanaf welke verandering dit cijfer iets laat zien, dan is ook niet te zeggen wat er nodig is. {found.margin.why}"


def _frame(found: Found) -> pd.DataFrame:
    return matters(found.outcome, found.outcome.at)
