"""The assignment read critically, and the training plan: what is missing, who learns nothing, when there is time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.errors import InputError
from bwlab.policy import Assignment, Training
from bwlab.policy.anchoring.learning_plan import (
    GROUPS,
    MANY,
    SKILLS,
    cells,
    group_of,
    left_out,
    nobody,
    open_points,
    outside,
    skill_of,
)
from bwlab.policy.anchoring.material import Material, materials
from bwlab.policy.anchoring.organising import PARTS, first_open, gaps, time_given

TODAY = dt.date(2026, 11, 21)
WHOLE = {
    "coordinator": "adviseur strategie", "client": "gemeentesecretaris", "result": "een door het college vastgesteld indicatorenplan", "mandate": "mag een voorstel terugsturen",
    "hours": 12, "reports": "elk kwartaal aan de gemeentesecretaris", "start": dt.date(2027, 1, 1), "end": dt.date(2027, 12, 31),
}  # fmt: skip
MATERIAL = {skill.notebook: Material(skill.notebook, "Lezen", 40, 20) for skill in SKILLS.values() if skill.notebook != "fase_2"}


def open_in(**changed):
    return [each.part for each in gaps(Assignment(**{**WHOLE, **changed}), TODAY)]


def test_a_whole_assignment_lacks_nothing_and_promises_nothing():
    assert open_in() == [] and "hangt af van mensen" in first_open(Assignment(**WHOLE), TODAY)
    assert "550 uur" in time_given(Assignment(**WHOLE)) and "aanname" in time_given(Assignment(**WHOLE))
    assert time_given(Assignment(**{**WHOLE, "hours": 0})) == "" == time_given(Assignment(**{**WHOLE, "end": None}))


@pytest.mark.parametrize(
    ("changed", "part", "said"),
    [
        ({"coordinator": ""}, "coordinator", "geen coördinator"),
        ({"coordinator": "n.t.b."}, "coordinator", "geen coördinator"),
        ({"client": ""}, "client", "geen opdrachtgever"),
        ({"client": "Adviseur  Strategie"}, "client", "zijn dezelfde"),
        ({"result": ""}, "result", "geen resultaat"),
        ({"result": "verbinden van afdelingen"}, "result", "is een activiteit"),
        ({"result": "werken aan draagvlak"}, "result", "is een activiteit"),
        ({"hours": None}, "hours", "hoeveel uur"),
        ({"hours": 0}, "hours", "0 uur per week"),
        ({"hours": 60}, "hours", "volle werkweek"),
        ({"hours": 2.5, "result": "een plan voor alle afdelingen"}, "hours", "2,5 uur per week"),
        ({"mandate": ""}, "mandate", "mag beslissen"),
        ({"mandate": "adviseert het managementteam"}, "mandate", "beslist niets"),
        ({"mandate": "mag niets"}, "mandate", "beslist niets"),
        ({"reports": ""}, "reports", "teruggekoppeld"),
        ({"start": None}, "start", "geen begindatum"),
        ({"end": None}, "end", "geen einddatum"),
        ({"start": dt.date(2025, 1, 1), "end": dt.date(2026, 1, 1)}, "end", "is voorbij"),
    ],
)
def test_each_part_that_is_missing_is_named_once_with_a_reason(changed, part, said):
    (found,) = gaps(Assignment(**{**WHOLE, **changed}), TODAY)
    assert found.part == part and said in found.sentence and len(found.why) > 20, found


def test_work_that_leaves_something_behind_is_a_result():
    assert open_in(result="overleggen tot er een vastgesteld plan ligt") == []
    assert open_in(mandate="adviseert, en beslist over het budget voor scholing") == []


def test_an_empty_assignment_is_a_beginning():
    assert first_open(Assignment(), TODAY).startswith("Er staat nog geen opdracht")
    assert [each.part for each in gaps(Assignment(), TODAY)] == list(dict.fromkeys(PARTS))
    assert "8 onderdelen" in first_open(Assignment(coordinator="x"), TODAY)


@pytest.mark.parametrize("hours", [200, -1, float("nan"), float("inf")])
def test_impossible_hours_are_refused(hours):
    with pytest.raises(InputError, match="168 uur"):
        Assignment.of(hours=hours)


def test_an_end_before_the_begin_is_refused():
    with pytest.raises(InputError, match="ligt voor de begindatum"):
        Assignment.of(start=dt.date(2028, 1, 1), end=dt.date(2027, 1, 1))


def row(group, skill, day=None, **more):
    return Training(who=GROUPS[group].name, skill=SKILLS[skill].name, day=day, **more)


def test_without_hours_nothing_is_ever_done():
    found = cells([row("beleid", "kleur", dt.date(2026, 12, 1))], MATERIAL, 0, TODAY)
    assert [(each.done, each.early) for each in found] == [(None, False)]


def test_one_after_the_other_within_a_group_and_groups_beside_each_other():
    plan = [row("beleid", "doel"), row("beleid", "kleur", dt.date(2027, 1, 15)), row("griffie", "kleur"), row("beleid", "kleur")]
    found = {(each.group, each.skill): each for each in cells(plan, MATERIAL, 0.5, TODAY)}
    assert found["beleid", "kleur"].done == dt.date(2027, 1, 1) == found["griffie", "kleur"].done and not found["beleid", "kleur"].early
    assert found["beleid", "doel"].done == dt.date(2027, 3, 1) and len(found) == 3
    assert cells([row("beleid", "kleur", dt.date(2026, 12, 31))], MATERIAL, 0.5, TODAY)[0].early


def test_a_skill_without_a_notebook_has_no_month():
    (found,) = cells([row("beleid", "logica")], MATERIAL, 2, TODAY)
    assert found.minutes is None and found.done is None


def test_groups_and_skills_are_recognised_in_own_words():
    assert [group_of(each) for each in ("Beleidsadviseurs sociaal domein", "de concerncontroller", "het college", "balie", "", "stagiairs")] == ["beleid", "control", "college", "uitvoering", "", ""]
    assert [skill_of(each) for each in ("kleuren lezen", "marges", "SMART", "zwemmen", "")] == ["kleur", "leeg", "doel", "", ""]
    assert all(group_of(group.name) == key for key, group in GROUPS.items()) and all(skill_of(skill.name) == key for key, skill in SKILLS.items())


def test_who_is_left_out_is_said():
    plan = [row("beleid", "kleur", dt.date(2027, 1, 1), owner="adviseur"), Training(who="het college", skill="zwemmen")]
    groups, skills = nobody(plan)
    assert "college" not in groups and "control" in groups and "kleur" not in skills
    assert "controllers en juristen" in left_out(plan)[0] and "1 regel past niet" in outside(plan) and outside(plan[:1]) == ""
    assert left_out([]) == [] and open_points([])[0].startswith("Er staat nog niemand")
    assert open_points(plan) == ["Regel 2 ('het college'): nog niet ingevuld is een dag en wie het regelt."]


def test_many_people_and_none_are_asked_about():
    said = open_points([row("beleid", "kleur", TODAY, owner="x", people=999), row("griffie", "kleur", TODAY, owner="x", people=0), row("griffie", "doel", TODAY, owner="x", people=MANY)])
    assert len(said) == 2 and "999 mensen" in said[0] and "0 mensen" in said[1]


@pytest.mark.parametrize("people", [-1, 1.5, 1e7, float("nan")])
def test_a_number_of_people_that_cannot_be_is_refused(people):
    with pytest.raises(InputError, match="heel getal"):
        Training.of(people=people)


def test_the_minutes_are_those_of_the_notebooks():
    found = materials()
    assert found["stap_04"].minutes == 51 and found["stap_04"].exercise == 28 and found["stap_04"].both == 79
    assert found["start"].exercise == 0 and found["lezen_1"].title.startswith("Lezen 1")


plans = st.lists(st.builds(row, st.sampled_from(sorted(GROUPS)), st.sampled_from(sorted(SKILLS)), st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1))), max_size=12)


@settings(max_examples=60, deadline=None)
@given(plans, st.sampled_from([0.25, 0.5, 1, 2]), st.dates(dt.date(2020, 1, 1), dt.date(2090, 12, 31)))
def test_more_time_is_never_later_and_never_before_next_month(plan, hours, today):
    slow, fast = cells(plan, MATERIAL, hours, today), cells(plan, MATERIAL, 2 * hours, today)
    assert [(each.group, each.skill) for each in slow] == [(each.group, each.skill) for each in fast]
    for one, other in zip(slow, fast, strict=True):
        assert (one.done is None) == (one.minutes is None) == (other.done is None)
        if one.done:
            assert one.done >= other.done > today
