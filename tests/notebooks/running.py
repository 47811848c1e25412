"""One notebook run in a kernel from top to bottom, and what must then be so."""

from __future__ import annotations

from pathlib import Path

from nbformat import NotebookNode

from bwlab.export.execute import execute


def run(path: Path, home: Path, region: str = "", **options) -> NotebookNode:
    """Run a notebook in a work folder that exists; a participant would see what is written to the error stream."""
    nb = execute(path, region=region, home=home, pages=False, timeout=120, **options)
    said = [
        output.text
        for cell in nb.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stderr"
    ]
    assert said == [], "a participant would see this"
    return nb


def every_cell_shows_something(nb: NotebookNode) -> None:
    """A cell without output is one that forgot to show."""
    for cell in nb.cells:
        if cell.cell_type == "code":
            assert cell.outputs, f"{cell.id} shows nothing"
