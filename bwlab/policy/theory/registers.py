"""Where to look for what others tried: registers of interventions that were judged; and what a noted intervention still lacks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.method.assumptions import EVIDENCE
from bwlab.names import key
from bwlab.policy.records.theory import Intervention

LADDER = "ladder"
OLD = 2  # years after which what was looked up is looked up again


class Register(NamedTuple):
    """A place where interventions are described.

    Attributes
    ----------
    name : str
        Of the register.
    by : str
        Who keeps it.
    what, whom : str
        What is in it, and about whom.
    site : str
        Public address of who keeps it; the page of the register itself may move.
    words : str
        `LADDER` where it shares the steps of `EVIDENCE`, else what it does instead.
    """

    name: str
    by: str
    what: str
    whom: str
    site: str
    words: str


REGISTERS = {
    "nji": Register("Databank effectieve jeugdinterventies", "Nederlands Jeugdinstituut (NJi)", "opvoeden en opgroeien, jeugdhulp", "kinderen, jongeren en hun opvoeders", "nji.nl", LADDER),
    "rivm": Register("Loket gezond leven", "RIVM, Centrum Gezond Leven", "gezondheid en leefstijl", "alle leeftijden, ook per wijk, school of werk", "loketgezondleven.nl", LADDER),
    "movisie": Register("Databank effectieve sociale interventies", "Movisie", "meedoen, armoede, eenzaamheid, vrijwilligers", "volwassenen en buurten", "movisie.nl", LADDER),
    "sport": Register("Sport- en beweeginterventies", "Kenniscentrum Sport & Bewegen", "sport en bewegen", "alle leeftijden", "kenniscentrumsportenbewegen.nl", LADDER),
    "trimbos": Register("Erkende interventies", "Trimbos-instituut", "langdurige psychische zorg", "mensen met psychische problemen", "trimbos.nl", LADDER),
    "vilans": Register("Erkende interventies", "Vilans", "langdurende zorg", "ouderen en mensen met een beperking", "vilans.nl", LADDER),
    "kansrijk": Register("Kansrijk-reeks", "CPB, SCP en PBL", "wat er bekend is over landelijk beleid, per onderwerp", "heel Nederland", "cpb.nl", "geen register met treden: een overzicht van onderzoek naar beleid van het Rijk"),
}
LOOK = "Kijk zelf: wij konden de registers niet openen toen dit werd gemaakt. Wat er nu in staat, weten we niet."
NOT_COPIED = (
    "Wat elders werkte, mag je niet één op één overnemen. Een register beoordeelt een aanpak zoals die daar is gedaan: met die mensen, die opleiding en dat aantal uren. "
    "Hoe groot het effect bij jullie is, staat er niet in. Dat vul je in de werkbank zelf in, als aanname met een bandbreedte."
)
LADDER_SAYS = (
    "NJi, RIVM, Movisie, Kenniscentrum Sport & Bewegen, Trimbos en Vilans beoordelen samen. Ze gebruiken dezelfde treden, van laag naar hoog: "
    f"{listing(list(EVIDENCE))}. De laagste twee zeggen iets over hoe de aanpak is opgeschreven en uitgedacht, en nog niets over of hij werkt."
)
_ADDRESS = re.compile(r"(https?://)?([\w-]+\.)+[a-z]{2,}(/\S*)?", re.IGNORECASE)


def begun(interventions: Iterable[Intervention]) -> list[Intervention]:
    """The interventions in which something was filled in."""
    return [each for each in interventions if any(str(getattr(each, part) or "").strip() for part in ("name", "found_in", "what", "whom", "link", "evidence", "fits", "looked", "works", "fails", "told_by"))]


def called(interventions: Iterable[Intervention]) -> list[str]:
    """A name for each, its number where it has none."""
    return [" ".join(each.name.split()) or f"interventie {place}" for place, each in enumerate(interventions, 1)]


def lacks(each: Intervention, today: dt.date) -> list[str]:
    """What a noted intervention still lacks, a sentence each. No effect is asked for: a register does not know it for here."""
    said = []
    if not each.name.strip():
        said.append("Hoe heet het, met de naam uit het register?")
    if not each.what.strip():
        said.append("Wat wordt er gedaan?")
    if not each.whom.strip():
        said.append("Voor wie is het gemaakt?")
    if not each.found_in.strip():
        said.append("In welk register staat het?")
    if not each.link.strip():
        said.append("Waar kan een ander het nalezen? Er staat geen adres.")
    elif not _ADDRESS.fullmatch(each.link.strip()):
        said.append("Het adres lijkt geen adres. Plak het uit je browser.")
    said.extend(_recognised(each))
    if each.looked is None:
        said.append("Wanneer is het opgezocht?")
    elif each.looked > today:
        said.append(f"Opgezocht op {date_words(each.looked)}: die dag is nog niet geweest.")
    elif (today - each.looked).days > 365 * OLD:
        said.append(f"Opgezocht op {date_words(each.looked)}. Dat is langer dan {number(OLD)} jaar geleden: kijk of de erkenning er nog is.")
    if not each.fits.strip():
        said.append("Wat is hier anders dan waar het werkte?")
    return said


def _recognised(each: Intervention) -> list[str]:
    """What its step of recognition says, where that needs saying."""
    if not each.evidence.strip():
        return ["Welke trede van erkenning heeft het? Geen trede is ook een antwoord: schrijf dan 'geen'."]
    step = next((place for place, name in enumerate(EVIDENCE) if key(name) == key(each.evidence)), None)
    if step is None:
        known = REGISTERS.get(each.found_in)
        return [f"'{' '.join(each.evidence.split())[:60]}' is geen trede van de gedeelde ladder. Zeg erbij wat het register ermee bedoelt."] if known and known.words == LADDER and key(each.evidence) != "geen" else []
    if step < 2:
        return [f"'{EVIDENCE[step]}' zegt iets over de beschrijving en de redenering. Of het werkt, is daarmee nog niet onderzocht."]
    return []


def table() -> list[dict[str, str]]:
    """A row for each register."""
    return [
        {"Register": each.name, "Van wie": each.by, "Waarover": each.what, "Voor wie": each.whom, "Kijk op": each.site, "Erkenning": "gedeelde treden" if each.words == LADDER else each.words}
        for each in REGISTERS.values()
    ]
