"""Co-operation: in which phases there is nobody to call, and which contacts were never asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.cycle import PHASES, phase
from bwlab.policy.records.table import Contact
from bwlab.policy.stakeholders import LEVELS, ROLES, Role, known

MOST = 4  # sentences of one kind
#: Names of each continuity role, one of which is enough: a municipality has no secretaris-generaal.
_NAMES = {each.key: {key(each.title), *(key(part) for part in each.title.replace(" en ", ", ").split(", "))} for each in ROLES}


def begun(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts in which anything is filled in besides phase and level."""
    return [each for each in contacts if each.asked or any(text.strip() for text in (each.stakeholder, each.contact, each.about))]


def named(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts with a function or team to call: "n.t.b." is none."""
    return [each for each in contacts if filled_in(each.contact)]


def alone(contacts: Iterable[Contact]) -> list[str]:
    """Keys of the phases in which there is nobody to call, in their usual order."""
    there = {each.phase for each in named(contacts)}
    return [each.key for each in PHASES if each.key not in there]


def role_of(contact: Contact) -> Role | None:
    """The continuity role a contact belongs to, or None."""
    return next((each for each in ROLES if key(contact.stakeholder) in _NAMES[each.key]), None)


def without(contacts: Iterable[Contact]) -> list[Role]:
    """The continuity roles of which nobody can be called, in whatever phase they were written down."""
    there = {role.key for each in named(contacts) if (role := role_of(each))}
    return [each for each in ROLES if each.key not in there]


def recognised(contact: Contact) -> bool:
    """Whether the matrix or the continuity roles know this stakeholder here."""
    return role_of(contact) is not None or known(contact)


def headline(contacts: Iterable[Contact]) -> str:
    """The finding over all phases: "In 4 van de 6 fasen heb je nog niemand om te bellen"."""
    missing, every = alone(contacts), len(PHASES)
    if not missing:
        return f"In elk van de {number(every)} fasen heb je iemand om te bellen"
    if len(missing) == every:
        return f"In geen van de {number(every)} fasen heb je al iemand om te bellen"
    return f"In {number(len(missing))} van de {number(every)} fasen heb je nog niemand om te bellen"


def gaps(contacts: Iterable[Contact]) -> list[str]:
    """Which phases and which continuity roles have nobody, as sentences; empty where everything has somebody."""
    rows, found = list(contacts), []
    if missing := alone(rows):
        names = listing([phase(each).title.lower() for each in missing])
        found.append(f"Nog niemand om te bellen bij {names}. Dat hoeft niet erg te zijn zolang je daar niet mee bezig bent. Het is wel een vraag: wie zou je bellen?")
    if roles := without(rows):
        found.append(f"Van de rollen die kunnen doorlopen, heb je nog niemand genoteerd bij: {'; '.join(each.title[:1].lower() + each.title[1:] for each in roles)}.")
    return found


def remarks(contacts: Iterable[Contact], here: str, today: date) -> list[str]:
    """What follows from the contacts of one phase, a sentence each.

    Parameters
    ----------
    contacts : iterable of Contact
        Of all phases.
    here : str
        Key of the phase.
    today : datetime.date
    """
    rows = [each for each in begun(contacts) if each.phase == here]
    if not rows:
        return [f"Bij {phase(here).title.lower()} staat nog niemand in je dossier. Begin met één: wie zou je morgen kunnen bellen?"]
    found = []
    if nobody := [each for each in rows if not filled_in(each.contact)]:
        found.append(f"Bij {_called(nobody)} staat nog geen functie of team om te bellen. Een functie is genoeg, een naam van een persoon is niet nodig.")
    if never := [each for each in named(rows) if each.asked is None]:
        found.append(f"{_called(never)}: nog nooit gevraagd. Bekend zijn is nog geen meedoen. Wanneer vraag je het?")
    if ahead := [each for each in rows if each.asked and each.asked > today]:
        days = listing(list(dict.fromkeys(date_words(each.asked) for each in ahead if each.asked)))
        found.append(f"{_called(ahead)}: gepland op {days}. Tot die dag is er nog niet gevraagd.")
    if silent := [each for each in named(rows) if each.asked and not each.about.strip()]:
        found.append(f"{_called(silent)}: schrijf erbij waarover, dan weet een ander waarom.")
    if odd := [each for each in rows if each.stakeholder.strip() and not recognised(each)]:
        found.append(f"{_called(odd)} noemt de bron niet in deze fase op dit niveau. Dat mag: de bron geeft een eerste inzicht. Het blijft in je dossier staan.")
    return found


def level_words(contact: Contact) -> str:
    """The level of a contact, or that it has none."""
    return LEVELS.get(contact.level, contact.level.strip() or "niveau niet ingevuld")


def _called(rows: list[Contact]) -> str:
    names = [quoted(each.stakeholder or each.contact) if (each.stakeholder or each.contact).strip() else "een contact zonder naam" for each in rows]
    more = [f"nog {number(len(names) - MOST + 1)}"] if len(names) > MOST else []
    return listing([*names[: MOST - 1], *more] if more else names)
