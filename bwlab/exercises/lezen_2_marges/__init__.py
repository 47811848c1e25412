"""Exercise with reading the monitor 2 (blanks and margins): nine questions, answers from its own figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.lezen_2_marges import blanks, margins, series, small
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij Lezen 2: lege cellen en marges"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        blanks.worst(monitor, region),
        blanks.range_of_ranks(monitor, region),
        margins.half_the_margin(monitor, region),
        margins.margin_of_a_difference(monitor, region),
        margins.thousand(monitor, region),
        series.merged(monitor, region),
        series.units(monitor, region),
        small.one_more(monitor, region),
        small.statements(monitor, region),
    ]
