"""``bwlab run``: what runs becomes a readable page; what goes wrong stops it, wherever the error hides."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat import v4

from bwlab.errors import RunError
from bwlab.export.execute import execute
from bwlab.export.pages import ONLY_IN_LAB, notebooks, run

TILBURG = SimpleNamespace(code="GM0855", label="Tilburg")
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="


def write(path: Path, *cells: str, goal="") -> Path:
    """A notebook: a cell that begins with "# " or "## " or ":" is text, any other is code."""
    nb = v4.new_notebook(metadata={"bwlab": {"goal": goal, "minutes": 5}})
    for number, source in enumerate(cells, 1):
        text = source.startswith(("# ", "## ", ":"))
        make = v4.new_markdown_cell if text else v4.new_code_cell
        nb.cells.append(make(source.removeprefix(":"), id=f"proef-{number:02}"))
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, path)
    return path


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "notebooks"


def html(text):
    return f"from IPython.display import HTML, display\ndisplay(HTML({text!r}))"


def test_pages(folder, tmp_path):
    write(
        folder / "tien_stappen" / "stap_01_foto.ipynb",
        "# De foto",
        ":Terug naar [het begin](../00_start.ipynb#kies). Doe ook de [oefening](../../exercises/x.ipynb).",
        html(f'<figure><img alt="Een punt" src="data:image/png;base64,{PIXEL}"></figure>'),
        "import os; print(os.environ['BWLAB_GEMEENTE'], os.environ['BWLAB_PAGES'], os.environ['MPLBACKEND'])",
        "import sys; print('niet voor lezers', file=sys.stderr)",
    )
    write(folder / "00_start.ipynb", "# Begin <hier>", "1 + 1", goal="Je kiest je gemeente.")
    write(folder / "beleidscyclus" / "fase_1.ipynb", "# Fase 1", "import ipywidgets; ipywidgets.IntSlider()")
    write(folder / "de_monitor_lezen" / "1_kleuren.ipynb", "# Kleuren", ":tekst")
    write(folder / ".ipynb_checkpoints" / "oud.ipynb", "raise SystemError")
    written = run(TILBURG, tmp_path / "uit", folder, progress=False)
    assert [path.relative_to(tmp_path / "uit").as_posix() for path in written] == [
        "index.html",
        "00_start.html",
        "de_monitor_lezen/1_kleuren.html",
        "tien_stappen/stap_01_foto.html",
        "beleidscyclus/fase_1.html",
    ]
    index, start, colours, foto, phase = (path.read_text("utf-8") for path in written)
    for page in (index, start, colours, foto, phase):
        assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
        assert page.count("<h1") == 1
        assert "<script" not in page and "http://" not in page and "https://" not in page
        assert "--own: #7a1f5c" in page
        assert 'href="#inhoud"' in page and 'id="inhoud"' in page
    assert "Tilburg" in index and "Je kiest je gemeente." in index and "5 minuten" in index
    assert '<a href="tien_stappen/stap_01_foto.html">De foto</a>' in index
    assert '<a href="../00_start.html#kies">het begin</a>' in foto
    assert "oefening (in JupyterLab)" in foto and ".ipynb" not in foto
    assert "GM0855 1 agg" in foto and "niet voor lezers" not in foto
    assert 'rel="prev">← Kleuren' in foto and 'href="../beleidscyclus/fase_1.html" rel="next"' in foto
    assert "display(HTML" not in foto and "import" not in foto
    assert ONLY_IN_LAB in phase and "IntSlider" not in phase
    assert 'rel="next"' not in phase and 'rel="prev"' not in start


def test_order_is_that_of_the_routes(folder):
    for name in ("tien_stappen/stap_10", "tien_stappen/stap_02", "eigen/extra", "00_start", "beleidscyclus/fase_1"):
        write(folder / f"{name}.ipynb", "# x")
    assert [str(name) for name in notebooks(folder)] == [
        "00_start.ipynb",
        "tien_stappen/stap_02.ipynb",
        "tien_stappen/stap_10.ipynb",
        "beleidscyclus/fase_1.ipynb",
        "eigen/extra.ipynb",
    ]


CALLBACK = """
import ipywidgets
from bwlab.widgets.guard import guarded
slider = ipywidgets.IntSlider()
slider.observe(guarded(lambda change: 1 / 0, lambda sentence: None), names="value")
"""
OUTPUT = """
import ipywidgets
out = ipywidgets.Output()
with out:
    raise ValueError("verstopt in een Output")
"""


@pytest.mark.parametrize(
    ("code", "cell", "reason"),
    [
        (["1/0"], "proef-02", "ZeroDivisionError: division by zero"),
        (
            ["from bwlab.errors import InputError; raise InputError('Ik lees geen getal.', now='Typ cijfers.')"],
            "proef-02",
            "Ik lees geen getal. Typ cijfers.",
        ),
        ([CALLBACK, "slider.value = 3"], "proef-03", "ZeroDivisionError: division by zero"),
        ([OUTPUT, "1 + 1"], "proef-02", "ValueError: verstopt in een Output"),
        (["import os; os._exit(1)"], "proef-02", "stopte plotseling"),
        (["import time; time.sleep(60)"], "proef-02", "niet klaar"),
    ],
    ids=["cell", "our error", "callback", "output widget", "dead kernel", "too long"],
)
def test_planted_error_stops_the_run(folder, tmp_path, code, cell, reason):
    write(folder / "proef.ipynb", "# Proef", *code)
    with pytest.raises(RunError, match=re.escape(reason)) as stopped:
        run(TILBURG, tmp_path / "uit", folder, progress=False, timeout=5 if "sleep" in code[0] else 60)
    assert "'proef'" in stopped.value.what and f"'{cell}'" in stopped.value.what
    assert list((tmp_path / "uit").iterdir()) == []


def test_kernel_is_of_this_python(folder, monkeypatch, tmp_path):
    """A kernelspec named python3 of another installation is not used."""
    other = tmp_path / "jupyter" / "kernels" / "python3"
    other.mkdir(parents=True)
    (other / "kernel.json").write_text('{"argv": ["/bin/false"], "display_name": "x", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    path = write(folder / "proef.ipynb", "# Proef", "import sys; print(sys.executable)")
    import sys

    assert execute(path).cells[1].outputs[0].text.strip() == sys.executable


def test_no_notebooks_and_no_notebook(folder, tmp_path):
    folder.mkdir()
    with pytest.raises(RunError, match="geen notebooks"):
        run(TILBURG, tmp_path / "uit", folder)
    (folder / "kapot.ipynb").write_text("{")
    with pytest.raises(RunError, match="is niet te lezen"):
        run(TILBURG, tmp_path / "uit", folder)


def test_folder_that_cannot_be_written(folder, tmp_path):
    write(folder / "proef.ipynb", "# Proef")
    (tmp_path / "uit").write_text("een bestand")
    with pytest.raises(RunError, match="--out"):
        run(TILBURG, tmp_path / "uit", folder)
