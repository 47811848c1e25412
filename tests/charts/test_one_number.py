"""The charts of reading 3: bands, calculation rules, points of a group, and who takes part."""

from __future__ import annotations

import functools

import numpy as np
import pandas as pd
import pytest
from charts.cases import MONITOR
from charts.measure import faults, texts

from bwlab.charts import Chart, bands, moves, rules, shares, takers
from bwlab.charts.bands import HEIGHT, WIDTH, overlapping
from bwlab.charts.shares import spread_of
from bwlab.lessons.lezen_3.calculating import composites, moves_frame, rules_frame
from bwlab.lessons.lezen_3.one_number import figures
from bwlab.method.composite import rank_bands
from bwlab.widgets import ChartView

KNOWN = figures(MONITOR)
COMPLETE = [code for code, full in KNOWN.complete.items() if full]
NAMES = list(KNOWN.names)
RANKS = composites(MONITOR)[0].rank


@functools.cache
def frame(weights=None, anything=False, draws=200):
    found = rank_bands(KNOWN.scores, weights, draws, 1, missing="complete", **({"concentration": None} if anything else {}))
    table = pd.DataFrame({"region": KNOWN.values.index, **{name: getattr(found, name) for name in ("rank", "low", "median", "high")}}).dropna()
    return table.assign(label=[MONITOR.regions[code].label for code in table["region"]]).reset_index(drop=True)


def bands_of(code, weights=None, anything=False, peers=3):
    alike = [each for each in MONITOR.peers(code)["region"] if each in COMPLETE][:peers]
    return bands(
        frame(weights, anything), region=code, label=MONITOR.regions[code].label, points=list(weights or [13, 13, 13, 13, 12, 12, 12, 12]),
        source="Bron: CBS.", peers=alike, anything=anything,
    )  # fmt: skip


@pytest.mark.parametrize("code", COMPLETE[::4])
def test_bands_of_many(code):
    for weights, anything in ((None, False), (None, True), ((100, 0, 0, 0, 0, 0, 0, 0), False), ((0, 0, 0, 50, 0, 0, 50, 0), False)):
        chart = bands_of(code, weights, anything)
        assert faults(chart) == [], chart.title
        label, own = MONITOR.regions[code].label, frame(weights, anything).set_index("region").loc[code]
        assert chart.title.startswith(f"{label}: plaats {int(own['rank'])} van {len(COMPLETE)}") and label in chart.alt
        assert [text for text in texts(chart) if text.text.startswith(f"{label}: plaats")], "the own name is always there"


def test_bands_hold_everyone_once():
    chart = bands_of("GM0855")
    ends = sum(len(mark.points[0]) for mark in chart.marks if mark.shape == "span") // 2
    names = next(mark.names for mark in chart.marks if mark.shape == "circle" and len(mark.names) > 1)
    assert ends == len(names) == len(chart.table) == len(COMPLETE) == len(set(names))


def test_the_own_band_stands_where_it_says():
    chart, own = bands_of("GM0855"), frame().set_index("region").loc["GM0855"]
    span = next(mark for mark in chart.marks if mark.shape == "span" and mark.role == "own")
    scale = next(mark for mark in chart.marks if mark.key == "own")
    x, y = span.points
    assert x[0] == x[1] == pytest.approx(scale.points[0][0]) and y[0] < scale.points[1][0] < y[1]
    others = frame().sort_values(["median", "rank", "region"], ignore_index=True)
    at = others.index[others["region"] == "GM0855"][0]
    left = next(mark.points[0] for mark in chart.marks if mark.shape == "circle" and len(mark.names) > 1)
    assert left[at] == pytest.approx(x[0]) and sorted(left) == list(left)
    assert own["low"] <= own["rank"] <= own["high"]


def test_names_do_not_lie_on_bands_or_each_other():
    for code in COMPLETE[::6]:
        chart = bands_of(code, None, True)
        tops = [(x * WIDTH, (1 - y) * HEIGHT) for mark in chart.marks if mark.shape == "span" for x, y in zip(*mark.points, strict=True)][1::2]
        for box in texts(chart):
            under = [y for x, y in tops if box.left < x < min(box.right, 690) and y < box.bottom - 3]
            assert not under, (MONITOR.regions[code].label, box.text)


def test_overlapping_by_hand():
    table = pd.DataFrame({"region": list("abcd"), "low": [1, 2, 4, 3], "high": [3, 2, 6, 3]})
    assert overlapping(table, "a") == 2 and overlapping(table, "c") == 0


def test_other_points_other_words():
    """Every position of the sliders says something else, also where the place stays the same."""
    assert bands_of("GM0855").alt != bands_of("GM0855", (14, 13, 13, 12, 12, 12, 12, 12)).alt


@pytest.mark.parametrize("code", [*COMPLETE[:40:8], *(pytest.param(code, marks=pytest.mark.slow) for code in COMPLETE[40::8])])
def test_rules_and_moves(code):
    row, label = list(KNOWN.values.index).index(code), MONITOR.regions[code].label
    table = rules_frame(MONITOR, row)
    chart = rules(table, label=label, source="Bron: CBS.")
    assert faults(chart) == [], label
    assert len(table) == 7 and table.loc[0, "rank"] == RANKS[row] and pd.isna(table.loc[0, "changed"])
    shifts = moves_frame(MONITOR, row)
    chart = moves(shifts, label=label, rank=int(RANKS[row]), n=len(COMPLETE), source="Bron: CBS.")
    assert faults(chart) == [], label
    assert (shifts["low"] <= 0).all() and (shifts["high"] >= 0).all()
    most = shifts[["low", "high"]].abs().max(axis=1)
    assert most.is_monotonic_decreasing and str(most.iloc[0]) in chart.title


