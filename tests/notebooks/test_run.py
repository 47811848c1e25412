"""Every notebook runs from top to bottom, without the internet and without an error that nobody sees."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from bwlab.errors import RunError
from notebooks import running

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted([*(ROOT / "notebooks").rglob("*.ipynb"), *(ROOT / "exercises").rglob("*.ipynb")])
# Without figures, and merged: what a notebook must be able to stand. tests/lessons has more, without a kernel.
HARD = ("Vlieland", "Voorne aan Zee")


def name(path):
    return path.relative_to(ROOT).as_posix().removesuffix(".ipynb")


def run(path, tmp_path, region=""):
    return running.run(path, tmp_path / "werkmap", region)


@pytest.fixture(autouse=True)
def work_folder(tmp_path):
    (tmp_path / "werkmap").mkdir()


#: One of each kind; tests/browser runs every notebook in a kernel and then opens it, tests/lessons shows the parts without one.
FIRST = {"notebooks/00_start", "notebooks/tien_stappen/stap_01_foto", "exercises/tien_stappen/stap_04_agenda"}


@pytest.mark.parametrize("path", [each for each in NOTEBOOKS if name(each) in FIRST], ids=name)
def test_notebook(path, tmp_path):
    running.every_cell_shows_something(run(path, tmp_path))


#: An exercise keeps and shows its questions in one way, and tests/exercises asks them for every municipality: two of them are enough.
TRIED = [each for each in NOTEBOOKS if "exercises" not in each.parts or each.stem in ("1_kleuren", "fase_2_voorbereiding")]


@pytest.mark.slow  # tests/lessons shows every part for both, without a kernel
@pytest.mark.parametrize(("path", "region"), [pytest.param(each, HARD[place % 2], id=f"{name(each)}-{HARD[place % 2]}") for place, each in enumerate(TRIED)])
def test_notebook_for_a_municipality_with_little_and_a_folder_that_cannot_be_written(path, region, tmp_path):
    (tmp_path / "werkmap" / ".bwlab").write_text("een bestand waar een map hoort")
    run(path, tmp_path, region)


# Planted faults: each must stop the run


def planted(tmp_path, *sources):
    path = tmp_path / "proef.ipynb"
    cells = [v4.new_code_cell(source, id=f"proef-{number:02}") for number, source in enumerate(sources, 1)]
    nbformat.write(v4.new_notebook(cells=cells), path)
    return path


SLIDER = """
from bwlab.widgets import ASSUMPTION, Slider
slider = Slider("Proef", [0, 1, 2], 0, note=ASSUMPTION)
slider.on_value(lambda value: 1 / (value - 2))
slider
"""
BOX = """
import ipywidgets
out = ipywidgets.Output()
@out.capture()
def draw(change):
    raise ValueError("verstopt")
box = ipywidgets.IntText()
box.observe(draw, names="value")
out
"""
NET = "import urllib.request\nurllib.request.urlopen('http://192.0.2.1/', timeout=1)"


@pytest.mark.parametrize(
    ("sources", "cell", "reason"),
    [
        (["1 + 1", "1 / 0"], "proef-02", "ZeroDivisionError"),
        ([SLIDER, "slider.index = 1", "slider.index = 2"], "proef-03", "ZeroDivisionError"),
        ([BOX, "box.value = 3"], "proef-02", "ValueError: verstopt"),
    ],
    ids=["a cell", "a callback", "an Output widget"],
)
def test_planted_error(tmp_path, sources, cell, reason):
    with pytest.raises(RunError, match=reason) as stopped:
        run(planted(tmp_path, *sources), tmp_path)
    assert f"'{cell}'" in stopped.value.what


def test_planted_request(tmp_path, _apart):
    with pytest.raises(RunError, match=r"offline: 192\.0\.2\.1 refused"):
        run(planted(tmp_path, NET), tmp_path)
    log = _apart / "offline.log"
    assert log.read_text("utf-8").split() == ["192.0.2.1"]
    log.unlink()


def test_planted_warning(tmp_path):
    with pytest.raises(AssertionError, match="a participant would see this"):
        run(planted(tmp_path, "import warnings; warnings.warn('oud')"), tmp_path)


def test_errors_are_looked_for_in_the_state_that_a_notebook_keeps(tmp_path):
    """The shape this test suite relies on: nbclient puts the error in the state, and nowhere else."""
    from nbclient import NotebookClient

    from bwlab.app.kernel import OwnKernelManager
    from bwlab.export.execute import widget_errors

    nb = nbformat.read(planted(tmp_path, BOX, "box.value = 3"), 4)
    NotebookClient(nb, kernel_manager_class=OwnKernelManager, kernel_name="").execute()
    state = nb.metadata.widgets["application/vnd.jupyter.widget-state+json"]
    assert widget_errors(state) == ["ValueError: verstopt"]
    assert "verstopt" not in json.dumps([cell.outputs for cell in nb.cells])
