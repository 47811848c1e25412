"""Most alike: standardised distance, and never over columns that are not known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab.method.likeness import most_alike

FEATURES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=20)


def test_by_hand():
    features = np.array([[0, 0], [2, 0], [0, 2], [2, 2.0]])  # standard deviation 1 in both
    rows, distance, used = most_alike(features, 0, 3)
    assert rows.tolist() == [1, 2, 3]
    assert distance == pytest.approx([2, 2, np.sqrt(8)])
    assert used.all()


def test_rows_that_lack_a_column_are_left_out():
    features = np.array([[1, 1], [1.1, np.nan], [5, 3.0]])
    assert most_alike(features, 0, 5)[0].tolist() == [2]


def test_a_row_that_lacks_a_column_is_compared_on_the_others():
    features = np.array([[1, np.nan], [1.1, 3], [5, 3.0], [1.2, np.nan]])
    rows, _, used = most_alike(features, 0, 5)
    assert rows.tolist() == [1, 3, 2]
    assert used.tolist() == [True, False]


def test_a_column_that_never_differs_counts_for_nothing():
    features = np.array([[1, 7], [2, 7], [4, 7.0]])
    rows, distance, _ = most_alike(features, 0, 5)
    assert rows.tolist() == [1, 2] and np.isfinite(distance).all()


@given(FEATURES, st.integers(1, 30))
def test_never_oneself_never_more_than_asked_never_out_of_order(features, k):
    rows, distance, _ = most_alike(np.array(features, dtype=float), 0, k)
    assert 0 not in rows
    assert len(rows) == min(k, len(features) - 1) == len(set(rows.tolist()))
    assert (np.diff(distance) >= 0).all()


@given(FEATURES, st.floats(0.1, 100), st.floats(-50, 50))
def test_units_do_not_matter(features, scale, shift):
    features = np.array(features, dtype=float)
    other = features * [scale, 1] + [shift, 0]
    one, two = most_alike(features, 0, 20)[1], most_alike(other, 0, 20)[1]
    assert one == pytest.approx(two, abs=1e-6)
