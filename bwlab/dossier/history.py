"""Earlier copies of a dossier: which there are, and putting one back; the present file is kept aside first."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bwlab.dossier.files import keep_aside, reason, safe_name, write_whole
from bwlab.dossier.records import VERSION, Dossier, parse
from bwlab.dossier.store import DossierStore
from bwlab.errors import BwlabError, DossierError, DossierNotSavedError

LAST_GOOD, REPLACED = "laatste goede kopie", "vervangen"
_DATED = re.compile(r" (?P<why>.+) (?P<when>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \(\d+\))?\.json")


class Copy(NamedTuple):
    """A copy of a dossier that lies aside.

    Attributes
    ----------
    path : Path
    why : str
        Why it was kept: "laatste goede kopie", "beschadigd", "weggehaald", "versie 0", "vervangen" …
    when : datetime
        When it was put there.
    data : bytes
    record : Dossier or None
        None where it cannot be read.
    """

    path: Path
    why: str
    when: datetime
    data: bytes
    record: Dossier | None


def copies(store: DossierStore) -> list[Copy]:
    """What can be looked at or put back: the last good copy first, then the newest first; equal ones once.

    A copy with the same content as the file itself is left out: putting it back changes nothing.
    """
    stem, good = store.path.stem, store.last_good
    dated = []
    for path in store.kept.glob("*.json"):
        match = _DATED.fullmatch(path.name.removeprefix(stem)) if path.name.startswith(stem) else None
        if match and (when := _moment(match["when"])):
            dated.append(_copy(path, match["why"], when, store))
    found = sorted(filter(None, dated), key=lambda each: each.when, reverse=True)
    if good.is_file() and (last := _copy(good, LAST_GOOD, datetime.fromtimestamp(good.stat().st_mtime), store)):
        found.insert(0, last)
    present = store.path.read_bytes() if store.path.is_file() else None
    once: dict[bytes, Copy] = {}
    for each in found:
        if each.data != present:
            once.setdefault(each.data, each)
    return list(once.values())


def put_back(store: DossierStore, copy: Copy) -> Path | None:
    """Put a copy in the place of the dossier.

    Returns
    -------
    Path or None
        Where what lay there is kept now; None where there was nothing.

    Raises
    ------
    DossierError
        The copy cannot be read. Nothing changed.
    DossierNotSavedError
        It could not be written. Nothing changed.
    """
    if copy.record is None:
        raise DossierError(f"'{copy.path.name}' is niet te lezen.", now="Kies een andere kopie. Er is niets veranderd.")
    try:
        store.last_good.parent.mkdir(parents=True, exist_ok=True)
        with store.lock:
            there = store.path.read_bytes() if store.path.is_file() else None
            aside = None if there is None else keep_aside(there, f"{store.path.stem} {REPLACED}", store.kept)
            # In the order of the store: whatever stops us between the two, the file itself is whole.
            for path in (store.last_good, store.path):
                write_whole(path, copy.data, store.last_good.parent)
    except (OSError, NotImplementedError) as error:
        raise _not_done("Het dossier is niet teruggezet.", store, error) from error
    return aside


def carry_over(store: DossierStore, edition: str) -> tuple[Dossier, Dossier, Path] | None:
    """Bring a dossier to the version of this code and to an edition of the figures.

    Returns
    -------
    tuple of Dossier, Dossier and Path, or None
        As it was read, as it is now, and where the old file is kept; None where there was nothing to do.

    Raises
    ------
    DossierError
        As `DossierStore.update`; the old file still is what it was.
    """
    try:
        data = store.path.read_bytes()
        former, version = parse(data)
    except (OSError, ValueError):
        former, version, data = store.read(), VERSION, b""  # the store mends what is damaged, and says so
    if version == VERSION and former.edition == edition:
        return None
    was = f"versie {version}" if version != VERSION else f"editie {safe_name(former.edition) or 'onbekend'}"
    try:
        with store.lock:
            aside = keep_aside(data or store.path.read_bytes(), f"{store.path.stem} {was}", store.kept)
    except (OSError, NotImplementedError) as error:
        raise _not_done("Het dossier is niet bijgewerkt.", store, error) from error
    return former, store.update(lambda record: setattr(record, "edition", edition)), aside


def left_behind(folder: Path, known: Container[str]) -> list[Dossier]:
    """The dossiers in a work folder of municipalities that are not in these figures (any more); unreadable ones are skipped."""
    found = []
    for path in sorted(folder.glob("dossier *.json")):
        try:
            record = parse(path.read_bytes())[0]
        except (OSError, ValueError, BwlabError):
            continue
        if record.region not in known:
            found.append(record)
    return found


def _not_done(what: str, store: DossierStore, error: BaseException) -> DossierNotSavedError:
    """Why the disk refused, as a sentence."""
    return DossierNotSavedError(
        what,
        f"Ik kan niet schrijven in {store.folder}: {reason(error)}.",
        "Kijk of de schijf vol is of de map alleen-lezen. Er is niets veranderd.",
    )


def _copy(path: Path, why: str, when: datetime, store: DossierStore) -> Copy | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    try:
        record: Dossier | None = parse(data)[0]
    except (ValueError, BwlabError):
        record = None
    if record is not None and record.region != store.region.code:
        return None  # "dossier Bergen" is also how the name of Bergen op Zoom's begins
    return Copy(path, why, when, data, record)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H.%M.%S")
    except ValueError:
        return None
