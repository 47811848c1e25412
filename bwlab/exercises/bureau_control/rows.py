"""Rows of a table on the own figures: which may stand beside each other, and what they come to."""

from __future__ import annotations

import functools
import itertools

import numpy as np
import pandas as pd

from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import as_written, listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.merged import accounts_of
from bwlab.monitor.offences import everywhere
from bwlab.policy.desks.audit.building import COUNTED, CRIME, DAMAGE, HEALTH, SATISFIED
from bwlab.policy.desks.audit.money import stayed
from bwlab.policy.desks.audit.shared import around, table_of
from bwlab.regions import Region

MERGED = ("GM0439", "GM0575", "GM0014")  # Purmerend, Noordwijk, Groningen: the code stayed, the border did not
SIZE = 2.1  # people in a household, invented where it is asked to divide


def _like(monitor: Monitor, region: Region, known: set[str], count: int) -> list[Region]:
    """The own municipality where it has a figure, then those most like it that have one."""
    return list(itertools.islice((each for each in around(monitor, region) if each.code in known), count))


def series(monitor: Monitor, region: Region) -> Question:
    """Which two years of one series can be put beside each other?"""
    known, table = monitor.catalogue[HEALTH], table_of(monitor, HEALTH)
    years, broken = [int(year) for year in table.columns], known.breaks[-1].year
    before, after = [year for year in years if year < broken], [year for year in years if year >= broken]
    values = table.loc[region.code]
    show = lambda year: quantity(float(values[year]), known.decimals, known.unit_text)  # noqa: E731
    pairs = {"lang": (before[0], after[-1]), "over": (before[-1], after[0]), "na": (after[0], after[-1]), "naast": (before[1], after[0])}
    fell = float(values[before[-1]] - values[after[0]])
    return Question(
        id="breuk",
        kind="one",
        text=f"In {broken} zit een breuk in deze reeks van {region.label}. Welke twee jaren kun je naast elkaar leggen?",
        facts=Facts(f"{known.name}, {region.label}", ("Jaar", "Cijfer"), tuple((str(year), show(year)) for year in years)),
        options=tuple(Option(key, f"{start} en {end}") for key, (start, end) in sorted(pairs.items(), key=lambda each: each[1])),
        answer="na",
        right="Beide jaren liggen na de breuk. Zeg er wel bij waarom je niet verder terugkijkt.",
        look=f"Aan welke kant van {broken} liggen de twee jaren?",
        slips=(
            Slip("over", "over", f"Precies tussen deze twee ligt de breuk. Het cijfer gaat hier {number(abs(fell), known.decimals)} procentpunt {'omlaag' if fell > 0 else 'omhoog'}, en in alle gemeenten ging het omlaag. Ligt dat aan {region.label}?"),
            Slip("lang", "lang", "De langste periode lijkt het meest te zeggen, maar de breuk ligt ertussen. Welke twee jaren liggen aan dezelfde kant?"),
            Slip("naast", "naast", "Ook hier ligt de breuk ertussen. Dat er jaren zijn overgeslagen, verandert dat niet."),
        ),
        hints=(f"Welke jaren liggen vanaf {broken}?", "Welke twee liggen aan dezelfde kant van de breuk?"),
        explanation=(
            f"In {broken} ligt het cijfer in alle gemeenten lager dan in {before[-1]}. Of dat aan de gezondheid ligt of aan de meting, weten we niet.",
            f"Van {after[0]} naar {after[-1]} ging het in {region.label} van {show(after[0])} naar {show(after[-1])}. Dat mag je naast elkaar zetten.",
        ),
    )


