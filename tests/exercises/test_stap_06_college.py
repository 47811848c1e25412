"""The exercise with step 6, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import checks

from bwlab.exercises.stap_06_college import questions
from bwlab.monitor import open_monitor

sets, TestAlways = checks("stap_06_college")
ORDER = ["woorden", "niemand", "eerst", "volgorde", "afspraken", "rol", "zin", "nog_open"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    assert set(asked["niemand"].answer) == {"tevredenheid_leven", "problematische_schulden"}
    # Three for life satisfaction, two for debts, two for the surroundings: the burgemeester has none with himself.
    assert asked["afspraken"].answer == 7 and asked["afspraken"].check("8").slip == "zelf"
    assert asked["volgorde"].answer == ("tevredenheid_leven", "problematische_schulden", "geregistreerde_misdrijven_per_1000", "overgewicht")
    assert set(asked["nog_open"].answer) == {"naam", "dag", "niet"}
    assert "9,9 procent in 2023" in asked["zin"].text


def test_of_five_figures_the_one_to_point_at_is_in_the_middle(sets):
    for label, asked in sets.items():
        options = asked["eerst"].options
        places = [each.place for each in options]
        assert places == sorted(places) and len(set(places)) == 5, label
        nobody = [each.key for each in options if each.note.endswith("geen naam") and not each.note.startswith("1 ")]
        assert nobody[0] == asked["eerst"].answer and len(nobody) == 2, label


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2027, 12, 31), dt.date(2030, 3, 31), dt.date(2030, 4, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for answer in (question.answer, *question.others):
                assert question.check(answer).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)
