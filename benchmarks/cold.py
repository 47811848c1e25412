"""Each notebook executed cold: a fresh kernel, all its cells, by bwlab's own executor, with widgets.

A notebook with one empty cell takes its turn in every round, so that a busy machine slows all alike; the
ratio says what the notebook costs beyond starting a kernel. Prints medians.

    python benchmarks/cold.py [--runs 3]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat import v4

from bwlab.export.execute import execute
from bwlab.places import exercises_dir, notebooks_dir

GOAL = 10
EMPTY = "(one empty cell)"


def seconds(path: Path) -> float:
    """Wall time from nothing to the last cell done."""
    start = time.perf_counter()
    execute(path, region="Tilburg", pages=False)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="rounds")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.ipynb"
        nbformat.write(v4.new_notebook(cells=[v4.new_code_cell("", id="empty")]), empty)
        paths = {EMPTY: empty}
        for share in (notebooks_dir(), exercises_dir()):
            paths |= {f"{share.name}/{path.stem}": path for path in sorted(share.rglob("*.ipynb"))}
        seconds(empty)  # the first reads from disk
        times = {name: [] for name in paths}
        for _ in range(runs):
            for name, path in paths.items():
                times[name].append(seconds(path))
    plain = statistics.median(times[EMPTY])
    for name, found in times.items():
        taken = statistics.median(found)
        bound = "" if name == EMPTY else f"  {taken / GOAL:5.2f} of the bound"
        print(f"{name:32} {taken:6.2f} s  {taken / plain:5.2f} times the empty one{bound}")
    print(f"bound: {GOAL} s for each notebook; medians of {runs}")


if __name__ == "__main__":
    main()
