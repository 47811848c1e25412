"""The reports of a council term: never a figure before it is there, and later never makes more known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.dossier import Dossier
from bwlab.policy import Activity, AgendaItem, Goal, PlanLine
from bwlab.policy.monitoring.plan import plan
from bwlab.policy.monitoring.reporting import (
    NEW,
    NONE,
    UNKNOWN,
    appearances,
    before,
    day_trouble,
    days_in,
    moments,
    pc_days,
    report,
    reports,
)
from bwlab.policy.monitoring.sight import later_by, term
from bwlab.policy.monitoring.ties import NOT_YET, THERE, ties
from bwlab.policy.monitoring.ties import UNKNOWN as UNSURE

MONITOR = open_monitor()
TODAY, TILBURG = date(2026, 11, 21), "GM0855"


def dossier(*codes, **more):
    lines = [PlanLine(key=code, indicator=code, owner="adviseur") for code in codes]
    return Dossier(region=TILBURG, label="Tilburg", **{"plan": lines} | more)


def told(record, day, later=0, today=TODAY):
    rows = plan(record, MONITOR, TILBURG, today).rows
    return report(day, rows, record, MONITOR, today, later).told


def test_by_hand():
    record = dossier("woninginbraken", "jeugdzorg", "tevredenheid_leven")
    spring = told(record, date(2027, 5, 1))
    assert [each.state for each in spring] == [NEW, UNKNOWN, NEW] and [each.new[0].year for each in spring if each.new] == [2026, 2025]
    assert [each.state for each in told(record, date(2027, 10, 1))] == [NONE, UNKNOWN, NONE]
    # Two months later than April 2027 is June: then it is new at the report of October.
    assert [told(record, day, 2)[0].state for day in (date(2027, 5, 1), date(2027, 10, 1))] == [NONE, NEW]


def test_the_day_itself_counts():
    record = dossier("woninginbraken", pc_days=[date(2026, 4, 1), date(2026, 9, 1)])
    assert told(record, date(2027, 4, 1))[0].state == NEW and told(record, date(2027, 9, 1))[0].state == NONE


def test_two_reports_a_year_in_the_council_term():
    days = moments(dossier(), TODAY)
    assert days[0] == date(2026, 5, 1) and days[-1] == date(2029, 10, 1) and len(days) == 8
    assert pc_days(dossier()) == (((5, 1), (10, 1)), True)
    early = dossier(pc_days=[date(2020, 3, 1), date(2020, 9, 1)])
    assert moments(early, TODAY)[0] == date(2026, 9, 1) and moments(early, TODAY)[-1] == date(2030, 3, 1)
    assert before(date(2026, 9, 1), early) == date(2026, 3, 1) and before(date(2027, 3, 1), early) == date(2026, 9, 1)


def test_a_leap_day_and_twice_the_same_day():
    leap = dossier(pc_days=[date(2028, 2, 29), date(2028, 10, 1)])
    assert days_in(2028, leap)[0] == date(2028, 2, 29) and days_in(2027, leap)[0] == date(2027, 2, 28)
    assert "schrikkeljaar" in day_trouble(leap)
    twice = dossier(pc_days=[date(2027, 5, 1), date(2028, 5, 1)])
    assert days_in(2027, twice) == [date(2027, 5, 1)] and "twee keer dezelfde dag" in day_trouble(twice)
    assert before(date(2027, 5, 1), twice) == date(2026, 5, 1)
    both = dossier(pc_days=[date(2027, 2, 28), date(2028, 2, 29)])
    assert days_in(2027, both) == [date(2027, 2, 28)] and len(days_in(2028, both)) == 2
    assert "één rapportage" in day_trouble(dossier(pc_days=[date(2027, 5, 1)])) and day_trouble(dossier()) == ""


def test_without_a_new_measurement_one_tells_what_was_done():
    goal = Goal(key="g", indicator="contact")
    items = [
        AgendaItem(key="a", goal="g", activity=Activity(text="Buurtkamers", output="vier"), start=date(2027, 1, 1), end=date(2027, 6, 30)),
        AgendaItem(key="b", goal="g", activity=Activity(text="Feest"), start=date(2027, 9, 1)),
        AgendaItem(key="c", goal="g", activity=Activity(text="Later"), start=date(2028, 1, 1)),
        AgendaItem(key="d", indicator="jeugdzorg", activity=Activity(text="Anders"), start=date(2027, 1, 1)),
    ]
    record = dossier("contact", goals=[goal], agenda=items)
    record.plan[0].until = "het aantal bezoekers"
    found = told(record, date(2027, 10, 1))[0]
    assert found.state == NONE and [(item.key, state) for item, state in found.items] == [("a", "klaar"), ("b", "loopt")]
    assert found.words == "Geen nieuwe meting. Vertel als activiteit wat er is gedaan: 'Buurtkamers' (klaar, te tellen: vier) en 'Feest' (loopt); het aantal bezoekers."
    assert "nog geen activiteit" in told(dossier("contact"), date(2027, 10, 1))[0].words


def test_a_typed_day_says_nothing_of_before_today_or_of_after_it():
    record = dossier()
    record.plan = [PlanLine(key="own", name="Bezoekers", next=date(2027, 2, 1))]
    states = {day: told(record, day)[0].state for day in moments(record, TODAY)}
    assert states[date(2026, 10, 1)] == UNKNOWN and states[date(2027, 5, 1)] == NEW and states[date(2027, 10, 1)] == UNKNOWN
    assert told(record, date(2027, 5, 1), 6)[0].state == NONE and told(record, date(2027, 10, 1), 6)[0].state == NEW


figures = st.sampled_from(MONITOR.catalogue.codes)
todays = st.dates(date(2026, 4, 1), date(2033, 12, 31))
pairs = st.lists(st.dates(date(2027, 1, 1), date(2028, 12, 31)), max_size=2)


@given(figures, todays, pairs, st.integers(0, 12))
@settings(deadline=None, max_examples=60)
def test_a_report_never_shows_what_appeared_after_it(code, today, days, later):
    record = dossier(code, pc_days=days)
    rows = plan(record, MONITOR, TILBURG, today).rows
    begin, end = term(today)
    former = None
    for each in reports(rows, record, MONITOR, today, later):
        assert begin <= each.day < end and (former is None or before(each.day, record) == former)
        (one,) = each.told
        assert all(before(each.day, record) < new.day <= each.day for new in one.new)
        assert all(new.year is None or new.year < new.day.year for new in one.new), "a year is over before its figure appears"
        assert (one.state == NEW) == bool(one.new) and one.words
        former = each.day


dated = st.sampled_from([each.code for each in MONITOR.catalogue if each.frequency.startswith("jaarlijks") and each.lag_months is not None])


@given(dated, todays, st.integers(0, 11), st.integers(0, 60))
@settings(deadline=None, max_examples=60)
def test_later_never_makes_more_known(code, today, later, ahead):
    (row,) = plan(dossier(code), MONITOR, TILBURG, today).rows
    day = later_by(today, ahead)
    now, then = ({each.year for each in appearances(row, MONITOR, today, day, months)[0]} for months in (later, later + 1))
    assert now and then <= now


def test_an_activity_is_tied_to_a_figure_and_a_day():
    goal = Goal(key="g", indicator="contact")
    done = {"goal": "g", "start": date(2027, 1, 1), "end": date(2027, 6, 30)}
    items = [
        AgendaItem(key="there", evaluated=date(2028, 12, 1), **done),
        AgendaItem(key="early", evaluated=date(2028, 11, 30), **done),
        AgendaItem(key="before", evaluated=date(2027, 5, 1), **done),
        AgendaItem(key="own", indicator="jeugdzorg", evaluated=date(2030, 1, 1), **done),
        AgendaItem(key="open", activity=Activity(text="Los")),
    ]
    found = {each.key: each for each in ties(dossier(goals=[goal], agenda=items), MONITOR)}
    assert next(iter(found)) == "open" and found["open"].open == ("geen cijfer", "geen einddatum", "geen dag waarop je evalueert")
    assert [found[key].state for key in ("there", "early", "before", "own")] == [THERE, NOT_YET, NOT_YET, UNSURE]
    assert found["there"].by_goal and not found["own"].by_goal and "voor ze klaar is" in found["before"].words
    assert "niet waardoor" in found["there"].words


@pytest.mark.parametrize(("code", "year"), [("ervaren_gezondheid", 2028), ("tevredenheid_woning", 2027)])
def test_a_figure_that_skips_years_says_which_one_it_is(code, year):
    item = AgendaItem(indicator=code, start=date(2025, 1, 1), end=date(2026, 6, 30), evaluated=date(2035, 1, 1))
    (found,) = ties(dossier(agenda=[item]), MONITOR)
    assert f"het eerste gaat over {year}" in found.words and found.state == THERE
