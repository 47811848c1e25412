"""Reading 4: forecast, movement, outlook and pace, with every slider moved."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
from charts.measure import faults, words
from ipywidgets import Button
from lessons.desk import MONITOR, desk  # noqa: F401

from bwlab.dossier import Forecast
from bwlab.lessons.lezen_4 import track_table
from bwlab.lessons.lezen_4.forecast_panel import AHEAD, FIGURES, ForecastPanel, score
from bwlab.lessons.lezen_4.movement_panel import MovementPanel
from bwlab.lessons.lezen_4.outlook_panel import OutlookPanel, own_track, rough, track_words
from bwlab.lessons.lezen_4.pace_panel import PacePanel
from bwlab.lessons.parts.carrying import bounds, carrying, known_years, nice
from bwlab.monitor.outlooks import horizons, measured, measured_for, series_of
from bwlab.widgets.form import Form
from bwlab.widgets.show import as_html

BOTH = ("Tilburg", "Vlieland")  # every series, and crime alone
LABELS = ("Tilburg", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Amsterdam")


def opened(desk, label="Tilburg"):  # noqa: F811
    return desk.open("lezen_4", label, run=False)


def saved(desk, label="Tilburg"):  # noqa: F811
    path = desk.folder / f"dossier {label}.json"
    return json.loads(path.read_text("utf-8"))["forecasts"] if path.exists() else []


def guess(panel, low, high):
    panel.low.set_state({"index": low})
    panel.high.set_state({"index": high})


# What can carry it


def test_what_can_carry_a_look_ahead_is_well_being_of_enough_years():
    figures = carrying(MONITOR)
    assert 10 <= len(figures) <= 14 and figures[0].code == "tevredenheid_leven"
    assert all(not each.finance and horizons(MONITOR, each.code) for each in figures)
    for label in LABELS:
        region = MONITOR.regions.find(label)
        assert any(len(known_years(MONITOR, region, each.code)) >= 2 for each in figures), label


@pytest.mark.parametrize(("step", "decimals", "found"), [(0.34, 1, 0.5), (0.01, 1, 0.1), (130.0, 0, 200), (0.2, 1, 0.2), (7.0, 0, 10)])
def test_steps_are_round_and_never_finer_than_the_figures(step, decimals, found):
    assert nice(step, decimals) == pytest.approx(found)


# The forecast


@pytest.mark.parametrize("label", LABELS)
def test_closed_envelopes_keep_their_secret_and_open_ones_tell_it(label, desk):  # noqa: F811
    panel = ForecastPanel(opened(desk, label))
    assert 1 <= len(panel.figures) <= FIGURES
    for code in panel.figures:
        panel.pick.set_state({"value": code})
        origin, year = panel._span(code)
        assert year - origin == AHEAD and str(year) in panel.view.chart.title
        own = MONITOR.table(code).loc[panel.region.code]
        table = panel.view.chart.table
        assert str(origin + 1) not in " ".join(table["Jaar"]) and list(table.loc[table["Jaar"] == str(year), "Wat"]) == ["Voorspelling: jij"]
        guess(panel, 3, len(panel.low.values) - 4)
        assert faults(panel.view.chart) == [] and panel.view.chart.sentence.startswith("Als je er 90 procent zeker")
        panel.button.click()
        chart = panel.view.chart
        assert faults(chart) == [] and ("raak" in words(chart)) == (panel.low.value <= own[year] <= panel.high.value)
        for method, name in (("trend", "rechte lijn"), ("gap", "afstand blijft")):
            held = measured(MONITOR, code, AHEAD, 0.9, method).coverage
            assert f"klopte {round(100 * held)} %" in words(chart), name
    n = len(panel.figures)
    assert [each["truth"] is not None for each in saved(desk, label)] == [True] * (n if panel.region.label == label else 0)
    assert f"van {n} lag de waarheid" in as_html(panel.score) and desk.errors == []


def test_a_forecast_is_kept_and_stays_open(desk):  # noqa: F811
    panel = ForecastPanel(opened(desk))
    assert panel.low.value == panel.high.value == MONITOR.table("tevredenheid_leven").loc["GM0855", 2018], "no change is where it starts"
    guess(panel, 10, 30)
    panel.level.set_state({"value": "80"})
    panel.button.click()
    (kept,) = saved(desk)
    assert (kept["origin"], kept["year"], kept["level"], kept["truth"]) == (2018, 2022, 0.8, 82.1)
    assert (kept["low"], kept["high"]) == (panel.low.value, panel.high.value)
    again = ForecastPanel(opened(desk))
    assert again.opened and again.button.disabled and again.low.layout.display == "none" and "82,1" in again.view.chart.title
    assert "beloofd" in " ".join(words(again.view.chart)) and "80 % beloofd" in words(again.view.chart)
    again.pick.set_state({"value": "vrijwilligerswerk"})
    assert not again.opened and not again.button.disabled and again.low.layout.display == ""
    assert desk.errors == []


def test_the_lowest_never_stands_above_the_highest(desk):  # noqa: F811
    panel = ForecastPanel(opened(desk))
    for slider, other, place in ((panel.low, panel.high, 30), (panel.high, panel.low, 10)):
        before = panel.view.chart
        slider.set_state({"index": place})
        assert other.index == place and panel.view.chart.alt != before.alt and panel.view.chart.marks != before.marks
    assert desk.errors == []


@pytest.mark.parametrize(("low", "high"), [(20, 20), (30, 10)])
def test_without_a_band_it_stays_closed(low, high, desk):  # noqa: F811
    panel = ForecastPanel(opened(desk))
    guess(panel, low, high)
    assert "laagste en een hoogste" in panel.view.chart.sentence and faults(panel.view.chart) == []
    panel.button.click()
    assert "Je laagste waarde moet onder je hoogste liggen" in panel.view.problem
    assert not panel.opened and saved(desk) == [] and desk.errors == []


def made(hits, n=5, level=0.9):
    return [
        Forecast(notebook="lezen_4", indicator=str(each), origin=2018, year=2022, low=0, high=1, level=level, truth=0.5 if each < hits else 2)
        for each in range(n)
    ]


def test_the_score_says_how_likely_so_few_are():
    assert score([]) == score([made(1)[0].model_copy(update={"truth": None})]) == ""
    # 1 - 0.9^5 - 5 x 0.1 x 0.9^4 = 0.0815
    assert "In 3 van 5 lag de waarheid binnen jouw band. 90 procent betekent: gemiddeld 4,5 van de 5." in score(made(3))
    assert "8 van de 100 keer 3 of minder" in score(made(3)) and "ruimer" in score(made(5))
    assert "weinig" in score(made(1, 2)) and "verwacht je er 8,5" in score(made(5) + made(3, 5, 0.8))


def test_the_last_part_shows_what_was_forecast(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.own_record()
    assert "nog geen envelop" in as_html(lesson._parts[-1])
    panel = ForecastPanel(lesson)
    guess(panel, 0, 40)
    panel.button.click()
    page = as_html(lesson._parts[-1])
    assert "In 1 van 1" in page and "82,1 %: raak" in page
    desk.piece(lesson, "own_record", Form).set_state({"values": {"text": "Als er niets verandert …"}})
    assert desk.piece(opened(desk), "own_record", Form).values["text"] == "Als er niets verandert …"


# The country and the municipality


@pytest.mark.parametrize("label", BOTH)
def test_every_start_year_of_every_figure(label, desk):  # noqa: F811
    panel = MovementPanel(opened(desk, label))
    for code in panel.figures:
        panel.pick.set_state({"value": code})
        backgrounds = set()
        for place, start in enumerate(panel.start.values):
            panel.start.set_state({"index": place})
            chart, parts = panel.scenario.view.chart, panel.parts(start)
            assert faults(chart) == [], (code, start)
            assert parts.country + np.nan_to_num(parts.peers) + parts.own == pytest.approx(parts.last - parts.first)
            assert chart.sentence.startswith(f"Als je telt vanaf {start}, dan ") and f"Sinds {start} " in chart.title
            assert ("coronajaar" in chart.sentence) == (start in (2020, 2021) or parts.end in (2020, 2021))
            backgrounds.add(chart.background_key)
        assert len(backgrounds) == 1, "the axis stays where it is"
    assert desk.errors == []


def test_the_start_is_eight_years_as_the_monitor_looks_back(desk):  # noqa: F811
    panel = MovementPanel(opened(desk))
    assert panel.start.value == 2015 and panel.parts(2015).end == 2022
    table = MONITOR.table("tevredenheid_leven")
    assert panel.parts(2015).country == pytest.approx(table[2022].median() - table[2015].median())


# If nothing changes


@pytest.mark.parametrize("label", BOTH)
def test_every_position_of_the_outlook(label, desk):  # noqa: F811
    panel = OutlookPanel(opened(desk, label))
    for code in panel.figures:
        panel.pick.set_state({"value": code})
        assert panel.move.value == 0 and panel.ahead.value == panel.ahead.values[0]
        backgrounds = set()
        for ahead in range(len(panel.ahead.values)):
            panel.ahead.set_state({"index": ahead})
            for move in (0, panel.move.values.index(0), len(panel.move.values) - 1):
                panel.move.set_state({"index": move})
                chart = panel.scenario.view.chart
                assert faults(chart) == [], (code, ahead, move)
                assert re.match(r"Als .+, dan ligt .+ Zo'n band belooft 90 procent\.", chart.sentence)
                held = measured(MONITOR, code, panel.ahead.values[ahead]).coverage
                assert f"klopte {round(100 * held)} %" in " ".join(words(chart))
                backgrounds.add(chart.background_key)
        assert len(backgrounds) == 1
    assert desk.errors == []


def test_the_country_moves_the_band_and_leaves_its_width(desk):  # noqa: F811
    panel = OutlookPanel(opened(desk))
    still, moved = (panel.model(4, each).iloc[-1] for each in (0.0, -2.0))
    assert moved["country"] - still["country"] == pytest.approx(-2)
    assert [moved[each] - still[each] for each in ("low", "centre", "high")] == pytest.approx([-2] * 3)


def test_a_band_stays_within_what_can_be(desk):  # noqa: F811
    panel = OutlookPanel(opened(desk, "Vlieland"))
    for code in panel.figures:
        panel.pick.set_state({"value": code})
        least, most = bounds(series_of(MONITOR, code))
        rows = panel.model(panel.ahead.values[-1], panel.move.values[0])
        assert (rows[["low", "high"]] >= least).all(axis=None) and (rows[["low", "high"]] <= most).all(axis=None)


def test_a_band_that_did_not_hold_says_so():
    wealth, contact = (track_words(MONITOR, MONITOR.catalogue[code], 4) for code in ("mediaan_vermogen", "contact"))
    assert "lees de band als te smal" in wealth and "keer zo ver als in de eerste" in wealth and "te weinig over om te toetsen" in wealth
    assert "te smal" not in contact and "Zonder 2020 en 2021:" in contact
    assert "ruimer dan nodig" in track_words(MONITOR, MONITOR.catalogue["woninginbraken"], 6)


def test_a_band_says_how_it_did_in_the_own_municipality(desk):  # noqa: F811
    """Pooled over a third of all municipalities a band holds, and yet it fails one of 1,800 inhabitants."""
    burglary = MONITOR.catalogue["woninginbraken"]
    rozendaal, amsterdam, losser = (own_track(MONITOR, burglary, 1, MONITOR.regions.find(each)) for each in ("Rozendaal", "Amsterdam", "Losser"))
    assert "Bij Rozendaal zelf klopte hij 3 van de 12 keer." in rozendaal and "te smal" in rozendaal
    assert "12 van de 12 keer" in amsterdam and "te smal" not in amsterdam and "te smal" not in losser
    assert own_track(MONITOR, MONITOR.catalogue["tevredenheid_leven"], 1, MONITOR.regions.find("Vlieland")) == ""
    assert "In heel kleine gemeenten klopt hij bij misdrijven minder vaak" in " ".join(opened(desk)._limits()[0])
    for code in ("woninginbraken", "vernieling", "mishandeling"):
        tiny = [measured_for(MONITOR, code, 1, each.code) for each in MONITOR.regions if each.population < 5000]
        assert sum(held for held, _ in tiny) / sum(tried for _, tried in tiny) < measured(MONITOR, code, 1).coverage - 0.1, code


def test_the_table_of_an_outlook_says_what_was_assumed(desk):  # noqa: F811
    panel = OutlookPanel(opened(desk))
    assert panel.scenario.view.chart.table.iloc[-1, -1].startswith("als er niets verandert")
    panel.move.set_state({"index": 0})
    assert panel.scenario.view.chart.table.iloc[-1, -1].startswith("als alleen de mediaan verandert")


@pytest.mark.parametrize("ahead", range(1, 7))
def test_the_table_of_track_records(ahead):
    lead, table, told = track_table._found(MONITOR, ahead)
    assert f"Dit zijn {len(table)} cijfers" in lead and "standaardafwijkingen" in told and len(table) >= 3
    assert not table.map(lambda cell: "nan" in cell).any(axis=None)


# The pace


def test_who_never_got_better_is_not_said_to_have_done_so(desk):  # noqa: F811
    panel = PacePanel(opened(desk, "Heiloo"))
    panel.span.set_state({"index": panel.span.values.index(4)})
    said = panel.scenario.view.chart.sentence
    assert "Heiloo zelf: op zijn best −1,8 procentpunt" in said and "hoogstens" not in said


@pytest.mark.parametrize("label", BOTH)
def test_every_wish(label, desk):  # noqa: F811
    panel = PacePanel(opened(desk, label))
    assert all(each.direction for each in panel.figures.values())
    for code in panel.figures:
        panel.pick.set_state({"value": code})
        reached = []
        for place in range(len(panel.wanted.values)):
            panel.wanted.set_state({"index": place})
            chart = panel.scenario.view.chart
            assert faults(chart) == [] and chart.sentence.startswith("Als je in "), (code, place)
            reached.append(panel.model(panel.span.value, panel.wanted.value).pace.reached)
        assert reached == sorted(reached, reverse=True) and reached[0] > 0
        for place in range(len(panel.span.values)):
            panel.span.set_state({"index": place})
            assert faults(panel.scenario.view.chart) == [], (code, "span", place)
    assert desk.errors == []


def test_a_short_series_has_short_spans(desk):  # noqa: F811
    panel = PacePanel(opened(desk))
    panel.pick.set_state({"value": "geregistreerde_misdrijven_per_1000"})
    assert panel.span.values == [1, 2, 3, 4] and panel.span.value == 4 and panel.model(4, 0.0).pace.windows == 1
    panel.pick.set_state({"value": "contact"})
    assert panel.span.values[-1] == 6 and panel.span.value == 4 and desk.errors == []


def test_a_doubtful_series_is_named(desk):  # noqa: F811
    panel = PacePanel(opened(desk))
    assert "De reeks van Hilversum maakt vreemde sprongen" in panel.scenario.view.chart.sentence


def test_a_press_of_the_button_is_needed(desk):  # noqa: F811
    button = desk.piece(opened(desk), "forecast", Button)
    assert button.description == "Maak de envelop open" and not button.disabled


@pytest.mark.parametrize(
    ("low", "high", "decimals", "seen"),
    [(42_942, 44_621, 0, (42_900, 44_600)), (81.04, 83.31, 1, (81.0, 83.3)), (0.123, 0.129, 1, (0.1, 0.1)), (5.0, 5.0, 1, (5.0, 5.0))],
)
def test_a_band_is_not_more_exact_than_it_is(low, high, decimals, seen):
    assert rough(low, high, decimals) == seen
