"""The calendar of an agenda: bars, figures that appear, and what is not known."""

from __future__ import annotations

from datetime import date

import pytest
from charts.cases import LONGEST
from charts.measure import faults, texts, words
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.charts import Bar, Lane, Moment, timeline
from bwlab.charts.timeline import MOST

TODAY, SHORT, TERM = date(2026, 11, 21), date(2028, 11, 21), (date(2026, 4, 1), date(2030, 4, 1))
DONE = Bar("Buurtkamers openen", date(2027, 1, 1), date(2027, 12, 31))
LANE = Lane("Meer contact", "Contact", [DONE], [Moment(date(2027, 12, 1), 2026, False), Moment(date(2028, 12, 1), 2027, True)])


def drawn(lanes, look=TODAY, **more):
    given = {"title": "Vandaag is er niets klaar", "label": "Tilburg", "today": TODAY, "look": look, "short": SHORT, "term": TERM, "last": 2032, "names": ["CBS"]}
    return timeline(lanes, **given | more)


def roles(chart, shape):
    return [(mark.role, mark.x) for mark in chart.marks if mark.shape == shape]


@pytest.mark.parametrize(("look", "seen"), [(date(2026, 12, 31), 0), (date(2027, 12, 31), 1), (date(2028, 12, 31), 2)])
def test_a_figure_that_is_out_has_another_colour(look, seen):
    chart = drawn([LANE], look)
    both = roles(chart, "ring") + roles(chart, "circle")
    assert faults(chart) == [] and [role for role, _ in both].count("own") == seen and len(both) == 2


def test_a_bar_is_done_up_to_the_day_one_looks():
    for look, there in ((TODAY, {"others"}), (date(2027, 6, 30), {"others", "peers"}), (date(2028, 1, 1), {"peers"})):
        assert {mark.role for mark in drawn([LANE], look).marks if mark.role in ("others", "peers")} == there


def test_what_is_unknown_or_missing_is_said():
    lanes = [Lane("Minder zorg", "Jeugdzorg", [Bar("Een spreekuur", None, None, "3 open punten")], [], "hoelang de publicatie duurt, weten we niet")]
    chart = drawn(lanes)
    assert faults(chart) == [] and {"hoelang de publicatie duurt, weten we niet", "3 open punten"} <= set(words(chart))
    assert "geen datum" in chart.table.to_string()
    assert faults(drawn([])) == [] and faults(drawn([Lane("Een doel", "", [], [])])) == []


def test_what_comes_after_the_calendar_is_written_and_not_drawn_on_its_edge():
    lane = Lane("Gezond", "Gezondheid", [], [Moment(date(2033, 12, 1), 2032, True)])
    chart = drawn([lane])
    assert faults(chart) == [] and not roles(chart, "circle")
    assert any("over 2032: december 2033" in box.text for box in texts(chart))


def test_what_came_before_the_calendar_is_written_too_and_no_ring_lies_on_its_edge_or_under_words():
    early = drawn([Lane("Gezond", "Gezondheid", [], [Moment(date(2024, 4, 1), 2023, False), Moment(date(2025, 4, 1), 2024, True)])])
    assert faults(early) == [] and not roles(early, "ring") + roles(early, "circle")
    assert any("over 2024: april 2025" in box.text for box in texts(early))
    yearly = [Moment(date(year + 1, 4, 1), year, year == 2036) for year in range(2020, 2037)]
    late = drawn([Lane("Gezond", "Gezondheid", [], yearly)])
    assert faults(late) == [] and 0 < len(roles(late, "ring")) < 7 and not roles(late, "circle")


def test_every_goal_goes_before_all_activities():
    chart = drawn([Lane(f"Doel {place}", "Contact", [DONE] * 4, []) for place in range(4)])
    shown = [box.text for box in texts(chart)]
    assert all(f"Doel {place}" in shown for place in range(4)) and shown.count(DONE.name) == 4
    assert "en nog 12, zie de tabel" in shown and len(chart.table) == 16
    many = drawn([LANE] * 30)
    assert faults(many) == [] and len([box for box in texts(many) if box.text == "Meer contact"]) == MOST


def test_long_words_fit():
    lane = Lane("x" * 400, LONGEST, [DONE._replace(name="W" * 400, lacks="geen toezegging")], LANE.moments)
    assert faults(drawn([lane], label=LONGEST, lead="Voorbeeld. ")) == []


days = st.dates(date(2020, 1, 1), date(2038, 12, 31))
bars = st.builds(lambda start, end, lacks: Bar("Iets doen", start, max(start, end) if start and end else end, lacks), st.none() | days, st.none() | days, st.sampled_from(["", "geen partner", "4 open punten"]))
moments = st.lists(st.integers(2026, 2038), unique=True, max_size=1).map(lambda years: [Moment(date(year + 1, 12, 1), year, True) for year in years])


@given(st.lists(st.builds(Lane, st.just("Een doel"), st.just("Contact"), st.lists(bars, max_size=3), moments, st.just("")), max_size=4), st.dates(TODAY, date(2032, 12, 31)))
@settings(max_examples=80, deadline=None)
def test_any_agenda_fits_on_the_picture(lanes, look):
    assert faults(drawn(lanes, look)) == []
