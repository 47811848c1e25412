"""What a figure does when nobody does anything: how far the gap to the other municipalities moved by itself, and how often that band held."""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np

from bwlab.formats import number
from bwlab.method.envelope import LEVEL
from bwlab.monitor import Monitor
from bwlab.monitor.outlooks import horizons, measured, measured_for, outlook_of, series_of
from bwlab.policy.scenarios.figure import Figure


class Nothing(NamedTuple):
    """The band of doing nothing, as a change from the start.

    Attributes
    ----------
    low, high : tuple of float
        For 1, 2, … years ahead, as far as could be tested; empty where it could not.
    held : float
        Share of the outcomes inside the band of the furthest year, on years it had not seen; NaN without a band.
    n : int
        Of so many outcomes.
    own : (int, int)
        How often it held for this municipality, and of how many.
    """

    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    held: float = np.nan
    n: int = 0
    own: tuple[int, int] = (0, 0)


def nothing(monitor: Monitor, figure: Figure, years: int) -> Nothing:
    """The band for as many years as one looks, or as could be tested."""
    if figure.value is None:
        return Nothing()
    return _band(monitor, figure.indicator.code, figure.region.code, int(figure.year or 0), years)


@functools.lru_cache(maxsize=128)
def _band(monitor: Monitor, code: str, region: str, year: int, years: int) -> Nothing:
    row = series_of(monitor, code).codes.index(region)
    low, high, last = [], [], 0
    for ahead in horizons(monitor, code):
        if ahead != last + 1 or ahead > years:
            break
        found = outlook_of(monitor, code, ahead, year=year)
        edges = float(found.low[row] - found.gap[row]), float(found.high[row] - found.gap[row])
        if not np.isfinite(edges).all():
            break
        low.append(edges[0])
        high.append(edges[1])
        last = ahead
    if not last:
        return Nothing()
    record = measured(monitor, code, last)
    return Nothing(tuple(low), tuple(high), record.coverage, record.n, measured_for(monitor, code, last, region))


def track_record(band: Nothing, figure: Figure) -> str:
    """How often such a band held, in one or two sentences; why there is none where there is none."""
    if not band.low:
        return "Voor dit cijfer is er te weinig verleden om te toetsen wat het vanzelf doet. Er staat daarom geen band 'niets doen'."
    ahead = "1 jaar" if len(band.low) == 1 else f"{number(len(band.low))} jaar"
    said = (
        f"Wat de afstand tot andere gemeenten in {ahead} vanzelf deed, is de grijze band. Die belooft {number(100 * LEVEL)} van de 100. "
        f"Op jaren die hij niet kende klopte hij {number(100 * band.held)} van de 100 keer ({number(band.n)} uitkomsten)"
    )
    held, tried = band.own
    return f"{said}, bij {figure.region.label} {number(held)} van de {number(tried)} keer." if tried else f"{said}."
