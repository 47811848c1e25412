"""An own survey beside the CBS figure: where things stand, what it says, and that it can be drawn at the edges."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from charts.cases import CATALOGUE, MONITOR
from charts.measure import faults, texts

from bwlab.charts import survey
from bwlab.charts.survey import FLOOR, LEFT, RIGHT, WIDTH
from bwlab.method.margin import change_interval, smallest_visible_change, wilson

SIZES = (10, 20, 50, 100, 400, 1000, 5000)


def official(value=82.1, *, lower=None, upper=None, year=2022, origin="recovered"):
    row = {"year": year, "value": value, "origin": origin, "provisional": False, "lower": lower, "upper": upper}
    return pd.DataFrame([row]).astype({"lower": float, "upper": float})


NOTHING = official().head(0)


def own(value, n, *, margin=True, year=2026):
    low, high = (100 * float(edge) for edge in wilson(value / 100 * n, n)) if margin else (float("nan"),) * 2
    return pd.DataFrame([{"year": year, "value": value, "n": n, "low": low, "high": high}])


def draw(cbs, mine, *, assumed=False, label="Tilburg", code="tevredenheid_leven"):
    return survey(cbs, mine, CATALOGUE[code], label=label, assumed=assumed)


def mark(chart, key):
    return next(each for each in chart.marks if each.key == key)


def value_at(chart, x):
    low, high = chart.background_key[1]
    return low + (x * WIDTH - LEFT) / (RIGHT - LEFT) * (high - low)


@pytest.mark.slow
@pytest.mark.parametrize("assumed", [True, False])
@pytest.mark.parametrize("margin", [True, False])
def test_every_share_and_size_can_be_drawn(assumed, margin):
    for value, n in itertools.product((0.0, 0.4, 3.0, 22.0, 50.0, 82.1, 99.0, 100.0), SIZES[::3]):
        for cbs in (official(value), official(min(95.0, value + 3), lower=max(0, value - 4), upper=min(100, value + 6)), NOTHING):
            chart = draw(cbs, own(value, n, margin=margin), assumed=assumed)
            assert faults(chart) == [], (value, n)


def test_longest_name_and_widest_words():
    label = max((region.label for region in MONITOR.regions), key=len)
    for code in (code for code in CATALOGUE.codes if CATALOGUE[code].unit_short == "%"):
        for mine in (own(97.0, 12), own(50.0, 12345)):
            chart = draw(official(55.5, lower=50.1, upper=60.2), mine, assumed=True, label=label, code=code)
            assert faults(chart) == [] and label in chart.alt, code


def test_each_mark_stands_at_its_value():
    chart = draw(official(22.0, lower=19.1, upper=25.2), own(31.5, 620))
    assert value_at(chart, mark(chart, "cbs").x) == pytest.approx(22.0)
    assert value_at(chart, mark(chart, "own-survey").x) == pytest.approx(31.5)
    ends = [each for each in chart.marks if each.shape == "tick"]
    low, high = (100 * edge for edge in wilson(0.315 * 620, 620))
    down, up = (100 * smallest_visible_change(0.315, 620, direction=way) for way in (-1, 1))
    for found, expected in zip(ends, [(19.1, 25.2), (low, high), (31.5 - down, 31.5 + up)], strict=True):
        assert [value_at(chart, x) for x in (found.points[0][0], found.points[0][-1])] == pytest.approx(expected)


def test_bounds_of_cbs_only_where_it_gave_them():
    assert len([each for each in draw(official(), own(80, 400)).marks if each.role == "own" and each.shape == "line"]) == 0
    chart = draw(official(22.0, lower=19.1, upper=25.2), own(22, 400))
    assert len([each for each in chart.marks if each.role == "own" and each.shape == "line"]) == 1
    assert "de marge is niet gepubliceerd" in [box.text for box in texts(draw(official(), own(80, 400)))]
    assert draw(official(), own(80, 400)).table["Ondergrens"].iloc[0] == "niet gepubliceerd"


def test_more_answers_narrow_the_picture():
    widths, titles, alts = [], set(), set()
    for n in (50, 100, 400, 1000):
        chart = draw(official(), own(82.1, n), assumed=True)
        ends = [each.points[0] for each in chart.marks if each.shape == "tick"]
        widths.append([xs[-1] - xs[0] for xs in ends])
        titles.add(chart.title)
        alts.add(chart.alt)
    assert all(later < earlier for one, two in itertools.pairwise(widths) for earlier, later in zip(one, two, strict=True))
    assert len(titles) == len(alts) == 4


def test_the_background_stays_while_the_size_changes():
    keys = {draw(official(), own(82.1, n), assumed=True).background_key for n in (50, 400, 3000)}
    assert len(keys) == 1


def test_what_it_says():
    chart = draw(official(), own(82.1, 400), assumed=True)
    up = 100 * smallest_visible_change(0.821, 400)
    assert f"pas vanaf {up:.1f}".replace(".", ",") in chart.title and "Aanname: " in chart.source
    assert "buiten de marge" in draw(official(22.0), own(31.5, 620)).title
    assert "binnen de marge" in draw(official(30.0), own(31.5, 620)).title
    assert "Eigen cijfer: " in draw(official(), own(80, 400)).source and "Aanname" not in draw(official(), own(80, 400)).source
    nothing = draw(NOTHING, own(50, 400), assumed=True)
    assert "geen cijfer" in nothing.alt and len(nothing.table) == 2
    assert "geen enkele stijging" in draw(NOTHING, own(96, 20), assumed=True).title


def test_without_a_margin_it_claims_nothing():
    chart = draw(official(), own(90, 600, margin=False))
    assert "over alle inwoners weet je het niet" in chart.title and "Wilson" not in chart.source
    assert [each for each in chart.marks if each.shape in ("tick", "line")] == []
    assert "geen marge" in chart.table["Ondergrens"].tolist()


def test_the_hatched_band_ends_where_a_change_begins():
    for value, n in ((82.1, 400), (22.0, 300)):
        chart = draw(official(value), own(value, n), assumed=True)
        band = [each for each in chart.marks if each.shape == "tick"][-1].points[0]
        low, high = (value_at(chart, band[place]) / 100 for place in (0, -1))
        assert change_interval(value / 100, n, high, n)[0] == pytest.approx(0, abs=1e-6)
        assert change_interval(low, n, value / 100, n)[0] == pytest.approx(0, abs=1e-6)


@pytest.mark.filterwarnings("error")
def test_it_is_drawn_without_a_warning():
    chart = draw(official(22.0, lower=19.1, upper=25.2), own(31.5, 620))
    assert len(chart.picture_png()) > 5000 and chart.height > FLOOR
