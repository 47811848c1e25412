"""The folders are found in a checkout, in a wheel, and from any current folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bwlab import places
from bwlab.errors import MissingFileError

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def no_home(monkeypatch):
    monkeypatch.delenv("BWLAB_HOME", raising=False)


@pytest.fixture
def no_checkout(monkeypatch, tmp_path):
    """A package that lies in a folder without data and notebooks."""
    package = tmp_path / "site-packages" / "bwlab"
    package.mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", package)
    return package


def test_checkout():
    assert places.share_dir() == ROOT
    assert places.data_dir() == ROOT / "data"
    assert places.notebooks_dir() == ROOT / "notebooks"
    assert places.exercises_dir() == ROOT / "exercises"
    assert places.dossier_dir() == places.work_dir() == ROOT / "werkmap"


def test_wheel_goes_before_what_happens_to_lie_beside_it(no_checkout):
    for name in ("data", "notebooks"):
        (no_checkout.parent / name).mkdir()
    (no_checkout / "_share").mkdir()
    assert places.share_dir() == no_checkout / "_share"


def test_nowhere_is_a_sentence(no_checkout):
    with pytest.raises(MissingFileError, match="Installeer bwlab opnieuw"):
        places.share_dir()


def test_home_goes_first(monkeypatch, tmp_path):
    (tmp_path / "a" / ".bwlab").mkdir(parents=True)
    monkeypatch.setenv("BWLAB_HOME", str(tmp_path / "b"))
    assert places.work_dir(tmp_path / "a") == tmp_path / "b"


def test_marker_is_found_from_a_folder_below(tmp_path):
    (tmp_path / "werk" / ".bwlab").mkdir(parents=True)
    below = tmp_path / "werk" / "tien_stappen"
    below.mkdir()
    assert places.work_dir(below) == tmp_path / "werk"


def test_without_checkout_beside_the_current_folder(no_checkout, tmp_path):
    assert places.work_dir(tmp_path) == tmp_path / "werkmap"


def test_real_wheel_is_found_from_any_folder(tmp_path):
    uv = os.environ.get("UV") or shutil.which("uv")
    if not uv:
        pytest.skip("uv is er niet: python -m pip install uv")
    # Offline: `uv run` built this project before, so hatchling is in uv's own cache.
    built = subprocess.run(
        [uv, "build", "--wheel", "--offline", "--python", sys.executable, "--out-dir", tmp_path, ROOT],
        capture_output=True,
        text=True,
    )
    if "hatchling" in built.stderr and built.returncode:
        pytest.skip("hatchling staat niet in de cache van uv: voer eerst `python -m uv build` uit")
    assert built.returncode == 0, built.stderr
    site, elsewhere = tmp_path / "site", tmp_path / "ergens anders"
    elsewhere.mkdir()
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from bwlab import places as p\n"
        "print(p.__file__, p.data_dir(), p.notebooks_dir(), p.exercises_dir(), p.work_dir(), sep='\\n')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(site)], cwd=elsewhere, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    share = site / "bwlab" / "_share"
    assert answer == [
        str(site / "bwlab" / "places.py"),
        *(str(share / name) for name in ("data", "notebooks", "exercises")),
        str(elsewhere / "werkmap"),
    ]
    assert files(share) == files(ROOT)


def files(root):
    """What lies below data, notebooks and exercises, without what tools left there."""
    found = (path for name in ("data", "notebooks", "exercises") for path in (root / name).rglob("*"))
    left = {".ipynb_checkpoints", "__pycache__"}
    return {path.relative_to(root).as_posix() for path in found if path.is_file() and not left & set(path.parts)}
