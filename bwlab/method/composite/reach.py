"""Which weights make a region number one, or last: found by linear programming, not by luck."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linprog

from bwlab.method.composite.checks import array


class Reach(NamedTuple):
    """The weights that come nearest to the first and to the last place.

    Attributes
    ----------
    first, last : array of float or None, shape (indicators,)
        Weights that sum to one and put the region there, as far ahead of (or behind) the nearest other
        as can be; None where no weights do. A shared place counts.
    """

    first: NDArray[np.float64] | None
    last: NDArray[np.float64] | None


def reach(scores: ArrayLike | pd.DataFrame, region: int) -> Reach:
    """Whether a region can be made number one, and last, by weights alone (arithmetic mean).

    Parameters
    ----------
    scores : array or DataFrame, shape (regions, indicators)
        Rows with a blank take no part.
    region : int
        Its row; it must have no blank.

    Raises
    ------
    ValueError
        The region has a blank.
    """
    table = array(scores)
    if np.isnan(table[region]).any():
        raise ValueError("a region with a blank has no place to reach")
    others = np.delete(table, region, axis=0)
    ahead = table[region] - others[~np.isnan(others).any(axis=1)]
    return Reach(_widest(ahead), _widest(-ahead))


def _widest(ahead: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Weights for which the smallest lead is largest; None where that lead is negative."""
    count = ahead.shape[1]
    if not len(ahead):
        return np.full(count, 1 / count)
    # Unknowns: the weights and the lead; each lead of the region over another is at least that lead.
    found = linprog(
        np.r_[np.zeros(count), -1],
        A_ub=np.column_stack([-ahead, np.ones(len(ahead))]),
        b_ub=np.zeros(len(ahead)),
        A_eq=[np.r_[np.ones(count), 0]],
        b_eq=[1],
        bounds=[(0, 1)] * count + [(None, None)],
    )
    weights = np.clip(found.x[:count], 0, None)
    weights /= weights.sum()
    return weights if (ahead @ weights).min() >= -1e-9 else None
