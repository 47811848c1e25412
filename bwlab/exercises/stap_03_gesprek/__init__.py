"""Exercise with step 3 (the conversation): nine questions, answers from the municipality's own figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_03_gesprek import orders, people, table, talk
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 3: voer het gesprek"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        people.children(monitor, region),
        people.gaps(region),
        table.open_question(monitor, region, today),
        table.may_be_said(monitor, region, today),
        talk.chance(monitor, region),
        talk.whom_it_is_about(region),
        orders.first(monitor, region),
        orders.apart(monitor, region),
        talk.own_part(region),
    ]
