"""The spread of municipalities reaches everywhere, and the slow run leaves nobody out."""

from __future__ import annotations

from exercises.spread import HARD, REACH, regions_of

from bwlab.monitor import open_monitor


def test_the_spread_is_small_and_holds_the_hard_ones():
    regions = open_monitor().regions
    some = regions_of(open_monitor(), REACH[0])
    assert 20 <= len(some) <= 40 and {each.label for each in some} >= set(HARD)
    assert {each.province for each in some} == {each.province for each in regions}


def test_the_slow_one_is_everybody():
    (everybody,), marks = REACH[1].values, REACH[1].marks
    assert len(regions_of(open_monitor(), everybody)) == 342 and [mark.name for mark in marks] == ["slow"]
