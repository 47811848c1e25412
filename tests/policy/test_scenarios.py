"""Scenarios: people's units and back, what cannot be, the margin, when it shows, two beside each other, and files of others."""

from __future__ import annotations

import datetime as dt
import json
import math

import numpy as np
import pytest
from export.desks import MONITOR, filled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bwlab.errors import InputError
from bwlab.lessons.parts.workbench.codes import from_code, to_code
from bwlab.method.effect import ASSUMPTION, survey_margin
from bwlab.policy import Assumed, Challenge, Goal, Scenario
from bwlab.policy.scenarios.carry import MOST, from_brief, from_file, to_file
from bwlab.policy.scenarios.compare import differences, overlap, result, sentence
from bwlab.policy.scenarios.figure import MEAN, RATE, SHARE, blank, cannot, figure_of, first, offers
from bwlab.policy.scenarios.margin import margin_of
from bwlab.policy.scenarios.nothing import nothing, track_record
from bwlab.policy.scenarios.people import OF, ROLES, counted, said, steps, to_factor, to_people
from bwlab.policy.scenarios.reckon import reckon
from bwlab.policy.scenarios.visible import NORMAL, mark, needed, seen
from bwlab.policy.scenarios.visible import sentence as shows
from bwlab.policy.scenarios.words import check_first, guessed, if_then, matters, missed, todo, unfounded

TILBURG, VLIELAND, ROZENDAAL = (MONITOR.regions.find(name) for name in ("Tilburg", "Vlieland", "Rozendaal"))
YEAR = 2026
HAPPY, DEBTS, CRIME, GAS = "tevredenheid_leven", "problematische_schulden", "woninginbraken", "gasverbruik"


def figure(code=HAPPY, region=TILBURG):
    return figure_of(MONITOR, region, code)


def made(code=HAPPY, *, reach=0.1, uptake=0.4, effect=20.0, persistence=0.7, delay=None, **fields):
    """A scenario; a factor is one number, or low, likely and high."""
    given_ = {"reach": reach, "uptake": uptake, "effect": effect, "persistence": persistence, "delay": delay}
    factors = {role: Assumed(**dict(zip(("low", "likely", "high"), each, strict=True))) if isinstance(each, tuple) else Assumed(likely=each) for role, each in given_.items() if each is not None}
    return Scenario(indicator=code, factors=factors, **fields)


def worked(code=HAPPY, region=TILBURG, draws=500, **fields):
    return reckon(made(code, **fields), figure(code, region), today_year=YEAR, draws=draws)


# What a figure can carry


def test_a_median_money_and_land_carry_no_scenario_and_say_why():
    for code, word in (("mediaan_vermogen", "mediaan"), ("lasten_sociaal_domein_per_inwoner", "geld van de gemeente"), ("bebouwd_terrein", "grond"), ("verkoopprijs_woning", "huizen"), ("levensverwachting", "rekensom")):
        assert word in cannot(MONITOR.catalogue[code])
    assert [each.code for each in MONITOR.catalogue if not cannot(each) and ("mediaan" in each.code or each.finance)] == []


@pytest.mark.parametrize(("code", "kind", "many"), [(HAPPY, SHARE, "volwassenen"), (DEBTS, SHARE, "huishoudens"), (CRIME, RATE, "inwoners"), (GAS, MEAN, "woningen"), ("jeugdzorg", SHARE, "jongeren")])
def test_whom_a_figure_counts(code, kind, many):
    found = figure(code)
    assert (found.kind, found.many) == (kind, many)
    assert (found.whole == TILBURG.population) == (MONITOR.catalogue[code].population == "alle inwoners")


def test_a_blank_is_no_zero_and_no_scenario():
    found = figure(HAPPY, VLIELAND)
    assert found.value is None and found.year is None and "geen cijfer" in blank(found.indicator, VLIELAND)
    assert margin_of(made(), found, MONITOR).size is None and nothing(MONITOR, found, 4).low == ()
    outcome = worked(HAPPY, VLIELAND)
    assert outcome.effect.likely[0] == pytest.approx(0.1 * 0.4 * 20) and not outcome.impossible, "what changes can still be reckoned"


