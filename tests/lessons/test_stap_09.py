"""Step 9: how old the figures are, what a survey sees, and own figures that come back."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest
from charts.measure import faults
from ipywidgets import HTML, Button
from lessons.desk import EACH, MONITOR, _inside, desk  # noqa: F401

from bwlab.formats import number
from bwlab.lessons.parts import sources_table
from bwlab.lessons.parts.survey_panel import SIZES, SurveyPanel, asked, guess_answer, official
from bwlab.lessons.stap_09 import freshness
from bwlab.lessons.stap_09.citizen_count import CitizenCount
from bwlab.lessons.stap_09.own_survey import OwnSurvey
from bwlab.method.margin import smallest_visible_change, wilson
from bwlab.monitor.surveys import usual
from bwlab.sources.survey import CHOSE_THEMSELVES, WAYS
from bwlab.widgets import ChartView, Form

OBSERVED = pd.read_csv(MONITOR.snapshot.folder / "observations.csv.gz")
BOUNDS = pd.read_csv(MONITOR.snapshot.folder / "safety_survey_2021.csv")


def opened(desk, label="Tilburg"):  # noqa: F811
    return desk.open("stap_09", label, run=False)


def saved(desk, label="Tilburg"):  # noqa: F811
    path = desk.folder / f"dossier {label}.json"
    return json.loads(path.read_text("utf-8"))["own_figures"] if path.exists() else []


def text_of(widget):
    return " ".join(re.sub("<[^>]+>", " ", each.value) for each in _inside(widget) if isinstance(each, HTML))


# How old


@pytest.mark.parametrize("label", EACH)
def test_the_newest_year_of_each_theme(label):
    region = MONITOR.regions.find(label)
    lead, table, told = freshness.pieces(MONITOR, region, 2026)
    own = OBSERVED[(OBSERVED["region"] == region.code) & OBSERVED["indicator"].isin(MONITOR.catalogue.foto)]
    themes = own["indicator"].map(lambda code: MONITOR.catalogue[code].theme)
    newest = own.groupby(themes)["year"].max()
    assert table["Thema"].tolist() == [theme.name for theme in MONITOR.catalogue.themes]
    for row in table.to_dict("records"):
        if row["Thema"] not in newest:
            assert row["Nieuwste cijfer"] == "geen cijfer" and row["Van"] == ""
            continue
        year = newest[row["Thema"]]
        assert row["Van"] == str(year) and row["Hoe oud"] == f"{2026 - year} jaar" and row["Bron"]
        assert row["Volgende publicatie"].startswith("niet bekend; ")
    assert f"{own['indicator'].nunique()} cijfers" in lead and f"het nieuwste is van {own['year'].max()}" in lead.lower()
    assert "datum van de volgende publicatie" in told


# What a survey sees


@pytest.mark.slow
def test_every_municipality_has_a_figure_to_put_beside_a_survey():
    for region in MONITOR.regions:
        figures = asked(MONITOR, region)
        assert figures, region.label
        found = official(MONITOR, region, figures[0])
        assert len(found) == 1 and 0 <= found["value"].iloc[0] <= 100
        assert usual(figures[0])[0] in [size for size in SIZES if size <= region.population]


def test_bounds_are_those_of_cbs_and_of_nobody_else():
    towns = set(BOUNDS["region"])
    for label in ("Tilburg", "Vlieland"):
        region = MONITOR.regions.find(label)
        for indicator in asked(MONITOR, region):
            row = official(MONITOR, region, indicator).iloc[0]
            rows = BOUNDS[(BOUNDS["region"] == region.code) & (BOUNDS["indicator"] == indicator.code)]
            if rows.empty:
                assert pd.isna(row["lower"]) and pd.isna(row["upper"])
            else:
                assert row[["value", "lower", "upper"]].tolist() == rows[["value", "lower", "upper"]].iloc[0].tolist()
    assert MONITOR.regions.find("Tilburg").code in towns


def test_the_start_is_the_size_of_the_official_survey():
    said = {code: usual(MONITOR.catalogue[code]) for code in ("ervaren_sociale_overlast", "ervaren_gezondheid", "tevredenheid_leven")}
    assert [size for size, _ in said.values()] == [300, 400, 400]
    assert "Veiligheidsmonitor" in said["ervaren_sociale_overlast"][1] and "kennen we niet" in said["tevredenheid_leven"][1]


@pytest.mark.parametrize("label", ["Tilburg", "Vlieland"])
def test_each_size_of_each_figure(label, desk):  # noqa: F811
    panel = SurveyPanel(opened(desk, label))
    assert panel.size.note.startswith("aanname van de deelnemer; ")
    for code in panel.figures:
        panel.pick.set_state({"value": code})
        titles, every = set(), list(enumerate(panel.sizes))
        every = every if code == next(iter(panel.figures)) else every[:: len(every) - 1]  # the first in full, of the others the ends
        for place, size in every:
            panel.size.set_state({"index": place})
            chart, share = panel.scenario.view.chart, official(MONITOR, panel.region, panel.indicator)["value"].iloc[0] / 100
            low, high = wilson(share * size, size)
            assert f"tussen {number(100 * low, 1)} en {number(100 * high, 1)} procent" in chart.sentence
            assert re.match(r"Als .+, dan ", chart.sentence) and faults(chart) == []
            titles.add(chart.title)
        assert len(titles) == len(every)
    assert desk.errors == []


def test_a_survey_larger_than_the_place_is_not_offered(desk):  # noqa: F811
    panel = SurveyPanel(opened(desk, "Vlieland"))
    assert max(panel.sizes) <= panel.region.population
    panel.size.set_state({"index": len(panel.sizes) - 1})
    assert "procent van alle inwoners van Vlieland" in panel.scenario.view.chart.sentence


def test_a_published_margin_is_read_as_a_number_of_answers(desk):  # noqa: F811
    panel = SurveyPanel(opened(desk))
    said = panel.scenario.view.chart.sentence
    n = int(re.search(r"zo breed als bij ongeveer ([\d.]+) antwoorden", said)[1].replace(".", ""))
    row = official(MONITOR, panel.region, panel.indicator).iloc[0]
    low, high = wilson(row["value"] / 100 * n, n)
    assert 100 * (high - low) == pytest.approx(row["upper"] - row["lower"], abs=0.2)
    panel.pick.set_state({"value": "tevredenheid_leven"})
    assert "zo breed als" not in panel.scenario.view.chart.sentence


def test_the_guess_is_kept_and_answered(desk):  # noqa: F811
    lesson = opened(desk)
    form = desk.piece(lesson, "predict", Form)
    form.set_state({"values": {"answer": "3"}})
    part = lesson._parts[-1]
    next(each for each in part.children if isinstance(each, Button)).click()
    step = number(100 * smallest_visible_change(0.5, 400), 1)
    assert f"Jij dacht 3 procentpunt. Het is {step} procentpunt." in text_of(part)
    assert guess_answer("").startswith("Het is") and desk.errors == []
    assert desk.piece(opened(desk), "predict", Form).values["answer"] == "3"


# An own survey


def fill(part, successes=280, n=400, invited=1000, way="loting", year=2025):
    for box, value in ((part.successes, successes), (part.n, n), (part.invited, invited), (part.year, year)):
        box.set_state({"text": "" if value is None else str(value)})
    part.way.set_state({"value": way})
    part.button.click()


def test_an_own_survey_is_kept_and_comes_back(desk):  # noqa: F811
    part = OwnSurvey(opened(desk))
    part.pick.set_state({"value": "tevredenheid_leven"})
    fill(part)
    (kept,) = saved(desk)
    assert kept["indicator"] == "tevredenheid_leven" and kept["origin"] == "own" and kept["kind"] == "enquête"
    assert (kept["successes"], kept["n"], kept["invited"], kept["year"], kept["value"]) == (280, 400, 1000, 2025, 70.0)
    assert (kept["low"], kept["high"]) == pytest.approx([100 * edge for edge in wilson(280, 400)])
    assert "Bewaard in je dossier" in text_of(part.out)
    chart = next(each for each in part.out.children if isinstance(each, ChartView)).chart
    assert faults(chart) == [] and "buiten de marge" in chart.title and chart.sentence.startswith("Als het lot")
    again = OwnSurvey(opened(desk))
    assert again.pick.value == "tevredenheid_leven" and again.n.value == 400 and again.way.value == "loting"
    assert next(each for each in again.out.children if isinstance(each, ChartView)).chart.title == chart.title
    assert desk.errors == []


def test_another_figure_has_its_own_form(desk):  # noqa: F811
    part = OwnSurvey(opened(desk))
    first, second = list(part.figures)[:2]
    fill(part)
    part.pick.set_state({"value": second})
    assert part.n.value is None and part.successes.value is None and part.out.children == ()
    fill(part, 30, 90)
    part.pick.set_state({"value": first})
    assert part.n.value == 400
    assert {each["indicator"] for each in saved(desk)} == {first, second}


def test_emptying_both_takes_it_away(desk):  # noqa: F811
    part = OwnSurvey(opened(desk))
    fill(part)
    fill(part, None, None)
    assert saved(desk) == [] and "uit je dossier gehaald" in text_of(part.out) and part.way.problem == ""


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_taking_part(way, desk):  # noqa: F811
    part = OwnSurvey(opened(desk))
    fill(part, way=way, invited=None)
    (kept,) = saved(desk)
    assert kept["way"] == way and (kept["low"] is None) == (way in CHOSE_THEMSELVES)
    said = text_of(part.out)
    assert ("kozen zelf" in said) == (way in CHOSE_THEMSELVES)
    assert ("niet hoeveel mensen zijn uitgenodigd" in said) == (way not in CHOSE_THEMSELVES)
    OwnSurvey(opened(desk))
    assert desk.errors == []


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"successes": None, "n": None}, "nog niets ingevuld"),
        ({"successes": None}, "hoeveel mensen het antwoord gaven"),
        ({"n": None}, "hoeveel mensen de vraag beantwoordden"),
        ({"successes": 500}, "kan niet"),
        ({"successes": "70,5"}, "geen heel getal"),
        ({"n": 300000, "invited": None}, "inwoners"),
        ({"invited": 399}, "verwisseld"),
        ({"year": None}, "in welk jaar"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_is_not_kept(values, says, desk):  # noqa: F811
    part = OwnSurvey(opened(desk))
    fill(part, **values)
    assert says in part.way.problem and saved(desk) == [] and desk.errors == []


def test_few_answers_are_not_kept(desk):  # noqa: F811
    part = OwnSurvey(opened(desk))
    fill(part, 3, 9, 20)
    said = text_of(part.out)
    assert saved(desk) == [] and "minder dan 10 antwoorden" in said and "niet bewaard" in said
    assert not [each for each in part.out.children if isinstance(each, ChartView)]


def test_a_folder_that_cannot_be_written(desk):  # noqa: F811
    (desk.folder / ".bwlab").write_text("een bestand waar een map hoort")
    part = OwnSurvey(opened(desk))
    fill(part)
    assert "nog niet bewaard" in part.way.problem and desk.errors == []
    assert [each for each in part.out.children if isinstance(each, ChartView)] and "Bewaard" not in text_of(part.out)


def test_each_municipality_has_its_own(desk):  # noqa: F811
    fill(OwnSurvey(opened(desk)))
    other = OwnSurvey(opened(desk, "Den Haag"))
    assert other.n.value is None
    fill(other, 100, 200, 400)
    assert [each["n"] for each in saved(desk)] == [400] and [each["n"] for each in saved(desk, "Den Haag")] == [200]


# A count


def test_a_count_is_kept_with_its_biases(desk):  # noqa: F811
    part = CitizenCount(opened(desk))
    part.names.set_state({"values": {"name": "Huismussen", "unit": "mussen"}})
    part.value.set_state({"text": "1234"})
    for key, code in (("who", "liefhebbers"), ("where", "dichtbij"), ("when", "eenmalig")):
        part.choices[key].set_state({"value": code})
    part.button.click()
    (kept,) = saved(desk)
    assert kept["kind"] == "telling" and kept["value"] == 1234 and kept["unit"] == "mussen"
    assert kept["low"] is kept["high"] is kept["n"] is None
    assert kept["biases"] == {"who": "liefhebbers", "where": "dichtbij", "when": "eenmalig"}
    said = text_of(part.out)
    assert "1.234 mussen" in said and "geen marge" in said and "Eén dag kan toeval zijn" in said and "Bewaard" in said
    again = CitizenCount(opened(desk))
    assert again.names.values["name"] == "Huismussen" and again.choices["when"].value == "eenmalig" and "1.234 mussen" in text_of(again.out)
    assert desk.errors == []


def test_a_count_without_a_name_or_number_is_a_sentence(desk):  # noqa: F811
    part = CitizenCount(opened(desk))
    part.button.click()
    assert "wat er is geteld" in part.choices["when"].problem
    part.names.set_state({"values": {"name": "Fietsers", "unit": "fietsers"}})
    part.button.click()
    assert "hoeveel er is geteld" in part.choices["when"].problem and saved(desk) == []
    part.value.set_state({"text": "0"})
    part.button.click()
    assert part.choices["when"].problem == "" and saved(desk)[0]["value"] == 0
    assert saved(desk)[0]["biases"] == dict.fromkeys(("who", "where", "when"), "onbekend")


def test_a_survey_and_a_count_stand_beside_each_other(desk):  # noqa: F811
    test_a_count_is_kept_with_its_biases(desk)
    fill(OwnSurvey(opened(desk)))
    assert [each["kind"] for each in saved(desk)] == ["telling", "enquête"]


# Sources and limits


def test_the_sources_table():
    lead, table, told = sources_table.pieces(MONITOR, "stap_09")
    rows = MONITOR.snapshot.table("bronnen.csv")
    assert len(table) == len(rows) == 10 and "2 daarvan: Regionale Monitor Brede Welvaart en" in lead
    assert table["Gezien in"].iloc[0] == "stap 1 en stap 9" and "nog niet" in set(table["Gezien in"])
    assert "algemene kennis" in lead and "bronnen.csv" in told
    assert not table.map(lambda cell: "http" in cell or cell == "").any(axis=None)
    assert table["Bron"].iloc[3] == "Brede Welvaartsindicator (Rabobank en Universiteit Utrecht), economie.rabobank.com"
    assert "geen cijfers uit" in sources_table.pieces(MONITOR, "fase_1")[0]


@pytest.mark.parametrize(("label", "given"), [("Tilburg", 5), ("Vlieland", 0)])
def test_limits_are_counted(label, given, desk):  # noqa: F811
    (lines,) = opened(desk, label)._limits()
    assert (f"Voor {given} cijfers gaf het CBS een marge" in lines[0]) == bool(given)
    rows = MONITOR.position(label)
    kinds = [MONITOR.catalogue[code].kind for code in rows.loc[rows["value"].notna(), "indicator"]]
    assert f"{kinds.count('enquête')} uit een enquête en {kinds.count('model')} uit een rekenmodel" in lines[0]
