"""The forms in a real browser, by keyboard and by mouse, with Python answering as a kernel would."""

from __future__ import annotations

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from widget_page import WidgetPage

from bwlab.exercises.stap_01_foto import questions
from bwlab.monitor import open_monitor
from bwlab.widgets import Form, guard
from bwlab.widgets.number_box import NumberBox
from bwlab.widgets.progress_line import ProgressLine
from bwlab.widgets.question_form import QuestionForm
from bwlab.widgets.region_picker import RegionPicker

MONITOR = open_monitor()
ASKED = {each.id: each for each in questions(MONITOR, MONITOR.regions.find("Tilburg"), dt.date(2026, 11, 21))}


@pytest.fixture
def view(chromium, monkeypatch):
    monkeypatch.setattr(guard, "_recorded", [])
    page = chromium.new_page(viewport={"width": 960, "height": 768})
    shown = WidgetPage(page)
    yield shown
    assert shown.errors == [] and guard.recorded_errors() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 960
    page.close()
    shown.close()


def serious(page):
    found = Axe().run(page).response["violations"]
    return [
        (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
    ]


def press(view, *keys):
    for key in keys:
        view.page.keyboard.press(key)


def waits(view, javascript):
    view.page.wait_for_function(javascript, timeout=5000)


def test_the_number_box_asks_what_1_000_means(view):
    box = NumberBox("Hoeveel gezinnen doen mee?", "gezinnen")
    element = view.show(box)
    press(view, "Tab")
    view.page.keyboard.type("1.000")
    press(view, "Enter")
    element.get_by_role("button", name="1000 gezinnen").wait_for()
    assert element.get_by_role("alert").inner_text().startswith("'1.000' kan twee dingen zijn.")
    assert element.get_by_label("Hoeveel gezinnen doen mee?").get_attribute("aria-invalid") == "true"
    assert serious(view.page) == []
    press(view, "Tab", "Enter")
    element.get_by_text("Gelezen als 1000 gezinnen.").wait_for()
    assert box.value == 1000 and element.get_by_role("alert").inner_text() == ""
    assert view.page.evaluate("document.activeElement.tagName") == "INPUT"


def test_the_picker_by_keyboard(view):
    picker = RegionPicker(MONITOR.regions)
    element = view.show(picker)
    box = element.get_by_role("combobox", name="Kies je gemeente")
    press(view, "Tab")
    view.page.keyboard.type("súd")
    assert box.get_attribute("aria-expanded") == "true"
    press(view, "ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert view.page.locator(f"#{active}").inner_text() == "Súdwest-Fryslân"
    assert serious(view.page) == []
    press(view, "Enter")
    element.get_by_text("Gekozen: Súdwest-Fryslân.").wait_for()
    assert picker.code == "GM1900" and element.get_by_role("option").count() == 0


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("den haag", "GM0518"), ("’s-gravenhage", "GM0518"), ("S HERTOGENBOSCH", "GM0796"),
        ("Ljouwert", "GM0080"), ("gemeente Tilburg", "GM0855"),
        ("hengelo", "GM0164"), ("Weesp", "GM0363"), ("gm0855", "GM0855"), ("utrecht", "GM0344"),
    ],
)  # fmt: skip
def test_a_full_name_and_enter_is_enough(view, typed, code):
    picker = RegionPicker(MONITOR.regions)
    element = view.show(picker)
    press(view, "Tab")
    view.page.keyboard.type(typed)
    press(view, "Enter")
    element.get_by_text("Gekozen: ").wait_for()
    assert picker.code == code


@pytest.mark.parametrize("typed", ["sudw", "SÚDW", "fryslan", "sudwest fr"])
def test_accents_and_case_do_not_matter(view, typed):
    element = view.show(RegionPicker(MONITOR.regions))
    element.get_by_role("combobox").fill(typed)
    assert "Súdwest-Fryslân" in element.get_by_role("option").all_inner_texts()


def test_the_picker_by_mouse_tells_the_former_name(view):
    picker = RegionPicker(MONITOR.regions, code="GM0855")
    element = view.show(picker)
    box = element.get_by_role("combobox")
    assert box.input_value() == "Tilburg"
    box.fill("wees")
    option = element.get_by_role("option", name="Weesp")
    assert "sinds 2022 Amsterdam" in option.inner_text()
    option.click()
    element.get_by_text("Gekozen: Amsterdam (Weesp: sinds 2022 Amsterdam).").wait_for()
    assert picker.code == "GM0363" and box.input_value() == "Amsterdam"


def test_a_divided_municipality_offers_its_parts(view):
    picker = RegionPicker(MONITOR.regions)
    element = view.show(picker)
    press(view, "Tab")
    view.page.keyboard.type("haaren")
    press(view, "Enter")
    assert element.get_by_role("option").all_inner_texts() == ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]
    assert picker.code is None
    press(view, "ArrowUp", "Enter")
    element.get_by_text("Gekozen: Vught.").wait_for()
    assert picker.code == "GM0865"


