"""The ledger of elsewhere: what goes over the border, who bears it, and what one still has to ask. No figure of elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.lessons.parts.record_rows import RecordRows
from bwlab.names import quoted
from bwlab.policy import Outside
from bwlab.policy.outside.ledger import PROXIES, WAYS, begun, judged, questions, table
from bwlab.policy.phases.options import NO_ELSEWHERE
from bwlab.policy.phases.options import begun as options_begun
from bwlab.widgets.show import as_pages, refill

LEAD = f"{NO_ELSEWHERE} Daarom staat het hier in woorden: wat er over de grens gaat, wie het draagt, en wat je nog moet vragen. Een cijfer mag ernaast staan, als erbij staat wat het weglaat."
EXAMPLE = "Je lijst is nog leeg. Zo kan een regel eruitzien; dit voorbeeld hebben wij verzonnen."
ASK = "Wat je nog moet vragen:"


def pieces(lesson: Any, on_change: Callable[[], Any] | None = None) -> list[Any]:
    """The rows to fill in, what they lack, and the ledger as a table.

    Parameters
    ----------
    lesson : Lesson
    on_change : callable, optional
        Called after a row is kept.
    """
    return OutsidePanel(lesson, on_change or (lambda: None)).pieces


class OutsidePanel:
    """The rows and what follows from them.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after a row is kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any] = lambda: None) -> None:
        self.store, self.monitor, self._changed = lesson.store, lesson.monitor, changed
        record = self.store.read()
        self.said_place = VBox([])
        self.rows = RecordRows(lesson, "outside", Outside, fields(record, self.monitor), name="Regel", more="Nog een regel", begun=begun, together=(), told=self._told)
        if as_pages():
            self.pieces: list[Any] = [LEAD, self.rows.rows, *self._said()]
            return
        refill(self.said_place, self._said())
        self.pieces = [LEAD, self.rows.rows, self.said_place]

    def _told(self) -> None:
        refill(self.said_place, self._said())
        self._changed()

    def _said(self) -> list[Any]:
        record = self.store.read()
        if not begun(record.outside):
            return [judged(record, self.monitor), EXAMPLE, table(record, self.monitor, [example()])]
        asked = questions(record.outside)
        return [judged(record, self.monitor), table(record, self.monitor), *([ASK, asked] if asked else [])]


def example() -> Outside:
    """An invented row; never kept."""
    return Outside(
        what="Restafval (voorbeeld)", way="weg", bearer="wie rond de verbrandingsoven woont (voorbeeld)",
        question="Hoeveel ton gaat er per jaar heen, en wat merken de bewoners daar?", asked="de afvaldienst", source="verzonnen",
    )  # fmt: skip


def fields(record: Any, monitor: Any) -> list[dict[str, Any]]:
    """The form of one row; a proxy or an option that is not on the list any more can still be seen."""
    proxies = {code: monitor.catalogue[code].name for code in PROXIES if code in monitor.catalogue}
    proxies |= {each.proxy: monitor.catalogue[each.proxy].name if each.proxy in monitor.catalogue else each.proxy[:60] for each in record.outside if each.proxy and each.proxy not in proxies}
    options = {each.key: quoted(each.text or "optie zonder omschrijving") for each in options_begun(record.options)}
    options |= {each.option: "een optie die er niet meer is" for each in record.outside if each.option and each.option not in options}
    return [
        {"key": "what", "kind": "line", "label": "Wat gaat er over de grens?", "help": "Bijvoorbeeld afval, bouwmateriaal, werk, of mensen die hier geen huis vinden.", "half": True},
        {"key": "way", "kind": "select", "label": "Welke kant op?", "options": [list(each) for each in WAYS.items()], "half": True},
        {"key": "bearer", "kind": "line", "label": "Wie draagt het?", "help": "Een plaats of een groep.", "half": True},
        *([{"key": "option", "kind": "select", "label": "Bij welke optie hoort het? Leeg: de gemeente nu.", "options": [list(each) for each in options.items()], "half": True}] if options else []),
        {"key": "proxy", "kind": "select", "label": "Welk cijfer zegt er iets over? Leeg: geen.", "options": [list(each) for each in proxies.items()], "half": True},
        {"key": "says_not", "kind": "line", "label": "Wat laat dat cijfer weg?", "half": True},
        {"key": "question", "kind": "line", "label": "Wat zou je moeten weten?", "half": True},
        {"key": "asked", "kind": "line", "label": "Aan wie vraag je dat?", "half": True},
        {"key": "source", "kind": "line", "label": "Wat is je bron?", "help": "Leeg: een aanname van jezelf."},
    ]
