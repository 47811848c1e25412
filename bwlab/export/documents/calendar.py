"""The activities of the agenda and the figures of its goals on one calendar, as a picture for paper."""

from __future__ import annotations

import io
from datetime import date
from typing import NamedTuple

from bwlab.charts import Bar, Lane, Moment, timeline
from bwlab.export.documents import Desk, filled
from bwlab.formats import number
from bwlab.policy.canvas import SHORT, horizon, lacking
from bwlab.policy.record import FIRST, LAST
from bwlab.policy.sight import TERM, Sight, sights

AHEAD = 6  # years from today that are on the calendar
DPI = 200


class Picture(NamedTuple):
    """A picture with its alt text."""

    png: bytes
    alt: str


def picture(desk: Desk) -> Picture | None:
    """The calendar; None where no activity has a date that fits on one."""
    goals = {goal.key for goal in filled(desk.dossier.goals)}
    found = [each for each in sights(desk.dossier, desk.monitor, desk.region.code, desk.today) if each.goal.key in goals] if _possible(desk) else []
    items = [item for each in found for item in each.items]
    if not any(item.start or item.end for item in items):
        return None
    today = desk.today
    known = [each.goal.indicator for each in found if each.name]
    short = sum(horizon(item, today) == "kort" for item in items)
    chart = timeline(
        [_lane(each) for each in found],
        title=f"Van de {number(len(items))} activiteiten bij een doel {'is' if short == 1 else 'zijn'} er {number(short)} binnen twee jaar klaar",
        label=desk.region.label,
        today=today,
        look=today,
        short=date(today.year + SHORT, today.month, min(today.day, 28)),
        term=TERM,
        last=today.year + AHEAD,
        names=[desk.monitor.catalogue[code].source for code in known] or ["eigen opgave"],
    )
    out = io.BytesIO()
    chart.figure().savefig(out, format="png", dpi=DPI)
    return Picture(out.getvalue(), chart.alt)


def _possible(desk: Desk) -> bool:
    """A year such as 9999 is a slip of the keyboard: it stays in the tables, and there is no calendar for it."""
    days = [day for item in desk.dossier.agenda for day in (item.start, item.end) if day]
    return all(FIRST <= day.year <= LAST for day in days)


def _lane(each: Sight) -> Lane:
    bars = [Bar(item.activity.text.strip() or "zonder omschrijving", item.start, item.end, _open(lacking(item))) for item in each.items]
    moments = [Moment(found.published, found.year, found == each.first) for found in each.moments if found.published]
    why = each.why or ("" if each.end else "geen activiteit met een einddatum")
    return Lane(each.goal.text.strip() or each.name or "doel zonder omschrijving", each.name, bars, moments, why)


def _open(lacks: list[str]) -> str:
    return "" if not lacks else "1 punt open" if len(lacks) == 1 else f"{number(len(lacks))} punten open"
