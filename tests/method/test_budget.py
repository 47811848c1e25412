"""A fixed sum, and arrows followed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.method.budget import (
    ALL_FIXED,
    BOTH,
    DOWN,
    ELSEWHERE,
    FIXED,
    HERE,
    LATER,
    LESS_THAN_NOTHING,
    NO_MORE,
    NONE,
    UP,
    Arrow,
    impulses,
    ledgers,
    matrix,
    shift,
)

budgets = st.lists(st.floats(0, 1e6), min_size=1, max_size=9)


def test_the_others_give_way_in_proportion():
    moved = shift([50, 30, 20], 0, 60)
    assert moved.amounts == pytest.approx([60, 24, 16]) and (moved.short, moved.why) == (0, "")
    assert shift([50, 30, 20], 0, 40).amounts == pytest.approx([40, 36, 24])
    assert shift([50, 30, 20], 0, 60, locked=[1]).amounts == pytest.approx([60, 30, 10])
    assert shift([50, 30, 20], 0, 50) == (pytest.approx([50, 30, 20]), 0, "")
    assert shift([40, 0, 0], 0, 30).amounts == pytest.approx([30, 5, 5])


def test_what_cannot_be_says_so():
    most = shift([50, 30, 20], 0, 80, locked=[1])
    assert most.amounts == pytest.approx([70, 30, 0]) and (most.short, most.why) == (10, NO_MORE)
    assert shift([50, 30, 20], 1, 40, locked=[1])[1:] == (10, FIXED)
    assert shift([50, 30, 20], 1, 40, locked=[0, 2])[1:] == (10, ALL_FIXED)
    assert shift([50, 30, 20], 1, -5) == (pytest.approx([50 + 30 * 5 / 7, 0, 20 + 30 * 2 / 7]), -5, LESS_THAN_NOTHING)
    assert shift([5], 0, 6)[1:] == (1, ALL_FIXED)


@settings(deadline=None)
@given(budgets, st.data())
def test_the_sum_stays_and_nothing_goes_below_zero(amounts, data):
    places = st.integers(0, len(amounts) - 1)
    field, locked = data.draw(places), data.draw(st.sets(places))
    wanted = data.draw(st.floats(-1e6, 1e7))
    moved = shift(amounts, field, wanted, locked)
    assert moved.amounts.sum() == pytest.approx(sum(amounts)) and np.all(moved.amounts >= 0)
    assert all(moved.amounts[each] == amounts[each] for each in locked)
    assert moved.amounts[field] + moved.short == pytest.approx(wanted, abs=1e-6) and bool(moved.short) == bool(moved.why)


@settings(deadline=None)
@given(budgets, st.randoms(use_true_random=False), st.floats(0, 1e6))
def test_the_order_of_fields_says_nothing(amounts, random, wanted):
    order = list(range(len(amounts)))
    random.shuffle(order)
    one, other = shift(amounts, order[0], wanted), shift([amounts[each] for each in order], 0, wanted)
    assert one.amounts[order] == pytest.approx(other.amounts) and one.why == other.why


@pytest.mark.parametrize(
    ("ask", "match"),
    [
        (lambda: shift([1, -1], 0, 1), "0 or more"),
        (lambda: shift([1, np.nan], 0, 1), "0 or more"),
        (lambda: shift([1, 1], 2, 1), "fields 0 to 1"),
        (lambda: shift([1, 1], 0, 1, [-1]), "fields 0 to 1"),
        (lambda: shift([1, 1], 0, np.inf), "must be a number"),
        (lambda: impulses([1, 1], [1]), "same fields"),
        (lambda: impulses([0, 0], [0, 0]), "some money"),
    ],
)
def test_a_budget_that_cannot_be(ask, match):
    with pytest.raises(ValueError, match=match):
        ask()


def test_what_moved_is_in_percent_of_the_whole():
    assert impulses([50, 30, 20], [60, 24, 16]) == pytest.approx([10, -6, -4])


KEPT = {"gezondheid": HERE, "natuur": LATER, "buurgemeente": ELSEWHERE}


def at(frame, theme, year):
    return frame.set_index(["theme", "year"]).loc[(theme, year)]


def test_one_arrow_is_size_times_strength_after_its_lag():
    arrows = [Arrow("sport", "gezondheid", 1, 2, 3, source="een rapport")]
    frame = ledgers(arrows, {"sport": 1.5}, KEPT, years=5)
    assert frame.query("theme == 'gezondheid'")["up"].tolist() == pytest.approx([0, 0, 0, 3, 3, 3])
    assert at(frame, "gezondheid", 2)["direction"] == NONE and at(frame, "gezondheid", 3)["direction"] == UP
    assert frame["ledger"].unique().tolist() == [HERE, LATER, ELSEWHERE]
    less = ledgers(arrows, {"sport": -1.5}, KEPT, years=5)
    assert at(less, "gezondheid", 3)["down"] == pytest.approx(3) and at(less, "gezondheid", 3)["direction"] == DOWN


def test_a_chain_passes_on_a_part_and_a_minus_turns():
    """2 percent x 3 of 3 x 1 of 3, on a scale of 3: 2; the minus makes it less favourable; lags add up."""
    arrows = [Arrow("wegen", "lucht", 1, 3, 1, source="a"), Arrow("lucht", "gezondheid", -1, 1, 2, source="b")]
    frame = ledgers(arrows, {"wegen": 2}, KEPT, years=4)
    assert at(frame, "gezondheid", 3)["down"] == pytest.approx(2) and at(frame, "gezondheid", 2)["down"] == 0
    assert "lucht" not in set(frame["theme"])


def test_two_arrows_that_cancel_are_not_nothing():
    arrows = [Arrow("wegen", "natuur", 1, 2, source="a"), Arrow("wegen", "natuur", -1, 2, source="b")]
    row = at(ledgers(arrows, {"wegen": 1}, KEPT), "natuur", 0)
    assert (row["up"], row["down"], row["direction"]) == (2, 2, BOTH)


def test_without_a_source_an_arrow_is_grey_and_so_is_its_path():
    arrows = [Arrow("a", "b", 1, 3, source="een rapport"), Arrow("b", "natuur", 1, 3), Arrow("a", "natuur", 1, 1, source="c")]
    row = at(ledgers(arrows, {"a": 1}, KEPT), "natuur", 0)
    assert (row["up"], row["grey_up"]) == pytest.approx((1, 3))
    assert (row["direction"], row["grey_direction"]) == (UP, UP)
    assert matrix(arrows)["grey"].tolist() == [False, True, False]
    assert matrix([]).columns.tolist() == matrix(arrows).columns.tolist()


def test_no_arrow_and_no_shift_do_nothing():
    for frame in (ledgers([], {"a": 1}, KEPT), ledgers([Arrow("a", "natuur", 1, 3)], {}, KEPT)):
        assert not frame[["up", "down", "grey_up", "grey_down"]].to_numpy().any()
        assert set(frame["direction"]) == {NONE} and len(frame) == 3 * 13


def test_a_loop_needs_time():
    loop = [Arrow("natuur", "gezondheid", 1, 3, source="a"), Arrow("gezondheid", "natuur", 1, 3, source="b")]
    with pytest.raises(ValueError, match="round in a circle"):
        ledgers(loop, {"natuur": 1}, KEPT)
    loop[1] = Arrow("gezondheid", "natuur", 1, 3, 1, source="b")
    frame = ledgers(loop, {"natuur": 1}, KEPT, years=3)
    assert frame.query("theme == 'natuur'")["up"].tolist() == pytest.approx([3, 6, 9, 12])


@st.composite
def webs(draw):
    names = [*KEPT, "a", "b"]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    one = st.builds(
        lambda pair, sign, strength, lag, source: Arrow(*pair, sign, strength, lag, source=source),
        pairs, st.sampled_from([1, -1]), st.floats(0, 3), st.integers(1, 4), st.sampled_from(["een rapport", ""]),
    )  # fmt: skip
    return draw(st.lists(one, max_size=8))


SIZES = ["up", "down", "grey_up", "grey_down"]


@settings(deadline=None)
@given(webs(), st.floats(-10, 10), st.randoms(use_true_random=False))
def test_arrows_in_any_order_twice_the_shift_twice_the_size(arrows, size, random):
    frame = ledgers(arrows, {"a": size}, KEPT, years=6)
    mixed = random.sample(arrows, len(arrows))
    assert ledgers(mixed, {"a": size}, KEPT, years=6)[SIZES].to_numpy() == pytest.approx(frame[SIZES].to_numpy(), abs=1e-6)
    twice = ledgers(arrows, {"a": 2 * size}, KEPT, years=6)
    assert twice[SIZES].to_numpy() == pytest.approx(2 * frame[SIZES].to_numpy(), abs=1e-6)
    assert (frame[SIZES] >= 0).all(axis=None)


@settings(deadline=None)
@given(webs(), st.floats(0.1, 10))
def test_less_is_the_mirror_of_more(arrows, size):
    more, less = (ledgers(arrows, {"a": each}, KEPT, years=6) for each in (size, -size))
    assert more["up"].to_numpy() == pytest.approx(less["down"].to_numpy())
    assert more["grey_down"].to_numpy() == pytest.approx(less["grey_up"].to_numpy(), abs=1e-6)


@settings(deadline=None)
@given(webs())
def test_greying_an_arrow_moves_only_what_is_grey(arrows):
    """Solid and grey together are the same, whoever says so."""
    grey = [Arrow(each.start, each.end, each.sign, each.strength, each.lag) for each in arrows]
    frame, all_grey = (ledgers(each, {"a": 1.0}, KEPT, years=6) for each in (arrows, grey))
    assert not all_grey[["up", "down"]].to_numpy().any()
    assert (frame["up"] + frame["grey_up"]).to_numpy() == pytest.approx(all_grey["grey_up"].to_numpy(), abs=1e-6)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"end": "a"}, "from one thing to another"),
        ({"sign": 0}, "sign must be"),
        ({"strength": -1}, "0 or more"),
        ({"strength": np.nan}, "0 or more"),
        ({"lag": -1}, "whole number"),
        ({"lag": 1.5}, "whole number"),
    ],
)
def test_an_arrow_that_cannot_be(change, match):
    with pytest.raises(ValueError, match=match):
        Arrow(**({"start": "a", "end": "b", "sign": 1, "strength": 1} | change))


@pytest.mark.parametrize(
    ("ask", "match"),
    [
        (lambda: ledgers([], {}, {"natuur": "ooit"}), "a ledger is one of"),
        (lambda: ledgers([Arrow("a", "natuur", 1, 4)], {}, KEPT), "above the scale"),
        (lambda: ledgers([], {"a": np.nan}, KEPT), "must be numbers"),
        (lambda: ledgers([], {}, KEPT, years=-1), "years"),
        (lambda: ledgers([], {}, KEPT, scale=0), "scale"),
    ],
)
def test_a_ledger_that_cannot_be(ask, match):
    with pytest.raises(ValueError, match=match):
        ask()
