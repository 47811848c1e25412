"""A recipe: every choice that makes one number out of many, and what each of them does to one region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from bwlab.method.composite.aggregate import (
    AGGREGATIONS,
    Composite,
    aggregate,
    as_terms,
    by_group,
    keep,
    quarter_points,
    ranked,
)
from bwlab.method.composite.bands import CONCENTRATION, LEVEL, Bands, draw_weights, summed_up, tally
from bwlab.method.composite.checks import NoComposite, array, checked_weights
from bwlab.method.composite.normalise import normalise, winsorise

NORMALISATIONS = ("zscore", "minmax", "rank")
POSITIVE = (1.0, 100.0)  # the scale of a geometric mean: a score of zero would wipe out all others
NUDGE = 0.25
SHARE = 0.75
HALF = 0.5  # of the weight of the groups: with less there is no number either
GROUP, INDICATOR = "group", "indicator"


class Recipe(NamedTuple):
    """The choices behind a composite.

    Attributes
    ----------
    normalisation : {"zscore", "minmax", "rank"}
    aggregation : {"arithmetic", "geometric", "count"}
    weights : tuple of float or None
        One a group; None is equal.
    equal : {"group", "indicator"}
        Within the weights of ``group`` each group counts as it is; with ``indicator`` a group counts
        for as many as it has indicators.
    missing : {"complete", "available"}
    share : float
        For ``available``: the least share of the indicators; half of the weight of the groups is needed too.
    winsor : int
        At most so many values of one indicator are pulled in.
    """

    normalisation: str = "zscore"
    aggregation: str = "arithmetic"
    weights: tuple[float, ...] | None = None
    equal: str = GROUP
    missing: str = "complete"
    share: float = SHARE
    winsor: int = 0


def group_scores(values: ArrayLike | pd.DataFrame, directions: ArrayLike, groups: Sequence[Any], recipe: Recipe) -> Any:
    """The scores of each group as the recipe has them, shape (regions, groups); blank for who drops out.

    A geometric mean of z-scores does not exist: these become min-max scores from 1 to 100 first.
    """
    treated = winsorise(values, recipe.winsor).values
    method = recipe.normalisation
    if recipe.aggregation == "geometric" and method == "zscore":
        method = "minmax"
    scores = normalise(treated, method, directions, scale=POSITIVE)
    if recipe.aggregation == "count":
        scores = quarter_points(scores)
    table = np.array(scores, dtype=float)
    table[~keep(values, recipe.missing, recipe.share)] = np.nan
    scores = pd.DataFrame(table, index=values.index, columns=values.columns) if isinstance(values, pd.DataFrame) else table
    return by_group(scores, groups)


def compose(values: ArrayLike | pd.DataFrame, directions: ArrayLike, groups: Sequence[Any], recipe: Recipe) -> Composite:
    """One number a region, following a recipe.

    Parameters
    ----------
    values : array or DataFrame, shape (regions, indicators)
    directions : array of {1, -1}, shape (indicators,)
    groups : sequence, shape (indicators,)
        The theme of each indicator; within a theme indicators weigh the same and are averaged.
    recipe : Recipe

    Raises
    ------
    NoComposite
    """
    weights = _group_weights(groups, recipe)
    scores = group_scores(values, directions, groups, recipe)
    if np.isnan(array(scores)).all():
        raise NoComposite("nobody", "no region has enough figures")
    # Quarter points are means by now: what is left to do is adding up.
    method = "arithmetic" if recipe.aggregation == "count" else recipe.aggregation
    return aggregate(scores, weights, method, missing="available", share=HALF)


def recipe_bands(
    values: ArrayLike | pd.DataFrame,
    directions: ArrayLike,
    groups: Sequence[Any],
    recipe: Recipe,
    draws: int,
    seed: int | np.random.Generator,
    *,
    concentration: float | None = CONCENTRATION,
    level: float = LEVEL,
) -> Bands:
    """Between which ranks each region lies when weights and calculation rules vary together.

    The draws of the weights are shared out over every normalisation with every aggregation, by group and
    by indicator: eighteen rules, each as likely. Who takes part stays as the recipe has it.

    Parameters
    ----------
    values, directions, groups, recipe
        As for `compose`; ``Bands.rank`` is that of the recipe itself.
    draws, seed, concentration, level
        As for `rank_bands`; at least eighteen draws.

    Raises
    ------
    NoComposite
    """
    values, recipe = winsorise(values, recipe.winsor).values, recipe._replace(winsor=0)
    now = compose(values, directions, groups, recipe).rank
    taking, random = ~np.isnan(now), np.random.default_rng(seed)
    ways = [
        recipe._replace(normalisation=scale, aggregation=adding, equal=equal)
        for scale in NORMALISATIONS for adding in AGGREGATIONS for equal in (GROUP, INDICATOR)
    ]  # fmt: skip
    counts, last = 0, 0
    for place, way in enumerate(ways):
        share = draws // len(ways) + (place < draws % len(ways))
        scores = array(group_scores(values, directions, groups, way))[taking]
        drawn = draw_weights(_group_weights(groups, way), max(1, share), random, concentration)
        found = tally(as_terms(scores, "geometric" if way.aggregation == "geometric" else "arithmetic"), drawn)
        counts, last = counts + found[0], last + found[1]
    return summed_up(counts, last, now[taking], taking, level)


def _group_weights(groups: Sequence[Any], recipe: Recipe) -> NDArray[np.float64]:
    names = list(dict.fromkeys(groups))
    weights = checked_weights(recipe.weights, len(names))
    if recipe.equal == INDICATOR:
        return weights * [list(groups).count(name) for name in names]
    if recipe.equal != GROUP:
        raise ValueError(f"equal {recipe.equal!r}: group or indicator")
    return weights


def one_at_a_time(
    values: ArrayLike | pd.DataFrame, directions: ArrayLike, groups: Sequence[Any], recipe: Recipe, region: int
) -> pd.DataFrame:
    """What one other choice at a time does to the rank of one region.

    Parameters
    ----------
    values, directions, groups, recipe
        As for `compose`.
    region : int
        Its row.

    Returns
    -------
    DataFrame
        choice ("normalisation", "aggregation", "weights", "missing", "equal", "without"), option (str:
        the method, the group or the indicator), change (float: -0.25 or 0.25 for weights, else NaN),
        rank, n, dropped (of that choice; rank NaN where the region drops out), shift (places up among the
        regions that have a rank both ways, so that a choice that lets others in or out is comparable; NaN
        without a rank in either). The first row is the recipe itself, choice "".
    """
    values, recipe = winsorise(values, recipe.winsor).values, recipe._replace(winsor=0)  # once for all
    base = compose(values, directions, groups, recipe)
    rows = [("", "", np.nan, base)]
    for choice, option, change, columns, other in _others(array(values).shape[1], values, groups, recipe):
        kept = values.iloc[:, columns] if isinstance(values, pd.DataFrame) else array(values)[:, columns]
        signs = np.asarray(directions)[columns]
        try:
            found = compose(kept, signs, [groups[place] for place in columns], other)
        except NoComposite:
            continue  # what cannot be made moves nobody
        rows.append((choice, option, change, found))
    return pd.DataFrame(
        [
            (choice, option, change, found.rank[region], found.n, found.dropped, shifts(base, found)[region])
            for choice, option, change, found in rows
        ],
        columns=["choice", "option", "change", "rank", "n", "dropped", "shift"],
    )


def shifts(base: Composite, other: Composite) -> NDArray[np.float64]:
    """How many places each region goes up from one composite to another, among those with a rank in both."""
    both = ~np.isnan(base.value) & ~np.isnan(other.value)
    first, second = (ranked(np.where(both, each.value, np.nan)) for each in (base, other))
    return first - second


def _others(count: int, values: Any, groups: Sequence[Any], recipe: Recipe) -> Iterator[tuple[str, str, float, NDArray[np.intp], Recipe]]:
    every = np.arange(count)
    for method in NORMALISATIONS:
        if method != recipe.normalisation:
            yield "normalisation", method, np.nan, every, recipe._replace(normalisation=method)
    for method in AGGREGATIONS:
        if method != recipe.aggregation:
            yield "aggregation", method, np.nan, every, recipe._replace(aggregation=method)
    names = list(dict.fromkeys(groups))
    weights = checked_weights(recipe.weights, len(names))
    for place, name in enumerate(names):
        for change in (-NUDGE, NUDGE):
            nudged = weights.copy()
            nudged[place] *= 1 + change
            yield "weights", str(name), change, every, recipe._replace(weights=tuple(nudged))
    other = "available" if recipe.missing == "complete" else "complete"
    yield "missing", other, np.nan, every, recipe._replace(missing=other)
    other = INDICATOR if recipe.equal == GROUP else GROUP
    yield "equal", other, np.nan, every, recipe._replace(equal=other)
    labels = list(values.columns) if isinstance(values, pd.DataFrame) else every
    for place in every:
        left = np.delete(every, place)
        gone = [name for name in names if name not in {groups[each] for each in left}]
        rest = recipe
        if gone and recipe.weights is not None:
            rest = recipe._replace(weights=tuple(w for name, w in zip(names, recipe.weights, strict=True) if name not in gone))
        yield "without", str(labels[place]), np.nan, left, rest
