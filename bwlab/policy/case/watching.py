"""What a rule that was fixed beforehand says of each year that comes in, beside what one chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.policy.case.story import BURGLARY, KNOWN, SPAN, TARGET, Case, last_year, median, value
from bwlab.policy.records.following import CHOICES

HIGHER, BEHIND, OTHERS = "hoger", "achter", "anderen"
STAY, ADJUST = "doorgaan", "bijsturen"


class Year(NamedTuple):
    """One year as it comes in.

    Attributes
    ----------
    year : int
    value, before : float
        The own figure of this year and of the one before.
    line : float
        Where the straight line to the goal lies; after its year the goal itself.
    median : float
        Of the municipalities with a figure.
    says : str
        ``ADJUST`` or ``STAY``: what the rule says.
    """

    year: int
    value: float
    before: float
    line: float
    median: float
    says: str


def years(monitor: Monitor) -> list[int]:
    """The years that are handed out, the first one first."""
    return list(range(KNOWN + 1, last_year(monitor) + 1))


def look(monitor: Monitor, case: Case, year: int, percent: float, rule: str) -> Year:
    """One year beside the rule; nothing of a later year is in it."""
    own = [value(monitor, case.region, BURGLARY, each) for each in (KNOWN, year - 1, year)]
    line = own[0] * (1 - percent / 100 * min(year - KNOWN, SPAN) / SPAN)
    middle = median(monitor, BURGLARY, year)
    there = {HIGHER: own[2] > own[1], BEHIND: own[2] > line, OTHERS: own[2] > middle}[rule]
    return Year(year, own[2], own[1], line, middle, ADJUST if there else STAY)


def said(found: Year, rule: str, chosen: str, label: str) -> str:
    """A year, what the rule says of it, and what she chose."""
    against = {
        HIGHER: f"het jaar ervoor was het {number(found.before, 1)}",
        BEHIND: f"de lijn naar het doel {'ligt dan op' if found.year < TARGET else 'eindigt op'} {number(found.line, 1)}",
        OTHERS: f"de mediaan is {number(found.median, 1)}",
    }[rule]
    mine = f" Jij koos {CHOICES[chosen].lower()}." if chosen in CHOICES else " Jij koos nog niets."
    apart = " Dat is iets anders dan je regel. Dat mag, als je opschrijft waarom." if chosen in CHOICES and chosen != found.says else ""
    return f"{found.year}: {label} staat op {number(found.value, 1)} per {number(1_000)} inwoners, en {against}. Je regel zegt: {CHOICES[found.says].lower()}.{mine}{apart}"


def looked_back(found: list[Year], chosen: Mapping[int, str]) -> str:
    """How often the rule said so, and how often she followed it; "" before any year came."""
    if not found:
        return ""
    adjust = [str(each.year) for each in found if each.says == ADJUST]
    picked = [each for each in found if chosen.get(each.year) in CHOICES]
    alike = sum(chosen[each.year] == each.says for each in picked)
    rule = f"Je regel zei in {listing(adjust)} dat je moest bijsturen." if adjust else "Je regel zei in geen enkel jaar dat je moest bijsturen."
    mine = f" In {number(alike)} van de {number(len(picked))} jaren waarin je koos, volgde je de regel." if picked else ""
    return f"{rule}{mine} De regel stond vast voordat de cijfers kwamen. Of bijsturen hielp, zie je hier niet: het cijfer is echt, en jouw beleid is verzonnen."
