"""The colours of the monitor as we rebuild them: position and trend, each with the reason where there is none."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.method.position import MINIMUM as FEWEST
from bwlab.method.position import colour
from bwlab.method.trend import FALLS, RISES, UNCLEAR, WINDOW
from bwlab.monitor.asked import Group, Name
from bwlab.monitor.monitor import Monitor

SHARE = 0.25
#: Why something has no colour: no figure here, no favourable side, too few municipalities, too many alike,
#: one figure in the window, too few figures, or too few since a break.
BLANK, NEUTRAL, FEW, TIES, ONE, SHORT, BREAK = "blank", "neutral", "few", "ties", "one", "short", "break"
_NUMBER = {RISES: 1.0, FALLS: -1.0, UNCLEAR: 0.0}
_NEUTRAL = "Bij dit cijfer is meer niet beter en ook niet slechter. Dan krijgt het geen kleur."


def colouring(
    monitor: Monitor,
    region: Name,
    indicators: Iterable[str],
    *,
    window: int = WINDOW,
    share: float = SHARE,
    peers: Group = None,
) -> pd.DataFrame:
    """The colour of position and trend of each indicator of one municipality.

    Position: the most and the least favourable ``share`` among the municipalities with a figure in the
    own latest year. Trend: see `bwlab.method.trend`. Both are our own reconstruction.

    Parameters
    ----------
    monitor : Monitor
    region : str or Region
    indicators : iterable of str
    window : int
        Years of the trend.
    share : float
        For the best and for the worst.
    peers : optional
        As for `Monitor.position`.

    Returns
    -------
    DataFrame
        indicator, name, theme, year (Int64), origin, provisional; position (1, 0, -1; NaN no colour), rank (Int64), n,
        position_reason ("" or a key of this module), position_why (Dutch, "" with a colour); direction (1, 0,
        -1 of the value itself; NaN no judgement), trend (the same as a colour; NaN), first_year, last_year
        (Int64), points, trend_reason, trend_why.
    """
    own = monitor.regions.find(region)
    known = [monitor.catalogue[code] for code in indicators]
    codes = [each.code for each in known]
    stands = monitor.position(own, peers, codes)
    moves = monitor.trend(own, codes, window=window)
    positions = [_position(*each, share) for each in zip(known, stands.itertuples(), strict=True)]
    trends = [_trend(*each) for each in zip(known, stands.itertuples(), moves.itertuples(), strict=True)]
    names = ("position", "position_reason", "position_why", "direction", "trend", "trend_reason", "trend_why")
    found = [(*one, *other) for one, other in zip(positions, trends, strict=True)]
    return pd.concat(
        [
            stands[["indicator", "name", "theme", "year", "origin", "provisional", "rank", "n"]],
            moves[["first_year", "last_year", "points"]],
            pd.DataFrame(found, columns=list(names)),
        ],
        axis=1,
    )


def _position(indicator: Indicator, row: object, share: float) -> tuple[float, str, str]:
    if pd.isna(row.value):
        return np.nan, BLANK, row.why
    if indicator.direction == 0:
        return np.nan, NEUTRAL, _NEUTRAL
    if row.n < FEWEST:
        having = "Geen andere gemeente in deze groep heeft" if row.n == 1 else f"In deze groep hebben maar {row.n} gemeenten"
        return np.nan, FEW, f"{having} dit cijfer. Voor een kwart zijn er minstens {FEWEST} nodig."
    if pd.isna(row.quartile):
        return np.nan, TIES, "Meer dan een kwart van de gemeenten heeft hetzelfde getal. Dan is er geen kwart aan te wijzen."
    return colour(row.place, row.n, share), "", ""


def _trend(indicator: Indicator, stand: object, row: object) -> tuple[float, float, str, str]:
    direction = _NUMBER.get(row.direction, np.nan)
    if indicator.direction == 0:
        return direction, np.nan, NEUTRAL, _NEUTRAL
    if not np.isnan(direction):
        return direction, direction * indicator.direction + 0.0, "", ""
    if pd.isna(stand.value):
        return np.nan, np.nan, BLANK, stand.why
    if any(pd.notna(row.first_year) and each.year == row.first_year for each in indicator.breaks):
        return np.nan, np.nan, BREAK, row.why
    return np.nan, np.nan, ONE if row.points <= 1 else SHORT, row.why


def colourable(monitor: Monitor, region: Name, most: int, first: Iterable[str] = ()) -> list[str]:
    """The indicators of which this municipality can have most colours, in the order of the dictionary.

    First those with a trend and a position, then those of ``first`` with a position, then others with one.
    """
    catalogue = monitor.catalogue
    codes = [code for code in catalogue.codes if catalogue[code].direction and not catalogue[code].finance]
    found = colouring(monitor, region, codes).set_index("indicator")
    liked = {code: place for place, code in enumerate(first)}
    shown = found[found["position"].notna()]
    order = sorted(
        shown.index,
        key=lambda code: (pd.isna(shown.at[code, "trend"]), liked.get(code, len(liked)), codes.index(code)),
    )
    return sorted(order[:most], key=codes.index)
