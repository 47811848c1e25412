"""Politics early: a day on which the council still has something to choose, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.policy import CouncilMoment
from bwlab.policy.phases.council import KINDS, begun, closed, judged, opening
from bwlab.widgets.show import as_pages, refill

OPEN = "Je keuzes zijn open: er is een moment waarop de raad nog iets te kiezen heeft."
UNKNOWN = "De vergaderdagen van de raad en het reces kent bwlab niet. Vraag ze op bij de griffie."


def pieces(lesson: Any, on_change: Callable[[], Any] | None = None) -> list[Any]:
    """The moments with the council and what they open.

    Parameters
    ----------
    lesson : Lesson
    on_change : callable, optional
        Called after a moment is kept: what depends on it is made again.
    """
    return CouncilPanel(lesson, on_change).pieces


class CouncilPanel:
    """A form for each moment, and above it whether the options are open.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, on_change: Callable[[], Any] | None = None) -> None:
        self.store, self.today, self._changed = lesson.store, lesson.today, on_change or (lambda: None)
        self.said_place = VBox([])
        record = self.store.read()
        self.moments = RecordRows(lesson, "council", CouncilMoment, fields([each.kind for each in record.council]), name="Moment", more="Nog een moment met de raad", begun=begun, told=self._told)
        if as_pages():
            self.pieces: list[Any] = [*said(record, self.today), self.moments.rows]
            return
        refill(self.said_place, said(record, self.today))
        self.pieces = [self.said_place, self.moments.rows]

    def _told(self) -> None:
        refill(self.said_place, said(self.store.read(), self.today))
        self._changed()


def said(record: Any, today: Any) -> list[Any]:
    """Whether the options are open, and what follows from the moments."""
    why = closed(record.council, today)
    found = judged(record, today)
    return [why or f"{OPEN} {_first(record)}".strip(), *([found] if found else []), UNKNOWN]


def _first(record: Any) -> str:
    first = opening(begun(record.council))[0]
    return f"Wat er dan te kiezen is, volgens jou: {first.open.strip().rstrip('.')}."


def fields(own: list[str]) -> list[dict[str, Any]]:
    """The form of one moment; a kind of one's own can be chosen too."""
    kinds = dict.fromkeys([*KINDS, *(each for each in own if each.strip())])
    return [
        {"key": "kind", "kind": "select", "label": "Wat voor moment is het?", "options": [[each, each if len(each) <= 60 else f"{each[:59]}…"] for each in kinds], "half": True},
        {"key": "day", "kind": "date", "label": "Op welke dag?", "half": True},
        {"key": "about", "kind": "line", "label": "Welke vraag leg je aan de raad voor?"},
        {"key": "open", "kind": "line", "label": "Wat kan de raad dan nog kiezen?", "help": "Ligt alles al vast, schrijf dan 'niets'. Dat zegt ook iets."},
        {"key": "said", "kind": "line", "label": "Wat gaf de raad mee? Invullen na afloop."},
    ]  # fmt: skip
