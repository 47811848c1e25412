"""A count by residents: the number, with who counted, where and when beside it. Never a margin."""

from __future__ import annotations

from typing import Any

from ipywidgets import HBox, VBox

from bwlab.dossier import OwnFigure
from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.sources.survey import BIASES, CountResult, count
from bwlab.widgets import Choice, Form, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.number_box import NumberBox
from bwlab.widgets.show import as_pages, as_widget

KIND = "telling"
QUESTIONS = {"who": "Wie telden er?", "where": "Waar is er geteld?", "when": "Wanneer is er geteld?"}
KEPT = "Bewaard in je dossier, als eigen telling."
EARLIEST = 2000


class CitizenCount:
    """The form of a count and what can be said of it.

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
        kept = next((each for each in reversed(self.store.read().own_figures) if each.kind == KIND), None)
        names = {"name": kept.name, "unit": kept.unit} if kept else {}
        self.names = Form(
            "Denk aan vogels, zwerfafval, fietsers bij school of lege winkels.",
            [
                {"key": "name", "kind": "text", "label": "Wat is er geteld?", "rows": 1},
                {"key": "unit", "kind": "text", "label": "In wat? Bijvoorbeeld: vogels, stuks, fietsers per uur.", "rows": 1},
            ],
            names,
        )
        self.value = NumberBox("Hoeveel?", value=kept.value if kept else None, low=0)
        self.year = NumberBox("In welk jaar?", value=float(kept.year if kept else lesson.today.year), low=EARLIEST, high=lesson.today.year)
        before = kept.biases if kept else {}
        self.choices = {
            key: Choice(question, [(code, label[0].upper() + label[1:]) for code, (label, _) in BIASES[key].items()], before.get(key, "onbekend"))
            for key, question in QUESTIONS.items()
        }
        self.button = press("Bewaar de telling")
        self.out = VBox([as_widget(piece) for piece in self._words(self._result())] if kept else [])
        self.button.on_click(guarded(self._keep, self.choices["when"]._say))
        fields = [self.names, HBox([self.value, self.year]), *self.choices.values()]
        self.pieces: list[Any] = [*fields, self.out] if as_pages() else [*fields, self.button, self.out]

    def _result(self) -> CountResult:
        name, unit = (self.names.values.get(key, "").strip() for key in ("name", "unit"))
        if not name or not unit:
            raise InputError("Nog niet ingevuld is wat er is geteld, of in wat.", now="Vul de twee bovenste vakken in.")
        if self.value.value is None or self.year.value is None:
            raise InputError("Nog niet ingevuld is hoeveel er is geteld, of in welk jaar.", now="Vul een getal in.")
        biases = {key: choice.value for key, choice in self.choices.items()}
        return count(self.value.value, name=name, unit=unit, region=self.region.code, year=int(self.year.value), **biases)

    def _keep(self, _: Any) -> None:
        self.out.children = ()
        result = self._result()
        row = result.frame.iloc[0]
        figure = OwnFigure(
            kind=KIND, name=str(row["indicator"]), year=int(row["year"]), value=float(row["value"]), unit=str(row["unit"]), biases=dict(result.biases)
        )
        self.out.children = tuple(as_widget(piece) for piece in self._words(result))
        self.lesson.keep(self.store, lambda record: record.set_own_figure(figure))
        self.out.children = (*self.out.children, as_widget(KEPT))

    def _words(self, result: CountResult) -> list[Any]:
        row = result.frame.iloc[0]
        decimals = 0 if row["value"] == int(row["value"]) else 1
        lead = (
            f"{row['indicator']} in {self.region.label}, {row['year']}: {number(row['value'], decimals)} {row['unit']}. "
            "Bij dit getal hoort geen marge: er is geen steekproef getrokken. Dit hoort er wel bij:"
        )
        return [lead, list(result.sentences)]
