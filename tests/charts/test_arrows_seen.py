"""Arrows on a line of years: what can be seen, what was seen, and a theory that does not fit on one picture."""

from __future__ import annotations

import pytest
from charts.measure import faults, texts

from bwlab.charts import SeenArrow, arrows_seen
from bwlab.charts.arrows_seen import MOST

LANES = [SeenArrow("bellen → hulp zoeken", 0, "gezien"), SeenArrow("hulp zoeken → achterstanden", 2, "anders"), SeenArrow("achterstanden → schulden", 3), SeenArrow("los → iets", None, "niet")]


def drawn(lanes=LANES, after=2):
    return arrows_seen(lanes, after=after, longest=12, label="Tilburg", source="pijlen van de deelnemer")


@pytest.mark.parametrize("after", [0, 1, 2, 6, 12])
def test_every_look_fits_and_differs(after):
    chart = drawn(after=after)
    assert faults(chart) == [] and f"van {2 if 2 <= after < 3 else 1 if after < 2 else 3} van de 4 pijlen" in chart.title


def test_shape_tells_what_was_seen_and_the_table_says_it():
    chart = drawn()
    assert [mark.shape for mark in chart.marks if mark.names] == ["circle", "up", "ring"]
    assert list(chart.table["Al te zien na 2 jaar"]) == ["ja", "ja", "nog niet", "weten we niet"] and list(chart.table["Gekeken"]) == ["gezien", "iets anders gezien", "niet naar gekeken", "niet gezien"]
    assert "geen activiteit leidt hierheen" in [box.text for box in texts(chart)]


def test_many_long_and_late_arrows():
    lanes = [SeenArrow("een heel lang woord dat doorloopt → " + "x" * 80, 40, "gezien")] * (MOST + 5)
    chart = drawn(lanes, 0)
    assert faults(chart) == [] and "en nog 5" in " ".join(box.text for box in texts(chart)) and len(chart.table) == MOST + 5
