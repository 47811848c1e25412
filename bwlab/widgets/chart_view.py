"""A chart in the notebook: background as a picture, marks drawn by the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from bwlab.charts import Chart, style
from bwlab.charts.words import bound
from bwlab.widgets.base import STATIC, BwWidget


class ChartView(BwWidget):
    """Shows a chart and replaces it by the next one; only what changed travels.

    Parameters
    ----------
    chart : Chart
    """

    _esm = STATIC / "chart.js"
    size = traitlets.Dict().tag(sync=True)
    background = traitlets.Bytes().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)
    table = traitlets.Unicode("").tag(sync=True)
    unfolded = traitlets.Bool(False).tag(sync=True)
    dragged = traitlets.Dict().tag(sync=True)

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.update(chart)
        self.on("unfolded", lambda _: self._fill_table())

    def update(self, chart: Chart, *, animate: bool = False) -> None:
        """Show another chart; with ``animate`` marks move from their old place to the new one."""
        self.chart = chart
        with self.hold_sync():
            self.size = {"width": chart.width, "height": chart.height, "roles": style.ROLES}
            self.background = chart.background_png()
            self.frame = {
                "title": bound(chart.title),
                "subtitle": bound(chart.subtitle),
                "source": chart.source,
                "alt": chart.alt,
                "sentence": bound(chart.sentence),
                "marks": [mark.as_json() for mark in chart.marks],
                "animate": animate,
            }
            self._fill_table()

    def on_drag(self, callback: Callable[[str, float], Any]) -> None:
        """Call ``callback(key, x)`` when a mark is dragged, x in picture coordinates."""
        self.on("dragged", lambda moved: callback(moved["key"], moved["x"]))

    def as_html(self) -> str:
        """The chart as it stands, without script."""
        return self.chart.html()

    def _fill_table(self) -> None:
        # The table of a map has 342 rows: it travels when someone opens it.
        self.table = self.chart.table_html() if self.unfolded else ""
