"""The exercise with phase 6, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from exercises.checks import TODAY, checks

from bwlab.exercises.fase_6_evaluatie import apart as asked_apart
from bwlab.exercises.fase_6_evaluatie import questions, years
from bwlab.exercises.fase_6_evaluatie.figures import known, longest
from bwlab.formats import number, parse_number
from bwlab.monitor import open_monitor
from bwlab.policy.evaluating.apart import apart
from bwlab.policy.monitoring.reporting import NEW, NONE, UNKNOWN

sets, TestAlways = checks("fase_6_evaluatie")
ORDER = ["drie", "geen_meting", "overgebleven", "grootste", "zinnen", "jaren", "pijl", "volgorde"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    left = asked["overgebleven"]  # volunteering: 40,7 to 39,2 here, -7,7 everywhere and -7,9 among those who are alike
    assert left.answer == pytest.approx((39.2 - 40.7) - -7.9)
    assert left.check("-1,5").slip == "alles" and left.check("6,2").slip == "land" and left.check("14,1").slip == "dubbel"
    assert asked["grootste"].answer == "land" and asked["grootste"].check("alles").slip == "alles"


@pytest.mark.parametrize("label", ["Tilburg", "Rozendaal"])
def test_the_parts_are_those_of_the_notebook(label):
    region = MONITOR.regions.find(label)
    for code in ("woninginbraken", "mishandeling"):
        found = longest(MONITOR, region, code)
        same = apart(MONITOR, region, code, found.start, found.end)
        assert found.parts == same.parts and found.n == len(same.others)
        lower_is_better = found.indicator.direction < 0
        assert (found.better, found.level) == (same.below if lower_is_better else same.above, same.level)


def test_the_figures_differ_by_the_change_that_is_told():
    for region in list(MONITOR.regions)[::40]:
        for code in ("woninginbraken", "vernieling"):
            if found := longest(MONITOR, region, code):
                assert found.start == min(known(MONITOR, region, code)), "no year is left out for its rounding"
                assert parse_number(number(found.last, 1)) - parse_number(number(found.first, 1)) == pytest.approx(found.parts.change), (region.label, code)


def test_the_three_parts_add_up_to_the_change_as_they_are_written(sets):
    for label, asked in sets.items():
        question = asked["grootste"]
        land, alike, rest, whole = (parse_number(each.note) for each in question.options)
        assert land + alike + rest == pytest.approx(whole), label
        written = dict(zip((asked_apart.NATIONAL, asked_apart.PEERS, asked_apart.OWN), (land, alike, rest), strict=True))
        assert abs(written[question.answer]) == max(map(abs, written.values())), label
        assert all(0 <= each.place <= 1 for each in question.options), label


def test_no_pair_of_years_looks_finer_than_the_one_to_pick(sets):
    for label, asked in sets.items():
        if asked["jaren"].note:
            continue
        found = years.picks(MONITOR, MONITOR.regions.find(label))
        gains = {pair: found.gain(pair) for pair in itertools.combinations(found.values, 2)}
        assert found.best == max(gains, key=gains.__getitem__) and sorted(gains.values())[-2] < gains[found.best], label
        assert found.best not in found.pairs.values() and len({*found.pairs.values()}) == len(found.pairs) >= 3, label


def test_a_report_line_without_a_day_is_not_known_and_one_with_a_later_day_has_nothing_new(sets):
    for label, asked in sets.items():
        question = asked["geen_meting"]
        coming = {key: row[2] for key, row in zip((each.key for each in question.options), question.facts.rows, strict=True)}
        assert {key for key, state in question.answer.items() if state == UNKNOWN} == {key for key, text in coming.items() if text == UNKNOWN}, label
        assert question.answer["ervaren_gezondheid"] == question.answer["enquete"] == NONE and question.answer["woninginbraken"] == NEW, label
        assert str(TODAY.year + 1) in question.text


def test_the_count_of_peers_is_told_as_it_is_and_only_then_the_best(sets):
    for label, asked in sets.items():
        question = asked["zinnen"]
        first = next(each.text for each in question.options if each.key == "lijken")
        assert ("bij geen enkele gunstiger" in first) or "best" not in question.answer, label
        assert {"gemeten", "lijken", "overal"} <= set(question.answer) <= {"gemeten", "lijken", "overal", "best"}, label


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2030, 4, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for answer in (question.answer, *question.others):
                assert question.check(answer).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)


def test_a_figure_with_a_namesake_is_named_in_full(sets):
    asked = sets["Tilburg"]["geen_meting"]
    assert "Ervaren gezondheid (CBS, enquête)" in [row[0] for row in asked.facts.rows] == [each.text for each in asked.options]
    assert "Ervaren gezondheid (CBS, enquête): geen nieuwe meting" in asked.explanation[0]
    arrows = [each["pijl"].text for each in sets.values() if "ervaren gezondheid" in each["pijl"].text]
    assert arrows and all("ervaren gezondheid (CBS, enquête)" in text for text in arrows)
