"""The exercise with step 10, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import checks

from bwlab.exercises.stap_10_leren import questions
from bwlab.monitor import open_monitor

sets, TestAlways = checks("stap_10_leren")
ORDER = ["volgorde", "toch_door", "zegt", "terug", "banden", "editie", "gestopt", "eerlijk"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_tilburg_by_hand(sets):
    asked = sets["Tilburg"]
    # 1 minus the sum of binomial chances of 0 to 9 of 20 at 0.4: 0.2447.
    assert any("Ongeveer 24 van de 100" in each.text for each in asked["toch_door"].options)
    assert asked["banden"].answer == 8 and asked["banden"].check("2").slip == "missers"
    assert asked["zegt"].answer == "aanpassen" and not asked["terug"].note


def test_most_of_the_worst_tenth_came_back_as_counted_by_hand(sets):
    from bwlab.exercises.stap_10_leren.figures import moved_back

    found = moved_back(MONITOR, MONITOR.regions.find("Tilburg"))
    table = MONITOR.table(found.indicator.code)
    both = table[[found.year, found.year + 1]].dropna()
    worst = both[both[found.year] >= both[found.year].quantile(0.9)]
    assert abs(len(worst) - found.worst) <= 1 and abs((worst[found.year + 1] < worst[found.year]).sum() - found.better) <= 1


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2028, 2, 29), dt.date(2029, 6, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            assert question.check(question.answer).state == "right", (label, question.id)
