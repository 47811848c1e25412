"""An edition is put in use whole or not at all, and what was good stays."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import platformdirs
import pytest

from bwlab import places
from bwlab.app import doctor
from bwlab.errors import DamagedFileError, MissingFileError, SourceError
from bwlab.monitor import open_monitor
from bwlab.sources import editions
from bwlab.sources.editions import install, listed, undo
from bwlab.sources.snapshot import open_snapshot


@pytest.fixture(autouse=True)
def root(monkeypatch, tmp_path):
    monkeypatch.setenv("BWLAB_EDITIONS", str(tmp_path / "edities"))
    return tmp_path / "edities"


def copied(folder: Path) -> None:
    """The shipped snapshot as an edition of its own."""
    for path in places.shipped_dir().iterdir():
        if path.is_file():
            shutil.copyfile(path, folder / path.name)
    name = "manifest.json"
    manifest = json.loads((folder / name).read_text("utf-8")) | {"edition": "proef"}
    (folder / name).write_text(json.dumps(manifest), encoding="utf-8")


def test_without_an_edition_the_shipped_figures_are_used(root):
    assert places.data_dir() == places.shipped_dir()
    assert [each.name for each in listed()] == [""]
    assert listed()[0].active and listed()[0].used
    assert not root.exists(), "looking makes nothing"


def test_an_edition_comes_in_use_and_the_monitor_follows():
    edition = install(copied, "proef")
    assert places.data_dir() == edition.folder
    assert open_monitor().edition == "proef"
    assert [(each.name, each.active, each.used) for each in listed()] == [("", False, False), ("proef", True, True)]


def test_the_same_name_again_gets_a_number():
    assert [install(copied, "proef").name for _ in range(2)] == ["proef", "proef-2"]
    assert json.loads((places.editions_dir() / "actief.json").read_text()) == {"active": "proef-2", "former": "proef"}


def test_undo_goes_back_and_forth():
    first, second = install(copied, "een"), install(copied, "twee")
    assert undo().folder == first.folder == places.data_dir()
    assert undo().folder == second.folder == places.data_dir()


def test_undo_of_the_first_gives_the_shipped_figures():
    install(copied, "een")
    assert undo().folder == places.shipped_dir() == places.data_dir()


def test_nothing_to_undo_is_a_sentence(root):
    with pytest.raises(SourceError, match="geen vorige editie"):
        undo()
    assert not root.exists()


def test_undo_never_takes_up_a_damaged_edition():
    first, second = install(copied, "een"), install(copied, "twee")
    (first.folder / "regions.csv").write_bytes(b"")
    with pytest.raises(SourceError, match="niet heel"):
        undo()
    assert places.data_dir() == second.folder


@pytest.mark.parametrize("name", ["observations.csv.gz", "finance_totals.csv.gz", "manifest.json"])
def test_a_damaged_edition_falls_back_and_doctor_says_so(name):
    edition = install(copied, "proef")
    data = (edition.folder / name).read_bytes()
    (edition.folder / name).write_bytes(data[:-20] + b"x" * 20)
    assert places.data_dir() == places.shipped_dir()
    found = doctor.data()
    assert found.mark == doctor.CARE and "proef is beschadigd" in found.found
    assert [each.used for each in listed()] == [True, False]
    (edition.folder / name).write_bytes(data)
    assert places.data_dir() == edition.folder, "repaired is noticed too"


def test_a_missing_edition_falls_back_and_doctor_says_so():
    shutil.rmtree(install(copied, "proef").folder)
    assert places.data_dir() == places.shipped_dir()
    assert "is er niet meer" in doctor.data().found


@pytest.mark.parametrize("text", ["", "{", "[]", '{"active": 3}', '{"active": "../../elders"}', '{"active": null}'])
def test_a_strange_pointer_gives_the_shipped_figures(root, text):
    root.mkdir()
    (root / "actief.json").write_text(text)
    assert places.data_dir() == places.shipped_dir()
    listed()


def stays(good: Path, kind: type[Exception], match: str, **options) -> None:
    """Installing goes wrong with this error, and the good edition is still in use and alone."""
    before = {path: path.read_bytes() for path in good.rglob("*")}
    with pytest.raises(kind, match=match):
        install(name="kapot", **options)
    assert places.data_dir() == good
    assert {path: path.read_bytes() for path in good.rglob("*")} == before
    assert [each.name for each in listed()] == ["", "goed"]
    assert not list(places.editions_dir().glob("*.half"))


def test_half_an_edition_is_never_used():
    good = install(copied, "goed").folder

    def lacking(folder):
        copied(folder)
        (folder / "tiles.csv").unlink()

    def wrong(folder):
        copied(folder)
        (folder / "neighbours.csv").write_text("a,b\n")

    def closed(folder):
        raise DamagedFileError("De monitor gaat niet open.")

    stays(good, MissingFileError, "tiles.csv", build=lacking)
    stays(good, DamagedFileError, "neighbours.csv", build=wrong)
    stays(good, DamagedFileError, "gaat niet open", build=copied, check=closed)


def test_a_full_disk_keeps_the_last_good_edition(monkeypatch):
    good = install(copied, "goed").folder

    def full(folder):
        copied(folder)
        raise OSError(errno.ENOSPC, "No space left on device")

    stays(good, SourceError, "De schijf is vol", build=full)
    replace = os.replace

    def no_room(source, target):
        if str(target).endswith("actief.json"):
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", no_room)
    with pytest.raises(SourceError, match="De schijf is vol"):
        install(copied, "zonder wijzer")
    assert places.data_dir() == good, "the folder may be there; the pointer does not name it"


def test_a_folder_that_cannot_be_made_is_a_sentence(root):
    root.write_text("a file")
    with pytest.raises(SourceError, match="Er staat een bestand waar een map hoort"):
        install(copied, "proef")
    assert places.data_dir() == places.shipped_dir()


def test_a_read_only_folder_is_a_sentence(root, monkeypatch):
    root.mkdir()
    real = Path.mkdir

    def mkdir(path, *options, **more):
        if path.name.endswith(".half"):
            raise PermissionError(errno.EROFS, "Read-only file system")
        real(path, *options, **more)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with pytest.raises(SourceError, match="De schijf is alleen-lezen"):
        install(copied, "proef")


@pytest.mark.parametrize("moment", ["build", *(pytest.param(each, marks=pytest.mark.slow) for each in ("rename", "pointer"))])
def test_killed_while_installing_loses_nothing(root, moment):
    good = install(copied, "goed").folder
    code = textwrap.dedent(
        """
        import os, signal, sys, time
        from pathlib import Path
        sys.path.insert(0, sys.argv[1])
        import test_editions
        from bwlab.sources import editions

        def die(*_):
            os.kill(os.getpid(), signal.SIGKILL)

        def build(folder):
            test_editions.copied(folder)
            if sys.argv[2] == "build":
                (folder / "observations.csv.gz").write_bytes(b"half")
                die()

        if sys.argv[2] == "rename":
            Path.rename = die
        if sys.argv[2] == "pointer":
            os.replace = die
        editions.install(build, "nieuw")
        """
    )
    run = subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent), moment], capture_output=True)
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert places.data_dir() == good and places.is_whole(good)
    newer = install(copied, "nieuw")
    assert places.data_dir() == newer.folder and newer.whole, "and the next one is not in its way"
    assert not list(root.glob("*.half"))


def test_two_at_once_take_turns():
    inside, most = [], []

    def build(folder):
        inside.append(1)
        most.append(len(inside))
        copied(folder)
        inside.pop()

    threads = [threading.Thread(target=install, args=(build, "samen")) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == [1, 1, 1]
    assert {each.name for each in listed()} == {"", "samen", "samen-2", "samen-3"}
    assert all(each.whole for each in listed())


def test_whoever_compared_with_another_edition_does_not_install():
    base = places.data_dir()
    other = install(copied, "eerder")
    with pytest.raises(SourceError, match="andere editie"):
        install(copied, "later", base=base)
    assert places.data_dir() == other.folder


def test_waiting_for_another_has_an_end(root):
    root.mkdir()
    with editions._alone(root, 1), pytest.raises(SourceError, match="al mee bezig"):
        thread_error(lambda: install(copied, "proef", wait=0.1))


def thread_error(act) -> None:
    """Run in another thread, as another kernel would, and raise here what it raised."""
    raised = []

    def run():
        try:
            act()
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if raised:
        raise raised[0]


def test_without_a_variable_the_folder_is_the_one_of_platformdirs(monkeypatch):
    monkeypatch.delenv("BWLAB_EDITIONS")
    assert places.editions_dir() == platformdirs.user_data_path("bwlab", appauthor=False) / "edities"
    monkeypatch.setenv("XDG_DATA_HOME", "/elders")
    assert places.editions_dir() == platformdirs.user_data_path("bwlab", appauthor=False) / "edities"


def test_opening_the_figures_imports_no_platformdirs():
    code = "import bwlab, sys; bwlab.open_monitor(); print('platformdirs' in sys.modules, 'filelock' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]


def test_an_edition_opens_like_the_shipped_one():
    assert open_snapshot(install(copied, "proef").folder).edition == "proef"
