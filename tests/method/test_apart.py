"""A change taken apart: counted by hand, parts that add up, and blanks that stay blank."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bwlab.method.apart import FEWEST, every_pair, taken_apart

NAN = np.nan
START = np.array([8.0, 4.0, 5.0, 6.0, 3.0, NAN])
END = np.array([5.0, 3.0, 3.0, 4.5, 2.5, 9.0])

values = arrays(float, (9, 4), elements=st.one_of(st.just(NAN), st.integers(-900, 900).map(lambda each: each / 10)))


def test_by_hand():
    found = taken_apart(START, END, 0, [0, 1, 2, 3, 5])  # the own row and a blank one do not count among the peers
    assert (found.change, found.national, found.group, found.own) == (-3.0, -1.5, -1.5, -1.5)
    assert (found.peers, found.n_all, found.n_peers) == (0.0, 5, 3)


def test_the_median_of_changes_is_not_the_change_of_medians():
    start, end = np.array([0.0, 10.0, 20.0]), np.array([15.0, 11.0, 21.0])
    assert taken_apart(start, end, 0, [1, 2]).national == 1.0 != np.median(end) - np.median(start)


def test_fewer_peers_than_a_median_needs_are_blank_and_the_country_stays():
    found = taken_apart(START, END, 0, [1, 2][: FEWEST - 1])
    assert np.isnan(found.peers) and np.isnan(found.own) and found.national == -1.5 and found.n_peers == 2


def test_the_change_is_that_between_the_figures_as_they_are_written():
    start, end = np.array([7.45, 4.0, 5.0, 6.0]), np.array([1.72, 3.0, 3.0, 4.0])
    assert taken_apart(start, end, 0, [1, 2, 3], 1).change == round(1.7 - 7.5, 1) and taken_apart(start, end, 0, [1, 2, 3]).change == 1.72 - 7.45
    ((_, _, pair),) = every_pair((2012, 2025), np.column_stack([start, end]), 0, [1, 2, 3], decimals=1)
    assert pair == taken_apart(start, end, 0, [1, 2, 3], 1)


@given(values, st.sampled_from((None, 0, 1)))
def test_parts_add_up_reverse_with_the_years_and_a_blank_stays_blank(table, decimals):
    start, end, peers = table[:, 0], table[:, 1], [1, 2, 3, 4, 5]
    there, back = taken_apart(start, end, 0, peers, decimals), taken_apart(end, start, 0, peers, decimals)
    if np.isnan(start[0]) or np.isnan(end[0]):
        assert np.isnan(there.change) and np.isnan(there.own)
    elif there.n_peers < FEWEST:
        assert np.isnan(there.own) and not np.isnan(there.national)
    else:
        assert there.national + there.peers + there.own == pytest.approx(there.change, abs=1e-9)
        assert [-each for each in there[:4]] == pytest.approx(list(back[:4]), abs=1e-9)
    if decimals is not None:
        assert all(np.isnan(each) or round(each, decimals) == each for each in there[:4])


@given(values, st.permutations(range(1, 9)))
def test_the_order_of_peers_and_who_has_no_figure_do_not_matter(table, order):
    alike, others = list(order[:6]), table.copy()
    others[order[7], :] = NAN
    first = taken_apart(table[:, 0], table[:, 1], 0, alike)
    assert taken_apart(table[:, 0], table[:, 1], 0, alike[::-1] + alike[:2]) == pytest.approx(first, nan_ok=True)
    assert taken_apart(others[:, 0], others[:, 1], 0, alike).group == pytest.approx(first.group, nan_ok=True)


def test_every_pair_of_years_without_crossing_a_break():
    table = np.vstack([[1, 2, NAN, 4, 6]] + [[0, 0, 0, 0, 0]] * 4).astype(float)
    found = every_pair((2018, 2019, 2020, 2021, 2022), table, 0, range(1, 5), breaks=(2021,))
    assert [(start, end, parts.own) for start, end, parts in found] == [(2018, 2019, 1.0), (2021, 2022, 2.0)]
    assert len(every_pair((2018, 2019, 2020, 2021, 2022), table, 0, range(1, 5))) == 6
