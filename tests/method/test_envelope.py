"""Looking ahead: small series worked by hand, scipy for the straight line, and what must not matter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from bwlab.method.envelope import (
    FEWEST,
    edges,
    reference,
    scale_of,
    stays,
    straight_line,
    thirds,
    windows,
)

NAN = np.nan
TABLES = arrays(float, (8, 6), elements=st.floats(-50, 50, width=32) | st.just(NAN))


def test_the_reference_is_the_median_of_who_has_a_value():
    values = [[1, NAN, NAN], [2, 4, NAN], [9, 8, NAN]]
    assert reference(values)[:2].tolist() == [2, 6] and np.isnan(reference(values)[2])


def test_a_weighted_mean_counts_only_who_has_a_value():
    values = [[1, NAN, NAN], [3, 4, NAN], [5, 8, NAN]]
    assert reference(values, [10, 30, 60])[:2] == pytest.approx([(10 + 90 + 300) / 100, (120 + 480) / 90])
    assert np.isnan(reference(values, [10, 30, 60])[2])


def test_thirds_are_equally_large():
    groups = thirds([5, 1, 9, 3, 7, 8])
    assert groups.tolist() == [1, 0, 2, 0, 1, 2]


def test_windows_do_not_cross_a_break_nor_a_missing_year():
    assert windows([2013, 2014, 2015, 2017], 2).tolist() == [[0, 2], [2, 3]]
    assert windows([2013, 2014, 2015, 2016], 1, [2015]).tolist() == [[0, 1], [2, 3]]
    assert windows([2013, 2014], 5).shape == (0, 2)
    with pytest.raises(ValueError, match="at least a year"):
        windows([2013, 2014], 0)


def test_edges_by_hand():
    # 19 changes: (19 + 1) x 0.05 = 1, so the lowest and the highest of them
    assert edges(range(19), 0.9) == (0, 18)
    assert edges(range(39), 0.9) == (1, 37)
    assert all(np.isnan(edges(range(18), 0.9)))
    assert edges(range(18), 0.8) == (0, 17)


def test_edges_hold_the_next_one_as_often_as_they_say():
    draws = np.random.default_rng(1).normal(size=(4000, 60))
    bounds = np.array([edges(row[:-1], 0.9) for row in draws])
    held = ((draws[:, -1] >= bounds[:, 0]) & (draws[:, -1] <= bounds[:, 1])).mean()
    # 59 changes: rank 3 of 60 from either end, so 1 - 6/60 = 0.90 exactly; four standard errors
    assert abs(held - 0.9) < 4 * np.sqrt(0.09 / 4000)


def test_the_straight_line_is_that_of_scipy():
    years, rng = np.arange(2012, 2020), np.random.default_rng(2)
    values = 50 + rng.normal(size=(5, 8)).cumsum(axis=1)
    found = straight_line(years, values, 2023, 0.9)
    for row, centre, low, high in zip(values, *found, strict=True):
        fit = stats.linregress(years, row)
        residual = row - fit.intercept - fit.slope * years
        error = np.sqrt((residual**2).sum() / 6)
        margin = stats.t.ppf(0.95, 6) * error * np.sqrt(1 + 1 / 8 + (2023 - years.mean()) ** 2 / ((years - years.mean()) ** 2).sum())
        assert [centre, low, high] == pytest.approx([fit.intercept + 2023 * fit.slope + step for step in (0, -margin, margin)])


def test_the_straight_line_uses_eight_years_and_needs_five_points():
    years = np.arange(2010, 2020)
    row = np.where(years < 2012, 900.0, 2.0 * years)
    found = straight_line(years, [row, np.where(years > 2013, NAN, row), np.where(years == 2015, NAN, row)], 2022)
    assert found.centre[[0, 2]] == pytest.approx([4044, 4044]) and np.isnan(found.centre[1]) and np.isnan(found.low[1])


def test_what_stays_has_the_band_of_all_past_changes():
    # one window of a year; 19 regions that changed 0, 1 … 18, and one without a value to begin with
    values = np.column_stack([np.zeros(19), np.arange(19.0)])
    values = np.vstack([values, [NAN, 5]])
    found = stays([2020, 2021], values, 1)
    assert found.centre.tolist() == [*range(19), 5]
    assert found.low == pytest.approx(found.centre + 0) and found.high == pytest.approx(found.centre + 18)


def test_a_band_grows_with_the_scale():
    values = np.column_stack([np.zeros(19), np.arange(19.0)])
    found = stays([2020, 2021], values, 1, scale=[2, 6])
    assert (found.high - found.centre)[0] == pytest.approx(18 / 2 * 6)


def test_groups_have_their_own_band_where_they_are_large_enough():
    rng = np.random.default_rng(3)
    groups = np.repeat([0, 1, 2], [FEWEST, FEWEST, 5])
    values = np.column_stack([np.zeros(len(groups)), rng.normal(size=len(groups)) * np.where(groups == 0, 5, 1)])
    found = stays([2020, 2021], values, 1, groups=groups)
    width = found.high - found.low
    own = edges(values[groups == 0, 1])
    everyone = edges(values[:, 1])
    assert width[0] == pytest.approx(own[1] - own[0]) and width[-1] == pytest.approx(everyone[1] - everyone[0])
    assert width[0] > width[-1] > width[FEWEST]


def test_the_scale_is_a_power_of_the_level_where_there_is_one():
    assert scale_of([4, 9], 0.5).tolist() == [2, 3] and scale_of([4, 9], 1).tolist() == [4, 9]
    assert scale_of([4, 0], 0.5).tolist() == [1, 1] and scale_of([-4, 9], 1).tolist() == [1, 1]


@settings(deadline=None, max_examples=60)
@given(TABLES, st.integers(1, 4))
def test_order_and_blanks_do_not_matter(values, horizon):
    years = range(2015, 2021)
    found = stays(years, values, horizon, 0.5)
    order = np.random.default_rng(5).permutation(len(values))
    for one, other in zip(found, stays(years, values[order], horizon, 0.5), strict=True):
        np.testing.assert_array_equal(one[order], other)
    blank = np.vstack([values, np.full(6, NAN)])
    for one, other in zip(found, stays(years, blank, horizon, 0.5), strict=True):
        np.testing.assert_array_equal(one, other[:-1])
    assert np.isnan(stays(years, blank, horizon, 0.5).low[-1])


@settings(deadline=None, max_examples=60)
@given(TABLES, st.floats(0.1, 20), st.floats(-100, 100))
def test_another_unit_gives_the_same_band_in_that_unit(values, times, plus):
    years = range(2015, 2021)
    for make in (lambda table: stays(years, table, 2, 0.5), lambda table: straight_line(years, table, 2023)):
        for one, other in zip(make(values), make(values * times + plus), strict=True):
            np.testing.assert_allclose(one * times + plus, other, rtol=1e-6, atol=1e-6 * (1 + abs(plus) + 100 * times))
