"""The workbench as one works on it: prediction first, sliders that move picture and words, and a dossier in which nothing is lost."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled
from lessons.desk import EACH, FIRST, MONITOR, _inside, desk  # noqa: F401

from bwlab.dossier import open_dossier
from bwlab.errors import InputError
from bwlab.lesson import Lesson
from bwlab.lessons.parts import workbench
from bwlab.lessons.parts.workbench import compared
from bwlab.lessons.parts.workbench.bench import GUESS, merged
from bwlab.lessons.parts.workbench.codes import to_code
from bwlab.lessons.parts.workbench.drawing import CLOSED
from bwlab.lessons.parts.workbench.panel import BACK, LONGEST, NEW, Panel
from bwlab.lessons.parts.workbench.sliders import ROLES, STILL
from bwlab.policy import Assumed, Goal, Scenario
from bwlab.policy.scenarios.carry import to_file
from bwlab.widgets.show import as_html, as_widget

TODAY = dt.date(2026, 11, 30)


def opened(desk, label="Tilburg"):  # noqa: F811
    lesson = Lesson("fase_2", MONITOR.regions.find(label), today=TODAY)
    lesson.welcome()
    return lesson


def panel_of(desk, label="Tilburg", told=None):  # noqa: F811
    return Panel(opened(desk, label), told)


def fill(desk, change, label="Tilburg"):  # noqa: F811
    open_dossier(MONITOR.regions.find(label), desk.folder).update(change)


def saved(desk, label="Tilburg"):  # noqa: F811
    return open_dossier(MONITOR.regions.find(label), desk.folder).read()


def typed(form, **values):
    form.set_state({"values": {**form.values, **values}})


def slide(panel, **places):
    for role, value in places.items():
        slider = panel.sliders.sliders[role]
        slider.set_state({"index": slider.values.index(value)})


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def keep(panel, name):
    typed(panel.about, name=name)
    panel.buttons["Bewaar dit scenario"].click()


def words(panel):
    return panel.sliders.chart.title + " " + panel.sliders.chart.sentence


# Prediction first, and the default


@pytest.mark.parametrize("label", EACH)
def test_it_opens_closed_on_no_effect_and_asks_for_a_guess(label, desk):  # noqa: F811
    panel = panel_of(desk, label)
    assert [slider.value for slider in panel.sliders.sliders.values()] == [0, 0, 0, 0] and panel.bench.draft.factors == {}
    chart = panel.sliders.chart
    assert faults(chart) == [] and chart.sentence == CLOSED and "wat verwacht je zelf?" in chart.title
    panel.opener.click()
    assert "verandert er niets" in panel.sliders.chart.title and faults(panel.sliders.chart) == [] and faults(panel.matters.view.chart) == []
    assert saved(desk, label).scenarios == [] and desk.errors == [], "what nobody keeps is not kept"


def test_a_guess_opens_the_result_and_stays_in_the_picture_and_in_the_dossier(desk):  # noqa: F811
    panel = panel_of(desk)
    slide(panel, reach=100.0, uptake=40.0, effect=20.0, persistence=70.0)
    assert "hoger" not in words(panel) and panel.matters.view.layout.display == "none"
    typed(panel.guess, guess="1,5")
    assert "hoger dan zonder" in words(panel) and "Je schatte +1,5 procentpunt" in words(panel) and panel.opener.layout.display == "none"
    assert saved(desk).note("fase_2", f"{GUESS}_tevredenheid_leven").text == "1.5"
    again = panel_of(desk)
    assert again.bench.draft.guess == 1.5 and again.bench.opened
    keep(panel, "A")
    assert saved(desk).scenarios[0].guess == 1.5 and desk.errors == []


def test_the_guess_is_asked_about_the_year_that_is_shown(desk):  # noqa: F811
    panel = panel_of(desk)
    assert "tot en met 2030" in page(*panel.guess_place.children) and "over 4 jaar" not in page(*panel.guess_place.children)
    typed(panel.times, start=2029, years=6)
    assert "tot en met 2034" in page(*panel.guess_place.children) and panel.sliders.chart.table["Jaar"].iloc[-1] == "2034"
    typed(panel.guess, guess=2.0)
    assert "Je schatte +2,0 procentpunt in 2034" in words(panel)


def test_no_measure_has_an_effect_of_its_own(desk):  # noqa: F811
    panel = panel_of(desk)
    panel.opener.click()
    slide(panel, reach=1000.0, uptake=100.0, persistence=100.0)
    assert "verandert er niets" in words(panel), "everyone takes part, and still nothing is claimed"


# Sliders


@pytest.mark.parametrize("label", FIRST)
@pytest.mark.parametrize("open_", [True, False])
def test_every_slider_moves_picture_and_words(label, open_, desk):  # noqa: F811
    panel = panel_of(desk, label)
    if open_:
        panel.opener.click()
    for role in ROLES:
        slider, seen = panel.sliders.sliders[role], []
        for place in {0, 1, len(slider.values) // 2 + 1, len(slider.values) - 1}:
            slider.set_state({"index": place})
            chart = panel.sliders.view.chart
            assert faults(chart) == [], (role, chart.title)
            seen.append((chart.alt, str([mark.as_json() for mark in chart.marks])))
        for each in zip(*seen, strict=True):
            assert len(set(each)) == len(seen), role
    assert desk.errors == [] and [slider.problem for slider in panel.sliders.sliders.values()] == [""] * 4


def test_reset_puts_back_no_effect_and_asks_nothing_else(desk):  # noqa: F811
    panel = panel_of(desk)
    typed(panel.guess, guess="1")
    typed(panel.about, name="A", group="jongeren")
    slide(panel, reach=100.0, uptake=40.0, effect=20.0)
    panel.bench.bound("uptake", {"low": 20.0, "high": 60.0, "owner": "onderzoeker"})
    panel.sliders.reset.click()
    draft = panel.bench.draft
    assert [slider.value for slider in panel.sliders.sliders.values()] == [0, 0, 0, 0] and "verandert er niets" in words(panel)
    assert (draft.name, draft.group, draft.guess) == ("A", "jongeren", 1) and draft.factors == {"uptake": Assumed(owner="onderzoeker")}


def test_more_draws_are_taken_once_it_stands_still(desk, monkeypatch):  # noqa: F811
    panel, asked = panel_of(desk), []
    monkeypatch.setattr(panel.bench, "found", lambda draws=10_000, found=panel.bench.found: asked.append(draws) or found(draws))

    async def moves():
        slide(panel, reach=100.0, uptake=40.0)
        while_moving = list(asked)
        await asyncio.sleep(STILL + 0.3)
        return while_moving

    assert asyncio.run(moves()) == [1_000, 1_000] and asked.count(10_000) == 1


def test_the_scale_can_suit_the_change_itself(desk):  # noqa: F811
    panel = panel_of(desk)
    panel.opener.click()
    slide(panel, reach=20.0, uptake=40.0, effect=20.0)
    far = [mark.as_json() for mark in panel.sliders.chart.marks]
    panel.sliders.scale.set_state({"value": "near"})
    assert [mark.as_json() for mark in panel.sliders.chart.marks] != far and faults(panel.sliders.chart) == []


def test_there_is_no_total_and_no_score_anywhere(desk):  # noqa: F811
    panel = panel_of(desk)
    panel.opener.click()
    slide(panel, reach=100.0, uptake=40.0, effect=20.0)
    said = page(*panel.pieces).lower()
    for word in ("totaalscore", "totaal", "beste scenario", "winnaar", "door ons beleid", "eindscore"):
        assert word not in said


# What it is about


def test_own_goals_go_first_and_another_figure_begins_anew(desk):  # noqa: F811
    fill(desk, lambda record: record.goals.append(Goal(key="g", indicator="problematische_schulden", text="Minder schulden")))
    panel = panel_of(desk)
    assert panel.pick.options[0] == ["problematische_schulden", "Doel: Minder schulden"] and panel.bench.draft.goal == "g" and panel.bench.figure.many == "huishoudens"
    slide(panel, reach=100.0)
    panel.pick.set_state({"value": "woninginbraken"})
    assert panel.bench.draft.indicator == "woninginbraken" and panel.bench.draft.factors == {} and panel.sliders.sliders["reach"].value == 0
    assert "meer" in panel.sliders.sliders["effect"].texts[-1] and faults(panel.sliders.chart) == [] and desk.errors == []


def test_a_figure_that_is_not_there_is_reckoned_and_not_kept(desk):  # noqa: F811
    fill(desk, lambda record: record.goals.append(Goal(key="g", indicator="contact", text="Meer contact")), "Vlieland")
    panel = panel_of(desk, "Vlieland")
    assert panel.bench.draft.indicator != "contact", "it begins with a figure that is there"
    panel.pick.set_state({"value": "contact"})
    assert "Voor Vlieland is er geen cijfer" in page(panel.reason) and panel.buttons["Bewaar dit scenario"].disabled
    panel.opener.click()
    slide(panel, reach=100.0, uptake=50.0, effect=20.0)
    assert "hoger dan zonder" in words(panel) and "Zonder cijfer is er geen marge" in words(panel) and faults(panel.sliders.chart) == []
    panel.bench.set(name="A")
    with pytest.raises(InputError, match="geen cijfer"):
        panel.bench.keep()
    assert saved(desk, "Vlieland").scenarios == []


def test_a_median_has_no_sliders(desk):  # noqa: F811
    fill(desk, lambda record: record.goals.append(Goal(key="g", indicator="mediaan_vermogen", text="Meer buffer")))
    panel = panel_of(desk)
    panel.pick.set_state({"value": "mediaan_vermogen"})
    assert "mediaan" in page(panel.reason) and panel.sliders.layout.display == "none"
    panel.pick.set_state({"value": "contact"})
    assert panel.sliders.layout.display == "" and page(panel.reason) == "" and desk.errors == []


def test_group_and_years_follow_and_what_cannot_be_gets_a_sentence(desk):  # noqa: F811
    panel = panel_of(desk)
    panel.opener.click()
    slide(panel, reach=100.0, uptake=40.0, effect=20.0, persistence=70.0)
    before = panel.sliders.chart.title
    typed(panel.times, size="3000")
    assert panel.sliders.chart.title == before and "Bereik blijft van elke 1.000 volwassenen in de gemeente" in str(panel.times.get_state()), "the size of a group is a check, and no part of the sum"
    typed(panel.times, size="3000", whole="180000", years="6", start="2028")
    assert panel.bench.draft.years == 6 and "in 2033" in words(panel) and "Dan bereik je ook anderen" in words(panel)
    typed(panel.times, years=str(LONGEST + 1))
    assert f"1 tot en met {LONGEST}" in panel.times.problem and panel.bench.draft.years == 6
    typed(panel.times, years="", start="2001")
    assert panel.bench.draft.start == 2028 and desk.errors == []


def test_impossible_assumptions_are_said_under_the_picture_and_kept(desk):  # noqa: F811
    panel = panel_of(desk)
    panel.opener.click()
    slide(panel, reach=1000.0, uptake=100.0, effect=100.0)
    assert "passen samen niet" in panel.sliders.chart.title and "boven 100 procent" in words(panel)
    keep(panel, "Te mooi")
    assert saved(desk).scenarios[0].factors["effect"].likely == 100 and desk.errors == []


# Assumptions, and what to find out first


def test_a_range_widens_the_band_and_a_slider_pushes_its_bounds(desk):  # noqa: F811
    panel = panel_of(desk)
    panel.opener.click()
    slide(panel, reach=100.0, uptake=40.0, effect=20.0)
    typed(panel.assumptions.form, low="20", high="60", source="telling 2026", owner="teamleider", by="2027-03-01")
    each = panel.bench.draft.factors["uptake"]
    assert (each.low, each.likely, each.high, each.source, each.owner, each.by) == (0.2, 0.4, 0.6, "telling 2026", "teamleider", dt.date(2027, 3, 1))
    assert "de aanname over deelname maakt het meeste uit" in panel.matters.view.chart.title and "Wie zoekt het uit: teamleider, vóór 1 maart 2027" in panel.matters.first.value
    slide(panel, uptake=80.0)
    each = panel.bench.draft.factors["uptake"]
    assert (each.low, each.likely, each.high) == (0.2, 0.8, 0.8) and panel.assumptions.form.values["high"] == "80"


def test_a_range_the_wrong_way_round_is_refused_and_the_owner_is_kept(desk):  # noqa: F811
    panel = panel_of(desk)
    slide(panel, uptake=40.0)
    typed(panel.assumptions.form, low="60", owner="teamleider")
    assert "op volgorde" in panel.assumptions.form.problem and panel.bench.draft.factors["uptake"] == Assumed(likely=0.4, owner="teamleider")


def test_the_margin_can_be_told(desk):  # noqa: F811
    panel = panel_of(desk)
    panel.opener.click()
    panel.assumptions.pick.set_state({"value": "margin"})
    typed(panel.assumptions.form, answers="5000")
    assert "5.000 antwoorden" in panel.sliders.notes.value
    typed(panel.assumptions.form, margin="0,5", margin_source="onderzoeker")
    assert "bron: onderzoeker" in panel.sliders.notes.value
    typed(panel.assumptions.form, margin="-1")
    assert "boven 0" in panel.assumptions.form.problem and panel.bench.draft.margin == 0.5 and desk.errors == []


# The dossier


def test_keep_pick_up_copy_remove_and_put_back(desk):  # noqa: F811
    told = []
    panel = panel_of(desk, told=lambda: told.append(1))
    panel.buttons["Bewaar dit scenario"].click()
    assert "eerst een naam" in panel.status.value and saved(desk).scenarios == []
    slide(panel, reach=100.0, uptake=40.0, effect=20.0)
    keep(panel, "Bellen")
    panel.buttons["Maak een kopie"].click()
    slide(panel, reach=300.0)
    keep(panel, "Bellen in de hele stad")
    first, second = saved(desk).scenarios
    assert (first.name, first.factors["reach"].likely, second.name, second.factors["reach"].likely) == ("Bellen", 0.1, "Bellen in de hele stad", 0.3) and len(told) == 2
    panel.which.set_state({"value": first.key})
    assert panel.sliders.sliders["reach"].value == 100 and panel.about.values["name"] == "Bellen"
    panel.buttons["Haal weg"].click()
    assert [each.name for each in saved(desk).scenarios] == ["Bellen in de hele stad"] and panel.which.value == NEW
    panel.buttons["Zet terug"].click()
    assert [each.name for each in saved(desk).scenarios] == ["Bellen", "Bellen in de hele stad"] and saved(desk).scenarios[0] == first and desk.errors == []


def test_what_was_not_kept_is_said_and_waits_when_another_is_taken(desk):  # noqa: F811
    fill(desk, lambda record: setattr(record, "scenarios", filled("Tilburg").scenarios))
    panel = panel_of(desk)
    back = panel.buttons[BACK]
    assert panel.status.value == "" and back.layout.display == "none"
    typed(panel.about, name="Proef", group="gezinnen")
    slide(panel, reach=10)
    assert panel.status.value.count("Dit staat nog niet in je dossier") == 1
    panel.which.set_state({"value": "sa"})
    assert panel.bench.draft.key == "sa" and back.layout.display == ""
    back.click()
    assert (panel.bench.draft.name, panel.bench.draft.group, panel.bench.likely("reach")) == ("Proef", "gezinnen", 10)
    assert back.layout.display == "none" and [each.key for each in saved(desk).scenarios] == ["sa", "sb"]
    panel.which.set_state({"value": "sb"})
    back.click()
    panel.buttons["Bewaar dit scenario"].click()
    assert "Dit staat nog niet" not in panel.status.value and [each.name for each in saved(desk).scenarios][-1] == "Proef"
    slide(panel, reach=20)
    assert "Dit staat nog niet in je dossier" in panel.status.value
    panel.pick.set_state({"value": panel.pick.options[-1][0]})
    assert back.layout.display == "" and desk.errors == []


def test_a_second_tab_loses_nothing(desk):  # noqa: F811
    fill(desk, lambda record: record.scenarios.append(Scenario(key="a", name="A", indicator="contact", factors={"reach": Assumed(likely=0.1), "uptake": Assumed(likely=0.2)})))
    one, other = panel_of(desk), panel_of(desk)
    for each in (one, other):
        each.which.set_state({"value": "a"})
    slide(one, uptake=40.0)
    one.buttons["Bewaar dit scenario"].click()
    slide(other, effect=20.0)
    keep(other, "B")
    (kept,) = saved(desk).scenarios
    assert kept.name == "B" and {role: each.likely for role, each in kept.factors.items()} == {"reach": 0.1, "uptake": 0.4, "effect": 20.0}


def test_a_field_of_a_later_version_stays():
    there = Scenario(key="a", name="A", indicator="contact", kleur="rood")
    draft = there.model_copy(update={"name": "B"}, deep=True)
    assert merged(there, draft, there).model_dump()["kleur"] == "rood" and merged(there, draft, there).name == "B"


def test_a_removed_scenario_is_told_in_the_other_tab(desk):  # noqa: F811
    fill(desk, lambda record: record.scenarios.extend([Scenario(key="a", name="A", indicator="contact"), Scenario(key="b", name="B", indicator="contact")]))
    one, other = panel_of(desk), panel_of(desk)
    one.which.set_state({"value": "a"})
    one.buttons["Haal weg"].click()
    other.which.set_state({"value": "a"})
    assert "staat niet meer in je dossier" in other.which.problem and desk.errors == []


# Sharing


def test_a_code_of_another_lies_beside_ones_own_and_overwrites_nothing(desk):  # noqa: F811
    panel = panel_of(desk)
    slide(panel, reach=100.0, uptake=40.0, effect=20.0)
    keep(panel, "Bellen")
    panel.sharing.give()
    assert "bw1-scenario-" in panel.sharing.out.value and "download=" in panel.sharing.out.value
    mine = saved(desk).scenarios[0]
    panel.sharing.box.value = to_code(mine.model_copy(update={"name": "Van Den Haag"}), MONITOR.regions.find("Den Haag"))
    panel.sharing.children[-2].children[1].click()
    assert "Je eigen scenario's zijn niet veranderd" in panel.sharing.said.value.replace("&#x27;", "'") and "van Den Haag" in panel.sharing.said.value
    assert panel.bench.draft.key != mine.key and panel.about.values["name"] == "Van Den Haag" and panel.sliders.sliders["reach"].value == 100
    assert saved(desk).scenarios == [mine]
    panel.buttons["Bewaar dit scenario"].click()
    assert [each.name for each in saved(desk).scenarios] == ["Bellen", "Van Den Haag"] and desk.errors == []


def test_a_file_is_read_and_nonsense_gets_a_sentence(desk):  # noqa: F811
    panel = panel_of(desk)
    data = to_file(filled().scenarios[0], MONITOR.regions.find("Tilburg"))
    panel.sharing.file.value = ({"name": "scenario.json", "type": "", "size": len(data), "content": memoryview(data), "last_modified": dt.datetime(2026, 11, 30)},)
    panel.sharing.take()
    assert panel.bench.draft.indicator == "problematische_schulden" and panel.sliders.sliders["reach"].value == 30 and panel.pick.value == "problematische_schulden"
    panel.sharing.box.value = "hallo"
    panel.sharing.children[-2].children[1].click()
    assert "geen code" in panel.sharing.said.value and desk.errors == []


# Two beside each other, any dossier, and pages


def test_two_beside_each_other_without_a_winner(desk):  # noqa: F811
    lesson = opened(desk)
    assert compared.pieces(lesson) == [compared.TOO_FEW]
    fill(desk, lambda record: record.scenarios.extend(filled().scenarios))
    made = compared.Compared(lesson)
    said = page(*made.pieces)
    assert "Bellen in drie wijken" in said and "Waarin ze verschillen" in said and "geen winnaar" in said and "€" not in said
    chart = made.draw(made.found("sa"), made.found("sb"))
    assert faults(chart) == [] and chart.sentence.startswith("Als ")
    made.right.set_state({"value": "sa"})
    assert "hetzelfde scenario" in page(*made.pieces) and desk.errors == []


@pytest.mark.parametrize("label", FIRST)
def test_a_full_dossier_opens_and_every_scenario_can_be_picked_up(label, desk):  # noqa: F811
    fill(desk, lambda record: [setattr(record, name, getattr(filled(label), name)) for name in ("goals", "challenges", "scenarios")], label)
    panel = panel_of(desk, label)
    for scenario in filled(label).scenarios:
        panel.which.set_state({"value": scenario.key})
        assert panel.bench.draft.name == scenario.name and faults(panel.sliders.chart) == [] and faults(panel.matters.view.chart) == []
    assert desk.errors == [] and panel.which.problem == ""


def test_a_scenario_about_a_figure_this_edition_does_not_know_stays_in_the_dossier(desk):  # noqa: F811
    fill(desk, lambda record: record.scenarios.append(Scenario(key="x", name="Oud", indicator="weg")))
    panel = panel_of(desk)
    assert panel.which.options == [[NEW, "een nieuw scenario"]] and compared.pieces(opened(desk)) == [compared.TOO_FEW]
    keep(panel, "Nieuw")
    assert [each.name for each in saved(desk).scenarios] == ["Oud", "Nieuw"]


def test_without_a_script_it_is_a_page(desk, monkeypatch):  # noqa: F811
    monkeypatch.setenv("BWLAB_PAGES", "1")
    said = page(*workbench.pieces(opened(desk)))
    assert "<img" in said and "aanname van de deelnemer" in said and "Bereik, van de 1.000" in said


def test_the_first_picture_in_the_cell_is_that_of_the_sliders(desk):  # noqa: F811
    panel = panel_of(desk)
    views = [each for piece in panel.pieces for each in _inside(as_widget(piece)) if hasattr(each, "chart") and hasattr(each, "frame")]
    assert views[0] is panel.sliders.view


@pytest.mark.filterwarnings("ignore:Glyph")
def test_whatever_is_typed_as_a_name_stays_text(desk):  # noqa: F811
    fill(desk, lambda record: record.scenarios.extend(Scenario(key=f"k{place}", name=text, group=text, indicator="contact", factors={"reach": Assumed(likely=0.1, source=text, owner=text)}) for place, text in enumerate(HOSTILE)))
    panel = panel_of(desk)
    for place in range(0, len(HOSTILE), 3):
        panel.which.set_state({"value": f"k{place}"})
        panel.sharing.give()
        assert "<script>" not in panel.sharing.out.value and faults(panel.matters.view.chart) == []
    made = compared.Compared(opened(desk))
    for one, other in (("k4", "k10"), ("k8", "k11"), ("k0", "k6")):
        chart = made.draw(made.found(one), made.found(other))
        assert [each for each in faults(chart) if "not Dutch" not in each and "leak" not in each] == [] and len(chart.alt) <= 250
    assert desk.errors == [] and all(len(text) <= 80 for _, text in panel.which.options)
