"""A sentence for the region, and what would show that it comes true."""

from __future__ import annotations

from typing import Any

import numpy as np
from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import listing, quantity
from bwlab.monitor.nearby import aggregates
from bwlab.policy.records.base import FIRST, LAST
from bwlab.widgets import Form
from bwlab.widgets.show import as_pages, refill

#: Keys of the notes: the sentence, the code of the figure, the year, and the regional agenda.
VISION, FIGURE, YEAR, AGENDA = "visie", "visie_cijfer", "visie_jaar", "regionale_agenda"


class VisionPanel:
    """The sentence, its figure and year, and what it still lacks.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store, self.region = lesson, lesson.store, lesson.region
        self.catalogue = lesson.monitor.catalogue
        options = [[code, f"{self.catalogue[code].theme}: {self.catalogue[code].name}"] for code in self.catalogue.foto]
        fields = [
            {"key": VISION, "kind": "text", "label": "Wat kan over een paar jaar in deze regio wat nu niet kan?", "rows": 2, "help": "Eén zin. Over mensen, en niet over een vergadering."},
            {"key": FIGURE, "kind": "select", "label": "Welk cijfer zou dat laten zien?", "options": options, "half": True},
            {"key": YEAR, "kind": "number", "label": "In het cijfer van welk jaar?", "half": True},
            {"key": AGENDA, "kind": "line", "label": "Bij welke regionale agenda sluit je aan? Naam of adres."},
        ]  # fmt: skip
        self.form = Form("", fields, self._kept())
        self.form.on_values(self._keep)
        self.place = VBox([])
        self.pieces: list[Any] = [self.form, *self._said()] if as_pages() else [self.form, self.place]
        refill(self.place, self._said())

    def _kept(self) -> dict[str, Any]:
        record = self.store.read()
        notes = {key: record.note(self.lesson.id, key) for key in (VISION, FIGURE, YEAR, AGENDA)}
        year = notes[YEAR].answer if notes[YEAR] else ""
        return {
            **{key: notes[key].text if notes[key] else "" for key in (VISION, AGENDA)},
            FIGURE: notes[FIGURE].answer if notes[FIGURE] else "",
            YEAR: float(year) if year.isdigit() else None,
        }

    def _keep(self, values: dict[str, Any]) -> None:
        code, year = values[FIGURE] or "", values[YEAR]
        possible = year is None or (FIRST <= year <= LAST and year == int(year))

        def change(record: Any) -> None:
            keep = lambda key, text="", answer="": record.set_note(self.lesson.id, key, text, answer)  # noqa: E731
            keep(VISION, values[VISION] or "")
            keep(FIGURE, self.catalogue[code].name if code in self.catalogue else "", code)
            keep(AGENDA, values[AGENDA] or "")
            if possible:
                keep(YEAR, answer="" if year is None else str(int(year)))

        self.lesson.keep(self.store, change)
        refill(self.place, self._said())
        if not possible:
            raise InputError("Dit is geen jaar.", now=f"Vul een heel getal in tussen {FIRST} en {LAST}.")

    def _said(self) -> list[Any]:
        """What the sentence lacks, and what its figure says now."""
        kept = self._kept()
        lacks = [word for key, word in ((VISION, "een zin"), (FIGURE, "een cijfer"), (YEAR, "een jaar"), (AGENDA, "een regionale agenda")) if not str(kept[key] or "").strip()]
        said = [f"Nog niet ingevuld: {listing(lacks)}." if lacks else "Je zin heeft een cijfer, een jaar en een agenda. Zo kan iemand anders later nagaan of hij uitkwam."]
        if kept[FIGURE] in self.catalogue:
            said += self._now(kept[FIGURE])
        year = kept[YEAR]
        if year and year <= self.lesson.today.year:
            said.append(f"Het jaar {int(year)} is geen jaar dat nog komt. Welk jaar bedoel je?")
        return [said]

    def _now(self, code: str) -> list[str]:
        monitor, indicator = self.lesson.monitor, self.catalogue[code]
        groups = aggregates(monitor, self.region, code)
        year, show = int(groups["year"].iloc[0]), lambda value: quantity(value, indicator.decimals, indicator.unit_text)
        own = monitor.table(code).loc[self.region.code, year]
        around = [f"{each.words}: {show(each.median)}" for each in groups.itertuples() if each.n]
        here = f"Voor {self.region.label} is er geen cijfer over {year}." if np.isnan(own) else f"Nu: {self.region.label} {show(own)} in {year}."
        there = "; ".join(around)
        lines = [f"{here} {there[:1].upper()}{there[1:]}." if around else here]
        lag = f", en verschijnt ongeveer {indicator.lag_months} maanden na het jaar" if indicator.lag_months else ""
        lines.append(f"Dit cijfer is er {indicator.frequency}{lag}. Als het beweegt, dan weet je nog niet waardoor.")
        return lines
