"""Ranks, places and quarters: what must hold for any group of values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab.method.position import colours, places, quartiles, ranks, standing

# Few distinct values, so that ties are common, and blanks.
VALUES = st.lists(st.one_of(st.integers(-5, 5).map(float), st.just(np.nan)), min_size=1, max_size=40)
DIRECTION = st.sampled_from([1, -1, 0])


def same(left, right):
    np.testing.assert_allclose(left, right, equal_nan=True)


def test_competition_ranks_with_ties():
    rank, tied = ranks([3, 1, 3, np.nan, 2], 1)
    same(rank, [1, 4, 1, np.nan, 3])
    assert tied.tolist() == [True, False, True, False, False]
    same(ranks([3, 1, 3, np.nan, 2], -1)[0], [3, 1, 3, np.nan, 2])
    same(ranks([3, 1, 2], 0)[0], [1, 3, 2])


def test_places_put_ties_at_the_mean():
    same(places([10, 20, 20, 30], 1), [0, 0.5, 0.5, 1])
    same(places([10, 20, 20, 30], -1), [1, 0.5, 0.5, 0])
    same(places([7, np.nan], 1), [np.nan, np.nan])


@pytest.mark.parametrize(
    "direction, expected", [(1, [4, 4, 3, 3, 2, 2, 1, 1]), (-1, [1, 1, 2, 2, 3, 3, 4, 4])]
)
def test_quartiles(direction, expected):
    same(quartiles(np.arange(8), direction), expected)


def test_no_quartile_for_neutral_or_small_groups():
    assert np.isnan(quartiles(np.arange(8), 0)).all()
    assert np.isnan(quartiles([1, 2, 3, np.nan], 1)).all()
    assert not np.isnan(quartiles([1, 2, 3, 4], 1)).any()
    assert standing([1.0, 2.0, 3.0], 1.0, 1).quartile == 0
    assert standing(np.arange(8.0), 1.0, 0).quartile == 0


def test_a_value_that_over_a_quarter_share_lies_in_no_quarter():
    # Most municipalities make no wind power at all: 60 of 100 zeros are not "the lowest quarter", nor the middle.
    values = np.r_[np.zeros(60), np.arange(1, 41)]
    assert np.isnan(quartiles(values, 1)[:60]).all()
    assert standing(values, 0.0, 1).quartile == 0
    assert np.isnan(quartiles(np.r_[np.zeros(26), np.arange(1, 75)], 1)[0])
    assert quartiles(np.r_[np.zeros(25), np.arange(1, 76)], 1)[0] == 4
    assert set(colours(values, 1)[:60]) == {0}


def test_standing_by_hand():
    found = standing([84.0, 82.0, 82.0, np.nan, 80.0], 82.0, 1)
    assert (found.rank, found.tied, found.n, found.quartile) == (2, True, 4, 0)
    assert found.place == pytest.approx(0.5)
    assert found.median == 82.0


def test_standing_of_a_blank_describes_the_group_only():
    found = standing([1.0, 3.0, np.nan], np.nan, 1)
    assert (found.rank, found.tied, found.n, found.quartile, found.median) == (0, False, 2, 0, 2.0)
    assert np.isnan(found.place)


def test_standing_of_a_group_without_values():
    found = standing([np.nan], np.nan, 1)
    assert found.n == 0 and np.isnan(found.median) and np.isnan(found.place)


@given(VALUES, DIRECTION)
def test_standing_agrees_with_the_whole_ranking(values, direction):
    rank, tied = ranks(values, direction)
    place, quarter = places(values, direction), quartiles(values, direction)
    for at, own in enumerate(values):
        found = standing(values, own, direction)
        if np.isnan(own):
            assert np.isnan(rank[at]) and np.isnan(place[at]) and np.isnan(quarter[at]) and not tied[at]
            continue
        assert (found.rank, found.tied) == (rank[at], tied[at])
        same(found.place, place[at])
        assert found.quartile == (0 if np.isnan(quarter[at]) else quarter[at])
        assert found.median == np.nanmedian(values)
        assert found.n == np.count_nonzero(~np.isnan(values))


@given(VALUES, DIRECTION, st.randoms(use_true_random=False))
def test_order_of_the_group_does_not_matter(values, direction, random):
    order = list(range(len(values)))
    random.shuffle(order)
    shuffled = np.array(values)[order]
    for measure in (places, quartiles, lambda v, d: ranks(v, d)[0], colours):
        same(measure(shuffled, direction), measure(values, direction)[order])


@given(VALUES, DIRECTION)
def test_only_the_order_of_values_counts(values, direction):
    stretched = np.exp(np.array(values)) * 1000 - 7
    for measure in (places, quartiles, lambda v, d: ranks(v, d)[0], colours):
        same(measure(stretched, direction), measure(values, direction))


@given(VALUES)
def test_flipping_the_direction_mirrors(values):
    same(places(values, -1), 1 - places(values, 1))
    same(colours(values, -1), -colours(values, 1))
    up, down = quartiles(values, 1), quartiles(values, -1)
    middle = np.isclose(places(values, 1), 0.5)  # exactly in the middle counts as 2 both ways
    same(down[~middle], 5 - up[~middle])
    assert np.isnan(up[middle]).all() or set(up[middle]) == {2}


@given(VALUES, DIRECTION)
def test_blanks_are_never_ranked_and_never_count(values, direction):
    known = [each for each in values if not np.isnan(each)]
    at = ~np.isnan(values)
    for measure in (places, quartiles, lambda v, d: ranks(v, d)[0], colours):
        found = measure(values, direction)
        assert np.isnan(found[~at]).all()
        same(found[at], measure(known, direction))


@given(VALUES, st.sampled_from([1, -1]), st.floats(0.01, 0.5))
def test_colours_keep_to_their_share(values, direction, share):
    n = np.count_nonzero(~np.isnan(values))
    for colour in (1, -1):
        # A tie goes where its middle lies, so it may reach beyond the share, never beyond twice the share.
        assert np.count_nonzero(colours(values, direction, share, minimum=1) == colour) <= 2 * share * n
    untied = np.unique(np.array(values)[~np.isnan(values)])
    for colour in (1, -1):
        assert np.count_nonzero(colours(untied, direction, share, minimum=1) == colour) <= share * untied.size


def test_colours_without_ties_fill_their_share():
    found = colours(np.arange(100), 1)
    assert (np.count_nonzero(found == 1), np.count_nonzero(found == -1)) == (25, 25)
    assert np.count_nonzero(colours(np.arange(100), 1, share=0.1) == 1) == 10
    same(colours(np.arange(8), 1) == 1, quartiles(np.arange(8), 1) == 1)


@pytest.mark.parametrize("share", [0, -0.1, 0.51, 1])
def test_a_share_beyond_half_makes_no_sense(share):
    with pytest.raises(ValueError, match="share"):
        colours([1, 2, 3, 4], 1, share)
