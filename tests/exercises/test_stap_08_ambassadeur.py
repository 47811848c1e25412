"""The exercise with step 8, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import TODAY, checks

from bwlab.exercises.stap_08_ambassadeur import questions
from bwlab.monitor import open_monitor
from bwlab.policy import Claim
from bwlab.policy.anchoring.pitch import check

sets, TestAlways = checks("stap_08_ambassadeur")
ORDER = ["paar", "mandaat", "afronden", "een_op_de", "sorteren", "woorden", "volgorde", "twijfel"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_tilburg_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    assert asked["een_op_de"].answer == 10 and "9,9 procent in 2023" in asked["een_op_de"].text  # 100 / 9.9
    assert asked["woorden"].answer == 212 + 7 - 180 and asked["woorden"].check("99").slip == "minuut"
    assert "ongeveer 66 procent" in asked["afronden"].options[0].text and asked["afronden"].check("omhoog").slip == "omhoog"  # 65.7
    assert asked["mandaat"].check(["rol", "grens"]).slip == "einde"


def test_vlieland_has_its_own_figures(sets):
    asked = sets["Vlieland"]
    assert not any(question.note for question in asked.values())
    assert "4,2 procent" in asked["een_op_de"].text and asked["een_op_de"].answer == 24
    assert "geen cijfer, en leeg is geen nul" in asked["twijfel"].options[2].text


def test_what_the_questions_call_right_the_checks_of_the_notebook_call_right_too(sets):
    for label, asked in list(sets.items())[:12]:
        region = MONITOR.regions.find(label)
        for key, wrong in (("goed", False), ("omhoog", True), ("beleid", True)):
            text = next(each.text for each in asked["afronden"].options if each.key == key)
            code = next(code for code in ("ervaren_gezondheid", "ervaren_gezondheid_rivm") if len(MONITOR.values(region.code, code)))
            found = check(Claim(part="cijfer", text=text, indicator=code), MONITOR, region.code, TODAY)
            assert any(each.kind == "fout" for each in found) == wrong, (label, text, found)


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2029, 12, 31), dt.date(2030, 6, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Losser"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for answer in (question.answer, *question.others):
                assert question.check(answer).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)
