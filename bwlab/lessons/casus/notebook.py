"""A whole case: burglary through all six phases. What ``notebooks/casus/casus_woninginbraak`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.casus import answers, papers
from bwlab.lessons.casus.answers import FALL, LEFT, MOVES, THIRDS
from bwlab.lessons.casus.apart_panel import ApartPanel
from bwlab.lessons.casus.choices import OPTIONS, PERCENTS, THREADS, chosen, decided
from bwlab.lessons.casus.claims_panel import ClaimsPanel
from bwlab.lessons.casus.halving_panel import HalvingPanel
from bwlab.lessons.casus.reported_panel import ReportedPanel
from bwlab.lessons.parts import guessing
from bwlab.lessons.parts.replay_panel import ReplayPanel
from bwlab.policy.case.claims import went
from bwlab.policy.case.story import BURGLARY, KNOWN, SPAN, TARGET, Case, beginning, case_of, last_year, value
from bwlab.policy.case.working import SOURCES, STEPS
from bwlab.widgets.form import Form
from bwlab.widgets.show import LivePart

SOURCED = (("geen", "Bij geen enkele"), ("twee", "Bij een of twee"), ("half", "Bij drie tot vijf"), ("alle", "Bij zes of zeven"))
SHARES = (("geen", "Geen enkele, of bijna geen"), ("drie", "Ongeveer drie van de tien"), ("zes", "Ongeveer zes van de tien"), ("negen", "Negen van de tien of meer"))
BEST = (("sloten", "Ja: sloten nakijken"), ("groepen", "Ja: buurtgroepen"), ("nee", "Nee, dat is niet te zeggen"))
THEN = (
    "Je doet alsof het 1 april 2017 is. In fase 1 tot en met 4 gebruik je alleen cijfers tot en met 2016. Vanaf fase 5 komen de echte jaren daarna.",
    "Dat de cijfers van 2016 er toen waren, is een aanname: de politie publiceert in maart over het jaar ervoor. De regionale monitor brede welvaart bestond in 2017 nog niet. De tweede draad kon je toen dus niet zo lezen.",
    "Alle cijfers komen uit de editie van nu. Sommige zijn later bijgesteld, en de gemeenten hebben de grenzen van nu.",
    "De cijfers zijn echt. Het beleid, de raad en de keuzes hebben wij verzonnen.",
)


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._choices: list[LivePart] = []  # follow what is chosen in the case
        super().__init__(*given, **named)

    @property
    def case(self) -> Case:
        """Where the case plays for this municipality."""
        return case_of(self.monitor, self.region)

    def where(self) -> None:
        """Whose case it is, what is real and what is not."""
        self.live(lambda: [*([self.case.note] if self.case.note else []), list(THEN)])

    # Phase 1

    def begin_1(self) -> None:
        """What was known in the spring of 2017."""
        self.live(lambda: [list(beginning(self.monitor, self.region, told=False))])

    def expect_place(self) -> None:
        """Where does the municipality stand?"""
        self.live(lambda: guessing.pieces(self, "plaats", f"Waar stond {self.case.region.label} in {KNOWN} bij woninginbraken, van de gunstigste naar de ongunstigste gemeente?", THIRDS, lambda: answers.stood(self.monitor, self.case)))

    def threads(self) -> None:
        """Both threads up to the beginning."""
        self.live(lambda: answers.threads(self.monitor, self.case))

    def reported(self) -> None:
        """A slider: what if not every burglary is known?"""
        self.live(lambda: ReportedPanel(self).pieces)

    def agenda(self) -> None:
        """Which thread comes on the agenda."""
        self.live(lambda: [self._choice("agenda", "Wat zet je op de agenda?", THREADS, "Waarom? En welke vraag stel je eerst, aan wie?")])

    # Phase 2

    def begin_2(self) -> None:
        """Where we are at phase 2."""
        self._stand(2)

    def expect_sources(self) -> None:
        """How much of a theory rests on research?"""
        self.live(lambda: guessing.pieces(self, "bronnen", f"In de beleidstheorie hieronder staan {number(len(STEPS))} pijlen. Bij hoeveel denk je dat wij een onderzoek konden noemen?", SOURCED, answers.sourced))

    def theory(self) -> None:
        """The theory of the case."""
        self.live(lambda: [answers.theory(self.monitor, self.case), list(SOURCES)])

    def doubt(self) -> None:
        """Which arrow one looks into first."""
        found = [(key, f"{each.start} → {'woninginbraken' if each.end == BURGLARY else each.end}") for key, each in STEPS.items()]
        self.live(lambda: [self._choice("twijfel", "Welke pijl zoek je als eerste uit?", found, "Hoe, en bij wie?")])

    # Phase 3

    def begin_3(self) -> None:
        """Where we are at phase 3."""
        self._stand(3)

    def expect_halving(self) -> None:
        """How many had ever halved it?"""
        self.live(lambda: guessing.pieces(self, "halvering", f"Halveren in {SPAN} jaar: welk deel van de gemeenten was dat tot en met {KNOWN} ooit gelukt?", SHARES, lambda: answers.halved(self.monitor)))

    def halving(self) -> None:
        """A slider: the promise beside what had happened until then."""
        self.live(lambda: HalvingPanel(self).pieces)

    def plan(self) -> None:
        """Opgave, goal and activity of the case."""
        self.live(lambda: answers.goal(self.monitor, self.case, self.store.read()), self._choices)

    def goal(self) -> None:
        """The goal one chooses."""
        self.live(lambda: [self._choice("doel", f"Welk doel leg je de raad voor, voor {TARGET}?", [(str(each), words) for each, words in PERCENTS], "Waarom dit doel?")])

    def predict(self) -> None:
        """The real prediction; the answer comes in phase 6."""
        asked = {"key": "answer", "kind": "choice", "label": f"Wat denk je dat er echt gebeurt? Hoeveel inbraken telt de politie in {TARGET}, vergeleken met {KNOWN}?", "options": [list(each) for each in FALL]}
        self.live(lambda: [self.note_form("voorspelling", [asked]), "Het antwoord komt in fase 6."])

    # Phase 4

    def begin_4(self) -> None:
        """Where we are at phase 4."""
        self._stand(4)

    def expect_best(self) -> None:
        """Can it be said which option is better?"""
        self.live(lambda: guessing.pieces(self, "beste", "Kun je aan de verwachte effecten hieronder zien welke optie beter is?", BEST, lambda: answers.best(self.monitor, self.case)))

    def effects(self) -> None:
        """The options with what is expected of them, blanks left blank."""
        self.live(lambda: answers.effects(self.monitor, self.case))

    def decide(self) -> None:
        """The choice, why, and what the minority says."""
        self.live(lambda: [self._choice("optie", "Wat besluit de raad in jouw verhaal?", OPTIONS, "Waarom, en wie levert er iets voor in?"), self.note_form("minderheid", [{"key": "text", "kind": "text", "label": "Wat zegt wie het er niet mee eens is?", "rows": 2}])])

    # Phase 5

    def begin_5(self) -> None:
        """Where we are at phase 5."""
        self._stand(5)

    def expect_next(self) -> None:
        """The first year after the decision; its answer comes once the rule is fixed."""
        asked = f"Het eerste cijfer dat komt, is dat van {KNOWN + 1}. Is het lager of hoger dan in {KNOWN}?"
        self.live(lambda: [self.note_form("eerste jaar", [{"key": "answer", "kind": "choice", "label": asked, "options": [list(each) for each in MOVES]}]), "Het antwoord zie je hieronder, zodra je regel vastligt."])

    def follow(self) -> None:
        """A rule first, and then the real years one by one."""
        self.live(lambda: ReplayPanel(self, BURGLARY, self.case.region).pieces)

    # Phase 6

    def begin_6(self) -> None:
        """Where we are at phase 6."""
        self._stand(6)

    def expect_left(self) -> None:
        """What is left when what happened everywhere is taken off?"""
        self.live(lambda: guessing.pieces(self, "rest", f"De verandering van {KNOWN} tot {TARGET} in {self.case.region.label}: hoeveel blijft er over als je eraf haalt wat er bij gemeenten gebeurde die erop lijken?", LEFT, lambda: answers.left(self.monitor, self.case)))

    def apart(self) -> None:
        """A slider: the change taken apart, up to a year."""
        self.live(lambda: ApartPanel(self).pieces)

    def since(self) -> None:
        """Her own prediction and the goal, beside what happened."""
        self.live(lambda: [answers.since(self.monitor, self.case, self.store.read())], self._choices)

    def then_and_now(self) -> None:
        """A slider: the same promise, with all that is known now."""
        self.live(lambda: HalvingPanel(self, last_year(self.monitor)).pieces)

    def second(self) -> None:
        """What the second thread did meanwhile."""
        self.live(lambda: answers.second(self.monitor, self.case))

    def claims(self) -> None:
        """Sentences of an alderman: may this be said?"""
        self.live(lambda: ClaimsPanel(self).pieces)

    def arrows(self) -> None:
        """What was seen of the theory."""
        told = "Geen van de zeven pijlen is gemeten. Het cijfer laat alleen het einde zien, en niet wat ertussen gebeurde."
        self.live(lambda: [told, self.note_form("pijlen", [{"key": "text", "kind": "text", "label": "Welke pijl zou je bij een volgende keer laten meten, door wie, en welke gooi je weg?", "rows": 3}])])

    # The end

    def limits(self) -> None:
        """What this does not say."""
        self.live(lambda: [answers.limits(self.monitor, self.store.read())], self._choices)

    def sentence(self) -> None:
        """Who may say what, in one sentence."""
        label = f"Wie mag wat zeggen over de {'daling' if went(self.monitor, self.case) < 0 else 'verandering'}? Schrijf één zin voor de wethouder, met erbij wat we niet weten."
        self.live(lambda: [self.note_form("zin", [{"key": "text", "kind": "text", "label": label, "rows": 3}])])

    def documents(self) -> None:
        """The documents of the case."""
        self.live(lambda: papers.pieces(self))

    def _stand(self, phase: int) -> None:
        self.live(lambda: self._standing(phase), self._choices)

    def _standing(self, phase: int) -> list[Any]:
        picked = chosen(self.store.read())
        lines = decided(phase, self.case, picked, value(self.monitor, self.case.region, BURGLARY, KNOWN))
        return ["Waar zijn we? Je kunt hier beginnen: dit ging eraan vooraf.", [*([self.case.note] if self.case.note else []), *beginning(self.monitor, self.region), *lines]]

    def _choice(self, key: str, label: str, found: Sequence[tuple[str, str]], why: str) -> Form:
        """A choice of the case that is kept, with its reason; what stands elsewhere follows."""
        fields: list[dict[str, Any]] = [{"key": "answer", "kind": "choice" if len(found) < 6 else "select", "label": label, "options": [list(each) for each in found]}]
        form = self.note_form(key, [*fields, *([{"key": "text", "kind": "text", "label": why, "rows": 2}] if why else [])])
        form.on_values(lambda _: self.again(self._choices))
        return form
