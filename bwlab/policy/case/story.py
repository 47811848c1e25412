"""In which municipality the case plays, what was known when it began, and the second thread beside it.

The case is told from a day in the past. Up to and with phase 4 only figures of `KNOWN` and before may be used;
after that the real years come one by one. The figures are those of today's edition: what stood in print at the
time may have differed, and the sentences say so.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.offences import counts_of
from bwlab.regions import Region

BURGLARY = "woninginbraken"
VOLUNTEERS, OVERWEIGHT = "vrijwilligerswerk", "overgewicht"
BEGIN = dt.date(2017, 4, 1)  # the counts of a year are published in March of the next one
KNOWN = 2016  # the last year that was known then
SPAN = 4
TARGET = KNOWN + SPAN
FEWEST = 5  # years known at the beginning
FEW_CASES = 20  # below this one case more shows in the rate
MARK = "voorbeeld"


class Case(NamedTuple):
    """Where the case plays.

    Attributes
    ----------
    region : Region
        The own municipality, or one that resembles it.
    note : str
        Why it is another one; "" where it is the own.
    second : Indicator
        The figure of the second thread.
    second_own : bool
        Whether this municipality has that figure then and later.
    second_note : str
        What must be said about the second figure here.
    """

    region: Region
    note: str
    second: Indicator
    second_own: bool
    second_note: str


@functools.lru_cache(maxsize=16)
def table_of(monitor: Monitor, code: str) -> pd.DataFrame:
    """`Monitor.table`, kept: it is only read here."""
    return monitor.table(code)


def case_of(monitor: Monitor, region: Region) -> Case:
    """Where the case plays for a municipality, with which second thread."""
    return _case(monitor, region.code)


@functools.lru_cache(maxsize=512)
def _case(monitor: Monitor, code: str) -> Case:
    asked = monitor.regions[code]
    region, note = asked, ""
    if not fits(monitor, code):
        alike = monitor.peers(asked, k=len(monitor.regions) - 1)["region"]
        region = monitor.regions[next(each for each in alike if fits(monitor, each))]
        note = (
            f"Voor {asked.label} kan deze casus niet: {_why(monitor, asked)}. De casus speelt daarom in {region.label}. "
            f"Van de gemeenten met een hele reeks lijkt die {_like(asked)} het meest op {asked.label}. Het zijn dus niet de cijfers van {asked.label}."
        )
    second = VOLUNTEERS if _has_second(monitor, region.code, VOLUNTEERS) else OVERWEIGHT
    own = _has_second(monitor, region.code, second)
    known = monitor.catalogue[second if own else VOLUNTEERS]
    if not own:
        said = f"Voor {region.label} is er geen reeks van vrijwilligerswerk en geen van overgewicht. Dat is geen nul. De tweede draad laat daarom alleen de mediaan zien van de gemeenten met een cijfer."
    elif second == OVERWEIGHT:
        said = f"Voor {region.label} is er geen reeks van vrijwilligerswerk. De tweede draad is daarom overgewicht. Daarvan was er in {KNOWN} één meting in onze bron."
    else:
        said = ""
    return Case(region, note, known, own, said)


def fits(monitor: Monitor, code: str) -> bool:
    """Whether a municipality has enough years before the beginning, all years after it, and something to lower."""
    row = table_of(monitor, BURGLARY).loc[code]
    before, after = row[[year for year in row.index if KNOWN - FEWEST < year <= KNOWN]], row[[year for year in row.index if year > KNOWN]]
    return bool(before.notna().all() and after.notna().all() and row[KNOWN] > 0)


def _why(monitor: Monitor, region: Region) -> str:
    row = table_of(monitor, BURGLARY).loc[region.code].dropna()
    if not len(row):
        return "er zijn geen cijfers"
    if row.index[0] > KNOWN - FEWEST + 1:
        return f"de cijfers beginnen in {row.index[0]}, want de jaren van vóór een herindeling ontbreken"
    if row.get(KNOWN) == 0:
        return f"in {KNOWN} registreerde de politie er geen enkele woninginbraak, en minder dan geen kan niet"
    return "er ontbreken jaren in de reeks"


def _like(region: Region) -> str:
    return "qua inwonertal" if region.urbanisation is None else "qua inwonertal en stedelijkheid"


def _has_second(monitor: Monitor, code: str, second: str) -> bool:
    row = table_of(monitor, second).loc[code].dropna()
    return KNOWN in row.index and bool((row.index > KNOWN).any())


def upto(monitor: Monitor, code: str, year: int = KNOWN) -> pd.DataFrame:
    """The series of all municipalities as far as a year; nothing later is in it."""
    frame = monitor.series(code)
    return frame[frame["year"] <= year].reset_index(drop=True)


@functools.lru_cache(maxsize=2)
def monitor_then(monitor: Monitor) -> Monitor:
    """The figures as far as the beginning, for a document that could have been written then."""
    every = monitor.snapshot.observations
    return Monitor(dataclasses.replace(monitor.snapshot, observations=every[every["year"] <= KNOWN].reset_index(drop=True)))


def value(monitor: Monitor, region: Region, code: str, year: int) -> float:
    """The figure of one municipality in one year; NaN where there is none."""
    row = table_of(monitor, code).loc[region.code]
    return float(row[year]) if year in row.index else np.nan


def median(monitor: Monitor, code: str, year: int) -> float:
    """The median of the municipalities with a figure in that year."""
    return _medians(monitor, code)[year]


@functools.lru_cache(maxsize=16)
def _medians(monitor: Monitor, code: str) -> dict[int, float]:
    return {int(year): float(each) for year, each in table_of(monitor, code).median().items()}


def words(known: Indicator, value: float) -> str:
    """A figure in a sentence: "2,9 per 1.000 inwoners"."""
    return quantity(value, known.decimals, known.unit_text)


def named(known: Indicator) -> str:
    """The name of a figure inside a sentence."""
    return f"{known.name[:1].lower()}{known.name[1:]}"


def rate(value: float, decimals: int = 1) -> str:
    """The burglary figure in a sentence: "2,9 woninginbraken per 1.000 inwoners"."""
    return f"{number(value, decimals)} woninginbraken per {number(1_000)} inwoners"


def target_of(now: float, percent: float) -> float:
    """The most that may be left when so many percent goes off; in two decimals, like the figures, and never rounded up."""
    return math.floor(round(now * (100 - percent), 6)) / 100


def place(monitor: Monitor, region: Region, code: str, year: int) -> tuple[int, int]:
    """The place of a municipality, 1 the most favourable, and of how many."""
    found = monitor.ranking(code, year)
    mine = found[found["region"] == region.code]
    return (int(mine["rank"].iloc[0]), len(found)) if len(mine) else (0, len(found))


def last_year(monitor: Monitor, code: str = BURGLARY) -> int:
    """The last year of a figure."""
    return int(table_of(monitor, code).columns[-1])


def last_own(monitor: Monitor, region: Region, code: str) -> int:
    """The last year in which this municipality has the figure; that of the country where it has none."""
    row = table_of(monitor, code).loc[region.code].dropna()
    return int(row.index[-1]) if len(row) else last_year(monitor, code)


def few(monitor: Monitor, region: Region, years: tuple[int, ...]) -> str:
    """What a small number of cases means here, as a sentence; "" where there are enough."""
    frame = counts_of(monitor, region.code, BURGLARY).set_index("year")["count"]
    found = [(year, int(frame[year])) for year in years if year in frame.index]
    if not found or min(count for _, count in found) >= FEW_CASES:
        return ""
    said = listing([f"{number(count)} in {year}" for year, count in found])
    return f"Het gaat hier om kleine aantallen: {said}. Bij minder dan {number(FEW_CASES)} gevallen maakt één inbraak meer of minder al een zichtbaar verschil."


def beginning(monitor: Monitor, region: Region, told: bool = True) -> list[str]:
    """What was known in the spring of 2017, a sentence each.

    Parameters
    ----------
    told : bool
        False before somebody guessed how the municipality stood beside others.
    """
    case = case_of(monitor, region)
    where, second = case.region, case.second
    first = KNOWN - FEWEST + 1
    at, of = place(monitor, where, BURGLARY, KNOWN)
    found = [
        f"In {where.label} telde de politie in {KNOWN} {rate(value(monitor, where, BURGLARY, KNOWN))}. In {first} waren dat er {number(value(monitor, where, BURGLARY, first), 1)}.",
        f"De mediaan van de gemeenten met een cijfer was {number(median(monitor, BURGLARY, first), 1)} in {first} en {number(median(monitor, BURGLARY, KNOWN), 1)} in {KNOWN}. {where.label} stond op plaats {number(at)} van {number(of)}. Plaats 1 heeft de minste inbraken per inwoner." if told else "",
        few(monitor, where, (first, KNOWN)),
        f"{second.name} stond in {where.label} in {KNOWN} op {words(second, value(monitor, where, second.code, KNOWN))}." if case.second_own else "",
    ]
    return [each for each in found if each]
