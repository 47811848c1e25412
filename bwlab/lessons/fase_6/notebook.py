"""Phase 6, evaluation. What ``notebooks/beleidscyclus/fase_6_evaluatie`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.fase_6 import reports_panel
from bwlab.lessons.fase_6.apart_panel import ApartPanel
from bwlab.lessons.fase_6.arrows_panel import ArrowsPanel
from bwlab.lessons.fase_6.claim_panel import ClaimPanel
from bwlab.lessons.fase_6.guess_panel import GuessPanel
from bwlab.lessons.fase_6.taken import NONE, SHARES, figures, longest, turned
from bwlab.lessons.fase_6.three_panel import ThreePanel, moments, new_halfway
from bwlab.lessons.parts import documents_panel, guessing, table_panel
from bwlab.lessons.parts.first_goal import goal_pieces
from bwlab.lessons.parts.points import path
from bwlab.policy.cycle import SOURCE
from bwlab.policy.evaluating.apart import Apart
from bwlab.widgets.show import LivePart, as_pages

HERE = "evaluatie"
MOMENTS = "Laat zien wat er dan te zien is"
HALFWAY = (("geen", "Bij geen enkel doel"), ("sommige", "Bij een deel van de doelen"), ("alle", "Bij alle doelen"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._guessed: list[LivePart] = []  # follow the answer to the guess
        self._goals: list[LivePart] = []  # follow a goal
        self._kept: list[LivePart] = []  # follow an evaluation
        self._panel: ApartPanel | None = None  # what is taken apart now
        self._claims: ClaimPanel | None = None  # is about that
        super().__init__(*given, **named)

    def table(self) -> None:
        """Who can be at the table in this phase."""
        self.live(lambda: table_panel.pieces(self, HERE))

    def guess(self) -> None:
        """How much would have happened anyway? Two sliders, then the answer."""
        self.live(lambda: GuessPanel(self, self.guess_shown).pieces)

    def expect_turned(self) -> None:
        """Over all years one could choose: how often does the remainder turn round?"""
        self.live(self._expect_turned)

    def apart(self) -> None:
        """The change taken apart, by figure, years and group."""
        self.live(self._apart, self._guessed)

    def claim(self) -> None:
        """A sentence held beside what the figure allows."""
        self.live(self._claim)

    def goal(self) -> None:
        """A goal for whoever begins here."""
        self.live(lambda: goal_pieces(self, self.goal_kept))

    def three(self) -> None:
        """Activities, goal and opgave in three columns, and an evaluation to fill in."""
        self.live(lambda: ThreePanel(self, self.evaluation_kept).pieces, self._goals)

    def expect_halfway(self) -> None:
        """Of how many goals is there a new figure halfway?"""
        self.live(lambda: guessing.pieces(self, "halverwege", "Halverwege de raadsperiode kijk je terug. Bij hoeveel doelen is er dan een cijfer over een jaar waarin een activiteit klaar was?", HALFWAY, lambda: new_halfway(self)), self._goals)

    def moments(self) -> None:
        """What there is to see at two moments."""
        self.live(lambda: moments(self) if as_pages() else guessing.behind(lambda: moments(self), MOMENTS), self._goals)

    def arrows(self) -> None:
        """The policy theory, arrow by arrow."""
        self.live(lambda: ArrowsPanel(self).pieces)

    def limits(self) -> None:
        """What this does not say."""
        self.live(self._limits)

    def reports(self) -> None:
        """The lines of the next two reports to the council."""
        self.live(lambda: reports_panel.pieces(self), self._goals)

    def documents(self) -> None:
        """What can be made of it."""
        self.live(lambda: documents_panel.pieces(self, ["half_year", "phases", "handover"]), self._goals, self._kept)

    def path(self) -> None:
        """The path through the phases, and what was skipped."""
        self.live(lambda: path.pieces(self, HERE))

    def taken(self) -> Apart | None:
        """What is taken apart now; the longest period of the first figure before anything was turned."""
        if self._panel is not None and self._panel.region == self.region and self._panel.codes:
            return self._panel.now()
        codes = figures(self)
        return longest(self, next(iter(codes))) if codes else None

    def guess_shown(self) -> None:
        """The answer is on the screen: it may be turned further on too."""
        self.again(self._guessed)

    def goal_kept(self) -> None:
        """A goal was kept: what follows can be about it. What was guessed and turned above stays as it is."""
        self.again(self._goals)

    def evaluation_kept(self) -> None:
        """An evaluation was kept."""
        self.again(self._kept)

    def _apart(self) -> Sequence[Any]:
        self._panel = ApartPanel(self, self._turned)
        self._turned()
        return self._panel.pieces

    def _claim(self) -> Sequence[Any]:
        self._claims = ClaimPanel(self, self.taken)
        return self._claims.pieces

    def _turned(self) -> None:
        """Other years: the sentence is about those."""
        if self._claims is not None and self._claims.store is self.store and not as_pages():
            self._claims.follow()

    def _expect_turned(self) -> Sequence[Any]:
        codes = figures(self)
        if not codes:
            return [NONE.format(label=self.region.label)]
        code = next(iter(codes))
        asked = f"Voor {inside(self.monitor.catalogue[code].name)} kun je het begin- en het eindjaar zelf kiezen. Hoe vaak is het teken van de rest dan anders dan meestal?"
        return guessing.pieces(self, f"teken {code}", asked, SHARES, lambda: turned(self, code))

    def _limits(self) -> Sequence[Any]:
        here = figures(self)
        every = [each for each in self.monitor.catalogue if not each.finance]
        return [
            [
                "Wat overblijft na het land en de groep, is een rest. Het is geen effect van beleid, ook niet als het meer is dan toeval.",
                f"Van de {number(len(every))} cijfers over welzijn zijn er voor {self.region.label} {number(len(here))} die we uit elkaar kunnen halen. Bij de andere is er maar één jaar, een breuk, of geen cijfer.",
                "De groep waarmee je vergelijkt, is gekozen op inwonertal en stedelijkheid, of op ligging. Wat die gemeenten deden, weten we niet: het is geen groep waar niets gebeurde.",
                "Ruis is hier gerekend met aannames. Bij een enquête is het aantal antwoorden vaak niet gepubliceerd, bij een telling schommelt het in het echt meer.",
                "Alle cijfers gaan over de hele gemeente. Of de mensen om wie het ging er iets van merkten, staat er niet in.",
                "Op korte termijn is een evaluatie van effecten volgens de bron niet haalbaar, en ook op lange termijn blijft het lastig om effecten aan te tonen. Daarom tellen de aannames en de beleidstheorie.",
                "Of een zin mag, lezen we af aan woorden. Een zin zonder die woorden kan nog steeds te veel beweren.",
                f"Wie in deze fase een cruciale rol kunnen spelen, is in de bron een eerste inzicht uit voorbeelden. Bron: {SOURCE}.",
            ]
        ]
