"""The desk of controllers and lawyers. What ``notebooks/bureaus/bureau_control`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.bureau_control import early_panel
from bwlab.lessons.bureau_control.audit_panel import AuditPanel, findings, progress
from bwlab.lessons.bureau_control.zeros_panel import ZerosPanel, column, needed
from bwlab.lessons.parts import guessing
from bwlab.policy.cycle import SOURCE
from bwlab.policy.desks.audit.building import CLEAN, PLANTED, memo
from bwlab.widgets.show import LivePart

COUNTS = (("0", "Geen of één"), ("2", "Twee of drie"), ("4", "Vier"), ("5", "Alle vijf"))
FEW = (("2", "2 of 3"), ("10", "Ongeveer 10"), ("30", "Ongeveer 30"), ("100", "Ongeveer 100"))
RULES = (
    ("jaar", "Ik vraag bij elk cijfer naar het jaar, en bij elke vergelijking of het hetzelfde jaar is"),
    ("deler", "Ik reken bij elk 'per inwoner' één rij na"),
    ("leeg", "Ik vraag bij elke 0 of die gemeten is"),
    ("grens", "Ik vraag bij elke sprong of de meting of de gemeente veranderde"),
)


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._findings: list[LivePart] = []  # follow what was marked
        super().__init__(*given, **named)

    def expect(self) -> None:
        """How many of the five will she find?"""
        self.live(lambda: guessing.pieces(self, "vijf fouten", "In de nota hieronder zitten vijf fouten. Hoeveel vind je er in vijf minuten?", COUNTS, self._so_far))

    def audit(self) -> None:
        """The memo with five planted faults."""
        self.live(lambda: AuditPanel(self, PLANTED, self.finding_kept).pieces)

    def expect_zeros(self) -> None:
        """How many blanks as zero does it take?"""
        asked = "Een enquête, met lege plekken. Hoeveel daarvan moet iemand als 0 meetellen om het gemiddelde 1 procentpunt te laten zakken?"
        self.live(lambda: guessing.pieces(self, "nullen", asked, FEW, self._needed))

    def zeros(self) -> None:
        """One slider: blanks that count as zero."""
        self.live(lambda: ZerosPanel(self).pieces)

    def second(self) -> None:
        """Another memo; how many faults it holds is not said."""
        self.live(lambda: AuditPanel(self, CLEAN, self.finding_kept).pieces)

    def limits(self) -> None:
        """What an audit does not say."""
        self.live(self._limits)
        self._findings.append(self._parts[-1])

    def early(self) -> None:
        """The checklist: who is there early?"""
        self.live(lambda: early_panel.pieces(self))

    def rule(self) -> None:
        """A rule to take home."""
        fields = [
            {"key": "answer", "kind": "choice", "label": "Welke controle doe je voortaan altijd?", "options": [list(each) for each in RULES]},
            {"key": "text", "kind": "text", "label": "Schrijf haar op zoals je haar met de schrijver van een nota afspreekt.", "rows": 3},
        ]
        self.live(lambda: [self.note_form("controle", fields)])

    def finding_kept(self) -> None:
        """Something was marked."""
        for part in self._findings:
            part.rebuild()

    def _so_far(self) -> str:
        about = memo(self.monitor, self.region, PLANTED)
        said = findings(self.store.read(), about)
        return progress(about, said) if said else "Dat weet je straks. Zoek eerst, en druk daarna nog eens op deze knop."

    def _needed(self) -> str:
        known = column(self.monitor).dropna()
        count = needed(self.monitor)
        return f"{number(count)}. Bij {number(len(known))} gemeenten met een cijfer en een gemiddelde van {number(float(known.mean()), 1)} procent trekt één 0 het gemiddelde ongeveer {number(float(known.mean()) / (len(known) + 1), 1)} procentpunt omlaag."

    def _limits(self) -> Sequence[Any]:
        said = [findings(self.store.read(), memo(self.monitor, self.region, name)) for name in (PLANTED, CLEAN)]
        count = sum(map(len, said))
        return [
            [
                f"In je dossier {'staat' if count == 1 else 'staan'} {number(count) if count else 'nog geen'} {'vondst' if count == 1 else 'vondsten'}.",
                "Deze vijf soorten fouten zijn niet alle soorten. Een tabel zonder deze vijf kan nog een typefout hebben, of over de verkeerde vraag gaan.",
                "Wij zetten de fouten erin. In een echte nota weet niemand hoeveel het er zijn, en kan het antwoord nul zijn.",
                f"Dat de grenzen van {self.region.label} of van een andere gemeente veranderden, weten we tot en met 2023. Latere herindelingen staan nog niet in onze lijst.",
                "Een breuk kennen we alleen als de bron haar noemt, of als ze in alle gemeenten tegelijk te zien is.",
                "Een cijfer dat klopt, kan nog steeds verkeerd gebruikt worden: een plaats zonder 'van hoeveel', of een verschil binnen de marge.",
                "Dit bureau gaat over cijfers. Wat er juridisch mag, en of het geld er is, zegt geen van deze rijen.",
                f"Dat vroeg betrekken van belang is, zegt de bron: {SOURCE}. Wat vroeg precies is, zegt ze niet.",
            ]
        ]
