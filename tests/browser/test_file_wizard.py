"""The wizard in a real browser: a file chosen, questions answered by key, figures taken."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from widget_page import WidgetPage

from bwlab.widgets import guard
from bwlab.widgets.file_wizard import FileWizard

TEXT = (
    "statcode;statnaam;jaar;waarde;toelichting\nGM1900    ;Súdwest-Fryslân;2021;1.000;a\nGM0855    ;Tilburg;2021;12;b\n"
    "GM0457    ;Weesp;2021;7;c\nPV29  ;Zeeland;2021;9;d\nGM0758    ;Breda;2021;.;e\n"
)


@pytest.fixture
def view(chromium, monkeypatch, tmp_path):
    monkeypatch.setattr(guard, "_recorded", [])
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path))
    (tmp_path / "werk.csv").write_text(TEXT, "utf-8")
    page = chromium.new_page(viewport={"width": 960, "height": 768})
    shown = WidgetPage(page)
    yield shown
    assert shown.errors == [] and guard.recorded_errors() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 960
    page.close()
    shown.close()


def choose(element, text, name="cijfers.csv"):
    content = text.encode("cp1252") if isinstance(text, str) else text
    element.get_by_label("Kies een bestand").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )


def serious(page):
    found = Axe().run(page).response["violations"]
    return [
        (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
    ]


def test_from_file_to_report_by_keyboard(view):
    wizard = FileWizard()
    wizard.size = 50  # several pieces
    element, page = view.show(wizard), view.page
    assert serious(page) == []
    choose(element, TEXT)
    heading = element.get_by_role("heading", name="Wat ik begrijp van cijfers.csv")
    heading.wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H3"
    assert wizard.received == 4 and element.get_by_text("Windows-1252 (West-Europees)").is_visible()
    assert element.get_by_role("columnheader", name="waarde cijfers").is_visible()
    assert element.get_by_text("Nog 3 vragen te beantwoorden.").is_visible()
    assert serious(page) == []
    element.get_by_role("radio", name="1000 (de punt is voor duizendtallen)").focus()
    page.keyboard.press("Space")
    element.get_by_text("Nog 2 vragen te beantwoorden.").wait_for()
    assert page.evaluate("document.activeElement.value") == ","  # the same button, after it was written anew
    element.get_by_role("radio", name="laat weg").check()
    element.get_by_text("Nog 1 vraag te beantwoorden.").wait_for()
    element.get_by_label("Hoe heet dit cijfer?").fill("Bomen in de straat")
    element.get_by_role("button", name="Neem de cijfers over").click()
    element.get_by_role("heading", name="Wat er is overgenomen").wait_for()
    assert element.get_by_text("Uit 'cijfers.csv' zijn 2 cijfers overgenomen").is_visible()
    assert wizard.taken.frame["value"].tolist() == [12.0, 1000.0]
    assert set(wizard.taken.frame["label"]) == {"Bomen in de straat"}
    assert serious(page) == []


def test_a_page_that_shows_it_later_sees_what_was_read(view):
    wizard = FileWizard()
    wizard.read(TEXT.encode("cp1252"), "eerder.csv")
    view.show(wizard).get_by_role("heading", name="Wat ik begrijp van eerder.csv").wait_for()


def test_shortcuts_of_jupyterlab_stay_away(view):
    element = view.show(FileWizard())
    assert element.locator("[data-lm-suppress-shortcuts]").count() == 1
    assert element.locator("input:not([data-lm-suppress-shortcuts] *)").count() == 0


def test_a_bad_file_then_a_good_one(view):
    wizard = FileWizard()
    element = view.show(wizard)
    choose(element, b"%PDF-1.7", "rapport.csv")
    alert = element.get_by_role("alert")
    element.get_by_text("Ik kan 'rapport.csv' niet lezen.").wait_for()
    assert serious(view.page) == []
    choose(element, TEXT)
    element.get_by_role("heading", name="Wat ik begrijp van cijfers.csv").wait_for()
    assert alert.inner_text() == ""


def test_too_large_is_said_before_it_is_sent(view):
    wizard = FileWizard()
    wizard.limit = 100
    element = view.show(wizard)
    choose(element, TEXT)
    element.get_by_text("'cijfers.csv' is groter dan").wait_for()
    assert wizard.received == 0 and wizard.understood is None


def test_from_the_work_folder_and_a_correction(view):
    wizard = FileWizard()
    element = view.show(wizard)
    element.get_by_label("Of uit je werkmap").select_option("werk.csv")
    element.get_by_role("heading", name="Wat ik begrijp van werk.csv").wait_for()
    element.get_by_text("Klopt een kolom niet? Pas het aan").click()
    element.get_by_label("waarde", exact=True).select_option("skip")
    element.get_by_text("Ik vind geen kolom met cijfers.").wait_for()
    element.get_by_label("toelichting", exact=True).select_option("detail")
    element.get_by_role("columnheader", name="toelichting hoort bij de naam van het cijfer").wait_for()
    assert element.get_by_role("alert").inner_text() == ""
    assert element.get_by_label("waarde", exact=True).input_value() == "value"
    assert serious(view.page) == []
