"""Composites: worked examples by hand, the definitions of COINr and the Handbook, and what must always hold."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from bwlab.method.composite import (
    NoComposite,
    Recipe,
    aggregate,
    by_group,
    compose,
    draw_weights,
    keep,
    normalise,
    one_at_a_time,
    quarter_points,
    rank_bands,
    reach,
    recipe_bands,
    winsorise,
)

BLANK = np.nan
calm = settings(deadline=None)  # a busy machine is no fault


def same(found, wanted):
    np.testing.assert_allclose(np.asarray(found, dtype=float), wanted, rtol=1e-12, atol=1e-12, equal_nan=True)


# Worked by hand


def test_zscore_by_hand():
    # 2, 4, 9: mean 15 / 3 = 5; deviations -3, -1, 4; squares 9 + 1 + 16 = 26; 26 / (3 - 1) = 13; sd = sqrt(13).
    same(normalise([[2.0], [4.0], [9.0]], "zscore", [1])[:, 0], np.array([-3, -1, 4]) / np.sqrt(13))
    # Less is more favourable: the same with the other sign.
    same(normalise([[2.0], [4.0], [9.0]], "zscore", [-1])[:, 0], np.array([3, 1, -4]) / np.sqrt(13))


def test_minmax_by_hand():
    # (4 - 2) / (9 - 2) = 2/7; on a scale from 1 to 100: 1 + 99 * 2/7.
    same(normalise([[2.0], [4.0], [9.0]], "minmax", [1])[:, 0], [0, 200 / 7, 100])
    same(normalise([[2.0], [4.0], [9.0]], "minmax", [1], scale=(1, 100))[:, 0], [1, 1 + 198 / 7, 100])
    same(normalise([[2.0], [4.0], [9.0]], "minmax", [-1])[:, 0], [100, 500 / 7, 0])


def test_rank_by_hand():
    # Places 1, 2 and 3 of 4 for the values 2, 4, 4, 9; the two fours share the middle of places 2 and 3.
    same(normalise([[2.0], [4.0], [4.0], [9.0]], "rank", [1])[:, 0], [0, 50, 50, 100])
    same(normalise([[2.0], [BLANK], [4.0], [9.0]], "rank", [-1])[:, 0], [100, BLANK, 50, 0])


def test_target_by_hand():
    # From 2 to a target of 6 is 4: 4 is halfway, 9 is beyond and counts as reached.
    same(normalise([[2.0], [4.0], [9.0]], "target", [1], targets=[6])[:, 0], [0, 0.5, 1])
    # Less is better: from 9 down to a target of 5 is 4; 8 is a quarter of the way, 2 is beyond.
    same(normalise([[2.0], [8.0], [9.0]], "target", [-1], targets=[5])[:, 0], [1, 0.25, 0])
    # Goalposts of 3 and 7: 2 lies before the first, 4 a quarter of the way, 9 beyond the second.
    same(normalise([[2.0], [4.0], [9.0]], "target", [1], targets=[7], goalposts=[3])[:, 0], [0, 0.25, 1])


def test_the_handbook_on_compensation():
    """Four scores of 21, 1, 1, 1 and of 6, 6, 6, 6 have the same sum and an unlike geometric mean (OECD/JRC 2008, step 6)."""
    scores = [[21.0, 1, 1, 1], [6.0, 6, 6, 6]]
    same(aggregate(scores, missing="complete").value, [24 / 4, 24 / 4])
    assert aggregate(scores, missing="complete").rank.tolist() == [1, 1]
    found = aggregate(scores, method="geometric", missing="complete")
    same(found.value, [21 ** (1 / 4), 6])
    assert round(found.value[0], 2) == 2.14 and found.rank.tolist() == [2, 1]
    # One point more where it is low (1 becomes 2) helps more than one point more where it is high.
    low = aggregate([[21.0, 2, 1, 1]], method="geometric", missing="complete").value[0]
    high = aggregate([[22.0, 1, 1, 1]], method="geometric", missing="complete").value[0]
    same([low, high], [42 ** (1 / 4), 22 ** (1 / 4)])
    assert round(low, 2) == 2.55 and round(high, 2) == 2.17


def test_weighted_means_by_hand():
    # Weights 3, 1, 0 are 0.75, 0.25, 0: 0.75 * 2 + 0.25 * 6 = 3, and 2^0.75 * 6^0.25.
    scores = [[2.0, 6.0, 100.0], [3.0, 3.0, 1.0]]
    same(aggregate(scores, [3, 1, 0], missing="complete").value, [3, 3])
    same(aggregate(scores, [3, 1, 0], "geometric", missing="complete").value, [2**0.75 * 6**0.25, 3])


def test_counting_quarters_by_hand():
    # Eight regions, two indicators in opposite order: the outer two of each are the quarters.
    scores = np.column_stack([np.arange(8.0), np.arange(8.0)[::-1] ** 2])
    same(quarter_points(scores)[:, 0], [-1, -1, 0, 0, 0, 0, 1, 1])
    # Weights 3 and 1: 0.75 * (-1) + 0.25 * 1 = -0.5 for the first two.
    same(aggregate(scores, [3, 1], "count", missing="complete").value, [-0.5, -0.5, 0, 0, 0, 0, 0.5, 0.5])
    assert aggregate(scores, [3, 1], "count", missing="complete").rank.tolist() == [7, 7, 3, 3, 3, 3, 1, 1]


def test_blanks_by_hand():
    scores = [[1.0, 3.0], [2.0, BLANK], [BLANK, BLANK], [4.0, 0.0]]
    complete = aggregate(scores, missing="complete")
    same(complete.value, [2, BLANK, BLANK, 2])
    assert (complete.n, complete.dropped) == (2, 2)
    # With half of the weight enough, the second has its one score for its number: 2, never (2 + 0) / 2.
    half = aggregate(scores, missing="available", share=0.5)
    same(half.value, [2, 2, BLANK, 2])
    assert (half.n, half.dropped) == (3, 1)
    # With weights 1 and 3 its one score carries a quarter only.
    assert aggregate(scores, [1, 3], missing="available", share=0.5).dropped == 2


def test_a_blank_without_weight_drops_nobody():
    assert aggregate([[1.0, BLANK], [2.0, 3.0]], [1, 0], missing="complete").dropped == 0


def test_groups_by_hand():
    frame = pd.DataFrame([[1.0, 3.0, 5.0], [BLANK, 4.0, BLANK]], index=["GM1", "GM2"], columns=list("abc"))
    found = by_group(frame, ["wonen", "wonen", "milieu"])
    assert list(found.columns) == ["wonen", "milieu"] and list(found.index) == ["GM1", "GM2"]
    same(found, [[2, 5], [4, BLANK]])


def test_winsorising_as_coinr_does():
    """COINr's own example: 1 to 10 and two outliers, 30 and 100; skewness and kurtosis as scipy has them."""
    values = np.r_[np.arange(1.0, 11), 30, 100][:, None]
    assert stats.skew(values[:, 0], bias=False) > 2 and stats.kurtosis(values[:, 0], bias=False) > 3.5
    once = winsorise(values, most=1)
    same(once.values[:, 0], np.r_[np.arange(1, 11), 30, 30])
    # After one step skewness or kurtosis is within its limit, so a second is not made.
    assert stats.kurtosis(once.values[:, 0], bias=False) < 3.5
    same(winsorise(values).values, once.values)
    assert winsorise(values).count.tolist() == [1]
    assert winsorise(values, most=0).count.tolist() == [0]
    same(winsorise(-values).values, -once.values)
    assert values[-1, 0] == 100, "the values themselves stay as they are"


