"""Which themes of brede welvaart a policy programme names, and which it leaves out.

What a text names is found by words, and by nothing else: a text can name a theme in other words, and a word
can mean something else. Whether a programme takes a theme along, people decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from bwlab.catalogue import LATER
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.policy.goals.broader import ELSEWHERE, Sight

#: Beginnings of words that point to a theme: our own choice, short on purpose.
WORDS: dict[str, tuple[str, ...]] = {
    "Subjectief welzijn": ("geluk", "tevreden", "welbevinden", "levensgeluk", "zingeving", "eigen regie"),
    "Materiële welvaart": ("armoede", "inkomen", "schuld", "bestaanszekerheid", "koopkracht", "minima"),
    "Gezondheid": ("gezond", "huisarts", "ggz", "overgewicht", "leefstijl", "preventie", "mentaal", "mentale"),
    "Arbeid en vrije tijd": ("arbeid", "werkgelegenheid", "werkzoekend", "banen", "bijstand", "vrije tijd", "arbeidsmarkt"),
    "Wonen": ("woning", "wonen", "woningbouw", "huisvesting", "leefomgeving", "voorziening"),
    "Samenleving": ("vrijwillig", "ontmoet", "eenzaam", "vereniging", "samenleven", "jeugdzorg", "sportclub", "mantelzorg"),
    "Veiligheid": ("veilig", "criminaliteit", "overlast", "ondermijning", "inbraak", "inbraken"),
    "Milieu": ("milieu", "uitstoot", "broeikasgas", "luchtkwaliteit", "energie", "klimaat", "gasverbruik"),
    "Economisch kapitaal": ("vermogen", "investering", "economisch kapitaal", "infrastructuur", "spaargeld"),
    "Natuurlijk kapitaal": ("natuur", "biodiversiteit", "groen", "water", "bodem", "zonnepane", "windmolen"),
    "Menselijk kapitaal": ("onderwijs", "opleiding", "scholing", "talent", "menselijk kapitaal", "vaardigheden"),
    "Sociaal kapitaal": ("vertrouwen", "sociale cohesie", "opkomst", "participatie", "inspraak", "sociaal kapitaal"),
    ELSEWHERE: ("elders", "andere landen", "wereldwijd", "fairtrade", "grondstoffen", "ketenverantwoordelijk", "mondiaal", "mondiale"),
}
ONLY_WORDS = "Dit is alleen zoeken op woorden. Een thema kan er met andere woorden in staan, en een woord kan iets anders betekenen. Lees het na en vink zelf aan."
NOTHING = "Ik vond geen van onze woorden. Dat zegt niet dat het programma niets noemt: misschien staat het er anders."


class Found(NamedTuple):
    """A theme whose words stand in a text, and which."""

    theme: str
    words: tuple[str, ...]


def matched(text: str) -> list[Found]:
    """The themes of which at least one word stands in a text, in the order of the monitor."""
    found = []
    for theme, words in WORDS.items():
        seen = [hit.group().lower() for word in words for hit in re.finditer(rf"\b{re.escape(word)}\w*", text, re.IGNORECASE)]
        if seen:
            found.append(Found(theme, tuple(dict.fromkeys(seen))))
    return found


def missing(monitor: Monitor, named: Collection[str]) -> list[str]:
    """The themes that are not named, elsewhere last."""
    return [theme for theme in [*(each.name for each in monitor.catalogue.themes), ELSEWHERE] if theme not in named]


def title(found: Sight, monitor: Monitor, named: Collection[str], label: str) -> str:
    """How many themes are named, and how much that stands unfavourably lies outside them."""
    themes = [each.name for each in monitor.catalogue.themes]
    count = sum(theme in named for theme in themes)
    if not count:
        return f"Nog geen thema aangevinkt: {label} heeft {_figures(found.low_of)} in het ongunstigste kwart"
    said = f"Je programma noemt {number(count)} van de {number(len(themes))} thema's"
    if not found.missed:
        return f"{said}; daarbuiten staat geen cijfer ongunstig"
    return f"{said}; daarbuiten {'staat' if found.missed == 1 else 'staan'} {_figures(found.missed)} ongunstig"


def sentences(found: Sight, monitor: Monitor, named: Collection[str]) -> list[str]:
    """What is left out by theme, by dimension, and elsewhere."""
    themes = [each for each in monitor.catalogue.themes if each.name not in named]
    if len(themes) == len(monitor.catalogue.themes):
        return ["Vink hierboven aan welke thema's in je programma staan. Dan zie je wat erbuiten valt."]
    said = [f"Niet genoemd: {listing([each.name for each in themes])}." if themes else "Alle thema's van de monitor worden genoemd. Of ze ook meewegen, staat daar niet mee vast."]
    if found.beside:
        said.append(f"Daarvan met een ongunstig cijfer: {listing([f'{theme} ({number(count)})' for theme, count in found.beside.items()])}.")
    later = [each.name for each in monitor.catalogue.themes if each.dimension == LATER]
    if not any(each in named for each in later):
        said.append("Van later, wat je doorgeeft aan wie na jullie komt, staat er geen enkel thema in.")
    if ELSEWHERE not in named:
        said.append("Elders staat er niet in. Daar is ook geen regionaal cijfer voor; noemen kan wel.")
    said.append("Een thema weglaten kan een keuze zijn. Weglaten zonder het te weten is iets anders.")
    return said


def _figures(count: int) -> str:
    return "1 cijfer" if count == 1 else f"{number(count)} cijfers"
