"""Reading 1: the colour machine, chance, how sure, and the sentence that goes home."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from charts.measure import faults
from ipywidgets import Button
from lessons.desk import EACH, MONITOR, _inside, desk  # noqa: F401
from lessons.test_stap_09 import text_of

from bwlab.lessons.lezen_1.chance_panel import ChancePanel, record, series_of
from bwlab.lessons.lezen_1.colour_panel import (
    EVERYONE,
    SHARES,
    STEPS,
    WINDOWS,
    Board,
    ColourPanel,
    steps_answer,
)
from bwlab.lessons.lezen_1.reasons_panel import POSITION, TREND, ReasonsPanel
from bwlab.lessons.lezen_1.sure_panel import SIZES, TIMES, SurePanel
from bwlab.method.position import colours
from bwlab.widgets import Form


def opened(desk, label="Tilburg"):  # noqa: F811
    return desk.open("lezen_1", label, run=False)


# The machine


def test_at_first_everything_stands_as_the_monitor_has_it(desk):  # noqa: F811
    panel = ColourPanel(opened(desk))
    assert (panel.window.value, panel.share.value, panel.pick.value) == (8, 0.25, EVERYONE)
    chart = panel.scenario.view.chart
    assert "keer groen" in chart.title and "nabouwen" in chart.sentence and not [mark for mark in chart.marks if mark.shape == "hex" and not mark.fills]


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Amsterdam"])
def test_every_position_of_every_control(label, desk):  # noqa: F811
    panel = ColourPanel(opened(desk, label))
    seen = set()
    for key in panel.board.groups:
        panel.pick.set_state({"value": key})
        for slider in (panel.window, panel.share):
            for place in range(len(slider.values)):
                slider.set_state({"index": place})
                chart = panel.scenario.view.chart
                assert faults(chart) == [] and re.match(r"Als je kijkt .+, dan ", chart.sentence)
                seen.add((chart.title, chart.sentence))
    assert len(seen) > len(WINDOWS) and desk.errors == []


def test_window_touches_the_trend_only_and_the_rest_the_position_only(desk):  # noqa: F811
    board = Board(MONITOR, MONITOR.regions.find("Tilburg"))
    for window in WINDOWS:
        rows = board.now(window, 0.25, EVERYONE)
        assert (rows["position_by"] == "").all() and set(rows["trend_by"]) <= {"", "venster"}
    for share in SHARES:
        rows = board.now(8, share, EVERYONE)
        assert (rows["trend_by"] == "").all() and set(rows["position_by"]) <= {"", "grens"}
    alike = board.now(8, 0.25, "alike")
    assert (alike["trend_by"] == "").all() and set(alike["position_by"]) == {"", "groep"}


def test_a_flip_names_the_control_that_alone_makes_it(desk):  # noqa: F811
    board = Board(MONITOR, MONITOR.regions.find("Tilburg"))
    both = board.now(8, 0.1, "alike")
    share, group = board.look(share=0.1)["position"], board.look(group="alike")["position"]
    for place, by in enumerate(both["position_by"]):
        flips = {"grens": share[place] != board.was["position"][place], "groep": group[place] != board.was["position"][place]}
        if by in ("grens", "groep"):
            assert flips[by] and sum(flips.values()) == 1
        elif by == "":
            assert both["position"][place] == board.was["position"][place]


def test_an_island_has_no_neighbours_to_choose(desk):  # noqa: F811
    island = next(each for each in MONITOR.regions if MONITOR.peers(each, "neighbours").empty)
    assert "neighbours" not in ColourPanel(opened(desk, island.label)).board.groups
    assert "neighbours" in ColourPanel(opened(desk)).board.groups


def test_the_guess_is_answered_with_all_single_steps(desk):  # noqa: F811
    lesson = opened(desk)
    form = desk.piece(lesson, "predict", Form)
    form.set_state({"values": {"answer": "driekwart"}})
    part = lesson._parts[-1]
    next(each for each in part.children if isinstance(each, Button)).click()
    board = Board(MONITOR, lesson.region)
    said = text_of(part)
    assert "Jij dacht: driekwart." in said and desk.errors == []
    for words, _ in STEPS:
        assert words in said
    lead, table = steps_answer(board, "")
    had = int(board.was[["position", "trend"]].notna().sum().sum())
    kept = [int(cell.split(" van ")[0]) for cell in table["Bleef gelijk"]]
    assert f"{min(kept)} tot {max(kept)} van de {had}" in lead and lead.startswith("Bij één stap")
    assert [int(a) + int(b) + k for a, b, k in zip(table["Sloeg om"], table["Geen kleur meer"], kept, strict=True)] == [had] * len(STEPS)


@pytest.mark.parametrize("part", ["predict", "held"])
def test_the_answer_does_not_wipe_away_that_the_guess_was_not_kept(part, desk, monkeypatch):  # noqa: F811
    lesson = opened(desk)
    form = desk.piece(lesson, part, Form)

    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refused)
    form.set_state({"values": {"answer": form.fields[0]["options"][0][0]}})
    assert "nog niet bewaard" in form.problem
    next(each for each in lesson._parts[-1].children if isinstance(each, Button)).click()
    assert "Jij dacht" in text_of(lesson._parts[-1]) and "nog niet bewaard" in form.problem and desk.errors == []


def test_one_measurement_is_of_one_year(desk):  # noqa: F811
    rests = ColourPanel(opened(desk, "Rozendaal")).scenario.view.chart.table["Waarop de trend rust"]
    assert "1 meting, 2023" in set(rests) and not [each for each in rests if re.search(r"(\d{4})-\1", each)]


# Reasons


@pytest.mark.parametrize("label", EACH)
def test_every_figure_of_the_foto_has_its_row(label, desk):  # noqa: F811
    panel = ReasonsPanel(opened(desk, label))
    for what in (TREND, POSITION):
        counts, chart = panel.counts(what), panel.draw(what)
        assert sum(counts.values()) == len(MONITOR.catalogue.foto) == len(chart.table)
        assert faults(chart) == [] and (chart.table["Uitleg"] != "").all()
    able = panel.counts(TREND)[""]
    moves = MONITOR.trend(label)
    sided = sum(MONITOR.catalogue[code].direction != 0 for code in MONITOR.catalogue.foto)
    assert able == moves["welfare"].notna().sum()
    assert f"bij {sided - able} van de {sided} cijfers nog geen oordeel" in panel.draw(TREND).title


@pytest.mark.parametrize("label", EACH)
def test_the_series_outside_the_foto_are_named_where_the_numbers_differ(label, desk):  # noqa: F811
    """8 figures with a trend in one part and 11 series in the next: both say why."""
    lesson = opened(desk, label)
    panel, series = ReasonsPanel(lesson), series_of(MONITOR, lesson.region)
    outside = [each for each in series if each.code not in MONITOR.catalogue.foto]
    assert panel.counts(TREND)[""] + len(outside) == len(series)
    said, chance = panel.draw(TREND).sentence, ChancePanel(lesson).scenario.view.chart.sentence
    assert "{" not in said and "ook in de foto" not in said
    if outside:
        assert all(f"'{each.name}'" in said for each in outside) and "niet in de foto" in said
        assert re.search(rf"Van deze {len(series)} reeksen staa[nt]+ er {panel.counts(TREND)['']} ook in de foto\.", chance)
    else:
        assert "niet in de foto" not in said and "in de foto" not in chance


# Chance


def test_chance_shows_the_real_order_first_then_draws(desk):  # noqa: F811
    panel = ChancePanel(opened(desk))
    real = panel.scenario.view.chart
    moves = MONITOR.trend("Tilburg", [each.code for each in panel.series])
    directed = int((moves["welfare"].abs() == 1).sum())
    assert real.title == f"Tilburg: {directed} van de {len(panel.series)} reeksen krijgen een richting in de echte volgorde"
    titles = set()
    for place in (1, 2, 7, 40):
        panel.slider.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert chart.title.startswith(f"Alleen toeval, trekking {place}:") and faults(chart) == []
        titles.add(str(chart.marks))
    assert len(titles) == 4
    panel.pick.set_state({"value": "steps"})
    assert "stappen door elkaar" in panel.scenario.view.chart.subtitle and desk.errors == []


def test_the_bars_are_the_draws(desk):  # noqa: F811
    panel = ChancePanel(opened(desk))
    for kind in ("years", "steps"):
        found, counts = panel.drawn(kind)
        assert counts.shape == (1000,) and counts.max() <= len(panel.series)
        assert counts.mean() == pytest.approx(sum(each.share for each in found))
    years, steps = (panel.drawn(kind)[1].mean() / len(panel.series) for kind in ("years", "steps"))
    assert years < 0.09 and steps > 0.3, "memory makes false directions common"


def test_the_same_municipality_sees_the_same_chance(desk):  # noqa: F811
    one, two = (ChancePanel(opened(desk)) for _ in range(2))
    assert (one.drawn("years")[1] == two.drawn("years")[1]).all()
    other = ChancePanel(opened(desk, "Den Haag"))
    assert other.seed != one.seed


@pytest.mark.parametrize("label", EACH)
def test_chance_for_municipalities_with_few_series(label, desk):  # noqa: F811
    panel = ChancePanel(opened(desk, label))
    for place in (0, 5):
        panel.slider.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == [] and re.match(r"Als .+, dan ", chart.sentence)
    assert series_of(MONITOR, panel.region) and desk.errors == []


def test_every_municipality_has_a_series_to_shuffle():
    assert min(int((MONITOR.trend(region, ["woninginbraken", "geregistreerde_misdrijven_per_1000", "mediaan_vermogen"])["welfare"].notna()).sum()) for region in MONITOR.regions) >= 1


def test_the_measured_share_of_directions_that_held(desk):  # noqa: F811
    rows = record(MONITOR)
    assert (rows["held"] <= rows["given"]).all() and (rows["given"] <= rows["moved"]).all()
    assert (rows["given"].sum(), rows["held"].sum()) == (3221, 1797)
    lesson = opened(desk)
    form = desk.piece(lesson, "held", Form)
    form.set_state({"values": {"answer": "80"}})
    part = lesson._parts[-1]
    next(each for each in part.children if isinstance(each, Button)).click()
    said = text_of(part)
    assert "Jij dacht: 80 van de 100." in said and "56 van de 100" in said and "1.797 keer" in said
    assert "56 van de 100" in " ".join(lesson._limits()[0]) and desk.errors == []


# How sure


def test_the_published_margins_go_first(desk):  # noqa: F811
    panel = SurePanel(opened(desk))
    first = list(panel.figures.values())
    bounds = MONITOR.snapshot.table("safety_survey_2021.csv")
    published = [each for each in first if each.low is not None]
    assert len(published) == 5 and first[:5] == published and tuple(panel.answers.values) == TIMES
    own = published[0]
    row = bounds[(bounds["region"] == panel.region.code) & (bounds["indicator"] == own.indicator.code)].iloc[0]
    found, low, high = panel.chances(own.indicator.code, 1.0)
    at = own.values.index.get_loc(panel.region.code)
    assert (low[at], high[at]) == (row["lower"], row["upper"]) and found.exact == 0 and found.n == 52
    _, low4, high4 = panel.chances(own.indicator.code, 4.0)
    assert high4[at] - low4[at] == pytest.approx((row["upper"] - row["lower"]) / 2)


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland", "Rozendaal", "Voorne aan Zee"])
def test_every_figure_and_number_of_answers(label, desk):  # noqa: F811
    panel = SurePanel(opened(desk, label))
    for code, each in panel.figures.items():
        panel.pick.set_state({"value": code})
        assert each.low is not None or "aanname" in panel.answers.note
        for place in (0, panel.answers.start, len(panel.answers.values) - 1):
            panel.answers.set_state({"index": place})
            chart = panel.scenario.view.chart
            assert faults(chart) == [] and re.match(r"Als .+, dan ", chart.sentence), code
    assert desk.errors == []


def test_more_answers_make_more_colours_sure(desk):  # noqa: F811
    panel = SurePanel(opened(desk))
    panel.pick.set_state({"value": "tevredenheid_leven"})
    firm = []
    for place in range(len(panel.answers.values)):
        panel.answers.set_state({"index": place})
        firm.append(int(re.search(r"houd(?:t|en) (geen|[\d.]+) van de", panel.scenario.view.chart.sentence)[1].replace("geen", "0").replace(".", "")))
    assert firm == sorted(firm) and firm[-1] > firm[0] and "proef" in panel.scenario.view.chart.sentence


@pytest.mark.parametrize("label", ["Amsterdam", "Tilburg", "Vlieland"])
def test_no_municipality_gives_more_answers_than_it_has_inhabitants(label, desk):  # noqa: F811
    panel, people = SurePanel(opened(desk, label)), pd.read_csv(MONITOR.snapshot.folder / "regions.csv").set_index("region")["population"]
    for code, each in panel.figures.items():
        panel.pick.set_state({"value": code})
        if each.low is None:
            assert tuple(panel.answers.values) == tuple(size for size in SIZES if size <= people[each.values.index].min()), code
            assert len(panel.answers.values) >= 4 and panel.answers.value in panel.answers.values


def test_nobody_is_left_over_where_every_colour_is_sure(desk):  # noqa: F811
    panel = SurePanel(opened(desk))
    panel.pick.set_state({"value": "rapportcijfer_leefbaarheid_buurt"})
    panel.answers.set_state({"index": len(TIMES) - 1})
    said = panel.scenario.view.chart.sentence
    assert "houden 20 van de 20 gemeenten" in said and "De andere" not in said
    panel.answers.set_state({"index": 0})
    said = panel.scenario.view.chart.sentence
    assert said.startswith("Als er een kwart zoveel mensen antwoorden") and "De andere liggen" in said and desk.errors == []


@pytest.mark.parametrize(("many", "words"), [(0, "houdt geen van de 2"), (1, "houdt 1 van de 2"), (2, "houden 2 van de 2")])
def test_one_and_none_in_words(many, words, desk):  # noqa: F811
    panel, sure = SurePanel(opened(desk)), np.array([1.0 if place < many else 0.5 for place in range(2)])
    said = panel._sentence(1.0, SimpleNamespace(green=sure, red=1 - sure), np.array([1.0, 1.0]))
    assert f"dan {words} gemeenten" in said and ("De andere" in said) == (many < 2)


def test_the_cuts_are_the_last_of_each_colour(desk):  # noqa: F811
    panel = SurePanel(opened(desk))
    for code, each in panel.figures.items():
        panel.pick.set_state({"value": code})
        green, red = panel.scenario.view.chart.background_key[4]
        given = colours(each.values, each.indicator.direction)
        better = np.greater_equal if each.indicator.direction > 0 else np.less_equal
        worse = np.less_equal if each.indicator.direction > 0 else np.greater_equal
        assert ((given == 1) == better(each.values, green)).all() and ((given == -1) == worse(each.values, red)).all()


# What goes home


def test_the_sentence_is_kept(desk):  # noqa: F811
    lesson = opened(desk)
    form = desk.piece(lesson, "sentence", Form)
    firm = Board(MONITOR, lesson.region).firm()
    assert [option[0] for option in form.fields[0]["options"]] == [*(f"{name}, {word}" for name, word, _ in firm), "omgeslagen"]
    form.set_state({"values": {"answer": form.fields[0]["options"][0][0], "text": "In 2022 staat Tilburg onderaan."}})
    kept = json.loads((desk.folder / "dossier Tilburg.json").read_text("utf-8"))
    assert "In 2022 staat Tilburg onderaan." in json.dumps(kept, ensure_ascii=False) and desk.errors == []


@pytest.mark.parametrize("label", EACH)
def test_firm_colours_stay_at_every_step(label):
    board = Board(MONITOR, MONITOR.regions.find(label))
    steps = [rows.set_index("name") for _, rows in board.steps()]
    for name, word, colour in board.firm():
        kind = "position" if word == "positie" else "trend"
        assert colour in (1.0, -1.0) and all(rows.at[name, kind] == colour for rows in steps)


def test_a_municipality_without_a_firm_colour_gets_a_sentence_too(desk, monkeypatch):  # noqa: F811
    monkeypatch.setattr(Board, "firm", lambda self: [])
    lead, form = opened(desk)._sentence()
    assert "Geen van de" in lead and form.fields[0]["options"] == [["omgeslagen", "Een kleur die niet bleef staan"]]


@pytest.mark.parametrize(("label", "given"), [("Tilburg", "ook die van Tilburg"), ("Vlieland", "die van Vlieland niet")])
def test_limits_are_counted(label, given, desk):  # noqa: F811
    (lines,) = opened(desk, label)._limits()
    said = " ".join(lines)
    assert given in said and "onze reconstructie" in said and "Grijs is niet" in said
    tests = len(series_of(MONITOR, MONITOR.regions.find(label)))
    assert f"Bij {tests} reeksen" in said


def test_alpha_is_no_slider(desk):  # noqa: F811
    lesson = opened(desk)
    labels = [slider.label for panel in (ColourPanel(lesson), ChancePanel(lesson), SurePanel(lesson)) for slider in panel.scenario.sliders.values()]
    assert len(labels) == 4 and not [label for label in labels if re.search("zeker|procent|alfa", label)]
    assert pd.notna(labels).all()
