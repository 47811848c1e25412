"""From a path or bytes to bytes that may be a table; anything else is refused with a sentence."""

from __future__ import annotations

import io
import json
import zipfile
from os import PathLike
from pathlib import Path

from bwlab.errors import FileUnreadableError
from bwlab.formats import number
from bwlab.names import quoted
from bwlab.places import work_dir

MAX_BYTES = 20_000_000
MAX_ROWS = 200_000
MAX_CELLS = 2_000_000
_UNPACKED = 300_000_000  # bytes of an Excel file once unpacked
TEXT, EXCEL = "text", "excel"
_AS_CSV = (
    "Open het in Excel, kies Opslaan als en dan Excel-werkmap (.xlsx) of CSV UTF-8, en lees dat bestand."
)
_PACKED = {
    "word/": "Het is een document van Word.",
    "ppt/": "Het is een presentatie.",
    "xl/workbook.bin": "Het is een binaire Excel-werkmap (.xlsb).",
    "content.xml": "Het is een bestand van LibreOffice (.ods).",
}


def unreadable(name: str, why: str, now: str) -> FileUnreadableError:
    """The error for a file that gives no figures."""
    return FileUnreadableError(f"Ik kan {quoted(name)} niet lezen.", f"{why} Er is niets overgenomen.", now)


def too_large(name: str, what: str) -> FileUnreadableError:
    """The error for a file beyond a limit; ``what`` names the limit."""
    now = "Bewaar alleen de gemeenten, jaren en kolommen die je nodig hebt, en lees dat bestand."
    return unreadable(name, f"Het heeft {what}.", now)


def read_bytes(source: str | PathLike[str] | bytes, name: str = "") -> tuple[str, bytes]:
    """Name and content of a file; a bare name is also looked for in the work folder.

    Raises
    ------
    FileUnreadableError
        It is not there, may not be read, is empty or is larger than `MAX_BYTES`.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        content = bytes(source)
        name = name or "het bestand"
    else:
        path = Path(source).expanduser()
        if not path.exists() and (work_dir() / path).exists():
            path = work_dir() / path
        name = name or path.name
        content = _from_disk(path, name)
    if len(content) > MAX_BYTES:
        raise too_large(name, _over(len(content)))
    if not content.strip():
        raise unreadable(name, "Het bestand is leeg.", "Kijk of je het goede bestand hebt gekozen.")
    return name, content


def _over(size: int) -> str:
    return f"{number(size / 1e6, 1)} MB, en meer dan {number(MAX_BYTES / 1e6)} MB lees ik niet"


def _from_disk(path: Path, name: str) -> bytes:
    if name.startswith("~$"):
        now = "Sluit het bestand in Excel en kies het bestand zonder ~$ in de naam."
        raise unreadable(name, "Dit is het slotje dat Excel maakt zolang een bestand open is.", now)
    if path.is_dir():
        raise unreadable(name, "Het is een map.", "Kies een bestand in die map.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large(name, _over(path.stat().st_size))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise unreadable(name, "Het is er niet.", f"Zet het in {work_dir()} of geef de hele weg.") from error
    except PermissionError as error:
        why = "Het is op slot: een ander programma heeft het open, of je mag er niet bij."
        raise unreadable(
            name, why, "Sluit het in Excel of maak een kopie, en probeer het opnieuw."
        ) from error
    except OSError as error:
        why = f"De computer kan er niet bij ({error.strerror or error})."
        raise unreadable(name, why, "Kopieer het naar je eigen werkmap en probeer het opnieuw.") from error


def what_it_is(name: str, content: bytes) -> str:
    """`TEXT` or `EXCEL`, by the content: the extension may say anything.

    Raises
    ------
    FileUnreadableError
        It is something else; the sentence says what, and what to do.
    """
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if content.startswith(b"PK"):
        return _packed(name, content)
    if content.startswith(b"%PDF"):
        now = "Zoek bij de bron naar een download als CSV of Excel; uit een pdf kan ik geen cijfers halen."
        raise unreadable(name, "Het is een pdf, ook als de naam iets anders zegt.", now)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            now = "Haal het wachtwoord er in Excel af, of sla het op als CSV UTF-8."
            raise unreadable(name, "Er zit een wachtwoord op.", now)
        raise unreadable(name, "Het is een oud Excel-bestand (.xls).", _AS_CSV)
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<table", b"<meta", b"<body", b"<div")):
        raise unreadable(name, "Het is een webpagina, ook als de naam op .xls of .csv eindigt.", _AS_CSV)
    if start.startswith(b"<?xml"):
        raise unreadable(name, "Het is een XML-bestand, geen tabel met rijen en kolommen.", _AS_CSV)
    if start.startswith((b"{", b"[")) and _is_json(content):
        now = "Zoek bij de bron naar een download als CSV of Excel."
        raise unreadable(name, "Het is een JSON-bestand, geen tabel met rijen en kolommen.", now)
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        now = "Kijk of je het goede bestand hebt gekozen: een CSV- of Excel-bestand (.xlsx)."
        raise unreadable(name, "Het is geen tekst en geen Excel-bestand.", now)
    return TEXT


def _packed(name: str, content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        now = "Haal het opnieuw op, of open het in Excel en sla het opnieuw op."
        raise unreadable(name, "Het is beschadigd of niet helemaal binnengekomen.", now) from error
    names = [each.filename for each in entries]
    if "xl/workbook.xml" in names:
        unpacked = sum(each.file_size for each in entries)
        if unpacked > _UNPACKED:
            limit = number(_UNPACKED / 1e6)
            raise too_large(
                name, f"uitgepakt {number(unpacked / 1e6)} MB, en meer dan {limit} MB lees ik niet"
            )
        return EXCEL
    for mark, why in _PACKED.items():
        if any(each.startswith(mark) for each in names):
            raise unreadable(name, why, _AS_CSV)
    now = "Pak het eerst uit (rechtsklikken, Alles uitpakken) en kies het CSV- of Excel-bestand dat erin zit."
    raise unreadable(name, "Het is een ingepakt bestand (zip).", now)


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True
