"""The floor: what nobody should fall below, and how many municipalities do not reach it."""

from __future__ import annotations

from typing import Any

from bwlab.charts import Chart, floor
from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lessons.stap_02.limit_panel import LimitPanel
from bwlab.policy.goals.norms import Below, below, year_of
from bwlab.widgets import scenario


class FloorPanel(LimitPanel):
    """A floor for one figure."""

    leads = True
    label, norm_label = "Welke ondergrens kies je?", "Waar komt deze ondergrens vandaan?"
    take = "Neem deze ondergrens over"

    def scenario(self) -> Any:
        """The dots with the floor through them."""
        return scenario(self._model, {"value": self.value}, self._draw)

    def neutral(self) -> float:
        """The least favourable figure there is: everybody reaches it."""
        values = self.monitor.table(self.known.code)[year_of(self.monitor, self.region, self.known.code)]
        return float(values.min() if self.known.direction > 0 else values.max())

    def grid(self) -> list[float]:
        """Only what is stricter than no floor."""
        return [each for each in super().grid() if self.known.direction * (each - self.neutral()) > 0]

    def text(self, value: float) -> str:
        """At least, or at most."""
        if value == self.neutral():
            return "nog geen ondergrens"
        return f"{'minstens' if self.known.direction > 0 else 'hoogstens'} {self.words(value)}"

    def refresh(self) -> None:
        """The target may have moved."""
        if self.known is not None:
            self.redraw()

    def _model(self, value: float) -> tuple[float | None, Below]:
        found = below(self.monitor, self.region, self.known.code, value)
        return (None if value == self.neutral() else value), found

    def _draw(self, seen: tuple[float | None, Below]) -> Chart:
        value, found = seen
        ranking = self.monitor.ranking(self.known.code, found.year)
        chart = floor(
            ranking, self.known, region=self.region.code, label=self.region.label, value=value, limits=self.limits, target=self.goal.target.value
        )
        return chart.saying(self._sentence(value, found))

    def _sentence(self, value: float | None, found: Below) -> str:
        name = inside(self.known.name)
        if value is None:
            return f"Als je geen ondergrens kiest, dan is elk cijfer voor {name} goed genoeg. Schuif naar rechts: vanaf waar zeg je 'ongunstiger dan dit mag het niet worden'?"
        own = {True: f"{self.region.label} ook niet", False: f"{self.region.label} wel", None: f"voor {self.region.label} is er geen cijfer"}[found.own]
        if found.below == found.n:
            reach = f"haalt geen enkele van de {number(found.n)} gemeenten die"
        else:
            reach = f"{'haalt' if found.below == 1 else 'halen'} {number(found.below)} van de {number(found.n)} gemeenten die niet, en {own}"
        reach = f"Als je ondergrens voor {name} {self.text(value)} is, dan {reach}."
        aim = self.goal.target.value
        if aim is not None and abs(aim - value) < 1e-9:
            return f"{reach} Je streefwaarde is even hoog. Een ondergrens is geen ambitie: wat wil je daarboven?"
        if 2 * found.below > found.n:
            return f"{reach}{'' if found.below == found.n else ' Dat is meer dan de helft.'} Is dit een grens waar niemand onder mag komen, of is het al een wens?"
        return f"{reach} {'Wat doe je voor wie die niet haalt?' if found.below else 'Beschermt deze grens dan iemand?'}"
