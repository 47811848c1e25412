"""The desk of the griffier. What ``notebooks/bureaus/bureau_griffier`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.charts.since import UNSURE
from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.bureau_griffier import expect_panel
from bwlab.lessons.bureau_griffier.ask_panel import AnswersPanel, rows
from bwlab.lessons.bureau_griffier.since_panel import SincePanel, compared, guess_key, usable
from bwlab.lessons.parts import documents_panel, guessing
from bwlab.lessons.parts.carrying import EXAMPLE
from bwlab.policy.cycle import SOURCE
from bwlab.policy.desks.answering import answer
from bwlab.policy.desks.case import NO, PARTLY, YES
from bwlab.policy.desks.question import begun
from bwlab.widgets.show import LivePart

FLIPS = (("nooit", "Nooit: het antwoord blijft gelijk"), ("soms", "Soms: bij een of twee jaren"), ("vaak", "Vaak: bij drie jaren of meer"))
RULES = (
    ("jaar", "Ik noem bij elk cijfer het jaar en de bron"),
    ("nee", "Ik zeg het als een cijfer de vraag niet beantwoordt, en wat wel kan"),
    ("marge", "Ik noem de marge, en waar die vandaan komt"),
    ("vraag", "Ik vraag terug wat de raad bedoelt, voordat iemand gaat zoeken"),
)


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._questions: list[LivePart] = []  # follow the questions
        super().__init__(*given, **named)

    def expect(self) -> None:
        """Five invented questions: can these figures answer them?"""
        self.live(lambda: expect_panel.pieces(self))

    def questions(self) -> None:
        """A question of the council as a form."""
        self.live(lambda: [rows(self, self.question_kept).rows])

    def answers(self) -> None:
        """What these figures say to it."""
        self.live(lambda: AnswersPanel(self).pieces, self._questions)

    def expect_flips(self) -> None:
        """How often does another year give another answer?"""
        self.live(self._expect_flips)

    def since(self) -> None:
        """One slider: the year that is compared with."""
        self.live(lambda: SincePanel(self).pieces, self._questions)

    def limits(self) -> None:
        """What these answers do not say."""
        self.live(self._limits, self._questions)

    def rule(self) -> None:
        """A rule to take home."""
        fields = [
            {"key": "answer", "kind": "choice", "label": "Welke regel neem je mee?", "options": [list(each) for each in RULES]},
            {"key": "text", "kind": "text", "label": "Schrijf hem op zoals je hem met de griffie en het college wilt afspreken.", "rows": 3},
        ]
        self.live(lambda: [self.note_form("afspraak", fields)])

    def documents(self) -> None:
        """The answers as a document."""
        self.live(lambda: documents_panel.pieces(self, ["answers"]), self._questions)

    def question_kept(self) -> None:
        """A question was kept: what is shown of it is made again."""
        self.again(self._questions)

    def _figure(self) -> Any:
        """Whose figure the guess about years is about, and the figure: the most familiar one."""
        for region in (self.region, self.monitor.regions[EXAMPLE]):
            codes = usable(self.monitor, region, [])
            if codes:
                return region, compared(self.monitor, region, codes[0])
        raise ValueError("the example has no series either")

    def _expect_flips(self) -> Sequence[Any]:
        region, seen = self._figure()
        last = int(seen.frame["year"].iloc[-1])
        asked = (
            f"De raad vraagt of het cijfer voor {inside(seen.known.name)} in {region.label} veranderde, en noemt geen beginjaar. "
            f"Je kunt {last} met {number(len(seen.found))} eerdere jaren vergelijken. Hoe vaak wordt het antwoord anders dan bij het laatste jaar ervoor?"
        )
        return guessing.pieces(self, guess_key(seen.known.code), asked, FLIPS, lambda: self._flips(region, seen))

    def _flips(self, region: Any, seen: Any) -> str:
        nearest = list(seen.found.values())[-1]
        others = sum(each != nearest for each in seen.found.values())
        never = "Nooit: het antwoord is steeds 'dat weten we niet'" if nearest == UNSURE and seen.certain else "Nooit"
        said = never if not others else f"{number(others)} van de {number(len(seen.found))} jaren {'geeft' if others == 1 else 'geven'} een ander antwoord dan het jaar ervoor"
        return f"{said}. Het gaat om {inside(seen.known.name)} in {region.label}. Hieronder schuif je zelf langs de jaren."

    def _limits(self) -> Sequence[Any]:
        asked = begun(self.store.read().council_questions)
        states = [answer(each, self.monitor, self.region, self.today).state for each in asked]
        counted = (
            [f"Van je {number(len(asked))} {'vraag' if len(asked) == 1 else 'vragen'} in het dossier {'is' if sum(state in (YES, PARTLY) for state in states) == 1 else 'zijn'} er {number(sum(state in (YES, PARTLY) for state in states))} (deels) te beantwoorden, en {number(states.count(NO))} niet."]
            if asked
            else []
        )
        blank = int(self.monitor.position(self.region)["value"].isna().sum())
        return [
            [
                *counted,
                f"Van {self.region.label} {'ontbreekt' if blank == 1 else 'ontbreken'} in de foto {number(blank) if blank else 'geen'} {'cijfer' if blank == 1 else 'cijfers'}. Leeg is geen nul.",
                "Een antwoord met een cijfer zegt wat er gemeten is. Waardoor het komt, staat er nooit in.",
                "Een marge 'bij zoveel antwoorden' is een aanname, behalve waar het CBS zelf een marge gaf: in de Veiligheidsmonitor van 2021.",
                "Geen marge betekent niet dat een cijfer zeker is. Een register kan ook fouten hebben, en schommelt.",
                "De monitor telt de hele gemeente. Wie er binnen de gemeente achterblijft, zie je er niet in.",
                "Of de raad tevreden is met 'dat weten we niet', hangt af van wat je wel kunt vertellen, en van wanneer.",
                f"Dat de griffier een betekenisvolle rol kan spelen, zegt de bron: {SOURCE}. Hoe je dat doet, is onze uitwerking.",
            ]
        ]
