"""The exercise with phase 2, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import checks

from bwlab.exercises.fase_2_voorbereiding import questions
from bwlab.method.assumptions import EVIDENCE
from bwlab.monitor import open_monitor

sets, TestAlways = checks("fase_2_voorbereiding")
ORDER = ["teken", "lus", "rondje", "draagt", "treden", "opschrijven", "voor_wie", "in_mensen"]
MONITOR = open_monitor()


def test_eight_questions_of_five_kinds_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())
    assert {question.kind for question in sets["Tilburg"].values()} == {"sort", "one", "number", "order", "several"}


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert asked["lus"].answer == "versterkt zichzelf" and asked["rondje"].answer == 7
    # Of the two arrows that everything runs through only one has no source.
    assert asked["draagt"].answer == "2" and asked["draagt"].check("3").slip == "laatste"
    steps = {option.key: option.text for option in asked["treden"].options}
    assert tuple(steps[key] for key in asked["treden"].answer) == EVIDENCE
    # 300 reached, 60 join, 15 change: of a thousand.
    assert asked["in_mensen"].check(("1,5", "procentpunt")).state == "right" and asked["in_mensen"].check(("1,5", "procent")).slip == "eenheid"
    assert "in 2023" in asked["in_mensen"].text


def test_who_can_be_reached_is_of_the_own_municipality(sets):
    young, old = sets["Amsterdam"]["voor_wie"], sets["Vlieland"]["voor_wie"]
    assert young.answer < old.answer < 1000 and not young.note and "Amsterdam" in young.text
    for asked in sets.values():
        shown = asked["voor_wie"].explanation[0].split(" van elke honderd is ")  # "17,1 van elke honderd is 171 van elke duizend."
        assert int(shown[1].split()[0]) == round(10 * float(shown[0].replace(",", "."))) == asked["voor_wie"].answer


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2030, 12, 31)])
def test_the_questions_hold_in_later_years_too(today):
    for question in questions(MONITOR, MONITOR.regions.find("Vlieland"), today):
        assert question.check(question.answer).state == "right", question.id
