"""The exercise with phase 5: its answers follow from the figures of each municipality."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import checks

from bwlab.exercises.fase_5_uitvoering import limits, questions, work
from bwlab.monitor import open_monitor
from bwlab.monitor.offences import counts_of

sets, TestAlways = checks("fase_5_uitvoering")
MONITOR = open_monitor()


def test_tilburg_by_hand(sets):
    asked = sets["Tilburg"]
    assert asked["signaal"].answer == ("2017", "2018", "2019", "2020", "2021")
    assert asked["signaal"].facts.rows[0][:2] == ("2017", "661") and not asked["signaal"].note
    assert asked["vaak_kijken"].answer == pytest.approx(36.98, abs=0.01)
    assert "7,5 per 1.000 inwoners in 2012 naar 1,7 per 1.000 inwoners in 2025" in asked["land"].text
    assert asked["gat"].text.startswith("Sociale cohesie") and "2018" in asked["gat"].text and not asked["gat"].note


def test_a_signal_is_what_lies_beyond_the_limits_that_are_shown(sets):
    nothing = 0
    for label, asked in sets.items():
        question = asked["signaal"]
        beyond = tuple(row[0] for row in question.facts.rows if not int(row[2].replace(".", "")) <= int(row[1].replace(".", "")) <= int(row[3].replace(".", "")))
        assert question.answer == (beyond or ("geen",)), label
        nothing += question.answer == ("geen",)
    assert 0 < nothing < len(sets), "some have a signal and some have none"


def test_the_cases_are_those_of_the_police(sets):
    for label, asked in sets.items():
        region = MONITOR.regions.find(label)
        if asked["signaal"].note:
            continue
        counts = counts_of(MONITOR, region.code, "woninginbraken").set_index("year")["count"]
        assert [row[1].replace(".", "") for row in asked["signaal"].facts.rows] == [str(counts[int(row[0])]) for row in asked["signaal"].facts.rows], label


def test_who_has_no_past_gets_an_example_that_is_named(sets):
    merged = MONITOR.regions.find("Voorne aan Zee")
    asked = {each.id: each for each in questions(MONITOR, merged, dt.date(2026, 11, 21))}
    for key in ("signaal", "land", "gat"):
        assert "Tilburg" in asked[key].note and "Voorne aan Zee" in asked[key].note, key
    assert limits.years_of(MONITOR, merged) is None and work.hole(MONITOR, merged) is None


def test_who_has_no_series_with_a_gap_is_told_which_series_that_would_be(sets):
    note = sets["Vlieland"]["gat"].note  # its figures on health were not measured every year either, but they are fewer than eight
    assert "reeks van minstens acht metingen met een jaar zonder meting ertussen" in note
    assert "daalde dit cijfer ook" not in sets["Vlieland"]["signaal"].explanation[1]


def test_the_explanation_says_what_moved_and_whose_median_it_is(sets):
    for label, asked in sets.items():
        question = asked["land"]
        assert " ging het cijfer van " in question.explanation[0] and "mediaan van alle gemeenten" not in question.text, label
