"""What was done, what was met and whether the opgave changed are three things; and a theory is looked back at arrow by arrow."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import blank, filled, hostile

from bwlab import open_monitor
from bwlab.policy import (
    Activity,
    AgendaItem,
    Arrow,
    ArrowReview,
    Challenge,
    Evaluation,
    Goal,
    LogEntry,
    Target,
)
from bwlab.policy.evaluating.judging import NO_ITEM, begun, columns, judge, judged, newest
from bwlab.policy.evaluating.reflection import reviewed, since, told
from bwlab.policy.theory.arrows import theory
from bwlab.policy.theory.ways import Aim

MONITOR = open_monitor()
TILBURG = MONITOR.regions.find("Tilburg")
TODAY = dt.date(2026, 11, 22)


def dossier(begin=dt.date(2020, 1, 1), until=dt.date(2021, 6, 30), target=2.0, code="woninginbraken", **evaluation):
    """One goal with one activity, and one evaluation of it."""
    record = blank()
    record.challenges = [Challenge(title="Inbraken", indicators=["woninginbraken"])]
    record.goals = [Goal(key="g", challenge="woninginbraken", indicator=code, text="Minder inbraken", target=Target(value=target, year=2025))]
    record.agenda = [AgendaItem(key="a", goal="g", activity=Activity(text="Sloten nakijken"), start=begin, end=until)]
    record.evaluations = [Evaluation(key="e", **{"goal": "g", "moment": "halverwege", "day": dt.date(2027, 5, 1), **evaluation})]
    return record


def said(record, region=TILBURG, today=TODAY):
    return " ".join(judge(record.evaluations[0], record, MONITOR, region, today))


def test_three_columns_from_the_logbook_the_figures_and_the_opgave():
    record = dossier()
    record.logbook = [LogEntry(activity="a", day=dt.date(2020, 6, 1), done=300, unit="sloten"), LogEntry(activity="a", day=dt.date(2021, 6, 1), done=150, unit="sloten"), LogEntry(activity="a", day=dt.date(2028, 1, 1), done=9, unit="sloten")]
    (three,) = columns(record, MONITOR, TILBURG, TODAY)
    assert "klaar volgens de agenda; geteld: 300 en 150 sloten" in three.done
    assert "Gewenst: 2,0 per 1.000 inwoners in 2025" in three.met and "de waarde is bereikt" in three.met
    assert "Van 2020 tot 2025" in three.stands and "bij wie, staat er niet in" in three.stands


def test_a_blank_is_no_zero_in_any_column():
    record = dossier()
    record.logbook = [LogEntry(activity="a", day=dt.date(2020, 6, 1))]
    record.goals.append(Goal(key="h", text="Zonder cijfer"))
    record.goals.append(Goal(key="i", indicator="contact", text="Zonder streefwaarde"))
    first, second, third = columns(record, MONITOR, TILBURG, TODAY)
    assert "nog geen aantal" in first.done and second.done == NO_ITEM and "niet af te lezen" in second.met and "Er staat geen opgave" in second.stands
    assert "geen streefwaarde" in third.met
    vlieland = columns(record, MONITOR, MONITOR.regions.find("Vlieland"), TODAY)[2]
    assert "is dit cijfer er niet" in vlieland.met and "niet hetzelfde als niet gehaald" in vlieland.met


def test_the_newest_figure_is_rounded_as_it_is_written():
    hulst = MONITOR.regions.find("Hulst")
    assert float(MONITOR.table("woninginbraken").at[hulst.code, 2025]) == 0.95
    assert newest(MONITOR, hulst, "woninginbraken") == (2025, 0.9), "0.95 is written 0,9; numpy makes 1.0 of it"
    assert "Nieuwste: 0,9 per 1.000 inwoners in 2025" in columns(dossier(), MONITOR, hulst, TODAY)[0].met


def test_a_figure_of_before_the_activity_says_nothing_of_it():
    record = dossier(begin=dt.date(2027, 1, 1), until=dt.date(2028, 1, 1), met="ja", stands="gelijk", other="x")
    (three,) = columns(record, MONITOR, TILBURG, TODAY)
    assert "van voor de activiteiten (2027)" in three.met and "geen nieuwe meting" in three.stands
    assert "de activiteiten begonnen in 2027" in said(record)
    assert "van voor" not in columns(dossier(), MONITOR, TILBURG, TODAY)[0].met


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"met": "ja"}, "Hoe staat de opgave er nu voor?"),
        ({"met": "ja", "stands": "kleiner"}, "Je leest 'doel gehaald' ook als 'opgave kleiner'"),
        ({"stands": "groter"}, "nog meer kan verklaren"),
        ({"met": "nee"}, "staat wel op de streefwaarde"),
        ({"start": 2025, "end": 2012}, "ligt niet na het beginjaar"),
        ({"start": 2012, "end": 2018}, "begonnen pas in 2020"),
        ({"start": 2010, "end": 2025}, "geen cijfer over 2010"),
        ({"claim": "Onze aanpak heeft gewerkt"}, "noemt een oorzaak"),
        ({"claim": "Het probleem is opgelost"}, "nog geen opgave die weg is"),
        ({"day": None}, "geen dag bij"),
    ],
)
def test_what_an_evaluation_mixes_up_is_said(fields, words):
    assert words in said(dossier(**fields))
    assert words not in said(dossier(done="450 sloten", met="ja", stands="kleiner", other="huizen stonden minder leeg", start=2012, end=2025, claim="Het daalde, ook elders."))


def test_met_without_a_figure_or_against_it():
    assert "hoort geen cijfer" in said(dossier(code="", met="ja"))
    assert "gewenst was 1,0" in said(dossier(target=1.0, met="ja"))
    assert "geen streefwaarde" in said(dossier(target=None, met="ja"))
    assert "niet te zien" not in said(dossier(code="contact", met="onbekend"), MONITOR.regions.find("Vlieland"))
    assert "is het cijfer van dit doel er niet" in said(dossier(code="contact", met="nee"), MONITOR.regions.find("Vlieland"))


def test_without_a_new_measurement_one_tells_what_was_done():
    early = dossier(begin=dt.date(2026, 12, 1), until=dt.date(2028, 12, 31), day=dt.date(2027, 3, 1))
    assert "geen nieuwe meting" in said(early) and "Vertel wat er is gedaan" in said(early)
    between = dossier(begin=dt.date(2026, 1, 1), until=dt.date(2029, 12, 31), day=dt.date(2028, 6, 1))
    assert "nog geen activiteit klaar was" in said(between)
    assert "weten we niet" in said(dossier(code="problematische_schulden", day=dt.date(2028, 6, 1)))
    assert "nieuwe meting" not in said(dossier(day=dt.date(2027, 5, 1)))
    assert "nog geen activiteit klaar" in said(dossier(begin=dt.date(2027, 1, 1), until=dt.date(2029, 1, 1), moment="einde"))


def test_a_goal_that_is_gone_is_named_and_the_rest_is_left():
    record = dossier()
    record.evaluations.append(Evaluation(key="f", goal="weg", met="ja"))
    record.evaluations.append(Evaluation(key="h", goal="g", moment="einde"))
    assert len(begun(record.evaluations)) == 2
    found = judged(record, MONITOR, TILBURG, TODAY)
    assert any("niet meer in je dossier" in each for each in found)


@pytest.mark.parametrize("make", [blank, filled, hostile])
def test_any_dossier_is_judged(make):
    record = make()
    found = [*judged(record, MONITOR, TILBURG, TODAY), *(text for each in columns(record, MONITOR, TILBURG, TODAY) for text in (each.done, each.met, each.stands))]
    assert all(isinstance(each, str) and each and "None" not in each.split() for each in found)


# The theory

A, B, C = Arrow(key="a", start="bellen", end="hulp", sign=1, lag=1), Arrow(key="b", start="hulp", end="schulden", sign=-1, lag=2), Arrow(key="c", start="brieven", end="hulp", sign=1)


def looked_back(reviews=(), begin=2024, day=dt.date(2026, 6, 1), arrows=(A, B, C)):
    found = theory(arrows, MONITOR)
    return reviewed(arrows, reviews, found, Aim(("bellen", "brieven"), ("schulden",), (), (), False), MONITOR, begin, day)


def test_waiting_adds_up_along_the_way_and_what_carries_is_counted():
    found = looked_back()
    assert [each.wait for each in found] == [1, 2, 0] and [each.visible for each in found] == [2025, 2026, 2024]
    assert [each.carries for each in found] == [1, 2, 1] and not any(each.early for each in found)
    assert [each.early for each in looked_back(day=dt.date(2024, 6, 1))] == [True, True, False]
    assert [each.visible for each in looked_back(begin=None)] == [None] * 3


def test_what_was_never_looked_at_and_carries_goes_first():
    words = " ".join(told(looked_back([ArrowReview(arrow="a", seen="gezien", source="belteam"), ArrowReview(arrow="c", seen="onbekend")])))
    assert "Naar 1 van de 3 pijlen is gekeken" in words and "dragen het verhaal" in words
    assert words.index("hulp → schulden") < words.index("brieven → hulp") and "komen 2 activiteiten" in words and "bellen → hulp" not in words


def test_not_seen_too_early_something_else_and_seen_by_nobody_are_said():
    reviews = [ArrowReview(arrow="a", seen="niet"), ArrowReview(arrow="b", seen="anders"), ArrowReview(arrow="c", seen="gezien")]
    words = " ".join(told(looked_back(reviews, day=dt.date(2024, 6, 1))))
    assert "nog niet kan zijn" in words and "Iets anders gezien" in words and "niet door wie" in words and "Nog niet te zien" in words
    assert "nog niet kan zijn" not in " ".join(told(looked_back(reviews)))
    assert all(each.looked for each in looked_back(reviews)) and not looked_back([ArrowReview(arrow="a", seen="onbekend")])[0].looked


def test_a_loop_and_a_dossier_full_of_arrows_are_read_too():
    loop = (A, B, Arrow(key="d", start="schulden", end="hulp", sign=1, lag=1), Arrow(key="leeg"))
    assert len(looked_back(arrows=loop)) == 3 and told([]) == ["Er staat nog geen pijl."]
    record = filled()
    assert since(record, TODAY) is None and since(record, dt.date(2030, 1, 1)) == 2027
