"""The colour rule of the monitor, and how sure a colour is.

Green is the most favourable share of the ranking, red the least favourable; between them there is no colour.
Equal values go together to where the middle of their ranks lies, so that most municipalities together can
never be "the lowest quarter". How sure a colour is, follows from drawing every value within its own margin
and giving out the colours anew; a value without a margin stays where it is.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from bwlab.method.position.ranks import MINIMUM, middle_ranks

_Z = 1.959963984540054  # of a 95 % interval


def colours(
    values: ArrayLike, direction: int, share: float = 0.25, minimum: int = MINIMUM, *, worst: float | None = None
) -> NDArray[np.float64]:
    """The colour rule: who is in the most and who in the least favourable ``share`` of the ranking.

    Parameters
    ----------
    values : array of float, shape (size,)
    direction : {1, -1, 0}
    share : float
        Above 0, at most 0.5; 0.25 is the quarter the regional monitor colours.
    minimum : int
        With fewer values nothing is coloured.
    worst : float, optional
        Another share for the least favourable; by default the same.

    Returns
    -------
    array of float, shape (size,)
        1 (favourable), -1 (unfavourable) or 0; NaN for blanks, direction 0 and n below ``minimum``.

    Raises
    ------
    ValueError
        A share is not between 0 and 0.5.
    """
    best, worst = _shares(share, worst)
    _, middle, n = middle_ranks(values, direction)
    if direction == 0 or n < minimum:
        return np.full(middle.shape, np.nan)
    return np.where(np.isnan(middle), np.nan, _rule(middle, n, best, worst))


def colour(place: float, n: int, share: float = 0.25, *, worst: float | None = None) -> float:
    """The colour of one place among ``n`` values, as `colours` gives it: 1, -1 or 0; NaN without a place.

    Parameters
    ----------
    place : float
        From 0 to 1, as `standing` and `places` give it.
    n : int
        At least 2.
    share, worst
        As for `colours`.
    """
    best, worst = _shares(share, worst)
    middle = np.round(2 * (n - place * (n - 1))) / 2  # the middle of ranks is whole or a half
    return np.nan if np.isnan(place) else float(_rule(middle, n, best, worst))


class Chances(NamedTuple):
    """How often each value gets each colour when all are drawn within their margins.

    Attributes
    ----------
    green, none, red : array of float, shape (size,)
        Add up to 1; NaN for blanks, direction 0 and too few values.
    n : int
        Values in the ranking; blanks are not counted.
    exact : int
        Of these, how many have no margin and so were not drawn.
    """

    green: NDArray[np.float64]
    none: NDArray[np.float64]
    red: NDArray[np.float64]
    n: int
    exact: int


def colour_chances(
    values: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    direction: int,
    share: float = 0.25,
    minimum: int = MINIMUM,
    *,
    worst: float | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> Chances:
    """The chance of each colour, given the 95 % bounds of every value.

    Each draw gives every value a new one: half of the time above it, half below, with a normal tail that
    reaches its bound with probability 0.025. Then the colours are given out as in `colours`. The draws lie
    around the values as measured; measured values already lie further apart than true ones, so for values
    with wide margins the chance of a colour comes out somewhat too high.

    Parameters
    ----------
    values, low, high : array of float, shape (size,)
        A blank value is not ranked. A blank bound: this value has no margin and stays where it is.
    direction, share, minimum, worst
        As for `colours`.
    draws, seed : int

    Raises
    ------
    ValueError
        A value lies outside its bounds, ``draws`` is below 1, or a share is not between 0 and 0.5.
    """
    best, worst = _shares(share, worst)
    if draws < 1:
        raise ValueError("at least one draw")
    values, low, high = (np.asarray(each, dtype=float) for each in (values, low, high))
    if np.any(low > values) or np.any(high < values):
        raise ValueError("a value must lie within its bounds")
    known = ~np.isnan(values)
    n, exact = int(known.sum()), int((known & (np.isnan(low) | np.isnan(high))).sum())
    green, red = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    if direction != 0 and n >= minimum:
        drawn = _drawn(values[known], low[known], high[known], draws, seed)
        drawn *= -1 if direction > 0 else 1  # most favourable is lowest
        green[known] = _lowest(drawn, best).mean(axis=0)
        red[known] = _lowest(np.negative(drawn, out=drawn), worst).mean(axis=0)
    # No value can be both: with shares of at most a half the two ends never meet.
    return Chances(green, 1 - green - red, red, n, exact)


def _drawn(
    values: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64], draws: int, seed: int
) -> NDArray[np.float64]:
    """New values within the margins, shape (draws, size)."""
    z = np.random.default_rng(seed).standard_normal((draws, values.size))
    blank = np.isnan(low) | np.isnan(high)
    down, up = (np.where(blank, 0.0, each) / _Z for each in (values - low, high - values))
    z *= np.where(z < 0, down, up)
    return np.add(values, z, out=z)


def _lowest(drawn: NDArray[np.float64], share: float) -> NDArray[np.bool_]:
    """Which of each row are in its lowest ``share``; equal values together, where the middle of their ranks lies."""
    n = drawn.shape[1]
    many = int(share * n + 1e-9)
    if many == 0:
        return np.zeros(drawn.shape, dtype=bool)
    edge = np.partition(drawn, many - 1, axis=1)[:, many - 1 : many]
    below, equal = drawn < edge, drawn == edge
    middle = below.sum(axis=1) + (equal.sum(axis=1) + 1) / 2
    return below | (equal & (middle <= share * n)[:, np.newaxis])


def _rule(middle: ArrayLike, n: int, best: float, worst: float) -> NDArray[np.float64]:
    middle = np.asarray(middle, dtype=float)
    return (middle <= best * n).astype(float) - (n + 1 - middle <= worst * n)


def _shares(best: float, worst: float | None) -> tuple[float, float]:
    worst = best if worst is None else worst
    for share in (best, worst):
        if not 0 < share <= 0.5:
            raise ValueError(f"share must lie between 0 and 0.5, not {share}")
    return best, worst
