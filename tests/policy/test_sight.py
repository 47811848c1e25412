"""When the figure of a goal can show its activities: never before one is done, and later when that is later."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.policy import Activity, AgendaItem, Goal
from bwlab.policy.monitoring.sight import (
    EARLY,
    NOTHING,
    SEEN,
    TERM,
    UNKNOWN,
    done,
    later_by,
    shifted,
    sight,
    term,
)

MONITOR = open_monitor()
TODAY = date(2026, 11, 21)
days = st.dates(date(2020, 1, 1), date(2045, 12, 31))


def seen(code, *ends, start=date(2027, 1, 1), later=0):
    items = [AgendaItem(activity=Activity(text="Werk"), start=min(start, end), end=end) for end in ends]
    return sight(Goal(indicator=code), [shifted(item, later, TODAY) for item in items], MONITOR, "GM0855", TODAY)


def test_by_hand():
    income = seen("mediaan_besteedbaar_inkomen", date(2027, 6, 30))
    assert (income.first.year, income.first.published) == (2027, date(2029, 12, 1))
    assert [income.on(day) for day in (date(2029, 11, 30), date(2029, 12, 1))] == [NOTHING, SEEN]
    health = seen("ervaren_gezondheid", date(2029, 3, 1))
    assert [each.year for each in health.moments] == [2028, 2032] and health.on(date(2030, 1, 1)) == EARLY
    assert seen("woninginbraken", date(2029, 3, 1), date(2027, 3, 1)).first.year == 2027, "the first that is done counts"
    assert seen("jeugdzorg", date(2027, 6, 30)).on(date(2045, 1, 1)) == UNKNOWN


def test_months_later():
    assert later_by(date(2027, 1, 31), 1) == date(2027, 2, 28) and later_by(date(2027, 12, 31), 2) == date(2028, 2, 29)
    item = AgendaItem(start=date(2026, 1, 1), end=date(2027, 6, 30))
    assert (shifted(item, 6, TODAY).start, shifted(item, 6, TODAY).end) == (date(2026, 1, 1), date(2027, 12, 30))
    over = AgendaItem(start=date(2025, 1, 1), end=date(2026, 6, 30))
    assert shifted(over, 12, TODAY) == over and shifted(item, 0, TODAY) is item
    assert done([item, over, AgendaItem()], TODAY) == 1


@pytest.mark.parametrize(
    ("day", "begin"), [(date(2026, 3, 31), 2022), (date(2026, 4, 1), 2026), (date(2030, 3, 31), 2026), (date(2031, 1, 1), 2030), (date(2019, 6, 1), 2018)]
)
def test_a_council_sits_four_years(day, begin):
    assert term(day) == (date(begin, 4, 1), date(begin + 4, 4, 1)) and term(TERM[0]) == TERM


@given(st.sampled_from(MONITOR.catalogue.codes), st.lists(days, min_size=1, max_size=3), st.integers(0, 36), days)
def test_nothing_is_seen_before_it_is_done_and_later_is_never_sooner(code, ends, later, day):
    now, then = seen(code, *ends), seen(code, *ends, later=later)
    assert now.on(day) in (SEEN, EARLY, NOTHING, UNKNOWN) and bool(now.why) == (now.on(day) == UNKNOWN)
    if now.first:
        assert now.first.year >= min(ends).year and now.first.published > date(min(ends).year, 12, 31)
        assert then.first.published >= now.first.published
