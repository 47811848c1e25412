"""The assumptions one by one: lowest, likely and highest, who says so, who finds out and by when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.lessons.parts.changing import changed
from bwlab.lessons.parts.workbench.bench import Bench
from bwlab.monitor.surveys import usual
from bwlab.policy import Assumed
from bwlab.policy.scenarios.figure import SHARE
from bwlab.policy.scenarios.people import NAMES, ROLES, change_unit, question, to_people, unit
from bwlab.policy.scenarios.words import range_said
from bwlab.widgets import ASSUMPTION, Choice, Form
from bwlab.widgets.show import as_html, as_pages, refill

MARGIN = "margin"
LEAD = (
    "Bij elke aanname hoort een laagste en een hoogste waarde, een bron, en iemand die het uitzoekt. Zonder bron is het een aanname van de deelnemer. Hoe breder de bandbreedte, "
    "hoe breder de band in het plaatje."
)


class Assumptions(VBox):
    """One form for the assumption that is chosen; the sliders and the picture follow.

    Parameters
    ----------
    bench : Bench
    changed : callable
        Called after an assumption changed.
    """

    def __init__(self, bench: Bench, told: Callable[[], Any]) -> None:
        self.bench, self._told = bench, told
        self.place, self.role = VBox([]), "uptake"
        self.pick = Choice("Welke aanname?", self._options(), self.role)
        self.pick.on_value(self._turn)
        super().__init__([] if as_pages() else [self.pick, self.place])
        self.show()

    def show(self) -> None:
        """Another scenario, figure or value is on the bench."""
        self.pick.options = [list(each) for each in self._options()]
        self._margin() if self.role == MARGIN else self._factor(self.role)

    def follow(self) -> None:
        """A slider moved: what it says is said here too, and a bound that gave way."""
        if self.role == MARGIN or self._ends(self.role) != {name: self.shown.get(name) for name in self._ends(self.role)}:
            self.show()
            return
        self.pick.options = [list(each) for each in self._options()]
        self.form.lead = self._lead(self.role)

    def as_html(self) -> str:
        """What is asked of every assumption."""
        return as_html(LEAD)

    def _options(self) -> list[tuple[str, str]]:
        draft, figure = self.bench.draft, self.bench.figure
        found = [(role, f"{NAMES[role]}: {range_said(role, draft.factors.get(role), figure)}") for role in ROLES]
        return [*found, (MARGIN, "vanaf wanneer het cijfer iets laat zien")]

    def _turn(self, role: str) -> None:
        self.role = role
        self.show()

    def _factor(self, role: str) -> None:
        figure = self.bench.figure
        each = self.bench.draft.factors.get(role) or Assumed()
        ends = self._ends(role)
        fields: list[dict[str, Any]] = [
            {"key": "low", "kind": "number", "label": "Laagste dat je nog geloofwaardig vindt", "unit": unit(role, figure), "half": True},
            {"key": "high", "kind": "number", "label": "Hoogste dat je nog geloofwaardig vindt", "unit": unit(role, figure), "half": True},
            {"key": "source", "kind": "line", "label": "Waar komt dit vandaan?", "half": True, "help": f"Een register, een telling, een gesprek. Leeg is: {ASSUMPTION}."},
            {"key": "owner", "kind": "line", "label": "Wie zoekt uit of het klopt? (een functie)", "half": True},
            {"key": "by", "kind": "date", "label": "Vóór welke dag?", "half": True},
        ]
        if role == "delay":
            fields.insert(1, {"key": "likely", "kind": "number", "label": "Waarschijnlijk", "unit": "jaar", "half": True})
        self.shown = {spec["key"]: ends.get(spec["key"], getattr(each, spec["key"])) for spec in fields}
        self.form = Form(self._lead(role), fields, self.shown)
        self.form.on_values(lambda values, role=role: self._filled(role, values))
        refill(self.place, [LEAD, self.form])

    def _ends(self, role: str) -> dict[str, float | None]:
        """What its form shows of a factor, in people's units; what is likely stands on a slider, but for the delay."""
        each = self.bench.draft.factors.get(role) or Assumed()
        names = ("low", "likely", "high") if role == "delay" else ("low", "high")
        return {name: None if (value := getattr(each, name)) is None else round(to_people(role, value, self.bench.figure), 6) for name in names}

    def _lead(self, role: str) -> str:
        asks = question(role, self.bench.figure)
        return f"{asks}." if role == "delay" else f"{asks}. Op de schuif staat wat je waarschijnlijk vindt: {range_said(role, self.bench.draft.factors.get(role), self.bench.figure)}."

    def _filled(self, role: str, values: dict[str, Any]) -> None:
        made = changed(values, self.shown)
        for name in ("source", "owner"):
            if name in made:
                made[name] = made[name] or ""
        numbers = {name: each for name, each in made.items() if name in ("low", "likely", "high")}
        rest = {name: each for name, each in made.items() if name not in numbers}
        trouble: InputError | None = None
        for part in (rest, numbers):  # what is not about numbers is kept, also where the numbers cannot stand
            if not part:
                continue
            try:
                self.bench.bound(role, part)
                self.shown |= part
            except InputError as error:
                trouble = error
        if made:
            self.pick.options = [list(each) for each in self._options()]
            self._told()
        if trouble:
            raise trouble

    def _margin(self) -> None:
        draft, figure = self.bench.draft, self.bench.figure
        asked = figure.kind == SHARE and figure.indicator.kind != "register"
        fields: list[dict[str, Any]] = [
            {"key": "margin", "kind": "number", "label": "Kleinste verandering die te zien is, als je die zelf weet", "unit": change_unit(figure), "half": True},
            {"key": "margin_source", "kind": "line", "label": "Wie zegt dat?", "half": True, "help": f"Leeg is: {ASSUMPTION}."},
        ]
        if asked:
            number, who = usual(figure.indicator)
            fields.insert(0, {"key": "answers", "kind": "number", "label": "Hoeveel mensen vullen deze enquête in?", "unit": "antwoorden", "half": True, "help": f"Leeg is: {number}; {who}."})
        self.shown = {spec["key"]: getattr(draft, spec["key"]) for spec in fields}
        self.form = Form("Vanaf welke verandering laat het cijfer iets zien?", fields, self.shown)
        self.form.on_values(self._measured)
        refill(self.place, [LEAD, self.form])

    def _measured(self, values: dict[str, Any]) -> None:
        made = changed(values, self.shown)
        if made.get("margin") is not None and not made["margin"] > 0:
            raise InputError("Een marge ligt boven 0.", now="Laat het vak leeg als je haar niet weet.")
        if made.get("answers") is not None and not 10 <= made["answers"] <= 1_000_000:
            raise InputError("Een enquête heeft tussen de 10 en 1.000.000 antwoorden.", now="Laat het vak leeg als je het aantal niet weet.")
        if "margin_source" in made:
            made["margin_source"] = made["margin_source"] or ""
        if made:
            self.bench.set(**made)
            self.shown |= made
            self._told()


