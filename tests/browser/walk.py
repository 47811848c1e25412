"""Walking through notebooks as a participant: typing until the dossier has it, making the documents, and reading them back."""

from __future__ import annotations

import zipfile
from pathlib import Path

from docx import Document
from lab import Lab, open_notebook
from openpyxl import load_workbook

from bwlab.app.workfolder import prepare

SCREEN = {"width": 1366, "height": 768}


class Desk:
    """One notebook open, and the dossier it writes."""

    def __init__(self, page, path: Path) -> None:
        self.page, self.path = page, path

    def fill(self, label: str, text: str, kept: str | None = None) -> None:
        """Type in the first field with this label, leave it, and wait until the dossier on disk has it."""
        self.type(label, text)
        self.kept(kept or text)

    def type(self, label: str, text: str) -> None:
        """Type in the first field with this label and leave it."""
        self.page.get_by_label(label).first.fill(text)
        self.page.keyboard.press("Tab")

    def kept(self, text: str) -> None:
        """Wait until the dossier on disk has it."""
        for _ in range(300):
            if self.path.exists() and text in self.path.read_text("utf-8"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{text!r} did not reach the dossier")


def walk(chromium, folder: Path, label: str, stops, last: str) -> Path:
    """Open each notebook with an empty dossier to begin with, do what is done there, and make the documents in the last.

    Parameters
    ----------
    stops : iterable of (str, callable)
        A notebook, and what is done in it with its Desk.
    last : str
        The notebook whose button makes the documents.

    Returns
    -------
    Path
        The folder in which the zip was unpacked.
    """
    prepare(folder)
    lab = Lab(folder, {"BWLAB_GEMEENTE": label})
    try:
        for notebook, do in stops:
            page = chromium.new_page(viewport=SCREEN)
            open_notebook(page, lab, notebook)
            do(Desk(page, folder / f"dossier {label}.json"))
            page.close()
        page = chromium.new_page(viewport=SCREEN)
        open_notebook(page, lab, last)
        page.get_by_role("button", name="Maak mijn documenten").click()
        page.get_by_role("link", name=f"Download documenten {label}").wait_for(timeout=60_000)
        page.close()
        assert lab.recorded() == []
    finally:
        lab.stop()
    (path,) = folder.glob(f"documenten {label} *.zip")
    with zipfile.ZipFile(path) as pack:
        pack.extractall(folder / "uit")
    return folder / "uit"


def words_of(path: Path) -> str:
    """Everything a Word document says, its tables last."""
    document = Document(str(path))
    return "\n".join([each.text for each in document.paragraphs] + [cell.text for table in document.tables for row in table.rows for cell in row.cells])


def cells_of(path: Path) -> list:
    """Every cell of an Excel file."""
    return [cell.value for sheet in load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row]
