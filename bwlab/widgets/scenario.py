"""A scenario: sliders, a model and a chart that follows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ipywidgets import HBox, VBox

from bwlab.charts import Chart
from bwlab.widgets.chart_view import ChartView
from bwlab.widgets.show import as_html
from bwlab.widgets.slider import Slider


def beside(*sliders: Slider) -> HBox:
    """Sliders next to each other, below each other where there is no room."""
    for slider in sliders:
        slider.layout.flex = "1 1 400px"
    return HBox(sliders, layout={"flex_flow": "row wrap", "grid_gap": "0 32px", "width": "100%"})


class Scenario(VBox):
    """Sliders above the chart they move. Made by :func:`scenario`."""

    def __init__(
        self,
        model: Callable[..., Any],
        sliders: Mapping[str, Slider],
        chart: Callable[[Any], Chart],
        together: bool = False,
    ) -> None:
        self.model, self.sliders, self.chart = model, dict(sliders), chart
        self.view = ChartView(self._draw())
        for slider in self.sliders.values():
            slider.on_value(lambda _: self.redraw())
        shown = self.sliders.values()
        super().__init__([beside(*shown), self.view] if together else [*shown, self.view])

    def redraw(self) -> None:
        """Compute again with the sliders as they stand."""
        self.view.update(self._draw())

    def as_html(self) -> str:
        """The default of every slider, then two other positions of each, one at a time."""
        parts = [as_html(slider) for slider in self.sliders.values()] + [self._draw().html()]
        for name, slider in self.sliders.items():
            for value in slider.positions()[1:]:
                text = slider.texts[slider.values.index(value)]
                parts.append(f"<p class=\"bw bw-still\">Staat de schuif '{slider.label}' op {text}:</p>")
                parts.append(self._draw(**{name: value}).html())
        return "".join(parts)

    def _draw(self, **others: float) -> Chart:
        values = {name: slider.value for name, slider in self.sliders.items()} | others
        return self.chart(self.model(**values))


def scenario(
    model: Callable[..., Any], sliders: Mapping[str, Slider], chart: Callable[[Any], Chart], *, beside: bool = False
) -> Scenario:
    """Tie sliders to a model and a chart.

    Parameters
    ----------
    model : callable
        Called with the value of each slider by name; returns whatever ``chart`` takes.
    sliders : mapping of str to Slider
    chart : callable
        Makes a Chart from what ``model`` returned; its ``sentence`` stands below the picture.
    beside : bool
        The sliders next to each other, so that they, the picture and its sentence fit on one screen.
    """
    return Scenario(model, sliders, chart, beside)
