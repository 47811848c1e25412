"""Exercise with step 6 (the college): eight questions about who moves, who owns and who connects."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_06_college import agreeing, dividing
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 6: brede welvaart in het college"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        dividing.words(monitor, region, today),
        dividing.nobody(monitor, region, today),
        dividing.own_picture(monitor, region, today),
        dividing.first_on_the_table(monitor, region, today),
        agreeing.talks(monitor, region, today),
        agreeing.role(monitor, region, today),
        agreeing.sentence(monitor, region, today),
        agreeing.still_open(monitor, region, today),
    ]
