"""Exercise with reading 3 (one number or many): nine questions, answers from the own municipality's figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.lezen_3_een_cijfer import adding, clinic, ranking, scoring
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij lezen 3: één cijfer of veel"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        scoring.zscore(monitor, region),
        scoring.minmax(monitor, region),
        adding.without_weight(monitor, region),
        adding.geometric(monitor, region),
        ranking.dropping_out(monitor, region),
        ranking.band(monitor, region),
        adding.arguments(),
        clinic.figures_told(monitor, region),
        clinic.list_told(monitor, region),
    ]
