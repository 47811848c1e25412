"""Choosing another municipality while something is still under way: each answer stays with its own."""

from __future__ import annotations

import json

from ipywidgets.widgets import widget as registry
from lessons.desk import MONITOR, desk  # noqa: F401

from bwlab.charts.foto import rail_x
from bwlab.exercises.session import Exercise
from bwlab.widgets import ChartView, Form
from bwlab.widgets.question_form import QuestionForm


def saved(desk, label):  # noqa: F811
    return json.loads((desk.folder / f"dossier {label}.json").read_text("utf-8"))


def turn(lesson, label):
    lesson.banner.picker.set_state({"code": MONITOR.regions.find(label).code})


def test_a_drag_still_under_way_stays_with_the_municipality_it_was_about(desk):  # noqa: F811
    lesson = desk.open("stap_01", run=False)
    view = desk.piece(lesson, "predict", ChartView)
    key = next(mark.key for mark in view.chart.marks if mark.drag)
    turn(lesson, "Den Haag")
    view.set_state({"dragged": {"key": key, "x": rail_x(0.3)}})
    assert [each["guess"] for each in saved(desk, "Tilburg")["predictions"]] == [0.3]
    assert saved(desk, "Den Haag")["predictions"] == [] and desk.errors == []


def test_an_answer_still_under_way_stays_with_the_municipality_it_was_about(desk):  # noqa: F811
    lesson = desk.open("stap_01", run=False)
    forms = {name: desk.piece(lesson, name, Form) for name in ("expect", "recognise", "challenges")}
    turn(lesson, "Den Haag")
    forms["expect"].set_state({"values": {"answer": "omhoog"}})
    forms["recognise"].set_state({"values": {"text": "Over Tilburg."}})
    forms["challenges"].set_state({"values": {"why1": "In Tilburg."}})
    assert len(saved(desk, "Tilburg")["notes"]) == 2 and len(saved(desk, "Tilburg")["challenges"]) == 1
    assert saved(desk, "Den Haag")["notes"] == {} and saved(desk, "Den Haag")["challenges"] == []
    assert desk.errors == []


def test_a_check_still_under_way_counts_for_the_municipality_it_was_about(desk):  # noqa: F811
    work = Exercise("stap_01_foto", MONITOR.regions.find("Tilburg"))
    work.welcome()
    form = desk.piece(work, "progress", object) and _asked(desk, work)
    turn(work, "Den Haag")
    form.set_state({"request": {"action": "check", "answer": "0", "stamp": 1}})
    assert len(saved(desk, "Tilburg")["progress"]) == 1
    assert saved(desk, "Den Haag")["progress"] == {} and work.states == {} and desk.errors == []


def _asked(desk, work):  # noqa: F811
    work.ask(1)
    return next(piece for piece in work._parts[-1].pieces if isinstance(piece, QuestionForm))


def test_what_could_not_be_saved_survives_a_visit_to_another_municipality(desk):  # noqa: F811
    marker = desk.folder / ".bwlab"
    marker.write_text("een bestand waar een map hoort")
    lesson = desk.open("stap_01", run=False)
    desk.piece(lesson, "expect", Form).set_state({"values": {"answer": "omhoog"}})
    turn(lesson, "Den Haag")
    turn(lesson, "Tilburg")
    assert lesson._parts[0].pieces[0].values["answer"] == "omhoog"
    marker.unlink()
    lesson._parts[0].pieces[0].set_state({"values": {"answer": "omhoog", "text": "nu wel"}})
    assert len(saved(desk, "Tilburg")["notes"]) == 1 and desk.errors == []


def test_a_late_drag_does_not_undo_the_truth(desk):  # noqa: F811
    lesson = desk.open("stap_01", run=False)
    view = desk.piece(lesson, "predict", ChartView)
    key = next(mark.key for mark in view.chart.marks if mark.drag)
    view.set_state({"dragged": {"key": key, "x": rail_x(0.3)}})
    lesson._parts[-1].children[1].click()
    view.set_state({"dragged": {"key": key, "x": rail_x(0.9), "count": 2}})
    kept = saved(desk, "Tilburg")["predictions"][0]
    assert kept["guess"] == 0.3 and kept["truth"] is not None


def test_widgets_that_are_no_longer_shown_are_closed(desk):  # noqa: F811
    lesson = desk.open("stap_01")
    turn(lesson, "Den Haag")
    counts = []
    for label in ("Tilburg", "Den Haag", "Tilburg", "Den Haag"):
        turn(lesson, label)
        counts.append(len(registry._instances))
    assert len(set(counts[1::2])) == 1 and len(set(counts[::2])) == 1, counts


def test_themes_do_not_pile_up(desk):  # noqa: F811
    lesson = desk.open("stap_01", run=False)
    lesson.recognise()
    choice = lesson._parts[0].pieces[0]
    themes = [value for value, _ in choice.options]
    choice.set_state({"value": themes[1]})
    before = len(registry._instances)
    for theme in (*themes, themes[1]):
        choice.set_state({"value": theme})
    assert len(registry._instances) == before and desk.errors == []
