"""A figure that is nobody's, with three questions for the college; and what connecting can and cannot do."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from bwlab.catalogue import publishers
from bwlab.formats import listing
from bwlab.lessons.stap_06.example import shown
from bwlab.policy.anchoring.college import NOBODY, called, lines, questions, sentence
from bwlab.policy.anchoring.proposal import figure_now
from bwlab.widgets import Choice
from bwlab.widgets.show import as_pages, refill

CAN = [
    "Dezelfde opgave uit drie portefeuilles op één collegeagenda zetten.",
    "Vragen wie een cijfer op naam neemt, tot er iemand staat.",
    "In het college en naar de raad vertellen hoe de delen samenhangen.",
]
CANNOT = [
    "Beslissen over wat in de portefeuille van een ander ligt. Hoe jullie college beslist, staat in jullie eigen afspraken.",
    "Een cijfer op naam krijgen door te verbinden. Wie vertelt de raad erover als het tegenvalt?",
    "Alles tegelijk. Elke verbinding kost een gesprek.",
]
SOURCE = (
    "De tien stappen zeggen dat de rol van burgemeester geschikt kan zijn om brede welvaart verbindend neer te zetten, in het college en naar de raad. "
    "Kan, niet moet: een ander kan het ook. Wat de wet over deze rollen zegt, staat hier niet. Vraag dat de griffier of de gemeentesecretaris."
)
NONE = "Er is nu geen cijfer dat meer portefeuilles bewegen zonder dat er een naam bij staat. Vraag je af of dat klopt, of dat er iemand vergeten is."


class MayorPanel:
    """The figures that are nobody's, one at a time.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        self.portfolios, codes, self.lead = shown(lesson.store.read(), self.monitor)
        self.names = called(self.portfolios)
        self.lines = {line.key: line for line in lines(self.portfolios, codes, self.monitor) if line.stand == NOBODY}
        lead = [self.lead] if self.lead else []
        roles = ["Wie verbindt, kan bijvoorbeeld:", CAN, "Wie verbindt, kan daarmee nog niet:", CANNOT, SOURCE]
        if not self.lines:
            self.pieces: list[Any] = [*lead, NONE, *roles]
            return
        self.pick = Choice("Over welk cijfer?", [(key, line.name) for key, line in self.lines.items()], next(iter(self.lines)))
        self.place = VBox([])
        self.pick.on_value(lambda _: self._turn())
        self._turn()
        one = self.about(self.pick.value)
        self.pieces = [*lead, *one, *roles] if as_pages() else [*lead, *([self.pick] if len(self.lines) > 1 else []), self.place, *roles]

    def about(self, code: str) -> list[Any]:
        """Who moves it, how it stands now, and three questions."""
        known, (now, _) = self.monitor.catalogue[code], figure_now(self.monitor, self.region.code, code)
        figure = f"Nu: {now} ({listing(list(publishers(known.source)))})." if now else f"Voor {self.region.label} is dit cijfer er niet."
        asked = questions(self.lines[code], self.names, known.influence)
        return [f"{sentence(self.lines[code], self.names)} {figure}", "Drie vragen voor het college:", asked]

    def _turn(self) -> None:
        refill(self.place, self.about(self.pick.value))
