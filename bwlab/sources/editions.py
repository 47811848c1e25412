"""Editions of the snapshot made on this computer: put in use whole or not at all, and undone.

They lie beside each other in ``places.editions_dir()``. A pointer file names the one in use and the one before;
"" is the one that travels with the package. An edition is built in a folder of its own, checked, renamed, and
only then named by the pointer, so that whoever is stopped at any moment still has the last good one.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import filelock

from bwlab import places
from bwlab.errors import BwlabError, SourceError
from bwlab.sources.snapshot import MANIFEST, open_snapshot, problems

LOCK = "edities.lock"
WAIT = 60.0  # seconds for another program that is putting an edition in use
_HALF = ".half"
_REASONS = {
    errno.ENOSPC: "De schijf is vol.",
    errno.EDQUOT: "Je hebt geen schijfruimte meer.",
    errno.EFBIG: "Een bestand mag niet groter worden.",
    errno.EROFS: "De schijf is alleen-lezen.",
    errno.EACCES: "Je mag daar niet schrijven.",
    errno.EPERM: "Je mag daar niet schrijven.",
    errno.ENOTDIR: "Er staat een bestand waar een map hoort.",
    errno.EEXIST: "Er staat een bestand waar een map hoort.",
}


@dataclass(frozen=True)
class Edition:
    """One edition of the figures on this computer.

    Attributes
    ----------
    name : str
        Its folder; "" for the one that travels with the package.
    folder : Path
    edition, made : str
        As its manifest says ("2026.1+20261121", "2026-11-21"); "" when that cannot be read.
    active, whole : bool
        Whether the pointer names it, and whether every file is what the manifest says.
    """

    name: str
    folder: Path
    edition: str
    made: str
    active: bool
    whole: bool

    @property
    def used(self) -> bool:
        """Whether its figures are the ones in use: an active edition that is damaged is not."""
        return self.whole and self.folder == places.data_dir()


def listed() -> list[Edition]:
    """Every edition, the one that travels along first, then by name."""
    root, active = places.editions_dir(), _pointer()["active"]
    found = [_edition("", places.shipped_dir(), active)]
    if root.is_dir():
        folders = sorted(each for each in root.iterdir() if each.is_dir() and not each.name.endswith(_HALF))
        found += [_edition(each.name, each, active) for each in folders]
    return found


def install(
    build: Callable[[Path], Any],
    name: str,
    *,
    base: Path | None = None,
    check: Callable[[Path], Any] = open_snapshot,
    wait: float = WAIT,
) -> Edition:
    """Make an edition and put it in use.

    Parameters
    ----------
    build : callable
        Fills the empty folder it is given with a whole snapshot.
    name : str
        For the folder ("2026.1+20261121"); a number follows where it exists.
    base : Path, optional
        The edition that ``build`` starts from: when another one came in use meanwhile, nothing is installed.
    check : callable
        Raises an error of ours when the folder does not open.
    wait : float
        Seconds to wait for another program that is installing.

    Raises
    ------
    SourceError
        It could not be made; what was in use still is.
    DataError
        What was built is not whole; what was in use still is.
    """
    root = places.editions_dir()
    with _alone(root, wait):
        if base is not None and places.data_dir() != base:
            raise SourceError(
                "De nieuwe cijfers zijn niet in gebruik genomen.",
                "Intussen is een andere editie in gebruik genomen, door een ander notebook of venster.",
                "Vraag de cijfers opnieuw op.",
            )
        for stale in root.glob(f"*{_HALF}"):  # of who was stopped: only we build now
            shutil.rmtree(stale, ignore_errors=True)
        former = places.chosen_edition()
        half = root / f"{name}{_HALF}"
        try:
            half.mkdir()
            build(half)
            if found := problems(half):
                raise found[0]
            check(half)
            _flush(half)
            folder = half.rename(_free(root, name))
            _point(root, folder.name, former.name if former else "")
        finally:
            shutil.rmtree(half, ignore_errors=True)
    return _edition(folder.name, folder, folder.name)


def undo(wait: float = WAIT) -> Edition:
    """Go back to the edition that was in use before; a second time comes back.

    Raises
    ------
    SourceError
        There is none, or it is not whole; nothing changed.
    """
    root = places.editions_dir()
    if not (root / places.POINTER).exists():
        raise SourceError("Er is geen vorige editie.", "De cijfers zijn op deze computer nog niet ververst.")
    with _alone(root, wait):
        names = _pointer()
        folder = root / names["former"] if names["former"] else places.shipped_dir()
        if not places.is_whole(folder):
            raise SourceError(
                "De vorige editie is niet heel, en blijft daarom ongebruikt.",
                f"Het gaat om {folder}.",
                "Er is niets veranderd.",
            )
        _point(root, names["former"], names["active"])
    return _edition(names["former"], folder, names["former"])


def trouble() -> str:
    """What is wrong with the edition the pointer names, in Dutch; "" when it is in use or none is named."""
    chosen = places.chosen_edition()
    if chosen is None or places.is_whole(chosen):
        return ""
    if not chosen.is_dir():
        return f"De ververste editie {chosen.name} is er niet meer."
    return f"De ververste editie {chosen.name} is beschadigd: {problems(chosen)[0].what}"


def _edition(name: str, folder: Path, active: str) -> Edition:
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        edition, made = str(manifest["edition"]), str(manifest["made"])
    except (OSError, ValueError, KeyError, TypeError):
        edition = made = ""
    return Edition(name, folder, edition, made, name == active, places.is_whole(folder))


def _pointer() -> dict[str, str]:
    try:
        found = json.loads((places.editions_dir() / places.POINTER).read_text("utf-8"))
        return {key: Path(found.get(key) or "").name for key in ("active", "former")}
    except (OSError, ValueError, AttributeError, TypeError):
        return {"active": "", "former": ""}


def _point(root: Path, active: str, former: str) -> None:
    """Write the pointer beside and rename it; this one step is what puts an edition in use."""
    half = root / f"{places.POINTER}.{os.getpid()}.new"
    try:
        with open(half, "w", encoding="utf-8") as file:
            json.dump({"active": active, "former": former}, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, root / places.POINTER)
    finally:
        half.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone(root: Path, wait: float) -> Iterator[None]:
    """Only one program changes editions at a time; whatever the disk refuses becomes a sentence."""
    what = "De nieuwe cijfers zijn niet in gebruik genomen."
    now = "Er is niets veranderd: de vorige cijfers staan er nog."
    try:
        root.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(root / LOCK, timeout=wait):
            yield
    except filelock.Timeout as error:
        raise SourceError(what, "Een ander notebook of venster is er al mee bezig.", now) from error
    except BwlabError:
        raise
    except (OSError, NotImplementedError) as error:
        why = _REASONS.get(getattr(error, "errno", None), "De computer laat het niet toe.")
        raise SourceError(what, f"{why} Het gaat om de map {root}.", now) from error


def _flush(folder: Path) -> None:
    for path in folder.iterdir():
        with open(path, "rb+") as file:
            os.fsync(file.fileno())


def _free(root: Path, name: str) -> Path:
    names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(root / each for each in names if not (root / each).exists())


def folder_of(edition: str) -> Path | None:
    """The folder of an edition that is whole and on this computer, by what its manifest says; None where there is none."""
    return next((each.folder for each in listed() if each.edition == edition and each.whole), None)
