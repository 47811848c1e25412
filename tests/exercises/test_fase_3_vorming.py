"""The exercise with phase 3, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import checks

from bwlab.exercises.fase_3_vorming import paces, questions
from bwlab.monitor import open_monitor
from bwlab.policy.goals.kinds import look

sets, TestAlways = checks("fase_3_vorming")
ORDER = ["soorten", "gehaald", "rij", "aandeel", "zeldzaam", "op_peil", "volgorde", "opties"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    assert "9,9 procent" in asked["soorten"].options[0].text and "8,9 procent" in asked["soorten"].options[2].text
    found = paces.past(MONITOR, "tevredenheid_leven")
    assert asked["aandeel"].answer == pytest.approx(100 * found.asked.movers / found.asked.regions)
    assert asked["aandeel"].check(str(round(100 * found.asked.reached / found.asked.chances))).slip == "keren"


def test_the_step_to_point_at_is_the_first_rare_one(sets):
    for label, asked in sets.items():
        question = asked["zeldzaam"]
        counts = [tuple(int(part.replace(".", "")) for part in (each.note.split()[0], each.note.split()[3])) for each in question.options]
        at = [each.key for each in question.options].index(question.answer)
        rare = [10 * count < total for count, total in counts]
        assert f"{counts[at][0]} gemeenten gingen ooit zo ver" in question.right and f"{counts[0][0]} van de {counts[0][1]} gemeenten ooit" in question.check(question.options[0].key).sentence
        assert rare[at] and not any(rare[:at]) and at not in (0, len(rare) - 1), label
        places = [each.place for each in question.options]
        assert places == sorted(places) and len(set(places)) == len(places) and places[0] >= 0 and places[-1] <= 1, label


def test_the_sentences_are_no_easier_for_the_reader_of_words(sets):
    """What the exercise calls right never contradicts what the notebook reads in the same sentence."""
    question = sets["Tilburg"]["soorten"]
    for option in question.options:
        found = look(option.text, 2026)
        assert found.kind in ("", question.answer[option.key]), (option.text, found)


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2030, 4, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for answer in (question.answer, *question.others):
                assert question.check(answer).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)
