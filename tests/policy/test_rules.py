"""Three rules for a list: what is on it, what falls off and by which rule, and what cannot be judged."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab import open_monitor
from bwlab.monitor.published import TABLE
from bwlab.policy.goals.risks import kinds
from bwlab.policy.goals.rule_figures import (
    ALIKE,
    MARGIN,
    MEDIAN,
    SELF,
    SHARES,
    SPANS,
    USUAL,
    Change,
    Figure,
    figures,
)
from bwlab.policy.goals.rules import (
    BLANK,
    LIMIT,
    OFF,
    ON,
    SURE,
    TIMES,
    UNKNOWN,
    WORSE,
    Rules,
    counts,
    judge,
    leaves,
)

MONITOR = open_monitor()
LABELS = ("Tilburg", "Vlieland", "Rozendaal")


def of(label):
    return figures(MONITOR, MONITOR.regions.find(label))


def made(**values):
    """A figure that lies 2 below the limit of a quarter, got 3 less favourable in 4 years, and moves 1 as usual."""
    start = {
        "code": "x", "name": "X", "theme": "Wonen", "direction": 1, "year": 2022, "value": 8.0, "rank": 9, "n": 10, "short": {0.25: 2.0}, "changes": {(4, SELF): Change(-3.0, 2018)},
        "apart": 2.5, "usual": 1.0, "measure": USUAL, "why": "", "origin": "published", "provisional": False,
    }  # fmt: skip
    return Figure(**start | values)


def stand(figure, rules, floors=None):
    (found,) = judge([figure], rules, floors)
    return found.state, found.by


def test_without_a_demand_every_figure_there_is_is_on_the_list():
    for label in LABELS:
        for each in judge(of(label), Rules()):
            assert (each.state, each.by) == ((UNKNOWN, BLANK) if each.figure.year is None else (ON, ""))


@pytest.mark.parametrize(
    ("values", "rules", "wanted"),
    [
        ({}, Rules(0.25, 4, 2.0), (ON, "")),
        ({}, Rules(0.25, 4, 2.5), (OFF, SURE)),
        ({}, Rules(0.25, 0, 2.5), (OFF, SURE)),
        ({}, Rules(0.0, 4, 2.5), (ON, "")),
        # Without another demand it is the distance to the median, to either side.
        ({}, Rules(0.0, 0, 2.5), (ON, "")),
        ({}, Rules(0.0, 0, 3.0), (OFF, SURE)),
        ({"apart": np.nan}, Rules(0.0, 0, 1.0), (UNKNOWN, SURE)),
        ({"short": {0.25: -0.1}}, Rules(0.25), (OFF, LIMIT)),
        ({"short": {}}, Rules(0.25), (UNKNOWN, LIMIT)),
        ({"changes": {(4, SELF): Change(0.0, 2018)}}, Rules(0.0, 4), (OFF, WORSE)),
        ({"changes": {}}, Rules(0.25, 4), (UNKNOWN, WORSE)),
        ({"usual": np.nan}, Rules(0.0, 0, 1.0), (UNKNOWN, SURE)),
        # One demand that fails is enough, whatever else is unknown.
        ({"short": {0.25: -1.0}, "changes": {}}, Rules(0.25, 4), (OFF, LIMIT)),
        ({"short": {}, "changes": {(4, SELF): Change(1.0, 2018)}}, Rules(0.25, 4), (OFF, WORSE)),
        ({"changes": {}}, Rules(0.25, 4, 2.5), (OFF, SURE)),
        ({"usual": np.nan, "short": {0.25: -1.0}}, Rules(0.25, 0, 1.0), (OFF, LIMIT)),
        ({"year": None}, Rules(0.25, 4, 1.0), (UNKNOWN, BLANK)),
    ],
)
def test_a_demand_is_met_failed_or_unknown(values, rules, wanted):
    assert stand(made(**values), rules) == wanted


def test_an_own_floor_takes_the_place_of_the_limit_only_where_asked():
    figure = made(short={0.25: -1.0})
    assert stand(figure, Rules(0.25), {"x": 9.0}) == (OFF, LIMIT)
    assert stand(figure, Rules(0.25, own=True), {"x": 9.0}) == (ON, "")
    assert stand(figure, Rules(0.25, own=True), {"y": 9.0}) == (OFF, LIMIT)
    assert stand(made(direction=-1), Rules(0.25, own=True), {"x": 9.0}) == (OFF, LIMIT), "less is more favourable: 8 does not exceed 9"
    assert stand(figure, Rules(own=True), {"x": 9.0}) == (ON, ""), "no demand is no demand"


def test_by_hand_for_tilburg():
    found = {each.code: each for each in of("Tilburg")}
    table = MONITOR.table("contact")
    own = table.loc["GM0855"]
    contact = found["contact"]
    assert (contact.year, contact.value) == (2022, own[2022])
    assert contact.changes[8, SELF] == Change(own[2022] - own[2014], 2014)
    moved = (table[2022] - table[2014]).dropna()
    assert contact.changes[8, MEDIAN].size == pytest.approx(own[2022] - own[2014] - moved.median())
    # Ervaren gezondheid has a break in 2022: nothing before it counts.
    assert found["ervaren_gezondheid"].changes == {}
    assert all(change.since == 2022 for change in found["ervaren_gezondheid_rivm"].changes.values())
    bounds = MONITOR.snapshot.table(TABLE)
    row = bounds[(bounds["region"] == "GM0855") & (bounds["indicator"] == "ervaren_sociale_overlast")].iloc[0]
    nuisance = found["ervaren_sociale_overlast"]
    assert nuisance.measure == MARGIN and nuisance.usual == pytest.approx((row["upper"] - row["lower"]) / 2)


def test_who_is_below_the_limit_is_who_the_risks_call_unfavourable():
    for label in LABELS:
        low = kinds(MONITOR, label).set_index("indicator")["position"]
        for each in of(label):
            assert (0.25 in each.short) == (not np.isnan(low[each.code]))
            assert 0.25 not in each.short or (each.short[0.25] > 0) == (low[each.code] < 0), (label, each.code)
            # The stricter the share, the less lies below it.
            beyond = [each.short[share] for share in SHARES[1:] if share in each.short]
            assert beyond == sorted(beyond, reverse=True), (label, each.code)


@settings(max_examples=60, deadline=None)
@given(
    label=st.sampled_from(LABELS), share=st.sampled_from(range(len(SHARES))), span=st.sampled_from(SPANS), times=st.sampled_from(range(len(TIMES))),
    against=st.sampled_from((SELF, MEDIAN, ALIKE)), harder=st.tuples(st.integers(0, 3), st.integers(0, 3)),
)  # fmt: skip
def test_a_stricter_demand_adds_nothing_and_what_is_blank_never_counts_as_good(label, share, span, times, against, harder):
    found = of(label)
    rules = Rules(SHARES[share], span, TIMES[times], against)
    strict = rules._replace(share=SHARES[min(share + harder[0], len(SHARES) - 1)], times=TIMES[min(times + harder[1], len(TIMES) - 1)])
    if not rules.share and strict.times:
        strict = strict._replace(share=0.0)  # another first demand: then certainty is about something else
    loose, hard = judge(found, rules), judge(found, strict)
    assert sum(counts(loose).values()) == len(found) == sum(counts(hard).values())
    for before, after in zip(loose, hard, strict=True):
        assert after.state != ON or before.state == ON
        assert before.state != OFF or after.state == OFF
        assert before.figure.year is not None or before.state == after.state == UNKNOWN


def test_where_a_figure_leaves_agrees_with_the_list():
    found = of("Tilburg")
    rules = Rules(0.25, 8, 1.0, MEDIAN)
    for figure in found:
        ways = leaves(figure, rules)
        assert [at for at, _ in ways[LIMIT]] == list(SHARES) and [at for at, _ in ways[WORSE]] == list(SPANS) and [at for at, _ in ways[SURE]] == list(TIMES)
        now = stand(figure, rules)[0]
        assert dict(ways[LIMIT])[0.25] == dict(ways[WORSE])[8] == dict(ways[SURE])[1.0] == now
