"""The indicator plan: what the dictionary knows, what is added, and what is missing said out loud."""

from __future__ import annotations

from datetime import date

import pytest

from bwlab import open_monitor
from bwlab.dossier import Dossier
from bwlab.dossier.kept import OwnFigure
from bwlab.errors import InputError
from bwlab.policy import Goal, PlanLine
from bwlab.policy.monitoring.plan import (
    EMPTY,
    KNOWN,
    NO_MARGIN,
    TYPED,
    UNKNOWN,
    next_words,
    plan,
    proposal,
    says,
)

MONITOR = open_monitor()
TODAY, TILBURG = date(2026, 11, 21), "GM0855"


def dossier(*lines, **more):
    return Dossier(region=TILBURG, label="Tilburg", plan=list(lines), **more)


def row_of(line, region=TILBURG, **more):
    return plan(dossier(line, **more), MONITOR, region, TODAY).rows[0]


def full(**more):
    return PlanLine(**{"key": "x", "indicator": "woninginbraken", "owner": "adviseur veiligheid"} | more)


def test_by_hand():
    row = row_of(full())
    # Registered by the police, three months after the year: 2026 in April 2027, and 2025 is in this edition.
    assert (row.next, row.over, row.how, row.year, row.waiting) == (date(2027, 4, 1), 2026, KNOWN, 2025, ())
    assert (row.have, row.of, row.kind, row.influence, row.lag) == (342, 342, "register", "enigszins", 3)
    assert row.problems == () and row.notes == () and row.margin == NO_MARGIN
    assert next_words(row) == "rond april 2027, over 2026 (gerekend)"
    late = row_of(full(indicator="tevredenheid_leven"))
    assert (late.next, late.over, late.waiting) == (date(2026, 12, 1), 2025, (2023, 2024)), "an old edition is not the newest there is"
    assert "Over 2023 en 2024 kan er al een cijfer" in " ".join(late.notes)


def test_a_figure_without_next_publication_and_without_a_word_until_then_is_said():
    row = row_of(full(indicator="jeugdzorg"))
    assert (row.next, row.over, row.how) == (None, None, UNKNOWN) and next_words(row) == "weten we niet"
    assert any("weten we niet" in each and "tot die tijd" in each for each in row.problems)
    assert row_of(full(indicator="jeugdzorg", until="hoeveel gesprekken er waren")).problems == ()
    assert row_of(full(indicator="jeugdzorg", next=date(2027, 6, 1))).problems == ()


@pytest.mark.parametrize("owner", ["", "n.t.b.", "diverse partners"])
def test_nobody_follows_it(owner):
    assert any(each.startswith("Wie volgt") for each in row_of(full(owner=owner)).problems)


def test_a_typed_day_goes_first_and_says_so_when_it_is_over():
    typed = row_of(full(next=date(2028, 1, 1)))
    assert (typed.next, typed.over, typed.how) == (date(2028, 1, 1), None, TYPED) and "eigen opgave" in next_words(typed)
    assert any("die dag is voorbij" in each for each in row_of(full(next=date(2026, 1, 1))).problems)
    assert row_of(full(next=TODAY)).problems == ()


def test_a_figure_of_another_edition_is_not_guessed():
    row = row_of(full(indicator="bestaat_niet"))
    assert row.code == "" and row.next is None and any("niet in deze editie" in each for each in row.problems)


def test_two_definitions_under_one_name():
    own = {"owner": "adviseur", "source": "balie", "next": date(2027, 1, 1)}
    lines = [PlanLine(key="a", name="Bezoekers", definition="aan de deur", **own), PlanLine(key="b", name=" bezoekers ", definition="in de zaal", **own)]
    found = plan(dossier(*lines), MONITOR, TILBURG, TODAY)
    assert sum("meer dan één keer" in each for each in found.problems) == 2
    lines[1].name = "Deelnemers"
    assert plan(dossier(*lines), MONITOR, TILBURG, TODAY).problems == []


def test_related_figures_and_small_influence_are_notes_and_no_problem():
    lines = [full(), full(key="y", indicator="geregistreerde_misdrijven_per_1000")]
    found = plan(dossier(*lines), MONITOR, TILBURG, TODAY)
    assert found.problems == [] and any("meten iets anders" in note for note in found.rows[0].notes)
    assert any("De invloed van een gemeente" in note for note in row_of(full(indicator="tevredenheid_leven")).notes)


def test_an_own_figure_needs_what_it_counts_and_its_source():
    bare = PlanLine(key="x", name="Bezoekers", owner="adviseur", next=date(2027, 1, 1))
    assert any("ontbreekt wat er wordt geteld" in each for each in row_of(bare).problems)
    row = row_of(bare.model_copy(update={"definition": "aan de deur", "source": "balie"}))
    assert row.problems == () and (row.have, row.of, row.year) == (0, 0, None)


def test_margins_are_those_of_cbs_of_an_own_survey_or_none():
    code = "sociale_cohesie_buurt"
    bounds = MONITOR.snapshot.table("safety_survey_2021.csv")
    towns = set(bounds.loc[bounds["indicator"] == code, "region"])
    assert "(CBS, 2021)" in row_of(full(indicator=code), sorted(towns)[0]).margin and len(towns) == 52
    assert row_of(full(indicator=code), MONITOR.regions.find("Vlieland").code).margin == NO_MARGIN
    own = OwnFigure(kind="enquête", name="Eigen enquête", indicator="contact", year=2026, value=70, low=65.5, high=74.1)
    row = row_of(full(indicator="contact"), own_figures=[own])
    assert row.margin == "eigen enquête van 2026: van 65,5 tot 74,1 %"
    assert row_of(full(indicator="contact", margin="ongeveer 3"), own_figures=[own]).margin == "ongeveer 3"


def test_an_empty_plan_is_proposed_from_the_goals_each_figure_once():
    goals = [Goal(key="g1", indicator="contact", owner="a"), Goal(key="g2", indicator="contact"), Goal(key="g3"), Goal(key="g4", indicator="jeugdzorg")]
    record = dossier(PlanLine(), goals=goals)
    assert not says(record.plan[0]) and [(line.key, line.indicator) for line in proposal(record)] == [("g1", "contact"), ("g4", "jeugdzorg")]
    found = plan(record, MONITOR, TILBURG, TODAY)
    assert found.proposed and [row.code for row in found.rows] == ["contact", "jeugdzorg"]
    record.plan = [full()]
    assert not plan(record, MONITOR, TILBURG, TODAY).proposed
    assert plan(dossier(), MONITOR, TILBURG, TODAY).problems == [EMPTY]


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland", "Voorne aan Zee"])
def test_every_figure_of_the_dictionary_can_be_followed(label):
    region = MONITOR.regions.find(label).code
    lines = [full(key=code, indicator=code) for code in MONITOR.catalogue.codes]
    for row in plan(dossier(*lines), MONITOR, region, TODAY).rows:
        assert row.next is None or (row.next > TODAY and row.over is not None)
        assert (row.next is None) == (row.how == UNKNOWN) and row.name and row.source and row.sentence
        assert not any("nan" in each or "None" in each for each in (row.value, row.margin, *row.problems, *row.notes))


def test_a_day_that_cannot_be_is_refused():
    with pytest.raises(InputError, match="Het jaar 9999 kan hier niet"):
        PlanLine.of(next=date(9999, 1, 1))
