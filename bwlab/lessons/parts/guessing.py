"""A guess that is kept, and the answer behind a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ipywidgets import VBox

from bwlab.widgets import press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget, close


def pieces(lesson: Any, key: str, question: str, options: Sequence[tuple[str, str]], answer: Callable[[], str]) -> list[Any]:
    """A choice that is kept under ``key``, and a button that shows the answer beside it.

    Parameters
    ----------
    lesson : Lesson
    key : str
        Unique within the notebook.
    question : str
    options : sequence of (value, text)
    answer : callable
        Gives the sentence; it is asked when the button is pressed.
    """
    form = lesson.note_form(key, [{"key": "answer", "kind": "choice", "label": question, "options": [list(each) for each in options]}])
    texts, store = dict(options), lesson.store

    def said() -> str:
        note = store.read().note(lesson.id, key)
        thought = f"Jij dacht: {texts[note.answer].lower()}. " if note and note.answer in texts else ""
        return thought + answer()

    if as_pages():
        return [form, said()]
    return [form, *behind(lambda: [said()])]


def behind(build: Callable[[], Sequence[Any]], label: str = "Laat het antwoord zien") -> list[Any]:
    """A button that shows what ``build`` gives, and the place where it shows; what goes wrong is said there too."""
    button, place = press(label), VBox([])

    def fill(pieces: Sequence[Any]) -> None:
        former, place.children = place.children, tuple(as_widget(each) for each in pieces)
        for each in former:
            close(each)

    # Not in the form: an answer shown well would wipe away that the guess itself could not be kept.
    button.on_click(guarded(lambda _: fill(build()), lambda sentence: fill([sentence]) if sentence else None))
    return [button, place]
