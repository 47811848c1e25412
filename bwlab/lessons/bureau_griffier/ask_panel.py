"""A question of the council as a form, what its words look like, and the answer these figures give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.charts import Chart, over_time
from bwlab.formats import number
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.names import quoted
from bwlab.policy import CouncilQuestion
from bwlab.policy.desks.answering import answer
from bwlab.policy.desks.case import PARTLY, YES, Answer
from bwlab.policy.desks.examples import example
from bwlab.policy.desks.question import ASKS, COMPARE, EVERYONE, PARTS, begun, hints
from bwlab.widgets import Choice
from bwlab.widgets.show import as_pages, refill

NONE_YET = "Er staat nog geen vraag in je dossier. Hieronder zie je daarom een vraag die wij hebben verzonnen, als voorbeeld. Die komt niet in je dossier."
ONLY_WORDS = "Dit leest alleen woorden, en kan zich vergissen. Jij kiest wat de raad bedoelt; vraag het na als je twijfelt."


def rows(lesson: Any, told: Callable[[], Any]) -> RecordRows:
    """A form for each question of the council."""
    catalogue = lesson.monitor.catalogue
    figures = [[each.code, f"{each.theme}: {each.name}"] for each in catalogue]
    fields: list[dict[str, Any]] = [
        {"key": "text", "kind": "text", "label": "De vraag, zoals de raad hem stelt", "rows": 2},
        {"key": "asked_by", "kind": "line", "label": "Welke fractie of commissie (geen naam van een persoon)", "half": True},
        {"key": "day", "kind": "date", "label": "Wanneer moet het antwoord er zijn?", "half": True},
        {"key": "asks", "kind": "select", "label": "Wat wil de raad weten?", "options": [list(each) for each in ASKS.items()], "half": True},
        {"key": "part", "kind": "select", "label": "Over welk deel gaat het?", "options": [[key, text] for key, text in PARTS.items() if key], "half": True, "help": "Leeg: de hele gemeente."},
        {"key": "indicator", "kind": "select", "label": "Welk cijfer?", "options": figures, "half": True},
        {"key": "sought", "kind": "line", "label": "Staat het er niet bij? Wat zoekt de raad?", "half": True},
        {"key": "start", "kind": "number", "label": "Van welk jaar?", "half": True, "help": "Leeg: het eerste jaar dat kan."},
        {"key": "end", "kind": "number", "label": "Tot welk jaar?", "half": True, "help": "Leeg: het nieuwste jaar."},
        {"key": "compare", "kind": "select", "label": "Vergelijken met wie?", "options": [[key, text] for key, (_, text) in COMPARE.items()]},
        {"key": "answer", "kind": "text", "label": "Wat je antwoordt, in je eigen woorden", "rows": 3},
    ]
    return RecordRows(lesson, "council_questions", CouncilQuestion, fields, name="Raadsvraag", more="Nog een vraag", begun=begun, together=(("day",), ("start",), ("end",)), told=told)


class AnswersPanel:
    """What these figures say to the questions in the dossier, one at a time.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.monitor, self.region, self.today = lesson, lesson.monitor, lesson.region, lesson.today
        own = begun(lesson.store.read().council_questions)
        self.questions = {each.key: each for each in own or [example(lesson.region.label)]}
        lead = [] if own else [NONE_YET]
        if as_pages() or len(self.questions) == 1:
            self.pieces: list[Any] = [*lead, *(piece for each in self.questions.values() for piece in self.shown(each))]
            return
        last = list(self.questions)[-1]
        named = [(key, f"{number(place)}. {quoted(each.text or 'vraag zonder tekst')}") for place, (key, each) in enumerate(self.questions.items(), 1)]
        self.pick, self.place = Choice("Welke vraag?", named, last), VBox([])
        self.pick.on_value(lambda key: refill(self.place, self.shown(self.questions[key])))
        refill(self.place, self.shown(self.questions[last]))
        self.pieces = [*lead, self.pick, self.place]

    def shown(self, question: CouncilQuestion) -> list[Any]:
        """One question: what its words look like, the answer to read aloud, what stands behind it, and the picture."""
        found = answer(question, self.monitor, self.region, self.today)
        read = [each.sentence for each in hints(question.text, self.monitor, self.region)]
        said = [f"{question.text.strip() or 'Een vraag zonder tekst.'}", *([[*read, ONLY_WORDS]] if read else []), f"{found.state[:1].upper()}{found.state[1:]}.", found.text]
        return [*said, *self._behind(found), *self._picture(question, found)]

    def _behind(self, found: Answer) -> list[Any]:
        table = behind(found)
        length = f"Het antwoord heeft {number(len(found.text.split()))} woorden. Dat is voor te lezen in een minuut."
        return [*([table] if len(table) else []), *([length] if found.state in (YES, PARTLY) else [])]

    def _picture(self, question: CouncilQuestion, found: Answer) -> list[Chart]:
        if found.state not in (YES, PARTLY):
            return []
        peers = () if question.compare in ("", EVERYONE) else found.group
        chart = over_time(self.monitor.series(question.indicator), self.monitor.catalogue[question.indicator], region=self.region.code, label=self.region.label, peers=peers, group=found.who if peers else "")
        return [chart]


def behind(found: Answer) -> pd.DataFrame:
    """What stands behind an answer, as a table of two columns; only what there is."""
    counted = f"{number(found.n)} van {number(found.of)}" if found.of else ""
    pairs: Sequence[tuple[str, str]] = (
        ("Cijfer", found.figure), ("Jaar", found.year), ("Bron", found.source), ("Hoe het ontstond", found.status),
        ("Marge", found.margin), ("Waar de marge vandaan komt", found.margin_from), ("Met een cijfer", counted),
    )  # fmt: skip
    return pd.DataFrame([pair for pair in pairs if pair[1]], columns=["Wat", "Bij dit antwoord"])
