"""Four sliders beside each other, and the picture that follows them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from ipywidgets import HTML, HBox, VBox

from bwlab.lessons.parts.workbench.bench import Bench
from bwlab.lessons.parts.workbench.drawing import draw
from bwlab.policy.scenarios.nothing import track_record
from bwlab.policy.scenarios.people import question, steps
from bwlab.policy.scenarios.reckon import DRAG, REST
from bwlab.widgets import ASSUMPTION, ChartView, Choice, Slider, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_html, as_pages

ROLES = ("reach", "uptake", "effect", "persistence")
STILL = 0.5  # seconds without a move, after which more draws are taken
SCALES = (("far", "zoals de monitor het ziet"), ("near", "vergroot"))
RESET = "Zet alles terug op geen effect"


class Sliders(VBox):
    """The heart of the workbench.

    Parameters
    ----------
    bench : Bench
    moved : callable
        Called after the picture was drawn and stands still; while a slider moves nothing else may take time.
    """

    def __init__(self, bench: Bench, moved: Callable[[], Any] = lambda: None) -> None:
        self.bench, self._moved, self._timer = bench, moved, None
        self.sliders = {role: self._slider(role) for role in ROLES}
        self.scale = Choice("Schaal", SCALES, "far")
        self.reset = press(RESET)
        self.chart = draw(bench.found(), opened=bench.opened)
        self.view, self.notes = ChartView(self.chart), HTML()
        for role, slider in self.sliders.items():
            slider.on_value(lambda value, role=role: self._slid(role, value))
        self.scale.on_value(lambda _: self.redraw())
        self.reset.on_click(guarded(lambda _: self._back(), self.view._say))
        bar = HBox([self.scale, self.reset], layout={"flex_flow": "row wrap", "align_items": "center", "grid_gap": "0 24px"})
        self._tell()
        super().__init__([_row(*self.sliders.values()), self.view, bar, self.notes])

    def show(self) -> None:
        """Another scenario or figure is on the bench."""
        for role, slider in self.sliders.items():
            found = steps(role, self.bench.figure, 0.0, self.bench.likely(role))
            slider.label = question(role, self.bench.figure)
            # ``replace`` goes to a default: the reset of a slider is always no effect.
            slider.replace(found.values, 0.0, found.texts)
            self._stand(slider, self.bench.likely(role))
        self.redraw()

    def redraw(self, draws: int = REST) -> None:
        """Draw the scenario as it stands."""
        self.chart = draw(self.bench.found(draws), opened=self.bench.opened, near=self.scale.value == "near")
        self.view.update(self.chart)
        if draws == REST:
            self._tell()
            self._moved()

    def as_html(self) -> str:
        """Without a script: no effect, and what the sliders are."""
        return "".join(as_html(each) for each in self.sliders.values()) + self.chart.html() + self.notes.value

    def _slider(self, role: str) -> Slider:
        found = steps(role, self.bench.figure, 0.0, self.bench.likely(role))
        made = Slider(question(role, self.bench.figure), found.values, 0.0, note=ASSUMPTION, texts=found.texts)
        self._stand(made, self.bench.likely(role))
        return made

    def _stand(self, slider: Slider, value: float) -> None:
        slider._quiet = True
        slider.value = min(slider.values, key=lambda each: abs(each - value))
        slider._quiet = False

    def _slid(self, role: str, value: float) -> None:
        self.bench.assume(role, value)
        self.redraw(DRAG)
        self._rest()

    def _rest(self) -> None:
        """More draws once it stands still; without a loop (a page, a test) the few stay."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._moved()
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = loop.call_later(STILL, guarded(lambda: self.redraw(REST), self.view._say))

    def _back(self) -> None:
        self.bench.reset()
        self.show()

    def _tell(self) -> None:
        figure, found = self.bench.figure, self.bench.found(DRAG)
        lines = [found.margin.why, track_record(found.nothing, figure)]
        if not as_pages():
            lines.append("De band om jouw scenario: we rekenden het heel vaak door, steeds met andere waarden binnen jouw bandbreedtes. In 90 van de 100 keer viel de uitkomst in de band. Zonder bandbreedtes in de aannames is er geen band: dan doet het plaatje zekerder dan je bent.")
        self.notes.value = as_html(lines)


def _row(*sliders: Slider) -> HBox:
    """All beside each other, each above its link of the chain; two by two where there is less room."""
    for slider in sliders:
        slider.layout.flex = "1 1 200px"
        slider.add_class("bw-narrow")
    return HBox(sliders, layout={"flex_flow": "row wrap", "grid_gap": "0 24px", "width": "100%", "max_width": "960px"})
