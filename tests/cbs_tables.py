"""Tables for the loopback server: generated ones of realistic size, and the recorded one where it is there.

Generated figures are for tests and benchmarks only; they never appear in a notebook.
"""

from __future__ import annotations

import csv
import functools
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bwlab.places import data_dir

HERE = Path(__file__).resolve().parent
RECORDED_ID = "84799NED"
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


KNOWN_TOPICS = (
    ("Bevolking", "Aantal inwoners", "aantal", 0),
    ("Bevolking", "Mannen", "aantal", 0),
    ("Bevolking", "Vrouwen", "aantal", 0),
    ("Bevolking", "Gemiddelde huishoudensgrootte", "aantal", 1),
    ("Wonen", "Gemiddelde WOZ-waarde van woningen", "x 1 000 euro", 0),
    ("Wonen", "Percentage koopwoningen", "%", 0),
    ("Energie", "Gemiddeld gasverbruik totaal", "m³", 0),
    ("Gemiddeld gasverbruik", "Huurwoning", "m³", 0),
    ("Gemiddeld elektriciteitsverbruik", "Huurwoning", "kWh", 0),
    ("Voorzieningen", "Afstand tot huisartsenpraktijk", "km", 1),
)


@functools.cache
def neighbourhoods(table: str = "85618NED", year: int = 2023, regions: int = 17_000, topics: int = 100) -> Table:
    """A generated wijken-en-buurten table: the country, every municipality, its districts and neighbourhoods.

    As in the recorded table, four in ten subjects have a figure everywhere; of the others a fifth is blank.
    """
    names = [("NL00", "Nederland"), *municipalities()]
    codes = [code for code, _ in names[1:]]
    districts = [f"WK{code[2:]}{number:02}" for code in codes for number in range(9)]
    left = regions - len(names) - len(districts)
    wanted = [f"BU{each[2:]}{number:02}" for number in range(9) for each in districts]
    names += [(each, f"Wijk {each[-2:]}") for each in districts]
    names += [(each, f"Buurt {each[-2:]}") for each in sorted(wanted[: max(left, 0)])]
    rest = [(f"Groep {1 + n // 10}", f"Onderwerp {n:03}", "aantal", n % 2) for n in range(len(KNOWN_TOPICS), topics)]
    made = make_table(
        table,
        f"Kerncijfers wijken en buurten {year}",
        names[:regions],
        [*KNOWN_TOPICS, *rest][:topics],
        region="WijkenEnBuurten",
        year=year,
        seed=year,
        first_column=5,
        blanks=0.2,
    )
    made.reasons[:, 10:50] = 0
    made.reasons[: 1 + len(codes), :10] = 0  # large areas have their main figures
    return made


@functools.cache
def by_period(table: str = "70072ned") -> Table:
    """A generated table of country, provinces and municipalities by year, quarter and month."""
    years = [(f"{year}JJ00", str(year), "Definitief") for year in range(2019, 2024)]
    periods = [
        *years,
        ("2024KW01", "2024 1e kwartaal", "Definitief"),
        ("2024JJ00", "2024", "NaderVoorlopig"),
        ("2025JJ00", "2025*", "Voorlopig"),
    ]
    regions = [("NL01", "Nederland"), ("PV30", "Noord-Brabant (PV)"), *municipalities()]
    topics = [("Bevolking", "Totale bevolking", "aantal", 0), ("Bevolking", "Bevolkingsdichtheid", "aantal per km²", 1)]
    return make_table(table, "Regionale kerncijfers Nederland", regions, topics, periods=periods, seed=7)


@functools.cache
def crime(table: str = "47018NED") -> Table:
    """A generated table of the other catalogue, with a third dimension."""
    kinds = [("0.0.0", "Totaal misdrijven"), ("1.1.1", "Diefstal/inbraak woning")]
    made = make_table(
        table,
        "Geregistreerde misdrijven per gemeente",
        municipalities(),
        [("", "Geregistreerde misdrijven", "aantal", 0)],
        periods=[("2023JJ00", "2023", "Definitief"), ("2024JJ00", "2024", "Voorlopig")],
        others={"Soort misdrijf": kinds},
        seed=3,
    )
    made.info["Catalog"] = "Politie"
    return made


@functools.cache
def areas(table: str = "85385NED", year: int = 2023) -> Table:
    """A generated table of texts: the province of each municipality."""
    made = make_table(table, f"Gebieden in Nederland {year}", municipalities(), [], year=year)
    for number, title in enumerate(("Code", "Naam"), 1):
        topic = _topic(100 + number, None, f"{title}_{number}", title, "", None) | {"Datatype": "String"}
        made.properties.append(topic)
    made.texts["Code_1"] = ["PV30  "] * len(made)
    made.texts["Naam_2"] = ["Noord-Brabant                 "] * len(made)
    return made


def recorded_folder() -> Path | None:
    """Where the recorded table lies: BWLAB_BRON_CBS, or shared/cbs beside the checkout; None when it does not."""
    given = os.environ.get("BWLAB_BRON_CBS")
    folder = Path(given) if given else HERE.parent.parent / "shared" / "cbs"
    return folder if (folder / RECORDED_ID / "TypedDataSet.json").exists() else None


@functools.cache
def recorded() -> Table:
    """Kerncijfers wijken en buurten 2020 as CBS published it in March 2021, country and municipalities only.

    Only the typed set was recorded, so every blank is "unknown" here.
    """
    folder = recorded_folder() / RECORDED_ID

    def load(name: str) -> list[Row]:
        return json.loads((folder / f"{name}.json").read_text("utf-8"))["value"]

    properties, rows = load("DataProperties"), load("TypedDataSet")
    topics = [row for row in properties if row["Type"] == "Topic"]
    numeric = [row["Key"] for row in topics if row["Datatype"] != "String"]
    values = np.array([[row[name] for name in numeric] for row in rows], dtype=float)
    texts = {row["Key"]: [each[row["Key"]] for each in rows] for row in topics if row["Datatype"] == "String"}
    keys = {"WijkenEnBuurten": [row["WijkenEnBuurten"] for row in rows]}
    dimensions = {"WijkenEnBuurten": load("WijkenEnBuurten")}
    return Table(load("TableInfos")[0], properties, dimensions, keys, values, np.isnan(values).astype(np.uint8), texts)


@functools.cache
def municipalities() -> tuple[tuple[str, str], ...]:
    """Code and name of every municipality of the snapshot."""
    with open(data_dir() / "regions.csv", encoding="utf-8", newline="") as file:
        return tuple((row["region"], row["name"]) for row in csv.DictReader(file))


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


def _topic(number: int, parent: int | None, key: str, title: str, unit: str, decimals: int | None) -> Row:
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
        rows.append(_topic(start + len(rows), groups.get(group), key, title, unit, decimals))
    return rows
