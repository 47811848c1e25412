"""Exercise with step 10 (learn and experiment): eight questions, figures from the municipality where that teaches more."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_10_leren import figures, rules, telling
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 10: leren en experimenteren"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        rules.order(monitor, region, today),
        rules.false_go(monitor, region, today),
        rules.verdict(monitor, region, today),
        figures.regression(monitor, region, today),
        figures.hits(monitor, region, today),
        figures.revised(monitor, region, today),
        telling.failed(monitor, region, today),
        telling.honest(monitor, region, today),
    ]
