"""Series and labels: a merger added up, and figures whose units were swapped."""

from __future__ import annotations

import functools
import itertools
import math

import pandas as pd

from bwlab.exercises.case import counted
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.monitor.merged import Merger, accounts_of, mergers
from bwlab.regions import Region

CLEAR = 30  # euro: so far the typical slips must be from the answer, and from each other
UNITS = {  # code: what stands in the file, and what it should be
    "geregistreerde_misdrijven_per_1000": ("procent", "per 1.000 inwoners"),
    "opkomst_tweede_kamer": ("per 1.000 inwoners", "procent"),
    "woz": ("euro", "duizend euro"),
    "elektriciteitsverbruik_woningen_per_inwoner": ("duizend euro", "kWh per inwoner"),
}
BOXES = ("procent", "per 1.000 inwoners", "euro", "duizend euro", "kWh per inwoner")
SHORT = {
    "geregistreerde_misdrijven_per_1000": "misdrijven", "opkomst_tweede_kamer": "opkomst", "woz": "woz",
    "elektriciteitsverbruik_woningen_per_inwoner": "stroom",
}  # fmt: skip


@functools.lru_cache(maxsize=4)
def _cases(monitor: Monitor) -> dict[str, tuple[Merger, pd.DataFrame]]:
    """By code of today: a merger whose slips lead to clearly different answers, and its parts in the last year before."""
    accounts = accounts_of(monitor.snapshot)
    found = {}
    for each in mergers(monitor.snapshot, accounts):
        codes = [code for code, _ in each.parts] + ([each.region] if each.kept else [])
        rows = accounts[accounts["region"].isin(codes) & (accounts["year"] == each.year - 1)].sort_values("expenditure", ascending=False)
        if each.whole and len(rows) == len(codes) and each.region not in found and _clear(_answers(rows)):
            found[each.region] = (each, rows.reset_index(drop=True))
    return found


def _answers(rows: pd.DataFrame) -> dict[str, float]:
    """The right answer and those of the typical slips, in euro for each inhabitant."""
    millions, people = (rows["expenditure"] / 1000).round(1), rows["population"]
    single = 1e6 * millions / people
    found = {
        "goed": 1e6 * millions.sum() / people.sum(),
        "gemiddelde": single.mean(),
        "grootste": single.iloc[0],
        "som": single.sum(),
        "deel": 1e6 * millions.sum() / people.iloc[0],
    }
    return {key: float(value) for key, value in found.items()}


def _clear(answers: dict[str, float]) -> bool:
    found = sorted(answers.values())
    return min(after - before for before, after in itertools.pairwise(found)) > CLEAR


def merged(monitor: Monitor, region: Region) -> Question:
    """The amount for each inhabitant of municipalities taken together."""
    cases = _cases(monitor)
    code = region.code if region.code in cases else _nearest(monitor, region, cases)
    case, rows = cases[code]
    now, year = monitor.regions[code].label, case.year - 1
    former = {part: name for part, name in case.parts} | ({code: f"{now} (oud)"} if case.kept else {})
    names, answers = [former[each] for each in rows["region"]], _answers(rows)
    show = lambda value: f"€ {number(value)}"  # noqa: E731
    total, people = (rows["expenditure"] / 1000).round(1).sum(), rows["population"].sum()
    return Question(
        id="opgeteld",
        kind="number",
        text=(
            f"In {case.year} gingen {listing(names)} samen verder als {now}. Je wilt weten wat ze samen per inwoner uitgaven in {year}, "
            "om dat naast het jaar erna te zetten. Wat is dat bedrag?"
        ),
        note="" if code == region.code else f"{region.label} heeft geen herindeling die in onze cijfers op te tellen is. Deze vraag gaat daarom over {now}, als voorbeeld.",
        facts=Facts(
            f"Uitgaven volgens de jaarrekening van {year}, en inwoners op 1 januari",
            ("Gemeente", "Uitgaven (miljoen euro)", "Inwoners", "Per inwoner"),
            tuple(
                (name, number(row.expenditure / 1000, 1), number(row.population), show(1000 * row.expenditure / row.population))
                for name, row in zip(names, rows.itertuples(), strict=True)
            ),
        ),
        units=("euro per inwoner",),
        answer=answers["goed"],
        tolerance=3,
        right=(
            f"Eerst alle bedragen optellen, dan delen door alle inwoners: {show(answers['goed'])}. "
            "Zo telt een grote gemeente zwaarder mee dan een kleine, zoals het hoort."
        ),
        look="Tel eerst de bedragen op, en daarna de inwoners. Deel pas als laatste.",
        slips=(
            Slip("gemiddelde", answers["gemiddelde"], "Je nam het gemiddelde van de bedragen per inwoner. Dan telt elke gemeente even zwaar, ook als er veel minder mensen wonen."),
            Slip("grootste", answers["grootste"], f"Dat is het bedrag van {names[0]} alleen. De inwoners van {listing(names[1:])} horen er ook bij."),
            Slip("som", answers["som"], "Je telde de bedragen per inwoner op. Een inwoner woont maar in één gemeente: tel het geld op, en de mensen."),
            Slip("deel", answers["deel"], f"Je telde al het geld op, maar deelde door de inwoners van {names[0]} alleen. Zo lijkt het bedrag te hoog."),
        ),
        hints=(
            "Hoeveel miljoen euro gaven ze samen uit? En hoeveel mensen woonden er samen?",
            f"Wat is {number(total, 1)} miljoen gedeeld door {number(people)}?",
        ),
        explanation=(
            f"Samen {number(total, 1)} miljoen euro, en {number(people)} inwoners. Dat is {show(answers['goed'])} per inwoner.",
            f"Wie alleen de code van {now} volgt, {'ziet een sprong die door de grens komt' if case.kept else 'ziet vóór ' + str(case.year) + ' niets'}. "
            "Het gaat om geld. Dat is een middel: meer is niet beter of slechter.",
        ),
    )


