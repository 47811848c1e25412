"""The picture of a change in three parts: it adds up, it stays on the picture, and it says what a blank margin is."""

from __future__ import annotations

import re

import pytest
from charts.measure import faults, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.charts import Taken, taken_apart

MONITOR = open_monitor()
BURGLARY, WEALTH = MONITOR.catalogue["woninginbraken"], MONITOR.catalogue["mediaan_vermogen"]
change = st.integers(-90, 90).map(lambda each: each / 10)


def drawn(taken, indicator=BURGLARY, label="Tilburg", **more):
    return taken_apart(taken, indicator, label=label, group="de 3 gemeenten die het meest op Tilburg lijken", origins=["computed"], **more)


def taken(national=-3.4, peers=-2.3, own=-0.6, margin=0.5, others=(("Breda", -5.0), ("Eindhoven", -6.0), ("Nijmegen", -7.0)), years=(2012, 2025)):
    return Taken(*years, national, peers, own, 303, others, margin)


@given(change, change, change, st.one_of(st.none(), st.floats(0.1, 20)), st.lists(change, min_size=3, max_size=20))
@settings(max_examples=10, deadline=None)
def test_any_parts_fit_on_the_picture(national, peers, own, margin, others):
    chart = drawn(taken(national, peers, own, margin, [(f"Gemeente {each}", one) for each, one in enumerate(others)]), label="Voorne aan Zee")
    assert faults(chart) == []


@pytest.mark.parametrize("scale", [0.0, 1.0])
def test_money_no_change_and_one_year_fit_too(scale):
    others = [("Een", -12_000.0 * scale), ("Twee", 0.0), ("Drie", 145_000.0 * scale)]
    assert faults(drawn(taken(71_500.0 * scale, -6_800.0 * scale, 63_800.0 * scale, 23_846.0, others), WEALTH)) == []
    assert "geen periode" in drawn(taken(0.0, 0.0, 0.0, 0.5, years=(2015, 2015))).title


def test_the_bars_run_on_from_each_other_to_the_change():
    chart = drawn(taken())
    bars = [mark for mark in chart.marks if mark.shape == "line" and mark.size == 2 and len(mark.points[0]) > 4]
    ends = [(min(bar.points[0]), max(bar.points[0])) for bar in bars]
    assert len(bars) == 4
    whole, national, peers, own = ends
    assert national[1] == pytest.approx(whole[1]) and national[0] == pytest.approx(peers[1]) and peers[0] == pytest.approx(own[1]) and own[0] == pytest.approx(whole[0])
    said = [mark.text for mark in chart.marks if mark.shape == "text" and mark.size == 17]
    assert said == ["−6,3", "−3,4", "−2,3", "−0,6"]


def test_what_is_said_of_the_noise_and_of_the_place():
    words = lambda chart: " ".join(box.text for box in texts(chart))  # noqa: E731
    assert "gestreept: kan toeval zijn" in words(drawn(taken())) and "ruis niet bekend" in words(drawn(taken(margin=None)))
    assert "ruimer dan de figuur" in words(drawn(taken(margin=80.0)))
    assert "1 lager" in words(drawn(taken())) and "2 hoger" in words(drawn(taken()))
    chart = drawn(taken())
    assert re.search(r"mediaan van 303 gemeenten", words(chart)) and list(chart.table["Verandering"])[:4] == ["−3,4 per 1.000", "−2,3 per 1.000", "−0,6 per 1.000", "−6,3 per 1.000"]


def test_a_guess_stands_beside_the_truth():
    rings = [mark for mark in drawn(taken(), guesses=(-1.0, None)).marks if mark.shape == "ring"]
    assert [mark.names for mark in rings] == [["je schatting: −1,0"]]


def test_too_few_peers_leave_the_rest_open_and_draw_no_bar():
    nan = float("nan")
    chart = drawn(Taken(2012, 2025, -3.4, nan, nan, 303, [("Terschelling", -1.0)], None, 0.8))
    bars = [mark for mark in chart.marks if mark.shape == "line" and mark.size == 2 and len(mark.points[0]) > 4]
    assert faults(chart) == [] and len(bars) == 2 and [box.text for box in texts(chart)].count("niet te zeggen") == 2 and "te weinig gemeenten" in chart.title


def test_before_the_answer_only_the_change_and_the_guesses_stand_there():
    chart = drawn(taken(), guesses=(-1.0, -2.0), hidden=True)
    said = [mark.text for mark in chart.marks if mark.shape == "text" and mark.size == 17]
    assert faults(chart) == [] and said == ["−6,3", "−1,0", "−1,0", "−4,3"] and "−3,4" not in str([mark.as_json() for mark in chart.marks]) and "Breda" not in chart.table_html()
    assert "−3,4" not in chart.alt + chart.title and drawn(taken(), guesses=(-1.0, -3.0), hidden=True).alt != chart.alt


@pytest.mark.parametrize("hidden", [False, True])
def test_a_year_beside_itself_has_no_rows_of_nothing(hidden):
    assert list(drawn(taken(0.0, 0.0, 0.0, None, years=(2015, 2015)), hidden=hidden).table.columns) == ["Deel", "Verandering", "Waar het op rust"]
    assert drawn(taken(0.0, 0.0, 0.0, None, years=(2015, 2015)), hidden=hidden).table.empty and not drawn(taken(), hidden=hidden).table.empty
