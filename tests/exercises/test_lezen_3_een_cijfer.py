"""The exercise with reading 3, for a spread of municipalities, and for all 342 where it is slow."""

from __future__ import annotations

import math
import re

import numpy as np
from exercises.checks import checks

from bwlab.lessons.lezen_3.one_number import figures, seed
from bwlab.lessons.lezen_3.weights_panel import REST
from bwlab.method.composite import rank_bands
from bwlab.monitor import open_monitor

sets, TestAlways = checks("lezen_3_een_cijfer")
WITHOUT = ("Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Maastricht")


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
