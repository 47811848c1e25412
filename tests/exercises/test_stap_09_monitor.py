"""The exercise with step 9, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import checks

from bwlab.exercises.stap_09_monitor import questions
from bwlab.monitor import open_monitor

sets, TestAlways = checks("stap_09_monitor")
ORDER = ["leeftijd", "marge", "verandering", "telling", "plan", "weten", "rapportage", "vastknopen"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_tilburg_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    # 82.1 percent of 400: 1.96 times the root of 0.821 x 0.179 / 400 is 3.76 points.
    assert asked["marge"].answer == pytest.approx(3.76, abs=0.1)
    assert [asked["marge"].check(each).state for each in ("5", "3,8", "0,25", "20")] == ["right", "right", "wrong", "wrong"]
    assert asked["marge"].check("9").slip == "heel"
    # Income of 2027, 23 months after its end, is there in December 2029: the report of May 2030 is the first.
    assert next(each.text for each in asked["weten"].options if each.key == "goed") == "1 mei 2030"
    assert set(asked["plan"].answer) == {"leeg", "ntb", "eigen"}


def test_the_change_is_smaller_than_what_is_seen(sets):
    for label, asked in sets.items():
        step, seen = (float(asked["verandering"].right.split(word)[1].split(" ")[0].rstrip(".").replace(",", ".")) for word in ("van ", "dan "))
        assert 0 < step < seen, label


def test_those_without_a_survey_get_a_named_example(sets):
    assert "Tilburg" in sets["Vlieland"]["marge"].note and not sets["Vlieland"]["telling"].note


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2027, 12, 31), dt.date(2029, 6, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for answer in (question.answer, *question.others):
                assert question.check(answer).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)


