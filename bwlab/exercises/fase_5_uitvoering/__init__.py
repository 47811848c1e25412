"""Exercise with phase 5 (implementation): eight questions about signals, rules made beforehand, output and outcome."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.fase_5_uitvoering import agreed, limits, work
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij fase 5: beleidsuitvoering"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        limits.beyond(monitor, region),
        limits.many(monitor, region),
        limits.often(region),
        limits.country(monitor, region),
        agreed.order(region),
        agreed.against(region),
        work.kinds(region),
        work.gap(monitor, region),
    ]
