"""What is missing in the foto of a municipality, why, and what the foto cannot say."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.charts.foto import OLD
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.regions import Region


def pieces(monitor: Monitor, region: Region) -> list[Any]:
    """Sentences and a table about the blanks of this municipality."""
    rows = monitor.position(region)
    blank = rows[rows["value"].isna()]
    total = len(rows)
    if blank.empty:
        lead = f"Van de {total} cijfers in de foto heeft {region.label} er {total}. Er ontbreekt er geen."
    else:
        lead = (
            f"Van de {total} cijfers in de foto heeft {region.label} er {total - len(blank)}. "
            f"{'Eén ontbreekt' if len(blank) == 1 else f'{len(blank)} ontbreken'}. "
            "Een lege plek is geen nul en geen gemiddelde: we weten het niet."
        )
    compare = _extremes(monitor)
    reasons = blank.groupby("why", sort=False)["name"].agg(list)
    table = pd.DataFrame(
        {
            "Welke cijfers ontbreken": [listing(names) for names in reasons],
            "Hoeveel": [number(len(names)) for names in reasons],
            "Waarom": reasons.index,
        }
    )
    return [lead, compare] if blank.empty else [lead, table, compare]


def limits(monitor: Monitor, region: Region, today: int) -> list[Any]:
    """What the foto of this municipality does not say, counted."""
    rows = monitor.position(region)
    present = rows[rows["value"].notna()]
    old = int((today - present["year"] > OLD).sum())
    single = sum(len(monitor.values(region, indicator=code)) == 1 for code in present["indicator"])
    recovered = int((present["origin"] == "recovered").sum())
    years = sorted(present["year"].unique().tolist())
    sampled = [code for code in present["indicator"] if monitor.catalogue[code].kind != "register"]
    name = region.label
    said = [
        f"De foto is niet van één dag: de cijfers van {name} komen uit {listing([str(year) for year in years])}. "
        f"{_count(old)} ouder dan vijf jaar.",
        f"Van {number(single)} van de {number(len(present))} cijfers heeft {name} maar één meting. Daarmee zie je niet of iets stijgt of daalt.",
        f"{number(len(sampled))} cijfers komen uit een enquête of een rekenmodel. Daar hoort een marge bij: het echte cijfer kan wat hoger of "
        "lager zijn. Die marge staat niet in de foto. Een verschil van een paar plaatsen kan toeval zijn.",
        "Een plaats zegt hoe je staat tegenover anderen, en niet of het goed genoeg is. Ook nummer 1 kan een opgave hebben.",
        "De foto zegt niets over verschillen binnen de gemeente, en niets over wat beleid heeft gedaan.",
        "Over elders (wat ons leven kost aan mensen op andere plekken) hebben we geen enkel cijfer per gemeente.",
    ]
    if recovered:
        said.insert(1, f"{number(recovered)} cijfers zijn teruggerekend uit gepubliceerde gemiddelden, en niet rechtstreeks van het CBS overgenomen.")
    return [said]


def _count(old: int) -> str:
    return "Geen enkel cijfer is" if old == 0 else "Eén cijfer is" if old == 1 else f"{number(old)} cijfers zijn"


def _extremes(monitor: Monitor) -> str:
    coverage = monitor.coverage()
    foto = coverage[coverage["indicator"].isin(monitor.catalogue.foto)].sort_values("n", kind="stable")
    total, fewest = len(monitor.regions), int(foto["n"].iloc[0])
    rare = listing(foto.loc[foto["n"] == fewest, "name"].tolist())
    return (
        f"Ter vergelijking: {number(int((foto['n'] == total).sum()))} van de {number(len(foto))} cijfers zijn er voor alle "
        f"{number(total)} gemeenten. De meeste lege plekken zijn er bij {rare}: een cijfer voor {number(fewest)} gemeenten."
    )