@pytest.mark.parametrize("region", [TILBURG, VLIELAND, ROZENDAAL])
def test_one_begins_with_an_own_goal_that_has_a_figure_else_with_one_that_has(region):
    empty = filled(region.label).model_copy(update={"goals": [], "challenges": []})
    start = figure_of(MONITOR, region, first(MONITOR, region, empty))
    assert start.value is not None and not cannot(start.indicator) and start.indicator.direction
    own = empty.model_copy(update={"goals": [Goal(key="g", indicator="mediaan_vermogen", text="Meer buffer")], "challenges": [Challenge(title="Inbraken", indicators=[CRIME])]})
    found = offers(MONITOR, region, own)
    assert [each.title for each in found[:2]] == ["Doel: Meer buffer", "Opgave 1: Inbraken"] and found[0].goal == "g"
    assert first(MONITOR, region, own) == CRIME, "a goal about a median cannot carry it"
    assert all(figure_of(MONITOR, region, each.code).value is not None for each in found[2:])


# People's units


@given(st.sampled_from(ROLES), st.sampled_from([HAPPY, CRIME, GAS, "ondervonden_delicten"]), st.floats(-100, 100))
def test_people_and_factor_go_round(role, code, people):
    assert to_people(role, to_factor(role, people, figure(code)), figure(code)) == pytest.approx(people, abs=1e-9)


@pytest.mark.parametrize("code", [HAPPY, DEBTS, CRIME, GAS, "rapportcijfer_leefbaarheid_buurt", "afstand_huisarts", "ondervonden_delicten"])
@pytest.mark.parametrize("role", ["reach", "uptake", "effect", "persistence"])
def test_every_position_is_possible_and_has_a_text_of_its_own(role, code):
    found = steps(role, figure(code), 0.0, 3.0)
    assert 0.0 in found.values and 3.0 in found.values and list(found.values) == sorted(set(found.values)) and len(set(found.texts)) == len(found.texts)
    assert said(role, 0.0, figure(code)) in ("niemand", "niets", "geen effect")
    assert role == "effect" or (found.values[0] == 0 and found.values[-1] == OF[role])
    plain = steps(role, figure(code), 0.0).values
    assert role != "effect" or plain[0] == -plain[-1] < 0


def test_of_the_thousand_households_twelve_take_part():
    outcome = worked(DEBTS, reach=0.03, uptake=0.4, effect=-10.0)
    assert outcome.chain.joined == pytest.approx(12) and outcome.chain.changed == pytest.approx(-1.2) and outcome.chain.left == pytest.approx(-1.2 * 0.7**3)
    words = if_then(outcome)
    assert words.startswith("Als van de 1.000 huishoudens er 30 bereikt worden, 12 meedoen, het effect 10 eraf op elke 100 deelnemers is") and "in 2030" in words and "lager dan zonder" in words


def test_a_thousandth_is_not_told_as_nobody():
    assert (counted(0.0), counted(0.001), counted(0.04), counted(1.25), counted(12.4)) == ("0", "minder dan 0,01", "0,04", "1,2", "12")


# Working it out


def test_the_default_is_no_effect():
    outcome = reckon(Scenario(indicator=HAPPY), figure(), today_year=YEAR, draws=100)
    assert outcome.nothing and outcome.troubles == [] and outcome.calendar == (2027, 2028, 2029, 2030) and not outcome.effect.draws.any()
    assert "verandert er niets" in if_then(outcome)


def test_a_range_widens_the_band_and_nothing_else():
    narrow, wide = worked(), worked(uptake=(0.1, 0.4, 0.7))
    assert np.ptp([narrow.effect.low, narrow.effect.high], axis=0).max() == pytest.approx(0) and (wide.effect.high > wide.effect.low).all()
    assert wide.effect.likely == pytest.approx(narrow.effect.likely)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"persistence": 1.2}, "groeit een effect elk jaar vanzelf"),
        ({"reach": 1.5}, "1.500 van de 1.000. Dat is meer dan 1.000"),
        ({"uptake": -0.1}, "minder dan niemand"),
        ({"delay": -1.0}, "komt nooit vóór zijn oorzaak"),
        ({"reach": 0.6, "uptake": 0.8, "rounds": 4}, "meer dan er zijn"),
        ({"reach": 0.9, "uptake": 0.9, "effect": 40.0}, "komt het cijfer boven 100 procent uit"),
        ({"reach": 0.9, "uptake": 0.9, "effect": -100.0, "persistence": 1.0, "rounds": 4}, "meer dan er zijn"),
        ({"size": 400_000.0}, "meer dan de"),
        ({"whole": 900_000.0}, "inwoners, dus dat kan niet"),
        ({"size": 500.0, "whole": 150_000.0}, "Dan bereik je ook anderen"),
    ],
)
def test_what_cannot_be_is_named_reckoned_as_near_as_can_and_kept(fields, word):
    scenario = made(**fields)
    outcome = reckon(scenario, figure(), today_year=YEAR, draws=200)
    assert any(word in each for each in outcome.troubles), outcome.troubles
    assert outcome.scenario == scenario and all(each.endswith(".") for each in outcome.troubles) and np.isfinite(outcome.effect.draws).all()


