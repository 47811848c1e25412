"""What a sentence looks like: the clear ones are named, the double ones doubted, and nothing breaks it."""

from __future__ import annotations

import pytest
from export.desks import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.lessons.stap_04.example import STORIES
from bwlab.policy.goals.kinds import (
    ACTIVITY,
    CHALLENGE,
    GOAL,
    KINDS,
    NOTHING,
    NOWHERE,
    PROGRESS,
    beside,
    counted,
    look,
)

NOW = 2026
CLEAR = {
    CHALLENGE: ("Er gaat veel warmte verloren", "Niet iedereen blijft lang gezond", "Jongeren vinden geen huis", "Steeds meer mensen hebben schulden", "Wie hulp zoekt, moet daar te lang op wachten.", "In de ene wijk is er veel ruimte om te bewegen, in de andere bijna niet."),
    GOAL: ("Minder huishoudens met schulden", "In 2030 is hoogstens 8 procent van de huishoudens in de schulden", "Geen enkel kind groeit op in een koud huis", "Over vier jaar doet een op de drie inwoners vrijwilligerswerk.", "Het vertrouwen blijft op peil", "Iedereen kan meedoen"),
    ACTIVITY: ("We organiseren vier gesprekken in de bibliotheek.", "Er komt een coördinator brede welvaart.", "Een beweegroute aanleggen", "Drie speelplekken aanleggen", "Een proef met buurtwebsites", "Voor 1 juli 2027 hebben 200 gezinnen een gesprek gehad met een coach."),
    PROGRESS: ("Er zijn vier buurtkamers geopend, en er kwamen 600 mensen.", "We hebben 200 huishoudens gebeld", "600 huizen", "acht kilometer route", "De helft van de huizen is geïsoleerd"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "sentence"), [(kind, each) for kind, found in CLEAR.items() for each in found])
def test_a_clear_sentence_looks_like_what_it_is(kind, sentence):
    found = look(sentence, NOW)
    assert found.kind == kind and kind in found.maybe, found
    assert found.why.startswith("Lijkt op ") and "'" in found.why


def test_the_stories_of_the_example_look_like_what_they_stand_for():
    for stories in STORIES:
        for told in stories.values():
            for text, kind in ((told.challenge, CHALLENGE), (told.goal, GOAL), (told.activity, ACTIVITY), (told.output, PROGRESS)):
                assert look(text, NOW).kind == kind, (text, look(text, NOW))


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Minder inbraken door gratis sloten nakijken", {GOAL, ACTIVITY}), ("Meer bijeenkomsten organiseren", {GOAL, ACTIVITY}),
        ("Vroeg bellen bij een achterstand", {CHALLENGE, ACTIVITY}), ("Geen kind gaat nog zonder ontbijt naar school.", {CHALLENGE, GOAL}),
    ],
)  # fmt: skip
def test_a_double_sentence_is_doubted_with_both(sentence, kinds):
    found = look(sentence, NOW)
    assert found.kind == "" and set(found.maybe) == kinds and found.why.startswith("Dit kan ")
    assert ("Knip hem" in found.why) == ({GOAL, ACTIVITY} <= kinds)


@pytest.mark.parametrize("sentence", ["Tevredenheid met het leven", "Er wonen in onze stad veel ouderen", "Wonen", "x" * 10_000])
def test_what_cannot_be_seen_is_said(sentence):
    assert look(sentence, NOW) == ("", (), NOWHERE)


@pytest.mark.parametrize("sentence", ["", "   ", "...", "?"])
def test_no_sentence_is_no_kind(sentence):
    assert look(sentence, NOW).why == NOTHING


def test_a_number_and_a_year_make_no_goal_of_work_and_a_goal_says_what_it_lacks():
    assert "maken van werk nog geen doel" in look("In 2028 zijn er 40 huizen geïsoleerd", NOW).why
    assert look("In 2025 zijn er 40 huizen geïsoleerd", NOW).kind == PROGRESS, "a year that is over is no promise"
    assert "nog niet in: een getal en een jaar" in look("Minder inbraken", NOW).why
    assert "nog niet in" not in look("In 2030 zijn er hoogstens 40 inbraken", NOW).why
    assert "Wie merkt daar verschil van?" in look("Het vertrouwen blijft op peil", NOW).why


def test_nobody_is_right_or_wrong():
    found = look("Sloten nakijken", NOW)
    assert beside(found, "") == "" and "ook activiteit" in beside(found, ACTIVITY)
    said = beside(found, GOAL, GOAL)
    assert "Jij kent de bedoeling" in said and "staat deze zin als doel" in said and "fout" not in said
    assert "jij weet wat je bedoelt" in beside(look("Wonen", NOW), GOAL)


def test_goals_that_look_like_work_are_counted():
    pairs = [(GOAL, look("Sloten nakijken", NOW)), (GOAL, look("Minder inbraken", NOW)), (CHALLENGE, look("Wonen", NOW)), ("", look("Wonen", NOW))]
    assert counted(pairs) == "Bij 1 van de 3 zinnen is het aan de woorden niet te zien. Van de 2 zinnen die als doel staan, lijkt er 1 op werk: een activiteit of voortgang."
    assert counted([]) == "" and counted(pairs[:1]).startswith("Van de 1 zin die als doel staat, lijkt er 1")


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from([each for found in CLEAR.values() for each in found] + list(HOSTILE)), min_size=1, max_size=3).map(" ".join)))
def test_any_text_gets_a_sentence(text):
    found = look(text, NOW)
    assert found.kind in ("", *KINDS) and set(found.maybe) <= set(KINDS) and found.why.endswith((".", "?"))
    assert found.kind == "" or found.kind in found.maybe
    assert len(found.why) < 900 and look(f"  {text}\n", NOW) == found
