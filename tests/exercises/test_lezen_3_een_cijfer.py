"""The exercise with reading 3, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import datetime as dt
import math
import re

import nbformat
import numpy as np
import pytest
from exercises.spread import REACH, regions_of

from bwlab.exercises.lezen_3_een_cijfer import questions
from bwlab.lessons.lezen_3.one_number import figures, seed
from bwlab.lessons.lezen_3.weights_panel import REST
from bwlab.method.composite import rank_bands
from bwlab.monitor import open_monitor
from bwlab.places import exercises_dir

TODAY = dt.date(2026, 11, 21)
COUNT = 9
WITHOUT = ("Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Maastricht")


@pytest.fixture(scope="module", params=REACH)
def sets(request):
    monitor = open_monitor()
    return {region.label: {each.id: each for each in questions(monitor, region, TODAY)} for region in regions_of(monitor, request.param)}


def said_of(question):
    return [question.right, question.look, *question.hints, *question.explanation, *(slip.sentence for slip in question.slips)]


def test_every_right_answer_is_right_for_every_municipality(sets):
    assert len(sets) >= 50
    for label, asked in sets.items():
        assert len(asked) == COUNT
        for question in asked.values():
            assert question.check(question.answer).state == "right", (label, question.id)


def test_every_typical_slip_meets_its_own_sentence_for_every_municipality(sets):
    for label, asked in sets.items():
        for question in asked.values():
            assert len(question.slips) >= 3, (label, question.id)
            for slip in question.slips:
                outcome = question.check(slip.answer)
                assert (outcome.state, outcome.slip, outcome.sentence) == ("wrong", slip.id, slip.sentence), (label, question.id)
            sentences = {question.right, question.look, *(slip.sentence for slip in question.slips)}
            assert len(sentences) == len(question.slips) + 2, (label, question.id)


def test_no_sentence_is_broken(sets):
    odd = re.compile(r"nan|None|\bGM\d{4}|\d\.\d(?!\d\d)|!|gewoon|simpelweg|  |\b1 (gemeenten|plaatsen|cijfers)\b")
    for label, asked in sets.items():
        for question in asked.values():
            facts = [cell for row in question.facts.rows for cell in row] + [question.facts.caption] if question.facts else []
            for text in [question.text, question.note, *said_of(question), *(o.text for o in question.options), *facts]:
                assert not odd.search(text), (label, question.id, text)
            assert question.hints and question.explanation and question.look


def test_options_differ(sets):
    for label, asked in sets.items():
        for question in asked.values():
            texts = [option.text for option in question.options]
            assert len(set(texts)) == len(texts), (label, question.id)


def test_a_municipality_without_a_place_gets_a_named_example(sets):
    for label in WITHOUT:
        asked = sets[label]
        for key in ("geen_punten", "meetkundig", "band_lezen", "persbericht_ranglijst"):
            assert label in asked[key].note and "voorbeeld" in asked[key].note, (label, key)
        assert f"{label} mist" in asked["persbericht_ranglijst"].explanation[4]
    assert not any(question.note for question in sets["Tilburg"].values())


def test_tilburg_by_hand(sets):
    """Worked out beside the code: 82,1 - 84,44 = -2,34; / 2,50 = -0,936. (12,1 - 7,8) / (12,1 - 1,3) = 4,3 / 10,8 = 0,398."""
    asked = sets["Tilburg"]
    assert asked["zscore"].answer == -0.94 and asked["zscore"].check("-0,9").state == "right"
    assert asked["zscore"].check("-2,3").slip == "niet_gedeeld" and asked["zscore"].check("0,94").slip == "omgekeerd"
    assert asked["minmax"].answer == (39.8, "punten") and asked["minmax"].check(("40", "punten")).state == "right"
    assert asked["minmax"].check(("60,2", "punten")).slip == "richting"


def test_the_figures_shown_are_those_of_the_monitor(sets):
    column = open_monitor().table("tevredenheid_leven")[2022]
    rows = dict(sets["Tilburg"]["zscore"].facts.rows)
    assert rows["Gemiddelde van de gemeenten"] == f"{column.mean():.2f} %".replace(".", ",")
    assert rows["Standaarddeviatie"] == f"{np.std(column.dropna(), ddof=1):.2f} %".replace(".", ",")


def test_the_geometric_question_is_right_for_all(sets):
    for label, asked in sets.items():
        high, low = (int(row[1]) for row in asked["meetkundig"].facts.rows)
        assert high > low >= 1, label
        assert math.sqrt(high * (low + 5)) > math.sqrt((high + 5) * low), label


def test_who_drops_out_is_counted(sets):
    values = open_monitor()
    blank = [values.table(code).dropna(axis=1, how="all").iloc[:, -1].isna() for code in ("tevredenheid_leven", "contact", "vrijwilligerswerk")]
    either = int(np.logical_or.reduce(blank).sum())
    question = sets["Tilburg"]["wie_valt_af"]
    assert [row[1] for row in question.facts.rows] == [str(int(each.sum())) for each in blank]
    assert f"Het zijn er {either}." in question.right and either > max(each.sum() for each in blank)


def test_the_band_of_the_right_answer_does_not_touch_the_own_band(sets):
    for label, asked in sets.items():
        question = asked["band_lezen"]
        names = {option.key: option.text for option in question.options}
        rows = {name: tuple(int(part) for part in band.split(" tot ")) for name, _, band in question.facts.rows}
        own = next(name for name in rows if name not in names.values())
        low, high = rows[own]
        sure = rows[names[question.answer]]
        assert sure[1] < low or sure[0] > high, label
        up = " hoger op de lijst" in question.text
        assert (sure[1] < low) == up, label
        for slip in question.slips:
            if slip.id == "overlap":
                other = rows[names[slip.answer]]
                assert other[0] <= high and other[1] >= low, label


def test_the_band_is_the_one_in_the_notebook(sets):
    """Tilburg, at equal points: what the exercise tells is what the picture says."""
    monitor = open_monitor()
    known, region = figures(monitor), monitor.regions.find("Tilburg")
    at, there = known.complete[known.complete].index.get_loc(region.code), known.complete.to_numpy()
    found = rank_bands(known.scores.to_numpy()[there], None, REST, seed(region), missing="complete")
    rows = {name: band for name, _, band in sets["Tilburg"]["band_lezen"].facts.rows}
    assert rows["Tilburg"] == f"{found.low[at]:.0f} tot {found.high[at]:.0f}"


def test_the_clinic_has_two_of_each_and_a_reason_for_each(sets):
    for label, asked in sets.items():
        for key in ("persbericht_cijfers", "persbericht_ranglijst"):
            question = asked[key]
            boxes = list(question.answer.values())
            assert {box: boxes.count(box) for box in boxes} == {"klopt": 2, "misleidt": 2, "niet_te_weten": 2}, label
            assert len(question.explanation) == len(question.slips) == 6
            for option, reason in zip(question.options, question.explanation, strict=True):
                assert option.text in reason
            # Each claim in each wrong box meets its reason.
            for slip in question.slips:
                for box in {"klopt", "misleidt", "niet_te_weten"} - {question.answer[slip.id]}:
                    assert question.check(question.answer | {slip.id: box}).slip == slip.id


def test_what_the_clinic_calls_right_is_true(sets):
    monitor, known = open_monitor(), figures(open_monitor())
    for label, asked in sets.items():
        question = asked["persbericht_cijfers"]
        text = {option.key: option.text for option in question.options}
        who = "Tilburg" if question.note else label
        code = monitor.regions.find(who).code
        year, rate = re.search(r"In (\d{4}) .*? ([\d,]+) misdrijven", text["misdrijven"]).groups()
        assert abs(monitor.table("geregistreerde_misdrijven_per_1000").at[code, int(year)] - float(rate.replace(",", "."))) <= 0.051, label
        weight = monitor.position(code, indicators=["overgewicht"]).iloc[0]
        assert f"mediaan van {weight['n']} gemeenten" in text["mediaan"]
    complete = int(known.values.notna().all(axis=1).sum())
    said = {option.key: option.text for option in sets["Tilburg"]["persbericht_ranglijst"].options}
    assert said["wie_niet"].startswith(f"{342 - complete} van de 342 gemeenten")


def test_the_notebook_holds_no_solution(sets):
    notebook = nbformat.read(exercises_dir() / "de_monitor_lezen" / "3_een_cijfer_of_veel.ipynb", 4)
    text = "\n".join(cell.source + str(cell.metadata) for cell in notebook.cells)
    for label in ("Tilburg", "Vlieland", "Den Haag"):
        for question in sets[label].values():
            for sentence in said_of(question):
                assert sentence not in text
    calls = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    asked = [int(found) for source in calls for found in re.findall(r"^oef\.ask\((\d+)\)$", source, re.M)]
    assert asked == list(range(1, COUNT + 1)) and calls[-1] == "oef.progress()"
