"""The one slider: a list of values, each with its Dutch text, a unit and where it comes from."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from bwlab.formats import quantity
from bwlab.widgets.base import STATIC, BwWidget

ASSUMPTION = "aanname van de deelnemer"


class Slider(BwWidget):
    """A slider over fixed values.

    Parameters
    ----------
    label : str
        What it is about, as a participant would ask it.
    values : sequence of float
        The values from left to right.
    default : float
        Where it starts: the value that means "no effect". Must be one of ``values``.
    note : str
        Its source, or ``ASSUMPTION``.
    unit : str
        Written after the number: "procent", "gemeenten".
    decimals : int
    texts : sequence of str, optional
        What is read and said for each value, where a number with its unit is not enough.
    """

    _esm = STATIC / "slider.js"
    label = traitlets.Unicode().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    texts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    start = traitlets.Int(0).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    acks = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        label: str,
        values: Sequence[float],
        default: float,
        *,
        note: str,
        unit: str = "",
        decimals: int = 0,
        texts: Sequence[str] | None = None,
    ) -> None:
        self.values = list(values)
        self._quiet = False
        start = self.values.index(default)
        super().__init__(
            label=label,
            note=note,
            texts=list(texts or [quantity(value, decimals, unit) for value in self.values]),
            start=start,
            index=start,
        )

    @property
    def value(self) -> float:
        """The value it stands on."""
        return self.values[self.index]

    @value.setter
    def value(self, value: float) -> None:
        self.index = self.values.index(value)

    @property
    def text(self) -> str:
        """The value it stands on, as it is read."""
        return self.texts[self.index]

    def on_value(self, callback: Callable[[float], Any]) -> None:
        """Call ``callback(value)`` on each move, inside the guard; the browser waits for its end."""

        def moved(index: int) -> None:
            try:
                if not self._quiet:
                    callback(self.values[index])
            finally:
                self.acks += 1

        self.on("index", moved)

    def replace(self, values: Sequence[float], default: float, texts: Sequence[str]) -> None:
        """Give it other values; it goes back to their default. Nobody is called."""
        self.values = list(values)
        start = self.values.index(default)
        self._quiet = True
        with self.hold_sync():
            self.texts, self.start, self.index = list(texts), start, start
        self._quiet = False

    def positions(self) -> list[float]:
        """The default and two others, for a page without script."""
        last = len(self.values) - 1
        others = [place for place in (0, last, last // 2, last // 4) if place != self.start]
        return [self.values[self.start], *(self.values[place] for place in sorted(dict.fromkeys(others[:2])))]

    def as_html(self) -> str:
        """The slider as it stands, in words."""
        return (
            f'<div class="bw bw-still"><p><strong>{html.escape(self.label)}</strong> {html.escape(self.text)} '
            f'<span class="note">({html.escape(self.note)})</span></p></div>'
        )
