"""An example of a goal and an agenda, for a dossier that has none: marked as such, and never kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from bwlab.dossier import Dossier
from bwlab.monitor import Monitor
from bwlab.policy import Activity, AgendaItem, Challenge, Contribution, Goal, Target
from bwlab.policy.publication import published, rhythm
from bwlab.regions import Region

MARK = "voorbeeld"
LEAD = "Er staat nog geen doel in je dossier. Hieronder zie je daarom een voorbeeld: de doelen en activiteiten zijn verzonnen, wanneer de cijfers komen niet."
_DOORS = Activity(text="Langs de deuren gaan", output="600 bezoeken")
_ROOMS = Activity(text="Buurtkamers openen", output="vier buurtkamers")
_INSULATE = Activity(text="Woningen isoleren", output="200 woningen")
_ROUTE = Activity(text="Een beweegroute aanleggen", output="acht kilometer route")
#: Figures of three speeds with an activity each, in order of preference: one of each is shown.
FIGURES = (
    {"woninginbraken": _DOORS},
    {"contact": _ROOMS, "vrijwilligerswerk": _ROOMS, "broeikasgas_per_inwoner": _INSULATE},
    {"langdurige_ziekte": _ROUTE, "ervaren_gezondheid": _ROUTE, "mishandeling": _DOORS},
)
#: Partner, whether it is agreed, begin and end as (years from now, month, day).
WORK = (
    ("wijkbewoners", True, (1, 1, 1), (1, 9, 30)),
    ("", False, (0, 12, 1), (1, 12, 31)),
    ("sportverenigingen", False, (1, 4, 1), (3, 6, 30)),
)


def example(monitor: Monitor, region: Region, today: date) -> Dossier:
    """A dossier with one goal of each speed that this municipality has a figure of."""
    made = Dossier(region=region.code, label=region.label)
    for figures, (partner, agreed, start, end) in zip(FIGURES, WORK, strict=True):
        code = next((each for each in figures if _there(monitor, region, each)), None)
        if code is None:
            continue
        known = monitor.catalogue[code]
        goal = Goal(key=code, challenge=code, indicator=code, text=known.name, owner=MARK, target=Target(year=today.year + 3))
        made.challenges.append(Challenge(title=known.name, indicators=[code], rank=len(made.challenges) + 1))
        made.goals.append(goal)
        partners = [Contribution(who=partner, agreed=agreed)] if partner else []
        planned = {"start": _day(today, start), "end": _day(today, end), "contributions": partners}
        made.agenda.append(AgendaItem(key=code, goal=code, activity=figures[code], owner=MARK, means=MARK, **planned))
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
