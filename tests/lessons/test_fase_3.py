"""Phase 3: sentences sorted and kept, one slider beside every municipality, and options that open with the council."""

from __future__ import annotations

import datetime as dt

import pytest
from charts.measure import faults
from export.desks import HOSTILE, filled, hostile
from lessons.desk import EACH, MONITOR, _inside, at, desk, fill, saved, typed  # noqa: F401

from bwlab.dossier import Dossier
from bwlab.lessons.fase_3.notebook import GUESS_FIRST
from bwlab.lessons.fase_3.options_panel import NO_GOAL, WAITING, OptionsPanel, side, still_words
from bwlab.lessons.fase_3.pace_panel import PacePanel, aimed
from bwlab.lessons.fase_3.sorting_panel import LEAD, MOST, SortingPanel, mixed, named, sentences
from bwlab.lessons.stap_04.goal_panel import GoalPanel
from bwlab.policy import Challenge, CouncilMoment, Goal, Option, Scenario, Target
from bwlab.policy.goals.kinds import ACTIVITY, GOAL, KINDS
from bwlab.policy.phases.options import CHOOSING, NOT_DONE
from bwlab.widgets import ChartView, Choice, Form, Rows
from bwlab.widgets.show import as_html

TODAY = dt.date(2026, 11, 21)
MOMENT = CouncilMoment(key="m", kind="werksessie", day=dt.date(2027, 2, 4), open="in welke wijken we beginnen")
opened, alone = at("fase_3", TODAY)


def page(*pieces):
    return "".join(as_html(piece) for piece in pieces)


def whole(record):
    """A goal and a moment with the council."""
    record.goals.append(Goal(key="g", indicator="contact", text="Meer mensen zien elke week iemand", target=Target(value=75, year=2030)))
    record.council.append(MOMENT)


# Sorting


def test_a_choice_is_kept_with_its_sentence_and_shown_beside_the_words(desk):  # noqa: F811
    fill(desk, lambda record: record.goals.append(Goal(key="g", text="Gratis sloten nakijken")))
    panel = SortingPanel(opened(desk))
    assert [each.text for each in panel.sentences] == ["Gratis sloten nakijken"]
    typed(panel.form, zin0=GOAL)
    note = saved(desk).note("fase_3", named("Gratis sloten nakijken"))
    assert (note.answer, note.text) == (GOAL, "Gratis sloten nakijken")
    typed(panel.own, eigen1="We openen een loket", soort1=ACTIVITY)
    words = page(*panel.judged())
    assert "lijkt er 1 op werk" in words and "In je dossier staat deze zin als doel" in words and "Jij koos ook activiteit" in words
    again = SortingPanel(opened(desk))
    assert again.form.values["zin0"] == GOAL and again.own.values["eigen1"] == "We openen een loket" and desk.errors == []
    typed(again.form, zin0="")
    typed(again.own, eigen1="", soort1="")
    assert not [key for key in saved(desk).notes if key.startswith("fase_3/")]


def test_a_second_tab_loses_nothing(desk):  # noqa: F811
    first, second = SortingPanel(opened(desk)), SortingPanel(opened(desk))
    typed(first.own, eigen1="Uit de ene tab")
    typed(second.own, soort1=GOAL, eigen2="Uit de andere tab")
    notes = saved(desk).notes
    assert (notes["fase_3/eigen zin 1"].text, notes["fase_3/eigen zin 1"].answer, notes["fase_3/eigen zin 2"].text) == ("Uit de ene tab", GOAL, "Uit de andere tab")


def test_an_empty_dossier_sorts_an_example_that_is_named_and_a_full_one_some_of_each_kind(desk):  # noqa: F811
    assert SortingPanel(opened(desk)).pieces[0] == LEAD and sentences(saved(desk)) == []
    found = sentences(filled())
    kept = mixed(found, "GM0855")
    assert len(kept) == MOST < len(found) and {each.stands_as for each in kept} == set(KINDS)
    assert mixed(found, "GM0855") == kept and mixed(found, "GM0363") != kept


def test_what_somebody_typed_is_text(desk):  # noqa: F811
    fill(desk, lambda record: record.goals.extend(Goal(text=each) for each in HOSTILE))
    panel = SortingPanel(opened(desk))
    words = page(*panel.judged(), panel.form, panel.own)
    assert "<script" not in words and len(words) < 60_000 and desk.errors == []


# The goal, with its floor


