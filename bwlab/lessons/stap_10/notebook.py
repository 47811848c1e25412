"""Step 10: learn and experiment. What ``notebooks/tien_stappen/stap_10_leren`` shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.parts import documents_panel, guessing, rerun_panel
from bwlab.lessons.parts.carrying import of_hundred
from bwlab.lessons.parts.compare_panel import ComparePanel
from bwlab.lessons.stap_10 import calibration_panel, reflection_panel
from bwlab.lessons.stap_10.backtest_panel import BacktestPanel
from bwlab.lessons.stap_10.experiments_panel import CardsPanel, ResultsPanel
from bwlab.lessons.stap_10.rule_panel import BASE, START, RulePanel
from bwlab.method.hits import chance_of_going_on
from bwlab.policy.learning.experiments import begun
from bwlab.policy.monitoring.publication import published, rhythm
from bwlab.widgets.show import LivePart

SIDES = (("gunstig", "Meestal te gunstig"), ("even", "Ongeveer even vaak te gunstig als te ongunstig"), ("ongunstig", "Meestal te ongunstig"), ("weet niet", "Geen idee"))
OFTEN = (("zelden", "Minder dan 10 van de 100 keer"), ("soms", "10 tot 30 van de 100 keer"), ("vaak", "30 tot 50 van de 100 keer"), ("meest", "Meer dan de helft van de keren"))
REVISED = (("geen", "Geen: wat gepubliceerd is, staat vast"), ("paar", "Een paar"), ("veel", "Meer dan de helft"), ("weet niet", "Geen idee"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._followers: dict[str, list[LivePart]] = {}
        self._cards: CardsPanel | None = None
        super().__init__(*given, **named)

    def expect_side(self) -> None:
        """Before the own guesses are shown: to which side do they lean?"""
        question = "Alles wat je in deze masterclass schatte: naar welke kant zat je er meestal naast, denk je?"
        self.live(lambda: guessing.pieces(self, "kant", question, SIDES, lambda: calibration_panel.direction(self.store.read(), self.monitor)))

    def calibration(self) -> None:
        """All that was guessed, beside what it was."""
        self._follow("forecast", lambda: calibration_panel.pieces(self))

    def backtest(self) -> None:
        """It is some years ago: forecast, open the envelope, log the error."""
        self.live(lambda: BacktestPanel(self).pieces)

    def expect_rule(self) -> None:
        """Before the heaps: how often does a rule go on while nothing changes?"""
        least = round(BASE / 100 * START)
        question = f"Een proef met {START} deelnemers. Zonder de proef zou het bij {BASE} van de 100 mensen ook goed gaan. Jullie gaan door bij {least} of meer. Er verandert niets: hoe vaak zegt de regel toch doorgaan?"
        answer = f"{of_hundred(chance_of_going_on(START, least, BASE / 100))} keer. De grens ligt precies waar je zonder proef ook uitkomt, dus het is een muntje opgooien."
        self.live(lambda: guessing.pieces(self, "toch doorgaan", question, OFTEN, lambda: answer))

    def rule(self) -> None:
        """Two heaps: nothing changed, something changed."""
        self._follow("cards", lambda: RulePanel(self).pieces)

    def cards(self) -> None:
        """A card for each experiment, and the button that fixes its rule."""
        self.live(self._make_cards)

    def results(self) -> None:
        """What came of it, what the rule says, and the register."""
        self._follow("cards", lambda: ResultsPanel(self, self._result_kept).pieces)

    def expect_rerun(self) -> None:
        """Before a newer edition: which part of the older figures can change with it?"""
        question = "Er komt een nieuwe editie. Welk deel van de cijfers in de foto kan daarbij ook over vroegere jaren veranderen, denk je?"
        self.live(lambda: guessing.pieces(self, "herzien", question, REVISED, self._revised))

    def rerun(self) -> None:
        """The dossier on a newer edition: what changed and why."""
        self.live(lambda: rerun_panel.pieces(self))

    def compare(self) -> None:
        """Dossiers of several municipalities beside each other."""
        self.live(lambda: ComparePanel(self).pieces)

    def limits(self) -> None:
        """What learning this way does not say."""
        self.live(self._limits)

    def reflection(self) -> None:
        """What went well and what did not, the agenda, who may join, what is celebrated."""
        self.live(lambda: reflection_panel.pieces(self, self._result_kept))

    def documents(self) -> None:
        """The report of what was learned."""
        self._follow("documents", lambda: documents_panel.pieces(self, ["learning"]))

    def forecast_kept(self) -> None:
        """An envelope was opened: what is shown of the forecasts is made again."""
        self._again("forecast", "documents")

    def _make_cards(self) -> Sequence[Any]:
        self._cards = CardsPanel(self, lambda: self._again("cards", "documents"))
        return self._cards.pieces

    def _result_kept(self) -> None:
        if self._cards is not None and self._cards.store is self.store:
            self._cards.tell()
        self._again("documents")

    def _follow(self, what: str, build: Callable[[], Sequence[Any]]) -> None:
        self.live(build)
        self._followers.setdefault(what, []).append(self._parts[-1])

    def _again(self, *kinds: str) -> None:
        for part in (part for kind in kinds for part in self._followers.get(kind, ())):
            part.rebuild()

    def _revised(self) -> str:
        figures = [self.monitor.catalogue[code] for code in self.monitor.catalogue.foto]
        modelled = sum(each.kind == "model" for each in figures)
        return (
            f"Van de {number(len(figures))} cijfers in de foto komen er {number(modelled)} uit een rekenmodel. Zo'n reeks wordt bij elk nieuw jaar in haar geheel opnieuw geschat. "
            "Ook voorlopige cijfers kunnen nog veranderen. Zo'n herziening is nieuws over de meting, niet over je gemeente."
        )

    def _limits(self) -> Sequence[Any]:
        figures = [self.monitor.catalogue[code] for code in self.monitor.catalogue.foto]
        yearly = sum(rhythm(each) == 1 and published(each, 2020) is not None for each in figures)
        tries = len(begun(self.store.read().experiments))
        mine = f"In je dossier {'staat één proef' if tries == 1 else f'staan {number(tries)} proeven'}." if tries else "In je dossier staat nog geen proef."
        return [
            [
                f"{mine} Een register van alleen geslaagde proeven leert je niets: wat stopte hoort erin, met bron.",
                "Een stopregel zegt wat jullie doen bij een uitkomst. Hij zegt niet of de proef de uitkomst veroorzaakte: daarvoor heb je mensen of plekken nodig die niet meededen.",
                "De kans dat het ook zonder de proef gebeurt, is een aanname. Vaak is dat het getal dat het meest uitmaakt en dat het minst bekend is.",
                "De stapels doen alsof deelnemers los van elkaar staan. Buren, klasgenoten en teams veranderen samen; dan gaat een regel vaker mis dan hier staat.",
                "Een proef begint vaak waar het het slechtst gaat. De volgende meting is dan meestal minder slecht, ook zonder proef.",
                f"Van de {number(len(figures))} cijfers in de foto komen er {number(yearly)} elk jaar en weten we wanneer. Voor een proef van een half jaar heb je een eigen telling nodig.",
                "Of jij goed schat, weet je na vijf enveloppen nog niet. Na tien jaar misschien wel: daarom staat je fout in het dossier.",
                "Wat bij een andere gemeente werkte, werkte daar. Vraag wat er anders was voordat je het overneemt.",
            ]
        ]
