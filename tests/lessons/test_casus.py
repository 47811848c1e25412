"""The case of burglary: a start at any phase, sliders that move something real, and papers that say what they are."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import docx
import pytest
from charts.measure import faults
from lessons.desk import EACH, MONITOR, at, desk, fill, saved, typed  # noqa: F401

from bwlab.dossier import Dossier
from bwlab.formats import number
from bwlab.lessons.casus import answers, papers
from bwlab.lessons.casus.apart_panel import ApartPanel
from bwlab.lessons.casus.choices import OPTIONS, PERCENTS, answer, chosen, goal_of
from bwlab.lessons.casus.claims_panel import ClaimsPanel
from bwlab.lessons.casus.halving_panel import HalvingPanel
from bwlab.lessons.casus.notebook import Notebook
from bwlab.lessons.casus.reported_panel import ReportedPanel
from bwlab.policy.case.claims import claims, met
from bwlab.policy.case.falls import HALF, between, falls
from bwlab.policy.case.story import BURGLARY, KNOWN, TARGET, case_of, fits, last_year, median, value
from bwlab.policy.case.working import STILL, expected
from bwlab.policy.following import diary
from bwlab.policy.following.rules import Rule
from bwlab.widgets import Form
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 30)
SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "trainer" / "leersessie_casus.md"
NOTEBOOK = SCRIPT.parents[2] / "notebooks" / "casus" / "casus_woninginbraak.ipynb"
opened, alone = at("casus", TODAY)


def page(*pieces):
    return re.sub(r"<[^>]+>", " ", "".join(as_html(each) for each in pieces))


def form_of(part):
    return next(each for each in part.pieces if isinstance(each, Form))


# Every phase can be the first


@pytest.mark.parametrize("phase", range(1, 7))
def test_each_phase_says_where_we_are_without_the_ones_before_it(phase, desk):  # noqa: F811
    lesson = opened(desk)
    getattr(lesson, f"begin_{phase}")()
    words = page(*lesson._parts[0].pieces)
    assert "2,9 woninginbraken" in words and desk.errors == []
    assert ("Verzonnen in dit verhaal" in words) is (phase > 1) and ("een halvering" in words) is (phase > 3) and ("sloten nakijken" in words) is (phase > 4)
    assert saved(desk).notes == {}, "a choice of the story is not hers"


def test_before_the_guess_the_place_is_not_told(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.begin_1()
    lesson.expect_place()
    assert "plaats 202" not in page(*lesson._parts[0].pieces) + page(lesson._parts[1].pieces[0])
    assert answers.stood(MONITOR, lesson.case).startswith("In het middelste derde deel: plaats 202 van 316")


def test_the_first_year_is_not_told_before_a_rule_is_fixed(desk):  # noqa: F811
    lesson = opened(desk)
    for name in ("begin_5", "expect_next", "follow"):
        getattr(lesson, name)()
    words = "".join(page(*part.pieces) for part in lesson._parts)
    assert "3,1 per" not in words and "2017:" not in words and "Leg eerst je regel vast" in words
    form = form_of(lesson._parts[1])
    typed(form, answer="hoger")
    assert saved(desk).note("casus", "eerste jaar").answer == "hoger"
    assert answers.since(MONITOR, lesson.case, saved(desk))[0].startswith("Voor 2017 dacht je: hoger. Het werd hoger: van 2,9 naar 3,1")


def test_a_choice_is_kept_and_what_follows_shows_it(desk):  # noqa: F811
    lesson = opened(desk)
    for name in ("plan", "goal", "begin_4", "since", "limits"):
        getattr(lesson, name)()
    plan, goal, begin, since, limits = lesson._parts
    assert "1,47 woninginbraken per 1.000 inwoners (voorbeeld)" in page(*plan.pieces)
    fill(desk, lambda record: record.set_note("fase_1", "visie", "Van een andere tab"))
    typed(form_of(goal), answer="25", text="Omdat het kan")
    assert "2,20 woninginbraken per 1.000 inwoners (jouw keuze)" in page(*plan.pieces) and "Jij koos: het doel is een kwart minder" in page(*begin.pieces)
    assert "25 procent minder in 2020" in page(*since.pieces) and "de agenda en de optie" in page(*limits.pieces)
    record = saved(desk)
    assert record.note("casus", "doel").text == "Omdat het kan" and record.note("fase_1", "visie").text == "Van een andere tab" and desk.errors == []
    typed(form_of(goal), answer="iets anders")
    assert chosen(saved(desk)).percent == 50, "what is not a choice is none"


def test_the_prediction_comes_back_only_in_phase_6(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.predict()
    typed(form_of(lesson._parts[0]), answer="75")
    assert page(*lesson._parts[0].pieces).count("fase 6") == 1 and "45" not in page(*lesson._parts[0].pieces)
    told = answers.since(MONITOR, lesson.case, saved(desk))[0]
    fell = between(MONITOR, KNOWN, TARGET)[lesson.region.code]
    assert told.startswith("Jij dacht in fase 3: driekwart minder") and "een kwart tot de helft minder" in told and 25 <= fell < 50


def test_another_municipality_is_said_to_be_another(desk):  # noqa: F811
    lesson = opened(desk, "Voorne aan Zee")
    for name in ("where", "begin_3"):
        getattr(lesson, name)()
    assert all("Voor Voorne aan Zee kan deze casus niet" in page(*part.pieces) for part in lesson._parts)
    assert lesson.case.region.label in page(*lesson._parts[1].pieces)


def test_a_goal_that_is_met_reads_as_met_and_one_that_is_missed_does_not():
    there = {each.code: case_of(MONITOR, each) for each in MONITOR.regions if fits(MONITOR, each.code)}
    for code, case in there.items():
        now, then = (value(MONITOR, case.region, BURGLARY, year) for year in (KNOWN, TARGET))
        for percent, _ in PERCENTS:
            words = met(MONITOR, case, percent)
            goal, sentence = goal_of(case, now, percent)
            assert f"hoogstens {number(goal, 2)}" in sentence and f"hoogstens {number(goal, 2)}" in words and number(then, 2) in words
            assert ("is gehaald" in words) is (round(then, 2) <= goal), (code, percent, words)
            assert "0 procent minder" not in words or percent


def test_where_it_rose_nothing_says_that_it_fell(desk):  # noqa: F811
    assert "In het land daalde" in next(each.text for each in expected() if not each.option) and "in het land" in dict(OPTIONS)[STILL]
    assert "Het ene daalt in het land al jaren" in NOTEBOOK.read_text("utf-8"), "in Vlieland it rose until 2016"
    found = {label: next(each.text for each in claims(MONITOR, case_of(MONITOR, MONITOR.regions.find(label))) if each.key == "naast") for label in ("Tilburg", "Meppel")}
    assert found["Tilburg"].startswith("'Ook de mediaan") and found["Meppel"].startswith("'De mediaan"), "in Meppel it is higher than in 2016"
    for label, word in (("Tilburg", "de daling"), ("Kapelle", "de verandering")):
        lesson = opened(desk, label)
        lesson.sentence()
        assert f"Wie mag wat zeggen over {word}?" in page(*lesson._parts[0].pieces), label


# The sliders


@pytest.mark.parametrize("label", EACH)
@pytest.mark.parametrize("make", [ReportedPanel, HalvingPanel, ApartPanel])
def test_every_position_changes_the_picture_and_the_words(make, label):
    panel = make(alone(label=label))
    (slider,) = panel.scenario.sliders.values()
    seen = []
    for place in (0, 1, len(slider.values) // 2, len(slider.values) - 1):
        slider.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert chart.sentence.startswith("Als ") and faults(chart) == [], chart.title
        seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
    for each in zip(*seen, strict=True):
        assert len(set(each)) == len(seen), each


def test_a_supposition_is_told_as_one():
    panel = ReportedPanel(alone())
    assert panel.place(100)[1:] == (202, 316) and panel.place(50)[0] == pytest.approx(5.88)
    panel.share.value = 70
    chart = panel.scenario.view.chart
    assert chart.title.startswith("Als 70 van elke 100") and chart.title in chart.alt and "275 in plaats van 202" in chart.sentence
    ranks = [panel.place(each)[1] for each in (100, 90, 80, 70, 60, 50)]
    assert ranks == sorted(ranks)


def test_the_picture_counts_what_the_sentence_counts_and_knows_nothing_later():
    then, now = HalvingPanel(alone()), HalvingPanel(alone(), last_year(MONITOR))
    for panel, counted in ((then, "91 van de 302"), (now, "312 van de 337")):
        panel.wish.value = 50
        chart = panel.scenario.view.chart
        assert chart.title.startswith(counted) and counted in chart.sentence and "geen kans voor Tilburg" in chart.sentence
    assert "2025" not in str(then.scenario.view.chart.table) + then.scenario.view.chart.sentence
    counts = [then.falls.reached(each) for each in then.wish.values]
    assert counts == sorted(counts, reverse=True), "further is never more often"


# What may be said


def test_sorted_sentences_are_kept_and_a_second_tab_loses_nothing(desk):  # noqa: F811
    lesson = opened(desk)
    panel, other = ClaimsPanel(lesson), ClaimsPanel(lesson)
    typed(panel.form, oorzaak="mag niet")
    typed(other.form, cijfer="mag")
    assert (answer(saved(desk), "zin oorzaak"), answer(saved(desk), "zin cijfer")) == ("mag niet", "mag")
    words = page(*panel.judged())
    assert "Bij 2 van de 2 zinnen" in words and words.count("Mag niet") >= 5 and desk.errors == []


# The papers of the case


def test_the_dossier_of_the_case_says_everywhere_what_it_is_and_hers_stays_as_it_was(desk):  # noqa: F811
    fill(desk, lambda record: record.set_note("casus", "zin", "Het cijfer daalde, ook elders."))
    own = saved(desk)
    made = papers.case_dossier(MONITOR, case_of(MONITOR, MONITOR.regions.find("Tilburg")), own)
    assert own.goals == [] and own.arrows == [] and saved(desk) == own
    texts = [made.label, made.goals[0].text, made.decisions[0].why, made.decisions[0].price, made.agreements[0].adjust, *(each.text for each in (*made.options, *made.expected)), *(each.who for each in made.considerations)]
    assert all("voorbeeld" in each or "keuze in de casus" in each for each in texts)
    assert made.evaluations[0].claim == "Het cijfer daalde, ook elders." and made.evaluations[0].met == "nee"


def text_of(data):
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    footers = [each.text for section in document.sections for each in section.footer.paragraphs]
    return "\n".join([each.text for each in document.paragraphs] + cells + footers)


def hostile(record):
    for key in ("agenda", "optie", "minderheid", "doel", "zin", "pijlen", "twijfel"):
        record.set_note("casus", key, "<b>&\x0b\ud83d\ude00" * 40 if key != "zin" else "x" * 15_000, "onzin")


def test_the_documents_are_marked_and_the_decision_knows_no_later_figure(desk):  # noqa: F811
    def chose(record):
        record.set_note("casus", "optie", "Het werk is er klaar voor", "buurtgroepen")
        region = MONITOR.regions.find("Tilburg")
        diary.keep_rule(record, "casus", MONITOR, region, BURGLARY, Rule("punt", "nooit", "zelf", "5"))
        diary.keep_choice(record, "casus", MONITOR, region, BURGLARY, 2017, "bijsturen", "het steeg")

    fill(desk, chose)
    lesson = opened(desk)
    found = papers.made(MONITOR, lesson.case, saved(desk), TODAY, desk.folder)
    assert len(found) == 2 and all(name.startswith("casus ") and "(casus, voorbeeld)" in name for name in found)
    words = {name.split()[1]: text_of(data) for name, data in found.items()}
    assert all("(casus, voorbeeld)" in each for each in words.values())
    assert "Wie het anders ziet:\tnog open" in words["beslisnota"], "nobody wrote what the minority said, and that is no quotation"
    note, cycle = words["beslisnota"], words["beleidscyclus"]
    assert "2,9 per 1.000 inwoners (2016" in note and "2025" not in note and "20 juni 2017" in note
    assert "Het werk is er klaar voor" in note and "Buurtgroepen met de politie (voorbeeld)" in note
    assert "het steeg (keuze in de casus, bij het cijfer van 2017; de regel zei: doorgaan)" in cycle and "Er was vooraf niets vastgelegd" not in cycle and "buiten de grens" in cycle
    assert [each.name for each in desk.folder.iterdir() if each.suffix in (".docx", ".zip")] == []


def test_the_button_gives_a_zip_to_download(desk):  # noqa: F811
    fill(desk, lambda record: record.set_note("casus", "zin", "Het cijfer daalde, ook elders."))
    lesson = opened(desk, "Vlieland")
    panel = papers.Papers(lesson)
    panel.button.click()
    assert 'download="casus woninginbraak Vlieland.zip"' in panel.out.value and "2 documenten" in panel.out.value and not panel.button.disabled
    assert desk.errors == [] and not list(desk.folder.glob("*.zip"))


@pytest.mark.slow
def test_hostile_notes_break_no_document():
    region = MONITOR.regions.find("Rozendaal")
    own = Dossier(region=region.code, label=region.label)
    hostile(own)
    found = papers.made(MONITOR, case_of(MONITOR, region), own, TODAY)
    assert len(found) == 2 and all(text_of(data) for data in found.values())


# The script of the trainer


def test_every_number_of_the_country_in_the_script_is_in_the_figures():
    text, end = SCRIPT.read_text("utf-8"), last_year(MONITOR)
    then, now, fell = falls(MONITOR), falls(MONITOR, end), between(MONITOR, KNOWN, end)
    halved = between(MONITOR, KNOWN, TARGET)
    counted = {
        f"{then.reached(HALF)} van de {len(then.best)}", f"{now.reached(HALF)} van de {len(now.best)}",
        f"{sum(each >= HALF - 1e-9 for each in halved.values())} van de {len(halved)}", f"{sum(each > 0 for each in fell.values())} van de {len(fell)}",
    }  # fmt: skip
    assert set(re.findall(r"\d+ van de \d+", text)) == counted
    two = (("vrijwilligerswerk", KNOWN), ("vrijwilligerswerk", 2022), ("overgewicht", KNOWN), ("overgewicht", 2024))
    rates = {f"{median(MONITOR, code, year):.1f}".replace(".", ",") for code, year in ((BURGLARY, 2012), (BURGLARY, KNOWN), (BURGLARY, end), *two)}
    assert set(re.findall(r"\d+,\d+", text)) == rates


def test_the_minutes_of_the_script_are_those_of_its_rounds():
    text = SCRIPT.read_text("utf-8")
    programme = text.split("## Programma")[1].split("###")[0]
    total = sum(int(each) for each in re.findall(r"^\| (\d+) \|", programme, re.M))
    assert total == int(re.search(r"Duur \| (\d+) minuten", text).group(1))
    for title, minutes in re.findall(r"^### (Ronde [^(]+) \((\d+) minuten\)", text, re.M):
        part = text.split(f"### {title}")[1].split("###")[0]
        assert sum(int(each) for each in re.findall(r"^\| (\d+) \|", part, re.M)) == int(minutes), title
    assert "!" not in text and not re.search(r"\b(gewoon|simpelweg)\b", text)


def test_the_script_names_parts_that_are_there():
    assert len(claims(MONITOR, case_of(MONITOR, MONITOR.regions.find("Tilburg")))) == 8
    assert all(hasattr(Notebook, f"begin_{phase}") for phase in range(1, 7)) and "notebooks/casus/casus_woninginbraak.ipynb" in SCRIPT.read_text("utf-8")
