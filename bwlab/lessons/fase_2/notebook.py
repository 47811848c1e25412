"""Phase 2: preparing policy. What ``notebooks/beleidscyclus/fase_2_voorbereiding`` shows."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from bwlab.lesson import Lesson
from bwlab.lessons.fase_2 import practice_panel
from bwlab.lessons.fase_2.arrows_panel import ArrowsPanel
from bwlab.lessons.fase_2.example import shown
from bwlab.lessons.fase_2.interventions_panel import InterventionsPanel, registers
from bwlab.lessons.fase_2.loops_panel import LoopsPanel
from bwlab.lessons.fase_2.practice_panel import PracticePanel
from bwlab.lessons.fase_2.reach_panel import ReachPanel
from bwlab.lessons.parts import documents_panel, guessing, table_panel
from bwlab.lessons.parts.points import path, route
from bwlab.widgets.show import LivePart

PHASE = "voorbereiding"
LOOPS = (("versterkt", "Ja, iets wat zichzelf versterkt"), ("remt", "Ja, iets wat zichzelf afremt"), ("allebei", "Allebei"), ("geen", "Nee, het loopt van begin naar eind"))
LEFT = (("geen", "Geen"), ("deel", "Een deel"), ("alle", "Allemaal"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._theory: list[LivePart] = []
        self._found: list[LivePart] = []
        self._seats: list[LivePart] = []
        self._compared: list[LivePart] = []
        self._documents: list[LivePart] = []
        super().__init__(*given, **named)

    def route(self) -> None:
        """The cycle first or the policy theory first."""
        self.live(lambda: route.pieces(self))

    def expect_loop(self) -> None:
        """Before the arrows: does the story come back to where it began?"""
        question = "Denk aan jullie opgave. Zit er in jullie verhaal iets wat terugkomt bij het begin?"
        self.live(lambda: guessing.pieces(self, "lus", question, LOOPS, lambda: LoopsPanel(self).ready()), self._theory)

    def arrows(self) -> None:
        """The arrows of the policy theory."""
        self.live(lambda: ArrowsPanel(self, self.drawn).pieces)

    def loops(self) -> None:
        """The arrows as a picture, and its loops."""
        self.live(lambda: LoopsPanel(self).pieces, self._theory)

    def expect_left(self) -> None:
        """Before the sliders: what is left without arrows that have no source?"""
        self.live(self._expect_left, self._theory)

    def reach(self) -> None:
        """What is left when arrows fall away, and when it could be noticed."""
        self.live(lambda: ReachPanel(self).pieces, self._theory)

    def registers(self) -> None:
        """Where others wrote down what they tried."""
        self.live(registers)

    def interventions(self) -> None:
        """What she found there."""
        self.live(lambda: InterventionsPanel(self, self.noted).pieces, self._theory)

    def groups(self) -> None:
        """For whom it was made, beside who lives here."""
        self.live(lambda: practice_panel.groups(self), self._found)

    def talk(self) -> None:
        """Questions for people who do the work."""
        self.live(lambda: practice_panel.talk(self), self._found, self._theory)

    def practice(self) -> None:
        """What they say, and who of them is at the table."""
        self.live(lambda: PracticePanel(self, self.heard).pieces, self._found)

    def table(self) -> None:
        """Who can be at the table in this phase."""
        self.live(lambda: table_panel.pieces(self, PHASE, self.seated), self._seats)

    def workbench(self) -> None:
        """Scenarios in people's units."""
        self.live(lambda: _workbench("pieces", self, self.reckoned))

    def compared(self) -> None:
        """The scenarios side by side."""
        self.live(lambda: _workbench("compared", self), self._compared)

    def path(self) -> None:
        """The path so far, and what was skipped."""
        self.live(lambda: path.pieces(self, PHASE))

    def limits(self) -> None:
        """What a theory and a scenario do not say."""
        self.live(self._limits)

    def documents(self) -> None:
        """The documents that hold the theory and the scenarios."""
        self.live(lambda: documents_panel.pieces(self, ["phases", "scenarios", "roles"]), self._documents)

    def drawn(self) -> None:
        """An arrow was kept: every picture of it and every list that names it is made again."""
        self.again(self._theory, self._documents)

    def noted(self) -> None:
        """An intervention was kept."""
        self.again(self._found, self._documents)

    def reckoned(self) -> None:
        """A scenario was kept."""
        self.again(self._compared, self._documents)

    def seated(self) -> None:
        """A contact was kept."""
        self.again(self._found, self._documents)

    def heard(self) -> None:
        """What people of implementation say was kept, or who they are."""
        self.again(self._seats, self._documents)

    def _expect_left(self) -> Sequence[Any]:
        what = "het voorbeeld" if shown(self.store.read(), self.monitor).lead else "jullie pijlen"
        question = f"Stel: je haalt in {what} elke pijl zonder bron weg. Hoeveel van wat jullie doen heeft dan nog een weg naar waar het om gaat?"
        return guessing.pieces(self, "over", question, LEFT, lambda: ReachPanel(self).left())

    def _limits(self) -> Sequence[Any]:
        return [
            [
                "Een pijl is een redenering. Met een bron is het een beter onderbouwde redenering, en nog steeds geen meting in jullie gemeente.",
                "Een bron is nog geen goede bron. Lees wat er onderzocht is, bij wie, en waarmee het is vergeleken.",
                "Een lus zegt welke kant iets op kan gaan. Hoe hard en hoe lang, zegt hij niet. Daarom rekenen we er niet mee.",
                "De jaren bij een pijl zijn jullie schatting. Het cijfer zelf komt daarna nog later uit: de meting, de bewerking en de publicatie kosten ook tijd.",
                "Een erkende interventie werkte daar, met die mensen. Bij jullie kan het meer, minder of niets doen.",
                "Wat er niet in staat, zie je niet. Vraag een ander welke pijl ontbreekt.",
                "Een scenario is een als-dan, geen voorspelling. Verandert het cijfer straks, dan weet je nog niet waardoor.",
            ]
        ]


def _workbench(part: str, *given: Any) -> list[Any]:
    """A part of the workbench, which is imported when it is shown: it is large."""
    return importlib.import_module(f"bwlab.lessons.parts.workbench{'.compared' if part == 'compared' else ''}").pieces(*given)
