"""Finance across a merger: against the figures that were added up elsewhere, and by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from bwlab.monitor import open_monitor
from bwlab.monitor.merged import Merger, accounts_of, joined, mergers

MONITOR = open_monitor()
ACCOUNTS = accounts_of(MONITOR.snapshot)
ALL = mergers(MONITOR.snapshot, ACCOUNTS)
WHOLE = [each for each in ALL if each.whole]


def of(code):
    return next(each for each in ALL if each.region == code)


def test_which_mergers_there_are():
    assert of("GM1992") == Merger(2023, "GM1992", (("GM0501", "Brielle"), ("GM0530", "Hellevoetsluis"), ("GM0614", "Westvoorne")), False, True)
    assert of("GM0439").kept and of("GM0439").parts == (("GM0370", "Beemster"),)
    assert not of("GM0855").whole, "Haaren was divided over four"
    assert not of("GM1969").whole, "Winsum went to two"
    assert len(WHOLE) > 15 and [each.year for each in ALL] == sorted((each.year for each in ALL), reverse=True)


def test_voorne_aan_zee_by_hand():
    """The accounts of 2022: 64,966, 151,742 and 52,530 thousand euro; 17,704, 40,574 and 14,960 inhabitants."""
    found = joined(of("GM1992"), ACCOUNTS, MONITOR.snapshot.population)
    assert found.loc[2022, "expenditure"] == pytest.approx(64966 + 151742 + 52530)
    assert found.loc[2022, "population"] == 17704 + 40574 + 14960 and found.loc[2023, "population"] == 73945
    assert not found["late"].any()


@pytest.mark.parametrize("case", WHOLE, ids=lambda each: each.region)
def test_it_agrees_with_the_figures_within_todays_borders(case):
    """``gemeentelijke_lasten_per_inwoner`` was added up by another program; a tenth of a euro is its grid."""
    found = joined(case, ACCOUNTS, MONITOR.snapshot.population)
    known = MONITOR.table("gemeentelijke_lasten_per_inwoner").loc[case.region].reindex(found.index)
    apart = (1000 * found["expenditure"] / found["population"] - known).abs()
    assert apart[~found["late"]].max() < 0.06 and known.notna().sum() >= 5


def test_a_merger_in_the_course_of_a_year():
    """Weesp: no account of its own for 2022, but inhabitants of its own on 1 January 2022."""
    found = joined(of("GM0363"), ACCOUNTS, MONITOR.snapshot.population)
    assert found.index[found["late"]].tolist() == [2022]
    assert found.loc[2022, "population"] == 882633 + 20766
    assert ACCOUNTS[(ACCOUNTS["region"] == "GM0457") & (ACCOUNTS["year"] == 2022)].empty


def test_a_missing_account_gives_a_blank_and_no_lower_sum():
    case, population = of("GM1992"), MONITOR.snapshot.population
    fewer = ACCOUNTS[~((ACCOUNTS["region"] == "GM0614") & (ACCOUNTS["year"] == 2020))]
    found = joined(case, fewer, population)
    assert np.isnan(found.loc[2020, "expenditure"]) and found.loc[2021].notna().all()
    whole = joined(case, ACCOUNTS, population)
    pd.testing.assert_frame_equal(found.drop(2020), whole.drop(2020))


def test_what_was_divided_is_refused():
    with pytest.raises(ValueError, match="divided"):
        joined(of("GM0855"), ACCOUNTS, MONITOR.snapshot.population)