def test_rules_where_nothing_moves():
    table = pd.DataFrame({"name": ["a", "b"], "detail": ["", ""], "rank": [3, 3], "n": [9, 9], "changed": [np.nan, 0.0]})
    chart = rules(table, label="Ergens", source="Bron: CBS.")
    assert chart.title == "Ergens: met elke rekenregel plaats 3 van 9" and faults(chart) == []
    still = pd.DataFrame({"name": ["A", "B"], "low": [0, 0], "high": [0, 0], "text": ["geen verschil"] * 2})
    assert moves(still, label="Ergens", rank=3, n=9, source="Bron: CBS.").title == "Ergens: geen van deze keuzes verschuift de plaats"


def test_the_title_compares_places_among_the_same_municipalities():
    table = pd.DataFrame({"name": list("abc"), "detail": [""] * 3, "rank": [164, 149, 283], "n": [195, 195, 332], "changed": [np.nan, 0.1, 0.0]})
    chart = rules(table, label="Ergens", source="Bron: CBS.")
    assert "plaats 149 van 195 of op plaats 164 van 195" in chart.title
    assert chart.alt.startswith("Ergens. Stip per rekenregel. van plaats 149 van 195 tot plaats 164 van 195;")


def test_a_draw_of_the_lot_is_not_called_every_division():
    """The band leaves out ten of a hundred draws."""
    chart = bands_of("GM0855", None, True)
    assert "als het lot de punten verdeelt" in chart.title and "elke" not in chart.title and "het lot" in chart.alt


def group(rows, seed=1):
    drawn = np.random.default_rng(seed).multinomial(100, np.arange(1, 9) / 36, size=rows)
    return pd.DataFrame(drawn, columns=NAMES, index=[f"regel {row + 1}" for row in range(rows)])


@pytest.mark.parametrize("rows", [2, 3, 30, 60])
def test_points_of_a_group(rows):
    for own in (None, [13, 13, 13, 13, 12, 12, 12, 12]):
        chart = shares(group(rows), own)
        assert faults(chart) == [] and f"{rows} deelnemers" in chart.subtitle
        assert ChartView(chart).frame["title"]
        assert ("De ring ben jij" in chart.subtitle) == (own is not None)


def test_the_group_that_agrees_and_the_one_that_does_not():
    same = pd.DataFrame([[13, 13, 13, 13, 12, 12, 12, 12]] * 3, columns=NAMES)
    assert shares(same).title == "Alle deelnemers geven dezelfde punten" and faults(shares(same)) == []
    other = same.copy()
    other.loc[0, ["Wonen", "Milieu"]] = [25, 0]
    assert set(spread_of(other).index[:2]) == {"Wonen", "Milieu"} and faults(shares(other)) == []
    other.loc[0, "Wonen"] = 24  # now both move twelve
    assert shares(other).title == "Over Wonen en Milieu is de groep het het minst eens"
    all_on_one = pd.DataFrame(np.eye(8)[[0, 3]] * 100, columns=NAMES).astype(int)
    assert faults(shares(all_on_one)) == [] and "van 0 tot 100 punten" in shares(all_on_one).title


def test_spread_by_hand():
    # 10, 20 and 60: the three pairs differ 10, 40 and 50; their mean is 100 / 3.
    assert spread_of(pd.DataFrame({"a": [10, 20, 60], "b": [90, 80, 40]}))["a"] == pytest.approx(100 / 3)


SIZES = ["tot 20.000 inwoners", "20.000 tot 50.000", "50.000 tot 100.000", "100.000 of meer"]


@pytest.mark.parametrize("inside", [[0, 110, 55, 30], [64, 181, 65, 32], [0, 0, 0, 0], [1, 1, 1, 1]])
def test_who_takes_part(inside):
    table = pd.DataFrame({"name": SIZES, "inside": inside, "total": [64, 181, 65, 32]})
    chart = takers(table, label="Vlieland", own="geen plaats", need=15, of=15, source="Bron: CBS.")
    assert faults(chart) == [] and "Vlieland: geen plaats" in chart.alt
    out = 342 - sum(inside)
    assert (f"{out} van de 342 gemeenten krijgen geen plaats" == chart.title) == (out > 0)
    table.loc[3, "total"] = inside[3] + 1
    alone = takers(table[3:], label="Vlieland", own="geen plaats", need=15, of=15, source="Bron: CBS.")
    assert "1 van de" in alone.title and "krijgt geen plaats" in alone.title


def test_a_span_is_drawn_for_documents_and_sent_to_the_browser():
    chart: Chart = bands_of("GM0855")
    view = ChartView(chart)
    span = next(mark for mark in view.frame["marks"] if mark["shape"] == "span" and mark["role"] == "others")
    assert len(span["x"]) == len(span["y"]) == 2 * (len(COMPLETE) - 4)
    assert len(chart.picture_png()) > len(chart.background_png())
