"""Import bwlab and open the figures, against importing pandas and matplotlib and reading the same table.

Fresh processes, taking turns, so that a busy machine slows both. Prints the medians and their ratio.

    python benchmarks/open_snapshot.py [--runs 9]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

from bwlab.places import data_dir

OURS = "import bwlab; bwlab.open_monitor()"
PLAIN = "import pandas, matplotlib; pandas.read_csv({table!r})"
GOAL = 1.3


def seconds(code: str) -> float:
    """Wall time of one fresh Python that runs ``code``."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, help="fresh processes of each kind")
    runs = parser.parse_args().runs
    plain = PLAIN.format(table=str(data_dir() / "observations.csv.gz"))
    seconds(OURS), seconds(plain)  # the first of each reads from disk
    ours, theirs = zip(*((seconds(OURS), seconds(plain)) for _ in range(runs)), strict=True)
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"import bwlab, open the figures       {statistics.median(ours):.3f} s")
    print(f"pandas + matplotlib + read_csv       {statistics.median(theirs):.3f} s")
    print(f"ratio                                {ratio:.2f}  (goal: at most {GOAL})")


if __name__ == "__main__":
    main()
