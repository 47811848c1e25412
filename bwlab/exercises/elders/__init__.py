"""Exercise with elsewhere: seven questions about what is counted, a firm over the border, and an honest ledger."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.elders import border, honest
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij elders"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        honest.counted(region),
        border.falls(monitor, region),
        border.rises(monitor, region),
        border.place(monitor, region),
        border.greener(monitor, region),
        honest.row(monitor, region),
        honest.blank(region),
    ]
