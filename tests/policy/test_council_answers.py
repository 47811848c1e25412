"""A question of the council: an answer with its margin where there is one, and a reason where there is none."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from bwlab.monitor import open_monitor
from bwlab.policy import CouncilQuestion
from bwlab.policy.desks.answering import answer
from bwlab.policy.desks.borders import changes, redrawn
from bwlab.policy.desks.case import FEWEST, MOST, NO, OPEN, PARTLY, YES
from bwlab.policy.desks.examples import examples
from bwlab.policy.desks.question import ASKS, COMPARE, PARTS, begun, hints, like
from bwlab.policy.desks.sure import ASSUMED, CBS, NONE, POISSON, UNKNOWN, moved, sure

MONITOR = open_monitor()
TODAY = dt.date(2026, 11, 21)
PLACES = ("Tilburg", "Vlieland", "Voorne aan Zee")


def asked(label="Tilburg", **fields):
    return answer(CouncilQuestion(**fields), MONITOR, MONITOR.regions.find(label), TODAY)


# What can be answered


def test_a_figure_has_its_year_its_source_its_margin_and_of_how_many():
    found = asked(indicator="slachtofferschap_criminaliteit", asks="stand", compare="nederland")
    assert (found.state, found.figure, found.year, found.n, found.of) == (YES, "22,0 procent", "2021", 52, 342)
    assert "Het CBS geeft zelf een marge: tussen 19,1 en 25,2." in found.text and "marge van 95 procent" in found.margin_from and found.source == "CBS"


def test_a_place_is_of_how_many_and_says_how_many_lie_within_the_margin():
    found = asked(indicator="tevredenheid_leven", asks="plaats")
    assert "plaats 180 van 217" in found.text and "Voor 125 is er geen cijfer" in found.text and "148 andere gemeenten" in found.text
    assert "aanname van 400 antwoorden" in found.margin_from


def test_a_change_stands_beside_what_the_median_did():
    found = asked(indicator="woninginbraken", asks="verandering", start=2012, end=2025, compare="province")
    assert "van 7,5 per 1.000 inwoners naar 1,7" in found.text and "5,8 per 1.000 inwoners omlaag" in found.text, "the difference of what is printed"
    assert "1.550 en 401 gevallen" in found.text and "mediaan van de 55 andere gemeenten" in found.text and found.text.endswith("Waardoor het veranderde, staat er niet in.")
    within = asked(indicator="tevredenheid_leven", asks="verandering", start=2015)
    assert "of het veranderde, weten we dan niet" in within.text


def test_the_years_to_come_are_a_band_with_its_record():
    found = asked(indicator="woninginbraken", asks="toekomst", end=2028)
    assert found.state == PARTLY and "weet niemand" in found.text and "klopte hij 94 van de 100 keer" in found.text and "in 2028" in found.margin
    assert asked(indicator="woninginbraken", asks="toekomst", end=2040).reason == asked(indicator="problematische_schulden", asks="toekomst").reason == "toekomst"
    assert asked(indicator="woninginbraken", asks="toekomst", end=2020).reason == "jaren"


@pytest.mark.parametrize(
    ("label", "code", "year", "source"),
    [("Tilburg", "slachtofferschap_criminaliteit", 2021, CBS), ("Vlieland", "woninginbraken", 2025, POISSON), ("Tilburg", "tevredenheid_leven", 2022, ASSUMED), ("Tilburg", "koopwoningen", 2024, NONE), ("Tilburg", "sociale_cohesie", 2023, UNKNOWN)],
)
def test_a_margin_says_where_it_comes_from(label, code, year, source):
    region, known = MONITOR.regions.find(label), MONITOR.catalogue[code]
    value = float(MONITOR.table(code).at[region.code, year])
    found = sure(MONITOR, region, known, year, value)
    assert found.source == source and (found.low is None) == (source in (NONE, UNKNOWN))
    assert found.low is None or (found.low <= round(value, known.decimals) + 0.05 and round(value, known.decimals) - 0.05 <= found.high)
    if source == ASSUMED:
        wider = sure(MONITOR, region, known, year, value, answers=100)
        assert wider.high - wider.low > found.high - found.low and "100 antwoorden" in wider.words


def test_one_case_more_is_no_change():
    region = MONITOR.regions.find("Vlieland")
    assert moved(MONITOR, region, MONITOR.catalogue["woninginbraken"], (2012, 2025), (0.0, 0.8)).beyond is False


# What cannot


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"asks": "oorzaak", "indicator": "woninginbraken"}, "oorzaak"),
        ({"part": "wijk", "indicator": "woninginbraken", "asks": "stand"}, "wijk"),
        ({"part": "groep"}, "groep"),
        ({"part": "vroeger"}, "vroeger"),
        ({"sought": "bankjes in het park", "asks": "stand"}, "niet in de monitor"),
        ({"indicator": "ervaren_gezondheid_rivm", "asks": "verandering", "start": 2020, "end": 2024}, "breuk"),
        ({"indicator": "woninginbraken", "asks": "stand", "end": 1999}, "jaren"),
        ({"indicator": "woninginbraken", "asks": "verandering", "start": 2012, "end": 2030}, "jaren"),
        ({"indicator": "problematische_schulden", "asks": "verandering"}, "jaren"),
    ],
)
def test_what_these_figures_cannot_say_has_a_reason_and_a_way_on(fields, reason):
    found = asked(**fields)
    assert (found.state, found.reason) == (NO, reason) and found.text.startswith("Dit is niet te beantwoorden met deze cijfers.")
    assert found.instead and not found.figure


def test_a_figure_that_is_not_there_is_never_guessed():
    found = asked(sought="woninginbraak", asks="stand")
    assert found.state == NO and "'Woninginbraken'" in found.text and "kies het alleen als het klopt" in found.text
    assert like("bankjes", MONITOR) == []


def test_a_blank_says_why_and_is_no_zero():
    found = asked("Vlieland", indicator="tevredenheid_leven", asks="stand")
    assert found.reason == "geen cijfer" and "Leeg is geen nul" in found.text and "217 gemeenten" in found.text


def test_a_group_in_which_too_few_have_a_figure_is_not_compared():
    place = asked("Vlieland", indicator="opkomst_tweede_kamer", asks="plaats", compare="neighbours")
    stand = asked("Vlieland", indicator="opkomst_tweede_kamer", asks="stand", compare="neighbours")
    assert place.state == NO and stand.state == PARTLY and stand.figure and {place.reason, stand.reason} == {"te weinig"}
    assert f"minstens {FEWEST}" in place.text


def test_borders_that_moved_are_no_change():
    price = asked("Purmerend", indicator="verkoopprijs_woning", asks="verandering", start=2015, end=2025)
    assert price.reason == "grens" and "kwam Beemster bij Purmerend" in price.text
    redone = asked("Purmerend", indicator="mediaan_vermogen", asks="verandering", start=2013, end=2021)
    assert redone.state == YES
    assert "kwam een deel van Haaren bij Tilburg" in asked(indicator="woninginbraken", asks="verandering", start=2012).text
    early = asked("Purmerend", indicator="woninginbraken", asks="stand", end=2012)
    assert early.reason == "jaren" and "In 2022 kwam Beemster bij Purmerend." in early.text
    assert redrawn(MONITOR, "ervaren_gezondheid_rivm", 2023) and not redrawn(MONITOR, "verkoopprijs_woning", 2022)
    assert changes(MONITOR, MONITOR.regions.find("Voorne aan Zee"))[0].new and not changes(MONITOR, MONITOR.regions.find("Vlieland"))


def test_a_question_that_is_not_finished_says_what_to_choose():
    assert asked().state == asked(text="Hoe gaat het?").state == asked(indicator="contact").state == OPEN
    assert "andersom" in asked(indicator="contact", asks="verandering", start=2020, end=2015).text
    assert asked(indicator="bestaat_niet", asks="stand").state == OPEN
    assert begun([CouncilQuestion(), CouncilQuestion(text="Hoe?"), CouncilQuestion(part="wijk")])[0].text == "Hoe?"


# Always


@pytest.mark.parametrize("label", PLACES)
def test_every_answer_can_be_read_aloud_in_a_minute(label):
    for code, asks, compare in itertools.product(MONITOR.catalogue.codes[::9], ASKS, ("", "peers", "neighbours")):
        found = asked(label, indicator=code, asks=asks, compare=compare)
        assert found.sentences and len(found.text.split()) <= MOST, (code, asks, found.text)
        assert "nan" not in found.text and "None" not in found.text and "!" not in found.text, found.text
        assert found.state not in (YES, PARTLY) or (found.figure and found.year and found.source and found.status), (code, asks)
        assert found.state != NO or found.reason, (code, asks)
        if found.state == YES and asks != "toekomst":
            assert found.margin_from, (code, asks)


def test_policy_is_never_the_cause_in_any_answer():
    words = " ".join(asked(indicator=code, asks=asks).text.lower() for code in ("woninginbraken", "contact") for asks in ASKS)
    assert "door ons beleid" not in words and "dankzij" not in words


# The words of a question


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Waarom wordt er minder ingebroken?", "asks", "oorzaak"),
        ("Komt dit door het nieuwe team?", "asks", "oorzaak"),
        ("Hoeveel inbraken verwacht u in 2030?", "asks", "toekomst"),
        ("Is het aantal sinds 2015 gedaald?", "asks", "verandering"),
        ("Op welke plaats staan we?", "asks", "plaats"),
        ("Hoeveel zijn het er per buurt?", "part", "wijk"),
        ("Hoe gaat het met jongeren?", "part", "groep"),
        ("Hoe doen onze buurgemeenten het?", "compare", "neighbours"),
        ("Is het sinds 2015 gedaald?", "years", "2015"),
        ("Hoeveel woninginbraken zijn er?", "indicator", "woninginbraken"),
    ],
)
def test_words_are_read_as_a_suggestion(text, field, value):
    found = {each.field: each for each in hints(text, MONITOR, MONITOR.regions.find("Tilburg"))}
    assert found[field].value == value and found[field].sentence.endswith((".", "bedoelt."))


def test_words_that_say_nothing_suggest_nothing():
    region = MONITOR.regions.find("Tilburg")
    assert [each.sentence.split(" '")[0] for each in hints("Hoeveel is dat in vergelijkbare gemeenten?", MONITOR, region)] == ["Door het woord", "Door de woorden"]
    assert hints("", MONITOR, region) == [] and hints("Ede en best en horst en wat dan ook", MONITOR, region) == []
    former = [each for each in hints("En hoe gaat het in Haaren?", MONITOR, region) if each.value == "vroeger"]
    assert former and "geen cijfers" in former[0].sentence
    assert not [each for each in hints("En hoe gaat het in Tilburg?", MONITOR, region) if each.field in ("place", "part")]
    assert len(hints("waarom " * 5_000, MONITOR, region)) == 1


def test_the_examples_are_of_every_kind_and_named_as_invented():
    for label in PLACES:
        states = [answer(each, MONITOR, MONITOR.regions.find(label), TODAY).state for each in examples(label)]
        assert len(states) == 5 and states[0] == YES and states[1:4] == [NO, NO, NO]
    assert set(COMPARE) >= {"peers", "neighbours", "corop", "province"} and "" in PARTS
