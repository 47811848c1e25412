"""Exercise with phase 3 (formulation): eight questions about kinds of sentences, the pace of a goal, and options."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.fase_3_vorming import choosing, paces, sentences
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij fase 3: beleidsvorming"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        sentences.kinds(monitor, region, today),
        sentences.met(region),
        sentences.blanks(monitor, region, today),
        paces.share(monitor, region),
        paces.rare(monitor, region),
        paces.level(monitor, region),
        choosing.order(region),
        choosing.ready(region),
    ]
