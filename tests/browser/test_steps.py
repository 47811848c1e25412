"""The ten steps as a participant does them, in one sitting and in another order: what is typed ends in the documents."""

from __future__ import annotations

import json
import zipfile

import pytest
from docx import Document
from lab import Lab, open_notebook
from openpyxl import load_workbook

from bwlab.app.workfolder import prepare

NAMES = ("foto", "doelen", "gesprek", "agenda", "regio", "college", "organisatie", "ambassadeur", "monitor", "leren")
NOTEBOOKS = {number: f"tien_stappen/stap_{number:02}_{name}.ipynb" for number, name in enumerate(NAMES, start=1)}
WHY, PORTFOLIO, COORDINATOR, ROLE = "Dat horen we op het plein", "jeugd en zorg", "coördinator brede welvaart", "voorzitter van de dorpsraad"
COUNT, EXPERIMENT = "Bezoekers van het buurthuis", "Een spreekuur in het zwembad"
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


def foto(desk):
    desk.fill("Waarom kies je deze? (opgave 1)", WHY)


def college(desk):
    desk.fill("Wie is het? Een functie, geen naam.", "wethouder jeugd")
    desk.fill("Waar gaat de portefeuille over?", PORTFOLIO)


def organisation(desk):
    desk.fill("Wie coördineert? Een functie, geen naam.", COORDINATOR)


def ambassador(desk):
    desk.fill("Welke rol? Geen naam van een persoon.", ROLE)
    desk.fill("Einde", "2029-12-31")


def plan(desk):
    desk.fill("Eigen cijfer: hoe heet het?", COUNT)
    desk.fill("Volgende publicatie, als je die weet", "2027-02-01")


def learning(desk):
    desk.fill("Wat proberen jullie, en voor wie?", EXPERIMENT)


STEPS = {1: foto, 2: goals, 3: conversation, 4: agenda, 5: border, 6: college, 7: organisation, 8: ambassador, 9: plan, 10: learning}
#: By step, what must be read in which document.
ENDS = {
    2: (("agenda", GOAL), ("canvas", GOAL)), 3: (("gespreksplan", PLACE),), 4: (("agenda", ACTIVITY),), 5: (("agenda", BATH),), 6: (("collegevoorstel", PORTFOLIO),),
    7: (("opdracht en leerplan", COORDINATOR),), 8: (("pitch", ROLE),), 10: (("leerverslag", EXPERIMENT),),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("label", "order"), [("Den Haag", range(1, 11)), ("Vlieland", range(10, 0, -1)), ("Hollands Kroon", (3, 2, 5, 4)), ("Rozendaal", (8, 6, 10, 9, 7))]
)
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
        open_notebook(page, lab, NOTEBOOKS[order[-1] if order[-1] > 2 else 4])
        page.get_by_role("button", name="Maak mijn documenten").click()
        page.get_by_role("link", name=f"Download documenten {label}").wait_for(timeout=60_000)
        page.close()
        assert lab.recorded() == []
    finally:
        lab.stop()
    dossier = json.loads((tmp_path / f"dossier {label}.json").read_text("utf-8"))
    if 2 in order:
        assert [each["text"] for each in dossier["goals"]] == [GOAL] and [each["place"] for each in dossier["conversations"]] == [PLACE]
    (path,) = tmp_path.glob(f"documenten {label} *.zip")
    with zipfile.ZipFile(path) as pack:
        pack.extractall(tmp_path / "uit")
    for name, text in (each for number in order for each in ENDS.get(number, ())):
        document = Document(str(tmp_path / "uit" / f"{name} {label}.docx"))
        said = "\n".join([each.text for each in document.paragraphs] + [cell.text for table in document.tables for row in table.rows for cell in row.cells])
        assert text in said, (name, text)
    if 4 in order:
        assert 12500.5 in cells_of(tmp_path / "uit" / f"agenda {label}.xlsx")
    if 9 in order:
        assert COUNT in cells_of(tmp_path / "uit" / f"indicatorenplan {label}.xlsx")
        assert "DTSTART;VALUE=DATE:20270201" in (tmp_path / "uit" / f"pc-kalender {label}.ics").read_text("utf-8")


def cells_of(path):
    return [cell.value for sheet in load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row]
