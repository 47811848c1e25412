"""Reading 4: trend and outlook. What ``notebooks/de_monitor_lezen/4_trend_en_vooruitblik`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bwlab.formats import listing, number
from bwlab.lesson import Lesson
from bwlab.lessons.lezen_4 import track_table
from bwlab.lessons.lezen_4.forecast_panel import ForecastPanel, score, score_table
from bwlab.lessons.lezen_4.movement_panel import MovementPanel
from bwlab.lessons.lezen_4.outlook_panel import OutlookPanel
from bwlab.lessons.lezen_4.pace_panel import PacePanel
from bwlab.lessons.parts.carrying import carrying, known_years
from bwlab.monitor.outlooks import horizons
from bwlab.widgets.show import LivePart

EXPECTED = (("vooral hier", "Vooral wat er in deze gemeente gebeurde"), ("half", "Ongeveer half om half"), ("vooral het land", "Vooral wat er in heel Nederland gebeurde"), ("weet niet", "Geen idee"))  # fmt: skip
OFTEN = (("vaak", "Vaak: meer dan een op de vier keer"), ("soms", "Soms: een op de vier tot een op de twintig keer"), ("zelden", "Zelden: minder dan een op de twintig keer"))  # fmt: skip


class Notebook(Lesson):
    """The parts of the notebook, in the order of its headings."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._records: list[LivePart] = []
        super().__init__(*given, **named)

    def forecast(self) -> None:
        """A few figures to forecast, with the envelope closed; then it opens."""
        self.live(lambda: ForecastPanel(self).pieces)

    def records(self) -> None:
        """How three ways of looking ahead did on every figure that can carry it."""
        self.live(lambda: track_table.pieces(self.monitor))

    def expect(self) -> None:
        """Before the change is taken apart: whose movement is it?"""
        self.live(lambda: [self._choice("land of gemeente", "Hoeveel van de verandering in jouw gemeente komt van hier?", EXPECTED)])

    def movement(self) -> None:
        """The change of a figure in three parts: the country, peers, the municipality."""
        self.live(lambda: MovementPanel(self).pieces)

    def outlook(self) -> None:
        """What if nothing changes: a band with its track record, the country as an assumption."""
        self.live(lambda: OutlookPanel(self).pieces)

    def expect_pace(self) -> None:
        """Before the pace is shown: how often did it ever happen?"""
        question = "Een wens van jullie college of raad voor over vier jaar: hoe vaak kwam een gemeente ooit zo ver, denk je?"
        self.live(lambda: [self._choice("tempo", question, OFTEN)])

    def pace(self) -> None:
        """A wanted change beside everything that ever happened."""
        self.live(lambda: PacePanel(self).pieces)

    def limits(self) -> None:
        """What an outlook does not say."""
        self.live(self._limits)

    def own_record(self) -> None:
        """The own forecasts in the dossier, and a sentence for the next plan."""
        self.live(self._own_record)
        self._records.append(self._parts[-1])

    def forecast_kept(self) -> None:
        """A forecast was added to the dossier: what is shown of it is made again."""
        for part in self._records:
            part.rebuild()

    def _choice(self, key: str, question: str, given: Sequence[tuple[str, str]]) -> Any:
        return self.note_form(key, [{"key": "answer", "kind": "choice", "label": question, "options": [list(each) for each in given]}])

    def _limits(self) -> Sequence[Any]:
        catalogue, figures = self.monitor.catalogue, carrying(self.monitor)
        there = [each for each in figures if len(known_years(self.monitor, self.region, each.code)) >= 2]
        foto = len(catalogue.foto)
        able = sum(each.in_foto for each in figures)
        older = [each.name for each in figures if not each.in_foto]
        modelled = [each.name for each in there if each.kind == "model"]
        recovered = self.monitor.values(self.region.code, indicator=[each.code for each in there])["origin"].eq("recovered").any() if there else False
        furthest = max(horizons(self.monitor, each.code)[-1] for each in figures)
        lines = [
            f"Van de {number(foto)} cijfers in de foto zijn er {number(able)} met genoeg jaren om vooruit te kijken. Bij de andere is het eerlijke antwoord: dat weten we niet.",
            *([f"Hier doen ook {number(len(older))} oudere reeksen mee die niet in de foto staan: {listing(older)}."] if len(older) > 1 else []),
            f"{self.region.label} heeft er een reeks van bij {number(len(there))} cijfers." if there else f"{self.region.label} heeft bij geen van die cijfers een reeks.",
            "In geen enkele band zit wat beleid gaat doen. De band zegt: als de komende jaren lijken op de jaren die we kennen.",
            f"Verder dan {number(furthest)} jaar vooruit konden we niet toetsen. Daarom staat dat er niet.",
            "Een band die in het verleden klopte, kan de volgende keer missen. In 2018 wist niemand van corona.",
            "Hoe vaak een band klopte, is geteld over alle gemeenten samen. In heel kleine gemeenten klopt hij bij misdrijven minder vaak: daar telt één geval zwaar.",
            "Dat een gemeente snel bewoog, zegt niet waardoor. Het kan beleid zijn, toeval in een enquête, of een andere manier van tellen.",
            "De mediaan is niet Nederland: elke gemeente telt even zwaar, en gemeenten zonder cijfer tellen niet mee.",
        ]
        if modelled:
            lines.insert(3, f"{listing(modelled)}: die reeksen schat het CBS met een rekenmodel. Zo'n model kan sprongen kleiner maken dan ze in het echt zijn.")
        if recovered:
            lines.append("Een deel van deze reeksen is teruggerekend uit gepubliceerde gemiddelden. Ze komen niet rechtstreeks van het CBS.")
        return [lines]

    def _own_record(self) -> Sequence[Any]:
        made = [each for each in self.store.read().forecasts if each.notebook == self.id]
        names = {each.code: each for each in self.monitor.catalogue}
        known = [each for each in made if each.indicator in names]
        said = score(known) or "Je hebt nog geen envelop geopend. Doe dat bovenaan: daarna staat je score hier."
        fields = [{"key": "text", "kind": "text", "label": "Welke zin zet jij bij het volgende doel of de volgende trend in een nota?", "rows": 3}]
        return [said, *([score_table(known, names)] if known else []), self.note_form("zin", fields)]
