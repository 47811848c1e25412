"""Blanks: the worst town of a file, and what happens when every blank is filled."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from bwlab.exercises.case import case, counted
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

SATISFACTION = "tevredenheid_leven"
RANKED = ("tevredenheid_leven", "contact", "vrijwilligerswerk")


def worst(monitor: Monitor, region: Region) -> Question:
    """Why the worst municipality of a file is the worst."""
    indicator = monitor.catalogue[SATISFACTION]
    table = monitor.table(SATISFACTION)
    year = int(table.columns[-1])
    column = table[year]
    blank, known = _nearby(monitor, region, column)
    shown = sorted([blank, *known], key=lambda each: each.label)
    lowest = min(known, key=lambda each: column[each.code])
    low = quantity(column[lowest.code], indicator.decimals, indicator.unit_text)
    rest = column.dropna().min()
    return Question(
        id="slechtste_gemeente",
        kind="one",
        text=(
            f"In een bestand staat dit over tevredenheid met het leven in {year}. Een collega schrijft: "
            f"'{blank.label} staat onderaan.' Wat is er aan de hand?"
        ),
        facts=Facts(
            f"Zo staat het in het bestand: tevreden met het leven, {year}",
            ("Gemeente", "Procent"),
            tuple((each.label, "0,0" if each is blank else number(column[each.code], 1)) for each in shown),
        ),
        options=(
            Option("slecht", f"Het gaat er slecht: niemand in {blank.label} is tevreden"),
            Option("leeg", "Er was geen cijfer, en iemand vulde een 0 in"),
            Option("afgerond", "Het cijfer was zo klein dat het is afgerond op 0"),
            Option("laagste", f"{blank.label} is de laagste, alleen is het verschil overdreven"),
        ),
        answer="leeg",
        right=(
            f"Voor {blank.label} is er in {year} geen cijfer. De laagste met een cijfer in dit lijstje is "
            f"{lowest.label}, met {low}. Kijk bij elke uitschieter eerst of er wel een cijfer was."
        ),
        look="Kan het dat in een hele gemeente niemand tevreden is? Waar kan een 0 nog meer vandaan komen?",
        slips=(
            Slip(
                "slecht",
                "slecht",
                f"Je las de 0 als een meting. Van alle gemeenten met een cijfer heeft de laagste {number(rest, 1)} "
                "procent. Wat zegt een 0 dan?",
            ),
            Slip(
                "afgerond",
                "afgerond",
                f"Afronden haalt hooguit een half procentpunt weg. Tussen 0 en {number(rest, 1)}, het laagste cijfer "
                "van het land, zit veel meer.",
            ),
            Slip(
                "laagste",
                "laagste",
                f"Je hield {blank.label} toch onderaan. Zonder cijfer heeft een gemeente geen plaats: niet onderaan, "
                "niet in het midden en niet bovenaan.",
            ),
        ),
        hints=(
            "Wat is het laagste van de andere vier cijfers? Hoe ver ligt 0 daarvandaan?",
            "Wat doet een rekenblad soms met een lege cel?",
        ),
        explanation=(
            f"In de monitor is de plek van {blank.label} leeg. In het bestand werd dat een 0. Zo staat een gemeente "
            "zonder cijfer ineens onderaan in elke ranglijst en op elke kaart.",
            f"Het gebeurt niet met één gemeente: voor {number(int(column.isna().sum()))} van de "
            f"{number(len(column))} gemeenten is er geen cijfer, vooral voor kleine.",
        ),
    )


def _nearby(monitor: Monitor, region: Region, column: pd.Series) -> tuple[Region, list[Region]]:
    """The own municipality or the nearest without a figure, and the nearest four with one."""
    x, y = region.centre or monitor.regions["GM0855"].centre
    near = sorted(
        monitor.regions,
        key=lambda each: (each.code != region.code, math.dist((x, y), each.centre) if each.centre else math.inf),
    )
    blank = next(each for each in near if math.isnan(column[each.code]))
    return blank, [each for each in near if not math.isnan(column[each.code])][:4]


def _before(rank: int, label: str) -> str:
    """Who stands before a municipality now, in words that also fit none and one."""
    if rank == 1:
        return f"Nu staat er geen gemeente voor {label}."
    return f"Nu {'staat' if rank == 2 else 'staan'} er {counted(rank - 1, 'gemeente', 'gemeenten')} voor {label}."


def range_of_ranks(monitor: Monitor, region: Region) -> Question:
    """How far down a rank could be if everyone had a figure."""

    def find(each: Region) -> tuple[Any, ...] | None:
        for code in RANKED:
            ranking = monitor.ranking(code)
            own = ranking[ranking["region"] == each.code]
            if len(own):
                return monitor.catalogue[code], ranking, int(own["rank"].iloc[0])
        return None

    chosen = case(monitor, region, find, f"Voor {region.label} zijn deze cijfers er niet.")
    indicator, ranking, rank = chosen.found
    label, year, n, size = chosen.region.label, ranking.attrs["year"], len(ranking), len(monitor.regions)
    missing = size - n
    return Question(
        id="plaats_met_lege",
        kind="number",
        text=(
            f"{label} staat voor {indicator.name[0].lower()}{indicator.name[1:]} ({year}) op plaats {number(rank)} van "
            f"{number(n)}. Voor {number(missing)} gemeenten is er geen cijfer. Stel dat die er wel een kregen, en het "
            f"cijfer van {label} bleef gelijk. Op welke plaats staat {label} dan in het ongunstigste geval?"
        ),
        note=chosen.note,
        units=("plaats",),
        answer=rank + missing,
        right=(
            f"Als alle {number(missing)} gunstiger uitkomen, schuiven ze er allemaal voor: plaats {number(rank + missing)}. "
            f"Zonder hun cijfers weet je alleen dat de plaats tussen {number(rank)} en {number(rank + missing)} ligt. "
            "Schrijf dus altijd: van de gemeenten met een cijfer."
        ),
        look="Hoeveel gemeenten kunnen er hooguit voor komen te staan?",
        slips=(
            Slip("zelfde", rank, "Dat is de plaats nu, en ook het gunstigste geval: dan komt niemand ervoor. Gevraagd is het ongunstigste."),
            Slip("laatste", size, f"Je zette {label} helemaal onderaan. Maar {counted(n - rank, 'gemeente', 'gemeenten')} met een cijfer {'staat' if n - rank == 1 else 'staan'} nu al lager of gelijk. Die blijven daar."),
            Slip("verhouding", round(rank / n * size), "Je rekende de plaats naar verhouding om. Dan neem je aan dat de lege gemeenten net zo verdeeld zijn als de rest. Dat weet je niet."),
            Slip("helft", rank + round(missing / 2), "Je liet de helft van de lege gemeenten ervoor komen. Dat is een gok. Gevraagd is het ongunstigste geval."),
            Slip("lege", missing, "Dat is het aantal lege gemeenten. Tel het op bij de plaats van nu."),
            Slip("met", n, "Dat is het aantal gemeenten met een cijfer. Hoeveel kunnen er nog voor komen?"),
        ),
        hints=(
            "Waar staat een lege gemeente als haar cijfer heel gunstig blijkt? En als dat voor alle lege gemeenten geldt?",
            f"Wat is {number(rank)} plus {number(missing)}?",
        ),
        explanation=(
            f"{_before(rank, label)} Daar kunnen er {number(missing)} bij komen, en dan nog "
            f"{label} zelf: {number(rank - 1)} plus {number(missing)} plus 1 is {number(rank + missing)}.",
            "Het gunstigste geval is dat geen enkele lege gemeente ervoor komt. Dan blijft de plaats gelijk. De werkelijkheid ligt ergens daartussen, en waar weet niemand.",
        ),
    )
