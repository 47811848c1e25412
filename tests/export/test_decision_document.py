"""The decision note: what was said in the dossier is in it, blanks are named, units stay apart, and nothing wins."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import DOCUMENTS, blank, filled, made, word_of, word_text

from bwlab.policy import Consideration, Decision, Expected, Goal, Option, Outside


def lacks(record):
    return next(each for each in DOCUMENTS if each.kind == "decision").lacks(record)


def tables(document):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def said(document):
    return "\n".join([*(each.text for each in document.paragraphs), *(cell for table in tables(document) for row in table for cell in row)])


def heads(document):
    return [each.text for each in document.paragraphs if each.style.name.startswith("Heading")]


@pytest.fixture(scope="module", params=["Tilburg", "Vlieland"])
def full(request):
    return word_of(made("decision", "docx", filled(request.param))), request.param


def two_sizes():
    """Two options in percentage points, one of them in households too; a third without any effect."""
    record, code = blank(), "problematische_schulden"
    record.goals = [Goal(key="g", indicator=code, text="Minder schulden")]
    record.options = [Option(key="a", goal="g", text="Bellen"), Option(key="b", goal="g", text="Een fonds"), Option(key="c", goal="g", text="Een campagne")]
    record.expected = [
        Expected(option="a", goal="g", theme="Materiële welvaart", ledger="nu", sentiment="gunstiger", indicator=code, low=-0.8, likely=-0.4, high=0, source="telling, 2026"),
        Expected(option="b", goal="g", theme="Materiële welvaart", ledger="nu", sentiment="gunstiger", indicator=code, low=-1, likely=-0.6, high=0.2),
        Expected(option="b", goal="g", theme="Materiële welvaart", ledger="later", sentiment="gunstiger", low=20, likely=40, high=60, unit="huishoudens"),
        Expected(option="a", goal="g", theme="Gezondheid", ledger="later", sentiment="onbekend"),
    ]
    return record


@pytest.fixture(scope="module")
def sized():
    return word_of(made("decision", "docx", two_sizes()))


def test_it_opens_with_a_summary_and_nothing_wins(full):
    document, label = full
    assert heads(document)[0] == "In het kort" and f"Beslisnota brede welvaart {label}" in said(document)
    (short,) = (table for table in tables(document) if table[0][0] == "Doel")
    assert short[1][0] == "Minder huishoudens met schulden" and short[1][1] == "Kiezen tussen 2 mogelijkheden en niets doen." and short[1][4] == "1 april 2029"
    assert "Niets doen: ongunstiger bij Materiële welvaart." in short[1][2] and "Optie 1: Bellen in drie wijken: gunstiger bij Materiële welvaart; weten we niet bij Gezondheid." in short[1][2]
    assert "Hier staat geen volgorde, geen totaal en geen advies" in said(document) and "Hier staat geen totaal." in said(document)
    assert "Hierover ligt nu niets voor" in said(document) and "Jongeren zijn vaker tevreden" in said(document)


def test_what_is_expected_says_where_when_how_much_and_on_what_it_rests(full):
    found = tables(full[0])
    (detail,) = (table for table in found if table[0][:2] == ["Keuze", "Thema"])
    assert detail[2] == [
        "Optie 1: Bellen in drie wijken", "Materiële welvaart", "Hier en nu", "Gunstiger: Minder huishoudens raken dieper in de schulden", "−0,4 procentpunt (−0,8 tot 0,0)", "2028",
        "huishoudens met een achterstand, drie wijken", "gesprekken met de uitvoering, 2026",
    ]  # fmt: skip
    assert detail[1][0] == "Niets doen" and detail[1][7] == "aanname van de deelnemer" and detail[1][4:6] == ["nog open", "nog open"]
    (overview,) = (table for table in found if table[0][0] == "Thema")
    rows = {row[0]: row[1:] for row in overview[1:]}
    assert rows["Materiële welvaart: hier en nu"] == ["niets ingevuld", "▲ gunstiger", "= geen verandering verwacht"]
    assert rows["Gezondheid: later"] == ["niets ingevuld", "? weten we niet", "niets ingevuld"] and rows["Samenleving: elders"][2] == "▼ ongunstiger"


def test_the_decision_is_there_with_its_price_and_its_minority(full):
    words = said(full[0])
    for part in ("Gekozen:\tOptie 1: Bellen in drie wijken", "Wie besluit:\tgemeenteraad", "De prijs:\tde andere wijken wachten een jaar", "Wie het anders ziet:\t'Een deel van de raad wil ook een fonds'",
                 "Wanneer:\t1 april 2029", "Anders besluiten:\tals minder dan de helft van de gebelde huishoudens meedoet", "Wie ervoor zorgt:\tconcernstrategie", "De beltijden zijn aangepast"):  # fmt: skip
        assert part in words, part
    assert heads(full[0]).index("Overwegingen die technisch zijn") < heads(full[0]).index("Overwegingen die politiek zijn") < heads(full[0]).index("Nog niet gekozen: technisch of politiek")
    assert ("Wie houdt het dan bij?" if full[1] == "Tilburg" else "Op de dag van de evaluatie is er dus niets te zien.") in words, "what the decision lacks is to do"


def test_what_leaves_the_municipality_has_no_figure_of_elsewhere(full):
    found = [row for table in tables(full[0]) if "Wat gaat over de grens" in table[0] for row in table[1:]]
    assert found[0][:3] == ["Optie 1: Bellen in drie wijken", "schulden bij incassobureaus\n(van hier weg)", "schuldeisers elders"] and "We vragen het aan: kredietbank" in found[0][4]
    assert found[1][0] == "zoals het nu is" and "Zegt niet: alleen wat in de gemeente wordt uitgestoten" in found[1][3] and found[1][5] == "aanname van de deelnemer"
    assert "Er is geen regionaal cijfer voor elders." in said(full[0])


def test_sizes_in_two_units_are_kept_apart(sized):
    words = said(sized)
    assert "De omvang is opgegeven in procentpunt en huishoudens. Die getallen zijn niet op te tellen en niet met elkaar te vergelijken." in words
    (missed,) = (table for table in tables(sized) if "Hoeveel je hoogstens mist" in table[0])
    assert [row[0] for row in missed[1:]] == ["Niets doen", "Optie 1: Bellen", "Optie 2: Een fonds"]
    # Badly: -0 and +0.2 beside 0; well: -0.8 and -1. So calling misses 0.2 at most, the fund 0.2, doing nothing 1.0.
    assert [row[4] for row in missed[1:]] == ["1,0 procentpunt", "0,2 procentpunt", "0,2 procentpunt"] and missed[2][5] == "telling, 2026" and missed[3][5] == "aanname van de deelnemer"
    assert not any("huishoudens" in cell for row in missed for cell in row) and "Huishoudens, later (Materiële welvaart): er zijn geen twee keuzes" in words
    assert "Eén verwacht effect" not in words and "overlappen de twee banden" in words


def test_an_option_without_effects_says_so(sized):
    assert "Optie 3 ('Een campagne'): nog niets ingevuld. Dat is niet hetzelfde als geen verandering." in said(sized)
    assert "Optie 3: Een campagne: niets opgeschreven." in said(sized) and "Er is nog niets besloten." in said(sized)


def test_doing_nothing_can_be_chosen_and_what_has_no_goal_is_not_lost():
    record = two_sizes()
    record.expected = []
    record.decisions = [Decision(goal="g", option="niets", body="college", day=dt.date(2027, 1, 5)), Decision(goal="weg", why="Los besluit")]
    record.considerations = [Consideration(goal="g", option="niets", text="Het kost niets"), Consideration(option="x", text="Zwevend")]
    record.options.append(Option(key="los", text="Zonder doel"))
    record.outside = [Outside(option="a", what="afval")]
    document = word_of(made("decision", "docx", record))
    words = said(document)
    assert "Niets doen (college, 5 januari 2027)" in words and "Gekozen:\tNiets doen" in words and "Er is van geen enkele keuze een verwacht effect opgeschreven." in words
    assert "Wat bij geen doel hoort" in heads(document) and all(part in words for part in ("Los besluit", "Zwevend", "Zonder doel", "afval"))


def test_eight_options_fit_beside_each_other():
    record = two_sizes()
    record.options += [Option(key=str(each), goal="g", text=f"Keuze {each}") for each in range(5)]
    document = word_of(made("decision", "docx", record))
    side = [table[0] for table in tables(document) if table[0][0] == "Vraag"]
    assert [len(each) for each in side] == [6, 6] and side[1][1:] == ["Niets doen", *(f"Optie {each}" for each in range(5, 9))]
    assert max(len(table[0]) for table in tables(document)) <= 8 and "Van nog " in said(document)


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland"])
def test_an_empty_dossier_says_what_is_missing(label):
    words = word_text(made("decision", "docx", blank(label)))
    assert "Er is nog geen keuze en geen besluit." in words and "fase 3 (beleidsvorming)" in words
    assert "fase 4" in lacks(blank(label))


@pytest.mark.parametrize(("field", "empty", "made_"), [
    ("options", Option(goal="g"), Option(goal="g", text="Bellen")), ("expected", Expected(goal="g", option="a"), Expected(goal="g", theme="Wonen")), ("decisions", Decision(goal="g"), Decision(goal="g", option="niets")),
])  # fmt: skip
def test_it_waits_for_something_to_decide(field, empty, made_):
    record = blank()
    setattr(record, field, [empty])
    assert lacks(record)
    setattr(record, field, [made_])
    assert lacks(record) == ""
