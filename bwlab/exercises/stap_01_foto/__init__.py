"""Exercise with step 1 (make a foto of your municipality): nine questions, answers from its own figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_01_foto import change, comparing, ranks, rates, reading
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 1: de foto lezen"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        ranks.rank(monitor, region),
        ranks.blanks(monitor, region),
        ranks.order(monitor, region),
        reading.year(monitor, region, today),
        comparing.percentage(monitor, region),
        comparing.blank_is_not_zero(monitor, region),
        rates.rate(monitor, region),
        change.across_break(monitor, region),
        reading.sentences(monitor, region),
    ]
