"""The exercise with step 7, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt

import pytest
from exercises.checks import checks

from bwlab.exercises.stap_07_organisatie import questions
from bwlab.monitor import finance, open_monitor

sets, TestAlways = checks("stap_07_organisatie")
ORDER = ["opdracht", "leren", "inwoner", "mediaan", "hoger", "jaren", "dubbel", "schuif"]
MONITOR = open_monitor()


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_most_municipalities_have_them_all_about_themselves(sets):
    for label in ("Tilburg", "Vlieland", "Losser", "Rozendaal", "Den Haag", "Voorne aan Zee"):
        assert not any(question.note for question in sets[label].values()), label


def test_tilburg_by_hand(sets):
    asked = sets["Tilburg"]
    # CBS, Iv3, budget of 2026: 2.669,73 euro per inhabitant for the social domain.
    assert asked["inwoner"].answer == 2670
    assert asked["inwoner"].check("2,67").slip == "duizend" and asked["inwoner"].check("2668").state == "right"
    assert set(asked["opdracht"].answer) == {"result", "hours", "mandate", "end"}
    # 515 for sport, culture and recreation, 185 for safety, 196 for education.
    assert next(each.text for each in asked["dubbel"].options if each.key == "samen") == "€ 896"
    assert asked["dubbel"].check("dubbel").slip == "dubbel"


def test_what_gets_and_what_gives_is_nothing_together(sets):
    for label, asked in sets.items():
        words = asked["schuif"].text.replace(".", "")
        more, gives = (int(part.split()[0]) for part in words.split("€ ")[1:3])
        assert more - gives - asked["schuif"].answer == 0 and asked["schuif"].answer > gives, label
        assert asked["schuif"].check(-asked["schuif"].answer).state == "right"


def test_a_municipality_without_an_early_budget_stays_out_of_the_middle(sets):
    for label, asked in sets.items():
        rows = asked["mediaan"].facts.rows
        blank = [name for name, text in rows if text == "geen cijfer"]
        assert len(rows) == 6 and len(blank) == 1, label
        assert 2021 not in finance.own_years(MONITOR, blank[0], finance.BUDGET), (label, blank)
        known = sorted(int(text[2:].replace(".", "")) for _, text in rows if text != "geen cijfer")
        assert len(known) == 5 and asked["mediaan"].answer == known[2], label


def test_years_never_cross_a_border(sets):
    for label, asked in sets.items():
        if asked["jaren"].note:
            continue
        years = [int(row[0]) for row in asked["jaren"].facts.rows]
        assert years == sorted(years) and [row[1] for row in asked["jaren"].facts.rows] == ["begroting", "jaarrekening", "begroting"]
        assert not any(years[0] < year <= years[-1] for year, _ in finance.border_breaks(MONITOR, MONITOR.regions.find(label))), label


@pytest.mark.parametrize("today", [dt.date(2026, 1, 1), dt.date(2029, 6, 1)])
def test_the_questions_hold_on_other_days(today):
    for question in questions(MONITOR, MONITOR.regions.find("Vlieland"), today):
        for answer in (question.answer, *question.others):
            assert question.check(answer).state == "right", question.id
