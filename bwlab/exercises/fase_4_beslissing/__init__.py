"""Exercise with phase 4 (decision): eight questions about expected effects, what may be compared, and what a decision has to hold."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.fase_4_beslissing import deciding, effects
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij fase 4: beleidsbeslissing"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        effects.blanks(region),
        effects.dominance(region),
        effects.regret(region),
        effects.units(monitor, region),
        deciding.kinds(region),
        deciding.expectation(monitor, region, today),
        deciding.evaluated(monitor, region, today),
        deciding.minority(region),
    ]
