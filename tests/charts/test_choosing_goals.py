"""The four charts of step 2: a hundred points, risks and chances, the seventeen goals, a floor."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.cases import CATALOGUE, LONGEST, MONITOR, SPECIAL, ranking
from charts.measure import faults, texts, words
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.charts import divided, floor, risks, sdgs
from bwlab.lessons.stap_02.risks_panel import SHARES, SIGNS
from bwlab.policy.goals.risks import KINDS, kinds
from bwlab.policy.goals.sdg import goals

THEMES = [theme.name for theme in CATALOGUE.themes]
DIMENSIONS = [theme.dimension for theme in CATALOGUE.themes]
CODE = "tevredenheid_leven"


def risks_of(label, share=0.25, name=None, **change):
    frame = kinds(MONITOR, label, share)
    frame = frame.assign(source=[CATALOGUE[code].source for code in frame["indicator"]], **change)
    return risks(frame, label=name or label, share=share, kinds=SIGNS)


def floor_of(label, value, code=CODE, target=None, name=None):
    frame = ranking(code)
    values = frame["value"]
    return floor(
        frame, CATALOGUE[code], region=MONITOR.regions.find(label).code, label=name or label, value=value, limits=(values.min(), values.max()), target=target
    )


# A hundred points


def divided_of(values, label="Tilburg"):
    return divided(dict(zip(THEMES, values, strict=True)), DIMENSIONS, label=label)


@settings(max_examples=40, deadline=None)
@given(cuts=st.lists(st.integers(0, 100), min_size=11, max_size=11))
def test_any_division_can_be_drawn(cuts):
    values = np.diff([0, *sorted(cuts), 100]).tolist()
    chart = divided_of(values)
    assert faults(chart) == []
    bars = [mark for mark in chart.marks if mark.shape == "line"]
    wide = [max(mark.points[0]) - min(mark.points[0]) for mark in bars]
    assert len(bars) == sum(value > 0 for value in values)
    assert np.allclose(np.array(wide) * 960, [value * 220 / max(25, *values) for value in values if value], atol=0.1)
    later = sum(value for value, dimension in zip(values, DIMENSIONS, strict=True) if dimension == "later")
    assert f"{100 - later} voor hier en nu en {later} voor later" in chart.title


def test_what_gets_nothing_is_named():
    assert "wonen krijgt niets" in divided_of([20, 20, 20, 20, 0, 2, 2, 2, 2, 4, 4, 4]).title
    assert "elk thema krijgt iets" in divided_of([9] * 4 + [8] * 8).title and "10 thema's krijgen niets" in divided_of([50, 50, *[0] * 10]).title


def test_elsewhere_has_no_theme_and_that_is_said():
    chart = divided_of([9] * 4 + [8] * 8)
    assert "elders" in chart.subtitle and "Elders" in [box.text for box in texts(chart)] and set(chart.table["Dimensie"]) == {"hier en nu", "later"}


# Risks and chances


@pytest.mark.parametrize("label", SPECIAL)
def test_every_figure_stands_once_on_its_place(label):
    frame, chart = kinds(MONITOR, label), risks_of(label)
    assert faults(chart) == [] and len(chart.table) == len(frame)
    moving = frame[frame["kind"].isin(KINDS)]
    for row in moving.itertuples():
        dot = next(mark for mark in chart.marks if mark.key == f"own-{row.indicator}")
        assert dot.x == pytest.approx((336 + row.place * 420) / 960)
        arrow = next(mark for mark in chart.marks if mark.shape == "line" and mark.points[1][0] == pytest.approx(dot.y))
        assert np.sign(arrow.points[0][1] - dot.x) == row.trend, "to the right is more favourable"
    grey = sum(len(mark.points[0]) for mark in chart.marks if mark.shape == "circle" and mark.role == "secondary")
    assert grey + len(moving) == frame["place"].notna().sum()


@pytest.mark.parametrize("share", SHARES)
def test_each_position_of_the_slider_says_and_draws_another_part(share):
    chart, former = risks_of("Den Haag", share), risks_of("Den Haag", 0.25)
    edge = next(mark for mark in chart.marks if mark.shape == "span")
    assert edge.points[0][1] == pytest.approx((336 + share * 420) / 960) and faults(chart) == []
    assert (chart.alt == former.alt) == (share == 0.25) and chart.background_key == former.background_key


def test_long_names_and_blanks_are_no_trouble():
    for label in ("Vlieland", "Losser"):
        assert faults(risks_of(label, name=LONGEST)) == []
    assert "geen is een dubbel risico" in risks_of("Vlieland").title and "2 zijn een dubbel risico" in risks_of("Den Haag").title


def test_a_figure_that_moves_with_the_median_says_so():
    said = " ".join(words(risks_of("Tilburg")))
    assert "Wekelijks contact met anderen, dubbel risico: plaats 208 van 219 in 2022, ongunstiger van 2015 tot 2022; de mediaan bewoog dezelfde kant op" in said


# The seventeen goals


@pytest.mark.parametrize("label", SPECIAL)
def test_a_dot_for_each_figure_and_a_blank_stays_blank(label):
    frame = goals(MONITOR, label)
    chart = sdgs(frame, {each.code: each.name for each in CATALOGUE}, label=label, sources="Bron: CBS.")
    assert faults(chart) == [] and len(chart.table) == 17
    count = lambda shape: sum(len(mark.points[0]) for mark in chart.marks if mark.shape == shape)  # noqa: E731
    assert (count("circle"), count("ring")) == (frame["here"].map(len).sum(), frame["absent"].map(len).sum())
    assert [box.text for box in texts(chart)].count("geen cijfer") == 4 and "6, 9, 14 en 17" in chart.title


# A floor


@pytest.mark.parametrize("label", [*SPECIAL, LONGEST])
@pytest.mark.parametrize("value", [75.0, 80.0, 82.1, 84.6, 92.0, None])
def test_who_does_not_reach_it_is_orange(label, value):
    for target in (None, 75.0, 84.0, 92.0):
        chart = floor_of(label, value, target=target)
        assert faults(chart) == [], (value, target)
    frame = ranking(CODE)
    orange = [mark for mark in chart.marks if mark.role == "unfavourable" and mark.shape == "circle"]
    under = frame[(frame["value"] < (value or 0) - 1e-6) & (frame["label"] != label)]
    assert sum(len(mark.points[0]) for mark in orange) == len(under)


def test_less_is_more_favourable_means_at_most():
    chart = floor_of("Tilburg", 6.8, "problematische_schulden")
    said = " ".join(words(chart))
    assert "hoogstens 6,8 %" in said and "Tilburg ook niet" in chart.title
    assert "◂ gunstiger" not in said, "the ends of the axis are in the background"


@settings(max_examples=40, deadline=None)
@given(value=st.floats(75, 92), target=st.floats(75, 92), label=st.sampled_from(["Tilburg", "Rozendaal", LONGEST]))
def test_no_line_runs_through_words_unless_there_is_no_room(value, target, label):
    chart = floor_of("Tilburg", round(value, 1), target=round(target, 1), name=label)
    assert faults(chart) == []
    lines = [mark for mark in chart.marks if mark.shape == "line"]
    crossed = sum(
        box.left < mark.points[0][0] * chart.width < box.right and min(mark.points[1]) * chart.height < chart.height - box.top < max(mark.points[1]) * chart.height
        for mark in lines
        for box in texts(chart)
    )
    assert crossed <= 1


def test_everybody_and_nobody():
    assert floor_of("Tilburg", 0.0).title.startswith("Elke gemeente met een cijfer haalt") and "Geen enkele gemeente" in floor_of("Tilburg", 99.0).title
    assert "Nog geen ondergrens" in floor_of("Tilburg", None).title
    one = ranking(CODE)["value"].sort_values()
    title = floor_of("Tilburg", float(one.iloc[0]) + 0.01).title
    assert "1 van de 217 gemeenten haalt" in title and "Tilburg wel" in title


def test_without_an_own_figure_nothing_is_said_of_it():
    chart = floor_of("Vlieland", 84.0)
    assert "Vlieland" not in chart.title and "Vlieland: geen cijfer in 2022" in chart.alt
    assert not [mark for mark in chart.marks if mark.role == "own"]


def test_blank_sources_do_not_leak():
    frame = kinds(MONITOR, "Vlieland").assign(source=[CATALOGUE[code].source for code in kinds(MONITOR, "Vlieland")["indicator"]])
    chart = risks(frame.assign(provisional=pd.array([False] * len(frame))), label="Vlieland", share=0.25, kinds=SIGNS)
    assert faults(chart) == []
