"""What the questions stand on: the colours of one municipality, also beside the municipalities like it."""

from __future__ import annotations

import functools
import re

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.method.position import colour
from bwlab.method.trend import trends
from bwlab.monitor import Monitor
from bwlab.monitor.colouring import colouring
from bwlab.regions import Region

COLOUR = {1.0: "groen", 0.0: "grijs", -1.0: "rood"}
RISE = {1.0: "stijgt", -1.0: "daalt"}


def lower(name: str) -> str:
    """A name inside a sentence; an abbreviation or a name keeps its capital."""
    keeps = name[:2].isupper() or name.startswith("Tweede")
    return name if keeps else name[:1].lower() + name[1:]


def remarks(indicator: Indicator, label: str) -> list[str]:
    """What the dictionary remarks on the figures of this one municipality: an odd year, very few cases."""
    sentences = re.split(r"(?<=\.) ", indicator.note)
    return [f"Bij dit cijfer hoort een kanttekening: {each}" for each in sentences if re.search(rf"\b{re.escape(label)}\b", each)]


@functools.lru_cache(maxsize=32)
def colours_of(monitor: Monitor, region: Region) -> pd.DataFrame:
    """`bwlab.monitor.colouring` of everything that can have a colour, by code.

    Also percent (where in the ranking, 0 the top) and peer_position, peer_rank, peer_n: the same beside the
    twenty municipalities most like it.
    """
    catalogue = monitor.catalogue
    codes = [code for code in catalogue.codes if catalogue[code].direction and not catalogue[code].finance]
    found = colouring(monitor, region, codes).set_index("indicator")
    beside = monitor.position(region, monitor.peers(region), codes).set_index("indicator")
    known = beside["quartile"].notna()
    return found.assign(
        percent=(100 * found["rank"] / found["n"]).astype("Float64"),
        peer_position=[colour(row.place, row.n) if there else np.nan for row, there in zip(beside.itertuples(), known, strict=True)],
        peer_rank=beside["rank"], peer_n=beside["n"],
    )  # fmt: skip


@functools.cache
def directions(monitor: Monitor, code: str) -> np.ndarray:
    """The direction of one indicator in every municipality: 1, 0, -1, or NaN without a judgement."""
    table, known = monitor.table(code), monitor.catalogue[code]
    return trends(table.columns, table, [each.year for each in known.breaks], until=int(table.columns[-1])).direction


@functools.cache
def ranking(monitor: Monitor, code: str, year: int) -> pd.Series:
    """The ranks of a year, by code of the municipality."""
    return monitor.ranking(code, year).set_index("region")["rank"]
