"""One file a municipality, written in one step, shared between notebooks, never lost.

In the work folder lies ``dossier Tilburg.json``, which can be seen and mailed. In ``.bwlab/`` beside it
lie the lock, the last good copy, the choice of municipality, and in ``.bwlab/bewaard/`` whatever was set
aside: damaged files, files of an older version, and the copy of a dossier that was taken away.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock

from bwlab import places
from bwlab.dossier.files import keep_aside, reason, safe_name, write_whole
from bwlab.dossier.records import VERSION, Dossier, dump, parse
from bwlab.errors import DossierDamagedError, DossierError, DossierNotSavedError
from bwlab.policy.records.base import now

Change = Callable[[Dossier], Any]
_POINTER = "actief.json"


class Municipality(Protocol):
    """What a dossier needs to know of a ``Region``."""

    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...


@dataclass
class _Loaded:
    record: Dossier
    data: bytes = b""
    version: int = VERSION
    trouble: DossierDamagedError | None = None


class DossierStore:
    """The dossier of one municipality on disk.

    Attributes
    ----------
    path : Path
        The visible file; it exists from the first update on.
    last_good : Path
        The copy of it as it was written last.
    lock : FileLock
        Held by whoever reads or writes; its folder must be there.
    """

    def __init__(self, region: Municipality, folder: Path, edition: str = "", wait: float = 5.0) -> None:
        self.region, self.folder, self._edition = region, folder, edition
        self.path = folder / f"dossier {safe_name(region.label)}.json"
        self._hidden = folder / places.MARKER
        self.last_good = self._hidden / f"{self.path.stem} laatste goede.json"
        self.lock = FileLock(self._hidden / f"{self.path.stem}.lock", timeout=wait)
        self._waiting: list[Change] = []
        self._notice = self._unsaved = ""

    @property
    def problem(self) -> str:
        """What the participant must know about the file now, as Dutch sentences; "" when all is well."""
        return " ".join(part for part in (self._notice, self._unsaved) if part)

    def read(self) -> Dossier:
        """What is on disk, with the changes that could not be saved yet; a new record where there is none.

        Raises
        ------
        DossierDamagedError
            File and copy were both unreadable. They are set aside and a new dossier was started: the next
            ``read`` gives that one.
        DossierVersionError
            A newer bwlab wrote the file; it is left as it is.
        DossierError
            The file is of another municipality, or cannot be opened.
        """
        try:
            self._hidden.mkdir(parents=True, exist_ok=True)
            with self.lock:
                loaded = self._load(mend=True)
        except (OSError, NotImplementedError):
            # A folder that cannot be written can still be read.
            loaded = self._load(mend=False)
        if loaded.trouble:
            raise loaded.trouble
        return self._changed(loaded.record)

    def update(self, change: Change) -> Dossier:
        """Change the dossier: read what is on disk now, change that, write it in one step.

        Parameters
        ----------
        change : callable
            Gets the record and changes it in place; what it returns is ignored. It may be called more
            than once on fresh records, and must not call ``update`` itself.

        Returns
        -------
        Dossier
            As it was written.

        Raises
        ------
        DossierNotSavedError
            It could not be written. The change is kept in memory, ``read`` shows it, and the next
            successful update writes it.
        DossierDamagedError
            As for ``read``; the change stands in the new dossier.
        DossierVersionError, DossierError
            As for ``read``; the change is kept in memory.
        """
        self._waiting.append(change)
        try:
            self._hidden.mkdir(parents=True, exist_ok=True)
            with self.lock:
                loaded = self._load(mend=True)
                record = self._write(loaded)
        except (OSError, NotImplementedError) as error:
            self._unsaved = self._not_saved(error).message
            raise self._not_saved(error) from error
        self._unsaved = ""
        if loaded.trouble:
            raise loaded.trouble
        return record

    def _write(self, loaded: _Loaded) -> Dossier:
        count = len(self._waiting)
        record = self._changed(loaded.record)
        record.version, record.revision, record.changed = VERSION, record.revision + 1, now()
        data = dump(record)
        for stale in self._hidden.glob(f"{self.path.stem}*.half"):
            stale.unlink()  # we hold the lock, so whoever made it was stopped halfway
        if loaded.version != VERSION:
            keep_aside(loaded.data, f"{self.path.stem} versie {loaded.version}", self.kept)
        # The copy first: whatever stops us between the two, one whole file with everything is there.
        write_whole(self.last_good, data, self._hidden)
        write_whole(self.path, data, self._hidden)
        del self._waiting[:count]
        return record

    def _changed(self, record: Dossier) -> Dossier:
        """The record with everything that waits; a change that fails is dropped and its error raised."""
        for change in tuple(self._waiting):
            try:
                change(record)
                parse(dump(record))  # what cannot be read back is never written
            except Exception:
                self._waiting.remove(change)
                raise
        return record

    @property
    def kept(self) -> Path:
        """The folder of what was set aside."""
        return self._hidden / "bewaard"

    def _fresh(self) -> Dossier:
        return Dossier(region=self.region.code, label=self.region.label, edition=self._edition)

    def _load(self, mend: bool) -> _Loaded:
        """What is on disk. With ``mend`` (needs the lock) a damaged file is set aside and repaired."""
        data, copy = _bytes(self.path), _bytes(self.last_good)
        if data is None:
            if mend and copy is not None:
                kept = keep_aside(copy, f"{self.path.stem} weggehaald", self.kept)
                self.last_good.unlink()
                self._notice = (
                    f"Het bestand '{self.path.name}' is weggehaald. Je begint met een leeg dossier. "
                    f"Wat erin stond, ligt nog in {kept}."
                )
            return _Loaded(self._fresh())
        try:
            record, version = parse(data)
        except ValueError:
            return self._restored(data, copy, mend)
        if record.region != self.region.code:
            raise DossierError(
                f"In '{self.path.name}' staat het dossier van {record.label}, niet van {self.region.label}.",
                now="Geef het bestand een andere naam of verplaats het. Ik heb er niets in veranderd.",
            )
        return _Loaded(record, data, version)

    def _restored(self, data: bytes, copy: bytes | None, mend: bool) -> _Loaded:
        """The file is damaged: go on with the copy, or with a new record where that is damaged too."""
        try:
            record, version = parse(copy or b"")
        except ValueError:
            trouble = self._lost(data, copy, mend)
            return _Loaded(self._fresh(), trouble=trouble)
        where = ""
        if mend:
            kept = keep_aside(data, f"{self.path.stem} beschadigd", self.kept)
            write_whole(self.path, copy or b"", self._hidden)
            where = f" Het beschadigde bestand ligt in {kept}."
        self._notice = (
            f"Het bestand '{self.path.name}' was beschadigd. Ik ging verder met de laatste goede versie, "
            f"van {record.changed.astimezone():%d-%m-%Y om %H.%M} uur.{where}"
        )
        return _Loaded(record, copy or b"", version)

    def _lost(self, data: bytes, copy: bytes | None, mend: bool) -> DossierDamagedError:
        now_what = "Maak de map beschrijfbaar; dan begin ik een nieuw dossier ernaast."
        if mend:
            keep_aside(data, f"{self.path.stem} beschadigd", self.kept)
            if copy is not None:
                keep_aside(copy, f"{self.path.stem} kopie beschadigd", self.kept)
                self.last_good.unlink()
            write_whole(self.path, dump(self._fresh()), self._hidden)
            now_what = (
                f"Je begint met een leeg dossier. Er is niets weggegooid: wat er lag, staat in {self.kept}. "
                "Heb je een kopie in je mail of op een andere plek, zet die dan terug in de werkmap."
            )
        error = DossierDamagedError(
            f"Het bestand '{self.path.name}' is niet te lezen.",
            "Ook de laatste goede kopie is er niet of is beschadigd.",
            now_what,
        )
        self._notice = error.message
        return error

    def _not_saved(self, error: BaseException) -> DossierNotSavedError:
        return DossierNotSavedError(
            "Je laatste wijziging is nog niet bewaard.",
            f"Ik kan niet schrijven in {self.folder}: {reason(error)}.",
            "Laat dit notebook open, kijk of de schijf vol is of de map alleen-lezen, en probeer het dan "
            "opnieuw. Je wijziging gaat dan alsnog mee.",
        )


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise DossierError(
            f"Ik kan '{path.name}' niet openen.",
            f"De computer zegt: {reason(error)}.",
            "Sluit andere programma's die het bestand gebruiken en probeer het opnieuw.",
        ) from error


def open_dossier(region: Municipality, folder: Path | None = None, *, edition: str = "") -> DossierStore:
    """The dossier of a municipality; nothing is read or written yet.

    Parameters
    ----------
    region : Region
        Its ``code`` and ``label`` are used.
    folder : Path, optional
        The work folder unless given.
    edition : str
        Of the figures, for a dossier that is started now.
    """
    return DossierStore(region, Path(folder or places.dossier_dir()), edition)


def active_region(folder: Path | None = None) -> str | None:
    """The code of the municipality chosen last in this work folder, or None."""
    pointer = Path(folder or places.dossier_dir()) / places.MARKER / _POINTER
    try:
        found = json.loads(pointer.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    code = found.get("region") if isinstance(found, dict) else None
    return code if isinstance(code, str) else None


def set_active(region: Municipality, folder: Path | None = None) -> None:
    """Remember this municipality as the one to open next.

    Raises
    ------
    DossierNotSavedError
        The work folder cannot be written.
    """
    hidden = Path(folder or places.dossier_dir()) / places.MARKER
    text = json.dumps({"region": region.code, "label": region.label}, ensure_ascii=False)
    try:
        hidden.mkdir(parents=True, exist_ok=True)
        write_whole(hidden / _POINTER, text.encode("utf-8"), hidden)
    except OSError as error:
        raise DossierNotSavedError(
            f"Ik kan de keuze voor {region.label} niet bewaren.",
            f"Ik kan niet schrijven in {hidden.parent}: {reason(error)}.",
            "Kijk of de schijf vol is of de map alleen-lezen. In dit notebook werkt je keuze wel.",
        ) from error
