"""What a table of StatLine holds: its measures, groups and dimensions, found by Title and never by column name."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bwlab.errors import CbsError
from bwlab.names import listed, nearest

_STATUS = re.compile(r"status van de cijfers\s*:?\s*(.*?)(?:\n\s*\n|$)", re.IGNORECASE | re.DOTALL)
_NOW_STATLINE = "Kijk op opendata.cbs.nl/statline hoe het nu heet."


@dataclass(frozen=True)
class Measure:
    """One subject of a table.

    Attributes
    ----------
    column : str
        Its column in this edition of the table ("AantalInwoners_5"); shifts between editions.
    title, path, unit : str
        "Aantal inwoners", "Bevolking / Aantal inwoners", "aantal".
    decimals : int or None
    text : bool
        Whether it holds words instead of numbers.
    note : str
        CBS's explanation.
    """

    column: str
    title: str
    path: str
    unit: str
    decimals: int | None
    text: bool
    note: str


@dataclass(frozen=True)
class Layout:
    """The description of one table.

    Attributes
    ----------
    table, title : str
    region, time : str
        The columns of the region and of the period; ``time`` is "" for a table of one year.
    others : mapping of str to str
        Column to Title of every other dimension.
    measures : tuple of Measure
    year : int or None
        The year of a table of one year, as TableInfos or the map in DataProperties gives it.
    changed : str
        When CBS last changed the table, as TableInfos gives it; "" when it does not.
    records : int or None
        How many rows the table has, as TableInfos gives it.
    provisional : bool or None
        What TableInfos says of the whole table.
    """

    table: str
    title: str
    region: str
    time: str
    others: Mapping[str, str]
    measures: tuple[Measure, ...]
    year: int | None
    changed: str
    records: int | None
    provisional: bool | None

    @classmethod
    def read(cls, table: str, info: Mapping[str, Any], properties: Sequence[Mapping[str, Any]]) -> Layout:
        """Understand TableInfos and DataProperties.

        Raises
        ------
        CbsError
            The description is not one of a table by region.
        """
        try:
            kinds = {row["Key"]: row["Type"] for row in properties if row["Type"] not in ("TopicGroup", "Topic")}
            titles = {row["Key"]: _plain(row["Title"]) for row in properties}
            measures = _measures(properties)
            maps = [row.get("MapYear") for row in properties if row["Type"].startswith("Geo")]
        except (KeyError, TypeError, AttributeError) as error:
            raise CbsError(
                f"De beschrijving van tabel {table} is anders dan verwacht.",
                f"Er ontbreekt een onderdeel: {error}.",
                "Er is niets gelezen. Meld het bij de makers van bwlab.",
                table,
            ) from error
        regions = [key for key, kind in kinds.items() if kind.startswith("Geo")]
        times = [key for key, kind in kinds.items() if kind == "TimeDimension"]
        if len(regions) != 1 or len(times) > 1 or not measures:
            what = "regio's" if len(regions) != 1 else "onderwerpen" if not measures else "perioden"
            raise CbsError(
                f"Tabel {table} heeft een andere indeling dan verwacht.",
                f"De tabel heeft geen {what} zoals andere tabellen." if what != "perioden" else
                "De tabel heeft meer dan een indeling in perioden.",
                "Er is niets gelezen. Kies een andere tabel.",
                table,
            )
        others = {key: titles[key] for key in kinds if key not in (regions[0], *times)}
        count = str(info.get("RecordCount") or "")
        return cls(
            table=table,
            title=_plain(info.get("Title") or ""),
            region=regions[0],
            time=times[0] if times else "",
            others=others,
            measures=measures,
            year=_year(info.get("Period")) or _year(maps[0]),
            changed=str(info.get("Modified") or info.get("Updated") or ""),
            records=int(count) if count.isdigit() else None,
            provisional=_status(info.get("ShortDescription") or ""),
        )

    def choose(self, wanted: Iterable[str] | None, *, text: bool = False) -> list[Measure]:
        """The measures with these Titles or paths, in the order asked; by default all of them.

        Raises
        ------
        CbsError
            A Title that does not exist (``choices`` has the nearest), or that occurs more than once.
        """
        if wanted is None:
            return [each for each in self.measures if each.text == text]
        return list(dict.fromkeys(self._find(each, text) for each in wanted))

    def has(self, title: str) -> bool:
        """Whether there is a measure with this Title or path."""
        return _key(title) in self._by_name

    def name(self, measure: Measure) -> str:
        """The shortest name that is this measure's alone: its Title, or its path from the group that differs."""
        fitting = [name for name in _names(measure.path) if len(self._by_name[_key(name)]) == 1]
        return fitting[0] if fitting else f"{measure.path} ({measure.column})"

    @functools.cached_property
    def _by_name(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        for measure in self.measures:
            for name in _names(measure.path):
                found.setdefault(_key(name), []).append(measure)
        return found

    def _find(self, wanted: str, text: bool) -> Measure:
        found = self._by_name.get(_key(wanted), [])
        if len(found) > 1:
            # Of equal Titles one may be without a group: its whole path is what was asked.
            found = [each for each in found if _key(each.path) == _key(wanted)] or found
        if len(found) > 1:
            names = [self.name(each) for each in found]
            raise CbsError(
                f"'{wanted}' staat {len(found)} keer in tabel {self.table}.",
                "Dezelfde naam hoort bij meer dan een groep.",
                f"Noem de groep erbij: {_choice(names)}.",
                self.table,
                choices=names,
            )
        if not found:
            near = nearest(wanted, [self.name(each) for each in self.measures])
            raise CbsError(
                f"Tabel {self.table} heeft geen onderwerp '{wanted}'.",
                "CBS kan het een andere naam hebben gegeven.",
                f"Bedoel je {_choice(near)}?" if near else _NOW_STATLINE,
                self.table,
                choices=near,
            )
        if found[0].text != text:
            raise CbsError(
                f"'{wanted}' in tabel {self.table} is " + ("geen getal maar tekst." if not text else "een getal."),
                "",
                "Vraag " + ("tekst met read_texts." if not text else "getallen met read_table."),
                self.table,
            )
        return found[0]


def _measures(properties: Sequence[Mapping[str, Any]]) -> tuple[Measure, ...]:
    groups = {row["ID"]: row for row in properties if row["Type"] == "TopicGroup"}
    found = []
    for row in properties:
        if row["Type"] != "Topic":
            continue
        parts, parent, seen = [_plain(row["Title"])], row["ParentID"], set()
        while parent in groups and parent not in seen:
            seen.add(parent)
            parts.insert(0, _plain(groups[parent]["Title"]))
            parent = groups[parent]["ParentID"]
        found.append(
            Measure(
                column=row["Key"],
                title=parts[-1],
                path=" / ".join(parts),
                unit=_plain(row.get("Unit") or ""),
                decimals=row.get("Decimals"),
                text=row.get("Datatype") == "String",
                note=row.get("Description") or "",
            )
        )
    repeated = [column for column, count in Counter(each.column for each in found).items() if count > 1]
    if repeated:
        raise KeyError(repeated[0])
    return tuple(found)


def _names(path: str) -> list[str]:
    """What a measure may be called, shortest first: its Title, its group and Title, its whole path."""
    parts = path.split(" / ")
    return [" / ".join(parts[start:]) for start in reversed(range(len(parts)))]


def _key(text: str) -> str:
    return _plain(text).casefold()


def _plain(text: str) -> str:
    return " ".join(text.split())


def _year(text: object) -> int | None:
    found = re.fullmatch(r"\s*(\d{4})(\.0)?\s*", str(text))
    return int(found[1]) if found else None


def _status(description: str) -> bool | None:
    """Whether the description calls all figures provisional; None where it is silent or makes exceptions."""
    found = _STATUS.search(description)
    words = found[1].casefold() if found else ""
    provisional, final = "voorlopig" in words, "definitief" in words
    return provisional if provisional != final else None


def _choice(names: Iterable[str]) -> str:
    return listed(f"'{each}'" for each in names)  # whole names: half a name cannot be typed over
