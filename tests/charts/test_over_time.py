"""An indicator over time: no line across a break or a blank year, labels beside each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from charts.cases import CATALOGUE, CODES, LONGEST, MONITOR, SPECIAL, series, time_of
from charts.measure import faults, marks, texts

from bwlab.catalogue import Break
from bwlab.charts.over_time import BOX
from bwlab.formats import quantity

BROKEN = [code for code in CODES if CATALOGUE[code].breaks]


@pytest.mark.parametrize("label", SPECIAL)
def test_every_indicator_of_a_hard_municipality(label):
    for code in CODES:
        for alone in (True, False):
            chart = time_of(label, code, alone=alone)
            assert faults(chart) == [], (label, code)
            assert label in chart.title and label in chart.alt
            assert chart.subtitle.startswith(f"Eenheid: {CATALOGUE[code].unit}. ") and "mediaan" in chart.subtitle
            assert min((box.left for box in texts(chart)), default=999) > BOX[1]
            assert max((dot.right for dot in marks(chart, "circle")), default=0) < BOX[1] + 14


def test_every_municipality_of_one_indicator():
    for region in MONITOR.regions:
        chart = time_of(region.label, "geregistreerde_misdrijven_per_1000", alone=True)
        assert faults(chart) == [], region.label


def runs(chart, role):
    """The years each line of this role joins."""
    low, high = chart.background_key[2][:2]
    span = (BOX[1] - BOX[0]) / chart.width
    back = lambda x: round(low + (x - BOX[0] / chart.width) / span * (high - low))  # noqa: E731
    return [[back(x) for x in mark.points[0]] for mark in chart.marks if mark.shape == "line" and mark.role == role]


@pytest.mark.parametrize("code", BROKEN)
def test_no_line_crosses_a_break(code):
    starts = [entry.year for entry in CATALOGUE[code].breaks]
    joined = 0
    for label in SPECIAL:
        chart = time_of(label, code)
        for run in runs(chart, "own") + runs(chart, "peers"):
            assert not [start for start in starts if run[0] < start <= run[-1]], (label, run)
            joined += 1
    assert joined


@pytest.mark.parametrize("role", ["own", "peers"])
def test_no_line_crosses_a_blank_year(role):
    code = "woninginbraken"
    table = series(code)
    who = {"GM0855"} if role == "own" else set(table["region"]) - {"GM0855", "GM0363"}
    cut = table[~(table["region"].isin(who) & (table["year"] == 2018))]
    assert 2018 in set(cut["year"])
    found = runs(time_of("Tilburg", code, cut), role)
    assert len(found) == 2 and found[0][-1] == 2017 and found[1][0] == 2019
    assert len(runs(time_of("Tilburg", code), role)) == 1


def test_no_dot_on_a_blank_year():
    code = "woninginbraken"
    table = series(code)
    cut = table[~((table["region"] == "GM0855") & (table["year"] == 2018))]
    chart = time_of("Tilburg", code, cut)
    own = next(mark for mark in chart.marks if mark.shape == "circle" and mark.role == "own")
    assert len(own.names) == (cut["region"] == "GM0855").sum() and not [name for name in own.names if " 2018" in name]
    row = chart.table.set_index("Jaar").loc["2018"]
    assert row["Tilburg"] == "geen cijfer" and "geen" not in row["Mediaan van alle gemeenten"]


@pytest.mark.parametrize("label", ["Losser", "Vlieland"])
def test_a_municipality_without_a_figure(label):
    chart = time_of(label, "problematische_schulden")
    assert chart.title == f"Problematische schulden: voor {label} is er geen cijfer"
    assert not [mark for mark in chart.marks if mark.role == "own"]


def test_a_year_apart_is_a_dot_and_not_a_line():
    chart = time_of("Tilburg", "woninginbraken", series("woninginbraken").query("year == 2020"))
    assert not [mark for mark in chart.marks if mark.shape == "line"] and "één meting" in chart.title


def test_breaks_are_drawn_and_named():
    """The background of every broken series can be drawn, with a dotted line and its year."""
    from matplotlib.figure import Figure

    for code in BROKEN:
        figure = Figure()
        time_of("Tilburg", code).background(figure)
        said = [text.get_text() for axes in figure.axes for text in axes.texts]
        assert said == [f"breuk in de reeks ({entry.year})" for entry in CATALOGUE[code].breaks]


def test_a_break_is_not_called_a_rise_or_fall():
    code = "woninginbraken"
    whole = time_of("Tilburg", code)
    last = int(series(code)["year"].max())
    broken = replace(CATALOGUE[code], breaks=(Break(last, "anders gemeten"),))
    cut = time_of("Tilburg", code, indicator=broken)
    assert " ging van " in whole.title and "steeg" not in whole.title and "daalde" not in whole.title
    assert f"sinds de breuk van {last} één meting" in cut.title


@pytest.mark.parametrize("code", ["levensverwachting", "woninginbraken", "ervaren_gezondheid_rivm", "inkomen_per_inwoner"])
def test_the_title_ends_with_the_last_figure_and_begins_after_the_break(code):
    indicator = CATALOGUE[code]
    say = lambda row: f"{quantity(row.value, indicator.decimals, indicator.unit_short)} ({row.year})"  # noqa: E731
    for label in ("Tilburg", "Den Haag", "Vlieland", "Voorne aan Zee"):
        own = series(code)[series(code)["label"] == label].sort_values("year")
        title = time_of(label, code).title
        if own.empty:
            assert title.endswith(f"voor {label} is er geen cijfer")
            continue
        start = max((entry.year for entry in indicator.breaks if entry.year <= own["year"].iloc[-1]), default=0)
        since = list(own[own["year"] >= start].itertuples())
        last = since[-1]
        alone = f"{quantity(last.value, indicator.decimals, indicator.unit_short)} in {last.year}"
        assert say(last) in title or alone in title
        assert len(since) == 1 or say(since[0]) in title or f"net als in {since[0].year}" in title


def test_an_older_last_year_says_so():
    code = "inkomen_per_inwoner"
    chart = time_of("Voorne aan Zee", code)
    assert series(code).query("region == 'GM1992'")["year"].max() < series(code)["year"].max()
    assert any(mark.text.endswith(" (2020)") for mark in chart.marks if mark.role == "own")


def test_provisional_and_origin_are_named():
    chart = time_of("Tilburg", "geregistreerde_misdrijven_per_1000")
    assert any(name.endswith("(voorlopig)") for mark in chart.marks for name in mark.names)
    assert "Voorlopig: " in chart.source and "Berekend: " in chart.source
    assert "Teruggerekend: " in time_of("Tilburg", "tevredenheid_leven").source
    plain = time_of("Tilburg", "woz").source
    assert "Voorlopig" not in plain and "Teruggerekend" not in plain


def test_it_is_made_from_the_figures():
    code = "levensverwachting"
    table = series(code).copy()
    before = time_of("Tilburg", code, table)
    table.loc[(table["region"] == "GM0855") & (table["year"] == table["year"].max()), "value"] = 88.8
    after = time_of("Tilburg", code, table)
    assert "88,8 jaar" in after.title and "88,8 jaar" in after.alt and "88,8 jaar" in after.table["Tilburg"].iloc[-1]
    assert after.alt != before.alt and after.marks != before.marks


def test_labels_that_want_the_same_place_stay_apart_and_inside():
    """Zeros at the bottom, the longest name there is: four lines find room."""
    zero = series("windstroom_op_land_per_inwoner").assign(value=0.0)
    chart = time_of(LONGEST, "windstroom_op_land_per_inwoner", zero)
    assert faults(chart) == [] and len([mark for mark in chart.marks if mark.text]) == 4
    assert np.isfinite(chart.background_key[2]).all()


def test_years_on_the_axis_have_no_point_and_values_have():
    """The years on the axis carry no point, the values do."""
    from matplotlib.figure import Figure

    figure = Figure()
    time_of("Tilburg", "mediaan_besteedbaar_inkomen").background(figure)
    figure.canvas.draw()
    axes = figure.axes[0]
    assert all(len(text.get_text()) == 4 for text in axes.get_xticklabels())
    assert all("." in text.get_text() for text in axes.get_yticklabels())
