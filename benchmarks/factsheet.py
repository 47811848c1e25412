"""Factsheets: one from nothing, one more in the same Python, and all 342 by two processes with their memory.

Beside it the same page as matplotlib draws it with ``PdfPages``: the same rows, rails and words on as many pages,
without tags. Both take turns in one run, so that a busy machine slows both. Memory is the sum over all
processes of what is theirs alone plus their part of what they share (PSS), sampled every fifth of a second.

    python benchmarks/factsheet.py [--runs 8] [--not-all]
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

GOAL_ONE, GOAL_ALL, GOAL_MEMORY = 3.0, 300.0, 600.0  # seconds, seconds, megabytes
TODAY = dt.date(2026, 11, 22)
LINES, A4 = 15, (8.27, 11.69)  # rows on a page of the baseline, and its size in inches


def baseline(sheet) -> bytes:
    """The same rows by matplotlib: name, rail with ticks and a mark, place, value and median; text stays text."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    matplotlib.rcParams["pdf.fonttype"] = 42
    out, rows = io.BytesIO(), sheet.rows
    with PdfPages(out) as pages:
        for first in range(0, len(rows), LINES):
            figure = Figure(A4)
            axes = figure.add_axes((0.08, 0.05, 0.84, 0.9))
            axes.axis("off")
            axes.set(xlim=(0, 1), ylim=(LINES, -1))
            axes.text(0, -0.8, sheet.finding, fontsize=11, weight="bold")
            for y, row in enumerate(rows[first : first + LINES]):
                axes.text(0, y, row.name, fontsize=8.5)
                axes.text(0, y + 0.4, f"{row.year} bron {row.source}", fontsize=7.5)
                if row.value:
                    axes.plot([0.4, 0.65], [y, y], color="#C9CDD4", lw=2.4)
                    axes.plot([0.4 + 0.25 * row.at], [y], marker={1: "^", 0: "o", -1: "v"}[row.side])
                    for x, text in ((0.46, row.place), (0.75, row.value), (0.9, row.median)):
                        axes.text(x, y + 0.4, text, fontsize=8)
            pages.savefig(figure)
    return out.getvalue()


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def family(process: psutil.Process) -> float:
    """Memory of a process and its children in megabytes."""
    total = 0
    for each in [process, *process.children(recursive=True)]:
        try:
            found = each.memory_full_info()
            total += getattr(found, "pss", found.rss)
        except psutil.Error:
            continue
    return total / 1e6


def all_of_them(folder: Path) -> tuple[float, float, int]:
    """Seconds, peak megabytes and files of ``bwlab factsheet --alle``."""
    start = time.perf_counter()
    work = subprocess.Popen([sys.executable, "-m", "bwlab", "factsheet", "--alle", "--out", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    known, peak = psutil.Process(work.pid), 0.0

    def watch() -> None:
        nonlocal peak
        while work.poll() is None:
            peak = max(peak, family(known))
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    work.wait()
    watcher.join()
    return time.perf_counter() - start, peak, len(list(folder.glob("*.pdf")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=8, help="factsheets of each kind")
    parser.add_argument("--not-all", action="store_true", help="leave the 342 out")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "bwlab", "factsheet", "--gemeente", "Tilburg", "--out", str(folder / "een")]
        cold = statistics.median(seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(3))
        empty = statistics.median(seconds(lambda: subprocess.run([sys.executable, "-c", "import pandas, matplotlib"], check=True)) for _ in range(3))
        print(f"one factsheet, from nothing       {cold:6.2f} s    ({cold / GOAL_ONE:.2f} of the bound; importing pandas and matplotlib alone {empty:.2f} s)")
        warm(given.runs)
        if not given.not_all:
            spent, peak, made = all_of_them(folder / "alle")
            print(f"all {made}, two processes           {spent:6.1f} s    ({spent / GOAL_ALL:.2f} of the bound)")
            print(f"their memory at its peak          {peak:6.0f} MB   ({peak / GOAL_MEMORY:.2f} of the bound)")


def warm(runs: int) -> None:
    """One more factsheet in the same Python, beside the baseline."""
    from bwlab import open_monitor
    from bwlab.export.factsheet import content, pdf_bytes, word_bytes

    monitor = open_monitor()
    labels = [each.label for each in monitor.regions][:: len(monitor.regions) // (runs + 1)][: runs + 1]
    sheets = [content(monitor, label, today=TODAY) for label in labels]
    for work in (pdf_bytes, word_bytes, baseline):
        work(sheets[0])  # fonts and packages are loaded
    taken = {work: [] for work in (pdf_bytes, word_bytes, baseline)}
    for sheet in sheets[1:]:
        for work, found in taken.items():
            found.append(seconds(lambda work=work, sheet=sheet: work(sheet)))
    ours, word, theirs = (statistics.median(found) for found in taken.values())
    print(f"one more PDF in the same Python   {1000 * ours:6.0f} ms")
    print(f"the same rows by matplotlib       {1000 * theirs:6.0f} ms   (ratio {ours / theirs:.2f})")
    print(f"the same in Word                  {1000 * word:6.0f} ms")


if __name__ == "__main__":
    main()
