"""How often the same thing comes out first: what can be known without drawing, and what more people do."""

from __future__ import annotations

from itertools import pairwise
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.method.first_place import same_first, shares_with_lead


@given(st.floats(0, 1), st.integers(2, 15))
def test_the_shares_have_the_lead_that_was_asked(gap, k):
    shares = shares_with_lead(gap, k)
    assert shares.sum() == pytest.approx(1) and (shares >= -1e-12).all() and len(shares) == k
    assert shares[0] - shares[1:] == pytest.approx(np.full(k - 1, gap))


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 12), st.integers(1, 200))
def test_without_a_lead_it_is_pure_chance(k, n):
    assert same_first(shares_with_lead(0, k), [n], 200, 1)[0] == pytest.approx(1 / k)


def test_two_themes_against_the_binomial():
    n, p = 9, 0.6
    exact = sum(comb(n, hits) * p**hits * (1 - p) ** (n - hits) for hits in range(5, 10))
    assert same_first([p, 1 - p], [n], 40_000, 3)[0] == pytest.approx(exact, abs=0.01)
    even = sum(comb(2, hits) * p**hits * (1 - p) ** (2 - hits) * (1 if hits == 2 else 0.5 * (hits == 1)) for hits in range(3))
    assert same_first([p, 1 - p], [2], 40_000, 3)[0] == pytest.approx(even, abs=0.01), "a tie counts for half"


def test_more_people_and_a_larger_lead_help():
    sizes = (5, 20, 80, 300, 1000)
    chances = [same_first(shares_with_lead(gap, 12), sizes, 2000, 7) for gap in (0.02, 0.1, 0.3)]
    assert all(later > earlier - 0.02 for each in chances for earlier, later in pairwise(each))
    assert (chances[0] <= chances[1] + 0.02).all() and (chances[1] <= chances[2] + 0.02).all() and chances[2][-1] == 1


def test_one_person_always_gives_a_number_one():
    assert same_first([0.7, 0.2, 0.1], [1], 20_000, 5)[0] == pytest.approx(0.7, abs=0.02)


def test_the_same_seed_gives_the_same():
    assert (same_first([3, 2, 1], [10, 30], 500, 11) == same_first([6, 4, 2], [10, 30], 500, 11)).all()
