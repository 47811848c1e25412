"""The tile map: a blank is hatched, never a colour; the legend stays off the country."""

from __future__ import annotations

import itertools
import math

import pytest
from charts.cases import CATALOGUE, CODES, LONGEST, MONITOR, SPECIAL, map_of, ranking, tiles
from charts.measure import faults, marks, texts

from bwlab.charts.tilemap import HATCHED
from bwlab.formats import number, quantity

WHO = dict(zip(CODES, itertools.cycle(SPECIAL)))


def tiles_of(chart):
    """The mark that holds the country: a fill and a name for each municipality."""
    return max((mark for mark in chart.marks if mark.fills), key=lambda mark: len(mark.fills))


@pytest.mark.parametrize("code", CODES)
def test_every_indicator(code):
    pointing = map_of(WHO[code], code, alone=True, focus=MONITOR.regions.find(LONGEST).code)
    for chart in (map_of(WHO[code], code), pointing):
        assert faults(chart) == []
        assert WHO[code] in chart.title and WHO[code] in chart.alt
        assert CATALOGUE[code].unit in chart.subtitle and str(ranking(code).attrs["year"]) in chart.subtitle
        hexagons = marks(chart, "hex")
        assert not [box.text for box in texts(chart) for tile in hexagons if box.overlap(tile) > 1]


@pytest.mark.parametrize("label", ["Vlieland", "Losser"])
def test_a_blank_is_hatched_and_has_no_colour(label):
    chart = map_of(label, "tevredenheid_leven")
    country = tiles_of(chart)
    blank = {region.label for region in MONITOR.regions} - set(ranking("tevredenheid_leven")["label"])
    hatched = {name.partition(": ")[0] for name, fill in zip(country.names, country.fills, strict=True) if fill == HATCHED}
    assert hatched == blank and label in blank
    assert all(name.endswith("geen cijfer") for name in country.names if name.partition(": ")[0] in blank)
    assert f"{number(len(blank))} gemeenten zonder cijfer zijn gearceerd" in chart.alt
    assert "geen cijfer" in chart.title and f"{label}: geen cijfer" in [mark.text for mark in chart.marks]


def test_every_municipality_is_there_once():
    country = tiles_of(map_of("Tilburg", "woz"))
    assert len(country.names) == len(MONITOR.regions) == len({name.partition(": ")[0] for name in country.names})
    assert len(set(zip(*country.points, strict=True))) == len(MONITOR.regions)


def test_hexagons_touch_and_do_not_cover_each_other():
    chart = map_of("Tilburg", "woz")
    country = tiles_of(chart)
    places = [(x * chart.width, y * chart.height) for x, y in zip(*country.points, strict=True)]
    nearest = min(math.dist(one, other) for one, other in itertools.combinations(places, 2))
    assert nearest == pytest.approx(country.size * math.sqrt(3) / 2, rel=0.01)


@pytest.mark.parametrize("code", ["woz", "tevredenheid_leven", "windstroom_op_land_per_inwoner", "rapportcijfer_veiligheid_buurt"])
def test_the_legend_tells_the_truth(code):
    """A colour belongs to the class whose bounds it stands in; classes read differently."""
    chart = map_of("Tilburg", code)
    swatches = {mark.points[1][0] for mark in chart.marks if mark.fills and len(mark.fills) == 1 and mark.fills[0] != HATCHED}
    entries = [mark.text for mark in chart.marks if mark.shape == "text" and mark.points[1][0] in swatches]
    assert len(set(entries)) == len(entries) > 1
    colours = [mark.fills[0] for mark in chart.marks if mark.fills and len(mark.fills) == 1 and mark.fills[0] != HATCHED]
    shown = [text.replace("en met ", "").split(" tot ") for text in entries]
    shown = [pair if len(pair) == 2 else [pair[0], ""] for pair in shown]  # the lowest value by itself
    by_name = dict(zip(tiles_of(chart).names, tiles_of(chart).fills, strict=True))
    order = ranking(code).sort_values("value")
    seen = [by_name[f"{row.label}: {text_of(row.value, code)}"] for row in order.itertuples()]
    assert [colour for colour, _ in itertools.groupby(seen)] == colours, "colours climb with the figure"
    for (low, high), colour in zip(shown, colours, strict=True):
        inside = [row.value for row, fill in zip(order.itertuples(), seen, strict=True) if fill == colour]
        texts_ = [text_of(value, code) for value in inside]
        assert texts_[0] == low or min(inside) > 0
        assert low != high


def text_of(value, code):
    indicator = MONITOR.catalogue[code]
    return quantity(value, indicator.decimals, indicator.unit_short)


def test_one_value_for_all_has_one_class():
    chart = map_of("Tilburg", "woz", ranking("woz").assign(value=300.0))
    assert [mark.text for mark in chart.marks if " tot " in mark.text] == [f"{text_of(300, 'woz')} tot en met {text_of(300, 'woz')}"]
    assert faults(chart) == []


def test_it_is_made_from_the_figures():
    table = ranking("woz").copy()
    before = map_of("Tilburg", "woz", table)
    table.loc[table["region"] == "GM0855", "value"] = 1234.0
    after = map_of("Tilburg", "woz", table)
    assert "1.234" in (said := text_of(1234, "woz"))
    assert said in after.alt and after.title != before.title
    assert said in after.table.set_index("Gemeente").loc["Tilburg"].tolist()
    assert tiles_of(before).fills != tiles_of(after).fills


def test_only_own_and_peers_are_outlined():
    chart = map_of("Tilburg", "woz")
    outlined = [mark for mark in chart.marks if mark.shape == "hex" and not mark.fills]
    assert [len(mark.points[0]) for mark in outlined if mark.role == "peers"] == [20, 1]  # and in the legend
    assert [len(mark.points[0]) for mark in outlined if mark.role == "own"] == [1, 1]
    assert "20 vergelijkbare gemeenten" in [mark.text for mark in chart.marks]
    alone = map_of("Tilburg", "woz", alone=True)
    assert not [mark for mark in alone.marks if mark.role == "peers"]


def test_never_called_favourable():
    for code in CODES:
        if MONITOR.catalogue[code].direction == 0:
            chart = map_of("Tilburg", code)
            assert "unstig" not in " ".join([chart.title, chart.alt, chart.subtitle])


def test_the_table_is_that_of_the_country():
    table = map_of("Vlieland", "tevredenheid_leven").table
    assert len(table) == len(tiles()) and table.set_index("Gemeente").loc["Vlieland"].tolist() == ["geen cijfer"]
