"""Reading every table of a plan, and making the figures of the dictionary from them; nothing is kept here.

A subject that is not there, a unit that changed or a value that cannot be is a `Refusal`: that figure is not
taken and the rest goes on. A net or server that fails stops everything: half a refresh is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import requests

from bwlab.errors import CbsError
from bwlab.formats import date
from bwlab.sources.cbs import HOME, Layout, Limits, describe_table, read_table, read_texts
from bwlab.sources.refresh.mappings import (
    COMPUTED_DECIMALS,
    PER_1000,
    PER_1000_MEAN,
    SHARE,
    UNITS,
    Mapping,
    Subject,
)  # fmt: skip
from bwlab.sources.refresh.planning import Call
from bwlab.sources.snapshot import Snapshot

COLUMNS = ["region", "indicator", "year", "value", "origin", "provisional", "table"]
_KEY = ["region", "year"]


@dataclass(frozen=True)
class Refusal:
    """A figure that was not taken, and why (Dutch).

    ``choices`` holds the nearest Titles; ``absent`` is the Title that the table does not have, where that is why.
    """

    indicator: str
    table: str
    why: str
    choices: tuple[str, ...] = ()
    absent: str = ""


@dataclass
class Gathered:
    """What StatLine gave.

    Attributes
    ----------
    observations : DataFrame
        region, indicator, year, value (NaN: CBS has the row and gives no figure), origin, provisional (boolean,
        <NA> where CBS does not say), table.
    population : DataFrame
        region, year, population.
    counts : DataFrame
        region, offence, year, count, mean_population: what the crime rates were made from.
    municipalities : DataFrame or None
        region, name, and where known corop_name, province_name, of the newest table that was read.
    refused : list of Refusal
    read : list of str
        The tables that were read, each with the day its figures were fetched, in Dutch.
    """

    observations: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=COLUMNS))
    population: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*_KEY, "population"]))
    counts: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=["region", "offence", "year", "count", "mean_population"])
    )
    municipalities: pd.DataFrame | None = None
    refused: list[Refusal] = field(default_factory=list)
    read: list[str] = field(default_factory=list)


def gather(
    calls: Sequence[Call],
    old: Snapshot,
    *,
    fresh: bool = False,
    limits: Limits | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Gathered:
    """Read every table.

    Parameters
    ----------
    calls : sequence of Call
    old : Snapshot
        For the mean population behind rates of years it already has.
    fresh : bool
        Also where a copy of less than a day old is kept.
    say : callable
        Told which table is being read, in Dutch.

    Raises
    ------
    CbsError
        The net or CBS failed.
    """
    found, figures = Gathered(), []
    newest = max((each.figures[0].year or 0 for each in calls if each.figures), default=0)
    for place, call in enumerate(calls, 1):
        say(f"Ik lees tabel {call.table} ({place} van {len(calls)}).")
        try:
            if not call.figures:
                found.municipalities = _areas(call, found, fresh, limits)
                continue
            layout = describe_table(call.table, catalogue=_catalogue(call), limits=limits)
            chosen, names = _resolve(call, layout, found)
            if not chosen:
                continue
            frame = _read(call, names, fresh, limits)
        except CbsError as error:
            if _is_fault(error):
                raise
            why = error.why if error.__cause__ is not None and error.why else error.what
            found.refused += [Refusal(each.indicator, call.table, why, tuple(error.choices)) for each in call.figures]
            continue
        found.read.append(_when(call, frame))
        if call.figures[0].year == newest and newest and found.municipalities is None:
            found.municipalities = frame.drop_duplicates("region")[["region", "region_name"]].set_axis(
                ["region", "name"], axis=1
            )
        for figure, subjects in chosen:
            made = _figure(figure, subjects, frame, found, old)
            if made is not None:
                figures.append(made)
    if figures:
        found.observations = pd.concat(figures, ignore_index=True)[COLUMNS]
    return found


def _is_fault(error: CbsError) -> bool:
    """Whether the net or the server failed, and not the table."""
    causes: list[BaseException] = []
    while (cause := (causes[-1] if causes else error).__cause__) is not None:
        causes.append(cause)
    answers = [each.response for each in causes if isinstance(each, requests.HTTPError)]
    if any(each is not None and each.status_code == 404 for each in answers):
        return False
    return any(isinstance(each, OSError | ValueError) for each in causes)


def _when(call: Call, frame: pd.DataFrame) -> str:
    return f"{call.table}, opgehaald op {date(dt.datetime.fromisoformat(frame.attrs['fetched']).date())}"


def _catalogue(call: Call) -> str | None:
    return None if call.catalogue == HOME else call.catalogue


def _read(call: Call, names: list[str], fresh: bool, limits: Limits | None) -> pd.DataFrame:
    frame = read_table(
        call.table,
        measures=names,
        regions=call.levels,
        catalogue=_catalogue(call),
        where=call.where or None,
        fresh=fresh,
        limits=limits,
    )
    attrs = frame.attrs
    frame = frame[frame["period"].astype(str).str.endswith("JJ00")]  # years only
    frame = frame.assign(region=frame["region"].astype(str), measure=frame["measure"].astype(str))
    frame.attrs = attrs
    return frame


def _resolve(
    call: Call, layout: Layout, found: Gathered
) -> tuple[list[tuple[Mapping, list[tuple[str, float]]]], list[str]]:
    """For each figure that can be taken the names of its subjects in this table, with what to multiply by."""
    chosen, names = [], {}
    for figure in call.figures:
        try:
            subjects = [_subject(each, layout) for each in figure.subjects]
        except CbsError as error:
            absent = next((each.titles[0] for each in figure.subjects if not any(map(layout.has, each.titles))), "")
            found.refused.append(Refusal(figure.indicator, call.table, error.what, tuple(error.choices), absent))
            continue
        chosen.append((figure, subjects))
        names |= dict.fromkeys(name for name, _ in subjects)
    return chosen, list(names)


def _subject(subject: Subject, layout: Layout) -> tuple[str, float]:
    first: CbsError | None = None
    for title in subject.titles:
        try:
            measure = layout.choose([title])[0]
        except CbsError as error:
            if first is None or (error.choices and not first.choices):
                first = error
            continue
        factor = UNITS[subject.unit].get(measure.unit.casefold())
        if factor is None:
            raise CbsError(
                f"'{title}' in tabel {layout.table} heeft eenheid '{measure.unit}', en verwacht was {subject.unit}.",
                table=layout.table,
            )
        return layout.name(measure), factor
    raise first


def _figure(
    figure: Mapping, subjects: list[tuple[str, float]], frame: pd.DataFrame, found: Gathered, old: Snapshot
) -> pd.DataFrame | None:
    """The values of one figure, one row for each region and year that the table has."""
    rows = frame[frame["measure"].isin([name for name, _ in subjects])]
    wide = rows.pivot_table(index=_KEY, columns="measure", values="value", aggfunc="first", dropna=False, sort=True)
    wide = wide[wide.index.isin(pd.MultiIndex.from_frame(rows[_KEY].drop_duplicates()))]
    parts = [wide[name].to_numpy(float) * factor for name, factor in subjects]
    made = pd.DataFrame({"value": _computed(figure, parts)}, index=wide.index)
    if figure.compute == PER_1000_MEAN:
        mean = _mean_population(found, old).reindex(made.index).to_numpy(float)
        counted = pd.DataFrame({"count": parts[0], "mean_population": mean}, index=made.index).dropna().astype(int)
        counted = counted.reset_index().assign(offence=figure.indicator)
        found.counts = pd.concat([found.counts, counted], ignore_index=True) if len(found.counts) else counted
        with np.errstate(divide="ignore", invalid="ignore"):
            made["value"] = np.round(parts[0] / mean * 1000, COMPUTED_DECIMALS)
        made = made[~np.isnan(mean)]
    state = rows.groupby(_KEY)["provisional"].first()
    made = made.assign(provisional=state.reindex(made.index).to_numpy()).reset_index()
    if not figure.indicator:
        kept = made.dropna(subset="value")
        found.population = kept.assign(population=kept["value"].astype(int))[[*_KEY, "population"]]
        return None
    if trouble := _impossible(figure, made["value"]):
        found.refused.append(Refusal(figure.indicator, figure.table, trouble))
        return None
    made["provisional"] = made["provisional"].astype("boolean")
    return made.assign(indicator=figure.indicator, origin=figure.origin, table=figure.table)


def _computed(figure: Mapping, parts: list[np.ndarray]) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        if figure.compute == PER_1000:
            found = np.round(parts[0] / parts[1] * 1000, COMPUTED_DECIMALS)
        elif figure.compute == SHARE:
            found = np.round(parts[0] / sum(parts) * 100, COMPUTED_DECIMALS)
        else:
            found = np.round(parts[0], 6)  # a factor leaves dust behind the last decimal
    return np.where(np.isfinite(found), found, np.nan)


def _mean_population(found: Gathered, old: Snapshot) -> pd.Series:
    """Mean population by region and year: as it was used before, else between two first days of January."""
    known = pd.concat([old.population, found.population], ignore_index=True) if len(found.population) else old.population
    first = known.drop_duplicates(_KEY, keep="last").set_index(_KEY)["population"].astype(float)
    second = first.copy()
    second.index = pd.MultiIndex.from_arrays(
        [second.index.get_level_values(0), second.index.get_level_values(1) - 1], names=_KEY
    )
    between = ((first + second) / 2).dropna().round()
    used = old.table("crime_counts.csv.gz").drop_duplicates(_KEY).set_index(_KEY)["mean_population"].astype(float)
    return used.combine_first(between)


def _impossible(figure: Mapping, values: pd.Series) -> str:
    low, high = values.min(), values.max()
    percent = figure.compute == SHARE or figure.subjects[0].unit == "procent"
    if low < 0 or (percent and high > 100):
        return f"'{figure.subjects[0].titles[0]}' in tabel {figure.table} heeft waarden die niet kunnen."
    return ""


def _areas(call: Call, found: Gathered, fresh: bool, limits: Limits | None) -> pd.DataFrame:
    frame = read_texts(
        call.table, measures=call.titles, regions=call.levels, catalogue=_catalogue(call), fresh=fresh, limits=limits
    )
    found.read.append(_when(call, frame))
    text = frame.assign(text=frame["text"].str.strip(), region=frame["region"].astype(str))
    wide = text.pivot_table(index="region", columns="measure", values="text", aggfunc="first", observed=True)
    wide.columns = ["corop_name" if "COROP" in name else "province_name" for name in wide.columns.astype(str)]
    names = text.drop_duplicates("region").set_index("region")["region_name"].astype(str)
    return wide.assign(name=names).reset_index()