def mean(monitor: Monitor, region: Region) -> Question:
    """The mean of three figures and a blank."""
    known, table = monitor.catalogue[SATISFIED], table_of(monitor, SATISFIED)
    year, column = int(table.columns[-1]), table.iloc[:, -1]
    having = _like(monitor, region, set(column.dropna().index), 3)
    empty = next(each for each in around(monitor, region) if np.isnan(column[each.code]))
    values = [round(float(column[each.code]), known.decimals) for each in having]
    answer, wrong = sum(values) / 3, sum(values) / 4
    less = np.subtract(*as_written((answer, wrong), 1))  # what a reader finds
    facts = [(each.label, quantity(value, known.decimals, known.unit_text)) for each, value in zip(having, values, strict=True)]
    return Question(
        id="nul",
        kind="number",
        text=f"{known.name} in {year}, voor {region.label} en drie gemeenten die erop lijken. Van {empty.label} is er geen cijfer. Wat is het gemiddelde van de cijfers die er zijn?",
        facts=Facts(f"{known.name}, {year}", ("Gemeente", "Cijfer"), tuple(sorted([*facts, (empty.label, "geen cijfer")]))),
        units=("procent",),
        tolerance=0.06,
        answer=answer,
        right="Je telde drie cijfers en deelde door drie. Zeg erbij: van drie van de vier gemeenten.",
        look="Hoeveel cijfers tel je op, en door hoeveel deel je?",
        slips=(
            Slip("nul", wrong, f"Je deelde door vier. Dan tel je {empty.label} mee als 0, en daar is niets gemeten. Door hoeveel cijfers moet je delen?"),
            Slip("som", sum(values), "Dat is de som. Gevraagd is het gemiddelde."),
            Slip("verschil", answer - wrong, "Dat is hoeveel het gemiddelde zakt als de lege plek een 0 wordt. Gevraagd is het gemiddelde zelf."),
        ),
        hints=("Hoeveel gemeenten hebben een cijfer?", "Wat is de som van die cijfers, gedeeld door hun aantal?"),
        explanation=(
            f"{' plus '.join(number(value, known.decimals) for value in values)} is {number(sum(values), 1)}. Gedeeld door 3 is dat {number(answer, 1)} procent.",
            f"Met een 0 voor {empty.label} wordt het {number(wrong, 1)} procent. Dat is {number(less, 1)} procentpunt lager, zonder dat iemand anders antwoordde.",
        ),
    )


def years(monitor: Monitor, region: Region) -> Question:
    """Which rows may stand beside the own figure?"""
    known, table = monitor.catalogue[CRIME], table_of(monitor, CRIME)
    new, old = int(table.columns[-1]), int(table.columns[0])
    own, *others = _like(monitor, region, _whole(monitor), 5)
    odd = max(others, key=lambda each: abs(float(table.at[each.code, old] - table.at[each.code, new])))
    when = {each.code: old if each is odd else new for each in (own, *others)}
    rows = {each.code: quantity(float(table.at[each.code, when[each.code]]), known.decimals, known.unit_text) for each in (own, *others)}
    good = {each.code for each in others if each is not odd}
    return Question(
        id="jaren",
        kind="several",
        text=f"Wijs de rijen aan die je naast het cijfer van {own.label} over {new} mag leggen. Het jaar staat erbij.",
        note="" if own.code == region.code else f"Van {region.label} ontbreekt een jaar. Deze vraag gaat over {own.label}, als voorbeeld.",
        facts=Facts(f"{known.name}", ("Gemeente", "Jaar", "Cijfer"), ((own.label, str(new), rows[own.code]),)),
        options=tuple(Option(f"rij{place}", f"{each.label}, {when[each.code]}: {rows[each.code]}") for place, each in enumerate(others, 1)),
        answer=[f"rij{place}" for place, each in enumerate(others, 1) if each.code in good],
        right=f"Alle rijen over {new}. Dat die cijfers voorlopig zijn, geldt voor allemaal, en hoort erbij te staan.",
        look="Welk jaar staat er in elke rij?",
        slips=(
            Slip("alles", [f"rij{place}" for place in range(1, len(others) + 1)], f"Er zit een rij over {old} tussen. In {new} was het cijfer van {odd.label} anders. Welke rij is het?"),
            Slip("oud", [f"rij{place}" for place, each in enumerate(others, 1) if each is odd], "Je wees de rij aan die er niet bij hoort. Welke horen er wel bij?"),
            Slip("te weinig", [f"rij{next(place for place, each in enumerate(others, 1) if each.code in good)}"], f"Er zijn meer rijen over {new}. Wie er een paar uitkiest, kiest ook de uitkomst. Welke rijen hebben hetzelfde jaar?", lambda given: _some(given, others, good)),
        ),
        hints=(f"In welke rijen staat {new}?", "Welke rij heeft een ander jaar?"),
        explanation=(
            f"{odd.label} heeft {rows[odd.code]} in {old}, en {quantity(float(table.at[odd.code, new]), known.decimals, known.unit_text)} in {new}. Naast {own.label} hoort het cijfer van {new}.",
            "Een oud cijfer mag, als alle rijen even oud zijn, of als er niets mee wordt vergeleken.",
        ),
    )


