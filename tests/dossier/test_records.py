"""Whatever a dossier holds comes back from disk the same."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bwlab import policy
from bwlab.dossier.records import (
    Challenge,
    Dossier,
    Forecast,
    Note,
    OwnFigure,
    Prediction,
    Progress,
    Visit,
    dump,
    parse,
)
from bwlab.policy.learning.experiments import Rule
from bwlab.policy.records.following import Agreed

text = st.text(max_size=30)
moment = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
place = st.floats(0, 1)
answer = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)


def table(record, keys=text):
    return st.dictionaries(keys, record, max_size=3)


day = st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31))
floor = {"value": st.none() | st.floats(-1e9, 1e9), "norm": text, "source": text}
goal = st.builds(
    policy.Goal,
    challenge=text,
    indicator=text,
    text=text,
    floor=st.builds(policy.Floor, **floor),
    target=st.builds(policy.Target, **floor, year=st.none() | st.integers(1990, 2100)),
    due=day,
)
amount = st.none() | st.floats(-1e9, 1e9)
plan_year = st.none() | st.integers(1990, 2100)
assumed = st.builds(policy.Assumed, low=amount.map(lambda low: None if low is None else -abs(low) / 10), high=st.none() | st.floats(0, 1e8), source=text, owner=text, by=day)
agreed = st.builds(Agreed, day=day.filter(bool), measure=text, unit=text, adjust=text, adjust_at=amount, stop_at=amount, above=st.booleans(), every=st.integers(1, 60))
rule = st.builds(Rule, day=day.filter(bool), measure=text, unit=text, at_least=amount, stop_at=amount, above=st.booleans(), judged=day, stop=text)

DRAWN = dict(
    revision=st.integers(0, 10**6),
    region=text,
    label=text,
    edition=text,
    created=moment,
    changed=moment,
    predictions=st.lists(
        st.builds(
            Prediction,
            notebook=text,
            indicator=text,
            year=st.none() | st.integers(2000, 2100),
            guess=place,
            truth=st.none() | place,
            when=moment,
        ),
        max_size=3,
    ),
    forecasts=st.lists(
        st.builds(
            Forecast,
            notebook=text,
            indicator=text,
            origin=st.integers(2000, 2100),
            year=st.integers(2000, 2100),
            low=st.floats(-1e6, 1e6),
            high=st.floats(-1e6, 1e6),
            level=place,
            truth=st.none() | st.floats(-1e6, 1e6),
            when=moment,
        ),
        max_size=3,
    ),
    notes=table(st.builds(Note, text=text, answer=text, when=moment)),
    challenges=st.lists(
        st.builds(Challenge, title=text, indicators=st.lists(text), why=text, rank=st.integers(1, 9)), max_size=3
    ),
    priorities=table(st.integers(0, 100)),
    goals=st.lists(goal, max_size=3),
    conversations=st.lists(st.builds(policy.Conversation, place=text, reaches=st.lists(text, max_size=3), misses=text, day=day), max_size=3),
    voices=st.lists(st.builds(policy.Voice, group=text, themes=st.lists(text, max_size=3), does=text, heard=st.none() | st.integers(0, 999)), max_size=3),
    agenda=st.lists(
        st.builds(
            policy.AgendaItem,
            goal=text,
            activity=st.builds(policy.Activity, text=text, output=text),
            contributions=st.lists(st.builds(policy.Contribution, who=text, what=text, agreed=st.booleans()), max_size=2),
            euros=st.none() | st.floats(0, 1e9),
            start=day,
        ),
        max_size=3,
    ),
    facilities=st.lists(st.builds(policy.Facility, name=text, region=text, kilometres=st.none() | st.floats(0, 400)), max_size=3),
    regional=st.lists(st.builds(policy.RegionalChoice, theme=text, level=text, why=text), max_size=3),
    portfolios=st.lists(st.builds(policy.Portfolio, holder=text, name=text, themes=st.lists(text, max_size=2), moves=st.lists(text, max_size=2), owns=st.lists(text, max_size=2)), max_size=3),
    assignment=st.builds(policy.Assignment, coordinator=text, client=text, hours=st.none() | st.floats(0, 168), result=text, mandate=text, reports=text, start=day),
    trainings=st.lists(st.builds(policy.Training, who=text, skill=text, form=text, material=text, people=st.none() | st.integers(0, 999_999), day=day, owner=text), max_size=3),
    field_themes=table(st.lists(text, max_size=2)),
    programmes=st.lists(st.builds(policy.Programme, name=text, field=text, theme=text, euros=amount, year=plan_year), max_size=3),
    influences=st.lists(
        st.builds(policy.Influence, start=text, end=text, sign=st.sampled_from([1, -1, None]), strength=st.integers(1, 3), lag=st.integers(0, 40), evidence=text, source=text), max_size=3
    ),
    candidates=st.lists(st.builds(policy.Candidate, role=text, qualities=table(text), why=text, gap=text), max_size=3),
    ambassador=st.builds(policy.Ambassador, candidate=text, may=text, may_not=text, supports=text, end=day),
    pitch=st.builds(policy.Pitch, claims=st.lists(st.builds(policy.Claim, part=text, text=text, indicator=text, year=plan_year), max_size=3)),
    plan=st.lists(st.builds(policy.PlanLine, indicator=text, name=text, definition=text, source=text, frequency=text, margin=text, goal=text, owner=text, next=day, until=text), max_size=3),
    pc_days=st.lists(day.filter(bool), max_size=2),
    experiments=st.lists(
        st.builds(
            policy.Experiment,
            goal=text, text=text, expects=text, measure=text, unit=text, people=st.none() | st.integers(0, 10**6), at_least=amount, stop_at=amount, above=st.booleans(), judged=day, stop=text,
            owner=text, start=day, fixed=day, rule=st.none() | rule, former=st.lists(rule, max_size=2), result=amount, found=text, noted=day, source=text,
            verdict=st.sampled_from(["", "doorgaan", "aanpassen", "stoppen"]), why=text,
        ),
        max_size=3,
    ),
    arrows=st.lists(st.builds(policy.Arrow, start=text, end=text, sign=st.sampled_from([1, -1, None]), strength=st.integers(1, 3), lag=st.integers(0, 40), source=text), max_size=3),
    interventions=st.lists(st.builds(policy.Intervention, name=text, found_in=text, whom=text, link=text, evidence=text, arrow=text, looked=day), max_size=2),
    scenarios=st.lists(
        st.builds(
            policy.Scenario, name=text, indicator=text, group=text, size=st.none() | st.floats(0, 1e6), base=amount, base_year=plan_year, edition=text, factors=table(assumed),
            years=st.integers(1, 40), rounds=st.integers(1, 40), margin=amount, guess=amount,
        ),
        max_size=2,
    ),
    options=st.lists(st.builds(policy.Option, goal=text, text=text, gains=text, loses=text, euros=amount, elsewhere=text, later=text), max_size=2),
    contacts=st.lists(st.builds(policy.Contact, phase=text, level=text, stakeholder=text, contact=text, asked=day), max_size=2),
    council=st.lists(st.builds(policy.CouncilMoment, kind=text, day=day, about=text, open=text), max_size=2),
    staying=st.lists(st.builds(policy.Staying, who=text, does=text, hours=st.none() | st.floats(0, 168), until=day), max_size=2),
    handovers=st.lists(st.builds(policy.Handover, role=text, keeps=text, where=text, day=day), max_size=2),
    resident_plan=st.lists(st.builds(policy.ResidentQuestion, question=text, indicator=text, theme=text, group=text, method=text, day=day, owner=text), max_size=2),
    expected=st.lists(st.builds(policy.Expected, option=text, goal=text, theme=text, ledger=text, sentiment=text, text=text, group=text, place=text, year=plan_year, indicator=text, low=amount, likely=amount, high=amount, unit=text, source=text), max_size=2),
    considerations=st.lists(st.builds(policy.Consideration, goal=text, option=text, kind=text, text=text, who=text), max_size=2),
    heard=st.lists(st.builds(policy.Heard, goal=text, who=text, day=day, said=text, prefers=text, done=text), max_size=2),
    decisions=st.lists(st.builds(policy.Decision, goal=text, option=text, body=text, day=day, why=text, minority=text, evaluated=day, indicator=text), max_size=2),
    outside=st.lists(st.builds(policy.Outside, option=text, what=text, way=text, bearer=text, proxy=text, says_not=text, question=text), max_size=2),
    agreements=st.lists(st.builds(policy.Agreement, goal=text, indicator=text, measure=text, adjust=text, adjust_at=amount, stop_at=amount, above=st.booleans(), every=st.integers(1, 60), fixed=day, rule=st.none() | agreed, former=st.lists(agreed, max_size=2)), max_size=2),
    logbook=st.lists(st.builds(policy.LogEntry, activity=text, agreement=text, day=day, planned=st.none() | st.floats(0, 1e6), done=st.none() | st.floats(0, 1e6), unit=text, helped=text, hindered=text, choice=text), max_size=2),
    evaluations=st.lists(st.builds(policy.Evaluation, goal=text, moment=text, day=day, done=text, met=text, stands=text, start=plan_year, end=plan_year, claim=text), max_size=2),
    arrow_reviews=st.lists(st.builds(policy.ArrowReview, arrow=text, seen=text, text=text, source=text, keeps=text), max_size=2),
    council_questions=st.lists(st.builds(policy.CouncilQuestion, text=text, asked_by=text, day=day, indicator=text, start=plan_year, end=plan_year, compare=text, asks=text, answer=text, part=text, sought=text), max_size=2),
    findings=st.lists(st.builds(policy.AuditFinding, table=text, row=text, kind=text, why=text), max_size=2),
    promises=st.lists(st.builds(policy.Promise, text=text, to=text, by=text, due=day, goal=text, kept=day, how=text), max_size=2),
    path=st.lists(st.builds(policy.Passage, notebook=text, when=moment), max_size=3),
    cards=st.lists(text, max_size=3),
    own_figures=st.lists(
        st.builds(
            OwnFigure,
            kind=st.sampled_from(["enquête", "telling"]),
            name=text,
            indicator=text,
            year=st.integers(2000, 2100),
            value=st.floats(0, 100),
            n=st.none() | st.integers(1, 9999),
            low=st.none() | st.floats(0, 100),
            biases=st.dictionaries(text, text, max_size=3),
            when=moment,
        ),
        max_size=3,
    ),
    progress=table(
        st.builds(
            Progress,
            done=st.booleans(),
            right=st.booleans(),
            tries=st.integers(0, 99),
            hints=st.integers(0, 9),
            answer=answer,
            when=moment,
        )
    ),
    visits=table(st.builds(Visit, times=st.integers(1, 99), first=moment, last=moment)),
)
dossiers = st.builds(Dossier, **DRAWN)


@settings(max_examples=60, deadline=None)
@given(dossiers)
def test_round_trip(dossier):
    again, version = parse(dump(dossier))
    assert again == dossier
    assert version == 1
    assert dump(again) == dump(dossier)


def test_every_field_is_drawn_by_the_round_trip():
    """A field that is added to the dossier and not here would never be tried."""
    drawn = set(DRAWN)
    assert drawn | {"version"} == set(Dossier.model_fields)


@pytest.mark.parametrize("guess", [-0.1, 1.1, float("nan")])
def test_guess_is_a_place(guess):
    with pytest.raises(ValidationError):
        Prediction(notebook="stap_01", indicator="gas", guess=guess)


def test_an_own_figure_is_one_a_year():
    dossier = Dossier(region="GM0855", label="Tilburg")
    old = OwnFigure(kind="enquête", name="Eigen", indicator="gas", year=2025, value=30, n=200)
    for year, value in ((2026, 31), (2025, 32), (2026, 33)):
        dossier.set_own_figure(old.model_copy(update={"year": year, "value": value}))
    dossier.set_own_figure(OwnFigure(kind="telling", name="Vogels", year=2026, value=12, unit="vogels"))
    dossier.set_own_figure(OwnFigure(kind="telling", name="Bomen", year=2026, value=3, unit="bomen"))
    assert [each.value for each in dossier.own_figures] == [32, 33, 12, 3]
    assert dossier.own_figure("enquête", "gas").value == 33 and dossier.own_figure("enquête", "water") is None
    dossier.drop_own_figure(dossier.own_figure("enquête", "gas"))
    assert dossier.own_figure("enquête", "gas").value == 32
    assert all(each.origin == "own" for each in dossier.own_figures)


def test_a_dossier_without_own_figures_is_still_read():
    """Version 1 as it was written before there were own figures."""
    assert parse(b'{"version": 1, "region": "GM0855", "label": "Tilburg"}')[0].own_figures == []


def forecast(**more):
    made = {"notebook": "lezen_4", "indicator": "contact", "origin": 2018, "year": 2022, "low": 70.0, "high": 75.0, "level": 0.9}
    return Forecast(**{**made, **more})


def test_a_forecast_hits_from_edge_to_edge_and_is_open_until_it_is_known():
    assert forecast().hit is None
    assert [forecast(truth=value).hit for value in (69.9, 70.0, 72.0, 75.0, 75.1)] == [False, True, True, True, False]
    with pytest.raises(ValidationError):
        forecast(level=90)


def test_a_second_forecast_takes_the_place_of_the_first():
    record = Dossier(region="GM0855", label="Tilburg")
    record.set_forecast(forecast())
    record.set_forecast(forecast(indicator="vernieling"))
    record.set_forecast(forecast(low=60.0, truth=61.0))
    assert [each.indicator for each in record.forecasts] == ["contact", "vernieling"]
    assert record.forecast("lezen_4", "contact").truth == 61.0 and record.forecast("lezen_3", "contact") is None


def test_a_dossier_of_before_forecasts_is_read_without_a_migration():
    old = dump(Dossier(region="GM0855", label="Tilburg")).replace(b'"forecasts": [],', b"")
    assert b"forecasts" not in old
    record, version = parse(old)
    assert record.forecasts == [] and version == record.version


def test_a_goal_is_kept_by_its_key():
    dossier = Dossier(region="GM0855", label="Tilburg")
    first, second = policy.Goal(challenge="gas", text="Minder"), policy.Goal(challenge="woz", text="Meer")
    for each in (first, second, first.model_copy(update={"text": "Veel minder"})):
        dossier.set_goal(each)
    assert [each.text for each in dossier.goals] == ["Veel minder", "Meer"]
    assert dossier.goal_for("woz") == second and dossier.goal_for("water") is None
