"""The exercise with the desk of control, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import re

import pytest
from exercises.checks import checks

from bwlab.exercises.bureau_control import rows
from bwlab.formats import parse_number
from bwlab.monitor import open_monitor

sets, TestAlways = checks("bureau_control")
MONITOR = open_monitor()


def test_seven_questions_in_this_order(sets):
    assert all(list(asked) == ["breuk", "nul", "jaren", "noemer", "grens", "soorten", "moment"] for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    # 82.1, 75.1 and 80.7 of Tilburg, Groningen and Eindhoven; 1,147 cases on 223,203 inhabitants.
    assert asked["nul"].answer == pytest.approx((82.1 + 75.1 + 80.7) / 3) and asked["nul"].check("59,5").slip == "nul"
    assert asked["noemer"].answer == pytest.approx(1000 * 1147 / 223203) and not asked["noemer"].note
    assert asked["breuk"].check("over").slip == "over" and "10,6 procentpunt omlaag" in asked["breuk"].check("over").sentence


def test_the_jump_to_point_at_has_its_name_and_its_year_in_the_list(sets):
    for label, asked in sets.items():
        question = asked["grens"]
        chosen = next(each for each in question.options if each.key == question.answer)
        fits = [row for row in question.facts.rows if chosen.text == f"{row[2]}, {int(row[0]) - 1} naar {row[0]}"]
        assert len(fits) == 1, label
        others = [each.text for each in question.options if each.key != question.answer]
        assert not [text for text in others for row in question.facts.rows if text == f"{row[2]}, {int(row[0]) - 1} naar {row[0]}"], label
        places = [each.place for each in question.options]
        assert places == sorted(set(places)) and len(places) == 4


def test_rows_of_another_year_never_count_as_right(sets):
    for label, asked in sets.items():
        question = asked["jaren"]
        year = question.facts.rows[0][1]
        assert all(f", {year}: " in each.text for each in question.options if each.key in question.answer), label
        assert len(question.answer) == 3 and len(question.options) == 4


def test_what_is_told_of_a_mean_comes_to_what_is_written(sets):
    for label, asked in sets.items():
        right, wrong, less = (parse_number(each) for each in re.findall(r"(\d+,\d) procent", " ".join(asked["nul"].explanation)))
        assert right - wrong == pytest.approx(less), label


def test_a_rate_that_differs_from_the_monitor_by_rounding_says_so():
    for label, differs in (("Zwolle", True), ("Tilburg", False)):
        question = rows.denominator(MONITOR, MONITOR.regions.find(label))
        assert ("afgerond" in question.explanation[0]) == differs and "Zo staat het cijfer ook" not in question.right, label


def test_an_example_says_what_is_not_there():
    assert rows.denominator(MONITOR, MONITOR.regions.find("Voorne aan Zee")).note.startswith("Voor Voorne aan Zee is er over 2021 geen telling binnen de grenzen van nu.")
