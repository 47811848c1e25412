"""Which others are most alike, on a few numbers that say what they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def most_alike(
    features: ArrayLike, own: int, k: int
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.bool_]]:
    """The ``k`` rows nearest to row ``own``, by distance over standardised columns.

    Only columns known for the own row are used. A row that lacks one of those is left out: a distance
    over fewer columns would look smaller than it is.

    Parameters
    ----------
    features : array of float, shape (rows, columns)
        NaN is not known. Each column is divided by its standard deviation.
    own : int
        Row to compare with; never among the result.
    k : int
        At most this many rows.

    Returns
    -------
    rows : array of int, shape (<= k,)
        Nearest first; ties in order of row.
    distance : array of float, shape (<= k,)
        In standard deviations.
    used : array of bool, shape (columns,)
        Columns compared on.
    """
    features = np.asarray(features, dtype=float)
    used = ~np.isnan(features[own])
    kept = features[:, used]
    spread = np.nanstd(kept, axis=0)
    scaled = (kept - kept[own]) / np.where(spread > 0, spread, 1.0)
    distance = np.sqrt((scaled**2).sum(axis=1))
    distance[own] = np.nan
    rows = np.argsort(distance, kind="stable")  # NaN sorts last
    rows = rows[~np.isnan(distance[rows])][:k]
    return rows, distance[rows], used
