"""Step 9, second half: a plan in which nothing is lost, a calendar that follows its sliders, and activities that are tied."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import filled, hostile
from ipywidgets import Button
from lessons.desk import _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.dossier import Dossier
from bwlab.lessons.stap_09 import guess_reports
from bwlab.lessons.stap_09.calendar_panel import ASSUMED, CalendarPanel, days_form
from bwlab.lessons.stap_09.plan_panel import PROPOSED, PlanPanel
from bwlab.lessons.stap_09.shown import LEAD
from bwlab.lessons.stap_09.ties_panel import TiesPanel
from bwlab.policy import Activity, AgendaItem, Goal, PlanLine
from bwlab.widgets import Form
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
LABELS = ("Tilburg", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Den Haag")
NASTY = "=cmd()|' <script>alert(1)</script> #set text(1pt) \N{GRINNING FACE} \"'"
opened, alone = at("stap_09", TODAY)


def goals(record):
    record.goals += [Goal(key="g1", indicator="contact", text="Meer contact", owner="adviseur"), Goal(key="g2", indicator="jeugdzorg", text=NASTY)]


# The plan


def test_a_proposal_is_kept_only_when_it_is_taken_over(desk):  # noqa: F811
    fill(desk, goals)
    panel = PlanPanel(opened(desk), lambda: None)
    assert PROPOSED in as_html(panel.told_place) and saved(desk).plan == []
    next(each for each in _inside(panel.told_place) if isinstance(each, Button)).click()
    assert [(line.key, line.indicator, line.goal) for line in saved(desk).plan] == [("g1", "contact", "g1"), ("g2", "jeugdzorg", "g2")]
    assert PROPOSED not in as_html(panel.told_place) and "<script>" not in as_html(panel.told_place) and desk.errors == []


def test_a_change_takes_the_proposal_over_and_keeps_what_is_typed(desk):  # noqa: F811
    fill(desk, goals)
    told = []
    panel = PlanPanel(opened(desk), lambda: told.append(1))
    typed(panel.rows.forms[1], until="hoeveel gesprekken", next="2027-06-01")
    typed(panel.rows.forms[1], owner="adviseur jeugd")
    first, second = saved(desk).plan
    assert (first.indicator, second.until, second.next, second.owner) == ("contact", "hoeveel gesprekken", dt.date(2027, 6, 1), "adviseur jeugd")
    assert len(told) == 2 and "Je plan is heel" in as_html(panel.told_place) and desk.errors == []


def test_a_figure_without_next_publication_is_said(desk):  # noqa: F811
    fill(desk, lambda record: record.plan.append(PlanLine(key="x", indicator="jeugdzorg", owner="adviseur")))
    panel = PlanPanel(opened(desk), lambda: None)
    assert "weten we niet. Zoek de datum op bij de bron" in as_html(panel.told_place)
    typed(panel.rows.forms[0], until="hoeveel gezinnen hulp kregen")
    assert "Je plan is heel" in as_html(panel.told_place)


def test_an_impossible_day_gets_a_sentence_and_the_rest_is_kept(desk):  # noqa: F811
    panel = PlanPanel(opened(desk), lambda: None)
    form = panel.rows.forms[0]
    typed(form, indicator="contact", owner="adviseur", next="9999-01-01")
    (line,) = saved(desk).plan
    assert "Cijfer 1: Het jaar 9999 kan hier niet" in form.problem and (line.owner, line.next) == ("adviseur", None)
    typed(form, next="2027-01-01")
    assert form.problem == "" and saved(desk).plan[0].next == dt.date(2027, 1, 1) and desk.errors == []


def test_what_another_tab_wrote_stays_and_rows_come_and_go(desk):  # noqa: F811
    fill(desk, lambda record: record.plan.append(PlanLine(key="x", indicator="contact", owner="oud")))
    panel = PlanPanel(opened(desk), lambda: None)

    def elsewhere(record):
        record.plan[0].owner = "nieuw, in een ander tabblad"
        record.plan.append(PlanLine(key="y", indicator="bijstand"))

    fill(desk, elsewhere)
    typed(panel.rows.forms[0], until="bezoekers")
    first, other = saved(desk).plan
    assert (first.owner, first.until, other.key) == ("nieuw, in een ander tabblad", "bezoekers", "y")
    panel.rows._more.click()
    typed(panel.rows.forms[1], name="Mussen")
    assert [line.name for line in saved(desk).plan] == ["", "", "Mussen"]
    next(each for each in _inside(panel.rows) if isinstance(each, Button) and each.description.startswith("Haal cijfer 1")).click()
    assert saved(desk).plan[0].key == "y" and len(saved(desk).plan) == 2
    panel.rows._back.click()
    back = next(line for line in saved(desk).plan if line.key == "x")
    assert (back.indicator, back.until) == ("contact", "bezoekers") and desk.errors == []


# The days and the calendar


@pytest.mark.parametrize("label", LABELS)
def test_every_position_of_every_slider_changes_the_picture_and_the_words(label):
    panel = CalendarPanel(alone(label=label))
    assert panel.pieces[:2] == [LEAD, ASSUMED] and panel.later.value == 0 and len(panel.days) == 8
    for slider in (panel.look, panel.later):
        seen = set()
        for place in range(len(slider.values)):
            slider.set_state({"index": place})
            chart = panel.scenario.view.chart
            assert faults(chart) == [], chart.title
            assert chart.title.startswith("Voorbeeld: ") and chart.alt.startswith(f"Voorbeeld. {label}. ")
            seen.add((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
        for words in zip(*seen, strict=True):
            assert len(set(words)) == len(slider.values)
        slider.set_state({"index": slider.start})


@pytest.mark.parametrize("today", [dt.date(2026, 4, 1), dt.date(2029, 12, 1), dt.date(2030, 3, 31), dt.date(2030, 4, 1)])
def test_at_the_edges_of_a_council_term(today):
    panel = CalendarPanel(alone(filled(), today=today))
    assert faults(panel.scenario.view.chart) == [] and len(panel.days) == 8 and guess_reports.answer(panel.rows[0], today.year + 1, alone(filled(), today=today))


@pytest.mark.filterwarnings("ignore:Glyph")
def test_hostile_words_are_text():
    for record in (filled(), hostile()):
        lesson = alone(record)
        panel = CalendarPanel(lesson)
        html = as_html(panel.told_place) + "".join(as_html(piece) for piece in (*PlanPanel(lesson, lambda: None).pieces, *TiesPanel(lesson, lambda: None).pieces))
        assert "<script>alert" not in html and faults(panel.scenario.view.chart) == []


def test_what_to_tell_follows_the_sliders():
    record = Dossier(region="GM0855", label="Tilburg", plan=[PlanLine(key="x", indicator="woninginbraken", until="hoeveel sloten")])
    panel = CalendarPanel(alone(record))
    assert panel.look.text == "1 mei 2027" and "Er is een nieuw cijfer over 2026" in as_html(panel.told_place)
    assert panel.scenario.view.chart.title == "Bij de rapportage van 1 mei 2027 is er bij het ene cijfer in het plan iets nieuws"
    panel.later.set_state({"index": 2})
    assert "Geen nieuwe meting. Vertel als activiteit hoeveel sloten." in as_html(panel.told_place)
    assert "bij geen cijfer" in panel.scenario.view.chart.title and "2 maanden later" in panel.scenario.view.chart.sentence


def test_the_days_are_kept_and_the_calendar_follows(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.calendar()
    before = lesson._parts[0].pieces
    form = days_form(lesson, lesson.kept)[0]
    typed(form, day0="2028-02-29")
    assert "één rapportage" in form.problem or "schrikkeljaar" in form.problem
    typed(form, day1="2028-09-15")
    assert saved(desk).pc_days == [dt.date(2028, 2, 29), dt.date(2028, 9, 15)] and "schrikkeljaar" in form.problem
    typed(form, day0="2028-03-01")
    assert form.problem == "" and lesson._parts[0].pieces is not before and desk.errors == []
    typed(form, day1="9999-01-01")
    assert "Het jaar 9999 kan hier niet" in form.problem and saved(desk).pc_days[1] == dt.date(2028, 9, 15)


def test_the_example_is_marked_and_never_kept(desk):  # noqa: F811
    lesson = opened(desk, "Vlieland")
    for name in ("indicator_plan", "expect_reports", "report_days", "calendar", "ties", "documents"):
        getattr(lesson, name)()
    record = saved(desk, "Vlieland")
    assert record.plan == [] and record.goals == [] and record.agenda == [] and desk.errors == []


@pytest.mark.parametrize(
    ("code", "said"), [("woninginbraken", "Bij 1 van de 2: die van 1 mei 2027. Het cijfer gaat dan over 2026."), ("jeugdzorg", "Dat weten we niet"), ("ervaren_gezondheid", "Bij geen enkele")]
)
def test_the_guess_has_its_answer(code, said):
    record = Dossier(region="GM0855", label="Tilburg", plan=[PlanLine(key="x", indicator=code)])
    lesson = alone(record)
    assert guess_reports.answer(CalendarPanel(lesson).rows[0], 2027, lesson).startswith(said)


# The ties


def test_an_activity_is_tied_and_the_rest_of_it_stays(desk):  # noqa: F811
    def change(record):
        goals(record)
        record.agenda += [
            AgendaItem(key="a", goal="g1", activity=Activity(text="Buurtkamers"), start=dt.date(2027, 1, 1), end=dt.date(2027, 6, 30)),
            AgendaItem(key="b", activity=Activity(text=NASTY)),
        ]

    fill(desk, change)
    panel = TiesPanel(opened(desk), lambda: None)
    assert "Bij 2 van de 2 activiteiten is nog niet alles vastgeknoopt" in as_html(panel.told_place)
    fill(desk, lambda record: setattr(record.agenda[0], "owner", "in een ander tabblad"))
    typed(panel.forms[0], evaluated="2029-01-01")
    first = saved(desk).agenda[0]
    assert (first.evaluated, first.owner, first.indicator) == (dt.date(2029, 1, 1), "in een ander tabblad", "")
    assert "naar rekening sinds december 2028" in as_html(panel.told_place) and "Bij 1 van de 2" in as_html(panel.told_place)
    typed(panel.forms[0], evaluated="2028-01-01")
    assert "er nog niet" in as_html(panel.told_place)
    typed(panel.forms[1], indicator="bijstand", evaluated="9999-01-01")
    assert saved(desk).agenda[1].indicator == "bijstand" and saved(desk).agenda[1].evaluated is None
    assert "Het jaar 9999 kan hier niet" in panel.forms[1].problem and desk.errors == []


def test_without_an_agenda_there_is_an_example_and_no_form(desk):  # noqa: F811
    panel = TiesPanel(opened(desk), lambda: None)
    html = as_html(panel.told_place)
    assert "stap 4" in html and "Voorbeeld: " in html and panel.forms == [] and not [each for each in panel.pieces if isinstance(each, Form)]
