"""Exercise with the desk of the griffier: seven questions about what figures can answer, and how to say it in a minute."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.bureau_griffier import answering, figures
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij het bureau van de griffier"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        answering.answerable(monitor, region),
        figures.chance(monitor, region),
        figures.comparable(monitor, region),
        figures.worse_off(monitor, region),
        answering.cause(monitor, region),
        answering.district(monitor, region),
        answering.minute(monitor, region),
    ]
