"""Saving a dossier and making its documents: one change on disk, beside a plain json dump with fsync.

Both write the same record in the same folder, taking turns, so that a slow disk slows both. A save reads what is
on disk, takes a lock, checks the record, and writes two copies, each flushed and renamed: nothing is ever lost.
Then the zip with all documents, the first in a fresh Python and the second in the same one.

    python benchmarks/dossier_save.py [--runs 60]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from bwlab import open_monitor
from bwlab.dossier import open_dossier
from bwlab.policy import Activity, AgendaItem, Challenge, Contribution, Conversation, Goal, Target, Voice

GOAL = 0.050  # seconds
TODAY = dt.date(2026, 11, 22)


def fill(record) -> None:
    """As much as a participant has after ten notebooks: 3 opgaven, 6 goals, 24 activities, 60 notes."""
    codes = ["tevredenheid_leven", "problematische_schulden", "geregistreerde_misdrijven_per_1000"]
    record.challenges = [Challenge(title=code, indicators=[code], why="omdat " * 20, rank=rank) for rank, code in enumerate(codes, 1)]
    record.goals = [Goal(key=f"g{each}", challenge=codes[each % 3], indicator=codes[each % 3], text="een doel " * 10, target=Target(value=each, norm="raad", source="besluit", year=2030)) for each in range(6)]
    record.agenda = [
        AgendaItem(key=f"a{each}", goal=f"g{each % 6}", activity=Activity(text=f"activiteit {each} " * 5), owner="een functie", euros=1000 * each,
                   contributions=[Contribution(who="een partner", what="een bijdrage")], start=dt.date(2027, 1, 1), end=dt.date(2028 + each % 5, 1, 1))
        for each in range(24)
    ]  # fmt: skip
    record.conversations = [Conversation(place=f"plek {each}", reaches=["inwoners"]) for each in range(8)]
    record.voices = [Voice(group="inwoners", themes=["Wonen", "Veiligheid"], does="iets " * 20, heard=40)]
    for each in range(60):
        record.set_note("stap_01", f"notitie {each}", "een zin van een deelnemer " * 8)


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def plain(path: Path, record: dict) -> None:
    """The least that still is on the disk afterwards."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump(record, file, ensure_ascii=False, indent=2)
        file.flush()
        os.fsync(file.fileno())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=60, help="saves of each kind")
    runs = parser.parse_args().runs
    monitor = open_monitor()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = open_dossier(monitor.regions.find("Tilburg"), folder, edition=monitor.edition)
        store.update(fill)
        raw = json.loads(store.path.read_text("utf-8"))
        save = lambda each: store.update(lambda record: record.set_note("stap_02", "teller", str(each)))  # noqa: E731
        ours, theirs = zip(*((seconds(lambda each=each: save(each)), seconds(lambda: plain(folder / "kaal.json", raw))) for each in range(runs)), strict=True)
        middle, bare = statistics.median(ours), statistics.median(theirs)
        print(f"save one change ({store.path.stat().st_size / 1000:.0f} kB)     {1000 * middle:6.1f} ms  (slowest in ten: {1000 * sorted(ours)[int(0.9 * runs)]:.1f})")
        print(f"plain json dump with fsync        {1000 * bare:6.1f} ms")
        print(f"ratio                             {middle / bare:6.2f}")
        print(f"part of the bound of {1000 * GOAL:.0f} ms        {middle / GOAL:6.2f}")
        documents(store, monitor, folder)


def documents(store, monitor, folder: Path) -> None:
    """The zip with all documents, twice."""
    from bwlab.export.bundle import write_bundle

    for words in ("documents as one zip, the first", "the second"):
        spent = seconds(lambda: write_bundle(store.read(), monitor, store.region, folder, TODAY))
        print(f"{words:33} {spent:6.2f} s")
    (path,) = folder.glob("*.zip")
    print(f"its size                          {path.stat().st_size / 1000:6.0f} kB")


if __name__ == "__main__":
    main()
