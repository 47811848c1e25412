"""Step 9: follow the effects. What ``notebooks/tien_stappen/stap_09_monitor`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.parts import documents_panel, sources_table
from bwlab.lessons.parts.guessing import behind
from bwlab.lessons.parts.survey_panel import SurveyPanel, guess_answer
from bwlab.lessons.stap_09 import freshness, guess_reports, live, own_file
from bwlab.lessons.stap_09.calendar_panel import CalendarPanel, days_form
from bwlab.lessons.stap_09.citizen_count import CitizenCount
from bwlab.lessons.stap_09.own_survey import OwnSurvey
from bwlab.lessons.stap_09.plan_panel import PlanPanel
from bwlab.lessons.stap_09.ties_panel import TiesPanel
from bwlab.widgets.show import LivePart, as_pages

GUESS = "kleinste verandering"
SIZES = ("1", "3", "5", "7", "10")
WANTED = (
    ("enquête", "Een eigen enquête"), ("telling", "Een telling door inwoners"), ("bron", "Een bron die er al is"),
    ("niets", "Niets: wat er is, is genoeg"),
)  # fmt: skip


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._following: list[LivePart] = []
        super().__init__(*given, **named)

    def predict(self) -> None:
        """How large a change does a survey of 400 see?"""
        self.live(self._predict)

    def freshness(self) -> None:
        """How old the figures are, theme by theme."""
        self.live(lambda: freshness.pieces(self.monitor, self.region, self.today.year))

    def live_figures(self) -> None:
        """Whether CBS has newer figures, and the neighbourhoods of the municipality."""
        self.live(lambda: live.pieces(self))

    def survey(self) -> None:
        """What a survey of a given size can and cannot see, beside the official figure."""
        self.live(lambda: SurveyPanel(self).pieces)

    def own_survey(self) -> None:
        """The participant's own survey, as two counts."""
        self.live(lambda: OwnSurvey(self).pieces)

    def own_file(self) -> None:
        """A CSV or Excel file of one's own, looked at before anything is taken."""
        self.live(lambda: own_file.pieces(self))

    def count(self) -> None:
        """A count by residents, with what it depends on."""
        self.live(lambda: CitizenCount(self).pieces)

    def sources(self) -> None:
        """The sources of the ten steps."""
        self.live(lambda: sources_table.pieces(self.monitor, self.id))

    def indicator_plan(self) -> None:
        """The indicator plan: the figures that are followed, by whom, and when they appear."""
        self.live(lambda: PlanPanel(self, self.kept).pieces)

    def expect_reports(self) -> None:
        """Before the calendar: at how many reports of next year is there a new figure?"""
        self.live(lambda: guess_reports.pieces(self), self._following)

    def report_days(self) -> None:
        """The two days of the reports."""
        self.live(lambda: days_form(self, self.kept))

    def calendar(self) -> None:
        """The figures of the plan against the council term and its reports."""
        self.live(lambda: CalendarPanel(self).pieces, self._following)

    def ties(self) -> None:
        """Every activity tied to a figure and to its evaluation."""
        self.live(lambda: TiesPanel(self, self.kept).pieces)

    def limits(self) -> None:
        """What own figures and a calendar do not say."""
        self.live(self._limits)

    def documents(self) -> None:
        """The plan and the calendar as documents."""
        self.live(lambda: documents_panel.pieces(self, ["plan", "calendar_ics"]), self._following)

    def kept(self) -> None:
        """The plan, a day or a tie was kept: what is shown of it elsewhere is made again."""
        self.again(self._following)

    def plan(self) -> None:
        """What to measure, for the dossier."""
        self.live(self._plan)

    def _predict(self) -> Sequence[Any]:
        options = [[size, f"{size} procentpunt"] for size in SIZES]
        question = "400 mensen antwoorden, en de helft zegt ja. Vanaf welke verandering weet je dat er iets veranderde?"
        form = self.note_form(GUESS, [{"key": "answer", "kind": "choice", "label": question, "options": options}])
        store = self.store

        def answer() -> str:
            note = store.read().note(self.id, GUESS)
            return guess_answer(note.answer if note else "")

        if as_pages():
            return [form, answer()]
        return [form, *behind(lambda: [answer()])]

    def _limits(self) -> Sequence[Any]:
        catalogue = self.monitor.catalogue
        rows = self.monitor.position(self.region)
        known = rows.loc[rows["value"].notna(), "indicator"]
        sampled = [code for code in known if catalogue[code].kind == "enquête"]
        modelled = [code for code in known if catalogue[code].kind == "model"]
        bounds = self.monitor.snapshot.table("safety_survey_2021.csv")
        given = int(bounds.loc[bounds["region"] == self.region.code, "indicator"].isin(catalogue.codes).sum())
        published = f"Voor {number(given)} cijfers gaf het CBS een marge." if given else "Voor geen daarvan hebben we een marge van het CBS."
        return [
            [
                f"Van de cijfers van {self.region.label} in de foto komen er {number(len(sampled))} uit een enquête en {number(len(modelled))} uit een rekenmodel. {published}",
                "Een marge gaat alleen over het toeval van de loting. Wie niet antwoordt, denkt er misschien anders over. Dat zit niet in de marge.",
                "Een echte verandering die net zo groot is als de kleinste zichtbare, vind je in ongeveer de helft van de gevallen. De andere helft mis je.",
                "Zie je geen verandering? Dan weet je het niet. Dat is iets anders dan: er veranderde niets.",
                "Een zichtbare verandering zegt niet waardoor die komt. Ook een geslaagde enquête meet het effect van je beleid niet.",
                "Als een groot deel van alle inwoners antwoordt, dan is de marge in het echt wat kleiner dan hier.",
                "De dagen op de kalender zijn gerekend, niet aangekondigd. Een bron kan later komen, stoppen of anders gaan tellen.",
                "'Geen nieuwe meting' is geen slecht nieuws, en ook geen goed nieuws. Het is: we weten nog niets nieuws.",
                "Dat een activiteit klaar is en het cijfer gunstiger, zegt niet dat het een door het ander komt.",
            ]
        ]

    def _plan(self) -> Sequence[Any]:
        fields = [
            {"key": "answer", "kind": "choice", "label": "Wat heb je het meest nodig?", "options": [list(option) for option in WANTED]},
            {"key": "text", "kind": "text", "label": "Wat wil je weten, wie kan dat vertellen, en welke verandering is groot genoeg om te zien?", "rows": 3},
        ]
        return [self.note_form("eigen meting", fields)]
