"""The exercise with reading the monitor 2, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import math
import re

import pytest
from exercises.checks import checks

from bwlab.exercises.lezen_2_marges import blanks
from bwlab.method.margin import half_width
from bwlab.monitor import open_monitor

sets, TestAlways = checks("lezen_2_marges")


def test_rounded_as_a_participant_writes_it_is_right_too(sets):
    decimals = {"marge_verschil": 1, "opgeteld": 0, "een_meer": 2}
    for label, asked in sets.items():
        for key, digits in decimals.items():
            typed = f"{asked[key].answer:.{digits}f}".replace(".", ",")
            if "," in typed or float(typed) < 1000:
                assert asked[key].check(typed).state == "right", (label, key)
            assert asked[key].check(round(asked[key].answer, digits)).state == "right", (label, key)


def test_an_example_is_named_as_one(sets):
    for label in ("Vlieland", "Losser", "Voorne aan Zee", "Rozendaal"):
        for question in sets[label].values():
            shown = " ".join((question.text, question.note, str(question.facts), *(each.text for each in question.options)))
            general = question.id in ("duizend_keer", "halve_marge", "slechtste_gemeente")
            assert label in shown or general, (label, question.id)
            if question.note:
                assert label in question.note
    assert sets["Voorne aan Zee"]["opgeteld"].note == "" and "Brielle" in sets["Voorne aan Zee"]["opgeteld"].text
    assert sets["Rozendaal"]["een_meer"].note == "" and sets["Tilburg"]["marge_verschil"].note == ""
    assert "Vlieland" in sets["Vlieland"]["slechtste_gemeente"].text


def test_tilburg_by_hand(sets):
    """Computed once by hand from the published tables, not by this code."""
    asked = sets["Tilburg"]
    assert asked["plaats_met_lege"].answer == 180 + 125
    assert asked["plaats_met_lege"].check("180").slip == "zelfde" and asked["plaats_met_lege"].check("342").slip == "laatste"
    assert asked["marge_verschil"].answer == pytest.approx(math.sqrt(3.0**2 + 3.6**2))  # the table: half of each published interval
    assert asked["wat_mag"].answer["plaats"] == "misleidt"


def test_voorne_aan_zee_by_hand(sets):
    """The accounts of 2022: 151.7, 65.0 and 52.5 million; 40,574, 17,704 and 14,960 inhabitants."""
    question = sets["Voorne aan Zee"]["opgeteld"]
    rows = {row[0]: row[1:] for row in question.facts.rows}
    assert rows["Hellevoetsluis"][:2] == ("151,7", "40.574") and rows["Brielle"][:2] == ("65,0", "17.704")
    assert question.answer == pytest.approx(1e6 * (151.7 + 65.0 + 52.5) / (40574 + 17704 + 14960))


def test_four_times_as_many_answers_halve_the_margin_for_every_share(sets):
    for asked in sets.values():
        share = float(re.search(r"en (\d+,\d) procent", asked["halve_marge"].text)[1].replace(",", ".")) / 100
        assert half_width(share, 1600) == pytest.approx(half_width(share, 400) / 2, rel=0.02)


def test_the_thousand_are_those_of_the_notebook(sets):
    """Exercise and notebook count the same thousand surveys."""
    from types import SimpleNamespace

    from bwlab.lessons.lezen_2.thousand_panel import USUAL, ThousandPanel

    monitor = open_monitor()
    for label in ("Tilburg", "Vlieland", "Den Haag"):
        panel = ThousandPanel(SimpleNamespace(monitor=monitor, region=monitor.regions.find(label)))
        _, _, changes = panel.model(USUAL, 0.0)
        said = sets[label]["duizend_keer"].explanation[0]
        better, worse = round(1000 * changes.seen_down), round(1000 * changes.seen_up)
        assert f"heette het {better + worse} keer" in said and f"{better} keer beter en {worse} keer slechter" in said


def test_about_twenty_five_holds_for_everyone(sets):
    for label, asked in sets.items():
        better = int(re.search(r"(\d+) keer beter", asked["duizend_keer"].explanation[0])[1])
        assert 8 <= better <= 45, (label, better)  # 342 draws around 23, five to a standard error


def test_the_worst_municipality_really_has_no_figure(sets):
    monitor = open_monitor()
    column = monitor.table("tevredenheid_leven").iloc[:, -1]
    for asked in sets.values():
        question = asked["slechtste_gemeente"]
        zero = [row[0] for row in question.facts.rows if row[1] == "0,0"]
        assert len(zero) == 1 and math.isnan(column[monitor.regions.find(zero[0]).code])
        others = [monitor.regions.find(row[0]).code for row in question.facts.rows if row[1] != "0,0"]
        assert column[others].notna().all()


def test_who_stands_before_fits_none_one_and_more():
    assert "geen gemeente voor A" in blanks._before(1, "A")
    assert "staat er 1 gemeente voor A" in blanks._before(2, "A") and "staan er 2 gemeenten voor A" in blanks._before(3, "A")
