"""Five invented questions: can these figures answer them? First a guess for each, then the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bwlab.formats import number
from bwlab.lessons.parts.guessing import behind
from bwlab.lessons.parts.notes_form import notes_form
from bwlab.policy.desks.answering import answer
from bwlab.policy.desks.case import NO, PARTLY, YES
from bwlab.policy.desks.examples import INVENTED, examples
from bwlab.widgets.show import as_pages

CHOICES = ((YES, "Ja"), (PARTLY, "Deels"), (NO, "Nee"))
SHORT = {YES: "ja", PARTLY: "deels", NO: "nee"}
BUTTON = "Laat de antwoorden zien"


def pieces(lesson: Any) -> list[Any]:
    """The questions with a guess each, and behind a button what these figures say."""
    asked = examples(lesson.region.label)
    fields = [{"key": named(each.key), "kind": "choice", "label": each.text, "options": [list(one) for one in CHOICES]} for each in asked]
    form = notes_form(lesson, f"{INVENTED} Kunnen we ze beantwoorden met de cijfers van de monitor?", fields)
    return [form, *(said(lesson) if as_pages() else behind(lambda: said(lesson), BUTTON))]


def named(key: str) -> str:
    """Under which key the guess about a question is kept."""
    return f"kan {key}"


def said(lesson: Any) -> Sequence[Any]:
    """Each question beside her guess and its answer."""
    record, rows, met, guessed = lesson.store.read(), [], 0, 0
    for each in examples(lesson.region.label):
        found, note = answer(each, lesson.monitor, lesson.region, lesson.today), record.note(lesson.id, named(each.key))
        thought = note.answer if note else ""
        guessed += thought in SHORT
        met += thought == found.state
        rows.append((each.text, SHORT.get(thought, "nog niet"), SHORT[found.state], found.text))
    lead = f"Je schatte er {number(guessed)} in. {number(met)} daarvan {'klopte' if met == 1 else 'klopten'}." if guessed else "Je hebt nog niets geschat. Dat mag nu alsnog: lees daarna pas de tabel."
    table = pd.DataFrame(rows, columns=["Vraag", "Jij dacht", "Kan het?", "Antwoord"])
    return [lead, table, "'Nee' is ook een antwoord. Zeg erbij waarom, en wat er wel kan."]
