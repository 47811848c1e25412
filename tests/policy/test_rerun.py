"""A dossier on a newer edition: what changed, and which own conclusions that touches, worked out by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import MONITOR, blank, filled, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from policy.another_edition import EDITION, GOIRLE, LOST, copied, newer

from bwlab.dossier.records import Forecast, Prediction, dump
from bwlab.formats import number
from bwlab.monitor import Monitor
from bwlab.policy import (
    Agreement,
    Arrow,
    Claim,
    CouncilQuestion,
    Decision,
    Evaluation,
    Expected,
    Floor,
    Goal,
    Option,
    Outside,
    ResidentQuestion,
    Scenario,
    Target,
)
from bwlab.policy.rerun.changed import order, own_figures
from bwlab.policy.rerun.outcome import NEWER, OLDER, SAME, rerun, used
from bwlab.sources.snapshot import open_snapshot

TODAY = dt.date(2026, 11, 30)


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    return Monitor(open_snapshot(copied(tmp_path_factory.mktemp("edities"), EDITION, newer)))


def dossier():
    """A full one, with a guess, two forecasts, and sentences that rest on figures that change."""
    record = filled()
    record.predictions = [Prediction(notebook="stap_01", indicator="tevredenheid_leven", year=2022, guess=0.5, truth=0.169)]
    record.forecasts = [
        Forecast(notebook="lezen_4", indicator="tevredenheid_leven", origin=2018, year=2022, low=82, high=83, level=0.9, truth=82.1),
        Forecast(notebook="lezen_4", indicator="contact", origin=2018, year=2022, low=68, high=70, level=0.9, truth=69.3),
        Forecast(notebook="stap_10", indicator="tevredenheid_leven", origin=2022, year=2024, low=81, high=84, level=0.8),
    ]
    record.pitch.claims += [Claim(key="s2", text="In 2024 was het al 82,1 procent.", indicator="tevredenheid_leven"), Claim(key="s3", text="Bijna 10 procent heeft schulden.", indicator="problematische_schulden", year=2023)]
    return record


@pytest.fixture(scope="module")
def found(later):
    return rerun(dossier(), MONITOR, later, today=TODAY)


def said(found, part, key=None, turned=None):
    return [each.said for each in found.own if each.part == part and key in (None, each.key) and turned in (None, each.turned)]


def test_every_change_of_a_figure_is_found(found):
    """The only ones: 82.1 -> 83.4 in 2022, 2024 is new, 9.9 -> 8.8 published, contact of 2022 withdrawn, crime gone."""
    figures = {(each.indicator, each.year, each.kind, each.old == each.old and each.old, each.new) for each in found.figures}
    assert figures == {
        ("tevredenheid_leven", 2022, "herzien", 82.1, 83.4),
        ("tevredenheid_leven", 2024, "nieuw jaar", False, 79.5),
        ("problematische_schulden", 2023, "gepubliceerd", 9.9, 8.8),
    }
    assert {(each.indicator, each.kind) for each in found.lost} == {("contact", "vervallen"), (LOST, "weg")}
    assert found.which == NEWER and found.compared and found.anything
    assert "van 9,9 naar 8,8 procent (was teruggerekend, nu gepubliceerd)" in " ".join(found.sentences)
    assert list(found.table.columns) == ["Cijfer", "Jaar", "Was", "Is nu", "Wat"]
    row = found.table[found.table["Jaar"] == "2024"].iloc[0]
    assert (row["Was"], row["Is nu"]) == ("geen cijfer", "79,5 %")


def test_a_floor_that_was_met_and_is_not_any_more(found):
    """82.1 lay above the floor of 80, 79.5 lies below; less debt is more favourable, so 8.8 meets the target of 9."""
    floor = next(each for each in said(found, "doel", "g1", turned=True) if "ondergrens" in each)
    assert "had als ondergrens 80,0 procent. In de cijfers van toen zat je erboven (82,1 procent in 2022), in de cijfers van nu eronder (79,5 procent in 2024)." in floor
    assert "Daarmee haal je die ondergrens niet meer. Lees je zin opnieuw." in floor
    target = next(each for each in said(found, "doel", "g2", turned=True) if "streefwaarde" in each)
    assert "zat je erboven (9,9 procent in 2023), in de cijfers van nu eronder (8,8 procent in 2023). Daarmee haal je die streefwaarde nu wel: bij dit cijfer is lager gunstiger." in target


def test_a_goal_on_a_lost_figure_and_what_hangs_on_it(found):
    assert any("rust op een cijfer dat er niet meer is" in each for each in said(found, "opgave", turned=True))
    assert "Geregistreerde misdrijven staat bij 'burgemeester', en dat cijfer is er niet meer." in said(found, "portefeuille", "p1", turned=True)
    record = dossier()
    record.goals[2].text = "Minder misdrijven"
    assert not said(found, "doel", record.goals[2].key), "a goal in which nothing is said has nothing to read again"


def test_one_municipality_is_no_median_and_no_place(found):
    """Of 2024 only Tilburg has a figure: place 1 of 1 says nothing, and the median is no norm."""
    (line,) = (each for each in said(found, "opgave", turned=False) if "Tevredenheid" in each)
    assert "plaats 180 van 217 (2022)" in line and "Het aantal gemeenten met een cijfer is heel anders: de plaatsen zijn niet te vergelijken" in line
    assert not any("mediaan" in each for each in said(found, "doel"))


def test_guesses_and_forecasts_are_held_against_the_figure_again(found):
    """82.1 lay in 82 to 83 and 83.4 does not; 79.5 lies outside 81 to 84; the withdrawn one cannot be told."""
    lines = said(found, "voorspelling")
    assert any("Het cijfer was 82,1 procent en is nu 83,4 procent: buiten je band, en toen erin." in each for each in lines)
    assert any("Dat cijfer is er nu: 79,5 procent. Het ligt buiten je band." in each for each in lines)
    assert len(lines) == 2
    assert len(said(found, "schatting", turned=False)) == 1


def test_a_sentence_of_the_pitch_that_holds_no_more(found):
    """'82' was 82.1 rounded and 83.4 is 83; '10' was 9.9 rounded and 8.8 is 9; without a year the newest counts."""
    assert "klopte met 82,1 procent in 2022. Het cijfer is nu 83,4 procent (2022): de zin klopt niet meer." in said(found, "pitch", "s1", True)[0]
    assert "klopte met 82,1 procent in 2022. Het cijfer is nu 79,5 procent (2024)" in said(found, "pitch", "s2", True)[0]
    assert "klopte met 9,9 procent in 2023" in said(found, "pitch", "s3", True)[0]


def test_borders_and_what_they_touch(found, later):
    joined = "Sinds 2027 hoort Goirle bij jouw gemeente."
    assert any(each.said.startswith(joined) for each in found.borders)
    assert not any("buurgemeente Goirle" in each.said for each in found.borders), "it is told once"
    assert any("Je buurgemeente Hilvarenbeek bestaat niet meer. Die hoort nu bij Oirschot." in each.said for each in found.borders)
    assert any("gaat over het gebied van toen" in each for each in said(found, "doel", "g1", True))
    assert said(found, "regionale keuze")
    record = dossier()
    record.facilities[0].region = "GM0798"
    assert any("'Theater' ligt in een gemeente die niet meer bestaat" in each for each in said(rerun(record, MONITOR, later, today=TODAY), "voorziening"))


def test_the_rest_of_the_dossier(found):
    assert any("Je vertelde zolang: 'hoeveel jongeren een jongerenwerker spr" in each for each in said(found, "plan", "l1"))
    assert any("hoort bij een doel waar iets aan verschoof" in each for each in said(found, "proef", "e1"))
    assert [each.turned for each in found.own] == sorted((each.turned for each in found.own), reverse=True)
    assert "vragen dat je opnieuw leest" in found.finding


def test_a_scenario_whose_figure_was_revised_renewed_or_lost(later):
    """9.9 of 2023 became 8.8; satisfaction has 2024 where the scenario began in 2018; crime is gone."""
    record, before = dossier(), own_figures(MONITOR, "GM0855", "tevredenheid_leven")[2018].value
    record.scenarios = [
        Scenario(key="sa", name="Bellen", indicator="problematische_schulden", base=9.9, base_year=2023), Scenario(key="sb", name="Jong", indicator="tevredenheid_leven", base=before, base_year=2018),
        Scenario(key="sc", name="Wijk", indicator=LOST, base=40, base_year=2024), Scenario(key="sd", name="Leeg", indicator="problematische_schulden"), Scenario(key="se", name="Gas", indicator="gas", base=1, base_year=2020),
    ]  # fmt: skip
    found = rerun(record, MONITOR, later, today=TODAY)
    assert said(found, "scenario", "sa", True) == ["Je scenario 'Bellen' begon bij 9,9 procent in 2023. Dat cijfer is nu 8,8 procent. Kijk of je aannames daar nog bij passen."]
    assert said(found, "scenario", "sb", False) == [f"Je scenario 'Jong' begon bij {number(before, 1)} procent in 2018. Er is een nieuwer cijfer: 79,5 procent in 2024."]
    assert "dat cijfer is er niet meer. Je aannames blijven staan" in said(found, "scenario", "sc", True)[0]
    assert not said(found, "scenario", "sd") and not said(found, "scenario", "se"), "one without a beginning, and one whose figure stayed as it was"
    alone = rerun(record, None, later, today=TODAY)
    assert said(alone, "scenario", "sa", True) and said(alone, "scenario", "sc", True), "the scenario itself holds where it began"


def test_arrows_options_and_questions_at_a_lost_figure(later):
    record = dossier()
    record.arrows = [Arrow(key="pa", start="licht", end=LOST), Arrow(key="pb", start=" geregistreerde  misdrijven ", end="angst"), Arrow(key="pc", start="licht", end="angst")]
    record.scenarios = [Scenario(key="sc", indicator=LOST)]
    record.options = [Option(key="oa", goal=record.goals[2].key, text="Lantaarns"), Option(key="ob", goal="g1", text="Camera's", scenario="sc"), Option(key="oc", goal="g1", text="Niets")]
    record.resident_plan = [ResidentQuestion(key="wa", question="Waar ben je bang?", indicator=LOST)]
    found = rerun(record, MONITOR, later, today=TODAY)
    assert {each.key for each in found.own if each.part == "beleidstheorie"} == {"pa", "pb"}, "by code and by name; a word of one's own is no figure"
    assert "De keuze 'Lantaarns' hoort bij een doel waarvan het cijfer er niet meer is." in said(found, "keuze", "oa", True)[0]
    assert "doorgerekend met een scenario waarvan het cijfer" in said(found, "keuze", "ob", True)[0] and not said(found, "keuze", "oc")
    assert "De vraag kan blijven" in said(found, "vraag aan inwoners", "wa", False)[0]
    record.challenges, record.goals, record.agenda, record.portfolios, record.scenarios, record.resident_plan = [], [], [], [], [], []
    assert said(rerun(record, MONITOR, later, today=TODAY), "beleidstheorie"), "a figure that only an arrow speaks of is looked at too"


def test_decisions_agreements_and_answers_on_figures_that_changed_or_vanished(later):
    """Debts of 2023: 9.9 became 8.8, so a bound of 9 lies between; satisfaction has 2024; crime is gone; satisfaction of 2022 was revised."""
    record, debts, happy = dossier(), "problematische_schulden", "tevredenheid_leven"
    record.expected = [
        Expected(key="va", option="oa", goal="g2", indicator=debts, likely=-0.4), Expected(key="vb", option="oa", goal="g2", indicator=debts), Expected(key="vc", goal="g2", indicator=LOST),
    ]  # fmt: skip
    record.decisions = [
        Decision(key="da", goal="g1", option="oa", day=dt.date(2023, 3, 1), indicator=happy), Decision(key="db", goal="g2", indicator=LOST), Decision(key="dc", goal="g2", indicator=debts),
        Decision(key="dd", goal="g1", day=dt.date(2024, 3, 1), indicator=happy),
    ]  # fmt: skip
    record.outside = [Outside(key="oa", what="afval", proxy=LOST), Outside(key="ob", what="banen", proxy=debts), Outside(key="oc", what="zand", proxy="woninginbraken")]
    record.agreements = [
        Agreement(key="ga", indicator=debts, adjust_at=9, stop_at=12, above=False), Agreement(key="gb", indicator=debts, adjust_at=7), Agreement(key="gc", indicator=LOST), Agreement(key="gd", indicator=debts, measure="telling", adjust_at=9),
    ]  # fmt: skip
    record.evaluations = [
        Evaluation(key="ea", goal="g1", start=2018, end=2022, claim="Het steeg."), Evaluation(key="eb", goal="g1", start=2016, end=2018, claim="Het daalde."), Evaluation(key="ec", goal="g1", start=2018, end=2022),
        Evaluation(key="ed", goal=record.goals[2].key, done="Gedaan"),
    ]  # fmt: skip
    record.council_questions = [
        CouncilQuestion(key="qa", text="Hoeveel schulden?", indicator=debts, answer="Het was 9,9 procent in 2023."), CouncilQuestion(key="qb", text="Meer?", indicator=debts, answer="Zie de bijlage."),
        CouncilQuestion(key="qc", text="Inbraken?", indicator=LOST), CouncilQuestion(key="qd", text="Tevreden in 2022?", indicator=happy, end=2022, answer="In 2022 was het 82,1 procent."),
    ]  # fmt: skip
    before = dump(record)
    found = rerun(record, MONITOR, later, today=TODAY)
    assert "Past de omvang die je opschreef nog?" in said(found, "verwacht effect", "va", False)[0] and not said(found, "verwacht effect", "vb"), "without a size there is nothing that no longer fits"
    assert "Wat je verwacht van niets doen zou te zien zijn aan" in said(found, "verwacht effect", "vc", True)[0]
    assert "Er is een cijfer over 2024, van na het besluit: 79,5 procent. Dat het veranderde, zegt nog niet waardoor." in said(found, "besluit", "da", False)[0]
    assert "Spreek af waaraan je het dan ziet." in said(found, "besluit", "db", True)[0] and "Het besluit niet." in said(found, "besluit", "dc", False)[0]
    assert "van na het besluit" not in said(found, "besluit", "dd", False)[0], "2024 is the year of the decision itself"
    assert said(found, "elders", "oa", True) and said(found, "elders", "ob", False) and not said(found, "elders", "oc")
    (crossed,) = said(found, "afspraak", "ga")
    assert "de grens om bij te sturen is 9,0 procent. De laatste meting was 9,9 procent (2023) en is nu 8,8 procent (2023)" in crossed and said(found, "afspraak", "ga", True)
    assert said(found, "afspraak", "gb", False) and "Maak een nieuwe, met een dag." in said(found, "afspraak", "gc", True)[0] and not said(found, "afspraak", "gd"), "a count of one's own is no figure of ours"
    assert "van 82,1 naar 83,4 procent" in said(found, "evaluatie", "ea", True)[0] and "van 2024" in said(found, "evaluatie", "eb", False)[0] and not said(found, "evaluatie", "ec") and said(found, "evaluatie", "ed", True)
    assert "Je antwoord klopte met 9,9 procent in 2023. Het cijfer is nu 8,8 procent (2023)" in said(found, "raadsvraag", "qa", True)[0]
    assert said(found, "raadsvraag", "qb", False) == ["De vraag van de raad 'Meer?' gaat over Problematische schulden. Dat cijfer veranderde. Lees je antwoord na."]
    assert "Zeg dat in je antwoord." in said(found, "raadsvraag", "qc", True)[0] and "is nu 83,4 procent (2022)" in said(found, "raadsvraag", "qd", True)[0]
    assert dump(record) == before and {debts, happy, LOST, "woninginbraken"} <= set(used(record))


def test_a_municipality_that_is_no_more_is_not_compared(later):
    record = filled("Goirle")
    found = rerun(record, MONITOR, later, today=TODAY)
    assert not found.figures and not len(found.table) and GOIRLE not in later.regions
    (gone,) = found.borders
    assert "Goirle hoort sinds 2027 bij Tilburg." in gone.said and gone.places == ("GM0855",)
    assert all("bestaat niet meer" in each.said and each.turned for each in found.own if each.part == "doel") and found.own


def test_a_dossier_that_is_newer_than_the_figures(later):
    record = dossier()
    record.edition = EDITION
    found = rerun(record, later, MONITOR, today=TODAY)
    assert not any("andere kant van het midden" in each.said or "mediaan" in each.said for each in found.own), "1 of 1 is no place, the other way round either"
    assert found.which == OLDER and "zijn ouder dan die van je dossier" in found.about[1]
    assert [order(each) for each in ("2026.1", "2026.1+20261121", EDITION)] == sorted(order(each) for each in ("2026.1", EDITION, "2026.1+20261121"))


def test_without_the_old_figures_the_dossier_itself_is_held_against_the_new_ones(later):
    found = rerun(dossier(), None, later, today=TODAY)
    assert not found.compared and "De oude cijfers staan niet meer op deze computer." in found.about[1]
    assert not found.figures and {each.indicator for each in found.lost} == {LOST}
    assert any("83,4 procent: buiten je band" in each for each in said(found, "voorspelling"))
    assert any("er staat geen getal in dat past bij het cijfer van nu, 83,4 procent in 2022" in each for each in said(found, "pitch", "s1"))


def test_nothing_of_hers_is_changed(later):
    record = dossier()
    before = dump(record)
    rerun(record, MONITOR, later, today=TODAY)
    assert dump(record) == before


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland", "Losser", "Rozendaal"])
@pytest.mark.parametrize("make", [filled, hostile, blank])
def test_the_same_edition_says_nothing(make, label):
    found = rerun(make(label), MONITOR, MONITOR, today=TODAY)
    assert not found.anything and found.which == SAME and found.about == []
    assert found.finding == "Aan de cijfers onder je dossier veranderde niets."


codes = st.sampled_from(["tevredenheid_leven", "gas", "vernieling", "contact", "woz", "bestaat_niet", ""])
value = st.none() | st.floats(-1e6, 1e6)


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from([each.label for each in MONITOR.regions.all()]),
    st.lists(st.builds(Goal, indicator=codes, text=st.text(max_size=20), floor=st.builds(Floor, value=value, norm=st.sampled_from(["", "mediaan", "beste kwart"])), target=st.builds(Target, value=value, year=st.none() | st.integers(1990, 2100))), max_size=3),
    st.lists(st.builds(Claim, indicator=codes, text=st.text("0123456789,. abc", max_size=20), year=st.none() | st.integers(2010, 2026)), max_size=3),
    codes,
)  # fmt: skip
def test_whatever_a_dossier_holds_the_same_edition_says_nothing(label, goals, claims, code):
    record = blank(label)
    record.goals, record.pitch.claims = goals, claims
    figures = own_figures(MONITOR, record.region, code)
    record.forecasts = [Forecast(notebook="x", indicator=code, origin=year - 1, year=year, low=0, high=1, level=0.5, truth=own.value) for year, own in figures.items()]
    found = rerun(record, MONITOR, MONITOR, today=TODAY)
    assert not found.anything, found.sentences
    assert set(used(record)) >= {goal.indicator for goal in goals if goal.indicator}
