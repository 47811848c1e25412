"""Options beside each other: by hand, and what must always hold where something is not known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bwlab.method.options import compared, dominates, regret, tipping

NAN = float("nan")
known = st.integers(-3, 3).map(float)
end = st.one_of(known, st.just(NAN))


def ranges(places, ends=end):
    """So many outcomes: a point, a range, or not known."""
    return st.lists(st.tuples(ends, ends).map(lambda two: tuple(sorted(two)) if two == two and not any(np.isnan(two)) else (NAN, NAN)), min_size=places, max_size=places)


three = st.integers(1, 4).flatmap(lambda places: st.tuples(ranges(places), ranges(places), ranges(places)))


def test_ranges_are_told_apart_where_they_do_not_touch():
    one = [(1, 2), (0, 0), (0, 1), (0, 0), (-2, -1), (NAN, NAN), (0, 2)]
    other = [(0, 0.5), (0, 0), (0, 1), (1, 1), (NAN, NAN), (NAN, NAN), (2, 3)]
    assert compared(one, other).tolist()[:2] == [1, 0] and compared(one, other)[3] == -1
    assert np.isnan(compared(one, other)[[2, 4, 5, 6]]).all(), "overlap, blank, two blanks and a shared end cannot be told"


def test_unknown_is_never_equal():
    better, same, blank = (1, 1), (0, 0), (NAN, NAN)
    assert dominates([better, same], [same, same]) is True
    assert dominates([better, blank], [same, same]) is None and dominates([better, blank], [same, blank]) is None
    assert dominates([better, blank, same], [same, same, better]) is False, "worse in one place is enough to know"
    assert dominates([same, same], [same, same]) is False and dominates(np.empty((0, 2)), np.empty((0, 2))) is False


@given(three)
def test_dominance_is_asymmetric_and_transitive_where_it_is_told(given_three):
    a, b, c = given_three
    if dominates(a, b):
        assert dominates(b, a) is False
        if dominates(b, c):
            assert dominates(a, c) is True
    assert dominates(a, a) is not True


@given(three, st.data())
def test_what_is_told_stays_when_the_unknown_becomes_known(given_three, data):
    a, b, _ = given_three
    told = dominates(a, b)
    filled = [each if not np.isnan(each[0]) else (value, value) for each, value in zip(a, data.draw(st.lists(known, min_size=len(a), max_size=len(a))), strict=True)]
    assert told is None or dominates(filled, b) is told


@given(arrays(float, st.tuples(st.integers(1, 5), st.integers(1, 4)), elements=end))
@settings(max_examples=200)
def test_regret_is_never_negative_and_nothing_is_told_where_one_is_missing(outcomes):
    found = regret(outcomes)
    assert found.shape == outcomes.shape
    for column, told in zip(outcomes.T, found.T, strict=True):
        if np.isnan(column).any():
            assert np.isnan(told).all()
        else:
            assert (told >= 0).all() and told.min() == 0 and (told[column == column.max()] == 0).all()


def test_regret_by_hand():
    assert regret([[40, 120, 160], [70, 90, 100], [0, 0, 0]]).tolist() == [[30, 0, 0], [0, 30, 60], [70, 120, 160]]
    assert regret(np.empty((0, 3))).size == 0
    assert np.isnan(regret([[NAN, 1], [0, 0]])[:, 0]).all()


@given(st.floats(0.1, 1e6), st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=4))
def test_at_the_tipping_point_the_two_are_as_large(likely, others):
    assert tipping(likely, others) * likely == pytest.approx(max(0.0, *others))


def test_no_tipping_point_without_anything_to_compare():
    assert np.isnan([tipping(0, [1]), tipping(-1, [1]), tipping(1, []), tipping(1, [NAN]), tipping(NAN, [1])]).all()
    assert tipping(2, [-1, 0]) == 0 and tipping(100, [120]) == pytest.approx(1.2)


@pytest.mark.parametrize("wrong", [[1, 2], [(2, 1)], [(1, 2, 3)]])
def test_what_is_no_range_is_refused(wrong):
    with pytest.raises(ValueError, match="end"):
        compared(wrong, wrong)
    with pytest.raises(ValueError, match="every place"):
        compared([(0, 0)], [(0, 0), (1, 1)])
