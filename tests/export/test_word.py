"""Word documents of the dossier: readable for everyone, and what was typed is text."""

from __future__ import annotations

import itertools
import re

import pytest
from docx.oxml.ns import qn
from export import desks
from export.desks import HOSTILE, MONITOR, SPECIAL, TODAY, blank, filled, hostile, made, word_of, word_text
from PIL import Image

from bwlab.dossier import OwnFigure
from bwlab.export.documents import account, calendar
from bwlab.export.factsheet.sentences import CAUSE, SCORE
from bwlab.export.house_style import HouseStyle
from bwlab.export.plain import OPEN, SIGN, plain
from bwlab.export.word import LONG, TALL, Paper
from bwlab.lessons.stap_05 import vision_panel
from bwlab.policy import Activity, AgendaItem

NAMES = [each.name for each in MONITOR.catalogue]
KINDS = [each.kind for each in desks.DOCUMENTS if each.ending == "docx" and each.kind != "factsheet"]


@pytest.fixture(scope="module", params=KINDS)
def paper(request):
    """Each document, of a dossier with something in every part."""
    return word_of(made(request.param, "docx", filled()))


def test_it_says_its_title_and_its_language(paper):
    about = paper.core_properties
    assert about.title.endswith("brede welvaart Tilburg") and about.language == "nl-NL"
    assert about.author == "Gemeente Voorbeeld" and about.created.date() == TODAY
    assert not about.comments  # the template says that python-docx made it
    spoken = {each.get(qn("w:val")) for each in paper.styles.element.iter(qn("w:lang"))}
    assert spoken == {"nl-NL"}


def test_headings_go_down_one_level_at_a_time(paper):
    levels = [int(each.style.name[-1]) for each in paper.paragraphs if each.style.name.startswith("Heading")]
    assert levels and levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert sum(each.style.name == "Title" for each in paper.paragraphs) == 1


def test_tables_repeat_their_first_row_and_say_what_they_are(paper):
    boards = 0
    for table in paper.tables:
        words = table._tbl.tblPr.find(qn("w:tblDescription"))
        assert words is not None and len(words.get(qn("w:val"))) > 20
        first = table.rows[0]._tr.trPr
        if first is None or first.find(qn("w:tblHeader")) is None:
            boards += 1
            assert all(cell.paragraphs[0].runs[0].bold for row in table.rows for cell in row.cells), "boxes have their name on top"
        elif len(table.rows) > 2 and max(len(cell.text) for cell in table.rows[1].cells) < TALL:
            kept = [[cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells] for row in table.rows[1:3]]
            assert all(kept[0]) and not any(kept[1]), "else the second row can fall off a page"
    assert boards == (3 if "Canvas" in paper.core_properties.title else 0)


def test_pictures_have_an_alt_text(paper):
    for shape in paper.inline_shapes:
        assert len(shape._inline.docPr.get("descr")) > 20
    if "agenda" in paper.core_properties.title:
        assert "Tijdlijn" in paper.inline_shapes[0]._inline.docPr.get("descr")


def test_no_cell_is_white(paper):
    for table in paper.tables:
        for row in table.rows[1:]:
            empty = [cell for cell in row.cells[:3] if not cell.text.strip()]
            assert not empty


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_hostile_is_text(kind):
    data = made(kind, "docx", hostile())
    found = " ".join(word_text(data).split())
    assert "<script>alert(1)</script>" in found
    assert "&amp; & < > ]]>" in found
    for part in ("=cmd|' /C calc'!A1", "😀🎉👩‍👩‍👧", "مرحبا بالعالم", "#let x = 1 $math$ *vet* _cursief_ @ref <label> // weg \\"):
        assert part in found, part
    assert f"{SIGN}{SIGN}{SIGN}[31mrood{SIGN}" in found
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", found)


