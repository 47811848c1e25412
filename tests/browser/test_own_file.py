"""A file of one's own in step 9, in JupyterLab: what was understood, what was taken and not, and what is never kept."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from lab import TOKEN, Lab, open_notebook

from bwlab.app import launch
from bwlab.app.workfolder import prepare

NOTEBOOK = "tien_stappen/stap_09_monitor.ipynb"
STATE = "@jupyter-widgets/jupyterlab-manager/plugin.jupyterlab-settings"
SECRET = "Kerkstraat"  # in every remark; nobody's address
TOWNS = ("Tilburg", "Breda", "Eindhoven", "'s-Hertogenbosch", "Súdwest-Fryslân", "Atlantis")
CODES = ("GM0855 ", "GM0758", "GM0772", "GM0796", "GM1900", "")
FIGURES = ("1.012,5", "988,0", "876,25", ".", "1.450,0", "5,0")
CSV = "statcode;gemeente;jaar;onderwerp;groen per woning (m²);opmerking\r\n" + "".join(
    f"{code};{town};2023;Groen in de straat;{value};{SECRET} {number}\r\n"
    for number, (code, town, value) in enumerate(zip(CODES, TOWNS, FIGURES, strict=True))
)
PERSONS = "respondent;leeftijd;tevreden;toelichting\n" + "".join(
    f"persoon-{number};{40 + number};{number % 2};{SECRET} {number}\n" for number in range(14)
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab that saves the state of widgets in the notebook."""
    folder = tmp_path_factory.mktemp("lab")
    prepare(folder)
    server = Lab(folder, {"BWLAB_GEMEENTE": "Tilburg"})
    settings = Path(launch.environment(folder, TOKEN)["JUPYTERLAB_SETTINGS_DIR"]) / STATE
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"saveState": true}')
    yield server
    server.stop()


@pytest.fixture
def page(chromium, lab):
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    open_notebook(page, lab, NOTEBOOK)
    page.get_by_role("heading", name="een bestand van jezelf").scroll_into_view_if_needed()
    page.locator(".bw-wizard").wait_for()
    yield page
    assert lab.recorded() == []
    context.close()


def choose(page, path: Path, content: bytes | str) -> None:
    path.write_bytes(content.encode("cp1252") if isinstance(content, str) else content)
    page.locator(".bw-wizard input[type=file]").set_input_files(path)


def facts(page) -> dict[str, str]:
    """What the wizard says it understood."""
    page.locator(".bw-wizard .check dl").wait_for()
    rows = page.locator(".bw-wizard .check dl > div")
    return {row.locator("dt").text_content(): row.locator("dd").text_content() for row in rows.all()}


def below(page):
    """The output of the part, with what stands under the wizard."""
    return page.locator(".jp-OutputArea-output").filter(has=page.locator(".bw-wizard"))


def take(page) -> list[str]:
    page.get_by_role("button", name="Neem de cijfers over").click()
    page.get_by_role("heading", name="Wat er is overgenomen").wait_for(timeout=20_000)
    return page.locator(".bw-wizard .outcome").locator("p, li").all_text_contents()


def test_a_csv_from_the_municipality_from_file_to_chart(page, tmp_path):
    choose(page, tmp_path / "groen.csv", CSV)
    page.get_by_role("heading", name="Wat ik begrijp van groen.csv").wait_for(timeout=20_000)
    known = facts(page)
    assert known["Tekens"] == "Windows-1252 (West-Europees)" and known["Kolommen gescheiden door"] == "puntkomma"
    assert known["Decimaalteken"] == "komma" and known["Regels met gegevens"] == "6"
    assert known["Code van de gemeente"] == "kolom 'statcode'" and known["Cijfers"] == "kolom 'groen per woning (m²)'"
    assert "Niet gebruikt: kolom 'opmerking'." in page.locator(".bw-wizard .notes").text_content()
    assert page.locator(".bw-wizard .check").get_by_text("Súdwest-Fryslân").is_visible()

    said = take(page)
    assert said[0].startswith("Uit 'groen.csv' zijn 4 cijfers overgenomen") and "4 gemeenten, 2023." in said[0]
    assert any("een punt: de bron heeft geen cijfer" in line and "regel 5, 's-Hertogenbosch" in line for line in said)
    assert any("geen gemeente die ik ken" in line and "regel 7, Atlantis" in line for line in said)
    page.get_by_text("Wat niet is overgenomen, als tabel").click()
    assert page.locator(".bw-wizard .reasons tbody tr").count() == 2

    shown = below(page)
    lead = shown.get_by_text("Uit 'groen.csv' komen 4 cijfers van 4 gemeenten. 1 gaat over Tilburg.")
    lead.wait_for()
    assert "vervangen niets" in lead.inner_text()
    row = shown.locator(".bw-table tbody tr").first.locator("td").all_inner_texts()
    assert row[1:] == ["2023", "1.012,50 m²", "eigen cijfer"]
    chart = shown.locator(".bw-chart")
    assert "Tilburg" in chart.locator(".title").inner_text() and "eigen bestand" in chart.locator("figcaption").inner_text()
    assert "338 gemeenten hebben geen cijfer" in chart.locator(".subtitle").inner_text()


