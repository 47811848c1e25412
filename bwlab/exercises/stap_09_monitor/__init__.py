"""Exercise with step 9 (follow the effects): eight questions about figures, own measurements, the plan and the reports."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_09_monitor import measuring, planning, reporting
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 9: volg de effecten"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        measuring.age(monitor, region, today),
        measuring.margin(monitor, region, today),
        measuring.change(monitor, region, today),
        measuring.count(monitor, region, today),
        planning.lines(monitor, region, today),
        planning.knowing(monitor, region, today),
        reporting.nothing_new(monitor, region, today),
        reporting.in_time(monitor, region, today),
    ]
