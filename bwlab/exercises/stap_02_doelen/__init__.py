"""Exercise with step 2 (choose goals): nine questions, answers from the municipality's own figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_02_doelen import floors, group, paces, risky, sdg
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 2: doelen kiezen"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        group.apart(),
        risky.kind(monitor, region),
        risky.told(monitor, region),
        sdg.without(monitor, region),
        floors.below(monitor, region),
        floors.why(monitor, region),
        floors.sorting(monitor, region),
        paces.each_year(monitor, region, today),
        paces.claim(monitor, region),
    ]
