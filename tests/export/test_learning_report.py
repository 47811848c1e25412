"""The report of what was learned: the rule beside the result, what stopped beside what goes on."""

from __future__ import annotations

from export.desks import DOCUMENTS, blank, filled, made, word_of, word_text

from bwlab.dossier import Forecast, Prediction
from bwlab.policy import Experiment


def lacks(record):
    return next(each for each in DOCUMENTS if each.kind == "learning").lacks(record)


def test_the_register_holds_rule_day_result_source_and_verdict():
    data = made("learning", "docx", filled())
    cells = [cell.text for cell in word_of(data).tables[0].rows[1].cells]
    assert cells[0] == "Een proef met een buurtwebsite" and "200 bezoeken of meer" in cells[1] and cells[2] == "1 november 2026"
    assert "140 bezoeken" in cells[3] and "2 september 2027" in cells[3] and cells[4:] == ["teller van de website", "stoppen", "gestopt"]
    assert "nog geen resultaat" in word_text(data)


def test_own_bands_and_places_stand_beside_what_it_was():
    record = filled()
    record.forecasts = [Forecast(notebook="stap_10", indicator="vernieling", origin=2021, year=2025, low=5, high=8, level=0.9, truth=9), Forecast(notebook="stap_10", indicator="weg", origin=2021, year=2025, low=5, high=8, level=0.9)]
    record.predictions = [Prediction(notebook="stap_01", indicator="contact", year=2022, guess=0.7, truth=0.3)]
    text = word_text(made("learning", "docx", record))
    assert "0 van de 1 keer" in text and "9,0 per 1.000 inwoners" in text and "70 van de 100" in text and "30 van de 100" in text


def test_a_claim_without_a_source_is_named_before_it_is_shared():
    record = filled()
    record.set_note("stap_10", "goed", "Dankzij ons een succes")
    assert "zonder bron" in word_text(made("learning", "docx", record))
    record.set_note("stap_10", "goed", "30 gezinnen kwamen langs")
    assert "voordat je dit verslag deelt" not in word_text(made("learning", "docx", record))


def test_it_can_be_made_once_something_was_tried_guessed_or_said():
    record = blank()
    assert "stap 10" in lacks(record)
    record.experiments = [Experiment()]
    assert lacks(record), "an empty card is nothing"
    record.experiments = [Experiment(text="Iets")]
    assert not lacks(record)
    record = blank()
    record.set_note("stap_10", "niet", "Niemand kwam")
    assert not lacks(record)
