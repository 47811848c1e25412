"""Step 5: beside the neighbours, within so many kilometres, the own list, and a choice for each theme."""

from __future__ import annotations

import json
import re

import pytest
from charts.measure import faults, words
from lessons.desk import MONITOR, desk  # noqa: F401

from bwlab.lessons.parts import guessing
from bwlab.lessons.stap_05.beside_panel import BesidePanel, distance_table
from bwlab.lessons.stap_05.choices_panel import ChoicesPanel
from bwlab.lessons.stap_05.circle_panel import KILOMETRES, CirclePanel
from bwlab.lessons.stap_05.facilities_panel import FacilitiesPanel
from bwlab.lessons.stap_05.limits import limits
from bwlab.lessons.stap_05.overview_panel import OverviewPanel, judgement
from bwlab.lessons.stap_05.vision_panel import VisionPanel
from bwlab.policy import Challenge, Facility, RegionalChoice
from bwlab.widgets import Choice
from bwlab.widgets.show import as_html

LABELS = ("Tilburg", "Den Haag", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Amsterdam", "Texel", "Eemsdelta", "Rotterdam")
THEMES = [theme.name for theme in MONITOR.catalogue.themes]


def opened(desk, label="Tilburg"):  # noqa: F811
    return desk.open("stap_05", label, run=False)


def saved(desk, label="Tilburg"):  # noqa: F811
    return json.loads((desk.folder / f"dossier {label}.json").read_text("utf-8"))


def filled(form, **typed):
    form.set_state({"values": {**form.values, **typed}})
    return form


# What is shown


@pytest.mark.parametrize("label", LABELS)
def test_every_figure_for_every_kind_of_municipality(label, desk):  # noqa: F811
    panel = BesidePanel(opened(desk, label), MONITOR.catalogue.foto, MONITOR.catalogue.foto[0])
    for code in MONITOR.catalogue.foto[::3]:
        panel.pick.set_state({"value": code})
        chart = panel.view.chart
        assert faults(chart) == [] and label in chart.alt and chart.sentence.endswith("."), code
        years = set(re.findall(r", (20\d\d)(?!\d)", " ".join([chart.subtitle, *chart.table["Gemeente of groep"]])))
        assert len(years) == 1, "one picture, one year"
    assert desk.errors == []


@pytest.mark.parametrize("label", LABELS)
def test_the_slider_moves_words_and_picture_everywhere(label, desk):  # noqa: F811
    panel = CirclePanel(opened(desk, label))
    view = panel.scenario.view
    assert panel.km.value == 0 and view.chart.sentence.startswith("Als er niemand meetelt")
    for code in MONITOR.catalogue.foto[::9]:
        panel.pick.set_state({"value": code})
        for place in range(len(KILOMETRES)):
            before = (view.chart.alt, view.chart.marks)
            panel.km.set_state({"index": (panel.km.index + 1) % len(KILOMETRES)})
            assert view.chart.alt != before[0] and view.chart.marks != before[1]
            assert faults(view.chart) == [] and view.chart.sentence.startswith("Als "), (code, place)
    assert desk.errors == []


@pytest.mark.parametrize("label", ["Den Haag", "Amsterdam", "Rozendaal"])
def test_blanks_around_are_counted_of_how_many(label, desk):  # noqa: F811
    panel = BesidePanel(opened(desk, label), MONITOR.catalogue.foto, "tevredenheid_leven")
    near = MONITOR.table("tevredenheid_leven").loc[MONITOR.peers(label, by="neighbours")["region"], 2022]
    said = panel.view.chart.sentence
    assert f"Bij {near.isna().sum()} van de {len(near)} buurgemeenten blijft de plek leeg." in said


def test_the_own_figure_never_moves_with_the_circle(desk):  # noqa: F811
    panel = CirclePanel(opened(desk, "Rozendaal"))
    panel.pick.set_state({"value": "problematische_schulden"})
    for place in range(1, len(KILOMETRES)):
        panel.km.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert "Rozendaal 3,0 %" in chart.title
        assert ("en niet 3,0 procent: dat is niet meer het cijfer van Rozendaal" in chart.sentence) == (place > 1), "nobody lies within 5 km"
    assert "onder alle gemeenten met een cijfer is dat" in chart.sentence


def test_a_blank_stays_blank_however_large_the_circle(desk):  # noqa: F811
    panel = CirclePanel(opened(desk, "Vlieland"))
    panel.pick.set_state({"value": "tevredenheid_leven"})
    panel.km.set_state({"index": len(KILOMETRES) - 1})
    assert "dat blijft zo hoe groot je de kring ook maakt" in panel.scenario.view.chart.sentence


def test_the_first_opgave_comes_first(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.keep(lesson.store, lambda record: record.challenges.append(Challenge(title="Bijstand", indicators=["bijstand"])))
    assert CirclePanel(lesson).pick.value == "bijstand"
    assert desk.piece(lesson, "figure", Choice).value == "bijstand"


def test_an_opgave_about_a_figure_that_is_gone_does_not_stop_it(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.keep(lesson.store, lambda record: record.challenges.append(Challenge(title="x", indicators=["bestaat_niet"])))
    assert CirclePanel(lesson).pick.value in MONITOR.catalogue.foto


@pytest.mark.parametrize("label", ["Texel", "Eemsdelta", "Vlieland", "Losser"])
def test_who_has_no_neighbours_is_told_so(label, desk):  # noqa: F811
    said = as_html_of(OverviewPanel(opened(desk, label)).pieces)
    assert ("Texel grenst aan geen enkele andere gemeente." in said) == (label == "Texel")
    assert ("enige gemeente in COROP-gebied" in said) == (label == "Eemsdelta")


def as_html_of(pieces):
    return "".join(as_html(piece) for piece in pieces)


def test_three_distances_and_no_word_about_the_border_that_is_not_in_the_dictionary(desk):  # noqa: F811
    lesson = opened(desk, "Losser")
    table = distance_table(MONITOR, lesson.region)
    assert len(table) == 3 and (table["Eromheen"].str.contains("van 3 van 3 buurgemeenten")).all()
    lesson.distances()
    said = as_html_of(lesson._parts[-1].pieces)
    assert "middel het niet" not in said and "De andere twee zijn net zo gemeten" in said and said.count("nog patiënten aanneemt") == 1
    assert "staat niet in de omschrijving die wij hebben" in said and "hebben we hier geen afstand" in said


@pytest.mark.parametrize(
    ("label", "said"),
    [("Texel", "Het is er één, en die grenst niet aan Texel."), ("Het Hogeland", "Het is er één, en die grenst aan"), ("Eemsdelta", "Het zijn er 2, en die grenzen allemaal"),
     ("Tilburg", "Het zijn er 14, en 8 daarvan grenzen"), ("Vlieland", "Geen enkele.")],
)  # fmt: skip
def test_how_many_lie_near_in_plain_words(label, said, desk, monkeypatch):  # noqa: F811
    monkeypatch.setattr(guessing, "pieces", lambda lesson, key, question, options, answer: [answer()])
    assert opened(desk, label)._expect_circle()[0].startswith(said)


def test_an_empty_line_is_no_vision_and_a_blank_is_no_figure(desk):  # noqa: F811
    panel = VisionPanel(opened(desk, "Vlieland"))
    filled(panel.form, visie="  ", visie_cijfer="tevredenheid_leven")
    first, now, *_ = panel._said()[0]
    assert "een zin" in first and now.startswith("Voor Vlieland is er geen cijfer over 2022.")


def test_a_list_without_themes_counts_none(desk):  # noqa: F811
    said = FacilitiesPanel(opened(desk))._sentence([Facility(name="Zwembad")])
    assert "0 thema" not in said and "Kies er ook een thema bij" in said


@pytest.mark.parametrize("label", LABELS)
def test_limits_are_counted_here(label, desk):  # noqa: F811
    said = " ".join(limits(opened(desk, label))[0])
    assert label in said and "België of Duitsland" in said and "pendel" in said and not re.search(r"\bnan\b|bij 0 ", said)


# What is kept


def test_a_judgement_is_kept_and_the_overview_follows(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.overview()
    (form,) = judgement(lesson)
    filled(form, themes=["Milieu", "Wonen"])
    assert saved(desk)["notes"]["stap_05/over de grens"]["text"] == "Wonen; Milieu"
    assert "Jij vinkte aan: Wonen en Milieu." in lesson._panels["overview"].view.chart.sentence
    assert judgement(lesson)[0].values["themes"] == ["Wonen", "Milieu"]
    filled(form, themes=[])
    assert "stap_05/over de grens" not in saved(desk)["notes"] and desk.errors == []


def test_an_overview_for_every_group(desk):  # noqa: F811
    panel = OverviewPanel(opened(desk))
    titles = set()
    for by, _ in panel.by.options:
        panel.by.set_state({"value": by})
        titles.add(panel.view.chart.title)
        assert faults(panel.view.chart) == []
    assert len(titles) == 3


def test_the_own_list_is_kept_drawn_and_only_its_own(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.choose_levels()
    lesson.keep(lesson.store, lambda record: record.facilities.append(Facility(key="oud", name="School", theme="Menselijk kapitaal", region="GM0785")))
    panel = FacilitiesPanel(lesson)
    lesson.keep(lesson.store, lambda record: record.facilities.append(Facility(key="ander", name="Van elders")))  # another tab
    form = filled(panel.rows.forms[0], name="Lyceum", kilometres="7,5")
    assert form.problem == "" and form.saved
    panel.rows._more.click()
    filled(panel.rows.forms[1], name="Ziekenhuis <b>$x$</b> =cmd()", theme="Gezondheid", region="GM0797")
    kept = {each["key"]: each for each in saved(desk)["facilities"]}
    assert [each["name"] for each in kept.values()] == ["Lyceum", "Van elders", "Ziekenhuis <b>$x$</b> =cmd()"]
    assert (kept["oud"]["kilometres"], kept["oud"]["theme"]) == (7.5, "Menselijk kapitaal")
    assert faults(panel.view.chart) == [] and "eigen opgave" in panel.view.chart.title and "Lyceum" in words(panel.view.chart)
    assert "<b>" not in panel.view.chart.html()
    panel.rows._drop(0)
    assert {each["name"] for each in saved(desk)["facilities"]} == {"Van elders", "Ziekenhuis <b>$x$</b> =cmd()"}
    panel.rows._restore()
    assert "Lyceum" in {each["name"] for each in saved(desk)["facilities"]} and desk.errors == []


def test_a_distance_that_cannot_be_is_told_and_the_rest_is_kept(desk):  # noqa: F811
    panel = FacilitiesPanel(opened(desk))
    (form,) = panel.rows.forms
    filled(form, name="Zwembad", kilometres="4000")
    assert "tussen 0 en 400 kilometer" in form.problem
    (kept,) = saved(desk)["facilities"]
    assert (kept["name"], kept["kilometres"]) == ("Zwembad", None)
    filled(form, kilometres="4")
    assert form.problem == "" and len(saved(desk)["facilities"]) == 1 and saved(desk)["facilities"][0]["kilometres"] == 4


def test_an_empty_row_is_no_facility(desk):  # noqa: F811
    panel = FacilitiesPanel(opened(desk))
    filled(panel.rows.forms[0], name="  ")
    assert saved(desk)["facilities"] == [] and "nog geen voorziening" in panel.view.chart.title


@pytest.mark.parametrize("label", ["Texel", "Vlieland"])
def test_an_island_chooses_from_the_nearest(label, desk):  # noqa: F811
    panel = FacilitiesPanel(opened(desk, label))
    options = next(each for each in panel.rows.fields if each["key"] == "region")["options"]
    assert len(options) >= 60 and faults(panel.view.chart) == []


def test_a_facility_in_a_municipality_that_is_no_more_is_still_drawn(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.keep(lesson.store, lambda record: record.facilities.append(Facility(name="Bad", region="GM9999", kilometres=3)))
    chart = FacilitiesPanel(lesson).view.chart
    assert faults(chart) == [] and "gemeente niet gekozen" in words(chart)


def test_a_choice_with_its_reason_and_the_table_that_names_the_rest(desk):  # noqa: F811
    lesson = opened(desk)
    panel = ChoicesPanel(lesson)
    panel.theme.set_state({"value": "Natuurlijk kapitaal"})
    filled(panel.form_place.children[0], level="lokaal", why="Eigen grond", agenda="https://example.org/<script>")
    (kept,) = saved(desk)["regional"]
    assert (kept["theme"], kept["level"], kept["why"]) == ("Natuurlijk kapitaal", "lokaal", "Eigen grond")
    shown = as_html(panel.table_place)
    assert "Nog zonder keuze of zonder reden" in shown and "Natuurlijk kapitaal" not in re.search("zonder reden: (.*?)<", shown)[1] and "<script>" not in shown
    assert "Een vraag, geen oordeel: Je koos lokaal" in as_html(panel.questions_place)
    panel.theme.set_state({"value": "Wonen"})
    assert panel.form_place.children[0].values["why"] == "" and as_html(panel.questions_place) == ""
    panel.theme.set_state({"value": "Natuurlijk kapitaal"})
    assert panel.form_place.children[0].values["why"] == "Eigen grond"
    filled(panel.form_place.children[0], level="", why="", agenda="")
    assert saved(desk)["regional"] == [] and desk.errors == []


def test_a_choice_touches_only_its_own_theme(desk):  # noqa: F811
    lesson = opened(desk)
    panel = ChoicesPanel(lesson)
    lesson.keep(lesson.store, lambda record: record.regional.append(RegionalChoice(theme="Milieu", level="regionaal", why="lucht")))
    filled(panel.form_place.children[0], level="samen")
    assert {each["theme"]: each["level"] for each in saved(desk)["regional"]} == {"Milieu": "regionaal", panel.theme.value: "samen"}
    assert "lucht" in as_html(panel.table_place)


def test_the_own_list_asks_about_a_local_choice(desk):  # noqa: F811
    lesson = opened(desk)
    lesson.choose_levels()
    panel = lesson._panels["choices"]
    panel.theme.set_state({"value": "Wonen"})
    filled(panel.form_place.children[0], level="lokaal", why="x")
    assert "voorziening over de grens" not in as_html(panel.questions_place)
    filled(FacilitiesPanel(lesson).rows.forms[0], name="Zwembad", theme="Wonen")
    assert "Je koos lokaal, en je noemde zelf een voorziening over de grens" in as_html(panel.questions_place)


def test_a_sentence_for_the_region_with_what_would_show_it(desk):  # noqa: F811
    lesson = opened(desk)
    panel = VisionPanel(lesson)
    assert "Nog niet ingevuld: een zin, een cijfer, een jaar en een regionale agenda." in as_html(panel.place)
    filled(panel.form, visie="Iedereen kan hier leren", visie_cijfer="hbo_wo_gediplomeerden", visie_jaar="2031", regionale_agenda="Regio Deal")
    notes = saved(desk)["notes"]
    assert notes["stap_05/visie"]["text"] == "Iedereen kan hier leren" and notes["stap_05/visie_jaar"]["answer"] == "2031"
    assert (notes["stap_05/visie_cijfer"]["answer"], notes["stap_05/visie_cijfer"]["text"]) == ("hbo_wo_gediplomeerden", MONITOR.catalogue["hbo_wo_gediplomeerden"].name)
    said = as_html(panel.place)
    assert "heeft een cijfer, een jaar en een agenda" in said and "Mediaan van " in said and "dan weet je nog niet waardoor" in said
    assert VisionPanel(lesson).form.values["visie_jaar"] == "2031" and desk.errors == []


@pytest.mark.parametrize(("typed", "problem", "asked"), [("31", "geen jaar", False), ("2030,5", "geen jaar", False), ("veel", "geen getal", False), ("2020", "", True)])
def test_a_year_that_cannot_be(typed, problem, asked, desk):  # noqa: F811
    panel = VisionPanel(opened(desk))
    filled(panel.form, visie="Een zin", visie_jaar=typed)
    assert (problem in panel.form.problem) and bool(panel.form.problem) == bool(problem)
    assert saved(desk)["notes"]["stap_05/visie"]["text"] == "Een zin"
    assert ("stap_05/visie_jaar" in saved(desk)["notes"]) == asked == ("Welk jaar bedoel je?" in as_html(panel.place))


def test_work_under_way_stays_with_its_municipality(desk):  # noqa: F811
    lesson = desk.open("stap_05", "Tilburg", example=True)
    former = ChoicesPanel(lesson)
    lesson.choose(MONITOR.regions.find("Losser").code)
    assert lesson._panels["choices"].region.label == "Losser"
    filled(former.form_place.children[0], level="samen")  # an answer that arrives late
    filled(lesson._panels["choices"].form_place.children[0], level="lokaal")
    levels = {label: saved(desk, label)["regional"][0]["level"] for label in ("Tilburg", "Losser")}
    assert levels == {"Tilburg": "samen", "Losser": "lokaal"} and desk.errors == []
