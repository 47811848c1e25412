"""An example of a goal and an agenda, for a dossier that has none: marked as such, and never kept."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import numpy as np

from bwlab.dossier import Dossier
from bwlab.monitor import Monitor
from bwlab.policy import Activity, AgendaItem, Challenge, Contribution, Goal, Target
from bwlab.policy.monitoring.publication import published, rhythm
from bwlab.regions import Region

MARK = "voorbeeld"
LEAD = (
    "Er staat nog geen doel in je dossier, dus je ziet een voorbeeld dat wij hebben verzonnen. "
    "Wanneer een cijfer verschijnt, is niet verzonnen: dat is gerekend met het tempo van de bron tot nu toe."
)


class Story(NamedTuple):
    """An opgave, a goal, an activity with its output, and a partner."""

    challenge: str
    goal: str
    activity: str
    output: str
    partner: str


_ROUTE = ("Een beweegroute aanleggen", "acht kilometer route", "sportverenigingen")
#: Figures of three speeds with a story each, in order of preference: one of each is shown.
STORIES = (
    {"woninginbraken": Story("Mensen maken een inbraak in hun huis mee", "Minder woninginbraken", "Gratis sloten nakijken", "600 huizen", "bewonersgroep")},
    {
        "contact": Story("Niet iedereen ziet elke week iemand", "Meer mensen met wekelijks contact", "Buurtkamers openen", "vier buurtkamers", "welzijnsorganisatie"),
        "broeikasgas_per_inwoner": Story("Er gaat veel warmte verloren", "Minder broeikasgas", "Woningen isoleren", "200 woningen", "woningcorporatie"),
    },
    {
        "langdurige_ziekte": Story("Niet iedereen blijft lang gezond", "Minder langdurige ziekte", *_ROUTE),
        "ervaren_gezondheid": Story("Niet iedereen voelt zich gezond", "Meer mensen voelen zich gezond", *_ROUTE),
        "mishandeling": Story("Er is geweld tijdens het uitgaan", "Minder mishandeling", "Toezicht tijdens het uitgaan", "40 avonden", "horeca"),
    },
)
#: Whether the partner agreed (None: no partner yet), begin and end as (years from now, month, day).
WORK = ((True, (1, 1, 1), (1, 9, 30)), (None, (0, 12, 1), (1, 12, 31)), (False, (1, 4, 1), (3, 6, 30)))


def example(monitor: Monitor, region: Region, today: date) -> Dossier:
    """A dossier with one goal of each speed that this municipality has a figure of."""
    made = Dossier(region=region.code, label=region.label)
    for stories, (agreed, start, end) in zip(STORIES, WORK, strict=True):
        code = next((each for each in stories if _there(monitor, region, each)), None)
        if code is None:
            continue
        told = stories[code]
        made.challenges.append(Challenge(title=told.challenge, indicators=[code], rank=len(made.challenges) + 1))
        made.goals.append(Goal(key=code, challenge=code, indicator=code, text=told.goal, owner=f"projectleider ({MARK})", target=Target(year=today.year + 3)))
        partners = [] if agreed is None else [Contribution(who=told.partner, agreed=agreed)]
        planned = {"start": _day(today, start), "end": _day(today, end), "contributions": partners}
        activity = Activity(text=told.activity, output=told.output)
        made.agenda.append(AgendaItem(key=code, goal=code, activity=activity, owner=f"projectleider ({MARK})", means=f"een dag per week ({MARK})", **planned))
    return made


def or_example(dossier: Any, monitor: Monitor, region: Region, today: date) -> tuple[Any, str]:
    """The dossier itself where it has a goal, else the example with the sentence that says so."""
    return (dossier, "") if dossier.goals else (example(monitor, region, today), LEAD)


def _day(today: date, when: tuple[int, int, int]) -> date:
    years, month, day = when
    return date(today.year + years, month, day)


def _there(monitor: Monitor, region: Region, code: str) -> bool:
    known = monitor.catalogue[code]
    there = bool(np.isfinite(monitor.table(code).loc[region.code].to_numpy(float)).any())
    return there and rhythm(known) is not None and published(known, 2020) is not None