def test_ten_thousand_characters_are_all_there():
    data = made("agenda", "docx", hostile())
    found = word_text(data)
    assert "x" * 10_000 in found
    assert plain(HOSTILE[11]).strip() in found
    cells = [cell.text for table in word_of(data).tables for row in table.rows for cell in row.cells]
    assert max(map(len, cells)) <= LONG, "a narrow column of many pages is no text to read"
    assert "(hele tekst: nummer 1, achteraan)" in found and "Lange teksten" in found


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_of_ours_claims_a_cause_or_a_score(kind):
    for record in (filled(), filled("Losser")):
        for sentence in word_text(made(kind, "docx", record)).splitlines():
            if any(name in sentence for name in NAMES):
                continue  # "Rapportcijfer veiligheid buurt" is what its source calls it
            if any(each.text in sentence for each in record.council_questions):
                continue  # the council may ask for a cause, in its own words
            assert not CAUSE.search(sentence), sentence
            assert not SCORE.search(sentence), sentence


def test_the_account_names_every_figure_norm_and_assumption():
    data = made("account", "docx", filled())
    found = word_text(data)
    tables = {table.rows[0].cells[0].text + table.rows[0].cells[1].text: table for table in word_of(data).tables}
    mine = [[cell.text for cell in row.cells] for row in tables["CijferWaarde"].rows]
    assert ["Tevredenheid met het leven", "82,1 procent", "2022", "CBS, Regionale Monitor Brede Welvaart (editie 2023)", "teruggerekend", ""] in mine
    assert next(row for row in mine if row[0] == "Geregistreerde misdrijven")[-1] == "ja", "provisional"
    bounds = [[cell.text for cell in row.cells] for row in tables["DoelWat"].rows]
    assert ["Jongeren zijn vaker tevreden met hun leven", "streefwaarde", "84,6 procent in 2030", "de mediaan van de gemeenten: mediaan van 2022"] in bounds
    items = {row.cells[0].text: row.cells[1].text for row in tables["WatSoort"].rows}
    assert items["Bijdrage aan 'Jongerenwerkers op drie scholen': de scholen: een ruimte (nog niet toegezegd)"] == "aanname"
    assert items["Voorziening over de grens: Theater, ongeveer 12 km"] == "eigen opgave"
    assert "editie 2026.1" in found and "22 november 2026" in found and "CC BY 4.0" in found
    assert SIGN not in found
    assert f"staat {SIGN}" in word_text(made("account", "docx", hostile()))


def test_the_account_knows_what_steps_6_to_10_assume():
    found = {each.what: (each.label, each.where) for each in account.items(desks.desk_of(filled()))}
    assert found["Meer Sociaal domein maakt Samenleving gunstiger."] == ("aanname", "begroting")
    assert found["Meer Verkeer, vervoer en waterstaat maakt Milieu ongunstiger. Bron: rapport van de provincie"] == ("eigen opgave", "begroting")
    assert found["De dagen van de twee rapportages per jaar"][0] == "aanname" and found["Regels uit de eigen begroting: 3"][0] == "eigen opgave"
    assert found["Verwachting bij de proef 'Een proef met een buurtwebsite': Meer jongeren weten wat er te doen is"][0] == "aanname"


def test_the_account_knows_what_the_policy_cycle_assumes():
    found = {each.what: (each.label, each.where) for each in account.items(desks.desk_of(filled()))}
    assert found["Meer schulden geeft meer stress. Bron: gesprekken met 12 gezinnen, 2026"] == ("eigen opgave", "beleidscyclus")
    assert found["Meer stress geeft een verandering van Tevredenheid met het leven."] == ("aanname", "beleidscyclus"), "no sign is chosen, and no source"
    scenario = "beleidscyclus en scenarios"
    assert found["Aanname over bereik bij 'Bellen in drie wijken': 30 (20 tot 50) van de 1.000 huishoudens. Bron: telling van de uitvoering, 2026"] == ("eigen opgave", scenario)
    assert found["Aanname over deelname bij 'Bellen in drie wijken': 40 (20 tot 60) van de 100."] == ("aanname", scenario)
    assert found["Keuze 'Bellen in drie wijken': wie erop vooruitgaat en wie betaalt of wacht"][0] == "aanname" and found["Keuze 'Bellen in drie wijken': € 60.000 per jaar"][0] == "eigen opgave"
    assert found["Wat iemand bewaart: 2"] == ("eigen opgave", "overdracht") and found["Momenten met de raad: 2"] == ("eigen opgave", "beleidscyclus")
    assert not any("Bellen in de hele stad" in what for what in found), "a scenario without assumptions assumes nothing"
    assert any(what.startswith("Weg door de fasen: Je begon bij fase 3") and where == "alleen hier" for what, (_, where) in found.items())


