"""The change of a real figure taken apart, beside its noise and beside the changes of the peers.

What is left after the country and the peers is a remainder: it holds everything that was different here. It is
never read as what policy did.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.formats import as_written, number, quantity
from bwlab.method.apart import FEWEST, Parts, every_pair, taken_apart
from bwlab.monitor import Monitor
from bwlab.monitor.offences import everywhere
from bwlab.monitor.outlooks import Series, series_of
from bwlab.monitor.peers import WAYS
from bwlab.policy.records.scenario import Assumed, Scenario
from bwlab.policy.scenarios.figure import Figure, figure_of
from bwlab.policy.scenarios.margin import Margin, margin_of
from bwlab.policy.scenarios.nothing import nothing
from bwlab.regions import Region

PEERS = 20
#: The groups that can be told beforehand; chosen by hand one can make any remainder.
GROUPS = tuple((key, words) for key, words in WAYS.items() if key != "chosen")
#: What people have a picture of goes first, and what has the longest series.
FIRST = ("woninginbraken", "vernieling", "mediaan_besteedbaar_inkomen", "tevredenheid_leven", "contact", "geregistreerde_misdrijven_per_1000", "broeikasgas_per_inwoner")


class Apart(NamedTuple):
    """A change of one figure of one municipality in three parts.

    Attributes
    ----------
    region : Region
    indicator : Indicator
    start, end : int
    first, last : float
        The own figure in those years, as published; NaN is a blank.
    parts : Parts
        In the unit of the figure, on the decimals of the source: what is written adds up.
    by, group : str
        Which peers: a key of ``WAYS``, and the phrase that names them.
    others : tuple of (str, float)
        The peers with a figure in both years and their change, the lowest first.
    margin : Margin
        From which change on the figure shows anything.
    origins : tuple of str
    provisional : tuple of int
        Which of the two years may still change.
    why : str
        Dutch: why it cannot be taken apart; "" where it can. With too few peers the country is known and the remainder is not.
    """

    region: Region
    indicator: Indicator
    start: int
    end: int
    first: float
    last: float
    parts: Parts
    by: str
    group: str
    others: tuple[tuple[str, float], ...]
    margin: Margin
    origins: tuple[str, ...]
    provisional: tuple[int, ...]
    why: str

    @property
    def beyond(self) -> bool | None:
        """Whether the remainder is larger than its noise; None is not known."""
        if self.why or self.margin.size is None:
            return None
        return abs(self.parts.own) >= self.margin.size - 1e-9

    @property
    def below(self) -> int:
        """Of how many peers the change is lower."""
        return sum(change < self.parts.change - 1e-9 for _, change in self.others)

    @property
    def level(self) -> int:
        """Of how many peers the change is the same."""
        return sum(abs(change - self.parts.change) <= 1e-9 for _, change in self.others)

    @property
    def above(self) -> int:
        """Of how many peers the change is higher."""
        return len(self.others) - self.below - self.level


class Flips(NamedTuple):
    """Every pair of years, counted by the sign of the remainder.

    Attributes
    ----------
    pairs : int
        Between which it can be taken apart.
    up, down, level : int
        The remainder is above, below, or exactly 0.
    highest, lowest : (int, int, float)
        The pair with the highest and with the lowest remainder.
    """

    pairs: int
    up: int
    down: int
    level: int
    highest: tuple[int, int, float]
    lowest: tuple[int, int, float]

    @property
    def flips(self) -> bool:
        """Whether the choice of years alone can turn the remainder round."""
        return self.up > 0 and self.down > 0


def apart(monitor: Monitor, region: Region, code: str, start: int, end: int, by: str = "alike", k: int = PEERS) -> Apart:
    """The change of a figure from one year to another, taken apart.

    Parameters
    ----------
    monitor : Monitor
    region : Region
    code : str
        Of a figure in the catalogue.
    start, end : int
    by : str
        A key of ``WAYS``, "chosen" left out.
    k : int
        Size of the group "alike".

    Returns
    -------
    Apart
        With ``why`` where it cannot be taken apart; its numbers are NaN then.
    """
    return _apart(monitor, region, code, int(start), int(end), by, k)


@functools.lru_cache(maxsize=512)
def _apart(monitor: Monitor, region: Region, code: str, start: int, end: int, by: str, k: int) -> Apart:
    found, (peers, phrase, empty) = series_of(monitor, code), _peers(monitor, region, by, k)
    known, own = found.indicator, found.codes.index(region.code)
    ends = [_column(found, year) for year in (start, end)]
    why = _why(monitor, region, known, start, end)
    parts = taken_apart(*ends, own, peers, known.decimals)
    bare = why
    if not why and parts.n_peers < FEWEST:
        why = empty or f"Van {phrase} {'heeft' if parts.n_peers == 1 else 'hebben'} er {number(parts.n_peers)} een cijfer in beide jaren. De mediaan van minder dan {number(FEWEST)} gemeenten zegt vooral iets over één van hen. Kies een andere groep."
    if bare:
        parts = Parts(np.nan, np.nan, np.nan, np.nan, 0, 0)
    before, after = (as_written(each, known.decimals) for each in ends)
    changed = np.array(as_written(np.subtract(after, before), known.decimals))
    others = sorted(((monitor.regions[found.codes[row]].label, float(changed[row])) for row in peers if not np.isnan(changed[row])), key=lambda each: (each[1], each[0]))
    rows = _own(monitor, region.code, code)
    used = rows[rows["year"].isin((start, end))]
    first, last = before[own], after[own]
    margin = Margin(None, "", "") if why else _noise(monitor, region, code, (start, first), (end, last), parts.own)
    provisional = tuple(int(year) for year in used.loc[used["provisional"].astype(bool), "year"])
    return Apart(region, known, start, end, first, last, parts, by, phrase, () if bare else tuple(others), margin, tuple(dict.fromkeys(used["origin"])), provisional, why)


@functools.lru_cache(maxsize=256)
def flips(monitor: Monitor, region: Region, code: str, by: str = "alike", k: int = PEERS) -> Flips | None:
    """Every pair of years of a figure and the sign of the remainder; None where there is no pair."""
    found, (peers, *_) = series_of(monitor, code), _peers(monitor, region, by, k)
    pairs = every_pair(found.years, found.values, found.codes.index(region.code), peers, breaks=found.breaks, decimals=found.indicator.decimals)
    rest = [(start, end, parts.own) for start, end, parts in pairs if not np.isnan(parts.own)]
    if not rest:
        return None
    up, down = sum(each[2] > 0 for each in rest), sum(each[2] < 0 for each in rest)
    return Flips(len(rest), up, down, len(rest) - up - down, max(rest, key=lambda each: each[2]), min(rest, key=lambda each: each[2]))


def years_of(monitor: Monitor, region: Region, code: str) -> list[int]:
    """The years that can be compared with each other: those with an own figure since the last break."""
    found = series_of(monitor, code)
    since = max(found.breaks, default=0)
    return [year for year, value in zip(found.years, found.row(region.code), strict=True) if year >= since and not np.isnan(value)]


def can(monitor: Monitor, region: Region, code: str) -> bool:
    """Whether the longest period of a figure can be taken apart with the usual peers."""
    years, found = years_of(monitor, region, code), series_of(monitor, code)
    if len(years) < 2:
        return False
    rows, *_ = _peers(monitor, region, "alike", PEERS)
    return taken_apart(_column(found, years[0]), _column(found, years[-1]), found.codes.index(region.code), rows).n_peers >= FEWEST


def relative(found: Apart, monitor: Monitor, k: int = PEERS) -> float:
    """The remainder where one reckons in percents of the first year instead of in the unit; NaN where that cannot be."""
    if found.why or found.indicator.unit_short == "%" or found.start == found.end:
        return np.nan
    series, (peers, *_) = series_of(monitor, found.indicator.code), _peers(monitor, found.region, found.by, k)
    first, last = (_column(series, year) for year in (found.start, found.end))
    with np.errstate(divide="ignore", invalid="ignore"):
        grown = np.where(first > 0, 100 * (last / first - 1), np.nan)
    return taken_apart(np.zeros_like(grown), grown, series.codes.index(found.region.code), peers).own


def words(known: Indicator, change: float, *, sign: bool = True) -> str:
    """A change with its unit: "-0,4 procentpunt"."""
    unit = "procentpunt" if known.unit_text == "procent" else known.unit_text
    return quantity(change, known.decimals, unit, sign=sign)


def _column(found: Series, year: int) -> np.ndarray:
    """The values of a year, blank where it is not in the series."""
    if year not in found.years:
        return np.full(len(found.codes), np.nan)
    return found.values[:, found.years.index(year)]


@functools.lru_cache(maxsize=64)
def _own(monitor: Monitor, region: str, code: str) -> pd.DataFrame:
    """The own figures with their origin: a slider asks for the same ones again and again."""
    return monitor.values(region, indicator=code)


@functools.lru_cache(maxsize=256)
def _peers(monitor: Monitor, region: Region, by: str, k: int) -> tuple[tuple[int, ...], str, str]:
    """Rows of the peers, the phrase that names them, and why there are none."""
    group = monitor.peers(region, by=by, k=k)
    place = {each.code: row for row, each in enumerate(monitor.regions)}
    return tuple(place[code] for code in group["region"]), group.attrs.get("sentence", WAYS[by]), group.attrs.get("why", "")


def _why(monitor: Monitor, region: Region, known: Indicator, start: int, end: int) -> str:
    """Why the own change cannot be read at all."""
    found = series_of(monitor, known.code)
    own = pd.Series(found.row(region.code), index=list(found.years)).dropna()
    if end < start:
        return f"Het eindjaar ({end}) ligt voor het beginjaar ({start}). Draai ze om."
    if own.empty:
        reason = monitor.missing(region)
        said = reason.loc[reason["indicator"] == known.code, "why"]
        return f"Voor {region.label} is er geen cijfer bij '{known.name}'. {said.iloc[0] if len(said) else ''} Leeg blijft hier leeg.".replace("  ", " ")
    lacks = [year for year in (start, end) if year not in own.index]
    if lacks:
        merged = monitor.snapshot.mergers
        formed = max(merged.loc[(merged["region"] == region.code) & (merged["kind"] != "rename"), "year"].tolist(), default=0)
        over = f" {region.label} heeft deze grenzen pas sinds {formed}; een cijfer van daarvoor gaat over een ander gebied." if formed and min(lacks) < formed else ""
        return f"Voor {region.label} is er in {' en '.join(map(str, lacks))} geen cijfer bij '{known.name}'.{over} Wel van {', '.join(map(str, own.index))}."
    crossed = next((each for each in known.breaks if start < each.year <= end), None)
    if crossed:
        return f"In {crossed.year} veranderde de meting: {crossed.why.rstrip('.')}. Een verschil tussen {start} en {end} kan daar ook door komen. Die jaren vergelijken we niet."
    return ""


def _noise(monitor: Monitor, region: Region, code: str, first: tuple[int, float], last: tuple[int, float], own: float) -> Margin:
    """The wider of the margins at both ends: a remainder inside it may be chance."""
    asked = Scenario(indicator=code, factors={"effect": Assumed(likely=own)})  # says which way: a margin down may differ from one up
    newest = figure_of(monitor, region, code)
    found = [margin_of(asked, newest._replace(value=value, year=year, whole=_people(monitor, region, year, newest.whole)), monitor) for year, value in (first, last)]
    sized = [each for each in found if each.size is not None]
    widest = max(sized, key=lambda each: each.size or 0.0) if sized else margin_of(asked, newest, monitor)
    return _over(monitor, newest, last[0] - first[0]) or widest if widest.short.startswith("ruis van een jaar") else widest


def _over(monitor: Monitor, newest: Figure, years: int) -> Margin | None:
    """Of a register that is no count: how far municipalities drift apart in as many years, not in one."""
    band = nothing(monitor, newest, years)
    if len(band.low) < 2:
        return None
    size, ahead = max(abs(band.low[-1]), abs(band.high[-1])), len(band.low)
    more = " Over een langere tijd konden we het niet toetsen." if ahead < years else ""
    return Margin(
        size, f"Een register heeft geen steekproef, maar gemeenten lopen vanzelf uiteen: in {number(ahead)} jaar verschoof de afstand tot andere gemeenten in minstens 9 van de 10 gevallen niet meer dan {words(newest.indicator, size, sign=False)}.{more}",
        f"ruis van {number(ahead)} jaar, gemeten op alle gemeenten",
    )  # fmt: skip


def _people(monitor: Monitor, region: Region, year: int, whole: int | None) -> int | None:
    """Inhabitants of a year, also before the years of the population table: a count is reckoned back from them."""
    if whole is None:
        return None
    counted = everywhere(monitor, "woninginbraken", year)
    return int(counted.at[region.code, "population"]) if region.code in counted.index else whole
