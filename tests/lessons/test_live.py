"""The part with figures straight from CBS: asked only on a press, both figures side by side, and never on pages."""

from __future__ import annotations

import datetime as dt
import html
import re
from types import SimpleNamespace

import pandas as pd
import pytest
from cbs_server import cbs_server  # noqa: F401
from ipywidgets import HTML, Button
from lessons.desk import MONITOR, _inside, desk  # noqa: F401
from refresh_tables import editions, set_value, shipped, statline  # noqa: F401

from bwlab import places
from bwlab.charts import Chart
from bwlab.lessons.stap_09 import live
from bwlab.widgets import ChartView
from bwlab.widgets.show import LivePart


@pytest.fixture
def part(desk):  # noqa: F811
    """The part as a notebook shows it."""
    lesson = desk.open("stap_09", "Tilburg", run=False)
    return LivePart(lambda: live.pieces(lesson))


def button(part, start: str) -> Button:
    return next(each for each in _inside(part) if isinstance(each, Button) and each.description.startswith(start))


def text(part) -> str:
    said = [each if isinstance(each, str) else each.value for each in _inside(part) if isinstance(each, HTML | str)]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", " ".join(said))).split())


def test_nothing_is_asked_before_a_press(statline, part):  # noqa: F811
    assert "Alle notebooks gebruiken nu editie 2026.1" in text(part)
    assert not statline.server.calls


def test_pages_ask_nothing(statline, desk, monkeypatch):  # noqa: F811
    lesson = desk.open("stap_09", "Tilburg", run=False)
    monkeypatch.setenv("BWLAB_PAGES", "1")
    shown = live.pieces(lesson)
    assert all(isinstance(each, str) for each in shown) and "Daarom staan ze hier niet" in shown[1]
    assert not statline.server.calls


def test_both_figures_are_shown_then_installed(statline, part, desk):  # noqa: F811
    former = set_value(statline.neighbourhoods(2024), "GM0855", "Gemiddelde WOZ-waarde van woningen", 999)
    button(part, "Kijk of CBS").click()
    table = text(part)
    assert f"Gemiddelde WOZ-waarde 2024 € {former:.0f} duizend € 999 duizend" in table
    assert "De notebooks gebruiken de cijfers onder 'In gebruik' (editie 2026.1)" in table
    assert places.data_dir() == places.shipped_dir(), "looking changes nothing"
    button(part, "Neem de nieuwe").click()
    assert places.data_dir() != places.shipped_dir()
    assert "Restart Kernel and Run All Cells" in text(part) and not desk.errors


def test_a_cbs_that_does_not_answer_is_one_sentence(statline, part, desk):  # noqa: F811
    statline.server.fail("85618NED", "html")
    button(part, "Kijk of CBS").click()
    assert "webpagina in plaats van cijfers" in text(part) and not desk.errors
    assert places.data_dir() == places.shipped_dir()


def test_neighbourhoods_are_drawn_or_a_sentence_says_why_not(cbs_server, editions, part, desk):  # noqa: F811
    button(part, "Haal de buurten").click()
    view = next(each for each in _inside(part) if isinstance(each, ChartView))
    assert isinstance(view.chart, Chart) and "buurten van Tilburg" in view.chart.title
    cbs_server.fail("85618NED", "html")
    choice = next(each for each in _inside(part) if type(each).__name__ == "Choice")
    choice.value = "woz"
    button(part, "Haal de buurten").click()
    assert not [each for each in _inside(part) if isinstance(each, ChartView)], "nothing made up in its place"
    assert "webpagina" in text(part) and not desk.errors


def test_an_older_copy_is_shown_with_its_age_when_cbs_does_not_answer(cbs_server, editions, part, desk, monkeypatch):  # noqa: F811
    monkeypatch.setattr("bwlab.sources.cbs.MAX_AGE", dt.timedelta())
    button(part, "Haal de buurten").click()
    before = next(each for each in _inside(part) if isinstance(each, ChartView)).chart.table
    cbs_server.fail("85618NED", "html")
    button(part, "Haal de buurten").click()
    view = next(each for each in _inside(part) if isinstance(each, ChartView))
    assert view.chart.table.equals(before)
    assert "Er kwam een webpagina in plaats van cijfers." in text(part) and "Je ziet de kopie van zojuist." in text(part)
    assert not desk.errors


def test_what_is_not_taken_is_folded_and_told(statline, part, desk):  # noqa: F811
    set_value(statline.neighbourhoods(2024), "GM0855", "Gemiddelde WOZ-waarde van woningen", 999)
    button(part, "Kijk of CBS").click()
    news, folded = [each.value for each in _inside(part) if isinstance(each, HTML) and "<details>" in each.value]
    assert "Herzien: Gemiddelde WOZ-waarde 2024, 1 cijfer" in news
    assert "Wat niet is overgenomen, en waarom" in folded and "CBS kent tabel 83765NED niet" in folded
    assert "blijft staan wat je had" in folded and folded.count("blijft staan") == 1


def test_the_age_of_an_edition():
    made = dt.date.fromisoformat(MONITOR.snapshot.manifest["made"])
    assert live.edition_sentence(MONITOR, made).endswith("Dat is vandaag.")
    assert live.edition_sentence(MONITOR, made + dt.timedelta(days=3)).endswith("Dat is 3 dagen geleden.")


def test_a_municipality_without_changes_gets_an_empty_table():
    nothing = pd.DataFrame(columns=["region", "indicator", "year", "old", "new"])
    changes = SimpleNamespace(rows=nothing, names={})
    assert live.differences(changes, MONITOR, MONITOR.regions.find("Tilburg")).empty
