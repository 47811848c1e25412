"""Where everything lies: the figures and notebooks that travel along, and the participant's own folder."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import sys
from pathlib import Path

from bwlab.errors import MissingFileError

MARKER = ".bwlab"
EDITIONS = "BWLAB_EDITIONS"
POINTER = "actief.json"
_PACKAGE = Path(__file__).resolve().parent


def _checkout() -> Path | None:
    """The root of the repository this package is run from, or None in an installed wheel."""
    root = _PACKAGE.parent
    return root if (root / "data").is_dir() and (root / "notebooks").is_dir() else None


def share_dir() -> Path:
    """The folder that holds ``data/``, ``notebooks/`` and ``exercises/``.

    In an installed wheel that is ``bwlab/_share``, in a checkout the root of the repository.

    Raises
    ------
    MissingFileError
        Neither is there: the installation is not whole.
    """
    # The wheel first: a checkout never has _share, and site-packages might hold somebody's data/.
    shipped = _PACKAGE / "_share"
    folder = shipped if shipped.is_dir() else _checkout()
    if folder is None:
        raise MissingFileError(
            "Ik vind de cijfers en de notebooks van bwlab niet.",
            f"Ze horen te staan in {shipped} of naast de map {_PACKAGE.name} in {_PACKAGE.parent}.",
            "Installeer bwlab opnieuw, of haal de map opnieuw op.",
        )
    return folder


def data_dir() -> Path:
    """The folder of the snapshot: the active edition while it is whole, else the one that travels along."""
    chosen = chosen_edition()
    return chosen if chosen is not None and is_whole(chosen) else shipped_dir()


def shipped_dir() -> Path:
    """The folder of the snapshot that travels with the package."""
    return share_dir() / "data"


def editions_dir() -> Path:
    """The folder of the editions made on this computer: ``BWLAB_EDITIONS``, else the user's data folder."""
    given = os.environ.get(EDITIONS, "").strip()
    return Path(given).expanduser().absolute() if given else _user_data() / "bwlab" / "edities"


def _user_data() -> Path:
    """Where programs keep data of this user, as platformdirs has it; importing that takes 50 ms of every start."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME", "").strip() or Path.home() / ".local" / "share")


def chosen_edition() -> Path | None:
    """The edition the pointer names, whole or not; None for the one that travels along."""
    folder = editions_dir()
    try:
        name = json.loads((folder / POINTER).read_text("utf-8"))["active"]
        return folder / Path(name).name if name else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no pointer, or one that cannot be read: nothing was chosen


def is_whole(folder: Path) -> bool:
    """Whether every file of a snapshot is what its manifest says; 2 MB of checksums, once for each state."""
    try:
        files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
        states = {name: (folder / name).stat() for name in files}
        sums = tuple((name, files[name]["sha256"]) for name in files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return _whole(folder, sums, tuple((each.st_size, each.st_mtime_ns) for each in states.values()))


@functools.lru_cache(maxsize=8)
def _whole(folder: Path, sums: tuple[tuple[str, str], ...], _states: tuple[tuple[int, int], ...]) -> bool:
    try:
        return bool(sums) and all(
            hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted for name, wanted in sums
        )
    except OSError:
        return False


def notebooks_dir() -> Path:
    """The folder of the guided notebooks as they were published."""
    return share_dir() / "notebooks"


def exercises_dir() -> Path:
    """The folder of the exercise notebooks as they were published."""
    return share_dir() / "exercises"


def work_dir(start: Path | None = None) -> Path:
    """The participant's own folder: copies of the notebooks, and the dossiers. It may not exist yet.

    Parameters
    ----------
    start : Path, optional
        Where to begin looking; the current folder unless given.

    Returns
    -------
    Path
        ``BWLAB_HOME`` where that is set; else the nearest folder upward that holds ``.bwlab/``; else
        ``werkmap/`` in the checkout; else ``werkmap/`` in ``start``.
    """
    chosen = os.environ.get("BWLAB_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_dir():
            return folder
    return (_checkout() or here) / "werkmap"


def dossier_dir() -> Path:
    """The folder of the dossiers: the work folder itself, so that they are seen and can be mailed."""
    return work_dir()