def test_fewer_cannot_go_than_there_are():
    outcome = worked(DEBTS, reach=0.5, uptake=0.9, effect=-100.0)
    assert outcome.impossible and "onder 0 procent" in outcome.troubles[0] and "niet meer afgaan dan er nu meetellen" in outcome.troubles[0]
    assert result(outcome).startswith("kan niet")


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.floats(-3, 3)] * 5), st.integers(1, 12), st.integers(1, 12), st.sampled_from([HAPPY, CRIME, GAS]))
def test_whatever_is_filled_in_can_be_reckoned(values, years, rounds, code):
    factors = {role: Assumed(low=value - 0.1, likely=value, high=value + 0.2) for role, value in zip(ROLES, values, strict=True)}
    outcome = reckon(Scenario(indicator=code, factors=factors, years=years, rounds=rounds), figure(code), today_year=YEAR, draws=20)
    assert np.isfinite(outcome.effect.draws).all() and outcome.measure.reach.high <= 1 and outcome.measure.persistence.high <= 1 and outcome.measure.delay.low >= 0
    assert outcome.measure.reach.high * outcome.measure.uptake.high * min(outcome.rounds, years) <= 1 + 1e-9


def test_what_no_participant_can_change_is_named_too():
    for code, effect, most, word in ((HAPPY, 150.0, 100.0, "150 van de 100 deelnemers"), ("rapportcijfer_leefbaarheid_buurt", -30.0, -9.0, "loopt van 1 tot 10")):
        outcome = worked(code, effect=effect)
        assert word in outcome.troubles[0] and outcome.measure.effect.likely == most and outcome.scenario.factors["effect"].likely == effect
    assert worked(CRIME, effect=2500.0, reach=0.0001).measure.effect.likely == 2500, "somebody can be burgled more than once"


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 1), st.integers(1, 6), st.integers(1, 6), st.integers(0, 3), st.sampled_from([HAPPY, CRIME, DEBTS]))
def test_the_last_link_of_the_chain_is_the_change_of_the_figure(left, rounds, years, delay, code):
    outcome = worked(code, draws=20, reach=0.05, effect=-20.0, persistence=left, rounds=rounds, years=years, delay=float(delay))
    assert outcome.chain.left / (10 if code != CRIME else 1) == pytest.approx(outcome.effect.likely[-1])


def test_the_sentence_names_every_condition_that_its_outcome_rests_on():
    once, again = (if_then(worked(DEBTS, effect=-10.0, rounds=rounds)) for rounds in (1, 3))
    assert "40 meedoen, het effect" in once and "40 meedoen (3 jaar achter elkaar een nieuwe groep), het effect" in again
    ranged = if_then(worked(DEBTS, effect=(-30.0, -10.0, -5.0)))
    assert "(met de bandbreedtes die je koos), dan is" in ranged and "bandbreedte" not in once + again


# Doing nothing, the margin, and when it shows


def test_the_band_of_doing_nothing_has_its_own_track_record():
    band = nothing(MONITOR, figure(), 4)
    assert len(band.low) == 4 and all(low < 0 < high for low, high in zip(band.low, band.high, strict=True)) and 0.5 < band.held < 1
    words = track_record(band, figure())
    assert "belooft 90 van de 100" in words and f"klopte hij {round(100 * band.held)} van de 100" in words and "bij Tilburg" in words
    assert "te weinig verleden" in track_record(nothing(MONITOR, figure(DEBTS), 4), figure(DEBTS))


