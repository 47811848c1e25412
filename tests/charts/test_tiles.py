"""The colours of the monitor as pictures: tiles, chance, how sure, and the reasons there is none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.cases import CATALOGUE, LONGEST, MONITOR, SPECIAL
from charts.measure import faults, texts

from bwlab.charts import Drawn, chance, reasons, style, sure, tiles
from bwlab.charts.sure import _hundred
from bwlab.charts.tiles import stayed
from bwlab.monitor.colouring import colourable, colouring

EVERYONE = "alle gemeenten met een cijfer"


def rows_of(label, **more):
    codes = colourable(MONITOR, label, 12)
    rows = colouring(MONITOR, label, codes, **more)
    return rows.assign(source=[CATALOGUE[code].source for code in codes])


def draw(label, rows=None, was=None, share=0.25, window=8, name=""):
    rows = rows_of(label) if rows is None else rows
    return tiles(rows, label=name or label, share=share, window=window, group=EVERYONE, was=was)


def hexes(chart):
    return [mark for mark in chart.marks if mark.fills]


# Tiles


@pytest.mark.parametrize("label", SPECIAL)
def test_tiles_of_every_kind_of_municipality(label):
    for share, window in ((0.25, 8), (0.1, 5), (0.35, 12)):
        rows = rows_of(label, share=share, window=window).assign(position_by="beide", trend_by="venster")
        chart = draw(label, rows, rows_of(label), share, window)
        assert faults(chart) == [] and label in chart.alt and len(chart.table) == 12


def test_the_longest_name():
    chart = draw("Tilburg", name=LONGEST)
    assert faults(chart) == [] and LONGEST in chart.title


def test_each_hexagon_has_the_colour_of_its_row_and_a_sentence():
    rows = rows_of("Tilburg")
    position, trend = hexes(draw("Tilburg", rows))
    fills = {1.0: style.GREEN, 0.0: style.OTHERS, -1.0: style.RED}
    for mark, kind in ((position, "position"), (trend, "trend")):
        assert list(mark.fills) == [fills.get(value, "") for value in rows[kind]]
        assert all(name.startswith(row) for name, row in zip(mark.names, rows["name"], strict=True))
    assert "nog geen oordeel" in trend.names[rows["trend"].isna().to_numpy().argmax()]


def test_no_meaning_is_by_colour_alone():
    """Green and red tiles differ in their sign and in their words."""
    rows = rows_of("Tilburg")
    chart = draw("Tilburg", rows)
    words = {box.text for box in texts(chart)}
    assert {"▲", "▼", "=", "~", "bovenste", "onderste", "midden", "gunstig", "ongunstig", "oordeel"} <= words
    signs = {mark.text: mark.role for mark in chart.marks if mark.text in ("▲", "▼")}
    assert signs == {"▲": "green", "▼": "red"}


def test_the_arrow_is_the_figure_and_the_colour_is_the_well_being():
    rows = rows_of("Tilburg").query("indicator == 'gemiddelde_schuld'")
    chart = draw("Tilburg", rows)
    arrow = next(mark for mark in chart.marks if mark.text == "↘")
    assert arrow.role == "green" and "daalt" in [box.text for box in texts(chart)]
    assert hexes(chart)[1].fills[0] == style.GREEN


def test_the_counter_and_the_rim_of_a_flip():
    was = rows_of("Tilburg")
    rows = was.assign(position_by="", trend_by="").copy()
    assert draw("Tilburg", rows, was).title == draw("Tilburg").title
    rows.loc[0, ["position", "position_by"]] = [0.0, "groep"]
    rows.loc[1, ["trend", "trend_by", "trend_reason", "trend_why"]] = [np.nan, "venster", "short", "Te weinig."]
    had, kept, changed, lost = stayed(rows, was)
    assert (had - kept, changed, lost) == (2, 1, 1)
    chart = draw("Tilburg", rows, was)
    assert chart.title == f"Tilburg: {kept} van de {had} kleuren bleven, 1 sloeg om, 1 verdween"
    rims = [mark for mark in chart.marks if mark.shape == "hex" and not mark.fills]
    assert [mark.role for mark in rims] == ["own", "own"] and all(len(mark.points[0]) == 1 for mark in rims)
    assert {"door groep", "door venster"} <= {box.text for box in texts(chart)}
    assert "Omgeslagen door groep" in hexes(chart)[0].names[0]
    assert chart.table["Positie bij het begin"].iloc[0] == "rood"


def test_settings_share_the_background():
    keys = {draw("Tilburg", rows_of("Tilburg", share=share, window=window), None, share, window).background_key for share in (0.1, 0.25) for window in (5, 8)}
    assert len(keys) == 1
    assert draw("Vlieland").background_key not in keys


def test_the_words_of_the_threshold():
    assert "onderste kwart van" in draw("Tilburg").subtitle
    chart = draw("Tilburg", rows_of("Tilburg", share=0.2), share=0.2)
    assert "20 %" in chart.subtitle and "20 %" in [box.text for box in texts(chart)]


# Chance


def series(count, direction=1.0, colour=1.0):
    years = np.arange(2015.0, 2023.0)
    return [Drawn(f"Een heel lange naam van cijfer {place}", years, years - 2015, 1.0, direction, colour) for place in range(count)]


@pytest.mark.parametrize("count", [1, 4, 7, 12])
@pytest.mark.parametrize("real", [True, False])
def test_chance_with_few_and_many_series(count, real):
    counts = np.random.default_rng(1).binomial(count, 0.3, 1000)
    for memory, direction, colour in ((False, 1.0, -1.0), (True, 0.0, 0.0), (True, -1.0, 1.0)):
        chart = chance(
            series(count, direction, colour), counts, min(1, count), label="Tilburg", real=real, draw="trekking 3", memory=memory,
            source=["CBS, tabel"] * count, origins=["recovered"] * count,
        )  # fmt: skip
        assert faults(chart) == [] and "Tilburg" in chart.alt
        assert len(chart.table) == count + count + 1


def test_a_flat_series_and_a_wild_line_stay_in_their_box():
    years = np.arange(5.0)
    flat, wild = Drawn("Vlak", years, np.ones(5), 0.0, 0.0, 0.0), Drawn("Wild", years, np.r_[0, 0, 0, 0, 9.0], 9.0, 1.0, 1.0)
    chart = chance([flat, wild], np.array([0, 1, 2]), 0, label="Tilburg", real=False, draw="trekking 1", memory=False, source=["CBS"], origins=["published"])
    assert faults(chart) == []
    assert chart.title == "Alleen toeval, trekking 1: 1 van de 2 reeksen krijgt een richting"


def test_the_bars_add_up_and_share_a_background():
    counts = np.r_[np.zeros(600, int), np.ones(395, int), np.full(5, 2)]
    charts = [
        chance(series(3, direction, 0.0), counts, 2, label="Tilburg", real=False, draw="trekking 1", memory=False, source=["CBS"], origins=["published"])
        for direction in (0.0, 1.0)
    ]
    assert charts[0].background_key == charts[1].background_key and charts[0].marks != charts[1].marks
    assert charts[0].table["Uitkomst"].tolist()[3:] == ["60,0 procent van de trekkingen", "39,5 procent van de trekkingen", "0,5 procent van de trekkingen", "0,0 procent van de trekkingen"]
    assert "zo veel zijn het er in het echt" in charts[0].table["Wat"].iloc[5]


# How sure


def certain(chances=(0.2, 0.5, 0.3), code="tevredenheid_leven", label="Tilburg", bounds=None, cuts=(86.0, 82.0), colour=-1.0):
    values = MONITOR.table(code)[2022].dropna()
    region = MONITOR.regions.find("Tilburg").code
    own = values[region]
    return sure(
        values, chances, CATALOGUE[code], region=region, label=label, year=2022, bounds=bounds or (own - 3, own + 2), cuts=cuts,
        colour=colour, share=0.25, margin="met een marge die is aangenomen", origin="recovered", provisional=True,
    )  # fmt: skip


def test_a_hundred_signs():
    for chances in ((0.2, 0.5, 0.3), (1.0, 0.0, 0.0), (0.0, 0.004, 0.996), (1 / 3, 1 / 3, 1 / 3)):
        assert sum(_hundred(chances)) == 100
        chart = certain(chances)
        assert faults(chart) == []
        signs = {mark.shape: len(mark.points[0]) for mark in chart.marks if len(mark.names) == len(mark.points[0]) and mark.shape in ("up", "down", "circle") and "100" in mark.names[0]}
        assert sum(signs.values()) == 100
    assert _hundred((0.2, 0.5, 0.3)) == [20, 50, 30] and "30 van de 100 keer weer rood" in certain().title


def test_sure_at_the_edges():
    for bounds in ((0.0, 100.0), (82.0, 82.2)):
        assert faults(certain(bounds=bounds)) == []
    assert faults(certain(label=LONGEST)) == []
    nobody = certain(cuts=(float("nan"), 82.0))
    assert faults(nobody) == [] and "niemand heeft die kleur" in nobody.table["Waarde"].tolist()
    assert len(certain().picture_png()) > 5000


def test_where_green_begins_follows_the_direction():
    low = certain(code="tevredenheid_leven", cuts=(82.0, 86.0))
    assert low.background_key != certain().background_key and len(low.background_png()) > 1000


# Reasons


def test_reasons_in_rows():
    def rows(many):
        return pd.DataFrame({"name": [f"Cijfer {each}" for each in range(many)], "why": "Er is 1 meting.", "source": "CBS, tabel"})

    for sizes in ((8, 20, 5), (0, 3), (47, 1), (1,), (25, 26, 52)):
        groups = [(f"Reden {place}", rows(many)) for place, many in enumerate(sizes)]
        chart = reasons(groups, label="Tilburg", what="trend", title="Tilburg: een titel")
        assert faults(chart) == [] and len(chart.table) == sum(sizes)
        filled = [mark for mark in chart.marks if mark.fills]
        assert [len(mark.points[0]) for mark in filled] == [many for many in sizes if many]
        assert sum(fill != "" for mark in filled for fill in mark.fills) == sizes[0], "only the first can have a colour"


@pytest.mark.filterwarnings("error")
def test_they_are_drawn_without_a_warning():
    for chart in (draw("Tilburg"), certain()):
        assert len(chart.picture_png()) > 5000
    assert len(draw("Tilburg").figure().texts) == 3
