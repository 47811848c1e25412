"""A chart in the notebook: only what changed travels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from charts.cases import MONITOR, map_of, strip_of, time_of
from widgets.recorder import listen, recorded  # noqa: F401

from bwlab.widgets import ChartView, guard


def keys(sent):
    return sorted({name for message in sent for name in message})


def test_the_same_chart_sends_nothing():
    view = ChartView(strip_of("Tilburg", "woz"))
    sent = listen(view)
    view.update(strip_of("Tilburg", "woz"))
    assert sent == []


def test_another_municipality_sends_marks_and_words_only():
    view = ChartView(strip_of("Tilburg", "woz", alone=True))
    sent = listen(view)
    view.update(strip_of("Amsterdam", "woz", alone=True))
    assert keys(sent) == ["frame"] and len(sent) == 1
    assert ": Amsterdam staat " in sent[0]["frame"]["title"]


def test_another_indicator_sends_its_background_too():
    view = ChartView(strip_of("Tilburg", "woz"))
    sent = listen(view)
    view.update(strip_of("Tilburg", "gasverbruik"))
    assert keys(sent) == ["background", "frame"] and len(sent) == 1, "one message, one picture"


def test_another_size_is_told():
    view = ChartView(strip_of("Tilburg", "woz"))
    sent = listen(view)
    view.update(time_of("Tilburg", "woz"))
    assert keys(sent) == ["background", "frame", "size"]


def test_the_words_of_the_browser_are_those_of_the_chart():
    chart = strip_of("Tilburg", "woz").saying("Als … dan.")
    frame = ChartView(chart).frame
    assert [frame[name] for name in ("title", "subtitle", "source", "alt", "sentence")] == [
        chart.title, chart.subtitle, chart.source, chart.alt, "Als … dan.",
    ]  # fmt: skip
    assert len(frame["marks"]) == len(chart.marks)


def test_the_table_travels_when_it_is_opened():
    view = ChartView(map_of("Tilburg", "woz"))
    assert view.table == ""
    view.set_state({"unfolded": True})
    assert view.table.count("<tr") == len(MONITOR.regions) + 1
    sent = listen(view)
    view.update(map_of("Tilburg", "gasverbruik"))
    assert "table" in keys(sent)
    view.set_state({"unfolded": False})
    assert view.table == ""


def test_a_frame_is_small_enough_for_a_slider():
    """The largest frame, that of the map, is under 60 kB as the browser gets it; a strip under 40 kB."""
    import json

    assert len(json.dumps(ChartView(map_of("Tilburg", "woz")).frame)) < 60_000
    assert len(json.dumps(ChartView(strip_of("Tilburg", "woz")).frame)) < 40_000


def test_dragging_is_handed_on_and_guarded(recorded):  # noqa: F811
    view, heard = ChartView(strip_of("Tilburg", "woz")), []
    view.on_drag(lambda key, x: heard.append((key, x)))
    view.set_state({"dragged": {"key": "own", "x": 0.5}})
    assert heard == [("own", 0.5)]
    view.on_drag(lambda key, x: 1 / 0)
    view.set_state({"dragged": {"key": "own", "x": 0.6}})
    assert view.problem == guard.UNEXPECTED and len(recorded) == 1


def test_marks_travel_without_what_is_not_set():
    frame = ChartView(strip_of("Tilburg", "woz")).frame
    own = next(mark for mark in frame["marks"] if mark.get("key") == "own")
    assert "drag" not in own and "fills" not in own and own["names"]
    assert all(isinstance(value, float) for mark in frame["marks"] for value in mark["x"] + mark["y"])


def test_a_chart_that_cannot_be_drawn_leaves_the_old_one_whole():
    chart = strip_of("Tilburg", "woz")
    view = ChartView(chart)
    before = dict(view.frame)

    def fail(figure):
        raise ValueError("planted")

    with pytest.raises(ValueError, match="planted"):
        view.update(replace(strip_of("Amsterdam", "woz"), background=fail, background_key=("planted",)))
    assert view.frame == before