def test_a_published_margin_goes_before_an_assumed_one_and_ones_own_before_both():
    code = "slachtofferschap_criminaliteit"
    found = margin_of(made(code), figure(code), MONITOR)
    assert "van CBS zelf" in found.why and 2 < found.size < 8
    assert "van CBS zelf" not in margin_of(made(code), figure(code, ROZENDAAL), MONITOR).why
    own = margin_of(made(code, margin=1.5), figure(code), MONITOR)
    assert own.size == 1.5 and ASSUMPTION in own.why
    assert margin_of(made(code, margin=1.5, margin_source="onderzoeker"), figure(code), MONITOR).short == "onderzoeker"


def test_an_assumed_number_of_answers_is_called_so_and_follows():
    few, many = (margin_of(made(answers=n), figure(), MONITOR) for n in (100.0, 2000.0))
    assert few.size > many.size == pytest.approx(survey_margin(82.1, 2000)) and "2.000 antwoorden (aanname: aanname van de deelnemer)" in many.why and "model" in many.why


@pytest.mark.parametrize(("code", "region", "word"), [(CRIME, TILBURG, "tellingen"), (CRIME, VLIELAND, "ruis van jaar op jaar"), (DEBTS, TILBURG, "te weinig jaren"), ("rapportcijfer_leefbaarheid_buurt", TILBURG, "spreiding"), ("broeikasgas_per_inwoner", TILBURG, "berekend met een model")])
def test_it_says_what_a_margin_rests_on(code, region, word):
    assert word in margin_of(made(code, effect=-20.0), figure(code, region), MONITOR).why


def test_not_visible_is_an_outcome_and_normal():
    outcome = worked(reach=0.03)
    margin = margin_of(outcome.scenario, figure(), MONITOR)
    found = seen(outcome, margin, MONITOR)
    assert found.first is None and found.fixed and NORMAL in shows(found, outcome, margin) and "niet zichtbaar binnen 4 jaar" in shows(found, outcome, margin)


def test_visible_names_the_year_that_is_measured_and_when_that_appears():
    outcome = worked(reach=0.9, uptake=0.9, effect=(10.0, 12.0, 14.0), persistence=0.9)
    margin = margin_of(outcome.scenario, figure(), MONITOR)
    words = shows(seen(outcome, margin, MONITOR), outcome, margin)
    assert "vanaf de meting over 2027 (verschijnt rond december 2028)" in words and "geen bewijs" in words


def test_what_fades_is_not_visible_from_then_on():
    outcome = worked(reach=0.9, uptake=0.9, effect=14.0, persistence=0.6)
    margin = margin_of(outcome.scenario, figure(), MONITOR)
    found = seen(outcome, margin, MONITOR)
    assert [chance >= 0.5 for chance in found.chances] == [True, True, False, False] and found.until.year == 2028
    assert "in de meting over 2027" in shows(found, outcome, margin) and "Na de meting over 2028 niet meer" in shows(found, outcome, margin)
    assert mark(found, outcome) == "zichtbaar 2027 tot en met 2028"
    stays = worked(reach=0.9, uptake=0.9, effect=14.0, persistence=1.0)
    assert mark(seen(stays, margin, MONITOR), stays) == "zichtbaar vanaf 2027" and seen(stays, margin, MONITOR).until is None


def test_a_count_is_of_its_own_year_and_no_finer_than_it_is_known():
    """Tilburg had 221.947 inhabitants in 2021, when 31,1 of 1.000 had bijstand: about 6.900 people and not 7.176."""
    assert "ongeveer 6.900 in 2021." in margin_of(made("bijstand", effect=-10.0), figure("bijstand"), MONITOR).why
    assert "ongeveer 390 in 2025." in margin_of(made(CRIME, effect=-10.0), figure(CRIME), MONITOR).why
    assert "ongeveer 1 in 2025." in margin_of(made(CRIME, effect=10.0), figure(CRIME, VLIELAND), MONITOR).why


def test_the_noise_of_a_count_is_looked_at_on_the_side_of_the_effect():
    fewer, more = (margin_of(made(CRIME, effect=effect), figure(CRIME), MONITOR).size for effect in (-10.0, 10.0))
    assert more > fewer > 0


def test_a_figure_that_is_measured_every_four_years_can_miss_the_whole_scenario():
    code = "overgewicht"
    outcome = worked(code, start=2029, years=2)
    margin = margin_of(outcome.scenario, figure(code), MONITOR)
    found = seen(outcome, margin, MONITOR)
    assert found.measured == () and "geen meting van dit cijfer" in shows(found, outcome, margin)
    late = worked(code, reach=1.0, uptake=1.0, effect=-40.0, persistence=1.0, delay=1.0)
    found = seen(late, margin, MONITOR)
    assert [each.year for each in found.measured] == [2028] and found.first.published is None


