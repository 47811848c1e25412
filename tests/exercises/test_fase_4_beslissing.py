"""The exercise with phase 4, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import TODAY, checks

from bwlab.exercises.fase_4_beslissing import questions
from bwlab.monitor import open_monitor
from bwlab.policy.monitoring.publication import published

sets, TestAlways = checks("fase_4_beslissing")
ORDER = ["leeg", "overheerst", "spijt", "eenheden", "technisch", "verwachting", "wanneer", "minderheid"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    spijt = asked["spijt"]
    assert spijt.answer == 6 - 2 and spijt.check("2").slip == "zelf" and spijt.check("12").slip == "meevalt"


def test_only_where_there_is_no_figure_the_question_is_about_an_example(sets):
    for label in ("Vlieland", "Rozendaal"):
        assert "Tilburg" in sets[label]["eenheden"].note or label in sets[label]["eenheden"].text
        assert label in sets[label]["wanneer"].text and not sets[label]["wanneer"].note


def test_the_day_to_point_at_is_the_first_on_which_the_figure_is_there(sets):
    for label, asked in sets.items():
        question = asked["wanneer"]
        known = next(each for each in MONITOR.catalogue if f"voor {each.name[:1].lower()}{each.name[1:]}, dat" in question.text)
        day = published(known, TODAY.year + 1)
        places = [each.place for each in question.options]
        assert places == sorted(places) and len(set(places)) == len(places) == 5 and places[0] >= 0 and places[-1] <= 1, label
        months = {"januari": 1, "mei": 5, "oktober": 10, "december": 12}
        days = {each.key: dt.date(int(each.text.split()[2]), months[each.text.split()[1]], int(each.text.split()[0])) for each in question.options}
        assert question.answer == min((key for key, each in days.items() if each >= day), key=days.__getitem__), label


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2030, 4, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for label in ("Tilburg", "Vlieland"):
        for question in questions(MONITOR, MONITOR.regions.find(label), today):
            for answer in (question.answer, *question.others):
                assert question.check(answer).state == "right", (label, question.id)
            assert len(question.slips) >= 3, (label, question.id)
