"""A municipality beside those around it: the own figure is never mixed in, and every median says of how many."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.monitor.nearby import (
    AROUND,
    aggregates,
    beside,
    circle,
    distances,
    of_how_many,
    sides,
    year_of,
)

MONITOR = open_monitor()
SOME = ("Tilburg", "Den Haag", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Amsterdam", "Texel", "Eemsdelta")
anyone = st.sampled_from(MONITOR.regions.all())
figures = st.sampled_from(MONITOR.catalogue.foto)


def find(label):
    return MONITOR.regions.find(label)


def test_tilburg_by_hand():
    """Read from the table: 86,8 84,3 84,1 83,9 82,2 and three without a figure."""
    found = aggregates(MONITOR, find("Tilburg"), "tevredenheid_leven").set_index("by")
    near = found.loc["neighbours"]
    assert (near["n"], near["size"], near["year"], near["median"]) == (5, 8, 2022, 84.1)
    assert near["words"] == "mediaan van 5 van 8 buurgemeenten met een cijfer, 2022"
    assert found.loc["corop", "words"] == "mediaan van 5 van 10 andere gemeenten in COROP-gebied Midden-Noord-Brabant met een cijfer, 2022"
    rows = beside(MONITOR, find("Tilburg"), "tevredenheid_leven")
    assert rows["label"].tolist() == ["Tilburg", "Oisterwijk", "Vught", "Heusden", "Loon op Zand", "Dongen", "Gilze en Rijen", "Goirle", "Hilvarenbeek"]
    assert rows["value"].isna().sum() == 3 and not rows["provisional"].any()


@settings(max_examples=60, deadline=None)
@given(anyone, figures)
def test_the_own_figure_is_in_no_median_of_others(region, code):
    year = year_of(MONITOR, region, code)
    column = MONITOR.table(code)[year]
    for row in aggregates(MONITOR, region, code).itertuples():
        group = list(MONITOR.peers(region, by=row.by)["region"])
        assert region.code not in group and row.size == len(group) and row.year == year
        known = [column[each] for each in group if not math.isnan(column[each])]
        assert row.n == len(known)
        assert row.median == pytest.approx(np.median(known)) if known else math.isnan(row.median)
    rows = beside(MONITOR, region, code)
    assert rows["region"].iloc[0] == region.code
    expected = column[rows["region"]].to_numpy()
    assert np.array_equal(rows["value"].to_numpy(), expected, equal_nan=True), "the same year for all, blanks stay blank"


@settings(max_examples=60, deadline=None)
@given(anyone, figures)
def test_a_larger_circle_holds_at_least_as_many(region, code):
    column = MONITOR.table(code)[year_of(MONITOR, region, code)]
    far = distances(MONITOR, region).assign(value=lambda table: table["region"].map(column))
    own, before = float(column[region.code]), (0, 0)
    for km in (5, 10, 20, 40, 60, 400):
        found = circle(far, own, km, MONITOR.catalogue[code].direction)
        assert found.size >= before[0] and found.n >= before[1] and found.n <= found.size
        before = found.size, found.n
        if math.isnan(own):
            assert found.rank == 0 and found.among == found.n
        else:
            assert found.among == found.n + 1 and 1 <= found.rank <= found.among
    assert found.size == len(MONITOR.regions) - 1 and found.n == column.drop(region.code).count()


def test_distances_are_as_the_crow_flies():
    far = distances(MONITOR, find("Tilburg"))
    assert far["km"].is_monotonic_increasing and "GM0855" not in set(far["region"]) and len(far) == 341
    (x, y), (u, v) = find("Tilburg").centre, find("Goirle").centre
    assert far.loc[far["label"] == "Goirle", "km"].iloc[0] == pytest.approx(((x - u) ** 2 + (y - v) ** 2) ** 0.5, abs=0.05)
    assert set(far.loc[far["touches"], "region"]) == set(MONITOR.peers("Tilburg", by="neighbours")["region"])


@pytest.mark.parametrize("label", SOME)
def test_a_side_follows_from_three_numbers(label):
    rows = sides(MONITOR, find(label))
    assert set(rows["indicator"]) == {each.code for each in MONITOR.catalogue if each.in_foto and each.direction}
    for row in rows.itertuples():
        way = MONITOR.catalogue[row.indicator].direction
        if math.isnan(row.value) or math.isnan(row.median):
            assert row.side == "blank"
            continue
        here, there = way * (row.value - row.all_median), way * (row.median - row.all_median)
        expected = {(True, True): "both_less", (True, False): "only_here", (False, True): "only_there", (False, False): "both_more"}
        assert row.side == ("equal" if 0 in (round(here, 9), round(there, 9)) else expected[here < 0, there < 0])


def test_an_island_has_no_neighbours_and_says_so():
    found = aggregates(MONITOR, find("Texel"), "overgewicht").set_index("by")
    assert found.loc["neighbours", "why"] == "Texel grenst aan geen enkele andere gemeente." and found.loc["neighbours", "words"] == "geen buurgemeenten"
    assert found.loc["corop", "n"] > 0 and (sides(MONITOR, find("Texel"))["side"] == "blank").all()
    alone = aggregates(MONITOR, find("Eemsdelta"), "overgewicht").set_index("by").loc["corop"]
    assert alone["size"] == 0 and "de enige gemeente" in alone["why"]


@pytest.mark.parametrize(
    ("n", "size", "said"),
    [
        (7, 9, "mediaan van 7 van 9 buurgemeenten met een cijfer, 2022"),
        (1, 9, "cijfer van 1 van 9 buurgemeenten, 2022"),
        (1, 1, "cijfer van de enige buurgemeente, 2022"),
        (0, 9, "geen cijfer over 2022 bij 9 buurgemeenten"),
        (0, 0, "geen buurgemeenten"),
    ],
)
def test_a_label_says_of_how_many(n, size, said):
    assert of_how_many(n, size, "buurgemeente" if size == 1 else "buurgemeenten", 2022) == said


def test_the_frames_are_what_they_promise():
    found = aggregates(MONITOR, find("Losser"), "afstand_huisarts")
    assert found["by"].tolist() == list(AROUND) and list(found.columns) == ["by", "n", "size", "year", "median", "what", "words", "why"]
    assert isinstance(found, pd.DataFrame) and found["year"].nunique() == 1
