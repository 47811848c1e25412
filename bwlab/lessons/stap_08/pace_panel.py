"""How long is ninety seconds? The own text as seconds, at a pace one chooses."""

from __future__ import annotations

from typing import Any, NamedTuple

from bwlab.charts import Chart, Spoken, speech
from bwlab.formats import number
from bwlab.lessons.stap_08.example import pitch
from bwlab.policy.anchoring.pitch import FIGURE, LIMIT, PACE, PARTS, seconds, words
from bwlab.widgets import ASSUMPTION, Slider, scenario

PACES = tuple(range(100, 161, 5))  # words a minute
ORIGIN = f"{number(PACE)} woorden per minuut is een aanname van bwlab: rustig spreken voor een zaal, niet gemeten"


class Found(NamedTuple):
    """How long the text takes at a pace, and how many words fit."""

    pace: int
    seconds: int
    words: int
    fits: int


class PacePanel:
    """The pitch as a bar of seconds.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.region = lesson.region
        self.pitch, self.lead = pitch(lesson.store.read(), lesson.monitor, lesson.region)
        self.parts = self._parts(lesson.monitor)
        self.pace = Slider("Hoe snel spreek je?", list(PACES), PACE, note=f"{ASSUMPTION}; {number(PACE)} is een aanname van bwlab", unit="woorden per minuut")
        self.scenario = scenario(self.model, {"pace": self.pace}, self._draw)
        self.pieces: list[Any] = [*([self.lead] if self.lead else []), self.scenario]

    def model(self, pace: float) -> Found:
        """The seconds of the text, and the words that fit in ninety."""
        return Found(int(pace), seconds(self.pitch, int(pace)), sum(part.words for part in self.parts), fitting(int(pace)))

    def _parts(self, monitor: Any) -> list[Spoken]:
        found, figure = [], 0
        for claim in self.pitch.claims:
            if not claim.text.strip():
                continue
            name = PARTS.get(claim.part, "Deel niet gekozen")
            if claim.part == FIGURE:
                figure += 1
                about = monitor.catalogue[claim.indicator].theme if claim.indicator in monitor.catalogue else ""
                name = f"{figure}. {about}" if about else f"Cijfer {figure}"
            found.append(Spoken(name, words(claim.text)))
        return found

    def _draw(self, found: Found) -> Chart:
        whose = "voorbeeldtekst van bwlab" if self.lead else "eigen tekst uit je dossier"
        chart = speech(self.parts, pace=found.pace, limit=LIMIT, title=self.title(found), label=self.region.label, lead="Voorbeeld. " if self.lead else "", source=f"{whose}; {ORIGIN}.")
        return chart.saying(self.sentence(found))

    def title(self, found: Found) -> str:
        """How long the text takes."""
        over = found.seconds - LIMIT
        what = f"{number(over)} te lang" if over > 0 else f"{number(-over)} over" if over else "precies genoeg"
        said = f"bij {number(found.pace)} woorden per minuut duurt deze tekst {number(found.seconds)} seconden: {what}"
        return f"Voorbeeld: {said}" if self.lead else f"{said[0].upper()}{said[1:]}"

    def sentence(self, found: Found) -> str:
        """If one speaks at this pace, then so many words fit."""
        left = found.fits - found.words
        room = f"er kunnen nog {_count(left)} bij" if left > 0 else f"er moeten {_count(-left)} uit" if left else "dat past precies"
        return f"Als je {number(found.pace)} woorden per minuut spreekt, dan passen er {_count(found.fits)} in {LIMIT} seconden. Deze tekst heeft er {number(found.words)}: {room}. Een pauze na een cijfer kost ook tijd."


def fitting(pace: int) -> int:
    """How many words fit in ninety seconds."""
    return LIMIT * pace // 60


def _count(count: int) -> str:
    return f"{number(count)} {'woord' if count == 1 else 'woorden'}"
