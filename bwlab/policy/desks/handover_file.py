"""The file for who comes next: the sheet, with promises, every assumption of the dossier, and what changed since its edition."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import filled_in
from bwlab.policy.cycle import PHASES
from bwlab.policy.deciding.cells import begun as expected_begun
from bwlab.policy.desks.earlier import may_change
from bwlab.policy.desks.promises import begun, counted, lines, still_open
from bwlab.policy.outside.ledger import begun as outside_begun
from bwlab.policy.phases import contacts, handover, staying
from bwlab.policy.records.desks import Promise
from bwlab.policy.rerun.outcome import look_again

CHANGED, PROMISED, CALLED, ASSUMED = "Wat er aan de cijfers veranderde", "Toezeggingen", "Wie je kunt bellen", "Aannames zonder bron"
MINE = "aanname van de deelnemer"
NO_PROMISES = "In het dossier staan geen toezeggingen. Dat zegt niet dat er geen zijn gedaan: vraag het na."


class Thing(NamedTuple):
    """Something with a day that somebody has to know of.

    Attributes
    ----------
    day : date
    what : str
    """

    day: date
    what: str


class Guard(NamedTuple):
    """How the dossier stands when others take over on a day.

    Attributes
    ----------
    day : date
    open : tuple of Promise
        Not kept today.
    due, later, undated : tuple of Promise
        Of those: with a day until then, with a day after it, and without.
    coming : tuple of Thing
        Looking back and first figures that can show something, all from today on.
    people : tuple of (str, date or None)
        Who of policy stays on, and until when.
    handed : tuple of (str, date or None)
        What is kept by whom, and the day it is handed over.
    """

    day: date
    open: tuple[Promise, ...]
    due: tuple[Promise, ...]
    later: tuple[Promise, ...]
    undated: tuple[Promise, ...]
    coming: tuple[Thing, ...]
    people: tuple[tuple[str, date | None], ...]
    handed: tuple[tuple[str, date | None], ...]

    @property
    def after(self) -> list[Thing]:
        """What is still to come then."""
        return [each for each in self.coming if each.day > self.day]

    @property
    def there(self) -> list[str]:
        """Who of policy is certainly still there."""
        return [who for who, until in self.people if until and until >= self.day]

    @property
    def unsure(self) -> list[str]:
        """Who of policy has no last day."""
        return [who for who, until in self.people if until is None]

    @property
    def done(self) -> list[str]:
        """What is handed over by then."""
        return [what for what, day in self.handed if day and day <= self.day]


def guard(dossier: Any, monitor: Monitor, today: date, day: date) -> Guard:
    """How a dossier stands when others take over on a day.

    Parameters
    ----------
    dossier : Dossier
        Its ``promises``, ``agenda``, ``decisions``, ``goals``, ``staying`` and ``handovers`` are read.
    monitor : Monitor
    today, day : date
    """
    there = still_open(dossier.promises, today)
    return Guard(
        day, tuple(there), tuple(each for each in there if each.due and each.due <= day), tuple(each for each in there if each.due and each.due > day), tuple(each for each in there if each.due is None),
        tuple(_coming(dossier, monitor, today)), tuple((each.who.strip(), each.until) for each in staying.begun(dossier.staying) if filled_in(each.who)),
        tuple((each.keeps.strip(), each.day) for each in handover.begun(dossier.handovers) if filled_in(each.keeps)),
    )  # fmt: skip


def guard_words(found: Guard, today: date) -> str:
    """If others take over on that day, then this is what they get."""
    left = (*found.later, *found.undated)
    nobody = sum(not filled_in(each.by) for each in left)
    lacks = [*([f"{number(len(found.undated))} zonder dag"] if found.undated else []), *([f"{number(nobody)} zonder iemand die het doet"] if nobody else [])]
    open_words = f"{'staat' if len(left) == 1 else 'staan'} er nog {number(len(left)) if left else 'geen'} {'toezegging' if len(left) == 1 else 'toezeggingen'} open{f', waarvan {listing(lacks)}' if lacks else ''}"
    coming = len(found.after)
    moments = "1 moment" if coming == 1 else f"{number(coming)} momenten"
    then = f"Daarna {'komt' if coming == 1 else 'komen'} er nog {moments} waarop een cijfer iets kan laten zien of op iets wordt teruggekeken." if coming else "Daarna staat er niets meer waarop een cijfer iets kan laten zien of op iets wordt teruggekeken."
    who = _people_words(found)
    if found.day <= today:
        return f"Als er vandaag iemand anders komt, dan {open_words}. {then} {who}"
    one = len(found.due) == 1
    kept = f" en {'de ene toezegging' if one else f'de {number(len(found.due))} toezeggingen'} met een dag tot dan {'is' if one else 'zijn'} gehouden" if found.due else ""
    return f"Als er op {date_words(found.day)} iemand anders komt{kept}, dan {open_words}. {then} {who}"


def assumptions(dossier: Any, monitor: Monitor) -> list[str]:
    """Every assumption in the dossier that nobody gave a source for, a sentence each."""
    options = {each.key: quoted(each.text or "zonder omschrijving") for each in dossier.options}
    found = list(handover.unsourced(dossier, monitor))
    for goal in dossier.goals:
        bare = [word for word, bound in (("ondergrens", goal.floor), ("streefwaarde", goal.target)) if bound.value is not None and not filled_in(bound.source)]
        if bare:
            found.append(f"Bij het doel {quoted(goal.text or 'zonder zin')} heeft de {listing(bare)} geen bron.")
    counts: dict[str, int] = {}
    for each in expected_begun(dossier.expected):
        if not filled_in(each.source):
            counts[each.option] = counts.get(each.option, 0) + 1
    for option, count in counts.items():
        where = "niets doen" if not option else f"optie {options.get(option, 'die er niet meer is')}"
        found.append(f"Wat er van {where} wordt verwacht: {number(count)} keer {MINE}.")
    found += [f"Elders, {quoted(each.what or 'nog zonder naam')}: {MINE}." for each in outside_begun(dossier.outside) if not filled_in(each.source)]
    influences = sum((filled_in(each.start) or filled_in(each.end)) and not filled_in(each.source) for each in dossier.influences)
    if influences:
        found.append(f"Wat geld voor het ene met het andere doet: {number(influences)} keer {MINE}.")
    seen = sum(each.seen in ("gezien", "niet", "anders") and not filled_in(each.source) for each in dossier.arrow_reviews)
    if seen:
        found.append(f"Wat er van de pijlen is gezien: {number(seen)} keer zonder bron.")
    return found


def changes(dossier: Any, monitor: Monitor, today: date) -> list[str]:
    """What the figures in use say otherwise than those the dossier was made with, and which can still change; a sentence each."""
    if dossier.edition == monitor.edition:
        return [f"Het dossier hoort bij editie {monitor.edition} van de cijfers, en die is nu in gebruik. Er veranderde dus niets.", may_change(dossier, monitor)]
    found = look_again(dossier, monitor, today)
    return [*found.sentences, may_change(dossier, monitor)]


def file(dossier: Any, monitor: Monitor, today: date) -> list[tuple[str, list[str]]]:
    """The whole file: sections with sentences, each with at least one, in the order in which somebody new needs them.

    Parameters
    ----------
    dossier : Dossier
    monitor : Monitor
    today : date
    """
    sections = dict(handover.sheet(dossier, monitor, today))
    first, kept, *rest = sections
    extra = {
        first: sections[first], CHANGED: changes(dossier, monitor, today), kept: sections[kept],
        CALLED: called(dossier, today), PROMISED: [counted(dossier.promises, today), *lines(dossier.promises, today)] if begun(dossier.promises) else [NO_PROMISES],
    }  # fmt: skip
    extra |= {title: assumptions(dossier, monitor) if title == ASSUMED else sections[title] for title in rest}
    return [(title, handover.most(said) or [handover.NOTHING]) for title, said in extra.items()]


def called(dossier: Any, today: date) -> list[str]:
    """Whom one can call, by phase, and when they were last asked; who comes next does not know them yet."""
    titles, found = {each.key: each.title.lower() for each in PHASES}, []
    for each in contacts.named(dossier.contacts):
        of = titles.get(each.phase, "geen fase gekozen")
        when = "nog nooit gevraagd" if each.asked is None else f"gepland op {date_words(each.asked)}" if each.asked > today else f"laatst gevraagd op {date_words(each.asked)}"
        about = f", over {each.about.strip().rstrip('.')}" if each.about.strip() else ""
        found.append(f"{each.contact.strip()} ({each.stakeholder.strip() or 'niet gezegd wie dat is'}; {of}): {when}{about}.")
    return found or ["Er staat niemand in het dossier om te bellen. Wie na je komt, begint dan opnieuw."]


def _coming(dossier: Any, monitor: Monitor, today: date) -> list[Thing]:
    """Days of looking back, and first figures that can show something; the first day first."""
    found = [Thing(each.day, f"{each.what} ({each.when})") for each in staying.moments(dossier, monitor, today) if not each.what.endswith(" is klaar")]
    found += [Thing(each.evaluated, f"terugkijken op een besluit ({date_words(each.evaluated)})") for each in dossier.decisions if each.evaluated and each.evaluated >= today]
    return sorted(dict.fromkeys(found))


def _people_words(found: Guard) -> str:
    if not found.people:
        return "Van beleid staat er niemand in je dossier die erbij blijft."
    there, unsure, every = len(found.there), len(found.unsure), len(found.people)
    if every == 1:
        return f"De ene persoon die van beleid erbij blijft, is er dan {'nog' if there else 'misschien nog' if unsure else 'niet meer'}."
    sure = "is er dan van niemand zeker dat die er nog bij is" if not there else f"{'is er dan zeker nog 1' if there == 1 else f'zijn er dan zeker nog {number(there)}'} bij"
    return f"Van de {number(every)} mensen van beleid {sure}{f'; van {number(unsure)} staat er geen einddatum' if unsure else ''}."