def test_a_floor_is_kept_beside_the_target_and_what_another_wrote_stays(desk):  # noqa: F811
    fill(desk, lambda record: record.goals.append(Goal(key="g", indicator="contact", text="Oud", target=Target(value=75, norm="raad"))))
    form = GoalPanel(opened(desk), lambda: None, floor=True).form_place.children[0]
    fill(desk, lambda record: setattr(record.goals[0].target, "value", 80))  # step 2, in another tab
    typed(form, floor="60", norm="raad", floor_source="raadsbesluit 2026")
    (goal,) = saved(desk).goals
    assert (goal.floor.value, goal.floor.norm, goal.floor.source, goal.target.value, goal.target.norm, goal.text) == (60, "raad", "raadsbesluit 2026", 80, "raad", "Oud")
    typed(form, floor="")
    assert saved(desk).goals[0].floor.value is None, "emptied is a blank and no zero"
    typed(form, floor="1e13")
    assert "geen getal" in form.problem and saved(desk).goals[0].floor.value is None and desk.errors == []


def test_how_far_others_went_is_guessed_before_the_r_tells_it(desk):  # noqa: F811
    lesson = opened(desk)
    fill(desk, lambda record: record.goals.append(Goal(key="g", indicator="woninginbraken", text="Minder inbraken", target=Target(value=1.2, year=2030))))
    lesson.goals()
    lesson.expect_pace()
    goals, asked = lesson._parts
    assert GUESS_FIRST in page(*goals.pieces) and "Zo ver ging het" not in page(*goals.pieces)
    form, button, place = asked.pieces[-3:]
    typed(form, answer="meer")
    button.click()
    assert "Zo ver ging" in page(place)
    goals.rebuild()
    assert GUESS_FIRST not in page(*goals.pieces) and desk.errors == []


def test_a_kept_goal_is_followed_by_the_table_and_the_pace(desk):  # noqa: F811
    lesson = opened(desk)
    for name in ("chain", "goals", "pace", "half_year"):
        getattr(lesson, name)()
    chain, goals, pace, half = lesson._parts
    assert "verzonnen" in page(*chain.pieces) and "geen doel" in page(*pace.pieces)
    form = next(each for each in _inside(goals) if isinstance(each, Form))
    typed(form, text="Meer mensen zien elke week iemand", indicator="contact", value="75", year="2030")
    words = page(*chain.pieces)
    assert "verzonnen" not in words and "75,0 procent in 2030" in words and "3 van de 6 vakken zijn nog leeg" in words
    assert "geen doel" not in page(*pace.pieces) and "Meer mensen zien elke" in page(*half.pieces) and desk.errors == []


# One slider beside every municipality


@pytest.mark.parametrize("label", EACH)
def test_every_position_changes_the_picture_and_the_words(label):
    panel = PacePanel(alone(label=label))
    assert panel.value.value == panel.aim.now and panel.value.text.startswith("op peil houden") and len(panel.value.values) > 1
    seen, movers = [], []
    for place in range(len(panel.value.values)):
        panel.value.set_state({"index": place})
        chart = panel.scenario.view.chart
        assert faults(chart) == [], chart.title
        assert chart.sentence.startswith("Als ") and "gemeenten" in chart.title
        seen.append((chart.alt, chart.sentence, str([mark.as_json() for mark in chart.marks])))
        movers.append(panel.found(panel.value.value).pace.movers)
    for words in zip(*seen, strict=True):
        assert len(set(words)) == len(seen)
    assert movers == sorted(movers, reverse=True), "further is never more often"


def test_the_picture_counts_the_municipalities_that_the_sentence_counts():
    panel = PacePanel(alone(filled()))
    assert len(panel.aims) == 2 and panel.aim.year == 2030, "a goal without a past is not offered"
    panel.value.value = 84.6
    panel.scenario.redraw()
    chart, there = panel.scenario.view.chart, panel.found(84.6).pace
    assert "(je streefwaarde)" in panel.value.text and chart.title.startswith(f"{there.movers} van de {there.regions} gemeenten stegen ooit")
    assert f"{there.movers} van de {there.regions} gemeenten gingen" in chart.sentence and "geen kans voor Tilburg" in chart.sentence
    table = MONITOR.table("tevredenheid_leven")
    span, best = panel.aim.span, {}
    for region, row in table.iterrows():
        moved = [row[year + span] - row[year] for year in table.columns if year + span in table.columns]
        best[region] = max((each for each in moved if each == each), default=None)
    known = [each for each in best.values() if each is not None]
    assert (sum(each >= 2.5 - 1e-9 for each in known), len(known)) == (there.movers, there.regions)
    panel.pick.set_state({"value": "g3"} if "g3" in panel.aims else {"value": list(panel.aims)[1]})
    assert panel.value.value == panel.aim.now and faults(panel.scenario.view.chart) == []


