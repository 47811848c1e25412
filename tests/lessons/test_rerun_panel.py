"""The dossier on newer figures in a notebook: the list, the button, and honesty where the old figures are gone."""

from __future__ import annotations

import pytest
from export.desks import filled
from lessons.desk import MONITOR, desk  # noqa: F401 - a fixture
from policy.another_edition import EDITION, copied, newer

from bwlab import places
from bwlab.lessons.parts import rerun_panel
from bwlab.monitor import Monitor
from bwlab.sources.snapshot import open_snapshot
from bwlab.widgets.show import as_html

PARTS = ("challenges", "goals", "agenda", "pitch", "plan", "experiments", "portfolios", "regional")


def full(lesson, edition):
    def fill(record):
        for name in PARTS:
            setattr(record, name, getattr(filled(), name))
        record.edition = edition

    lesson.store.update(fill)


def words(found):
    return "".join(as_html(each) for each in found)


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    return copied(tmp_path_factory.mktemp("edities"), EDITION, newer)


def test_the_same_edition_says_so_and_how_to_get_newer_figures(desk):  # noqa: F811
    lesson = desk.open("stap_04", "Tilburg", run=False)
    full(lesson, MONITOR.edition)
    (said,) = rerun_panel.pieces(lesson)
    assert "Er is niets om na te lopen" in said and "bwlab refresh" in said


def test_without_a_dossier(desk, monkeypatch):  # noqa: F811
    monkeypatch.setenv("BWLAB_PAGES", "1")  # opening it on a page counts no visit
    assert "Er is nog geen dossier van Vlieland" in words(rerun_panel.pieces(desk.open("stap_04", "Vlieland", run=False)))


def test_newer_figures_are_listed_and_the_button_changes_the_edition_only(desk, later):  # noqa: F811
    lesson = desk.open("stap_04", "Tilburg", run=False)
    full(lesson, MONITOR.edition)
    lesson.monitor = Monitor(open_snapshot(later))
    panel = rerun_panel.RerunPanel(lesson)
    said = words(panel.pieces)
    for part in ("Nu is editie 2099.1 in gebruik", "Lees dit opnieuw", "had als ondergrens 80,0 procent", "Cijfers die er niet meer zijn", "Sinds 2027 hoort Goirle bij jouw gemeente", "<table"):
        assert part in said
    before = lesson.store.read()
    panel.button.click()
    after = lesson.store.read()
    assert after.edition == EDITION and panel.button.disabled
    assert all(getattr(after, name) == getattr(before, name) for name in PARTS)
    done = words([panel.out])
    assert f"van editie {MONITOR.edition} naar editie {EDITION}" in done and "Lees nog wel na:" in done
    assert list(lesson.store.kept.glob("*editie*")) and not desk.errors
    assert "Er is niets om na te lopen" in words(rerun_panel.pieces(lesson))


def test_brought_up_to_date_in_another_window_meanwhile(desk, later):  # noqa: F811
    lesson = desk.open("stap_04", "Tilburg", run=False)
    full(lesson, "2020.1")
    panel = rerun_panel.RerunPanel(lesson)
    assert "De oude cijfers staan niet meer op deze computer" in words(panel.pieces)
    lesson.store.update(lambda record: setattr(record, "edition", MONITOR.edition))
    panel.button.click()
    assert "was al bijgewerkt" in words([panel.out]) and not desk.errors


def test_the_old_edition_is_found_on_this_computer(desk, later, monkeypatch):  # noqa: F811
    monkeypatch.setenv(places.EDITIONS, str(later.parent))
    lesson = desk.open("stap_04", "Tilburg", run=False)
    full(lesson, EDITION)
    panel = rerun_panel.RerunPanel(lesson)
    said = words(panel.pieces)
    assert not hasattr(panel, "button"), "a dossier is never put back to older figures"
    assert "zijn ouder dan die van je dossier" in said and "van 8,8 naar 9,9 procent" in said


def test_the_dossier_of_a_municipality_that_went_up_in_this_one(desk):  # noqa: F811
    lesson = desk.open("stap_04", "Amsterdam", run=False)
    full(lesson, MONITOR.edition)
    path = lesson.store.folder / "dossier Weesp.json"
    path.write_text(lesson.store.path.read_text("utf-8").replace('"GM0363"', '"GM0457"').replace('"label": "Amsterdam"', '"label": "Weesp"'), "utf-8")
    (lesson.store.folder / "dossier stuk.json").write_text("{", "utf-8")
    assert "Weesp hoort sinds 2022 bij Amsterdam." in words(rerun_panel.pieces(lesson))
    assert "Weesp" not in words(rerun_panel.pieces(desk.open("stap_04", "Tilburg", run=False)))
