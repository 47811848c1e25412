"""Reading StatLine with bwlab against cbsodata.get_data, both from a loopback server with 50 ms a call.

The table is generated: 17,000 regions by 100 subjects. Every read is a Python of its own with an empty cache;
the two take turns, so that a busy machine slows both. Prints medians and ratios.

    python benchmarks/cbs_reading.py [--runs 5]

get_data gives numbers without the reason of a blank, as a list; bwlab gives a tidy frame with reasons, checked
and kept on disk. get_data with both sets is what the same content takes with cbsodata alone.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from cbs_server import CbsServer  # noqa: E402

DELAY = 0.05
TABLE = "85618NED"
SLICES = {
    "without": ["Aantal inwoners", "Mannen", "Vrouwen", "Onderwerp 011", "Onderwerp 012"],
    "with": ["Percentage koopwoningen", "Afstand tot huisartsenpraktijk", *(f"Onderwerp 0{n}" for n in (51, 52, 53))],
}
START = """
import json, os, time, tracemalloc
import numpy, pandas, requests, cbsodata
from bwlab.sources.cbs import read_table
cbsodata.options.use_https = False
host = os.environ["BWLAB_CBS_URL"].split("//")[1]
def highest():
    # The most memory this process ever had, in MB; Linux only (getrusage would count the parent's).
    if not os.path.exists("/proc/self/status"):
        return float("nan")
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
base = highest()
traced = os.environ.get("TRACED") == "1"
if traced:
    tracemalloc.start()
start = time.perf_counter()
{code}
seconds = time.perf_counter() - start
print(json.dumps({{
    "seconds": seconds,
    "rss": highest() - base,
    "peak": tracemalloc.get_traced_memory()[1] / 2**20 if traced else 0,
}}))
"""


def run(code: str, server: CbsServer, cache: str | None = None, *, traced: bool = False) -> dict[str, float]:
    """Seconds, MB and bytes of one read in a Python of its own."""
    with tempfile.TemporaryDirectory() as empty:
        given = {"BWLAB_CBS_URL": server.url, "BWLAB_CACHE": cache or empty, "TRACED": str(int(traced))}
        quiet = {name: value for name, value in os.environ.items() if not name.casefold().endswith("_proxy")}
        server.calls.clear()
        command = [sys.executable, "-c", START.format(code=code)]
        done = subprocess.run(command, env=quiet | given, check=True, capture_output=True, text=True)
    return json.loads(done.stdout) | {"bytes": server.sent(), "calls": len(server.calls)}


def compare(codes: dict[str, str], server: CbsServer, runs: int) -> dict[str, dict[str, float]]:
    """The median of each way of reading, taking turns; the first round only fills the server's own memory."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in codes}
    for number in range(runs + 1):
        for name, code in codes.items():
            result = run(code, server)
            if number:
                found[name].append(result)
    return {
        name: {key: statistics.median(each[key] for each in results) for key in results[0]}
        for name, results in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="reads of each kind")
    runs = parser.parse_args().runs
    with CbsServer(DELAY) as server:
        table = server.table(TABLE)
        places = " or ".join(f"startswith(WijkenEnBuurten,'{level}0855')" for level in ("GM", "WK", "BU"))
        get = f"cbsodata.get_data({TABLE!r}, catalog_url=host"
        whole = f"frame = read_table({TABLE!r})"

        for kind, titles in SLICES.items():
            print(f"one municipality with its districts and neighbourhoods, five subjects {kind} blanks")
            columns = ["WijkenEnBuurten", *(table.column(each) for each in titles)]
            part = compare(
                {
                    "bwlab": f"read_table({TABLE!r}, measures={titles}, regions=['GM0855', 'WK0855', 'BU0855'])",
                    "get_data": f'{get}, select={columns}, filters="{places}")',
                },
                server,
                runs,
            )
            _print(part)
            _ratio("bytes, get_data / bwlab", part["get_data"]["bytes"] / part["bwlab"]["bytes"], "at least 10")
            _ratio("seconds, get_data / bwlab", part["get_data"]["seconds"] / part["bwlab"]["seconds"], "at least 3")

        print("\nthe whole table")
        full = compare(
            {"bwlab": whole, "get_data": f"{get})", "get_data, both sets": f"a = {get}); b = {get}, typed=True)"},
            server,
            runs,
        )
        _print(full)
        _ratio("seconds, bwlab / get_data", full["bwlab"]["seconds"] / full["get_data"]["seconds"], "at most 1")
        both = full["bwlab"]["seconds"] / full["get_data, both sets"]["seconds"]
        _ratio("seconds, bwlab / get_data with both sets", both, "no goal: the same content")
        ours, theirs = run(whole, server, traced=True), run(f"a = {get})", server, traced=True)
        print(f"peak of what Python allocates: bwlab {ours['peak']:.0f} MB, get_data {theirs['peak']:.0f} MB")
        _ratio("peak, bwlab / get_data", ours["peak"] / theirs["peak"], "under 0.5")
        _ratio("growth of the process, bwlab / get_data", full["bwlab"]["rss"] / full["get_data"]["rss"], "under 0.5")

        print("\nfrom the cache")
        with tempfile.TemporaryDirectory() as cache:
            run(whole, server, cache)
            kept = statistics.median(run(whole, server, cache)["seconds"] for _ in range(runs))
        print(f"the whole table {kept:.3f} s  (goal: under 0.2)")


def _print(found: dict[str, dict[str, float]]) -> None:
    for name, each in found.items():
        print(
            f"  {name:20} {each['seconds']:7.3f} s  {each['bytes'] / 1e6:7.2f} MB over the wire"
            f"  {each['calls']:3.0f} calls  process grew {each['rss']:4.0f} MB"
        )


def _ratio(what: str, value: float, goal: str) -> None:
    print(f"  {what}: {value:.2f}  (goal: {goal})")


if __name__ == "__main__":
    main()
