"""Exercise with phase 2 (preparation): eight questions about arrows, loops, what others tried, and whom it reaches."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.fase_2_voorbereiding import people, reasoning
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij fase 2: het beleid voorbereiden"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        reasoning.signs(monitor, region, today),
        reasoning.kind(monitor, region, today),
        reasoning.round_trip(monitor, region, today),
        reasoning.carrying(monitor, region, today),
        people.ladder(monitor, region, today),
        people.written(monitor, region, today),
        people.whom(monitor, region, today),
        people.reckoned(monitor, region, today),
    ]
