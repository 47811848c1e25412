"""Rank bands: where a region ends up when the weights are drawn again and again.

A band says how much of a rank is the choice of weights. It says nothing about the uncertainty of the figures.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from bwlab.method.composite.aggregate import TOLERANCE, as_terms, keep, ranked, weighted
from bwlab.method.composite.checks import NoComposite, array, checked_weights

CONCENTRATION = 100.0
LEVEL = 0.9
TINY = 1e-12  # a very small concentration can draw zeros only
CHUNK = 500  # draws at a time: small tables stay in the fast memory of the processor


class Bands(NamedTuple):
    """Ranks over many draws of the weights; arrays of shape (regions,), NaN for who dropped out.

    Attributes
    ----------
    rank : array of float
        At the given weights; 1 = most favourable.
    low, median, high : array of float
        The middle of the draws, and between which ranks the ``level`` of them lies; ``low`` is the
        better end.
    first, last : array of float
        Share of the draws in which the region is number one, and last; shared places count for all.
    n, dropped : int
        Regions with and without a rank.
    """

    rank: NDArray[np.float64]
    low: NDArray[np.float64]
    median: NDArray[np.float64]
    high: NDArray[np.float64]
    first: NDArray[np.float64]
    last: NDArray[np.float64]
    n: int
    dropped: int


def draw_weights(
    weights: ArrayLike, draws: int, seed: int | np.random.Generator, concentration: float | None = CONCENTRATION
) -> NDArray[np.float64]:
    """Weights drawn from a Dirichlet distribution, shape (draws, indicators), each row summing to one.

    Parameters
    ----------
    weights : array of float, shape (indicators,)
        The mean of the draws.
    draws : int
    seed : int or Generator
    concentration : float or None
        The larger, the closer to ``weights``: a weight w has standard deviation
        sqrt(w (1 - w) / (concentration + 1)). What has weight zero keeps it. None: every
        distribution of the weights is as likely, whatever ``weights`` says.
    """
    mean = checked_weights(weights, len(np.asarray(weights)))
    alpha = np.ones(mean.size) if concentration is None else mean * concentration
    if (alpha < 0).any() or draws < 1:
        raise ValueError("a positive concentration and at least one draw")
    random = np.random.default_rng(seed)
    drawn = np.zeros((draws, mean.size))
    drawn[:, alpha > 0] = random.standard_gamma(alpha[alpha > 0], (draws, int((alpha > 0).sum())))
    drawn[:, alpha > 0] += TINY
    return drawn / drawn.sum(axis=1, keepdims=True)


def rank_bands(
    scores: ArrayLike | pd.DataFrame,
    weights: ArrayLike | None,
    draws: int,
    seed: int | np.random.Generator,
    *,
    missing: str,
    share: float | None = None,
    method: str = "arithmetic",
    concentration: float | None = CONCENTRATION,
    level: float = LEVEL,
) -> Bands:
    """Between which ranks each region lies when the weights vary.

    Parameters
    ----------
    scores, weights, missing, share, method
        As for `aggregate`; who takes part is decided at the given weights, or at equal ones when
        every distribution is drawn.
    draws, seed, concentration
        As for `draw_weights`.
    level : float
        The share of the draws between ``low`` and ``high``.

    Raises
    ------
    NoComposite
        As for `aggregate`.
    """
    table = array(scores)
    mean = checked_weights(weights, table.shape[1])
    terms = as_terms(table, method)
    taking = keep(table, missing, share, None if concentration is None else mean)
    n = int(taking.sum())
    if not n:
        raise NoComposite("nobody", "no region has enough figures")
    counts, last = tally(terms[taking], draw_weights(mean, draws, seed, concentration))
    return summed_up(counts, last, _now(terms[taking], mean), taking, level)


def summed_up(
    counts: NDArray[np.int64], last: NDArray[np.int64], now: NDArray[np.float64], taking: NDArray[np.bool_], level: float
) -> Bands:
    """Bands out of how often each region that takes part had each rank, see `tally`."""
    draws = int(counts[0].sum())
    edges = ((1 - level) / 2, 0.5, (1 + level) / 2)
    below = np.cumsum(counts, axis=1)
    # The rank that at least this share of the draws does not exceed.
    low, median, high = ((below >= np.ceil(edge * draws - 1e-9)).argmax(axis=1) + 1 for edge in edges)
    everyone = np.full((6, len(taking)), np.nan)
    everyone[:, taking] = (now, low, median, high, counts[:, 0] / draws, last / draws)
    return Bands(*everyone, int(taking.sum()), int((~taking).sum()))


def _now(terms: NDArray[np.float64], mean: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(invalid="ignore"):  # nothing there of what has weight: no rank at these weights
        return ranked(weighted(terms, mean[None])[:, 0])


def tally(terms: NDArray[np.float64], drawn: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How often each region has each rank, shape (n, n), and how often it is last, shape (n,)."""
    n = len(terms)
    counts, last = np.zeros(n * n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    worst, known = -np.nan_to_num(terms).T, (~np.isnan(terms)).astype(float).T
    size = TOLERANCE * max(1.0, float(np.abs(worst).max()))
    for start in range(0, len(drawn), CHUNK):
        value = drawn[start : start + CHUNK] @ worst
        if not known.all():
            value /= drawn[start : start + CHUNK] @ known
        order, rank = _ordered(value, size)
        counts += np.bincount((order * n + rank).ravel(), minlength=n * n)
        last += np.bincount(order[rank == rank[:, -1:]], minlength=n)
    return counts.reshape(n, n), last


def _ordered(value: NDArray[np.float64], size: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each row which column comes first, second …, and the rank there; lowest first, from 0.

    The column number is written into the last bits of the value, so that one sort of whole numbers does
    the work of a sort and a look-up: half the time. What is lost is far below ``size``.
    """
    n = value.shape[1]
    low = np.int64((1 << (n - 1).bit_length()) - 1)
    keys = (value - value.min() + 1).view(np.int64)  # positive numbers have the order of their bits
    keys &= ~low
    keys |= np.arange(n)
    keys.sort(axis=1)
    order = keys & low
    rank = np.broadcast_to(np.arange(n), keys.shape)
    steps = np.diff((keys & ~low).view(float), axis=1) > size
    tied = ~steps.all(axis=1)
    if tied.any():  # equal values share the place of the first of them
        rank = rank.copy()
        shared = np.zeros((int(tied.sum()), n), dtype=np.int64)
        np.multiply(steps[tied], np.arange(1, n), out=shared[:, 1:])
        rank[tied] = np.maximum.accumulate(shared, axis=1)
    return order, rank
