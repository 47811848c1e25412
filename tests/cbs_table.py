"""A StatLine table as the loopback server holds it, and one made of every combination of its dimensions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

WIDTH = {"WijkenEnBuurten": 10, "RegioS": 6, "Perioden": 8}  # keys are padded to a width per dimension
UNTYPED_WIDTH = 10
MARKS = {1: ".", 2: "x", 3: "", 4: "-"}  # reason in ``Table.reasons`` to the mark of the untyped set

Row = dict[str, Any]


@dataclass
class Table:
    """One StatLine table.

    Attributes
    ----------
    info : dict
        The row of TableInfos.
    properties : list of dict
        The rows of DataProperties.
    dimensions : dict of str to list of dict
        The dimension tables; keys padded.
    keys : dict of str to list of str
        The padded key of each row, per dimension.
    values : array, shape (rows, topics)
        NaN where there is no figure.
    reasons : array of uint8, shape (rows, topics)
        Why not: a key of ``MARKS``; 0 where there is a figure.
    texts : dict of str to list of str
        Columns that are text.
    gone : set of str
        Columns that the description names and the rows lack (a fault).
    """

    info: Row
    properties: list[Row]
    dimensions: dict[str, list[Row]]
    keys: dict[str, list[str]]
    values: np.ndarray
    reasons: np.ndarray
    texts: dict[str, list[str]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        return self.info["Identifier"]

    @property
    def topics(self) -> list[Row]:
        return [row for row in self.properties if row["Type"] == "Topic"]

    def column(self, title: str) -> str:
        """The column of a Title."""
        return next(row["Key"] for row in self.topics if row["Title"] == title)

    def __len__(self) -> int:
        return len(self.values)

    def rows(self, places: Sequence[int], select: Sequence[str] | None, typed: bool) -> Iterator[Row]:
        """Rows as they go over the wire."""
        numeric = [row for row in self.topics if row["Datatype"] != "String"]
        wanted = [
            (number, row["Key"], row["Decimals"] or 0)
            for number, row in enumerate(numeric)
            if (not select or row["Key"] in select) and row["Key"] not in self.gone
        ]
        words = [name for name in self.texts if (not select or name in select) and name not in self.gone]
        names = [name for name in self.keys if not select or name in select]
        for place in places:
            row: Row = {} if select else {"ID": place}
            row |= {name: self.keys[name][place] for name in names}
            row |= {name: self.texts[name][place] for name in words}
            values, reasons = self.values[place].tolist(), self.reasons[place].tolist()
            for number, name, decimals in wanted:
                value, reason = values[number], reasons[number]
                if typed:
                    row[name] = None if reason else value if decimals else int(value)
                else:
                    text = MARKS[reason] if reason else f"{value:.{decimals}f}"
                    row[name] = f"{text:>{UNTYPED_WIDTH}}"
            yield row


def make_table(
    table: str,
    title: str,
    regions: Sequence[tuple[str, str]],
    topics: Sequence[tuple[str, str, str, int]],
    *,
    periods: Sequence[tuple[str, str, str]] = (),
    others: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    region: str = "RegioS",
    year: int | None = None,
    values: Callable[[int, int], np.ndarray] | None = None,
    seed: int = 1,
    blanks: float = 0.1,
    first_column: int = 1,
) -> Table:
    """A table of every combination of its dimensions.

    Parameters
    ----------
    regions : sequence of (code, name)
    topics : sequence of (group, title, unit, decimals)
    periods : sequence of (key, title, status), optional
    others : mapping of dimension (Title without spaces is its column) to (code, title), optional
    values : callable, optional
        Gives the figures for a number of rows and topics; by default whole numbers from a seed.
    blanks : float
        Share of the figures that are not there, for each of the reasons in turn.
    first_column : int
        Number behind the first column name; it shifts between editions.
    """
    keys = {region: [_padded(code, region) for code, _ in regions]}
    dimensions = {region: [_category(_padded(code, region), name) for code, name in regions]}
    properties = [_property(0, None, "GeoDetail" if region == "WijkenEnBuurten" else "GeoDimension", region, region)]
    properties[0]["MapYear"] = float(year) if year else None
    for name, categories in (others or {}).items():
        column = name.replace(" ", "")
        keys[column] = [f"{code:<8}" for code, _ in categories]
        dimensions[column] = [_category(f"{code:<8}", text) for code, text in categories]
        properties.append(_property(len(properties), None, "Dimension", column, name))
    if periods:
        keys["Perioden"] = [key for key, _, _ in periods]
        dimensions["Perioden"] = [_category(key, text) | {"Status": status} for key, text, status in periods]
        properties.append(_property(len(properties), None, "TimeDimension", "Perioden", "Perioden"))
    properties += _topic_rows(topics, len(properties), first_column)
    sizes = [len(each) for each in keys.values()]
    place = np.unravel_index(np.arange(int(np.prod(sizes))), sizes)
    spread = {name: [each[i] for i in index.tolist()] for (name, each), index in zip(keys.items(), place, strict=True)}
    shape = (len(place[0]), len(topics))
    random = np.random.default_rng(seed)
    decimals = np.array([each[3] for each in topics])
    figures = values(*shape) if values else random.integers(1, 40_000, shape) / 10.0**decimals
    reasons = random.integers(1, 5, shape, dtype=np.uint8) * (random.random(shape) < blanks)
    reasons[np.isnan(figures) & (reasons == 0)] = 1
    info = {
        "Updated": "2026-03-26T02:00:00",
        "Identifier": table,
        "Title": title,
        "ShortTitle": title,
        "ShortDescription": "Gegenereerd voor een test.",
        "Modified": "2026-03-26T02:00:00",
        "Catalog": "CBS",
        "Period": str(year or ""),
        "RecordCount": shape[0],
        "ColumnCount": shape[1] + len(keys),
    }
    return Table(info, properties, dimensions, spread, figures, reasons.astype(np.uint8))


def _padded(code: str, dimension: str) -> str:
    return f"{code:<{WIDTH.get(dimension, 8)}}"


def _category(key: str, title: str) -> Row:
    about = f"{title} ({key.strip()})"
    return {"Key": key, "Title": title, "Description": about, "CategoryGroupID": None}


def _property(number: int, parent: int | None, kind: str, key: str, title: str) -> Row:
    return {
        "odata.type": f"Cbs.OData.{kind}",
        "ID": number,
        "Position": number,
        "ParentID": parent,
        "Type": kind,
        "Key": key,
        "Title": title,
        "Description": "",
        "MapYear": None,
        "Datatype": None,
        "Unit": None,
        "Decimals": None,
        "Default": None,
        "PresentationType": None,
    }


def topic_row(number: int, parent: int | None, key: str, title: str, unit: str, decimals: int | None) -> Row:
    # CBS explains each subject in a few hundred to a thousand characters.
    return _property(number, parent, "Topic", key, title) | {
        "Description": f"{title}: gegenereerd voor een test. " * 12,
        "Datatype": "Double" if decimals else "Long",
        "Unit": unit,
        "Decimals": decimals,
        "Default": "Impossible",
    }


def _topic_rows(topics: Sequence[tuple[str, str, str, int]], start: int, first_column: int) -> list[Row]:
    groups: dict[str, int] = {}
    rows = []
    for number, (group, title, unit, decimals) in enumerate(topics):
        if group and group not in groups:
            groups[group] = start + len(rows)
            rows.append(_property(groups[group], None, "TopicGroup", "", group))
        name = "".join(word.capitalize() for word in "".join(c if c.isalnum() else " " for c in title).split())
        key = f"{name}_{first_column + number}"
        rows.append(topic_row(start + len(rows), groups.get(group), key, title, unit, decimals))
    return rows
