"""Exercise with phase 1 (agenda setting): eight questions about looking broader, demands, and a paragraph."""

from __future__ import annotations

import datetime as dt

from bwlab.exercises.fase_1_agendering import demanding, looking, writing
from bwlab.exercises.question import Question
from bwlab.monitor import Monitor
from bwlab.regions import Region

TITLE = "Oefening bij fase 1: agendering"


def questions(monitor: Monitor, region: Region, today: dt.date) -> list[Question]:
    """The questions for one municipality, in the order in which they are asked."""
    return [
        looking.not_seen(monitor, region),
        looking.left_out(monitor, region),
        demanding.three_states(region),
        demanding.by_which(monitor, region),
        demanding.times(monitor, region),
        demanding.last_on_the_list(monitor, region),
        writing.beside_a_figure(monitor, region),
        writing.on_the_table(region),
    ]
