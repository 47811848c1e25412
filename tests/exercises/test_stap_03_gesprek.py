"""The exercise with step 3, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import pytest
from exercises.checks import checks

from bwlab.monitor import open_monitor
from bwlab.policy.dialogue.voices import figures_order

sets, TestAlways = checks("stap_03_gesprek")
ORDER = ["kinderen", "gat", "vraag", "aan_tafel", "toeval", "voor_wie", "cijfers_eerst", "verschil", "zelf_doen"]


def test_nine_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_rounded_as_it_is_asked_is_right_too(sets):
    for label, asked in sets.items():
        assert asked["kinderen"].check(str(round(asked["kinderen"].answer, -1)).replace(".0", "")).state == "right", label
        assert asked["toeval"].check("8").state == asked["toeval"].check("8,3").state == "right"


def test_an_example_is_named(sets):
    for label, asked in sets.items():
        for question in asked.values():
            assert not question.note or ("Tilburg" in question.note and label != "Tilburg")
    for label in ("Vlieland", "Losser", "Rozendaal", "Den Haag", "Amsterdam"):
        assert not sets[label]["kinderen"].note and label in sets[label]["kinderen"].text
    assert sets["Voorne aan Zee"]["kinderen"].note


def test_tilburg_by_hand(sets):
    """222.601 inhabitants on 1 January 2021, of whom 14,45 percent under 15."""
    asked = sets["Tilburg"]
    population = float(asked["kinderen"].facts.rows[0][1].replace(".", ""))
    assert asked["kinderen"].answer == pytest.approx(population * 0.1445)
    assert asked["kinderen"].check("14,45").slip == "procent" and asked["kinderen"].check(str(round(population * 0.8555))).slip == "rest"
    assert asked["toeval"].answer == pytest.approx(100 / 12)
    assert asked["vraag"].options[2].text.startswith("Wat maakte hier")


def test_the_first_among_the_figures_has_the_largest_share_and_not_the_most(sets):
    monitor = open_monitor()
    for label, asked in sets.items():
        question = asked["cijfers_eerst"]
        order = figures_order(monitor, "Tilburg" if question.note else label).set_index("theme")
        shown = [row[0] for row in question.facts.rows]
        share, most = order.loc[shown, "share"], order.loc[shown, "worst"]
        assert question.answer == share.idxmax() and (share == share.max()).sum() == 1, label
        assert len(shown) == 4 and most[question.answer] < most.max(), label


def test_the_theme_that_differs_stands_last(sets):
    monitor = open_monitor()
    for label, asked in sets.items():
        order = figures_order(monitor, label)
        last = order[order["n"] > 1].iloc[-1]
        assert f"'{last['theme']}'" in asked["verschil"].text and last["share"] == order.loc[order["n"] > 1, "share"].min(), label
