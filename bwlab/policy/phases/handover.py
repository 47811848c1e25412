"""What outlasts a council term: who keeps what, whether measuring goes on, who has learned to work with it, and a sheet to hand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.names import key, quoted
from bwlab.policy.acting.canvas import filled_in, open_items
from bwlab.policy.anchoring.learning_plan import GROUPS, group_of
from bwlab.policy.anchoring.learning_plan import begun as trainings_begun
from bwlab.policy.monitoring.plan import next_words, plan
from bwlab.policy.monitoring.sight import term
from bwlab.policy.phases import council, path, staying
from bwlab.policy.records.table import Handover
from bwlab.policy.stakeholders import ROLES

#: The continuity roles as they are called within a sentence of a municipality.
NAMES = {"griffier": "de griffier", "controllers_juristen": "de controllers en juristen", "gemeentesecretaris": "de gemeentesecretaris"}
_WORDS = {"griffier": ("griffi",), "controllers_juristen": ("control", "jurist"), "gemeentesecretaris": ("secretaris",)}
#: The group of colleagues in a learning plan that a role belongs to, where there is one.
LEARNS = {"griffier": "griffie", "controllers_juristen": "control"}
WHY = "Een politieke termijn kan onvoorspelbaar zijn. Wat doorloopt, is steeds meten en mensen die ermee leren werken."
MOST = 40  # sentences in one section of the sheet
NOTHING = "Hier staat nog niets."


def begun(handovers: Iterable[Handover]) -> list[Handover]:
    """The rows in which anything is filled in."""
    return [each for each in handovers if each.day or any(text.strip() for text in (each.role, each.keeps, each.where))]


def role_of(text: str) -> str:
    """The continuity role a text names, by key; "" where it is one of their own."""
    said = key(text)
    exact = next((each.key for each in ROLES if said in (key(each.key), key(each.title))), "")
    return exact or next((role for role, words in _WORDS.items() if any(word in said for word in words)), "")


def keeping(handovers: Iterable[Handover]) -> dict[str, list[Handover]]:
    """What each continuity role keeps, by key; an empty list where that is nothing yet."""
    rows = [each for each in begun(handovers) if filled_in(each.keeps)]
    return {role.key: [each for each in rows if role_of(each.role) == role.key] for role in ROLES}


def judged(dossier: Any, monitor: Monitor, today: date) -> list[str]:
    """What outlasts the term and what does not yet, a sentence each.

    Parameters
    ----------
    dossier : Dossier
        Its ``handovers``, ``plan``, ``goals`` and ``trainings`` are read.
    monitor : Monitor
    today : datetime.date
    """
    return [*_roles(dossier.handovers), *_days(dossier.handovers, today), measuring(dossier, monitor, today), trained(dossier, today)]


def _roles(handovers: Sequence[Handover]) -> list[str]:
    nothing = [NAMES[role] for role, rows in keeping(handovers).items() if not rows]
    if len(nothing) == len(NAMES):
        return [f"Er staat nog niet wie wat bewaart. {WHY} Begin met één rol."]
    found = [f"Bij {'deze rollen' if len(nothing) > 1 else 'deze rol'} staat nog niet wat er bewaard wordt: {', '.join(nothing)}."] if nothing else []
    for place, row in enumerate(begun(handovers), 1):
        lacks = [word for word, there in (("welke rol", filled_in(row.role)), ("wat er bewaard wordt", filled_in(row.keeps)), ("waar het ligt", filled_in(row.where)), ("een dag", row.day)) if not there]
        if lacks:
            found.append(f"Overdracht {number(place)} ({quoted(_role_words(row.role) or 'nog geen rol')}): nog niet ingevuld is {listing(lacks)}.")
    return found


def _days(handovers: Sequence[Handover], today: date) -> list[str]:
    end = term(today)[1]
    found = []
    for row in begun(handovers):
        who = _role_words(row.role) or "iemand"
        if row.day and row.day >= end:
            found.append(f"{_upper(who)} krijgt het pas op {date_words(row.day)}, na de raadsverkiezingen van maart {end.year}. Wie het nu weet, kan dan weg zijn.")
        elif row.day and row.day < today:
            found.append(f"De dag bij {who} ({date_words(row.day)}) is voorbij. Is het overgedragen, kies dan de dag waarop jullie er weer naar kijken.")
    return found


def measuring(dossier: Any, monitor: Monitor, today: date) -> str:
    """Whether measuring goes on by itself: figures with somebody who follows them and a next measurement."""
    found = plan(dossier, monitor, dossier.region, today)
    if not found.rows:
        return "Er is nog geen indicatorenplan. Of het meten doorgaat, hangt dan af van wie eraan denkt. Een plan maak je in stap 9."
    good = [row for row in found.rows if filled_in(row.owner) and row.next]
    what = "bij de doelen" if found.proposed else "in het indicatorenplan"
    if len(found.rows) == 1:
        said = f"Het ene cijfer {what} heeft {'' if good else 'nog niet allebei: '}iemand die het volgt en een volgende meting."
    else:
        said = f"Van de {number(len(found.rows))} cijfers {what} {'is' if len(good) == 1 else 'zijn'} er {number(len(good))} met iemand die het volgt en een volgende meting."
    return f"{said}{' Een indicatorenplan is er nog niet.' if found.proposed else ''}"


def trained(dossier: Any, today: date) -> str:
    """Which groups learn to work with it, and which of the continuity roles do not."""
    rows = [each for each in trainings_begun(dossier.trainings) if filled_in(each.who)]
    if not rows:
        return "Er is nog niemand die ermee leert werken. Een leerplan maak je in stap 7."
    over = [each for each in rows if each.day and each.day <= today]
    groups = {group_of(each.who) for each in rows}
    left = [GROUPS[group].name for group in LEARNS.values() if group not in groups]
    counted = f"In het leerplan {'staat 1 regel' if len(rows) == 1 else f'staan {number(len(rows))} regels'}; bij {number(len(over)) if over else 'geen'} daarvan is de dag geweest."
    names = listing([word for name in left for word in name.split(" en ")])
    return f"{counted} Van de rollen die vaak blijven, {'leert' if left == ['griffie'] else 'leren'} {names} nog niets." if left else f"{counted} De griffie, de controllers en de juristen leren allemaal iets."


def sheet(dossier: Any, monitor: Monitor, today: date) -> list[tuple[str, list[str]]]:
    """A sheet for who comes next: sections with sentences, each with at least one.

    Parameters
    ----------
    dossier : Dossier
    monitor : Monitor
    today : datetime.date

    Returns
    -------
    list of (str, list of str)
        Titles and their sentences, in the order in which somebody new needs them.
    """
    sections = [
        ("Met welke cijfers dit is gemaakt", _editions(dossier, monitor, today)),
        ("Wie wat bewaart", _kept(dossier)),
        ("Aannames zonder bron", unsourced(dossier, monitor)),
        ("Volgende metingen", _next(dossier, monitor, today)),
        ("Wie ermee leert werken", [trained(dossier, today), *_learned(dossier)]),
        ("Wie van beleid erbij blijft", staying.judged(dossier, monitor, today)),
        ("Wat nog open is", _open(dossier, today)),
    ]
    return [(title, most(lines) or [NOTHING]) for title, lines in sections]


def unsourced(dossier: Any, monitor: Monitor) -> list[str]:
    """Every assumption in the policy theory and the scenarios that nobody gave a source for."""
    found = []
    for each in dossier.arrows:
        if (filled_in(each.start) or filled_in(each.end)) and not filled_in(each.source):
            sign = {1: "meer", -1: "minder", None: "een verandering van"}[each.sign]
            start, end = (_word(text, monitor) for text in (each.start, each.end))
            found.append(f"Meer {quoted(start or '…')} geeft {sign} {quoted(end or '…')}: aanname van de deelnemer.")
    for scenario in dossier.scenarios:
        bare = [role for role, factor in scenario.factors.items() if factor.likely is not None and not filled_in(factor.source)]
        if bare:
            found.append(f"In scenario {quoted(scenario.name or 'zonder naam')} {'is 1 getal' if len(bare) == 1 else f'zijn {number(len(bare))} getallen'} een aanname van de deelnemer.")
    return found


def _editions(dossier: Any, monitor: Monitor, today: date) -> list[str]:
    found = [f"Dit blad is gemaakt op {date_words(today)}, met editie {monitor.edition} van de cijfers."]
    if dossier.edition != monitor.edition:
        made = f"met editie {dossier.edition}" if dossier.edition else "met een editie die er niet bij staat"
        found.append(f"Het dossier is het laatst bijgewerkt {made}. Kijk na welke cijfers sindsdien anders zijn.")
    return found


def _kept(dossier: Any) -> list[str]:
    rows = [each for each in begun(dossier.handovers) if filled_in(each.keeps)]
    found = []
    for each in rows:
        where = f" Het ligt hier: {each.where.strip().rstrip('.')}." if filled_in(each.where) else " Waar het ligt, is nog niet opgeschreven."
        day = f" Overdracht of volgende blik: {date_words(each.day)}." if each.day else ""
        found.append(f"{_upper(_role_words(each.role) or 'nog geen rol')} bewaart: {each.keeps.strip().rstrip('.')}.{where}{day}")
    return [*found, *(f"{_upper(NAMES[role])}: nog niets afgesproken." for role, kept in keeping(dossier.handovers).items() if not kept)]


def _next(dossier: Any, monitor: Monitor, today: date) -> list[str]:
    found = plan(dossier, monitor, dossier.region, today)
    return [f"{_upper(row.name)}: {next_words(row)}; {f'gevolgd door {row.owner}' if filled_in(row.owner) else 'nog niemand volgt dit'}." for row in found.rows] or [measuring(dossier, monitor, today)]


def _learned(dossier: Any) -> list[str]:
    rows = [each for each in trainings_begun(dossier.trainings) if filled_in(each.who)]
    return [f"{_upper(each.who.strip())}: {each.skill.strip() or each.form.strip() or 'nog niet opgeschreven wat'}{f', {date_words(each.day)}' if each.day else ', nog geen dag'}." for each in rows]


def _open(dossier: Any, today: date) -> list[str]:
    found = ["Er is nog geen moment met de raad waarop er iets te kiezen is."] if council.closed(dossier.council, today) else []
    found += [f"{_upper(path.named(each))} is overgeslagen. {f'Daarover staat opgeschreven: {said}' if said else 'Wat daardoor voor waar is aangenomen, is niet opgeschreven.'}" for each, said in path.assumed(dossier)]
    return [*found, *open_items(dossier)]


def most(lines: list[str]) -> list[str]:
    """As many sentences as one section of the sheet holds."""
    return lines if len(lines) <= MOST else [*lines[:MOST], f"En nog {number(len(lines) - MOST)}; die staan in het dossier."]


def _role_words(text: str) -> str:
    exact = next((each.key for each in ROLES if key(text) in (key(each.key), key(each.title))), "")
    return NAMES[exact] if exact else text.strip()


def _word(text: str, monitor: Monitor) -> str:
    return monitor.catalogue[text].name if text in monitor.catalogue else text.strip()


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
