"""If this many people are reached and take part, and each changes this much: what does the figure show?

change in year t = reach x uptake x effect x persistence ** (years since the effect began)

Conditional arithmetic, never a claim: it answers "if ... then" and knows nothing of what a measure does. The
change is among all inhabitants, in the unit of the indicator: percentage points for a share.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bwlab.method.assumptions import ASSUMPTION, EVIDENCE, ROLES, Assumption, Measure, sample
from bwlab.method.margin import LEVEL, smallest_visible_change

__all__ = [
    "ASSUMPTION", "EVIDENCE", "Assumption", "BreakEven", "Effect", "Measure",
    "break_even", "effect", "sample", "survey_margin", "tornado", "visible",
]  # fmt: skip

BAND = 0.9  # share of the draws between the bounds

Floats = NDArray[np.float64]


class Effect(NamedTuple):
    """The change of an indicator among all inhabitants, if the assumptions hold.

    Attributes
    ----------
    year : array of int, shape (years,)
        1 is the year in which people first take part.
    likely : array of float, shape (years,)
        Every assumption at its likely value.
    median, low, high : array of float, shape (years,)
        Over the draws; between low and high lies the chosen share of them.
    draws : array of float, shape (draws, years)
    outside : array of float, shape (years,)
        Share of the draws in which the indicator would leave what it can be.
    """

    year: NDArray[np.int_]
    likely: Floats
    median: Floats
    low: Floats
    high: Floats
    draws: Floats
    outside: Floats


class BreakEven(NamedTuple):
    """How large one factor must be before the change reaches the margin.

    Attributes
    ----------
    needed : float
        With the other assumptions at their likely values; infinite where no value is enough.
    low, high : float
        With the others drawn.
    possible : bool
        ``needed`` is within what the factor can be.
    """

    needed: float
    low: float
    high: float
    possible: bool


def effect(
    measure: Measure,
    base: float = np.nan,
    *,
    bounds: tuple[float, float] = (-np.inf, np.inf),
    years: int = 4,
    rounds: int = 1,
    draws: int = 10_000,
    seed: int = 0,
    band: float = BAND,
) -> Effect:
    """What the indicator would show in each year, compared with doing nothing.

    Parameters
    ----------
    base : float
        The indicator now; NaN where it is not known: then nothing can be outside.
    bounds : (float, float)
        What the indicator can be: (0, 100) for a percentage.
    rounds : int
        In how many years a new group takes part, each as large as the first.
    band : float
        Share of the draws between ``low`` and ``high``.

    Raises
    ------
    ValueError
        A base outside the bounds, more taking part over all rounds than there are people, or numbers that cannot be.
    """
    _check(measure, years, rounds)
    if base < bounds[0] or base > bounds[1]:
        raise ValueError(f"base {base} lies outside {bounds}")
    if not 0 < band < 1:
        raise ValueError("band must lie between 0 and 1")
    change = _change(sample(measure, draws, seed), years, rounds)
    low, median, high = np.quantile(change, [(1 - band) / 2, 0.5, (1 + band) / 2], axis=0)
    after = base + change
    outside = ((after < bounds[0]) | (after > bounds[1])).mean(axis=0)
    return Effect(np.arange(1, years + 1), _change(_likely(measure), years, rounds), median, low, high, change, outside)


def visible(result: Effect, margin: float) -> Floats:
    """In which share of the draws the change reaches the margin, up or down, in each year."""
    return (np.abs(result.draws) >= _positive(margin)).mean(axis=0)


def survey_margin(
    base: float, n: float, n_after: float | None = None, direction: int = 1, level: float = LEVEL, design_effect: float = 1.0
) -> float:
    """The smallest visible change of a percentage, in points, for a survey of n; see ``margin.smallest_visible_change``."""
    share = smallest_visible_change(base / 100, n, n_after, level=level, design_effect=design_effect, direction=direction)
    return 100 * float(share)


def tornado(measure: Measure, year: int = 1, *, rounds: int = 1, draws: int = 10_000, seed: int = 0) -> pd.DataFrame:
    """Which assumption matters most for the change in one year.

    Returns
    -------
    frame
        One row an assumption, widest first: role, name; ``low`` and ``high``, the change with this one at its low
        and high and the others likely; ``swing``, their distance; ``correlation``, the rank correlation (Spearman)
        of the factor with the change over the draws; ``share``, its square as a share of the sum of squares (NaN
        where nothing varies).
    """
    _check(measure, year, rounds)
    rows, likely = [], _likely(measure)
    for place, role in enumerate(ROLES):
        ends = np.tile(likely, (2, 1))
        ends[:, place] = getattr(measure, role).low, getattr(measure, role).high
        rows.append([role, getattr(measure, role).name, *_change(ends, year, rounds)[:, -1]])
    frame = pd.DataFrame(rows, columns=["role", "name", "low", "high"])
    frame["swing"] = (frame["high"] - frame["low"]).abs()
    values = sample(measure, draws, seed)
    ranks = pd.DataFrame(np.column_stack([values, _change(values, year, rounds)[:, -1]])).rank().to_numpy()
    ranks = ranks - ranks.mean(axis=0)
    size = np.sqrt((ranks**2).sum(axis=0))
    with np.errstate(divide="ignore", invalid="ignore"):
        frame["correlation"] = np.nan_to_num(ranks[:, -1] @ ranks[:, :-1] / (size[-1] * size[:-1]))
    squares = frame["correlation"] ** 2
    frame["share"] = squares / squares.sum() if squares.sum() > 0 else np.nan
    return frame.sort_values(["swing", "share"], ascending=False, kind="stable", ignore_index=True)


def break_even(
    measure: Measure,
    margin: float,
    what: str = "effect",
    *,
    most: float | None = None,
    year: int = 1,
    rounds: int = 1,
    draws: int = 10_000,
    seed: int = 0,
    band: float = BAND,
) -> BreakEven:
    """How large the effect, the reach or the uptake must be for a change as large as the margin.

    Parameters
    ----------
    margin : float
        Above 0, in the unit of the indicator: ``survey_margin`` or a published one.
    what : {"effect", "reach", "uptake"}
        The needed effect has the sign of the likely one; up where that is 0.
    most : float, optional
        The largest the factor can be; 1 for a share, without limit for an effect.

    Raises
    ------
    ValueError
        Another factor, or a margin that is not above 0.
    """
    if what not in ("effect", "reach", "uptake"):
        raise ValueError(f"what must be effect, reach or uptake, not {what!r}")
    _check(measure, year, rounds)
    most = (np.inf if what == "effect" else 1.0) if most is None else most
    sign = np.sign(measure.effect.likely) or 1.0
    one = np.vstack([_likely(measure), sample(measure, draws, seed)])
    one[:, ROLES.index(what)] = sign if what == "effect" else 1.0
    per_unit = np.abs(_change(one, year, rounds)[:, -1])  # the change is straight in each of the three
    with np.errstate(divide="ignore"):
        needed = _positive(margin) / per_unit
    # Not np.quantile: halfway between a number and infinity lies nothing.
    ordered = np.sort(needed[1:])
    low, high = (float(ordered[round(q * (draws - 1))]) for q in ((1 - band) / 2, (1 + band) / 2))
    ends = sorted((float(sign) * low, float(sign) * high)) if what == "effect" else (low, high)
    possible = bool(np.isfinite(needed[0]) and needed[0] <= most)
    return BreakEven(float(needed[0] * (sign if what == "effect" else 1)), *ends, possible)


def _change(factors: Floats, years: int, rounds: int) -> Floats:
    """The change in each year for factors of shape (..., 5)."""
    reach, uptake, size, persistence, delay = np.moveaxis(factors[..., None], -2, 0)
    age = np.arange(years) - delay
    left = np.where(age >= 0, persistence ** np.maximum(age, 0), 0.0)
    total = left.copy()
    for later in range(1, min(rounds, years)):
        total[..., later:] += left[..., :-later]
    return reach * uptake * size * total


def _likely(measure: Measure) -> Floats:
    return np.array([getattr(measure, role).likely for role in ROLES], dtype=float)


def _check(measure: Measure, years: int, rounds: int) -> None:
    if years < 1 or rounds < 1:
        raise ValueError("years and rounds must be at least 1")
    most = measure.reach.high * measure.uptake.high * min(rounds, years)
    if most > 1 + 1e-12:
        raise ValueError(f"over {rounds} rounds {most:.2f} times all people would take part")


def _positive(margin: float) -> float:
    if not margin > 0:
        raise ValueError(f"a margin lies above 0, not {margin}")
    return margin
