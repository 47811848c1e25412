"""Exercise with step 7 (inside the town hall): eight questions, amounts from the municipality's own budget and accounts."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_07_organisatie import amounts, assignment, themes, years
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 7: organiseer het binnen de organisatie"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        assignment.parts(monitor, region, today),
        assignment.months(monitor, region, today),
        amounts.per_head(monitor, region),
        amounts.middle(monitor, region),
        amounts.higher(monitor, region),
        years.told(monitor, region),
        themes.twice(monitor, region),
        themes.zero(monitor, region),
    ]
