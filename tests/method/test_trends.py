"""Many series at once, what chance makes of them, and whether a direction held."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import linregress, t

from bwlab import open_monitor
from bwlab.method.trend import (
    FALLS,
    NO_JUDGEMENT,
    RISES,
    UNCLEAR,
    expected_false,
    held,
    shuffled,
    trend,
    trends,
    welfare,
)

YEARS = np.arange(2015, 2025)
VALUE = st.one_of(st.integers(-9, 9).map(float), st.just(np.nan))
TABLE = arrays(float, st.tuples(st.integers(1, 12), st.just(10)), elements=VALUE)
BREAKS = st.lists(st.integers(2013, 2026), max_size=2)
NUMBER = {RISES: 1, FALLS: -1, UNCLEAR: 0, NO_JUDGEMENT: np.nan}


def same(left, right):
    np.testing.assert_allclose(left, right, equal_nan=True, rtol=1e-9, atol=1e-9)


@settings(deadline=None)
@given(TABLE, BREAKS, st.sampled_from([None, 2022, 2024, 2026]), st.integers(3, 12), st.integers(3, 6))
def test_all_at_once_is_each_alone(values, breaks, until, window, minimum):
    options = {"until": until, "window": window, "minimum": minimum}
    found = trends(YEARS, values, breaks, **options)
    for row, one in enumerate(values):
        alone = trend(YEARS, one, breaks, **options)
        theirs = [np.nan if each is None else each for each in (*alone[:6], alone.broken)]
        same([each[row] for each in (*found[:6], found.broken)], theirs)
        same(found.direction[row], NUMBER[alone.direction])


@settings(deadline=None)
@given(TABLE)
def test_each_row_is_the_line_of_scipy(values):
    found = trends(YEARS, values, window=10)
    for row, one in enumerate(values):
        known = ~np.isnan(one)
        if known.sum() < 5 or np.ptp(one[known]) == 0:
            continue
        line = linregress(YEARS[known], one[known])
        margin = t.ppf(0.975, known.sum() - 2) * line.stderr
        same(found.slope[row], line.slope)
        np.testing.assert_allclose(found.high[row], line.slope + margin, atol=1e-7)
        np.testing.assert_allclose(found.low[row], line.slope - margin, atol=1e-7)


@settings(deadline=None)
@given(TABLE, BREAKS, st.randoms(use_true_random=False))
def test_order_of_series_and_of_years_does_not_matter(values, breaks, random):
    rows, columns = list(range(len(values))), list(range(10))
    random.shuffle(rows)
    random.shuffle(columns)
    here = trends(YEARS, values, breaks, until=2024)
    there = trends(YEARS[columns], values[rows][:, columns], breaks, until=2024)
    for one, other in zip(here, there, strict=True):
        same(other, one[rows])


@settings(deadline=None)
@given(TABLE, st.sampled_from([0.5, 4, 1024]), st.integers(-100, 100))
def test_scale_and_shift_leave_the_direction(values, scale, shift):
    here, there = trends(YEARS, values), trends(YEARS, values * scale + shift)
    same(there.direction, here.direction)
    same(there.slope, here.slope * scale)


@settings(deadline=None)
@given(TABLE)
def test_a_column_of_blanks_changes_nothing(values):
    wider = np.insert(values, 4, np.nan, axis=1)
    years = np.insert(YEARS, 4, 2010)
    for one, other in zip(trends(YEARS, values), trends(years, wider), strict=True):
        same(one, other)


def test_a_window_longer_than_the_series_uses_all_of_it():
    values = np.arange(10.0)[None] + [[0.1, -0.1] * 5]
    assert trends(YEARS, values, window=40).points[0] == 10
    same(trends(YEARS, values, window=40).slope, trends(YEARS, values, window=10).slope)


def test_nothing_at_all():
    found = trends(YEARS, np.full((2, 10), np.nan), [2018])
    assert np.isnan(found.direction).all() and (found.points == 0).all() and np.isnan(found.first_year).all()
    assert trends(YEARS, np.empty((0, 10))).slope.shape == (0,)


def test_levels_and_minimum_are_checked():
    with pytest.raises(ValueError, match="3 points"):
        trends(YEARS, np.ones((1, 10)), minimum=2)
    for level in (0, 1, 95):
        with pytest.raises(ValueError, match="level"):
            trends(YEARS, np.ones((1, 10)), level=level)


def test_direction_and_colour_are_apart():
    found = np.array([1, -1, 0, np.nan])
    same(welfare(found, 1), [1, -1, 0, np.nan])
    same(welfare(found, -1), [-1, 1, 0, np.nan])
    same(welfare(found, 0), [np.nan] * 4)
    assert not np.signbit(welfare(found, -1)[2])


def test_the_monitor_and_all_at_once_agree():
    monitor = open_monitor()
    for code in ("woninginbraken", "tevredenheid_leven", "ervaren_gezondheid", "ondervonden_delicten"):
        table, known = monitor.table(code), monitor.catalogue[code]
        until = int(table.columns[-1])
        found = trends(table.columns, table, [each.year for each in known.breaks], until=until)
        for label in ("Tilburg", "Vlieland", "Den Haag", "Voorne aan Zee"):
            row = monitor.trend(label, code).iloc[0]
            at = table.index.get_loc(monitor.regions.find(label).code)
            same(found.direction[at], NUMBER[row["direction"]])
            same(found.slope[at], row["slope"])


# Chance


def test_shuffled_years_give_about_as_many_directions_as_the_level_lets_through():
    noise = np.random.default_rng(8).normal(size=8)
    found = shuffled(YEARS[:8], noise, 20_000, 1)
    assert found.share == pytest.approx(0.05, abs=0.015)
    assert found.share == (found.trends.direction != 0).mean()


def test_all_orders_of_a_short_series_by_hand():
    """Five values on a line: of the 120 orders count those with a direction, and let chance find their share."""
    values = np.array([1.0, 2, 3, 4, 6])
    years = np.arange(5)
    orders = np.array(list(itertools.permutations(values)))
    share = (trends(years, orders).direction != 0).mean()
    assert shuffled(years, values, 40_000, 3).share == pytest.approx(share, abs=0.005)


def test_steps_that_wander_get_a_direction_far_more_often():
    steps = np.random.default_rng(2).normal(size=8).cumsum()
    years, walks = (shuffled(YEARS[:8], steps, 4000, 1, of=of).share for of in ("years", "steps"))
    assert years < 0.1 and walks > 0.35


def test_a_draw_holds_the_same_values_or_the_same_steps():
    values = np.array([5, 3, np.nan, 8, 9, 2, 7, 7, 1, 4.0])
    used = values[~np.isnan(values)]
    for draw in shuffled(YEARS, values, 30, 1, window=10).values:
        same(np.sort(draw), np.sort(used))
    for draw in shuffled(YEARS, values, 30, 1, of="steps", window=10).values:
        assert draw[0] == used[0]
        same(np.sort(np.abs(np.diff(draw))), np.sort(np.abs(np.diff(used))))


def test_only_the_points_of_the_line_are_shuffled():
    values = np.r_[100.0, 200, np.arange(8.0)]
    found = shuffled(YEARS, values, 20, 1)
    assert found.years.tolist() == list(range(2017, 2025)) and found.values.max() == 7
    found = shuffled(YEARS, values, 20, 1, [2020])
    assert found.years.tolist() == list(range(2020, 2025)) and found.values.min() == 3


def test_too_few_points_have_no_share():
    for of in ("years", "steps"):
        found = shuffled(YEARS, [1, 2, 3, 4] + [np.nan] * 6, 10, 1, of=of)
        assert np.isnan(found.share) and np.isnan(found.trends.direction).all()
        nothing = shuffled(YEARS, [np.nan] * 10, 10, 1, of=of)
        assert np.isnan(nothing.share) and nothing.values.shape == (10, 0)
        assert shuffled(YEARS, np.arange(10.0), 3, 1, of=of, until=2050).values.shape == (3, 0)


def test_the_same_seed_gives_the_same_draws():
    values = np.arange(10.0)
    one, two, other = (shuffled(YEARS, values, 5, seed).values for seed in (1, 1, 2))
    same(one, two)
    assert (one != other).any()


def test_another_kind_of_chance_is_refused():
    with pytest.raises(ValueError, match="years"):
        shuffled(YEARS, np.arange(10.0), 5, 1, of="weather")


def test_expected_false_colours():
    assert expected_false(41) == pytest.approx((2.05, 1 - 0.95**41))
    assert round(expected_false(41).any, 2) == 0.88
    assert expected_false(0) == (0, 0)
    assert expected_false(8, 0.9).expected == pytest.approx(0.8)
    for tests, level in ((-1, 0.95), (3, 1)):
        with pytest.raises(ValueError, match="tests"):
            expected_false(tests, level)


# Whether it held


def test_held_by_hand():
    years = np.arange(2015, 2025)
    rising = np.arange(10.0)
    turned = np.r_[np.arange(8.0), 6, 5]
    flat = np.r_[np.arange(8.0), 7, 7]
    wiggle = np.r_[[0.0, 1] * 4, 0, 3]
    blank = np.r_[np.arange(8.0), np.nan, np.nan]
    found = held(years, [rising, turned, flat, wiggle, blank], ahead=2, window=8)
    # One window has two years after it: until 2022. Three directions have a figure in 2024.
    assert found == (3, 1, 1, 4, 2, (2022,))
    assert held(years, [rising], ahead=1, window=8).ends == (2022, 2023)
    assert held(years, [rising], ahead=3, window=8) == (0, 0, 0, 0, 0, ())


def test_no_look_across_a_break_or_a_missing_year():
    years = np.arange(2015, 2025)
    assert held(years, [np.arange(10.0)], [2023], ahead=2, window=8).ends == ()
    assert held(years, [np.arange(10.0)], [2016], ahead=2, window=8).ends == (2022,)
    assert held(np.delete(years, 3), [np.delete(np.arange(10.0), 3)], ahead=2, window=8).ends == ()
    with pytest.raises(ValueError, match="ahead"):
        held(years, [np.arange(10.0)], ahead=0)


@settings(deadline=None)
@given(TABLE)
def test_turning_every_series_round_holds_as_often(values):
    there, back = held(YEARS, values, ahead=1, window=6), held(YEARS, -values, ahead=1, window=6)
    assert there == back and there.held + there.equal <= there.given <= there.moved


def test_on_the_real_figures_a_direction_holds_little_more_than_half_of_the_time():
    monitor = open_monitor()
    given = kept = 0
    for code in monitor.catalogue.codes:
        known = monitor.catalogue[code]
        if known.direction:
            table = monitor.table(code)
            found = held(table.columns, table, [each.year for each in known.breaks], ahead=2)
            given, kept = given + found.given, kept + found.held
    assert (given, kept) == (3221, 1797)
