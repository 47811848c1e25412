"""Step 6: the college. What ``notebooks/tien_stappen/stap_06_college`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.parts import documents_panel, guessing
from bwlab.lessons.stap_06.example import shown
from bwlab.lessons.stap_06.matrix_panel import MAYOR, MatrixPanel
from bwlab.lessons.stap_06.mayor_panel import MayorPanel
from bwlab.lessons.stap_06.portfolio_panel import PortfolioPanel
from bwlab.lessons.stap_06.proposal_panel import ProposalPanel
from bwlab.policy.anchoring.college import NOBODY, appointments, called, connected, lines
from bwlab.widgets.show import LivePart

COUNTS = (("geen", "Geen"), ("een", "1"), ("twee of drie", "2 of 3"), ("vier of meer", "4 of meer"))
TALKS = (("geen", "Geen"), ("tot 4", "1 tot en met 3"), ("tot 8", "4 tot en met 7"), ("8 of meer", "8 of meer"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._following: list[LivePart] = []
        super().__init__(*given, **named)

    def portfolios(self) -> None:
        """The portfolios of the college."""
        self.live(lambda: PortfolioPanel(self, self.kept).pieces)

    def expect_open(self) -> None:
        """Before the picture: how much is nobody's?"""
        self.live(self._expect_open, self._following)

    def matrix(self) -> None:
        """The portfolios against figures and themes."""
        self.live(lambda: MatrixPanel(self).pieces, self._following)

    def connecting(self) -> None:
        """The same picture, with somebody who connects."""
        self.live(lambda: MatrixPanel(self, connecting=True).pieces, self._following)

    def expect_talks(self) -> None:
        """Before the slider is moved: what does connecting all of it ask?"""
        self.live(self._expect_talks, self._following)

    def mayor(self) -> None:
        """Questions about what is nobody's, and what connecting can and cannot do."""
        self.live(lambda: MayorPanel(self).pieces, self._following)

    def proposal(self) -> None:
        """A proposal for the coalition agreement."""
        self.live(lambda: ProposalPanel(self).pieces)

    def limits(self) -> None:
        """What a division of portfolios does not say."""
        self.live(self._limits)

    def documents(self) -> None:
        """The proposal as a document."""
        self.live(lambda: documents_panel.pieces(self, ["college"]), self._following)

    def kept(self) -> None:
        """A portfolio was kept: what is shown of it elsewhere is made again."""
        self.again(self._following)

    def _nobody(self) -> tuple[list[Any], list[Any], str]:
        """What several move and nobody owns, all figures at hand, and whose college it is."""
        portfolios, codes, lead = shown(self.store.read(), self.monitor)
        found = lines(portfolios, codes, self.monitor)
        return [line for line in found if line.stand == NOBODY], found, "het voorbeeldcollege" if lead else "jullie college"

    def _expect_open(self) -> Sequence[Any]:
        _, found, whose = self._nobody()
        question = f"Er liggen {number(len(found))} cijfers op tafel. Hoeveel daarvan worden in {whose} door twee of meer portefeuilles bewogen en staan bij niemand op naam?"
        if len(found) == 1:
            question = f"Er ligt 1 cijfer op tafel. Wordt dat in {whose} door twee of meer portefeuilles bewogen, terwijl het bij niemand op naam staat? Kies hoeveel."
        return guessing.pieces(self, "niemand", question, COUNTS, self._open)

    def _open(self) -> str:
        nobody, found, whose = self._nobody()
        if not nobody:
            return f"In {whose} is dat er geen. Bij elk van de {number(len(found))} staat een naam, of er is niet meer dan één portefeuille die het beweegt."
        return f"In {whose} {'is' if len(nobody) == 1 else 'zijn'} het er {number(len(nobody))} van de {number(len(found))}. Ze staan hieronder bovenaan."

    def _expect_talks(self) -> Sequence[Any]:
        nobody, _, whose = self._nobody()
        if not nobody:
            return [f"In {whose} is er nu niets dat meer portefeuilles bewegen zonder dat er een naam bij staat. Er is dus niets te verbinden. Kies boven het plaatje hieronder een thema om verder te kijken."]
        question = "Stel: de burgemeester verbindt alles wat nu van niemand is. Hoeveel afspraken met andere portefeuilles zijn dat, één per cijfer en per portefeuille?"
        return guessing.pieces(self, "afspraken", question, TALKS, self._talks)

    def _talks(self) -> str:
        nobody, found, whose = self._nobody()
        names = called(shown(self.store.read(), self.monitor).portfolios)
        mayor = next((place for place, name in enumerate(names) if MAYOR in name.lower()), len(names))
        count = appointments(connected(found, len(nobody), mayor))
        return f"In {whose} zijn dat er {number(count)}, voor {number(len(nobody))} {'cijfer' if len(nobody) == 1 else 'cijfers'}. Schuif hieronder om te zien hoe dat oploopt."

    def _limits(self) -> Sequence[Any]:
        figures = [self.monitor.catalogue[code] for code in self.monitor.catalogue.foto]
        much, little = (sum(each.influence == word for each in figures) for word in ("veel", "weinig"))
        return [
            [
                "Wie wat beweegt, is jullie inschatting. Geen cijfer in de monitor kan dat laten zien.",
                "Dat iemand op naam staat, wil niet zeggen dat die het cijfer kan sturen. Het wil zeggen dat die erover vertelt.",
                f"Van de {number(len(figures))} cijfers in de foto is de invloed van een gemeente bij {number(much)} groot en bij {number(little)} klein. Dat is een inschatting van bwlab, geen onderzoek.",
                "Een leeg vak is geen verwijt. Het zegt dat er een afspraak ontbreekt, of dat jullie het schema nog niet af hebben.",
                "Veel rondjes in één kolom zeggen niet dat die bestuurder het druk of goed doet.",
                "Verbinden is geen extra bevoegdheid. Wie beslist, verandert er niet door.",
                "Een zin in een akkoord is nog geen uitvoering. Wie het in de organisatie trekt, komt in stap 7.",
            ]
        ]