def test_a_place_that_moves_under_a_weight():
    # A leads on the first indicator, B on the second: at equal weights they share the first place.
    scores = [[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]]
    found = rank_bands(scores, None, 4000, 1, missing="complete", concentration=None)
    assert found.rank.tolist() == [1, 1, 3]
    assert found.low.tolist() == [1, 1, 3] and found.high.tolist() == [2, 2, 3]
    # Any weights: who has more weight wins, and each wins half of the time.
    assert abs(found.first[0] - 0.5) < 0.03 and found.first[2] == 0 and found.last[2] == 1


# What cannot be


@pytest.mark.parametrize(
    "reason, make",
    [
        ("direction", lambda: normalise([[1.0, 2], [2, 3]], "zscore", [1, 0])),
        ("constant", lambda: normalise([[1.0, 2], [2, 2]], "rank", [1, 1])),
        ("blank", lambda: normalise([[1.0, BLANK], [2, BLANK]], "minmax", [1, 1])),
        ("target", lambda: normalise([[1.0], [2]], "target", [1], targets=[0.5])),
        ("weights", lambda: aggregate([[1.0, 2]], [0, 0], missing="complete")),
        ("weights", lambda: aggregate([[1.0, 2]], [2, -1], missing="complete")),
        ("weights", lambda: aggregate([[1.0, 2]], [BLANK, 1], missing="complete")),
        ("positive", lambda: aggregate([[1.0, 0]], method="geometric", missing="complete")),
        ("nobody", lambda: aggregate([[1.0, BLANK]], missing="complete")),
        ("nobody", lambda: rank_bands([[1.0, BLANK]], None, 10, 1, missing="complete")),
    ],
)
def test_what_cannot_be_made(reason, make):
    with pytest.raises(NoComposite) as caught:
        make()
    assert caught.value.reason == reason
    if reason in ("direction", "constant", "blank"):
        assert caught.value.which == 1


