"""What every bwlab widget shares: one stylesheet, one way to listen, one line for sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from bwlab.widgets.guard import guarded

STATIC = Path(__file__).parent / "static"


class BwWidget(anywidget.AnyWidget):
    """An anywidget with the masterclass's stylesheet and guarded listening.

    ``problem`` is the sentence shown under the widget when something goes wrong; its JavaScript
    shows it in an element with ``role="alert"``.
    """

    _css = STATIC / "bwlab.css"
    problem = traitlets.Unicode("").tag(sync=True)

    def _say(self, sentence: str) -> None:
        self.problem = sentence

    def on(self, trait: str, callback: Callable[[Any], Any], say: Callable[[str], None] | None = None) -> None:
        """Call ``callback(new value)`` when ``trait`` changes, inside the guard."""
        run = guarded(callback, say or self._say)
        self.observe(lambda change: run(change["new"]), names=trait)


def watch(widget: Any, trait: str, callback: Callable[[Any], Any], say: Callable[[str], None]) -> None:
    """Call ``callback(change)`` when a trait of a widget of ipywidgets itself changes, inside the wrapper."""
    widget.observe(guarded(callback, say), names=trait)
