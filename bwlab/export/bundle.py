"""All documents of one municipality as one zip, with a LEESMIJ that says what is in it and what is not yet."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import textwrap
import zipfile
from pathlib import Path
from typing import Any

from bwlab import places
from bwlab.dossier.files import reason, safe_name, write_whole
from bwlab.errors import BwlabError
from bwlab.export.documents import DOCUMENTS, Desk
from bwlab.formats import date

README = "LEESMIJ.txt"
WIDTH = 92


def bundle_name(region: Any, today: dt.date) -> str:
    """Of the zip: "documenten Tilburg 2026-11-22.zip"."""
    return f"documenten {safe_name(region.label)} {today:%Y-%m-%d}.zip"


def pack(dossier: Any, monitor: Any, region: Any, today: dt.date, folder: Path | None = None) -> bytes:
    """The zip itself: every document that has something to say, and the LEESMIJ.

    Parameters
    ----------
    dossier : Dossier
        An empty one will do: factsheet, cards and account need the figures only.
    monitor : Monitor
    region : Region
    today : datetime.date
        The date in the documents.
    folder : Path, optional
        Where the house style lies; the work folder unless there is one here.

    Raises
    ------
    InputError
        The house style cannot be used.
    """
    from bwlab.export.house_style import FILE, house_style

    here = folder is not None and (folder / FILE).is_file()
    desk = Desk(dossier, monitor, region, today, house_style(folder if here else None))
    files = {README: readme(dossier, monitor, region, today).encode("utf-8-sig")}
    files |= {each.name(region): each.write(desk) for each in DOCUMENTS if not each.lacks(dossier)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_bundle(dossier: Any, monitor: Any, region: Any, folder: Path, today: dt.date) -> Path:
    """Write the zip in ``folder``, whole or not at all; one of the same day is replaced.

    Raises
    ------
    BwlabError
        The folder cannot be written, or the house style in it cannot be used; nothing changed there.
    """
    path = Path(folder) / bundle_name(region, today)
    put(path, pack(dossier, monitor, region, today, path.parent))
    return path


def put(path: Path, data: bytes) -> None:
    """Write a document in one step.

    Raises
    ------
    BwlabError
        It could not be written; what lay there still does.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=places.MARKER, dir=path.parent) as scratch:
            write_whole(path, data, Path(scratch))
    except OSError as error:
        raise BwlabError(
            f"Ik kan '{path.name}' niet bewaren.",
            f"Ik kan niet schrijven in {path.parent}: {reason(error)}.",
            "Staat het bestand nog open in een ander programma, sluit het dan. Kijk anders of de schijf vol is of de map alleen-lezen.",
        ) from error


def readme(dossier: Any, monitor: Any, region: Any, today: dt.date) -> str:
    """What is in the zip, what is not there yet and why, as a Dutch text."""
    there = [each for each in DOCUMENTS if not each.lacks(dossier)]
    absent = [(each, each.lacks(dossier)) for each in DOCUMENTS if each.lacks(dossier)]
    parts = [
        f"Documenten bij het dossier van {region.label}",
        f"Gemaakt op {date(today)} met bwlab, met editie {monitor.edition} van de cijfers.",
        "WAT ERIN ZIT",
        *(f"{each.name(region)}\n{each.about}" for each in there),
    ]
    if absent:
        parts += ["WAT ER NOG NIET BIJ ZIT", *(f"{each.name(region)}\n{why}" for each, why in absent)]
    parts += [
        "GOED OM TE WETEN",
        "Bij elk cijfer staan jaar en bron. Een leeg vak betekent dat het nog niet is ingevuld of dat er geen cijfer is; "
        "het betekent nooit nul.",
        "Geen van de documenten zegt dat beleid een cijfer veranderde: dat laten deze cijfers niet zien. Er staat ook geen "
        "totaalscore in.",
        "Word en Excel kun je bewerken. Wat je daarin verandert, komt niet terug in je dossier. Het dossier zelf zit niet in "
        f"deze zip: dat is het bestand 'dossier {safe_name(region.label)}.json' in je werkmap.",
    ]
    return "\n\n".join(_wrapped(each) for each in parts) + "\n"


def _wrapped(part: str) -> str:
    first, *rest = part.split("\n")
    return "\n".join([textwrap.fill(first, WIDTH), *(textwrap.fill(each, WIDTH, initial_indent="  ", subsequent_indent="  ") for each in rest)])
