"""The exercise with step 4, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import TODAY, checks

from bwlab.exercises.stap_04_agenda import questions
from bwlab.monitor import open_monitor
from bwlab.policy.goals.smart import RARE, smart

sets, TestAlways = checks("stap_04_agenda")
ORDER = ["soorten", "naast", "letter", "tempo", "open", "verschijnt", "ronde", "kijkdag"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_tilburg_has_them_all_about_itself(sets):
    assert not any(question.note for question in sets["Tilburg"].values())
    for label in ("Vlieland", "Losser", "Rozendaal", "Amsterdam"):
        assert not sets[label]["naast"].note and label in sets[label]["naast"].text


def test_tilburg_by_hand(sets):
    asked = sets["Tilburg"]
    # Income of 2027, 23 months after its end, and the fourth-yearly health survey after 2028.
    assert asked["verschijnt"].answer == "2029" and asked["verschijnt"].check("2027").slip == "zelfde"
    assert asked["ronde"].answer == 2032
    assert [asked["ronde"].check(year).slip for year in ("2029", "2028", "2030", "2033")] == ["zelfde", "vorige", "extra", "verschijnt"]
    assert "nieuwste cijfer gaat over 2026" in next(each.text for each in asked["kijkdag"].options if each.key == "nieuwste")


def test_the_goal_of_the_letter_misses_only_its_t():
    from bwlab.exercises.stap_04_agenda.timing import _paced

    for region in list(MONITOR.regions)[::17]:
        found = _paced(MONITOR, region, TODAY)
        if found is not None:
            letters = smart(found[0], MONITOR, region=region.code, today=TODAY)
            assert "".join(each.letter for each in letters if not each.ok) == "T", (region.label, letters)


def test_the_seldom_target_is_seldom_and_not_never(sets):
    for label, asked in sets.items():
        text = asked["tempo"].text
        counts = text.split("kwam ")[1].split(" keer voor")[0].replace(".", "").split(" van de ")
        assert 0 < int(counts[0]) / int(counts[1]) < RARE, label


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2027, 12, 31), dt.date(2029, 6, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for answer in (question.answer, *question.others):
                assert question.check(answer).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)
