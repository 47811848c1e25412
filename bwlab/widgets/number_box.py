"""A box for a number: takes 12,5 and 12.5, and asks when 1.000 could mean two things."""

from __future__ import annotations

import html

import traitlets

from bwlab.errors import AmbiguousNumberError, InputError
from bwlab.formats import parse_number
from bwlab.widgets.base import BwWidget
from bwlab.widgets.esm import form_module


def plain(value: float | None) -> str:
    """A number as one types it, without thousands points: "1234,5"; "" for None."""
    if value is None:
        return ""
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def reading_words(readings: tuple[float, ...], unit: str) -> list[str]:
    """The two readings of an ambiguous number as words for two buttons: "1000 euro" and "1 euro"."""
    return [f"{plain(value)} {unit}".strip() for value in readings]


class NumberBox(BwWidget):
    """A labelled box for one number with its unit.

    Parameters
    ----------
    label : str
        What is asked, shown above the box.
    unit : str
        Stands behind the box: "procent", "euro per inwoner".
    value : float, optional
        What it starts with.
    help : str
        One small sentence under the box.
    low, high : float, optional
        Limits of what can be, in ``unit``.

    Attributes
    ----------
    value : float or None
        The number as it was understood; None while the box is empty or cannot be read in one way.
    """

    _esm = form_module("number_box")
    label = traitlets.Unicode("").tag(sync=True)
    unit = traitlets.Unicode("").tag(sync=True)
    help = traitlets.Unicode("").tag(sync=True)
    text = traitlets.Unicode("").tag(sync=True)
    readings = traitlets.List(traitlets.Unicode()).tag(sync=True)
    choice = traitlets.Int(-1).tag(sync=True)
    echo = traitlets.Unicode("").tag(sync=True)
    value = traitlets.Float(None, allow_none=True).tag(sync=True)

    def __init__(
        self,
        label: str,
        unit: str = "",
        value: float | None = None,
        help: str = "",
        low: float | None = None,
        high: float | None = None,
    ) -> None:
        self._low, self._high = low, high
        self._open: tuple[float, ...] = ()
        self._understood = value
        super().__init__(label=label, unit=unit, help=help, value=value, text=plain(value))
        self.on("text", self._read)
        self.on("choice", self._choose)
        self.on("value", self._follow)

    def _read(self, text: str) -> None:
        if self.value is not None and text == plain(self.value):
            return  # it says so already, also where the text alone would be ambiguous
        self.readings, self.echo, self._open = [], "", ()
        try:
            value = parse_number(text) if text.strip() else None
            self._check(value)
        except AmbiguousNumberError as error:
            self._settle(None)
            self._open = error.readings
            self.readings = reading_words(error.readings, self.unit)
            raise InputError(error.what, now="Kies hieronder welk getal je bedoelt.") from error
        except InputError:
            self._settle(None)
            raise
        self._settle(value)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._open):
            value = self._open[index]
            self._open, self.readings, self.choice = (), [], -1
            self._check(value)
            self._settle(value)
            self.echo = f"Gelezen als {plain(value)} {self.unit}.".replace(" .", ".")

    def _check(self, value: float | None) -> None:
        if value is None:
            return
        below = self._low is not None and value < self._low
        above = self._high is not None and value > self._high
        if below or above:
            limit = f"onder {plain(self._low)}" if below else f"boven {plain(self._high)}"
            raise InputError(
                f"{plain(value)} {self.unit} ligt {limit}. Dat kan hier niet.",
                now="Kijk of de komma goed staat.",
            )

    def _settle(self, value: float | None) -> None:
        self._understood = value
        self.value = value

    def _follow(self, value: float | None) -> None:
        """Show a value set from Python."""
        if value != self._understood:
            self._understood, self._open = value, ()
            self.text, self.readings, self.echo = plain(value), [], ""

    def as_html(self) -> str:
        """The box as it stands, in words."""
        text = f"{plain(self.value) or '……'} {self.unit}".strip()
        label = f"<strong>{html.escape(self.label)}</strong>"
        return f'<div class="bw bw-still"><p>{label} {html.escape(text)}</p></div>'
