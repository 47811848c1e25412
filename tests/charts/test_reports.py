"""The calendar of the reports: dots by the year they are about, and what is new at the report one looks from."""

from __future__ import annotations

from datetime import date

import pytest
from charts.cases import LONGEST
from charts.measure import faults, texts, words
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.charts import Dot, FigureLane, report_calendar
from bwlab.charts.reports import MOST

TODAY, TERM = date(2026, 11, 21), (date(2026, 4, 1), date(2030, 4, 1))
DAYS = [date(year, *each) for year in range(2026, 2030) for each in ((5, 1), (10, 1))]
YEARLY = FigureLane("Contact", [Dot(date(year + 1, 12, 1), year) for year in range(2024, 2030)], "", [""] * 8)


def drawn(lanes, look=DAYS[2], since=DAYS[1], days=DAYS, **more):
    given = {"title": "Er is niets nieuws", "label": "Tilburg", "today": TODAY, "term": TERM, "names": ["CBS"]}
    return report_calendar(lanes, days, look=look, since=since, **given | more)


def roles(chart):
    return [mark.role for mark in chart.marks if mark.shape in ("circle", "ring")]


@pytest.mark.parametrize(("place", "new", "out"), [(1, 0, 0), (2, 1, 0), (3, 0, 1), (4, 1, 1)])
def test_new_since_the_report_before_is_told_apart_from_what_was_out(place, new, out):
    chart = drawn([YEARLY], DAYS[place], DAYS[place - 1])
    assert faults(chart) == [] and (roles(chart).count("own"), roles(chart).count("peers")) == (new, out)
    assert {"2025", "2026", "2027"} <= {box.text for box in texts(chart)}, "the year it is about, not the year it appears"


def test_what_is_unknown_is_said():
    chart = drawn([FigureLane("Jeugdzorg", [], "weten we niet", ["weten we niet"] * 8), FigureLane("Eigen", [Dot(date(2027, 2, 1), None)], "daarna weten we het niet", ["x"] * 8)])
    assert faults(chart) == [] and {"weten we niet", "daarna weten we het niet"} <= set(words(chart))
    assert any("jaar niet bekend" in each for each in words(chart)) and list(chart.table.columns)[1] == "1 mei 2026"


def test_the_table_has_what_the_picture_has_no_room_for():
    chart = drawn([YEARLY._replace(name=f"Cijfer {place}") for place in range(MOST + 3)])
    assert faults(chart) == [] and "en nog 3, zie de tabel" in words(chart) and len(chart.table) == MOST + 3
    assert faults(drawn([])) == [] and faults(drawn([YEARLY._replace(name="x" * 300)], label=LONGEST, lead="Voorbeeld. ")) == []


dots = st.lists(st.dates(date(2025, 1, 1), date(2034, 12, 31)), unique=True, max_size=9).map(lambda days: [Dot(day, day.year - 1) for day in sorted(days)])
lanes = st.lists(st.builds(FigureLane, st.just("Een cijfer"), dots, st.sampled_from(["", "weten we niet", "daarna weten we het niet"]), st.just([""] * 8)), max_size=3)


@given(lanes, st.integers(1, 7))
@settings(max_examples=60, deadline=None)
def test_any_plan_fits_on_the_picture(found, place):
    assert faults(drawn(found, DAYS[place], DAYS[place - 1])) == []
