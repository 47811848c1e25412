"""A list with its heaps, and all themes beside those somebody looks at."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.cases import LONGEST
from charts.measure import faults, words

from bwlab.charts import Fallen, Listed, short_list, wider
from bwlab.charts.short_list import MOST

HEAPS = (Fallen("Valt af, niet onder de grens", False), Fallen("Nog geen oordeel mogelijk", True))
THEMES = [("Wonen", "hier en nu"), ("Milieu", "hier en nu"), ("Natuurlijk kapitaal", "later")]


def listed(rows):
    return short_list(rows, HEAPS, title="2 cijfers op de lijst", subtitle="Driehoek: op de lijst", source="Bron: CBS; bewerking bwlab.", state="Eis: geen eis.", alt=["wonen: op de lijst"], label="Tilburg")


def row(place, heap=-1, own=False, name="Contact"):
    return Listed(f"c{place}", f"{name} {place}", THEMES[place % 3][0], heap, own, "8,1 procent in 2022")


def figure(name="Gas", theme="Wonen", place=0.1, low=True, **more):
    known = place == place
    return {
        "indicator": name, "name": name, "theme": theme, "year": 2021 if known else 0, "value": 3.0 if known else np.nan, "words": "3,0 procent" if known else "", "rank": 9 if known else 0, "n": 10 if known else 0,
        "place": place, "low": low and known, "source": "CBS, StatLine", "origin": "published" if known else "", "provisional": False, "why": "" if known else "Hier is geen cijfer.",
    } | more  # fmt: skip


def broad(rows, seen=()):
    return wider(pd.DataFrame(rows), THEMES, seen, title="Wie kijkt, ziet 1 van de 2", subtitle="Elke stip is een cijfer", label="Tilburg", alt=["bij milieu staat er 1"])


@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 1, 60])
def test_any_number_on_the_list_or_in_a_heap_fits(count):
    for heap in (-1, 0, 1):
        chart = listed([row(place, heap, place == 2, LONGEST[:38]) for place in range(count)])
        assert faults(chart) == [], (count, heap)
        assert len(chart.table) == count and sum(bool(mark.key) for mark in chart.marks) == count


def test_a_short_list_is_named_and_a_long_one_shows_its_themes():
    few, many = (listed([row(place) for place in range(count)]) for count in (MOST, MOST + 1))
    assert "Contact 3" in [mark.text for mark in few.marks] and "Wonen" not in [mark.text for mark in few.marks]
    assert "Contact 3" not in [mark.text for mark in many.marks] and {"Wonen", "Milieu"} <= {mark.text for mark in many.marks}
    assert "Contact 3: 8,1 procent in 2022" in words(many), "by hovering still"


def test_where_a_figure_lies_shows_in_shape_and_colour():
    chart = listed([row(0), row(1, own=True), row(2, 0), row(3, 1), row(4, 0, own=True)])
    found = {mark.key: (mark.shape, mark.role) for mark in chart.marks if mark.key}
    assert found == {"c0": ("down", "unfavourable"), "c1": ("down", "own"), "c2": ("circle", "secondary"), "c3": ("ring", "secondary"), "c4": ("circle", "own")}
    assert chart.table["Waar het ligt"].tolist() == ["op de lijst", "op de lijst", HEAPS[0].name, HEAPS[0].name, HEAPS[1].name]
    assert chart.alt.startswith("Tilburg: lijst en hoopjes. Eis: geen eis. ")


def test_the_size_stays_while_dots_move():
    before, after = listed([row(place) for place in range(48)]), listed([row(place, place % 2) for place in range(48)])
    assert before.height == after.height and before.background_key == after.background_key


def test_what_is_looked_at_stands_out_and_blanks_are_counted():
    rows = [figure(), figure("Stroom", "Milieu", 0.8, low=False), figure("Natuur", "Natuurlijk kapitaal", np.nan)]
    chart = broad(rows, ["Milieu"])
    assert faults(chart) == []
    said = {mark.text: (mark.role, mark.bold) for mark in chart.marks if mark.text}
    assert said["Milieu"] == ("own", True) and said["Wonen"] == ("text", False) and said["1 ongunstig"] == ("unfavourable", True) and said["1 leeg"] == ("secondary", False)
    dots = {mark.key: (mark.shape, mark.role) for mark in chart.marks if mark.key}
    assert dots == {"dot-Gas": ("down", "unfavourable"), "dot-Stroom": ("circle", "own")}
    assert chart.table["Kijk je hiernaar"].tolist() == ["nee", "ja", "nee"] and chart.table["Ongunstigste kwart"].tolist() == ["ja", "nee", "niet te zeggen"]
    assert {"Hier en nu", "Later"} <= set(said)


def test_figures_on_the_same_place_and_a_theme_without_any_can_be_drawn():
    assert faults(broad([figure(f"G{place}", place=0.5) for place in range(6)])) == []
    chart = broad([figure()])
    assert faults(chart) == [] and "geen cijfer met een kant" in [mark.text for mark in chart.marks]
