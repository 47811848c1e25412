"""Figures over the years: the direction of each series of one municipality, and how much there is of all."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.method.trend import FALLS, NO_JUDGEMENT, RISES, Trend, trend
from bwlab.regions import Regions
from bwlab.sources.cube import Cube

_RECOVERED = "recovered"


def series_frame(values: pd.DataFrame, regions: Regions, indicator: Indicator) -> pd.DataFrame:
    """The values of one indicator with the stretch of its series each belongs to; see `Monitor.series`."""
    frame = values.drop(columns="indicator")
    labels = {each.code: each.label for each in regions}
    frame.insert(1, "label", frame["region"].map(labels).astype("str"))
    starts = [each.year for each in indicator.breaks]
    frame["segment"] = np.searchsorted(starts, frame["year"], side="right")
    return frame


def trend_frame(
    cube: Cube, region: str, indicators: list[Indicator], window: int, minimum: int, level: float
) -> pd.DataFrame:
    """The direction of each indicator of one region; see `Monitor.trend`."""
    rows = []
    for each in indicators:
        at = cube.indicator(each.code)
        until = int(cube.years[cube.newest[at]]) if cube.newest[at] >= 0 else None
        values = cube.values[at, cube.region(region)]
        options = {"until": until, "window": window, "minimum": minimum, "level": level}
        found = trend(cube.years, values, [one.year for one in each.breaks], **options)
        start = None if until is None else until - window + 1
        why = _why(found, each, minimum, (start, until))
        rows.append((each.code, each.name, *found[:7], _welfare(found.direction, each.direction), why))
    names = [
        "indicator",
        "name",
        "first_year",
        "last_year",
        "points",
        "slope",
        "low",
        "high",
        "direction",
        "welfare",
        "why",
    ]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype(dict.fromkeys(("first_year", "last_year", "welfare"), "Int64"))


def _welfare(found: str, direction: int) -> int | None:
    if direction == 0 or found == NO_JUDGEMENT:
        return None
    return {RISES: 1, FALLS: -1}.get(found, 0) * direction


def _why(found: Trend, indicator: Indicator, minimum: int, span: tuple[int | None, int | None]) -> str:
    if found.direction != NO_JUDGEMENT:
        since = " Het deel van voor de breuk telt niet mee." if found.broken else ""
        return (
            f"Rechte lijn door {found.points} metingen, {found.first_year} tot en met {found.last_year}; "
            f"onze eigen reconstructie.{since}"
        )
    start, until = span
    if until is None:
        return "Er is nog geen cijfer."
    if not found.points:
        return f"Van {start} tot en met {until} is er geen cijfer."
    count = "één meting" if found.points == 1 else f"{found.points} metingen"
    verb = "is" if found.points == 1 else "zijn"
    if found.broken:
        cause = next(one.why for one in indicator.breaks if one.year == found.broken).rstrip(".")
        text = f"In {found.broken} veranderde de meting ({cause}); sindsdien {verb} er {count}."
    else:
        text = f"Van {start} tot en met {until} {verb} er {count}."
    return f"{text} Voor een oordeel zijn er minstens {minimum} nodig."


def coverage_frame(cube: Cube, indicators: list[Indicator]) -> pd.DataFrame:
    """How much there is of each indicator; see `Monitor.coverage`."""
    rows = []
    for each in indicators:
        at = cube.indicator(each.code)
        known, years = cube.known[at], cube.years_of(at)
        rows.append(
            (
                each.code,
                each.name,
                each.theme,
                each.dimension,
                each.in_foto,
                years[0] if years else None,
                years[-1] if years else None,
                len(years),
                int(known[:, cube.newest[at]].sum()),
                int(known.any(axis=1).sum()),
                known.shape[0],
                cube.share_of_origin(at, _RECOVERED),
            )
        )
    names = [
        "indicator",
        "name",
        "theme",
        "dimension",
        "in_foto",
        "first_year",
        "newest_year",
        "years",
        "n",
        "n_ever",
        "size",
        "recovered",
    ]
    return pd.DataFrame(rows, columns=names).astype(dict.fromkeys(("first_year", "newest_year"), "Int64"))
