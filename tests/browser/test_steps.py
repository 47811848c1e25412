"""Steps 2 to 5 as a participant does them, in order and in another order: what is typed ends in the documents."""

from __future__ import annotations

import json
import zipfile

import pytest
from docx import Document
from lab import Lab, open_notebook
from openpyxl import load_workbook

from bwlab.app.workfolder import prepare

NOTEBOOKS = {number: f"tien_stappen/stap_0{number}_{name}.ipynb" for number, name in enumerate(("doelen", "gesprek", "agenda", "regio"), start=2)}
ACTIVITY, PLACE, GOAL, BATH = "Huisbezoek aan ouderen", "de bibliotheek", "Meer ouderen spreken elke week iemand", "Zwembad net over de grens"


class Desk:
    """One notebook open, and the dossier it writes."""

    def __init__(self, page, path) -> None:
        self.page, self.path = page, path

    def fill(self, label, text, kept=None):
        """Type in the first field with this label, leave it, and wait until the dossier on disk has it."""
        self.page.get_by_label(label).first.fill(text)
        self.page.keyboard.press("Tab")
        for _ in range(300):
            if self.path.exists() and (kept or text) in self.path.read_text("utf-8"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{text!r} did not reach the dossier")


def goals(desk):
    desk.fill("Wat is er dan anders, en voor wie?", GOAL)
    desk.fill("Wie is ervoor aanspreekbaar? (een functie)", "programmamanager")


def conversation(desk):
    desk.fill("Waar is het?", PLACE)
    desk.fill("Wanneer?", "2027-02-11")


def agenda(desk):
    desk.fill("Wat gaan jullie doen, en voor wie?", ACTIVITY)
    desk.fill("Begin", "2027-01-01")
    desk.fill("Hoeveel geld is ervoor nodig? Nul mag ook.", "12500,50", kept="12500.5")


def border(desk):
    desk.fill("Welke voorziening over de grens gebruiken jouw inwoners of ondernemers?", BATH)


STEPS = {2: goals, 3: conversation, 4: agenda, 5: border}


@pytest.mark.slow
@pytest.mark.parametrize(("label", "order"), [("Den Haag", (2, 3, 4, 5)), ("Hollands Kroon", (3, 2, 5, 4)), ("Vlieland", (5, 4, 3, 2))])
def test_what_is_typed_ends_in_the_documents(label, order, chromium, tmp_path):
    prepare(tmp_path)
    lab = Lab(tmp_path, {"BWLAB_GEMEENTE": label})
    try:
        for number in order:
            page = chromium.new_page(viewport={"width": 1366, "height": 768})
            open_notebook(page, lab, NOTEBOOKS[number])
            STEPS[number](Desk(page, tmp_path / f"dossier {label}.json"))
            page.close()
        page = chromium.new_page(viewport={"width": 1366, "height": 768})
        open_notebook(page, lab, NOTEBOOKS[4])
        page.get_by_role("button", name="Maak mijn documenten").click()
        page.get_by_role("link", name=f"Download documenten {label}").wait_for(timeout=60_000)
        page.close()
        assert lab.recorded() == []
    finally:
        lab.stop()
    dossier = json.loads((tmp_path / f"dossier {label}.json").read_text("utf-8"))
    assert [each["text"] for each in dossier["goals"]] == [GOAL] and [each["place"] for each in dossier["conversations"]] == [PLACE]
    (path,) = tmp_path.glob(f"documenten {label} *.zip")
    with zipfile.ZipFile(path) as pack:
        pack.extractall(tmp_path / "uit")
    for name, text in (("agenda", ACTIVITY), ("agenda", GOAL), ("agenda", BATH), ("gespreksplan", PLACE), ("canvas", GOAL)):
        document = Document(str(tmp_path / "uit" / f"{name} {label}.docx"))
        said = "\n".join([each.text for each in document.paragraphs] + [cell.text for table in document.tables for row in table.rows for cell in row.cells])
        assert text in said, (name, text)
    sheet = load_workbook(tmp_path / "uit" / f"agenda {label}.xlsx")["Agenda"]
    assert 12500.5 in [cell.value for row in sheet.iter_rows() for cell in row]
