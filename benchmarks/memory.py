"""Resident memory of the kernel after ``stap_01`` was run, as a participant has it: with widgets.

The same kernel without a notebook is measured beside it. Prints megabytes (of 1,000,000 bytes) and the
share of the bound that is used.

    python benchmarks/memory.py [--gemeente Tilburg]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import nbformat
from nbformat import v4

from bwlab.export.execute import execute, read_notebook
from bwlab.places import notebooks_dir

GOAL = 250
MEASURE = "import os, psutil\nprint(psutil.Process(os.getpid()).memory_info().rss)"


def megabytes(notebook: nbformat.NotebookNode, region: str) -> float:
    """Resident memory of a fresh kernel after its last cell."""
    notebook.cells.append(v4.new_code_cell(MEASURE, id="memory"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.ipynb"
        nbformat.write(notebook, path)
        done = execute(path, region=region, pages=False)
    return int(done.cells[-1].outputs[0].text) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gemeente", default="Tilburg")
    region = parser.parse_args().gemeente
    empty = megabytes(v4.new_notebook(), region)
    used = megabytes(read_notebook(next(notebooks_dir().rglob("stap_01_*.ipynb"))), region)
    print(f"kernel without a notebook   {empty:6.0f} MB")
    print(f"kernel after stap_01        {used:6.0f} MB  ({region})")
    print(f"share of {GOAL} MB            {used / GOAL:6.2f}  (goal: under 1)")


if __name__ == "__main__":
    main()
