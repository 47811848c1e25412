"""Exercise with reading 1 (what a colour says): eight questions, answers from one's own figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.lezen_1_kleuren import claims, positions, trends
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij lezen 1: wat een kleur zegt"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        positions.last_green(monitor, region),
        positions.order(monitor, region),
        positions.peers(monitor, region),
        trends.arrow(monitor, region),
        trends.grey(monitor, region),
        trends.both(monitor, region),
        trends.chance(monitor, region),
        claims.claims(monitor, region),
    ]