def test_the_rule_for_blanks_must_be_chosen():
    with pytest.raises(TypeError):
        aggregate([[1.0, 2]])
    for share in (None, 0, -1, 1.1):
        with pytest.raises(ValueError, match="share"):
            aggregate([[1.0, 2]], missing="available", share=share)
    for missing in ("mean", "zero", ""):
        with pytest.raises(ValueError, match="missing"):
            keep([[1.0, 2]], missing)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: normalise([[1.0], [2]], "percentage", [1]),
        lambda: normalise([1.0, 2], "zscore", [1]),
        lambda: normalise([[1.0], [np.inf]], "zscore", [1]),
        lambda: normalise([[1.0], [2]], "zscore", [2]),
        lambda: normalise([[1.0], [2]], "zscore", [1, 1]),
        lambda: normalise([[1.0], [2]], "target", [1]),
        lambda: aggregate([[1.0]], method="median", missing="complete"),
        lambda: aggregate([[1.0]], [1, 1], missing="complete"),
        lambda: rank_bands([[1.0]], None, 0, 1, missing="complete"),
        lambda: compose([[1.0], [2.0]], [1], ["a"], Recipe(equal="somehow")),
    ],
)
def test_asked_wrong(wrong):
    with pytest.raises(ValueError):
        wrong()


# What must always hold


@st.composite
def tables(draw, blanks=True, least=5):
    rows, columns = draw(st.integers(least, 14)), draw(st.integers(2, 5))
    cell = st.integers(-6, 6).map(float)
    cells = st.one_of(cell, st.just(BLANK)) if blanks else cell
    table = np.array(draw(st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=rows, max_size=rows)))
    for column in table.T:
        known = column[~np.isnan(column)]
        assume(known.size > 2 and known.min() < known.max())
    return table


METHODS = st.sampled_from(["zscore", "minmax", "rank"])
SEEDS = st.integers(0, 2**31)


def number(table, method, directions=None, aggregation="arithmetic", **more):
    signs = np.ones(table.shape[1]) if directions is None else directions
    scores = normalise(table, method, signs, scale=(1, 100))
    return aggregate(scores, method=aggregation, **{"missing": "available", "share": 0.5, **more})


@calm
@given(tables(), METHODS, SEEDS)
def test_the_order_of_regions_does_not_matter(table, method, seed):
    assume(keep(table, "available", 0.5).any())
    order = np.random.default_rng(seed).permutation(len(table))
    first, second = number(table, method), number(table[order], method)
    same(second.rank, first.rank[order])
    np.testing.assert_allclose(second.value, first.value[order], rtol=1e-9, atol=1e-9)


@calm
@given(tables(), METHODS, SEEDS)
def test_the_order_of_indicators_does_not_matter(table, method, seed):
    assume(keep(table, "available", 0.5).any())
    order = np.random.default_rng(seed).permutation(table.shape[1])
    same(number(table[:, order], method).rank, number(table, method).rank)


@calm
@given(tables(), METHODS, st.floats(0.01, 1000), st.floats(-1000, 1000))
def test_the_unit_of_an_indicator_does_not_matter(table, method, times, plus):
    """Kilometres or metres, degrees Celsius or Fahrenheit: the same ranks."""
    assume(keep(table, "available", 0.5).any())
    other = table.copy()
    other[:, 0] = plus + times * other[:, 0]
    same(number(other, method).rank, number(table, method).rank)


