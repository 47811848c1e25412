"""Every notebook in JupyterLab in Chromium: all that can be moved is moved, by key and by mouse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import MOVABLE, Lab, open_notebook
from notebooks.running import every_cell_shows_something, run

from bwlab import places
from bwlab.app.workfolder import prepare

NOTEBOOKS = sorted(
    f"{below}{path.relative_to(folder).as_posix()}"
    for folder, below in ((places.notebooks_dir(), ""), (places.exercises_dir(), "exercises/"))
    for path in folder.rglob("*.ipynb")
)
STAGE = ".bw-chart .stage"
#: Draggable dots and tiles at every run; the others in .ci/run.
FIRST = {"tien_stappen/stap_01_foto.ipynb", "de_monitor_lezen/1_kleuren.ipynb"}


def test_what_goes_first_is_there():
    assert set(NOTEBOOKS) > FIRST


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab") / "map met spatie é"
    folder.mkdir()
    prepare(folder)
    server = Lab(folder, {"BWLAB_GEMEENTE": "Tilburg"})
    yield server
    server.stop()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    yield page
    context.close()


def expected_movables(path: Path, home: Path) -> int:
    """How many sliders and draggable marks the kernel made: counted there, so that none can be forgotten."""
    home.mkdir()
    nb = run(path, home)
    every_cell_shows_something(nb)
    states = [model["state"] for model in nb.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()]
    sliders = sum({"texts", "acks"} <= set(state) for state in states)
    sliders += sum(len(state["values"]) for state in states if {"locked", "levels"} <= set(state))
    marks = [mark for state in states if "dragged" in state for mark in state["frame"]["marks"]]
    return sliders + sum("drag" in mark for mark in marks)


def picture_of(movable):
    """The chart a slider or mark belongs to."""
    return movable.locator("xpath=ancestor::*[contains(@class, 'jp-OutputArea-output')][1]").locator(STAGE).first


def state_of(stage) -> tuple[str, str]:
    return stage.get_attribute("aria-label"), stage.locator(".marks").inner_html() + stage.locator("img").get_attribute("src")


def wait_change(page, stage, before, timeout=8000):
    """Wait until both the words and the picture differ; the assertion says which did not."""
    for _ in range(timeout // 50):
        now = state_of(stage)
        if now[0] != before[0] and now[1] != before[1]:
            return now
        page.wait_for_timeout(50)
    now = state_of(stage)
    assert now[1] != before[1], "the picture did not change"
    assert now[0] != before[0], "the words did not change"
    return now


def check_with_axe(page):
    found = Axe().run(page, context={"include": [[".jp-OutputArea-output .bw"]]}).response["violations"]
    serious = [
        (item["id"], node["html"][:120]) for item in found if item["impact"] in ("serious", "critical") for node in item["nodes"]
    ]
    assert serious == []
    assert page.locator(".jp-OutputArea-output .bw").count() > 0


@pytest.mark.parametrize("name", [pytest.param(each, marks=() if each in FIRST else pytest.mark.slow) for each in NOTEBOOKS])
def test_everything_that_moves_moves_and_axe_finds_nothing_serious(name, lab, page, tmp_path):
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    path = name
    expected = expected_movables(lab.folder / path, tmp_path / "werkmap")
    open_notebook(page, lab, path)
    check_with_axe(page)
    movables = page.locator(MOVABLE)
    assert movables.count() == expected

    for number in range(expected):
        movable = movables.nth(number)
        stage = picture_of(movable)
        movable.scroll_into_view_if_needed()
        before = state_of(stage)
        movable.focus()
        at_end = movable.evaluate("e => e.type === 'range' && +e.value === +e.max")
        page.keyboard.press("ArrowLeft" if at_end else "ArrowRight")
        by_key = wait_change(page, stage, before)
        box = movable.bounding_box()
        if movable.evaluate("e => e.type === 'range'"):
            place = movable.evaluate("e => (e.value - e.min) / (e.max - e.min)")
            away = 0.4 if abs(place - 0.4) > 0.15 else 0.75  # a click where it already stands moves nothing
            page.mouse.click(box["x"] + box["width"] * away, box["y"] + box["height"] / 2)
        else:
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x - 60, y, steps=6)
            page.mouse.up()
        wait_change(page, stage, by_key)

    assert lab.recorded() == []
    assert [text for text in page.locator(".bw .problem").all_text_contents() if text] == []
    ours = [problem for problem in problems if "bw" in problem or "anywidget" in problem.lower() or "TypeError" in problem]
    assert ours == []


def test_a_guess_is_kept_and_the_dot_flies_to_the_truth(lab, page):
    path = "tien_stappen/stap_01_foto.ipynb"
    open_notebook(page, lab, path)
    mark = page.locator(".bw-chart [role=slider]").first
    stage = page.locator(STAGE).first
    before = state_of(stage)
    mark.focus()
    page.keyboard.press("End")
    wait_change(page, stage, before)
    assert mark.get_attribute("aria-valuenow") == "1"
    dossier = json.loads((lab.folder / "dossier Tilburg.json").read_text("utf-8"))
    guess = next(each for each in dossier["predictions"] if each["indicator"] == "tevredenheid_leven")
    assert guess["guess"] == 1 and guess["truth"] is None

    shown = state_of(stage)
    page.get_by_role("button", name="Laat de echte plaats zien").click()
    wait_change(page, stage, shown)
    assert "180e van 217" in stage.get_attribute("aria-label")
    dossier = json.loads((lab.folder / "dossier Tilburg.json").read_text("utf-8"))
    guess = next(each for each in dossier["predictions"] if each["indicator"] == "tevredenheid_leven")
    assert guess["guess"] == 1 and guess["truth"] == pytest.approx(0.17, abs=0.02)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Weesp", "Amsterdam"),
        pytest.param("Den Haag", "Den Haag", marks=pytest.mark.slow),
        pytest.param("vlieland", "Vlieland", marks=pytest.mark.slow),
        pytest.param("sudwest fryslan", "Súdwest-Fryslân", marks=pytest.mark.slow),
    ],
)
def test_another_municipality_and_the_whole_notebook_follows(typed, label, lab, page):
    open_notebook(page, lab, "tien_stappen/stap_01_foto.ipynb")
    picker = page.get_by_role("combobox", name="Andere gemeente")
    picker.fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "label => [...document.querySelectorAll('.bw-banner strong')].some(e => e.textContent === label)", arg=label, timeout=20_000
    )
    page.wait_for_function(
        """label => { const words = [...document.querySelectorAll('.bw-chart .stage')].map(e => e.getAttribute('aria-label'));
            return words.length > 2 && words.every(each => each && each.includes(label)); }""",
        arg=label,
        timeout=20_000,
    )
    assert lab.recorded() == []


def test_hovering_and_arrow_keys_name_each_dot(lab, page):
    open_notebook(page, lab, "tien_stappen/stap_01_foto.ipynb")
    stage = page.locator(".bw-chart .stage[aria-label^='Stippen op een lijn']").first
    stage.scroll_into_view_if_needed()
    stage.focus()
    named = []
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        named.append(stage.locator(".tip").text_content())
    assert len(set(named)) == 3 and all(":" in each for each in named)
    page.keyboard.press("Escape")
    assert not stage.locator(".tip").is_visible()
    box = stage.locator(".marks circle").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert stage.locator(".tip").is_visible()


@pytest.mark.slow
def test_an_answer_typed_in_two_notebooks_at_once_is_lost_in_neither(lab, chromium):
    path = "tien_stappen/stap_01_foto.ipynb"
    copy = lab.folder / "tweede.ipynb"
    copy.write_bytes((lab.folder / path).read_bytes())
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    first, second = context.new_page(), context.new_page()
    open_notebook(first, lab, path)
    open_notebook(second, lab, copy.name)
    first.get_by_label("Waarom kies je deze? (opgave 1)").fill("Uit het eerste notebook")
    second.get_by_label("Wat zie jij zelf").first.fill("Uit het tweede notebook")
    for each in (first, second):
        each.keyboard.press("Tab")
        each.get_by_text("Bewaard in je dossier.").first.wait_for(timeout=8000)
    text = (lab.folder / "dossier Tilburg.json").read_text("utf-8")
    assert "Uit het eerste notebook" in text and "Uit het tweede notebook" in text
    context.close()
