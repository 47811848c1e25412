"""Finding a municipality by any name people use: today's, a former one, another language, a code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, NoReturn

import pandas as pd

from bwlab.errors import AmbiguousRegionError, UnknownRegionError
from bwlab.names import key, listed, nearest, quoted
from bwlab.regions.areas import Area, larger_areas

_CODE = re.compile(r"\s*(?:gm)?\s*0*(\d{1,4})\s*", re.IGNORECASE)


class Former(NamedTuple):
    """A municipality that is no more.

    ``year`` is the first year without it; ``also`` holds the labels of other municipalities that
    got a small part.
    """

    name: str
    year: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """A municipality of today.

    Attributes
    ----------
    code : str
        CBS code ("GM0363").
    name, label : str
        CBS's name ("'s-Gravenhage") and what people say ("Den Haag", "Laren (Noord-Holland)").
    corop, corop_name, province, province_name : str
    population : int
        Inhabitants on 1 January of ``population_year``.
    urbanisation : int or None
        1 (very strongly urban) to 5 (not urban); None is not known.
    centre : tuple of float or None
        RD coordinates in kilometres.
    was : Former or None
        The former municipality asked for, where this is its successor.
    """

    code: str
    name: str
    label: str
    corop: str
    corop_name: str
    province: str
    province_name: str
    population: int
    population_year: int
    urbanisation: int | None
    centre: tuple[float, float] | None
    was: Former | None = None

    def __str__(self) -> str:
        return self.label


class Spoken(NamedTuple):
    """A name people use: ``codes`` it leads to, and for a former municipality ``since`` what it is now."""

    name: str
    codes: tuple[str, ...]
    since: str


class _Gone(NamedTuple):
    """A former municipality and the codes of today it ended in; ``direct`` unless that took a chain."""

    former: Former
    codes: tuple[str, ...]
    direct: bool


class Regions:
    """All municipalities of today, and the ways to name them.

    Parameters
    ----------
    regions, aliases, mergers : DataFrame
        The tables of the snapshot with these names.
    """

    def __init__(self, regions: pd.DataFrame, aliases: pd.DataFrame, mergers: pd.DataFrame) -> None:
        self._regions = {row.region: _region(row) for row in regions.itertuples()}
        # The label first: of names that come to the same, lists show the earliest.
        names = [(each.label, each.code) for each in self] + [(each.name, each.code) for each in self]
        names += [(row.alias, row.region) for row in aliases.itertuples() if row.region in self._regions]
        self._names = names
        self._codes: dict[str, set[str]] = defaultdict(set)
        for name, code in names:
            self._codes[key(name)].add(code)
        self._gone = self._former(mergers)
        self._by_former_name = {key(gone.former.name): gone for gone in self._gone.values()}
        self._areas = larger_areas(self)

    def __iter__(self) -> Iterator[Region]:
        return iter(self._regions.values())

    def __len__(self) -> int:
        return len(self._regions)

    def __contains__(self, code: object) -> bool:
        return code in self._regions

    def __getitem__(self, code: str) -> Region:
        """The region with exactly this code; `find` is for what people type."""
        return self._regions[code] if code in self._regions else self.find(code)

    def all(self) -> list[Region]:
        """Every municipality, by code."""
        return list(self._regions.values())

    def find(self, name: str | Region) -> Region:
        """The municipality that answers to a name or code.

        Any case, accents or none, straight or curly apostrophes, hyphens or spaces. A former
        municipality gives its successor, with ``was`` telling what it was and until when.

        Raises
        ------
        AmbiguousRegionError
            More municipalities have this name, or the former one was divided; ``choices`` names them.
        UnknownRegionError
            No municipality has or had this name; ``choices`` holds the nearest names.
        """
        if isinstance(name, Region):
            return name
        text = str(name)
        code = _CODE.fullmatch(text)
        if code:
            return self._by_code(f"GM{int(code[1]):04d}", text)
        wanted = key(text)
        for each in (wanted, wanted.removeprefix("gemeente")):
            codes = self._codes.get(each, ())
            if len(codes) == 1:
                return self._regions[next(iter(codes))]
            if codes:
                self._share(text, sorted(codes))
            if each in self._by_former_name:
                return self._successor(self._by_former_name[each])
        if wanted in self._areas:
            self._too_large(self._areas[wanted])
        return self._unknown(text)

    def suggestions(self, text: str, n: int = 8) -> list[tuple[str, str, str]]:
        """What a type-ahead shows: names that begin with the text, then that hold it, else that resemble it.

        Returns
        -------
        list of (code, label, hint)
            ``hint`` says which name was met where that is not the label: "Ljouwert", or
            "Weesp, sinds 2022 Amsterdam". A divided municipality gives a line for each part.
        """
        lines: dict[str, tuple[str, str, str]] = {}
        for name in nearest(text, self._all_names(), 4 * n):
            for code, hint in self._hints(name):
                lines.setdefault(code, (code, self._regions[code].label, hint))
        return list(lines.values())[:n]

    def names(self) -> list[Spoken]:
        """Every name people use, today's first: for a list that searches by itself, as in a browser.

        Returns
        -------
        list of Spoken
            "Bergen" leads to two codes, as does a former municipality that was divided; ``since`` is
            "" for a name of today, "sinds 2022 Amsterdam" for Weesp, "tot 2014, nu De Fryske Marren" for
            Skarsterlân, whose successor is no more either.
        """
        found = []
        for name in self._all_names():
            codes, hints = zip(*self._hints(name), strict=True)
            now = key(name) in self._codes
            found.append(Spoken(name, codes, "" if now else hints[0].removeprefix(f"{name}, ")))
        return found

    def _all_names(self) -> list[str]:
        now = sorted({name for name, _ in self._names})
        return now + sorted(gone.former.name for gone in self._gone.values())

    def _hints(self, name: str) -> list[tuple[str, str]]:
        """The codes a name leads to, each with what to tell about it."""
        codes = sorted(self._codes.get(key(name), ()))
        if codes:
            return [(code, "" if name == self._regions[code].label else name) for code in codes]
        former, codes, direct = self._by_former_name[key(name)]
        if len(codes) > 1:
            parts = listed((self._regions[code].label for code in codes), "en")
            return [(code, f"{name}, in {former.year} verdeeld over {parts}") for code in codes]
        now = self._regions[codes[0]].label
        since = f"sinds {former.year} {now}" if direct else f"tot {former.year}, nu {now}"
        return [(codes[0], f"{name}, {since}")]

    def _by_code(self, code: str, text: str) -> Region:
        if code in self._regions:
            return self._regions[code]
        if code in self._gone:
            return self._successor(self._gone[code])
        raise UnknownRegionError(
            f"Ik vind geen gemeente met code {quoted(text)}.",
            "Een gemeentecode van het CBS ziet eruit als GM0363.",
            "Controleer de code of typ de naam van de gemeente.",
        )

    def _successor(self, gone: _Gone) -> Region:
        former, codes, _ = gone
        if len(codes) == 1:
            return replace(self._regions[codes[0]], was=former)
        labels = [self._regions[code].label for code in codes]
        raise AmbiguousRegionError(
            f"{former.name} bestaat sinds {former.year} niet meer als gemeente.",
            f"Het gebied is verdeeld over {listed(labels, 'en')}.",
            "Kies de gemeente waar jouw deel nu bij hoort.",
            labels,
        )

    def _share(self, text: str, codes: list[str]) -> NoReturn:
        labels = sorted(self._regions[code].label for code in codes)
        raise AmbiguousRegionError(
            f"Meer dan één gemeente heet {quoted(text)}.",
            f"Bedoel je {listed(labels)}?",
            "Kies een van deze namen.",
            labels,
        )

    def _too_large(self, area: Area) -> NoReturn:
        raise UnknownRegionError(
            f"{area.name} is {area.kind}, geen gemeente.",
            "De cijfers hier gaan over gemeenten.",
            f"Kies een gemeente, bijvoorbeeld {listed(area.members[:3])}.",
            area.members,
        )

    def _unknown(self, text: str) -> NoReturn:
        if not key(text):
            raise UnknownRegionError("Er staat nog geen gemeente.", now="Typ een deel van de naam.")
        choices = nearest(text, self._all_names())
        named = [self._with_successor(name) for name in choices]
        raise UnknownRegionError(
            f"Ik vind geen gemeente {quoted(text)}.",
            f"Bedoel je {listed(named)}?" if named else "",
            "Kies een gemeente uit de lijst of typ een ander deel van de naam.",
            choices,
        )

    def _with_successor(self, name: str) -> str:
        hints = self._hints(name)
        gone = key(name) not in self._codes
        return f"{name} ({hints[0][1].removeprefix(f'{name}, ')})" if gone else name

    def _former(self, mergers: pd.DataFrame) -> dict[str, _Gone]:
        """Every former municipality with the municipalities of today its chain of mergers ends in."""
        heirs: dict[str, list[str]] = defaultdict(list)
        slivers: dict[str, list[str]] = defaultdict(list)
        facts: dict[str, tuple[str, int]] = {}
        for row in mergers.itertuples():
            (slivers if row.kind == "border change" else heirs)[row.former_region].append(row.region)
            facts[row.former_region] = (row.former_name, int(row.year))

        def ends(code: str) -> list[str]:
            if code in self._regions:
                return [code]
            return [end for heir in heirs[code] for end in ends(heir)]

        gone = {}
        for code, (name, year) in facts.items():
            also = tuple(self._regions[end].label for heir in slivers[code] for end in ends(heir))
            codes = tuple(dict.fromkeys(ends(code)))
            gone[code] = _Gone(Former(name, year, also), codes, all(heir in codes for heir in heirs[code]))
        return gone


_TEXT = ("name", "label", "corop", "corop_name", "province", "province_name")
_WHOLE = ("population", "population_year")


def _region(row: Any) -> Region:
    texts = {name: getattr(row, name) for name in _TEXT}
    numbers = {name: int(getattr(row, name)) for name in _WHOLE}
    urbanisation = None if pd.isna(row.urbanisation) else int(row.urbanisation)
    centre = None if pd.isna(row.x_km) else (float(row.x_km), float(row.y_km))
    return Region(code=row.region, **texts, **numbers, urbanisation=urbanisation, centre=centre)