def test_the_account_knows_what_was_decided_and_what_has_no_source():
    found = {each.what: (each.label, each.where) for each in account.items(desks.desk_of(filled()))}
    note, report = "beslisnota en beleidscyclus", "halfjaarrapportage en beleidscyclus"
    effect = "Verwacht effect van 'Bellen in drie wijken' (Materiële welvaart, hier en nu): gunstiger; −0,4 procentpunt (−0,8 tot 0,0). Bron: gesprekken met de uitvoering, 2026"
    assert found[effect] == ("eigen opgave", note) and found["Verwacht effect van 'Niets doen' (Materiële welvaart, later): ongunstiger."] == ("aanname", note)
    assert found["Verwacht effect van 'Bellen in drie wijken' (Gezondheid, later): weten we niet."][0] == "eigen opgave", "who says not to know assumes nothing"
    assert found["Over de gemeentegrens: uitstoot van spullen die elders gemaakt zijn."] == ("aanname", "beslisnota")
    assert found["Besluit over 'Minder huishoudens met schulden': Bellen in drie wijken (gemeenteraad, 15 april 2027)"] == ("eigen opgave", note)
    assert found["Logboek bij 'Vroeg bellen bij een achterstand': 96 huishoudens gedaan. Verteld door: belteam"] == ("eigen opgave", report)
    assert found["Wat er van een pijl is gezien (vroeg bellen → schulden): gezien. Bron: telling van het belteam, 2028"] == ("eigen opgave", "beleidscyclus")
    assert next(each for what, each in found.items() if what.startswith("Vragen van de raad: ")) == ("eigen opgave", "raadsvragen")
    assert any(what.endswith("Vastgelegd op 1 mei 2027.") and where == report for what, (_, where) in found.items()) and any(what.endswith("Nog niet vastgelegd.") for what in found)


def test_the_account_holds_points_and_own_figures():
    record = filled()
    record.priorities = {"Wonen": 60, "Veiligheid": 40, "Milieu": 0}
    record.own_figures = [OwnFigure(kind="enquête", name="Eigen enquête", year=2026, value=61.5, n=200, low=54.7, high=68.0)]
    found = word_text(made("account", "docx", record))
    assert "Honderd punten verdeeld over thema's: Wonen 60 en Veiligheid 40" in found
    assert "Eigen enquête: 61,5 % in 2026, met 95 procent zekerheid tussen 54,7 en 68,0" in found and "eigen cijfer" in found


@pytest.mark.parametrize("label", SPECIAL)
def test_the_account_of_every_kind_of_municipality(label):
    found = word_text(made("account", "docx", blank(label)))
    assert "Er is nog geen ondergrens en geen streefwaarde ingevuld." in found
    rows = MONITOR.position(label, indicators=[*MONITOR.catalogue.foto, *MONITOR.catalogue.finance])
    absent = rows[rows["value"].isna()]
    assert ("Voor deze cijfers is er geen waarde" in found) == bool(len(absent))
    for row in absent.itertuples():
        assert any(row.name in each and each.endswith(row.why) for each in found.splitlines())


def test_the_agenda_opens_with_what_is_open():
    paper = word_of(made("agenda", "docx", filled()))
    heads = [each.text for each in paper.paragraphs if each.style.name.startswith("Heading")]
    assert heads[0] == "Wie doet mee?"
    assert heads[1:4] == ["Doel 1. Jongeren zijn vaker tevreden met hun leven", "Kort: binnen twee jaar", "Lang: later dan over twee jaar"]
    before = [each.text for each in paper.paragraphs][: [each.text for each in paper.paragraphs].index(heads[1])]
    assert any("nog geen toezegging van 'de scholen'" in each for each in before)
    assert "Activiteiten zonder doel" in heads and "Over de gemeentegrens" in heads


def test_figures_in_the_agenda_have_a_year_and_a_source():
    found = word_text(made("agenda", "docx", filled()))
    assert "Tevredenheid met het leven: 82,1 procent (2022, CBS, teruggerekend)" in found
    assert "geen cijfer voor Losser" in word_text(made("agenda", "docx", filled("Losser")))


