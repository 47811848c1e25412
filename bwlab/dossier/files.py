"""Writing so that a reader never meets half a file, and keeping what must not be thrown away."""

from __future__ import annotations

import errno
import os
import re
import time
import unicodedata
from datetime import datetime
from pathlib import Path

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')

_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "je hebt geen schijfruimte meer",
    errno.EFBIG: "het bestand mag niet groter worden",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.EACCES: "je mag daar niet schrijven",
    errno.EPERM: "je mag daar niet schrijven",
    errno.EEXIST: "er staat een bestand waar een map hoort",
    errno.ENOTDIR: "er staat een bestand waar een map hoort",
    errno.EISDIR: "er staat een map waar een bestand hoort",
    errno.ENOENT: "die map bestaat niet",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def reason(error: BaseException) -> str:
    """Why reading or writing failed, in Dutch; what is not known is named by its number."""
    if isinstance(error, TimeoutError):
        return "een ander notebook is er al te lang mee bezig"
    number = getattr(error, "errno", None)
    return _REASONS.get(number) or (f"foutcode {number}" if number else type(error).__name__)


def safe_name(label: str) -> str:
    """A municipality's label as part of a file name on Windows, macOS and Linux alike."""
    name = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", label))
    return " ".join(name.split()).rstrip(". ")


def write_whole(path: Path, data: bytes, scratch: Path) -> None:
    """Put ``data`` at ``path`` in one step: written in ``scratch``, flushed to the disk, then renamed.

    Parameters
    ----------
    scratch : Path
        An existing folder on the same disk; the half-made file lies there, out of sight.

    Raises
    ------
    OSError
        It could not be written; ``path`` still holds what it held.
    """
    half = scratch / f"{path.name}.{os.getpid()}.half"
    try:
        with open(half, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(half, path)
    finally:
        half.unlink(missing_ok=True)


def _replace(source: Path, target: Path, tries: int = 5) -> None:
    # On Windows a virus scanner or OneDrive may hold the target for a moment.
    for left in reversed(range(tries)):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if not left or os.name != "nt":
                raise
            time.sleep(0.1)


def keep_aside(data: bytes, name: str, folder: Path) -> Path:
    """Keep ``data`` under ``name`` and today's date in ``folder``; never over another file."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{name} {datetime.now():%Y-%m-%d %H.%M.%S}"
    number = 1
    while True:
        path = folder / (f"{stem}.json" if number == 1 else f"{stem} ({number}).json")
        try:
            file = open(path, "xb")  # noqa: SIM115 - closed two lines on
        except FileExistsError:
            number += 1
            continue
        try:
            with file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path
