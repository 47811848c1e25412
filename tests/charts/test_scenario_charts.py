"""The pictures of the workbench: nothing cut off or over each other, and every number moves something."""

from __future__ import annotations

import pytest
from charts.measure import faults
from export.desks import MONITOR, filled
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.charts.tornado import Swing, tornado
from bwlab.lessons.parts.workbench.drawing import draw, find
from bwlab.policy import Assumed, Scenario
from bwlab.policy.scenarios.figure import figure_of
from bwlab.policy.scenarios.people import ROLES

FIGURES = ("tevredenheid_leven", "problematische_schulden", "woninginbraken", "gasverbruik", "rapportcijfer_leefbaarheid_buurt", "broeikasgas_per_inwoner")


def found(code="tevredenheid_leven", town="Tilburg", **fields):
    figure = figure_of(MONITOR, MONITOR.regions.find(town), code)
    return find(Scenario(indicator=code, **fields), figure, MONITOR, 2026, 100)


def factors(**each):
    return {role: Assumed(low=low, likely=likely, high=high) for role, (low, likely, high) in each.items()}


BUSY = factors(reach=(0.1, 0.3, 0.5), uptake=(0.2, 0.5, 0.9), effect=(5, 20, 40), persistence=(0.5, 0.7, 0.9))


@pytest.mark.parametrize("code", FIGURES)
@pytest.mark.parametrize("town", ["Tilburg", "Vlieland"])
def test_any_figure_can_be_drawn_open_and_closed_and_near(code, town):
    for fields in ({}, {"factors": BUSY, "guess": 3.0}, {"factors": BUSY, "years": 9, "rounds": 2, "guess": -40.0}, {"factors": BUSY, "years": 1}, {"factors": BUSY | factors(uptake=(0.1,) * 3, persistence=(1,) * 3), "years": 8, "rounds": 8}):
        for look in ({}, {"opened": False}, {"near": True}):
            chart = draw(found(code, town, **fields), **look)
            assert faults(chart) == [], chart.title
    assert chart.picture_png().startswith(b"\x89PNG")


@settings(max_examples=10, deadline=None)
@given(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(-100, 100), st.floats(0, 1), st.floats(0, 3)), st.floats(0, 0.5), st.integers(1, 9), st.none() | st.floats(-1000, 1000), st.sampled_from(FIGURES[:3]))
def test_whatever_is_assumed_nothing_runs_over_anything(values, wide, years, guess, code):
    made = {role: Assumed(low=value - wide, likely=value, high=value + wide) for role, value in zip(ROLES, values, strict=True)}
    chart = draw(found(code, factors=made, years=years, guess=guess))
    assert faults(chart) == [], chart.title


def test_a_closed_picture_holds_no_result():
    shut, open_ = draw(found(factors=BUSY), opened=False), draw(found(factors=BUSY))
    assert "jouw scenario" not in [mark.text for mark in shut.marks] and "jouw scenario" in [mark.text for mark in open_.marks]
    assert shut.table["Waarschijnlijk"].unique().tolist() == ["nog dicht"] and "hoger" not in shut.alt + shut.sentence + shut.title


def test_the_crowd_counts_the_people():
    chart = draw(found(factors=factors(reach=(0.05,) * 3, uptake=(0.4,) * 3, effect=(10,) * 3)))
    dots = {mark.role: len(mark.points[0]) // 2 for mark in chart.marks if mark.shape == "span" and mark.size == 3.8}
    assert dots == {"favourable": 2, "own": 18, "secondary": 30}
    worse = draw(found("problematische_schulden", factors=factors(reach=(0.05,) * 3, uptake=(0.4,) * 3, effect=(10,) * 3)))
    assert any(mark.role == "unfavourable" for mark in worse.marks), "more debts are not favourable"


def test_another_scale_needs_no_other_background():
    small, large = (draw(found(factors=factors(reach=(reach,) * 3, uptake=(1,) * 3, effect=(90,) * 3))) for reach in (0.01, 0.9))
    assert small.background_key == large.background_key and [m.text for m in small.marks] != [m.text for m in large.marks]


def bars(swings, **more):
    given_ = {"likely": 0.1, "margin": 0.2, "label": "Tilburg", "title": "Deelname maakt het meeste uit", "subtitle": "x", "unit": "procentpunt", "digits": 2, "source": "Bron: CBS; bewerking bwlab."}
    return tornado(swings, **{**given_, **more})


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=5, max_size=5), st.floats(-50, 50), st.none() | st.floats(0.01, 80))
def test_any_tornado_can_be_drawn(ends, likely, margin):
    names = ("bereik", "deelname", "effect", "wat overblijft", "wachttijd")
    chart = bars([Swing(name, "300 (100 tot 1.000) van de 1.000 huishoudens die het zijn", *each) for name, each in zip(names, ends, strict=True)], likely=likely, margin=margin)
    assert faults(chart) == [], [mark.text for mark in chart.marks]


def test_without_a_range_there_is_no_bar():
    chart = bars([Swing("effect", "20 op 100 deelnemers", 0.1, 0.1)])
    assert "geen bandbreedte" in [mark.text for mark in chart.marks] and faults(chart) == []
    assert not [mark for mark in chart.marks if mark.shape == "line" and mark.role in ("own", "peers")]


def test_the_example_of_the_dossier_is_drawn_too():
    scenario = filled().scenarios[0]
    figure = figure_of(MONITOR, MONITOR.regions.find("Tilburg"), scenario.indicator)
    chart = draw(find(scenario, figure, MONITOR, 2026, 500))
    assert faults(chart) == [] and "huishoudens" in chart.sentence and chart.title.startswith("Tilburg in 2030")
