"""Floor and ambition kept apart: what nobody should fall below, what is wanted, and whether the two differ."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from bwlab.monitor import Monitor
from bwlab.policy.acting.canvas import CanvasRow, canvas, indicator_of
from bwlab.policy.goals.norms import below
from bwlab.policy.records.goal import Goal
from bwlab.regions import Region


class Apart(NamedTuple):
    """The floor and the target of one opgave, in words, and what stands out.

    Attributes
    ----------
    about : str
        The opgave.
    indicator : str
        Name of the figure; "" where there is none.
    floor, target : str
        With norm and source; "" where there is none.
    remarks : list of str
    """

    about: str
    indicator: str
    floor: str
    target: str
    remarks: list[str]


def apart(dossier: Any, monitor: Monitor, region: Region) -> list[Apart]:
    """Every goal of a dossier, and every opgave that has none."""
    rows = canvas(dossier, monitor).rows
    found = [_of(goal, row, monitor, region) for goal, row in zip(dossier.goals, rows, strict=True)]
    bare = [each for each in dossier.challenges if dossier.goal_for(each.key) is None]
    return found + [
        Apart(each.title.strip() or "opgave zonder naam", next((monitor.catalogue[code].name for code in each.indicators if code in monitor.catalogue), ""), "", "", ["Nog geen doel. In stap 2 kies je een ondergrens en een streefwaarde."])
        for each in bare
    ]


def _of(goal: Goal, row: CanvasRow, monitor: Monitor, region: Region) -> Apart:
    floor, target, said = goal.floor.value, goal.target.value, []
    known = indicator_of(goal, monitor)
    if floor is None:
        said.append("Geen ondergrens: dan is er niets waar niemand onder mag komen.")
    if target is None:
        said.append("Geen streefwaarde: dan is er geen ambitie.")
    if floor is not None and not goal.floor.norm and not goal.floor.source.strip():
        said.append("Bij de ondergrens staat niet waar die vandaan komt.")
    if floor is not None and target is not None and known is not None and known.direction:
        ahead = known.direction * (target - floor)
        if abs(ahead) <= 1e-9 * (1 + abs(floor)):
            said.append("Ondergrens en streefwaarde zijn even hoog. Een ondergrens is geen ambitie.")
        elif ahead < 0:
            said.append("De streefwaarde is minder gunstig dan de ondergrens. Klopt dat?")
    if floor is not None and known is not None and known.direction and np.isfinite(floor):
        seen = below(monitor, region, known.code, floor)
        if seen.own is None:
            said.append(f"Voor {region.label} is er geen cijfer: of de ondergrens gehaald wordt, weet je niet.")
        elif seen.own:
            said.append(f"{region.label} zat in {seen.year} onder deze ondergrens.")
    return Apart(row.challenge or row.goal or "doel zonder opgave", row.indicator, row.floor, row.target, said)
