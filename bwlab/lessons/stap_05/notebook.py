"""Step 5: beyond the border. What ``notebooks/tien_stappen/stap_05_regio`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import number, quantity
from bwlab.lesson import Lesson
from bwlab.lessons.parts import documents_panel, guessing
from bwlab.lessons.stap_05 import beside_panel
from bwlab.lessons.stap_05.choices_panel import ChoicesPanel
from bwlab.lessons.stap_05.circle_panel import USUAL, CirclePanel
from bwlab.lessons.stap_05.facilities_panel import FacilitiesPanel
from bwlab.lessons.stap_05.limits import limits
from bwlab.lessons.stap_05.overview_panel import OverviewPanel, judgement
from bwlab.lessons.stap_05.vision_panel import VisionPanel
from bwlab.monitor.nearby import distances
from bwlab.regions import Region

COUNTS = (("0", "Geen enkele"), ("1-5", "1 tot en met 5"), ("6-10", "6 tot en met 10"), ("11-20", "11 tot en met 20"), ("meer", "Meer dan 20"))
FAR_ENOUGH = (("ja", "Ja, altijd"), ("nee", "Nee, alleen die in de eigen gemeente"), ("staat er niet", "Dat staat er niet bij"), ("weet niet", "Geen idee"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._panels: dict[str, Any] = {}
        super().__init__(*given, **named)

    def judge(self) -> None:
        """Which themes cross the border, by own judgement."""
        self.live(lambda: judgement(self))

    def overview(self) -> None:
        """All themes: here, there, or both."""
        self.live(lambda: self._panel("overview", OverviewPanel))

    def figure(self) -> None:
        """One figure beside the neighbours, the COROP area and the province."""
        self.live(lambda: beside_panel.figure(self))

    def expect_circle(self) -> None:
        """How many municipalities lie near?"""
        self.live(self._expect_circle)

    def circle(self) -> None:
        """Neighbours within how many kilometres?"""
        self.live(lambda: CirclePanel(self).pieces)

    def expect_distance(self) -> None:
        """Does a facility over the border count in a distance?"""
        self.live(self._expect_distance)

    def distances(self) -> None:
        """The three distances to facilities, and what they can say."""
        self.live(lambda: beside_panel.distances(self))

    def facilities(self) -> None:
        """The own list of facilities over the border."""
        self.live(lambda: self._panel("facilities", FacilitiesPanel))

    def choose_levels(self) -> None:
        """Local, together or regional, theme by theme."""
        self.live(lambda: self._panel("choices", ChoicesPanel))

    def limits(self) -> None:
        """What these figures do not say."""
        self.live(lambda: limits(self))

    def vision(self) -> None:
        """A sentence for the region, and what would show it."""
        self.live(lambda: VisionPanel(self).pieces)

    def documents(self) -> None:
        """The documents of the dossier."""
        self.live(lambda: documents_panel.pieces(self))

    def follow(self, name: str) -> None:
        """Something another panel shows was changed: it shows it anew, where it is there."""
        if name in self._panels:
            self._panels[name].refresh()

    def _take(self, region: Region) -> None:
        self._panels.clear()  # those of the municipality before; each is made again
        super()._take(region)

    def _panel(self, name: str, kind: Any) -> Sequence[Any]:
        self._panels[name] = kind(self)
        return self._panels[name].pieces

    def _expect_circle(self) -> Sequence[Any]:
        far = distances(self.monitor, self.region)
        label, there = self.region.label, far[far["km"] <= USUAL]
        question = f"Hoeveel gemeenten hebben hun middelpunt binnen {USUAL} kilometer van dat van {label}?"

        def answer() -> str:
            nearest = f"Het dichtst bij ligt {far['label'].iloc[0]}, op {quantity(far['km'].iloc[0], 1, 'km')}"
            touching = int((there["touches"]).sum())
            if not len(there):
                return f"Geen enkele. {nearest}, hemelsbreed van middelpunt tot middelpunt."
            some = {0: "geen daarvan grenst", 1: "1 daarvan grenst", len(there): "die grenzen allemaal"}.get(touching, f"{number(touching)} daarvan grenzen")
            lead = f"Het zijn er {number(len(there))}, en {some}" if len(there) > 1 else f"Het is er één, en die grenst{'' if touching else ' niet'}"
            return f"{lead} aan {label}. {nearest}. Dat is hemelsbreed, van middelpunt tot middelpunt."

        return guessing.pieces(self, "binnen twintig kilometer", question, COUNTS, answer)

    def _expect_distance(self) -> Sequence[Any]:
        known = self.monitor.catalogue["afstand_huisarts"]
        answer = f"In ons woordenboek staat: '{known.sentence}' Over de gemeentegrens staat er niets. Zeg dus niet meer dan dat."
        question = "De dichtstbijzijnde huisarts ligt in een buurgemeente. Telt die mee in het cijfer 'afstand tot een huisarts'?"
        return guessing.pieces(self, "huisarts over de grens", question, FAR_ENOUGH, lambda: answer)
