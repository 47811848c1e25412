"""The P&C calendar for in an agenda program: the reports, when figures are expected, and the days of evaluation.

Only days that are known become an event; of a figure of which nobody knows when it appears there is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from icalendar import Calendar, Event

from bwlab.export.documents import Desk
from bwlab.export.plain import plain, short
from bwlab.formats import date
from bwlab.policy.monitoring.plan import TYPED, PlanRow, plan
from bwlab.policy.monitoring.reporting import appearances, pc_days, reports
from bwlab.policy.monitoring.sight import term
from bwlab.policy.monitoring.ties import ties

LONGEST = 1500  # characters told of one figure: an agenda program shows a few lines
ASSUMED = "De dag is een aanname: 1 mei en 1 oktober. In stap 9 vul je de echte dagen in."


def write(desk: Desk) -> bytes:
    """The calendar, as RFC 5545 asks: UTF-8, folded lines, days without a time."""
    found = Calendar()
    found.add("prodid", "-//bwlab//P&C-kalender brede welvaart//NL")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"P&C brede welvaart {desk.region.label}")
    rows = plan(desk.dossier, desk.monitor, desk.region.code, desk.today).rows
    for event in (*_reports(rows, desk), *_appearing(rows, desk), *_evaluated(desk)):
        found.add_component(event)
    return found.to_ical()


def _event(desk: Desk, key: str, day: dt.date, summary: str, told: str) -> Event:
    """A day. Its UID stays the same when it is made again, so that an agenda program replaces it."""
    event = Event()
    event.add("uid", f"{desk.region.code}-{key}@bwlab")
    event.add("dtstamp", dt.datetime.combine(desk.today, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", short(summary, 120))
    event.add("description", plain(told))
    event.add("transp", "TRANSPARENT")  # it takes nobody's time
    return event


def _reports(rows: tuple[PlanRow, ...], desk: Desk) -> Iterator[Event]:
    note = f"\n\n{ASSUMED}" if pc_days(desk.dossier)[1] else ""
    found = reports(rows, desk.dossier, desk.monitor, desk.today)
    days = [each.day for each in found]
    for each in found:
        if each.day < desk.today:
            continue
        lines = [f"{short(told.row.name)}: {_cut(told.words)}" for told in each.told] or ["Er staat nog geen cijfer in je indicatorenplan."]
        text = "\n".join(["Wat er te vertellen is over brede welvaart. Wanneer een cijfer verschijnt, is gerekend.", *lines])
        at = 1 + [day for day in days if day.year == each.day.year].index(each.day)
        yield _event(desk, f"rapportage-{each.day.year}-{at}", each.day, f"P&C-rapportage brede welvaart {desk.region.label}", text + note)


def _appearing(rows: tuple[PlanRow, ...], desk: Desk) -> Iterator[Event]:
    end = term(desk.today)[1]
    for row in rows:
        for each in appearances(row, desk.monitor, desk.today, end)[0]:
            if each.day < desk.today:
                continue
            about = f" over {each.year}" if each.year else ""
            how = "zelf ingevuld" if row.how == TYPED else "verwacht, gerekend"
            told = f"{row.sentence}\nBron: {row.source or 'nog open'}. Wie volgt het: {row.owner or 'nog open'}."
            if row.how != TYPED:
                told += f"\nGerekend met het tempo van de bron tot nu toe; de bron heeft deze dag niet aangekondigd. Het kan ook later in {date(each.day).split(' ', 1)[1]} zijn."
            yield _event(desk, f"cijfer-{_safe(row.key)}-{each.year or 'eigen'}", each.day, f"Cijfer {short(row.name, 60)}{about} ({how})", told)


def _evaluated(desk: Desk) -> Iterator[Event]:
    for each in ties(desk.dossier, desk.monitor):
        if each.evaluated is not None:
            told = f"Cijfer: {each.figure or 'nog open'}.\n{_cut(each.words)}"
            yield _event(desk, f"evaluatie-{_safe(each.key)}", each.evaluated, f"Evaluatie: {short(each.activity, 80)}", told)


def _safe(key: Any) -> str:
    return "".join(mark for mark in str(key) if mark.isalnum()) or "leeg"


def _cut(text: str) -> str:
    words = " ".join(plain(text).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
