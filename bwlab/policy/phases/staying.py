"""After the decision: who of policy stays on, held against what is still to be done and the first figure that can show something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import filled_in, name_of, started
from bwlab.policy.monitoring.sight import sights
from bwlab.policy.records.table import Staying

WHY = "Met een goedgekeurd stuk is beleid niet af: daarna blijkt pas wat er in de praktijk gebeurt."
MOST = 20  # moments in one table


class Moment(NamedTuple):
    """Something that happens after the decision, and who of policy is still there.

    Attributes
    ----------
    day : date
    when : str
        In words; of a figure about, since that day is reckoned.
    what : str
        "'Bellen' is klaar".
    there : tuple of str
        Functions of which is known that they are still there.
    unsure : tuple of str
        Functions of which nobody wrote down until when.
    """

    day: date
    when: str
    what: str
    there: tuple[str, ...]
    unsure: tuple[str, ...]


def begun(staying: Iterable[Staying]) -> list[Staying]:
    """The rows in which anything is filled in."""
    return [each for each in staying if each.until or each.hours is not None or each.who.strip() or each.does.strip()]


def last_day(staying: Iterable[Staying]) -> date | None:
    """The last day on which somebody of policy is there; None where nobody is, or one of them has no end."""
    rows = [each for each in staying if filled_in(each.who)]
    return None if not rows or any(each.until is None for each in rows) else max(each.until for each in rows)


def moments(dossier: Any, monitor: Monitor, today: date) -> list[Moment]:
    """What is still to come, the first day first: ends of activities, days of looking back, and the first figures that can show something."""
    agenda = started(dossier.agenda)
    found = [(item.end, date_words(item.end), f"{_upper(name_of(item))} is klaar") for item in agenda if item.end and item.end >= today]
    found += [(item.evaluated, date_words(item.evaluated), f"terugkijken op {name_of(item)}") for item in agenda if item.evaluated and item.evaluated >= today]
    for seen in sights(dossier, monitor, dossier.region, today):
        if seen.first and seen.first.published and seen.first.published > today:
            found.append((seen.first.published, f"rond {_month(seen.first.published)}", f"eerste meting die iets kan laten zien: {seen.name} over {seen.first.year}"))
    rows = [each for each in dossier.staying if filled_in(each.who)]
    return [
        Moment(day, when, what, tuple(each.who.strip() for each in rows if each.until and each.until >= day), tuple(each.who.strip() for each in rows if each.until is None))
        for day, when, what in sorted(dict.fromkeys(found))
    ]


def judged(dossier: Any, monitor: Monitor, today: date) -> list[str]:
    """What follows from who stays on, a sentence each.

    Parameters
    ----------
    dossier : Dossier
        Its ``staying``, ``agenda`` and ``goals`` are read.
    monitor : Monitor
    today : datetime.date
    """
    rows = begun(dossier.staying)
    named = [each for each in rows if filled_in(each.who)]
    if not named:
        return [f"Er staat nog niemand van beleid die er na het besluit bij blijft. {WHY} Begin met één functie."]
    return [*_rows(rows, today), *_measuring(dossier, named, monitor, today), *_working(dossier, named, today)]


def _rows(rows: Sequence[Staying], today: date) -> list[str]:
    found = []
    for place, row in enumerate(rows, 1):
        name = f"Functie {number(place)} ({quoted(row.who.strip() or 'nog geen functie')})"
        lacks = [word for word, there in (("wie het is", filled_in(row.who)), ("wat die blijft doen", filled_in(row.does)), ("hoeveel uur per week", row.hours is not None), ("tot wanneer", row.until)) if not there]
        if lacks:
            found.append(f"{name}: nog niet ingevuld is {listing(lacks)}.")
        if row.hours == 0:
            found.append(f"{name}: er staan 0 uren. Dan is er niemand.")
        if row.until and row.until < today:
            found.append(f"{name}: de einddatum {date_words(row.until)} is voorbij. Is die er nog bij?")
    return found


def _measuring(dossier: Any, named: Sequence[Staying], monitor: Monitor, today: date) -> list[str]:
    """Who is there when the first figure can show something."""
    seen = sights(dossier, monitor, dossier.region, today)
    known = sorted((each for each in seen if each.first and each.first.published), key=lambda each: each.first.published)
    if not known:
        why = next((each.why for each in seen if each.why), "")
        return ["Wanneer een meting iets kan laten zien, is nog niet te zeggen: " + (f"{why}." if why else "er is nog geen doel met een activiteit die een einddatum heeft.")]
    coming = [each for each in known if each.first.published > today]
    if not coming:
        return ["De eerste metingen die iets kunnen laten zien, zijn er al. Kijk wat ze zeggen, en met wie je dat bespreekt."]
    first, last = coming[0], last_day(named)
    found = [f"De eerste meting die iets kan laten zien, komt rond {_month(first.first.published)} ({first.name}, over {first.first.year}); {_who_is_there(named, first.first.published)}."]
    late = [each for each in coming[1:] if last and each.first.published > last]
    if late and first.first.published <= last:
        found.append(f"Bij {number(len(late))} van de {number(len(coming))} doelen komt de eerste meting die iets kan laten zien pas na {date_words(last)}, als er van beleid niemand meer bij is.")
    return found


def _working(dossier: Any, named: Sequence[Staying], today: date) -> list[str]:
    """Which activities go on when nobody of policy is there."""
    last = last_day(named)
    if last is None:
        return []
    after = [item for item in started(dossier.agenda) if item.end and item.end > max(last, today)]
    if not after:
        return []
    names = [name_of(item) for item in after]
    more = [f"nog {number(len(names) - 2)}"] if len(names) > 2 else []
    return [f"Na {date_words(last)} is er van beleid niemand meer bij, terwijl {listing([*names[:2], *more])} dan nog {'loopt' if len(names) == 1 else 'lopen'}."]


def _who_is_there(named: Sequence[Staying], day: date) -> str:
    there = [each.who.strip() for each in named if each.until and each.until >= day]
    unsure = [each.who.strip() for each in named if each.until is None]
    if there:
        return f"{listing([quoted(each) for each in there[:3]])} {'is' if len(there) == 1 else 'zijn'} er dan nog bij"
    if unsure:
        return f"of {listing([quoted(each) for each in unsure[:3]])} er dan nog bij {'is' if len(unsure) == 1 else 'zijn'}, weten we niet: er staat geen einddatum"
    return "dan is er van beleid niemand meer bij"


def _month(day: date) -> str:
    return date_words(day).split(" ", 1)[1]


def _upper(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
