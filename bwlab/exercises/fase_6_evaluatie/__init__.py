"""Exercise with phase 6 (evaluation): eight questions about work, goal and opgave, a change taken apart, and what may be said."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.fase_6_evaluatie import apart, looking, telling, years
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij fase 6: beleidsevaluatie"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        looking.three(monitor, region, today),
        looking.report_lines(monitor, region, today),
        apart.remainder(monitor, region),
        apart.largest(monitor, region),
        telling.sentences(monitor, region),
        years.picked(monitor, region),
        telling.arrow(monitor, region, today),
        telling.order(region),
    ]
