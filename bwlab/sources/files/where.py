"""Which municipality a row is about: codes with and without padding, names of now and of then.

Also `world`: the municipalities and indicators of the snapshot that a file is compared with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from bwlab.errors import AmbiguousRegionError, UnknownRegionError
from bwlab.names import key, listed, quoted
from bwlab.places import data_dir
from bwlab.regions import Regions, Spoken
from bwlab.regions.areas import larger_areas
from bwlab.sources.files.model import LEAVE, Question
from bwlab.sources.files.table import seen
from bwlab.sources.files.words import HEADING, TOTALS
from bwlab.sources.snapshot import open_snapshot

_GM = re.compile(r"GM\s*(\d{1,4})", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,4})([.,]0)?")
_AREA = re.compile(r"([A-Z]{2})\d{1,8}", re.IGNORECASE)
_AREAS = {
    "NL": "een land", "LD": "een landsdeel", "PV": "een provincie", "CR": "een COROP-gebied",
    "WK": "een wijk", "BU": "een buurt",
}  # fmt: skip
_SUFFIX = re.compile(
    r"(.+?)\s*[([](gemeente|gem\.?|pv|provincie|prov\.?|cr|corop|ld|landsdeel)[)\]]", re.IGNORECASE
)
_GUESSES = 8  # unknown names for which the nearest is looked up


class Found(NamedTuple):
    """What a row says about place.

    ``kind`` is "now", "renamed", "former", "split", "ambiguous", "area", "total", "unknown", "conflict" or
    "blank"; ``text`` is what the file says, ``why`` what is known of it.
    """

    kind: str
    codes: tuple[str, ...] = ()
    text: str = ""
    why: str = ""


class Places:
    """Municipalities as files name them.

    Parameters
    ----------
    regions : Regions
    mergers : DataFrame
        year, former_region, former_name, region, kind.
    """

    def __init__(self, regions: Regions, mergers: pd.DataFrame) -> None:
        self.regions = regions
        self._names: dict[str, Spoken] = {}
        for each in regions.names():  # names of today come first: they win from a former one
            self._names.setdefault(key(each.name), each)
        self._larger = larger_areas(regions)
        self._code_of = dict(zip(map(key, mergers["former_name"]), mergers["former_region"], strict=True))
        self._steps: dict[str, list[tuple[str, str]]] = defaultdict(list)
        grown: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for row in mergers.itertuples():
            self._steps[row.former_region].append((row.kind, row.region))
            if row.kind != "rename":
                grown[row.region].append((int(row.year), row.former_name))
        self._grown = dict(grown)
        self.find = cache(self._find)

    def known(self, cell: Any) -> bool:
        """Whether a cell names a municipality, of now or of then, or a larger area; bare numbers do not."""
        text = seen(cell)
        return bool(text) and not text[0].isdigit() and self.find("", text).kind not in ("unknown", "blank")

    def is_total(self, cell: Any) -> bool:
        """Whether a cell says that its row adds up others."""
        return self.find("", seen(cell)).kind == "total"

    def municipality(self, cell: Any) -> str:
        """The code a cell names by a code with GM or by a name, "" otherwise."""
        text = seen(cell)
        if not text or text[0].isdigit():
            return ""
        found = self.find("", text)
        return found.codes[0] if found.codes else ""

    def label(self, code: str) -> str:
        """What people call a municipality."""
        return self.regions[code].label

    def grown(self, code: str, year: int) -> str:
        """What was joined to a municipality after a year: "Weesp, in 2022"; "" for nothing."""
        later = [f"{name}, in {at}" for at, name in sorted(self._grown.get(code, ())) if at > year]
        return later[0] if later else ""

    def _find(self, code: str, name: str) -> Found:
        if not code and not name:
            return Found("blank", why="geen gemeente in deze regel")
        by_name = self._by_code(name) if _GM.fullmatch(name) or _AREA.fullmatch(name) else self._by_name(name)
        if not code:
            return by_name._replace(text=name)
        by_code = self._by_code(code) if not key(code).isalpha() else self._by_name(code)
        if by_code.codes and by_name.codes and not set(by_code.codes) & set(by_name.codes):
            why = f"de code hoort bij {self.label(by_code.codes[0])}, de naam bij {self.label(by_name.codes[0])}"
            return Found("conflict", text=f"{code} {name}", why=why)
        if by_code.kind == "unknown" and by_name.kind != "unknown" and name:
            return by_name._replace(text=name)
        return by_code._replace(text=name or code)

    def _by_code(self, text: str) -> Found:
        found = _GM.fullmatch(text) or _BARE.fullmatch(text)
        if not found:
            area = _AREA.fullmatch(text)
            why = _AREAS.get(area[1].upper(), "een ander gebied dan een gemeente") if area else ""
            return Found("area", why=why) if area else Found("unknown", why="geen code van een gemeente")
        code = f"GM{int(found[1]):04d}"
        if code in self.regions:
            return Found("now", (code,))
        return self._gone(code, code)

    def _by_name(self, name: str) -> Found:
        if not name:
            return Found("blank")
        suffix = _SUFFIX.fullmatch(name)
        if suffix and not suffix[2].lower().startswith("gem"):
            return Found("area", why=self._kind(suffix[2].lower()))
        for text in (
            name,
            suffix[1] if suffix else name,
            re.sub(r"^gemeente\s+", "", name, flags=re.IGNORECASE),
        ):
            spoken = self._names.get(key(text))
            if spoken is None:
                continue
            if spoken.since:
                return self._gone(text, self._code_of.get(key(text), ""))
            if len(spoken.codes) > 1:
                return Found("ambiguous", spoken.codes, why=listed(sorted(map(self.label, spoken.codes))))
            return Found("now", spoken.codes)
        if key(name) in self._larger:
            return Found("area", why=self._larger[key(name)].kind)
        if key(name) in TOTALS or key(name.split()[0]) in TOTALS:
            return Found("total", why="een optelling of gemiddelde")
        return Found("unknown", why="geen gemeente die ik ken")

    @staticmethod
    def _kind(suffix: str) -> str:
        return _AREAS.get(
            suffix[:2].upper(), "een landsdeel" if suffix.startswith("l") else "een COROP-gebied"
        )

    def _gone(self, text: str, former: str) -> Found:
        try:
            region = self.regions.find(text)
        except AmbiguousRegionError as error:
            return Found("split", why=error.why)
        except UnknownRegionError:
            return Found("unknown", why="geen gemeente die ik ken")
        assert region.was is not None
        if self._only_renamed(former):
            return Found("renamed", (region.code,), why=f"{region.was.name} heet nu {region.label}")
        return Found(
            "former",
            (region.code,),
            why=f"{region.was.name} hoort sinds {region.was.year} bij {region.label}",
        )

    def _only_renamed(self, code: str) -> bool:
        while code not in self.regions:
            steps = self._steps.get(code, [])
            if len(steps) != 1 or steps[0][0] != "rename":
                return False
            code = steps[0][1]
        return True


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


REASONS = {
    "former": "een gemeente die is opgegaan in een andere: het cijfer gaat over het oude gebied",
    "split": "een gemeente die is verdeeld: het cijfer hoort bij geen gemeente van nu",
    "ambiguous": "een naam van meer dan één gemeente",
    "total": "een optelling of gemiddelde",
    "unknown": "geen gemeente die ik ken",
    "conflict": "de code en de naam horen bij verschillende gemeenten",
    "blank": "er staat geen gemeente",
}


def settle(found: Found, choices: Mapping[str, str]) -> tuple[str, str]:
    """The code a row is taken for, or "" and the reason it is not."""
    if found.kind in ("now", "renamed"):
        return found.codes[0], ""
    if found.kind == "former" and choices.get("former") == "successor":
        return found.codes[0], ""
    if found.kind == "area":
        return "", f"gaat over {found.why}"
    chosen = choices.get(f"region:{found.text}", "")
    if found.kind in ("ambiguous", "unknown") and chosen and chosen != LEAVE:
        return chosen, ""
    return "", REASONS[found.kind]


def questions(places: Places, rows: Iterable[Found]) -> list[Question]:
    """What must be asked about the places of the rows that hold figures."""
    asked: list[Question] = []
    kinds: dict[str, dict[str, Found]] = defaultdict(dict)
    for found in rows:
        kinds[found.kind].setdefault(found.text, found)
    if kinds["former"]:
        why = listed((found.why for found in list(kinds["former"].values())[:3]), "en")
        asked.append(
            Question(
                "former",
                "Wat doe ik met cijfers van gemeenten die er niet meer zijn?",
                f"{why}. Zo'n cijfer gaat over het oude gebied, niet over de gemeente van nu.",
                ((LEAVE, "laat weg"), ("successor", "zet bij de gemeente van nu")),
            )
        )
    unsure = list(kinds["ambiguous"].values())
    if len(kinds["unknown"]) <= _GUESSES:
        unsure += kinds["unknown"].values()
    for found in unsure:
        codes = list(found.codes) or _nearest(places, found.text)
        if codes:
            options = tuple((code, places.label(code)) for code in codes)
            why = "Meer dan één gemeente heet zo." if found.kind == "ambiguous" else "Deze naam ken ik niet."
            text = f"Welke gemeente is {quoted(found.text)}?"
            asked.append(Question(f"region:{found.text}", text, why, (*options, (LEAVE, "laat weg"))))
    return asked


def _nearest(places: Places, text: str) -> list[str]:
    return list(dict.fromkeys(code for code, _, _ in places.regions.suggestions(text, 3) if code))