@calm
@given(tables(), METHODS)
def test_turning_an_indicator_round_turns_its_direction(table, method):
    assume(keep(table, "available", 0.5).any())
    signs = np.ones(table.shape[1])
    turned, other = table.copy(), signs.copy()
    turned[:, 0], other[0] = -turned[:, 0], -1
    same(normalise(turned, method, other), normalise(table, method, signs))


@calm
@given(tables(), METHODS)
def test_blanks_stay_blanks_and_are_never_filled(table, method):
    blank = np.isnan(table)
    assert (np.isnan(normalise(table, method, np.ones(table.shape[1]))) == blank).all()
    complete = ~blank.any(axis=1)
    assume(complete.any())
    found = number(table, method, missing="complete", share=None)
    assert (np.isnan(found.rank) == ~complete).all()
    assert (found.n, found.dropped) == (complete.sum(), (~complete).sum())
    # Adding a region with blanks only changes nothing for the others.
    more = np.vstack([table, np.full(table.shape[1], BLANK)])
    again = number(more, method, missing="complete", share=None)
    same(again.value[:-1], found.value)
    assert again.dropped == found.dropped + 1


@calm
@given(tables(blanks=False), st.sampled_from(["arithmetic", "geometric", "count"]))
def test_equal_regions_share_their_rank(table, aggregation):
    twice = np.vstack([table, table])
    found = number(twice, "minmax", aggregation=aggregation)
    same(found.rank[: len(table)], found.rank[len(table) :])
    # Twice the weights are the same weights.
    signs = np.ones(table.shape[1])
    scores = normalise(table, "minmax", signs, scale=(1, 100))
    for weights in (signs, 7 * signs):
        same(aggregate(scores, weights, aggregation, missing="complete").rank, aggregate(scores, None, aggregation, missing="complete").rank)


@calm
@given(tables(blanks=False))
def test_the_geometric_mean_never_exceeds_the_arithmetic(table):
    scores = normalise(table, "minmax", np.ones(table.shape[1]), scale=(1, 100))
    low = aggregate(scores, method="geometric", missing="complete").value
    high = aggregate(scores, missing="complete").value
    assert (low <= high + 1e-9).all()


@calm
@given(tables(blanks=False))
def test_better_on_everything_is_never_behind(table):
    better = np.vstack([table, table[0] + 1])
    for method in ("zscore", "minmax", "rank"):
        found = number(better, method)
        assert found.rank[-1] <= found.rank[0]
        band = rank_bands(normalise(better, method, np.ones(table.shape[1])), None, 50, 3, missing="complete", concentration=None)
        assert band.low[-1] <= band.low[0] and band.high[-1] <= band.high[0]


def slow_bands(scores, drawn, level):
    """The same by a loop over draws, with scipy's ranks and inverted quantiles."""
    ranks = []
    for weights in drawn:
        with np.errstate(invalid="ignore"):
            value = np.nansum(scores * weights, axis=1) / (~np.isnan(scores) * weights).sum(axis=1)
        ranks.append(stats.rankdata(-np.round(value, 9), method="min"))
    ranks = np.array(ranks)
    edges = [(1 - level) / 2, 0.5, (1 + level) / 2]
    return np.quantile(ranks, edges, axis=0, method="inverted_cdf"), ranks


@settings(calm, max_examples=40)
@given(tables(), SEEDS, st.sampled_from([None, 1.0, 100.0]))
def test_bands_agree_with_a_plain_loop(table, seed, concentration):
    scores = normalise(table, "zscore", np.ones(table.shape[1]))
    taking = keep(scores, "available", 0.5)
    assume(taking.sum() > 1)
    found = rank_bands(scores, None, 101, seed, missing="available", share=0.5, concentration=concentration)
    drawn = draw_weights(np.ones(table.shape[1]), 101, seed, concentration)
    (low, median, high), ranks = slow_bands(scores[taking], drawn, 0.9)
    for one, other in ((found.low, low), (found.median, median), (found.high, high)):
        same(one[taking], other)
        assert np.isnan(one[~taking]).all()
    same(found.first[taking], (ranks == 1).mean(axis=0))
    assert (found.n, found.dropped) == (taking.sum(), (~taking).sum())
    assert (found.low[taking] <= found.median[taking]).all() and (found.median[taking] <= found.high[taking]).all()


def test_bands_are_the_same_for_the_same_seed():
    scores = np.random.default_rng(0).normal(size=(30, 6))
    first, second = (rank_bands(scores, None, 200, 5, missing="complete") for _ in range(2))
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)
    assert (rank_bands(scores, None, 200, 6, missing="complete").median != first.median).any()


