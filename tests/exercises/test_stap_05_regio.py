"""The exercise with step 5, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import re

import numpy as np
import pytest
from exercises.checks import checks

from bwlab.formats import parse_number

sets, TestAlways = checks("stap_05_regio")
ORDER = ["mediaan", "onderschrift", "zelfde_jaar", "plaats_in_kring", "weggemiddeld", "afstand", "reden", "zinnen"]


def column(question, place=-1):
    """The numbers of a column of the table; a blank is NaN."""
    found = [re.search(r"[\d.,]+", row[place]) for row in question.facts.rows]
    return [parse_number(each[0]) if each else np.nan for each in found]


def test_eight_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_an_example_is_the_exception(sets):
    noted = {key: [label for label, asked in sets.items() if asked[key].note] for key in ORDER}
    assert noted["afstand"] == noted["reden"] == []
    for key, labels in noted.items():
        assert len(labels) <= 0.2 * len(sets), (key, labels)


def test_the_median_follows_from_the_table(sets):
    for label, asked in sets.items():
        question = asked["mediaan"]
        values = np.array(column(question)[1:])
        assert len(values) == 7 and question.answer == pytest.approx(np.nanmedian(values)), label
        assert np.isnan(values).any() or "Alle zeven hebben een cijfer." in question.explanation[0]


def test_the_place_follows_from_the_table(sets):
    for label, asked in sets.items():
        question = asked["plaats_in_kring"]
        km = int(re.search(r"binnen (\d+) kilometer", question.text)[1])
        far, values = column(question, 1), column(question)
        way = 1 if "is hoger gunstiger" in question.text else -1
        inside = [value for value, each in zip(values, far, strict=True) if each <= km]
        assert question.answer == 1 + sum(way * each > way * values[0] for each in inside), label


def test_the_mean_follows_from_the_table(sets):
    for label, asked in sets.items():
        question = asked["weggemiddeld"]
        values = column(question)
        assert len(values) == 5 and question.answer == pytest.approx(np.mean(values)), label
        assert f"niet meer het cijfer van {question.facts.rows[0][0]}" in question.right, "another may happen to have that value"
        assert question.check((str(values[0]).replace(".", ","), question.units[0])).slip == "eigen"


def test_rounded_as_a_participant_writes_it_is_right_too(sets):
    for label, asked in sets.items():
        for key in ("mediaan", "weggemiddeld"):
            question = asked[key]
            typed = f"{question.answer:.1f}".replace(".", ",")
            assert question.check((typed, question.units[0])).state == "right", (label, key)


def test_one_sentence_in_the_wrong_box_is_named(sets):
    for label, asked in sets.items():
        for key in ("afstand", "reden", "zinnen"):
            question = asked[key]
            for sentence, box in question.answer.items():
                other = next(each.key for each in question.boxes if each.key != box)
                assert question.check(question.answer | {sentence: other}).slip == sentence, (label, key)


def test_tilburg_by_hand(sets):
    """Read from the table: 42,4 44,0 47,3 41,8 43,6 and two blanks; 39,2 in Tilburg itself."""
    question = sets["Tilburg"]["mediaan"]
    assert "vrijwilligerswerk" in question.text
    for given, slip in (("43,6", None), ("42,4", "nul"), ("43,8", "gemiddelde"), ("43,0", "zelf"), ("41,8", "midden")):
        assert question.check(given).slip == slip
    assert sets["Tilburg"]["onderschrift"].options[2].text == "Mediaan van 5 van 8 buurgemeenten met een cijfer: 84,1 procent (2022)"
    assert sets["Tilburg"]["onderschrift"].check("regio").slip == "regio"


def test_who_has_no_neighbours_gets_the_corop_area(sets):
    assert "COROP-gebied Kop van Noord-Holland" in sets["Texel"]["onderschrift"].text
