"""A form for each record of a list in the dossier: a second tab loses nothing, and an empty form is no record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bwlab.errors import InputError
from bwlab.lessons.parts.changing import changed, filled
from bwlab.policy.records.base import Record, new_key
from bwlab.widgets import Rows


class RecordRows:
    """The records of one field of a dossier, a form each.

    Parameters
    ----------
    lesson : Lesson
    field : str
        Of the dossier: "council".
    kind : type of Record
    fields : sequence of dict
        As for ``Form``; their keys are those of the record.
    name, more : str
        What one row is, and the words on the button for one more.
    begun : callable
        Gives those of a list of records in which anything is filled in.
    together : sequence of sequences of str
        Fields that are no text, those judged together in one.
    mine : callable, optional
        Which records are shown here; the others are left alone.
    fixed : mapping, optional
        What a new record has besides what is typed.
    told : callable, optional
        Called after something is kept.

    Attributes
    ----------
    rows : Rows
        What to show.
    """

    def __init__(
        self, lesson: Any, field: str, kind: type[Record], fields: Sequence[dict[str, Any]], *, name: str, more: str, begun: Callable[[Sequence[Any]], list[Any]],
        together: Sequence[Sequence[str]] = (("day",),), mine: Callable[[Any], bool] = lambda _: True, fixed: Mapping[str, Any] | None = None, told: Callable[[], Any] = lambda: None,
    ) -> None:  # fmt: skip
        self.lesson, self.store = lesson, lesson.store
        self.field, self.kind, self.begun, self.together, self.fixed, self.told = field, kind, begun, together, dict(fixed or {}), told
        names = [spec["key"] for spec in fields]
        items = [{each: getattr(record, each) for each in ("key", *names)} for record in begun(getattr(self.store.read(), field)) if mine(record)]
        self.known = {item["key"]: dict(item) for item in items}
        self.rows = Rows(name, fields, items, self._keep, more=more)

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        typed = {row.setdefault("key", new_key()): changed({key: each for key, each in row.items() if key != "key"}, self.known.get(row["key"], {})) for row in rows}
        gone, made, trouble = set(self.known) - set(typed), {}, []

        def change(record: Any) -> None:  # what another tab wrote stays
            trouble.clear()
            made.clear()
            there = {each.key: each for each in getattr(record, self.field)}
            for place, (key, values) in enumerate(typed.items(), 1):
                made[key], error = filled(there.get(key) or self.kind(key=key, **self.fixed), values, self.together)
                trouble.extend([InputError(f"{self.rows.name} {place}: {error.what}", error.why, error.now)] if error else [])
            every = [made.get(key, each) for key, each in there.items() if key not in gone] + [each for key, each in made.items() if key not in there]
            setattr(record, self.field, [each for each in every if each.key not in made or self._says(each)])

        self.lesson.keep(self.store, change)
        # What was refused is not shown as kept: it is asked again with the next change.
        self.known = {key: {**self.known.get(key, {}), **{name: getattr(made[key], name) for name in values}} for key, values in typed.items() if self._says(made[key])}
        self.told()
        if trouble:
            raise trouble[0]

    def _says(self, record: Any) -> bool:
        """Whether anything is typed in it: what every new record has does not count."""
        bare = {name: type(record).model_fields[name].default for name, each in self.fixed.items() if getattr(record, name) == each}
        return bool(self.begun([record.model_copy(update=bare)]))
