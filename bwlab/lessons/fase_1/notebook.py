"""Phase 1: agenda setting. What ``notebooks/beleidscyclus/fase_1_agendering`` shows."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from bwlab.charts.words import inside
from bwlab.formats import listing, number
from bwlab.lesson import Lesson
from bwlab.lessons.fase_1 import vision_panel
from bwlab.lessons.fase_1.accord_panel import AccordPanel
from bwlab.lessons.fase_1.programme_panel import ProgrammePanel
from bwlab.lessons.fase_1.residents_panel import ResidentsPanel
from bwlab.lessons.fase_1.rules_panel import RULE_NOTE, RulesPanel
from bwlab.lessons.fase_1.rules_words import demand
from bwlab.lessons.fase_1.sight_panel import SightPanel, first_look, looks
from bwlab.lessons.fase_1.vision_panel import VisionPanel
from bwlab.lessons.parts import documents_panel, guessing
from bwlab.lessons.parts.points import awareness
from bwlab.policy.goals.broader import broad, sight
from bwlab.policy.goals.rule_figures import MARGIN, USUAL, figures
from bwlab.policy.goals.rules import ON, UNKNOWN, Rules, counts, judge
from bwlab.widgets.show import LivePart

MISSED = (("geen", "Geen"), ("1 of 2", "1 of 2"), ("3 tot 8", "3 tot en met 8"), ("9 of meer", "9 of meer"))
LEFT = (("geen", "Geen"), ("1 tot 3", "1 tot en met 3"), ("4 tot 8", "4 tot en met 8"), ("9 of meer", "9 of meer"))
#: What the prediction asks about: the least favourable quarter, eight years, once the usual movement.
ASKED = Rules(0.25, 8, 1.0)
PHASE, NAMED = "agendering", 6


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._following: list[LivePart] = []
        super().__init__(*given, **named)

    def path(self) -> None:
        """In which order the phases were opened, and what was skipped."""
        self.live(lambda: _part("points.path", self, PHASE))

    def council(self) -> None:
        """A moment with the council, while there is something to choose."""
        self.live(lambda: _part("points.council", self))

    def expect_missed(self) -> None:
        """Before the picture: what does a look at one theme not see?"""
        self.live(self._expect_missed)

    def broader(self) -> None:
        """One department beside the whole monitor."""
        self.live(lambda: SightPanel(self).pieces)

    def expect_left(self) -> None:
        """Before the sliders: how many opgaven are left?"""
        self.live(self._expect_left)

    def rules(self) -> None:
        """Three rules, and the list that follows."""
        self.live(lambda: RulesPanel(self, self.kept).pieces)

    def why_rules(self) -> None:
        """Why these demands, and who is missed by them."""
        self.live(self._why_rules)

    def programme(self) -> None:
        """What a policy programme leaves out."""
        self.live(lambda: ProgrammePanel(self).pieces)

    def residents(self) -> None:
        """A plan for resident knowledge."""
        self.live(lambda: ResidentsPanel(self).pieces)

    def table(self) -> None:
        """Who can play a part in this phase, and whom she knows."""
        self.live(lambda: _part("table_panel", self, PHASE))

    def awareness(self) -> None:
        """Whom a factsheet or a course reaches."""
        self.live(lambda: awareness.pieces(self))

    def limits(self) -> None:
        """What a list does not say."""
        self.live(self._limits)

    def vision(self) -> None:
        """The vision of the region."""
        self.live(lambda: VisionPanel(self).pieces)

    def floors(self) -> None:
        """Floors beside ambitions, as they stand in the dossier."""
        self.live(lambda: vision_panel.floors(self), self._following)

    def accord(self) -> None:
        """A paragraph for the coalition negotiations."""
        self.live(lambda: AccordPanel(self).pieces)

    def documents(self) -> None:
        """What was made, as a document."""
        self.live(lambda: documents_panel.pieces(self, ["phases", "factsheet", "roles"]))

    def kept(self) -> None:
        """Opgaven were taken over: what is shown of them elsewhere is made again."""
        self.again(self._following)

    def _expect_missed(self) -> Sequence[Any]:
        record = self.store.read()
        _, look, seen = looks(self.monitor, record)[first_look(self.monitor, record)]
        question = f"Stel dat iemand een analyse maakt van {self.region.label} en {look}. Hoeveel cijfers uit het ongunstigste kwart ziet die dan niet?"
        return guessing.pieces(self, f"gemist: {', '.join(seen)}", question, MISSED, lambda: self._missed(seen))

    def _missed(self, seen: Sequence[str]) -> str:
        found = sight(broad(self.monitor, self.region), self.monitor, seen)
        if not found.low_of:
            return f"In {self.region.label} staat geen enkel cijfer in het ongunstigste kwart. Wel is er van {number(found.blank_of)} van de {number(found.of)} cijfers hier niets bekend."
        said = f"Van de {number(found.low_of)} cijfers in het ongunstigste kwart {'blijft' if found.missed == 1 else 'blijven'} er {number(found.missed) if found.missed else 'geen'} buiten beeld."
        return f"{said} En van {number(found.blank_of)} van de {number(found.of)} cijfers is er in {self.region.label} geen." if found.blank_of else said

    def _expect_left(self) -> Sequence[Any]:
        count = len(figures(self.monitor, self.region))
        question = (
            f"De foto heeft {number(count)} cijfers met een gunstige kant. Stel: een opgave telt pas als zij {demand(ASKED)}. Hoeveel van de {number(count)} blijven er voor {self.region.label} over?"
        )
        return guessing.pieces(self, "over", question, LEFT, self._left)

    def _left(self) -> str:
        verdicts = judge(figures(self.monitor, self.region), ASKED)
        found = counts(verdicts)
        names = [inside(each.figure.name) for each in verdicts if each.state == ON]
        unknown = f"Van {number(found[UNKNOWN])} is nog geen oordeel mogelijk: dat is iets anders dan in orde."
        if not names:
            return f"Er blijft niets over. {unknown}"
        which = f": {listing(names)}" if len(names) <= NAMED else ""
        return f"Er {'blijft er 1' if len(names) == 1 else f'blijven er {number(len(names))}'} over{which}. {unknown}"

    def _why_rules(self) -> Sequence[Any]:
        kept = self.store.read().note(self.id, RULE_NOTE)
        fields = [
            {"key": "text", "kind": "text", "label": "Waarom stel je deze eisen, en wie valt er buiten beeld?", "help": "Denk aan mensen over wie nog geen oordeel mogelijk is."},
        ]
        lead = [f"In je dossier staat: {kept.text}"] if kept and kept.text else []
        return [*lead, self.note_form("regel_waarom", fields)]

    def _limits(self) -> Sequence[Any]:
        found = figures(self.monitor, self.region)
        usual, margin = sum(each.measure == USUAL for each in found), sum(each.measure == MARGIN for each in found)
        unknown, blank = sum(each.year is not None and not each.measure for each in found), sum(each.year is None for each in found)
        still = sum(each.year is not None and not each.changes for each in found)
        return [
            [
                "Een lijst kiest niet. Zij zegt welke cijfers aan jouw eisen voldoen; waar je iets aan doet, is een keuze van mensen.",
                f"Van {number(blank + still)} van de {number(len(found))} cijfers kun je voor {self.region.label} niet zeggen of het ongunstiger werd: er is geen cijfer, of maar één van na een breuk.",
                f"De gewone beweging is door ons berekend ({number(usual)} cijfers): hoe ver het cijfer tussen twee metingen verschoof ten opzichte van de mediaan, in de middelste gemeente van jouw grootte. "
                f"{'Bij' if margin else 'Nergens is hier'} {f'{number(margin)} gebruiken we de marge die het CBS gaf' if margin else 'de marge van het CBS zelf bekend'}. Van {number(unknown)} is niets bekend.",
                "De kleinste gemeenten bewegen meer dan de middelste van hun groep. Daar is een beweging eerder toeval dan de schuif doet denken.",
                "Een cijfer uit een rekenmodel beweegt gladder dan het leven. Dan lijkt een klein verschil al snel zeker genoeg.",
                "Wie in het ongunstigste kwart staat, staat daar tegenover anderen. Of het goed genoeg is voor mensen, zegt een plaats niet.",
                "Woorden zoeken in een programma zegt niet of een thema meeweegt.",
                "Wat inwoners vertellen is geen steekproef, en een cijfer is geen verhaal. Leg ze naast elkaar; reken ze niet in elkaar om.",
                "Een gemiddelde laat niet zien wie eronder zit. Ook een gemeente zonder ongunstig cijfer kan een opgave hebben.",
            ]
        ]


def _part(name: str, lesson: Any, *more: Any) -> Sequence[Any]:
    return importlib.import_module(f"bwlab.lessons.parts.{name}").pieces(lesson, *more)
