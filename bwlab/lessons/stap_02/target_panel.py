"""The target: what is wanted by when, and how often a municipality ever went that far."""

from __future__ import annotations

from typing import Any, NamedTuple

from bwlab.charts import Chart, floor
from bwlab.charts.words import inside
from bwlab.formats import number
from bwlab.lessons.parts.carrying import change_words
from bwlab.lessons.parts.pacing import PaceTest, spans
from bwlab.lessons.stap_02.limit_panel import LimitPanel
from bwlab.policy import Target
from bwlab.policy.goals.norms import beyond, year_of
from bwlab.policy.goals.smart import possible
from bwlab.widgets import Slider, scenario

TERM_ENDS, FURTHEST = 2030, 12  # the council of 2026; three councils ahead
ROOM = 10  # steps beyond the most favourable municipality, at most


class Wish(NamedTuple):
    """A target, a year, and the years over which the past can be looked at (0: not at all)."""

    value: float
    year: int
    asked: int
    span: int


class TargetPanel(LimitPanel):
    """A target for one figure."""

    field, record = "target", Target
    label, norm_label = "Waar wil je uitkomen?", "Waar komt deze streefwaarde vandaan?"
    take = "Neem deze streefwaarde over"

    def without(self) -> str:
        """A target needs a figure to start from."""
        trouble = super().without()
        if trouble or self._now() is not None:
            return trouble
        return f"Voor {self.region.label} is er geen cijfer bij '{self.known.name}'. Hoe ver je moet komen, weten we dan niet. Zorg eerst voor een meting, of kies een ander cijfer."

    def scenario(self) -> Any:
        """Two sliders where there is a past to look at, else one."""
        self.spans = spans(self.monitor, self.known.code)
        self.since = year_of(self.monitor, self.region, self.known.code)
        today = self.lesson.today.year
        years = list(range(today + 1, today + 1 + FURTHEST))
        usual = TERM_ENDS if TERM_ENDS in years else years[0]
        self.year = Slider("In welk jaar?", years, usual, note="2030: einde van deze raadsperiode", texts=[str(year) for year in years])
        if self.goal.target.year in years:
            self.year.value = self.goal.target.year
        if not self.spans:
            return scenario(lambda value: Wish(value, int(self.year.value), 0, 0), {"value": self.value}, self._still)
        # The axis suits the year one begins with; what goes further in a later year stands in its last bar.
        self.test = PaceTest(self.monitor, self.region, self.known, self._model(0.0, usual).span)
        return scenario(self._model, {"value": self.value, "year": self.year}, self._draw, beside=True)

    def neutral(self) -> float:
        """The own last figure: nothing changes."""
        return self._now()

    def grid(self) -> list[float]:
        """From the own figure to beyond the most favourable, within what can be."""
        found = super().grid()
        step, way, now = abs(found[1] - found[0]), self.known.direction, self._now()
        least, most = possible(self.monitor, self.known.code)
        edge = found[-1] if way > 0 else found[0]
        more = [round(edge + way * step * place, self.known.decimals) for place in range(1, ROOM + 1)]
        return [each for each in (*found, *more) if way * (each - now) > 0 and least <= each <= most]

    def text(self, value: float) -> str:
        """The value itself; the own one is staying as it is."""
        return f"{'zo blijven: ' if value == self._now() else ''}{self.words(value)}"

    def more(self) -> list[dict[str, Any]]:
        """The year."""
        return [{"key": "year", "kind": "number", "label": "In welk jaar?", "half": True}]

    def taken(self) -> dict[str, Any]:
        """The year comes along."""
        return {"year": int(self.year.value)}

    def refresh(self) -> None:
        """The floor may have moved."""
        if not self.without():
            self.redraw()

    def _within(self, value: float) -> bool:
        return self.known.direction * (value - self._now()) >= 0

    def _now(self) -> float | None:
        """The last own figure as it is published: what is counted can be done again with what is shown."""
        own = self.monitor.table(self.known.code).loc[self.region.code].dropna()
        return round(float(own.iloc[-1]), self.known.decimals) if len(own) else None

    def _typed(self, values: dict[str, Any]) -> None:
        year = values.get("year")
        values = {**values, "year": int(year) if year is not None and year == int(year) else year}
        super()._typed(values)
        if self.spans and values["year"] in self.year.values:
            self.year.value = values["year"]

    def _model(self, value: float, year: float) -> Wish:
        asked = int(year) - self.since
        return Wish(value, int(year), asked, max((span for span in self.spans if span <= asked), default=self.spans[0]))

    def _draw(self, wish: Wish) -> Chart:
        wanted = self.known.direction * (wish.value - self._now())
        seen = self.test.found(wish.span, max(0.0, round(wanted, 6)))
        label = f"{self.words(wish.value)} in {wish.year}"
        return self.test.draw(seen, f"jouw wens: {label}").saying(self._sentence(wish, seen))

    def _still(self, wish: Wish) -> Chart:
        ranking = self.monitor.ranking(self.known.code, self.since)
        chart = floor(
            ranking, self.known, region=self.region.code, label=self.region.label, value=self.goal.floor.value, limits=self.limits, target=wish.value
        )
        return chart.saying(
            f"Als je naar {self.words(wish.value)} wilt, dan vraag je {self._change(wish.value)}. Van dit cijfer is er maar één meting, of een breuk. "
            f"Hoe vaak een gemeente zo ver kwam, kunnen we dus niet nagaan.{self._beside(wish.value)}"
        )

    def _sentence(self, wish: Wish, seen: Any) -> str:
        there, name = seen.pace, inside(self.known.name)
        asked = (
            f"Als je in {wish.year} op {self.words(wish.value)} wilt staan voor {name}, dan vraag je {self._change(wish.value)} in {self.years(wish.asked)}, vanaf {self.since}."
        )
        times = f"{number(there.reached)} van de {number(there.chances)} keer"
        went = f"ging een gemeente {times} zo ver" if seen.wanted else f"werd een gemeente {times} niet ongunstiger"
        compared = f"In {self.years(wish.span)} {went}, in {number(there.movers)} van de {number(there.regions)} gemeenten."
        if wish.span != wish.asked:
            compared = f"Zo'n tijd zit niet in de reeks, daarom telden we {self.years(wish.span)}. {compared.replace(f'In {self.years(wish.span)}', 'Toen', 1)}"
        alone = f" Haal je eraf wat de mediaan van de gemeenten in die tijd bewoog, dan {'was' if seen.alone.reached == 1 else 'waren'} het er {number(seen.alone.reached)}."
        return f"{asked} {compared}{alone}{self._beside(wish.value)}"

    def _change(self, value: float) -> str:
        now = self._now()
        if value == now:
            return "dat het niet ongunstiger wordt"
        return f"{change_words(self.known, round(value - now, 6), sign=True)} ten opzichte van nu ({self.words(now)})"

    def _beside(self, value: float) -> str:
        """Floor and target apart, and a target nobody ever reached."""
        said, limit, way = beyond(self.monitor, self.known.code, value), self.goal.floor.value, self.known.direction
        if limit is not None and abs(limit - value) < 1e-9:
            said = f"{said} Dit is precies je ondergrens. Een ondergrens is geen ambitie: ze zegt wat niemand mag missen, niet waar je heen wilt."
        elif limit is not None and way * (value - limit) < 0:
            said = f"{said} Deze streefwaarde is ongunstiger dan je ondergrens van {self.words(limit)}. Zijn ze verwisseld?"
        elif way * (value - self._now()) < -1e-9:
            said = f"{said} Deze streefwaarde is ongunstiger dan het cijfer van nu."
        return f" {said.strip()}" if said.strip() else ""
