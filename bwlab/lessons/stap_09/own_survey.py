"""An own survey, as two counts: its share and margin beside the official figure, kept in the dossier."""

from __future__ import annotations

from typing import Any

import pandas as pd
from ipywidgets import HBox, VBox

from bwlab.catalogue import Indicator
from bwlab.charts import survey
from bwlab.dossier import OwnFigure
from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.lessons.parts.survey_panel import asked, official, publisher
from bwlab.sources.survey import WAYS, Fieldwork, SurveyResult, from_counts
from bwlab.widgets import Choice, press
from bwlab.widgets.guard import guarded
from bwlab.widgets.number_box import NumberBox
from bwlab.widgets.show import as_pages, as_widget

KIND = "enquête"
KEPT = "Bewaard in je dossier, als eigen cijfer."
TAKEN = "Je eigen cijfer bij dit onderwerp is uit je dossier gehaald."
EARLIEST = 2000


class OwnSurvey:
    """The form of an own survey and what comes out.

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
        self.figures = {each.code: each for each in asked(self.monitor, self.region)}
        first = next(iter(self.figures))
        kept = [each.indicator for each in self.store.read().own_figures if each.kind == KIND and each.indicator in self.figures]
        self.pick = Choice("Naast welk cijfer zet je jouw enquête?", [(code, f"{each.theme}: {each.name}") for code, each in self.figures.items()], kept[-1] if kept else first)
        self.successes = NumberBox("Hoeveel van hen gaven het antwoord waar het om gaat?", "mensen", low=0, help="Bijvoorbeeld: zij zeiden ja.")
        self.n = NumberBox("Hoeveel mensen beantwoordden de vraag?", "mensen", low=1)
        self.invited = NumberBox("Hoeveel mensen kregen een uitnodiging?", "mensen", low=1, help="Laat leeg als je dat niet weet.")
        self.year = NumberBox("In welk jaar?", low=EARLIEST, high=lesson.today.year)
        self.way = Choice("Hoe deden mensen mee?", list(WAYS.items()), "onbekend")
        self.button = press("Reken uit en bewaar")
        self.out = VBox([])
        self._fill()
        self.pick.on_value(lambda _: self._fill())
        self.button.on_click(guarded(self._keep, self.way._say))
        boxes = [HBox(pair) for pair in ([self.n, self.successes], [self.invited, self.year])]
        fields = [self.pick, *boxes, self.way]
        self.pieces: list[Any] = [*fields, *self.out.children] if as_pages() else [*fields, self.button, self.out]

    @property
    def indicator(self) -> Indicator:
        """The figure it stands beside."""
        return self.figures[self.pick.value]

    def _fill(self) -> None:
        """Show what was kept about this figure, or an empty form."""
        kept = self.store.read().own_figure(KIND, self.pick.value)
        boxes = {"successes": self.successes, "n": self.n, "invited": self.invited}
        for name, box in boxes.items():
            value = getattr(kept, name) if kept else None
            box.value = None if value is None else float(value)
        self.year.value = float(kept.year if kept else self.lesson.today.year)
        self.way.value = kept.way if kept and kept.way in WAYS else "onbekend"
        self.out.children = ()
        if kept and kept.n:
            self._show(self._result(), "")

    def _keep(self, _: Any) -> None:
        self.out.children = ()
        kept = self.store.read().own_figure(KIND, self.indicator.code)
        if self.successes.value is None and self.n.value is None:
            if kept is None:
                raise InputError("Er is nog niets ingevuld.", now="Vul eerst in hoeveel mensen antwoordden.")
            self.lesson.keep(self.store, lambda record: record.drop_own_figure(kept))
            self.out.children = (as_widget(TAKEN),)
            return
        result = self._result()
        row = result.everyone
        if row is None:
            self._show(result, "Dit is niet bewaard.")
            return
        blank = pd.isna(row["low"])
        figure = OwnFigure(
            kind=KIND, name=f"Eigen enquête: {self.indicator.name}", indicator=self.indicator.code, year=int(row["year"]),
            value=float(row["value"]), unit="%", n=int(row["n"]), successes=int(self.successes.value or 0),
            invited=result.invited, low=None if blank else float(row["low"]), high=None if blank else float(row["high"]), way=result.way,
        )  # fmt: skip
        # What was filled in stays on the screen, also where it could not be saved.
        self._show(result, "")
        self.lesson.keep(self.store, lambda record: record.set_own_figure(figure))
        self._show(result, KEPT)

    def _result(self) -> SurveyResult:
        successes, n = _whole(self.successes, "hoeveel mensen het antwoord gaven"), _whole(self.n, "hoeveel mensen de vraag beantwoordden")
        if n > self.region.population:
            raise InputError(
                f"Je hebt {number(n)} antwoorden, en {self.region.label} heeft {number(self.region.population)} inwoners.",
                now="Kijk of het getal klopt.",
            )
        invited = None if self.invited.value is None else _whole(self.invited, "hoeveel mensen een uitnodiging kregen")
        year, fieldwork = _whole(self.year, "in welk jaar het was"), Fieldwork(self.way.value, invited)
        return from_counts(successes, n, region=self.region.code, year=year, name=f"Eigen enquête: {self.indicator.name}", fieldwork=fieldwork)

    def _show(self, result: SurveyResult, said: str) -> None:
        pieces: list[Any] = []
        row = result.everyone
        if row is not None:
            found = official(self.monitor, self.region, self.indicator)
            own = result.frame[result.frame["group"] == ""]
            chart = survey(found, own, self.indicator, label=self.region.label, assumed=False, publisher=publisher(self.indicator))
            pieces.append(chart.saying(_meaning(found.iloc[0], row, publisher(self.indicator))))
        if result.sentences:
            pieces.append(list(result.sentences))
        if said:
            pieces.append(said)
        self.out.children = tuple(as_widget(piece) for piece in pieces)


def _whole(box: NumberBox, asked: str) -> int:
    if box.value is None:
        raise InputError(f"Nog niet ingevuld is {asked}.", now="Vul een heel getal in.")
    if box.value != int(box.value):
        raise InputError(f"{number(box.value, 1)} is geen heel getal.", f"Het gaat om {asked}.", "Vul een aantal in, geen percentage.")
    return int(box.value)


def _meaning(known: pd.Series, own: pd.Series, who: str) -> str:
    """What follows for two figures side by side, as a condition."""
    if pd.isna(own["low"]):
        return "Als mensen zelf kozen of ze meededen, dan kun je dit getal niet naast een cijfer over alle inwoners zetten."
    gap = abs(own["value"] - known["value"])
    apart = not own["low"] <= known["value"] <= own["high"]
    years = f" Het cijfer van het {who} is van {int(known['year'])}, dat van jou van {int(own['year'])}." if own["year"] != known["year"] else ""
    if not apart:
        return f"Als het lot bepaalde wie meedeed, dan kan het verschil van {number(gap, 1)} procentpunt toeval zijn.{years}"
    return (
        f"Als het lot bepaalde wie meedeed, dan is een verschil van {number(gap, 1)} procentpunt groter dan jouw marge. "
        f"Ook het cijfer van het {who} heeft een marge, en misschien stelde je de vraag anders.{years}"
    )
