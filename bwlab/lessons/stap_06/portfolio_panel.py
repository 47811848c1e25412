"""The portfolios of the college: a form each, and the example to take over as a start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.formats import number
from bwlab.lessons.stap_06.example import FIGURES, college
from bwlab.policy import Portfolio
from bwlab.policy.anchoring.college import EXAMPLE, at_hand, filled, unknown
from bwlab.policy.records.base import new_key
from bwlab.widgets import Choice, Rows, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, refill

MINE = "mijn"
NOTHING = "Er staat nog geen portefeuille in je dossier. Vul de eerste hieronder in, of neem het voorbeeld over als begin en pas het aan."
TAKE = "Neem het voorbeeld over als begin"


class PortfolioPanel:
    """A form for each portfolio, with the figures at hand to tick.

    Parameters
    ----------
    lesson : Lesson
    changed : callable
        Called after the portfolios are kept.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, changed: Callable[[], Any]) -> None:
        self.lesson, self.store, self.monitor, self._changed = lesson, lesson.store, lesson.monitor, changed
        self.lead_place, self.rows_place = VBox([]), VBox([])
        themes = [(each.name, each.name) for each in self.monitor.catalogue.themes]
        self.theme = Choice("Welke cijfers kun je aanvinken?", [(MINE, "Die van mijn opgaven, doelen en portefeuilles"), *themes], MINE)
        self.theme.on_value(lambda _: self._show())
        self._show()
        self.pieces: list[Any] = [NOTHING, self._rows(self.store.read())] if as_pages() else [self.lead_place, self.theme, self.rows_place]

    @property
    def rows(self) -> Rows:
        """The forms."""
        return self.rows_place.children[0]

    def _show(self) -> None:
        dossier = self.store.read()
        self._tell(dossier)
        refill(self.rows_place, [self._rows(dossier)])

    def _codes(self, dossier: Any) -> list[str]:
        if self.theme.value == MINE:
            return at_hand(dossier, self.monitor) or list(FIGURES)
        catalogue = self.monitor.catalogue
        return [code for code in catalogue.theme(self.theme.value).indicators if code in catalogue.foto]

    def _rows(self, dossier: Any) -> Rows:
        catalogue = self.monitor.catalogue
        self.asked = self._codes(dossier)
        figures = [[code, catalogue[code].name] for code in self.asked]
        self.themes = [each.name for each in catalogue.themes]
        fields = [
            {"key": "holder", "kind": "line", "label": "Wie is het? Een functie, geen naam.", "half": True},
            {"key": "name", "kind": "line", "label": "Waar gaat de portefeuille over?", "half": True},
            {"key": "themes", "kind": "several", "label": "Welke thema's horen erbij?", "options": [[each, each] for each in self.themes]},
            {"key": "moves", "kind": "several", "label": "Op welke cijfers hebben besluiten van deze portefeuille greep?", "options": figures, "help": "Ook als een ander erover gaat."},
            {"key": "owns", "kind": "several", "label": "Welke cijfers staan hier op naam?", "options": figures, "help": "Over een cijfer dat op naam staat, vertelt deze bestuurder de raad."},
        ]  # fmt: skip
        self.former = {each.key: each for each in filled(dossier.portfolios)}
        self.known = set(self.former)
        items = [each.model_dump() for each in self.former.values()]
        return Rows("Portefeuille", fields, items, self._keep, more="Nog een portefeuille")

    def _keep(self, rows: list[dict[str, Any]]) -> None:
        asked = {row.setdefault("key", new_key()): row for row in rows}
        away = self.known - set(asked)

        def change(record: Any) -> None:  # what another tab wrote stays, and so does what this form does not ask
            kept = [self._merged(each, asked[each.key]) if each.key in asked else each for each in record.portfolios if each.key not in away]
            there = {each.key for each in kept}
            new = [self._merged(self.former.get(key, Portfolio(key=key)), row) for key, row in asked.items() if key not in there]
            record.portfolios = [each for each in (*kept, *new) if each.key not in asked or filled([each])]

        self.lesson.keep(self.store, change)
        self.known |= set(asked)
        dossier = self.store.read()
        self.former |= {each.key: each for each in dossier.portfolios}
        self._tell(dossier)
        self._changed()

    def _merged(self, former: Portfolio, row: dict[str, Any]) -> Portfolio:
        """A portfolio with what is in its form; figures and themes that the form does not show stay."""
        parts = {"themes": self.themes, "moves": self.asked, "owns": self.asked}
        ticked = {key: [*(each for each in row.get(key) or [] if each in shown), *(each for each in getattr(former, key) if each not in shown)] for key, shown in parts.items()}
        return Portfolio.of(**{**former.model_dump(), "holder": row.get("holder") or "", "name": row.get("name") or "", **ticked})

    def _tell(self, dossier: Any) -> None:
        """What is there, and the example where there is nothing."""
        own = filled(dossier.portfolios)
        if not own:
            button = press(TAKE)
            button.on_click(guarded(lambda _: self._take(), self._say))
            refill(self.lead_place, [NOTHING, button])
            return
        gone = len(unknown(own, self.monitor))
        more = f" {number(gone)} {'cijfer kent' if gone == 1 else 'cijfers kent'} deze editie niet; die staan hier niet bij en blijven bewaard." if gone else ""
        one = "Er staat 1 portefeuille" if len(own) == 1 else f"Er staan {number(len(own))} portefeuilles"
        refill(self.lead_place, [f"{one} in je dossier.{more}"])

    def _take(self) -> None:
        def change(record: Any) -> None:
            if not filled(record.portfolios):  # another tab may have been first
                record.portfolios = college(self.monitor, at_hand(record, self.monitor) or FIGURES, EXAMPLE)

        self.lesson.keep(self.store, change)
        self._show()
        self._changed()

    def _say(self, sentence: str) -> None:
        if sentence:
            refill(self.lead_place, [sentence])
