"""The exercise with step 2, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt
import re

from exercises.checks import checks

from bwlab.exercises.stap_02_doelen import group, paces
from bwlab.monitor import open_monitor
from bwlab.policy.goals import risks

sets, TestAlways = checks("stap_02_doelen")
ORDER = ["oneens", "soort", "te_beoordelen", "sdg", "eronder", "waarom", "sorteren", "per_jaar", "zin"]


def test_nine_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_the_example_of_the_group_is_a_hundred_points_each_and_its_answer_is_the_widest():
    assert {sum(values[row] for values in group.POINTS.values()) for row in range(len(group.PEOPLE))} == {100}
    spans = {name: max(values) - min(values) for name, values in group.POINTS.items()}
    assert max(spans, key=spans.get).lower() == group.apart().answer
    means = {name: sum(values) for name, values in group.POINTS.items()}
    assert max(means, key=means.get).lower() != group.apart().answer, "the mean must not give it away"


def test_what_can_be_told_is_counted_by_hand(sets):
    monitor = open_monitor()
    for label, asked in sets.items():
        question = asked["te_beoordelen"]
        lacks = sum(int(cell) for _, cell in question.facts.rows)
        assert question.answer == len(risks.kinds(monitor, label)) - lacks, label
    assert sets["Tilburg"]["te_beoordelen"].answer == 8 and sets["Vlieland"]["te_beoordelen"].answer == 4


def test_the_kind_follows_from_the_facts_that_are_shown(sets):
    for label, asked in sets.items():
        question = asked["soort"]
        (_, place), (_, trend), (_, better) = question.facts.rows
        rank, n = (int(each.replace(".", "")) for each in re.match(r"([\d.]+) van ([\d.]+)", place).groups())
        low, up = n + 1 - rank <= n / 4, trend.startswith("stijgt") == (better == "meer")
        assert question.answer == {(True, False): "double", (False, False): "creeping", (True, True): "turning", (False, True): "strong"}[low, up], label


def test_a_goal_that_is_called_empty_has_no_figure(sets):
    monitor = open_monitor()
    for label, asked in sets.items():
        question = asked["sdg"]
        own = set(monitor.values(monitor.regions.find(label).code)["indicator"])
        for option in question.options:
            touched = any(int(option.key) in monitor.catalogue[code].sdgs for code in own if code in monitor.catalogue.foto)
            assert touched == (option.key not in question.answer), (label, option.key)


def test_who_does_not_reach_the_floor_is_counted_from_the_table(sets):
    for label, asked in sets.items():
        question = asked["eronder"]
        floor = float(re.search(r"minstens ([\d,]+) %", question.text)[1].replace(",", "."))
        values = [float(cell.removesuffix(" %").replace(",", ".")) for _, cell in question.facts.rows if cell != "geen cijfer"]
        assert question.answer == sum(value < floor for value in values) and len(question.facts.rows) == 10, label
        assert label in {name for name, _ in question.facts.rows}


def test_the_pace_a_year_is_what_a_participant_reads(sets):
    for label, asked in sets.items():
        question = asked["per_jaar"]
        now, target = (float(each.replace(".", "").replace(",", ".")) for each in re.findall(r"(?:: |op )([\d.]+,\d|[\d.]+)(?= procent| per)", question.text)[:2])
        year = int(re.search(r"is van (\d{4})", question.text)[1])
        assert abs(abs(target - now) / (2030 - year) - question.answer) < 1e-6, label
        assert question.check(f"{question.answer:.2f}".replace(".", ",")).state == "right", label
        assert target >= 0


def test_tilburg_by_hand():
    """82,1 in 2022 and the quarter begins at 85,9: 3,8 in eight years."""
    monitor = open_monitor()
    question = paces.each_year(monitor, monitor.regions.find("Tilburg"), dt.date(2026, 11, 21))
    assert abs(question.answer - 3.8 / 8) < 1e-9
    for given, slip in (("0,95", "vandaag"), ("3,8", "alles"), ("1,9", "periode")):
        assert question.check(given).slip == slip
