"""What is counted in the greenhouse gas of a municipality and what is not: it goes by the ground, not by who uses it."""

from __future__ import annotations

import pandas as pd

from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.outside.ledger import PROXIES
from bwlab.policy.outside.moving import CODE, Ground
from bwlab.regions import Region

YES, NO, UNKNOWN = "telt mee", "telt niet mee", "weten we niet"
_SAYS, _FOLLOWS, _ASK = "omschrijving van het cijfer (CBS, editie 2023)", "volgt uit tellen op grondgebied", "staat niet bij het cijfer; vraag het aan het CBS"
#: What, whether it is counted, and how one knows.
ROWS = (
    ("Bedrijven, woningen en verkeer binnen je gemeente", YES, _SAYS),
    ("Een auto van elders op de snelweg door je gemeente", YES, _FOLLOWS),
    ("Wat hier wordt gemaakt en elders wordt gebruikt", YES, _FOLLOWS),
    ("Spullen die elders zijn gemaakt en hier worden gekocht", NO, _SAYS),
    ("Stroom die hier wordt gebruikt en elders wordt opgewekt", NO, _FOLLOWS),
    ("Wat inwoners uitstoten als ze ergens anders zijn", NO, _FOLLOWS),
    ("Vliegen en varen over de landsgrens", UNKNOWN, _ASK),
)
NATIONAL = "De landelijke Monitor Brede Welvaart van het CBS heeft een dimensie 'elders', over milieu en grondstoffen en over handel en hulp. De regionale monitor heeft er twee: hier en nu, en later."


def table() -> pd.DataFrame:
    """What counts, with how one knows it."""
    return pd.DataFrame(ROWS, columns=["Wat er wordt uitgestoten", "In het cijfer van je gemeente?", "Hoe we dat weten"])


def proxies_said(monitor: Monitor, region: Region) -> list[str]:
    """Each figure that touches on elsewhere, with the own value and what it leaves out, a sentence each."""
    found = []
    for code, leaves in PROXIES.items():
        known = monitor.catalogue[code]
        own = monitor.table(code).loc[region.code].dropna()
        value = f"{quantity(float(own.iloc[-1]), known.decimals, known.unit_text)} in {own.index[-1]}" if len(own) else f"geen cijfer van {region.label}"
        found.append(f"{known.name} ({value}). Wat het weglaat: {leaves}.")
    return found


def spread_said(monitor: Monitor, here: Ground | None) -> list[str]:
    """How far the figures lie apart and how far one of them fell; what caused it is not in them."""
    table = monitor.table(CODE).dropna(axis=1, how="all")
    first, last = int(table.columns[0]), int(table.columns[-1])
    words = lambda value: number(value, monitor.catalogue[CODE].decimals)  # noqa: E731
    most, fell = table[last].idxmax(), (table[last] - table[first]).idxmin()
    own = f" {here.region.label} staat op {words(here.figure)}." if here and here.region.code not in (most, fell) else ""
    names = listing([f"{monitor.regions[code].label} ({words(value)})" for code, value in table[last].nlargest(3).items()])
    return [
        f"Het verschil tussen gemeenten is groot. In {last} is de mediaan {words(table[last].median())} ton per inwoner. Bovenaan staan {names}.{own} Eén groot bedrijf kan zo'n cijfer bepalen.",
        f"Het cijfer van {monitor.regions[fell].label} daalde het meest: van {words(table.loc[fell, first])} ton per inwoner in {first} naar {words(table.loc[fell, last])} in {last}. "
        "Of daar minder is gemaakt, anders is gestookt of iets is verhuisd, staat niet in het cijfer.",
    ]
