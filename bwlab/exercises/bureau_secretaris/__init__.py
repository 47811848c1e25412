"""Exercise with the desk of the secretary: seven questions about what outlasts a term, and what a newer edition touches."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.bureau_secretaris import handing, newer
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij het bureau van de gemeentesecretaris"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        handing.outlasts(monitor, region, today),
        handing.promised(region, today),
        newer.edition(monitor, region),
        newer.to_go(monitor, region, today),
        newer.touched(monitor, region, today),
        handing.assumed(region),
        handing.order(region, today),
    ]
