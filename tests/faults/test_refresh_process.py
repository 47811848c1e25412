"""``bwlab refresh`` as people run it, a command in a process of its own: a new edition that works, or nothing at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import nbformat
import pytest
from cbs_server import cbs_server  # noqa: F401
from refresh_tables import editions, files, set_value, shipped, statline  # noqa: F401

from bwlab import places
from bwlab.__main__ import main
from bwlab.export.execute import execute
from bwlab.sources.editions import listed
from bwlab.sources.snapshot import open_snapshot, problems

COMMAND = [sys.executable, "-m", "bwlab", "refresh"]
BOTH = ("--ja", "--alleen", "85618NED", "--alleen", "85984NED")
WOZ = "Gemiddelde WOZ-waarde van woningen"


def run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *options], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)


def start(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def woz(folder: Path) -> float:
    rows = open_snapshot(folder).observations.query("region == 'GM0855' and indicator == 'woz' and year == 2024")
    return float(rows["value"].iloc[0])


def wait_for(condition, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came so far"
        time.sleep(0.02)


@pytest.fixture
def changed(statline):  # noqa: F811
    """StatLine with one other figure and one new year."""
    set_value(statline.neighbourhoods(2024), "GM0855", WOZ, 999)
    statline.neighbourhoods(2023, source=2022)
    return statline


def printed(name: str, folder: Path) -> str:
    """Run a notebook in a kernel, without an error anywhere; what it prints of the figures it works with."""
    nb = nbformat.read(places.notebooks_dir() / name, as_version=4)
    nb.cells.append(nbformat.v4.new_code_cell(
        "print(les.monitor.edition, les.monitor.values('Tilburg', indicator='woz', years=[2024])['value'].item())"
    ))  # fmt: skip
    nbformat.write(nb, folder / "proef.ipynb")
    outputs = [each for cell in execute(folder / "proef.ipynb", region="Tilburg", home=folder / "werkmap", pages=False).cells
               if cell.cell_type == "code" for each in cell.outputs]  # fmt: skip
    assert not [each for each in outputs if each.output_type == "error" or each.get("name") == "stderr"]
    return "".join(each.text for each in outputs if each.get("name") == "stdout")


def test_the_command_makes_an_edition_in_which_step_one_runs_and_undo_brings_the_old_one_back(changed, tmp_path, capsys):
    done = run("--ja")
    assert done.returncode == 0 and done.stderr == "", done.stderr
    assert "Herzien: Gemiddelde WOZ-waarde 2024, 1 cijfer" in done.stdout and "Alle notebooks gebruiken nu editie" in done.stdout
    (edition,) = [each for each in listed() if each.used]
    assert edition.edition.startswith("2026.1+") and not problems(edition.folder)
    (tmp_path / "werkmap").mkdir()
    assert printed("tien_stappen/stap_01_foto.ipynb", tmp_path) == f"{edition.edition} 999.0\n"

    assert main(["refresh", "--terug"]) == 0
    assert "Alle notebooks gebruiken nu weer editie 2026.1" in capsys.readouterr().out
    assert places.data_dir() == places.shipped_dir() and woz(places.data_dir()) != 999


@pytest.fixture
def good(changed) -> tuple[Path, dict[str, bytes]]:
    """An edition in use, with all its bytes; CBS has another figure since."""
    assert main(["refresh", "--ja", "--alleen", "85984NED"]) == 0
    folder = places.data_dir()
    assert woz(folder) == 999
    set_value(changed.neighbourhoods(2024), "GM0855", WOZ, 888)
    changed.server.calls.clear()
    for path in Path(os.environ["BWLAB_CACHE"]).rglob("*.figures"):
        path.unlink()  # as a day later
    return folder, files(folder)


@pytest.mark.parametrize("sign", [signal.SIGKILL, pytest.param(signal.SIGINT, marks=pytest.mark.slow)])
def test_stopped_while_reading(changed, good, sign):
    folder, before = good
    changed.server.fail("85984NED", "silent", after=2, seconds=1)
    child = start(*BOTH)
    wait_for(lambda: any("85984NED" in each.path for each in changed.server.calls))
    child.send_signal(sign)
    _, said = child.communicate(timeout=60)
    assert child.returncode == (130 if sign == signal.SIGINT else -sign)
    assert sign == signal.SIGKILL or said.strip() == "Gestopt."
    assert places.data_dir() == folder and files(folder) == before and places.is_whole(folder)
    changed.server.faults.clear()
    assert main(["refresh", *BOTH]) == 0, "and what was left behind is in nobody's way"
    assert woz(places.data_dir()) == 888


@pytest.mark.slow
def test_killed_while_the_edition_is_written(changed, good):
    folder, before = good
    code = textwrap.dedent(
        """
        import os, signal
        from bwlab.__main__ import main
        from bwlab.sources.refresh import writing

        copied, copyfile = [], writing.shutil.copyfile

        def half(source, target):
            copied.append(copyfile(source, target))
            if len(copied) == 3:
                os.kill(os.getpid(), signal.SIGKILL)

        writing.shutil.copyfile = half
        main(["refresh", "--ja", "--alleen", "85984NED"])
        """
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120)
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert len(files(folder.parent)) > len(before) + 1, "it was killed in the middle"
    assert places.data_dir() == folder and files(folder) == before
    assert main(["refresh", *BOTH]) == 0 and woz(places.data_dir()) == 888
    assert not list(folder.parent.glob("*.half"))


@pytest.mark.slow
def test_two_commands_at_once(changed, good):
    changed.server.delay = 0.05
    both = [start("--ja", "--alleen", "85984NED") for _ in range(2)]
    ended = [(*each.communicate(timeout=120), each.returncode) for each in both]
    for out, err, code in ended:
        beaten = code == 1 and "andere editie in gebruik" in err and len(err.splitlines()) == 1
        late = code == 0 and "CBS heeft geen andere cijfers" in out
        assert beaten or late or (code == 0 and "Alle notebooks gebruiken nu editie" in out), (out, err, code)
    assert sum("Alle notebooks gebruiken nu editie" in out for out, _, _ in ended) == 1
    assert woz(places.data_dir()) == 888 and places.is_whole(places.data_dir())
    assert not list(places.editions_dir().glob("*.half"))


@pytest.mark.slow
def test_the_plug_is_pulled(changed, good):
    folder, before = good
    changed.server.fail("85984NED", "reset", after=3)
    failed = run(*BOTH)
    assert failed.returncode == 1 and len(failed.stderr.splitlines()) == 1, failed.stderr
    assert "Tabel 85984NED is niet gelezen" in failed.stderr and "Je laatste cijfers staan er nog." in failed.stderr
    assert places.data_dir() == folder and files(folder) == before
