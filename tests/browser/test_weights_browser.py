"""A hundred points in a real browser: by mouse, by keyboard, with a lock; the sum is always a hundred."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from widget_page import WidgetPage

from bwlab.widgets import Weights, guard

NAMES = ["Subjectief welzijn", "Materiële welvaart", "Gezondheid", "Arbeid en vrije tijd", "Wonen", "Samenleving", "Veiligheid", "Milieu"]


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


@pytest.fixture
def made(view):
    weights = Weights("Verdeel 100 punten over de thema's.", NAMES, note="aanname")
    return weights, view.show(weights), view.page


def shown_values(element):
    return [int(text) for text in element.locator("output").all_text_contents()]


def agree(page, weights, element):
    """What Python holds is what stands there."""
    page.wait_for_function(
        "wanted => JSON.stringify([...document.querySelectorAll('.bw-weights output')].map(e => +e.textContent)) === wanted",
        arg=str(weights.values).replace(" ", ""),
    )
    assert sum(weights.values) == 100 and [int(each.input_value()) for each in element.locator("input").all()] == weights.values


def test_arrow_keys_move_one_point(made):
    weights, element, page = made
    first = element.get_by_role("slider", name="Subjectief welzijn")
    first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.bw-weights output').textContent === '14'")
    agree(page, weights, element)
    assert weights.values[0] == 14 and first.get_attribute("aria-valuetext") == "14 van 100 punten"
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.bw-weights output').textContent === '100'")
    page.wait_for_timeout(200)
    agree(page, weights, element)
    assert weights.values == [100] + [0] * 7
    assert element.locator(".sum").text_content() == "Samen 100 punten"


def test_a_drag_with_the_mouse_keeps_the_sum_all_the_way(made):
    weights, element, page = made
    sums = []
    weights.on_value(lambda values: sums.append(sum(values)))
    box = element.locator("input").nth(2).bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.13, y)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + box["width"] * (0.13 + 0.05 * step), y)
        page.wait_for_timeout(20)
    page.mouse.up()
    page.wait_for_timeout(300)
    agree(page, weights, element)
    assert len(sums) > 3 and set(sums) == {100} and weights.values[2] > 50


def test_a_lock_by_key_holds_its_row(made):
    weights, element, page = made
    lock = element.get_by_role("button", name="Wonen vastzetten")
    assert lock.get_attribute("aria-pressed") == "false"
    lock.focus()
    page.keyboard.press("Enter")
    assert lock.get_attribute("aria-pressed") == "true" and element.get_by_role("slider", name="Wonen").is_disabled()
    element.get_by_role("slider", name="Milieu").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    agree(page, weights, element)
    assert weights.values[4] == 12 and weights.values[7] == 88, "it stops where the locked rows leave no room"
    lock.click()
    assert lock.get_attribute("aria-pressed") == "false"


def test_equal_again_and_rest(made):
    weights, element, page = made
    rests = []
    weights.on_rest(rests.append)
    element.locator("input").nth(0).focus()
    page.keyboard.press("PageUp")
    page.wait_for_timeout(600)
    assert weights.values[0] > 13 and rests == [weights.values]
    element.get_by_role("button", name="Verdeel gelijk").click()
    page.wait_for_timeout(200)
    agree(page, weights, element)
    assert weights.values == [13, 13, 13, 13, 12, 12, 12, 12]


def test_no_serious_finding_of_axe(made):
    _, _, page = made
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")] == []
