"""The log of implementation: what was done, what helped and what hindered, with the figure of that moment beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from ipywidgets import VBox

from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.names import quoted
from bwlab.policy import LogEntry
from bwlab.policy.acting.canvas import name_of as activity_name
from bwlab.policy.acting.canvas import started
from bwlab.policy.following import logbook
from bwlab.policy.following.agreements import begun as agreed
from bwlab.policy.following.agreements import name_of as agreement_name
from bwlab.policy.following.logbook import begun
from bwlab.policy.records.following import CHOICES
from bwlab.widgets.show import as_pages, refill

EXAMPLE = pd.DataFrame(
    [
        ["najaar, eerste jaar (voorbeeld)", "96 van 150 huishoudens gebeld", "geen nieuwe meting", "de wijkagent gaf namen door", "oude telefoonnummers", "Bijsturen: de nummers worden opnieuw opgevraagd"],
        ["voorjaar, tweede jaar (voorbeeld)", "140 van 150 huishoudens gebeld", "een nieuw cijfer, van vóór het bellen", "bellen in de avond", "een wachtlijst bij het spreekuur", "Doorgaan: boven de afgesproken 120"],
    ],
    columns=["Wanneer", "Output: gedaan", "Uitkomst: het cijfer", "Hielp", "Zat tegen", "Keuze en waarom"],
)
INVENTED = "Je logboek is nog leeg. Zo kan het eruitzien: een voorbeeld, door ons verzonnen. Er wordt niets van bewaard."
APART = "Wat er is gedaan en wat het cijfer zegt, staan naast elkaar en niet in één getal. Meer gedaan is nog geen ander cijfer."


class LogPanel:
    """The table, what stands out, and a form for each look.

    Parameters
    ----------
    lesson : Lesson
    told : callable
        Called after something is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, told: Callable[[], Any] = lambda: None) -> None:
        self.store, self.monitor, self.today, self._changed = lesson.store, lesson.monitor, lesson.today, told
        self.said_place = VBox([])
        self.rows = RecordRows(
            lesson, "logbook", LogEntry, self._fields(), name="Moment", more="Nog een moment", begun=begun,
            together=(("day",), ("planned",), ("done",)), told=self._told,
        )  # fmt: skip
        if as_pages():
            self.pieces: list[Any] = [APART, *self._said(), self.rows.rows]
            return
        refill(self.said_place, self._said())
        self.pieces = [APART, self.rows.rows, self.said_place]

    def _told(self) -> None:
        refill(self.said_place, self._said())
        self._changed()

    def _said(self) -> list[Any]:
        record = self.store.read()
        if not begun(record.logbook):
            return [INVENTED, EXAMPLE]
        return [pd.DataFrame(logbook.beside(record, self.monitor)), logbook.judged(record, self.monitor, self.today)]

    def _fields(self) -> list[dict[str, Any]]:
        record = self.store.read()
        agreements = [[each.key, quoted(agreement_name(each, self.monitor))[:80]] for each in agreed(record.agreements)]
        activities = [[each.key, activity_name(each)[:80]] for each in started(record.agenda)]
        return [
            {"key": "day", "kind": "date", "label": "Op welke dag keek je?", "half": True},
            *([{"key": "agreement", "kind": "select", "label": "Bij welke afspraak?", "options": agreements, "half": True}] if agreements else []),
            *([{"key": "activity", "kind": "select", "label": "Welke activiteit?", "options": activities, "half": True}] if activities else []),
            {"key": "unit", "kind": "line", "label": "Wat tel je? De eenheid", "half": True},
            {"key": "planned", "kind": "number", "label": "Hoeveel was er gepland, tot die dag?", "half": True},
            {"key": "done", "kind": "number", "label": "Hoeveel is er gedaan? Leeg is: weten we niet", "half": True},
            {"key": "helped", "kind": "line", "label": "Wat hielp in de praktijk?", "half": True},
            {"key": "hindered", "kind": "line", "label": "Wat zat in de weg?", "half": True},
            {"key": "told_by", "kind": "line", "label": "Wie vertelde dat? Een functie of een team.", "half": True},
            {"key": "why", "kind": "line", "label": "Waarom kies je dit?", "half": True},
            {"key": "choice", "kind": "choice", "label": "Wat doe je?", "options": [list(each) for each in CHOICES.items()]},
        ]
