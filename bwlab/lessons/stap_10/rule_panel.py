"""How often does a stop rule say "go on" while nothing changes, and "stop" while something does?"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from bwlab.charts import Chart, Heap, piles
from bwlab.formats import number
from bwlab.lessons.parts.carrying import of_hundred
from bwlab.method.hits import chances_of
from bwlab.names import quoted
from bwlab.policy import Experiment
from bwlab.policy.learning.experiments import begun
from bwlab.widgets import ASSUMPTION, Slider, scenario

PEOPLE, MOST = (5, 8, 10, 15, 20, 30, 50, 75, 100, 150, 200), 400
SHARES = tuple(range(5, 100, 5))
EFFECTS = (0, 5, 10, 15, 20, 25, 30)
START, BASE = 30, 40  # of the example: people, and how many of a hundred do it anyway
LEAD = f"Er staat nog geen proef met een aantal deelnemers en een grens in je dossier. Je ziet een voorbeeld: {START} deelnemers, en doorgaan als het er bij 12 goed gaat."


class Chances(NamedTuple):
    """What a rule does, where nothing changes and where something does.

    Attributes
    ----------
    people, least : int
        How many take part, and at how many it goes on.
    above : bool
    base, effect : float
        Chance without the experiment, and what it adds in the wished direction.
    nothing, something : array of float, shape (people + 1,)
        Chance of each number, without and with that effect.
    """

    people: int
    least: int
    above: bool
    base: float
    effect: float
    nothing: np.ndarray
    something: np.ndarray

    @property
    def goes(self) -> np.ndarray:
        """At which numbers the rule says go on."""
        counts = np.arange(self.people + 1)
        return counts >= self.least if self.above else counts <= self.least

    @property
    def false_go(self) -> float:
        """How often it goes on while nothing changes."""
        return float(self.nothing[self.goes].sum())

    @property
    def false_stop(self) -> float:
        """How often it stops while something changes."""
        return float(self.something[~self.goes].sum())


class RulePanel:
    """The two heaps of a stop rule, with the participant's own number and bound where there are.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.label = lesson.region.label
        own = counted(lesson.store.read().experiments)
        people, least, self.above = (own.people, round(own.at_least), own.above) if own else (START, 12, True)
        share = 100 * least / people
        numbers, bounds = sorted({*PEOPLE, people}), sorted({*SHARES, share})
        source = "uit je proefkaart" if own else ASSUMPTION
        self.people = Slider("Er doen mee", numbers, people, note=source, unit="deelnemers")
        self.bound = Slider("Je gaat door bij", bounds, share, note=source, texts=[f"{number(each, 0 if each == round(each) else 1)} van de 100" for each in bounds])
        self.base = Slider("Ook zonder de proef", list(SHARES), BASE, note=ASSUMPTION, texts=[f"{each} van de 100" for each in SHARES])
        self.effect = Slider("De proef scheelt echt", list(EFFECTS), 0, note=ASSUMPTION, texts=["niets", *(f"{each} procentpunt" for each in EFFECTS[1:])])
        self.own = bool(own)
        lead = f"Dit is je eigen proef: {quoted(own.text or own.measure)}." if own else LEAD
        sliders = {"people": self.people, "bound": self.bound, "base": self.base, "effect": self.effect}
        self.pieces: list[Any] = [lead, scenario(self.model, sliders, self._draw, beside=True)]

    def model(self, people: float, bound: float, base: float, effect: float) -> Chances:
        """The chances of every number, without and with the effect."""
        n, share = int(people), bound / 100 * people
        least = int(np.ceil(share - 1e-9)) if self.above else int(np.floor(share + 1e-9))
        with_it = min(max(base + (effect if self.above else -effect), 0), 100) / 100
        return Chances(n, least, self.above, base / 100, abs(with_it - base / 100), chances_of([base / 100] * n), chances_of([with_it] * n))

    def _draw(self, found: Chances) -> Chart:
        go, stop = of_hundred(found.false_go), of_hundred(found.false_stop)
        points = f"{number(100 * found.effect)} procentpunt"
        more = "of meer" if found.above else "of minder"
        if found.effect:
            second = Heap(f"Als de proef {points} scheelt", found.something, ~found.goes, "unfavourable", f"zegt toch stoppen: {stop} keer")
        else:
            second = Heap("Met de proef, als die niets scheelt", found.something, np.zeros(found.people + 1, bool), "secondary", "dezelfde stapel")
        title = f"{'' if self.own else 'Voorbeeld: '}Ook als er niets verandert, zegt deze regel {go} keer doorgaan"
        line = found.least - 0.5 if found.above else found.least + 0.5
        chart = piles(
            [Heap("Als er niets verandert", found.nothing, found.goes, "unfavourable", f"zegt toch doorgaan: {go} keer"), second],
            title=title, subtitle=f"{self.label}: hoe vaak elk aantal van {number(found.people)} deelnemers voorkomt. Oranje: de regel zegt iets anders dan er aan de hand is.",
            source="Bron: aanname van de deelnemer; bewerking bwlab. Deelnemers staan hier los van elkaar.",
            alt=[
                f"{self.label}, {number(found.people)} deelnemers, doorgaan bij {number(found.least)} {more}, zonder proef {number(100 * found.base)} van de 100",
                f"niets verandert: toch doorgaan {go} keer", f"{points} verschil: toch stoppen {stop} keer" if found.effect else "geen verschil ingesteld",
            ],
            axis="deelnemers bij wie het gebeurt", bound=(line, f"doorgaan bij {number(found.least)} {more}"),
        )  # fmt: skip
        return chart.saying(self.sentence(found))

    @staticmethod
    def sentence(found: Chances) -> str:
        """If nothing changes, then so often; if something does, then so often."""
        more = "of meer" if found.above else "of minder"
        rule = f"Als het ook zonder de proef bij {number(100 * found.base)} van de 100 gebeurt en je doorgaat bij {number(found.least)} {more} van de {number(found.people)} deelnemers, dan zegt je regel {of_hundred(found.false_go)} keer doorgaan terwijl er niets veranderde."
        if not found.effect:
            return f"{rule} Schuif nu ook aan wat de proef scheelt: dan zie je hoe vaak de regel een proef stopt die wel werkt."
        both = f"Als de proef {number(100 * found.effect)} procentpunt scheelt, dan zegt hij {of_hundred(found.false_stop)} keer stoppen terwijl er wel iets veranderde."
        return f"{rule} {both} Een strengere grens ruilt het een voor het ander. Meer deelnemers, met een grens tussen de twee stapels in, maken allebei kleiner."


def counted(experiments: list[Experiment]) -> Experiment | None:
    """The first experiment whose rule counts people: with how many take part, and a bound among them."""
    fits = (each for each in begun(experiments) if each.people and each.at_least is not None and 0 <= each.at_least <= each.people <= MOST)
    return next(fits, None)
