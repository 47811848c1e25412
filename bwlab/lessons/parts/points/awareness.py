"""Awareness: who gets a factsheet and who a course, and whom neither reaches. The courses themselves are planned in step 7."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.policy import Training
from bwlab.policy.anchoring.learning_plan import GROUPS, SKILLS, begun
from bwlab.policy.phases.awareness import SPREAD, Reach, is_factsheet, judged, reaches
from bwlab.widgets.show import as_pages, refill

COURSES = "Cursussen en ander leren plan je in stap 7 (organiseer het binnen). Hier zet je erbij wie een factsheet krijgt; samen staan ze in één leerplan."
SHOWN = 12  # groups in the table; of one's own there may be many more
NOTHING = "nog niets"


def pieces(lesson: Any) -> list[Any]:
    """What is planned for whom, what follows from it, and a form for each factsheet that is spread.

    Parameters
    ----------
    lesson : Lesson
    """
    return AwarenessPanel(lesson).pieces


class AwarenessPanel:
    """The scheme, the sentences and the forms.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.store, self.today = lesson.store, lesson.today
        self.said_place = VBox([])
        own = [each.who for each in self.store.read().trainings if is_factsheet(each)]
        self.sheets = RecordRows(
            lesson, "trainings", Training, fields(own), name="Factsheet", more="Nog een factsheet", begun=begun, together=(("people",), ("day",)),
            mine=is_factsheet, fixed={"form": SPREAD}, told=self._told,
        )  # fmt: skip
        if as_pages():
            self.pieces: list[Any] = [*self._said(), COURSES, self.sheets.rows]
            return
        self._told()
        self.pieces = [self.said_place, COURSES, self.sheets.rows]

    def _told(self) -> None:
        refill(self.said_place, self._said())

    def _said(self) -> list[Any]:
        trainings = self.store.read().trainings
        rows = reaches(trainings)
        table = pd.DataFrame([(each.name[:60], _days(each.factsheets), _days(each.courses), _minutes(each)) for each in rows[:SHOWN]], columns=["Groep", "Factsheet", "Cursus of ander leren", "Minuten notebook en oefening"])
        return [judged(trainings, self.today), *([table] if begun(trainings) else [])]


def _days(rows: Sequence[Any]) -> str:
    """What is planned, with its days."""
    if not rows:
        return NOTHING
    days = [date_words(each.day) for each in sorted((each for each in rows if each.day), key=lambda each: each.day)]
    bare = len(rows) - len(days)
    return "; ".join([*days[:3], *([f"nog {number(len(days) - 3)}"] if len(days) > 3 else []), *([f"{number(bare)} zonder dag"] if bare else [])])


def _minutes(reach: Reach) -> str:
    if not reach.courses:
        return "geen"
    return f"{number(reach.minutes)} minuten" if reach.minutes is not None else "niet van alles bekend"


def fields(own: Sequence[str]) -> list[dict[str, Any]]:
    """The form of one factsheet; a group of one's own can be chosen too."""
    groups = dict.fromkeys([*(each.name for each in GROUPS.values()), *(each for each in own if each.strip())])
    reads = [[each.name, each.name] for each in SKILLS.values() if not each.factsheet.startswith("komt er niet op")]
    return [
        {"key": "who", "kind": "select", "label": "Wie krijgt hem?", "options": [[each, each if len(each) <= 60 else f"{each[:59]}…"] for each in groups], "half": True},
        {"key": "day", "kind": "date", "label": "Wanneer?", "half": True},
        {"key": "skill", "kind": "select", "label": "Wat kunnen ze er daarna mee?", "options": reads, "half": True},
        {"key": "people", "kind": "number", "label": "Hoeveel mensen ongeveer?", "unit": "mensen", "half": True},
        {"key": "owner", "kind": "line", "label": "Wie regelt het? Een functie, geen naam."},
    ]  # fmt: skip
