"""From scores to one number: who takes part, means within groups, and three ways to add up.

Source: OECD/JRC Handbook (2008), step 6; ``arithmetic`` and ``geometric`` are COINr's ``a_amean`` and
``a_gmean`` (weights rescaled over what there is). ``count`` is our own, after the way position colours
are read: points for each most favourable quarter less points for each least favourable one. With scores
of the method ``rank`` the arithmetic mean is a Borda count.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from bwlab.method.composite.checks import NoComposite, array, checked_weights, like
from bwlab.method.position import colours

AGGREGATIONS = ("arithmetic", "geometric", "count")
MISSING = ("complete", "available")
#: Sums of weighted scores that differ by less than this are equal: the machine rounds.
TOLERANCE = 1e-9


class Composite(NamedTuple):
    """One number a region, and where that puts it.

    Attributes
    ----------
    value : array of float, shape (regions,)
        NaN for regions that dropped out.
    rank : array of float, shape (regions,)
        1 = most favourable, equal values share the best of their ranks; NaN for who dropped out.
    n : int
        Regions with a rank.
    dropped : int
        Regions without one, because of blanks.
    """

    value: NDArray[np.float64]
    rank: NDArray[np.float64]
    n: int
    dropped: int


def keep(scores: ArrayLike | pd.DataFrame, missing: str, share: float | None = None, weights: ArrayLike | None = None) -> NDArray[np.bool_]:
    """Which regions take part; the choice must be made, there is no default.

    Parameters
    ----------
    scores : array or DataFrame, shape (regions, indicators)
    missing : {"complete", "available"}
        Only regions without a blank; or those with at least ``share`` of the weight.
    share : float, optional
        Above 0, at most 1; needed for ``available``.
    weights : array of float, shape (indicators,), optional
        By default equal. A blank in an indicator without weight is no reason to drop out.
    """
    table = array(scores)
    weights = checked_weights(weights, table.shape[1])
    if missing not in MISSING:
        raise ValueError(f"missing {missing!r}: one of {MISSING}")
    if missing == "complete":
        share = 1.0
    elif share is None or not 0 < share <= 1:
        raise ValueError("missing 'available' needs a share above 0 and at most 1")
    return ~np.isnan(table) @ weights >= share - TOLERANCE


def by_group(scores: ArrayLike | pd.DataFrame, groups: Sequence[Any]) -> Any:
    """The mean score within each group of indicators, over what there is.

    Parameters
    ----------
    scores : array or DataFrame, shape (regions, indicators)
    groups : sequence, shape (indicators,)
        The group of each indicator.

    Returns
    -------
    array or DataFrame, shape (regions, groups)
        Groups in the order in which they first occur; NaN for a region without a value in the group.
    """
    table = array(scores)
    names = list(dict.fromkeys(groups))
    member = np.array([[group == name for name in names] for group in groups], dtype=float)
    known = (~np.isnan(table)).astype(float) @ member
    total = np.nan_to_num(table) @ member
    found = np.divide(total, known, out=np.full(known.shape, np.nan), where=known > 0)
    return pd.DataFrame(found, index=scores.index, columns=names) if isinstance(scores, pd.DataFrame) else found


def quarter_points(scores: ArrayLike | pd.DataFrame) -> Any:
    """1 in the most favourable quarter of an indicator, -1 in the least, 0 between; NaN for blanks."""
    table = array(scores)
    return like(np.column_stack([colours(column, 1) for column in table.T]), scores)


def aggregate(
    scores: ArrayLike | pd.DataFrame,
    weights: ArrayLike | None = None,
    method: str = "arithmetic",
    *,
    missing: str,
    share: float | None = None,
) -> Composite:
    """One number a region.

    Parameters
    ----------
    scores : array or DataFrame, shape (regions, indicators)
        As `normalise` gives them: higher is more favourable.
    weights : array of float, shape (indicators,), optional
        They need not sum to one; by default equal.
    method : {"arithmetic", "geometric", "count"}
        Weighted mean; weighted geometric mean; weighted mean of `quarter_points`.
    missing, share
        As for `keep`. Of what is missing the weight goes to what is there, in proportion.

    Raises
    ------
    NoComposite
        Weights that sum to zero, scores not above zero for ``geometric``, or nobody who takes part.
    """
    table = array(scores)
    shares = checked_weights(weights, table.shape[1])
    terms = as_terms(table, method)
    taking = keep(table, missing, share, shares)
    if not taking.any():
        raise NoComposite("nobody", "no region has enough figures")
    value = np.full(len(table), np.nan)
    value[taking] = weighted(terms[taking], shares[None])[:, 0]
    rank = ranked(value)
    value = np.exp(value) if method == "geometric" else value
    return Composite(value, rank, int(taking.sum()), int((~taking).sum()))


def as_terms(table: NDArray[np.float64], method: str) -> NDArray[np.float64]:
    """What is weighed and added up: the scores, their logarithms or their quarter points."""
    if method not in AGGREGATIONS:
        raise ValueError(f"method {method!r}: one of {AGGREGATIONS}")
    if method == "count":
        return np.asarray(quarter_points(table))
    if method == "arithmetic":
        return table
    low = np.flatnonzero((table <= 0).any(axis=0))
    if low.size:
        raise NoComposite("positive", "a geometric mean needs scores above zero", int(low[0]))
    return np.log(table)


def weighted(terms: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weighted means over what there is, shape (regions, draws), for shares of shape (draws, indicators)."""
    known = ~np.isnan(terms)
    if known.all():
        return terms @ shares.T
    return (np.where(known, terms, 0) @ shares.T) / (known @ shares.T)


def ranked(value: NDArray[np.float64]) -> NDArray[np.float64]:
    """Competition ranks, 1 = highest; values within the tolerance are equal; NaN for NaN."""
    rank = np.full(value.shape, np.nan)
    known = np.flatnonzero(~np.isnan(value))
    order = known[np.argsort(-value[known], kind="stable")]
    steps = np.diff(value[order]) < -TOLERANCE * max(1.0, np.abs(value[order]).max(initial=0))
    first = np.maximum.accumulate(np.where(np.r_[True, steps], np.arange(order.size), 0)) if order.size else order
    rank[order] = first + 1
    return rank
