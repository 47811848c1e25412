"""Control limits from a base period: what a figure does when nothing changes, and when a new one stands out.

W. A. Shewhart (1931), Economic Control of Quality of Manufactured Product: limits come from a base period and
stay where they are, so that they are not chosen after the figures. How far a figure usually lies from what is
expected is counted in its ``spread``: of a count Poisson's, of a share that of a sample, else the moving range
(the XmR chart). Those say what chance alone does. Real figures move further (crime comes in series), so the limits
are ``width_for`` times as wide: each base year is predicted from the others, in all municipalities, and the width
is the one that so many of those predictions missed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

TEXTBOOK = 3.0  # spreads on each side, as Shewhart chose
LEAST = 0.5  # cases: with fewer expected than this, a count still has this spread
RANGE = 1.128  # mean moving range of two draws from a normal distribution, in standard deviations

Floats = NDArray[np.float64]
Spread = Callable[[Floats], Floats]


def expected(values: ArrayLike, base: ArrayLike, weights: ArrayLike = 1.0, country: ArrayLike = 1.0, *, times: bool = True) -> Floats:
    """What is expected of every year: the level of the base period, moved along with the country.

    Parameters
    ----------
    values : array, shape (regions, years)
        NaN is a blank and does not count.
    base : array of bool, shape (years,)
        Which years are the base period.
    weights : array, shape (regions, years)
        Inhabitants, for a rate: the level is then cases over inhabitants of all base years together.
    country : array, shape (years,)
        Where the country stands in each year. The default stands still: then each is compared with itself.
    times : bool
        The country moves it by a factor (counts, money), else by a difference (shares).

    Returns
    -------
    array, shape (regions, years)
        NaN without a value in the base period.
    """
    values = np.asarray(values, float)
    base = np.asarray(base, bool)
    country = np.broadcast_to(np.asarray(country, float), values.shape[-1:])
    weights = np.where(np.isnan(values) | ~base, 0.0, np.broadcast_to(np.asarray(weights, float), values.shape))
    known = np.nan_to_num(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        if times:
            level = (known * weights).sum(-1) / (weights * country).sum(-1)
            return level[..., None] * country
        level = ((known - country) * weights).sum(-1) / weights.sum(-1)
    return level[..., None] + country


def poisson_spread(expected: ArrayLike, population: ArrayLike, per: float = 1000.0) -> Floats:
    """The spread of a rate that is a count of events that come apart: the root of the cases that are expected."""
    scale = per / np.asarray(population, float)
    return np.sqrt(np.maximum(np.asarray(expected, float) / scale, LEAST)) * scale


def share_spread(expected: ArrayLike, n: float) -> Floats:
    """The spread of a share in percent, asked from ``n`` people by lot."""
    share = np.clip(np.asarray(expected, float) / 100, 0.5 / n, 1 - 0.5 / n)
    return 100 * np.sqrt(share * (1 - share) / n)


def moving_spread(values: ArrayLike, base: ArrayLike, country: ArrayLike = 0.0, *, times: bool = False) -> Floats:
    """The spread from the moving range of the base period, shape (regions, 1); never under half the usual one.

    Five figures can happen to be equal: that is why another municipality's range is the floor.
    """
    values = np.asarray(values, float)
    country = np.broadcast_to(np.asarray(country, float), values.shape[-1:])
    apart = values / country if times else values - country
    steps = np.abs(np.diff(apart[:, np.asarray(base, bool)], axis=1))
    known = ~np.isnan(steps)
    with np.errstate(invalid="ignore", divide="ignore"):
        own = np.nan_to_num(steps).sum(1) / known.sum(1) / RANGE
    there = own[~np.isnan(own)]
    return np.maximum(own, 0.5 * float(np.median(there)) if there.size else np.nan)[:, None]


def left_out(values: ArrayLike, base: ArrayLike, spread: Spread, weights: ArrayLike = 1.0, country: ArrayLike = 1.0, *, times: bool = True) -> Floats:
    """How far each base year lay from what the other base years made one expect, in spreads.

    Parameters
    ----------
    spread : callable
        From what is expected, shape (regions, years), to its spread.

    Returns
    -------
    array, shape (regions, base years)
        The level itself is uncertain too: it comes from one year less. That is taken off.
    """
    values, places = np.asarray(values, float), np.flatnonzero(base)
    if places.size < 2:
        raise ValueError("a base period has at least two years")
    scores = np.full((len(values), places.size), np.nan)
    for column, place in enumerate(places):
        others = np.zeros(values.shape[1], bool)
        others[places[places != place]] = True
        there = expected(values, others, weights, country, times=times)
        scores[:, column] = ((values - there) / np.broadcast_to(spread(there), values.shape))[:, place]
    return scores / np.sqrt(1 + 1 / (places.size - 1))


def width_for(scores: ArrayLike, alarms: float) -> float:
    """How many spreads wide, so that about ``alarms`` of the scores lie beyond; NaN with too few of them.

    The new one counts as one of them: the rank of split conformal prediction.
    """
    if not 0 < alarms < 1:
        raise ValueError("alarms must lie between 0 and 1")
    found = np.sort(np.abs(np.asarray(scores, float).ravel()))
    found = found[~np.isnan(found)]
    rank = int(np.ceil((found.size + 1) * (1 - alarms) - 1e-9))
    return float(found[rank - 1]) if 1 <= rank <= found.size else float("nan")


def signals(values: ArrayLike, expected: ArrayLike, spread: ArrayLike, width: ArrayLike, years: int) -> NDArray[np.int8]:
    """1 above the upper limit, -1 under the lower, 0 between them; a blank gives no signal.

    Parameters
    ----------
    years : int
        In the base period: with few of them the level is less sure and the limits are wider.
    """
    values, reach = np.asarray(values, float), np.asarray(width) * np.asarray(spread) * np.sqrt(1 + 1 / years)
    with np.errstate(invalid="ignore"):
        return (values > expected + reach).astype(np.int8) - (values < expected - reach).astype(np.int8)


def chance_of_signal(scores: ArrayLike, width: float, shift: float = 0.0, side: int = 0) -> float:
    """How often a look gives a signal when the figure moved by ``shift`` spreads, if it strays as these did.

    Parameters
    ----------
    side : {0, 1, -1}
        Only above the upper limit, or only under the lower one; 0 counts both.
    """
    found = np.asarray(scores, float).ravel()
    found = found[~np.isnan(found)]
    if not found.size or np.isnan(width):
        return float("nan")
    moved = found + shift
    return float(((side * moved if side else np.abs(moved)) > width).mean())


def seen_within(chance: ArrayLike, looks: ArrayLike) -> Floats:
    """How often there is at least one signal in so many looks that come apart."""
    return 1 - (1 - np.asarray(chance, float)) ** np.asarray(looks)
