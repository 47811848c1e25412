"""Exercise with step 4 (a local agenda): eight questions, dates and values from the municipality's own figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_04_agenda import judging, sorting, timing
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 4: een lokale agenda"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        sorting.kinds(monitor, region, today),
        judging.to_the_point(monitor, region, today),
        timing.missing_letter(monitor, region, today),
        judging.seldom(monitor, region, today),
        judging.still_open(monitor, region, today),
        timing.appearing(monitor, region, today),
        timing.next_round(monitor, region, today),
        sorting.on_the_day(monitor, region, today),
    ]