@pytest.mark.slow
def test_an_excel_with_merged_headings(page, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (["Bomen in de gemeente"], [], ["gemeente", "Bomen per inwoner", None], [None, 2022, 2024], ["Tilburg", 0.5, 0.75]):
        sheet.append(line)
    for name in ("Breda", "Oss", "Ede"):
        sheet.append([name, 1, "x"])
    sheet.merge_cells("B3:C3")
    book.create_sheet("toelichting").append(["niets"])
    book.save(tmp_path / "bomen.xlsx")
    page.locator(".bw-wizard input[type=file]").set_input_files(tmp_path / "bomen.xlsx")
    page.get_by_role("heading", name="Wat ik begrijp van bomen.xlsx").wait_for(timeout=20_000)
    known = facts(page)
    assert known["Werkblad"] == "Sheet" and known["Koppen"] == "regel 3 en 4" and known["Jaar"] == "in de koppen: 2022 tot en met 2024"
    said = take(page)
    assert said[0] == "Uit 'bomen.xlsx' zijn 5 cijfers overgenomen: 'Bomen per inwoner', 4 gemeenten, 2022 tot en met 2024."
    assert any("3 cijfers zijn niet overgenomen: een x" in line for line in said)
    below(page).get_by_text("2 gaan over Tilburg").wait_for()
    cells = below(page).locator(".bw-table tbody tr").all_inner_texts()
    assert [each.split("\t")[1:3] for each in cells] == [["2022", "0,50"], ["2024", "0,75"]]


@pytest.mark.slow
def test_a_wrong_file_is_one_sentence_and_the_next_one_works(page, tmp_path):
    alert = page.locator(".bw-wizard [role=alert]")
    choose(page, tmp_path / "export.csv", b"<!DOCTYPE html><html><body>Inloggen</body></html>")
    alert.get_by_text("Ik kan 'export.csv' niet lezen. Het is een webpagina").wait_for(timeout=20_000)
    assert "Er is niets overgenomen." in alert.inner_text() and not page.locator(".bw-wizard .check").is_visible()
    choose(page, tmp_path / "leeg.csv", b"")
    alert.get_by_text("Ik kan 'leeg.csv' niet lezen. Het bestand is leeg.").wait_for(timeout=20_000)
    choose(page, tmp_path / "groen.csv", CSV)
    page.get_by_role("heading", name="Wat ik begrijp van groen.csv").wait_for(timeout=20_000)
    assert alert.inner_text() == ""


@pytest.mark.slow
def test_no_row_of_a_file_stays_in_the_saved_notebook_or_the_dossier(page, lab, tmp_path):
    choose(page, tmp_path / "groen.csv", CSV)
    page.get_by_text(f"{SECRET} 1").wait_for(timeout=20_000)  # on the screen, so that one can check how it is read
    take(page)
    choose(page, tmp_path / "enquete.csv", PERSONS)
    page.get_by_role("heading", name="Wat ik begrijp van enquete.csv").wait_for(timeout=20_000)
    page.get_by_text(f"{SECRET} 1").wait_for()
    page.get_by_role("radio", name="tevreden").check()
    page.get_by_role("textbox", name="Over welke gemeente").or_(page.get_by_role("radio", name="ja", exact=True)).first.wait_for()
    page.get_by_role("radio", name="ja", exact=True).click()  # not check(): the answer takes the question itself away
    page.locator(".bw-wizard [role=alert]").get_by_text("Zulke antwoorden neem ik niet over").wait_for()

    notebook = lab.folder / NOTEBOOK
    with page.expect_response(lambda each: each.request.method == "PUT" and "stap_09_monitor" in each.url):
        page.get_by_text("File", exact=True).first.click()
        page.get_by_text("Save Notebook", exact=True).click()
    text = notebook.read_text("utf-8")
    kept = json.loads(text)["metadata"]["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    wizards = [each["state"] for each in kept.values() if str(each["state"].get("lead", "")).startswith("Kies een CSV")]
    assert wizards, "the state of the wizard is in the notebook, so this test looks at the right thing"
    assert SECRET not in text and "persoon-13" not in text
    assert not any(SECRET in path.read_text("utf-8") for path in lab.folder.rglob("*.json"))
