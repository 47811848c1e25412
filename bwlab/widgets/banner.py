"""The line at the top of every notebook: whose figures follow, and a box to choose another."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from ipywidgets import HTML, VBox

from bwlab.regions import Region, Regions
from bwlab.widgets.region_picker import RegionPicker


class Banner(VBox):
    """Whose figures these are.

    Parameters
    ----------
    regions : Regions
    region : Region
    example : bool
        Nobody chose it yet.
    """

    def __init__(self, regions: Regions, region: Region, *, example: bool) -> None:
        self._line, self._notice, self._told = HTML(), HTML(), ""
        self.picker = RegionPicker(regions, code=region.code, label="Andere gemeente")
        super().__init__([self._line, self._notice, self.picker])
        self._write(region, example)

    @property
    def problem(self) -> str:
        """A sentence shown under the box."""
        return self.picker.problem

    @problem.setter
    def problem(self, sentence: str) -> None:
        self.picker.problem = sentence

    @property
    def notice(self) -> str:
        """What happened to the dossier's file; unlike ``problem`` it stays until it is taken away."""
        return self._told

    @notice.setter
    def notice(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            shown = f'<div class="bw"><p class="problem" role="alert">{html.escape(sentence)}</p></div>'
            self._notice.value = shown if sentence else ""

    def on_code(self, callback: Callable[[str], Any]) -> None:
        """Call ``callback(code)`` when another municipality is chosen, inside the guard."""
        self.picker.on("code", callback)

    def turn_to(self, region: Region) -> None:
        """Name another municipality."""
        self._write(region, example=False)

    def as_html(self) -> str:
        """The line alone."""
        return self._line.value

    def _write(self, region: Region, example: bool) -> None:
        was = f" {region.was.name} hoort sinds {region.was.year} bij {region.label}." if region.was else ""
        note = " Dit is een voorbeeld: kies hieronder je eigen gemeente." if example else ""
        self._line.value = (
            f'<div class="bw bw-banner"><p>Je werkt met <strong>{html.escape(region.label)}</strong>.'
            f"{html.escape(was + note)}</p></div>"
        )
