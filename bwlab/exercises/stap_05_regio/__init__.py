"""Exercise with step 5 (beyond the border): eight questions, answers from the municipality and those around it."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_05_regio import circles, claims, facilities, medians
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 5: kijk over de grens"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        medians.median(monitor, region),
        medians.caption(monitor, region),
        medians.same_year(monitor, region),
        circles.place(monitor, region),
        circles.smoothed(monitor, region),
        facilities.distance(monitor, region),
        claims.reasons(monitor, region),
        claims.sorted_claims(monitor, region),
    ]
