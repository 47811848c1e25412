"""Any order: the path one took as a picture and in words, and a question about each phase that was passed by."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from bwlab.charts import Chart, Stop
from bwlab.charts import path as drawn
from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.policy.cycle import PHASES, phase
from bwlab.policy.phases.path import FREE, NOTE, QUESTIONS, finding, jumped, named, skipped, told, turns
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages

ALL = "Alle fasen die hier meestal voor komen, heb je geopend. In welke volgorde je dat deed, maakt niet uit."
FIRST = "Dit is de eerste fase: hier komt meestal niets voor. Je kunt ook in elke andere fase beginnen."
STEPS = "de tien stappen"


def pieces(lesson: Any, phase: str) -> list[Any]:
    """The path so far, and a question for each phase before this one that was not opened.

    Parameters
    ----------
    lesson : Lesson
        The answers are kept under its notebook.
    phase : str
        Key of a phase, or the id of its notebook.
    """
    return [*picture(lesson), *questions(lesson, phase)]


def picture(lesson: Any) -> list[Any]:
    """The path as a chart with its words; nothing on a page and before any phase was opened."""
    record = lesson.store.read()
    if as_pages() or not turns(record.path):
        return []
    return [chart(record.path, lesson.region.label), [*told(record.path), FREE]]


def questions(lesson: Any, before: str) -> list[Any]:
    """What is taken for granted of each phase before this one that was not opened."""
    here = phase(before)
    if here.number == 1:
        return [FIRST]
    path = [] if as_pages() else lesson.store.read().path
    left = skipped(path, before)
    if not left:
        return [ALL]
    one = len(left) == 1
    lead = f"{'Eén fase die' if one else f'{number(len(left))} fasen die'} hier meestal voor {'komt' if one else 'komen'}, heb je nog niet geopend. Dat mag. Schrijf wel op wat je daarmee voor waar aanneemt."
    return [lead, VBox([_form(lesson, each) for each in left])]


def chart(path: Any, label: str) -> Chart:
    """The path of a dossier as a picture."""
    steps = any(turn.row == len(PHASES) for turn in turns(path, steps=True))
    stops = [Stop(turn.row, turn.name, _short(turn.day), date_words(turn.day), turn.back) for turn in turns(path, steps=True)]
    rows = [f"{each.number}. {each.title}" for each in PHASES] + ([STEPS] if steps else [])
    return drawn(stops, rows, [each.number - 1 for each in jumped(path)], title=finding(path), label=label)


def _form(lesson: Any, each: Any) -> Form:
    name = named(each)
    field = {"key": "text", "kind": "text", "label": QUESTIONS[each.key], "rows": 2, "help": f"Je sloeg {name} over. Weet je het niet, schrijf dan op wie het weet."}
    return lesson.note_form(f"{NOTE}{each.key}", [field], f"{name[0].upper()}{name[1:]}")


def _short(day: Any) -> str:
    """A day without its year, the month in three letters."""
    number_, month, _ = date_words(day).split(" ")
    return f"{number_} {month[:3]}"
