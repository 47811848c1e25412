"""A form for the one record of its kind in a dossier, with what is said of it above: a second tab loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from ipywidgets import VBox

from bwlab.lessons.parts.changing import changed, filled
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages, refill


class OneRecord:
    """The form of one record, and what is open in it.

    Parameters
    ----------
    lesson : Lesson
    told : callable, optional
        Called after something is kept.

    Attributes
    ----------
    FIELD : str
        Of the dossier: "assignment".
    TOGETHER : sequence of sequences of str
        Fields that are no text, those judged together in one.
    pieces : list
        What to show, top to bottom.
    """

    FIELD: ClassVar[str]
    TOGETHER: ClassVar[Sequence[Sequence[str]]] = ()

    def __init__(self, lesson: Any, told: Callable[[], Any] | None = None) -> None:
        self.lesson, self.store, self.today = lesson, lesson.store, lesson.today
        self._told = told or (lambda: None)
        dossier = self.store.read()
        fields, it = self.fields(dossier), getattr(dossier, self.FIELD)
        self.shown = {spec["key"]: getattr(it, spec["key"]) for spec in fields}
        self.form = Form("", fields, self.shown)
        self.form.on_values(self._keep)
        if as_pages():
            self.pieces: list[Any] = [*self.said(dossier), self.form]
            return
        self.place = VBox([])
        refill(self.place, self.said(dossier))
        self.pieces = [self.place, self.form]

    def fields(self, dossier: Any) -> list[dict[str, Any]]:
        """The fields, as for ``Form``; their keys are those of the record."""
        raise NotImplementedError

    def said(self, dossier: Any) -> list[Any]:
        """What stands above the form."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show what changed elsewhere; what is being typed stays."""
        dossier = self.store.read()
        self.form.fields = self.fields(dossier)
        refill(self.place, self.said(dossier))

    def _keep(self, values: dict[str, Any]) -> None:
        typed = changed(values, self.shown)
        outcome: list[Any] = []

        def change(record: Any) -> None:  # what a second tab filled in meanwhile stays
            outcome[:] = filled(getattr(record, self.FIELD), typed, self.TOGETHER)
            setattr(record, self.FIELD, outcome[0])

        self.lesson.keep(self.store, change)
        made, trouble = outcome
        # What was refused is not shown as kept: it is asked again with the next change.
        self.shown |= {key: getattr(made, key) for key in typed}
        refill(self.place, self.said(self.store.read()))
        self._told()
        if trouble:
            raise trouble
