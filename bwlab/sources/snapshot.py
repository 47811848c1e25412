"""The snapshot: the tables that travel with the package, each checked against the manifest before use.

Either every table of a `Snapshot` is what the manifest says, or nothing is loaded.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from bwlab.errors import DamagedFileError, DataError, MissingFileError
from bwlab.places import data_dir

MANIFEST = "manifest.json"
DICTIONARY = "indicators.toml"
_NOW = "Haal de map data opnieuw op ({folder}); draai daarna bwlab doctor."

_CODE = "str"
# Columns and types of the tables every monitor needs; what is read lazily is left to pandas.
_COLUMNS: dict[str, dict[str, str]] = {
    "observations.csv.gz": {
        "region": "category",
        "indicator": "category",
        "year": "int16",
        "value": "float64",
        "origin": "category",
        "provisional": "bool",
    },
    "regions.csv": {
        "region": _CODE,
        "name": _CODE,
        "label": _CODE,
        "corop": _CODE,
        "corop_name": _CODE,
        "province": _CODE,
        "province_name": _CODE,
        "x_km": "float64",
        "y_km": "float64",
        "urbanisation": "Int64",
        "land_km2": "float64",
        "population": "Int64",
        "population_year": "Int64",
    },
    "neighbours.csv": {"region": _CODE, "neighbour": _CODE},
    "mergers.csv": {
        "year": "int64",
        "former_region": _CODE,
        "former_name": _CODE,
        "region": _CODE,
        "kind": _CODE,
    },
    "aliases.csv": {"region": _CODE, "alias": _CODE},
    "gaps.csv": {"region": _CODE, "indicator": _CODE, "reason": _CODE, "explanation": _CODE},
}


@dataclass(frozen=True)
class Snapshot:
    """One edition of the figures, whole and checked.

    Attributes
    ----------
    folder : Path
    edition : str
    observations : DataFrame
        region, indicator, year, value, origin, provisional; one observation a row, 73,848 rows or so.
    regions, neighbours, mergers, aliases, gaps : DataFrame
    indicators : dict
        The content of ``indicators.toml``.
    manifest : dict
    """

    folder: Path
    edition: str
    manifest: Mapping[str, Any]
    indicators: Mapping[str, Any]
    observations: pd.DataFrame
    regions: pd.DataFrame
    neighbours: pd.DataFrame
    mergers: pd.DataFrame
    aliases: pd.DataFrame
    gaps: pd.DataFrame

    def table(self, name: str) -> pd.DataFrame:
        """Any other table of this snapshot, by the name of its file ("tiles.csv"); read when asked for."""
        return _parse(name, _checked(name, self.folder, self.manifest), self.folder)

    @property
    def tiles(self) -> pd.DataFrame:
        """The hexagon of every municipality: region, column, row."""
        return self.table("tiles.csv")

    @property
    def population(self) -> pd.DataFrame:
        """Inhabitants on 1 January: region (also NL01 and PVnn), year, population."""
        return self.table("population.csv")


def open_snapshot(folder: Path | str | None = None) -> Snapshot:
    """Read and check the tables that every monitor needs.

    Parameters
    ----------
    folder : path, optional
        The data folder; by default the one that travels with the package.

    Raises
    ------
    MissingFileError, DamagedFileError
        A file is not there, or not what the manifest says; the file is named and nothing is loaded.
    """
    folder = Path(folder) if folder is not None else data_dir()
    manifest = _manifest(folder)
    # All bytes are checked before the first is understood, so a half good folder gives nothing.
    content = {name: _checked(name, folder, manifest) for name in (DICTIONARY, *_COLUMNS)}
    try:
        indicators = tomllib.loads(content.pop(DICTIONARY).decode("utf-8"))
    except ValueError as error:
        raise _damaged(DICTIONARY, folder, "Het is geen leesbare lijst van indicatoren.") from error
    tables = {name.split(".")[0]: _parse(name, data, folder) for name, data in content.items()}
    return Snapshot(folder, str(manifest["edition"]), manifest, indicators, **tables)


def read_table(name: str, folder: Path | str | None = None) -> pd.DataFrame:
    """One table of the snapshot, checked ("finance_fields.csv.gz").

    Raises
    ------
    MissingFileError, DamagedFileError
    """
    folder = Path(folder) if folder is not None else data_dir()
    return _parse(name, _checked(name, folder, _manifest(folder)), folder)


def problems(folder: Path | str | None = None) -> list[DataError]:
    """Every file of the manifest that is missing or damaged; empty when the snapshot is whole."""
    folder = Path(folder) if folder is not None else data_dir()
    try:
        manifest = _manifest(folder)
    except DataError as error:
        return [error]
    found: list[DataError] = []
    for name in sorted({*manifest["files"], DICTIONARY, *_COLUMNS}):
        try:
            _checked(name, folder, manifest)
        except DataError as error:
            found.append(error)
    return found


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(_read(MANIFEST, folder))
        sums = [entry["sha256"] for entry in manifest["files"].values()]
        if not manifest["edition"] or not sums:
            raise ValueError("empty")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(MANIFEST, folder, "Het is geen leesbare lijst van bestanden.") from error
    return manifest


def _checked(name: str, folder: Path, manifest: Mapping[str, Any]) -> bytes:
    content = _read(name, folder)
    if name not in manifest["files"]:
        raise _damaged(MANIFEST, folder, f"Het bestand {name} staat er niet in.")
    if hashlib.sha256(content).hexdigest() != manifest["files"][name]["sha256"]:
        raise _damaged(name, folder, "De inhoud is anders dan toen de cijfers werden klaargezet.")
    return content


def _read(name: str, folder: Path) -> bytes:
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise MissingFileError(
            f"Het bestand {name} ontbreekt.",
            "Zonder dit bestand zijn de cijfers niet volledig. Er is niets geladen.",
            _NOW.format(folder=folder),
        ) from error
    except OSError as error:
        raise _damaged(name, folder, "De computer kan het niet lezen.") from error


def _parse(name: str, content: bytes, folder: Path) -> pd.DataFrame:
    columns = _COLUMNS.get(name)
    try:
        plain = gzip.decompress(content) if name.endswith(".gz") else content
        frame = pd.read_csv(io.BytesIO(plain), dtype=columns or None)
    except (ValueError, EOFError, OSError, zlib.error) as error:
        raise _damaged(name, folder, "Het is geen leesbare tabel.") from error
    absent = [column for column in columns or () if column not in frame]
    if absent:
        raise _damaged(name, folder, f"De kolom {absent[0]} ontbreekt.")
    return frame


def _damaged(name: str, folder: Path, why: str) -> DamagedFileError:
    return DamagedFileError(
        f"Het bestand {name} is beschadigd.", f"{why} Er is niets geladen.", _NOW.format(folder=folder)
    )