def test_goals_with_nothing_but_an_opgave_say_what_is_open():
    record = blank()
    record.goals = [type(filled().goals[0])(key="x", challenge="Iets")]
    assert "Doel 1. Iets" in word_text(made("agenda", "docx", record))
    assert word_text(made("canvas", "docx", record)).count(OPEN) > 6


def test_the_sentence_of_step_five_is_in_the_agenda():
    record = filled()
    assert "Zin voor de regio" not in word_text(made("agenda", "docx", record))
    keys = (vision_panel.VISION, vision_panel.FIGURE, vision_panel.YEAR, vision_panel.AGENDA)
    for key, text, answer in zip(keys, ("Iedereen fietst veilig", "Mishandeling", "", "Woondeal"), ("", "geregistreerde_misdrijven_per_1000", "2030", ""), strict=True):
        record.set_note("stap_05", key, text, answer)
    found = word_text(made("agenda", "docx", record))
    assert "Iedereen fietst veilig" in found and "in het cijfer van 2030" in found and "Woondeal" in found


def test_the_plan_says_whom_nobody_reaches():
    found = word_text(made("conversations", "docx", filled()))
    assert "Geen enkel gesprek is bedoeld voor deze groepen: bedrijven en maatschappelijke organisaties." in found
    assert "Nog niet bedacht is wie je mist bij: het jongerencentrum." in found
    assert "Dat is een telling, geen score." in found
    assert "Zo spreken we hen wel: een kraam bij de poort." in found


def test_the_plan_holds_counts_shared_places_and_what_was_learned():
    record = filled("Den Haag")
    record.voices[0].first = {"Veiligheid": 27, "Wonen": 1}
    record.set_note("stap_03", "mee", "Begin bij de haltes.")
    found = word_text(made("conversations", "docx", record))
    assert "gedeeld 1 (2 van 2)" in found and "1 (27 mensen)" in found and "2 (1 mens)" in found
    assert "Begin bij de haltes." in found


def test_the_account_says_that_goals_stand_in_the_factsheet_too():
    goals = [each for each in account.items(desks.desk_of(filled())) if each.what.startswith(("Doel:", "Streefwaarde"))]
    assert goals and {each.where for each in goals} == {"factsheet, agenda en canvas"}


def test_what_was_chosen_over_the_border_is_an_agenda_without_goals():
    record = blank()
    lacks = {each.ending: each.lacks for each in desks.DOCUMENTS if each.kind == "agenda"}
    assert lacks["docx"](record) and lacks["xlsx"](record)
    record.regional = filled().regional
    assert not lacks["docx"](record) and lacks["xlsx"](record)
    found = word_text(made("agenda", "docx", record))
    assert "De woningmarkt houdt niet op bij de grens." in found and "alleen doelen" not in found


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("ends", "said"), [(TODAY, "is binnen twee jaar klaar"), (None, "heeft geen einddatum binnen twee jaar")])
def test_the_calendar_is_drawn_whatever_was_typed_and_warns_nobody(ends, said):
    record = filled()
    record.goals, record.agenda = record.goals[:1], record.agenda[:1]
    record.agenda[0] = AgendaItem(goal="g1", activity=Activity(text=HOSTILE[6] + HOSTILE[8]), start=TODAY, end=ends)
    assert said in calendar.picture(desks.desk_of(record)).alt


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_logo_has_an_alt_text(tmp_path, kind):
    logo = tmp_path / f"logo.{kind}"
    if kind == "png":
        Image.new("RGB", (600, 100), "red").save(logo)
    else:
        logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="10"><rect width="60" height="10"/></svg>')
    paper = Paper("Proef", HouseStyle(name="Gemeente Proef", logo=logo), TODAY)
    shape = word_of(paper.save()).inline_shapes[0]
    assert shape._inline.docPr.get("descr") == "Logo Gemeente Proef"
    assert shape.width.cm <= 6.01


def test_an_unknown_font_has_a_stand_in():
    paper = word_of(Paper("Proef", HouseStyle(font='Mijn "eigen" letter'), TODAY).save())
    table = next(part for part in paper.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml")
    assert b"Verdana" in table.blob and b'Mijn "eigen" letter' in table.blob
