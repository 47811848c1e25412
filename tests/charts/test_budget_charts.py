"""Bars of the budget, plan beside account, and three ledgers: blanks, amounts below zero, and nothing that runs off."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.measure import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.charts.budget_fields import budget_fields
from bwlab.charts.budget_years import budget_years
from bwlab.charts.ledgers import MOST, Moved, ledgers
from bwlab.method.budget import BOTH, DOWN, LEDGERS, NONE, UP

SOURCE = "Bron: CBS, Iv3; bewerking bwlab."
NAMES = ("Bestuur en ondersteuning", "Veiligheid", "Verkeer, vervoer en waterstaat", "Wonen en ruimtelijke ordening")
amounts = st.one_of(st.just(float("nan")), st.floats(-2_000, 9_000))


def bars(euros, median):
    frame = pd.DataFrame({"name": NAMES, "euros": euros, "median": median, "n": 3, "size": 20, "low": 50.0, "high": 200.0, "n_all": 342})
    known = [each for each in euros if np.isfinite(each)]
    return budget_fields(frame, label="Tilburg", title="Tilburg", when="begroting 2026", group="20 gemeenten", source=SOURCE, top=max([1.0, *known]), low=min([0.0, *known]))


def kinds(chart):
    return [(mark.shape, mark.role) for mark in chart.marks]


def test_a_blank_has_no_bar_and_a_zero_has_one():
    chart = bars([100.0, float("nan"), 0.0, -40.0], [90.0, 80.0, float("nan"), 10.0])
    assert faults(chart) == [] and kinds(chart).count(("line", "own")) == 3 and sum(mark.shape == "tick" for mark in chart.marks) == 3
    assert chart.table.iloc[1, 1] == "geen cijfer" and "€ 0" in chart.table.iloc[2, 1]


@given(st.lists(amounts, min_size=4, max_size=4), st.lists(amounts, min_size=4, max_size=4))
@settings(max_examples=25, deadline=None)
def test_any_amounts_can_be_drawn(euros, median):
    assert faults(bars(euros, median)) == []


def years(plan, became, **more):
    frame = pd.DataFrame({"begroting": plan, "jaarrekening": became, "median": 100.0, "n": 20}, index=range(2017, 2017 + len(plan)))
    return budget_years(frame, title="Onderwijs in Tilburg", group="20 gemeenten", source=SOURCE, **more)


def test_a_blank_year_and_a_border_break_the_line():
    nan = float("nan")
    chart = years([1.0, 2.0, nan, 3.0, 4.0], [nan] * 5)
    assert kinds(chart).count(("line", "own")) == 2 and ("ring", "text") not in kinds(chart) and faults(chart) == []
    chart = years([1.0, 2.0, 2.0, 3.0, 4.0], [1.0, 2.0, 2.0, 3.0, nan], breaks=[(2019, "Weesp")], look=2020)
    assert kinds(chart).count(("line", "own")) == 2 and kinds(chart).count(("line", "text")) == 2 and "2020" in chart.alt and faults(chart) == []


@given(st.lists(amounts, min_size=3, max_size=10), st.data())
@settings(max_examples=25, deadline=None)
def test_any_years_can_be_drawn(plan, data):
    became = data.draw(st.lists(amounts, min_size=len(plan), max_size=len(plan)))
    assert faults(years(plan, became, look=2017)) == []


def felt(*rows):
    return pd.DataFrame([[ledger, theme, 0, solid, grey] for ledger, theme, solid, grey in rows], columns=["ledger", "theme", "year", "direction", "grey_direction"])


def three(rows, reached, moved=(("Onderwijs", 100.0, 150.0), ("Economie", 100.0, 50.0))):
    return ledgers([Moved(*each) for each in moved], felt(*rows), 0, reached, title="Er verschuift iets", widest=100, source=SOURCE)


@pytest.mark.parametrize(("direction", "shapes"), [(UP, ["up"]), (DOWN, ["down"]), (BOTH, ["up", "down"]), (NONE, [])])
def test_shape_says_the_direction_and_grey_says_an_assumption(direction, shapes):
    for solid, grey, there in ((direction, NONE, (True, False)), (NONE, direction, (False, True))):
        chart = three([(LEDGERS[0], "Arbeid en vrije tijd", solid, grey)], {"Arbeid en vrije tijd": there})
        marks = [mark for mark in chart.marks if mark.shape in ("up", "down")]
        assert [mark.shape for mark in marks] == shapes and all((mark.role == "secondary") == there[1] for mark in marks) and faults(chart) == []


def test_three_ledgers_are_always_there_and_an_empty_one_says_so():
    chart = three([(LEDGERS[2], "Andere gemeenten", UP, BOTH)], {"Andere gemeenten": (True, True)})
    words = [mark.text for mark in chart.marks]
    assert [each for each in words if each in LEDGERS] == list(LEDGERS) and words.count("geen pijl hierheen") == 2 and faults(chart) == []


def test_more_themes_than_fit_are_counted():
    rows = [(LEDGERS[0], f"Thema {place}", UP, NONE) for place in range(MOST + 5)]
    chart = three(rows, {theme: (True, False) for _, theme, *_ in rows})
    assert "en nog 5, zie de tabel" in [mark.text for mark in chart.marks] and len(chart.table) == MOST + 7 and faults(chart) == []
