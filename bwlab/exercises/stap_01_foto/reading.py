"""Reading the foto: from which year a figure is, and what the foto does not say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_01_foto.ranks import RANKED, lower
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

IN, OUT = "wel", "niet"


def year(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """A year that is not this year: which of five figures is the oldest?"""
    rows, least, most, newest = _five(monitor.position(region))
    oldest = rows.loc[rows["year"].idxmin()]
    age = today.year - int(oldest["year"])
    named = {row.indicator: row for row in rows.itertuples()}
    return Question(
        id="jaar",
        kind="point",
        text=(
            f"Dit zijn vijf cijfers uit de foto van {region.label}. Naar rechts is gunstiger. Welk cijfer "
            "is het langst geleden gemeten? In een raadsbrief mag daar het jaar zeker niet bij ontbreken."
        ),
        options=tuple(
            Option(
                row.indicator,
                row.name,
                place=float(row.place_all),
                note=f"{quantity(row.value, row.decimals, row.unit_short)}, {row.year}",
            )
            for row in rows.itertuples(index=False)
        ),
        scale=("ongunstiger", "gunstiger"),
        answer=oldest["indicator"],
        right=(
            f"Dit cijfer is van {oldest['year']}, {age} jaar geleden. De foto zet jaren naast elkaar: noem "
            "het jaar in "
            "dezelfde zin als het cijfer."
        ),
        look="Kijk niet naar de stip maar naar het jaartal achter het cijfer. Welk jaartal is het laagst?",
        slips=(
            Slip(
                "ongunstigst",
                least,
                f"Dat is het ongunstigste van de overige cijfers, en het is van {named[least].year}. "
                "Ongunstig is iets "
                "anders dan oud. Kijk naar het jaartal achter elk cijfer.",
            ),
            Slip(
                "gunstigst",
                most,
                f"Dat is het gunstigste van de overige cijfers, en het is van {named[most].year}. De plaats "
                "van de stip "
                "zegt niets over het jaar.",
            ),
            Slip(
                "nieuwst",
                newest,
                f"Dit cijfer is van {named[newest].year}: er is er hier geen dat nieuwer is. Zoek het "
                "laagste jaartal.",
            ),
        ),
        hints=(
            "Waar staat in de foto uit welk jaar een cijfer is?",
            "Zijn deze vijf cijfers allemaal in hetzelfde jaar gemeten?",
        ),
        explanation=(
            "De foto neemt van elk cijfer de laatste meting. "
            + " ".join(f"{row.name}: {row.year}." for row in rows.itertuples())
            + f" Het is nu {today.year}.",
            f"{oldest['name']} is dus {age} jaar oud. Of dat erg is, hangt af van wat er gemeten wordt: "
            "grondgebruik "
            "verandert langzaam, een mening kan snel veranderen.",
        ),
    )


def _five(position: pd.DataFrame) -> tuple[pd.DataFrame, str, str, str]:
    """Five figures with one oldest, and the codes of the least and most favourable and newest of the rest."""
    known = position[position["value"].notna() & position["place_all"].notna() & (position["direction"] != 0)]
    known = known.sort_values("year", kind="stable")
    first = known.iloc[0]
    rest = known[known["year"] > first["year"]]
    newest = rest.iloc[-1]
    rest = rest.drop(index=newest.name).sort_values("place_all", kind="stable")
    # The least and the most favourable of all, and one between: the newest must not be one of them.
    outer = rest[(rest["year"] < newest["year"])]
    least, most, middle = outer.iloc[0], outer.iloc[-1], outer.iloc[len(outer) // 2]
    rows = position.loc[sorted({first.name, least.name, most.name, middle.name, newest.name})]
    return rows, least["indicator"], most["indicator"], newest["indicator"]


def sentences(monitor: Monitor, region: Region) -> Question:
    """Sort sentences: what the foto says, and what it does not say."""

    def find(each: Region) -> tuple[Any, Any] | None:
        position = monitor.position(each).set_index("indicator")
        row = next((position.loc[code] for code in RANKED if pd.notna(position.loc[code, "value"])), None)
        return None if row is None else (row, position[position["value"].notna()])

    chosen = case(monitor, region, find, f"Voor {region.label} zijn deze cijfers er niet.")
    row, known = chosen.found
    label, name, of = chosen.region.label, lower(row["name"]), row["year"]
    old = known.sort_values("year", kind="stable").iloc[0]
    distance = row["distance"]
    apart = quantity(abs(distance), row["decimals"], "procentpunt")
    side = "boven" if distance > 0 else "onder"
    beside = (
        "Het cijfer is gelijk aan de mediaan: de helft van de gemeenten met een cijfer zit hoger, de helft "
        "lager."
        if round(distance, row["decimals"]) == 0
        else f"Het cijfer ligt {apart} {side} de mediaan: de helft van de "
        "gemeenten met een cijfer zit daar boven, de helft eronder."
    )
    lines = {
        "plaats": (
            IN,
            f"{label} staat voor {name} ({of}) op plaats {number(row['rank'])} van {number(row['n'])}.",
        ),
        "oorzaak": (OUT, f"Dat {label} daar staat, komt door het beleid van de gemeente."),
        "mediaan": (IN, beside),
        "wijken": (OUT, f"In elke wijk en elk dorp van {label} is het ongeveer zo."),
        "jaar": (IN, f"Het cijfer in de foto voor {lower(old['name'])} is van {old['year']}."),
        "belang": (OUT, f"Dit is wat inwoners van {label} het belangrijkst vinden."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "oorzaak": "De foto laat zien waar je staat, niet waardoor. Bij welke zin staat een oorzaak?",
        "wijken": "Eén cijfer voor de hele gemeente verbergt verschillen. Welke zin gaat over wijken?",
        "belang": "Wat inwoners belangrijk vinden, hoor je in een gesprek. Welke zin gaat daarover?",
        "plaats": "De plaats en het aantal staan letterlijk in de foto. Welke zin noemt ze?",
        "mediaan": "De mediaan staat in de tabel onder de foto. Welke zin vergelijkt het cijfer daarmee?",
        "jaar": "Het jaar staat bij elk cijfer in de foto. Welke zin noemt een jaar waarin gemeten is?",
    }
    return Question(
        id="wat_zegt_de_foto",
        kind="sort",
        text=f"Zes zinnen over {label}. Welke kun je uit de foto en de tabel eronder halen, en welke niet?",
        note=chosen.note,
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(IN, "staat in de foto"), Option(OUT, "staat niet in de foto")),
        answer=right,
        right=(
            "De foto zegt waar je staat, vergeleken met wie en van wanneer. Voor oorzaken, verschillen "
            "binnen de gemeente "
            "en wat inwoners belangrijk vinden heb je ander onderzoek en het gesprek nodig: dat is stap 2."
        ),
        look="Vraag je bij elke zin af: kan ik dit met een getal of jaartal in de foto aanwijzen?",
        slips=misplaced(said, right, (IN, OUT)),
        hints=(
            "Welke zinnen kun je met een getal uit de foto bewijzen?",
            "In welke zin staat een 'door' of een mening van inwoners?",
        ),
        explanation=(
            f"In de foto en de tabel eronder staan voor {label}: de plaats ({number(row['rank'])} van "
            f"{number(row['n'])}), de mediaan en het jaar ({of}).",
            "Niet in de foto: waardoor het zo is, hoe het per wijk is, en wat inwoners het belangrijkst "
            "vinden. De foto is "
            "een begin van het gesprek, geen eindoordeel.",
        ),
    )
