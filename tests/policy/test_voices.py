"""Two orders beside each other: counts, ranks, and no verdict on who is right."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lessons.desk import MONITOR, SPECIAL

from bwlab.policy import Voice
from bwlab.policy.dialogue.voices import (
    ENOUGH,
    agreement,
    compare,
    figures_order,
    finding,
    heard_words,
    named,
)

THEMES = [each.name for each in MONITOR.catalogue.themes]
TILBURG = figures_order(MONITOR, "Tilburg")


@pytest.mark.parametrize("label", SPECIAL)
def test_the_order_of_the_figures_is_a_count(label):
    order = figures_order(MONITOR, label).set_index("theme")
    assert set(order.index) == set(THEMES)
    rows = MONITOR.position(label).query("direction != 0")
    for theme, own in rows.groupby("theme"):
        there = order.loc[theme]
        assert (there["worst"], there["n"], there["total"]) == ((own["quartile"] == 4).sum(), own["quartile"].notna().sum(), len(own))
    assert order["rank"].isna().equals(order["n"] == 0)
    known = order.dropna(subset=["rank"])
    for one in known.itertuples():
        assert one.rank == 1 + (known["share"] > one.share).sum() and one.tied == (known["share"] == one.share).sum()


orders = st.lists(st.sampled_from([*THEMES, "", "Geluk"]), max_size=9)


@settings(max_examples=60, deadline=None)
@given(orders, orders)
def test_nothing_named_is_lost(one, other):
    compared = compare(TILBURG, [Voice(group="inwoners", themes=one), Voice(group="jongeren", themes=other)])
    for group, themes in (("inwoners", one), ("jongeren", other)):
        rows = compared[compared["group"] == group]
        said = rows.dropna(subset=["voice"])
        assert said["theme"].tolist() == [each for each in dict.fromkeys(themes) if each]
        assert said["voice"].tolist() == list(range(1, len(said) + 1))
        assert rows["theme"].is_unique and (len(rows) == 0 or any(themes))
        found = agreement(rows)
        assert found.rho is None or (found.n >= ENOUGH and -1 - 1e-9 <= found.rho <= 1 + 1e-9)
    assert len(named(compared)) == len(compared) and not any("nan" in line or "<NA>" in line for line in named(compared))


def test_differences_by_name():
    lines = named(compare(TILBURG, [Voice(group="inwoners", themes=["Wonen", "Materiële welvaart", "Milieu"])]))
    assert lines[0] == "'Wonen' staat bij inwoners op 1; bij de cijfers op 10: 1 van de 5 cijfers staat in het ongunstigste kwart."
    assert "gedeeld op 1: 5 van de 5 cijfers staan" in lines[1] and "springt het er niet uit: van de 4 cijfers" in lines[2]
    assert "'Veiligheid' staat bij de cijfers op 3" in lines[-1] and lines[-1].endswith("Bij inwoners staat het er niet bij.")
    assert finding(compare(TILBURG, [Voice(group="inwoners", themes=["Wonen", "Milieu"])])) == "Bij inwoners staat 'Wonen' op 1; bij de cijfers op 10"
    assert finding(compare(TILBURG, [Voice(group="verwachting", themes=["Milieu"])])) == "In jouw verwachting staat 'Milieu' op 1"
    silent = named(compare(figures_order(MONITOR, "Vlieland"), [Voice(group="jongeren", themes=["Subjectief welzijn"])]))
    assert silent[0] == "'Subjectief welzijn' staat bij jongeren op 1. De cijfers zwijgen erover: er is geen cijfer dat te beoordelen is."
    for line in [*lines, *silent]:
        assert not any(word in line.lower() for word in ("gelijk heeft", "fout", "terecht", "score"))


def test_a_rank_correlation_needs_enough_of_both():
    order = pd.DataFrame({"theme": THEMES, "worst": 1, "n": 2, "rank": pd.array(range(1, 13), "Int64"), "tied": 1})
    same, turned = (compare(order, [Voice(group="inwoners", themes=themes)]) for themes in (THEMES[:6], THEMES[5::-1]))
    assert agreement(same)[:2] == (6, pytest.approx(1)) and agreement(turned).rho == pytest.approx(-1)
    assert agreement(same).chance < 0.02, "2 of 720 orders"
    assert agreement(compare(order, [Voice(group="inwoners", themes=THEMES[:5])])) == (5, None, None)
    flat = compare(order.assign(rank=pd.array(np.ones(12), "Int64")), [Voice(group="inwoners", themes=THEMES)])
    assert agreement(flat) == (12, None, None), "the figures make no order"


def test_who_was_heard_stands_beside_it():
    assert heard_words(Voice(group="jongeren", heard=1200, where="jongerencentrum ")) == "Jongeren (1.200 gehoord, jongerencentrum)"
    assert heard_words(Voice(group="bedrijven")) == "Bedrijven (aantal gehoorde mensen niet ingevuld)"
    assert heard_words(Voice(group="inwoners", heard=0)) == "Inwoners (0 gehoord)"
