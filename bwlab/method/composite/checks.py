"""What cannot be made into one number, and turning frames into arrays and back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Table = NDArray[np.float64]


class NoComposite(ValueError):
    """These figures cannot be made into one number.

    Attributes
    ----------
    reason : str
        "direction" (more is neither better nor worse), "constant" (all values are equal), "blank" (no
        values at all), "weights" (they sum to zero, or one is negative), "positive" (a geometric mean
        needs scores above zero), "nobody" (no region has enough figures) or "target" (it leaves no
        distance to measure).
    which : int or None
        The column it is about.
    """

    def __init__(self, reason: str, message: str, which: int | None = None) -> None:
        self.reason, self.which = reason, which
        super().__init__(message)


def array(values: ArrayLike | pd.DataFrame) -> Table:
    """Values as an array of shape (regions, indicators)."""
    found = np.asarray(values, dtype=float)
    if found.ndim != 2:
        raise ValueError(f"regions by indicators, not an array of {found.ndim} dimensions")
    if np.isinf(found).any():
        raise ValueError("an infinite value is no figure")
    return found


def like(result: Table, values: Any) -> Any:
    """An array, as a frame where ``values`` is one."""
    if isinstance(values, pd.DataFrame):
        return pd.DataFrame(result, index=values.index, columns=values.columns)
    return result


def checked_weights(weights: ArrayLike | None, count: int) -> NDArray[np.float64]:
    """Weights that sum to one; None is equal weights.

    Raises
    ------
    NoComposite
        They sum to zero, or one is negative or blank.
    """
    found = np.ones(count) if weights is None else np.asarray(weights, dtype=float)
    if found.shape != (count,):
        raise ValueError(f"{count} weights are needed, not an array of shape {found.shape}")
    total = found.sum()
    if not np.isfinite(total) or (found < 0).any() or total <= 0:
        raise NoComposite("weights", "weights must not be negative and must not sum to zero")
    return found / total


def checked_directions(directions: ArrayLike, count: int) -> NDArray[np.float64]:
    """Directions 1 and -1, one a column.

    Raises
    ------
    NoComposite
        One is 0: whether more is better decides the outcome, so nobody can add it up.
    """
    found = np.asarray(directions, dtype=float)
    if found.shape != (count,):
        raise ValueError(f"{count} directions are needed, not an array of shape {found.shape}")
    neutral = np.flatnonzero(found == 0)
    if neutral.size:
        raise NoComposite("direction", "an indicator with direction 0 has no place in a composite", int(neutral[0]))
    if not np.isin(found, (-1, 1)).all():
        raise ValueError("a direction is 1 or -1")
    return found
