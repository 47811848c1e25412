"""One way to show, in a notebook and on a page; and parts that are made again."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from charts.cases import strip_of
from ipywidgets import HTML, VBox
from widgets.recorder import recorded  # noqa: F401

from bwlab.errors import UnknownRegionError
from bwlab.widgets import ASSUMPTION, ChartView, Choice, Slider, guard, press, scenario, show
from bwlab.widgets.show import LivePart, as_html, as_widget


@pytest.fixture
def shown(monkeypatch):
    """What reaches the notebook."""
    found: list = []
    monkeypatch.setattr("IPython.display.display", found.append)
    return found


@pytest.fixture
def pages(monkeypatch):
    monkeypatch.setenv("BWLAB_PAGES", "1")


def everything():
    table = pd.DataFrame({"Naam": ["<b>x</b>"], "Aantal": ["1.000"]})
    sizes = Slider("Hoeveel?", [1, 2, 3, 4], 2, note=ASSUMPTION)
    return ["Een <i>zin</i>.", ["een", "twee"], table, strip_of("Tilburg", "woz"), sizes, Choice("Welke?", [("a", "A")], "a")]


def test_in_a_notebook_everything_is_a_widget(shown):
    show(*everything())
    assert len(shown) == 1 and isinstance(shown[0], VBox)
    kinds = [HTML, HTML, HTML, ChartView, Slider, Choice]
    assert all(isinstance(child, kind) for child, kind in zip(shown[0].children, kinds, strict=True))


def test_on_a_page_nothing_needs_a_script(shown, pages):
    show(*everything())
    page = shown[0].data
    assert len(shown) == 1 and not re.search(r"<script|https?:|widget-view", page)
    assert re.search(r'<img alt="[^"]{20,}"', page)
    assert "&lt;i&gt;zin" in page and "&lt;b&gt;x" in page and "<li>twee</li>" in page and "Hoeveel?" in page
    assert shown[0].metadata is None or "widget" not in str(shown[0].metadata)


def test_each_piece_has_both_forms():
    for piece in everything():
        assert as_html(piece) and hasattr(as_widget(piece), "comm")
    assert as_html(VBox([Choice("Welke?", [("a", "A")], "a"), press("Klik")])).count("Welke?") == 1


def test_a_live_part_is_made_again():
    made = []
    part = LivePart(lambda: [f"keer {made.append(1) or len(made)}"])
    first = part.children
    part.rebuild()
    assert len(made) == 2 and part.pieces == ["keer 2"] and part.children != first
    assert "keer 2" in part.as_html()


def test_a_live_part_on_a_page_makes_no_widgets(pages):
    part = LivePart(lambda: ["zin", strip_of("Tilburg", "woz")])
    assert part.children == () and "<img" in part.as_html() and "zin" in part.as_html()


def test_a_live_part_takes_a_generator():
    assert LivePart(lambda: (word for word in ("een", "twee"))).pieces == ["een", "twee"]


@pytest.mark.parametrize("mode", ["", "1"])
def test_a_part_that_fails_says_so_and_recovers(mode, monkeypatch, recorded):  # noqa: F811
    monkeypatch.setenv("BWLAB_PAGES", mode)
    trouble = [ZeroDivisionError("planted"), UnknownRegionError("Ik vind geen gemeente 'X'.", now="Kies een andere."), None]

    def build():
        error = trouble.pop(0)
        if error:
            raise error
        return ["goed"]

    part = LivePart(build)
    assert guard.UNEXPECTED.split(".")[0] in part.as_html() and len(recorded) == 1
    part.rebuild()
    assert "Ik vind geen gemeente" in part.as_html() and "Kies een andere." in part.as_html() and len(recorded) == 1
    part.rebuild()
    assert part.pieces == ["goed"] and len(recorded) == 1


def doubled():
    sizes = Slider("Hoeveel?", [1, 2, 3, 4, 5], 2, note=ASSUMPTION, unit="huizen")
    other = Slider("Hoe vaak?", [0, 1], 0, note="CBS", texts=["nooit", "altijd"])
    calls = []

    def model(size, often):
        calls.append((size, often))
        return size, often

    draw = lambda made: strip_of("Tilburg", "woz", alone=True).saying(f"Als {made[0]}, dan {made[1]}.")  # noqa: E731
    return scenario(model, {"size": sizes, "often": other}, draw), sizes, other, calls


def test_a_scenario_follows_its_sliders():
    whole, sizes, other, calls = doubled()
    assert calls == [(2, 0)] and whole.children == (sizes, other, whole.view)
    sizes.set_state({"index": 4})
    other.set_state({"index": 1})
    assert calls[1:] == [(5, 0), (5, 1)] and whole.view.frame["sentence"] == "Als 5, dan 1."


def test_sliders_of_a_scenario_beside_each_other():
    _, sizes, other, _ = doubled()
    draw = lambda made: strip_of("Tilburg", "woz", alone=True).saying(f"Samen {made}.")  # noqa: E731
    whole = scenario(lambda size, often: size + often, {"size": sizes, "often": other}, draw, beside=True)
    row, view = whole.children
    assert row.children == (sizes, other) and view is whole.view
    assert {each.layout.flex for each in row.children} == {"1 1 400px"}, "two fit beside each other, and on a phone they do not"
    assert (row.layout.flex_flow, row.layout.grid_gap, row.layout.width) == ("row wrap", "0 32px", "100%")
    sizes.set_state({"index": 4})
    assert whole.view.frame["sentence"] == "Samen 5." and whole.as_html().count("<figure") == 1 + 2 + 1


def test_a_scenario_on_paper_shows_the_default_and_two_other_positions():
    whole, sizes, other, calls = doubled()
    page = whole.as_html()
    assert page.count("<figure") == 1 + 2 + 1, "the second slider has one other position only"
    assert calls[1:] == [(2, 0), (1, 0), (5, 0), (2, 1)]
    assert "Staat de schuif 'Hoeveel?' op 1 huizen" in page and "op altijd:" in page
    assert [f"Als {size}, dan {often}." in page for size, often in ((2, 0), (1, 0), (5, 0), (2, 1))] == [True] * 4
    assert (sizes.value, other.value) == (2, 0), "looking at a page moves nothing"
    assert not re.search(r"<script|https?:", page)


def test_a_model_that_fails_is_recorded_and_the_next_move_works(recorded):  # noqa: F811
    sizes = Slider("Hoeveel?", [1, 0, 2], 1, note=ASSUMPTION)
    scenario(lambda size: 1 / size, {"size": sizes}, lambda _: strip_of("Tilburg", "woz"))
    sizes.set_state({"index": 1})
    assert len(recorded) == 1 and sizes.problem == guard.UNEXPECTED and sizes.acks == 1
    sizes.set_state({"index": 2})
    assert (sizes.problem, sizes.acks, len(recorded)) == ("", 2, 1)
