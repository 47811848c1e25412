"""The desk of the secretary: what does who comes after me need? What ``notebooks/bureaus/bureau_secretaris`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.bureau_secretaris.guard_panel import GuardPanel, days, whose
from bwlab.lessons.bureau_secretaris.promises_panel import PromisesPanel
from bwlab.lessons.parts import documents_panel, guessing, rerun_panel
from bwlab.lessons.parts.points import handover
from bwlab.lessons.stap_04.example import or_example
from bwlab.policy.cycle import SOURCE
from bwlab.policy.desks.earlier import may_change, practice
from bwlab.policy.desks.handover_file import assumptions, guard, guard_words
from bwlab.policy.desks.promises import counted
from bwlab.policy.monitoring.sight import term
from bwlab.policy.rerun.outcome import used
from bwlab.widgets.show import LivePart, as_pages

BOTH = (("alle", "Alle"), ("meer", "Meer dan de helft"), ("minder", "Minder dan de helft"), ("geen", "Geen, of er staan er nog geen"))
MOVED = (("geen", "Geen enkel"), ("een deel", "Een deel"), ("bijna alle", "Bijna alle"), ("weet niet", "Geen idee"))
LEFT = (("alles", "Alles wat nu loopt, is dan af"), ("toezegging", "Vooral toezeggingen"), ("meting", "Vooral metingen die nog moeten komen"), ("weet niet", "Dat staat nergens"))
PRACTISE = "Oefening met echte cijfers: we doen alsof het jongste jaar van elk cijfer er net bij kwam. Zo leest het als er een nieuwe editie is."
SHOW = "Laat zien wat er veranderde"
REAL = "En nu de echte edities: wat er kan veranderen, en of er al iets veranderd is."
NOTHING = "Er staat geen aanname zonder bron in je dossier. Dat kan ook betekenen dat er nog weinig in staat."


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._guards: list[LivePart] = []  # follow the promises
        super().__init__(*given, **named)

    def expect_promises(self) -> None:
        """How many of the promises have an owner and a day?"""
        self.live(lambda: guessing.pieces(self, "toezeggingen", "Hoeveel van de open toezeggingen in je dossier hebben een eigenaar én een dag?", BOTH, lambda: counted(self.store.read().promises, self.today)))

    def promises(self) -> None:
        """What was promised, to whom, by when."""
        self.live(lambda: PromisesPanel(self, self.promise_kept).pieces)

    def expect_newer(self) -> None:
        """How many of the figures under the dossier say something else when a year comes?"""
        self.live(self._expect_newer)

    def newer(self) -> None:
        """What the newest year meant for this dossier; then the editions themselves."""
        self.live(self._newer)

    def expect_guard(self) -> None:
        """What is still open after the elections?"""
        question = f"In maart {term(self.today)[1].year} zijn er raadsverkiezingen. Wat is er dan van dit werk nog niet af, denk je?"
        self.live(lambda: guessing.pieces(self, "na de verkiezingen", question, LEFT, self._after))

    def guard(self) -> None:
        """One slider: the day on which others take over."""
        self.live(lambda: GuardPanel(self).pieces)
        self._guards.append(self._parts[-1])

    def assumptions(self) -> None:
        """Every assumption of the dossier without a source."""
        self.live(lambda: [assumptions(self.store.read(), self.monitor) or [NOTHING], self.note_form("eerst uitzoeken", [{"key": "text", "kind": "line", "label": "Welke aanname moet wie na jou komt als eerste nazoeken, en bij wie?"}])])

    def limits(self) -> None:
        """What this does not say."""
        self.live(self._limits)

    def handover(self) -> None:
        """Which role keeps what, and the file."""
        self.live(lambda: handover.pieces(self))

    def documents(self) -> None:
        """The file on paper."""
        self.live(lambda: documents_panel.pieces(self, ["handover", "account"]))

    def promise_kept(self) -> None:
        """A promise was kept in the dossier: the picture is made again."""
        for part in self._guards:
            part.rebuild()

    def _practice(self) -> tuple[Any, Any, str]:
        record, lead = or_example(self.store.read(), self.monitor, self.region, self.today)
        return record, practice(record, self.monitor, self.region.code, self.today), lead

    def _expect_newer(self) -> Sequence[Any]:
        question = "Stel dat van elk cijfer het jongste jaar er vandaag bij kwam. Hoeveel van de cijfers onder je dossier zeggen dan iets nieuws?"
        return guessing.pieces(self, "nieuwe cijfers", question, MOVED, self._counted)

    def _counted(self) -> str:
        record, found, lead = self._practice()
        codes = [code for code in used(record, self.monitor.catalogue) if code in self.monitor.catalogue]
        moved = len({each.indicator for each in found.figures})
        whose_words = "het voorbeeld" if lead else "je dossier"
        return f"Van de {number(len(codes))} cijfers onder {whose_words} {'zegt' if moved == 1 else 'zeggen'} er {number(moved) if moved else 'geen'} dan iets nieuws. {found.finding} Hieronder staat welke."

    def _newer(self) -> Sequence[Any]:
        edition = [may_change(self.store.read(), self.monitor), *rerun_panel.pieces(self)]
        shown = self._shown() if as_pages() else guessing.behind(self._shown, SHOW)
        return [PRACTISE, *shown, REAL, *edition]

    def _shown(self) -> list[Any]:
        _, found, lead = self._practice()
        return [*([lead] if lead else []), *rerun_panel.told(found._replace(which="gelijk", compared=True))]

    def _after(self) -> str:
        record, lead = whose(self)
        end = term(self.today)[1]
        day = next((each for each in days(self.today) if each >= end), end)
        return f"{'Dit gaat over een verzonnen voorbeeld. ' if lead else ''}{guard_words(guard(record, self.monitor, self.today, day), self.today)}"

    def _limits(self) -> Sequence[Any]:
        return [
            [
                "In deze lijst staat alleen wat iemand opschreef. Wat nergens staat, is niet over te dragen, en dat zie je hier niet.",
                "Een toezegging met een dag en een eigenaar is nog niet gehouden.",
                "Dat iemand erbij blijft, zegt niet dat er tijd voor is.",
                "Een nieuw jaar van een cijfer is nieuws over de meting. Waardoor het veranderde, staat er niet bij.",
                "De oefening laat het jongste jaar weg van elk cijfer. Een echte nieuwe editie kan ook oude jaren herzien, cijfers laten vallen en grenzen veranderen.",
                f"De bron zegt dat de secretaris vaak langer blijft en daardoor voor meer continuïteit kan zorgen. Dat is vaak, en niet altijd. Bron: {SOURCE}.",
            ]
        ]
