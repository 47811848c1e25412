"""Control limits: what is expected, how wide, and what lies beyond."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.method.control import (
    chance_of_signal,
    expected,
    left_out,
    moving_spread,
    poisson_spread,
    seen_within,
    share_spread,
    signals,
    width_for,
)

BASE = np.array([True] * 5 + [False] * 4)


def test_a_rate_is_expected_from_cases_over_inhabitants_and_moves_along():
    values = np.array([[10.0, 20, 10, 10, 10, 0, 0, 0, 0]])
    people = np.array([[1000.0, 3000, 1000, 1000, 1000, 1, 1, 1, 1]])
    there = expected(values, BASE, people)
    assert there[0] == pytest.approx([100_000 / 7000] * 9)
    country = np.array([4.0, 4, 4, 4, 4, 2, 2, 1, 1])
    assert expected(values, BASE, people, country)[0, 5:] == pytest.approx(there[0, 0] * np.array([0.5, 0.5, 0.25, 0.25]))
    shifted = expected(values, BASE, country=country, times=False)
    assert shifted[0, 0] == pytest.approx(12) and shifted[0, 8] == pytest.approx(9)


def test_a_blank_does_not_count_and_without_a_base_there_is_nothing():
    values = np.array([[2.0, np.nan, 4, np.nan, 3, 9, 9, 9, 9], [np.nan] * 5 + [1, 1, 1, 1]])
    there = expected(values, BASE)
    assert there[0] == pytest.approx([3] * 9) and np.isnan(there[1]).all()
    assert signals(values, there, 0.1, 3, 5).tolist() == [[-1, 0, 1, 0, 0, 1, 1, 1, 1], [0] * 9]


def test_the_future_does_not_move_what_was_expected():
    values = np.arange(9.0)[None, :]
    later = values.copy()
    later[0, 5:] = 1e6
    assert expected(values, BASE).tolist() == expected(later, BASE).tolist()
    spread = lambda there: poisson_spread(there, 1000)  # noqa: E731
    assert left_out(values, BASE, spread).tolist() == left_out(later, BASE, spread).tolist()
    assert moving_spread(values, BASE).tolist() == moving_spread(later, BASE).tolist()


def test_spreads_by_hand():
    assert poisson_spread(4.0, 25_000) == pytest.approx(10 / 25)  # a hundred cases
    assert poisson_spread(0.0, 1000) == pytest.approx(np.sqrt(0.5)), "where nothing is expected, one case is no signal of its own"
    assert share_spread(50.0, 400) == pytest.approx(2.5) and share_spread(100.0, 400) > 0
    values = np.array([[1.0, 2, 1, 2, 1, 5, 5, 5, 5], [3.0] * 9, [1.0, 3, 1, 3, 1, 5, 5, 5, 5]])
    assert moving_spread(values, BASE)[:, 0] == pytest.approx(np.array([1, 0.5, 2]) / 1.128)


def test_every_base_year_is_predicted_from_the_others_only():
    values = np.array([[1.0, 1, 1, 1, 6, 0, 0, 0, 0]])
    scores = left_out(values, BASE, lambda there: np.ones_like(there))
    assert scores[0] == pytest.approx(np.array([-1.25, -1.25, -1.25, -1.25, 5]) / np.sqrt(1.25))
    with pytest.raises(ValueError):
        left_out(values, np.arange(9) == 0, lambda there: there)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=40, max_size=200), st.sampled_from([0.2, 0.1, 0.05]))
def test_about_so_many_scores_lie_beyond_and_wider_is_never_more(scores, alarms):
    width = width_for(scores, alarms)
    assert (np.abs(scores) > width).mean() <= alarms
    assert width_for(scores, alarms) <= width_for(scores, alarms / 2) or np.isnan(width_for(scores, alarms / 2))
    assert width_for([*scores, *scores], alarms) <= width + 1e-12


def test_too_few_scores_give_no_width():
    assert np.isnan(width_for([1.0] * 10, 0.05)) and np.isnan(width_for([np.nan] * 99, 0.05)) and width_for(range(1, 20), 0.05) == 19
    assert np.isnan(chance_of_signal([], 3.0)) and np.isnan(chance_of_signal([1.0], float("nan")))
    for wrong in (0, 1, -0.1):
        with pytest.raises(ValueError):
            width_for([1.0], wrong)


def test_calibrated_limits_keep_their_promise_where_nothing_changes():
    """Counts that stray twice as far as chance: the textbook cries wolf, the calibrated width does not."""
    draw = np.random.default_rng(20)
    level = 50 * np.exp(draw.normal(0, 0.15, (400, 9)))
    values, base = draw.poisson(level).astype(float), BASE
    spread = lambda there: poisson_spread(there, 1000)  # noqa: E731
    there = expected(values, base)
    width = width_for(left_out(values, base, spread), 0.05)
    out = (signals(values, there, spread(there), width, 5)[:, 5:] != 0).mean()
    chance = (np.abs(values - there) > 1.96 * spread(there) * np.sqrt(1.2))[:, 5:].mean()
    assert 0.03 < out < 0.07 and chance > 0.12 and width > 2.4


def test_a_change_is_seen_more_often_the_larger_it_is():
    scores = np.random.default_rng(3).normal(size=500)
    width = width_for(scores, 0.05)
    seen = [chance_of_signal(scores, width, size, 1) for size in (0, 1, 2, 3, 4)]
    assert seen == sorted(seen) and seen[0] < 0.05 and seen[-1] > 0.95
    assert chance_of_signal(scores, width, -3, -1) > 0.8 and chance_of_signal(scores, width, -3, 1) == 0
    assert seen_within(0.05, [1, 9]) == pytest.approx([0.05, 0.36975], abs=1e-5)