def test_a_figure_at_its_edge_is_not_offered_and_one_close_to_it_still_moves():
    table = MONITOR.table("woninginbraken")
    lows = table.iloc[:, -1].dropna().sort_values()
    at_zero, near = lows[lows.round(1) == 0].index[0], lows[lows.round(1) > 0].index[0]
    for code, there in ((at_zero, False), (near, True)):
        label = MONITOR.regions[code].label
        record = Dossier(region=code, label=label, goals=[Goal(key="g", indicator="woninginbraken", text="x")])
        panel = PacePanel(alone(record, label))
        assert ("g" in aimed(alone(record, label))[1]) is there and len(panel.value.values) > 1


def test_the_guess_meets_the_number_of_the_slider(desk):  # noqa: F811
    fill(desk, whole)
    lesson = opened(desk)
    _, aim, _ = lesson._asked()
    region = lesson.region
    answer = lesson._went(aim, region, 75 - aim.now if aim.now < 75 else 0.0)
    panel = PacePanel(lesson)
    there = panel.found(max(75, aim.now)).pace
    assert f"{there.movers} van de {there.regions}" in answer
    assert "opgave niet veranderde" in lesson._unchanged() and "door ons beleid" not in lesson._unchanged()


# Options


def test_options_stay_closed_until_the_council_has_a_day_and_open_at_once(desk):  # noqa: F811
    fill(desk, whole)
    fill(desk, lambda record: record.council.clear())
    fill(desk, lambda record: record.options.append(Option(key="o", goal="g", text="Al bedacht")))
    lesson = opened(desk)
    lesson.council()
    lesson.options()
    lesson.half_year()
    council, options, half = lesson._parts
    assert "nog dicht" in page(*options.pieces) and WAITING in page(*options.pieces) and "Al bedacht" not in page(*options.pieces)
    form = next(each for each in _inside(council) if isinstance(each, Form))
    typed(form, kind="werksessie", day="2027-02-04")
    assert "nog dicht" in page(*options.pieces), "a day alone leaves nothing to choose"
    typed(form, open="in welke wijken")
    rows = next(each for each in _inside(options) if isinstance(each, Rows))
    assert rows.forms[0].values["text"] == "Al bedacht" and "in welke wijken" in page(*half.pieces)
    assert saved(desk).options[0].text == "Al bedacht" and desk.errors == []
    typed(form, day="")
    assert "nog dicht" in page(*options.pieces) and saved(desk).options[0].text == "Al bedacht"


def test_an_option_is_kept_judged_and_set_beside_doing_nothing(desk):  # noqa: F811
    fill(desk, whole)
    told = []
    panel = OptionsPanel(opened(desk), lambda: told.append(1))
    typed(panel.rows.rows.forms[0], text="Buurtkamers in Noord", gains="bewoners van Noord")
    words = page(panel.said_place)
    assert "wie betaalt of wacht?" in words and "alleen ja of nee" in words and NOT_DONE in words and CHOOSING in words and "geen regionaal cijfer voor elders" in words
    fill(desk, lambda record: record.options.append(Option(key="b", goal="g", text="Van een ander")))
    typed(panel.rows.rows.forms[0], loses="andere wijken wachten", euros="20.000,50")
    first, other = saved(desk).options
    assert (first.goal, first.gains, first.loses, first.euros, other.text) == ("g", "bewoners van Noord", "andere wijken wachten", 20_000.5, "Van een ander")
    assert len(told) == 2 and "Optie 2" in page(panel.said_place) and desk.errors == []
    typed(panel.rows.rows.forms[0], euros="veel")
    assert "geen getal" in panel.rows.rows.forms[0].problem and saved(desk).options[0].euros == 20_000.5