def test_an_unknown_name_gets_its_sentence_and_escape_starts_again(view):
    picker = RegionPicker(MONITOR.regions)
    element = view.show(picker)
    press(view, "Tab")
    view.page.keyboard.type("tillburg")
    press(view, "Enter")
    element.get_by_text("Ik vind geen gemeente 'tillburg'. Bedoel je Tilburg?").wait_for()
    assert serious(view.page) == []
    press(view, "Escape")
    assert element.get_by_role("combobox").input_value() == ""
    view.page.keyboard.type("til")
    assert element.get_by_role("alert").inner_text() == ""
    assert element.get_by_role("option").count() > 0
    press(view, "Escape")
    assert element.get_by_role("option").count() == 0


def test_a_name_that_two_share_asks_which(view):
    picker = RegionPicker(MONITOR.regions)
    element = view.show(picker)
    press(view, "Tab")
    view.page.keyboard.type("bergen")
    press(view, "Enter")
    view.page.wait_for_timeout(100)
    assert picker.code is None
    assert element.get_by_role("option", name="Bergen (Limburg)").count() == 1
    assert "er" in element.get_by_role("alert").inner_text() + element.locator(".status").inner_text()
    element.get_by_role("option", name="Bergen (Limburg)").click()
    element.get_by_text("Gekozen: Bergen (Limburg)").wait_for()
    assert picker.code == "GM0893"


def fill_in(element, question, answer):
    """Fill in an answer as a participant would; by mouse, the keyboard has its own tests."""
    if question.kind in ("one", "point"):
        element.locator(f'input[value="{answer}"]').check()
    elif question.kind == "several":
        for option in question.options:
            element.locator(f'input[value="{option.key}"]').set_checked(option.key in answer)
    elif question.kind == "number":
        value, unit = answer if isinstance(answer, tuple) else (answer, None)
        element.get_by_label("Je antwoord").fill(f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ","))
        if unit:
            element.get_by_label("Eenheid").select_option(unit)
    elif question.kind == "sort":
        for key, box in answer.items():
            text = next(option.text for option in question.options if option.key == key)
            element.get_by_label(text).select_option(box)
    else:
        for place, key in enumerate(answer):
            row = element.locator(f'li[data-key="{key}"]')
            while row.evaluate("row => [...row.parentNode.children].indexOf(row)") > place:
                row.get_by_role("button").first.click()
        row = element.locator("li").first  # there and back: touched, also where it was right at once
        row.get_by_role("button").last.click()
        element.locator("li").nth(1).get_by_role("button").first.click()


@pytest.mark.parametrize("name", list(ASKED))
def test_each_question_from_empty_to_right(view, name):
    question = ASKED[name]
    form = QuestionForm(question, step="Vraag 1 van 9")
    element = view.show(form)
    check = element.get_by_role("button", name="Controleer")
    said = element.locator(".feedback")
    check.click()
    waits(view, "document.querySelector('.feedback').innerText.trim() === 'Nog niet ingevuld.'")
    for slip in question.slips:
        fill_in(element, question, slip.answer)
        assert said.inner_text() == "", "what was said must go when the answer changes"
        check.click()
        said.get_by_text(f"Nog niet. {slip.sentence}").wait_for()
        assert said.locator("svg.wrong").count() == 1
    fill_in(element, question, question.answer)
    check.click()
    said.get_by_text("Goed. ").wait_for()
    assert question.right in said.inner_text() and said.locator("svg.right").count() == 1
    for hint in question.hints:
        element.get_by_role("button", name="Hint").or_(
            element.get_by_role("button", name="Nog een hint")
        ).click()
        element.get_by_text(hint, exact=True).wait_for()
    element.get_by_role("button", name="Uitleg").click()
    element.get_by_text(question.explanation[0], exact=True).wait_for()
    assert serious(view.page) == []


def test_a_choice_by_keyboard_alone(view):
    question = ASKED["lege_plek"]
    element = view.show(QuestionForm(question))
    press(view, "Tab", "Space", "ArrowDown", "ArrowDown", "ArrowDown", "Tab", "Enter")
    element.get_by_text(question.right).wait_for()


def test_ticking_by_keyboard_alone(view):
    question = ASKED["breuk"]
    element = view.show(QuestionForm(question))
    for option in question.options:
        press(view, "Tab", *(["Space"] if option.key in question.answer else []))
    press(view, "Tab", "Enter")
    element.get_by_text(question.right).wait_for()


