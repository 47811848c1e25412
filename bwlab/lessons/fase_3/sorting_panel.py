"""Sentences to sort: those of the dossier and typed ones; first by the participant, then by their words."""

from __future__ import annotations

import random
import zlib
from typing import Any, NamedTuple

import pandas as pd

from bwlab.formats import number
from bwlab.lessons.parts.changing import changed
from bwlab.lessons.parts.guessing import behind
from bwlab.lessons.stap_04.example import example
from bwlab.policy.acting.canvas import started
from bwlab.policy.goals.kinds import ACTIVITY, CHALLENGE, GOAL, KINDS, PROGRESS, beside, counted, look
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages

MOST, OWN = 9, 3  # sentences of the dossier that are asked, and typed ones
LONGEST = 160  # letters of a sentence that are shown
LEAD = "In je dossier staat nog geen zin om te sorteren. Deze zinnen hebben wij verzonnen, als voorbeeld. Typ er zelf een paar bij."
BUTTON = "Laat zien waar de zinnen op lijken"
CAREFUL = "Dit leest alleen woorden. Het weet niet wat je bedoelt, en het kan zich vergissen. Twijfel je, lees de zin dan hardop voor aan iemand die er niet bij was."


class Sentence(NamedTuple):
    """A sentence, and as what it stands in the dossier ("" for a typed one)."""

    text: str
    stands_as: str


class SortingPanel:
    """The form to sort in, and behind a button what the words say.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.today = lesson, lesson.store, lesson.today
        record = self.store.read()
        own = sentences(record)
        lead = [] if own else [LEAD]
        self.sentences = mixed(own or sentences(example(lesson.monitor, lesson.region, lesson.today)), lesson.region.code)
        if len(own) > MOST:
            lead.append(f"In je dossier staan {number(len(own))} zinnen. Hier zijn er {number(MOST)}, van elke soort een paar, door elkaar.")
        self.form, self.own = self._forms(record)
        answer = self.judged() if as_pages() else behind(self.judged, BUTTON)
        self.pieces: list[Any] = [*lead, self.form, self.own, *answer]

    def judged(self) -> list[Any]:
        """Every sentence beside her choice and what its words look like."""
        record, rows, pairs = self.store.read(), [], []
        for sentence, chosen in [*((each, self._answer(record, named(each.text))) for each in self.sentences), *self._typed(record)]:
            found = look(sentence.text, self.today.year)
            pairs.append((sentence.stands_as, found))
            rows.append([shown(sentence.text), chosen or "nog niet", found.kind or "niet te zien", f"{found.why} {beside(found, chosen, sentence.stands_as)}"])
        table = pd.DataFrame(rows, columns=["Zin", "Jij koos", "Lijkt op", "Waarom"])
        said = counted(pairs)
        return [*([said] if said else []), table, CAREFUL]

    def _forms(self, record: Any) -> tuple[Form, Form]:
        """One for the sentences of the dossier, one for typed ones."""
        options = [[kind, text] for kind, text in KINDS.items()]
        there = [{"key": f"zin{place}", "kind": "select", "label": shown(each.text), "options": options, "half": True} for place, each in enumerate(self.sentences)]
        self.shown = {f"zin{place}": self._answer(record, named(each.text)) for place, each in enumerate(self.sentences)}
        typed: list[dict[str, Any]] = []
        for place in range(1, OWN + 1):
            note = record.note(self.lesson.id, f"eigen zin {place}")
            typed += [
                {"key": f"eigen{place}", "kind": "line", "label": f"Een eigen zin ({place})", "half": True},
                {"key": f"soort{place}", "kind": "select", "label": f"Wat is zin {place}, volgens jou?", "options": options, "half": True},
            ]
            self.shown |= {f"eigen{place}": note.text if note else "", f"soort{place}": note.answer if note else ""}
        forms = Form("Wat is elke zin, volgens jou?", there, self.shown_of(there)), Form("En zinnen uit een plan dat je kent:", typed, self.shown_of(typed))
        for form in forms:
            form.on_values(self._keep)
        return forms

    def shown_of(self, fields: list[dict[str, Any]]) -> dict[str, Any]:
        """What these fields last showed."""
        return {spec["key"]: self.shown[spec["key"]] for spec in fields}

    def _keep(self, values: dict[str, Any]) -> None:
        moved = changed(values, self.shown)

        def change(record: Any) -> None:
            for place, each in enumerate(self.sentences):
                if f"zin{place}" in moved:
                    record.set_note(self.lesson.id, named(each.text), shown(each.text) if moved[f"zin{place}"] else "", moved[f"zin{place}"] or "")
            for place in range(1, OWN + 1):
                former = record.note(self.lesson.id, f"eigen zin {place}")
                text, kind = moved.get(f"eigen{place}", former.text if former else ""), moved.get(f"soort{place}", former.answer if former else "")
                if {f"eigen{place}", f"soort{place}"} & set(moved):
                    record.set_note(self.lesson.id, f"eigen zin {place}", text or "", kind or "")

        if moved:
            self.lesson.keep(self.store, change)
            self.shown |= moved

    def _answer(self, record: Any, key: str) -> str:
        note = record.note(self.lesson.id, key)
        return note.answer if note and note.answer in KINDS else ""

    def _typed(self, record: Any) -> list[tuple[Sentence, str]]:
        notes = [record.note(self.lesson.id, f"eigen zin {place}") for place in range(1, OWN + 1)]
        return [(Sentence(note.text, ""), note.answer if note.answer in KINDS else "") for note in notes if note and note.text.strip()]


def sentences(record: Any) -> list[Sentence]:
    """Every sentence of a dossier that says opgave, goal, activity or what was done; each once."""
    found = [Sentence(each.title, CHALLENGE) for each in record.challenges]
    found += [Sentence(goal.text, GOAL) for goal in record.goals]
    for item in started(record.agenda):
        found += [Sentence(item.activity.text, ACTIVITY), Sentence(item.activity.output, PROGRESS)]
    once = {" ".join(each.text.split()): each for each in reversed(found) if each.text.strip()}
    return list(reversed(once.values()))


def mixed(found: list[Sentence], seed: str) -> list[Sentence]:
    """Some of each kind, in an order that gives nothing away; the same each time for one municipality."""
    turns: dict[str, int] = {}
    ranked = []
    for place, each in enumerate(found):
        turns[each.stands_as] = turns.get(each.stands_as, 0) + 1
        ranked.append((turns[each.stands_as], place, each))
    kept = [each for _, _, each in sorted(ranked, key=lambda one: one[:2])][:MOST]
    random.Random(seed).shuffle(kept)
    return kept


def named(text: str) -> str:
    """Under what a choice is kept: the sentence itself counts, wherever it stands."""
    return f"soort {zlib.crc32(' '.join(text.split()).encode()):08x}"


def shown(text: str) -> str:
    """A sentence short enough for a form."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
