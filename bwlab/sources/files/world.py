"""What a file is compared with: the municipalities and indicators of the snapshot."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bwlab.names import key
from bwlab.places import data_dir
from bwlab.regions import Regions
from bwlab.sources.files.where import Places
from bwlab.sources.files.words import HEADING
from bwlab.sources.snapshot import open_snapshot


class Known(NamedTuple):
    """An indicator of the dictionary."""

    code: str
    name: str
    unit: str


class World(NamedTuple):
    """Municipalities, and the indicators of the dictionary by the key of name and code."""

    places: Places
    indicators: dict[str, Known]

    def belongs(self, cell: object) -> bool:
        """Whether a cell is a municipality or a heading of a table of figures."""
        return key(str(cell)) in HEADING or self.places.known(cell)


@lru_cache(maxsize=2)
def _world(folder: Path) -> World:
    snapshot = open_snapshot(folder)
    places = Places(Regions(snapshot.regions, snapshot.aliases, snapshot.mergers), snapshot.mergers)
    indicators: dict[str, Known] = {}
    for code, row in snapshot.indicators["indicator"].items():
        known = Known(code, row["name"], row["unit_text"])
        for name in (code, row["name"], row.get("official_name", "")):
            if name:
                indicators.setdefault(key(name), known)
    return World(places, indicators)


def world() -> World:
    """The snapshot that travels with the package, read once."""
    return _world(data_dir())
