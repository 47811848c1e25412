"""The exercise with the desk of the griffier, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from exercises.checks import TODAY, checks

from bwlab.exercises.bureau_griffier import answering, figures, questions
from bwlab.method.counts import chance_of_difference
from bwlab.monitor import open_monitor
from bwlab.monitor.offences import counts_of
from bwlab.policy.desks.answering import answer

sets, TestAlways = checks("bureau_griffier")
ORDER = ["te_beantwoorden", "marge", "jaren", "hoeveel", "oorzaak", "wijk", "minuut"]
MONITOR = open_monitor()


def test_seven_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    assert asked["hoeveel"].answer == 337 - 317 and asked["hoeveel"].check(str(342 - 317)).slip == "alle"
    assert "plaats 180 (gedeeld) van de 217 gemeenten met een cijfer; bij de andere 125 is het leeg" in next(each.text for each in asked["minuut"].options if each.key == "heel")


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland", "Voorne aan Zee"])
def test_what_can_be_answered_is_what_the_desk_answers(label):
    region = MONITOR.regions.find(label)
    right = answering.answerable(MONITOR, region).answer
    assert right == {key: answer(each, MONITOR, region, TODAY).state for key, each in answering.council(label).items()}


def test_the_place_in_a_minute_is_the_one_of_the_foto():
    for label, code in (("Tilburg", "tevredenheid_leven"), ("Vlieland", "ervaren_gezondheid_rivm")):
        row = MONITOR.position(label, indicators=[code]).iloc[0]
        said = next(each.text for each in answering.minute(MONITOR, MONITOR.regions.find(label)).options if each.key == "heel")
        assert f"plaats {row['rank']}{' (gedeeld)' if row['tied'] else ''} van de {row['n']} gemeenten" in said, said


def test_a_difference_that_may_be_chance_is_one(sets):
    for label, asked in sets.items():
        if asked["marge"].note:
            continue
        region = MONITOR.regions.find(label)
        found = figures.counted(MONITOR, region)
        code = next(each for each, many in figures.OFFENCES.items() if many == found.many)
        rows = counts_of(MONITOR, region.code, code).set_index("year").loc[[found.start, found.end]]
        assert list(rows["count"]) == [found.before, found.after] and found.before != found.after, label
        assert float(chance_of_difference(found.before, found.after, *rows["population"])) >= 0.05, label


def test_blank_municipalities_are_not_counted_as_less_favourable(sets):
    for label, asked in sets.items():
        if asked["hoeveel"].note:
            continue
        region = MONITOR.regions.find(label)
        known, year, rank, n, size = figures.stand(MONITOR, region)
        column = known.direction * MONITOR.table(known.code)[year]
        assert asked["hoeveel"].answer == int((column < column[region.code]).sum()) and n == int(column.notna().sum()) < size, label
        assert rank == 1 + int((column > column[region.code]).sum()) and not np.isnan(column[region.code]), label


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2030, 4, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for right in (question.answer, *question.others):
                assert question.check(right).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)


def test_six_in_a_hundred_is_not_called_often(sets):
    for label, asked in sets.items():
        said = next(each.text for each in asked["marge"].options if each.key == "toeval")
        assert "vaak" not in said and "kan zo'n verschil voorkomen" in said, label


def test_a_figure_with_a_namesake_is_named_in_full(sets):
    assert "ervaren gezondheid (model RIVM)" in sets["Tilburg"]["jaren"].text
    found = next(each for each in MONITOR.regions if (it := figures.stand(MONITOR, each)) and it.indicator.code == "ervaren_gezondheid")
    assert "ervaren gezondheid (CBS, enquête)" in figures.worse_off(MONITOR, found).text


def test_a_first_place_is_not_said_to_be_shared():
    assert "staat vooraan of achteraan" in figures.worse_off(MONITOR, MONITOR.regions.find("Terschelling")).note  # first of 337 on social assistance, alone
