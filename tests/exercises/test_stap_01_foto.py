"""The exercise with step 1, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt
import math
import re

import nbformat
import pytest
from exercises.spread import REACH, regions_of

from bwlab.exercises.stap_01_foto import questions
from bwlab.monitor import open_monitor
from bwlab.places import exercises_dir

TODAY = dt.date(2026, 11, 21)
NO_FIGURES = ("Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Schiermonnikoog")


@pytest.fixture(scope="module", params=REACH)
def sets(request):
    monitor = open_monitor()
    return {
        region.label: {each.id: each for each in questions(monitor, region, TODAY)}
        for region in regions_of(monitor, request.param)
    }


def everything_said(question):
    return [
        question.right,
        question.look,
        *question.hints,
        *question.explanation,
        *(s.sentence for s in question.slips),
    ]


def test_every_right_answer_is_right_for_every_municipality(sets):
    assert len(sets) >= 50
    for label, asked in sets.items():
        assert len(asked) == 9
        for question in asked.values():
            assert question.check(question.answer).state == "right", (label, question.id)
            for other in question.others:
                assert question.check(other).state == "right", (label, question.id)


def test_every_typical_slip_meets_its_own_sentence_for_every_municipality(sets):
    for label, asked in sets.items():
        for question in asked.values():
            assert len(question.slips) >= 3, (label, question.id)
            for slip in question.slips:
                outcome = question.check(slip.answer)
                assert (outcome.state, outcome.slip) == ("wrong", slip.id), (label, question.id)
                assert outcome.sentence == slip.sentence
            sentences = {question.right, question.look, *(slip.sentence for slip in question.slips)}
            assert len(sentences) == len(question.slips) + 2, (label, question.id)


def test_rounded_as_a_participant_writes_it_is_right_too(sets):
    for label, asked in sets.items():
        value, unit = asked["procentpunt"].answer
        typed = f"{value:.1f}".replace(".", ",")
        assert asked["procentpunt"].check((typed, unit)).state == "right", label
        mean = f"{asked['leeg_is_geen_nul'].answer:.1f}".replace(".", ",")
        assert asked["leeg_is_geen_nul"].check(mean).state == "right", label


def test_no_sentence_is_broken(sets):
    """Nothing unformatted, no Python words, no exclamation mark, and every question says something."""
    odd = re.compile(r"nan|None|\bGM\d{4}|\d\.\d(?!\d\d)|!|gewoon|simpelweg|  ")
    for label, asked in sets.items():
        for question in asked.values():
            shown = [
                question.text,
                question.note,
                *everything_said(question),
                *(o.text for o in question.options),
            ]
            for text in shown:
                assert not odd.search(text), (label, question.id, text)
            assert question.hints and question.explanation and question.look


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


def test_the_notebook_holds_no_solution(sets):
    notebook = nbformat.read(exercises_dir() / "tien_stappen" / "stap_01_foto.ipynb", 4)
    text = "\n".join(cell.source + str(cell.metadata) for cell in notebook.cells)
    for label in ("Tilburg", "Vlieland", "Den Haag"):
        for question in sets[label].values():
            for sentence in everything_said(question):
                assert sentence not in text
    calls = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in calls)
    assert all(cell.metadata.jupyter.source_hidden for cell in calls)
    asked = [int(found) for cell in calls for found in re.findall(r"^oef\.ask\((\d+)\)$", cell.source, re.M)]
    assert asked == list(range(1, 10))
    minutes = sum(cell.metadata.bwlab.minutes for cell in notebook.cells)
    assert minutes == notebook.metadata.bwlab.minutes
