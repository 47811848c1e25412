"""Exercise with step 8 (an ambassador): eight questions, the sentences about the municipality's own figures."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.question import Question
from bwlab.exercises.stap_08_ambassadeur import roles, sentences, speaking
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij stap 8: een ambassadeur"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        roles.two_together(region),
        roles.mandate(region, today),
        sentences.rounded(monitor, region),
        sentences.one_in(monitor, region),
        sentences.in_the_cell(monitor, region),
        speaking.too_many_words(region),
        speaking.order(monitor, region),
        speaking.doubt(monitor, region),
    ]
