"""Phase 5: a rule before figures, a real series year by year, output beside outcome."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from charts.measure import words as words_of
from export.desks import filled, hostile
from lessons.desk import EACH, MONITOR, _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.charts import Chart
from bwlab.dossier.records import Challenge
from bwlab.lessons.fase_5 import agreements_panel, log_panel
from bwlab.lessons.fase_5.agreements_panel import AgreementsPanel
from bwlab.lessons.fase_5.log_panel import LogPanel
from bwlab.lessons.fase_5.notebook import FIRST
from bwlab.lessons.fase_5.width_panel import WidthPanel
from bwlab.lessons.parts import replay_panel
from bwlab.lessons.parts.replay_panel import ReplayPanel
from bwlab.policy import Goal, LogEntry
from bwlab.policy.following import logbook
from bwlab.widgets import ChartView, Form, Rows
from bwlab.widgets.show import as_html

TODAY = dt.date(2027, 12, 1)
opened, alone = at("fase_5", TODAY)
RULE = {"adjust": "punt", "stop": "nooit", "compare": "land", "width": "5"}


def page(*pieces):
    return " ".join(as_html(piece).replace("&#x27;", "'") for piece in pieces)


def shown(*places):
    """Everything that can be read or heard there: of charts their marks and tables too, of forms what was typed."""
    found = []
    for each in (inner for place in places for inner in _inside(place)):
        if isinstance(each, ChartView):
            found += [*words_of(each.chart), each.table]
        elif isinstance(each, Form):
            found += [each.lead, str(each.fields), str(each.values)]
        found += [str(getattr(each, name, "")) for name in ("description", "value")]
    return " ".join(map(str, found)).replace("&#x27;", "'")


def choose(panel, choice="doorgaan", why="omdat"):
    typed(panel.choice, choice=choice, why=why)
    panel.next.click()


# The replay


def test_nothing_is_shown_before_the_rule_and_no_year_before_the_choice(desk):  # noqa: F811
    panel = ReplayPanel(opened(desk))
    places = (panel.rule_place, panel.chart_place, panel.year_place, panel.end_place)
    assert replay_panel.CLOSED in page(panel.year_place) and "2017" not in shown(*places)
    panel.rule_place.children[-1].click()
    assert "nog niet af" in page(panel.rule_place.children[-2]) and panel.diary().rules == (), "beside the button, not below the chart"
    typed(panel.form, **RULE)
    panel.rule_place.children[-1].click()
    for year in range(2017, 2026):
        words = shown(*places)
        assert str(year) in words
        assert all(str(later) not in words.replace(f"laat {year + 1} zien", "").replace(f"Het is {year + 1}", "") for later in range(year + 1, 2027)), year
        if year == 2019:
            panel.next.click()
            assert "nog niets gekozen" in page(panel.year_place) and panel.diary().shown == 3
        choose(panel, why="" if year == 2020 else "omdat")
    assert panel.diary().over and "De reeks is rond" in page(panel.end_place) and "geen reden" in page(panel.end_place)
    assert desk.errors == [] and len([key for key in saved(desk).notes if "naspelen 20" in key]) == 9


def test_what_was_chosen_is_there_again_and_another_figure_has_its_own(desk):  # noqa: F811
    lesson = opened(desk)
    panel = ReplayPanel(lesson)
    typed(panel.form, **RULE)
    panel.rule_place.children[-1].click()
    choose(panel)
    again = ReplayPanel(lesson)
    assert again.diary().shown == 2 and again.diary().chosen[0].why == "omdat" and again.view.value == "land"
    again.pick.set_state({"value": "GM0855 sociale_cohesie"})
    assert again.diary().rules == () and replay_panel.CLOSED in page(again.year_place)
    typed(again.form, **RULE)
    again.rule_place.children[-1].click()
    assert "geen nieuwe meting" in page(again.year_place) and "2018" in shown(again.chart_place)
    again.pick.set_state({"value": "GM0855 woninginbraken"})
    assert again.diary().shown == 2 and desk.errors == []


def test_another_rule_later_is_told_as_later(desk):  # noqa: F811
    panel = ReplayPanel(opened(desk))
    typed(panel.form, **RULE)
    panel.rule_place.children[-1].click()
    choose(panel)
    panel.rule_place.children[-1].click()
    assert "Er staan al 2 jaren in beeld" in page(panel.rule_place)
    typed(panel.form, **{**RULE, "width": "1"})
    panel.rule_place.children[-1].click()
    assert "Dit is je 2e regel" in page(panel.rule_place) and panel.diary().rules[1][1] == 2
    choose(panel, "stoppen", "klaar")
    assert "opnieuw vast toen er al 2 jaren te zien waren" in page(panel.end_place) and "Je stopte in 2018" in page(panel.end_place)
    assert desk.errors == []


def test_both_comparisons_can_be_seen_and_are_two_pictures(desk):  # noqa: F811
    panel = ReplayPanel(opened(desk))
    typed(panel.form, **RULE)
    panel.rule_place.children[-1].click()
    seen = []
    for side in ("zelf", "land"):
        panel.view.set_state({"value": side})
        chart = next(each.chart for each in _inside(panel.chart_place) if isinstance(each, ChartView))
        assert faults(chart) == []
        seen.append((chart.alt, chart.title, str(chart.marks)))
    assert all(len(set(each)) == 2 for each in zip(*seen, strict=True))
    assert "buiten de grenzen, gunstiger" in seen[0][1] and "binnen de grenzen" in seen[1][1]


def test_one_figure_can_be_asked_for_and_a_page_shows_the_whole_series(desk, monkeypatch):  # noqa: F811
    lesson = opened(desk)
    panel = ReplayPanel(lesson, "vernieling", MONITOR.regions.find("Losser"))
    assert len(panel.there) == 1 and panel.pick not in panel.pieces and "Losser" in shown(panel.chart_place)
    monkeypatch.setenv("BWLAB_PAGES", "1")
    still = ReplayPanel(lesson)
    charts = [each for each in still.pieces if isinstance(each, Chart)]
    assert len(charts) == 2 and "2025" in charts[0].alt and replay_panel.ON_PAPER in still.pieces


@pytest.mark.parametrize("label", EACH)
def test_every_municipality_has_something_to_replay(label, desk):  # noqa: F811
    lesson = opened(desk, label)
    panel = ReplayPanel(lesson)
    for who, code in panel.there[:1] + panel.there[-1:]:
        panel.pick.set_state({"value": f"{who.code} {code}"})
        typed(panel.form, **RULE)
        panel.rule_place.children[-1].click()
        choose(panel)
        assert panel.diary().shown == 2 and desk.errors == [], (label, code)
    assert label in " ".join(str(each) for each in panel.pieces[:2]) or panel.there[0][0].label == label


# Two sliders


@pytest.mark.parametrize("label", EACH)
def test_every_position_of_both_sliders_changes_picture_and_words(label):
    panel = WidthPanel(alone(label=label))
    assert panel.width.value == 0.05 and panel.change.value == 0
    for slider in (panel.width, panel.change):
        seen = []
        panel.change.value = 20 if slider is panel.width and panel.found.percent else 2 if slider is panel.width else 0
        for place in range(len(slider.values)):
            slider.set_state({"index": place})
            chart = panel.scenario.view.chart
            assert faults(chart) == [] and chart.sentence.startswith("Als "), chart.title
            seen.append((chart.alt, chart.sentence, str(chart.marks)))
        for words in zip(*seen, strict=True):
            assert len(set(words)) == len(seen), slider.label
        panel.width.value, panel.change.value = 0.05, 0


def test_the_guesses_meet_the_sliders_and_do_not_give_the_replay_away(desk):  # noqa: F811
    lesson = opened(desk)
    assert lesson._alarms().startswith("36 van de 100 keer")
    assert "Stel dat het cijfer voor woninginbraken in Tilburg in één klap 20 procent lager wordt" in page(*lesson._expect_late())
    lesson.expect_everywhere()
    part = lesson._parts[-1]
    next(each for each in _inside(part) if type(each).__name__ == "Button").click()
    assert FIRST in page(*part.children) and "98 van de 100" not in page(*part.children)
    panel = ReplayPanel(lesson)
    typed(panel.form, **RULE)
    panel.rule_place.children[-1].click()
    choose(panel, "stoppen")
    next(each for each in _inside(part) if type(each).__name__ == "Button").click()
    assert "98 van de 100" in page(*part.children) and "2.727 keer kijken" in page(*part.children)


# Agreements and the log


def test_an_agreement_is_kept_fixed_and_its_change_told(desk):  # noqa: F811
    told = []
    panel = AgreementsPanel(opened(desk), lambda: told.append(1))
    assert agreements_panel.EXAMPLE in panel.pieces and saved(desk).agreements == []
    form = panel.rows.rows.forms[0]
    typed(form, measure="gesprekken", unit="gesprekken", adjust_at="120", stop_at="40", owner="teamleider", above="1", every="3")
    (kept,) = saved(desk).agreements
    assert (kept.adjust_at, kept.stop_at, kept.above, kept.every, kept.fixed) == (120, 40, True, 3, None)
    panel.said_place.children[-1].click()
    (kept,) = saved(desk).agreements
    assert kept.fixed == TODAY and kept.rule.every == 3 and "ligt vast sinds 1 december 2027" in page(panel.said_place)
    typed(form, stop_at="20", above="0")
    (kept,) = saved(desk).agreements
    assert kept.stop_at == 20 and kept.above is False and kept.rule.stop_at == 40 and "veranderd na vastleggen" in page(panel.said_place)
    typed(form, stop_at="veel")
    assert "geen getal" in form.problem and saved(desk).agreements[0].stop_at == 20
    assert told and desk.errors == []


def test_two_tabs_lose_nothing(desk):  # noqa: F811
    panel = AgreementsPanel(opened(desk))
    typed(panel.rows.rows.forms[0], measure="gesprekken", above="1")
    fill(desk, lambda record: setattr(record.agreements[0], "above", False))
    typed(panel.rows.rows.forms[0], owner="teamleider")
    (kept,) = saved(desk).agreements
    assert kept.above is False and kept.owner == "teamleider" and kept.measure == "gesprekken"


def test_bounds_that_contradict_each_other_are_not_fixed(desk):  # noqa: F811
    panel = AgreementsPanel(opened(desk))
    typed(panel.rows.rows.forms[0], measure="gesprekken", adjust_at="40", stop_at="120")
    panel.said_place.children[-1].click()
    assert "verkeerde kant" in page(panel.said_place) and saved(desk).agreements[0].fixed is None and desk.errors == []


def test_the_log_is_an_example_until_something_is_written(desk):  # noqa: F811
    fill(desk, lambda record: record.goals.append(Goal(key="g", text="Minder schuld", indicator="problematische_schulden")))
    panel = LogPanel(opened(desk))
    assert log_panel.INVENTED in page(panel.said_place) and page(panel.said_place).count("(voorbeeld)") == 2 and saved(desk).logbook == []
    typed(panel.rows.rows.forms[0], day="2027-11-01", planned="150", done="160", unit="gesprekken", choice="doorgaan")
    words = page(panel.said_place)
    assert "(voorbeeld)" not in words and "meer gedaan dan gepland" in words and "zonder reden" in words and "160 gesprekken van 150 gesprekken" in words
    typed(panel.rows.rows.forms[0], done="-3")
    assert "zonder min" in panel.rows.rows._line.problem + panel.rows.rows.forms[0].problem and saved(desk).logbook[0].done == 160 and desk.errors == []


def test_an_agreement_opens_in_the_log_and_a_look_before_it_does_not_count(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.agreements()
    lesson.log()
    agreements, log = lesson._parts
    rows = lambda part: next(each for each in _inside(part) if isinstance(each, Rows))  # noqa: E731
    typed(rows(agreements).forms[0], measure="gesprekken", adjust_at="120", stop_at="40")
    next(each for each in _inside(agreements) if type(each).__name__ == "Button" and each.description.startswith("Leg vast")).click()
    key = saved(desk).agreements[0].key
    form = rows(log).forms[0]
    assert any(spec["key"] == "agreement" for spec in form.fields)
    typed(form, agreement=key, day="2027-11-01", done="38", unit="gesprekken", choice="doorgaan", why="bijna")
    assert "van voor de dag waarop de afspraak werd vastgelegd" in page(*log.children)
    typed(form, day="2027-12-01")
    assert "de afspraak zegt stoppen, jij koos doorgaan. Dat mag. Je reden: bijna" in page(*log.children) and desk.errors == []


# The whole notebook


@pytest.mark.parametrize("make", [filled, hostile])
def test_it_opens_on_any_dossier(make, desk):  # noqa: F811
    def change(record):
        for name, value in make():
            if name not in ("revision", "region", "label", "version"):
                setattr(record, name, value)
        record.challenges = record.challenges[:4] or [Challenge(title="x")]
        record.goals = record.goals[:6]
        record.agreements, record.logbook = record.agreements[:4], record.logbook[:4]

    fill(desk, change)
    lesson = desk.open("fase_5")
    assert desk.errors == [] and lesson.banner.problem == ""
    assert all(part.children for part in lesson._parts)
    if make is filled:
        words = page(*(child for part in lesson._parts for child in part.children))
        assert "96 huishoudens van 150 huishoudens" in words and "oude telefoonnummers" in words and "(voorbeeld)" not in words
        assert logbook.begun([LogEntry()]) == [] and any(isinstance(each, Form) for part in lesson._parts for each in _inside(part))
