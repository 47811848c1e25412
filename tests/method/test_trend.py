"""The direction of short series."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import linregress, t

from bwlab.method.trend import FALLS, NO_JUDGEMENT, RISES, UNCLEAR, trend

YEARS = np.arange(2015, 2023)
SERIES = st.lists(
    st.floats(-100, 100, allow_nan=False).map(lambda each: round(each, 1)), min_size=8, max_size=8
)


@given(SERIES)
def test_slope_and_interval_are_those_of_scipy(values):
    found = trend(YEARS, values)
    if np.ptp(values) == 0:
        assert (found.slope, found.low, found.high, found.direction) == (0, 0, 0, UNCLEAR)
        return
    expected = linregress(YEARS, values)
    margin = t.ppf(0.975, len(YEARS) - 2) * expected.stderr
    for mine, theirs in zip(
        (found.slope, found.low, found.high),
        (expected.slope, expected.slope - margin, expected.slope + margin),
        strict=True,
    ):
        assert mine == pytest.approx(theirs, rel=1e-6, abs=1e-6)


@given(SERIES)
def test_turning_a_series_round_turns_the_direction(values):
    there, back = trend(YEARS, values), trend(YEARS, -np.array(values))
    assert {RISES: FALLS, FALLS: RISES}.get(there.direction, there.direction) == back.direction
    assert there.slope == pytest.approx(-back.slope)


@given(SERIES, st.randoms(use_true_random=False))
def test_the_order_of_points_does_not_matter(values, random):
    order = list(range(8))
    random.shuffle(order)
    there, shuffled = trend(YEARS, values), trend(YEARS[order], np.array(values)[order])
    assert shuffled.slope == pytest.approx(there.slope, abs=1e-9)
    assert (shuffled.first_year, shuffled.last_year) == (there.first_year, there.last_year)


def test_directions():
    wiggle = np.array([0, 1, 0, -1, 0, 1, 0, -1]) * 0.1
    assert trend(YEARS, np.arange(8) + wiggle).direction == RISES
    assert trend(YEARS, -np.arange(8) + wiggle).direction == FALLS
    assert trend(YEARS, wiggle).direction == UNCLEAR
    assert trend(YEARS, [82.1] * 8).direction == UNCLEAR


def test_only_the_window_counts():
    years = np.arange(2010, 2023)
    values = np.r_[np.arange(5.0)[::-1] * 100, np.arange(8.0)]
    found = trend(years, values)
    assert (found.first_year, found.last_year, found.points, found.direction) == (2015, 2022, 8, RISES)
    assert trend(years, values, window=13).direction != RISES


def test_the_window_may_end_after_the_last_point():
    found = trend(YEARS, np.arange(8.0), until=2024)
    assert (found.first_year, found.points) == (2017, 6)
    assert trend(YEARS, np.arange(8.0), until=2040).points == 0


def test_no_line_crosses_a_break():
    values = np.r_[np.arange(4.0), np.arange(4.0) + 50]
    assert trend(YEARS, values).direction == RISES
    found = trend(YEARS, values, breaks=[2019])
    assert (found.first_year, found.points, found.direction, found.broken) == (2019, 4, NO_JUDGEMENT, 2019)
    assert np.isnan([found.slope, found.low, found.high]).all()
    kept = trend(YEARS, values, breaks=[2016, 2018])
    assert (kept.first_year, kept.points, kept.broken) == (2018, 5, 2018)


@pytest.mark.parametrize("year", [2009, 2015, 2023])
def test_a_break_outside_the_points_cuts_nothing(year):
    found = trend(YEARS, np.arange(8.0), breaks=[year])
    assert (found.points, found.broken) == (8, None)


def test_blanks_are_left_out():
    values = np.array([1, np.nan, 3, np.nan, 5, np.nan, 7, 8.0])
    found = trend(YEARS, values)
    assert found.points == 5
    assert found.slope == pytest.approx(1)


def test_too_few_points_give_no_judgement():
    assert trend(YEARS[:4], [1, 2, 3, 4]).direction == NO_JUDGEMENT
    assert trend(YEARS[:4], [1, 2, 3, 4], minimum=4).direction == RISES
    nothing = trend(YEARS, [np.nan] * 8)
    assert (nothing.first_year, nothing.points, nothing.direction) == (None, 0, NO_JUDGEMENT)


def test_a_line_through_two_points_is_refused():
    with pytest.raises(ValueError, match="3 points"):
        trend(YEARS, np.arange(8.0), minimum=2)


def test_a_wider_level_is_a_wider_interval():
    values = [1, 3, 2, 5, 4, 6, 5, 9]
    narrow, wide = trend(YEARS, values, level=0.5), trend(YEARS, values, level=0.99)
    assert wide.low < narrow.low < narrow.high < wide.high
