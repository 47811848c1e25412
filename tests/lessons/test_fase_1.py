"""Phase 1: a picture and words that follow every slider, and forms in which nothing is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, hostile
from lessons.desk import FIRST, MONITOR, at, desk, fill, saved, typed  # noqa: F401

from bwlab.charts import Chart
from bwlab.dossier import Dossier
from bwlab.lessons.fase_1 import vision_panel
from bwlab.lessons.fase_1.accord_panel import ALREADY, DRAFTED, LEAD, NOTHING, AccordPanel
from bwlab.lessons.fase_1.programme_panel import NO_TEXT, ProgrammePanel
from bwlab.lessons.fase_1.residents_panel import ResidentsPanel
from bwlab.lessons.fase_1.rules_panel import RULE_NOTE, RulesPanel
from bwlab.lessons.fase_1.rules_words import leaving, texts
from bwlab.lessons.fase_1.sight_panel import SightPanel, first_look
from bwlab.lessons.fase_1.vision_panel import VisionPanel
from bwlab.policy import Challenge, Floor, Goal, Portfolio
from bwlab.policy.anchoring.accord import accord_of
from bwlab.policy.anchoring.left_out import ONLY_WORDS
from bwlab.policy.anchoring.vision import vision_of
from bwlab.policy.goals.rules import LIMIT, OFF, ON, SURE, UNKNOWN, WORSE
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 30)
opened, alone = at("fase_1", TODAY)


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def move(panel, **places):
    for name, place in places.items():
        panel.scenario.sliders[name].set_state({"index": place})
    return panel.scenario.view.chart


# Looking broader


@pytest.mark.parametrize("label", FIRST)
def test_every_way_of_looking_changes_picture_and_words(label):
    panel = SightPanel(alone(label=label))
    seen = []
    for key, _ in panel.pick.options:
        panel.pick.set_state({"value": key})
        chart = panel.view.chart
        assert faults(chart) == [] and label in chart.title
        seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
    assert len(set(seen)) == len(seen) == 12 and all(len(set(words)) == 12 for words in zip(*seen, strict=True))


def test_a_portfolio_of_hers_goes_first_where_it_holds_the_opgave():
    record = filled()
    assert first_look(MONITOR, record) == "p1" and SightPanel(alone(record)).pick.value == "p1"
    record.portfolios = [Portfolio(holder=HOSTILE[4], themes=["Wonen", HOSTILE[0]])]
    panel = SightPanel(alone(record))
    assert panel.pick.value == "Subjectief welzijn" and faults(panel.draw("p0")) == []
    assert first_look(MONITOR, Dossier(region="GM0855", label="Tilburg")) == "Wonen"


# The rules


@pytest.mark.parametrize("label", FIRST)
def test_every_step_of_every_slider_changes_picture_and_words(label):
    panel = RulesPanel(alone(label=label))
    assert "Zonder eis is alles een opgave" in panel.scenario.view.chart.title
    for name, slider in panel.scenario.sliders.items():
        seen = []
        for place in range(len(slider.values)):
            chart = move(panel, **{name: place})
            assert faults(chart) == [] and chart.sentence.startswith("Als ")
            seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
        assert all(len(set(words)) == len(seen) for words in zip(*seen, strict=True)), name
        move(panel, **{name: 0})


def test_three_demands_by_hand():
    panel = RulesPanel(alone())
    chart = move(panel, share=4, span=7, times=2)
    assert chart.title == "2 van de 48 cijfers op de lijst, van 9 nog geen oordeel mogelijk"
    assert "blijven over: tevredenheid met de woonomgeving en wekelijks contact met anderen. Er vallen af: 20 door de grens, 11 door de richting en 6 door de zekerheid." in chart.sentence
    assert "zijn daarmee niet goed" in chart.sentence
    panel.against.set_state({"value": "mediaan"})
    assert "vergeleken met de mediaan van alle gemeenten" in panel.scenario.view.chart.sentence and panel.scenario.view.chart.title.startswith("4 van de 48")
    panel.follow.set_state({"value": "contact"})
    assert panel.scenario.view.chart.sentence.endswith("Wekelijks contact met anderen: op de lijst.")
    assert "wekelijks contact met anderen" in page(panel.table_place.children[0])
    assert "niets over" in move(RulesPanel(alone(label="Rozendaal")), share=4, span=7).sentence


def test_the_prediction_meets_what_the_sliders_show(desk):  # noqa: F811
    lesson = opened(desk)
    assert lesson._left() == "Er blijven er 2 over: tevredenheid met de woonomgeving en wekelijks contact met anderen. Van 9 is nog geen oordeel mogelijk: dat is iets anders dan in orde."
    assert lesson._missed(["Wonen"]) == "Van de 27 cijfers in het ongunstigste kwart blijven er 26 buiten beeld."
    assert opened(desk, "Rozendaal")._left().startswith("Er blijft niets over.")


def test_an_own_floor_can_be_the_limit():
    record = Dossier(region="GM0855", label="Tilburg")
    assert "Waar ligt de grens?" not in [getattr(piece, "label", "") for piece in RulesPanel(alone(record)).pieces]
    record.challenges = [Challenge(title="Contact", indicators=["contact"])]
    record.goals = [Goal(indicator="contact", floor=Floor(value=10, norm="raad"))]
    panel = RulesPanel(alone(record))
    assert panel.follow.value == "contact" and panel.limit in panel.pieces
    assert "contact met anderen: op de lijst" in move(panel, share=4).sentence.lower()
    panel.limit.set_state({"value": "eigen"})
    chart = panel.scenario.view.chart
    assert "(met een eigen ondergrens: daaronder ligt)" in chart.sentence and chart.sentence.endswith("valt af door de grens.")


@pytest.mark.parametrize(
    ("rule", "states", "said"),
    [
        (LIMIT, [ON] * 8, "Blijft staan bij elke stand."), (LIMIT, [ON, ON, OFF, OFF, OFF, OFF, OFF, OFF], "Blijft tot en met de ongunstigste helft; valt weg vanaf de ongunstigste 40 procent."),
        (LIMIT, [ON] + [UNKNOWN] * 7, "Bij elke eis: nog geen oordeel mogelijk."), (SURE, [OFF] * 8, "Staat al niet op de lijst door de andere eisen."), (SURE, [UNKNOWN] * 8, "Geen oordeel mogelijk door de andere eisen."),
        (SURE, [ON, OFF, OFF, OFF, OFF, OFF, OFF, OFF], "Valt weg vanaf 0,5 keer de gewone beweging."), (WORSE, [ON, UNKNOWN, ON, ON, OFF, OFF, OFF, OFF, OFF], "Blijft staan bij 2 en 3 jaar; valt weg bij 4, 5, 6, 8 en 10 jaar; geen oordeel mogelijk bij 1 jaar."),
        (WORSE, [ON] + [UNKNOWN] * 8, "Bij elke eis: nog geen oordeel mogelijk."),
    ],
)  # fmt: skip
def test_where_a_figure_leaves_in_words(rule, states, said):
    from bwlab.policy.goals.rule_figures import SHARES, SPANS
    from bwlab.policy.goals.rules import TIMES

    places = {LIMIT: SHARES, WORSE: SPANS, SURE: TIMES}[rule]
    assert len(texts(rule)) == len(places)
    assert leaving(rule, list(zip(places, states, strict=True))) == said


def test_demands_are_kept_and_a_short_list_becomes_opgaven(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.floors()
    before = lesson._parts[0].pieces
    panel = RulesPanel(lesson, lesson.kept)
    panel.take.click()
    assert "Er staan nog 48 cijfers op de lijst" in page(panel.told_place) and saved(desk).challenges == []
    fill(desk, lambda record: record.challenges.append(Challenge(title="Van een ander", indicators=["contact"], rank=3)))
    move(panel, share=4, span=7, times=2)
    panel.keep.click()
    note = saved(desk).note("fase_1", RULE_NOTE)
    assert note.answer == "0.25|8|1|zelf|plaats" and "Nog geen oordeel mogelijk: 9." in note.text
    panel.take.click()
    other, new = saved(desk).challenges
    assert other.title == "Van een ander" and (new.indicators, new.rank) == (["tevredenheid_woonomgeving"], 4) and "ongunstigste kwart" in new.why
    assert lesson._parts[0].pieces is not before, "the floors show the new opgave"
    panel.take.click()
    assert len(saved(desk).challenges) == 2 and "stonden al bij je opgaven" in page(panel.told_place) and desk.errors == []


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("record", [filled(), hostile(), filled("Losser")])
def test_any_dossier_can_be_shown(record, monkeypatch):
    monkeypatch.setattr(Chart, "picture_png", lambda self: b"")  # words and tables; the pictures are drawn elsewhere
    lesson = alone(record, record.label)
    for panel in (RulesPanel(lesson), SightPanel(lesson), ProgrammePanel(lesson), ResidentsPanel(lesson), VisionPanel(lesson), AccordPanel(lesson)):
        said = page(*panel.pieces)
        assert "<script>" not in said and panel.pieces
    assert vision_panel.floors(lesson)


# The programme


def test_ticked_themes_are_kept_and_a_second_tab_loses_nothing(desk):  # noqa: F811
    panel = ProgrammePanel(opened(desk))
    assert panel.view.chart.title.startswith("Nog geen thema aangevinkt")
    typed(panel.form, themes=["Wonen"])
    fill(desk, lambda record: record.set_note("fase_1", "programma", "Woonvisie", "Wonen; Milieu"))
    typed(panel.form, themes=["Wonen", "Gezondheid"])
    note = saved(desk).note("fase_1", "programma")
    assert (note.text, note.answer) == ("Woonvisie", "Gezondheid; Wonen; Milieu")
    assert "noemt 3 van de 12 thema's" in panel.view.chart.title and "Niet genoemd" in page(panel.said_place) and faults(panel.view.chart) == []
    typed(panel.form, themes=["Gezondheid"])
    assert saved(desk).note("fase_1", "programma").answer == "Gezondheid; Milieu" and desk.errors == []


def test_a_pasted_text_is_searched_for_words_and_not_kept(desk):  # noqa: F811
    panel = ProgrammePanel(opened(desk))
    panel.search.click()
    assert NO_TEXT in page(panel.found_place)
    typed(panel.text, text="Wij bouwen woningen en doen iets aan schulden. <script>alert(1)</script>")
    panel.search.click()
    assert ONLY_WORDS in page(panel.found_place) and "&#x27;schulden&#x27;" in page(panel.found_place)
    assert saved(desk).note("fase_1", "programma") is None and panel.text.saved == ""
    panel.found_place.children[-1].click()
    assert saved(desk).note("fase_1", "programma").answer == "Materiële welvaart; Wonen" and list(panel.form.values["themes"]) == ["Materiële welvaart", "Wonen"]
    typed(panel.text, text="Wij doen ons best.")
    panel.search.click()
    assert "Ik vond geen van onze woorden" in page(panel.found_place) and desk.errors == []


# Residents, vision and paragraph


def test_a_question_to_residents_is_kept_beside_its_figure(desk):  # noqa: F811
    panel = ResidentsPanel(opened(desk, "Vlieland"))
    assert "hier is geen cijfer" in page(panel.pieces[1])
    typed(panel.rows.forms[0], question="Wat mis je op het eiland?", indicator="tevredenheid_leven", day="2027-02-01")
    (made,) = saved(desk, "Vlieland").resident_plan
    assert (made.question, made.indicator, made.day) == ("Wat mis je op het eiland?", "tevredenheid_leven", dt.date(2027, 2, 1))
    assert "Nog open: aan wie je het vraagt" in page(panel.said_place) and "Wat inwoners zeggen, is daar het enige" in page(panel.said_place)
    typed(panel.rows.forms[0], day="1700-01-01")
    assert "jaar" in panel.rows.forms[0].problem and saved(desk, "Vlieland").resident_plan[0].day == dt.date(2027, 2, 1) and desk.errors == []


def test_the_vision_is_kept_part_by_part(desk):  # noqa: F811
    fill(desk, lambda record: record.set_note("stap_05", "visie", "Samen bereikbaar."))
    panel = VisionPanel(opened(desk))
    assert "Samen bereikbaar." in page(panel.pieces[0])
    typed(panel.form, sentence="Iedereen kan rondkomen.")
    fill(desk, lambda record: record.set_note("fase_1", "visie_later", "geen schulden doorgeven"))
    typed(panel.form, elsewhere="eerlijk inkopen")
    kept = vision_of(saved(desk))
    assert kept == ("Iedereen kan rondkomen.", "", "geen schulden doorgeven", "eerlijk inkopen") and "Nog open: hier en nu." in page(panel.place)
    assert saved(desk).note("fase_1", "visie").text == "Iedereen kan rondkomen." and desk.errors == []


def test_the_paragraph_is_drafted_once_and_never_written_over(desk):  # noqa: F811
    panel = AccordPanel(opened(desk))
    assert LEAD in page(panel.said_place) and accord_of(saved(desk)) == ""
    panel.button.click()
    assert NOTHING in page(panel.told_place) and accord_of(saved(desk)) == ""
    fill(desk, lambda record: record.challenges.append(Challenge(title="Te veel schulden", indicators=["problematische_schulden"])))
    panel.button.click()
    assert DRAFTED in page(panel.told_place) and "te veel schulden" in accord_of(saved(desk)) and panel.form.values["akkoord"] == accord_of(saved(desk))
    typed(panel.form, akkoord="Mijn eigen zin over schulden, dankzij ons beleid.")
    assert "dankzij" in page(panel.said_place)
    panel.button.click()
    assert ALREADY in page(panel.told_place) and accord_of(saved(desk)).startswith("Mijn eigen zin") and desk.errors == []


def test_a_prediction_asks_in_one_sentence_how_one_looks(desk):  # noqa: F811
    lesson = desk.open("fase_1", "Vlieland", run=False)
    lesson.expect_missed()
    assert "Stel dat iemand een analyse maakt van Vlieland en alleen naar wonen kijkt." in as_html(lesson._parts[0])
    lesson.expect_left()
    assert "in hooguit 8 jaar ongunstiger werd en dat allebei met minstens 1 keer de gewone beweging." in as_html(lesson._parts[1])
