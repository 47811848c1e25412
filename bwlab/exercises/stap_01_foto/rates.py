"""Rate or count: where the most cases are, and where the most for each inhabitant."""

from __future__ import annotations

import functools
import math

import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.regions import Region

OFFENCES = {
    "woninginbraken": "woninginbraken",
    "vernieling": "vernielingen",
    "fietsdiefstal": "fietsdiefstallen",
    "mishandeling": "mishandelingen",
}
CRIME_YEAR = 2023  # the last year with final counts for all 342


@functools.lru_cache(maxsize=8)
def _crimes(monitor: Monitor, offence: str) -> pd.DataFrame:
    """Count, mean population and rate per 1,000 of one offence in ``CRIME_YEAR``, by municipality."""
    table = monitor.snapshot.table("crime_counts.csv.gz")
    table = table[(table["offence"] == offence) & (table["year"] == CRIME_YEAR)].set_index("region")
    return table.assign(rate=1000 * table["count"] / table["mean_population"])


def rate(monitor: Monitor, region: Region) -> Question:
    """The most cases, or the most cases for each inhabitant."""

    def find(each: Region) -> tuple[str, str] | None:
        for offence in OFFENCES:
            table = _crimes(monitor, offence)
            if each.code not in table.index:
                continue
            own = table.loc[each.code]
            more = (table["count"] >= 1.5 * own["count"]) & (1.25 * table["rate"] <= own["rate"])
            less = (
                (1.5 * table["count"] <= own["count"])
                & (table["rate"] >= 1.25 * own["rate"])
                & (table["count"] >= 10)
            )
            others = table.index[more | less]
            if len(others) and own["count"] >= 10:
                return offence, _nearest(monitor, each, list(others))
        return None

    chosen = case(monitor, region, find, f"Voor {region.label} zijn de aantallen te klein om te vergelijken.")
    offence, other = chosen.found
    table, what = _crimes(monitor, offence), OFFENCES[offence]
    pair = sorted((chosen.region, monitor.regions[other]), key=lambda each: -table.loc[each.code, "count"])
    most, likely = pair  # most cases, and most for each inhabitant
    counts = {each.code: int(table.loc[each.code, "count"]) for each in pair}
    people = {each.code: round(table.loc[each.code, "mean_population"]) for each in pair}
    rates = {each.code: number(table.loc[each.code, "rate"], 1) for each in pair}
    facts = Facts(
        f"Bij de politie geregistreerde {what}, {CRIME_YEAR}",
        ("Gemeente", "Aantal", "Inwoners (gemiddeld)"),
        tuple((each.label, number(counts[each.code]), number(people[each.code])) for each in pair),
    )
    return Question(
        id="aantal_of_kans",
        kind="one",
        text=f"In welke van deze twee gemeenten kwamen, naar verhouding van de inwoners, de meeste {what} voor?",
        note=chosen.note,
        facts=facts,
        options=(
            *(Option(each.code, each.label) for each in sorted(pair, key=lambda each: each.label)),
            Option("gelijk", "In beide evenveel"),
            Option("kan_niet", "Dat kun je niet zeggen: de gemeenten zijn niet even groot"),
        ),
        answer=likely.code,
        right=(
            f"Per 1.000 inwoners zijn het er {rates[likely.code]} in {likely.label} en {rates[most.code]} "
            f"in {most.label}. Wie "
            "gemeenten vergelijkt, deelt eerst door het aantal inwoners."
        ),
        look="Deel in elke gemeente het aantal door het aantal inwoners, en vergelijk de uitkomsten.",
        slips=(
            Slip(
                "meeste",
                most.code,
                f"Je keek naar het aantal. Er wonen in {most.label} ook meer mensen. Hoeveel {what} zijn "
                "het per 1.000 inwoners?",
            ),
            Slip(
                "gelijk",
                "gelijk",
                "Dat zou kloppen als het aantal even hard oploopt als het aantal inwoners. Reken het per "
                "1.000 inwoners uit.",
            ),
            Slip(
                "kan_niet",
                "kan_niet",
                "Aantallen van gemeenten van verschillende grootte kun je inderdaad niet naast elkaar "
                "zetten. Maar er staat "
                "nog een kolom: wat kun je daarmee doen?",
            ),
        ),
        hints=(
            f"Hoeveel keer zo veel inwoners heeft {most.label} als {likely.label}? En hoeveel keer zo veel "
            f"{what}?",
            f"Wat is {number(counts[likely.code])} gedeeld door {number(people[likely.code])}, keer 1.000?",
        ),
        explanation=(
            " ".join(
                f"{each.label}: {number(counts[each.code])} gedeeld door {number(people[each.code])}, keer "
                "1.000, is "
                f"{rates[each.code]} per 1.000 inwoners."
                for each in pair
            ),
            "Bij kleine aantallen schommelt zo'n verhouding sterk van jaar tot jaar. Kijk dan naar meer "
            "jaren. Het gaat om "
            "wat de politie registreerde, niet om alles wat gebeurde.",
        ),
    )


def _nearest(monitor: Monitor, region: Region, codes: list[str]) -> str:
    if region.centre is None:
        return codes[0]
    return min(codes, key=lambda code: math.dist(region.centre, monitor.regions[code].centre or (1e9, 1e9)))
