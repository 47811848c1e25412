"""A memo to audit: point at a row and say what is wrong; then what each finding is worth, and what was missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from bwlab.formats import listing, number
from bwlab.lessons.parts.guessing import behind
from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.policy import AuditFinding
from bwlab.policy.desks.audit.building import memo
from bwlab.policy.desks.audit.memo import (
    FALSE,
    FOUND,
    KINDS,
    NONE_FOUND,
    NOTHING,
    OPEN,
    OTHER,
    Memo,
    begun,
    judged,
    tally,
)
from bwlab.widgets.show import as_pages

CHECK, SHOW = "Controleer mijn vondsten", "Laat zien wat ik miste"
NONE_YET = "Je wees nog niets aan. Kies hierboven een rij en wat er mis is."
STATES = {FOUND: "Gevonden", OTHER: "Er is iets mis, maar iets anders", FALSE: "Vals alarm", OPEN: "Nog niet af"}


class AuditPanel:
    """The table of a memo, a form for each finding, and two buttons.

    Parameters
    ----------
    lesson : Lesson
    name : str
        Which memo.
    told : callable, optional
        Called after a finding is kept.

    Attributes
    ----------
    memo : Memo
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, name: str, told: Callable[[], Any] = lambda: None) -> None:
        self.store = lesson.store
        self.memo: Memo = memo(lesson.monitor, lesson.region, name)
        self.records = RecordRows(
            lesson, "findings", AuditFinding, self._fields(), name="Vondst", more="Nog een vondst", begun=begun,
            mine=lambda each: each.table == self.memo.name, fixed={"table": self.memo.name}, told=told,
        )  # fmt: skip
        shown = [self.memo.lead, self.memo.table]
        if as_pages():
            self.pieces: list[Any] = [*shown, self.records.rows, *self.missed()]
            return
        self.pieces = [*shown, self.records.rows, *behind(self.checked, CHECK), *behind(self.missed, SHOW)]

    def _fields(self) -> list[dict[str, Any]]:
        rows = [[str(place), self.memo.named(place)] for place in range(1, len(self.memo.rows) + 1)]
        kinds = [*([key, text] for key, text in KINDS.items()), [NOTHING, NONE_FOUND]]
        return [
            {"key": "row", "kind": "select", "label": "Welke rij?", "options": rows},
            {"key": "kind", "kind": "choice", "label": "Wat is er mis?", "options": kinds},
            {"key": "why", "kind": "line", "label": "Waaraan zie je dat?"},
        ]

    def findings(self) -> list[AuditFinding]:
        """What she marked in this memo."""
        return findings(self.store.read(), self.memo)

    def checked(self) -> Sequence[Any]:
        """What each finding is worth, and how far she is."""
        said = self.findings()
        if not said:
            return [NONE_YET]
        rows = []
        for each in said:
            found = judged(self.memo, each)
            where = f"rij {number(found.place)}" if found.place else "de hele nota" if each.kind == NOTHING else "geen rij"
            rows.append((where, KINDS.get(each.kind, NONE_FOUND if each.kind == NOTHING else "niets gekozen"), STATES[found.state], found.sentence))
        return [progress(self.memo, said), pd.DataFrame(rows, columns=["Waar", "Jij zei", "Uitkomst", "Waarom"])]

    def missed(self) -> Sequence[Any]:
        """The faults that were not found; and of a memo without any, that there is none."""
        if not self.memo.faults:
            return ["In deze nota zit geen fout. Wie niets vond, had gelijk. Kijk bij je vondsten waarom die rijen kloppen."]
        left = tally(self.memo, self.findings()).missed
        if not left:
            return [f"Je vond ze alle {number(len(self.memo.faults))}."]
        rows = [(f"rij {number(place)}: {row.what}, {row.place}", KINDS[row.fault], row.told) for place in left for row in [self.memo.rows[place - 1]]]
        return [f"{'Deze fout staat' if len(left) == 1 else 'Deze fouten staan'} nog open.", pd.DataFrame(rows, columns=["Waar", "Wat er mis is", "Waarom, en hoe groot"])]


def findings(record: Any, about: Memo) -> list[AuditFinding]:
    """What was marked in one memo."""
    return [each for each in begun(record.findings) if each.table == about.name]


def progress(about: Memo, said: Sequence[AuditFinding]) -> str:
    """How far an audit is, in a sentence."""
    found = tally(about, said)
    alarms = f" {number(found.false)} keer was het vals alarm: lees waarom die rij klopt." if found.false else ""
    if not about.faults:
        return "Je zei dat er niets in zit, en dat klopt." if found.clean and not found.false else f"In deze nota vond je nog niets dat klopt.{alarms}"
    kinds = listing([KINDS[about.rows[place - 1].fault].lower() for place in found.found])
    return f"Je vond er {number(len(found.found))} van de {number(len(about.faults))}{f': {kinds}' if kinds else ''}.{alarms}"
