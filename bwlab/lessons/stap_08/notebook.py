"""Step 8: an ambassador. What ``notebooks/tien_stappen/stap_08_ambassadeur`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import listing, number
from bwlab.lesson import Lesson
from bwlab.lessons.parts import documents_panel, guessing
from bwlab.lessons.stap_08.claims_panel import ClaimsPanel, truth
from bwlab.lessons.stap_08.mandate_panel import MandatePanel
from bwlab.lessons.stap_08.pace_panel import PACES, PacePanel, fitting
from bwlab.lessons.stap_08.profile_panel import ProfilePanel
from bwlab.policy.anchoring.appointing import QUALITIES, lacking, started
from bwlab.policy.anchoring.cell import cell_of
from bwlab.policy.anchoring.pitch import LIMIT, PACE
from bwlab.widgets.show import LivePart

RAREST = [*((key, name[0].upper() + name[1:]) for key, (name, _) in QUALITIES.items()), ("weet niet", "Dat weet ik niet")]
WORDS = (("100", "Ongeveer 100"), ("200", "Ongeveer 200"), ("300", "Ongeveer 300"), ("450", "Ongeveer 450"))
HEARD = (("alles", "Alles klopte"), ("een", "Eén zin moet anders"), ("meer", "Meer zinnen moeten anders"), ("niet", "Nog niet voorgelezen"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._following: list[LivePart] = []
        self._mandate: MandatePanel | None = None
        super().__init__(*given, **named)

    def expect_gap(self) -> None:
        """Before the scheme: which quality will be missing most?"""
        question = "Denk aan drie rollen buiten het gemeentehuis. Welke eigenschap zal bij hen het vaakst ontbreken?"
        self.live(lambda: guessing.pieces(self, "ontbreekt", question, RAREST, self._rarest))

    def profile(self) -> None:
        """Roles beside the profile."""
        self.live(lambda: ProfilePanel(self, self._roles).pieces)

    def mandate(self) -> None:
        """What the ambassador may, and until when."""
        self.live(self._mandate_pieces)

    def expect_words(self) -> None:
        """Before the pitch: how many words is a minute and a half?"""
        self.live(lambda: guessing.pieces(self, "woorden", "Hoeveel woorden passen in anderhalve minuut spreken?", WORDS, self._words))

    def claims(self) -> None:
        """The sentences, each beside its figure."""
        self.live(lambda: ClaimsPanel(self, self.kept).pieces)

    def pace(self) -> None:
        """The text in seconds."""
        self.live(lambda: PacePanel(self).pieces, self._following)

    def truth(self) -> None:
        """Read aloud, beside the cells."""
        self.live(lambda: [*truth(self), self._heard()], self._following)

    def limits(self) -> None:
        """What a pitch does not say."""
        self.live(self._limits)

    def documents(self) -> None:
        """The pitch as a document."""
        self.live(lambda: documents_panel.pieces(self, ["pitch"]), self._following)

    def kept(self) -> None:
        """The pitch was kept: what is shown of it elsewhere is made again."""
        self.again(self._following)

    def _roles(self) -> None:
        if self._mandate is not None:
            self._mandate.follow()

    def _mandate_pieces(self) -> Sequence[Any]:
        self._mandate = MandatePanel(self)
        return self._mandate.pieces

    def _rarest(self) -> str:
        roles = started(self.store.read().candidates)
        if not roles:
            return "Er staat nog geen rol in je dossier. Schrijf er hieronder een paar op, en kijk dan terug."
        counts = {name: sum(name in lacking(role) for role in roles) for name, _ in QUALITIES.values()}
        most = max(counts.values())
        if not most:
            return "Bij geen van je rollen staat een 'deels' of een 'nee'."
        named = listing([name for name, count in counts.items() if count == most])
        return f"Het vaakst ontbreekt, geheel of deels: {named}. Dat is bij {number(most)} van de {number(len(roles))} {'rollen' if len(roles) > 1 else 'rol'} zo, naar jullie eigen oordeel."

    def _words(self) -> str:
        slow, fast = PACES[0], PACES[-1]
        return (
            f"Bij {number(PACE)} woorden per minuut passen er {number(fitting(PACE))} in {LIMIT} seconden. Dat tempo is een aanname van ons, geen meting. "
            f"Wie {number(slow)} woorden per minuut spreekt, heeft er {number(fitting(slow))}; wie {number(fast)} spreekt, {number(fitting(fast))}."
        )

    def _heard(self) -> Any:
        fields = [
            {"key": "answer", "kind": "choice", "label": "Je buur legde elke zin naast de cel. Wat kwam eruit?", "options": [list(each) for each in HEARD]},
            {"key": "text", "kind": "text", "label": "Welke zin moest anders, en hoe zeg je die nu?"},
        ]
        return self.note_form("voorgelezen", fields)

    def _limits(self) -> Sequence[Any]:
        codes = self.monitor.catalogue.foto
        blank = sum(bool(cell_of(self.monitor, self.region.code, code).why) for code in codes)
        return [
            [
                "Het oordeel over de rollen is dat van jullie. Twee collega's die los van elkaar kiezen, zijn het vaak oneens. Dat is het gesprek dat je wilt.",
                "Een ja in elk vakje zegt niet dat iemand ja zegt. Vraag het, en accepteer een nee.",
                "De toets leest woorden en getallen. Een zin die door de toets komt, kan nog steeds een scheef beeld geven.",
                "Ook de toets mist dingen: een oorzaak met andere woorden, een getal dat bij een ander cijfer hoort. Daarom lees je voor aan je buur.",
                f"Van de {number(len(codes))} cijfers in de foto heeft {self.region.label} er {number(blank)} niet. Waar geen cijfer is, kan het goed gaan of slecht gaan: dat weten we niet.",
                "Drie cijfers zijn een keuze. Wie drie andere kiest, vertelt een ander verhaal dat ook klopt.",
                "Een gezicht verandert geen cijfer. Het kan er wel voor zorgen dat mensen meedoen.",
            ]
        ]
