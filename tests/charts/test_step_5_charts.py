"""The four charts of step 5: a municipality beside those around it, and its own list over the border."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.cases import CATALOGUE, MONITOR, SPECIAL
from charts.measure import colliding, faults, texts, words

from bwlab.charts import circle, facilities, neighbours, sides
from bwlab.charts.facilities import NOWHERE, shorten
from bwlab.monitor import nearby
from bwlab.policy import Facility

CODES = ("tevredenheid_leven", "afstand_huisarts", "mediaan_gestandaardiseerd_inkomen", "broeikasgas_per_inwoner", "woz", "tevredenheid_woning", "opkomst_tweede_kamer")
LABELS = (*SPECIAL, "Rotterdam", "Eemsdelta", "Haarlemmermeer")


def region(label):
    return MONITOR.regions.find(label)


def group_of(label):
    return next(by for by in nearby.AROUND if len(MONITOR.peers(region(label), by=by)))


def sides_of(label, by=None):
    by = by or group_of(label)
    rows = nearby.sides(MONITOR, region(label), by)
    return sides(rows, CATALOGUE, label=label, what=nearby.noun(region(label), by, rows["size"].iloc[0])), rows


def neighbours_of(label, code):
    return neighbours(nearby.beside(MONITOR, region(label), code), nearby.aggregates(MONITOR, region(label), code), CATALOGUE[code], label=label)


def circle_of(label, code, km):
    year = nearby.year_of(MONITOR, region(label), code)
    column = MONITOR.table(code)[year]
    far = nearby.distances(MONITOR, region(label)).assign(value=lambda table: table["region"].map(column))
    own = float(column[region(label).code])
    found = nearby.circle(far, own, km, CATALOGUE[code].direction)
    return circle(far, found, CATALOGUE[code], km=km, year=year, label=label, own=own, everyone=column.median(), all_n=column.count(), origins=["published"])


def list_of(label, entries):
    far = nearby.distances(MONITOR, region(label))
    return facilities(far[far["touches"] | (far.index < 6)], entries, label=label)


@pytest.mark.parametrize("label", LABELS)
def test_all_four_are_without_faults(label):
    near = nearby.distances(MONITOR, region(label))["region"].iloc[0]
    assert faults(sides_of(label)[0]) == [] and faults(sides_of(label, "province")[0]) == []
    for code in CODES:
        assert faults(neighbours_of(label, code)) == [], code
        for km in (0, 5, 25, 60):
            assert faults(circle_of(label, code, km)) == [], (code, km)
    for entries in ([], [Facility(name="Ziekenhuis", region=near, kilometres=12.5), Facility(name="Zwembad")]):
        assert faults(list_of(label, entries)) == []


def test_the_marks_stand_in_the_column_of_their_side():
    chart, rows = sides_of("Tilburg")
    drawn = [name for mark in chart.marks for name in mark.names]
    assert len(drawn) == len(rows) and chart.title.startswith(f"Bij {(rows['side'] == 'both_less').sum()} van de ")
    down = next(mark for mark in chart.marks if (mark.shape, mark.role) == ("down", "own"))
    assert len(down.names) == (rows["side"] == "only_here").sum()
    assert len(chart.table) == len(rows) and set(chart.table["Beeld"]) >= {"beide ongunstiger", "geen cijfer"}


def test_neighbours_are_named_and_blanks_stay_blank():
    chart = neighbours_of("Tilburg", "tevredenheid_leven")
    said = words(chart)
    assert "Tilburg 82,1 %, mediaan van 5 van 8 buurgemeenten met een cijfer 84,1 %" in chart.title
    assert {"Goirle", "Hilvarenbeek", "Oisterwijk"} <= set(said) and said.count("geen cijfer") >= 3
    assert sum(mark.shape == "circle" for mark in chart.marks) == 6, "no dot for a blank"


def test_lines_never_cross_a_label_of_another_line():
    for label in LABELS:
        for code in CODES:
            chart = neighbours_of(label, code)
            lines = [(mark.points[0][0] * chart.width, mark.points[1][0], mark.role) for mark in chart.marks if mark.shape == "line"]
            labels = [box for box in texts(chart) if box.text.startswith(("mediaan ", "cijfer "))]
            for x, top, _ in lines:
                for box in labels:
                    below = (1 - top) * chart.height < box.top
                    assert not (below and box.left < x < box.right), (label, code, box.text)
            assert colliding(labels) == []


def test_a_circle_of_nothing_says_so_and_a_larger_one_holds_more():
    assert "er telt nog niemand mee" in circle_of("Tilburg", "tevredenheid_leven", 0).title
    assert "binnen 20 km ligt geen andere gemeente" in circle_of("Vlieland", "tevredenheid_leven", 20).title
    assert "binnen 25 km heeft geen andere gemeente een cijfer" in circle_of("Vlieland", "tevredenheid_leven", 25).title
    blue = [sum(len(mark.names) for mark in circle_of("Tilburg", "tevredenheid_leven", km).marks if mark.role == "peers") for km in (0, 10, 20, 40)]
    assert blue == sorted(blue) and blue[0] == 0 and blue[2] == 8


def test_a_circle_keeps_its_background_so_that_only_marks_move():
    keys = {circle_of("Tilburg", "overgewicht", km).background_key for km in (0, 5, 20, 60)}
    assert len(keys) == 1


def test_what_is_typed_is_text_and_short():
    typed = "$\\frac{1}$ <b>zwembad</b> " + "lang " * 2000
    entries = [Facility(name=typed, region="GM0785", kilometres=3), Facility(name="hts")]
    chart = list_of("Tilburg", entries)
    assert faults(chart) == [] and "<b>" not in chart.html() and chart.picture_png()
    assert NOWHERE in words(chart) and "2 voorzieningen over de grens, in 1 gemeente (eigen opgave)" in chart.title
    assert shorten("a  b\n c") == "a b c" and len(shorten(typed)) <= 32 and shorten(typed).endswith("…")


def test_an_empty_list_still_shows_where_the_neighbours_are():
    chart = list_of("Vlieland", [])
    assert chart.title == "Vlieland: nog geen voorziening over de grens op je lijst" and chart.table.empty
    assert sum(mark.shape == "ring" for mark in chart.marks) == 6


def test_all_blank_is_a_sentence_and_no_picture_of_nothing():
    rows = pd.DataFrame({"label": ["A", "B"], "value": [np.nan, np.nan], "origin": [None, None], "provisional": [False, False]})
    groups = pd.DataFrame([("neighbours", 0, 1, 2022, np.nan, "buurgemeente", "geen cijfer over 2022 bij 1 buurgemeente")], columns=["by", "n", "size", "year", "median", "what", "words"])
    chart = neighbours(rows, groups, CATALOGUE["overgewicht"], label="A")
    assert faults(chart) == [] and "niemand een cijfer over 2022" in chart.title
