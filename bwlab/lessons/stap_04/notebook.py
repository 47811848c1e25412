"""Step 4: a local agenda. What ``notebooks/tien_stappen/stap_04_agenda`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bwlab.formats import date as date_words
from bwlab.formats import number
from bwlab.lesson import Lesson
from bwlab.lessons.parts import documents_panel, guessing
from bwlab.lessons.stap_04 import canvas_panel
from bwlab.lessons.stap_04.agenda_panel import AgendaPanel, with_partner
from bwlab.lessons.stap_04.example import or_example
from bwlab.lessons.stap_04.goal_panel import LETTERS, GoalPanel, most_missing
from bwlab.lessons.stap_04.timeline_panel import TimelinePanel
from bwlab.names import quoted
from bwlab.policy.acting.canvas import challenge_of, items_of, started
from bwlab.policy.goals.smart import smart
from bwlab.policy.monitoring.publication import published, rhythm
from bwlab.policy.monitoring.sight import Sight, sights
from bwlab.widgets.show import LivePart

SHARES = (("geen", "Geen enkele"), ("minder", "Minder dan de helft"), ("meer", "De helft of meer"), ("alle", "Allemaal"))
YEARS = 4  # to choose from, beside "weet niet"


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._following: list[LivePart] = []
        super().__init__(*given, **named)

    def chain(self) -> None:
        """Opgave, goal and activity beside each other, as they are in the dossier."""
        self.live(self._chain, self._following)

    def expect_letter(self) -> None:
        """Before the letters are shown: which one is missing?"""
        self.live(lambda: guessing.pieces(self, "letter", "Welke letter ontbreekt in jullie doelen het vaakst, denk je?", LETTERS, self._letters))

    def goals(self) -> None:
        """A goal with its letters."""
        self.live(lambda: GoalPanel(self, self.kept).pieces)

    def expect_partners(self) -> None:
        """Before the agenda: how many activities have a partner?"""
        question = "Hoeveel van jullie activiteiten hebben een partner die iets heeft toegezegd, denk je?"
        self.live(lambda: guessing.pieces(self, "partners", question, SHARES, self._partners))

    def agenda(self) -> None:
        """Who joins in, and a form for each activity."""
        self.live(lambda: AgendaPanel(self, self.kept).pieces)

    def expect_year(self) -> None:
        """Before the calendar: when can a figure show anything?"""
        self.live(self._expect_year)

    def timeline(self) -> None:
        """Activities and figures on one calendar."""
        self.live(lambda: TimelinePanel(self).pieces, self._following)

    def limits(self) -> None:
        """What an agenda does not say."""
        self.live(self._limits)

    def canvas(self) -> None:
        """The canvas, and what is missing on it."""
        self.live(lambda: canvas_panel.pieces(self), self._following)

    def documents(self) -> None:
        """Agenda and canvas as documents."""
        self.live(lambda: documents_panel.pieces(self, ["agenda", "canvas"]), self._following)

    def kept(self) -> None:
        """A goal or activity was kept: what is shown of it elsewhere is made again."""
        self.again(self._following)

    def _chain(self) -> Sequence[Any]:
        dossier, lead = or_example(self.store.read(), self.monitor, self.region, self.today)
        rows = [
            {
                "Opgave: wat is er aan de hand?": challenge_of(dossier, goal, self.monitor) or "nog geen",
                "Doel: wat wordt er anders?": goal.text or "nog geen zin",
                "Activiteit: wat doen jullie?": "; ".join(item.activity.text or "zonder omschrijving" for item in items_of(dossier, goal)) or "nog geen",
            }
            for goal in dossier.goals
        ]
        goals = {goal.key for goal in dossier.goals}
        loose = sum(item.goal not in goals for item in started(dossier.agenda))
        more = [f"{number(loose)} {'activiteit hoort' if loose == 1 else 'activiteiten horen'} nog bij geen doel."] if loose else []
        return [*([lead] if lead else []), pd.DataFrame(rows), *more]

    def _letters(self) -> str:
        goals = self.store.read().goals
        return most_missing([smart(goal, self.monitor, region=self.region.code, today=self.today) for goal in goals])

    def _partners(self) -> str:
        of, some, agreed = with_partner(self.store.read().agenda)
        if not of:
            return "Er staat nog geen activiteit in je dossier. Schrijf er hieronder een op, en kijk dan terug."
        return f"Van de {number(of)} {'activiteiten hebben' if of > 1 else 'activiteit heeft'} er {number(some)} een partner. Bij {number(agreed)} heeft die iets toegezegd."

    def _asked(self) -> Sight | None:
        """The goal to guess about: the first of which the answer is known."""
        dossier, _ = or_example(self.store.read(), self.monitor, self.region, self.today)
        return next((each for each in sights(dossier, self.monitor, self.region.code, self.today) if each.first), None)

    def _expect_year(self) -> Sequence[Any]:
        asked = self._asked()
        if asked is None:
            return ["Bij geen van je doelen weten we wanneer het cijfer komt, of er is nog geen activiteit met een einddatum. Hieronder zie je waarom."]
        end = asked.end
        options = [*((str(year), f"In {year}") for year in range(end, end + YEARS)), ("later", f"Na {end + YEARS - 1}"), ("weet niet", "Dat weet ik niet")]
        question = f"Een activiteit is in {end} klaar. Wanneer verschijnt het eerste cijfer van {quoted(asked.name)} over {end} of later?"
        # Under a key of its own year: another end date is another question.
        return guessing.pieces(self, f"verschijnt {asked.goal.indicator} {end}", question, options, lambda: self._appears(asked))

    @staticmethod
    def _appears(asked: Sight) -> str:
        first = asked.first
        return f"Het gaat over {first.year} en verschijnt rond {date_words(first.published).split(' ', 1)[1]}, als de bron in dit tempo doorgaat."

    def _limits(self) -> Sequence[Any]:
        figures = [self.monitor.catalogue[code] for code in self.monitor.catalogue.foto]
        when = sum(rhythm(each) is not None and published(each, 2020) is not None for each in figures)
        little = sum(each.influence == "weinig" for each in figures)
        return [
            [
                f"Van de {number(len(figures))} cijfers in de foto weten we bij {number(when)} ongeveer wanneer er een nieuw cijfer verschijnt. Bij de andere weten we dat niet.",
                "De data op de tijdlijn zijn gerekend, niet aangekondigd. Een bron kan stoppen, later komen of anders gaan tellen.",
                "Een gevuld rondje zegt dat er een cijfer is over een jaar waarin een activiteit klaar is. Het zegt niet dat die activiteit iets heeft veranderd.",
                "Het cijfer over het eindjaar telt ook de maanden voor het einde mee. Veel gevolgen komen pas jaren later, of zijn te klein om in een gemiddelde te zien.",
                f"Bij {number(little)} van de {number(len(figures))} cijfers is de invloed van een gemeente klein. Dat is een inschatting van bwlab, geen onderzoek.",
                "Vijf letters maken een doel helder, niet belangrijk. Of het het goede doel is, bepalen mensen.",
                "De toets op tempo kijkt naar alle gemeenten in de jaren die we kennen. Dat het ooit gebeurde, maakt het hier nog niet waarschijnlijk.",
                "Een partner op papier is nog geen partner. Bel voor je publiceert.",
            ]
        ]