def test_what_is_needed_to_be_seen_is_enough():
    outcome = worked(reach=0.6, uptake=0.5, effect=5.0, persistence=1.0)
    margin = margin_of(outcome.scenario, figure(), MONITOR)
    words = needed(outcome, margin, "effect", 1)
    assert words.startswith("Om in 2027 zichtbaar te zijn moet het effect bij wie meedoet minstens") and "erbij op elke 100 deelnemers" in words
    assert "alleen niet genoeg" in needed(worked(reach=0.6, uptake=0.1, effect=5.0), margin, "reach", 1)
    assert "meer dan één keer iets veranderen" in needed(worked(reach=0.01), margin, "effect", 1)
    assert needed(outcome, margin._replace(size=None), "effect", 1) == ""


def test_what_is_said_to_be_needed_is_enough_and_can_be():
    for code, effect in ((HAPPY, 5.0), ("bijstand", -200.0), (CRIME, -20.0)):
        outcome = worked(code, reach=0.2, uptake=0.2, effect=effect, persistence=1.0)
        margin = margin_of(outcome.scenario, figure(code), MONITOR)
        words = needed(outcome, margin, "effect", 1)
        shown = float(words.split("minstens ")[1].split()[0].replace(",", ".")) if "minstens" in words else None
        assert shown is None or 0.2 * 0.2 * shown * (1 if figure(code).kind == SHARE else 10) >= margin.size, words
    every = worked(reach=0.1, uptake=0.5, effect=15.0, persistence=0.2, rounds=4)
    margin = margin_of(every.scenario, figure(), MONITOR)
    assert "alleen niet genoeg" in needed(every, margin, "reach", 1), "4 groups of 667 are more people than there are"
    assert "minstens 669 van elke 1.000" in needed(worked(reach=0.1, uptake=0.5, effect=15.0, persistence=0.2), margin, "reach", 1), "668 is just too few"


# What to find out first


def test_the_assumption_that_matters_most_becomes_a_task_with_an_owner_and_a_date():
    outcome = worked(uptake=(0.1, 0.4, 0.9), effect=(18.0, 20.0, 22.0))
    assert check_first(outcome, matters(outcome, 4)) == "uptake"
    words = todo("uptake", Assumed(owner="teamleider schuldhulp", by=dt.date(2027, 3, 1)), ranged=True)
    assert words == "Ga eerst na: klopt de aanname over deelname? Dat maakt het meeste uit voor de uitkomst. Wie zoekt het uit: teamleider schuldhulp, vóór 1 maart 2027."
    assert "nog niemand bij" in todo("uptake", None, ranged=True) and "nog geen aanname" in todo("", None, ranged=False)
    assert "voorbij" in missed(Assumed(by=dt.date(2026, 1, 1)), dt.date(2026, 11, 30)) and missed(None, dt.date(2026, 11, 30)) == ""


def test_without_a_range_the_first_one_without_a_source_is_asked_for():
    outcome = worked()
    assert check_first(outcome, matters(outcome, 4)) == "effect"
    sourced = made()
    sourced.factors["effect"].source = "een register"
    found = reckon(sourced, figure(), today_year=YEAR, draws=50)
    assert check_first(found, matters(found, 4)) == "uptake" and "ffect" not in unfounded(sourced).split("rusten")[0]
    empty = reckon(Scenario(indicator=HAPPY), figure(), today_year=YEAR, draws=50)
    assert check_first(empty, matters(empty, 4)) == ""


def test_ones_own_guess_stands_beside_the_outcome():
    assert "gaan de andere kant op" in guessed(worked(guess=-1.0)) and "keer zo groot" in guessed(worked(guess=20.0)) and guessed(worked()) == ""


# Two beside each other


