"""The opgaven and goals of a dossier as they stand in the factsheet: what is filled in, and what is not yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.charts.words import fit
from bwlab.export.factsheet import sentences as say
from bwlab.export.factsheet.records import Aim, Challenge, Line, Row, Ruler
from bwlab.export.plain import plain
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.policy.acting.canvas import CanvasRow, canvas, indicator_of
from bwlab.policy.records.goal import Goal
from bwlab.regions import Region

ENDS = (5, 95)  # percentiles of the municipalities: a few far ones would squeeze the others together


def challenges_of(dossier: Any, monitor: Monitor, region: Region, rows: Mapping[str, Row]) -> tuple[Challenge, ...]:
    """The opgaven in their order, each with its goals; goals of no opgave come last."""
    told = {row.key: row for row in canvas(dossier, monitor).rows}
    aims = [(goal, _aim(goal, told[goal.key], monitor, region, rows)) for goal in dossier.goals if _begun(goal)]
    found, placed = [], set()
    for each in sorted(dossier.challenges, key=lambda each: each.rank):
        own = [(goal, aim) for goal, aim in aims if goal.challenge == each.key]
        placed |= {goal.key for goal, _ in own}
        figures = tuple(say.line(rows[code]) for code in each.indicators if code in rows)
        found.append(Challenge(plain(each.title) or "Opgave zonder naam", plain(each.why), figures, tuple(aim for _, aim in own)))
    loose = tuple(aim for goal, aim in aims if goal.key not in placed)
    return (*found, Challenge(say.NO_CHALLENGE, "", (), loose)) if loose else tuple(found)


def _begun(goal: Goal) -> bool:
    """Whether anything was filled in but the opgave and the figure it began with."""
    return goal.model_copy(update={"key": "", "challenge": "", "indicator": ""}) != Goal(key="")


def _aim(goal: Goal, told: CanvasRow, monitor: Monitor, region: Region, rows: Mapping[str, Row]) -> Aim:
    fields = (
        ("Cijfer", say.now(rows[goal.indicator]) if goal.indicator in rows else told.indicator),
        ("Ondergrens", told.floor),
        ("Streefwaarde", told.target),
        ("Eigenaar", told.owner),
        ("Kijken op", told.due),
        ("Bron", told.source),
    )
    lines = tuple(Line(name, plain(text) or say.NOT_YET, not text) for name, text in fields)
    known = indicator_of(goal, monitor)
    return Aim(plain(told.goal) or say.NO_TEXT, lines, _ruler(goal, known, monitor, region) if known else None)


def _ruler(goal: Goal, indicator: Indicator, monitor: Monitor, region: Region) -> Ruler | None:
    """The figure, its floor and its target on one line; None where there is nothing to put on it."""
    row = monitor.position(region, indicators=[indicator.code]).iloc[0]
    given = {"nu": float(row["value"]), "ondergrens": goal.floor.value, "streefwaarde": goal.target.value}
    marks = {name: value for name, value in given.items() if value is not None and isfinite(value)}
    if not marks.keys() & {"ondergrens", "streefwaarde"}:
        return None
    year = row["year"] if "nu" in marks else row["newest_year"]
    everyone = monitor.table(indicator.code)[int(year)].dropna().to_numpy()
    marks["mediaan"] = float(row["median"])
    low, high = _span([*np.percentile(everyone, ENDS), *marks.values()])
    turned = indicator.direction == -1

    def at(name: str) -> float | None:
        if name not in marks:
            return None
        share = (marks[name] - low) / (high - low)
        return 1 - share if turned else share

    def words(value: float) -> str:
        return quantity(value, indicator.decimals, indicator.unit_short)

    left, right = (words(high), words(low)) if turned else (words(low), words(high))
    dated = {"nu": f" ({int(year)})", "streefwaarde": f" in {goal.target.year}" if goal.target.year else ""}
    parts = [f"{name} {words(value)}{dated.get(name, '')}" for name, value in marks.items()]
    alt = fit(say.RULER_ALT.format(left=left, right=right, name=indicator.name), parts)
    return Ruler(at("nu"), at("ondergrens"), at("streefwaarde"), at("mediaan"), left, right, alt)


def _span(values: Iterable[float]) -> tuple[float, float]:
    kept = list(values)
    low, high = min(kept), max(kept)
    return (low, high) if high > low else (low - 1, low + 1)
