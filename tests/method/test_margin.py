"""Margins: published values, scipy's own interval, and what must hold for any sample."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from bwlab.method.margin import (
    change_interval,
    change_margin,
    design_effect,
    half_width,
    smallest_n,
    smallest_visible_change,
    wilson,
)

# R. G. Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3: score without continuity correction.
ONE_SHARE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
# R. G. Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10: hybrid score.
TWO_SHARES = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]

counts = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("successes", "n", "low", "high"), ONE_SHARE)
def test_published_intervals_of_one_share(successes, n, low, high):
    assert wilson(successes, n) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("a", "m", "b", "n", "low", "high"), TWO_SHARES)
def test_published_intervals_of_a_difference(a, m, b, n, low, high):
    assert change_interval(b / n, n, a / m, m) == pytest.approx((low, high), abs=5e-5)
    assert change_margin(b / n, n, a / m, m) == pytest.approx((high - low) / 2, abs=5e-5)


@given(counts, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_it_agrees_with_scipy(count, level):
    interval = binomtest(*count).proportion_ci(confidence_level=level, method="wilson")
    assert wilson(*count, level) == pytest.approx((interval.low, interval.high), abs=1e-9)


@pytest.mark.parametrize(("n", "p", "margin", "change"), [(300, 0.5, 0.057, 0.080), (300, 0.14, 0.039, 0.056)])
def test_margins_of_the_usual_size_of_a_safety_survey(n, p, margin, change):
    """The textbook margin (1.96 times the standard error) for 300 answers, within a tenth of a point."""
    assert half_width(p, n) == pytest.approx(margin, abs=1e-3)
    assert change_margin(p, n, p, n) == pytest.approx(change, abs=1e-3)


@given(counts)
def test_within_bounds_around_the_share(count):
    low, high = wilson(*count)
    share = count[0] / count[1]
    assert 0 <= low <= share <= high <= 1 and low < high


@given(counts, st.integers(2, 50))
def test_more_answers_narrow_it(count, times):
    wide, narrow = half_width(count[0] / count[1], count[1]), half_width(count[0] / count[1], count[1] * times)
    assert narrow < wide


@given(counts)
def test_yes_and_no_are_each_others_mirror(count):
    successes, n = count
    low, high = wilson(successes, n)
    assert wilson(n - successes, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(counts, st.floats(1, 10))
def test_a_design_effect_is_a_smaller_sample(count, effect):
    successes, n = count
    assert wilson(successes, n, design_effect=effect) == pytest.approx(wilson(successes / effect, n / effect))


def test_arrays_and_blanks():
    low, high = wilson([81, 0, np.nan, 0], [263, 20, 10, 0])
    assert low[:2] == pytest.approx([0.2553, 0], abs=5e-5) and high[:2] == pytest.approx([0.3662, 0.1611], abs=5e-5)
    assert np.isnan(low[2:]).all() and np.isnan(high[2:]).all()
    assert half_width(0.5, [[100], [400]]).shape == (2, 1)


@pytest.mark.parametrize("bad", [(5, 4), (-1, 4), (1, -4)])
def test_impossible_counts_are_refused(bad):
    with pytest.raises(ValueError, match="between 0 and n"):
        wilson(*bad)


@pytest.mark.parametrize("setting", [{"level": 1}, {"level": 0}, {"design_effect": 0}])
def test_impossible_settings_are_refused(setting):
    with pytest.raises(ValueError):
        wilson(1, 4, **setting)


@given(st.floats(0, 1), st.integers(10, 5000), st.sampled_from([1, -1]))
def test_the_smallest_visible_change_is_the_edge(p, n, direction):
    step = smallest_visible_change(p, n, direction=direction)
    first, second = (p, p + step) if direction == 1 else (p - step, p)
    if np.isnan(step):
        end = (p, 1.0) if direction == 1 else (0.0, p)
        assert change_interval(end[0], n, end[1], n)[0] <= 0
        return
    assert 0 < step <= 1
    assert change_interval(first, n, second, n)[0] == pytest.approx(0, abs=1e-9)


@given(st.floats(0.05, 0.95), st.integers(50, 3000))
def test_up_and_down_mirror_and_more_answers_see_more(p, n):
    up = smallest_visible_change(p, n)
    assert smallest_visible_change(1 - p, n, direction=-1) == pytest.approx(up, abs=1e-9, nan_ok=True)
    more = smallest_visible_change(p, 2 * n)
    assert np.isnan(up) or more < up


def test_a_change_near_the_margin_of_a_change():
    """For a middling share the smallest visible change is the margin between two equal samples."""
    assert smallest_visible_change(0.5, 400) == pytest.approx(change_margin(0.5, 400, 0.5, 400), abs=0.002)
    assert smallest_visible_change(0.5, 400) == pytest.approx(1.96 * np.sqrt(2 * 0.25 / 400), abs=0.001)
    assert smallest_visible_change([0.5, 0.999, np.nan], 100).shape == (3,)
    assert np.isnan(smallest_visible_change([0.999, np.nan], 100)).all()


def test_a_second_round_of_another_size():
    assert smallest_visible_change(0.5, 400, 4000) < smallest_visible_change(0.5, 400)


@given(st.floats(0.02, 0.98), st.floats(-0.5, 0.5))
def test_the_smallest_n_is_just_enough(p, change):
    change = float(np.clip(change, -p, 1 - p))
    if abs(change) < 0.002:
        return
    n = smallest_n(p, change)
    low, high = sorted((p, p + change))
    assert n == int(n) and n >= 1
    assert change_interval(low, n, min(high, 1.0), n)[0] > -1e-9
    if n > 1:
        assert change_interval(low, n - 1, min(high, 1.0), n - 1)[0] <= 1e-9


def test_smallest_n_fits_the_smallest_visible_change():
    step = smallest_visible_change(0.82, 400)
    assert smallest_n(0.82, step + 1e-9) == 400 and smallest_n(0.82, step - 1e-4) > 400
    assert smallest_n(0.82, step + 1e-9, design_effect=2) == 800
    assert np.isinf(smallest_n(0.5, 0))
    assert np.isinf(smallest_n([0.5, 0.9], [0, 0.1])).tolist() == [True, False]
    with pytest.raises(ValueError, match="between 0 and 1"):
        smallest_n(0.9, 0.2)


def test_weights():
    assert design_effect([1, 1, 1, 1]) == 1
    assert design_effect([3, 1, 0, 0]) == pytest.approx(4 * 10 / 16)
    assert design_effect(np.array([2, 2, 2])) == pytest.approx(1)
    for bad in ([], [0, 0], [1, -1], [1, np.nan]):
        with pytest.raises(ValueError, match="weights"):
            design_effect(bad)
