"""The one cell of the table that a sentence rests on, with everything that may be said of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.anchoring.spoken import heard

ORIGINS = {"published": "gepubliceerd", "computed": "berekend uit gepubliceerde aantallen", "recovered": "bewerking: teruggerekend", "own": "eigen cijfer"}
_BASES = ((r"per 1\.000", 1000), (r"per 100\b", 100))


class Cell(NamedTuple):
    """A figure of one municipality in one year.

    Attributes
    ----------
    region : str
    known : Indicator or None
    year : int
    value : float
        In the unit of the indicator.
    origin : str
    provisional : bool
    rank, n : int or None, int
        1 is most favourable (neutral: highest); among the municipalities with a figure that year.
    last : bool
        No other stands lower.
    lowest, highest : bool
    median : float
    beside : tuple of float
        Other numbers that may be said of it: the median, how many have a figure, how many there are.
    definition : frozenset of float
        Numbers that belong to what the figure is: "een 7 of hoger".
    why : str
        Dutch: why there is no such cell; "" where there is.
    """

    region: str
    known: Indicator | None = None
    year: int = 0
    value: float = 0.0
    origin: str = ""
    provisional: bool = False
    rank: int | None = None
    n: int = 0
    last: bool = False
    lowest: bool = False
    highest: bool = False
    median: float = 0.0
    beside: tuple[float, ...] = ()
    definition: frozenset[float] = frozenset()
    why: str = ""

    @property
    def direction(self) -> int:
        """Of the indicator."""
        return self.known.direction if self.known else 0

    @property
    def percent(self) -> bool:
        """Whether it is a share in percent."""
        return bool(self.known) and self.known.unit_short == "%"

    @property
    def share(self) -> float | None:
        """The figure as a share of one; None where it is none."""
        if self.percent:
            return self.value / 100
        base = next((each for pattern, each in _BASES if self.known and re.match(pattern, self.known.unit_text)), None)
        return self.value / base if base else None

    @property
    def times(self) -> float | None:
        """What a value in thousands of euros is to be multiplied with to be said in euros."""
        return 1000.0 if self.known and "duizend" in self.known.unit_text else None

    @property
    def shown(self) -> str:
        """The value with its unit."""
        return quantity(self.value, self.known.decimals, self.known.unit_text) if self.known else ""

    @property
    def ranked(self) -> str:
        """ "plaats 180 van de 217"; "" without a rank."""
        return f"plaats {number(self.rank)} van de {number(self.n)}" if self.rank else ""

    @property
    def status(self) -> str:
        """How the figure came about, in words."""
        return f"{ORIGINS.get(self.origin, self.origin)}{', voorlopig' if self.provisional else ''}"

    def outer(self, name: str) -> bool:
        """Whether it is the "eerste", "laatste", "hoogste" or "laagste" of all."""
        return {"eerste": self.rank == 1, "laatste": self.last, "hoogste": self.highest, "laagste": self.lowest}[name]


def cell_of(monitor: Monitor, region: str, code: str, year: int | None = None, named: Sequence[int] = ()) -> Cell:
    """The cell of a figure: of the year asked for, else of a year the sentence names, else the newest."""
    if code not in monitor.catalogue:
        return Cell(region, why=f"Het cijfer {quoted(code)} is er in deze monitor niet, of niet meer.")
    known = monitor.catalogue[code]
    own = monitor.values(region, known.code)
    label = monitor.regions[region].label
    if not len(own):
        row = monitor.position(region, indicators=[known.code]).iloc[0]
        return Cell(region, known, why=f"{label} heeft geen cijfer voor {quoted(known.name)}. {row['why']}".strip())
    there = own.set_index("year")
    wanted = next((each for each in (year, *named) if each in there.index), None)
    if wanted is None:
        wanted = int(there.index.max())
    return _cell(monitor, region, known, wanted, there.loc[wanted])


def _cell(monitor: Monitor, region: str, known: Indicator, year: int, own: pd.Series) -> Cell:
    ranking = _ranking(monitor, known.code, year)
    here = ranking.loc[ranking["region"] == region].iloc[0]
    value, size, n = round(float(own["value"]), 4), len(monitor.regions), len(ranking)
    median = round(float(ranking["value"].median()), 4)
    return Cell(
        region, known, year, value, str(own["origin"]), bool(own["provisional"]), int(here["rank"]), n,
        last=int(here["rank"]) == int(ranking["rank"].max()), lowest=value <= round(ranking["value"].min(), 4), highest=value >= round(ranking["value"].max(), 4), median=median,
        beside=(median, float(n), float(size), float(size - n)), definition=_definition(known),
    )  # fmt: skip


@functools.lru_cache(maxsize=256)
def _ranking(monitor: Monitor, code: str, year: int) -> pd.DataFrame:
    return monitor.ranking(code, year)


@functools.lru_cache(maxsize=256)
def _definition(known: Indicator) -> frozenset[float]:
    text = " ".join((known.name, known.sentence, known.unit, known.population, known.unit_text))
    said = heard(text)
    return frozenset(value for each in said.numbers for value in each.values) | ({float(said.base)} if said.base else set())
