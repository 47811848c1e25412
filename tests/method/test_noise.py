"""Surveys of a town where nothing changes: against exact sums, and what must hold for any of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from bwlab.method.margin import change_interval, change_margin, half_width
from bwlab.method.noise import n_as_wide, simulated_changes


def exact(p, n):
    """Every pair of outcomes with its chance: change, chance, whether it would be seen."""
    first, second = np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij")
    chance = binom.pmf(first, n, p) * binom.pmf(second, n, p)
    low, high = change_interval(first / n, n, second / n, n)
    return (second - first) / n, chance, (low > 0) | (high < 0)


@pytest.mark.parametrize(("p", "n"), [(0.5, 50), (0.19, 300), (0.85, 100), (0.02, 60)])
def test_the_shares_are_those_of_all_possible_outcomes(p, n):
    change, chance, seen = exact(p, n)
    found = simulated_changes(p, n, 100_000, 7)
    error = 4 * 0.5 / np.sqrt(100_000)
    assert found.up == pytest.approx(chance[change > 0].sum(), abs=error)
    assert found.down == pytest.approx(chance[change < 0].sum(), abs=error)
    assert found.seen_up == pytest.approx(chance[seen & (change > 0)].sum(), abs=error)
    assert found.seen_down == pytest.approx(chance[seen & (change < 0)].sum(), abs=error)
    assert found.values.std() == pytest.approx(np.sqrt(2 * p * (1 - p) / n), rel=0.02)
    assert found.beyond(0.03)[0] == pytest.approx(chance[change >= 0.03 - 1e-9].sum(), abs=error)


def test_about_one_in_twenty_is_called_significant():
    for p, n in ((0.5, 400), (0.19, 300), (0.85, 1000)):
        found = simulated_changes(p, n, 20_000, 3)
        assert 0.03 < found.seen_up + found.seen_down < 0.06
        margin = change_margin(p, n, p, n)
        assert abs(sum(found.beyond(margin)) - 0.05) < 0.015


@settings(max_examples=60)
@given(st.floats(0, 1), st.integers(1, 3000), st.integers(0, 2**32), st.floats(1, 4))
def test_what_holds_for_any_town(p, n, seed, effect):
    found = simulated_changes(p, n, 300, seed, effect)
    again = simulated_changes(p, n, 300, seed, effect)
    assert (found.values == again.values).all() and found.values.shape == found.seen.shape == (300,)
    assert np.abs(found.values).max() <= 1 and found.up + found.down <= 1 + 1e-12
    assert found.seen_up <= found.up and found.seen_down <= found.down
    assert not found.seen[found.values == 0].any()
    up, down = found.beyond(1e-6)
    assert (up, down) == (found.up, found.down)
    alone = simulated_changes(p, max(1, round(n / effect)), 300, seed)
    assert (alone.values == found.values).all(), "a design effect is a smaller sample"


def test_each_draw_is_the_quantile_of_its_luck():
    """scipy's own binomial quantiles of the same numbers, second minus first."""
    found = simulated_changes(0.22, 300, 500, 11)
    first, second = binom.ppf(np.random.default_rng(11).random((2, 500)), 300, 0.22) / 300
    assert found.values == pytest.approx(second - first, abs=1e-12)


def test_nothing_moves_where_all_or_nobody_says_yes():
    for p in (0.0, 1.0):
        assert simulated_changes(p, 300, 500, 1)[2:] == (0, 0, 0, 0)


def test_the_same_luck_for_every_n():
    """With more answers each draw comes nearer to nothing, and keeps its side."""
    few, many = (simulated_changes(0.2, n, 1000, 5).values for n in (300, 4800))
    assert np.corrcoef(few, many)[0, 1] > 0.98
    assert many.std() == pytest.approx(few.std() / 4, rel=0.1)


@given(st.floats(0.02, 0.98), st.integers(5, 50_000))
def test_a_margin_gives_back_its_n(p, n):
    assert n_as_wide(p, half_width(p, n)) == pytest.approx(n, rel=1e-6)


def test_margins_at_the_edges():
    assert np.isinf(n_as_wide(0.5, 0)) and np.isnan(n_as_wide([np.nan, 0.5], [0.1, np.nan])).all()
    assert n_as_wide(0.5, 0.49) == 0
    assert n_as_wide([0.2, 0.5], 0.05).shape == (2,)


@pytest.mark.parametrize("bad", [(1.2, 10, 10), (0.5, 0, 10), (0.5, 10, 0), (0.5, 10, 10, 1, 0.5)])
def test_impossible_surveys_are_refused(bad):
    with pytest.raises(ValueError, match=r"p must|1 or more"):
        simulated_changes(*(bad if len(bad) > 3 else (*bad, 1)))


@pytest.mark.parametrize("bad", [(1.2, 0.1), (0.5, -0.1)])
def test_impossible_margins_are_refused(bad):
    with pytest.raises(ValueError, match="p must"):
        n_as_wide(*bad)
