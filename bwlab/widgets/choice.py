"""One of a few as a row of radio buttons; one of many as a list that folds out."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from bwlab.widgets.base import STATIC, BwWidget


class Choice(BwWidget):
    """A choice between named options; more than eight fold into a list.

    Parameters
    ----------
    label : str
    options : sequence of (value, text)
    value : str
        Which one is chosen at first.
    """

    _esm = STATIC / "choice.js"
    label = traitlets.Unicode().tag(sync=True)
    options = traitlets.List().tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)

    def __init__(self, label: str, options: Sequence[tuple[str, str]], value: str) -> None:
        super().__init__(label=label, options=[list(option) for option in options], value=value)

    def on_value(self, callback: Callable[[str], Any]) -> None:
        """Call ``callback(value)`` when another option is chosen, inside the guard."""
        self.on("value", callback)

    def as_html(self) -> str:
        """The choice as it stands, in words."""
        text = dict(map(tuple, self.options))[self.value]
        return f'<div class="bw bw-still"><p><strong>{html.escape(self.label)}</strong> {html.escape(text)}</p></div>'
