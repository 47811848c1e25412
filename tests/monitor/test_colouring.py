"""The colours as we rebuild them: they agree with rank, quartile and trend, and say why there is none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from bwlab import open_monitor
from bwlab.method.position import colours
from bwlab.monitor.colouring import BLANK, BREAK, FEW, NEUTRAL, ONE, SHORT, TIES, colourable, colouring

MONITOR = open_monitor()
CODES = MONITOR.catalogue.codes
LABELS = ("Tilburg", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Den Haag", "Amsterdam")


def look(label, codes=CODES, **more):
    return colouring(MONITOR, label, codes, **more).set_index("indicator")


@pytest.mark.parametrize("label", LABELS)
def test_position_is_the_colour_among_all_values(label):
    own = MONITOR.regions.find(label).code
    for share in (0.25, 0.1):
        found = look(label, share=share)
        for code, row in found[found["position"].notna()].iterrows():
            column = MONITOR.table(code)[row["year"]]
            expected = colours(column, MONITOR.catalogue[code].direction, share)[column.index.get_loc(own)]
            assert row["position"] == expected, code
    quarter, stands = look(label), MONITOR.position(label, None, CODES).set_index("indicator")
    assert ((quarter["position"] == 1) == (stands["quartile"] == 1).fillna(False)).all()
    assert ((quarter["position"] == -1) == (stands["quartile"] == 4).fillna(False)).all()


@pytest.mark.parametrize("label", LABELS)
def test_position_beside_peers(label):
    group = MONITOR.peers(label)
    own, found = MONITOR.regions.find(label).code, look(label, peers=group)
    for code, row in found[found["position"].notna()].iterrows():
        column = MONITOR.table(code).loc[[own, *group["region"]], row["year"]]
        assert row["position"] == colours(column, MONITOR.catalogue[code].direction)[0], code
        assert row["n"] == column.notna().sum() and 4 <= row["n"] <= 21


@pytest.mark.parametrize("label", LABELS)
def test_trend_is_that_of_the_monitor(label):
    found, moves = look(label), MONITOR.trend(label, CODES).set_index("indicator")
    pd.testing.assert_series_equal(found["trend"], moves["welfare"].astype(float), check_names=False)
    assert (found["points"] == moves["points"]).all()
    shorter = look(label, window=5)
    assert (shorter["points"] <= 5).all()


@pytest.mark.parametrize("label", LABELS)
def test_a_colour_or_a_reason_never_both(label):
    for settings in ({}, {"window": 5}, {"share": 0.35}, {"peers": MONITOR.peers(label, "neighbours")}):
        found = look(label, **settings)
        for kind in ("position", "trend"):
            assert (found[kind].notna() == (found[f"{kind}_reason"] == "")).all()
            assert (found[kind].notna() == (found[f"{kind}_why"] == "")).all()


def test_reasons():
    found = look("Tilburg")
    assert found.at["woz", "position_reason"] == found.at["verkoopprijs_woning", "trend_reason"] == NEUTRAL
    assert found.at["verkoopprijs_woning", "direction"] == 1  # a direction, and no colour
    assert found.at["afstand_basisschool", "position_reason"] == TIES
    assert found.at["jeugdzorg", "trend_reason"] == ONE and found.at["overgewicht", "trend_reason"] == SHORT
    assert found.at["ondervonden_delicten", "trend_reason"] == BREAK and "2021" in found.at["ondervonden_delicten", "trend_why"]
    blank = look("Vlieland").loc["tevredenheid_leven"]
    assert blank["position_reason"] == blank["trend_reason"] == BLANK and blank["position_why"] == blank["trend_why"] != ""


def test_fewer_than_four_with_a_figure_is_a_sentence():
    found = look("Tilburg", ["woninginbraken"], peers=["Breda", "Eindhoven"]).iloc[0]
    assert np.isnan(found["position"]) and found["position_reason"] == FEW and "3 gemeenten" in found["position_why"]
    alone = look("Tilburg", ["woninginbraken"], peers=[]).iloc[0]
    assert alone["position_reason"] == FEW and "Geen andere gemeente" in alone["position_why"]


def test_a_window_longer_than_the_series():
    assert look("Tilburg", window=40).at["geregistreerde_misdrijven_per_1000", "points"] == 5


@pytest.mark.slow
def test_one_municipality_in_three_has_tiles():
    for region in sorted(MONITOR.regions, key=lambda each: each.population)[::3]:
        codes = colourable(MONITOR, region, 12)
        assert len(codes) == 12 == len(set(codes)), region.label
        assert codes == sorted(codes, key=CODES.index)
    tilburg = colourable(MONITOR, "Tilburg", 12, ["jeugdzorg"])
    assert "jeugdzorg" in tilburg and set(tilburg) - {"jeugdzorg"} <= set(look("Tilburg").query("trend == trend").index)
    assert not [code for code in tilburg if MONITOR.catalogue[code].finance or MONITOR.catalogue[code].direction == 0]
    assert len(colourable(MONITOR, "Tilburg", 3)) == 3
