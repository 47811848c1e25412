"""The gap stays: by hand, against made-up towns of which everything is known, and what must not matter."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bwlab.method.envelope import MONEY, reference
from bwlab.method.outlook import COLUMNS, METHODS, backtest, outlook, track_record

NAN = np.nan
YEARS = np.arange(2013, 2023)


def towns(seed=0, n=300, national=1.0, noise=0.5, own=1.0, years=10):
    """Towns with a level of their own, a country that moves, and noise."""
    rng = np.random.default_rng(seed)
    country = 60 + national * rng.normal(size=years).cumsum()
    return country + own * 4 * rng.normal(size=(n, 1)) + noise * rng.normal(size=(n, years))


def test_by_hand():
    """Twenty towns, three years: changes of the gap in the first window, one of them outside in the second."""
    first = np.arange(-10.0, 11)  # 21 changes of 2020-2021, median 0
    values = np.column_stack([np.full(21, 50.0), 50 + first, 50 + first])
    values[:, 2] += np.where(np.arange(21) == 20, 40, 0)  # one jumps away, and the median stays
    frame = backtest([2020, 2021, 2022], values, 1, ("gap",), growth=0)
    row = frame.iloc[0]
    # 22 x 0.05 = 1.1: the lowest and the highest change, so from -10 to 10 around the gap
    assert row["n"] == 21 and row["origins"] == 1 and row["worst_year"] == 2021
    assert row["coverage"] == pytest.approx(20 / 21)
    assert row["error"] == pytest.approx(40 / 21 / np.std(first, ddof=1))
    assert row["width"] == pytest.approx(20 / np.std(first, ddof=1)) and row["national"] == 0


def test_the_outlook_by_hand():
    first = np.arange(-10.0, 11)
    values = np.column_stack([np.full(21, 50.0), 50 + first])
    found = outlook([2020, 2021], values, 1, growth=0)
    assert found.reference == 50 and found.gap.tolist() == first.tolist()
    assert (found.low - found.gap).tolist() == [-10] * 21 and (found.high - found.gap).tolist() == [10] * 21
    assert (found.changes, found.windows, found.year, found.horizon) == (21, 1, 2021, 1)
    assert np.isnan(found.tested.coverage) and found.tested.origins == found.tested.n == 0


def test_the_gap_holds_where_the_country_moves_and_the_level_does_not():
    held = [backtest(YEARS, towns(seed, national=2), 3).set_index("method") for seed in range(20)]
    coverage = pd.concat([each["coverage"] for each in held], axis=1).mean(axis=1)
    error = pd.concat([each["error"] for each in held], axis=1).mean(axis=1)
    assert coverage["gap"] == pytest.approx(0.9, abs=0.02)
    assert coverage["trend"] < 0.8 and coverage["no_change"] < 0.8
    assert error["gap"] < error["no_change"] / 3 < error["trend"] / 3


def test_towns_that_jump_further_are_covered_in_their_own_group():
    groups = np.repeat([0, 1, 2], 100)
    rng = np.random.default_rng(4)
    values = 60 + rng.normal(size=(300, 10)) * np.where(groups == 0, 3.0, 0.5)[:, None]
    pooled, apart = outlook(YEARS, values, 2, growth=0), outlook(YEARS, values, 2, growth=0, groups=groups)
    width = apart.high - apart.low
    assert np.ptp(pooled.high - pooled.low) < 1e-9 and width[0] > 4 * width[-1]


def test_without_years_leaves_them_out_altogether():
    values = towns()
    frame = backtest(YEARS, values, 2, ("gap",), without=(2020, 2021))
    kept = [0, 1, 2, 3, 4, 5, 6, 9]
    pd.testing.assert_frame_equal(frame, backtest(YEARS[kept], values[:, kept], 2, ("gap",)))
    assert frame["origins"].iloc[0] < backtest(YEARS, values, 2, ("gap",))["origins"].iloc[0]


def test_no_window_runs_over_a_break():
    values = towns()
    values[:, 5:] += 30  # another way of measuring from 2018 on, for all but the first town
    values[0, 5:] -= 30
    frame = backtest(YEARS, values, 2, ("gap", "trend"), breaks=[2018]).set_index("method")
    assert frame.loc["gap", "n"] == 0, "after 2018 there are no five points for a line"
    alone = backtest(YEARS, values, 2, ("gap",), breaks=[2018]).iloc[0]
    assert (alone["first"], alone["last"]) == (2015, 2020)
    assert outlook(YEARS, values, 2, breaks=[2018]).windows == 6
    assert outlook(YEARS, values, 2).windows == 8


@pytest.mark.parametrize(
    "values",
    [np.full((30, 10), NAN), np.full((30, 10), 7.0), towns(n=1), np.where(np.arange(10) == 9, towns(), NAN)],
    ids=["blank", "all equal", "one town", "one year"],
)
def test_what_cannot_be_tested_is_nan_and_not_an_error(values):
    frame = backtest(YEARS, values, 2)
    assert list(frame.columns) == list(COLUMNS) and list(frame["method"]) == list(METHODS)
    assert frame["coverage"].isna().all() and (frame["n"] == 0).all()
    found = outlook(YEARS, values, 2)
    assert np.isnan(found.tested.coverage) and found.tested.n == 0


def test_a_window_longer_than_the_series():
    assert backtest(YEARS, towns(), 12)["n"].eq(0).all()
    found = outlook(YEARS, towns(), 12)
    assert found.changes == found.windows == 0 and np.isnan(found.low).all() and not np.isnan(found.gap).any()


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="no such method"):
        backtest(YEARS, towns(), 2, ("guess",))
    with pytest.raises(ValueError, match="at least a year"):
        backtest(YEARS, towns(), 0)


@settings(deadline=None, max_examples=25)
@given(arrays(float, (40, 6), elements=st.floats(1, 90, width=32) | st.just(NAN)), st.floats(0.1, 50))
def test_order_and_unit_do_not_matter(values, times):
    years = range(2015, 2021)
    frame = backtest(years, values, 1, growth=MONEY, level=0.8)
    order = np.random.default_rng(6).permutation(len(values))
    pd.testing.assert_frame_equal(frame, backtest(years, values[order], 1, growth=MONEY, level=0.8), rtol=1e-9)
    pd.testing.assert_frame_equal(frame, backtest(years, values * times, 1, growth=MONEY, level=0.8), rtol=1e-6, atol=1e-6)


@settings(deadline=None, max_examples=25)
@given(arrays(float, (40, 6), elements=st.floats(0, 90, width=32)), st.floats(-1000, 1000))
def test_a_country_that_moves_as_one_changes_nothing_for_the_gap(values, shift):
    """What is added to all municipalities in one year is the country, and never the gap."""
    years, moved = range(2015, 2021), values.copy()
    moved[:, 4] += shift
    one, other = (outlook(years, table, 1, growth=0, level=0.8) for table in (values, moved))
    for name in ("gap", "low", "high"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), atol=1e-6)
    assert reference(moved)[4] == pytest.approx(reference(values)[4] + shift, abs=1e-6)


def test_a_track_record_is_the_row_of_the_method():
    frame = backtest(YEARS, towns(), 2)
    row = frame.set_index("method").loc["trend"]
    assert track_record(frame, "trend") == (row["coverage"], row["worst"], row["worst_year"], row["origins"], row["n"], row["first"], row["last"])
