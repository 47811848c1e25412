"""Exercise with the desk of control: seven questions about five kinds of faults in a table, and being there early."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.bureau_control import rows, words
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij bureau control"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        rows.series(monitor, region),
        rows.mean(monitor, region),
        rows.years(monitor, region),
        rows.denominator(monitor, region),
        rows.border(monitor, region),
        words.kinds(region),
        words.moment(region),
    ]
