"""Choices for the region: what is missing is named, and a difference is a question, never a verdict."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bwlab.policy import Facility, RegionalChoice
from bwlab.policy.acting.crossing import NO_LEVEL, NO_REASON, choice_of, choices, questions, still_open
from bwlab.policy.records.border import LEVELS

THEMES = ("Wonen", "Milieu", "Veiligheid")
SIDES = ("both_less", "only_here", "only_there", "both_more", "equal", "blank")


def rows(*side):
    return pd.DataFrame({"side": list(side)}, dtype=object)


def asked(level, *side, own=()):
    return questions(RegionalChoice(theme="Wonen", level=level, why="x"), rows(*side), "buurgemeenten", own)


def test_a_table_names_what_is_missing():
    table = choices([RegionalChoice(theme="Milieu", level="samen"), RegionalChoice(theme="Wonen", level="lokaal", why=" Eigen grond. ", agenda="Woondeal")], THEMES)
    assert table["theme"].tolist() == list(THEMES) and table["open"].tolist() == [False, True, True]
    assert table.loc[0].tolist()[1:4] == ["lokaal", "Eigen grond.", "Woondeal"]
    assert (table.loc[1, "why"], table.loc[2, "level"]) == (NO_REASON, NO_LEVEL)
    assert still_open(table) == "Nog zonder keuze of zonder reden: Milieu en Veiligheid."
    assert still_open(choices([], THEMES)) == "Alle 3 thema's wachten nog op een keuze met een reden."
    full = choices([RegionalChoice(theme=each, level="samen", why="x") for each in THEMES], THEMES)
    assert still_open(full) == "Alle 3 thema's hebben een keuze en een reden."


def test_spaces_are_no_reason():
    assert choices([RegionalChoice(theme="Wonen", level="samen", why="  \n")], ["Wonen"])["open"].all()


def test_a_theme_without_a_choice_gives_an_empty_one():
    assert choice_of([], "Wonen") == RegionalChoice(theme="Wonen")


def test_local_while_all_share_it_is_asked_about():
    (question,) = asked("lokaal", "both_less", "both_less", "only_here", "equal")
    assert question.startswith("Je koos lokaal. Bij 2 van de 3 cijfers") and question.endswith("?")
    assert asked("samen", "both_less", "both_less", "only_here") == [] == asked("lokaal", "both_less", "both_more")


@pytest.mark.parametrize("level", ["samen", "regionaal"])
def test_together_while_only_here_is_asked_about(level):
    (question,) = asked(level, "only_here")
    assert f"Je koos {level}. Bij het ene cijfer van dit thema" in question and "erbij te winnen?" in question


def test_without_figures_the_reason_is_asked_for():
    (question,) = asked("regionaal", "blank", "equal")
    assert "geen cijfer" in question and asked("", "blank") == []


def test_the_own_list_asks_too():
    own = [Facility(name="Zwembad", theme="Wonen"), Facility(name=" ", theme="Wonen"), Facility(name="School", theme="Milieu")]
    assert "een voorziening over de grens" in asked("lokaal", "both_more", own=own)[-1]
    assert asked("samen", "both_more", own=own) == []


@given(st.sampled_from(["", *LEVELS]), st.lists(st.sampled_from(SIDES), max_size=9))
def test_never_a_verdict(level, side):
    for each in asked(level, *side):
        assert each.endswith("?") and not {"fout", "onjuist", "moet je"} & set(each.lower().split())
