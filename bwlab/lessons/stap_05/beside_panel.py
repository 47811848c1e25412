"""One figure of the municipality beside its neighbours, the COROP area and the province, all in one year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from ipywidgets import HTML

from bwlab.charts import Chart, neighbours
from bwlab.formats import number, quantity
from bwlab.lessons.parts.closer import about
from bwlab.lessons.stap_05.around import DISTANCES, first_figure
from bwlab.lessons.stap_05.overview_panel import lonely
from bwlab.method.position import standing
from bwlab.monitor.nearby import aggregates, beside, year_of
from bwlab.widgets import ChartView, Choice
from bwlab.widgets.show import as_pages


class BesidePanel:
    """A figure to choose, and who is where.

    Parameters
    ----------
    lesson : Lesson
    codes : sequence of str
        The figures to choose from.
    first : str
        The one to begin with.

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any, codes: Sequence[str], first: str) -> None:
        self.monitor, self.region = lesson.monitor, lesson.region
        catalogue = self.monitor.catalogue
        self.few = len(codes) <= len(DISTANCES)
        self.pick = Choice("Welk cijfer?", [(code, catalogue[code].name if self.few else f"{catalogue[code].theme}: {catalogue[code].name}") for code in codes], first)
        self.view, self.about = ChartView(self.chart(first)), HTML(about(catalogue[first]))
        self.pick.on_value(self._turn)
        self.pieces: list[Any] = [self.pick, self.view, self.about]
        if as_pages():
            self.pieces = [*(self.chart(code) for code in (codes if self.few else [first])), self.about]

    def _turn(self, code: str) -> None:
        self.view.update(self.chart(code))
        self.about.value = about(self.monitor.catalogue[code])

    def chart(self, code: str) -> Chart:
        """The picture of one figure with what it says."""
        indicator = self.monitor.catalogue[code]
        rows, groups = beside(self.monitor, self.region, code), aggregates(self.monitor, self.region, code)
        return neighbours(rows, groups, indicator, label=self.region.label).saying(self._sentence(indicator, rows, groups))

    def _sentence(self, indicator: Any, rows: pd.DataFrame, groups: pd.DataFrame) -> str:
        label, own, near = self.region.label, float(rows["value"].iloc[0]), groups.iloc[0]
        blank = rows.iloc[1:][rows["value"].iloc[1:].isna()]
        gaps = f" Bij {number(len(blank))} van de {number(near['size'])} {near.what} blijft de plek leeg." if len(blank) and near.n else ""
        if pd.isna(own):
            if not groups["n"].any():
                return f"Voor {label} is er geen cijfer, en voor de gemeenten eromheen ook niet. Dan valt er niets naast elkaar te zetten."
            return f"Voor {label} is er geen cijfer. Een mediaan van anderen vult die plek niet: we weten het niet.{gaps}"
        if not near.n:
            return f"{near.why or f'Van de buren is er over {near.year} geen cijfer.'} De lijnen zeggen hoe het om {label} heen is, niet hoe het in {label} is."
        here = standing(rows["value"], own, indicator.direction)
        way = "" if indicator.direction else ", van hoog naar laag"
        own_stays = "" if self.few else f" Het cijfer van {label} blijft het cijfer van {label}: middel het niet met dat van de buren."  # once is enough
        return (
            f"Onder de {number(here.n)} gemeenten met een cijfer (je eigen gemeente telt hier mee) staat {label} {'gedeeld ' if here.tied else ''}op plaats {number(here.rank)}{way}."
            f"{gaps}{own_stays}"
        )


def figure(lesson: Any) -> Sequence[Any]:
    """Any figure of the foto; that of the first opgave to begin with."""
    wanted = [code for each in sorted(lesson.store.read().challenges, key=lambda each: each.rank) for code in each.indicators]
    first = first_figure(lesson.monitor, lesson.region, wanted)
    return [*lonely(lesson.monitor, lesson.region), *BesidePanel(lesson, lesson.monitor.catalogue.foto, first).pieces]


def distances(lesson: Any) -> Sequence[Any]:
    """The three distances, and what they can say."""
    catalogue = lesson.monitor.catalogue
    panel = BesidePanel(lesson, DISTANCES, DISTANCES[0])
    return [*panel.pieces, distance_table(lesson.monitor, lesson.region), [
        catalogue[DISTANCES[0]].sentence.replace("Dit is", "Het cijfer zegt:") + " De andere twee zijn net zo gemeten: gemiddeld, over de weg, van alle inwoners.",
        "Er staat 'dichtstbijzijnde'. Of een voorziening in een buurgemeente daarbij meetelt, of een over de landsgrens, staat niet in de omschrijving die wij hebben. Vraag dat na bij het CBS voordat je het opschrijft.",
        "Een gemiddelde verbergt de verste straat: wie aan de rand woont, kan verder moeten dan dit cijfer.",
        "Dichtbij is nog geen plek: of een huisarts of school nog iemand aanneemt, staat er niet in.",
        "Eén cijfer achter de komma is honderd meter. Gemeenten met hetzelfde cijfer kun je niet op volgorde zetten.",
        "Over een ziekenhuis, een zwembad, een theater of een middelbare school hebben we hier geen afstand. Daarvoor is de lijst hieronder: die vul je zelf.",
    ]]  # fmt: skip


def distance_table(monitor: Any, region: Any) -> pd.DataFrame:
    """The three distances here and around, each in the year of the own figure."""
    rows = []
    for code in DISTANCES:
        indicator, year = monitor.catalogue[code], year_of(monitor, region, code)
        own = monitor.table(code).loc[region.code, year]
        around = [f"{quantity(each.median, 1, 'km')} ({each.words.rsplit(', ', 1)[0]})" for each in aggregates(monitor, region, code).itertuples() if each.n]
        rows.append([indicator.name, str(year), quantity(own, 1, "km"), around[0] if around else "geen cijfer"])
    return pd.DataFrame(rows, columns=["Afstand", "Jaar", region.label, "Eromheen"])
