"""Dialogue cards: one honest figure a theme, or none, and two open questions."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from lessons.desk import MONITOR, SPECIAL

from bwlab.formats import number
from bwlab.policy import Challenge
from bwlab.policy.dialogue.cards import FIRST, QUESTIONS, cards, cards_of

THEMES = [each.name for each in MONITOR.catalogue.themes]
TODAY = 2026


@pytest.mark.parametrize("label", SPECIAL)
def test_a_card_for_every_theme(label):
    own = MONITOR.regions.find(label)
    made = cards(MONITOR, own, today=TODAY)
    assert [each.theme for each in made] == THEMES
    for card in made:
        assert card.limit and card.meaning and len(card.alt) <= 250 and label in card.alt
        if card.blank:
            assert (card.figure, card.year, card.source, card.beside) == ("geen cijfer", None, "", "")
            assert MONITOR.position(own).query("theme == @card.theme")["value"].isna().all(), "blank only where all are"
            assert "wat in geen tabel staat" in card.questions[0]
            continue
        row = MONITOR.position(own, indicators=card.indicator).iloc[0]
        assert card.figure.startswith(number(row["value"], int(row["decimals"]))) and card.year == row["year"] and card.origin == row["origin"]
        assert number(row["n"]) in card.beside and card.source
        assert (f"Dit cijfer is van {card.year}" in card.limit) == (TODAY - card.year > 5)
        assert ("Voorlopig" in card.limit) == row["provisional"] and ("eruggerekend" in card.limit) == (row["origin"] == "recovered")


@pytest.mark.parametrize("code", ["opkomst_tweede_kamer", "afstand_supermarkt", "sportlidmaatschappen_tien_sporten"])
def test_a_limit_does_not_repeat_what_is_counted(code):
    card = next(each for each in cards(MONITOR, "Vlieland", prefer=[code], today=TODAY) if each.indicator == code)
    mine, said = (set(re.findall(r"\w{7,}", text.lower())) for text in (card.meaning, card.limit.split("Eén getal")[0]))
    assert len(mine & said) <= 1, mine & said


def test_the_questions_are_open_and_blame_nobody():
    assert set(QUESTIONS) == set(THEMES)
    asked = [question for pair in QUESTIONS.values() for question in pair]
    assert len(set(asked)) == len(asked) == 2 * len(THEMES)
    for question in asked:
        assert re.match(r"(Wat|Waar|Waaraan|Wie|Hoe|Wanneer|Welke?|Op welke|Op wie) ", question) and question.endswith("?"), question
        assert not re.search(r"\b(waarom|slecht|ongunstig|probleem|erg)\b", question, re.IGNORECASE) and len(question.split()) <= 14


def test_a_margin_of_cbs_is_told():
    safe = next(each for each in cards(MONITOR, "Den Haag", ["Veiligheid"], prefer=["ervaren_sociale_overlast"]) if not each.blank)
    bounds = MONITOR.snapshot.table("safety_survey_2021.csv").query("region == 'GM0518' and indicator == 'ervaren_sociale_overlast'").iloc[0]
    assert f"tussen {number(bounds['lower'], 1)} en {number(bounds['upper'], 1)}." in safe.limit


def test_themes_are_chosen_and_an_opgave_goes_first():
    (one,) = cards(MONITOR, "Tilburg", ["Wonen", "geen thema"], prefer=["afstand_huisarts"])
    assert one.indicator == "afstand_huisarts"
    (other,) = cards(MONITOR, "Vlieland", ["Wonen"], prefer=["tevredenheid_woning"])
    assert other.indicator not in ("", "tevredenheid_woning"), "a figure that is not there gives way to one that is"
    dossier = SimpleNamespace(cards=["Wonen", "Milieu"], challenges=[Challenge(title="Huisarts", indicators=["afstand_huisarts"])])
    assert [each.indicator for each in cards_of(dossier, MONITOR, "Tilburg")] == ["afstand_huisarts", "gasverbruik"]
    for nothing in (None, SimpleNamespace(cards=[], challenges=[]), SimpleNamespace(cards=["Geluk"], challenges=[])):
        assert [each.theme for each in cards_of(nothing, MONITOR, "Tilburg")] == THEMES
    assert cards(MONITOR, "Tilburg", []) == []


def test_what_goes_first_exists():
    assert [code for code in FIRST if code not in MONITOR.catalogue.foto] == []
