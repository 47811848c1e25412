"""The exercise with phase 1, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import checks

from bwlab.exercises.fase_1_agendering import demanding, questions
from bwlab.monitor import open_monitor
from bwlab.policy.anchoring.proposal import no_cause, no_score
from bwlab.policy.goals.rule_figures import figures
from bwlab.policy.goals.rules import OFF, ON, UNKNOWN, WORSE

sets, TestAlways = checks("fase_1_agendering")
ORDER = ["niet_gezien", "weggelaten", "drie_bakken", "welke_eis", "keer", "langst", "naast_cijfer", "alinea"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_by_hand(sets):
    asked = sets["Tilburg"]
    assert not any(question.note for question in asked.values())
    assert asked["niet_gezien"].answer == 26 and asked["niet_gezien"].check("27").slip == "alles"
    assert "'themas'" not in str(asked["niet_gezien"].check("11")) and asked["niet_gezien"].check("9").slip == "themas"
    assert asked["drie_bakken"].answer == {"A": ON, "B": UNKNOWN, "C": OFF, "D": OFF, "E": UNKNOWN, "F": OFF}
    assert asked["langst"].options[0].key == asked["langst"].answer
    assert set(asked["alinea"].answer) == {"visie", "ondergrens", "vertelt"}


def test_the_sentences_for_the_table_are_judged_as_the_notebook_judges_them(sets):
    for asked in sets.values():
        said = {option.key: option.text for option in asked["alinea"].options}
        assert [key for key, text in said.items() if not no_cause(text).ok] == ["beleid"]
        assert [key for key, text in said.items() if not no_score(text).ok] == ["score"]


def test_what_cannot_be_judged_is_asked_where_it_is_there(sets):
    found = {label: asked["welke_eis"].answer for label, asked in sets.items() if not asked["welke_eis"].note}
    assert set(found.values()) <= {ON, f"{OFF} grens", f"{OFF} {WORSE}", f"{UNKNOWN} {WORSE}"}
    assert found["Tilburg"] == f"{UNKNOWN} {WORSE}"


def test_the_division_can_be_made_with_what_is_shown(sets):
    for label, asked in sets.items():
        question = asked["keer"]
        assert question.check(str(round(question.answer, 1)).replace(".", ",")).state == "right", label
        assert 1.3 < question.answer <= 20 and len(question.slips) >= 3, label


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2030, 4, 1)])
def test_the_questions_hold_in_later_years_too(today):
    for question in questions(MONITOR, MONITOR.regions.find("Vlieland"), today):
        assert question.check(question.answer).state == "right", question.id


@pytest.mark.parametrize("name", ["Druten", "Krimpenerwaard"])
def test_a_figure_fails_one_demand_and_not_two(name):
    """Else 'by the limit' and 'by the direction' would both be true."""
    question = demanding.by_which(MONITOR, MONITOR.regions.find(name))
    place, earlier = question.facts.rows[1][1], question.facts.rows[2][1]
    rank, n = (int(each.replace(".", "")) for each in place.split(" van "))
    fails = [rank <= 0.75 * n, earlier.startswith(("gunstiger", "gelijk"))]
    assert sum(fails) == (question.answer.startswith(OFF)), (question.answer, place, earlier)


@pytest.mark.parametrize("name", ["Brunssum", "Eemsdelta", "Tilburg"])
def test_only_one_of_the_five_is_left_at_the_strictest_limit(name):
    region = MONITOR.regions.find(name)
    question = demanding.last_on_the_list(MONITOR, region)
    there = {each.code: each for each in figures(MONITOR, region)}
    still = [sum(size > 0 for size in there[option.key].short.values()) for option in question.options]
    assert max(still) == still[0] > max(still[1:]) and question.answer == question.options[0].key


def test_whole_euros_are_shown_whole(sets):
    question = demanding.times(MONITOR, MONITOR.regions.find("Voorne aan Zee"))
    assert "2.500 euro" in question.text and "150 euro" in question.text and ",0 euro" not in str(question)
