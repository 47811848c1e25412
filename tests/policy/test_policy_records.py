"""Records of a plan: a draft is kept, what can never be gets a Dutch sentence, and a link survives a change of words."""

from __future__ import annotations

from datetime import date

import pytest

from bwlab.errors import InputError
from bwlab.policy import (
    STEPS,
    AgendaItem,
    Challenge,
    Conversation,
    Facility,
    Floor,
    Goal,
    RegionalChoice,
    Target,
    Voice,
)


def test_a_draft_is_kept():
    for record in (Challenge(title=""), Goal(), AgendaItem(), Conversation(), Facility(), Floor(), Target(), Voice(group=""), RegionalChoice(theme="")):
        assert type(record).model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Target.of(year=20300), "Het jaar 20300 kan hier niet: kies een jaar tussen 1990 en 2100."),
        (lambda: Target.of(value=1e15), "te groot om een cijfer te kunnen zijn"),
        (lambda: Target.of(value=float("nan")), "te groot om een cijfer te kunnen zijn"),
        (lambda: AgendaItem.of(start=date(2028, 1, 1), end=date(2027, 1, 1)), "De einddatum (1 januari 2027) ligt voor de begindatum (1 januari 2028)."),
        (lambda: AgendaItem.of(euros=-5), "Dit bedrag kan niet"),
        (lambda: Facility.of(kilometres=4000), "tussen 0 en 400 kilometer"),
        (lambda: Facility.of(kilometres=-1), "tussen 0 en 400 kilometer"),
        (lambda: Voice.of(group="inwoners", heard=-3), "Een aantal mensen is een heel getal van 0 of meer."),
        (lambda: Voice.of(group="inwoners", heard=12.5), "Een aantal mensen is een heel getal van 0 of meer."),
        (lambda: Voice.of(group="inwoners", first={"Wonen": -1}), "Een aantal mensen is een heel getal van 0 of meer."),
        (lambda: Goal.of(due=date(9999, 1, 1)), "Het jaar 9999 kan hier niet"),
        (lambda: AgendaItem.of(start=date(1, 1, 1)), "Het jaar 1 kan hier niet"),
        (lambda: Goal.of(due="morgen"), "Wat je invulde bij 'due' kan ik niet gebruiken."),
    ],
)
def test_what_can_never_be_gets_a_sentence(make, said):
    with pytest.raises(InputError) as caught:
        make()
    assert said in caught.value.message and "validation error" not in caught.value.message


def test_a_record_of_a_later_version_keeps_what_it_knows():
    goal = Goal.model_validate({"text": "Minder", "mood": "later", "target": {"value": 3, "band": [1, 2]}})
    assert goal.model_dump()["mood"] == "later" and goal.model_dump()["target"]["band"] == [1, 2]


def test_a_goal_finds_its_opgave_also_without_a_figure():
    with_figure, without = Challenge(title="Wonen", indicators=["woz", "huur"]), Challenge(title="Eenzaamheid")
    assert Goal.about(with_figure).indicator == "woz" and Goal.about(with_figure).challenge == "woz"
    assert Goal.about(without).indicator == "" and Goal.about(without).challenge == "Eenzaamheid"
    assert Goal.about(without).key != Goal.about(without).key


def test_a_distance_is_no_more_exact_than_it_was_typed():
    assert [Facility(kilometres=km).near for km in (12, 12.5, 0, None)] == ["12 km", "12,5 km", "0 km", ""]


def test_the_ten_steps_are_ten():
    assert [step.number for step in STEPS] == list(range(1, 11))
    assert [step.id for step in STEPS] == [f"stap_{number:02}" for number in range(1, 11)]
    assert len({step.part for step in STEPS}) == 5