def test_a_number_with_its_unit_by_keyboard_alone(view):
    question = ASKED["procentpunt"]
    element = view.show(QuestionForm(question))
    press(view, "Tab")
    view.page.keyboard.type(f"{question.answer[0]:.1f}".replace(".", ","))
    press(view, "Tab")
    view.page.keyboard.type("procentpunt")
    press(view, "Tab", "Enter")
    element.get_by_text(question.right).wait_for()


def test_enter_in_the_number_checks_and_the_same_answer_twice_is_answered_twice(view):
    question = ASKED["rang"]
    element = view.show(QuestionForm(question))
    press(view, "Tab")
    for _ in range(2):
        view.page.keyboard.type("180")
        press(view, "Enter")
        element.locator(".feedback").get_by_text("zelf mee").wait_for()
        press(view, "Control+a", "Delete")
        assert element.locator(".feedback").inner_text() == ""


def test_an_unreadable_number_says_so_each_time(view):
    element = view.show(QuestionForm(ASKED["rang"]))
    press(view, "Tab")
    for _ in range(2):
        view.page.keyboard.type("veel")
        press(view, "Enter")
        element.get_by_role("alert").get_by_text("Ik lees hier geen getal: 'veel'.").wait_for()
        press(view, "Control+a", "Delete")
        assert element.get_by_role("alert").inner_text() == ""


def test_putting_in_order_by_keyboard_keeps_the_focus_and_says_where_it_stands(view):
    question = ASKED["volgorde"]
    element = view.show(QuestionForm(question))
    first = element.locator("li").first.locator(".name").inner_text()
    press(view, "Tab", "Tab", "Enter", "Enter")
    assert element.locator("li").nth(2).locator(".name").inner_text() == first
    assert view.page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Zet lager: {first}"
    assert element.get_by_text(f"{first} staat nu op plaats 3 van 4.").count() == 1


def test_pointing_by_keyboard_and_by_clicking_the_mark(view):
    question = ASKED["jaar"]
    element = view.show(QuestionForm(question))
    place = [option.key for option in question.options].index(question.answer)
    element.locator("svg.strip").nth(place).click()
    assert element.locator("input:checked").get_attribute("value") == question.answer
    element.locator("input").first.focus()
    press(view, "ArrowDown")
    assert element.locator("input:checked").get_attribute("value") == question.options[1].key


def test_the_progress_line_has_words_beside_its_marks(view):
    line = ProgressLine(["right", "wrong", "unanswered"])
    element = view.show(line)
    assert element.get_by_text("Vraag 2: nog niet goed").count() == 1
    assert element.get_by_text("1 van de 3 vragen goed, 1 nog niet ingevuld.").count() == 1
    assert serious(view.page) == []


def test_every_form_keeps_the_shortcuts_of_jupyterlab_away(view):
    view.show(NumberBox("Hoeveel?"))
    view.show(RegionPicker(MONITOR.regions))
    for question in ASKED.values():
        view.show(QuestionForm(question))
    outside = view.page.evaluate(
        "[...document.querySelectorAll('main input, main select, main button')]"
        ".filter((each) => !each.closest('[data-lm-suppress-shortcuts]')).length"
    )
    assert outside == 0
    assert serious(view.page) == []


def test_a_form_of_every_kind_by_keyboard(view):
    kept = []
    fields = [
        {"key": "what", "kind": "line", "label": "Wat ga je doen?", "half": True},
        {"key": "euros", "kind": "number", "label": "Wat kost het?", "unit": "euro", "half": True, "help": "Leeg mag ook."},
        {"key": "day", "kind": "date", "label": "Wanneer?"},
        {"key": "who", "kind": "several", "label": "Wie bereik je?", "options": [["a", "Inwoners"], ["b", "Jongeren"]]},
    ]
    form = Form("Activiteit 1", fields)
    form.on_values(kept.append)
    element = view.show(form)
    press(view, "Tab")
    view.page.keyboard.type("Huisbezoek")
    press(view, "Tab")
    view.page.keyboard.type("1.000")
    press(view, "Tab")
    element.get_by_text("Typ 1000 of 1, zonder punt.").wait_for()
    assert element.get_by_label("Wat kost het?").input_value() == "1.000", "what was typed stays"
    element.get_by_label("Wat kost het?").fill("1250,50")
    element.get_by_label("Wanneer?").fill("2027-03-01")
    element.get_by_label("Inwoners").check()
    element.get_by_label("Jongeren").focus()
    press(view, "Space")
    waits(view, "document.querySelectorAll('.several input:checked').length === 2")
    element.get_by_text("Bewaard in je dossier.").wait_for()
    assert kept[-1] == {"what": "Huisbezoek", "euros": 1250.5, "day": dt.date(2027, 3, 1), "who": ["a", "b"]}
    assert element.get_by_label("Wat kost het?").get_attribute("aria-describedby")
    assert serious(view.page) == []
