"""The activities of the agenda and the figures of its goals on one calendar, as a picture for paper."""

from __future__ import annotations

import io
import warnings
from datetime import date
from typing import NamedTuple

from bwlab.charts import Lane, timeline
from bwlab.export.documents import Desk, filled
from bwlab.export.plain import line
from bwlab.formats import number
from bwlab.policy.acting.canvas import SHORT, horizon, lacking
from bwlab.policy.monitoring.sight import sights, term

AHEAD = 6  # years from today that are on the calendar
DPI = 200


class Picture(NamedTuple):
    """A picture with its alt text."""

    png: bytes
    alt: str


def picture(desk: Desk) -> Picture | None:
    """The calendar; None where no activity has a date."""
    goals = {goal.key for goal in filled(desk.dossier.goals)}
    found = [each for each in sights(desk.dossier, desk.monitor, desk.region.code, desk.today) if each.goal.key in goals]
    items = [item for each in found for item in each.items]
    if not any(item.start or item.end for item in items):
        return None
    today = desk.today
    known = [each.goal.indicator for each in found if each.name]
    short = sum(horizon(item, today) == "kort" for item in items)
    chart = timeline(
        [_fit(Lane.of(each, lacking)) for each in found],
        title=_title(len(items), short),
        label=desk.region.label,
        today=today,
        look=today,
        short=date(today.year + SHORT, today.month, min(today.day, 28)),
        term=term(today),
        last=today.year + AHEAD,
        names=[desk.monitor.catalogue[code].source for code in known] or ["eigen opgave"],
    )
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph")  # an emoji is an empty box here; the tables under the picture have it
        chart.figure().savefig(out, format="png", dpi=DPI)
    return Picture(out.getvalue(), chart.alt)


def _title(count: int, short: int) -> str:
    if count == 1:
        return f"De ene activiteit bij een doel {'is binnen twee jaar klaar' if short else 'heeft geen einddatum binnen twee jaar'}"
    return f"Van de {number(count)} activiteiten bij een doel {'is' if short == 1 else 'zijn'} er {number(short)} binnen twee jaar klaar"


def _fit(lane: Lane) -> Lane:
    """The same in characters that can be drawn, each name on one line."""
    return lane._replace(name=line(lane.name), bars=[each._replace(name=line(each.name)) for each in lane.bars])