def test_two_scenarios_differ_and_nobody_wins():
    one, other = worked(name="A", uptake=(0.3, 0.4, 0.5)), worked(name="B", uptake=(0.35, 0.45, 0.5), rounds=2)
    assert [each.what for each in differences(one, other)] == ["deelname", "nieuwe groepen"]
    words = sentence(one, other)
    assert words.startswith("Als de aannames van 'A' kloppen, dan is het cijfer in 2030") and "bij 'B'" in words
    for word in ("beter", "wint", "beste", "totaal", "score"):
        assert word not in words
    assert "overlappen de banden. Op grond" in overlap(one, worked(uptake=(0.3, 0.41, 0.5)))
    assert "overlappen de banden niet" in overlap(one, worked(uptake=(0.8, 0.9, 1.0), effect=60.0))
    assert "In één van de twee verandert er nog niets" in overlap(one, worked(effect=0.0)), "an untouched one has no band to overlap"
    assert "ander cijfer" in overlap(one, worked(DEBTS)) and "andere jaren" in overlap(one, worked(start=2040))
    assert differences(one, one) == [] and "Ze nemen hetzelfde aan" in sentence(one, one)


# Files and codes

NUMBERS = st.floats(-1e4, 1e4).map(lambda value: float(f"{value:.6g}"))


@st.composite
def scenarios(draw):
    factors = {}
    for role in draw(st.sets(st.sampled_from(ROLES))):
        low, likely, high = sorted(draw(st.lists(NUMBERS, min_size=3, max_size=3)))
        factors[role] = Assumed(low=low, likely=likely, high=high)
    text = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).map(str.strip)
    return Scenario(
        indicator=draw(st.sampled_from([HAPPY, DEBTS, CRIME])), name=draw(text), group=draw(text), size=draw(st.none() | st.floats(0, 1e5).map(round).map(float)), factors=factors,
        years=draw(st.integers(1, 40)), rounds=draw(st.integers(1, 40)), start=draw(st.none() | st.integers(2020, 2060)), guess=draw(st.none() | NUMBERS),
    )  # fmt: skip


def same(scenario):
    return scenario.model_dump(exclude={"key", "goal", "base", "base_year", "edition"})


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios())
def test_a_scenario_goes_round_as_file_and_as_code(scenario):
    read = from_file(to_file(scenario, TILBURG), MONITOR, TILBURG)
    assert same(read.scenario) == same(scenario) and read.notes == []
    taken = from_code(f"Kijk: {to_code(scenario, TILBURG)} groeten", MONITOR, TILBURG)
    assert same(taken.scenario) == same(scenario) and taken.notes == []


def test_a_code_is_short_and_a_file_holds_sources_too():
    scenario = filled().scenarios[0]
    assert len(to_code(scenario, TILBURG)) < 400
    full = from_file(to_file(scenario, TILBURG), MONITOR, TILBURG)
    assert full.scenario.factors["uptake"].owner == "teamleider schuldhulp" and full.scenario.factors["uptake"].by == dt.date(2027, 3, 1)
    assert full.scenario.key != scenario.key and full.scenario.goal == "" and "9,4" in full.notes[0], "the figure it began with is not that of now"


def edited(change, **outside):
    body = json.loads(to_file(made(name="A"), TILBURG))
    change(body["scenario"])
    body.update(outside)
    return json.dumps(body, allow_nan=True).encode()


