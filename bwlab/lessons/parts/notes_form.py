"""One form whose fields are notes of their own: a choice keeps its answer, other fields their text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bwlab.lessons.parts.changing import changed
from bwlab.widgets import Form


def notes_form(lesson: Any, lead: str, fields: Sequence[dict[str, Any]], told: Callable[[], Any] = lambda: None) -> Form:
    """A form that keeps each field as a note under its own key, and writes only what was changed.

    Parameters
    ----------
    lesson : Lesson
    lead : str
    fields : sequence of dict
        As for ``Form``; the key is that of the note.
    told : callable, optional
        Called after something is kept.
    """
    store, record = lesson.store, lesson.store.read()
    chosen = {spec["key"]: spec["kind"] in ("choice", "select") for spec in fields}
    notes = {key: record.note(lesson.id, key) for key in chosen}
    shown = {key: (note.answer if chosen[key] else note.text) if note else "" for key, note in notes.items()}
    form = Form(lead, fields, dict(shown))

    def keep(values: dict[str, Any]) -> None:
        moved = changed(values, shown)

        def change(record: Any) -> None:
            for key, value in moved.items():
                record.set_note(lesson.id, key, "" if chosen[key] else value or "", (value or "") if chosen[key] else "")

        if moved:
            lesson.keep(store, change)
            shown.update(moved)
            told()

    form.on_values(keep)
    return form