def _some(given: frozenset[str], others: list[Region], good: set[str]) -> bool:
    """A part of the right rows, and no other."""
    right = {f"rij{place}" for place, each in enumerate(others, 1) if each.code in good}
    return given < right


@functools.lru_cache(maxsize=2)
def _whole(monitor: Monitor) -> set[str]:
    table = table_of(monitor, CRIME)
    return set(table[[table.columns[0], table.columns[-1]]].dropna().index)


def denominator(monitor: Monitor, region: Region) -> Question:
    """Cases for each 1,000 inhabitants, with the wrong denominator beside it."""
    known = monitor.catalogue[DAMAGE]
    counts = everywhere(monitor, DAMAGE, COUNTED)
    rates = table_of(monitor, DAMAGE)[COUNTED]
    here = _like(monitor, region, set(counts.index[(counts["count"] > 2) & rates.reindex(counts.index).notna()]), 1)[0]
    count, people = int(counts.at[here.code, "count"]), int(counts.at[here.code, "population"])
    homes = int(round(people / SIZE, -1))
    answer = 1000 * count / people
    apart = len(set(as_written((answer, float(rates[here.code])), 1))) > 1  # what is published was rounded once before
    lacks = f"waren er in {COUNTED} te weinig gevallen" if region.code in counts.index else f"is er over {COUNTED} geen telling binnen de grenzen van nu"
    why = f"Voor {region.label} {lacks}. Deze vraag gaat over {here.label}, als voorbeeld."
    return Question(
        id="noemer",
        kind="number",
        text=f"In {here.label} waren er in {COUNTED} {number(count)} gevallen van vernieling, op {number(people)} inwoners. Stel dat dat {number(homes)} huishoudens zijn (verzonnen, om te oefenen). Hoeveel gevallen zijn dat per 1.000 inwoners? Rond af op een cijfer achter de komma.",
        note="" if here.code == region.code else why,
        units=("per 1.000 inwoners",),
        tolerance=0.051,
        answer=answer,
        right="Je deelde door inwoners, zoals de eenheid zegt. Zo is het cijfer in de monitor ook gemaakt.",
        look="Wat zegt de eenheid over waardoor je deelt?",
        slips=(
            Slip("huishoudens", 1000 * count / homes, f"Je deelde door huishoudens. Dat geeft een getal dat {number(people / homes, 1)} keer zo hoog is. Wat belooft de eenheid?"),
            Slip("honderd", 100 * count / people, "Dat is per 100 inwoners. Gevraagd is per 1.000."),
            Slip("omgekeerd", people / count, "Dat is het aantal inwoners op één geval. Gevraagd is het aantal gevallen op 1.000 inwoners."),
            Slip("aantal", count, "Dat is het aantal gevallen. Gevraagd is het aantal per 1.000 inwoners."),
        ),
        hints=("Door welk van de twee aantallen deel je?", "Wat is het aantal gevallen gedeeld door het aantal inwoners, keer 1.000?"),
        explanation=(
            f"{number(count)} gedeeld door {number(people)}, keer 1.000, is {number(answer, 1)}. In de monitor staat {quantity(float(rates[here.code]), known.decimals, known.unit_text)}{': dat cijfer was al eerder afgerond, op twee cijfers achter de komma' if apart else ''}.",
            "Een verkeerde deler zie je niet aan het getal zelf. Je ziet hem als je één rij narekent.",
        ),
    )


