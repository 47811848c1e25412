"""A paragraph for the coalition negotiations: vision, opgaven, floors and a promise to report; no promise of a result.

Other than the proposal of step 6 (`proposal`), which a college decides on, this is one paragraph to put on the
table before there is a college. It begins with what stands in the notes of step 6.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bwlab.formats import date as date_words
from bwlab.formats import listing
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import challenge_of, filled_in, indicator_of, value_words
from bwlab.policy.anchoring.proposal import Check, no_cause, no_score, proposal_of
from bwlab.policy.anchoring.vision import AT, Vision, vision_of
from bwlab.policy.monitoring.sight import term

KEY, MOST = "akkoord", 120  # its note under ``AT``, and how many words it may have
NOT_PROMISED = "Dat een cijfer verandert, beloven we niet: daar werken veel dingen op in."
EXAMPLE = (
    "In onze gemeente kan iedereen rondkomen en ergens bij horen, ook wie na ons komt. Daarom pakken we samen op: problematische schulden. "
    "Niemand mag onder de ondergrens komen die de raad voor 1 juli vaststelt; onze ambitie gaat verder. Bij elk voorstel schrijven we op wat het vraagt van later en van mensen elders. "
    "Het college vertelt de raad tweemaal per jaar wat er is gedaan en wat we meten. Dat een cijfer verandert, beloven we niet: daar werken veel dingen op in."
)
#: What the source names, and no more than that.
STUDY_GROUP = (
    "De bron noemt adviezen van de Studiegroep Begrotingsruimte over brede welvaart als voorbeeld van wat in zulke onderhandelingen mee kan. "
    "Wat in die adviezen staat, staat hier niet: zoek ze op voor je ernaar verwijst."
)
SHORT, LONGEST_PART, FEW = 6, 30, 3  # letters of a word that counts, words of a part, and opgaven by name
_FLOOR = re.compile(r"\b(ondergrens\w*|minstens|minimaal|minimale streefwaarde\w*|hoogstens|niemand (mag )?onder|niet onder)\b", re.IGNORECASE)
_REPORT = re.compile(r"\b(rapporte\w*|bericht\w*|vertel\w*|verantwoord\w*|meld\w*|informe\w*|voortgang\w*)\b", re.IGNORECASE)
_MOMENT = re.compile(r"\b(tweemaal|twee keer|elk(e)? (half)? ?jaar|elk(e)? kwartaal|per jaar|jaarlijks\w*|halfjaarlijks\w*|halverwege|voor \d|(19|20)\d\d)\b", re.IGNORECASE)
_NOT_PROMISED = re.compile(r"\b(beloven (we|wij) niet|niet beloven|geen belofte|beloofd? niet|garandere\w* niet|geen garantie)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_VALUE = re.compile(r"\d+([.,]\d+)? ?(%|procent\b)|\d+,\d+", re.IGNORECASE)


def accord_of(dossier: Any) -> str:
    """The paragraph as it is kept."""
    note = dossier.note(AT, KEY)
    return note.text if note else ""


def draft(dossier: Any, monitor: Monitor, today: date) -> str:
    """A first version from what stands in the dossier; "" where there is neither a vision nor an opgave."""
    vision, proposal = vision_of(dossier), proposal_of(dossier)
    titles = opgaven(dossier, proposal.opgaven)
    if not vision.sentence.strip() and not titles:
        return ""
    owner = proposal.naam if filled_in(proposal.naam) else ""
    parts = [
        _sentence(vision.sentence),
        f"Daarom pakken we samen op: {listing([_lower(each) for each in titles[:FEW]])}." if titles else "",
        _floors(dossier, monitor, today),
        _beside(vision),
        f"{_upper(_clip(owner)) if owner else 'Het college'} vertelt de raad tweemaal per jaar wat er is gedaan en wat we meten.",
        NOT_PROMISED,
    ]
    return " ".join(part for part in parts if part)


def opgaven(dossier: Any, typed: str = "") -> list[str]:
    """The opgaven by name: of the dossier, else as typed in step 6."""
    found = [" ".join(each.title.split()) for each in sorted(dossier.challenges, key=lambda each: each.rank) if each.title.strip()]
    return [_clip(each) for each in found or [part.strip() for part in typed.split(";") if part.strip()]]


def checks(text: str, dossier: Any) -> list[Check]:
    """What the paragraph names and what it claims, one line each."""
    vision, titles = vision_of(dossier), opgaven(dossier, proposal_of(dossier).opgaven)
    return [_length(text), _vision(text, vision), _opgave(text, titles), _floor(text), _report(text), _numbers(text), no_cause(text), no_score(text), _not_promised(text)]


def _length(text: str) -> Check:
    words = len(text.split())
    if words > MOST:
        return Check("Eén alinea", False, f"Er staan {words} woorden. Aan een onderhandelingstafel leest men er hooguit {MOST}. Wat kan eruit?")
    return Check("Eén alinea", True, f"{words} {'woord' if words == 1 else 'woorden'}, hooguit {MOST}.")


def _vision(text: str, vision: Vision) -> Check:
    what = "De visie"
    if not vision.sentence.strip():
        return Check(what, False, "In je dossier staat nog geen visie. Schrijf die hierboven, dan kan de alinea ermee beginnen.")
    if _shares(text, vision.sentence):
        return Check(what, True, "Er staan woorden uit je visie in. We zoeken op woorden; lees zelf of de visie er staat.")
    return Check(what, False, "Ik vind geen woord uit je visie terug. Waar moet dit naartoe?")


def _opgave(text: str, titles: list[str]) -> Check:
    what = "Een opgave"
    if not titles:
        return Check(what, False, "In je dossier staat nog geen opgave. Neem er een over uit de lijst hierboven, of kies er een in stap 1.")
    named = [each for each in titles if _shares(text, each)]
    if not named:
        return Check(what, False, f"Geen van je opgaven staat erin. Je had: {listing([quoted(each) for each in titles[:FEW]])}.")
    return Check(what, True, f"Genoemd: {listing([quoted(each) for each in named[:FEW]])}.")


def _floor(text: str) -> Check:
    if _FLOOR.search(text):
        return Check("Een ondergrens", True, "Er staat iets waar niemand onder mag komen. Lees na of de hoogte erbij staat, of wie die vaststelt.")
    return Check("Een ondergrens", False, "Er staat geen ondergrens. Waar mag niemand onder komen, of wie stelt dat vast en wanneer?")


def _report(text: str) -> Check:
    what = "Een belofte om te vertellen"
    if not _REPORT.search(text):
        return Check(what, False, "Er staat niet dat iemand de raad vertelt hoe het gaat.")
    if not _MOMENT.search(text):
        return Check(what, False, "Er staat wel dat iemand het vertelt, maar niet wanneer of hoe vaak.")
    return Check(what, True, "Er staat dat iemand het vertelt, en wanneer.")


def _numbers(text: str) -> Check:
    what = "Getallen met een jaar"
    if _VALUE.search(_YEAR.sub("", text)) and not _YEAR.search(text):
        return Check(what, False, "Er staat een getal zonder jaar. Van wanneer is het, of wanneer moet het er zijn?")
    return Check(what, True, "Geen getal staat er zonder jaar." if _VALUE.search(text) else "Er staan geen getallen in. Dat mag.")


def _not_promised(text: str) -> Check:
    if _NOT_PROMISED.search(text):
        return Check("Wat je niet belooft", True, "Het staat erbij.")
    return Check("Wat je niet belooft", False, "Er staat niet wat je niet belooft. Een cijfer kan ook door iets anders bewegen.")


def _shares(text: str, other: str) -> bool:
    """Whether a word of some length of the one stands in the other."""
    words = {word.lower() for word in re.findall(rf"\w{{{SHORT},}}", other)}
    there = {word.lower() for word in re.findall(r"\w+", text)}
    return bool(words & there) if words else bool(other.strip()) and other.strip().lower() in text.lower()


def _floors(dossier: Any, monitor: Monitor, today: date) -> str:
    found = []
    for goal in dossier.goals:
        known = indicator_of(goal, monitor)
        if goal.floor.value is not None and known is not None:
            found.append(f"{_lower(_clip(challenge_of(dossier, goal, monitor) or known.name))}: {value_words(goal.floor.value, known)}")
    if found:
        return f"Als ondergrens geldt voor {listing(found[:FEW])}; onze ambitie gaat verder."
    return f"Voor elke opgave stelt de raad voor {date_words(_first_summer(today))} een ondergrens vast; onze ambitie gaat verder."


def _first_summer(today: date) -> date:
    """The next first of July within the council term, else the end of the term."""
    day = date(today.year + (today >= date(today.year, 7, 1)), 7, 1)
    return min(day, term(today)[1])


def _beside(vision: Vision) -> str:
    later, elsewhere = filled_in(vision.later), filled_in(vision.elsewhere)
    if later and elsewhere:
        return f"Voor later: {_ended(_lower(_clip(vision.later)))} Voor elders: {_ended(_lower(_clip(vision.elsewhere)))}"
    return "Bij elk voorstel schrijven we op wat het vraagt van later en van mensen elders."


def _sentence(text: str) -> str:
    return _ended(_upper(_clip(text))) if text.strip() else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "…")) else f"{text}."


def _clip(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= LONGEST_PART else f"{' '.join(words[:LONGEST_PART])}…"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
