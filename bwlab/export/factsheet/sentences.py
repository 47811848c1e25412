"""Every sentence of the factsheet, in one place: a test holds that none says what policy did, and none is one score."""

from __future__ import annotations

import re

from bwlab.export.factsheet.records import Row
from bwlab.formats import number

#: What no sentence of ours may say: that something was done by policy …
CAUSE = re.compile(
    r"\b(door (ons|het|dit|uw|je|jouw|gemeentelijk) beleid|door de (aanpak|maatregel)\w*|dankzij|te danken aan|"
    r"(heeft|hebben|had) geleid tot|leid(t|de|den) tot|zorg(t|de|den) (er)?voor|heeft gewerkt|werpt vruchten|"
    r"veroorzaak\w*|het effect van|als gevolg van|gevolg van (ons|het) beleid|komt door|kwam door)\b",
    re.IGNORECASE,
)
#: … and that everything together comes to one number. That it does not, may be said.
SCORE = re.compile(
    r"(?<!geen )\b(totaal(score|cijfer|oordeel)|eind(score|cijfer|oordeel)|rapportcijfer|gemiddelde plaats|welvaartsscore|"
    r"scoort (goed|slecht|hoog|laag|beter|slechter)|index(cijfer)?|beste gemeente|slechtste gemeente)\b",
    re.IGNORECASE,
)

TITLE = "Factsheet brede welvaart {label}"
EDITION = "Editie {edition} van de cijfers van bwlab, factsheet van {day}"

IS, IS_NOT = "Wat dit is", "Wat dit niet is"
WHERE, STANDS_OUT = "Waar de cijfers staan", "Wat opvalt"
MOST_FAVOURABLE, LEAST_FAVOURABLE = "Gunstigste plaatsen", "Minst gunstige plaatsen"
DIMENSIONS = {"hier en nu": "Hier en nu", "later": "Later: wat we achterlaten"}
GOAL = "Doel"

WHAT_IT_IS = (
    "Een foto: van elk cijfer het laatste jaar dat er is, en de plaats tussen de gemeenten die het cijfer ook hebben. Plaats 1 is het gunstigst.",
    "Cijfers van CBS, RIVM, GGD'en, politie en andere bronnen. Bij elk cijfer staat een nummer; de bronnen staan achteraan.",
)
WHAT_IT_IS_NOT = (
    "Geen oordeel over beleid. Een plaats zegt niet waardoor een cijfer hoog of laag is.",
    "Geen totaalscore. Niets is opgeteld of gewogen. Sommige cijfers meten bijna hetzelfde, dus ook een telling is geen rapportcijfer.",
    "Geen beeld van iedereen: verschillen tussen wijken en groepen zie je niet. Wat elders gevolgen heeft, ook niet.",
    "Een kleine afstand tot de mediaan kan toeval zijn, zeker bij een enquête of in een kleine gemeente.",
)

COUNTS = {
    "there": ("{n} van {size}", "cijfers met een waarde", "{judged} met beter en slechter"),
    "blank": ("{n}", "zonder cijfer", "een leeg vak is geen nul"),
    "old": ("{n}", "ouder dan vijf jaar", "van {year} of eerder"),
    "recovered": ("{n}", "teruggerekend", "uit gemiddelden afgeleid"),
}

STANDOUT = (
    "De uiterste plaatsen, uit cijfers die minstens de helft van de gemeenten heeft en die hoogstens vijf jaar oud zijn. "
    "Van cijfers die bijna hetzelfde meten staat er één."
)
NONE_FAVOURABLE = "Geen van deze cijfers staat in het gunstigste kwart."
NONE_UNFAVOURABLE = "Geen van deze cijfers staat in het minst gunstige kwart."

OVERVIEW = "Elk teken is een cijfer. Hoe verder naar rechts, hoe gunstiger de plaats tussen gemeenten die het cijfer hebben."
OVERVIEW_ALT = "Alle cijfers van {label} op hun plaats, per thema. "

