"""With how many people does a number one mean something? Conversations played again and again."""

from __future__ import annotations

import functools
import zlib
from typing import Any, NamedTuple

import numpy as np

from bwlab.charts import Chart, first_place
from bwlab.formats import listing, number
from bwlab.method.first_place import same_first, shares_with_lead
from bwlab.policy.records.conversation import GROUPS, Voice
from bwlab.widgets import ASSUMPTION, Choice, Slider, scenario
from bwlab.widgets.show import as_pages

SIZES = (5, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300, 500, 1000)
USUAL = 30
GAPS = (0, 2, 5, 10, 15, 20, 30)  # percentage points
DRAWS = 1000
SURE = 0.9
EXAMPLES = (5, 20)  # percentage points: a small lead and a large one
ASSUMED = "gap"  # the choice for a lead of one's own choosing


class Found(NamedTuple):
    """How many people, what the lead is (percentage points; NaN for a count of one's own), and the chance for each number of people."""

    n: int
    gap: float
    chances: np.ndarray


class FirstPanel:
    """Two sliders and a line; where people were counted, also their count as the start.

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
        self.k = len(lesson.monitor.catalogue.themes)
        self.seed = _seed(lesson)
        self.chances = functools.cache(self._chances)  # the same for every number of people
        voices = lesson.store.read().voices
        self.counted = {each.group: each for each in voices if sum(each.first.values())}
        heard = [each.heard for each in voices if each.heard and SIZES[0] <= each.heard <= SIZES[-1]]
        self.sizes = sorted({*SIZES, *heard})
        texts = [f"{number(size)} mensen" for size in self.sizes]
        note = "zoveel sprak je er; schuif om te vergelijken" if heard else ASSUMPTION
        self.people = Slider("Hoeveel mensen spreek je?", self.sizes, heard[0] if heard else USUAL, note=note, texts=texts)
        self.gap = Slider("Hoeveel ligt nummer één echt voor?", GAPS, 0, note=ASSUMPTION, texts=[_lead(gap, self.k) for gap in GAPS])
        starts = [(ASSUMED, "van een aanname"), *((group, f"van de telling bij {GROUPS.get(group, group).lower()}") for group in self.counted)]
        self.start = Choice("Waar ga je van uit?", starts, ASSUMED)
        self.scenario = scenario(self.model, {"n": self.people, "gap": self.gap}, self._draw, beside=True)
        self.start.on_value(self._turn)
        self.pieces: list[Any] = [*([self.start] if self.counted and not as_pages() else []), self.scenario]

    def _turn(self, start: str) -> None:
        self.gap.layout.display = "" if start == ASSUMED else "none"
        self.scenario.redraw()

    @property
    def voice(self) -> Voice | None:
        """Whose count is the start, or None for an assumption."""
        return self.counted.get(self.start.value)

    def model(self, n: float, gap: float) -> Found:
        """The chance that the real number one comes out first, for each number of people."""
        gap = gap if self.voice is None else np.nan
        return Found(int(n), gap, self.chances(self.start.value, gap))

    def _chances(self, start: str, gap: float) -> np.ndarray:
        shares = tally(self.counted[start], self.k) if start in self.counted else shares_with_lead(gap / 100, self.k)
        return same_first(shares, self.sizes, DRAWS, self.seed)

    def _draw(self, found: Found) -> Chart:
        voice = self.voice
        what = f"'{leader(voice)}' opnieuw" if voice else "de echte nummer één" if found.gap else "elk thema"
        people = f"Aanname: iedereen denkt zoals de mensen die je sprak ({GROUPS.get(voice.group, voice.group).lower()})" if voice else f"Aanname: {_assumed(found.gap, self.k)}"
        chart = first_place(
            self.sizes, found.chances, found.n, k=self.k, what=what, label=self.region.label,
            assumed=f"{people}, en het lot kiest wie je spreekt. Eén mens, één thema op 1.",
        )  # fmt: skip
        return chart.saying(self.sentence(found))

    def sentence(self, found: Found) -> str:
        """If the shares are these and the lot chooses, then so often; and from how many people on it is nearly sure."""
        here = round(100 * found.chances[self.sizes.index(found.n)])
        enough = next((size for size, chance in zip(self.sizes, found.chances, strict=True) if chance >= SURE), None)
        until = f"Vanaf ongeveer {number(enough)} mensen is het minstens 90 van de 100 keer." if enough else f"Ook met {number(self.sizes[-1])} mensen wordt het geen 90 van de 100 keer."
        lot = "In een bibliotheek kiest het lot niet wie er komt: dan weet je minder zeker wat anderen vinden, ook met veel mensen."
        if voice := self.voice:
            return f"Als iedereen denkt zoals de {_counted(voice)}, dan staat '{leader(voice)}' bij {number(found.n)} nieuwe mensen {here} van de 100 keer weer bovenaan. {until} {lot}"
        if not found.gap:
            return (
                f"Als alle {number(self.k)} thema's bij even veel mensen op 1 staan, dan is er geen echte nummer één. Toch staat er na {number(found.n)} mensen altijd een thema bovenaan: "
                f"elk thema {here} van de 100 keer. Dat ziet eruit als een uitkomst, en het is toeval. Schuif het verschil omhoog."
            )
        ahead, other = _hundred(found.gap, self.k)
        return f"Als {ahead} van de 100 mensen het ene thema op 1 zetten, en {other} van de 100 elk ander thema, dan staat dat ene thema bij {number(found.n)} mensen {here} van de 100 keer bovenaan. {until} {lot}"


def enough(lesson: Any) -> str:
    """The answer to how many people are enough: it depends on how far number one is really ahead."""
    k = len(lesson.monitor.catalogue.themes)
    small, large = (round(100 * same_first(shares_with_lead(gap / 100, k), [USUAL], DRAWS, _seed(lesson))[0]) for gap in EXAMPLES)
    (near, other), (far, rest) = (_hundred(gap, k) for gap in EXAMPLES)
    return (
        f"Dat hangt af van hoeveel nummer één echt voorligt. Stel dat {near} van de 100 mensen het op 1 zetten, en {other} van de 100 elk ander thema. Met {USUAL} mensen, door het lot gekozen, "
        f"komt het dan {small} van de 100 keer bovenaan. Bij {far} tegen {rest} is dat {large} van de 100 keer. Ligt niets echt voor, dan helpt geen enkel aantal."
    )


def _seed(lesson: Any) -> int:
    return zlib.crc32(f"{lesson.region.code}/{lesson.id}".encode())


def tally(voice: Voice, k: int) -> np.ndarray:
    """The counts as shares over ``k`` themes: whoever was heard and put another theme first is spread over the others."""
    counts = [count for count in voice.first.values() if count]
    rest = max((voice.heard or 0) - sum(counts), 0)
    others = max(k - len(counts), 0)
    return np.array([*counts, *[rest / others if others else 0.0] * others]) / max(sum(counts) + (rest if others else 0), 1)


def leader(voice: Voice) -> str:
    """The theme that most people put first; of equals the one that stands highest."""
    return max(voice.first, key=lambda theme: voice.first[theme])


def _counted(voice: Voice) -> str:
    people = max(voice.heard or 0, sum(voice.first.values()))
    parts = [f"{number(count)} zetten '{theme}' op 1" for theme, count in voice.first.items() if count]
    return f"{number(people)} mensen die je sprak ({listing(parts)})"


def _hundred(gap: float, k: int) -> tuple[str, str]:
    """Of every hundred people, how many put the first theme first, and how many each other."""
    return tuple(number(100 * share) for share in shares_with_lead(gap / 100, k)[:2])


def _lead(gap: float, k: int) -> str:
    return "{} tegen {} van de 100 mensen".format(*_hundred(gap, k)) if gap else "geen verschil"


def _assumed(gap: float, k: int) -> str:
    ahead, other = _hundred(gap, k)
    return f"het ene thema staat bij {ahead} van de 100 mensen op 1, elk ander thema bij {other}" if gap else f"elk thema staat bij {ahead} van de 100 mensen op 1"
