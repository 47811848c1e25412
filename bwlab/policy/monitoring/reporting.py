"""Two reports a year over a council term: which figure is new at each of them, and what is told where none is.

A new figure is a measurement that appeared since the report before. When it appears is reckoned or typed (see
``bwlab.policy.monitoring.plan``); where neither is known, neither is what a report can say.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from bwlab.formats import date as date_words
from bwlab.formats import listing
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.acting.canvas import started
from bwlab.policy.monitoring.plan import TYPED, PlanRow
from bwlab.policy.monitoring.publication import Measurement, measurements
from bwlab.policy.monitoring.sight import later_by, term
from bwlab.policy.records.agenda import AgendaItem

DEFAULT = ((5, 1), (10, 1))  # an assumption: many municipalities report in spring and in autumn
MOST = 2  # reports a year
NEW, NONE, UNKNOWN = "nieuw cijfer", "geen nieuwe meting", "weten we niet"
DONE, RUNNING, AHEAD = "klaar", "loopt", "nog niet begonnen"


class Appearance(NamedTuple):
    """A figure that appears: when, and over which year (None is not known)."""

    day: date
    year: int | None


class Told(NamedTuple):
    """One figure at one report.

    Attributes
    ----------
    state : str
        ``NEW``, ``NONE`` or ``UNKNOWN``.
    new : tuple of Appearance
        What appeared since the report before.
    last : Appearance or None
        The last one that appeared up to this report.
    items : tuple of (AgendaItem, str)
        The activities of this figure that are done or running on that day.
    words : str
        What there is to tell, in Dutch.
    """

    row: PlanRow
    state: str
    new: tuple[Appearance, ...]
    last: Appearance | None
    items: tuple[tuple[AgendaItem, str], ...]
    words: str


class Report(NamedTuple):
    """One report: its day, and what there is to tell of each figure."""

    day: date
    told: tuple[Told, ...]

    @property
    def new(self) -> tuple[Told, ...]:
        """The figures of which something is new."""
        return tuple(each for each in self.told if each.state == NEW)


def pc_days(dossier: Any) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Month and day of the reports of a year, in order, each once; and whether they are only the assumption."""
    typed = sorted({(each.month, each.day) for each in dossier.pc_days[:MOST]})
    return (tuple(typed), False) if typed else (DEFAULT, True)


def moments(dossier: Any, today: date) -> list[date]:
    """The days of the reports in the council term of today. 29 February is the 28th where there is none."""
    begin, end = term(today)
    return [day for year in range(begin.year, end.year + 1) for day in days_in(year, dossier) if begin <= day < end]


def days_in(year: int, dossier: Any) -> list[date]:
    """The days of the reports in a year."""
    return list(dict.fromkeys(_day(year, *each) for each in pc_days(dossier)[0]))


def before(day: date, dossier: Any) -> date:
    """The report before this one, also where that was in the term before."""
    return max(each for year in (day.year - 1, day.year) for each in days_in(year, dossier) if each < day)


def appearances(row: PlanRow, monitor: Monitor, today: date, until: date, later: int = 0) -> tuple[list[Appearance], bool]:
    """What appears of a figure up to a day, with all that is still to come so many months later; and whether that is all there is.

    Returns
    -------
    tuple of list and bool
        False: something may appear of which nobody knows when.
    """
    if row.how == TYPED:
        return [found for found in [_late(Appearance(row.next, None), today, later)] if found.day <= until], False
    if not row.code:
        return [], False
    first = term(today)[0].year - 5  # far enough back to know which one was the last
    found = [_late(Appearance(each.published, each.year), today, later) for each in _reckoned(row, monitor, first, until.year)]
    return sorted(each for each in found if each.day <= until), bool(found)


def reports(rows: Sequence[PlanRow], dossier: Any, monitor: Monitor, today: date, later: int = 0) -> list[Report]:
    """Every report of the council term, with what there is to tell of each figure."""
    return [report(day, rows, dossier, monitor, today, later) for day in moments(dossier, today)]


