"""The four kinds, worked out again from place and trend; and how many figures have none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from bwlab import open_monitor
from bwlab.policy.goals.risks import (
    BLANK,
    CREEPING,
    DOUBLE,
    KINDS,
    PLACELESS,
    STRONG,
    TURNING,
    UNCLEAR,
    UNTOLD,
    judged,
    kinds,
    shared,
)

MONITOR = open_monitor()
LABELS = ("Tilburg", "Den Haag", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Amsterdam")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("share", [0.1, 0.25, 0.5])
def test_a_kind_follows_from_a_place_and_a_clear_trend(label, share):
    frame = kinds(MONITOR, label, share)
    trend = MONITOR.trend(label, frame["indicator"]).set_index("indicator")["welfare"]
    for row in frame.itertuples():
        low = row.n - row.rank + 1 <= share * row.n if pd.notna(row.rank) else None
        welfare = trend[row.indicator]
        if row.kind in KINDS:
            assert {(True, -1): DOUBLE, (False, -1): CREEPING, (True, 1): TURNING, (False, 1): STRONG}[low, int(welfare)] == row.kind, row.name
            assert row.why == ""
        elif row.kind == UNCLEAR:
            assert welfare == 0 and row.why == ""
        elif row.kind == BLANK:
            assert np.isnan(row.value) and row.why
        else:
            assert row.kind in (UNTOLD, PLACELESS) and row.why


@pytest.mark.parametrize("label", LABELS)
def test_everything_with_a_favourable_side_is_in_it_once(label):
    frame = kinds(MONITOR, label)
    catalogue = MONITOR.catalogue
    assert list(frame["indicator"]) == [code for code in catalogue.foto if catalogue[code].direction]
    told = judged(frame)
    assert told + frame["kind"].isin([BLANK, UNTOLD, PLACELESS]).sum() == len(frame)
    assert told <= 8, "at most eight series are long enough in this edition"


def test_known_cases():
    frame = kinds(MONITOR, "Tilburg").set_index("indicator")
    assert frame.at["contact", "kind"] == DOUBLE and frame.at["tevredenheid_vrije_tijd", "kind"] == STRONG
    haag = kinds(MONITOR, "Den Haag").set_index("indicator")
    assert haag.at["mishandeling", "kind"] == TURNING and haag.at["contact", "kind"] == CREEPING
    assert judged(kinds(MONITOR, "Vlieland")) == 4 and not kinds(MONITOR, "Vlieland")["kind"].isin(KINDS).any()


def test_a_wider_part_makes_no_figure_stand_more_favourably():
    for label in LABELS:
        narrow, wide = (kinds(MONITOR, label, share).set_index("indicator")["position"] for share in (0.25, 0.4))
        assert ((wide < 0) | ~(narrow < 0)).all()


@pytest.mark.parametrize("label", LABELS)
def test_along_is_what_the_median_did(label):
    for row in kinds(MONITOR, label).itertuples():
        moved = False
        if row.trend in (1, -1):
            middle = MONITOR.table(row.indicator).median()
            moved = bool(np.sign(middle[row.last_year] - middle[row.first_year]) * MONITOR.catalogue[row.indicator].direction == row.trend)
        assert row.along == moved


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland", "Rozendaal", "Voorne aan Zee"])
@pytest.mark.parametrize("share", [0.1, 0.25, 0.35, 0.5])
def test_another_share_of_the_same_figures_is_what_it_would_have_been(label, share):
    pd.testing.assert_frame_equal(shared(kinds(MONITOR, label), share), kinds(MONITOR, label, share))
