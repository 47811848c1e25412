"""Small counts: published bounds, scipy's own answers, and what must hold for any count."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, poisson

from bwlab.method.counts import (
    SMALL,
    chance_of_difference,
    poisson_interval,
    rate_interval,
    smallest_different,
)

# The classical table of exact 95 % limits of a Poisson count (Garwood 1936, table 1; also Ulm 1990).
PUBLISHED = [(0, 0.0, 3.689), (1, 0.0253, 5.572), (2, 0.242, 7.225), (5, 1.623, 11.668), (10, 4.795, 18.39), (20, 12.217, 30.888)]

small = st.integers(0, 400)


@pytest.mark.parametrize(("count", "low", "high"), PUBLISHED)
def test_published_limits(count, low, high):
    assert poisson_interval(count) == pytest.approx((low, high), abs=6e-4)


@given(small, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_it_agrees_with_the_chi_squared_form(count, level):
    tail = (1 - level) / 2
    low = chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    assert poisson_interval(count, level) == pytest.approx((low, chi2.ppf(1 - tail, 2 * count + 2) / 2), rel=1e-9)


@given(small)
def test_the_bounds_are_where_the_tails_are_a_fortieth(count):
    low, high = poisson_interval(count)
    assert poisson.cdf(count, high) == pytest.approx(0.025, abs=1e-9)
    assert count == 0 or poisson.sf(count - 1, low) == pytest.approx(0.025, abs=1e-9)
    assert low <= count < high


def test_it_covers_at_least_what_it_promises():
    for usual in (0.5, 3.2, 7.0, 15.0):
        counts = np.arange(200)
        low, high = poisson_interval(counts)
        covered = poisson.pmf(counts, usual)[(low <= usual) & (usual <= high)].sum()
        assert 0.95 <= covered <= 0.995


@given(small, st.integers(100, 900_000))
def test_a_rate_is_its_count_over_its_population(count, population):
    rate, low, high = rate_interval(count, population)
    assert (low, high) == pytest.approx(tuple(1000 * each / population for each in poisson_interval(count)))
    assert rate == pytest.approx(1000 * count / population) and low <= rate < high


@given(small, small, st.floats(0.2, 5))
def test_it_agrees_with_scipys_binomial_test(first, second, times):
    chance = chance_of_difference(first, second, times, 1.0)
    if first + second == 0:
        assert chance == 1
        return
    tails = [binomtest(first, first + second, times / (times + 1), side).pvalue for side in ("less", "greater")]
    assert chance == pytest.approx(min(1.0, 2 * min(tails)), rel=1e-7, abs=1e-12)


def test_by_hand():
    """8 heads or more, or 2 or fewer, of 10 throws: twice 56 of 1,024."""
    assert chance_of_difference(8, 2) == pytest.approx(112 / 1024)
    assert chance_of_difference(0, 6) == pytest.approx(2 / 64) and chance_of_difference(0, 5) == pytest.approx(2 / 32)
    assert smallest_different(0) == 6
    assert smallest_different(6, direction=-1) == 0 and smallest_different(5, direction=-1) is None
    assert smallest_different(0, direction=-1) is None


@given(small, small, st.floats(0.2, 5))
def test_first_and_second_may_change_places(first, second, times):
    assert chance_of_difference(first, second, times, 1) == pytest.approx(chance_of_difference(second, first, 1, times))


@given(st.integers(0, 150), st.sampled_from([1, -1]))
def test_the_smallest_different_is_the_edge(count, direction):
    found = smallest_different(count, direction=direction)
    if found is None:
        assert direction == -1 and chance_of_difference(count, 0) >= 0.05
        return
    assert chance_of_difference(count, found) < 0.05 <= chance_of_difference(count, found - direction)
    assert (found - count) * direction > 0


def test_arrays_and_blanks():
    low, high = poisson_interval([0, np.nan, 5])
    assert low[[0, 2]] == pytest.approx([0, 1.623], abs=1e-3) and np.isnan([low[1], high[1]]).all()
    assert np.isnan(rate_interval([3, np.nan], [[1000], [np.nan]])[0]).tolist() == [[False, True], [True, True]]
    assert np.isnan(chance_of_difference([3, np.nan, 3], [5, 5, 5], [1, 1, np.nan])).tolist() == [False, True, True]
    assert SMALL == 20


@pytest.mark.parametrize("bad", [-1, 2.5, np.inf])
def test_what_is_no_count_is_refused(bad):
    for ask in (poisson_interval, smallest_different, lambda count: chance_of_difference(3, count)):
        with pytest.raises(ValueError, match="whole"):
            ask(bad)


def test_impossible_settings_are_refused():
    for ask in (lambda: rate_interval(3, 0), lambda: chance_of_difference(3, 4, 0), lambda: chance_of_difference(3, 4, 1, -2)):
        with pytest.raises(ValueError, match="above 0"):
            ask()
    for ask in (lambda: poisson_interval(3, 1), lambda: smallest_different(3, 0)):
        with pytest.raises(ValueError, match="level"):
            ask()
    with pytest.raises(ValueError, match="direction"):
        smallest_different(3, direction=0)
