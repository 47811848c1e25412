"""Phase 4: effects kept and drawn, a slider that turns something round, who differs, and a decision with what it lacks."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, hostile
from lessons.desk import EACH, MONITOR, _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.charts import Chart
from bwlab.lessons.fase_4.decision_panel import COMPLETE, DecisionPanel
from bwlab.lessons.fase_4.differing_panel import DifferingPanel
from bwlab.lessons.fase_4.effects_panel import TAKEN_ALREADY, EffectsPanel
from bwlab.lessons.fase_4.example import NO_GOAL, NO_SIZES
from bwlab.lessons.fase_4.of_goal import FIRST_A_GOAL
from bwlab.lessons.fase_4.options_panel import OptionsPanel
from bwlab.lessons.fase_4.regret_panel import NO_TURN, RegretPanel
from bwlab.lessons.fase_4.weighing_panel import WeighingPanel, answer
from bwlab.lessons.parts.first_goal import START
from bwlab.policy import Expected, Goal, Option
from bwlab.policy.deciding.missing import APART
from bwlab.policy.deciding.taking import MARK
from bwlab.policy.deciding.weighing import NO_TOTAL
from bwlab.policy.records.deciding import NOTHING
from bwlab.widgets import ChartView, Form, Rows
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 30)
opened, alone = at("fase_4", TODAY)
#: The parts that are only here.
OWN = ("goal", "options", "expect_cells", "effects", "expect_better", "weigh", "expect_turn", "regret", "differ", "limits", "decide")


@pytest.fixture(autouse=True)
def _undrawn(monkeypatch):
    """Backgrounds are drawn in the tests of the pictures and of every notebook; here their words and marks are looked at."""
    monkeypatch.setattr(Chart, "background_png", lambda self: b"")
    monkeypatch.setattr(Chart, "picture_png", lambda self: b"")


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def chosen(record):
    """A goal with two options."""
    record.goals.append(Goal(key="g", indicator="woninginbraken", text="Minder inbraken"))
    record.options += [Option(key="a", goal="g", text="Sloten nakijken", loses="kopers betalen zelf"), Option(key="b", goal="g", text="Toezicht")]


def sized(record):
    """The same, with sizes in one unit."""
    chosen(record)
    for option, ends in (("a", (40, 120, 160)), ("b", (70, 90, 100))):
        record.expected.append(Expected(key=f"e{option}", option=option, goal="g", theme="Veiligheid", ledger="nu", sentiment="gunstiger", unit="huizen", low=ends[0], likely=ends[1], high=ends[2]))


def first(part, kind):
    return next(each for each in _inside(part) if isinstance(each, kind))


# Beginning here


def test_starting_here_with_nothing_ends_in_a_decision(desk):  # noqa: F811
    """An empty dossier, from the first goal to a decision, in this notebook alone."""
    lesson = opened(desk, "Vlieland")
    for name in ("goal", "options", "effects", "weigh", "differ", "decide"):
        getattr(lesson, name)()
    goal, options, effects, weigh, differ, decide = lesson._parts
    assert START in page(*goal.pieces) and all(NO_GOAL in page(*each.pieces) for each in (effects, weigh, differ, decide)) and FIRST_A_GOAL in page(*decide.pieces)
    typed(first(goal, Form), text="Minder inbraken", indicator="woninginbraken")
    rows = first(options, Rows)
    typed(rows.forms[0], text="Sloten nakijken", gains="huurders")
    rows._more.click()
    typed(rows.forms[1], text="Toezicht")
    assert saved(desk, "Vlieland").options[1].goal == saved(desk, "Vlieland").goals[0].key and NO_GOAL not in page(*effects.pieces)
    typed(first(effects, Rows).forms[0], theme="Veiligheid", ledger="nu", sentiment="gunstiger", text="Minder mensen maken een inbraak mee")
    assert "is het vak van optie 2 leeg" in page(*weigh.pieces) and "optie 1 is in één vak beter" in page(*weigh.pieces)
    typed(first(decide, Rows).forms[0], option=saved(desk, "Vlieland").options[0].key, body="gemeenteraad", minority="Een fractie wil toezicht")
    (made,) = saved(desk, "Vlieland").decisions
    assert (made.goal, made.minority) == (saved(desk, "Vlieland").goals[0].key, "Een fractie wil toezicht") and "Gemeenteraad: optie 1" in page(*decide.pieces)
    assert "Van optie 2" not in page(*decide.pieces) and "Van niets doen en optie 2 is geen verwacht effect" in page(*decide.pieces) and desk.errors == []


def test_an_example_is_named_and_never_kept(desk):  # noqa: F811
    lesson = desk.open("fase_4")
    record = saved(desk)
    assert not any(getattr(record, field) for field in ("goals", "options", "expected", "considerations", "heard", "decisions"))
    charts = [each.chart for part in lesson._parts for each in _inside(part) if isinstance(each, ChartView)]
    assert sum(chart.title.startswith("Voorbeeld. ") for chart in charts) == 2 and all("verzonnen" in chart.source for chart in charts if chart.title.startswith("Voorbeeld"))
    assert desk.errors == []


# What is expected


def test_an_effect_is_kept_drawn_and_judged_and_a_second_tab_loses_nothing(desk):  # noqa: F811
    fill(desk, chosen)
    told = []
    panel, other = EffectsPanel(opened(desk), lambda: told.append(1)), EffectsPanel(opened(desk))
    assert panel.way.value == "a" and "nog geen ingevuld" in panel.picture_place.children[0].chart.title
    typed(panel.rows.rows.forms[0], theme="Veiligheid", ledger="later", sentiment="gunstiger", likely="-0,4", indicator="woninginbraken", year="2028")
    other.way.set_state({"value": NOTHING})
    typed(other.rows.rows.forms[0], theme="Milieu", ledger="elders", sentiment="onbekend")
    one, two = saved(desk).expected
    assert (one.option, one.goal, one.likely, one.year) == ("a", "g", -0.4, 2028) and (two.option, two.goal, two.sentiment) == ("", "g", "onbekend")
    typed(panel.rows.rows.forms[0], low="-0,8", high="0")
    assert (saved(desk).expected[0].low, saved(desk).expected[0].high) == (-0.8, 0) and len(saved(desk).expected) == 2 and len(told) == 2
    chart = panel.picture_place.children[0].chart
    assert "1 van de 72 vakken zegt" in chart.title and faults(chart) == [] and "−0,4 per 1.000 inwoners (−0,8 tot 0,0), vanaf 2028" in chart.table.to_string()
    for wrong, words in (({"likely": "veel"}, "geen getal"), ({"likely": "-0,4", "year": "1200"}, "Het jaar 1200 kan hier niet")):
        typed(panel.rows.rows.forms[0], **wrong)
        assert words in panel.rows.rows.forms[0].problem
    assert (saved(desk).expected[0].likely, saved(desk).expected[0].year) == (-0.4, 2028) and desk.errors == []
    typed(panel.rows.rows.forms[0], likely="", sentiment="ongunstiger")
    assert saved(desk).expected[0].likely is None, "emptied is a blank and no zero"


def test_each_option_has_its_own_forms(desk):  # noqa: F811
    fill(desk, sized)
    panel = EffectsPanel(opened(desk))
    assert panel.rows.rows.forms[0].values["likely"] == "120"
    panel.way.set_state({"value": "b"})
    assert panel.rows.rows.forms[0].values["likely"] == "90" and len(panel.rows.rows.forms) == 1
    typed(panel.rows.rows.forms[0], likely="95")
    assert [each.likely for each in saved(desk).expected] == [120, 95] and desk.errors == []


def test_the_outcome_of_a_scenario_is_taken_over_once(desk):  # noqa: F811
    def change(record):
        chosen(record)
        record.scenarios = filled().scenarios
        record.options[0].scenario = "sa"

    fill(desk, change)
    panel = EffectsPanel(opened(desk))
    button, place = panel.form_place.children[1:]
    button.click()
    (made,) = saved(desk).expected
    assert made.source.startswith(MARK) and made.option == "a" and made.low < made.likely < made.high <= 0 and "procentpunt" in page(panel.said_place, panel.picture_place)
    button.click()
    assert len(saved(desk).expected) == 1 and TAKEN_ALREADY in page(place)
    panel.way.set_state({"value": "b"})
    assert len(panel.form_place.children) == 1 and desk.errors == []


# Weighing


def test_what_is_kept_is_weighed_again(desk):  # noqa: F811
    fill(desk, chosen)
    lesson = opened(desk)
    for name in ("effects", "weigh", "expect_better", "regret"):
        getattr(lesson, name)()
    effects, weigh, _, regrets = lesson._parts
    assert "nog geen vak ingevuld" in page(*weigh.pieces) and NO_TOTAL in page(*weigh.pieces) and NO_SIZES in page(*regrets.pieces)
    rows = first(effects, Rows)
    typed(rows.forms[0], theme="Veiligheid", ledger="nu", sentiment="gunstiger", unit="huizen", low="40", likely="120", high="160")
    assert "is het vak van optie 2 leeg" in page(*weigh.pieces) and NO_SIZES in page(*regrets.pieces) and answer(lesson).endswith("Leeg telt nooit als gelijk.")
    fill(desk, lambda record: record.expected.append(Expected(option="b", goal="g", theme="Veiligheid", ledger="nu", sentiment="geen", unit="huizen", low=0, likely=0, high=0)))
    typed(rows.forms[0], likely="121")
    assert "nergens minder dan optie 2" in page(*weigh.pieces) and NO_SIZES not in page(*regrets.pieces) and "ja, optie 1 is in de vakken" in answer(lesson)
    assert desk.errors == []


def test_only_goals_with_an_option_come_first(desk):  # noqa: F811
    fill(desk, lambda record: (record.goals.append(Goal(key="leeg", text="Zonder opties")), chosen(record)))
    panel = WeighingPanel(opened(desk))
    assert list(panel.goals) == ["g", "leeg"] and "Sloten" in page(*panel.pieces)
    panel.pick.set_state({"value": "leeg"})
    assert "geen optie om mee te vergelijken" in page(panel.place) and desk.errors == []


# One slider


@pytest.mark.parametrize("make", ["own", "example"])
def test_every_position_changes_the_picture_and_the_words(make, desk):  # noqa: F811
    if make == "own":
        fill(desk, sized)
    panel = RegretPanel(opened(desk))
    assert (NO_SIZES in page(*panel.pieces)) is (make == "example") and panel.slider.value == 1 and panel.slider.text == "100 procent: zoals je verwacht"
    seen, best = [], []
    for place in range(len(panel.slider.values)):
        panel.slider.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == [] and chart.sentence.startswith("Als ")
        seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
        best.append("optie 2 het gunstigst" in chart.sentence)
    for words in zip(*seen, strict=True):
        assert len(set(words)) == len(seen)
    assert best == [value < 0.75 for value in panel.slider.values] and "75 procent: het omslagpunt" in panel.slider.texts


def test_the_guess_meets_the_slider(desk):  # noqa: F811
    fill(desk, sized)
    lesson = opened(desk)
    lesson.expect_turn()
    form, button, place = lesson._parts[0].pieces
    typed(form, answer="minder")
    button.click()
    assert "75 procent" in page(place) and "Jij dacht: minder dan de helft" in page(place) and desk.errors == []


def test_two_units_stand_apart_and_alike_options_have_no_slider(desk):  # noqa: F811
    fill(desk, sized)
    fill(desk, lambda record: record.expected.append(Expected(option="a", goal="g", theme="Milieu", ledger="nu", sentiment="gunstiger", unit="ton", low=1, likely=2, high=3)))
    words = page(*RegretPanel(opened(desk)).pieces)
    assert APART in words and "Ton, hier en nu (Milieu): Optie 2" in words and "Dat is geen nul" in words
    fill(desk, lambda record: setattr(record.expected[1], "likely", 120) or setattr(record.expected[1], "high", 130))
    panel = RegretPanel(opened(desk))
    assert NO_TURN in page(*panel.pieces)
    lesson = opened(desk)
    lesson.expect_turn()
    assert "niets te schatten" in page(*lesson._parts[0].pieces) and desk.errors == []


# Who differs, and the decision


def test_who_was_heard_is_kept_beside_the_options_and_named_in_the_decision(desk):  # noqa: F811
    fill(desk, chosen)
    lesson = opened(desk)
    lesson.decide()
    panel = DifferingPanel(lesson, lesson.voice_kept)
    decide = lesson._parts[0]
    form = first(decide, Rows).forms[0]
    typed(form, option="a", why="Het kan snel")
    typed(panel.reasons.rows.forms[0], kind="politiek", option="b", text="Toezicht is eerlijker", who="een fractie")
    typed(panel.voices.rows.forms[0], who="winkeliers", prefers="b", said="Wij willen toezicht", day="2027-01-05")
    record = saved(desk)
    assert (record.considerations[0].goal, record.heard[0].goal, record.heard[0].prefers, record.heard[0].day) == ("g", "g", "b", dt.date(2027, 1, 5))
    words = page(panel.said_place)
    assert "Toezicht is eerlijker (een fractie)" in words and "wordt niets geteld" in words and "alleen politieke overwegingen" in words and "kopers betalen zelf" in words
    assert "Iets anders gekozen: winkeliers" in page(*decide.pieces) and first(decide, Rows).forms[0] is form, "what is being typed stays"
    typed(form, minority="Wij willen toezicht (winkeliers)")
    assert "Iets anders gekozen" not in page(*decide.pieces) and desk.errors == []


def test_a_decision_is_kept_and_what_it_lacks_gets_less(desk):  # noqa: F811
    fill(desk, chosen)
    panel = DecisionPanel(opened(desk))
    form = panel.rows.rows.forms[0]
    typed(form, option=NOTHING, body="college van burgemeester en wethouders", day="2026-12-10", evaluated="2026-12-01", indicator="woninginbraken")
    words = page(panel.said_place)
    assert "ligt niet na het besluit" in words and "niets doen op 10 december 2026" in words and "Er staat niet waarom" in words
    fill(desk, lambda record: setattr(record.decisions[0], "why", "Uit een andere tab"))
    typed(form, evaluated="2029-12-01")
    assert saved(desk).decisions[0].why == "Uit een andere tab" and "ligt niet na" not in page(panel.said_place) and "Er staat niet waarom" not in page(panel.said_place)
    typed(form, evaluated="geen dag")
    assert "geen datum" in form.problem and saved(desk).decisions[0].evaluated == dt.date(2029, 12, 1) and desk.errors == []


def test_a_whole_decision_is_whole_and_no_more(desk):  # noqa: F811
    record = filled()
    panel = DecisionPanel(alone(record))
    assert COMPLETE not in page(*panel.pieces) and "niet in je indicatorenplan" in page(*panel.pieces)
    assert "zegt dat niet" in COMPLETE


def test_options_of_a_goal_can_be_changed_here(desk):  # noqa: F811
    fill(desk, chosen)
    panel = OptionsPanel(opened(desk))
    typed(panel.rows.rows.forms[1], text="Toezicht in de avond")
    assert saved(desk).options[1].text == "Toezicht in de avond" and saved(desk).options[0].loses == "kopers betalen zelf" and "Toezicht in de avond" in page(panel.said_place)


# The whole notebook


@pytest.mark.parametrize("make", [filled, hostile])
def test_it_opens_on_any_dossier(make, desk):  # noqa: F811
    def change(record):
        for name, value in make():
            if name not in ("revision", "region", "label", "version"):
                setattr(record, name, value)
        record.goals = record.goals[:4]
        if make is hostile:
            for place, each in enumerate(record.options[:3]):
                each.goal, each.text = "g0", HOSTILE[place + 4]
            for place, each in enumerate(record.expected[:4]):
                each.option, each.theme, each.ledger, each.sentiment = record.options[place % 3].key, "Wonen", "nu", "gunstiger"

    fill(desk, change)
    lesson = desk.open("fase_4", run=False)
    for name in OWN:
        getattr(lesson, name)()
    assert desk.errors == [] and lesson.banner.problem == "" and all(part.children for part in lesson._parts)
    words = page(*(piece for part in lesson._parts for piece in part.pieces))
    assert "<script" not in words and len([each for part in lesson._parts for each in _inside(part) if isinstance(each, ChartView)]) >= 2


@pytest.mark.parametrize("label", EACH)
def test_how_many_themes_have_a_figure_is_counted_here(label, desk):  # noqa: F811
    lesson = opened(desk, label)
    there = {MONITOR.catalogue[code].theme for code in set(MONITOR.values(lesson.region.code, indicator=MONITOR.catalogue.codes).dropna(subset=["value"])["indicator"]) if MONITOR.catalogue[code].dimension == "hier en nu"}
    assert f"voor {label} is er bij {len(there)} van de 8 thema" in lesson._cells() and "geen regionaal cijfer" in lesson._cells()