def _nearest(monitor: Monitor, region: Region, cases: dict[str, tuple[Merger, pd.DataFrame]]) -> str:
    here = region.centre or monitor.regions["GM0855"].centre

    def far(code: str) -> float:
        there = monitor.regions[code].centre
        return math.dist(here, there) if there else math.inf

    return min(sorted(cases), key=far)


def units(monitor: Monitor, region: Region) -> Question:
    """Four real figures with swapped units: which unit belongs to which?"""
    catalogue, rows = monitor.catalogue, []
    for code in UNITS:
        column = monitor.table(code)
        column = column[column.columns[column.loc[region.code].notna()][-1]]
        rows.append((code, int(column.name), float(column[region.code])))
    said = {code: f"{catalogue[code].name}: {number(value, catalogue[code].decimals)}" for code, _, value in rows}
    right = {SHORT[code]: unit for code, (_, unit) in UNITS.items()}
    value = {SHORT[code]: number(found, catalogue[code].decimals) for code, _, found in rows}
    return Question(
        id="eenheid",
        kind="sort",
        text=f"In een bestand met vier cijfers van {region.label} zijn de eenheden door elkaar geraakt. De getallen kloppen. Zet elk getal bij de eenheid die erbij hoort. Eén bak blijft leeg.",
        facts=Facts(
            f"Zo staat het in het bestand over {region.label}",
            ("Cijfer", "Jaar", "Waarde", "Eenheid in het bestand"),
            tuple((catalogue[code].name, str(year), number(found, catalogue[code].decimals), UNITS[code][0]) for code, year, found in rows),
        ),
        options=tuple(Option(SHORT[code], said[code]) for code in UNITS),
        boxes=tuple(Option(unit, unit) for unit in BOXES),
        answer=right,
        right=(
            "Je keek of een getal kan. Doe dat bij elk bestand dat je krijgt: naam, getal en eenheid moeten alle drie bij elkaar passen. "
            "Past er één niet, vraag het dan na voordat je het gebruikt."
        ),
        look="Lees elk getal hardop met zijn eenheid, als een zin. Kan die zin waar zijn?",
        slips=(
            Slip("bestand", {SHORT[code]: unit for code, (unit, _) in UNITS.items()}, "Je nam de eenheden uit het bestand over. Juist die zijn door elkaar geraakt. Lees elke regel hardop: kan dat?"),
            Slip("misdrijven", right | {"misdrijven": "procent", "opkomst": "per 1.000 inwoners"}, f"Je gaf de misdrijven 'procent'. Dan zou de politie op elke 100 inwoners {value['misdrijven']} misdrijven registreren. Kan dat?", when=lambda given: given["misdrijven"] == "procent"),
            Slip("woz", right | {"woz": "euro"}, f"Je gaf de WOZ-waarde in euro. Een huis van {value['woz']} euro bestaat niet. Hoeveel nullen horen erbij?", when=lambda given: given["woz"] == "euro"),
            Slip("stroom", right | {"stroom": "euro"}, f"Je gaf de stroom een bedrag. Het cijfer gaat over hoeveel stroom, niet over wat die kost. {value['stroom']} waarvan?", when=lambda given: given["stroom"] in ("euro", "duizend euro")),
            Slip("opkomst", right | {"opkomst": "per 1.000 inwoners"}, f"Je gaf de opkomst per 1.000 inwoners. Dan zou van elke 1.000 mensen ongeveer {number(round(rows[1][2]))} stemmen. Kan dat?", when=lambda given: given["opkomst"] == "per 1.000 inwoners"),
        ),
        hints=(
            "Welk getal kan geen percentage zijn, omdat de zin dan onzin wordt?",
            "Wat kost een huis in jouw gemeente ongeveer? In welke eenheid is dat het getal van de WOZ-waarde?",
        ),
        explanation=(
            f"In {region.label}: " + "; ".join(f"{said[code]} {unit}" for code, (_, unit) in UNITS.items()) + ".",
            *(
                [f"De opkomst is hier {number(rows[1][2], 1)} procent. Dat is boven 100: ook mensen van elders kunnen er met een kiezerspas stemmen. Een getal dat niet kan, kan dus soms toch. Vraag het na."]
                if rows[1][2] > 100
                else [f"Eenheden raken makkelijk kwijt als iemand kolommen plakt. Daarom staat in de monitor bij elk van deze {counted(len(UNITS), 'cijfer', 'cijfers')} de eenheid erbij."]
            ),
        ),
    )
