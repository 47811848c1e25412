"""The policy cycle on paper: what is open, what rests on nothing, what can be chosen; and the scenarios with real numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from export.desks import DOCUMENTS, MONITOR, blank, book_of, filled, hostile, made, word_of, word_text

from bwlab.export.documents import WRITTEN
from bwlab.export.documents import filled as with_content
from bwlab.policy import (
    Arrow,
    Assumed,
    Contact,
    CouncilMoment,
    Decision,
    Evaluation,
    Handover,
    LogEntry,
    Option,
    Promise,
    Scenario,
)
from bwlab.policy.anchoring.accord import KEY
from bwlab.policy.anchoring.vision import PARTS

BOTH = ("Tilburg", "Vlieland")


def lacks(kind, record):
    return next(each for each in DOCUMENTS if each.kind == kind).lacks(record)


def text(record):
    return word_text(made("phases", "docx", record))


def tables(record, kind="phases"):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in word_of(made(kind, "docx", record)).tables]


@pytest.fixture(scope="module", params=BOTH)
def full(request):
    return word_of(made("phases", "docx", filled(request.param))), request.param


def cells(document):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def said(document):
    return "\n".join([*(each.text for each in document.paragraphs), *(cell for table in cells(document) for row in table for cell in row)])


def test_vision_and_what_residents_are_asked(full):
    document, label = full
    words = said(document)
    assert f"Beleidscyclus brede welvaart {label}" in words and "hoeft niemand hier wakker te liggen" in words
    assert "Voor het akkoord:\tnog open" in words, "the paragraph was not written, and that is said"
    (asked,) = (table for table in cells(document) if table[0][0] == "Vraag")
    assert asked[1][0] == "Wat houdt u wakker?" and asked[1][4:] == ["20 januari 2027", "onderzoeker"] and "Tevredenheid met het leven" in asked[1][1]
    assert asked[2] == ["nog open", "Wonen", "nog open", "nog open", "nog open", "nog open"]


def test_an_arrow_without_a_source_is_an_assumption(full):
    (arrows,) = (table for table in cells(full[0]) if table[0][:2] == ["Van", "Naar"])
    assert arrows[1] == ["schulden", "stress", "meer geeft meer", "sterk", "hetzelfde jaar", "nog open", "gesprekken met 12 gezinnen, 2026"]
    assert arrows[3][2:] == ["meer geeft minder", "middelmatig", "1 jaar", "nog open", "aanname van de deelnemer"]
    assert arrows[4][1:3] == ["Tevredenheid met het leven", "nog open"], "a code is shown by its name, and a sign that was not chosen stays open"
    assert "schulden → stress → schulden: versterkt zichzelf" in said(full[0]) and "Van de 4 pijlen heeft er 1 een bron" in said(full[0])


def test_an_intervention_says_where_and_never_how_much(full):
    (found,) = (table for table in cells(full[0]) if table[0][0] == "Interventie")
    assert "Nederlands Jeugdinstituut" in found[1][1] and "Voor wie: huishoudens met een achterstand" in found[1][2] and "Hoort bij: vroeg bellen → schulden" in found[1][4]
    assert found[2] == ["Buurtmaaltijd", "nog open", "nog open", "nog open", "nog open"]
    assert "niet hoeveel het bij ons zou doen" in said(full[0])


def test_a_scenario_holds_its_assumptions_in_people_and_a_conditional_sentence(full):
    document, label = full
    (assumed,) = (table for table in cells(document) if table[0][0] == "Aanname")
    assert [row[0] for row in assumed[1:]] == ["bereik", "deelname", "effect", "wat overblijft", "wachttijd"]
    assert assumed[1][1:6] == ["20", "30", "50", "van elke 1.000 huishoudens", "telling van de uitvoering, 2026"]
    assert assumed[2][5:] == ["aanname van de deelnemer", "teamleider schuldhulp", "1 maart 2027"] and assumed[3][1] == "−20"
    words = said(document)
    assert "Als van de 1.000 huishoudens er 30 bereikt worden" in words and "procentpunt lager dan zonder" in words
    assert "Vooraf geschat:\t−0,5 procentpunt" in words and f"editie {MONITOR.edition}" in words
    assert "Er is nog geen aanname gekozen. Zo verandert er niets" in words, "the second one has no factors"
    assert "☐\tteamleider schuldhulp: klopt de aanname over deelname bij 'Bellen in drie wijken'? Voor 1 maart 2027." in words
    if label == "Vlieland":
        assert "door ons beleid" not in words


def test_options_say_who_gains_and_who_pays_and_choosing_is_politics(full):
    (found,) = (table for table in cells(full[0]) if table[0][0] == "Wat we kunnen doen")
    assert found[1] == ["Bellen in drie wijken", "huishoudens in die wijken", "de andere wijken wachten", "nog open", "nog open", "€ 60.000", "Bellen in drie wijken"]
    assert found[2][3] == "Het fonds is na vier jaar leeg." and found[2][5] == "nog open", "no amount is no zero"
    assert "Welke keuze het wordt, is aan de politiek" in said(full[0]) and "keuzes blijven nog dicht" not in said(full[0])


def test_without_a_moment_with_the_council_it_says_that_the_choice_is_closed():
    record = filled()
    record.council = [CouncilMoment(kind="werksessie", day=dt.date(2027, 2, 4))]
    assert "keuzes blijven nog dicht" in text(record)
    record.options = [Option(text="Los"), Option()]
    assert "Bij geen doel" in text(record) and "Er staat één keuze" in text(record)


def test_who_is_at_the_table_and_where_nobody_is(full):
    (people,) = (table for table in cells(full[0]) if table[0][0] == "Fase")
    assert people[1] == ["Agendering", "Gemeente", "Gemeenteraad", "griffie", "2 november 2026", "een avond over de foto"]
    assert people[3][:4] == ["Beleidsvorming", "Provincie", "Provinciale Staten", "nog open"]
    assert "Nog niemand om te bellen bij beleidsvorming, beleidsbeslissing, beleidsuitvoering en beleidsevaluatie" in said(full[0])
    (staying,) = (table for table in cells(full[0]) if table[0] == ["Wie", "Doet daarna", "Uren per week", "Tot en met"])
    assert staying[1][2:] == ["2", "31 december 2028"] and staying[2] == ["onderzoeker", "nog open", "nog open", "nog open"]


def test_what_was_decided_agreed_done_and_seen(full):
    heads = [each.text for each in full[0].paragraphs if each.style.name == "Heading 1"]
    assert heads.index("Beleidsvorming") < heads.index("Beleidsbeslissing") < heads.index("Beleidsuitvoering") < heads.index("Beleidsevaluatie") < heads.index("Aan tafel")
    found = cells(full[0])
    (taken,) = (table for table in found if table[0][:2] == ["Doel", "Wat we verwachten"])
    assert taken[1][0] == "Minder huishoudens met schulden" and taken[1][2:5] == ["Optie 1: Bellen in drie wijken (gemeenteraad, 15 april 2027)", "de andere wijken wachten een jaar", "Een deel van de raad wil ook een fonds"]
    (agreed,) = (table for table in found if table[0][1] == "Waar we naar kijken")
    assert agreed[1][4] == "1 mei 2027" and agreed[2][4:] == ["nog open", "Nog niet vastgelegd: dan geldt de afspraak niet."]
    (log,) = (table for table in found if table[0][2:3] == ["Gepland en gedaan"])
    assert log[2][2] == "Gepland: 18 weken\nGedaan: nog open", "not counted is no zero"
    (looked,) = (table for table in found if table[0][1] == "Wat is gedaan")
    assert looked[1][2:4] == ["niet te zeggen", "even groot"]
    (arrows,) = (table for table in found if table[0][0] == "Pijl")
    assert arrows[1] == ["vroeg bellen → schulden", "gezien", "Wie in de eerste maand werd gebeld, loste vaker af", "telling van het belteam, 2028", "blijft"]
    assert arrows[2][1] == "niet naar gekeken" and arrows[2][3] == "aanname van de deelnemer"


@pytest.mark.parametrize("label", BOTH)
def test_an_empty_dossier_says_what_is_missing(label):
    words = text(blank(label))
    for part in ("nog geen pijl", "nog geen interventie", "nog geen scenario", "nog geen keuze uitgewerkt", "nog geen vraag aan inwoners", "er staat geen moment met de raad", "nog niemand van beleid", "eerste inzicht"):
        assert part in words, part


def test_a_scenario_about_a_figure_that_is_gone_or_that_nothing_can_be_reckoned_on():
    record = blank()
    record.scenarios = [Scenario(name="Weg", indicator="bestaat_niet", group="iedereen"), Scenario(name="Leven", indicator="levensverwachting", factors={"reach": Assumed(likely=0.1)})]
    words = text(record)
    assert "geen cijfer dat deze editie kent" in words and "Een levensverwachting is een rekensom over alle leeftijden" in words
    assert not list(book_of(made("scenarios", "xlsx", record))["Uitkomsten"].iter_rows(min_row=2)), "what cannot be reckoned is not reckoned"


def test_a_scenario_says_over_which_years_and_what_cannot_be_is_not_visible():
    record = blank()
    few = {"reach": Assumed(likely=0.1), "uptake": Assumed(likely=0.2), "effect": Assumed(likely=20), "persistence": Assumed(likely=1)}
    record.scenarios = [
        Scenario(name="Vaker", indicator="tevredenheid_leven", factors=few, rounds=3, start=2028),
        Scenario(name="Te veel", indicator="tevredenheid_leven", factors=few | {"reach": Assumed(likely=1.0), "uptake": Assumed(likely=1.0), "effect": Assumed(likely=90)}),
    ]
    words = text(record)
    assert "Wanneer:\tvan 2028 tot en met 2031; 3 jaar achter elkaar een nieuwe groep" in words and "Wanneer:\tvan 2027 tot en met 2030\n" in words
    assert "De aannames passen samen niet" in words and "Zichtbaar in de monitor" not in words
    rows = [[cell.value for cell in row] for row in book_of(made("scenarios", "xlsx", record))["Aannames"].iter_rows(min_row=2)]
    assert [row[5] for row in rows if row[3] == "nieuwe groepen"] == [3], "without it the outcome cannot be reckoned again"


def test_hostile_texts_stay_text():
    words = text(hostile())
    assert "=cmd|' /C calc'!A1" in words and "Lange teksten" in words
    book = book_of(made("scenarios", "xlsx", hostile()))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "n", "d"}


def test_a_scenario_in_excel_has_real_numbers_and_dates():
    book = book_of(made("scenarios", "xlsx", filled()))
    assert book.sheetnames == ["Aannames", "Uitkomsten", "Uit te zoeken"]
    rows = [[cell.value for cell in row] for row in book["Aannames"].iter_rows(min_row=2)]
    assert rows[0][3:9] == ["bereik", 20, 30, 50, "van elke 1.000 huishoudens", "telling van de uitvoering, 2026"]
    assert rows[5][0] == "Bellen in de hele stad" and rows[5][4:7] == [None, None, None] and rows[5][8] is None, "not chosen is blank, not zero"
    outcomes = [[cell.value for cell in row] for row in book["Uitkomsten"].iter_rows(min_row=2)]
    assert [row[2] for row in outcomes] == [2027, 2028, 2029, 2030] and outcomes[0][3:6] == [0, 0, 0], "it takes a year before anything changes"
    for row in outcomes[1:]:
        assert row[3] <= row[4] <= row[5] <= 0 and row[6] == "procentpunt" and row[7] == 0.3 and 0 <= row[8] <= 1
    (ask,) = ([cell.value for cell in row] for row in book["Uit te zoeken"].iter_rows(min_row=2))
    assert ask[1:3] == ["deelname", "teamleider schuldhulp"] and ask[3].date() == dt.date(2027, 3, 1)


def test_a_handover_has_somebody_who_keeps_something_and_room_to_sign():
    words = word_text(made("handover", "docx", filled()))
    assert "De griffier bewaart: het dossier en de vragen van de raad. Het ligt hier: de map van de griffie." in words
    assert "De gemeentesecretaris: nog niets afgesproken." in words and "Aannames zonder bron" in words and "Overgenomen door:" in words
    assert "Van de 3 toezeggingen zijn er 2 open." in words and "Elk half jaar een brief over schulden" in words and "open, de dag" not in words and "Er veranderde dus niets" in words
    assert word_text(made("handover", "docx", hostile())).strip() and "nog niets afgesproken" in word_text(made("handover", "docx", blank("Vlieland")))


@pytest.mark.parametrize(("kind", "field", "empty", "made_"), [
    ("phases", "arrows", Arrow(), Arrow(start="geld")), ("phases", "contacts", Contact(phase="vorming", level="rijk"), Contact(contact="griffie")),
    ("phases", "evaluations", Evaluation(goal="g1"), Evaluation(met="nee")), ("phases", "decisions", Decision(goal="g1"), Decision(option="niets")),
    ("scenarios", "scenarios", Scenario(), Scenario(name="Een")), ("handover", "handovers", Handover(), Handover(keeps="het dossier")),
    ("handover", "promises", Promise(goal="g"), Promise(text="Een brief")),
])  # fmt: skip
def test_it_waits_for_something_that_was_filled_in(kind, field, empty, made_):
    record = blank()
    setattr(record, field, [empty])
    assert "fase" in lacks(kind, record) and lacks(kind, blank())
    setattr(record, field, [made_])
    assert lacks(kind, record) == ""


def test_a_vision_alone_is_enough_and_what_it_lacks_is_said():
    record = blank()
    for key, text_ in {"visie_later": "Minder schuld voor onze kinderen.", "akkoord": "Kort.", "regel_waarom": "Wie geen cijfer heeft, valt erbuiten.", "regel": "Een opgave staat op de lijst als die verslechtert."}.items():
        record.set_note("fase_1", key, text_)
    assert lacks("phases", record) == "" and {*PARTS.values(), KEY} == set(WRITTEN)
    words = text(record)
    assert "Later:\tMinder schuld voor onze kinderen." in words and "Elders:\tnog open" in words
    assert "☐\tEr staat nog geen zin." in words and "Onze eis:\tEen opgave staat op de lijst" in words
    record.set_note("fase_2", "uitvoering", "Bellen na zes uur werkt.")
    assert "Bellen na zes uur werkt." in text(record) and "Wat de uitvoering zegt" not in text(blank())


def test_a_draft_that_holds_what_it_began_with_is_empty():
    assert not with_content([Arrow(), Scenario(), Option()]) and len(with_content([Arrow(lag=2), Scenario(years=8), Option(euros=0)])) == 3


def test_the_longest_kind_of_moment_fits_and_words_above_a_table_stay_with_it():
    record = filled()
    record.council = [CouncilMoment(kind="raadsinformatieavond", about="De ondergrens")]
    document = word_of(made("phases", "docx", record))
    moments = next(each for each in document.tables if each.rows[0].cells[1].text == "Wat voor moment")
    assert moments.columns[1].width >= Cm(4.6), "the word broke before its last letter"
    body = list(document.element.body)
    lead = next(each for each in document.paragraphs if each.text == "Wat is gedaan, wat is gehaald, en is de opgave veranderd?")
    assert body[body.index(lead._p) + 1].tag == qn("w:tbl") and lead.paragraph_format.keep_with_next


def test_a_choice_of_the_logbook_is_there_with_its_reason_and_makes_no_empty_row():
    record = filled()
    record.logbook = [LogEntry(key="l1", day=dt.date(2026, 4, 1), choice="bijsturen", why="De telling viel tegen")]
    found = tables(record)
    (chosen,) = (each for each in found if "Volgt de afspraak" in each[0])
    assert chosen[1][2:4] == ["bijsturen", "De telling viel tegen"] and "alleen keuzes" in text(record)
    assert not any("Gepland en gedaan" in each[0] for each in found), "nothing was done yet"
    record.logbook.append(LogEntry(key="l2", day=dt.date(2026, 5, 1), helped="De wijkagent", choice="doorgaan"))
    (done,) = (each for each in tables(record) if "Gepland en gedaan" in each[0])
    assert len(done) == 2 and done[1][3] == "De wijkagent"
