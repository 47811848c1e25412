"""Any number of the same small form below each other: one more, one less, and back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ipywidgets import HBox, VBox

from bwlab.errors import InputError
from bwlab.widgets.form import Form
from bwlab.widgets.guard import guarded
from bwlab.widgets.press import press
from bwlab.widgets.show import as_html, close

MOST = 40


class Rows(VBox):
    """A list of records, a form each.

    Parameters
    ----------
    name : str
        What one row is: "Activiteit". Rows are numbered.
    fields : sequence of dict
        As for ``Form``.
    items : sequence of mapping
        What is there; what a form does not ask (a ``key``, say) travels along untouched.
    on_items : callable
        Gets all rows as they now are, empty ones included, after each change.
    more : str
        The words on the button for one more.
    """

    def __init__(
        self,
        name: str,
        fields: Sequence[dict[str, Any]],
        items: Sequence[Mapping[str, Any]],
        on_items: Callable[[list[dict[str, Any]]], Any],
        *,
        more: str,
        most: int = MOST,
    ) -> None:
        self.name, self.fields, self.most = name, list(fields), most
        self._tell, self._gone = on_items, None
        self._more, self._back = press(more), press("Zet de laatste terug")
        self._more.on_click(guarded(lambda _: self._add({}), self._say))
        self._back.on_click(guarded(lambda _: self._restore(), self._say))
        self._place, self._line = VBox([]), Form("", [], {})
        super().__init__([self._place, HBox([self._more, self._back]), self._line])
        self.items = [dict(item) for item in items] or [{}]
        self._draw()

    @property
    def forms(self) -> list[Form]:
        """The forms, top to bottom."""
        return [row.children[0] for row in self._place.children]

    def add(self, item: Mapping[str, Any]) -> None:
        """One more that is filled in already, in place of the form that nothing was typed in; told like any change."""
        if len(self.items) == 1 and all(each in (None, "", []) for name, each in self.items[0].items() if name != "key"):
            self.items.clear()
        if len(self.items) >= self.most:
            raise InputError(f"Er staan er al {self.most}.", now="Haal er eerst een weg.")
        self._add(dict(item))
        self._tell(list(self.items))

    def as_html(self) -> str:
        """One empty form, and how many there are."""
        return as_html(Form(f"{self.name}:", self.fields))

    def _draw(self) -> None:
        former, self._place.children = self._place.children, tuple(self._row(place) for place in range(len(self.items)))
        for each in former:
            close(each)
        self._back.layout.display = "" if self._gone else "none"
        self._more.disabled = len(self.items) >= self.most

    def _row(self, place: int) -> VBox:
        form = Form(f"{self.name} {place + 1}", self.fields, {spec["key"]: self.items[place].get(spec["key"]) for spec in self.fields})
        form.on_values(lambda values: self._changed(place, values))
        away = press(f"Haal {self.name.lower()} {place + 1} weg")
        away.on_click(guarded(lambda _: self._drop(place), form._say))
        row = VBox([form, away])
        row.add_class("bw-rows-row")
        return row

    def _changed(self, place: int, values: dict[str, Any]) -> None:
        self.items[place] = {**self.items[place], **values}
        self._tell(list(self.items))

    def _add(self, item: dict[str, Any]) -> None:
        self.items.append(dict(item))
        self._draw()

    def _drop(self, place: int) -> None:
        item = self.items.pop(place)
        self._gone = (place, item)
        self.items = self.items or [{}]
        self._draw()
        self._tell(list(self.items))

    def _restore(self) -> None:
        place, item = self._gone
        self._gone = None
        self.items.insert(place, item)
        self._draw()
        self._tell(list(self.items))

    def _say(self, sentence: str) -> None:
        self._line.problem = sentence
