"""What is agreed before the figures come: a form for each agreement, and a button that fixes it on today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.names import quoted
from bwlab.policy import Agreement
from bwlab.policy.following.agreements import NONE, about, begun, changed, fix, lacking, name_of
from bwlab.widgets import press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

EXAMPLE = "Een voorbeeld, door ons verzonnen: we kijken elke 6 maanden naar gebelde huishoudens. Bij minder dan 120 huishoudens sturen we bij, bij minder dan 40 stoppen we. De teamleider schuldhulp kijkt."
NOT_TYPED = ("above", "every")  # chosen from a list: what they mean is no text
MONTHS = (1, 2, 3, 4, 6, 12, 24)


class AgreementsPanel:
    """The forms and, below them, how each agreement stands.

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
        self.lesson, self.store, self.monitor, self._changed = lesson, lesson.store, lesson.monitor, told
        self.said_place = VBox([])
        self.rows = AgreementRows(
            lesson, "agreements", Agreement, fields(lesson), name="Afspraak", more="Nog een afspraak", begun=begun,
            together=(("adjust_at",), ("stop_at",), ("above",), ("every",)), told=self._told,
        )  # fmt: skip
        if as_pages():
            record = self.store.read()
            self.pieces: list[Any] = [EXAMPLE, self.rows.rows, *([sentence for each in begun(record.agreements) for sentence in about(each, record, self.monitor)] or [NONE])]
            return
        self.tell()
        self.pieces = [*([] if begun(self.store.read().agreements) else [EXAMPLE]), self.rows.rows, self.said_place]

    def _told(self) -> None:
        self.tell()
        self._changed()

    def tell(self, sentence: str = "") -> None:
        """How each agreement stands, with a button where it can be fixed."""
        record = self.store.read()
        found = [piece for each in begun(record.agreements) for piece in self._about(each, record)]
        refill(self.said_place, [*([sentence] if sentence else []), *(found or [NONE])])

    def _about(self, each: Agreement, record: Any) -> list[Any]:
        said: list[Any] = [about(each, record, self.monitor)]
        if lacking(each) or (each.fixed is not None and not changed(each)):
            return said
        again = "opnieuw " if each.fixed is not None else ""
        button = press(f"Leg {again}vast: {quoted(name_of(each, self.monitor))[:60]}")
        button.on_click(guarded(lambda _: self._fix(each.key), lambda sentence: self.tell(sentence) if sentence else None))
        return [*said, button]

    def _fix(self, key: str) -> None:
        def change(record: Any) -> None:
            record.agreements = [fix(each, self.lesson.today) if each.key == key else each for each in record.agreements]

        self.lesson.keep(self.store, change)
        self._told()


class AgreementRows(RecordRows):
    """The forms; a choice from a list is kept as what it means and shown as its text."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._as_shown()

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        try:
            super()._keep(rows)
        finally:
            self._as_shown()

    def _as_shown(self) -> None:
        for item in self.known.values():
            item |= {name: str(int(item[name])) for name in NOT_TYPED if isinstance(item.get(name), int)}


def fields(lesson: Any) -> list[dict[str, Any]]:
    """The fields of one agreement."""
    monitor, record = lesson.monitor, lesson.store.read()
    goals = [[goal.key, quoted(goal.text or goal.indicator or "doel zonder zin")[:80]] for goal in record.goals]
    known = {goal.indicator: None for goal in record.goals if goal.indicator} | dict.fromkeys(monitor.catalogue.foto)
    figures = [[code, monitor.catalogue[code].name] for code in known if any(each.code == code for each in monitor.catalogue)]
    return [
        *([{"key": "goal", "kind": "select", "label": "Bij welk doel hoort het?", "options": goals}] if goals else []),
        {"key": "measure", "kind": "line", "label": "Waar kijk je naar? Een eigen telling", "half": True},
        {"key": "unit", "kind": "line", "label": "In welke eenheid?", "half": True},
        {"key": "indicator", "kind": "select", "label": "Of een cijfer uit de monitor", "options": figures, "half": True},
        {"key": "every", "kind": "select", "label": "Hoe vaak kijk je?", "options": [[str(each), "elke maand" if each == 1 else f"elke {each} maanden"] for each in MONTHS], "half": True, "help": "Kies je niets, dan elke 6 maanden."},
        {"key": "above", "kind": "choice", "label": "Je wilt dat dit getal", "options": [["1", "hoger wordt of hoog blijft"], ["0", "lager wordt of laag blijft"]], "help": "Kies je niets, dan geldt: hoger."},
        {"key": "adjust_at", "kind": "number", "label": "Bij welke grens stuur je bij?", "half": True},
        {"key": "stop_at", "kind": "number", "label": "Bij welke grens stop je?", "half": True},
        {"key": "adjust", "kind": "line", "label": "Of in woorden: wanneer stuur je bij?", "half": True},
        {"key": "stop", "kind": "line", "label": "Of in woorden: wanneer stop je?", "half": True},
        {"key": "owner", "kind": "line", "label": "Wie kijkt? Een functie, geen naam."},
    ]
