"""Elsewhere: what leaves the municipality, and who bears it. What ``notebooks/beleidscyclus/elders`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.charts.words import inside
from bwlab.formats import listing, number
from bwlab.lesson import Lesson
from bwlab.lessons.elders.move_panel import MovePanel, whose
from bwlab.lessons.parts import documents_panel, guessing, outside_panel
from bwlab.policy.outside.counted import NATIONAL, proxies_said, spread_said, table
from bwlab.policy.outside.ledger import PROXIES, begun
from bwlab.policy.outside.moving import move, receivers, steps
from bwlab.policy.phases.options import NO_ELSEWHERE

LEFT_OUT = "Drie cijfers zeggen iets over elders. Dit laten ze weg:"
FIGURES = (("geen", "Geen enkel"), ("drie", "Drie"), ("tien", "Een stuk of tien"), ("helft", "Ongeveer de helft"))
GREENER = (("hier", "Mijn gemeente"), ("daar", "De buurgemeente"), ("beide", "Allebei, en dus de wereld ook"), ("niemand", "Mijn cijfer wordt gunstiger, maar niemand stoot minder uit"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def expect_figures(self) -> None:
        """How many figures of the monitor measure elsewhere?"""
        self.live(lambda: guessing.pieces(self, "cijfers elders", f"In deze monitor staan {number(len(self.monitor.catalogue))} cijfers van je gemeente. Hoeveel daarvan meten wat er elders gebeurt?", FIGURES, self._measured))

    def counted(self) -> None:
        """What is counted in the greenhouse gas of a municipality, and what is not."""
        self.live(self._counted)

    def expect_move(self) -> None:
        """A firm goes to the neighbours: who turns greener?"""
        self.live(lambda: guessing.pieces(self, "verhuizing", "Een bedrijf verhuist naar de buurgemeente, en stoot daar evenveel uit. Wie wordt daar groener van?", GREENER, self._greener))

    def move(self) -> None:
        """One slider: a firm over the border."""
        self.live(lambda: MovePanel(self).pieces)

    def say(self) -> None:
        """What one would say of it to the council."""
        self.live(lambda: [self.note_form("in de raad", [{"key": "text", "kind": "text", "label": "Iemand zegt in de raad: 'Wij zijn groener geworden sinds dat bedrijf weg is.' Wat antwoord je, in twee zinnen?", "rows": 3}])])

    def limits(self) -> None:
        """What this does not say."""
        self.live(self._limits)

    def ledger(self) -> None:
        """What goes over the border, who bears it, and what is still to be asked."""
        self.live(lambda: outside_panel.pieces(self))

    def documents(self) -> None:
        """What can be made of it."""
        self.live(lambda: documents_panel.pieces(self, ["decision", "phases"]))

    def _measured(self) -> str:
        names = listing([inside(self.monitor.catalogue[code].name) for code in PROXIES])
        return f"Geen enkel. {NO_ELSEWHERE} Er zijn er {number(len(PROXIES))} die er iets over zeggen, als je erbij vertelt wat ze weglaten: {names}. Wat dat is, staat hieronder."

    def _counted(self) -> Sequence[Any]:
        here, lead = whose(self.monitor, self.region)
        lead = [] if here.region.code == self.region.code else [lead]
        return [*lead, "Broeikasgas wordt geteld op de grond waar het de lucht in gaat. Niet bij wie het spul koopt, en niet bij wie er woont.", table(), spread_said(self.monitor, here), LEFT_OUT, proxies_said(self.monitor, self.region), NATIONAL]

    def _greener(self) -> str:
        here, _ = whose(self.monitor, self.region)
        near = receivers(self.monitor, here.region)
        gone = steps(here)[4 if len(steps(here)) > 4 else -1]
        found = move(self.monitor, here, near[0] if near else None, gone)
        there = f"het cijfer van {near[0].region.label} stijgt" if near else "het telt in een ander land"
        return (
            f"Het cijfer van {here.region.label} daalt, {there}, en in de wereld verandert niets. "
            f"Bij een bedrijf met {number(gone)} ton gaat {here.region.label} van plaats {number(here.rank)} naar {number(found.rank)} van {number(here.n)}, zonder dat iemand minder uitstoot. Schuif hieronder zelf."
        )

    def _limits(self) -> Sequence[Any]:
        rows = begun(self.store.read().outside)
        return [
            [
                f"{NO_ELSEWHERE} Een leeg vak bij elders betekent dus nooit dat er elders niets gebeurt.",
                "De verhuizing is een rekenvoorbeeld. Of er bij jou een bedrijf weggaat, en hoeveel dat uitstoot, weten we niet.",
                "Bij een echte verhuizing verandert meer: werk, verkeer, belasting, en misschien ook de uitstoot zelf.",
                "Een bedrijf dat naar het buitenland gaat, verdwijnt uit alle Nederlandse cijfers. Dat je het niet ziet, zegt niets over wat het daar doet.",
                "De drie cijfers bij elders gaan over hier. Naast een regel helpen ze om een vraag te stellen. Ze beantwoorden die vraag niet.",
                *([f"Op je lijst {'staat 1 regel' if len(rows) == 1 else f'staan {number(len(rows))} regels'}. Dat is wat jij zag, en geen telling van wat er is."] if rows else []),
            ]
        ]
