"""Step 7, the money: own figures beside peers, themes, programmes from a file, and a sum that stays equal."""

from __future__ import annotations

import datetime as dt
import io
import re
import time

import numpy as np
import openpyxl
import pytest
from charts.measure import faults
from hypothesis import given, settings
from hypothesis import strategies as st
from lessons.desk import MONITOR, at, desk, fill, saved, typed  # noqa: F401

from bwlab.dossier import Dossier
from bwlab.lessons.stap_07 import money_limits, programmes_panel
from bwlab.lessons.stap_07.budget_panel import BudgetPanel
from bwlab.lessons.stap_07.fields_panel import NO_SUM, FieldsPanel
from bwlab.lessons.stap_07.influences_panel import InfluencesPanel
from bwlab.lessons.stap_07.programmes_panel import ProgrammesPanel
from bwlab.lessons.stap_07.shift_panel import LEAD, ShiftPanel
from bwlab.monitor.finance import ACCOUNTS, FIELDS
from bwlab.policy import Influence, Programme
from bwlab.policy.anchoring.budget import MARK
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
LABELS = ("Tilburg", "Den Haag", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Amsterdam", "Vijfheerenlanden")
FIRST = [label if label in ("Tilburg", "Rozendaal", "Voorne aan Zee") else pytest.param(label, marks=pytest.mark.slow) for label in LABELS]
NASTY = "=1+1 <script>alert(1)</script> \N{GRINNING FACE} \"'"
opened, alone = at("stap_07", TODAY)


def with_arrows(*given, label="Tilburg"):
    region = MONITOR.regions.find(label)
    return alone(Dossier(region=region.code, label=label, influences=list(given)), label)


def said(piece):
    return re.sub(r"<[^>]+>", " ", as_html(piece))


# The own budget


@pytest.mark.parametrize("label", FIRST)
def test_every_year_changes_the_picture_and_the_words(label):
    panel, seen = BudgetPanel(alone(label=label)), set()
    for place in range(len(panel.year.values)):
        panel.year.set_state({"index": place})
        for chart in (panel.scenario.view.chart, panel.line.chart):
            assert faults(chart) == [], chart.title
        chart = panel.scenario.view.chart
        seen.add((chart.alt, str([mark.as_json() for mark in panel.line.chart.marks]), panel.line.chart.alt))
    for column in zip(*seen, strict=True):
        assert len(set(column)) == len(panel.year.values)
    for field in FIELDS:
        panel.field.set_state({"value": field})
        assert faults(panel.line.chart) == [] and FIELDS[field] in panel.line.chart.title


def test_accounts_are_another_choice_and_a_year_without_says_why():
    panel = BudgetPanel(alone())
    panel.report.set_state({"value": ACCOUNTS})
    assert "Van Tilburg is er geen jaarrekening van 2026" in panel.scenario.view.chart.title
    assert "ruim na het jaar" in panel.scenario.view.chart.sentence
    panel.year.value = 2024
    assert "gaf in 2024" in panel.scenario.view.chart.title and faults(panel.scenario.view.chart) == []


def test_before_a_merger_there_is_nothing_and_no_zero():
    panel = BudgetPanel(alone(label="Voorne aan Zee"))
    panel.year.value = 2019
    chart = panel.scenario.view.chart
    assert "bestaat in deze vorm sinds 2023" in chart.sentence and "€ 0" not in " ".join(mark.text for mark in chart.marks)
    assert (chart.table.iloc[:, 1] == "geen cijfer").all()


def test_no_line_crosses_a_new_border():
    panel = BudgetPanel(alone(label="Amsterdam"))
    own = [mark for mark in panel.line.chart.marks if mark.shape == "line" and mark.role == "own"]
    assert len(own) == 2 and "nieuwe gemeentegrens" in panel.line.chart.sentence


def test_an_amount_below_zero_is_shown_and_named():
    table = MONITOR.snapshot.table("finance_fields.csv.gz")
    codes = {each.code: each.label for each in MONITOR.regions}
    below = table[(table["expenditure_keur"] < 0) & table["region"].isin(codes)].iloc[0]
    panel = BudgetPanel(alone(label=codes[below.region]))
    panel.report.set_state({"value": below.report})
    panel.year.value = below.year
    chart = panel.scenario.view.chart
    assert "onder nul" in chart.sentence and faults(chart) == []


@pytest.mark.parametrize("label", FIRST)
def test_the_limits_count_what_there_is(label):
    lines = money_limits.sentences(alone(label=label))
    assert label in lines[0] and "niet nul" in lines[0] and "laatste jaarrekening" in lines[1] and not any("!" in each for each in lines)


def test_the_limits_name_a_merger():
    assert any("Brielle" in each and "2023" in each for each in money_limits.sentences(alone(label="Voorne aan Zee")))
    assert any("Weesp" in each and "2022" in each for each in money_limits.sentences(alone(label="Amsterdam")))


# Fields and themes


def test_a_choice_of_themes_is_kept_for_that_field_only(desk):  # noqa: F811
    told = []
    panel = FieldsPanel(opened(desk), lambda: told.append(1))
    assert MARK in said(panel.table_place) and NO_SUM in said(panel.table_place).replace("&#x27;", "'")
    fill(desk, lambda record: record.field_themes.update(onderwijs=["Wonen"]))
    form = panel.form_place.children[0]
    typed(form, themes=["Samenleving"])
    assert saved(desk).field_themes == {"onderwijs": ["Wonen"], "sociaal_domein": ["Samenleving"]} and told and desk.errors == []
    typed(form, themes=[])
    assert saved(desk).field_themes["sociaal_domein"] == [] and "eigen keuze" in said(panel.table_place)


# Programmes


CONTENT = b"Programma;Taakveld;Lasten;Jaar;Thema\nJeugd;6.72;1200;2026;samenleving\nGrond;8.2;-400;2026;\nBad;5.1;;2026;Zwemmen\n"


def test_a_file_is_shown_first_and_then_taken(desk):  # noqa: F811
    told = []
    panel = ProgrammesPanel(opened(desk), lambda: told.append(1))
    panel.read(CONTENT, "begroting.csv")
    words = said(panel.file_place)
    assert saved(desk).programmes == [] and "Nog niets is bewaard" in words and "onder nul" in words
    panel.take()
    first, second, third = saved(desk).programmes
    assert (first.name, first.field, first.theme, first.euros, first.year) == ("Jeugd", "sociaal_domein", "Samenleving", 1200, 2026)
    assert (second.euros, second.theme, third.euros, third.theme) == (-400, "", None, "Zwemmen")
    kept = said(panel.kept_place).replace("&#x27;", "'")
    assert "minder dan de begroting in de cijfers van het CBS" in kept and "nog geen thema: 'Grond'" in kept and "'Zwemmen'" in kept and "€ 1.200" in kept
    assert told and desk.errors == []
    panel.read(CONTENT.replace(b"1200", b"1500"), "begroting.csv")
    panel.take()
    assert [each.euros for each in saved(desk).programmes] == [1500, -400, None], "the same line is brought up to date, not doubled"


def test_a_year_that_is_not_known_is_asked(desk):  # noqa: F811
    panel = ProgrammesPanel(opened(desk))
    panel.read(b"Programma;Lasten\nJeugd;1200\n", "begroting.csv")
    panel._of_year("2024")
    panel.take()
    assert saved(desk).programmes[0].year == 2024 and desk.errors == []


def test_another_column_of_amounts_can_be_chosen(desk):  # noqa: F811
    panel = ProgrammesPanel(opened(desk))
    panel.read(b"Programma;Begroting 2026;Begroting 2027\nJeugd;1;2\n", "b.csv")
    choice = next(each for each in panel.file_place.children if getattr(each, "label", "") == "Welke kolom is het bedrag?")
    choice.set_state({"value": "2"})
    panel.take()
    assert (saved(desk).programmes[0].euros, saved(desk).programmes[0].year) == (2, 2027) and desk.errors == []


def test_a_file_that_is_none_gets_a_sentence(desk):  # noqa: F811
    panel = ProgrammesPanel(opened(desk))
    panel.upload.value = ({"name": "x.pdf", "type": "", "size": 5, "content": memoryview(b"%PDF-1"), "last_modified": dt.datetime.now(dt.UTC)},)
    assert "pdf" in said(panel.file_place) and "Er is niets overgenomen" in said(panel.file_place) and desk.errors == []
    book = openpyxl.Workbook()
    for row in (["Product", "Lasten"], [NASTY, 5]):
        book.active.append(row)
    book.active["A2"].data_type = "s"
    out = io.BytesIO()
    book.save(out)
    panel.upload.value = ({"name": NASTY + ".xlsx", "type": "", "size": 5, "content": memoryview(out.getvalue()), "last_modified": dt.datetime.now(dt.UTC)},)
    assert panel.found is not None and "<script>" not in as_html(panel.file_place) and desk.errors == []
    panel.take()
    assert saved(desk).programmes[0].name == NASTY and "<script>" not in as_html(panel.kept_place)


def test_four_hundred_programmes_show_twenty_and_the_count(desk):  # noqa: F811
    panel = ProgrammesPanel(opened(desk))
    content = "Product;Taakveld;Lasten;Jaar\n" + "".join(f"Post {each};{each % 9};{each};2026\n" for each in range(400))
    begin = time.perf_counter()
    panel.read(content.encode(), "b.csv")
    panel.take()
    assert time.perf_counter() - begin < 20 and len(saved(desk).programmes) == 400
    words = said(panel.kept_place)
    assert "de eerste 20" in words and "alle 400" in words and words.count("Post ") < 460 and desk.errors == []


def test_by_hand_a_negative_amount_and_no_name(desk):  # noqa: F811
    panel = ProgrammesPanel(opened(desk))
    panel.add.click()
    assert "geen naam" in panel.hand.problem and saved(desk).programmes == []
    typed(panel.hand, name="Verkoop grond", euros="-2500", field="wonen_en_ruimtelijke_ordening")
    assert saved(desk).programmes == [] and panel.hand.saved == "", "nothing is kept before the button"
    panel.add.click()
    (kept,) = saved(desk).programmes
    assert (kept.name, kept.euros, kept.year) == ("Verkoop grond", -2500, 2026) and "onder nul" in said(panel.kept_place) and desk.errors == []


def test_a_theme_is_given_and_a_programme_taken_away(desk):  # noqa: F811
    fill(desk, lambda record: record.programmes.extend(Programme(key=key, name=key) for key in "ab"))
    panel = ProgrammesPanel(opened(desk))
    form = panel.kept_place.children[-2]
    typed(form, programme="a")
    assert "Kies een programma en een thema" in form.problem
    typed(form, programme="a", theme="Wonen")
    assert [each.theme for each in saved(desk).programmes] == ["Wonen", ""]
    form, away = panel.kept_place.children[-2:]
    form.values = {"programme": "a"}
    away.click()
    assert [each.key for each in saved(desk).programmes] == ["b"] and desk.errors == []


def test_without_programmes_it_says_that_this_is_no_need():
    assert "Dat hoeft ook niet" in said(programmes_panel.pieces(alone())[-1])


# Arrows


def test_an_arrow_is_kept_and_another_hand_loses_nothing(desk):  # noqa: F811
    panel = InfluencesPanel(opened(desk))
    form = panel.rows.forms[0]
    fill(desk, lambda record: record.influences.append(Influence(key="elders", start="onderwijs", end="Wonen", sign=1, evidence="van een ander")))
    typed(form, start="sociaal_domein", end="Gezondheid", sign="1", strength="2", lag="3", evidence=NASTY)
    other, own = saved(desk).influences
    assert other.evidence == "van een ander" and (own.sign, own.strength, own.lag, own.evidence) == (1, 2, 3, NASTY)
    typed(form, lag="2,5")
    assert "hele jaren" in form.problem and saved(desk).influences[1].lag == 3
    typed(form, lag="-1")
    assert "hele jaren" in form.problem and desk.errors == []


def test_a_contradiction_and_a_round_trip_are_named_and_kept(desk):  # noqa: F811
    def change(record):
        record.influences = [Influence(start="onderwijs", end="Wonen", sign=1), Influence(start="onderwijs", end="Wonen", sign=-1), Influence(start="Wonen", end="Milieu", sign=1), Influence(start="Milieu", end="Wonen", sign=1)]

    fill(desk, change)
    lesson = opened(desk)
    words = said(InfluencesPanel(lesson).said_place)
    assert "twee dingen" in words and "gaan rond zonder tijd" in words
    panel = ShiftPanel(lesson)
    panel.much.value = 50
    assert faults(panel.scenario.view.chart) == [] and panel.said and len(saved(desk).influences) == 4 and desk.errors == []


# The shift


@pytest.mark.parametrize("label", FIRST)
def test_every_position_of_every_slider_changes_picture_and_words(label):
    panel = ShiftPanel(alone(label=label))
    assert panel.pieces[0] == LEAD and (panel.much.value, panel.ahead.value) == (0, 0)
    assert "Er verschuift niets" in panel.scenario.view.chart.title or "er verschuift niets" in panel.scenario.view.chart.title
    seen = set()
    for place in range(len(panel.much.values)):
        panel.much.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == [] and chart.alt.startswith("Voorbeeld. ")
        seen.add((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
    assert all(len(set(column)) == len(panel.much.values) for column in zip(*seen, strict=True))
    panel.much.value, seen = 50, set()
    for place in range(len(panel.ahead.values)):
        panel.ahead.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == []
        seen.add((chart.alt, chart.sentence))
    assert all(len(set(column)) == len(panel.ahead.values) for column in zip(*seen, strict=True))


def test_the_example_is_never_kept(desk):  # noqa: F811
    panel = ShiftPanel(opened(desk))
    panel.much.value = 25
    assert saved(desk).influences == [] and "Voorbeeld: " in panel.scenario.view.chart.title and "deze pijlen kloppen" in panel.scenario.view.chart.sentence


def test_a_source_gives_colour_and_an_assumption_stays_grey():
    lesson = with_arrows(Influence(start="sociaal_domein", end="Gezondheid", sign=1, lag=1, source="een rapport"), Influence(start="sociaal_domein", end="Menselijk kapitaal", sign=-1, lag=1))
    panel = ShiftPanel(lesson)
    panel.much.value, panel.ahead.value = 50, 1
    chart = panel.scenario.view.chart
    shapes = {(mark.shape, mark.role) for mark in chart.marks if mark.shape in ("up", "down")}
    assert shapes == {("up", "favourable"), ("down", "secondary")}
    assert chart.sentence.startswith("Als je 50 euro per inwoner naar Sociaal domein verschuift") and "jullie pijlen kloppen" in chart.sentence
    assert "Hier en nu: Gezondheid gunstiger; later: Menselijk kapitaal ongunstiger (aanname); elders: geen verandering" in chart.sentence
    panel.ahead.value = 0
    assert not [mark for mark in panel.scenario.view.chart.marks if mark.shape in ("up", "down")], "nothing is felt before its year"


def test_locks_stay_and_a_wish_that_cannot_be_gets_a_reason():
    panel = ShiftPanel(alone())
    panel.target.set_state({"value": "economie"})
    typed(panel.locks, locks=[field for field in FIELDS if field not in ("economie", "onderwijs")])
    panel.much.value = 60
    found = panel.model(60, 0)
    changed = [field for field, before, after in zip(panel.fields, found.before, found.after, strict=True) if abs(after - before) > 1e-9]
    assert changed == ["economie", "onderwijs"] and panel.locks.saved == "", "a lock is not kept, so nothing says that it is"
    typed(panel.locks, locks=[field for field in FIELDS if field != "economie"])
    assert "Alle andere hoofdtaken staan vast" in panel.scenario.view.chart.sentence
    typed(panel.locks, locks=["economie"])
    assert "Deze hoofdtaak staat vast" in panel.scenario.view.chart.sentence
    small = ShiftPanel(alone(label="Rozendaal"))
    small.target.set_state({"value": "economie"})
    small.much.value = -100
    assert "gaat niet onder nul" in small.scenario.view.chart.sentence and faults(small.scenario.view.chart) == []


PANELS = {label: ShiftPanel(alone(label=label)) for label in ("Tilburg", "Rozendaal")}


@given(st.sampled_from(list(PANELS)), st.sampled_from(list(FIELDS)), st.sets(st.sampled_from(list(FIELDS))), st.integers(-20, 20), st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_the_sum_stays_equal_whatever_moves(label, target, locked, much, ahead):
    panel = PANELS[label]
    panel.target.value, panel.locked = target, list(locked)
    found = panel.model(5 * much, ahead)
    assert np.isclose(found.after.sum(), found.before.sum()) and (found.after >= 0).all()
    for field, before, after in zip(panel.fields, found.before, found.after, strict=True):
        assert field not in locked or before == after
    assert panel.title(found) and panel.sentence(found).startswith("Als je")


def test_no_word_of_a_total_or_of_welfare_for_a_euro():
    panel = ShiftPanel(alone())
    panel.much.value, panel.ahead.value = 100, 12
    chart = panel.scenario.view.chart
    words = " ".join([chart.title, chart.subtitle, chart.sentence, chart.alt, *(str(cell) for cell in chart.table.to_numpy().ravel())]).lower()
    assert "totaal" not in words and "per euro" not in words and "door ons beleid" not in words
