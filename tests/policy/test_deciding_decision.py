"""The decision: each thing it can lack is named, a whole one lacks nothing, and it is never called good."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from export.desks import MONITOR, blank, filled, hostile

from bwlab.policy import (
    Activity,
    AgendaItem,
    Consideration,
    Decision,
    Expected,
    Goal,
    Heard,
    Option,
    PlanLine,
)
from bwlab.policy.deciding.decision import EMPTY, chosen, judged, lacks, stands
from bwlab.policy.records.deciding import NOTHING

TODAY = dt.date(2026, 11, 30)
CODE = "geregistreerde_misdrijven_per_1000"


def desk(label="Tilburg", code=CODE, **other):
    """A decision that lacks nothing, with one thing changed."""
    record = blank(label)
    record.goals = [Goal(key="g", text="Minder misdrijven", indicator=code)]
    record.options = [Option(key="a", goal="g", text="Sloten nakijken"), Option(key="b", goal="g", text="Toezicht")]
    record.expected = [Expected(option=option, goal="g", theme="Veiligheid", ledger="nu", sentiment="gunstiger") for option in ("", "a", "b")]
    record.considerations = [Consideration(goal="g", option="a", kind="technisch", text="Het kan", who="uitvoering")]
    record.plan = [PlanLine(indicator=code)]
    whole = {
        "goal": "g", "option": "a", "body": "gemeenteraad", "day": dt.date(2026, 12, 10), "why": "Dit kan snel", "price": "minder toezicht in het centrum", "minority": "Wij wilden toezicht",
        "evaluated": dt.date(2029, 6, 1), "indicator": code, "reconsider": "als het aantal niet daalt", "owner": "concernstrategie",
    }  # fmt: skip
    record.decisions = [Decision(**{**whole, **other})]
    return record


def said(record, today=TODAY):
    return " ".join(judged(record, MONITOR, today))


def test_a_whole_decision_lacks_nothing_and_is_not_called_good():
    record = desk()
    assert judged(record, MONITOR, TODAY) == [] and stands(record.decisions[0], record) == "Gemeenteraad: optie 1 ('Sloten nakijken') op 10 december 2026."
    assert judged(blank(), MONITOR, TODAY) == [EMPTY]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"option": ""}, "nog geen optie gekozen"),
        ({"option": "weg"}, "staat niet meer bij dit doel"),
        ({"goal": "weg"}, "doel van dit besluit staat niet"),
        ({"body": ""}, "de raad of het college"),
        ({"day": None}, "geen dag bij waarop het besluit"),
        ({"why": ""}, "niet waarom"),
        ({"price": "niemand"}, "wat je ervoor opgeeft"),
        ({"minority": ""}, "De minderheid staat er niet bij"),
        ({"evaluated": None}, "geen dag bij waarop je terugkijkt"),
        ({"evaluated": dt.date(2026, 12, 10)}, "ligt niet na het besluit"),
        ({"evaluated": dt.date(2026, 1, 1), "day": dt.date(2025, 1, 1)}, "is voorbij"),
        ({"evaluated": dt.date(2030, 6, 1)}, "na de verkiezingen van 2030"),
        ({"evaluated": dt.date(2027, 2, 1)}, "nog geen nieuw cijfer"),
        ({"indicator": ""}, "geen cijfer bij om op terug te kijken"),
        ({"indicator": "bestaat_niet"}, "kennen we niet"),
        ({"indicator": "woninginbraken"}, "Het doel heeft een ander cijfer"),
        ({"reconsider": ""}, "anders te besluiten"),
        ({"reconsider": "niets"}, "Waarvoor is de evaluatie dan"),
        ({"owner": ""}, "wie voor de evaluatie zorgt"),
    ],
)
def test_each_thing_it_lacks_is_named(changed, words):
    assert words in said(desk(**changed)), said(desk(**changed))


def test_the_first_figure_after_the_decision_is_named_with_its_year():
    text = said(desk(evaluated=dt.date(2028, 1, 15)))
    assert "over 2027" in text and "2028" in text and "kijk dan naar wat er is gedaan" in text
    assert "nog geen nieuw cijfer" not in said(desk(evaluated=dt.date(2028, 12, 31)))


def test_an_evaluation_before_an_activity_is_done_sees_nothing_of_it():
    record = desk(evaluated=dt.date(2028, 12, 31))
    record.agenda = [AgendaItem(goal="g", activity=Activity(text="Sloten nakijken"), start=dt.date(2027, 1, 1), end=dt.date(2029, 6, 30))]
    assert "nog geen activiteit klaar" in said(record) and "gaat over 2029" in said(record)
    record.agenda[0].end = dt.date(2027, 6, 30)
    assert judged(record, MONITOR, TODAY) == []


def test_a_figure_that_this_municipality_does_not_have_cannot_be_looked_at():
    for label in ("Vlieland", "Rozendaal"):
        region = MONITOR.regions.find(label)
        code = next(each for each in MONITOR.catalogue.foto if np.isnan(MONITOR.table(each).loc[region.code].to_numpy(float)).all())
        assert f"is er voor {label} geen cijfer" in said(desk(label, code))


def test_a_figure_of_which_nobody_knows_when_it_appears_is_asked_for():
    assert "weten we niet" in said(desk(code="problematische_schulden")) and "Vraag het na bij de bron" in said(desk(code="problematische_schulden"))


def test_whoever_chose_otherwise_is_named_where_the_minority_is_missing():
    record = desk(minority="")
    record.heard = [Heard(goal="g", who="de winkeliers", prefers="b"), Heard(goal="g", who="bewoners", prefers="a")]
    assert "Iets anders gekozen: de winkeliers." in said(record) and "bewoners" not in said(record)
    record.decisions[0].minority = "iedereen was het eens"
    assert "geen minderheid was. Iets anders gekozen: de winkeliers." in said(record)
    record.heard.clear()
    assert judged(record, MONITOR, TODAY) == []


def test_options_of_which_nothing_is_expected_are_named():
    record = desk()
    record.expected = [each for each in record.expected if each.option == "b"]
    assert "Van optie 1 ('Sloten nakijken') is geen verwacht effect" in said(record) and "Van niets doen is geen" in said(record)
    record.options.pop()
    assert "Wat viel er te kiezen?" in said(record)
    record.considerations.clear()
    record.plan.clear()
    assert "technische of politieke overwegingen" in said(record) and "indicatorenplan" in said(record)


def test_doing_nothing_can_be_decided():
    record = desk(option=NOTHING)
    assert judged(record, MONITOR, TODAY) == [] and chosen(record.decisions[0], record).key == NOTHING and "niets doen op 10 december" in stands(record.decisions[0], record)


def test_any_dossier_gets_sentences():
    for make in (filled, hostile, blank):
        record = make()
        for each in judged(record, MONITOR, TODAY):
            assert each.endswith((".", "?")) and len(each) < 500 and "None" not in each
    record = filled()
    assert lacks(record.decisions[0], record, MONITOR, TODAY) and stands(record.decisions[1], record) == "Er is nog niet gekozen."
