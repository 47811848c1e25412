"""The work folder: what a participant changed stays, what is new arrives, an original comes back on request."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from bwlab import places
from bwlab.app.workfolder import fingerprint, prepare, restore
from bwlab.errors import BwlabError, NotFoundError

FOTO = "tien_stappen/stap_01_foto.ipynb"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(v4.new_notebook(cells=[v4.new_markdown_cell(text, id="a")]), path)


def text_of(path: Path) -> str:
    return nbformat.read(path, 4).cells[0].source


@pytest.fixture
def share(tmp_path, monkeypatch):
    folder = tmp_path / "share"
    write(
        folder / "notebooks" / "00_start.ipynb",
        "[foto](tien_stappen/stap_01_foto.ipynb) [o](../exercises/x.ipynb)",
    )
    write(
        folder / "notebooks" / FOTO,
        '[oefen](../../exercises/x.ipynb) <a href="../00_start.ipynb#kies">begin</a>',
    )
    write(
        folder / "exercises" / "x.ipynb",
        "[terug](../notebooks/tien_stappen/stap_01_foto.ipynb#wat) <https://x/a.ipynb>",
    )
    (folder / "notebooks" / "plaat.png").write_bytes(b"\x89PNG")
    write(folder / "notebooks" / ".ipynb_checkpoints" / "00_start.ipynb", "weg")
    monkeypatch.setattr(places, "share_dir", lambda: folder)
    return folder


@pytest.fixture
def work(tmp_path):
    return tmp_path / "werk map"


def test_first_time(share, work, monkeypatch):
    monkeypatch.delenv("BWLAB_HOME")
    done = prepare(work)
    assert sorted(done.new) == ["00_start.ipynb", "exercises/x.ipynb", "plaat.png", FOTO]
    assert (
        text_of(work / "00_start.ipynb") == "[foto](tien_stappen/stap_01_foto.ipynb) [o](exercises/x.ipynb)"
    )
    assert text_of(work / FOTO) == '[oefen](../exercises/x.ipynb) <a href="../00_start.ipynb#kies">begin</a>'
    assert text_of(work / "exercises/x.ipynb").startswith("[terug](../tien_stappen/stap_01_foto.ipynb#wat)")
    assert places.work_dir(work / "tien_stappen") == work
    again = prepare(work)
    assert (again.new, again.renewed, again.kept) == ([], [], [])


def test_running_a_notebook_is_no_change(share, work):
    prepare(work)
    nb = nbformat.read(work / FOTO, 4)
    nb.metadata["toolbar"] = "open"
    nb.cells.append(v4.new_code_cell("", id="leeg"))
    del nb.cells[-1]
    nbformat.write(nb, work / FOTO)
    assert prepare(work).kept == []


def test_changed_is_kept_and_the_rest_is_renewed(share, work):
    prepare(work)
    write(work / FOTO, "mijn eigen zin")
    write(share / "notebooks" / FOTO, "nieuwe uitgave")
    write(share / "notebooks" / "00_start.ipynb", "nieuw begin")
    write(share / "notebooks" / "tien_stappen" / "stap_02.ipynb", "erbij")
    done = prepare(work)
    assert (done.new, done.renewed) == (["tien_stappen/stap_02.ipynb"], ["00_start.ipynb"])
    assert done.kept == done.outdated == [FOTO]
    assert text_of(work / FOTO) == "mijn eigen zin"
    assert text_of(work / "00_start.ipynb") == "nieuw begin"


def test_without_memory_every_difference_counts_as_the_participants_own(share, work):
    prepare(work)
    write(work / FOTO, "mijn eigen zin")
    (work / ".bwlab" / "notebooks.json").write_text("kapot")
    assert prepare(work).kept == [FOTO]
    assert text_of(work / FOTO) == "mijn eigen zin"


def test_damaged_notebook_is_kept(share, work):
    prepare(work)
    (work / FOTO).write_text('{"cells": [')
    assert prepare(work).kept == [FOTO]


def test_taken_away_comes_back(share, work):
    prepare(work)
    (work / FOTO).unlink()
    assert prepare(work).new == [FOTO]


@pytest.mark.parametrize(
    "name", ["stap_01_foto", "tien_stappen/stap_01_foto", "tien_stappen\\stap_01_foto.ipynb"]
)
def test_restore_keeps_what_was_changed(share, work, name):
    prepare(work)
    write(work / FOTO, "mijn eigen zin")
    target, own = restore(name, work)
    assert target == work / FOTO and text_of(target).startswith("[oefen]")
    assert text_of(own) == "mijn eigen zin" and own.name.startswith("stap_01_foto (van mij, ")
    done = prepare(work)
    assert (done.new, done.renewed, done.kept) == ([], [], [])
    assert restore(name, work) == (work / FOTO, None)


def test_restore_prefers_the_notebook_over_the_exercise_of_the_same_name(share, work):
    write(share / "exercises" / "stap_01_foto.ipynb", "oefening")
    prepare(work)
    assert restore("stap_01_foto", work)[0] == work / FOTO
    assert restore("exercises/stap_01_foto", work)[0] == work / "exercises" / "stap_01_foto.ipynb"


def test_restore_of_an_unknown_name_gives_the_names(share, work):
    with pytest.raises(NotFoundError, match="exercises/x") as error:
        restore("stap_99", work)
    assert "00_start" in error.value.choices


def test_folder_that_cannot_be_made(share, tmp_path):
    (tmp_path / "bestand").write_text("")
    with pytest.raises(BwlabError, match="bestand waar een map hoort"):
        prepare(tmp_path / "bestand")


def test_fingerprint_sees_words_only():
    nb = {"cells": [{"cell_type": "code", "source": ["a\n", "b"], "outputs": []}], "metadata": {}}
    other = {"cells": [{"cell_type": "code", "source": "a\nb", "outputs": [1]}], "metadata": {"x": 1}}
    assert fingerprint(json.dumps(nb).encode()) == fingerprint(json.dumps(other).encode())
    other["cells"][0]["source"] = "a\nc"
    assert fingerprint(json.dumps(nb).encode()) != fingerprint(json.dumps(other).encode())


def test_widgets_that_were_saved_are_taken_out(share, work):
    """Without their kernel JupyterLab shows "model not found" in their place."""
    prepare(work)
    path = work / FOTO
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}, "text/plain": "VBox()"}
    cell = v4.new_code_cell("les.foto()  # café", id="b")
    cell.outputs = [v4.new_output("display_data", view), v4.new_output("stream", text="van mij")]
    nb = nbformat.read(path, 4)
    nb.cells.append(cell)
    nbformat.write(nb, path)
    before = fingerprint(path.read_bytes())
    as_saved = path.read_bytes()
    assert prepare(work, tidy=False).kept == [FOTO] and path.read_bytes() == as_saved
    assert prepare(work).kept == [FOTO] and fingerprint(path.read_bytes()) == before
    found = nbformat.read(path, 4).cells[-1]
    assert [each.output_type for each in found.outputs] == ["stream"] and found.source == "les.foto()  # café"
    tidy = path.read_bytes()
    prepare(work)
    assert path.read_bytes() == tidy


def test_a_damaged_notebook_with_widgets_is_left_alone(share, work):
    prepare(work)
    (work / FOTO).write_text('{"cells": [{"outputs": [3]}], "x": "application/vnd.jupyter.widget-view+json"}')
    damaged = (work / FOTO).read_bytes()
    prepare(work)
    assert (work / FOTO).read_bytes() == damaged
