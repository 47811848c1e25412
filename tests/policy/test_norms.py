"""Norms that are computed, who does not reach a floor, and what can never be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.policy.goals.norms import BEST, MEDIAN, below, beyond, computed, impossible, year_of
from bwlab.policy.records.goal import NORMS

MONITOR = open_monitor()
CODES = [code for code in MONITOR.catalogue.foto if MONITOR.catalogue[code].direction]
TILBURG = "GM0855"


def column(code, label="Tilburg"):
    return MONITOR.table(code)[year_of(MONITOR, label, code)].dropna()


@pytest.mark.parametrize("code", CODES)
def test_the_quarter_is_reached_by_a_quarter_and_the_median_by_half(code):
    values, way = column(code), MONITOR.catalogue[code].direction
    best, middle = (computed(MONITOR, "Tilburg", code, norm) for norm in (BEST, MEDIAN))
    reach = lambda norm: int((way * (values - norm.value) >= -1e-9).sum())  # noqa: E731
    assert reach(best) >= len(values) // 4 and way * (best.value - middle.value) >= 0
    assert reach(middle) >= len(values) / 2
    assert (way * (values - best.value) > 1e-9).sum() < max(1, len(values) // 4), "one step stricter, and it is less than a quarter"
    assert f"{len(values)} gemeenten met een cijfer" in best.source and str(year_of(MONITOR, "Tilburg", code)) in best.source


def test_only_two_norms_follow_from_the_figures():
    found = {norm for norm in NORMS if computed(MONITOR, "Tilburg", "tevredenheid_leven", norm)}
    assert found == {MEDIAN, BEST}
    assert computed(MONITOR, "Tilburg", "woz", MEDIAN) is None, "more is not better there"


def test_the_year_is_that_of_the_own_figure_else_the_last():
    assert year_of(MONITOR, "Tilburg", "tevredenheid_leven") == 2022
    assert year_of(MONITOR, "Vlieland", "tevredenheid_leven") == 2022


@settings(max_examples=60, deadline=None)
@given(code=st.sampled_from(CODES), share=st.floats(0, 1), label=st.sampled_from(["Tilburg", "Vlieland", "Losser", "Amsterdam"]))
def test_below_is_a_plain_count_and_never_falls_as_the_floor_rises(code, share, label):
    values, way = column(code, label), MONITOR.catalogue[code].direction
    floor = float(np.quantile(values, share))
    found = below(MONITOR, label, code, floor)
    assert found.below == sum(way * (value - floor) < -1e-9 * (1 + abs(floor)) for value in values) and found.n == len(values)
    own = values.get(MONITOR.regions.find(label).code)
    assert found.own is (None if own is None else bool(way * (own - floor) < -1e-9 * (1 + abs(floor))))
    stricter = float(floor + way * (values.max() - values.min()) / 7)
    assert below(MONITOR, label, code, stricter).below >= found.below


def test_exactly_on_the_floor_is_reached_and_a_blank_is_not_counted():
    values = column("tevredenheid_leven")
    floor = float(values.sort_values().iloc[10])
    assert below(MONITOR, "Tilburg", "tevredenheid_leven", floor).below == (values < floor).sum()
    found = below(MONITOR, "Vlieland", "tevredenheid_leven", 100.0)
    assert found.own is None and found.n == len(values) < 342


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("tevredenheid_leven", 101, "nooit boven 100"), ("tevredenheid_leven", -1, "nooit onder 0"), ("woninginbraken", -0.5, "nooit onder 0"),
        ("rapportcijfer_veiligheid_buurt", 11, "nooit boven 10"), ("tevredenheid_leven", 100, ""), ("tevredenheid_leven", 0, ""),
        ("opkomst_tweede_kamer", 110, ""), ("geregistreerde_misdrijven_per_1000", 500, ""),
    ],
)  # fmt: skip
def test_what_can_never_be_gets_a_sentence(code, value, said):
    found = impossible(MONITOR, code, value)
    assert said in found and bool(found) == bool(said)


def test_beyond_every_municipality_is_said_and_not_refused():
    best = column("tevredenheid_leven").max()
    ever = np.nanmax(MONITOR.table("tevredenheid_leven").to_numpy())
    assert beyond(MONITOR, "tevredenheid_leven", float(best)) == "" and beyond(MONITOR, "tevredenheid_leven", float(ever)) == ""
    assert "geen enkele gemeente" in beyond(MONITOR, "tevredenheid_leven", float(ever) + 1)
    assert "geen enkele gemeente" in beyond(MONITOR, "problematische_schulden", 0.0) and beyond(MONITOR, "woz", 1e9) == ""
