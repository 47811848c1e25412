"""Phase 3, formulation. What ``notebooks/beleidscyclus/fase_3_vorming`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.fase_3.options_panel import AHEAD, OptionsPanel, side, still_words
from bwlab.lessons.fase_3.pace_panel import PacePanel, aimed, question
from bwlab.lessons.fase_3.sorting_panel import SortingPanel
from bwlab.lessons.parts import documents_panel, guessing, table_panel, workbench
from bwlab.lessons.parts.carrying import FIRST, change_words, subject
from bwlab.lessons.parts.pacing import PaceTest
from bwlab.lessons.parts.points import council, path
from bwlab.lessons.parts.workbench import compared
from bwlab.lessons.stap_04 import canvas_panel
from bwlab.lessons.stap_04.example import or_example
from bwlab.lessons.stap_04.goal_panel import GoalPanel
from bwlab.names import quoted
from bwlab.policy import Goal
from bwlab.policy.acting.canvas import canvas
from bwlab.policy.cycle import SOURCE
from bwlab.policy.goals.easy import OFTEN, WHO, carried, drifted, easy, years
from bwlab.policy.phases.options import half_year
from bwlab.policy.scenarios.figure import figure_of
from bwlab.policy.scenarios.nothing import nothing
from bwlab.widgets.show import LivePart, as_pages

HERE = "vorming"
KEPT = (("nee", "Nee: dan is de opgave kleiner"), ("ja", "Ja, dat kan"), ("weet niet", "Dat weet ik niet"))
SHARES = (("bijna alle", "Bijna alle: negen van de tien of meer"), ("meer", "Meer dan de helft"), ("minder", "Minder dan de helft"), ("bijna geen", "Bijna geen: een van de twintig of minder"))
SIDES = (("gunstiger", "Gunstiger dan nu"), ("ongunstiger", "Ongunstiger dan nu"), ("beide", "Dat is niet te zeggen: het kan beide kanten op"))
GUESS_FIRST = "Schat hieronder eerst hoeveel gemeenten ooit zo ver gingen. Daar zie je ook het antwoord."
LEDGERS = {"Opgave": "challenge", "Doel": "goal", "Cijfer": "indicator", "Ondergrens": "floor", "Streefwaarde": "target"}


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._goals: list[LivePart] = []  # follow a goal
        self._moments: list[LivePart] = []  # follow a moment with the council
        self._options: list[LivePart] = []  # follow an option
        self._scenarios: list[LivePart] = []  # follow a scenario
        super().__init__(*given, **named)

    def table(self) -> None:
        """Who can be at the table in this phase."""
        self.live(lambda: table_panel.pieces(self, HERE))

    def sort(self) -> None:
        """Sentences to sort, and what their words look like."""
        self.live(lambda: SortingPanel(self).pieces)

    def expect_unchanged(self) -> None:
        """All activities done and every goal met: can the opgave be the same?"""
        self.live(lambda: guessing.pieces(self, "opgave gelijk", "Alle activiteiten zijn uitgevoerd, en het doel is gehaald. Kan de opgave dan nog even groot zijn?", KEPT, self._unchanged))

    def chain(self) -> None:
        """Opgave, goal, figure, floor, target and activity in one row, with what is missing."""
        self.live(self._chain, self._goals)

    def goals(self) -> None:
        """A goal to fill in, with its floor and its letters."""
        self.live(lambda: GoalPanel(self, self.goal_kept, floor=True, guess=self._guess_first).pieces)

    def expect_pace(self) -> None:
        """Which part of the municipalities ever went as far as the goal asks?"""
        self.live(self._expect_pace, self._goals)

    def pace(self) -> None:
        """One slider: the goal beside the past of all municipalities."""
        self.live(lambda: PacePanel(self).pieces, self._goals)

    def easy(self) -> None:
        """Is the goal met without anybody doing anything, and who gains by that?"""
        self.live(self._easy, self._goals)

    def council(self) -> None:
        """A moment with the council: it opens the options."""
        self.live(lambda: council.pieces(self, self.moment_kept))

    def expect_nothing(self) -> None:
        """Where does the figure end if nothing is done?"""
        self.live(self._expect_nothing, self._goals)

    def options(self) -> None:
        """Several ways to reach a goal, beside doing nothing."""
        self.live(lambda: OptionsPanel(self, self.option_kept).pieces, self._goals, self._moments, self._scenarios)

    def workbench(self) -> None:
        """Reckon one option through, as a scenario that can be linked to it."""
        self.live(lambda: workbench.pieces(self, self.scenario_kept))

    def compared(self) -> None:
        """Two scenarios beside each other."""
        self.live(lambda: compared.pieces(self), self._scenarios)

    def half_year(self) -> None:
        """What the council can still choose in the coming half year."""
        self.live(lambda: [half_year(self.store.read(), self.monitor, self.today)], self._goals, self._moments, self._options)

    def limits(self) -> None:
        """What this does not say."""
        self.live(self._limits)

    def canvas(self) -> None:
        """The canvas of the dossier."""
        self.live(lambda: canvas_panel.pieces(self), self._goals)

    def documents(self) -> None:
        """What can be made of it."""
        self.live(lambda: documents_panel.pieces(self, ["phases", "canvas", "roles"]), self._goals, self._moments, self._options)

    def path(self) -> None:
        """The path through the phases, and what was skipped."""
        self.live(lambda: path.pieces(self, HERE))

    def goal_kept(self) -> None:
        """A goal was kept: what is shown of it elsewhere is made again."""
        self.again(self._goals)

    def moment_kept(self) -> None:
        """A moment with the council was kept: the options may open."""
        self.again(self._moments)

    def option_kept(self) -> None:
        """An option was kept."""
        self.again(self._options)

    def scenario_kept(self) -> None:
        """A scenario was kept: it can be linked to an option."""
        self.again(self._scenarios)

    def _unchanged(self) -> str:
        found = carried(self.monitor, self.region.code, list(FIRST))
        said = "Ja. Een activiteit kan zijn uitgevoerd en een doel gehaald, terwijl de opgave niet veranderde: zo staat het in 'Sturen op impact'."
        if found is None:
            return f"{said} Een gemiddelde kan bijvoorbeeld stijgen terwijl wie er het slechtst voorstaat, niets merkt."
        known = self.monitor.catalogue[found.indicator]
        own, median = (change_words(known, each) for each in (found.own, found.median))
        return (
            f"{said} Een voorbeeld uit je eigen cijfers: {inside(known.name)} werd in {self.region.label} {own} gunstiger, van {found.start} tot {found.end}. "
            f"Had je 'gunstiger' als doel, dan is het gehaald. De helft van de gemeenten met een cijfer in beide jaren werd minstens {median} gunstiger. "
            "Je kwam er naast hen dus niet beter voor te staan. En het cijfer zegt niet wie er iets van merkte."
        )

    def _chain(self) -> Sequence[Any]:
        dossier, lead = or_example(self.store.read(), self.monitor, self.region, self.today)
        found = canvas(dossier, self.monitor)
        rows = [{name: getattr(row, field) or "nog leeg" for name, field in LEDGERS.items()} | {"Activiteit": "; ".join(row.activities) or "nog leeg"} for row in found.rows]
        blanks = sum(value == "nog leeg" for row in rows for value in row.values())
        count = f"{number(blanks)} van de {number(len(rows) * 6)} vakken {'is' if blanks == 1 else 'zijn'} nog leeg. Leeg is geen nul: het zegt wat er nog te kiezen of uit te zoeken is."
        return [*([lead] if lead else []), pd.DataFrame(rows), count]

    def _asked(self) -> Any:
        region, aims, note = aimed(self)
        return region, next(iter(aims.values()))[1], note

    def _guess_first(self, goal: Goal) -> str:
        """What stands with the R of the goal that is asked about, until she guessed how many municipalities went so far."""
        _, aim, _ = self._asked()
        return GUESS_FIRST if aim.goal.key == goal.key and not as_pages() and not self.store.read().note(self.id, _went_key(aim)) else ""

    def _expect_pace(self) -> Sequence[Any]:
        region, aim, note = self._asked()
        words, far = question(aim, self.monitor, region)
        key = _went_key(aim)
        asked = f"{words} Welk deel van de gemeenten ging ooit zo ver in die tijd?"
        return [*([note] if note else []), *guessing.pieces(self, key, asked, SHARES, lambda: self._went(aim, region, far))]

    def _went(self, aim: Any, region: Any, far: float) -> str:
        seen = PaceTest(self.monitor, region, aim.known, aim.span).found(aim.span, max(0.0, far)).pace
        return (
            f"Zo ver {'gingen' if seen.movers > 1 else 'ging'} {number(seen.movers) if seen.movers else 'geen'} van de {number(seen.regions)} gemeenten, in {number(seen.reached)} van de {number(seen.chances)} keer. "
            f"Schuif hieronder om te zien hoe dat verandert. Het is geen kans voor {region.label}."
        )

    def _easy(self) -> Sequence[Any]:
        region, aim, note = self._asked()
        lines, goals = [], self.store.read().goals
        for goal in goals:
            lines += [f"{quoted(goal.text or 'Doel zonder zin')}: {inside(sentence)}" for sentence in easy(goal, self.monitor, self.region.code)]
        none = ["Bij je doelen zien we niets dat ze te makkelijk maakt. Wat we niet zien: of ze over de goede mensen gaan."] if goals else []
        fields = [{"key": "text", "kind": "text", "label": " ".join(WHO), "rows": 3}]
        return [*([note] if region.code != self.region.code else []), self._level(region, aim), *([lines] if lines else none), self.note_form("wie wint", fields)]

    def _level(self, region: Any, aim: Any) -> str:
        """How easy it is to stay as it is, and what the country did meanwhile."""
        seen, moved = PaceTest(self.monitor, region, aim.known, aim.span).found(aim.span, 0.0).pace, drifted(self.monitor, aim.known.code, aim.span)
        easily = "vaker wel dan niet. Zo'n doel is meestal gehaald, wat je ook doet"
        said = easily if seen.reached > OFTEN * seen.chances else "vaker niet dan wel. Op peil houden kan hier dus al veel gevraagd zijn"
        said = (
            f"Stel dat het doel 'op peil houden' is, bij {inside(aim.known.name)}. In {years(aim.span)} werd het cijfer {number(seen.reached)} van de {number(seen.chances)} keer "
            f"niet ongunstiger, {said}."
        )
        if not moved:
            return said
        return f"{said} De mediaan van alle gemeenten werd in de laatste {years(aim.span)} {change_words(aim.known, abs(moved))} {'gunstiger' if moved > 0 else 'ongunstiger'}."

    def _figure(self) -> tuple[Any, Any]:
        """The figure of the first goal with one, else the most familiar of this municipality or of the example; and whose."""
        who, aim, _ = self._asked()
        return who, aim.known

    def _expect_nothing(self) -> Sequence[Any]:
        who = subject(self.monitor, self.region, lambda each, known: bool(side(self.monitor, each, known)), f"Voor {self.region.label} is er te weinig verleden.")
        region, known = self._figure()
        if region.code != who.region.code or not side(self.monitor, region, known):
            region, known = who.region, next(iter(who.figures.values()))
        lead = [] if region.code == self.region.code else [who.note]
        year = int(figure_of(self.monitor, region, known.code).year or 0) + len(nothing(self.monitor, figure_of(self.monitor, region, known.code), AHEAD).low)
        asked = f"Niets doen is ook een optie. Stel dat {region.label} niets anders doet dan nu. Waar staat het cijfer {quoted(known.name)} dan in {year}?"
        return [*lead, *guessing.pieces(self, f"niets doen {known.code}", asked, SIDES, lambda: self._ends(region, known))]

    def _ends(self, region: Any, known: Any) -> str:
        words, record = still_words(self.monitor, region, known)
        said = {"gunstiger": "Gunstiger dan nu", "ongunstiger": "Ongunstiger dan nu", "beide": "Dat is niet te zeggen: de band ligt aan beide kanten van nu"}
        return f"{said[side(self.monitor, region, known)]}. {words} {record}"

    def _limits(self) -> Sequence[Any]:
        figures = [self.monitor.catalogue[code] for code in self.monitor.catalogue.foto]
        little = sum(each.influence == "weinig" for each in figures)
        goals = self.store.read().goals
        return [
            [
                "Waar een zin op lijkt, is aan losse woorden afgelezen. Of het een goed doel is, staat er niet in.",
                "Een doel dat SMART is, kan nog het verkeerde doel zijn. Vijf letters zeggen niets over belang.",
                f"Hoeveel gemeenten ooit zo ver gingen, is geen kans voor {self.region.label}. Je eigen gemeente telt mee, en waardoor het gebeurde weten we niet.",
                f"Bij {number(little)} van de {number(len(figures))} cijfers in de foto heeft een gemeente weinig invloed. Dat is een inschatting van bwlab, geen onderzoek.",
                *([f"Van je {number(len(goals))} doelen {'heeft' if sum(goal.floor.value is not None for goal in goals) == 1 else 'hebben'} er {number(sum(goal.floor.value is not None for goal in goals))} een ondergrens."] if len(goals) > 1 else []),
                "Wie er beter af is en wie betaalt of wacht, schreef jij op. Geen cijfer in de monitor laat dat zien.",
                "Er is geen regionaal cijfer voor elders. Wat een optie elders doet, staat er alleen in woorden.",
                "Een optie met meer gevulde vakken is geen betere optie. Hier staat geen volgorde en geen totaal.",
                f"De bron noemt wie in deze fase een cruciale rol kunnen spelen. Dat is een eerste inzicht uit voorbeelden, geen voorschrift. Bron: {SOURCE}.",
            ]
        ]


def _went_key(aim: Any) -> str:
    """Under which key the guess about the pace is kept: another goal or year is another question."""
    return f"gemeenten {aim.known.code} {aim.year}"
