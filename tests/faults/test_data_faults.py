"""Figures that are missing or damaged, as a participant meets them: in a notebook and on the command line.

What the snapshot itself does with each file is in ``tests/sources``.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from bwlab import open_monitor
from bwlab.errors import DamagedFileError, DataError, MissingFileError
from bwlab.monitor import opening as room
from bwlab.places import data_dir, share_dir

FAULTS = {
    "missing": lambda path: path.unlink(),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "empty": lambda path: path.write_bytes(b""),
    "other": lambda path: path.write_bytes(gzip.compress(b"region,indicator,year,value,origin,provisional\n")),
}


@pytest.fixture
def folder(tmp_path):
    """A copy of the figures that may be damaged."""
    return shutil.copytree(data_dir(), tmp_path / "data")


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_stays_half_loaded(folder, fault):
    """After the failure no monitor is kept, and putting the file back is enough."""
    path = folder / "observations.csv.gz"
    whole = path.read_bytes()
    before = room._opened.cache_info().currsize
    FAULTS[fault](path)
    with pytest.raises(MissingFileError if fault == "missing" else DamagedFileError) as error:
        open_monitor(folder)
    message = error.value.message
    assert "observations.csv.gz" in message and "bwlab doctor" in message and "niets geladen" in message
    assert room._opened.cache_info().currsize == before
    path.write_bytes(whole)
    assert len(open_monitor(folder).values("Tilburg")) > 100


def test_every_file_of_the_manifest_is_guarded(folder):
    """Whichever file is damaged, the self-test names it; none can be changed unseen."""
    from bwlab.sources.snapshot import problems

    names = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    for name in names:
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole + b"\n")
        assert [name in problem.what for problem in problems(folder)] == [True], name
        (folder / name).write_bytes(whole)
    assert problems(folder) == []


def test_other_municipalities_do_not_suffer_from_a_table_that_is_read_later(folder):
    """A damaged table that only a map needs leaves the figures usable and names itself when asked for."""
    monitor = open_monitor(folder)
    (folder / "tiles.csv").write_text("weg", "utf-8")
    assert len(monitor.position("Tilburg")) > 10
    with pytest.raises(DamagedFileError, match=r"tiles\.csv"):
        monitor.snapshot.tiles  # noqa: B018 - reading it is the point


def share(tmp_path, fault):
    """A share folder as a wheel has it, with damaged figures; what the code is stays the same."""
    copy = tmp_path / "bwlab-copy"
    ignored = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", "tests", "docs", "uitvoer", "werkmap", ".*cache")
    shutil.copytree(share_dir(), copy, ignore=ignored)
    FAULTS[fault](copy / "data" / "observations.csv.gz")
    return copy


@pytest.mark.parametrize("fault", ["missing", "half"])
def test_a_participant_reads_a_sentence_and_no_traceback(tmp_path, fault):
    copy = share(tmp_path, fault)
    paths = os.pathsep.join(filter(None, (str(copy), os.environ.get("PYTHONPATH"))))
    code = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "import bwlab, sys\n"
        f"assert bwlab.__file__.startswith({str(copy)!r}), bwlab.__file__\n"
        "InteractiveShell.instance().run_cell('from bwlab import start; les = start(\"stap_01\")')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": paths}, cwd=copy, capture_output=True, text=True, timeout=60
    )
    said = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)
    assert "observations.csv.gz" in said and "bwlab doctor" in said and "niets geladen" in said, said
    assert "Traceback" not in said and "File " not in said


def test_the_command_line_names_the_file_and_ends_non_zero(tmp_path):
    copy = share(tmp_path, "half")
    paths = os.pathsep.join(filter(None, (str(copy), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "bwlab", "run", "--out", str(tmp_path / "uit")],
        env=os.environ | {"PYTHONPATH": paths}, cwd=copy, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode != 0 and "observations.csv.gz" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_every_data_error_says_what_why_and_what_now(folder):
    for name in ("regions.csv", "gaps.csv", "indicators.toml", "manifest.json"):
        whole = (folder / name).read_bytes()
        for fault in ("missing", "half"):
            FAULTS[fault](folder / name)
            with pytest.raises(DataError) as error:
                open_monitor(folder)
            assert all((error.value.what, error.value.why, error.value.now)) and name in error.value.what
            assert "!" not in error.value.message
            (folder / name).write_bytes(whole)
