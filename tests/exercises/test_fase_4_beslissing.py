"""The exercise with phase 4, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import TODAY, checks

from bwlab.dossier import Dossier
from bwlab.exercises.fase_4_beslissing import effects, questions
from bwlab.method.options import regret
from bwlab.monitor import open_monitor
from bwlab.policy.deciding.cells import grid
from bwlab.policy.deciding.weighing import pairs
from bwlab.policy.monitoring.publication import published
from bwlab.policy.records.deciding import Expected
from bwlab.policy.records.goal import Goal
from bwlab.policy.records.table import Option

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


def test_what_may_be_said_is_what_the_weighing_of_the_notebook_says():
    options = {name: Option(key=name, goal="g", text=name) for name in effects.TABLE}
    expected = [
        Expected(option=name, goal="g", theme=theme, ledger="nu", sentiment=sentiment)
        for name, row in effects.TABLE.items() for theme, sentiment in zip(effects.THEMES, row, strict=True) if sentiment
    ]  # fmt: skip
    goal = Goal(key="g", text="Minder zorgen over geld")
    dossier = Dossier(region="GM0855", label="Tilburg", goals=[goal], options=list(options.values()), expected=expected)
    found = {(each.first.key, each.second.key): each for each in pairs(grid(dossier, goal, MONITOR), MONITOR)}
    brief, open_, alike = (found["Bellen", other] for other in ("Brief", "Spreekuur", "Huisbezoek"))
    assert brief.dominates is not None and brief.dominates.key == "Bellen" and len(brief.better) == 2
    assert open_.dominates is None and all("leeg" in why for *_, why in open_.untold) and open_.untold
    assert alike.dominates is None and alike.untold
    missed = regret([list(gain) for gain in effects.GAINS.values()])
    assert missed[list(effects.GAINS).index(effects.ASKED), effects.AT] == effects.regret(MONITOR.regions.find("Tilburg")).answer


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
