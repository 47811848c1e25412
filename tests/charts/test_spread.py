"""The spread within a municipality: what is drawn, what is left out and said, and that it fits at the edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.cases import MONITOR
from charts.measure import faults

from bwlab.charts import spread
from bwlab.charts.spread import LEFT, RIGHT, SMALL, WIDTH
from bwlab.errors import SourceError


def figures(parts, *, people=None, level="buurt", unit="%", own=50.0, seed=3, measure="Koopwoningen"):
    """Every municipality with a figure from 30 to 80 and the given parts of Tilburg; generated for a test."""
    regions = MONITOR.regions
    values = np.random.default_rng(seed).uniform(30, 80, len(regions))
    rows = [(each.code, each.label, "gemeente", value, 9999.0) for each, value in zip(regions, values, strict=True)]
    rows = [row if row[0] != "GM0855" else (*row[:3], own, row[4]) for row in rows]
    people = people or [1000.0] * len(parts)
    rows += [(f"BU0855{n:04}", f"Buurt {n}", level, value, who) for n, (value, who) in enumerate(zip(parts, people, strict=True))]
    frame = pd.DataFrame(rows, columns=["region", "name", "level", "value", "population"])
    frame.attrs = {"measure": measure, "unit": unit, "year": 2023, "table": "85618NED",
                   "source": "CBS StatLine, tabel 85618NED", "sentence": "Deze cijfers zijn zojuist opgehaald."}  # fmt: skip
    return frame


def draw(frame, label="Tilburg"):
    return spread(frame, region="GM0855", label=label)


def dots(chart, role):
    return [mark for mark in chart.marks if mark.shape == "circle" and mark.role == role and mark.key != "own"]


def test_dots_stand_at_their_value_in_their_own_row():
    parts = [10.0, 20.0, 55.0, 90.0]
    chart = draw(figures(parts))
    below, above = dots(chart, "peers")[0], dots(chart, "others")[0]
    assert len(above.points[0]) == len(MONITOR.regions) - 1 and len(below.points[0]) == 4
    low, high = 10.0, 90.0
    assert [low + (x * WIDTH - LEFT) / (RIGHT - LEFT) * (high - low) for x in below.points[0]] == pytest.approx(parts)
    assert max(below.points[1]) < min(above.points[1])
    assert list(below.names) == ["Buurt 0: 10,0 %", "Buurt 1: 20,0 %", "Buurt 2: 55,0 %", "Buurt 3: 90,0 %"]


def test_small_and_blank_parts_are_counted_and_said():
    chart = draw(figures([40.0, 50.0, np.nan, np.nan, 99.0], people=[500, 900, 700, SMALL - 1, SMALL - 1]))
    assert "Niet getekend: 2 buurten met minder dan 100 inwoners en 1 buurt zonder cijfer." in chart.subtitle
    assert len(dots(chart, "peers")[0].points[0]) == 2 == len(chart.table)
    assert "Niet getekend" not in draw(figures([40.0, 50.0])).subtitle


def test_the_title_follows_the_middle_halves():
    assert draw(figures([5.0, 10.0, 90.0, 95.0])).title.startswith("De buurten van Tilburg verschillen meer")
    assert draw(figures([50.0, 51.0, 52.0])).title.startswith("De buurten van Tilburg verschillen minder")
    assert draw(figures([5.0, 95.0], level="wijk")).title.startswith("De wijken van Tilburg")


def test_medians_are_those_of_what_is_drawn():
    frame = figures([10.0, 20.0, 60.0])
    said = [mark.text for mark in draw(frame).marks if mark.text.startswith("mediaan")]
    town = frame.loc[frame["level"] == "gemeente", "value"].median()
    assert said[1].startswith("mediaan 20") and said[0] == f"mediaan {town:.1f} %".replace(".", ",")


@pytest.mark.parametrize("own", [0.0, 30.0, 55.0, 100.0, np.nan])
@pytest.mark.parametrize("unit", ["%", "x 1 000 euro", "km", "aantal"])
def test_nothing_overlaps_at_the_edges(own, unit):
    label = max((region.label for region in MONITOR.regions), key=len)
    for parts in ([0.0, 100.0], [49.0] * 200, list(np.linspace(0, 100, 400)), [50.0, 50.0]):
        frame = figures(parts, own=own, unit=unit)
        for name in ("Ede", label):
            chart = draw(frame, name)
            assert faults(chart) == [], (own, unit, name)
            assert len(chart.alt) <= 250 and chart.sentence and chart.title in chart.alt


def test_without_two_parts_there_is_no_chart():
    for parts in ([], [50.0], [np.nan, 50.0]):
        with pytest.raises(SourceError, match=r"zijn er [01] te tekenen"):
            draw(figures(parts))


def test_without_a_single_municipality_it_says_so():
    frame = figures([10.0, 20.0])
    frame.loc[frame["level"] == "gemeente", "value"] = np.nan
    with pytest.raises(SourceError, match="voor geen enkele gemeente 'Koopwoningen'"):
        draw(frame)


def test_the_unit_is_said_once():
    assert draw(figures([10.0, 20.0], measure="Percentage koopwoningen")).subtitle == "Percentage koopwoningen, 2023."
    assert draw(figures([10.0, 20.0], unit="x 1 000 euro")).subtitle == "Koopwoningen, in duizend euro, 2023."


def test_it_can_be_drawn_and_read():
    chart = draw(figures([10.0, 20.0, 60.0]))
    assert chart.picture_png().startswith(b"\x89PNG")
    assert "Buurt 2" in chart.table_html() and "Bron: CBS StatLine, tabel 85618NED" in chart.html()
    assert chart.table["Gebied"].tolist() == ["Buurt 2", "Buurt 1", "Buurt 0"], "highest first"
