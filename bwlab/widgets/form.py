"""A small form whose answers are kept: a choice, a list, own words."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from bwlab.widgets.base import STATIC, BwWidget

KEPT = "Bewaard in je dossier."


class Form(BwWidget):
    """Fields with labels; each change is handed on at once.

    Parameters
    ----------
    lead : str
        One sentence above the fields; may be empty.
    fields : sequence of dict
        ``{"key", "kind", "label"}`` with kind "choice" or "select" (both with ``options`` as
        (value, text) pairs) or "text" (with ``rows``).
    values : mapping
        What was filled in before, by key.
    """

    _esm = STATIC / "form.js"
    lead = traitlets.Unicode().tag(sync=True)
    fields = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    saved = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, lead: str, fields: Sequence[dict[str, Any]], values: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(lead=lead, fields=list(fields), values=dict(values or {}))

    def on_values(self, callback: Callable[[dict[str, str]], Any]) -> None:
        """Call ``callback(values)`` on each change; without an error the form says it was kept."""

        def changed(values: dict[str, str]) -> None:
            self.saved = ""
            callback(values)
            self.saved = KEPT

        self.on("values", changed)

    def as_html(self) -> str:
        """The form as questions on paper."""
        lead = f"<p>{html.escape(self.lead)}</p>" if self.lead else ""
        rows = "".join(
            f"<li>{html.escape(spec['label'])} <span class='note'>{html.escape(self._options(spec))}</span></li>"
            for spec in self.fields
        )
        return f'<div class="bw bw-still">{lead}<ul>{rows}</ul></div>'

    @staticmethod
    def _options(spec: Mapping[str, Any]) -> str:
        return " / ".join(text for _, text in spec["options"]) if spec["kind"] == "choice" else ""
