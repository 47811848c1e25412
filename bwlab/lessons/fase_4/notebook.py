"""Phase 4, deciding. What ``notebooks/beleidscyclus/fase_4_beslissing`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.fase_4.decision_panel import DecisionPanel
from bwlab.lessons.fase_4.differing_panel import DifferingPanel
from bwlab.lessons.fase_4.effects_panel import EffectsPanel
from bwlab.lessons.fase_4.example import or_example
from bwlab.lessons.fase_4.options_panel import OptionsPanel
from bwlab.lessons.fase_4.regret_panel import RegretPanel, first_table
from bwlab.lessons.fase_4.weighing_panel import WeighingPanel, answer
from bwlab.lessons.parts import documents_panel, guessing, outside_panel, table_panel
from bwlab.lessons.parts.first_goal import goal_pieces
from bwlab.lessons.parts.points import path
from bwlab.policy.cycle import SOURCE
from bwlab.policy.deciding.cells import asked, grid
from bwlab.policy.deciding.counts import counted
from bwlab.policy.phases.options import of_goal
from bwlab.policy.records.deciding import LEDGERS
from bwlab.widgets.show import LivePart

HERE = "beslissing"
CELLS = (("bijna alle", "Bijna alle: negen van de tien of meer"), ("meer", "Meer dan de helft"), ("minder", "Minder dan de helft"), ("bijna geen", "Bijna geen: een van de tien of minder"))
BEST = (("ja", "Ja, één optie is overal minstens zo goed"), ("nee", "Nee, wie kiest ruilt iets in"), ("niet te zeggen", "Dat is niet te zeggen"))
PARTS = (("bijna alles", "Bijna alles: negen tiende of meer"), ("meer", "Meer dan de helft"), ("minder", "Minder dan de helft"), ("niets", "Maakt niet uit: ze komt altijd het gunstigst uit"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._goals: list[LivePart] = []  # follow a goal
        self._options: list[LivePart] = []  # follow an option
        self._effects: list[LivePart] = []  # follow an expected effect
        self._voices: list[LivePart] = []  # follow a consideration and whoever was heard
        self._decisions: list[LivePart] = []  # follow a decision
        self._decision: DecisionPanel | None = None
        super().__init__(*given, **named)

    def table(self) -> None:
        """Who can be at the table in this phase."""
        self.live(lambda: table_panel.pieces(self, HERE))

    def goal(self) -> None:
        """A goal for whoever begins here."""
        self.live(lambda: goal_pieces(self, self.goal_kept))

    def options(self) -> None:
        """Two to four options of one goal, beside doing nothing."""
        self.live(lambda: OptionsPanel(self, self.option_kept).pieces, self._goals)

    def expect_cells(self) -> None:
        """In how many cells can one say anything?"""
        self.live(self._expect_cells, self._goals, self._options)

    def effects(self) -> None:
        """What is expected of each option, and all of it in one picture."""
        self.live(lambda: EffectsPanel(self, self.effect_kept).pieces, self._goals, self._options)

    def outside(self) -> None:
        """What goes over the border, in words."""
        self.live(lambda: outside_panel.pieces(self), self._options)

    def expect_better(self) -> None:
        """Will one option be at least as good everywhere?"""
        self.live(self._expect_better, self._goals, self._options, self._effects)

    def weigh(self) -> None:
        """The options two by two."""
        self.live(lambda: WeighingPanel(self).pieces, self._goals, self._options, self._effects)

    def expect_turn(self) -> None:
        """How much has to come true?"""
        self.live(self._expect_turn, self._goals, self._options, self._effects)

    def regret(self) -> None:
        """One figure: what one may miss, and one slider."""
        self.live(lambda: RegretPanel(self).pieces, self._goals, self._options, self._effects)

    def differ(self) -> None:
        """Who disagrees: considerations, and who was heard."""
        self.live(lambda: DifferingPanel(self, self.voice_kept).pieces, self._goals, self._options)

    def limits(self) -> None:
        """What this does not say."""
        self.live(self._limits, self._goals, self._options, self._effects)

    def decide(self) -> None:
        """The decision, and what it lacks."""
        self.live(self._decide, self._goals, self._options)

    def documents(self) -> None:
        """What can be made of it."""
        self.live(lambda: documents_panel.pieces(self, ["decision", "phases"]), self._goals, self._options, self._effects, self._voices, self._decisions)

    def path(self) -> None:
        """The path through the phases, and what was skipped."""
        self.live(lambda: path.pieces(self, HERE))

    def goal_kept(self) -> None:
        """A goal was kept: what is shown of it elsewhere is made again."""
        self.again(self._goals)

    def option_kept(self) -> None:
        """An option was kept."""
        self.again(self._options)

    def effect_kept(self) -> None:
        """An expected effect was kept: the decision may lack less; what is typed in it stays."""
        self.again(self._effects)
        self._decision_follows()

    def voice_kept(self) -> None:
        """A consideration or a voice was kept."""
        self.again(self._voices)
        self._decision_follows()

    def decision_kept(self) -> None:
        """A decision was kept."""
        self.again(self._decisions)

    def _decide(self) -> Sequence[Any]:
        self._decision = DecisionPanel(self, self.decision_kept)
        return self._decision.pieces

    def _decision_follows(self) -> None:
        if self._decision is not None:
            self._decision.follow()

    def _expect_cells(self) -> Sequence[Any]:
        record, note = or_example(self)
        goal = next((goal for goal in record.goals if of_goal(record, goal)), record.goals[0])
        many = len(grid(record, goal, self.monitor).cells)
        themes = asked(self.monitor)
        question = f"{number(len(themes))} thema's, drie keer (nu, later, elders), en dat bij elke optie en bij niets doen: {number(many)} vakken{' in het voorbeeld' if note else ''}. Bij hoeveel kun je straks zeggen welke kant het op gaat?"
        return guessing.pieces(self, "vakken", question, CELLS, self._cells)

    def _cells(self) -> str:
        record, note = or_example(self)
        goal = next((goal for goal in record.goals if of_goal(record, goal)), record.goals[0])
        found = counted(list(grid(record, goal, self.monitor).cells.values()))
        there = self._themes()
        return (
            f"{'In het voorbeeld' if note else 'Zoals het nu in je dossier staat,'} zijn het er {number(found.told)} van de {number(found.cells)}; bij {number(found.unknown)} staat 'weten we niet'. "
            f"Hoeveel het er worden, hangt van jullie af. De monitor helpt bij 'hier en nu': voor {self.region.label} is er bij {number(there)} van de {number(len(asked(self.monitor)))} thema's minstens één cijfer. "
            "Voor elders is er geen regionaal cijfer. Veel lege vakken is normaal. Ook dat hoort in het besluit te staan."
        )

    def _themes(self) -> int:
        """Of how many themes of here and now this municipality has a figure."""
        there = {each.theme for each in self.monitor.catalogue if not each.finance and not np.isnan(self.monitor.table(each.code).loc[self.region.code].to_numpy(float)).all()}
        return sum(theme in there for theme in asked(self.monitor))

    def _expect_better(self) -> Sequence[Any]:
        question = "Zal een van de opties in elk vak minstens zo goed zijn als de andere, en als niets doen?"
        return guessing.pieces(self, "overal beter", question, BEST, lambda: answer(self))

    def _expect_turn(self) -> Sequence[Any]:
        table, note = first_table(self)
        first = table.promising()
        if first is None:
            return ["Bij je opties is er geen met de grootste verwachting. Er valt hier dus niets te schatten."]
        question = f"Van {first.alternative.called} wordt het meest verwacht{' in het voorbeeld' if note else ''}. Hoeveel daarvan moet uitkomen om nog het gunstigst uit te komen?"
        return [*([note] if note else []), *guessing.pieces(self, f"omslag {first.alternative.key}", question, PARTS, self._turn)]

    def _turn(self) -> str:
        table, note = first_table(self)
        tip, lead = table.tips(), "In het voorbeeld: " if note else "Zoals je het nu invulde: "
        if not tip > 0:
            return f"{lead}van geen andere optie wordt in deze eenheid iets gunstigs verwacht. Zolang er iets uitkomt, komt deze het gunstigst uit."
        return f"{lead}{number(100 * tip)} procent. Daaronder komt een andere optie in de rij 'zoals verwacht' gunstiger uit. Schuif hieronder om te zien wat er in de andere rijen gebeurt."

    def _limits(self) -> Sequence[Any]:
        record, note = or_example(self)
        goals = [goal for goal in record.goals if of_goal(record, goal)] or list(record.goals)
        found = counted([cell for goal in goals for cell in grid(record, goal, self.monitor).cells.values()])
        return [
            [
                "Wat je invulde zijn verwachtingen. Geen vak hier is gemeten, en geen vak is een belofte.",
                f"{'In het voorbeeld' if note else 'In je dossier'} {'is' if found.blank == 1 else 'zijn'} {number(found.blank)} van de {number(found.cells)} vakken leeg, en {'staat' if found.unsourced == 1 else 'staan'} er {number(found.unsourced)} zonder bron.",
                "Er is geen totaal en geen advies. Welk vak zwaarder weegt, rekent hier niets uit.",
                "Een optie met meer gevulde vakken is geen betere optie. Misschien is er alleen langer over nagedacht.",
                "Dat een optie nergens minder is, geldt voor wat je invulde. Eén leeg vak kan het omdraaien.",
                "De spijttabel gaat over één getal. Wat er in andere thema's gebeurt, staat er niet in.",
                f"Voor {LEDGERS['elders'].lower()} is er geen regionaal cijfer. Het staat er alleen in woorden.",
                "Wie gehoord is, stond op een lijst. Wie niet gehoord is, ontbreekt, en dat zie je aan geen tabel.",
                f"De bron noemt wie in deze fase een cruciale rol kunnen spelen. Dat is een eerste inzicht uit voorbeelden, geen voorschrift. Bron: {SOURCE}.",
            ]
        ]
