"""The ranking strip: everyone with a figure is a dot, and only they."""

from __future__ import annotations

import pytest
from charts.cases import CATALOGUE, CODES, LONGEST, MONITOR, ranking, strip_of
from charts.measure import faults, marks, texts

from bwlab.charts.strip import WIDTH
from bwlab.formats import number


def hard(code):
    """Who makes this strip difficult: the first, the last, the one in the middle, a long name, a blank."""
    order = ranking(code)["label"].tolist()
    return {order[0], order[-1], order[len(order) // 2], LONGEST, "Vlieland"}


def stem(chart):
    """The line from the own dot to its label, as left and right in pixels."""
    return [mark.points[0][0] * WIDTH for mark in chart.marks if mark.shape == "line" and mark.role == "own"]


@pytest.mark.parametrize("code", CODES)
def test_every_indicator(code):
    for label in hard(code):
        chart = strip_of(label, code)
        assert faults(chart) == [], label
        assert label in chart.title and label in chart.alt
        assert chart.subtitle.startswith(f"{ranking(code).attrs['year']}, {CATALOGUE[code].unit}.")
        assert CATALOGUE[code].name in chart.title
        median = next(box for box in texts(chart) if box.text.startswith("mediaan"))
        assert not [x for x in stem(chart) if median.left < x < median.right], "the stem runs through the median"


def test_long_names_and_outliers():
    order = ranking("gasverbruik")["label"].tolist()
    longest = sorted((region.label for region in MONITOR.regions), key=len)[-30:]
    for label in {*longest, *order[:10], *order[-10:]}:
        assert faults(strip_of(label, "gasverbruik", alone=True)) == [], label


def test_all_with_a_figure_and_nobody_else():
    for code in ("tevredenheid_leven", "obesitas", "windstroom_op_land_per_inwoner"):
        chart = strip_of("Tilburg", code)
        assert len(marks(chart, "circle")) == len(ranking(code))
        blank = len(MONITOR.regions) - len(ranking(code))
        assert (f"{number(blank)} gemeenten hebben geen cijfer" in chart.subtitle) == (blank > 0)
        assert len(chart.table) == len(ranking(code))


def test_a_blank_is_no_dot():
    chart = strip_of("Vlieland", "tevredenheid_leven")
    assert chart.title == "Tevredenheid met het leven: voor Vlieland is er in 2022 geen cijfer"
    assert not [mark for mark in chart.marks if mark.role == "own"]
    assert "Vlieland" not in chart.table["Gemeente"].tolist()


def test_ties_are_shared():
    table = ranking("afstand_basisschool")
    tied, alone = table[table["tied"]].iloc[0], ranking("verkoopprijs_woning").query("not tied").iloc[0]
    assert f"{tied['label']} staat gedeeld op plaats {number(tied['rank'])} van" in strip_of(tied["label"], "afstand_basisschool").title
    assert "gedeeld" not in strip_of(alone["label"], "verkoopprijs_woning").title


def test_more_is_not_always_better():
    from matplotlib.figure import Figure

    said = {}
    for code in ("tevredenheid_leven", "problematische_schulden", "woz"):
        figure = Figure()
        chart = strip_of("Tilburg", code)
        chart.background(figure)
        said[code] = [text.get_text() for text in figure.texts]
    assert said["tevredenheid_leven"] == ["◂ ongunstiger", "gunstiger ▸"]
    assert said["problematische_schulden"] == ["◂ gunstiger", "ongunstiger ▸"]
    assert said["woz"] == ["Meer is hier niet beter of slechter"]
    assert "van hoog naar laag" in chart.title and "unstig" not in chart.title + chart.alt + chart.subtitle


def test_dots_stand_at_their_value():
    chart = strip_of("Tilburg", "tevredenheid_leven")
    table = ranking("tevredenheid_leven")
    low, high = table["value"].min(), table["value"].max()
    own = next(mark for mark in chart.marks if mark.key == "own")
    value = table.set_index("region").at["GM0855", "value"]
    assert own.x * WIDTH == pytest.approx(20 + (value - low) / (high - low) * 920)


def test_it_is_made_from_the_figures():
    table = ranking("levensverwachting").copy()
    before = strip_of("Tilburg", "levensverwachting", table)
    table.loc[table["region"] == "GM0855", ["value", "rank", "tied"]] = [80.1, 300, False]
    after = strip_of("Tilburg", "levensverwachting", table)
    assert "op plaats 300 van" in after.title and "80,1 jaar" in after.alt and "80,1 jaar" in after.table.iloc[:, 2].tolist()
    assert before.marks != after.marks


def test_origin_and_provisional_in_the_source():
    assert "Voorlopig: " in strip_of("Tilburg", "opkomst_tweede_kamer").source
    assert "Teruggerekend: " in strip_of("Tilburg", "tevredenheid_leven").source
    assert "Voorlopig" not in strip_of("Tilburg", "woz").source


def test_all_equal_can_be_drawn():
    table = ranking("woz").assign(value=300.0)
    assert faults(strip_of("Tilburg", "woz", table)) == []
