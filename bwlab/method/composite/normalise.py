"""Bringing indicators onto one scale, higher being more favourable, and pulling in outliers.

Sources: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; the definitions are those
of COINr (Becker et al.): ``n_zscore`` (sample standard deviation), ``n_minmax``, ``n_prank`` (here equal
values get the mean of their places instead of the lowest), ``n_dist2targ`` and ``n_goalposts``,
``winsorise``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import kurtosis, skew

from bwlab.method.composite.checks import NoComposite, Table, array, checked_directions, like
from bwlab.method.position import places

METHODS = ("zscore", "minmax", "rank", "target")
SCALE = (0.0, 100.0)
SKEW, KURTOSIS = 2.0, 3.5  # COINr's thresholds: an outlier needs both to be exceeded


class Winsorised(NamedTuple):
    """Values with their outliers pulled in.

    Attributes
    ----------
    values : array or DataFrame, shape (regions, indicators)
    count : array of int, shape (indicators,)
        How many values were pulled in.
    """

    values: Any
    count: np.ndarray


def winsorise(values: ArrayLike | pd.DataFrame, most: int = 5, skewness: float = SKEW, peaked: float = KURTOSIS) -> Winsorised:
    """Pull in the outermost values of skewed indicators, one at a time, to the next value.

    Parameters
    ----------
    values : array or DataFrame, shape (regions, indicators)
    most : int
        At most so many values of one indicator; 0 leaves everything as it is.
    skewness, peaked : float
        An indicator is treated while its absolute skewness and its excess kurtosis (both with the
        sample correction) are above these.

    Returns
    -------
    Winsorised
    """
    table = array(values).copy()
    count = np.zeros(table.shape[1], dtype=int)
    for place, column in enumerate(table.T):
        known = np.flatnonzero(~np.isnan(column))
        side = _outlying(column[known], skewness, peaked)
        for done in range(1, min(most, known.size - 2) + 1):
            if not side or _outlying(column[known], skewness, peaked) != side:
                break
            order = known[np.argsort(-side * column[known], kind="stable")]
            column[order[:done]] = column[order[done]]
            count[place] = done
    return Winsorised(like(table, values), count)


def _outlying(known: np.ndarray, skewness: float, peaked: float) -> int:
    """1 where the highest values are outliers, -1 the lowest, 0 none."""
    if known.size < 4 or known.min() == known.max():
        return 0
    found = float(skew(known, bias=False))
    return int(np.sign(found)) if abs(found) > skewness and kurtosis(known, bias=False) > peaked else 0


def normalise(
    values: ArrayLike | pd.DataFrame,
    method: str,
    directions: ArrayLike,
    *,
    scale: tuple[float, float] = SCALE,
    targets: ArrayLike | None = None,
    goalposts: ArrayLike | None = None,
) -> Any:
    """Indicators on one scale, higher being more favourable.

    Parameters
    ----------
    values : array or DataFrame, shape (regions, indicators)
        NaN is a blank, and stays one.
    method : {"zscore", "minmax", "rank", "target"}
        ``zscore``: distance to the mean in sample standard deviations. ``minmax``: the least favourable
        value is the low end of ``scale``, the most favourable the high end. ``rank``: the place among those
        with a value, on ``scale``, equal values at the mean of their places. ``target``: 0 is the least
        favourable value (or the lower goalpost), 1 the target; who is beyond it gets 1.
    directions : array of {1, -1}, shape (indicators,)
    scale : (float, float)
        For ``minmax`` and ``rank``.
    targets : array of float, shape (indicators,), optional
        For ``target``, in the units of the indicators.
    goalposts : array of float, shape (indicators,), optional
        Where the distance to the target begins, instead of the least favourable value; who is beyond
        gets 0.

    Raises
    ------
    NoComposite
        A direction of 0, an indicator with one value only or without values, or a target that is not
        more favourable than where the distance begins.
    """
    table = array(values)
    signs = checked_directions(directions, table.shape[1])
    if method not in METHODS:
        raise ValueError(f"method {method!r}: one of {METHODS}")
    _vary(table)
    signed = table * signs
    if method == "zscore":
        found = (signed - np.nanmean(signed, axis=0)) / np.nanstd(signed, axis=0, ddof=1)
    elif method == "minmax":
        low, high = np.nanmin(signed, axis=0), np.nanmax(signed, axis=0)
        found = _stretch((signed - low) / (high - low), scale)
    elif method == "rank":
        found = _stretch(np.column_stack([places(column, 1) for column in signed.T]), scale)
    else:
        found = _to_target(signed, signs, targets, goalposts)
    return like(found, values)


def _vary(table: Table) -> None:
    known = ~np.isnan(table)
    for place, column in enumerate(table.T):
        there = column[known[:, place]]
        if not there.size:
            raise NoComposite("blank", "an indicator without values", place)
        # Values this close differ by their rounding in the machine only.
        if np.ptp(there) <= 1e-12 * max(1e-300, np.abs(there).max()):
            raise NoComposite("constant", "all values of an indicator are equal", place)


def _stretch(share: Table, scale: tuple[float, float]) -> Table:
    return scale[0] + share * (scale[1] - scale[0])


def _to_target(signed: Table, signs: np.ndarray, targets: Any, goalposts: Any) -> Table:
    if targets is None:
        raise ValueError("method 'target' needs targets")
    aims = np.asarray(targets, dtype=float) * signs
    start = np.nanmin(signed, axis=0) if goalposts is None else np.asarray(goalposts, dtype=float) * signs
    wrong = np.flatnonzero(~(aims > start))
    if wrong.size:
        raise NoComposite("target", "a target must be more favourable than where the distance begins", int(wrong[0]))
    return np.clip((signed - start) / (aims - start), 0, 1)
