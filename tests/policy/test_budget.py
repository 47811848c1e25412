"""Money beside themes: no sum over themes, amounts below zero apart, and arrows that cannot all be true."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.method.budget import ELSEWHERE, ledgers
from bwlab.monitor.finance import FIELDS
from bwlab.policy import Influence, Programme
from bwlab.policy.anchoring.budget import (
    MARK,
    OUTSIDE,
    PROPOSAL,
    arrows,
    kept_in,
    mapping_frame,
    per_theme,
    programme_checks,
    sums,
)

MONITOR = open_monitor()
THEMES = {theme.name: theme.dimension for theme in MONITOR.catalogue.themes}


def test_the_proposal_knows_only_fields_and_themes_there_are():
    assert set(PROPOSAL) == set(FIELDS) and {theme for each in PROPOSAL.values() for theme in each} <= set(THEMES)
    rows = mapping_frame({"veiligheid": ["Samenleving"]}).set_index("field")
    assert rows.at["veiligheid", "by"] == "eigen keuze" and rows.at["veiligheid", "themes"] == ["Samenleving"] and (rows["by"] == MARK).sum() == 8
    assert mapping_frame({"veiligheid": []}).set_index("field").at["veiligheid", "by"] == "eigen keuze", "no theme is a choice too"


def test_a_field_counts_in_full_under_each_of_its_themes():
    chosen = dict.fromkeys(FIELDS, ()) | {"onderwijs": ["Wonen", "Milieu"], "economie": ["Wonen"]}
    found = per_theme(chosen, {"onderwijs": 200.0, "economie": 50.0}, THEMES).set_index("theme")
    assert found.at["Wonen", "euros"] == 250 and found.at["Milieu", "euros"] == 200 and found.at["Wonen", "shared"] == ["Onderwijs"]
    assert np.isnan(found.at["Veiligheid", "euros"]), "no field is no zero"
    blank = per_theme(chosen, {"onderwijs": float("nan"), "economie": 50.0}, THEMES).set_index("theme")
    assert blank.at["Wonen", "euros"] == 50 and blank.at["Wonen", "blank"] == ["Onderwijs"] and np.isnan(blank.at["Milieu", "euros"])


PROGRAMMES = [
    Programme(name="Jeugd", theme="Samenleving", euros=900, year=2026), Programme(name="Grond", theme="Wonen", euros=-300, year=2026), Programme(name="Nog open", year=2026),
    Programme(name="Oud", theme="Leefbaarheid", euros=10, year=2020),
]  # fmt: skip


def test_what_is_below_zero_is_never_taken_off_the_expenditure():
    old, new = sums(PROGRAMMES)
    assert (new.above, new.below, new.negative, new.blank) == (900, -300, ["Grond"], 1) and old.year == 2020
    said = " ".join(programme_checks(PROGRAMMES, {2026: 1000.0}, THEMES))
    assert "samen € 900, in 1 programma" in said and "€ 100 minder dan" in said and "€ 600" not in said
    assert "'Grond' staat een bedrag onder nul" in said and "Bij 1 programma van 2026 staat geen bedrag" in said
    assert "1 programma heeft nog geen thema: 'Nog open'" in said and "'Leefbaarheid'" in said and "geen totaal van het CBS" in said


def test_a_sum_that_fits_is_said_too():
    assert "precies evenveel als" in programme_checks([Programme(name="a", theme="Wonen", euros=1000, year=2026)], {2026: 1000.0}, THEMES)[0]
    assert programme_checks([], {2026: 1.0}, THEMES) == []


def test_an_arrow_both_ways_is_named_and_counted_apart():
    both = [Influence(start="onderwijs", end="Wonen", sign=sign, strength=2) for sign in (1, -1)]
    found = arrows(both, THEMES)
    assert len(found.arrows) == 2 and "twee dingen" in found.said[0] and "'Onderwijs'" in found.said[0]
    felt = ledgers(found.arrows, {"onderwijs": 1.0}, kept_in(THEMES), 1)
    assert felt[felt["theme"] == "Wonen"]["grey_direction"].iloc[0] == "beide kanten op"


def test_a_round_trip_without_time_is_named_and_left_out():
    trip = [Influence(start="Wonen", end="Milieu", sign=1), Influence(start="Milieu", end="Wonen", sign=1), Influence(start="onderwijs", end="Wonen", sign=1)]
    found = arrows(trip, THEMES)
    assert [each.start for each in found.arrows] == ["onderwijs"] and found.left == 2 and "gaan rond zonder tijd" in found.said[0]
    trip[0].lag = 1
    assert len(arrows(trip, THEMES).arrows) == 3 and arrows(trip, THEMES).said == []


def test_what_is_not_finished_is_named():
    odd = [Influence(start="onderwijs"), Influence(start="Wonen", end="Wonen", sign=1), Influence(start="zwembad", end="Wonen", sign=1), Influence(), Influence(start="onderwijs", end=OUTSIDE[0], sign=-1)]
    found = arrows(odd, THEMES)
    assert len(found.arrows) == 1 and len(found.said) == 3 and found.left == 3
    assert "geen einde en richting" in found.said[0] and "waar hij begint" in found.said[1] and "geen hoofdtaak of thema" in found.said[2]
    assert kept_in(THEMES)[OUTSIDE[0]] == ELSEWHERE


names = st.sampled_from(["", "onderwijs", "economie", "Wonen", "Milieu", "Samenleving", "Sociaal kapitaal", OUTSIDE[1], "iets anders"])


@given(st.lists(st.builds(Influence, start=names, end=names, sign=st.sampled_from([None, 1, -1]), strength=st.integers(1, 3), lag=st.integers(0, 2)), max_size=12))
def test_whatever_the_arrows_the_ledgers_can_be_reckoned(drawn):
    found = arrows(drawn, THEMES)
    felt = ledgers(found.arrows, {"onderwijs": 1.0, "economie": -1.0}, kept_in(THEMES), 3)
    assert len(felt) == 4 * len(kept_in(THEMES))
    begun = [each for each in drawn if each.start or each.end or each.sign]
    assert len(found.arrows) + found.left == len(begun) and bool(found.said) >= bool(found.left)
