"""A form for one record of a list, found by what it is about: a second tab loses nothing, and an empty form is no record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bwlab.lessons.parts.changing import changed, filled
from bwlab.policy.records.base import Record
from bwlab.widgets import Form


class Keyed:
    """The form of the record of a list that is about this.

    Parameters
    ----------
    lesson : Lesson
    field : str
        Of the dossier: "evaluations".
    kind : type of Record
    about : mapping
        What the record is about: its fields and their values; there is one such record.
    fields : sequence of dict
        As for ``Form``; their keys are those of the record.
    together : sequence of sequences of str
        Fields that are no text, those judged together in one.
    whole : sequence of str
        Fields that hold a whole number.
    told : callable, optional
        Called after something is kept.

    Attributes
    ----------
    form : Form
        What to show.
    """

    def __init__(
        self, lesson: Any, field: str, kind: type[Record], about: Mapping[str, str], fields: Sequence[dict[str, Any]], *,
        lead: str = "", together: Sequence[Sequence[str]] = (), whole: Sequence[str] = (), told: Callable[[], Any] = lambda: None,
    ) -> None:  # fmt: skip
        self.lesson, self.store, self.field, self.kind, self.about, self.together, self.whole, self.told = lesson, lesson.store, field, kind, dict(about), together, whole, told
        it = self._found(self.store.read()) or kind(**self.about)
        self.shown = {spec["key"]: getattr(it, spec["key"]) for spec in fields}
        self.form = Form(lead, fields, self.shown)
        self.form.on_values(self._keep)

    def _found(self, record: Any) -> Any:
        return next((each for each in getattr(record, self.field) if all(getattr(each, name) == value for name, value in self.about.items())), None)

    def _keep(self, values: dict[str, Any]) -> None:
        typed = changed(values, self.shown)
        typed |= {name: round(typed[name]) for name in self.whole if typed.get(name) is not None}
        outcome: list[Any] = []

        def change(record: Any) -> None:  # what another tab wrote stays
            former = self._found(record)
            it = former or self.kind(**self.about)
            outcome[:] = filled(it, typed, self.together)
            every = [outcome[0] if each is former else each for each in getattr(record, self.field)] + ([] if former else [outcome[0]])
            setattr(record, self.field, [each for each in every if each.key != it.key or self._says(each)])

        self.lesson.keep(self.store, change)
        made, trouble = outcome
        # What was refused is not shown as kept: it is asked again with the next change.
        self.shown |= {key: getattr(made, key) for key in typed}
        self.told()
        if trouble:
            raise trouble

    def _says(self, record: Any) -> bool:
        """Whether anything is filled in besides what it is about."""
        without = {"key", *self.about}
        return record.model_dump(exclude=without) != self.kind().model_dump(exclude=without)