def test_the_closer_the_weights_the_narrower_the_band():
    scores = np.random.default_rng(0).normal(size=(60, 8))
    wide = [np.mean(band.high - band.low) for band in (rank_bands(scores, None, 500, 1, missing="complete", concentration=c) for c in (None, 100, 10_000))]
    assert wide[0] > wide[1] > wide[2] > 0


def test_bands_of_counted_quarters_and_geometric_means():
    scores = np.random.default_rng(0).normal(size=(40, 5))
    positive = normalise(scores, "minmax", np.ones(5), scale=(1, 100))
    for method in ("count", "geometric"):
        found = rank_bands(positive, None, 300, 1, missing="complete", method=method)
        same(found.rank, aggregate(positive, method=method, missing="complete").rank)
        assert (found.low <= found.high).all()


# Drawn weights


def test_drawn_weights_have_the_mean_and_spread_they_say():
    weights = np.array([0.5, 0.3, 0.2, 0.0])
    drawn = draw_weights(weights, 40_000, 1, 100)
    same(drawn.sum(axis=1), np.ones(40_000))
    assert (drawn[:, 3] == 0).all() and (drawn >= 0).all()
    np.testing.assert_allclose(drawn.mean(axis=0), weights, atol=0.002)
    np.testing.assert_allclose(drawn.std(axis=0), np.sqrt(weights * (1 - weights) / 101), atol=0.002)
    even = draw_weights(weights, 40_000, 1, None)
    np.testing.assert_allclose(even.mean(axis=0), 0.25, atol=0.005)
    # A uniform draw over the simplex: each weight is Beta(1, 3).
    assert stats.kstest(even[:2000, 0], stats.beta(1, 3).cdf).pvalue > 0.001


def test_a_tiny_concentration_still_sums_to_one():
    drawn = draw_weights([1, 1, 1], 200, 1, 1e-4)
    assert np.isfinite(drawn).all()
    same(drawn.sum(axis=1), np.ones(200))


# Recipes


def frame(rows=40, seed=0):
    values = np.random.default_rng(seed).normal(size=(rows, 4))
    return pd.DataFrame(values, index=[f"GM{i:04}" for i in range(rows)], columns=list("abcd"))


GROUPS = ["een", "een", "een", "twee"]


def test_equal_by_theme_and_by_indicator_by_hand():
    # Themes of three and one indicator: z-scores of region 0 are -1, -1, -1 and 1 by construction.
    values = pd.DataFrame([[-1.0, -1, -1, 1], [0, 0, 0, 0], [1, 1, 1, -1]])
    by_theme = compose(values, [1, 1, 1, 1], GROUPS, Recipe())
    same(by_theme.value, [0, 0, 0])  # (-1 + 1) / 2
    assert by_theme.rank.tolist() == [1, 1, 1]
    by_indicator = compose(values, [1, 1, 1, 1], GROUPS, Recipe(equal="indicator"))
    same(by_indicator.value, [-0.5, 0, 0.5])  # (-1 - 1 - 1 + 1) / 4
    weighed = compose(values, [1, 1, 1, 1], GROUPS, Recipe(weights=(3, 1)))
    same(weighed.value, by_indicator.value)


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric", "count"])
@pytest.mark.parametrize("normalisation", ["zscore", "minmax", "rank"])
def test_every_recipe_gives_ranks(normalisation, aggregation):
    values = frame()
    values.iloc[3, 0] = values.iloc[4, 1] = BLANK
    found = compose(values, [1, -1, 1, 1], GROUPS, Recipe(normalisation, aggregation))
    assert (found.n, found.dropped) == (38, 2)
    assert np.isnan(found.rank[[3, 4]]).all() and np.nanmin(found.rank) == 1
    half = compose(values, [1, -1, 1, 1], GROUPS, Recipe(normalisation, aggregation, missing="available"))
    assert half.n == 40


