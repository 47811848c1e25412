"""The exercise with elsewhere, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from exercises.checks import checks

from bwlab.exercises.elders import border, honest
from bwlab.monitor import open_monitor
from bwlab.policy.outside.counted import NO, ROWS, YES

sets, TestAlways = checks("elders")
ORDER = ["telt", "daling", "buur", "plaats", "groener", "regel", "leeg"]
MONITOR = open_monitor()


def test_seven_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    assert asked["daling"].answer == pytest.approx(95_000 / 221_947) and asked["daling"].check("0,43").state == "right"
    assert asked["daling"].check("3,87").slip == "nieuw" and asked["daling"].check("10").slip == "procent"
    table = MONITOR.table("broeikasgas_per_inwoner")[2021].drop("GM0855")
    assert asked["plaats"].answer == 1 + (table < 4.3 - 95_000 / 221_947).sum()


def test_the_marks_lie_apart_and_add_up_to_the_same_tonnes(sets):
    for label, asked in sets.items():
        places = [each.place for each in asked["buur"].options]
        assert places == sorted(places) and min(b - a for a, b in pairwise(places)) > 0.05 and len({each.text for each in asked["buur"].options}) == 4, label
    found = border._go(MONITOR, MONITOR.regions.find("Tilburg"))
    assert (found.moved.there_figure - found.there.figure) * found.there.people == pytest.approx((found.here.figure - found.moved.figure) * found.here.people)


def test_what_counts_here_is_what_the_notebook_says():
    words = {what: said for what, said, _ in ROWS}
    assert {words["Een auto van elders op de snelweg door je gemeente"], words["Wat hier wordt gemaakt en elders wordt gebruikt"]} == {YES}
    assert {words["Stroom die hier wordt gebruikt en elders wordt opgewekt"], words["Wat inwoners uitstoten als ze ergens anders zijn"], words["Spullen die elders zijn gemaakt en hier worden gekocht"]} == {NO}
    answer = honest.counted(MONITOR.regions.find("Tilburg")).answer
    assert (answer["snelweg"], answer["uitvoer"], answer["stroom"], answer["forens"], answer["telefoon"]) == ("mee", "mee", "niet", "niet", "niet")


def test_the_figure_after_the_move_has_its_unit(sets):
    assert all(asked["daling"].explanation[0].endswith(" ton per inwoner.") for asked in sets.values())
