"""``bwlab factsheet``: the factsheet of one municipality, or of all of them, in a folder."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from bwlab.errors import InputError
from bwlab.export.factsheet.many import check_folder, write_all, write_one


def one(name: str, out: Path, *, word: bool = False, aims: bool = False) -> int:
    """Write the factsheet of a municipality and say where it lies.

    Parameters
    ----------
    aims : bool
        Also what its dossier says of opgaven and goals.
    """
    from bwlab.export.house_style import house_style
    from bwlab.monitor import find_region

    region, style = find_region(name), house_style()  # what is wrong costs no waiting
    check_folder(out)
    dossier = _dossier(region) if aims else None
    for path in write_one(region, out, style, date.today(), word=word, dossier=dossier):
        print(f"Gemaakt: {path}")
    return 0


def every(out: Path, *, word: bool = False, aims: bool = False) -> int:
    """Write the factsheets of all municipalities; 1 where one of them failed."""
    if aims:
        raise InputError("Doelen komen uit het dossier van één gemeente.", now="Gebruik --doelen met --gemeente, of laat het weg bij --alle.")
    made, failed = write_all(out, date.today(), word=word)
    print(f"{made} factsheets gemaakt in {out}.")
    if failed:
        print("Bij deze gemeenten ging het mis; de andere zijn gemaakt:", file=sys.stderr)
        for label, why in failed.items():
            print(f"- {label}: {why}", file=sys.stderr)
    return 1 if failed else 0


def house_style_file() -> int:
    """Put the file with the house style in the work folder, unless one is there, and say where it lies."""
    from bwlab.export.house_style import write_default

    print(f"Je huisstijl staat in {write_default()}. Open dat bestand in een tekstprogramma; de uitleg staat erin.")
    return 0


def _dossier(region: Any) -> Any:
    from bwlab.dossier import open_dossier

    dossier = open_dossier(region).read()
    if not dossier.challenges and not dossier.goals:
        print(f"In het dossier van {region.label} staan nog geen opgaven en doelen; de factsheet heeft alleen cijfers.")
    return dossier
