"""The pictures of step 3: who lives here, who is reached, two orders, and a first place by chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from charts.cases import MONITOR, SPECIAL, THEMES
from charts.measure import faults, marks, texts, words
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.charts import first_place, reach, residents, two_orders
from bwlab.charts.residents import in_hundred
from bwlab.method.first_place import same_first, shares_with_lead
from bwlab.policy import Voice
from bwlab.policy.dialogue.voices import compare, figures_order, finding
from bwlab.policy.records.conversation import GROUPS

AWKWARD = ("", "bibliotheek", "<b>wijk</b>centrum 'De Ruimte' \U0001f33b aan de Burgemeester van der Lindenstraat", "x" * 10_000, "=cmd()", "#let a = 1")
SIZES = (5, 10, 30, 100, 300, 1000)


def residents_of(young, old, alone, label="Tilburg"):
    ages = [("jonger dan 15", young, "1"), ("van 15 tot 65", 100 - young - old, "2"), ("65 of ouder", old, "3")]
    return residents(ages, [("van één persoon", alone), ("van meer personen", 100 - alone)], label=label, year=2021, source="CBS")


@given(st.lists(st.floats(0.1, 100), min_size=2, max_size=5))
def test_a_hundred_is_a_hundred(parts):
    shares = [100 * part / sum(parts) for part in parts]
    counts = in_hundred(shares)
    assert sum(counts) == 100 and all(abs(count - share) <= 1 + 1e-9 for count, share in zip(counts, shares, strict=True))


@pytest.mark.parametrize(("young", "old", "alone"), [(14.45, 17.05, 45.25), (27.81, 9.83, 20.1), (9.45, 32.91, 59.87)])
def test_who_lives_here(young, old, alone):
    chart = residents_of(young, old, alone, "Nuenen, Gerwen en Nederwetten")
    assert faults(chart) == []
    assert len(marks(chart, "circle", "ring", "up")) == 200 + 5, "two times a hundred, and five beside their words"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(AWKWARD), st.lists(st.sampled_from(list(GROUPS)), unique=True)), max_size=12))
def test_whoever_is_not_reached_stands_on_top(talks):
    chart = reach(talks, GROUPS, label="Tilburg")
    assert faults(chart) == []
    names = [box for box in texts(chart) if box.text in GROUPS.values()]
    gaps = {name for group, name in GROUPS.items() if not any(group in met for _, met in talks)}
    assert [box.text for box in sorted(names, key=lambda box: box.top)][: len(gaps)] == [name for name in GROUPS.values() if name in gaps]
    assert sum("nog in geen gesprek" in each for each in (mark.text for mark in chart.marks)) == len(gaps)
    assert len(chart.table) == len(talks)


def test_the_background_of_a_plan_never_changes():
    one, other = reach([], GROUPS, label="Tilburg"), reach([("bibliotheek", ["jongeren"])] * 3, GROUPS, label="Vlieland")
    assert one.background_key == other.background_key and one.height == other.height


@pytest.mark.parametrize("label", SPECIAL)
@pytest.mark.parametrize("themes", [(), THEMES[:3], THEMES[::-2], THEMES[5:6], ("Geluk", "Wonen")])
def test_two_orders(label, themes):
    order = figures_order(MONITOR, label)
    compared = compare(order, [Voice(group="organisaties", themes=list(themes))] if themes else [])
    title = finding(compared) if themes else "Nog niets ingevuld"
    chart = two_orders(order, compared, "Maatschappelijke organisaties", label=label, told="Zo.", title=title, bold="Wonen", source=["CBS"], origins=["recovered"])
    assert faults(chart) == [] and len(chart.table) == len(set(THEMES) | set(themes))
    lines = [mark for mark in chart.marks if mark.shape == "span" and mark.role != "others"]
    assert len(lines) == len(set(themes) & set(THEMES))
    blank = order.loc[order["rank"].isna(), "theme"]
    assert all(f"{theme}: geen cijfer" in words(chart) for theme in blank)


@pytest.mark.parametrize("gap", [0, 0.02, 0.3])
@pytest.mark.parametrize("n", SIZES)
def test_a_first_place(gap, n):
    chances = same_first(shares_with_lead(gap, 12), SIZES, 300, 1)
    chart = first_place(SIZES, chances, n, k=12, what="de echte nummer één", label="Tilburg", assumed="Aanname.")
    assert faults(chart) == []
    here = round(100 * chances[SIZES.index(n)])
    assert f"{here} van de 100 keer" in chart.title and chart.background_key == ("first_place", 12)
    (line,) = (mark for mark in chart.marks if mark.role == "peers")
    assert np.all(np.diff(line.points[0]) > 0) and isinstance(chart.table, pd.DataFrame)
