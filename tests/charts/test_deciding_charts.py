"""The pictures of phase 4: blanks are drawn as blanks, and what one misses is the line to the best."""

from __future__ import annotations

import io

import matplotlib.image
import numpy as np
import pytest
from charts.measure import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.charts import Effect, Weighed, expected_effects, regret
from bwlab.charts.expected_effects import LOOKS, MOST, TEXTS
from bwlab.method.options import regret as missed

THEMES = ("Subjectief welzijn", "Materiële welvaart", "Arbeid en vrije tijd")
LEDGERS = ("Hier en nu", "Later", "Elders")
WHEN = ("Het valt tegen", "Zoals verwacht", "Het valt mee")


def effects(cells, options=("Niets doen", "1. Bellen", "2. Een fonds"), themes=THEMES):
    return expected_effects(options, themes, LEDGERS, cells, title="1 van de 27 vakken zegt welke kant het op gaat", label="Tilburg", source="Bron: je dossier.")


def outcomes(values, direction=1, unit="mensen", names=("Niets doen", "Optie 1: Bellen", "Optie 2: Een fonds"), digits=0):
    lost = missed(direction * np.array(values, float))
    choices = [Weighed(name, tuple(each), tuple(row), place == 1) for place, (name, each, row) in enumerate(zip(names, values, lost.tolist(), strict=True))]
    return regret(choices, WHEN, unit=unit, digits=digits, direction=direction, reach=1, title="Een bevinding", subtitle="Tilburg.", label="Tilburg", source="Bron: je dossier.")


def signs(chart):
    """The marks that stand for a cell: those with a name."""
    return [mark for mark in chart.marks if mark.names]


@pytest.mark.parametrize("state", LOOKS)
def test_each_state_looks_like_itself(state):
    chart = effects({(1, 1, 0): Effect(state, "wat er verandert")})
    assert faults(chart) == []
    (sign,) = signs(chart)
    assert sign.names == ["1. Bellen, Materiële welvaart, hier en nu: wat er verandert"] and chart.table.iloc[0].tolist()[:3] == ["1. Bellen", "Materiële welvaart", "Hier en nu"]
    looks = {each: [(mark.shape, mark.role, mark.text) for mark in effects({(1, 1, 0): Effect(each)}).marks] for each in LOOKS}
    assert sum(other == looks[state] for other in looks.values()) == 1, "no two states look alike"
    assert set(TEXTS) == {"geen", "onbekend"}


def test_a_blank_is_hatched_and_a_filled_cell_is_not():
    def picture(cells):
        return matplotlib.image.imread(io.BytesIO(effects(cells).background_png()))

    empty, one = picture({}), picture({(1, 1, 0): Effect("geen")})
    rows, columns = np.nonzero(np.abs(empty - one).sum(axis=2))
    assert len(rows), "what is filled in is not hatched"
    assert columns.max() - columns.min() < 200 and rows.max() - rows.min() < 70, "and nothing else changes"
    assert one[rows.min() + 8 : rows.max() - 8, columns.min() + 8 : columns.max() - 8].min() == 1, "the cell is white"


def test_more_options_than_fit_stand_in_the_table():
    names = tuple(f"Optie {each}" for each in range(6))
    chart = effects({(5, 0, 0): Effect("gunstiger", "x")}, names)
    assert MOST == 4 and "De eerste 3 opties" in chart.subtitle and chart.table.iloc[0, 0] == "Optie 5" and signs(chart) == []
    assert "nog leeg" in effects({}).table.to_string() and faults(effects({})) == []


@given(st.lists(st.text(max_size=80), min_size=1, max_size=5), st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 2)), st.sampled_from(list(LOOKS)), max_size=9))
@settings(max_examples=10, deadline=None)
def test_whatever_somebody_calls_an_option(names, states):
    chart = effects({place: Effect(state, "x") for place, state in states.items()}, tuple(names))
    assert len(chart.alt) <= 250 and all(0 <= value <= 1 for mark in chart.marks for axis in mark.points for value in axis)
    assert len(signs(chart)) == sum(place[0] < min(len(names), MOST) for place in states)


def test_the_line_is_what_one_misses():
    chart = outcomes([[0, 0, 0], [40, 120, 160], [70, 90, 100]])
    assert faults(chart) == []
    lines = [mark for mark in chart.marks if mark.shape == "line"]
    assert len(lines) == 6, "no line for the best of each circumstance"
    span = [mark.points[0][1] - mark.points[0][0] for mark in lines]
    assert np.allclose(np.array(span) / span[0], np.array([70, 30, 120, 30, 160, 60]) / 70)
    assert [mark.text for mark in chart.marks if "gunstigst" in mark.text] == ["+70 mensen, gunstigst", "+120 mensen, gunstigst", "+160 mensen, gunstigst"]
    assert chart.table.iloc[1].tolist() == ["Het valt tegen", "Optie 1: Bellen", "+40 mensen", "30 mensen"]


def test_the_favourable_side_is_on_the_right():
    chart = outcomes([[0, 0, 0], [0.1, -0.4, -0.8], [-0.2, -0.3, -0.3]], -1, "procentpunt", digits=1)
    assert faults(chart) == []
    dots = [mark.points[0][0] for mark in chart.marks if mark.names]
    assert dots[1] < dots[0] < dots[2], "more of a bad thing lies left of doing nothing"
    assert all(mark.points[0][1] > mark.points[0][0] for mark in chart.marks if mark.shape == "line")


@pytest.mark.parametrize("name", ["Optie 1: BELLEN IN DRIE WIJKEN EN DAARNA", "W" * 60, "Optie 1: Bellen in drie wijken en nog veel meer"])
def test_a_name_in_capitals_is_not_cut_off_by_the_edge(name):
    assert faults(outcomes([[0, 0, 0], [40, 120, 160], [70, 90, 100]], names=("Niets doen", name, name))) == []


def test_a_name_that_does_not_fit_goes_on_below():
    name = "Optie 1: Buurtkamers in drie wijken (voorbeeld)"
    chart = outcomes([[0, 0, 0], [40, 120, 160], [70, 90, 100]], names=("Niets doen", name, "Optie 2: Bezoek aan huis"))
    texts = [mark.text for mark in chart.marks if mark.shape == "text"]
    assert faults(chart) == [] and not any("…" in each for each in texts)
    place = texts.index("Optie 1: Buurtkamers in")
    assert texts[place + 1] == "drie wijken (voorbeeld)" and "Niets doen" in texts


values = st.lists(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3), min_size=2, max_size=4)


@given(values, st.sampled_from([1, -1]), st.text(max_size=60))
@settings(max_examples=10, deadline=None)
def test_any_outcomes_stay_on_the_picture(given_values, direction, unit):
    chart = outcomes(given_values, direction, unit, names=[f"Optie {place}" for place in range(len(given_values))])
    assert all(0 <= value <= 1 for mark in chart.marks for axis in mark.points for value in axis) and len(chart.alt) <= 250
