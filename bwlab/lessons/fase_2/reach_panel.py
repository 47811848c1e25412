"""What is left when arrows without a source fall away, and when at the earliest something could be noticed if they hold."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from bwlab.charts import Chart
from bwlab.charts.words import inside
from bwlab.formats import listing, number
from bwlab.lessons.fase_2.drawing import capital, count, draw, part
from bwlab.lessons.fase_2.example import shown
from bwlab.policy.monitoring.sight import term
from bwlab.policy.theory.arrows import Link
from bwlab.policy.theory.ways import BETTER, EITHER, WORSE, Way, directions, ways
from bwlab.widgets import ASSUMPTION, Slider, scenario
from bwlab.widgets.show import as_pages

SLOWER = range(6)
FAR = 12  # years ahead; further on a year would seem more certain than anybody is
PUSHES = {BETTER: "op papier gunstig", WORSE: "op papier ongunstig", EITHER: "op papier twee kanten op"}
NOTHING = "Er is nog geen weg te volgen: daarvoor is een begin nodig (wat jullie doen) en een einde (het cijfer of de factor waar het om gaat). Zet hierboven een pijl die ergens begint en ergens uitkomt."
NO_AMOUNT = "Hoeveel het cijfer verandert, zegt dit niet."


class Found(NamedTuple):
    """What is left."""

    away: tuple[Link, ...]
    slower: int
    ways: list[Way]

    @property
    def reaching(self) -> list[Way]:
        """The activities that still reach the figure, the quickest first."""
        return sorted((way for way in self.ways if way.reaches), key=lambda way: way.years or 0)


class ReachPanel:
    """The picture with two sliders: how many arrows without a source fall away, and how much longer each takes.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region, self.today = lesson.monitor, lesson.region, lesson.today
        self.shown = shown(lesson.store.read(), self.monitor)
        self.theory, self.aim = self.shown.theory, self.shown.aim
        self.bare = self.theory.bare
        self.what = "beginpunt" if self.aim.guessed else "activiteit"
        # That it is an example stands in the title; here the lead would push the sentence off the screen.
        lead = [self.shown.lead] if self.shown.lead and as_pages() else []
        if not self.aim.starts or not self.aim.ends:
            self.pieces: list[Any] = [*lead, NOTHING]
            return
        slower = Slider("Hoeveel langer duurt elke pijl?", list(SLOWER), 0, note=ASSUMPTION, unit="jaar langer")
        sliders = {"slower": slower}
        if self.bare:
            places = list(range(len(self.bare) + 1))
            away = Slider("Welke aannames vallen weg?", places, 0, note=ASSUMPTION, texts=["geen", *(f"de {number(each)} zwakste" if each > 1 else "de zwakste" for each in places[1:-1]), f"alle {number(len(self.bare))}" if len(self.bare) > 1 else "de ene"])
            sliders = {"away": away, "slower": slower}
        self.scenario = scenario(self.model, sliders, self.draw, beside=True)
        guess = [f"In de pijlen staat geen activiteit van je agenda. We beginnen daarom bij wat door niets anders bewogen wordt: {listing([self.theory.name(each) for each in self.aim.starts[:4]])}."] if self.aim.guessed and not self.shown.lead else []
        self.pieces = [*lead, *guess, self.scenario]

    def model(self, slower: float, away: float = 0) -> Found:
        """The ways that are left."""
        gone = self.bare[: int(away)]
        return Found(gone, int(slower), ways(self.theory.without(gone), self.aim.starts, self.aim.ends, directions(self.monitor), slower=int(slower)))

    def draw(self, found: Found) -> Chart:
        """The picture, with below each activity when it could be noticed at the earliest."""
        notes = {way.start: (self._year(way, "vroegst "), True) if way.reaches else ("geen weg", False) for way in found.ways}
        state = [*([f"{count(len(found.away), 'pijl')} zonder bron weg"] if found.away else []), *([f"elke pijl {number(found.slower)} jaar langer"] if found.slower else [])]
        foot = f"Aangenomen: {listing(state)}." if state else "Aangenomen: elke pijl klopt, met de jaren die erbij staan."
        alt = [*state, *([f"{self.theory.name(way.start, 40)} {self._year(way, 'op zijn vroegst in ')}" for way in found.reaching[:2]])]
        return draw(self.shown, self.title(found), self.region.label, self.today, notes=notes, away=found.away, alt=alt, foot=foot).saying(self.sentence(found))

    def _year(self, way: Way, lead: str) -> str:
        """When it could be noticed at the earliest; far ahead no more exact than anybody can say."""
        years = way.years or 0
        return f"{lead}{self.today.year + years}" if years <= FAR else f"pas na {self.today.year + FAR}"

    def title(self, found: Found) -> str:
        """How many activities still reach the figure."""
        some, of = len(found.reaching), len(found.ways)
        reach = f"{part(some, of, self.what)} {'bereiken' if some > 1 else 'bereikt'} op papier {self._goal()}"
        without = f"zonder {count(len(found.away), 'pijl')} {'bereiken' if some > 1 else 'bereikt'} {part(some, of, self.what)} op papier {self._goal()}" if found.away else reach
        return f"Voorbeeld: {without}" if self.shown.lead else capital(without)

    def _goal(self) -> str:
        """What it is all for, within a title."""
        first = self.aim.ends[0]
        name = self.theory.name(first, 40)
        if len(self.aim.ends) > 1:
            return "een cijfer" if first in self.theory.figures else "een einde"
        return inside(name)

    def sentence(self, found: Found) -> str:
        """If these arrows fall away and take longer, then this is left."""
        conditions = []
        if found.away:
            conditions.append(f"je de {'zwakste pijl' if len(found.away) == 1 else f'{number(len(found.away))} zwakste pijlen'} zonder bron weghaalt")
        if found.slower:
            conditions.append(f"elke pijl {number(found.slower)} jaar langer duurt dan er staat")
        start = f"Als {listing(conditions)}, dan" if conditions else "Als elke pijl klopt, met de jaren die erbij staan, dan"
        if not found.reaching:
            return f"{start} is er geen weg meer van wat jullie doen naar waar het om gaat. Dat zegt niet dat het niet werkt. Het zegt dat jullie het nog niet kunnen uitleggen."
        first = found.reaching[0]
        year = self.today.year + (first.years or 0)
        push = f", {PUSHES[first.push]}" if first.push in PUSHES else ""
        parts = [f"{start} kan {self.theory.name(first.start)} {self._year(first, 'op zijn vroegst in ')} te merken zijn aan {inside(self.theory.name(first.end))}{push}."]
        if others := [self.theory.name(way.start) for way in found.reaching[1:]]:
            parts.append(f"Ook een weg: {_few(others)}.")
        end = term(self.today)[1]
        if dt.date(year, 1, 1) > end:
            parts.append(f"Dat is na deze raadsperiode, die in {end.year} eindigt.")
        stuck = [self.theory.name(way.start) for way in found.ways if not way.reaches]
        if stuck:
            parts.append(f"Geen weg: {_few(stuck)}.")
        return " ".join([*parts, NO_AMOUNT])

    def left(self) -> str:
        """For who guessed first: what is left without any arrow that has no source."""
        if not hasattr(self, "scenario"):
            return NOTHING
        found = self.model(0, len(self.bare))
        if not self.bare:
            return "Elke pijl heeft een bron. Er valt dus niets weg."
        away = "de ene pijl" if len(self.bare) == 1 else f"de {count(len(self.bare), 'pijl')}"
        return f"Haal je {away} zonder bron weg, dan {'bereiken' if len(found.reaching) > 1 else 'bereikt'} {part(len(found.reaching), len(found.ways), self.what)} nog waar het om gaat. Schuif hieronder om te zien bij welke pijl het misgaat."


def _few(names: list[str]) -> str:
    return listing(names if len(names) < 4 else [*names[:2], f"nog {number(len(names) - 2)}"])