@functools.lru_cache(maxsize=4)
def _spent(monitor: Monitor) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    accounts: pd.DataFrame = accounts_of(monitor.snapshot)
    for row in accounts.itertuples(index=False):
        found.setdefault(row.region, {})[int(row.year)] = float(row.expenditure)
    return found


def border(monitor: Monitor, region: Region) -> Question:
    """Point at the jump at which one asks for the border first."""
    kept = stayed(monitor)
    code = region.code if region.code in kept else MERGED[0]
    other, third = [each for each in MERGED if each != code][:2]
    case, second = kept[code][0], kept[other][0]
    spent = _spent(monitor)
    away = next(year for year in (2024, 2023) if {year, year - 1} <= set(spent[code]) & set(spent[other]))
    last = region.code if region.code != code and {away, away - 1} <= set(spent.get(region.code, ())) else third
    asked = [(code, case.year), (code, away), (other, away), (last if last != other else third, away)]
    grown = sorted(((100 * (spent[who][year] / spent[who][year - 1] - 1), who, year) for who, year in asked))
    keys = {(who, year): f"sprong{place}" for place, (_, who, year) in enumerate(grown, 1)}
    label = monitor.regions[code].label
    options = tuple(
        Option(keys[who, year], f"{monitor.regions[who].label}, {year - 1} naar {year}", place / (len(grown) - 1), f"{number(change, 1, sign=True)} procent")
        for place, (change, who, year) in enumerate(grown)
    )
    parts = [(str(each.year), listing([name for _, name in each.parts]), monitor.regions[each.region].label) for each in sorted((case, second), key=lambda each: each.year)]
    _, _, _, was, now = kept[code]
    return Question(
        id="grens",
        kind="point",
        text="Uitgaven volgens de jaarrekening, van het ene op het andere jaar. Bij welke sprong vraag je eerst naar de grens van de gemeente?",
        note="" if code == region.code else f"{label} staat hier als voorbeeld van een herindeling, omdat {region.label} daar in onze cijfers geen goed voorbeeld van is.",
        facts=Facts("Herindelingen", ("Sinds", "Wie kwam erbij", "Bij welke gemeente"), tuple(parts)),
        options=options,
        scale=("kleinste sprong", "grootste sprong"),
        answer=keys[code, case.year],
        right="Naam én jaar passen bij de herindeling. De code bleef gelijk, en dus zie je het niet aan de tabel.",
        look="Welke rij heeft dezelfde gemeente én hetzelfde jaar als een regel in het lijstje?",
        slips=tuple(Slip(f"naam{place}", keys[who, year], _wrong(monitor, who, year, code)) for place, (who, year) in enumerate(asked[1:], 1)),
        hints=("In welk jaar kwam er een gemeente bij, en bij wie?", "Bij welke sprong passen allebei?"),
        explanation=(
            f"In {case.year} kwam {listing([name for _, name in case.parts])} bij {label}. Volg je de code, dan is de sprong {number(100 * (kept[code][2] / kept[code][1] - 1), 1)} procent. Tel je het jaar ervoor binnen de nieuwe grenzen, dan is het {number(100 * (now / was - 1), 1)} procent.",
            f"Houd het lijstje van herindelingen naast elke reeks waarin {region.label} met andere wordt vergeleken.",
        ),
    )


def _wrong(monitor: Monitor, who: str, year: int, code: str) -> str:
    label = monitor.regions[who].label
    if who == code:
        return f"De naam klopt, het jaar niet: van {year - 1} naar {year} veranderde de grens van {label} niet."
    return f"Van {year - 1} naar {year} veranderde de grens van {label} niet. Waardoor het bedrag dan wel veranderde, is een andere vraag."
