"""The path through the phases: turns back to be seen, what was skipped said, and room for every length."""

from __future__ import annotations

import pytest
from charts.cases import LONGEST
from charts.measure import faults, marks, texts, words

from bwlab.charts import Stop, path
from bwlab.charts.path import MOST
from bwlab.policy.cycle import PHASES

ROWS = [f"{each.number}. {each.title}" for each in PHASES]


def stop(row, day=1, back=False):
    name = f"fase {row + 1}" if row < len(PHASES) else "stap 10 (leer en probeer)"
    return Stop(row, name, f"{day} dec", f"{day} december 2026", back)


def drawn(stops, skipped=(), rows=ROWS, title="Je begon bij fase 1 (agendering)"):
    return path(stops, rows, skipped, title=title, label="Tilburg")


def test_a_turn_back_has_its_own_line_and_word():
    chart = drawn([stop(0), stop(2, 2), stop(1, 3, back=True)])
    assert faults(chart) == []
    assert [(mark.role, mark.size) for mark in chart.marks if mark.shape == "line"] == [("peers", 2.5), ("own", 4)]
    assert "terug" in [mark.text for mark in chart.marks] and "fase 2, 3 december 2026, terug" in words(chart)
    assert not any(mark.role == "unfavourable" for mark in chart.marks), "going back is not called wrong"
    assert "terug" not in [mark.text for mark in drawn([stop(0), stop(2, 2)]).marks]


def test_what_was_skipped_is_said_beside_its_line():
    chart = drawn([stop(2)], skipped=[0, 1])
    assert faults(chart) == [] and [mark.text for mark in chart.marks].count("nog niet geopend") == 2
    assert chart.background_key != drawn([stop(2)]).background_key


def test_a_step_between_is_named():
    chart = drawn([stop(1), stop(6), stop(0, 2, back=True)], rows=[*ROWS, "de tien stappen"])
    assert faults(chart) == [] and "stap 10" in [mark.text for mark in chart.marks]


@pytest.mark.parametrize("count", [1, 2, 8, 9, MOST, 200])
def test_every_length_fits_and_the_table_has_all(count):
    stops = [stop((place * 5) % 7, 1 + place % 28, back=place % 2 == 1) for place in range(count)]
    chart = drawn(stops, rows=[*ROWS, "de tien stappen"], skipped=[3], title=LONGEST[:90])
    assert faults(chart) == [] and len(chart.table) == count
    assert len(marks(chart, "circle")) == min(count, MOST)
    assert (f"De eerste {count - MOST} staan in de tabel" in chart.subtitle) == (count > MOST)
    assert all(box.right < chart.width for box in texts(chart))
