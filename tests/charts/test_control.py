"""The control chart shows what has been handed out and nothing else; the two lines of what limits notice move with their sliders."""

from __future__ import annotations

import pytest
from charts.measure import faults, words

from bwlab import open_monitor
from bwlab.charts import control, noticed
from bwlab.policy.following.past import COUNTRY, SELF
from bwlab.policy.following.power import change_words, first_figure, power
from bwlab.policy.following.replay import origins_of, replay

MONITOR = open_monitor()


def drawn(label, code="woninginbraken", shown=0, compare=SELF, alarms=0.05):
    found = replay(MONITOR, MONITOR.regions.find(label), code, shown, compare, alarms)
    origins, provisional = origins_of(MONITOR, found)
    return control(
        found.region.label, found.indicator, found.base, found.looks, until=found.base[-1].year + found.total,
        against="de eigen beginjaren", promise="Grijs: toeval valt 5 van de 100 keer buiten.", origins=origins, provisional=provisional,
    )  # fmt: skip


@pytest.mark.parametrize(("label", "code"), [("Tilburg", "woninginbraken"), ("Tilburg", "sociale_cohesie"), ("Rozendaal", "mishandeling"), ("Vlieland", "woninginbraken"), ("Tilburg", "tevredenheid_leven")])
def test_every_year_draws_another_picture_without_faults(label, code):
    total, seen = replay(MONITOR, MONITOR.regions.find(label), code).total, []
    for shown in range(total + 1):
        chart = drawn(label, code, shown, COUNTRY)
        assert faults(chart) == [], (shown, faults(chart))
        seen.append((chart.title, chart.alt, str(chart.marks)))
    for each in zip(*seen, strict=True):
        assert len(set(each)) == total + 1


@pytest.mark.parametrize("shown", [0, 2, 5])
def test_a_later_year_is_in_no_word_no_mark_and_no_scale(shown):
    chart = drawn("Tilburg", shown=shown)
    last = 2016 + shown
    said = " ".join(str(each) for each in words(chart))
    assert all(str(year) not in said for year in range(last + 1, 2026)) and str(last) in said
    right = chart.background_key[1].x(last + 0.5)
    assert all(max(mark.points[0]) <= right + 1e-9 for mark in chart.marks if mark.shape != "text")
    assert len(chart.table) == 5 + shown
    low, high = chart.background_key[1].limits[2:]
    assert high < 10 and (low > 0 or shown), "1,4 of 2022 does not pull the scale down before it came"


def test_a_gap_has_no_band_no_point_and_no_line():
    chart = drawn("Tilburg", "sociale_cohesie", 6)
    frame = chart.background_key[1]
    gaps = [float(frame.x(year)) for year in (2018, 2020, 2022)]
    for mark in chart.marks:
        if mark.shape in ("circle", "ring", "up", "down"):
            assert not any(abs(x - gap) < 1e-6 for x in mark.points[0] for gap in gaps)
        if mark.shape == "line":
            assert not any(min(mark.points[0]) < gap - 1e-6 < gap + 1e-6 < max(mark.points[0]) for gap in gaps), mark.role
    assert [mark.text for mark in chart.marks].count("geen") == 3
    assert chart.table["Cijfer"].tolist().count("geen nieuwe meting") == 3 and "anders gemeten" in chart.title
    rings = [mark for mark in chart.marks if mark.shape == "ring"]
    assert len(rings) == 1 and len(rings[0].points[0]) == 2


def test_shape_says_the_side_and_the_title_the_last_year():
    chart = drawn("Tilburg", shown=3)
    up = [mark for mark in chart.marks if mark.shape == "up"]
    assert len(up) == 1 and up[0].role == "favourable" and "2019: 1,8 per 1.000 (382 keer), buiten de grenzen, gunstiger" in up[0].names
    assert chart.title == "Tilburg staat in 2019 op 1,8 per 1.000 inwoners: buiten de grenzen, gunstiger"
    narrow, wide = (drawn("Tilburg", shown=3, compare=COUNTRY, alarms=each).title for each in (0.05, 0.01))
    assert narrow.endswith("buiten de grenzen, gunstiger") and wide.endswith("binnen de grenzen")


@pytest.mark.parametrize("label", ["Tilburg", "Rozendaal"])
def test_the_lines_follow_both_sliders(label):
    found, _ = first_figure(MONITOR, MONITOR.regions.find(label))

    def at(alarms, change):
        seen = power(found, alarms, change)
        chart = noticed(label, found.indicator, seen.still, seen.moved, change=change_words(found, change), width=f"{round(100 * alarms)} op de 100", origins=["computed"])
        assert faults(chart) == [], chart.title
        return chart

    charts = [at(alarms, change) for alarms in (0.2, 0.05, 0.01) for change in (0, 20, 60)]
    assert len({chart.alt for chart in charts}) == len({str(chart.marks) for chart in charts}) == 9
    assert [mark.role for mark in at(0.05, 0).marks].count("own") == 0
