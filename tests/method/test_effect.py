"""If ... then: by hand where everything is fixed, against scipy where it is drawn, and what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta, spearmanr, triang

from bwlab import widgets
from bwlab.method.assumptions import ASSUMPTION, EVIDENCE, ROLES, Assumption, Measure, sample
from bwlab.method.effect import break_even, effect, survey_margin, tornado, visible
from bwlab.method.margin import smallest_visible_change

share = st.floats(0, 1)
triple = st.lists(share, min_size=3, max_size=3).map(sorted)
kind = st.sampled_from(["triangular", "pert", "uniform"])


def fixed(reach=0.3, uptake=0.1, size=12.5, persistence=0.5, delay=0.0) -> Measure:
    values = zip(ROLES, (reach, uptake, size, persistence, delay), strict=True)
    return Measure(**{role: Assumption.certain(role, "", value) for role, value in values})


def drawn(distribution="pert", **ranges) -> Measure:
    full = {"reach": (0.1, 0.3, 0.5), "uptake": (0.1, 0.2, 0.5), "effect": (0, 12.5, 20), "persistence": (0.5, 0.7, 0.9)}
    full |= ranges
    return Measure(**{role: Assumption(role, "", *values, distribution) for role, values in full.items()})


measures = st.builds(
    lambda r, u, p, d, how: drawn(how, reach=r, uptake=u, persistence=p, delay=[3 * each for each in d]),
    triple, triple, triple, triple, kind,
)  # fmt: skip


def test_fixed_values_multiply():
    """30 of 100 reached, 1 in 10 takes part, 1 in 8 of those changes: 0.375 points, halved each year."""
    result = effect(fixed(), 80, bounds=(0, 100), years=3, draws=50)
    assert result.year.tolist() == [1, 2, 3]
    assert result.likely == pytest.approx([0.375, 0.1875, 0.09375])
    for band in (result.median, result.low, result.high):
        assert band == pytest.approx(result.likely)
    assert result.draws.shape == (50, 3) and not result.outside.any()


def test_a_delay_comes_first():
    assert effect(fixed(delay=2), years=4).likely == pytest.approx([0, 0, 0.375, 0.1875])
    half = effect(fixed(delay=0.5), years=3).likely
    assert half == pytest.approx([0, 0.375 * 0.5**0.5, 0.375 * 0.5**1.5])


def test_new_groups_add_up():
    """Each year a new group: 1, 1.5, 1.75 times; after two rounds no more come."""
    assert effect(fixed(), years=3, rounds=3).likely == pytest.approx(0.375 * np.array([1, 1.5, 1.75]))
    assert effect(fixed(), years=3, rounds=2).likely == pytest.approx(0.375 * np.array([1, 1.5, 0.75]))
    with pytest.raises(ValueError, match=r"over 3 rounds 1\.50 times all people"):
        effect(fixed(reach=0.5, uptake=1.0), years=3, rounds=3)


def test_nothing_is_assumed():
    result = effect(Measure(), 80, bounds=(0, 100))
    assert not result.draws.any() and not result.likely.any()
    frame = tornado(Measure())
    assert not frame["swing"].any() and frame["share"].isna().all()
    assert break_even(Measure(), 3.0).needed == np.inf and not break_even(Measure(), 3.0).possible
    log = Measure().log()
    assert log["role"].tolist() == list(ROLES) and (log["source"] == ASSUMPTION).all()
    assert widgets.ASSUMPTION == ASSUMPTION


@pytest.mark.parametrize("likely", [0, 0.02, 0.3, 0.5, 1])
def test_pert_is_the_beta_distribution(likely):
    chance = np.linspace(0.0005, 0.9995, 4001)
    pert = Assumption("", "", 10, 10 + 20 * likely, 30, "pert").at(chance)
    assert pert == pytest.approx(10 + 20 * beta.ppf(chance, 1 + 4 * likely, 5 - 4 * likely), abs=6e-4)
    assert pert.mean() == pytest.approx((10 + 4 * (10 + 20 * likely) + 30) / 6, abs=0.02)


@pytest.mark.parametrize("likely", [0, 0.3, 1])
def test_triangular_and_uniform_are_those_of_scipy(likely):
    chance = np.linspace(0, 1, 101)
    drawn = Assumption("", "", -1, -1 + 4 * likely, 3, "triangular").at(chance)
    assert drawn == pytest.approx(triang.ppf(chance, likely, -1, 4), abs=1e-12)
    assert Assumption("", "", -1, 0, 3, "uniform").at(chance) == pytest.approx(-1 + 4 * chance)


def test_the_mean_of_a_product_of_independent_factors_is_the_product_of_the_means():
    means = [(low + 4 * likely + high) / 6 for low, likely, high in ((0.1, 0.3, 0.5), (0.1, 0.2, 0.5), (0, 12.5, 20))]
    result = effect(drawn(), years=1, draws=10_000, seed=3)
    assert result.draws.mean() == pytest.approx(np.prod(means), rel=0.01)
    assert [result.low[0], result.high[0]] == pytest.approx(np.quantile(result.draws[:, 0], [0.05, 0.95]))
    wide = effect(drawn(), years=1, band=0.99)
    assert wide.low[0] < result.low[0] < result.median[0] < result.high[0] < wide.high[0]


def test_a_thousand_draws_tell_what_ten_thousand_tell():
    few, many = effect(drawn(), draws=1000, seed=1), effect(drawn(), draws=10_000, seed=1)
    assert few.median == pytest.approx(many.median, rel=0.05)
    assert few.high == pytest.approx(many.high, rel=0.06)


def test_every_hundredth_of_a_distribution_is_drawn_once():
    chances = sample(drawn("uniform", reach=(0, 0, 1)), draws=100, seed=9)[:, 0]
    assert sorted((chances * 100).astype(int)) == list(range(100))
    assert not np.array_equal(sample(drawn(), 50, 1), sample(drawn(), 50, 2))
    assert np.array_equal(sample(drawn(), 50, 1), sample(drawn(), 50, 1))
    with pytest.raises(ValueError, match="at least one"):
        sample(drawn(), 0)


@settings(deadline=None)
@given(measures, st.integers(0, 2**32))
def test_no_draw_leaves_its_range(measure, seed):
    values = sample(measure, 64, seed)
    for place, role in enumerate(ROLES):
        factor = getattr(measure, role)
        assert np.all(values[:, place] >= factor.low - 1e-12) and np.all(values[:, place] <= factor.high + 1e-12)


@settings(deadline=None)
@given(measures, share, share)
def test_more_reach_never_shows_less(measure, one, other):
    low, high = sorted((one, other))
    reaches = [Assumption.certain("bereik", "", value) for value in (low, high)]
    less, more = (effect(Measure(each, measure.uptake, measure.effect), years=2, draws=64) for each in reaches)
    assert np.all(more.draws >= less.draws) and np.all(more.likely >= less.likely)


@settings(deadline=None)
@given(measures, st.sampled_from(["reach", "uptake", "effect"]))
def test_a_factor_of_nothing_gives_nothing(measure, role):
    parts = {each: getattr(measure, each) for each in ROLES} | {role: Assumption(role, "")}
    assert not effect(Measure(**parts), draws=64).draws.any()


@settings(deadline=None)
@given(measures)
def test_it_fades_and_mirrors(measure):
    result = effect(measure, draws=64, years=5)
    assert np.all(result.low <= result.median) and np.all(result.median <= result.high)
    after = result.draws[:, 3:]  # the longest delay is three years
    assert np.all(np.diff(after, axis=1) <= 1e-12)
    size = measure.effect
    turned = Assumption("effect", "", -size.high, -size.likely, -size.low, size.distribution)
    mirror = effect(Measure(measure.reach, measure.uptake, turned, measure.persistence, measure.delay), draws=64, years=5)
    assert mirror.likely == pytest.approx(-result.likely) and np.all(mirror.draws <= 1e-12)


def test_what_cannot_be_is_counted_and_kept():
    sure = fixed(reach=1, uptake=1, size=30)
    result = effect(sure, 90, bounds=(0, 100), years=2)
    assert result.outside.tolist() == [1, 1] and result.likely[0] == 30
    assert effect(sure, years=1).outside.tolist() == [0]  # a base that is not known


def test_the_widest_bar_first():
    frame = tornado(drawn())
    assert frame["swing"].is_monotonic_decreasing and frame["share"].sum() == pytest.approx(1)
    row = frame.set_index("role").loc["reach"]
    assert (row["low"], row["high"]) == pytest.approx((0.1 * 0.2 * 12.5, 0.5 * 0.2 * 12.5))
    values = sample(drawn(), 10_000)
    change = effect(drawn(), years=1).draws[:, 0]
    assert row["correlation"] == pytest.approx(spearmanr(values[:, 0], change).statistic)


def test_a_factor_without_range_has_no_bar():
    frame = tornado(drawn(uptake=(0.2, 0.2, 0.2)), year=3).set_index("role")
    assert frame.loc["uptake", ["swing", "correlation", "share"]].tolist() == [0, 0, 0]
    assert frame.loc["persistence", "swing"] > 0 and tornado(drawn(), year=1).set_index("role").loc["persistence", "swing"] == 0


def test_the_margin_of_a_survey_in_points():
    assert survey_margin(82, 400) == pytest.approx(100 * smallest_visible_change(0.82, 400))
    assert survey_margin(82, 400, direction=-1) > 0 and survey_margin(82, 1600) < survey_margin(82, 400)
    assert np.isnan(survey_margin(99.9, 100))


def test_what_is_needed_to_see_it():
    """3 points over 30 percent times 10 percent: an effect of 100 points; 8 times the reach, which cannot be."""
    assert break_even(fixed(), 3.0)[:3] == pytest.approx((100, 100, 100))
    reach = break_even(fixed(), 3.0, "reach")
    assert reach.needed == pytest.approx(2.4) and not reach.possible
    assert break_even(fixed(), 3.0, most=99).possible is False
    assert break_even(fixed(), 3.0, year=2).needed == pytest.approx(200)
    assert break_even(fixed(size=-12.5), 3.0).needed == pytest.approx(-100)
    assert break_even(fixed(persistence=0), 3.0, year=2).needed == np.inf
    assert not break_even(fixed(persistence=0), 3.0, year=2).possible


@settings(deadline=None)
@given(measures, st.floats(0.1, 10))
def test_with_what_is_needed_the_margin_is_met(measure, margin):
    needed = break_even(measure, margin, draws=64)
    if np.isfinite(needed.needed):
        parts = {each: getattr(measure, each) for each in ROLES}
        parts["effect"] = Assumption.certain("effect", "", needed.needed)
        assert effect(Measure(**parts), years=1, draws=1).likely[0] == pytest.approx(margin)
    assert needed.low <= needed.high


def test_how_often_it_would_be_seen():
    result = effect(drawn(), draws=2000)
    seen = visible(result, 0.7)
    assert seen == pytest.approx((result.draws >= 0.7).mean(axis=0)) and 0 < seen[0] < 1
    down = effect(drawn(effect=(-20, -12.5, 0)), draws=2000)
    assert visible(down, 0.7) == pytest.approx((down.draws <= -0.7).mean(axis=0))


@pytest.mark.parametrize(
    ("values", "match"),
    [
        ({"low": 2, "likely": 1, "high": 3, "distribution": "pert"}, "2 <= 1 <= 3 does not hold"),
        ({"low": 0, "likely": 1, "high": 0.5, "distribution": "pert"}, "does not hold"),
        ({"low": 0, "likely": 0, "high": 1}, "fixed value has no range"),
        ({"distribution": "normal"}, "distribution must be one of"),
        ({"likely": float("nan")}, "must be numbers"),
        ({"source": " "}, "say the source"),
    ],
)
def test_an_assumption_that_cannot_be(values, match):
    with pytest.raises(ValueError, match=f"bereik: .*{match}"):
        Assumption("bereik", "aandeel", **values)


@pytest.mark.parametrize(
    ("part", "match"),
    [
        ({"reach": Assumption.certain("bereik", "", 1.2)}, r"bereik: a share lies between 0 and 1, not 1\.2"),
        ({"reach": Assumption.certain("bereik", "", -0.1)}, "bereik: a share"),
        ({"uptake": Assumption("deelname", "", 0.5, 0.9, 1.1, "pert")}, "deelname: a share"),
        ({"persistence": Assumption.certain("blijft", "", 2)}, "blijft: a share"),
        ({"delay": Assumption.certain("vertraging", "jaar", -1)}, "before its cause"),
    ],
)
def test_a_measure_that_cannot_be(part, match):
    with pytest.raises(ValueError, match=match):
        Measure(**part)


@pytest.mark.parametrize(
    ("ask", "match"),
    [
        (lambda: effect(fixed(), 120, bounds=(0, 100)), "lies outside"),
        (lambda: effect(fixed(), years=0), "at least 1"),
        (lambda: effect(fixed(), band=1), "band"),
        (lambda: break_even(fixed(), 0), "above 0"),
        (lambda: break_even(fixed(), np.nan), "above 0"),
        (lambda: break_even(fixed(), 1, "delay"), "effect, reach or uptake"),
        (lambda: tornado(fixed(), 0), "at least 1"),
    ],
)
def test_a_question_that_cannot_be(ask, match):
    with pytest.raises(ValueError, match=match):
        ask()


def test_the_ladder_goes_from_described_to_strong():
    assert EVIDENCE[0] == "goed beschreven" and EVIDENCE[-1].startswith("sterke")
    assert Assumption("effect", "", source="een rapport", evidence="een ander register").evidence