def test_each_goal_shows_its_own_options_and_a_scenario_can_be_linked(desk):  # noqa: F811
    fill(desk, whole)
    fill(desk, lambda record: (record.goals.append(Goal(key="h", text="Een ander doel")), record.options.append(Option(goal="h", text="Bij het andere")), record.scenarios.append(Scenario(key="s", name="Bellen", indicator="overgewicht"))))
    panel = OptionsPanel(opened(desk))
    typed(panel.rows.rows.forms[0], text="Bellen in Noord", scenario="s")
    assert saved(desk).options[1].scenario == "s" and "Het rekent dus iets anders door" in page(panel.said_place) and "Bij het andere" not in page(panel.said_place)
    pick = next(each for each in panel.pieces if isinstance(each, Choice))
    pick.set_state({"value": "h"})
    assert panel.rows.rows.forms[0].values["text"] == "Bij het andere" and len(saved(desk).options) == 2 and desk.errors == []


def test_what_doing_nothing_means_is_kept_for_each_goal(desk):  # noqa: F811
    fill(desk, whole)
    panel = OptionsPanel(opened(desk))
    still = panel.form_place.children[1]
    typed(still, later="De wachtlijst groeit.")
    assert "De wachtlijst groeit." in page(panel.said_place) and saved(desk).note("fase_3", "niets doen, later g").text == "De wachtlijst groeit."
    typed(still, later="", elders="We weten het niet.")
    words = page(panel.said_place)
    assert "De wachtlijst" not in words and "We weten het niet." in words and saved(desk).options == [] and desk.errors == []


def test_without_a_goal_there_is_an_example_and_nothing_of_it_is_kept(desk):  # noqa: F811
    fill(desk, lambda record: record.council.append(MOMENT))
    panel = OptionsPanel(opened(desk))
    assert panel.pieces[0] == NO_GOAL and page(*panel.pieces).count("(voorbeeld)") >= 2
    assert saved(desk).options == [] and saved(desk).goals == []


@pytest.mark.parametrize("label", EACH)
def test_doing_nothing_has_its_own_band_or_says_why_not(label):
    region = MONITOR.regions.find(label)
    for code in ("tevredenheid_leven", "woninginbraken", "problematische_schulden"):
        words, record = still_words(MONITOR, region, MONITOR.catalogue[code])
        there = side(MONITOR, region, MONITOR.catalogue[code])
        assert ("tussen" in words) == bool(there) and ("klopte hij" in record) == bool(there), (label, code)
        assert there or "geen cijfer" in words or "weten we niet" in words
    assert still_words(MONITOR, region, None) == ("Er hoort nog geen cijfer bij dit doel.", "")


# The whole notebook


@pytest.mark.parametrize("make", [filled, hostile])
def test_it_opens_on_any_dossier(make, desk):  # noqa: F811
    def change(record):
        for name, value in make():
            if name not in ("revision", "region", "label", "version"):
                setattr(record, name, value)
        record.challenges = record.challenges[:4] or [Challenge(title="x")]
        record.goals = record.goals[:6]

    fill(desk, change)
    lesson = desk.open("fase_3")
    assert desk.errors == [] and lesson.banner.problem == ""
    assert all(part.children for part in lesson._parts)
    charts = [each.chart for part in lesson._parts for each in _inside(part) if isinstance(each, ChartView)]
    assert charts
    if make is filled:
        assert [faults(chart) for chart in charts] == [[]] * len(charts)


def test_starting_here_with_nothing_ends_in_options_for_the_council(desk):  # noqa: F811
    """An empty dossier, from the first goal to two options, in this notebook alone."""
    lesson = opened(desk, "Vlieland")
    for name in ("goals", "council", "options", "half_year"):
        getattr(lesson, name)()
    goals, council, options, half = lesson._parts
    typed(next(each for each in _inside(goals) if isinstance(each, Form)), text="Minder inbraken", indicator="woninginbraken", floor="2", value="0,4", year="2030")
    typed(next(each for each in _inside(council) if isinstance(each, Form)), kind="werksessie", day="2027-02-04", open="welke wijk eerst")
    rows = next(each for each in _inside(options) if isinstance(each, Rows))
    typed(rows.forms[0], text="Sloten nakijken", gains="huurders", loses="kopers betalen zelf", euros="5000")
    rows._more.click()
    typed(rows.forms[1], text="Een buurtpreventieteam", gains="iedereen in het dorp", loses="vrijwilligers leveren tijd in", euros="1000")
    record = saved(desk, "Vlieland")
    assert [each.text for each in record.options] == ["Sloten nakijken", "Een buurtpreventieteam"] and record.goals[0].floor.value == 2
    assert "tussen 2 opties en niets doen" in page(*half.pieces) and desk.errors == []
