"""Two sliders: how wide the limits are and how large the change; and what that does to false alarms and to how late one sees it."""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart, noticed
from bwlab.charts.words import inside
from bwlab.formats import number, quantity
from bwlab.policy.following.power import LOOKS, Figure, Power, change_words, first_figure, power
from bwlab.widgets import ASSUMPTION, Slider, scenario

WIDTHS = (0.2, 0.1, 0.05, 0.02, 0.01)  # from narrow to wide
USUAL = 0.05


class WidthPanel:
    """The sliders and the picture.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.found, note = first_figure(lesson.monitor, lesson.region)
        self.label = lesson.region.label
        frame = lesson.monitor.values(self.found.region.code, indicator=self.found.indicator.code)
        self.origins = tuple(dict.fromkeys(frame["origin"]))
        self.width = Slider("Hoe breed zijn de grenzen? Zo vaak valt toeval erbuiten:", WIDTHS, USUAL, note=ASSUMPTION, texts=[of_hundred(each) for each in WIDTHS])
        unit, way = "procent" if self.found.percent else "procentpunt", "hoger" if self.found.indicator.direction > 0 else "lager"
        texts = [f"{each} {unit}" if each else "niet" for each in self.found.changes]
        self.change = Slider(f"Hoeveel {way} wordt het cijfer, in één klap?", self.found.changes, 0, note=ASSUMPTION, texts=texts)
        self.scenario = scenario(lambda width, change: (width, change), {"width": self.width, "change": self.change}, self._draw, beside=True)
        self.pieces: list[Any] = [*([note] if note else []), self.level(), self.scenario]

    def level(self) -> str:
        """What the figure is about now, and what that is in cases or answers."""
        known = self.found.indicator
        now = f"{inside(known.name).capitalize()} in {self.found.region.label}: ongeveer {quantity(self.found.level, known.decimals, known.unit_text)} is wat je verwacht, als de gemeente na de beginjaren met het hele land is meegegaan."
        return f"{now} {'Het gaat om kleine aantallen: een enkel geval telt zwaar.' if self.small else ''}".strip()

    @property
    def small(self) -> bool:
        """Whether chance alone moves it by half its level."""
        return self.found.percent and self.found.spread > 0.5 * self.found.level

    def _draw(self, values: tuple[float, float]) -> Chart:
        width, change = values
        seen = power(self.found, width, change)
        words = change_words(self.found, change)
        chart = noticed(self.found.region.label, self.found.indicator, seen.still, seen.moved, change=words, width=of_hundred(width), origins=self.origins)
        return chart.saying(sentence(self.found, width, change, seen))


def sentence(found: Figure, width: float, change: float, seen: Power) -> str:
    """If the limits are so wide and this changes, then so many false alarms and so late."""
    head = f"Als toeval {of_hundred(width)} keer buiten de grenzen valt en er verandert niets, dan geven {number(LOOKS)} jaren {number(100 * seen.still[-1])} van de 100 keer minstens één vals signaal."
    if not change:
        return f"{head} Schuif breder: dan worden het er minder. Wat kost dat?"
    words = change_words(found, change)
    then = (
        f"Als het cijfer {words} wordt en zo blijft, dan is dat na {'één jaar' if seen.first == 1 else f'{number(seen.first)} jaar'} vaker wel dan niet gezien."
        if seen.first
        else f"Als het cijfer {words} wordt en zo blijft, dan is dat ook na {number(LOOKS)} jaar vaker niet dan wel gezien: {number(100 * seen.moved[-1])} van de 100 keer."
    )
    return f"{head} {then}"


def of_hundred(share: float) -> str:
    """How often, of a hundred."""
    return f"{number(100 * share)} op de 100"


