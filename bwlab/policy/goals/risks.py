"""Risks and chances: where a figure stands, and which way it moves. Two signs, never one score.

Place: the least favourable share of the municipalities, or not. Movement: our own reconstruction of the
trend (`bwlab.method.trend`). Only where both can be told does a figure get one of four kinds. What has too
few measurements stays without a kind, and is counted.
"""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.method.position import colour
from bwlab.monitor import Monitor
from bwlab.monitor.asked import Name
from bwlab.monitor.colouring import SHARE, colouring


class Kind(NamedTuple):
    """One of the four kinds: its name, what it is, and what one asks then."""

    name: str
    what: str
    ask: str


DOUBLE, CREEPING, TURNING, STRONG = "double", "creeping", "turning", "strong"
KINDS = MappingProxyType(
    {
        DOUBLE: Kind("dubbel risico", "staat ongunstig en wordt ongunstiger", "Wie heeft hier last van, en wat houdt het tegen?"),
        CREEPING: Kind("sluipend risico", "staat niet ongunstig, maar wordt wel ongunstiger", "Wie ziet dit al, en wanneer is het te laat?"),
        TURNING: Kind("kans", "staat ongunstig, maar wordt gunstiger", "Wat is hier gaande, en wat heeft het nodig om door te gaan?"),
        STRONG: Kind("kracht", "staat niet ongunstig en wordt gunstiger", "Wat willen we hiervan vasthouden?"),
    }
)
#: Why a figure has none of the four: a trend without a clear direction, no trend, no quarter to point at, no
#: figure here.
UNCLEAR, UNTOLD, PLACELESS, BLANK = "unclear", "untold", "placeless", "blank"


def kinds(monitor: Monitor, region: Name, share: float = SHARE) -> pd.DataFrame:
    """The kind of each figure of the foto that has a favourable side.

    Parameters
    ----------
    monitor : Monitor
    region : str or Region
    share : float
        Of the municipalities, the least favourable part that counts as standing unfavourably; at most 0.5.

    Returns
    -------
    DataFrame
        indicator, name, theme, year, value, rank, n, place (0 least, 1 most favourable), origin,
        provisional, position (-1 within ``share``, else 0 or 1; NaN), trend (1, -1, 0; NaN), first_year, last_year,
        points, kind (a key of ``KINDS`` or why there is none), along (bool: the median of all
        municipalities moved the same way in these years; False without a direction), why (Dutch, "" with a
        kind).
    """
    codes = [code for code in monitor.catalogue.foto if monitor.catalogue[code].direction]
    frame = colouring(monitor, region, codes, share=share)
    stands = monitor.position(region, None, codes)
    frame.insert(4, "value", stands["value"])
    frame.insert(7, "place", stands["place_all"])
    frame["kind"] = _kinds(frame)
    frame["along"] = [_along(monitor, *each) for each in zip(frame["indicator"], frame["trend"], frame["first_year"], frame["last_year"], strict=True)]
    frame["why"] = [
        "" if kind in KINDS else trend or place
        for kind, trend, place in zip(frame["kind"], frame["trend_why"], frame["position_why"], strict=True)
    ]
    return frame


def shared(frame: pd.DataFrame, share: float) -> pd.DataFrame:
    """What `kinds` gives with another ``share``: only position and kind depend on it."""
    places = zip(frame["position"], frame["place"], frame["n"], strict=True)
    found = frame.assign(position=[np.nan if np.isnan(position) else colour(place, n, share) for position, place, n in places])
    return found.assign(kind=_kinds(found))


def judged(frame: pd.DataFrame) -> int:
    """Of how many figures both place and movement can be told, also where the movement has no clear direction."""
    return int(frame["kind"].isin([*KINDS, UNCLEAR]).sum())


def _kinds(frame: pd.DataFrame) -> list[str]:
    return [_kind(*each) for each in zip(frame["position"], frame["trend"], frame["value"], strict=True)]


def _kind(position: float, trend: float, value: float) -> str:
    if np.isnan(value):
        return BLANK
    if np.isnan(trend):
        return UNTOLD
    if np.isnan(position):
        return PLACELESS
    if trend == 0:
        return UNCLEAR
    return (DOUBLE if trend < 0 else TURNING) if position < 0 else (CREEPING if trend < 0 else STRONG)


def _along(monitor: Monitor, code: str, trend: float, first: int, last: int) -> bool:
    """Whether the median moved the same way between the first and last year in which this municipality was measured."""
    return bool(trend and not np.isnan(trend) and _moved(monitor, code, int(first), int(last)) == trend)


@functools.lru_cache(maxsize=512)
def _moved(monitor: Monitor, code: str, first: int, last: int) -> float:
    """Which way the median of all municipalities went: 1 more favourable, -1 less, 0 neither."""
    middle = monitor.table(code)[[first, last]].median()
    return float(np.sign(middle.iloc[1] - middle.iloc[0]) * monitor.catalogue[code].direction)
