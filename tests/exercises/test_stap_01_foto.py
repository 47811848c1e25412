"""The exercise with step 1, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import math

from exercises.checks import checks

from bwlab.monitor import open_monitor

sets, TestAlways = checks("stap_01_foto")
NO_FIGURES = ("Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Schiermonnikoog")


def test_rounded_as_a_participant_writes_it_is_right_too(sets):
    for label, asked in sets.items():
        value, unit = asked["procentpunt"].answer
        typed = f"{value:.1f}".replace(".", ",")
        assert asked["procentpunt"].check((typed, unit)).state == "right", label
        mean = f"{asked['leeg_is_geen_nul'].answer:.1f}".replace(".", ",")
        assert asked["leeg_is_geen_nul"].check(mean).state == "right", label


def test_a_municipality_without_the_figure_gets_a_named_example(sets):
    for label in NO_FIGURES:
        asked = sets[label]
        for question in asked.values():
            if label not in " ".join((question.text, *(option.text for option in question.options))):
                assert question.note or question.id in ("lege_plek", "aantal_of_kans"), (label, question.id)
            if question.note:
                assert "Tilburg" in question.note and label in question.note
    assert all(asked["rang"].note for label, asked in sets.items() if label == "Vlieland")
    assert not any(question.note for question in sets["Tilburg"].values())


def test_tilburg_by_hand(sets):
    """Computed once by hand from the published table, not by this code."""
    asked = sets["Tilburg"]
    assert "plaats 180 van 217" in asked["rang"].text
    assert asked["rang"].answer == 179
    assert asked["rang"].check("180").slip == "zelf"
    assert asked["rang"].check("36").slip == "onder"  # 217 - 180, less the one that shares the place
    assert asked["jaar"].answer == "bebouwd_terrein"


def test_blanks_as_zero_change_the_national_mean(sets):
    column = open_monitor().table("tevredenheid_leven")[2022]
    mean, zeros = column.mean(), column.fillna(0).mean()
    assert math.isclose(zeros, mean * 217 / 342)
    said = " ".join(sets["Tilburg"]["leeg_is_geen_nul"].explanation)
    assert f"{mean:.1f}".replace(".", ",") in said and f"{zeros:.1f}".replace(".", ",") in said


def test_the_rate_question_really_has_opposite_orders(sets):
    table = open_monitor().snapshot.table("crime_counts.csv.gz")
    table = table[table["year"] == 2023]
    for label, asked in sets.items():
        question = asked["aantal_of_kans"]
        offence = {
            "woninginbraken": "woninginbraken",
            "vernielingen": "vernieling",
            "fietsdiefstallen": "fietsdiefstal",
        }
        what = question.facts.caption.split()[4].rstrip(",")
        rows = table[table["offence"] == offence.get(what, "mishandeling")].set_index("region")
        most = next(slip.answer for slip in question.slips if slip.id == "meeste")
        more, likely = rows.loc[most], rows.loc[question.answer]
        assert more["count"] > likely["count"], label
        assert more["count"] / more["mean_population"] < likely["count"] / likely["mean_population"], label
