"""What the blocks of a memo share: whose figures, in which order, and why a row has not this or that fault."""

from __future__ import annotations

import functools
import random
from typing import Any, NamedTuple

from bwlab.catalogue import Indicator
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.policy.desks.audit.memo import BORDER, BREAK, DENOMINATOR, YEARS, ZERO
from bwlab.regions import Region


class Desk(NamedTuple):
    """What a memo is made from: the figures, the own municipality, luck that is always the same, and whether faults are planted."""

    monitor: Monitor
    region: Region
    random: random.Random
    planted: bool

    def around(self) -> tuple[Region, ...]:
        """The own municipality, then all others, the most alike first."""
        return around(self.monitor, self.region)


@functools.lru_cache(maxsize=4)
def around(monitor: Monitor, region: Region) -> tuple[Region, ...]:
    """A municipality, then all others, the most alike first."""
    others = monitor.peers(region, by="alike", k=len(monitor.regions))["region"].tolist()
    there = {region.code, *others}
    rest = [each for each in monitor.regions if each.code not in there]
    return (region, *(monitor.regions[code] for code in others), *rest)


#: Of a row that is the only one of its part.
ALONE = "Deze rij staat alleen. Er wordt niets mee vergeleken."


def not_kinds(known: Indicator, year: int, region: Region, zero: str) -> dict[str, str]:
    """Why a row about one year of one figure has none of the five faults; ``zero`` says it of a blank."""
    return {
        BREAK: "Deze rij noemt één jaar. Een breuk kan alleen tussen twee jaren zitten.",
        ZERO: zero,
        YEARS: f"Deze rij gaat over {year}, en dat is het jaar van dit onderdeel.",
        DENOMINATOR: f"De eenheid is '{known.unit}', en zo is het cijfer ook gemaakt.",
        BORDER: f"Deze rij noemt één jaar, en {region.label} met de grenzen van dat cijfer. Een andere grens geeft pas een fout als je twee jaren vergelijkt.",
    }


def change(known: Indicator, value: float) -> str:
    """A change with its sign and unit."""
    return quantity(value, known.decimals, _unit(known), sign=True)


def way(known: Indicator, value: float) -> str:
    """A change as one says it: "4,1 procentpunt omlaag"."""
    if round(value, known.decimals) == 0:
        return "nergens heen"
    return f"{quantity(abs(value), known.decimals, _unit(known))} {'omhoog' if value > 0 else 'omlaag'}"


def _unit(known: Indicator) -> str:
    return "procentpunt" if known.unit_text == "procent" else known.unit_text


@functools.lru_cache(maxsize=32)
def origins(monitor: Monitor, code: str) -> dict[tuple[str, int], tuple[str, bool]]:
    """How each figure of an indicator came about, and whether it is provisional: asked for many rows, found once."""
    frame = monitor.values(indicator=code)
    return {(row.region, int(row.year)): (str(row.origin), bool(row.provisional)) for row in frame.itertuples(index=False)}


@functools.lru_cache(maxsize=32)
def table_of(monitor: Monitor, code: str) -> Any:
    """`Monitor.table`, kept."""
    return monitor.table(code)
