"""Reading the monitor 2: what moves when something is chosen, and that what is said is what was computed."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
import pytest
from charts.measure import faults
from ipywidgets import HTML, Button
from lessons.desk import EACH, MONITOR, _inside, desk  # noqa: F401

from bwlab.formats import number
from bwlab.lessons.lezen_2 import break_panel, tiny_counts
from bwlab.lessons.lezen_2 import notebook as lezen_2
from bwlab.lessons.lezen_2.merger_panel import MEASURES, VIEWS, MergerPanel, whole_mergers
from bwlab.lessons.lezen_2.thousand_panel import SIZES, SMALLEST, USUAL, ThousandPanel
from bwlab.lessons.lezen_2.tiny_counts import TinyCounts
from bwlab.lessons.lezen_2.who_is_missing import ASKED, WhoIsMissing, bounds, everyone
from bwlab.lessons.lezen_2.zero_map import BLANK, MEAN, WAYS, ZERO, ZeroMap, fill, outcome
from bwlab.monitor.offences import counts_of
from bwlab.widgets import ChartView, Choice, Form, Slider

OBSERVED = pd.read_csv(MONITOR.snapshot.folder / "observations.csv.gz")
LIFE = OBSERVED[(OBSERVED["indicator"] == "tevredenheid_leven") & (OBSERVED["year"] == 2022)].set_index("region")["value"]


def opened(desk, label="Tilburg"):  # noqa: F811
    return desk.open("lezen_2", label, run=False)


def text_of(widgets):
    return " ".join(re.sub("<[^>]+>", " ", each.value) for top in widgets for each in _inside(top) if isinstance(each, HTML))


def find(pieces, kind, place=0):
    return [each for piece in pieces for each in _inside(piece) if isinstance(each, kind)][place]


# Guesses


@pytest.mark.parametrize("name", ["guess_missing", "guess_zero", "guess_surveys", "guess_merger", "guess_count"])
@pytest.mark.parametrize("label", ["Tilburg", "Vlieland"])
def test_a_guess_is_kept_and_answered(desk, name, label):  # noqa: F811
    lesson = opened(desk, label)
    getattr(lesson, name)()
    pieces = lesson._parts[-1].pieces
    form, button = find(pieces, Form), find(pieces, Button)
    assert text_of(pieces) == ""
    value, text = form.fields[0]["options"][1]
    form.values = {"answer": value}
    button.click()
    said = text_of(pieces)
    assert f"Jij dacht: {text.lower()}." in said and re.search(r"\d", said) and desk.errors == []
    button.click()
    assert text_of(pieces) == said, "pressing twice says it once"
    notes = json.loads((desk.folder / f"dossier {label}.json").read_text("utf-8"))["notes"]
    assert [note["answer"] for key, note in notes.items() if key.startswith("lezen_2/")] == [value]


def test_the_answers_are_the_figures(desk):  # noqa: F811
    lesson = opened(desk)
    assert f"Het zijn er {len(LIFE)}, in 2022" in lesson._missing_answer() and "er wel een cijfer." in lesson._missing_answer()
    assert "geen cijfer" in opened(desk, "Vlieland")._missing_answer()
    assert f"van {number(LIFE.mean(), 1)} naar {number(LIFE.sum() / 342, 1)} procent" in lesson._zero_answer()
    assert "van 265 naar 321 miljoen euro, 21 procent" in lesson._merger_answer() and "is het 10 procent" in lesson._merger_answer()
    assert "van 93 naar 293 van 342" in lesson._count_answer() and "Rozendaal, met 5 woninginbraken" in lesson._count_answer()


def test_an_answer_fits_who_has_a_figure_and_who_has_none(desk):  # noqa: F811
    tilburg, vlieland = opened(desk), opened(desk, "Vlieland")
    assert "Tilburg heeft wel een cijfer" in tilburg._zero_answer() and "Vlieland hoort daarbij." in vlieland._zero_answer()
    nothing, much = (each._limits()[0][0] for each in (tilburg, vlieland))
    assert "ontbreekt er geen cijfer" in nothing and "weten we hier niets" not in nothing
    assert "ontbreken 24 cijfers in de foto. Daarover weten we hier niets." in much


@pytest.mark.parametrize("label", ["Rozendaal", "Vlieland", "Tilburg"])
def test_the_fall_over_the_break_is_named_with_its_years(label):
    region = MONITOR.regions.find(label)
    table = MONITOR.table(break_panel.CODE).loc[region.code]
    said = break_panel.draw(MONITOR, region, break_panel.WITHOUT).sentence
    assert f"een daling van {number(table[2020], 1)} procent in 2020 naar {number(table[2022], 1)} procent in 2022" in said


def test_sentences_fit_none_and_one(desk):  # noqa: F811
    panel = ThousandPanel(opened(desk))
    found = [panel._sentence(n, 0.0, panel.model(n, 0.0)[2]) for n in SIZES]
    assert "Geen van de 52 gemeenten heeft" in found[0] and not any(re.search(r"\b[01] van de 52 gemeenten hebben", each) for each in found)
    for code in (each.code for each in MONITOR.regions):
        said = tiny_counts.sentence(MONITOR, code, "woninginbraken", 0)
        assert not re.search(r"\b1 woninginbraken|zijn het 1\b", said), said


def test_following_a_code_divides_by_too_few_people_in_amsterdam(desk):  # noqa: F811
    panel = MergerPanel(opened(desk, "Amsterdam"))
    assert "te weinig mensen" in panel.draw("GM0363", "person", "code").sentence
    assert "te weinig mensen" not in panel.draw("GM0363", "total", "code").sentence + panel.draw("GM0439", "person", "code").sentence


# Who is missing, and zero


@pytest.mark.parametrize("label", EACH)
def test_who_is_missing_for_everyone(desk, label):  # noqa: F811
    panel = WhoIsMissing(opened(desk, label))
    pick, view = panel.pieces
    for code in ASKED:
        pick.value = code
        known = int(everyone(MONITOR, code)["value"].notna().sum())
        assert faults(view.chart) == [] and f"De {known} gemeenten met een cijfer" in view.chart.sentence
        assert "geen gemiddelde van Nederland" in view.chart.sentence


def test_the_bounds_of_an_unknown_average():
    low, high = bounds(everyone(MONITOR, "tevredenheid_leven"))
    blank = 342 - len(LIFE)
    assert low == pytest.approx((LIFE.sum() + blank * LIFE.min()) / 342)
    assert high == pytest.approx((LIFE.sum() + blank * LIFE.max()) / 342) and low < LIFE.mean() < high


def test_three_ways_with_a_blank():
    frame = everyone(MONITOR, "tevredenheid_leven")
    tilburg = {way: outcome(fill(frame, way), "GM0855") for way, _ in WAYS}
    vlieland = {way: outcome(fill(frame, way), "GM0096") for way, _ in WAYS}
    assert [tilburg[way].n for way in (BLANK, ZERO, MEAN)] == [217, 342, 342]
    assert tilburg[BLANK].rank == tilburg[ZERO].rank == 180, "zeros go below everyone"
    assert tilburg[MEAN].rank == 180 + 125, "below the mean, so all that is filled in comes before it"
    assert tilburg[MEAN].mean == pytest.approx(tilburg[BLANK].mean) and tilburg[ZERO].mean == pytest.approx(LIFE.sum() / 342)
    assert tilburg[ZERO].low == 0 and tilburg[ZERO].shared == 125
    assert vlieland[BLANK].rank is None and vlieland[ZERO].rank == 218
    assert frame["value"].isna().sum() == 125, "the frame itself is left alone"


@pytest.mark.parametrize("label", EACH)
def test_a_wrong_map_says_so_in_title_text_alt_and_table(desk, label):  # noqa: F811
    panel = ZeroMap(opened(desk, label))
    right, wrongs = panel.draw(BLANK), [panel.draw(way) for way in (ZERO, MEAN)]
    assert "fout" not in (right.title + right.alt).lower() and "ingevuld" not in right.table_html()
    for wrong in wrongs:
        assert faults(wrong) == [] and wrong.title.startswith("Fout: ") and "met opzet fout" in wrong.alt and label in wrong.alt
        assert "Deze kaart is met opzet fout." in [mark.text for mark in wrong.marks]
        assert wrong.table_html().count("(ingevuld)") == 125
        made_up = [name for mark in wrong.marks for name in mark.names if "er is geen cijfer" in name]
        assert len(made_up) == 125
    hatched = [mark.fills.count("") for mark in right.marks if mark.names]
    assert hatched == [125] and [mark.fills.count("") for mark in wrongs[0].marks if mark.names] == [0]


# A thousand surveys


def test_every_position_of_both_sliders(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.surveys()
    size, smallest = (find(lesson._parts[-1].pieces, Slider, place) for place in (0, 1))
    view = find(lesson._parts[-1].pieces, ChartView)
    assert size.value == USUAL and smallest.value == 0 and "aanname" in size.note and "aanname" in smallest.note
    panel, seen = ThousandPanel(lesson), set()
    for n in SIZES:
        size.value = n
        for step in SMALLEST:
            smallest.value = step
            changes = panel.model(n, step)[2]
            better = changes.beyond(step / 100)[1] if step else changes.down
            assert f"{number(1000 * better)} van de 1.000 keer beter" in view.chart.sentence
            assert f"{number(1000 * (changes.seen_up + changes.seen_down))} keer, en ook dat is dan toeval" in view.chart.sentence
            assert faults(view.chart) == []
            seen.add(view.chart.sentence)
    assert len(seen) == len(SIZES) * len(SMALLEST) and desk.errors == []


@pytest.mark.parametrize("label", EACH)
def test_whose_share_it_is(desk, label):  # noqa: F811
    panel = ThousandPanel(opened(desk, label))
    own = OBSERVED[(OBSERVED["indicator"] == "slachtofferschap_criminaliteit") & (OBSERVED["region"] == panel.region.code)]["value"]
    assert panel.share == (own.iloc[0] if len(own) else panel.towns["value"].median())
    assert ("geen cijfer" in panel.whose) == own.empty and label in panel.whose
    again = ThousandPanel(opened(desk, label))
    assert (panel.model(300, 0)[2].values == again.model(300, 0)[2].values).all(), "the same municipality sees the same"
    chart = panel.draw(panel.model(300, 0))
    assert faults(chart) == [] and ("zo breed als bij ongeveer" in chart.sentence) == (not own.empty)


def test_nothing_falls_off_the_axis_of_changes(desk):  # noqa: F811
    for label in ("Tilburg", "Vlieland", "Amsterdam"):
        panel = ThousandPanel(opened(desk, label))
        beyond = np.abs(100 * panel.model(SIZES[0], 0)[2].values) > panel.limit
        assert beyond.sum() <= 3


# Borders and breaks


@pytest.mark.slow
def test_every_merger_in_every_way(desk):  # noqa: F811
    panel = MergerPanel(opened(desk, "Losser"))
    for case in whole_mergers(MONITOR):
        for measure in MEASURES:
            for view, _ in VIEWS:
                chart = panel.draw(case.region, measure, view)
                assert faults(chart) == [] and "Losser" in chart.alt and chart.sentence
                assert "geen welvaart" in chart.subtitle
                assert not {mark.role for mark in chart.marks} & {"favourable", "unfavourable"}


def test_the_own_merger_comes_first(desk):  # noqa: F811
    assert MergerPanel(opened(desk, "Voorne aan Zee")).start == "GM1992"
    assert MergerPanel(opened(desk, "Vlieland")).start == "GM0439"
    lead = MergerPanel(opened(desk, "Tilburg")).pieces[0]
    assert "een deel van Haaren" in lead and "niet goed optellen" in lead
    assert not isinstance(MergerPanel(opened(desk, "Vlieland")).pieces[0], str)
    lesson = opened(desk, "Tilburg")
    lesson.merger()
    view = find(lesson._parts[-1].pieces, ChartView)
    pick, measure, way = (find(lesson._parts[-1].pieces, Choice, place) for place in range(3))
    pick.value, measure.value, way.value = "GM0363", "person", "joined"
    assert "Amsterdam gaat in 2022 van € 7.302 naar € 6.748" in view.chart.title and "te weinig mensen" in view.chart.sentence
    assert desk.errors == []


@pytest.mark.parametrize("label", EACH)
def test_a_break_left_out_is_called_wrong(label):
    region = MONITOR.regions.find(label)
    right, wrong = (break_panel.draw(MONITOR, region, way) for way, _ in break_panel.WAYS)
    assert wrong.title.startswith("Fout: ") and "Met opzet fout" in wrong.alt and "342 van de 342" in right.sentence
    assert right.background_key != wrong.background_key and faults(right) == faults(wrong) == []
    lines = [sum(mark.shape == "line" for mark in chart.marks) for chart in (right, wrong)]
    assert lines == [2, 1], "with its break the line stops and starts again"


# Small counts


@pytest.mark.parametrize("label", EACH)
def test_small_counts_follow_every_control(desk, label):  # noqa: F811
    lesson = opened(desk, label)
    panel = TinyCounts(lesson)
    for where, _ in panel.where.options:
        panel.where.value = where
        for what, _ in panel.what.options:
            panel.what.value = what
            for extra in panel.extra.values:
                panel.extra.value = extra
                chart = panel.scenario.view.chart
                count = int(counts_of(MONITOR, where, what)["count"].iloc[-1])
                assert faults(chart) == [] and number(count + extra) in chart.title
                assert chart.sentence.startswith("Als er in 2025" if extra else "In 2025")
    assert desk.errors == []
    small = counts_of(MONITOR, lesson.region.code, "woninginbraken")["count"].iloc[-1] < 20
    assert TinyCounts(lesson).where.value == (lesson.region.code if small else "GM0096")


# The dossier


def test_what_goes_into_the_dossier(desk):  # noqa: F811
    lesson = opened(desk, "Vlieland")
    lesson.dossier()
    pieces = lesson._parts[-1].pieces
    rows = MONITOR.position("Vlieland")
    blank = rows[rows["value"].isna()]
    assert f"{len(blank)} ontbreken" in pieces[0] and sum(map(int, pieces[1]["Hoeveel"])) == len(blank)
    assert find(pieces, Form).fields[0]["options"] == blank[["indicator", "name"]].to_numpy().tolist()
    ask, rule = find(pieces, Form), find(pieces, Form, 1)
    ask.values = {"answer": blank["indicator"].iloc[0], "text": "de GGD"}
    rule.values = {"answer": "marge"}
    notes = json.loads((desk.folder / "dossier Vlieland.json").read_text("utf-8"))["notes"]
    assert notes["lezen_2/leeg cijfer"]["text"] == "de GGD" and notes["lezen_2/mijn regel"]["answer"] == "marge"


@pytest.mark.parametrize("label", EACH)
def test_limits_count_the_own_blanks(desk, label):  # noqa: F811
    lesson = opened(desk, label)
    blank = int(MONITOR.position(label)["value"].isna().sum())
    assert f" {number(blank)} cijfers in de foto" in lesson._limits()[0][0] if blank else "ontbreekt er geen" in lesson._limits()[0][0]


def test_questions_fit_what_is_shown():
    frame = counts_of(MONITOR, "GM0096", "woninginbraken").set_index("year")
    assert frame.index[-1] == 2025 and frame.at[2025, "count"] == 1, "the question names this figure"
    assert set(lezen_2.QUESTIONS) == {"wie ontbreekt", "leeg als nul", "duizend enquêtes", "een sprong", "één inbraak meer"}
