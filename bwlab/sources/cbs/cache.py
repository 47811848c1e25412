"""What was read before, kept in the user's cache folder: whole figures, and the pages of a read that broke off.

A file is its checksum and the moment of fetching, then numpy's own format. It is written beside and
renamed, so that a reader meets the old figures or the new ones. A file that is not what its checksum says does
not exist. Where nothing can be kept, reading goes on without, and ``Store.note`` says so.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import filelock
import platformdirs

from bwlab.sources.cbs.block import Block, Part

FOLDER = "BWLAB_CACHE"
_HEAD = 200  # bytes before the figures: checksum and moment of fetching, padded with spaces
_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "je hebt geen schijfruimte meer",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.EACCES: "je mag daar niet schrijven",
    errno.EPERM: "je mag daar niet schrijven",
    errno.ENOTDIR: "er staat een bestand waar een map hoort",
    errno.EEXIST: "er staat een bestand waar een map hoort",
}


def cache_dir() -> Path:
    """The folder: ``BWLAB_CACHE``, else the place the operating system has for it."""
    given = os.environ.get(FOLDER, "").strip()
    return (Path(given) if given else Path(platformdirs.user_cache_dir("bwlab", appauthor=False))) / "cbs"


def age_sentence(age: dt.timedelta) -> str:
    """How old figures are, for a reader: "Deze cijfers zijn 3 dagen geleden opgehaald."."""
    return f"Deze cijfers zijn {age_words(age)} opgehaald."


def age_words(age: dt.timedelta) -> str:
    """ "3 dagen geleden", "een uur geleden", "zojuist"."""
    minutes = int(age.total_seconds() // 60)
    for size, one, more in ((1440, "een dag", "dagen"), (60, "een uur", "uur"), (1, "een minuut", "minuten")):
        if count := max(minutes, 0) // size:
            return f"{one if count == 1 else f'{count} {more}'} geleden"
    return "zojuist"


class Store:
    """The kept figures of one question.

    Parameters
    ----------
    table : str
    question : mapping
        All that makes the answer what it is.

    Attributes
    ----------
    note : str
        Why nothing could be kept, in Dutch; empty when all is well.
    """

    def __init__(self, table: str, question: Mapping[str, Any]) -> None:
        whole = json.dumps(question, sort_keys=True).encode()
        self.folder = cache_dir()
        self.name = f"{table.casefold()}-{hashlib.sha256(whole).hexdigest()[:24]}"
        self.path = self.folder / f"{self.name}.figures"
        self.note = ""
        self._pages: Path | None = None

    def age(self) -> dt.timedelta | None:
        """How long ago the kept figures were fetched; None when there are none."""
        try:
            with open(self.path, "rb") as file:
                return _age(json.loads(file.read(_HEAD)))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def load(self) -> Block | None:
        """The kept figures; None when there are none, or when they are damaged."""
        found = _read(self.path)
        return Block(*found) if found else None

    def save(self, block: Block) -> None:
        """Replace the kept figures, and drop the pages they were made from."""
        with self._keeping():
            for half in self.folder.glob(f"{self.name}*.half"):
                half.unlink(missing_ok=True)
            _write(self.path, block.part, block.about, sure=True)
            for folder in self.folder.glob(f"{self.name}-*.pages"):
                shutil.rmtree(folder, ignore_errors=True)

    def open_pages(self, version: str) -> None:
        """Where the pages of a read lie until it is complete.

        Parameters
        ----------
        version : str
            What the table and the way of asking are now: pages of another version are never mixed in.
        """
        self._pages = self.folder / f"{self.name}-{hashlib.sha256(version.encode()).hexdigest()[:12]}.pages"

    def page(self, number: int) -> tuple[Part, bool] | None:
        """A kept page and whether it was the last of its slice."""
        found = _read(self._pages / f"{number}.page")
        return (found[0], found[1]["last"]) if found else None

    def save_page(self, number: int, part: Part, last: bool) -> None:
        """Keep a page."""
        with self._keeping():
            self._pages.mkdir(parents=True, exist_ok=True)
            _write(self._pages / f"{number}.page", part, {"last": last})

    @contextlib.contextmanager
    def alone(self, wait: float) -> Iterator[None]:
        """Only one kernel fetches these figures at a time; the next one finds them here."""
        lock = filelock.FileLock(self.folder / f"{self.name}.lock")
        held = False
        with self._keeping():
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire(timeout=wait)
                held = True
            except filelock.Timeout:
                self.note = "Een ander notebook haalt dezelfde cijfers op. Daar is niet langer op gewacht."
        try:
            yield
        finally:
            if held:
                lock.release()

    @contextlib.contextmanager
    def _keeping(self) -> Iterator[None]:
        try:
            yield
        except (OSError, NotImplementedError) as error:
            why = _REASONS.get(getattr(error, "errno", None), "de computer laat het niet toe")
            self.note = f"Van deze cijfers is geen kopie bewaard: {why}. De cijfers zelf zijn compleet."


def _write(path: Path, part: Part, about: Mapping[str, Any], *, sure: bool = False) -> None:
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    try:
        with open(half, "wb+") as file:
            file.write(b" " * _HEAD)
            part.save(file, about)
            file.seek(_HEAD)
            fetched = about.get("fetched", "")
            digest = hashlib.file_digest(file, lambda: hashlib.sha256(fetched.encode()))
            head = {"fetched": fetched, "sha256": digest.hexdigest()}
            file.seek(0)
            file.write(json.dumps(head).encode())
            if sure:
                file.flush()
                os.fsync(file.fileno())
        os.replace(half, path)
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)


def _read(path: Path) -> tuple[Part, dict[str, Any]] | None:
    try:
        with open(path, "rb") as file:
            head = json.loads(file.read(_HEAD))
            body = file.read()
        digest = hashlib.sha256(head["fetched"].encode())
        digest.update(body)
        if digest.hexdigest() != head["sha256"]:
            return None
        return Part.load(body)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def _age(head: Mapping[str, Any]) -> dt.timedelta:
    return dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(head["fetched"])
