"""Every part of every notebook, for municipalities with much and with little, in both ways of showing."""

from __future__ import annotations

import re

import pytest
from charts.measure import LEAKS, faults
from lessons.desk import EACH, MONITOR, _inside, calls, desk  # noqa: F401

from bwlab.charts import Chart
from bwlab.widgets import ChartView
from bwlab.widgets.guard import UNEXPECTED

NOTEBOOKS = sorted(calls())
#: A page shows the same parts another way: with few figures always, with many, without a survey and merged in .ci/run.
ON_A_PAGE = ["Vlieland", *(pytest.param(label, marks=pytest.mark.slow) for label in ("Tilburg", "Rozendaal", "Voorne aan Zee"))]


def charts_in(lesson):
    for part in lesson._parts:
        for piece in _inside(part):
            if isinstance(piece, Chart | ChartView):
                yield piece.chart if isinstance(piece, ChartView) else piece


def test_each_notebook_has_parts():
    assert len(NOTEBOOKS) >= 2 and all(calls()[name] for name in NOTEBOOKS)


@pytest.mark.parametrize("label", EACH)
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_in_a_notebook(notebook, label, desk):  # noqa: F811
    lesson = desk.open(notebook, label)
    assert desk.errors == [] and lesson.banner.problem == ""
    assert len(lesson._parts) == len(calls()[notebook]) == len(desk.shown) - 1
    for part, name in zip(lesson._parts, calls()[notebook], strict=True):
        assert part.children and not [piece for piece in part.pieces if isinstance(piece, str) and piece == UNEXPECTED], name
    for chart in charts_in(lesson):
        assert faults(chart) == [], chart.title


@pytest.mark.parametrize("label", ON_A_PAGE)
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_on_a_page(notebook, label, desk, monkeypatch):  # noqa: F811
    monkeypatch.setenv("BWLAB_PAGES", "1")
    if label != "Vlieland":  # the pictures themselves for one; words and tables for all
        monkeypatch.setattr(Chart, "picture_png", lambda self: b"")
    desk.open(notebook, label)
    assert desk.errors == []
    page = "".join(shown.data for shown in desk.shown)
    words = re.sub(r'base64,[^"]*', "", page)
    assert not re.search(r"<script|<iframe|https?:", words) and UNEXPECTED not in words
    assert label.replace("'", "&#x27;") in words and len(desk.shown) == len(calls()[notebook]) + 1
    assert re.findall(r'<img (?!alt="[^"]{20,250}")', words) == []
    leaked = [line for line in re.split(r"<[^>]+>", words) if LEAKS.search(line)]
    assert leaked == []
    assert desk.file == [], "making pages is no visit"


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_another_municipality_makes_every_part_again(notebook, desk):  # noqa: F811
    lesson = desk.open(notebook, "Tilburg", example=True)
    assert "voorbeeld" in lesson.banner.as_html()
    before = [part.pieces for part in lesson._parts]
    for label in ("Vlieland", "Den Haag", "Losser"):
        lesson.banner.picker.set_state({"code": MONITOR.regions.find(label).code})
        assert lesson.region.label == label and desk.errors == [] and lesson.banner.problem == ""
        assert f"<strong>{label}</strong>" in lesson.banner.as_html()
        now = [part.pieces for part in lesson._parts]
        assert all(new is not old and len(new) for new, old in zip(now, before, strict=True))
        for chart in charts_in(lesson):
            assert "Tilburg" not in chart.title and label in chart.alt, chart.title
        before = now
    assert {path.stem for path in desk.file} == {"dossier Tilburg", "dossier Vlieland", "dossier Den Haag", "dossier Losser"}


def test_choosing_the_same_municipality_makes_nothing_again(desk):  # noqa: F811
    lesson = desk.open("start", "Tilburg")
    before = [part.pieces for part in lesson._parts]
    lesson.choose("GM0855")
    assert all(new is old for new, old in zip((part.pieces for part in lesson._parts), before, strict=True))


def test_the_order_of_running_does_not_matter(desk, monkeypatch):  # noqa: F811
    for notebook in NOTEBOOKS:
        lesson = desk.open(notebook, run=False)
        for name in reversed(calls()[notebook]):
            getattr(lesson, name)()
            getattr(lesson, name)()
        assert desk.errors == []
