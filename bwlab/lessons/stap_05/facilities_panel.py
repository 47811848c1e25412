"""The participant's own list of facilities over the border, and the picture that follows it."""

from __future__ import annotations

from typing import Any

from bwlab.charts import facilities
from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.monitor.nearby import distances
from bwlab.policy import Facility
from bwlab.policy.records.base import new_key
from bwlab.widgets import ChartView, Rows
from bwlab.widgets.show import as_pages

NEAREST, SHOWN = 60, 6  # municipalities to choose from; rows in the picture of a place without neighbours


class FacilitiesPanel:
    """Rows to fill, and a picture of them.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store = lesson, lesson.store
        self.monitor, self.region = lesson.monitor, lesson.region
        self.far = distances(self.monitor, self.region)
        kept = self.store.read().facilities
        self.mine = {each.key for each in kept}  # what this panel showed or made: nothing else is touched
        self.rows = Rows("Voorziening", self._fields(kept), [each.model_dump() for each in kept], self._keep, more="Nog een voorziening")
        self.view = ChartView(self._draw(kept))
        self.pieces: list[Any] = [self.rows, self.view]
        if as_pages():
            self.pieces = [self.rows, self._draw(kept)]

    def _fields(self, kept: list[Facility]) -> list[dict[str, Any]]:
        near = self.far[self.far["touches"] | (self.far.index < NEAREST) | self.far["region"].isin([each.region for each in kept])]
        places = [[row.region, f"{row.label} ({number(row.km)} km{', grenst eraan' if row.touches else ''})"] for row in near.itertuples()]
        return [
            {"key": "name", "kind": "line", "label": "Welke voorziening over de grens gebruiken jouw inwoners of ondernemers?", "help": "Ligt hij in België of Duitsland? Zet het land erbij, en laat de gemeente leeg."},
            {"key": "theme", "kind": "select", "label": "Welk thema is ermee geholpen?", "options": [[each.name, each.name] for each in self.monitor.catalogue.themes], "half": True},
            {"key": "region", "kind": "select", "label": "In welke gemeente?", "options": places, "half": True},
            {"key": "kilometres", "kind": "number", "label": "Hoever ongeveer?", "unit": "km", "half": True},
            {"key": "users", "kind": "line", "label": "Voor wie?", "half": True},
        ]  # fmt: skip

    def _keep(self, items: list[dict[str, Any]]) -> None:
        trouble, made = None, []
        for item in items:
            if not any(str(item.get(name) or "").strip() for name in ("name", "theme", "region", "kilometres", "users")):
                continue
            item.setdefault("key", new_key())
            fields = {name: value for name, value in item.items() if value is not None}
            try:
                made.append(Facility.of(**fields))
            except InputError as error:  # the rest of the row is kept
                trouble = error
                made.append(Facility.of(**{**fields, "kilometres": None}))
        self.mine |= {each.key for each in made}

        def change(record: Any) -> None:
            left = {each.key: each for each in made}
            kept = [left.pop(each.key, None) if each.key in self.mine else each for each in record.facilities]
            record.facilities = [each for each in kept if each is not None] + list(left.values())

        self.lesson.keep(self.store, change)
        self.view.update(self._draw(made))
        self.lesson.follow("choices")
        if trouble:
            raise trouble

    def _draw(self, entries: list[Facility]) -> Any:
        named = [each for each in entries if each.name.strip()]
        rows = self.far[self.far["touches"] | self.far["region"].isin([each.region for each in named])]
        if rows.empty:
            rows = self.far.head(SHOWN)
        own = [each if each.region in set(rows["region"]) else each.model_copy(update={"region": ""}) for each in named]
        chart = facilities(rows, own, label=self.region.label)
        return chart.saying(self._sentence(named))

    def _sentence(self, named: list[Facility]) -> str:
        if not named:
            return "Als jouw inwoners iets over de grens gebruiken, dan hoef je dat misschien niet zelf te hebben. Zet het op de lijst."
        themes = {each.theme for each in named if each.theme}
        word = "thema" if len(themes) == 1 else "thema's"
        helped = f"helpen voorzieningen van anderen jou bij {number(len(themes))} {word}" if themes else "gebruiken jullie iets van anderen. Kies er ook een thema bij"
        return (
            f"Als je lijst klopt, dan {helped}. "
            "De lijst is van jou: geen cijfer hier zegt hoeveel mensen er gebruik van maken. Wat zou er gebeuren als er een dichtgaat?"
        )
