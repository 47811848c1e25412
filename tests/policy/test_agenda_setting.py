"""Looking broader, what a programme leaves out, residents, a vision, floors apart from ambitions, and a paragraph."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import HOSTILE, blank, filled, hostile

from bwlab import open_monitor
from bwlab.policy import Challenge, Floor, Goal, ResidentQuestion, Target
from bwlab.policy.anchoring import accord, left_out, vision
from bwlab.policy.anchoring.vision import Vision
from bwlab.policy.dialogue.resident_plan import beside, figure_words, remarks, suggested
from bwlab.policy.goals.apart import apart
from bwlab.policy.goals.broader import ELSEWHERE, beside_words, broad, finding, sight

MONITOR = open_monitor()
TODAY = dt.date(2026, 11, 30)
TILBURG, VLIELAND, LOSSER = (MONITOR.regions.find(label) for label in ("Tilburg", "Vlieland", "Losser"))


def ok(found):
    return {each.what: each.ok for each in found}


# Looking broader


def test_what_one_theme_sees_and_what_lies_beside_it_make_the_whole():
    for region in (TILBURG, VLIELAND):
        rows = broad(MONITOR, region)
        for theme in MONITOR.catalogue.themes:
            found = sight(rows, MONITOR, [theme.name])
            assert found.low + sum(found.beside.values()) == found.low_of and theme.name not in found.beside and found.missed >= 0
            assert found.dimensions == (theme.dimension,)
        whole = sight(rows, MONITOR, [each.name for each in MONITOR.catalogue.themes])
        assert (whole.figures, whole.low, whole.blank, whole.missed) == (whole.of, whole.low_of, whole.blank_of, 0)


def test_by_hand_and_in_words():
    found = sight(broad(MONITOR, VLIELAND), MONITOR, ["Veiligheid"])
    assert (found.low, found.low_of, found.blank_of) == (2, 4, 24)
    assert finding(found, "Vlieland", "alleen naar veiligheid kijkt") == "Wie alleen naar veiligheid kijkt, ziet 2 van de 4 ongunstige cijfers van Vlieland"
    assert beside_words(found) == "Ongunstig, maar buiten beeld: Samenleving (1) en Milieu (1). Van 24 van de 48 cijfers is er hier geen: ongunstig of gunstig, dat weet je niet."


@pytest.mark.parametrize(
    ("low", "of", "said"),
    [
        (0, 0, "In X staat geen cijfer in het ongunstigste kwart; wie kijkt, ziet 6 van de 48 cijfers"), (0, 1, "Wie kijkt, ziet het ene ongunstige cijfer van X niet"), (1, 1, "Wie kijkt, ziet het ene ongunstige cijfer van X wel"),
        (0, 3, "Wie kijkt, ziet geen van de 3 ongunstige cijfers van X"), (3, 3, "Wie kijkt, ziet alle 3 ongunstige cijfers van X"), (2, 3, "Wie kijkt, ziet 2 van de 3 ongunstige cijfers van X"),
    ],
)  # fmt: skip
def test_the_finding_for_every_count(low, of, said):
    found = sight(broad(MONITOR, TILBURG), MONITOR, ["Wonen"])._replace(figures=6, of=48, low=low, low_of=of)
    assert finding(found, "X", "kijkt") == said


# What a programme leaves out


def test_words_are_found_at_their_beginning_and_only_words():
    found = {each.theme: each.words for each in left_out.matched("Wij bouwen woningen, ook voor wie schulden heeft. De Natuur wint. Onveilig? Nee.")}
    assert found == {"Materiële welvaart": ("schulden",), "Wonen": ("woningen",), "Natuurlijk kapitaal": ("natuur",)}
    assert left_out.matched("") == [] == left_out.matched("Wij doen ons best.")
    assert set(left_out.WORDS) == {*(each.name for each in MONITOR.catalogue.themes), ELSEWHERE}
    for text in HOSTILE:
        left_out.matched(text)


def test_what_is_left_out_is_said_by_theme_dimension_and_elsewhere():
    rows = broad(MONITOR, TILBURG)
    named = ["Wonen", "Veiligheid"]
    found = sight(rows, MONITOR, named)
    said = " ".join(left_out.sentences(found, MONITOR, named))
    assert "Materiële welvaart (5)" in said and "Veiligheid (" not in said and "geen enkel thema" in said and "Elders staat er niet in" in said
    assert left_out.title(found, MONITOR, named, "Tilburg") == "Je programma noemt 2 van de 12 thema's; daarbuiten staan 18 cijfers ongunstig"
    every = left_out.missing(MONITOR, [])
    assert left_out.missing(MONITOR, every) == [] and every[-1] == ELSEWHERE
    whole = sight(rows, MONITOR, every)
    assert left_out.sentences(whole, MONITOR, every)[0].startswith("Alle thema's") and "Elders" not in " ".join(left_out.sentences(whole, MONITOR, every))
    none = sight(rows, MONITOR, [])
    assert left_out.sentences(none, MONITOR, []) == ["Vink hierboven aan welke thema's in je programma staan. Dan zie je wat erbuiten valt."]


# Residents


def test_a_question_stands_beside_its_figure_or_beside_why_there_is_none():
    plan = [
        ResidentQuestion(question="Wat houdt u wakker?", indicator="tevredenheid_leven", group="jongeren", method="gesprek", day=dt.date(2027, 1, 1), owner="onderzoeker"),
        ResidentQuestion(theme="Wonen"), ResidentQuestion(indicator="bestaat_niet"), ResidentQuestion(),
    ]  # fmt: skip
    lines = beside(plan, MONITOR, TILBURG, TODAY)
    assert len(lines) == 3 and lines[0].figure == "Tevredenheid met het leven: 82,1 procent in 2022 (CBS)." and lines[0].open == []
    assert "koos je nog geen cijfer" in lines[1].figure and "kent deze editie niet" in lines[2].figure
    assert "hier is geen cijfer" in beside(plan, MONITOR, LOSSER, TODAY)[0].figure
    said = remarks(plan, MONITOR, LOSSER, TODAY)
    assert said[0].startswith("Nog open: een vraag (bij 2 vragen), aan wie je het vraagt (bij 2 vragen)") and "Tel het niet om tot een percentage" in said[1]
    assert remarks(plan[:1], MONITOR, TILBURG, TODAY)[0].startswith("Bij elke vraag staat")
    assert "is de dag al geweest" in remarks(plan[:1], MONITOR, TILBURG, dt.date(2027, 2, 1))[0]
    assert "nog geen vraag" in remarks([ResidentQuestion()], MONITOR, TILBURG, TODAY)[0]
    assert "Dat is meer dan 5 jaar oud." in figure_words("netto_arbeidsparticipatie", MONITOR, TILBURG, dt.date(2027, 1, 1))


def test_opgaven_come_first_and_then_what_is_blank():
    found = suggested(filled("Vlieland"), MONITOR, VLIELAND)
    assert [why for _, why in found][:3] == ["je opgave"] * 3 and {why for _, why in found[3:]} == {"hier is geen cijfer"} and len(dict(found)) == len(found)


# The vision


def test_a_vision_is_checked_for_its_sides_and_its_claims():
    whole = Vision("In Tilburg kan iedereen rondkomen.", "gezinnen met weinig geld", "geen schuld aan wie na ons komt", "eerlijke inkoop")
    assert all(ok(vision.checks(whole)).values())
    assert ok(vision.checks(Vision()))["Eén zin"] is False and ok(vision.checks(whole._replace(later="n.t.b.")))["Later"] is False
    assert ok(vision.checks(whole._replace(sentence="Door ons beleid daalt de armoede.")))["Geen oorzaak"] is False
    assert ok(vision.checks(whole._replace(elsewhere="een totaalscore van 8")))["Geen totaalscore"] is False
    assert ok(vision.checks(whole._replace(sentence="woord " * 41)))["Eén zin"] is False
    assert not Vision(" ").started and vision.vision_of(filled()).sentence


# Floors apart from ambitions


def with_goal(**values):
    record = blank()
    record.challenges = [Challenge(title="Tevreden", indicators=["tevredenheid_leven"])]
    record.goals = [Goal(challenge="tevredenheid_leven", indicator="tevredenheid_leven", **values)]
    return record


@pytest.mark.parametrize(
    ("floor", "target", "said"),
    [
        (80, 84, []), (80, 80, ["even hoog"]), (80, 78, ["minder gunstig dan de ondergrens"]), (84, 86, ["Tilburg zat in 2022 onder deze ondergrens"]), (None, 84, ["Geen ondergrens"]), (80, None, ["Geen streefwaarde"]),
    ],
)  # fmt: skip
def test_floor_and_ambition_are_held_beside_each_other(floor, target, said):
    (found,) = apart(with_goal(floor=Floor(value=floor, norm="raad"), target=Target(value=target)), MONITOR, TILBURG)
    assert len(found.remarks) == len(said) and all(part in remark for part, remark in zip(said, found.remarks, strict=True)), found.remarks


def test_an_opgave_without_a_goal_and_a_municipality_without_a_figure_are_said():
    record = with_goal(floor=Floor(value=80))
    record.challenges.append(Challenge(title="Eenzaam", rank=2))
    first, second = apart(record, MONITOR, LOSSER)
    assert any("geen cijfer" in each for each in first.remarks) and any("niet waar die vandaan komt" in each for each in first.remarks)
    assert second.about == "Eenzaam" and "Nog geen doel" in second.remarks[0]
    assert apart(blank(), MONITOR, TILBURG) == [] and apart(hostile(), MONITOR, TILBURG)


# The paragraph


def test_the_first_version_passes_its_own_checks_but_for_what_is_not_there():
    record = filled()
    text = accord.draft(record, MONITOR, TODAY)
    assert all(ok(accord.checks(text, record)).values()), accord.checks(text, record)
    assert len(text.split()) <= accord.MOST and "80,0 procent" in text and "tevredenheid met het leven" in text
    assert accord.draft(blank(), MONITOR, TODAY) == ""
    bare = blank()
    bare.challenges = [Challenge(title="Te veel schulden")]
    assert [each for each, fine in ok(accord.checks(accord.draft(bare, MONITOR, TODAY), bare)).items() if not fine] == ["De visie"]
    assert "voor 1 juli 2027 een ondergrens" in accord.draft(bare, MONITOR, TODAY)


def test_it_begins_with_what_stands_in_step_6():
    record = blank()
    record.set_note("stap_06", "voorstel_opgaven", "Eenzaamheid onder ouderen; Schulden")
    record.set_note("stap_06", "voorstel_naam", "wethouder zorg")
    text = accord.draft(record, MONITOR, TODAY)
    assert "eenzaamheid onder ouderen en schulden" in text and "Wethouder zorg vertelt de raad" in text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("woord " * 121, "Eén alinea"), ("Iets heel anders.", "De visie"), ("Iets heel anders.", "Een opgave"), ("Wij doen meer.", "Een ondergrens"), ("Wij vertellen het.", "Een belofte om te vertellen"), ("Wij doen ons best in 2027.", "Een belofte om te vertellen"),
        ("Het was 9,9 procent.", "Getallen met een jaar"), ("Dankzij onze aanpak daalt het.", "Geen oorzaak"), ("Een totaalscore van 8.", "Geen totaalscore"), ("Wij garanderen het.", "Wat je niet belooft"),
    ],
)  # fmt: skip
def test_each_thing_it_must_name_or_not_claim(text, what):
    assert ok(accord.checks(text, filled()))[what] is False


def test_the_example_claims_nothing_and_the_study_group_is_named_carefully():
    record = filled()
    record.set_note("fase_1", "visie", "Iedereen kan rondkomen")
    record.challenges = [Challenge(title="Problematische schulden")]
    assert all(ok(accord.checks(accord.EXAMPLE, record)).values())
    assert "staat hier niet" in accord.STUDY_GROUP and "voorbeeld" in accord.STUDY_GROUP


def test_words_that_could_break_something_stay_words():
    record = hostile()
    for part in ("visie", "visie_later", "visie_elders"):
        record.set_note("fase_1", part, HOSTILE[11])
    text = accord.draft(record, MONITOR, TODAY)
    assert text and isinstance(text, str) and accord.checks(text, record) and vision.checks(vision.vision_of(record))
    for words in HOSTILE:
        accord.checks(words, record)
