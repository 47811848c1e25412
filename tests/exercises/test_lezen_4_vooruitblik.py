"""The exercise with reading 4, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import re

import numpy as np
import pytest
from exercises.checks import checks

from bwlab.monitor import open_monitor

sets, TestAlways = checks("lezen_4_vooruitblik")
ORDER = ["band", "twintig", "eigen_deel", "rechte_lijn", "beginjaar", "breuk", "grijs", "tempo", "zinnen"]


def test_nine_questions_in_this_order(sets):
    assert all(list(asked) == ORDER for asked in sets.values())


def test_rounded_as_a_participant_writes_it_is_right_too(sets):
    for label, asked in sets.items():
        question = asked["eigen_deel"]
        decimals = 0 if "euro" in question.units[0] else 1
        assert question.check((f"{question.answer:.{decimals}f}".replace(".", ","), question.units[0])).state == "right", label
        assert asked["tempo"].check(str(round(asked["tempo"].answer))).state == "right", label
        assert asked["twintig"].check("2").state == "right"


def test_an_example_is_named(sets):
    for label, asked in sets.items():
        for question in asked.values():
            if question.note:
                assert "Tilburg" in question.note and label in question.note and label != "Tilburg"
    assert not any(question.note for question in sets["Tilburg"].values())
    for label in ("Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Den Haag", "Amsterdam"):
        assert not sets[label]["band"].note and label in sets[label]["band"].text


def test_tilburg_by_hand(sets):
    """From the published table: 79,4 (2015) and 82,1 (2022); the median 85,4 and 84,6."""
    question = sets["Tilburg"]["eigen_deel"]
    assert question.facts.rows == (("Tilburg", "79,4 %", "82,1 %"), ("Mediaan van alle gemeenten", "85,4 %", "84,6 %"))
    assert question.answer == pytest.approx(3.5)
    for given, slip in (("2,7", "alles"), ("-0,8", "land"), ("1,9", "opgeteld"), ("-3,5", "teken"), ("-2,5", "afstand")):
        assert question.check(given).slip == slip
    assert sets["Tilburg"]["beginjaar"].answer == "2021"
    assert sets["Tilburg"]["twintig"].answer == 2


def test_the_pace_is_counted_by_hand(sets):
    table = open_monitor().table("tevredenheid_leven")
    size = float(re.search(r"minstens ([\d,]+) procentpunt", sets["Tilburg"]["tempo"].text)[1].replace(",", "."))
    changed = np.concatenate([(table[year + 4] - table[year]).dropna() for year in range(2013, 2019)])
    reached = (changed >= size - 1e-9).sum()
    assert sets["Tilburg"]["tempo"].answer == pytest.approx(100 * reached / len(changed))


def test_the_start_year_really_is_the_most_favourable(sets):
    for label, asked in sets.items():
        question = asked["beginjaar"]
        rows = {int(year): float(re.search(r"[\d.,]+", value)[0].replace(".", "").replace(",", ".")) for year, value in question.facts.rows}
        end = max(rows)
        way = 1 if "is meer gunstiger" in question.text else -1
        best = max((year for year in rows if year < end), key=lambda year: way * (rows[end] - rows[year]))
        assert question.answer == str(best) and best in (2020, 2021), label
