"""Step 10: own guesses, a backtest that is logged, a rule fixed before its result, and looking back without claims."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, hostile
from ipywidgets import Button
from lessons.desk import _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.charts import Chart
from bwlab.dossier import Forecast, Prediction
from bwlab.lessons.lezen_4.forecast_panel import FIGURES, ForecastPanel
from bwlab.lessons.stap_10 import calibration_panel
from bwlab.lessons.stap_10.backtest_panel import AGAIN, EARLIER, NEW, OLDER, BacktestPanel
from bwlab.lessons.stap_10.experiments_panel import CardsPanel, ResultsPanel
from bwlab.lessons.stap_10.reflection_panel import checked
from bwlab.lessons.stap_10.rule_panel import LEAD, RulePanel
from bwlab.policy import Experiment
from bwlab.policy.learning.experiments import judged
from bwlab.widgets import Rows, Scenario
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
LABELS = ("Tilburg", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Den Haag")
opened, _ = at("stap_10", TODAY)


def buttons(place):
    return [each for each in _inside(place) if isinstance(each, Button)]


def guesses(n):
    return [Prediction(notebook="stap_01", indicator=f"x{place}", year=2022, guess=0.8, truth=0.4) for place in range(n)]


def bands(n, hits):
    return [Forecast(notebook="lezen_4", indicator=f"x{place}", origin=2018, year=2022, low=0, high=1, level=0.9, truth=0.5 if place < hits else 2) for place in range(n)]


# Own guesses


@pytest.mark.parametrize("n", [0, 1, 5, 30])
def test_any_number_of_guesses_is_shown_without_a_score(n, desk):  # noqa: F811
    fill(desk, lambda record: (record.predictions.extend(guesses(n)), record.forecasts.extend(bands(n, n // 2))))
    pieces = calibration_panel.pieces(opened(desk))
    charts = [each for each in pieces if isinstance(each, Chart)]
    assert len(charts) == 2 and all(faults(each) == [] for each in charts)
    said = " ".join(each.title + each.sentence for each in charts)
    assert ("Voorbeeld" in said) == (n == 0) and "score" not in said
    assert ("te weinig" in said) == (n in (1,)) or n == 0
    if n == 30:
        assert "te smal" in said and "te gunstig" in said and "Dat is zelden" in said


def test_the_example_is_never_kept_and_closed_envelopes_do_not_count(desk):  # noqa: F811
    fill(desk, lambda record: record.forecasts.append(Forecast(notebook="lezen_4", indicator="x", origin=2018, year=2022, low=0, high=1, level=0.9)))
    lesson = opened(desk)
    lesson.calibration()
    assert calibration_panel.NONE in calibration_panel.pieces(lesson) and saved(desk).predictions == [] and len(saved(desk).forecasts) == 1


# The backtest


@pytest.mark.parametrize("label", LABELS)
def test_a_backtest_shows_other_figures_or_another_year_than_reading_4(label, desk):  # noqa: F811
    panel, reading = BacktestPanel(opened(desk, label)), ForecastPanel(desk.open("lezen_4", label, run=False))
    other = {code: reading._span(code) for code in reading.figures}
    spans = {code: panel._span(code) for code in panel.figures}
    assert panel._why in panel.pieces and panel.region.label == label
    if panel._why == NEW:
        assert not set(spans) & set(other)
    elif panel._why == OLDER:
        assert all(other.get(code, (0, 0))[0] - origin in (EARLIER, -origin) for code, (origin, _) in spans.items())
    else:
        assert panel._why == AGAIN and len(panel.figures) <= FIGURES
    for code in panel.figures:
        assert faults(panel.draw(code, None, opened=True)) == [], code


def test_the_slider_moves_picture_and_words_and_the_error_is_logged(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.calibration()
    lesson.backtest()
    panel = BacktestPanel(lesson)
    before = panel._current()
    panel.low.set_state({"index": 10})
    panel.high.set_state({"index": 30})
    after = panel._current()
    assert (after.alt, after.sentence) != (before.alt, before.sentence) and after.marks != before.marks
    panel.button.click()
    (made,) = saved(desk).forecasts
    assert made.notebook == "stap_10" and made.truth is not None and desk.errors == []
    said = panel._current().sentence
    off = abs(made.truth - (made.low + made.high) / 2)
    assert f"Het midden van jouw band zat er {off:.1f}".replace(".", ",") in said and "blijft gelijk" in said and "afstand blijft" in said
    assert "Voorbeeld" not in as_html(lesson._parts[0]), "the pictures above follow"


def test_an_empty_band_is_refused_with_a_sentence(desk):  # noqa: F811
    panel = BacktestPanel(opened(desk))
    panel.button.click()
    assert "moet onder je hoogste" in panel.view.problem and saved(desk).forecasts == []


# The rule


def test_every_slider_moves_picture_and_words(desk):  # noqa: F811
    panel = RulePanel(opened(desk))
    assert panel.pieces[0] == LEAD
    scenario = panel.pieces[1]
    assert isinstance(scenario, Scenario)
    for slider in scenario.sliders.values():
        before = scenario.view.chart
        slider.set_state({"index": slider.index + 1})
        after = scenario.view.chart
        assert before.marks != after.marks and before.alt != after.alt and before.sentence != after.sentence, slider.label
        assert faults(after) == []


def test_the_own_card_gives_people_and_bound(desk):  # noqa: F811
    def change(record):
        record.experiments = [Experiment(text="Zonder mensen", at_least=200), Experiment(text="Spreekuur", people=17, at_least=5, above=False)]

    fill(desk, change)
    panel = RulePanel(opened(desk))
    chart = panel.pieces[1].view.chart
    assert "Spreekuur" in panel.pieces[0] and "5 of minder" in chart.alt and "17 deelnemers" in chart.alt and "Voorbeeld" not in chart.title
    assert "enkele" not in chart.title and faults(chart) == []


# Cards and results


def plan(panel):
    form = panel.rows.forms[0]
    typed(form, text="Een spreekuur in het zwembad", measure="gezinnen", unit="gezinnen", people="30", at_least="12", judged="2027-09-01")
    return form


def test_a_rule_is_fixed_by_a_button_and_a_later_change_is_named(desk):  # noqa: F811
    panel = CardsPanel(opened(desk), lambda: None)
    form = plan(panel)
    (button,) = buttons(panel.fix_place)
    assert "Leg de stopregel vast" in button.description and saved(desk).experiments[0].fixed is None
    button.click()
    (made,) = saved(desk).experiments
    assert made.fixed == made.rule.day == TODAY and made.rule.at_least == 12 and buttons(panel.fix_place) == []
    typed(form, at_least="6")
    assert "veranderd na vastleggen" in as_html(panel.fix_place) and saved(desk).experiments[0].rule.at_least == 12
    buttons(panel.fix_place)[0].click()
    (made,) = saved(desk).experiments
    assert (made.rule.at_least, [each.at_least for each in made.former], made.fixed) == (6, [12], TODAY) and desk.errors == []


def test_a_result_before_the_rule_can_no_longer_be_fixed(desk):  # noqa: F811
    panel = CardsPanel(opened(desk), lambda: None)
    plan(panel)
    (button,) = buttons(panel.fix_place)
    fill(desk, lambda record: setattr(record.experiments[0], "result", 20))
    button.click()
    assert "Er staat al een resultaat" in as_html(panel.fix_place) and saved(desk).experiments[0].fixed is None and desk.errors == []


def test_the_result_gets_its_day_and_the_register_follows(desk):  # noqa: F811
    panel = CardsPanel(opened(desk), lambda: None)
    plan(panel)
    buttons(panel.fix_place)[0].click()
    after = dt.date(2027, 9, 3)
    results = ResultsPanel(opened(desk, today=after), lambda: None)
    form = results.form_place.children[0]
    typed(form, result="9", verdict="doorgaan")
    (made,) = saved(desk).experiments
    assert (made.result, made.noted) == (9, after) and judged(made, after).says == "stoppen"
    page = as_html(results.said_place)
    assert "De regel zegt stoppen, jij kiest doorgaan. Waarom?" in page and "geen bron" in page and "gaat door" in page
    typed(form, why="De kaartjes waren op", source="de balie")
    assert "De kaartjes waren op" in as_html(results.said_place) and saved(desk).experiments[0].noted == after
    typed(form, result="")
    assert saved(desk).experiments[0].noted is None and desk.errors == []


def test_what_another_tab_wrote_stays(desk):  # noqa: F811
    fill(desk, lambda record: record.experiments.append(Experiment(key="a", text="Eerste", result=3, noted=TODAY, source="telling")))
    panel = CardsPanel(opened(desk), lambda: None)
    fill(desk, lambda record: record.experiments.append(Experiment(key="b", text="Van een ander")))
    fill(desk, lambda record: setattr(record.experiments[0], "found", "Vooral ouders"))
    typed(panel.rows.forms[0], text="Eerste, anders")
    first, other = saved(desk).experiments
    assert (first.text, first.result, first.found, first.source, other.text) == ("Eerste, anders", 3, "Vooral ouders", "telling", "Van een ander")


@pytest.mark.parametrize(("field", "value", "said"), [("people", "-3", "heel getal"), ("people", "2,5", "heel getal"), ("at_least", "veel", "geen getal"), ("judged", "9999-01-01", "9999 kan hier niet"), ("at_least", "9999999999999", "te groot")])
def test_what_cannot_be_gets_a_sentence_and_the_rest_is_kept(field, value, said, desk):  # noqa: F811
    panel = CardsPanel(opened(desk), lambda: None)
    form = panel.rows.forms[0]
    typed(form, text="Een proef", **{field: value})
    assert said in form.problem and saved(desk).experiments[0].text == "Een proef" and getattr(saved(desk).experiments[0], field) is None and desk.errors == []


def test_an_emptied_or_removed_card_is_gone_and_can_come_back(desk):  # noqa: F811
    fill(desk, lambda record: record.experiments.append(Experiment(key="a", text="Eerste")))
    panel = CardsPanel(opened(desk), lambda: None)
    buttons(panel.rows._place)[0].click()
    assert saved(desk).experiments == []
    panel.rows._back.click()
    assert [each.text for each in saved(desk).experiments] == ["Eerste"]


@pytest.mark.parametrize("make", [filled, hostile])
def test_a_full_or_hostile_dossier_is_shown_as_text(make, desk):  # noqa: F811
    found = make()
    fill(desk, lambda record: [setattr(record, name, getattr(found, name)) for name in ("experiments", "goals", "agenda", "challenges")])
    lesson = desk.open("stap_10", "Tilburg")
    assert desk.errors == []
    page = "".join(as_html(each) for each in lesson._parts)
    assert "<script>alert" not in page
    assert any(isinstance(each, Rows) for part in lesson._parts for each in _inside(part))


# Looking back


def test_claims_get_their_sentence_and_only_what_went_well_too(desk):  # noqa: F811
    fill(desk, lambda record: record.set_note("stap_10", "goed", "Dankzij ons beleid is het doel gehaald"))
    said = " ".join(checked(saved(desk), "stap_10")[0])
    assert "oorzaak" in said and "zonder bron" in said and "niet ging" in said
    fill(desk, lambda record: (record.set_note("stap_10", "goed", "30 gezinnen kwamen langs"), record.set_note("stap_10", "niet", HOSTILE[4])))
    assert checked(saved(desk), "stap_10") == []


def test_the_sentences_follow_what_is_typed(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.reflection()
    forms = {form.fields[0]["label"]: form for form in _inside(lesson._parts[-1]) if hasattr(form, "fields") and form.fields}
    typed(next(form for label, form in forms.items() if label.startswith("Wat ging goed")), text="Een succes")
    assert "zonder bron" in as_html(lesson._parts[-1].pieces[-1]) and saved(desk).note("stap_10", "goed").text == "Een succes" and desk.errors == []
