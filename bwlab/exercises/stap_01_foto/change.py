"""Comparing over time: what may be said across a break in a series."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.question import Option, Question, Slip
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

HEALTH, BEFORE, AFTER = "ervaren_gezondheid", 2020, 2022


def across_break(monitor: Monitor, region: Region) -> Question:
    """A health survey in which nearly every municipality falls at once."""
    table = monitor.table(HEALTH)

    def find(each: Region) -> tuple[float, float] | None:
        old, new = table.loc[each.code, [BEFORE, AFTER]]
        return None if pd.isna(old) or pd.isna(new) or new >= old else (old, new)

    why = f"Voor {region.label} is er geen cijfer voor {BEFORE} en {AFTER}."
    chosen = case(monitor, region, find, why)
    (old, new), label = chosen.found, chosen.region.label
    change = (table[AFTER] - table[BEFORE]).dropna()
    fell, n = int((change < 0).sum()), len(change)
    ranking = monitor.ranking(HEALTH, AFTER)
    rank = int(ranking.loc[ranking["region"] == chosen.region.code, "rank"].iloc[0])
    everywhere = f"Het cijfer daalde in {number(fell)} van de {number(n)} gemeenten."

    def holds(*keys: str) -> Any:
        return lambda answer: any(key in answer for key in keys)

    return Question(
        id="breuk",
        kind="several",
        text=(
            f"Ervaren gezondheid in {label}: {quantity(old, 1, 'procent')} in {BEFORE} en "
            f"{quantity(new, 1, 'procent')} in "
            f"{AFTER}. {everywhere} In deze masterclass is {AFTER} daarom een breuk: een knip in de reeks. Welke "
            "zinnen mag je "
            "opschrijven?"
        ),
        note=chosen.note,
        options=(
            Option("verslechterd", f"Sinds {BEFORE} is de gezondheid in {label} verslechterd."),
            Option(
                "stand",
                f"In {AFTER} noemde {quantity(new, 1, 'procent')} de eigen gezondheid goed of zeer goed.",
            ),
            Option("beleid", f"Het gezondheidsbeleid van {label} werkte in deze jaren niet."),
            Option(
                "plaats", f"In {AFTER} stond {label} op plaats {number(rank)} van {number(len(ranking))}."
            ),
            Option("meting", "Als bijna alle gemeenten tegelijk dalen, kan dat ook aan de meting liggen."),
        ),
        answer=("stand", "plaats", "meting"),
        right=(
            "Binnen één jaar mag je vergelijken, want dan is bij iedereen op dezelfde manier gemeten. Over "
            "een breuk heen "
            "weet je niet wat je ziet: een andere meting of een echte verandering."
        ),
        look=(
            f"Vraag je bij elke zin af: gaat hij over één jaar, of vergelijkt hij {BEFORE} met {AFTER}? "
            "Alleen het eerste kan "
            "zonder meer."
        ),
        slips=(
            Slip(
                "beleid",
                ("stand", "beleid", "plaats", "meting"),
                f"Een zin legt de daling bij het beleid van {label}. {everywhere} Kan het beleid van één "
                "gemeente dat "
                "verklaren?",
                holds("beleid"),
            ),
            Slip(
                "verslechterd",
                ("verslechterd", "stand", "plaats", "meting"),
                f"Een zin vergelijkt {BEFORE} met {AFTER} alsof er niets aan de reeks veranderde. "
                "Daartussen ligt een breuk.",
                holds("verslechterd"),
            ),
            Slip(
                "te_streng",
                ("meting",),
                f"Je bent strenger dan nodig. Een zin over alleen {AFTER} vergelijkt niet over de breuk "
                "heen. Mag die dan?",
                lambda answer: not {"stand", "plaats"} <= answer,
            ),
            Slip(
                "zonder_meting",
                ("stand", "plaats"),
                f"Die zinnen mogen. Er is er nog een: wat zou je denken als {number(fell)} van de "
                f"{number(n)} gemeenten "
                "tegelijk dalen?",
            ),
        ),
        hints=(
            f"Welke zinnen gaan alleen over {AFTER}?",
            "In hoeveel gemeenten daalde het cijfer? Is het waarschijnlijk dat het overal om dezelfde reden "
            "zo hard ging?",
        ),
        explanation=(
            f"{everywhere} De mediaan (het middelste cijfer) ging van {number(table[BEFORE].median(), 1)} naar "
            f"{number(table[AFTER].median(), 1)} procent; {label} van {number(old, 1)} naar "
            f"{number(new, 1)}.",
            _why(monitor),
            f"Binnen {AFTER} mag je wel vergelijken: plaats {number(rank)} van {number(len(ranking))}.",
        ),
    )


def _why(monitor: Monitor) -> str:
    cuts = [cut for cut in monitor.catalogue[HEALTH].breaks if BEFORE < cut.year <= AFTER]
    known = f" In onze lijst van cijfers staat erover: {cuts[0].why}" if cuts else ""
    return (
        "Zo'n daling overal tegelijk kan een andere manier van meten zijn, een bijzondere tijd, of allebei. "
        "Uit deze cijfers "
        f"alleen kun je dat niet opmaken.{known}"
    )
