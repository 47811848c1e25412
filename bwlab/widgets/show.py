"""One way to show anything: ``show(chart)``, ``show(slider, chart)``, ``show(sentence, table)``."""

from __future__ import annotations

import html
import os
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from ipywidgets import HTML, DOMWidget, VBox, Widget

from bwlab.charts import Chart
from bwlab.widgets.chart_view import ChartView
from bwlab.widgets.guard import guarded


class LivePart(VBox):
    """A part of a notebook that can be made again.

    Parameters
    ----------
    build : callable
        Returns the pieces to show, top to bottom.
    """

    def __init__(self, build: Callable[[], Sequence[Any]]) -> None:
        super().__init__()
        self._build = build
        self.rebuild()

    def rebuild(self) -> None:
        """Make it again, inside the guard: one part that fails leaves the others standing."""
        self.pieces: list[Any] = []
        former = self.children
        guarded(self._make, self._say)()
        for child in former:
            close(child)

    def as_html(self) -> str:
        """Its pieces without script."""
        return "".join(as_html(piece) for piece in self.pieces)

    def _make(self) -> None:
        pieces = list(self._build())
        self.children = () if as_pages() else tuple(as_widget(piece) for piece in pieces)
        self.pieces = pieces

    def _say(self, sentence: str) -> None:
        if sentence:
            self.pieces = [sentence]
            self.children = (as_widget(sentence),)


def close(widget: DOMWidget) -> None:
    """Close a widget that is no longer shown, with all it holds; kernel and browser would keep it otherwise."""
    for held in (*getattr(widget, "children", ()), widget.layout, getattr(widget, "style", None)):
        if isinstance(held, DOMWidget):
            close(held)
        elif isinstance(held, Widget):
            held.close()
    widget.close()


def as_pages() -> bool:
    """Whether this kernel makes pages (``bwlab run``): then nothing needs a script."""
    return os.environ.get("BWLAB_PAGES") == "1"


def as_widget(piece: Any) -> Any:
    """A piece as something ipywidgets can hold: a chart becomes a view, a str a sentence, a list bullets."""
    if isinstance(piece, Chart):
        return ChartView(piece)
    if isinstance(piece, str | list | pd.DataFrame):
        return HTML(as_html(piece))
    return piece


def refill(place: VBox, pieces: Sequence[Any]) -> None:
    """Show other pieces in a place, and close what stood there."""
    former, place.children = place.children, tuple(as_widget(each) for each in pieces)
    for each in former:
        close(each)


def as_html(piece: Any) -> str:
    """A piece as static HTML."""
    if isinstance(piece, Chart):
        return piece.html()
    if isinstance(piece, str):
        return f'<div class="bw bw-say"><p>{html.escape(piece)}</p></div>'
    if isinstance(piece, list):
        return f'<div class="bw bw-say"><ul>{"".join(f"<li>{html.escape(line)}</li>" for line in piece)}</ul></div>'
    if isinstance(piece, pd.DataFrame):
        table = piece.to_html(index=False, border=0, classes="bw-table", escape=True)
        return f'<div class="bw"><div class="scroll" tabindex="0">{table}</div></div>'
    if isinstance(piece, HTML):
        return piece.value
    if hasattr(piece, "as_html"):
        return piece.as_html()
    return "".join(as_html(child) for child in getattr(piece, "children", ()))


def show(*pieces: Any) -> None:
    """Show charts, widgets and sentences below each other.

    Parameters
    ----------
    *pieces : Chart, widget, DataFrame, str or list of str
    """
    from IPython.display import HTML as StillHTML
    from IPython.display import display

    if as_pages():
        display(StillHTML("".join(as_html(piece) for piece in pieces)))
    else:
        display(VBox([as_widget(piece) for piece in pieces]))
