"""Who is missing: phases and roles with nobody to call, contacts never asked, and what the matrix does not know."""

from __future__ import annotations

import datetime as dt
import importlib.util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.policy import Contact
from bwlab.policy.cycle import KEYS, POINTS
from bwlab.policy.phases.asking import ASKS, KIND, PUTS, WATCHES, asks, puts, watches
from bwlab.policy.phases.contacts import (
    alone,
    begun,
    gaps,
    headline,
    named,
    recognised,
    remarks,
    role_of,
    without,
)
from bwlab.policy.stakeholders import ROLES, stakeholders

TODAY = dt.date(2026, 11, 30)


def contact(phase="agendering", **more):
    return Contact(**{"phase": phase, "level": "gemeente", "stakeholder": "Gemeenteraad", "contact": "griffie", "asked": dt.date(2026, 11, 2), "about": "een avond", **more})


def said(*contacts, phase="agendering"):
    return " ".join(remarks(contacts, phase, TODAY))


def test_a_phase_has_somebody_when_there_is_a_function_to_call():
    assert alone([]) == list(KEYS)
    assert alone([contact(), contact("vorming")]) == ["voorbereiding", "beslissing", "uitvoering", "evaluatie"]
    for nobody in ("", "  ", "n.t.b.", "?"):
        assert "agendering" in alone([contact(contact=nobody)]), nobody
    assert alone([contact(level="", stakeholder="")]) == list(KEYS[1:]), "without a level there is still somebody to call"


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        ([], "In geen van de 6 fasen heb je al iemand om te bellen"),
        (["agendering", "agendering", "vorming"], "In 4 van de 6 fasen heb je nog niemand om te bellen"),
        (KEYS[1:], "In 1 van de 6 fasen heb je nog niemand om te bellen"),
        (KEYS, "In elk van de 6 fasen heb je iemand om te bellen"),
    ],
)
def test_the_finding_counts_phases(phases, words):
    assert headline([contact(each) for each in phases]) == words


def test_roles_that_carry_on():
    assert [each.key for each in without([])] == [each.key for each in ROLES]
    assert without([contact(stakeholder=each) for each in ("griffier", "Juristen", "Secretaris-generaal")]) == []
    assert [each.key for each in without([contact(stakeholder="Griffier", contact="")])] == [each.key for each in ROLES], "a role without a function to call is nobody"
    assert role_of(contact()) is None and role_of(contact(stakeholder="")) is None
    assert role_of(contact(stakeholder="controllers en juristen")).key == "controllers_juristen"


def test_the_gaps_are_named():
    phases, roles = gaps([contact(), contact("vorming", stakeholder="griffier")])
    assert "beleidsvoorbereiding, beleidsbeslissing, beleidsuitvoering en beleidsevaluatie" in phases
    assert "controllers en juristen; gemeentesecretaris" in roles and "griffier" not in roles
    assert gaps([contact(each, stakeholder=("griffier", "juristen", "gemeentesecretaris")[place % 3]) for place, each in enumerate(KEYS)]) == []


def test_what_is_said_of_a_contact():
    assert said(contact()) == ""
    assert "'Gemeenteraad': nog nooit gevraagd." in said(contact(asked=None))
    assert "nog geen functie of team" in said(contact(contact="")) and "nog nooit" not in said(contact(contact="", asked=None))
    assert "gepland op 4 februari 2027" in said(contact(asked=dt.date(2027, 2, 4)))
    assert "waarover" in said(contact(about=" "))
    assert "nog niemand in je dossier" in said() and "nog niemand in je dossier" in said(contact("vorming"))
    assert "nog niemand" in said(contact(contact="", stakeholder="", asked=None, about="")), "an empty form is nobody"


def test_an_unknown_stakeholder_is_said_and_kept():
    odd = contact(stakeholder="Het waterschap")
    assert not recognised(odd) and "'Het waterschap' noemt de bron niet in deze fase op dit niveau" in said(odd) and "blijft in je dossier" in said(odd)
    assert "noemt de bron niet" in said(contact(level="rijk")), "a council is no stakeholder of the Rijk"
    assert recognised(contact(stakeholder="gemeenteraad")) and recognised(contact(stakeholder="Controllers"))


def test_many_contacts_are_counted():
    found = said(*(contact(asked=None, stakeholder=f"partner {place}") for place in range(9)))
    assert "'partner 0', 'partner 1', 'partner 2' en nog 6: nog nooit gevraagd" in found


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(contact, phase=st.sampled_from([*KEYS, "", "fase_9"]), contact=st.text(max_size=5), stakeholder=st.text(max_size=60), level=st.sampled_from(["gemeente", "", "mars"])), max_size=6))
def test_one_more_contact_leaves_no_phase_emptier(contacts):
    assert set(alone([*contacts, contact()])) <= set(alone(contacts)) and len(named(contacts)) <= len(begun(contacts))
    for each in KEYS:
        assert all(line.endswith(("?", ".")) for line in remarks(contacts, each, TODAY))


def test_every_stakeholder_has_its_question():
    """None falls back on the question of the phase, and no question is left that nobody is asked."""
    asked = {(each.phase, KIND[each.name]) for each in stakeholders()}
    assert asked == {(phase, kind) for phase, kinds in ASKS.items() for kind in kinds} and set(WATCHES) == set(PUTS) == set(KIND.values())
    for each in stakeholders():
        assert asks(each).endswith("?") and puts(each).endswith("?") and "!" not in asks(each) + puts(each) + watches(each)


@pytest.mark.parametrize("point", POINTS, ids=lambda each: each.key)
def test_every_learning_point_has_a_part_that_acts_on_it(point):
    assert importlib.util.find_spec(point.part), f"{point.part} is not there"
    assert "!" not in point.sentence + point.does
