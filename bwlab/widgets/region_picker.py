"""Choosing a municipality by typing: names, other names and former names, suggested at once."""

from __future__ import annotations

import html
from collections import defaultdict
from typing import Any

import traitlets

from bwlab.regions import Regions
from bwlab.widgets.base import BwWidget
from bwlab.widgets.esm import form_module

Entry = list[Any]


def region_entries(regions: Regions) -> list[Entry]:
    """What the picker searches, sent to the browser once (about 30 kB).

    Returns
    -------
    list of [code, label, hint, other names, codes of the parts]
        First every municipality of today, then the former ones. ``hint`` is empty for today's, and
        "sinds 2022 Amsterdam" for a former one; one that was divided has no code but parts.
    """
    other: dict[str, list[str]] = defaultdict(list)
    former: list[Entry] = []
    for name, codes, since in regions.names():
        if since:
            former.append([codes[0], name, since, [], []] if len(codes) == 1 else ["", name, since, [], list(codes)])
            continue
        for code in codes:
            if name != regions[code].label:
                other[code].append(name)
    return [[each.code, each.label, "", other[each.code], []] for each in regions] + former


class RegionPicker(BwWidget):
    """A box that suggests municipalities while one types.

    Parameters
    ----------
    regions : Regions
    code : str, optional
        The municipality it starts with.
    label : str
        What is asked.

    Attributes
    ----------
    code : str or None
        CBS code of the chosen municipality; listen with ``picker.on("code", callback)``.
    query : str
        A name the browser did not know; answered with a code or a sentence.
    """

    _esm = form_module("region_picker")
    label = traitlets.Unicode("").tag(sync=True)
    entries = traitlets.List().tag(sync=True)
    code = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    query = traitlets.Unicode("").tag(sync=True)

    def __init__(self, regions: Regions, code: str | None = None, label: str = "Kies je gemeente") -> None:
        self._regions = regions
        super().__init__(label=label, entries=region_entries(regions), code=code)
        self.on("query", self._find)

    def _find(self, text: str) -> None:
        if text.strip():
            self.code = self._regions.find(text).code

    def as_html(self) -> str:
        """The choice as it stands, in words."""
        chosen = self._regions[self.code].label if self.code else "nog geen gemeente"
        label = f"<strong>{html.escape(self.label)}:</strong>"
        return f'<div class="bw bw-still"><p>{label} {html.escape(chosen)}</p></div>'