def report(day: date, rows: Sequence[PlanRow], dossier: Any, monitor: Monitor, today: date, later: int = 0) -> Report:
    """One report."""
    since, active = before(day, dossier), {row.key: tuple(_active(items_for(row, dossier), day)) for row in rows}
    return Report(day, tuple(_told(row, day, since, active[row.key], monitor, today, later) for row in rows))


def items_for(row: PlanRow, dossier: Any) -> list[AgendaItem]:
    """The activities that are tied to a figure of the plan: by themselves, or by their goal."""
    return [item for item in started(dossier.agenda) if row.code and figure_of(item, dossier) == row.code]


def figure_of(item: AgendaItem, dossier: Any) -> str:
    """The code of the figure an activity is tied to; that of its goal unless it has its own."""
    return item.indicator or next((goal.indicator for goal in dossier.goals if goal.key == item.goal), "")


def state_of(item: AgendaItem, day: date) -> str:
    """``DONE``, ``RUNNING`` or ``AHEAD`` on a day; "" where its dates do not say."""
    if item.end is not None and item.end <= day:
        return DONE
    if item.start is None:
        return ""
    return RUNNING if item.start <= day else AHEAD


def day_trouble(dossier: Any) -> str:
    """What is odd about the days that were typed; "" where nothing is."""
    typed, (days, assumed) = dossier.pc_days[:MOST], pc_days(dossier)
    if assumed:
        return ""
    if len(typed) == MOST and len(days) == 1:
        return "Je vulde twee keer dezelfde dag in. Dan is er één rapportage in het jaar. Kies een tweede dag, als er twee zijn."
    if (2, 29) in days:
        return "29 februari bestaat alleen in een schrikkeljaar. In andere jaren rekenen we met 28 februari."
    return "Je vulde één dag in. Dan is er één rapportage in het jaar." if len(days) == 1 else ""


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _late(each: Appearance, today: date, later: int) -> Appearance:
    """So many months later than usual; what is out is out."""
    return each._replace(day=later_by(each.day, later)) if later and each.day > today else each


def _reckoned(row: PlanRow, monitor: Monitor, first: int, last: int) -> Iterable[Measurement]:
    return (each for each in measurements(monitor, row.code, first, last) if each.published is not None)


def _active(items: Iterable[AgendaItem], day: date) -> Iterable[tuple[AgendaItem, str]]:
    return ((item, state) for item in items if (state := state_of(item, day)) in (DONE, RUNNING))


def _told(row: PlanRow, day: date, since: date, items: tuple[tuple[AgendaItem, str], ...], monitor: Monitor, today: date, later: int) -> Told:
    found, sure = appearances(row, monitor, today, day, later)
    new = tuple(each for each in found if each.day > since)
    ahead = row.how == TYPED and today <= day < later_by(row.next, later if row.next > today else 0)  # what was typed says nothing of days gone by
    state = NEW if new else NONE if sure or ahead else UNKNOWN
    return Told(row, state, new, found[-1] if found else None, items, _words(row, state, new, items))


def _words(row: PlanRow, state: str, new: Sequence[Appearance], items: Sequence[tuple[AgendaItem, str]]) -> str:
    """What there is to tell of a figure at a report."""
    done = listing([f"{quoted(item.activity.text or 'een activiteit zonder omschrijving')} ({_done(item, how)})" for item, how in items])
    instead = "; ".join(part for part in (f"wat er is gedaan: {done}" if done else "", row.until) if part)
    if state == NEW:
        years = [str(each.year) for each in new if each.year]
        return f"Er is een nieuw cijfer{f' over {listing(years)}' if years else ''}.{f' Vertel daarnaast {instead}.' if instead else ''}"
    lead = "Geen nieuwe meting." if state == NONE else "We weten niet of er een nieuw cijfer is: vraag het na bij de bron."
    return f"{lead} {f'Vertel als activiteit {instead}.' if instead else 'Er staat ook nog geen activiteit om te vertellen.'}"


def _done(item: AgendaItem, state: str) -> str:
    counted = item.activity.output.strip()
    return f"{state}, te tellen: {counted}" if counted else state


def day_words(day: date, today: date) -> str:
    """A report as it is named: "1 mei 2027", and that it is over."""
    return f"{date_words(day)}{' (voorbij)' if day < today else ''}"
