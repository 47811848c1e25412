"""Step 9 in JupyterLab: figures straight from CBS, which here is the loopback server, and then no net any more."""

from __future__ import annotations

import shutil

import pytest
from cbs_server import CbsServer
from lab import Lab, open_notebook
from refresh_tables import StatLine, set_value

from bwlab.app import launch
from bwlab.app.workfolder import prepare
from bwlab.formats import number, quantity
from bwlab.places import shipped_dir
from bwlab.sources.snapshot import open_snapshot

NOTEBOOK = "tien_stappen/stap_09_monitor.ipynb"
ASK, TAKE = "Kijk of CBS nieuwere cijfers heeft", "Neem de nieuwe cijfers in gebruik"
WITHIN = "Haal de buurten van Tilburg op"
WOZ = "Gemiddelde WOZ-waarde van woningen"
NO_NET = "Er is geen verbinding met CBS."
HOMES = {f"Proefbuurt {number}": 9 + 11 * number for number in range(1, 8)}  # percent, one for each neighbourhood


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab whose kernels ask the loopback server, with a cache and editions of their own."""
    folder = tmp_path_factory.mktemp("lab") / "map met spatie é"
    folder.mkdir()
    prepare(folder)
    port = launch.free_port()
    apart = {"BWLAB_CACHE": str(folder.parent / "cache"), "BWLAB_EDITIONS": str(folder.parent / "edities")}
    server = Lab(folder, apart | {"BWLAB_GEMEENTE": "Tilburg", "BWLAB_CBS_URL": f"http://127.0.0.1:{port}"})
    server.cbs_port = port
    yield server
    server.stop()


@pytest.fixture
def statline(lab):
    """StatLine where the kernels look for it, on a day that nothing was asked yet."""
    with CbsServer(port=lab.cbs_port) as server:
        yield StatLine(server, open_snapshot(shipped_dir()))
    for name in ("cache", "edities"):
        shutil.rmtree(lab.folder.parent / name, ignore_errors=True)


@pytest.fixture
def page(chromium, lab):
    """The notebook, run; afterwards no error was recorded or shown anywhere."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    open_notebook(page, lab, NOTEBOOK)
    yield page
    assert problems == [] and lab.recorded() == []
    assert page.locator(".jp-OutputArea-output[data-mime-type*=error], .jp-OutputArea-output[data-mime-type*=stderr]").count() == 0
    assert "Traceback" not in page.locator(".jp-Notebook").text_content()
    context.close()


def part(page, button: str):
    """The output with a button, on the screen: JupyterLab draws no more of a notebook than what is seen."""
    page.get_by_role("button", name=button, exact=True).scroll_into_view_if_needed()
    return page.locator(".jp-OutputArea-output").filter(has=page.get_by_role("button", name=button, exact=True))


def press(page, button: str) -> None:
    found = page.get_by_role("button", name=button, exact=True)
    found.scroll_into_view_if_needed()
    found.click()


def cells(output) -> list[list[str]]:
    """The rows of the first table in an output."""
    rows = output.locator("table").first.locator("tbody tr")
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


@pytest.mark.slow
def test_the_live_figure_stands_beside_the_stored_one_and_then_the_plug_is_pulled(statline, lab, page):
    table = statline.neighbourhoods(2024)
    former = {title: set_value(table, "GM0855", title, value) for title, value in ((WOZ, 999), ("Koopwoningen", 12))}
    statline.neighbourhoods(2023, source=2022)
    output = part(page, ASK)
    output.get_by_text("Alle notebooks gebruiken nu editie 2026.1").wait_for()
    assert statline.server.calls == [], "nothing is asked before a press"
    press(page, ASK)
    page.get_by_text("Ik vraag het aan CBS.").first.wait_for()
    page.get_by_role("button", name=TAKE).wait_for(timeout=60_000)
    rows = cells(output)
    assert ["Gemiddelde WOZ-waarde", "2024", f"€ {number(former[WOZ])} duizend", "€ 999 duizend"] in rows
    assert ["Koopwoningen", "2024", quantity(former["Koopwoningen"], 0, "%"), "12 %"] in rows
    assert any(row[:3] == ["Koopwoningen", "2023", "geen cijfer"] for row in rows), "a new year has no figure in use"
    assert "De notebooks gebruiken de cijfers onder 'In gebruik' (editie 2026.1)" in output.inner_text()
    assert not (lab.folder.parent / "edities").exists(), "looking changes nothing"

    press(page, TAKE)
    page.get_by_text("Vanaf nu is er editie 2026.1+").wait_for(timeout=30_000)
    (edition,) = [each for each in (lab.folder.parent / "edities").iterdir() if each.is_dir()]
    kept = {each.name: each.read_bytes() for each in edition.iterdir()}
    known = open_snapshot(edition).observations
    assert known.query("region == 'GM0855' and indicator == 'woz' and year == 2024")["value"].tolist() == [999]

    statline.server.stop()
    dossier = (lab.folder / "dossier Tilburg.json").read_bytes()
    press(page, ASK)
    page.get_by_text(NO_NET).wait_for(timeout=60_000)
    said = page.locator(".bw-say p", has_text=NO_NET)
    assert said.count() == 1 and said.inner_text().endswith("Je laatste cijfers staan er nog.")
    assert not page.get_by_role("button", name=TAKE).is_visible()
    assert {each.name: each.read_bytes() for each in edition.iterdir()} == kept
    assert (lab.folder / "dossier Tilburg.json").read_bytes() == dossier


@pytest.mark.slow
def test_neighbourhoods_are_those_of_cbs_and_without_a_net_nothing_is_made_up(statline, page):
    names = [(f"BU08550{place}01", name) for place, name in enumerate(HOMES, 1)]
    table = statline.neighbourhoods(2023, source=2022, extra=[*names, ("BU08550801", "Kleine buurt"), ("BU08550901", "Lege buurt")])
    for code, name in names:
        set_value(table, code, "Koopwoningen", HOMES[name])
        set_value(table, code, "Aantal inwoners", 1500)
    set_value(table, "BU08550801", "Aantal inwoners", 40)
    set_value(table, "BU08550901", "Aantal inwoners", 1500)
    set_value(table, "BU08550901", "Koopwoningen", 0, reason=1)
    press(page, WITHIN)
    chart = part(page, WITHIN).locator(".bw-chart")
    chart.wait_for(timeout=60_000)
    assert "buurten van Tilburg verschillen" in chart.locator(".title").inner_text()
    assert "1 buurt met minder dan 100 inwoners en 1 buurt zonder cijfer" in chart.locator(".subtitle").inner_text()
    assert "tabel 85618NED" in chart.locator("figcaption").inner_text()
    chart.get_by_text("De cijfers als tabel").click()
    chart.locator("table").wait_for()
    shown = [(row[0], row[2]) for row in cells(chart)]
    assert shown == [(name, quantity(value, 0, "%")) for name, value in sorted(HOMES.items(), key=lambda each: -each[1])]

    statline.server.stop()
    press(page, WITHIN)  # what was read a moment ago is read from its copy
    page.wait_for_timeout(500)
    chart.wait_for(timeout=20_000)
    page.get_by_role("radio", name="Gemiddelde WOZ-waarde").check()
    press(page, WITHIN)
    page.get_by_text(NO_NET).wait_for(timeout=60_000)
    assert page.locator(".bw-say p", has_text=NO_NET).count() == 1
    assert chart.count() == 0
