"""Reading 1: what a colour says. What ``notebooks/de_monitor_lezen/1_kleuren`` shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.lezen_1.chance_panel import AHEAD, ChancePanel, record, record_pieces, series_of
from bwlab.lessons.lezen_1.colour_panel import Board, ColourPanel, firm_words, steps_answer
from bwlab.lessons.lezen_1.reasons_panel import TREND, ReasonsPanel
from bwlab.lessons.lezen_1.sure_panel import BOUNDS, SurePanel
from bwlab.lessons.parts.guessing import behind
from bwlab.method.trend import expected_false
from bwlab.monitor.colouring import NEUTRAL
from bwlab.widgets.show import as_pages

STAY, HOLD, RIGHT, SENTENCE = "kleuren die blijven", "richting houdt stand", "klopt dit", "zin voor het overleg"
SHARES = (
    ("alle", "Alle"), ("negen van de tien", "Ongeveer negen van de tien"), ("driekwart", "Ongeveer driekwart"),
    ("de helft", "Ongeveer de helft"), ("minder dan de helft", "Minder dan de helft"),
)  # fmt: skip
HOLDS = ("95", "80", "65", "50", "35")
FLIPPED = ["omgeslagen", "Een kleur die niet bleef staan"]
AGREE = (("ja", "Ja, dit klopt met wat ik weet"), ("deels", "Deels"), ("nee", "Nee"), ("weet niet", "Dat weet ik niet"))


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def familiar(self) -> None:
        """The tiles as the monitor draws them: is this right?"""
        self.live(self._familiar)

    def predict(self) -> None:
        """How many colours stay when one control moves one step?"""
        self.live(self._predict)

    def machine(self) -> None:
        """The colour machine: window, threshold, peers."""
        self.live(lambda: ColourPanel(self).pieces)

    def reasons(self) -> None:
        """Which figures cannot have a colour, and why."""
        self.live(lambda: ReasonsPanel(self).pieces)

    def chance(self) -> None:
        """What chance makes of these series."""
        self.live(lambda: ChancePanel(self).pieces)

    def held(self) -> None:
        """How often did a direction hold? First a guess, then the measured share."""
        self.live(self._held)

    def sure(self) -> None:
        """How sure the colour of a position is."""
        self.live(lambda: SurePanel(self).pieces)

    def limits(self) -> None:
        """What a colour does not say, counted."""
        self.live(self._limits)

    def sentence(self) -> None:
        """A sentence for the next meeting."""
        self.live(self._sentence)

    def _familiar(self) -> Sequence[Any]:
        chart = Board(self.monitor, self.region).draw(compared=False)
        fields = [
            {"key": "answer", "kind": "choice", "label": f"Klopt dit beeld van {self.region.label}?", "options": [list(each) for each in AGREE]},
            {"key": "text", "kind": "text", "label": "Welke kleur verrast je, en wat had je verwacht?"},
        ]
        return [chart, self.note_form(RIGHT, fields)]

    def _predict(self) -> Sequence[Any]:
        board = Board(self.monitor, self.region)
        had = int(board.was[["position", "trend"]].notna().sum().sum())
        label = f"Hierboven staan {number(had)} kleuren. Je verzet één knop één stap. Hoeveel kleuren blijven dan gelijk?"
        return self._guess(STAY, label, SHARES, lambda guess: steps_answer(board, guess))

    def _held(self) -> Sequence[Any]:
        label = f"Neem 100 keer een trend met een richting. Hoe vaak ging het cijfer {AHEAD} jaar later verder in die richting?"
        options = [(each, f"{each} van de 100 keer") for each in HOLDS]
        return self._guess(HOLD, label, options, lambda guess: record_pieces(self.monitor, guess))

    def _guess(self, key: str, label: str, options: Sequence[tuple[str, str]], answer: Callable[[str], Sequence[Any]]) -> Sequence[Any]:
        """A prediction, and a button that sets the measured answer beside it."""
        form = self.note_form(key, [{"key": "answer", "kind": "choice", "label": label, "options": [list(each) for each in options]}])
        if as_pages():
            return [form, *answer("")]
        store = self.store

        def build() -> Sequence[Any]:
            note = store.read().note(self.id, key)
            return answer(note.answer if note else "")

        return [form, *behind(build)]

    def _limits(self) -> Sequence[Any]:
        rows, tests = record(self.monitor), len(series_of(self.monitor, self.region))
        given, kept = int(rows["given"].sum()), int(rows["held"].sum())
        false = expected_false(tests)
        bounds = self.monitor.snapshot.table(BOUNDS)
        able = ReasonsPanel(self).counts(TREND)
        judged = sum(able.values()) - able[NEUTRAL]
        towns = "ook die van " + self.region.label if (bounds["region"] == self.region.code).any() else f"die van {self.region.label} niet"
        return [
            [
                "Grijs is niet 'stabiel'. Grijs zegt: met deze metingen is geen duidelijke richting te vinden. Er kan van alles veranderd zijn.",
                f"Gearceerd is niet grijs. Bij {number(judged - able[''])} van de {number(judged)} cijfers van {self.region.label} met een gunstige kant is met onze metingen nog geen oordeel over de trend mogelijk.",
                f"Groen is geen belofte. We konden {number(given)} richtingen van {number(len(rows))} cijfers volgen. {AHEAD} jaar later ging het cijfer {number(kept)} keer verder die kant op: {number(100 * kept / given)} van de 100.",
                f"Toeval geeft ook kleuren. Bij {number(tests)} reeksen waarin niets gebeurt, verwacht je er toch {number(false.expected, 1)} met een richting. De kans op minstens één is {number(100 * false.any)} procent, als de reeksen los van elkaar staan. Blijft een cijfer dicht bij dat van het vorige jaar, dan komt het vaker voor.",
                "Hoe het CBS bepaalt of een trend een richting heeft, weten we niet. Wij nemen de rechte lijn die het dichtst langs de punten loopt, met 95 procent zekerheid (OLS, 95 procent, onze reconstructie). Bij het CBS kan een kleur dus anders uitvallen.",
                f"Bij de meeste cijfers is geen marge gepubliceerd. In de Veiligheidsmonitor van 2021 wel, voor {number(bounds['region'].nunique())} grote gemeenten; {towns}.",
                "Een kleur zegt waar je staat of waar het heen ging. Niet waardoor, en niet of het genoeg is.",
            ]
        ]

    def _sentence(self) -> Sequence[Any]:
        board = Board(self.monitor, self.region)
        firm = board.firm()
        coloured = int((board.was[["position", "trend"]].abs() == 1).sum().sum())
        stay = "blijft er 1" if len(firm) == 1 else f"blijven ze alle {number(coloured)}" if len(firm) == coloured else f"blijven er {number(len(firm))}"
        options = [[f"{name}, {word}", f"{name} ({word})"] for name, word, _ in firm]
        if len(firm) < coloured:
            options.append(FLIPPED)
        if firm:
            lead = f"Van de {number(coloured)} groene en rode vakken van {self.region.label} {stay} staan, welke van de vijf stappen uit de voorspelling je ook neemt. Daarmee kun je een gesprek beginnen. Waardoor ze zo zijn, weet je nog niet."
            said: list[Any] = [lead, firm_words(firm)]
        else:
            said = [f"Geen van de {number(coloured)} groene en rode vakken van {self.region.label} blijft bij elke stap staan. Ook dat is een zin voor je overleg."]
        fields = [
            {"key": "answer", "kind": "select", "label": "Over welke kleur gaat je zin?", "options": options},
            {"key": "text", "kind": "text", "label": "Je zin voor het volgende overleg. Noem het jaar, met wie je vergelijkt en wat je niet weet.", "rows": 3},
        ]
        return [*said, self.note_form(SENTENCE, fields)]
