"""Exercise with the case of burglary: eight questions about what one could know, promise, see and say."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.casus_woninginbraak import after, before
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij de casus woninginbraak"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        before.known_then(monitor, region),
        before.fall(monitor, region),
        before.chance(monitor, region),
        before.halfway(monitor, region),
        after.order(monitor, region),
        after.left(monitor, region),
        after.sayings(monitor, region),
        after.second(monitor, region),
    ]
