"""The foto: every blank says why, every figure stands where it belongs, nothing runs over anything."""

from __future__ import annotations

import pandas as pd
import pytest
from charts.cases import EVERYONE, MONITOR, SPECIAL, THEMES, TODAY, foto_of, peers, ranking, rows_of
from charts.measure import faults, marks, texts

from bwlab.charts.foto import RAIL, RIGHT, rail_place, rail_x
from bwlab.charts.words import ORIGINS, label_of_blank
from bwlab.formats import number, quantity

LABELS = [region.label for region in MONITOR.regions]


@pytest.mark.parametrize("label", SPECIAL)
def test_every_theme_of_a_hard_municipality(label):
    for theme in THEMES:
        chart = foto_of(label, theme)
        assert faults(chart) == [], (label, theme)
        assert label in chart.title and label in chart.alt and theme.lower() in chart.alt
        assert chart.subtitle.endswith(f"Vergeleken met {EVERYONE}.")


@pytest.mark.slow
def test_one_in_three_municipalities_fits():
    """All figures in one picture: names, values, ranks and remarks stay apart."""
    for label in LABELS[::3]:
        assert faults(foto_of(label)) == [], label


def test_names_end_before_the_dots_and_dots_before_the_words():
    for label in SPECIAL:
        chart = foto_of(label)
        dots = marks(chart, "circle")
        assert min(dot.left for dot in dots) > max(box.right for box in texts(chart) if box.left == 0)
        assert max(dot.right for dot in dots) < RIGHT
    assert rail_x(1) * chart.width + 10 < RIGHT and RAIL[0] < RAIL[1]


@pytest.mark.parametrize("label", SPECIAL)
def test_a_blank_is_a_reason_and_never_a_dot(label):
    rows = rows_of(label)
    chart = foto_of(label)
    own = {mark.key.removeprefix("own-"): mark for mark in chart.marks if mark.key}
    assert set(own) == set(rows.loc[rows["value"].notna(), "indicator"])
    reasons = [mark.text for mark in chart.marks if mark.text.startswith("geen cijfer")]
    blank = rows[rows["value"].isna()]
    assert sorted(reasons) == sorted(f"geen cijfer: {label_of_blank(each)}" for each in blank["missing"])
    assert "reden onbekend" not in " ".join(reasons)
    table = chart.table.set_index("Cijfer")
    for row in blank.itertuples():
        assert table.at[row.name, "Waarde"] == "geen cijfer" and table.at[row.name, "Bijzonderheden"] == row.why


def test_a_municipality_without_any_figure_says_so():
    rows = rows_of("Losser", "Subjectief welzijn")
    assert rows["value"].isna().all()
    chart = foto_of("Losser", "Subjectief welzijn")
    assert chart.title == "Subjectief welzijn: voor Losser is er geen enkel cijfer"
    assert not marks(chart, "circle", "ring") and "geen cijfer" in chart.alt


def test_place_value_and_rank_are_those_of_the_table():
    rows = rows_of("Tilburg", "Gezondheid")
    chart = foto_of("Tilburg", "Gezondheid")
    said = [mark.text for mark in chart.marks]
    for row in rows.itertuples():
        own = next(mark for mark in chart.marks if mark.key == f"own-{row.indicator}")
        assert rail_place(own.x) == pytest.approx(row.place_all)
        assert quantity(row.value, row.decimals, row.unit_short) in said
        rank = f"{'gedeeld ' if row.tied else ''}{number(row.rank)}e van {number(row.n)}"
        assert rank in said and (f"{row.name} {rank}" in chart.alt or "en nog" in chart.alt)
        assert any(text.startswith(str(row.year)) for text in said)


def test_right_is_more_favourable():
    """The order of the dots is that of the ranks, whichever way the indicator counts."""
    for code in ("tevredenheid_leven", "problematische_schulden"):
        order = [foto_of(label, rows=rows_of(label, codes=[code])) for label in ("Tilburg", "Amsterdam", "Den Haag")]
        place = [rows_of(label, codes=[code]).at[0, "rank"] for label in ("Tilburg", "Amsterdam", "Den Haag")]
        xs = [next(mark.x for mark in chart.marks if mark.key) for chart in order]
        assert sorted(range(3), key=lambda i: -xs[i]) == sorted(range(3), key=lambda i: place[i])


