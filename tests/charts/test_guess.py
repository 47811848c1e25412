"""Guess first: what is guessed, and what is shown once revealed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from charts.cases import MONITOR, SPECIAL, guess_of, rows_of
from charts.measure import faults, marks, texts

from bwlab.charts import places_off
from bwlab.charts.guess import rank_of
from bwlab.formats import number
from bwlab.lessons.stap_01.notebook import FAMILIAR, GUESSES


def familiar(label):
    rows = rows_of(label, codes=list(FAMILIAR))
    return rows[rows["value"].notna()].head(GUESSES).reset_index(drop=True)


def spread(rows):
    return {code: place / 4 for place, code in enumerate(rows["indicator"])}


@pytest.mark.slow
def test_every_municipality_can_guess_five():
    for place, region in enumerate(MONITOR.regions):
        rows = familiar(region.label)
        assert len(rows) == GUESSES, region.label
        if place % 3 == 0:
            chart = guess_of(region.label, rows, spread(rows), revealed=True)
            assert faults(chart) == [], region.label


@pytest.mark.parametrize("label", SPECIAL)
def test_before_and_after(label):
    rows = familiar(label)
    for guesses in ({}, spread(rows)):
        for revealed in (False, True):
            chart = guess_of(label, rows, guesses, revealed=revealed)
            assert faults(chart) == []
            assert label in chart.alt
            dots = marks(chart, "circle", "ring")
            assert not [box.text for box in texts(chart) for dot in dots if box.overlap(dot) > 1]


def test_nothing_is_given_away_before_it_is_revealed():
    rows = familiar("Tilburg")
    chart = guess_of("Tilburg", rows, spread(rows), revealed=False)
    moved = rows.assign(value=1.0, rank=rows["rank"] + 7, place_all=0.123)
    other = guess_of("Tilburg", moved, spread(rows), revealed=False)
    assert (chart.title, chart.alt, chart.marks, chart.sentence) == (other.title, other.alt, other.marks, other.sentence)
    assert chart.table.equals(other.table) and chart.sentence == ""


def test_each_rail_has_one_dot_to_drag_with_a_name():
    rows = familiar("Vlieland")
    drags = [mark for mark in guess_of("Vlieland", rows, {}, revealed=False).marks if mark.drag]
    assert [mark.key for mark in drags] == [f"own-{code}" for code in rows["indicator"]]
    assert [mark.drag["label"] for mark in drags] == [f"Schat de plaats: {name}" for name in rows["name"]]
    assert [mark.drag["n"] for mark in drags] == rows["n_all"].tolist()


def test_the_truth_comes_from_the_figures():
    rows = familiar("Tilburg")
    before = guess_of("Tilburg", rows, spread(rows), revealed=True)
    for row in rows.itertuples():
        rank = f"{'gedeeld ' if row.tied else ''}{number(row.rank)}e van {number(row.n_all)}"
        assert rank in [mark.text for mark in before.marks] and rank in before.table["Echte plaats"].tolist()
        assert any(mark.text.startswith(f"{row.year}") for mark in before.marks)
    rows.loc[0, ["value", "rank", "tied", "place_all"]] = [1.5, 2, False, 0.99]
    after = guess_of("Tilburg", rows, spread(rows), revealed=True)
    assert "2e van" in after.alt and after.alt != before.alt and after.table["Waarde"][0].startswith("1,5")


def test_how_far_off():
    row = SimpleNamespace(n_all=101, place_all=0.5)
    assert (rank_of(1.0, 101), rank_of(0.0, 101), rank_of(0.5, 101)) == (1, 101, 51)
    assert [places_off(row, place) for place in (0.5, 0.6, 0.0, 1.0)] == [0, 10, 50, 50]


def test_the_sentence_names_the_side():
    rows = familiar("Tilburg").iloc[[0]].assign(place_all=0.9, n_all=101)
    low = guess_of("Tilburg", rows, {rows["indicator"][0]: 0.2}, revealed=True)
    high = guess_of("Tilburg", rows, {rows["indicator"][0]: 1.0}, revealed=True)
    assert "70 plaatsen gunstiger dan je dacht" in low.sentence
    assert "10 plaatsen ongunstiger dan je dacht" in high.sentence
    assert low.title.endswith("ver naast") and high.title.endswith("dichtbij")
    exact = guess_of("Tilburg", rows, {rows["indicator"][0]: 0.9}, revealed=True)
    assert exact.sentence == "Je zat overal precies goed."
