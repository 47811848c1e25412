"""Continuity: which role keeps what, and the sheet that somebody new would find."""

from __future__ import annotations

import html
from typing import Any

from ipywidgets import HTML, VBox

from bwlab.lessons.parts.guessing import behind
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.policy import Handover
from bwlab.policy.desks.handover_file import file
from bwlab.policy.phases.handover import begun, judged
from bwlab.policy.stakeholders import ROLES
from bwlab.widgets.show import as_pages, refill

BUTTON = "Laat het overdrachtsblad zien"


def pieces(lesson: Any) -> list[Any]:
    """What outlasts the term and what does not, a form for each role, and the sheet behind a button.

    Parameters
    ----------
    lesson : Lesson
    """
    return HandoverPanel(lesson).pieces


class HandoverPanel:
    """The rows and what follows from them.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.store, self.monitor, self.today = lesson.store, lesson.monitor, lesson.today
        self.said_place = VBox([])
        record = self.store.read()
        self.roles = RecordRows(lesson, "handovers", Handover, fields([each.role for each in record.handovers]), name="Overdracht", more="Nog een rol", begun=begun, told=self._told)
        if as_pages():
            self.pieces: list[Any] = [[f"{role.title}: {role.why}" for role in ROLES], judged(record, self.monitor, self.today), self.roles.rows]
            return
        self._told()
        self.pieces = [[f"{role.title}: {role.why}" for role in ROLES], self.said_place, self.roles.rows, *behind(self._sheet, BUTTON)]

    def _told(self) -> None:
        refill(self.said_place, [judged(self.store.read(), self.monitor, self.today)])

    def _sheet(self) -> list[Any]:
        return [piece for title, lines in file(self.store.read(), self.monitor, self.today) for piece in (_heading(title), lines)]


def _heading(title: str) -> HTML:
    return HTML(f'<div class="bw bw-say"><p><strong>{html.escape(title)}</strong></p></div>')


def fields(own: list[str]) -> list[dict[str, Any]]:
    """The form of one row; a role of one's own can be chosen too."""
    roles = {role.key: role.title for role in ROLES} | {each: each if len(each) <= 60 else f"{each[:59]}…" for each in own if each.strip() and each not in {role.key for role in ROLES}}
    return [
        {"key": "role", "kind": "select", "label": "Welke rol?", "options": [list(each) for each in roles.items()], "half": True},
        {"key": "day", "kind": "date", "label": "Wanneer wordt het overgedragen of weer bekeken?", "half": True},
        {"key": "keeps", "kind": "line", "label": "Wat bewaart die?", "help": "Bijvoorbeeld het dossier, de monitor, of de afspraken met partners."},
        {"key": "where", "kind": "line", "label": "Waar ligt het?"},
    ]  # fmt: skip