@pytest.mark.parametrize(
    ("change", "outside", "word"),
    [
        (lambda s: s.update(name="B"), {}, "met de hand aangepast"),
        (lambda s: None, {"version": 9}, "nieuwere versie van de werkbank (9)"),
        (lambda s: None, {"version": "oud"}, "Uit welke versie"),
        (lambda s: None, {"region": "GM0518", "label": "Den Haag"}, "van Den Haag"),
        (lambda s: None, {"region": ["x"]}, "onbekende gemeente"),
        (lambda s: s.update(edition="2019.1"), {}, "andere editie van de cijfers (2019.1)"),
        (lambda s: s["factors"].update(toverkracht={"likely": 1}), {}, "Deze aannames ken ik niet en heb ik weggelaten: 'toverkracht'"),
        (lambda s: s.update(kleur="rood"), {}, "'kleur'"),
        (lambda s: s["factors"]["uptake"].update(likely="veel"), {}, "deelname (waarschijnlijk) stond 'veel' in plaats van een getal"),
        (lambda s: s["factors"]["uptake"].update(likely="0,3"), {}, "stond een getal als tekst"),
        (lambda s: s["factors"]["effect"].update(high=math.nan), {}, "effect (hoog) stond iets dat geen getal is"),
        (lambda s: s.update(guess=math.inf), {}, "schatting stond iets dat geen getal is"),
        (lambda s: s["factors"]["uptake"].update(low=0.6, high=0.2), {}, "laag boven hoog"),
        (lambda s: s["factors"]["uptake"].update(low=0.6, high=0.9), {}, "lag waarschijnlijk buiten laag en hoog"),
        (lambda s: s["factors"]["uptake"].update(by="morgen"), {}, "De datum bij deelname"),
        (lambda s: s.update(factors=[1, 2]), {}, "De aannames kon ik niet lezen"),
        (lambda s: s["factors"].update(reach=7), {}, "De aanname over bereik kon ik niet lezen"),
        (lambda s: s.update(years=4.5), {}, "alleen een heel getal"),
        (lambda s: s.update(years=10**9), {}, "kan niet"),
        (lambda s: s.update(name=["A"]), {}, "stond geen tekst"),
        (lambda s: s.update(group="x" * 5000), {}, "langer dan 200 tekens"),
        (lambda s: s.update(size=True), {}, "geen getal is"),
    ],
)
def test_a_file_changed_by_hand_is_named_and_the_rest_is_kept(change, outside, word):
    taken = from_file(edited(change, **outside), MONITOR, TILBURG)
    assert any(word in each for each in taken.notes), taken.notes
    assert taken.scenario.indicator == HAPPY and taken.scenario.base == figure().value and taken.scenario.edition == MONITOR.edition
    outcome = reckon(taken.scenario, figure(), today_year=YEAR, draws=20)
    assert np.isfinite(outcome.effect.draws).all()


def test_a_share_above_all_is_kept_and_named_when_it_is_reckoned():
    taken = from_file(edited(lambda s: s["factors"]["persistence"].update(likely=1.4)), MONITOR, TILBURG)
    assert taken.scenario.factors["persistence"].likely == 1.4
    assert "groeit een effect" in reckon(taken.scenario, figure(), today_year=YEAR, draws=20).troubles[0]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"x" * (MOST + 1), "iets anders"),
        (b" " * 10_000_000, "iets anders"),
        (b"\xff\xfe\x00", "kan ik niet lezen"),
        (b"geen json", "kan ik niet lezen"),
        (b"[" * 50_000, "kan ik niet lezen"),
        (b"[]", "geen scenario"),
        (b'{"bwlab": "dossier"}', "geen scenario"),
        (b'{"bwlab": "scenario", "scenario": 3}', "geen scenario"),
        (edited(lambda s: s.update(indicator="weg")), "niet kent ('weg')"),
        (edited(lambda s: s.update(indicator=None)), "niet kent"),
        (edited(lambda s: s.update(indicator="mediaan_vermogen")), "mediaan"),
    ],
)
def test_what_is_no_scenario_is_refused_in_a_sentence(data, word):
    with pytest.raises(InputError) as found:
        from_file(data, MONITOR, TILBURG)
    assert word in found.value.message and (found.value.now or "niets veranderd" in found.value.message)


@settings(max_examples=60, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ROLES, "low", "likely", "name", "size", "years", "factors"]), inner, max_size=4), max_leaves=12))
def test_no_file_at_all_breaks_it(inside):
    body = {"bwlab": "scenario", "version": inside, "region": inside, "scenario": {**(inside if isinstance(inside, dict) else {}), "indicator": HAPPY}}
    taken = from_file(json.dumps(body).encode(), MONITOR, TILBURG)
    assert np.isfinite(reckon(taken.scenario, figure(), today_year=YEAR, draws=5).effect.draws).all()


@pytest.mark.parametrize("text", ["", "hallo", "bw1-punten-abc-abcd", "bw1-scenario-aaaa-aaaa"])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(InputError):
        from_code(text, MONITOR, TILBURG)
    with pytest.raises(InputError, match="geen scenario"):
        from_brief([1, 2], MONITOR, TILBURG)


def test_where_nothing_is_left_it_tells_of_the_last_year_in_which_there_was_anything():
    outcome = worked(persistence=0.0, guess=1.0)
    assert outcome.at == 1 and "in 2027 0,8 procentpunt hoger dan zonder. Daarna is er niets van over" in if_then(outcome)
    assert "niets van over" in guessed(outcome) and result(outcome).startswith("in 2027")
    assert "wachttijd is langer dan je vooruitkijkt" in if_then(worked(delay=5.0))