def test_one_at_a_time_names_each_choice_once():
    values = frame()
    values.iloc[5, 0] = BLANK
    found = one_at_a_time(values, [1, -1, 1, 1], GROUPS, Recipe(), 0)
    assert found["choice"].value_counts().to_dict() == {
        "": 1, "normalisation": 2, "aggregation": 2, "weights": 4, "missing": 1, "equal": 1, "without": 4,
    }  # fmt: skip
    base = compose(values, [1, -1, 1, 1], GROUPS, Recipe())
    assert found.loc[0, "rank"] == base.rank[0] and found.loc[0, "shift"] == 0
    alike = found[found["n"] == base.n]
    same(alike["shift"], base.rank[0] - alike["rank"])
    # Who comes in by another rule for blanks takes part in its ranks, not in the shift.
    row = found.set_index("choice").loc["missing"]
    wide = compose(values, [1, -1, 1, 1], GROUPS, Recipe(missing="available"))
    ahead = (np.delete(wide.value, 5) > wide.value[0]).sum() + 1
    assert row["shift"] == base.rank[0] - ahead and row["rank"] == wide.rank[0]
    assert found.set_index("choice").loc["missing", "n"] == 40 and base.n == 39
    # Each row is what compose says of that recipe.
    row = found[(found["choice"] == "normalisation") & (found["option"] == "rank")].iloc[0]
    assert row["rank"] == compose(values, [1, -1, 1, 1], GROUPS, Recipe("rank")).rank[0]
    row = found[(found["choice"] == "without") & (found["option"] == "d")].iloc[0]
    assert row["rank"] == compose(values[list("abc")], [1, -1, 1], GROUPS[:3], Recipe()).rank[0]


def test_one_at_a_time_of_a_region_that_drops_out():
    values = frame()
    values.iloc[0, 0] = BLANK
    found = one_at_a_time(values, [1, 1, 1, 1], GROUPS, Recipe(weights=(1, 3)), 0)
    assert np.isnan(found.loc[0, "rank"]) and found["shift"].isna().all()
    assert found.set_index("choice").loc["missing", "rank"] >= 1
    assert found[(found["choice"] == "without") & (found["option"] == "a")]["rank"].notna().all()


# Number one, or last, by weights alone


def test_reach_by_hand():
    # The third lies halfway between the other two on both: no weights put it ahead of both, nor behind both.
    scores = [[2.0, 0.0], [0.0, 2.0], [0.9, 0.9], [BLANK, 9.0]]
    assert reach(scores, 2).first is None
    first = reach(scores, 0).first
    same(first, [1, 0])  # a lead of 2 over the second; over the third 1.1
    assert reach(scores, 0).last is not None
    with pytest.raises(ValueError, match="blank"):
        reach(scores, 3)


@settings(calm, max_examples=40)
@given(tables(blanks=False, least=6), SEEDS)
def test_reach_agrees_with_draws(table, seed):
    bands = rank_bands(table, None, 300, seed, missing="complete", concentration=None)
    for place in range(3):
        found = reach(table, place)
        if bands.first[place]:
            assert found.first is not None
        if bands.last[place]:
            assert found.last is not None
        for weights, sign in ((found.first, 1), (found.last, -1)):
            if weights is not None:
                value = sign * table @ weights
                assert value[place] >= value.max() - 1e-8


# Weights and rules together


def test_bands_over_rules_hold_every_rule():
    values = frame(60)
    values.iloc[7, 2] = BLANK
    signs = [1, -1, 1, 1]
    found = recipe_bands(values, signs, GROUPS, Recipe(), 1800, 1, concentration=1e26, level=1 - 1e-9)
    ranks = np.array([
        compose(values, signs, GROUPS, Recipe(scale, adding, equal=equal)).rank
        for scale in ("zscore", "minmax", "rank") for adding in ("arithmetic", "geometric", "count") for equal in ("group", "indicator")
    ])  # fmt: skip
    # Weights that do not vary: each band runs from the best to the worst of the eighteen rules.
    assert np.isnan(found.low[7]) and (found.n, found.dropped) == (59, 1)
    kept = np.arange(60) != 7
    same(found.low[kept], ranks.min(axis=0)[kept])
    same(found.high[kept], ranks.max(axis=0)[kept])
    same(found.rank, compose(values, signs, GROUPS, Recipe()).rank)


def test_bands_over_rules_and_weights_are_wider_than_over_weights():
    values = frame(60)
    one = rank_bands(normalise(values, "zscore", [1] * 4), None, 3600, 1, missing="complete")
    all_ = recipe_bands(values, [1] * 4, list("abcd"), Recipe(), 3600, 1)
    assert np.mean(all_.high - all_.low) > np.mean(one.high - one.low)
