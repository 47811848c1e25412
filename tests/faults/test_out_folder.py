"""``bwlab run --out`` on a folder that holds other things: nothing of the user is lost."""

from __future__ import annotations

import errno
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat import v4

from bwlab.__main__ import main
from bwlab.errors import RunError
from bwlab.export import pages

TILBURG = SimpleNamespace(code="GM0855", label="Tilburg")


@pytest.fixture
def notebooks(tmp_path, monkeypatch):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    nbformat.write(v4.new_notebook(cells=[v4.new_markdown_cell("# Begin", id="een")]), folder / "00_start.ipynb")
    monkeypatch.setattr(pages, "execute", lambda path, **_: pages.read_notebook(path))
    return folder


@pytest.mark.parametrize("name", ["index.html", "00_start.html"])
def test_a_page_of_somebody_else_is_left_alone(notebooks, tmp_path, name):
    out = tmp_path / "uit"
    out.mkdir()
    (out / name).write_text("<h1>Mijn eigen pagina</h1>")
    with pytest.raises(RunError, match=f"al een '{name}' die niet door bwlab"):
        pages.run(TILBURG, out, notebooks, progress=False)
    assert (out / name).read_text() == "<h1>Mijn eigen pagina</h1>" and len(list(out.iterdir())) == 1


def test_own_pages_are_renewed_and_other_files_stay(notebooks, tmp_path):
    out = tmp_path / "uit"
    pages.run(TILBURG, out, notebooks, progress=False)
    (out / "notities.txt").write_text("van mij")
    pages.run(SimpleNamespace(code="GM0518", label="Den Haag"), out, notebooks, progress=False)
    assert "Den Haag" in (out / "index.html").read_text("utf-8") and (out / "notities.txt").read_text() == "van mij"


def test_a_disk_that_fills_up_is_a_sentence(notebooks, tmp_path, monkeypatch):
    def full(self, *_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(RunError, match="de schijf is vol"):
        pages.run(TILBURG, tmp_path / "uit", notebooks, progress=False)


def test_what_nobody_foresaw_is_a_sentence_too(monkeypatch, capsys):
    def broken():
        raise ZeroDivisionError("hier")

    monkeypatch.setattr("bwlab.app.doctor.examine", broken)
    assert main(["doctor"]) == 1
    said = capsys.readouterr().err
    assert "niet aan jou" in said and "ZeroDivisionError: hier (test_out_folder.py, regel" in said and "Traceback" not in said


@pytest.mark.parametrize("port", ["0", "-1", "99999"])
def test_a_port_that_does_not_exist(port, tmp_path, capsys):
    assert main(["lab", "--map", str(tmp_path / "werk"), "--no-browser", f"--port={port}"]) == 1
    assert "geen poort" in capsys.readouterr().err
