"""Exercise with reading 4 (trend and outlook): nine questions, answers from the municipality's own figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.lezen_4_vooruitblik import bands, claims, country, paces, years
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij Lezen 4: trend en vooruitblik"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        bands.reading(monitor, region),
        bands.twenty(monitor, region),
        country.own_part(monitor, region),
        country.straight(monitor, region),
        years.start(monitor, region),
        years.across_break(monitor, region),
        years.grey(monitor, region),
        paces.share(monitor, region),
        claims.sorted_claims(monitor, region),
    ]
