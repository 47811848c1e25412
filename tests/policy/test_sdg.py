"""Seventeen goals, each with the figures of the foto that name it; a blank is no figure."""

from __future__ import annotations

import pytest

from bwlab import open_monitor
from bwlab.policy.goals.sdg import MAPPING, SDGS, goals

MONITOR = open_monitor()


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland", "Losser", "Voorne aan Zee", "Amsterdam"])
def test_every_figure_stands_with_every_goal_it_names_and_nowhere_else(label):
    frame = goals(MONITOR, label).set_index("number")
    own = set(MONITOR.values(label)["indicator"])
    for goal in SDGS:
        here, absent = frame.at[goal, "here"], frame.at[goal, "absent"]
        assert {*here, *absent} == {code for code in MONITOR.catalogue.foto if goal in MONITOR.catalogue[code].sdgs}
        assert set(here) <= own and not set(absent) & own


def test_goals_without_any_municipal_figure_stay_empty():
    frame = goals(MONITOR, "Tilburg").set_index("number")
    assert [number for number in SDGS if not frame.at[number, "here"] and not frame.at[number, "absent"]] == [6, 9, 14, 17]


def test_there_are_seventeen_and_the_dictionary_names_no_other():
    assert list(SDGS) == list(range(1, 18)) and len(set(SDGS.values())) == 17
    assert {goal for each in MONITOR.catalogue for goal in each.sdgs} <= set(SDGS)


def test_whose_mapping_it_is_is_that_of_the_dictionary():
    said = {each.provenance["sdgs"] for each in MONITOR.catalogue}
    assert said == {"eigen indeling van bwlab, aanname"} and "eigen indeling van bwlab" in MAPPING and "aanname" in MAPPING
