"""Percentiles, the colour rule with two thresholds, and how sure a colour is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm, percentileofscore

from bwlab import open_monitor
from bwlab.method.margin import wilson
from bwlab.method.position import colour, colour_chances, colours, percentiles, places
from bwlab.method.position.colour import _drawn

VALUES = st.lists(st.one_of(st.integers(-5, 5).map(float), st.just(np.nan)), min_size=1, max_size=30)
SHARE = st.sampled_from([0.05, 0.1, 0.2, 0.25, 1 / 3, 0.5])
DIRECTION = st.sampled_from([1, -1, 0])


def same(left, right):
    np.testing.assert_allclose(left, right, equal_nan=True, atol=1e-12)


# Percentiles


@given(VALUES)
def test_percentiles_are_those_of_scipy(values):
    known = [each for each in values if not np.isnan(each)]
    for value, found in zip(values, percentiles(values, 1), strict=True):
        expected = np.nan if np.isnan(value) else percentileofscore(known, value, kind="mean")
        same(found, expected)
    same(percentiles(values, -1), 100 - percentiles(values, 1))


def test_percentiles_by_hand():
    same(percentiles([10, 20, 20, np.nan, 30], 1), [12.5, 50, 50, np.nan, 87.5])
    same(percentiles([10, 20, 20, np.nan, 30], -1), [87.5, 50, 50, np.nan, 12.5])
    same(percentiles([7], 1), [50])
    assert np.isnan(percentiles([np.nan], 1)).all() and percentiles([], 1).size == 0


@given(VALUES)
def test_percentiles_and_places_give_one_order(values):
    place, percent = places(values, 1), percentiles(values, 1)
    known = ~np.isnan(place)
    assert (np.argsort(place[known], kind="stable") == np.argsort(percent[known], kind="stable")).all()


# Two thresholds


def test_best_and_worst_have_their_own_share():
    found = colours(np.arange(100), 1, 0.1, worst=0.3)
    assert (np.count_nonzero(found == 1), np.count_nonzero(found == -1)) == (10, 30)
    same(colours(np.arange(100), -1, 0.1, worst=0.3), np.r_[np.ones(10), np.zeros(60), -np.ones(30)])


@given(VALUES, DIRECTION, SHARE, SHARE)
def test_one_share_does_not_touch_the_other_colour(values, direction, best, worst):
    both = colours(values, direction, best, 1, worst=worst)
    same(both == 1, colours(values, direction, best, 1) == 1)
    same(both == -1, colours(values, direction, worst, 1) == -1)


@pytest.mark.parametrize("worst", [0, 0.51])
def test_the_worst_share_is_checked_too(worst):
    with pytest.raises(ValueError, match="share"):
        colours([1, 2, 3, 4], 1, worst=worst)
    with pytest.raises(ValueError, match="share"):
        colour_chances([1, 2], [1, 2], [1, 2], 1, worst=worst)


@given(VALUES, DIRECTION, SHARE, SHARE)
def test_the_colour_of_one_place_is_the_colour_among_all(values, direction, best, worst):
    n = np.count_nonzero(~np.isnan(values))
    if direction and n >= 4:
        one = [colour(place, n, best, worst=worst) for place in places(values, direction)]
        same(one, colours(values, direction, best, worst=worst))


# Chances


@given(VALUES, DIRECTION, SHARE, SHARE)
def test_without_margins_the_chances_are_the_colours(values, direction, best, worst):
    blank = [np.nan] * len(values)
    for low, high in ((blank, blank), (values, values)):
        found = colour_chances(values, low, high, direction, best, worst=worst, draws=3)
        colour = colours(values, direction, best, worst=worst)
        same(found.green, np.where(np.isnan(colour), np.nan, colour == 1))
        same(found.red, np.where(np.isnan(colour), np.nan, colour == -1))
    assert found.n == np.count_nonzero(~np.isnan(values))
    assert colour_chances(values, blank, blank, direction).exact == found.n
    assert found.exact == 0


@settings(deadline=None)
@given(VALUES, st.sampled_from([1, -1]), st.floats(0.01, 3), SHARE)
def test_chances_add_up_and_turn_with_the_direction(values, direction, half, share):
    values = np.array(values)
    found = colour_chances(values, values - half, values + half, direction, share, draws=50, seed=4)
    total = found.green + found.none + found.red
    known = ~np.isnan(values)
    if known.sum() < 4:
        assert np.isnan(total).all()
        return
    same(total, np.where(known, 1, np.nan))
    assert (found.none[known] > -1e-12).all()
    # Drawn values are all unlike: each draw gives out exactly as many colours as the share holds.
    assert np.nansum(found.green) == pytest.approx(int(share * known.sum() + 1e-9))
    mirrored = colour_chances(values, values - half, values + half, -direction, share, draws=50, seed=4)
    same(mirrored.green, found.red)


@given(VALUES, st.sampled_from([1, -1]))
def test_shift_scale_and_blanks_do_not_matter(values, direction):
    values = np.array(values)
    low, high = values - 1.5, values + 0.5
    here = colour_chances(values, low, high, direction, draws=40)
    there = colour_chances(8 * values + 64, 8 * low + 64, 8 * high + 64, direction, draws=40)
    same(there.green, here.green)
    known = ~np.isnan(values)
    fewer = colour_chances(values[known], low[known], high[known], direction, draws=40)
    same(fewer.green, here.green[known])


def test_the_order_of_the_group_matters_only_by_chance():
    values = np.linspace(0, 10, 40)
    turn = np.random.default_rng(1).permutation(40)
    here = colour_chances(values, values - 2, values + 2, 1, draws=20_000, seed=1)
    there = colour_chances(values[turn], values[turn] - 2, values[turn] + 2, 1, draws=20_000, seed=2)
    assert np.abs(there.green - here.green[turn]).max() < 0.02


def test_one_uncertain_value_has_the_chance_of_the_normal_distribution():
    # Ninety-nine values stand still; the one at 70 is green from 75 up (25 of 100): a distance of 4.5 to 5.5.
    values = np.arange(100.0)
    low, high = values.copy(), values.copy()
    low[70], high[70] = 60, 80
    found = colour_chances(values, low, high, 1, draws=200_000, seed=3)
    sd = 10 / norm.ppf(0.975)
    assert found.green[70] == pytest.approx(norm.sf(5 / sd), abs=0.005)  # above 75, and 75 itself then falls out
    assert found.red[70] == 0 and found.green[80] == 1
    assert found.green[75] == pytest.approx(1 - found.green[70], abs=1e-9)


def test_uneven_bounds_are_reached_on_both_sides():
    values, low, high = np.r_[50.0, [0.0] * 0], np.r_[44.0], np.r_[62.0]
    drawn = _drawn(values, low, high, 200_000, 5)[:, 0]
    assert np.quantile(drawn, [0.025, 0.5, 0.975]) == pytest.approx([44, 50, 62], abs=0.15)


def test_the_same_seed_gives_the_same_chances():
    values = np.arange(20.0)
    one, two, other = (colour_chances(values, values - 3, values + 3, 1, draws=100, seed=seed) for seed in (1, 1, 2))
    same(one.green, two.green)
    assert (one.green != other.green).any()


def test_neutral_and_small_groups_have_no_chances():
    assert np.isnan(colour_chances(range(9), range(9), range(9), 0).none).all()
    assert np.isnan(colour_chances(range(3), range(3), range(3), 1).none).all()
    nothing = colour_chances([np.nan] * 5, [np.nan] * 5, [np.nan] * 5, 1)
    assert np.isnan(nothing.green).all() and (nothing.n, nothing.exact) == (0, 0)


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="bounds"):
        colour_chances([1, 2, 3, 4], [2, 2, 3, 4], [3, 3, 3, 4], 1)
    with pytest.raises(ValueError, match="draw"):
        colour_chances([1, 2], [1, 2], [1, 2], 1, draws=0)


def test_the_published_margins_of_52_towns():
    """Tilburg's red for social nuisance is no more than likely; a narrow margin would make it sure."""
    bounds = open_monitor().snapshot.table("safety_survey_2021.csv")
    rows = bounds[bounds["indicator"] == "ervaren_sociale_overlast"].set_index("region")
    values, at = rows["value"].to_numpy(), rows.index.get_loc("GM0855")
    assert colours(values, -1)[at] == -1
    found = colour_chances(values, rows["lower"], rows["upper"], -1, draws=10_000, seed=1)
    assert found.n == 52 and found.exact == 0 and 0.6 < found.red[at] < 0.85 and found.green[at] < 0.01
    sure = colour_chances(values, values - 0.001, values + 0.001, -1)
    assert sure.red[at] == 1


def test_a_larger_sample_makes_a_colour_surer():
    values = open_monitor().table("tevredenheid_leven")[2022].to_numpy()
    best = np.nanargmax(values)
    chances = []
    for n in (100, 400, 2000, 20_000):
        low, high = wilson(values / 100 * n, n)
        chances.append(colour_chances(values, 100 * low, 100 * high, 1).green[best])
    assert chances == sorted(chances) and chances[-1] > 0.99
