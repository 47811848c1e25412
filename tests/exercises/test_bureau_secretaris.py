"""The exercise with the desk of the secretary, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from exercises.checks import TODAY, checks

from bwlab.dossier import Dossier
from bwlab.exercises.bureau_secretaris import handing, questions
from bwlab.formats import parse_number
from bwlab.monitor import open_monitor
from bwlab.policy.desks.promises import judged

sets, TestAlways = checks("bureau_secretaris")
ORDER = ["blijft", "toezeggingen", "editie", "nog_te_gaan", "raakt", "aanname", "volgorde"]
MONITOR = open_monitor()


def test_seven_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    assert asked["toezeggingen"].answer == ("bieb", "wijk", "ntb")
    assert "82,1 procent in 2022. Dat komt uit de editie van nu" in asked["editie"].text and asked["nog_te_gaan"].check("2").slip == "toen"


def test_the_promises_that_lack_something_are_those_the_desk_names():
    every = {key: each for key, (each, _) in handing.promises(TODAY).items()}
    for key, each in every.items():
        said = judged(Dossier(region="GM0855", label="Tilburg", promises=[each]), TODAY)
        lacks = any("er staat niemand bij" in sentence or "er is geen dag" in sentence for sentence in said)
        assert lacks == (key in handing.promised(MONITOR.regions.find("Tilburg"), TODAY).answer), (key, said)


def test_what_is_still_to_go_is_what_a_reader_finds_in_the_table(sets):
    for label, asked in sets.items():
        question = asked["nog_te_gaan"]
        target, then, now = (parse_number(row[1].split()[0]) for row in question.facts.rows)
        assert abs(target - now) == pytest.approx(question.answer) and abs(target - then) < abs(target - now), label
        assert target > 0 and now > 0, label


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2030, 4, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for right in (question.answer, *question.others):
                assert question.check(right).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)


def test_the_middle_of_two_editions_is_their_middle(sets):
    for label, asked in sets.items():
        now, then, middle = (
            parse_number(re.search(r"[\d.]*\d(,\d+)?", next(each.text for each in asked["editie"].options if each.key == key))[0]) for key in ("vervang", "oud", "midden")
        )
        assert middle == pytest.approx((now + then) / 2), label
