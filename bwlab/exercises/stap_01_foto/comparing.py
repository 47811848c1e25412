"""Comparing figures: percent or percentage point, blank or zero."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Question, Slip
from bwlab.exercises.stap_01_foto.ranks import SATISFACTION, lower
from bwlab.formats import BLANK, listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

POINT, PERCENT = "procentpunt", "procent"
# Shares with two measurements; the first pair that differs enough and has no break between is used.
PAIRS = (
    ("ervaren_gezondheid_rivm", 2022, 2024),
    ("overgewicht", 2020, 2022),
    ("vrijwilligerswerk", 2019, 2022),
    ("solvabiliteit_gemeente", 2023, 2024),
)


def percentage(monitor: Monitor, region: Region) -> Question:
    """A difference between two percentages, in percentage points or in percent."""

    def find(each: Region) -> tuple[Any, ...] | None:
        for code, first, last in PAIRS:
            indicator = monitor.catalogue[code]
            if any(first < cut.year <= last for cut in indicator.breaks):
                continue
            old, new = monitor.table(code).loc[each.code, [first, last]]
            old, new = round(old, 1), round(new, 1)
            if not math.isnan(old + new) and abs(new - old) >= 1 and abs(new - old) * (100 / old - 1) > 0.5:
                return indicator, first, last, old, new
        return None

    why = f"Voor {region.label} zijn er geen twee metingen die genoeg verschillen."
    chosen = case(monitor, region, find, why)
    indicator, first, last, old, new = chosen.found
    label = chosen.region.label
    points, percent = round(new - old, 1), round(100 * (new - old) / old, 1)
    backwards = round(100 * (new - old) / new, 1)
    rose = "steeg" if points > 0 else "daalde"
    word = "meer" if points > 0 else "minder"
    return Question(
        id="procentpunt",
        kind="number",
        text=(
            f"{indicator.name}: in {label} was het {quantity(old, 1, PERCENT)} in {first} en "
            f"{quantity(new, 1, PERCENT)} in "
            f"{last}. Hoe groot is de verandering? Rond af op één cijfer achter de komma, schrijf een "
            "daling met een min, en "
            "kies de eenheid."
        ),
        note=chosen.note,
        units=(PERCENT, POINT),
        tolerance=0.1,
        answer=(points, POINT),
        others=((percent, PERCENT),),
        right=(
            f"Van {number(old, 1)} naar {number(new, 1)} procent is {number(abs(points), 1)} procentpunt, en "
            f"{number(abs(percent), 1)} procent {word}. In een nota kun je het best procentpunt noemen: dan "
            "weet iedereen dat "
            "je twee percentages van elkaar aftrok."
        ),
        look=(
            "Trek de twee percentages van elkaar af: dat is procentpunt. Wil je procent, deel die uitkomst "
            "dan door het "
            "oude cijfer."
        ),
        slips=(
            Slip(
                "aftrek_als_procent",
                (points, PERCENT),
                "Je trok de twee percentages van elkaar af. Hoe heet de eenheid van zo'n verschil?",
            ),
            Slip(
                "deling_als_procentpunt",
                (percent, POINT),
                "Je deelde door het oude cijfer: zo reken je een verandering in procenten uit. Welke "
                "eenheid hoort daarbij?",
            ),
            Slip(
                "richting",
                (-points, POINT),
                "De grootte klopt. Kijk nog eens naar de richting: ging het omhoog of omlaag?",
            ),
            Slip(
                "richting_procent",
                (-percent, PERCENT),
                "De grootte klopt, ook met deze eenheid. Ging het omhoog of omlaag?",
            ),
            Slip(
                "nieuwe_basis",
                (backwards, PERCENT),
                f"Je deelde door het cijfer van {last}. Een verandering in procenten reken je vanaf het "
                f"begin: {first}.",
            ),
            Slip(
                "stand",
                (new, PERCENT),
                f"Dat is het cijfer van {last} zelf. Gevraagd is hoeveel het verschilt van {first}.",
            ),
        ),
        hints=(
            f"Hoeveel is {number(max(old, new), 1)} min {number(min(old, new), 1)}?",
            "Dat verschil heeft een eigen eenheid. Welke van de twee in het lijstje is dat?",
        ),
        explanation=(
            f"{number(new, 1)} min {number(old, 1)} is {number(points, 1)}: het cijfer van {label} {rose} "
            "met "
            f"{number(abs(points), 1)} procentpunt.",
            f"Deel je {number(points, 1)} door {number(old, 1)}, dan vind je {number(percent, 1)} procent. "
            "Beide zijn waar, en "
            "het tweede getal klinkt groter. De griffier wil weten welke van de twee er staat.",
            _everywhere(monitor, indicator.code, first, last),
        ),
    )


def _everywhere(monitor: Monitor, code: str, first: int, last: int) -> str:
    change = (monitor.table(code)[last] - monitor.table(code)[first]).dropna()
    rose = int((change > 0).sum())
    return (
        f"Van de {number(len(change))} gemeenten met beide metingen steeg het cijfer in {number(rose)}. Een "
        "verandering die "
        "bijna overal gebeurt, zegt weinig over één gemeente."
        if not 0.1 < rose / len(change) < 0.9
        else f"Van de {number(len(change))} gemeenten met beide metingen steeg het cijfer in {number(rose)}."
    )


def blank_is_not_zero(monitor: Monitor, region: Region) -> Question:
    """A mean over figures and blanks."""
    indicator = monitor.catalogue[SATISFACTION]
    table = monitor.table(SATISFACTION)
    year = int(table.columns[-1])
    column = table[year]
    group = _three_and_two(monitor, region, column)
    known = sorted(round(column[each.code], 1) for each in group if not math.isnan(column[each.code]))
    mean = sum(known) / 3
    low, middle, _ = known
    rows = tuple((each.label, quantity(column[each.code], 1, PERCENT)) for each in group)
    blank = [each.label for each in group if math.isnan(column[each.code])]
    everyone = column.dropna()
    zeros = everyone.sum() / len(column)
    return Question(
        id="leeg_is_geen_nul",
        kind="number",
        text=(
            f"Dit zijn {region.label} en vier gemeenten in de buurt. Wat is hun gemiddelde voor "
            f"{lower(indicator.name)} in {year}? Elke gemeente met een cijfer telt even zwaar."
        ),
        facts=Facts(f"{indicator.name}, {year}", ("Gemeente", "Cijfer"), rows),
        units=(PERCENT,),
        tolerance=0.1,
        answer=mean,
        right=(
            "Je deelde door het aantal gemeenten met een cijfer. Let hierop in een rekenblad: een lege cel "
            "wordt "
            "overgeslagen, maar een 0 die iemand invulde telt mee."
        ),
        look="Tel de cijfers op die er zijn. Door hoeveel gemeenten deel je dan?",
        slips=(
            Slip(
                "nul",
                sum(known) / 5,
                f"Je deelde door vijf. Dan tellen {listing(blank)} mee met 0 procent, alsof daar niemand "
                "tevreden is. Hoeveel "
                "gemeenten hebben een cijfer?",
            ),
            Slip(
                "een_lege",
                sum(known) / 4,
                "Je deelde door vier: dan telt nog één lege plek mee als nul. Tel de gemeenten met een "
                "cijfer nog eens.",
            ),
            Slip("som", sum(known), "Je telde op, maar deelde nog niet. Door hoeveel gemeenten deel je?"),
            Slip(
                "ingevuld",
                (sum(known) + 2 * low) / 5,
                f"Je gaf de lege plekken het laagste cijfer, {number(low, 1)}. Een lege plek is niet laag "
                "en niet hoog. Reken "
                "alleen met cijfers die er zijn.",
            ),
            Slip(
                "mediaan",
                middle,
                "Dat is het middelste cijfer, de mediaan. Ook een goed getal, maar gevraagd is het "
                "gemiddelde: optellen en "
                "delen.",
            ),
        ),
        hints=(
            f"Wat is het verschil tussen '{BLANK}' en '0 procent tevreden'?",
            "Hoeveel van de vijf gemeenten hebben een cijfer?",
        ),
        explanation=(
            f"{listing([number(value, 1) for value in known])} zijn samen {number(sum(known), 1)}. Gedeeld "
            "door 3 is dat "
            f"{number(mean, 1)} procent. {listing(blank)} {'telt' if len(blank) == 1 else 'tellen'} niet "
            "mee.",
            f"Voor het hele land is het effect groot. Het gemiddelde van de {number(len(everyone))} "
            "gemeenten met een cijfer "
            f"is {number(everyone.mean(), 1)} procent. Wie op de {number(len(column) - len(everyone))} lege "
            "plekken een 0 "
            f"zet, komt uit op {number(zeros, 1)} procent.",
        ),
    )


def _three_and_two(monitor: Monitor, region: Region, column: pd.Series) -> list[Region]:
    """The nearest three municipalities with a figure and two without, the own one among them, by name.

    The three are spread enough for their median to differ from their mean.
    """
    x, y = region.centre or monitor.regions["GM0855"].centre
    near = sorted(
        monitor.regions, key=lambda each: math.dist((x, y), each.centre) if each.centre else math.inf
    )
    blank = [each for each in near if math.isnan(column[each.code])][:2]
    known = [each for each in near if not math.isnan(column[each.code])]
    two = known[:2]
    for third in known[2:]:
        values = sorted(round(column[each.code], 1) for each in (*two, third))
        gaps = (sum(values) / 3 - values[1], sum(values) / 3 - (sum(values) + 2 * values[0]) / 5)
        if all(abs(gap) > 0.25 for gap in gaps):
            return sorted([*two, third, *blank], key=lambda each: each.label)
    return sorted([*known[:3], *blank], key=lambda each: each.label)
