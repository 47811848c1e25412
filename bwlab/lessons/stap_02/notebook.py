"""Step 2: choose goals. What ``notebooks/tien_stappen/stap_02_doelen`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.parts import guessing
from bwlab.lessons.parts.carrying import change_words, known_years, subject
from bwlab.lessons.parts.group_panel import GroupPanel, InGroup
from bwlab.lessons.parts.pacing import spans
from bwlab.lessons.stap_02 import risks_panel, sdg_part
from bwlab.lessons.stap_02.aims import AimPanel
from bwlab.lessons.stap_02.floor_panel import FloorPanel
from bwlab.lessons.stap_02.goals_panel import GoalsPanel
from bwlab.lessons.stap_02.points_panel import KIND, PointsPanel, about_codes, names
from bwlab.lessons.stap_02.risks_panel import GUESSES, RisksPanel
from bwlab.lessons.stap_02.target_panel import TargetPanel
from bwlab.method.pace import pace
from bwlab.monitor.outlooks import series_of
from bwlab.policy.goals.norms import BEST, MEDIAN, computed
from bwlab.policy.goals.risks import judged, kinds
from bwlab.policy.goals.sdg import MAPPING

DISAGREE, TOLD, TEMPO = "oneens", "te beoordelen", "tempo"
OFTEN = (
    ("vaak", "Vaak: meer dan een op de vier keer"), ("soms", "Soms: een op de vier tot een op de twintig keer"),
    ("zelden", "Zelden: minder dan een op de twintig keer"),
)  # fmt: skip
TERM = 4


class Notebook(InGroup, Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        #: What the goal is about that is worked on now, and the parts that follow it.
        self.aim = ""
        self.panels: list[AimPanel] = []
        super().__init__(*given, **named)

    def disagree(self) -> None:
        """On which theme will the group disagree most?"""
        self.live(self._disagree)

    def divide(self) -> None:
        """A hundred points over the themes, here and now and later."""
        self.live(lambda: PointsPanel(self).pieces)

    def group(self) -> None:
        """The points of a group."""
        self.live(self._group)

    def guess_told(self) -> None:
        """Of how many figures can place and trend both be told?"""
        self.live(self._guess_told)

    def risks(self) -> None:
        """Risks and chances: four kinds, and how many figures have none."""
        self.live(lambda: RisksPanel(self).pieces)

    def sdgs(self) -> None:
        """The goals of the United Nations and their municipal figures."""
        self.live(lambda: sdg_part.pieces(self))

    def floor(self) -> None:
        """A floor, with where it comes from and who does not reach it."""
        self.live(lambda: FloorPanel(self).pieces)

    def guess_pace(self) -> None:
        """How often did a municipality ever go this far?"""
        self.live(self._guess_pace)

    def target(self) -> None:
        """A target and a year, beside everything that ever happened."""
        self.live(lambda: TargetPanel(self).pieces)

    def limits(self) -> None:
        """What points, kinds, floors and targets do not say."""
        self.live(self._limits)

    def goals(self) -> None:
        """The goals in words, and what is left lying."""
        self.live(lambda: GoalsPanel(self).pieces)

    def turn(self, key: str) -> None:
        """Work on another aim: every part about one follows."""
        if key != self.aim:
            self.aim = key
            for panel in list(self.panels):
                panel.turned()

    def refresh(self, source: AimPanel | None = None) -> None:
        """Something in the dossier changed: the other parts show it."""
        for panel in self.panels:
            if panel is not source:
                panel.refresh()

    def _take(self, region: Any) -> None:
        super()._take(region)
        self.points, self.aim, self.panels = None, "", []

    def _disagree(self) -> Sequence[Any]:
        options = [[name, name] for name in names(self.monitor)]
        field = {"key": "answer", "kind": "select", "label": "Over welk thema is jouw groep (of je collega's) het straks het minst eens?", "options": options}
        return [self.note_form(DISAGREE, [field])]

    def _group(self) -> Sequence[Any]:
        store = self.store

        def after(top: str) -> str:
            note = store.read().note(self.id, DISAGREE)
            if not note or not note.answer:
                return ""
            return f" Jij dacht vooraf: {note.answer}. {'Dat klopt.' if note.answer == top else 'Waar zat het verschil?'}"

        return GroupPanel(self, KIND, names(self.monitor), about=lambda codes: about_codes(self, codes), after=after).pieces

    def _guess_told(self) -> Sequence[Any]:
        count = len(kinds(self.monitor, self.region))
        question = f"De foto heeft {number(count)} cijfers met een gunstige kant. Van hoeveel weet je voor {self.region.label} allebei: waar je staat, en waar je heen gaat?"
        return guessing.pieces(self, TOLD, question, GUESSES, lambda: risks_panel.answer(self))

    def _guess_pace(self) -> Sequence[Any]:
        who = subject(self.monitor, self.region, self._with_span, f"Voor {self.region.label} is er geen reeks van {number(TERM)} jaar.")
        known = next(iter(who.figures.values()))
        # All as published: who counts again with the step that is shown, finds the same.
        best, middle = (round(computed(self.monitor, who.region, known.code, norm).value, known.decimals) for norm in (BEST, MEDIAN))
        own = round(float(self.monitor.table(known.code).loc[who.region.code].dropna().iloc[-1]), known.decimals)
        step = known.direction * (best - own)
        start, wanted = (who.region.label, step) if round(step, known.decimals) > 0 else ("een gemeente op de mediaan", known.direction * (best - middle))
        size = change_words(known, known.direction * wanted, sign=True)
        found = series_of(self.monitor, known.code)
        seen = pace(found.years, found.values, TERM, round(float(wanted), 9), known.direction, breaks=found.breaks, top=0)
        question = (
            f"Om voor {inside(known.name)} bij het gunstigste kwart te komen, heeft {start} {size} nodig. Hoe vaak ging een gemeente ooit zo ver in {number(TERM)} jaar?"
        )
        answer = (
            f"Het gebeurde {number(seen.reached)} van de {number(seen.chances)} keer: {number(100 * seen.reached / seen.chances, 1)} procent. "
            f"Dat was in {number(seen.movers)} van de {number(seen.regions)} gemeenten. Hoe vaak iets eerder gebeurde, is geen kans voor {who.region.label}. Het zegt wel hoe bijzonder je wens is."
        )
        key = TEMPO if not who.note else f"{TEMPO} van {who.region.label}"
        return [*([who.note] if who.note else []), *guessing.pieces(self, key, question, OFTEN, lambda: answer)]

    def _with_span(self, region: Any, known: Any) -> bool:
        return known.direction != 0 and TERM in spans(self.monitor, known.code) and len(known_years(self.monitor, region, known.code)) >= 2

    def _limits(self) -> Sequence[Any]:
        frame = kinds(self.monitor, self.region)
        told, neutral = judged(frame), len(self.monitor.catalogue.foto) - len(frame)
        low = frame[(frame["position"] < 0) & (frame["kind"] == "untold")]
        return [
            [
                "Punten zeggen wat jij of je groep belangrijk vindt. Ze meten niets, en we rekenen er geen score mee uit. Wie er niet bij zat, heeft geen punten gegeven.",
                f"Van {number(len(frame) - told)} van de {number(len(frame))} cijfers weet je voor {self.region.label} niet allebei: plaats en trend. Niet weten is geen goed nieuws, en ook geen slecht.",
                *([f"{number(len(low))} cijfers staan in het ongunstigste kwart zonder trend. Wie alleen naar dubbele risico's kijkt, ziet die niet."] if len(low) > 1 else []),
                f"{number(neutral)} cijfers van de foto hebben geen gunstige kant. Zij kunnen hier geen risico en geen kans zijn.",
                "Een trend is onze eigen reconstructie: een rechte lijn door de metingen van acht jaar. Waardoor een cijfer beweegt, staat er niet in.",
                "De ongunstigste plaats is altijd van iemand. Ook als alle gemeenten het goed doen, staat er een kwart onderaan.",
                "De mediaan en het gunstigste kwart zeggen wat anderen doen. Of dat genoeg is voor mensen, moet ergens anders vandaan komen: een wet, onderzoek, of je raad.",
                "Hoe vaak een gemeente eerder zo ver ging, is geen kans voor jouw gemeente. De perioden overlappen elkaar, en niemand weet of de komende jaren daarop lijken.",
                "Een ondergrens voor een gemiddelde beschermt nog niemand: binnen een gemeente kunnen mensen er ver onder zitten.",
                f"{MAPPING} Een doel zonder cijfer is niet onbelangrijk.",
            ]
        ]