GOOD_TO_KNOW = "Goed om te weten", "Bij wat opvalt op de eerste bladzijde, en bij cijfers waarvan je kunt betwisten wat gunstiger is."
NEUTRAL = "Niet beter of slechter", (
    "Deze cijfers zijn niet gunstig of ongunstig. De lijn loopt van lager naar hoger; plaats 1 is de hoogste waarde."
)
FINANCE = "Middelen, geen welvaart", (
    "Wat een gemeente uitgeeft en heeft, zegt niet hoe het met mensen gaat. Plaats 1 is de hoogste waarde."
)
MEDIAN = "Mediaan: de helft van de gemeenten met dit cijfer zit erboven, de helft eronder."
LEGEND = (
    "middelste helft", "gunstigste kwart", "minst gunstige kwart",
    "Streepjes: een kwart, de mediaan en driekwart van de gemeenten.",
)  # fmt: skip
MARKS = (
    "Berekend: uit gepubliceerde aantallen. Teruggerekend: door ons afgeleid uit gepubliceerde gemiddelden. "
    "Voorlopig: dit cijfer kan nog veranderen."
)
BLANKS = "Waarom er soms geen cijfer is", "Een leeg vak is geen nul en geen goed nieuws. Dit is wat we over de redenen weten."
SOURCES = "Bronnen", "Het nummer staat bij elk cijfer. Alle figuren en tellingen zijn een bewerking van bwlab. Licentie van de cijfers: CC BY 4.0."

CHALLENGES = "Opgaven en doelen", "Gekozen en ingevuld in het dossier van {label}. Dit is wat de gemeente wil, geen voorspelling."
NOT_YET = "nog niet ingevuld"
NO_GOAL = "Bij deze opgave staat nog geen doel."
NO_CHALLENGE = "Doelen zonder opgave"
NO_TEXT = "Doel zonder omschrijving"
RULER_ALT = "Lijn van {left} tot {right}: {name}. "


def line(row: Row) -> str:
    """A figure on one line: what, how much, when, where among how many."""
    if not row.value:
        return f"{row.name}: geen cijfer ({row.blank})"
    return f"{row.name}: {row.value}, {row.place}, mediaan {row.median} ({dated(row)})"


def now(row: Row) -> str:
    """A figure beside its goal: "Problematische schulden, nu 9,9 % (2023, teruggerekend, bron 6)"."""
    return f"{row.name}, nu {row.value} ({dated(row)})" if row.value else line(row)


def dated(row: Row) -> str:
    """Year, origin and source of a figure: "2025, voorlopig, bron 3"."""
    return ", ".join((row.year, *row.marks, f"bron {row.source}"))


def finding(label: str, best: int, worst: int, n: int) -> str:
    """What is found in all comparable figures together, as counts.

    Parameters
    ----------
    best, worst : int
        Figures in the most and in the least favourable quarter.
    n : int
        Figures that are favourable or not, with a value.
    """
    if not n:
        return f"Voor {label} is er geen enkel cijfer om te vergelijken"
    if not best and not worst:
        return f"{label} staat bij geen van de {number(n)} cijfers in het gunstigste of minst gunstige kwart"
    return f"{label} staat bij {_in_quarters(best, worst, n)}"


def theme(label: str, best: int, worst: int, n: int, blank: int) -> str:
    """The same for one theme, and what is not known there."""
    if not n:
        return f"Voor {label} is er in dit thema geen enkel cijfer."
    rest = f" {_figures(blank)} zonder waarde." if blank else ""
    if best or worst:
        return f"Bij {_in_quarters(best, worst, n)}.{rest}"
    none = {1: "Het enige cijfer staat niet", 2: "Geen van beide cijfers staat"}.get(n, f"Geen van de {number(n)} cijfers staat")
    return f"{none} in een uiterst kwart.{rest}"


def tally(best: int, worst: int, n: int) -> str:
    """A theme within an alt text: "6 cijfers, 1 gunstigste kwart, 3 minst gunstige"."""
    parts = [_figures(n).lower()]
    parts += [f"{number(best)} in het gunstigste kwart"] if best else []
    parts += [f"{number(worst)} in het minst gunstige"] if worst else []
    return ", ".join(parts)


def _in_quarters(best: int, worst: int, n: int) -> str:
    if best and worst:
        return f"{number(best)} van de {number(n)} cijfers in het gunstigste kwart en bij {number(worst)} in het minst gunstige"
    most = best or worst
    of = _every(n) if most == n else f"{number(most)} van de {number(n)} cijfers"
    return f"{of} in het {'gunstigste' if best else 'minst gunstige'} kwart"


def _every(n: int) -> str:
    return {1: "het enige cijfer", 2: "beide cijfers"}.get(n, f"alle {number(n)} cijfers")


def _figures(n: int) -> str:
    return "1 cijfer" if n == 1 else f"{number(n)} cijfers"
