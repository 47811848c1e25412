"""How far municipalities ever moved: counted by hand, and what must not matter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bwlab.method.pace import changes, pace

NAN = np.nan
YEARS = (2015, 2016, 2017, 2018)
VALUES = np.array([[10, 12, 11, 15], [10, NAN, 14, 13], [NAN, NAN, NAN, 9], [20, 19, 18, 17.5]])


def test_changes_by_hand():
    changed, between = changes(YEARS, VALUES, 2)
    assert between.tolist() == [[2015, 2017], [2016, 2018]]
    np.testing.assert_array_equal(changed, [[1, 3], [4, NAN], [NAN, NAN], [-2, -1.5]])


def test_up_by_hand():
    found = pace(YEARS, VALUES, 2, 3, 1)
    assert (found.chances, found.reached, found.percentile) == (5, 2, pytest.approx(0.6))
    assert (found.regions, found.movers, found.windows, found.first, found.last) == (3, 2, 2, 2015, 2018)
    assert found.who.tolist() == [1, 0, 3] and found.change.tolist() == [4, 3, -1.5]
    assert found.began.tolist() == [2015, 2016, 2016] and found.ended.tolist() == [2017, 2018, 2018]


def test_down_by_hand():
    found = pace(YEARS, VALUES, 2, 1.5, -1, top=1)
    assert (found.chances, found.reached, found.movers) == (5, 2, 1)
    assert found.who.tolist() == [3] and found.change.tolist() == [-2] and found.began.tolist() == [2015]


def test_exactly_as_far_counts_also_in_decimals():
    assert pace((2020, 2021), [[83.9, 84.3]], 1, 0.4, 1).reached == 1
    assert pace((2020, 2021), [[83.9, 84.3]], 1, 0.41, 1).reached == 0


def test_nothing_wanted_is_everyone_who_did_not_move_back():
    assert pace(YEARS, VALUES, 2, 0, 1).reached == 3


def test_never_across_a_break():
    found = pace(YEARS, VALUES, 1, 0, 1, breaks=[2017])
    assert (found.windows, found.chances) == (2, 5)
    assert pace(YEARS, VALUES, 3, 0, 1, breaks=[2017]).chances == 0


@pytest.mark.parametrize("values", [VALUES[:, :1], np.full((3, 4), NAN), VALUES[2:3]])
def test_without_a_window_there_is_no_chance(values):
    found = pace(YEARS[: values.shape[1]], values, 2, 1, 1)
    assert found.chances == found.reached == 0 and np.isnan(found.percentile) and found.who.size == found.change.size == 0


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="direction"):
        pace(YEARS, VALUES, 2, 1, 0)
    with pytest.raises(ValueError, match="size"):
        pace(YEARS, VALUES, 2, -1, 1)
    with pytest.raises(ValueError, match="size"):
        pace(YEARS, VALUES, 2, NAN, 1)
    with pytest.raises(ValueError, match="at least a year"):
        pace(YEARS, VALUES, 0, 1, 1)


TABLES = arrays(float, (7, 5), elements=st.floats(-50, 50, width=16) | st.just(NAN))


@settings(deadline=None, max_examples=60)
@given(TABLES, st.integers(1, 4), st.floats(0, 40, width=16), st.sampled_from([1, -1]))
def test_order_blanks_shift_and_mirror_do_not_matter(values, span, wanted, direction):
    years = range(2015, 2020)
    found = pace(years, values, span, wanted, direction)
    order = np.random.default_rng(7).permutation(len(values))
    for other in (
        pace(years, values[order], span, wanted, direction),
        pace(years, np.vstack([values, np.full(5, NAN)]), span, wanted, direction),
        pace(years, -values, span, wanted, -direction),
        pace(years, values + 16, span, wanted, direction),
    ):
        assert found[:2] == other[:2] and found[3:8] == other[3:8]
    assert 0 <= found.reached <= found.chances <= found.windows * len(values)


@settings(deadline=None, max_examples=60)
@given(TABLES, st.lists(st.floats(0, 60), min_size=2, max_size=5))
def test_further_is_never_more_often(values, wanted):
    reached = [pace(range(2015, 2020), values, 2, each, 1).reached for each in sorted(wanted)]
    assert reached == sorted(reached, reverse=True)
