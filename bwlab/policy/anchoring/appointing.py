"""Who could be the face of the agenda: what each role lacks, which two fill each other's gaps, and a mandate read critically."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing
from bwlab.names import quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.monitoring.sight import term
from bwlab.policy.records.ambassador import Ambassador, Candidate

#: The profile of step 8: key to (short name, what to ask oneself).
QUALITIES = {
    "trekkracht": ("trekkracht", "Komen mensen als deze rol vraagt?"),
    "binden": ("bindend vermogen", "Kan deze rol mensen bij elkaar brengen die het oneens zijn?"),
    "bestuur": ("weg in het bestuur", "Kent deze rol de weg bij gemeente en raad?"),
    "bedrijven": ("weg in bedrijven", "Kent deze rol de weg bij ondernemers?"),
    "samenleving": ("weg in de samenleving", "Kent deze rol de weg bij verenigingen en bewoners?"),
}
YES, PARTLY, NO = "ja", "deels", "nee"
ANSWERS = {YES: "Ja", PARTLY: "Deels", NO: "Nee"}
_RANK = {NO: 0, PARTLY: 1, YES: 2}
POLITICAL = re.compile(r"\b(wethouder\w*|burgemeester\w*|raadslid|raadsleden|fractie\w*|college|gemeentesecretaris|griffier|statenlid|kamerlid|minister|gedeputeerde)\b", re.IGNORECASE)
#: Former office is no office: "oud-wethouder" stands outside the council, and is asked about all the same.
FORMER = re.compile(r"\b(oud|ex|voormalig)[\s-]", re.IGNORECASE)
PERSON = re.compile(r"\b(mevrouw|meneer|mevr\.|dhr\.|drs\.|mr\.|ir\.|dr\.|prof\.)\s|\b(?!De |Het |Een )[A-Z][a-zà-ÿ]+ (?:(?:van|de|den|der|ter|ten|el|bin)\s)*[A-Z][a-zà-ÿ]+\b")


class Gap(NamedTuple):
    """What a mandate lacks, why that counts and what can be done."""

    what: str
    why: str
    now: str

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.what} {self.why} {self.now}"


def started(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of which anything was filled in."""
    return [each for each in candidates if filled_in(each.role) or each.why.strip() or each.gap.strip() or any(each.qualities.values())]


def answer(candidate: Candidate, quality: str) -> str:
    """ "ja", "deels", "nee", or "" where it was not judged."""
    found = candidate.qualities.get(quality, "")
    return found if found in ANSWERS else ""


def lacking(candidate: Candidate) -> list[str]:
    """Short names of the qualities that this role lacks or has in part only."""
    return [name for key, (name, _) in QUALITIES.items() if answer(candidate, key) in (PARTLY, NO)]


def unjudged(candidate: Candidate) -> list[str]:
    """Short names of the qualities that were not judged yet."""
    return [name for key, (name, _) in QUALITIES.items() if not answer(candidate, key)]


def named(candidate: Candidate) -> str:
    """The role, or that it has no name yet."""
    return " ".join(candidate.role.split()) or "rol zonder naam"


def gap_of(candidate: Candidate) -> str:
    """What a role lacks and who fills that, in a sentence."""
    open_, blank = lacking(candidate), unjudged(candidate)
    if blank:
        return f"{named(candidate)}: nog niet beoordeeld op {listing(blank)}."
    if not open_:
        return f"{named(candidate)}: alle vijf eigenschappen, naar jullie oordeel. Waarop rust dat?" if not candidate.why.strip() else f"{named(candidate)}: alle vijf eigenschappen, naar jullie oordeel."
    fills = " ".join(candidate.gap.split())
    return f"{named(candidate)} mist (deels) {listing(open_)}. {f'Dat vult aan: {fills}.' if fills else 'Wie vult dat aan? Dat staat er nog niet.'}"


def best_of(roles: Sequence[Candidate]) -> dict[str, str]:
    """For each quality the best answer among these roles."""
    return {key: max((answer(each, key) for each in roles), key=lambda one: _RANK.get(one, -1), default="") for key in QUALITIES}


def covers(roles: Sequence[Candidate]) -> bool:
    """Whether these roles together have every quality."""
    return all(each == YES for each in best_of(roles).values())