def test_neutral_figures_stand_apart_and_are_never_called_favourable():
    rows = rows_of("Tilburg", "Wonen")
    chart = foto_of("Tilburg", "Wonen")
    heights = {mark.key.removeprefix("own-"): mark.y for mark in chart.marks if mark.key}
    neutral = set(rows.loc[rows["direction"] == 0, "indicator"])
    assert neutral and max(heights[code] for code in neutral) < min(y for code, y in heights.items() if code not in neutral)
    words = {mark.text: mark.y for mark in chart.marks}
    assert words["Niet beter of slechter:"] < words["gunstiger ▸"] and "hoger ▸" in words
    alone = foto_of("Tilburg", rows=rows_of("Tilburg", codes=sorted(neutral)))
    assert "unstig" not in " ".join([alone.title, alone.subtitle, alone.alt, *(mark.text for mark in alone.marks)])


def test_the_finding_counts_only_figures_with_a_direction():
    rows = rows_of("Tilburg", "Wonen")
    judged = rows[(rows["direction"] != 0) & rows["value"].notna() & (rows["n"] >= 4)]
    worst = int((judged["quartile"] == 4).sum())
    chart = foto_of("Tilburg", "Wonen")
    assert f"van de {len(judged)} cijfers" in chart.title and str(worst) in chart.title


@pytest.mark.parametrize("label", SPECIAL)
def test_origin_age_and_provisional_stand_beside_the_figure(label):
    rows = rows_of(label)
    chart = foto_of(label)
    beside = {round(mark.y, 4): mark.text for mark in chart.marks if mark.role == "secondary"}
    own = {mark.key.removeprefix("own-"): mark.y for mark in chart.marks if mark.key}
    for row in rows[rows["value"].notna()].itertuples():
        said = beside[min(beside, key=lambda y: abs(y - (own[row.indicator] - 11 / chart.height)))]
        assert said.startswith(str(row.year))
        assert ("voorlopig" in said) == row.provisional
        assert ("ouder dan vijf jaar" in said) == (TODAY - row.year > 5)
        assert [word for word in ORIGINS.values() if word in said] == ([ORIGINS[row.origin]] if row.origin in ORIGINS else [])
    if (rows["origin"] == "recovered").any():
        assert "Teruggerekend: " in chart.source


def test_it_is_made_from_the_figures():
    rows = rows_of("Tilburg", "Samenleving")
    before = foto_of("Tilburg", "Samenleving")
    rows.loc[0, ["value", "rank", "tied", "quartile", "place", "place_all"]] = [99.9, 1, False, 1, 1.0, 1.0]
    after = foto_of("Tilburg", "Samenleving", rows)
    assert "99,9" in after.table["Waarde"][0] and after.table["Plaats"][0].startswith("1e van")
    assert after.alt != before.alt and after.marks != before.marks and after.title != before.title


def test_compared_municipalities_are_dots_with_a_name():
    group = peers("Tilburg")
    codes = ["problematische_schulden", "levensverwachting"]
    dots = {code: ranking(code, 2022 if code == "levensverwachting" else 2023) for code in codes}
    dots = {code: frame[frame["region"].isin(group["region"])] for code, frame in dots.items()}
    chart = foto_of("Tilburg", rows=rows_of("Tilburg", codes=codes), dots=dots)
    assert faults(chart) == []
    found = [mark for mark in chart.marks if mark.role == "peers"]
    assert [len(mark.names) for mark in found] == [len(frame) for frame in dots.values()]
    assert found[0].names[0].startswith(dots[codes[0]]["label"].iloc[0])
    assert not {"GM0855"} & set(dots[codes[0]]["region"])


def test_a_guess_is_a_ring_and_the_truth_a_filled_dot():
    chart = foto_of("Tilburg", rows=rows_of("Tilburg", codes=["levensverwachting"]), guesses={"levensverwachting": 0.9})
    shapes = {mark.role: mark.shape for mark in chart.marks if mark.shape in ("ring", "circle")}
    assert shapes == {"guess": "ring", "own": "circle"}


# Planted faults: the checks above must see them


def test_planted_a_blank_drawn_at_zero():
    rows = rows_of("Losser", "Subjectief welzijn")
    filled = rows.assign(value=rows["value"].fillna(0.0), place_all=0.0, rank=pd.array([1] * len(rows), "Int64"), year=2022)
    assert marks(foto_of("Losser", rows=filled), "circle"), "a zero is drawn, so a blank that became one would be seen"


def test_planted_leak_and_long_text():
    rows = rows_of("Tilburg", "Milieu")
    assert any("leak" in fault for fault in faults(foto_of("Tilburg", rows=rows.assign(unit_short="nan"))))
    wide = faults(foto_of("Tilburg", rows=rows.assign(unit_short="per 100.000 inwoners van 15 jaar en ouder")))
    assert any(fault.startswith("overlap") for fault in wide)
    assert any("not Dutch" in fault for fault in faults(foto_of("Tilburg", rows=rows.assign(unit_short="x 12.5"))))
