"""The button that makes the documents, in JupyterLab: what it says, and a download that is the zip itself."""

from __future__ import annotations

import zipfile

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import Lab, open_notebook
from nbformat import v4

CELLS = (
    'from bwlab import start; les = start("stap_01")',
    "from bwlab.lessons.parts import documents_panel; les.live(lambda: documents_panel.pieces(les))",
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab") / "map met spatie é"
    (folder / ".bwlab").mkdir(parents=True)
    notebook = v4.new_notebook(cells=[v4.new_code_cell(text, id=f"cel-{number}") for number, text in enumerate(CELLS)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / "documenten.ipynb")
    server = Lab(folder, {"BWLAB_GEMEENTE": "Vlieland"})
    yield server
    server.stop()


def test_make_and_download(lab, chromium, tmp_path):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    page = context.new_page()
    open_notebook(page, lab, "documenten.ipynb")
    page.get_by_role("button", name="Maak mijn documenten").click()
    link = page.get_by_role("link", name="Download documenten Vlieland")
    link.wait_for(timeout=60_000)
    (path,) = lab.folder.glob("documenten Vlieland *.zip")
    said = page.locator(".bw-say", has=link).text_content()
    assert path.name in said and str(lab.folder) in said
    with page.expect_download() as coming:
        link.click()
    coming.value.save_as(tmp_path / "gehaald.zip")
    assert coming.value.suggested_filename == path.name
    assert (tmp_path / "gehaald.zip").read_bytes() == path.read_bytes()
    assert zipfile.ZipFile(path).testzip() is None
    found = Axe().run(page, context=".jp-Notebook", options={"runOnly": ["wcag2a", "wcag2aa"]})
    ours = [each for each in found.response["violations"] if any("bw" in node["html"] for node in each["nodes"])]
    assert not ours, ours
    page.screenshot(path=str(tmp_path / "paneel.png"))
    assert lab.recorded() == []
    context.close()