def pairs(candidates: Iterable[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """The twos that together have every quality while neither has so alone; nothing is summed."""
    roles = [each for each in started(candidates) if not covers([each])]
    return [pair for pair in itertools.combinations(roles, 2) if covers(pair)]


def closest(candidates: Iterable[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """The twos that no other two beat: better on one quality and nowhere worse."""
    found = list(itertools.combinations(started(candidates), 2))
    best = {place: best_of(pair) for place, pair in enumerate(found)}
    return [pair for place, pair in enumerate(found) if not any(_beats(best[other], best[place]) for other in best if other != place)]


def _beats(one: dict[str, str], other: dict[str, str]) -> bool:
    steps = [_RANK.get(one[key], -1) - _RANK.get(other[key], -1) for key in QUALITIES]
    return min(steps) >= 0 and max(steps) > 0


def given(ambassador: Ambassador) -> bool:
    """Whether anything was filled in."""
    return bool(ambassador.candidate or ambassador.start or ambassador.end or any(map(filled_in, (ambassador.may, ambassador.may_not, ambassador.supports))))


def mandate_gaps(ambassador: Ambassador, candidates: Iterable[Candidate], today: date) -> list[Gap]:
    """What a mandate lacks; what is named can be kept all the same."""
    role = next((each for each in candidates if each.key == ambassador.candidate), None)
    found = []
    if role is None:
        found.append(Gap("Er is nog geen rol gekozen.", "Een mandaat zonder gezicht is een brief.", "Kies een rol uit je lijst."))
    else:
        found += role_gaps(role)
    if not filled_in(ambassador.may):
        found.append(Gap("Er staat niet wat de ambassadeur mag.", "Wie niets mag, kan alleen praten.", "Schrijf één ding op dat de ambassadeur zonder te vragen mag doen."))
    if not filled_in(ambassador.may_not):
        found.append(Gap("Er staat geen grens.", "Een mandaat zonder grens geeft ruzie op de eerste drukke dag.", "Schrijf op wat de ambassadeur niet toezegt, bijvoorbeeld geld of een vergunning."))
    if not filled_in(ambassador.supports):
        found.append(Gap("Er staat niet wie helpt in het gemeentehuis.", "Een vrijwilliger zonder vast nummer haakt af.", "Noem een functie die opneemt."))
    elif person(ambassador.supports):
        found.append(Gap(f"{quoted(ambassador.supports)} lijkt een naam.", "Of het een naam is, kunnen wij niet weten. Mensen wisselen, functies blijven.", "Is het een naam, schrijf dan de functie op."))
    return [*found, *_dates(ambassador, today)]


def role_gaps(role: Candidate) -> list[Gap]:
    """What to ask about a role that is chosen, or could be."""
    found = []
    if POLITICAL.search(role.role) and not FORMER.search(role.role):
        found.append(Gap(f"{quoted(role.role)} is een rol uit het gemeentehuis.", "Dan is het gezicht weer bestuurlijk. Stap 8 vraagt juist iemand daarbuiten.", "Zoek een rol in de samenleving, met deze rol als steun."))
    if person(role.role):
        found.append(Gap(f"{quoted(role.role)} lijkt een naam.", "Of het een naam is, kunnen wij niet weten. In een dossier dat rondgaat, hoort een rol.", "Is het een naam, schrijf dan de rol op."))
    return found


def person(text: str) -> bool:
    """Whether a text looks like the name of a person; it cannot be known, so it is only asked."""
    return bool(PERSON.search(text))


def _dates(ambassador: Ambassador, today: date) -> list[Gap]:
    council = term(max(today, ambassador.start or today))[1]
    if ambassador.end is None:
        return [Gap("Er is geen einddatum.", "Zonder einde blijft iemand gezicht tot het misgaat.", "Kies een dag, en spreek af wanneer jullie over verlengen praten.")]
    if ambassador.end < today:
        return [Gap(f"De einddatum ({date_words(ambassador.end)}) is voorbij.", "Dan spreekt er nu niemand namens de agenda.", "Verleng, of vraag iemand anders.")]
    if ambassador.end > council:
        return [Gap(f"De einddatum ({date_words(ambassador.end)}) ligt na deze raadsperiode.", f"Rond {date_words(council)} komt er een nieuwe raad, en die kiest zelf.", "Kies een dag voor de verkiezingen, of spreek af dat de nieuwe raad erover gaat.")]
    return []
