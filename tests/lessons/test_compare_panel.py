"""Codes and files of several municipalities in a notebook: pasted, picked, and never kept."""

from __future__ import annotations

import datetime as dt

import pytest
from export.desks import filled
from lessons.desk import MONITOR, desk  # noqa: F401 - a fixture

from bwlab.dossier.records import dump
from bwlab.lessons.parts.compare_panel import KIND, ComparePanel, code_of
from bwlab.policy import Target
from bwlab.sharing import pack
from bwlab.widgets import Choice
from bwlab.widgets.chart_view import ChartView
from bwlab.widgets.show import as_html, as_pages

PARTS = ("challenges", "goals", "experiments")


def other(label, target=85.0, year=2030):
    record = filled(label)
    record.goals[0].target = Target(value=target, year=year)
    return record


def uploaded(name, data):
    return {"name": name, "type": "application/json", "size": len(data), "content": memoryview(data), "last_modified": dt.datetime(2026, 11, 30)}


@pytest.fixture
def panel(desk):  # noqa: F811
    lesson = desk.open("stap_04", "Tilburg", run=False)
    lesson.store.update(lambda record: [setattr(record, name, getattr(filled(), name)) for name in PARTS])
    yield ComparePanel(lesson)
    assert not desk.errors


def press(panel, text):
    panel.box.value = text
    panel.button.click()
    return "".join(as_html(each) for each in panel.place.children)


def test_own_code_and_thirty_others(panel):
    assert f"bw1-{KIND}-" in panel.code.value and "Niet je teksten" in panel.pieces[0]
    labels = [each.label for each in MONITOR.regions.all()[::12]][:29]
    before = panel.store.path.read_bytes()
    said = press(panel, "\n".join(code_of(other(label))[0] for label in labels))
    assert "30 dossiers: van 30 gemeenten. Dit is geen ranglijst" in said
    assert panel.store.path.read_bytes() == before, "nothing is kept"
    view = next(each for each in panel.place.children if isinstance(each, ChartView))
    pick = next(each for each in panel.place.children if isinstance(each, Choice))
    first = view.chart
    pick.value = pick.options[1][0]
    assert view.chart.title != first.title and view.chart.alt != first.alt


def test_own_code_pasted_along_counts_once(panel):
    own = code_of(panel.store.read())[0]
    said = press(panel, own + "\n" + code_of(other("Den Haag"))[0])
    assert "2 dossiers:" in said and "Tilburg staat er" not in said


def test_bad_codes_have_a_sentence_each(panel):
    good = code_of(other("Den Haag"))[0]
    lines = [good, good.upper(), good[:-1] + ("a" if good[-1] != "a" else "b"), "zomaar tekst", pack("punten", [1, 2]), pack(KIND, {"x": 1}), pack(KIND, [99, "later"])]
    said = press(panel, "\n".join(lines))
    for part in ("Regel 2: dezelfde code als op regel 1", "Regel 3: In deze code klopt een teken niet", "Regel 4: Hier staat geen code", "Regel 5: Deze code is van", "Regel 6: Deze code kan ik niet lezen als een dossier", "Regel 7: Deze code komt uit een nieuwere versie"):
        assert part in said
    assert "2 dossiers:" in said
    assert "Er is geen goede code" in press(panel, "zomaar tekst") and "Er staat nog geen code in het vak" in press(panel, " ")


def test_files_are_read_and_bad_ones_are_named(panel):
    record = other("Den Haag")
    newer = dump(record).replace(b'"version": 1', b'"version": 99')
    files = [uploaded("dossier Den Haag.json", dump(record)), uploaded("stuk.json", b"{kapot"), uploaded("lijst.json", b"[1]"), uploaded("nieuw.json", newer), uploaded("nog eens.json", dump(record))]
    said = "".join(as_html(each) for each in panel.look("", files) if not isinstance(each, Choice))
    assert "2 dossiers: Tilburg en Den Haag" in said and "2 dossiers" in said
    for part in ("Het bestand &#x27;stuk.json&#x27; is geen dossier", "Het bestand &#x27;lijst.json&#x27; is geen dossier", "nieuwere versie van bwlab", "Het telt één keer"):
        assert part in said


def test_two_editions_and_a_merged_municipality(panel):
    old, weesp = other("Den Haag"), other("Vlieland")
    old.edition, weesp.region, weesp.label = "2020.1", "GM0457", "Weesp"
    said = press(panel, "\n".join(code_of(each)[0] for each in (old, weesp)))
    assert "Den Haag werkte met editie 2020.1" in said and "Weesp hoort sinds 2022 bij Amsterdam" in said


def test_with_an_empty_dossier(desk):  # noqa: F811
    panel = ComparePanel(desk.open("stap_04", "Vlieland", run=False))
    assert "nog geen opgave en geen doel" in panel.code.value
    assert "Er is één dossier, van Tilburg. Met twee kun je vergelijken." in press(panel, code_of(other("Tilburg"))[0])
    assert not desk.file or b"Tilburg" not in desk.file[0].read_bytes()


def test_on_a_page(desk, monkeypatch):  # noqa: F811
    monkeypatch.setenv("BWLAB_PAGES", "1")
    assert as_pages() and "vergelijk je hier je dossier" in ComparePanel(desk.open("stap_04", run=False)).pieces[0]
