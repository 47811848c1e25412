"""A small form whose answers are kept: a choice, a list, own words, a number, a date."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from bwlab.errors import AmbiguousNumberError, InputError
from bwlab.formats import parse_number
from bwlab.widgets.base import STATIC, BwWidget
from bwlab.widgets.number_box import plain

KEPT = "Bewaard in je dossier."
LONGEST = 20_000  # characters in one field


class Form(BwWidget):
    """Fields with labels; each change is handed on at once.

    Parameters
    ----------
    lead : str
        One sentence above the fields; may be empty.
    fields : sequence of dict
        ``{"key", "kind", "label"}`` with kind

        ======== =============================================== ====================
        choice   one of ``options``, (value, text) pairs          str
        select   the same, folded                                 str
        several  any of ``options``                               list of str
        text     own words, ``rows`` high                         str
        line     own words on one line                            str
        number   with a ``unit``                                  float or None
        date                                                      date or None
        ======== =============================================== ====================

        and optionally ``help``, a small sentence under the field, ``half`` for two beside each other, and for a line
        ``options``: proposals that can be chosen or left.
    values : mapping
        What was filled in before, by key, of the types above.

    Notes
    -----
    A number or date that cannot be read gets a sentence; what was understood last is handed on, and what
    was typed stays in the box.
    """

    _esm = STATIC / "form.js"
    lead = traitlets.Unicode().tag(sync=True)
    fields = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    saved = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, lead: str, fields: Sequence[dict[str, Any]], values: Mapping[str, Any] | None = None
    ) -> None:
        self._kinds = {spec["key"]: spec["kind"] for spec in fields}
        self._labels = {spec["key"]: spec["label"] for spec in fields}
        self._understood = dict(values or {})
        super().__init__(lead=lead, fields=list(fields), values={key: _typed(each) for key, each in self._understood.items()})

    def on_values(self, callback: Callable[[dict[str, Any]], Any]) -> None:
        """Call ``callback(values)`` on each change; without an error the form says it was kept."""

        def changed(values: dict[str, Any]) -> None:
            self.saved = ""
            read, trouble = self._read(values)
            callback(read)
            if trouble:
                raise trouble
            self.saved = KEPT

        self.on("values", changed)

    def _read(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], InputError | None]:
        """What was typed as what it means, and what could not be read."""
        trouble = None
        self._understood = {key: each for key, each in self._understood.items() if key in values}
        for key, typed in values.items():
            try:
                self._understood[key] = _meant(self._kinds.get(key, "text"), typed)
            except InputError as error:
                label = self._labels[key]
                trouble = trouble or InputError(f"{label}{'' if label.endswith('?') else ':'} {error.what}", error.why, error.now)
        return dict(self._understood), trouble

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
        if spec["kind"] in ("choice", "several"):
            return " / ".join(text for _, text in spec["options"])
        return spec.get("unit", "")


def _typed(value: Any) -> Any:
    """A value as the browser shows it: text, or a list of texts."""
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float):
        return plain(float(value))
    return value or ""


def _meant(kind: str, typed: Any) -> Any:
    if kind == "several":
        return list(typed or [])
    text = str(typed or "")
    if len(text) > LONGEST:
        raise InputError(
            f"Deze tekst is langer dan {LONGEST // 1000}.000 tekens.", now="Kort hem in; het begin is bewaard zoals het was."
        )
    if kind == "number":
        return _number(text)
    if kind == "date":
        return _date(text)
    return text


def _number(text: str) -> float | None:
    try:
        return parse_number(text) if text.strip() else None
    except AmbiguousNumberError as error:
        both = " of ".join(plain(each) for each in error.readings)
        raise InputError(error.what, now=f"Typ {both}, zonder punt.") from error


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text.strip() else None
    except ValueError as error:
        raise InputError(f"'{text}' is geen datum.", now="Kies een dag, een maand en een jaar.") from error
