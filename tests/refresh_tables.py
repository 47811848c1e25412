"""StatLine on this computer with tables made from the snapshot, so that nothing has changed until a test changes it."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from cbs_server import CbsServer
from cbs_tables import Table, make_table

from bwlab.places import shipped_dir
from bwlab.sources.cbs import Limits
from bwlab.sources.refresh.mappings import MAPPINGS, VALUE
from bwlab.sources.snapshot import Snapshot, open_snapshot

YEARS = {2021: "85039NED", 2022: "85318NED", 2023: "85618NED", 2024: "85984NED"}
UNITS = {"duizend euro": "x 1 000 euro", "procent": "%", "kilometer": "km", "m3": "m³", "aantal": "aantal"}


@pytest.fixture(scope="session")
def shipped() -> Snapshot:
    return open_snapshot(shipped_dir())


@pytest.fixture
def quick() -> Limits:
    """Short waits, so that a fault takes no time."""
    return Limits(connect=0.5, read=1, total=5, attempts=2, wait=0.01, wait_max=0.02)


@pytest.fixture
def editions(monkeypatch, tmp_path):
    """An empty folder for editions."""
    monkeypatch.setenv("BWLAB_EDITIONS", str(tmp_path / "edities"))
    return tmp_path / "edities"


class StatLine:
    """The tables of a `CbsServer`, with figures to change."""

    def __init__(self, server: CbsServer, shipped: Snapshot) -> None:
        self.server, self.shipped = server, shipped
        self.names = [(row.region, row.name) for row in shipped.regions[["region", "name"]].itertuples()]

    def neighbourhoods(self, year: int, source: int | None = None, extra=()) -> Table:
        """Kerncijfers of a year, with the snapshot's figures of ``source`` (by default of that year)."""
        figures = [each for each in MAPPINGS if each.year == year and each.compute == VALUE]
        topics, columns = [("Bevolking", "Aantal inwoners", "aantal", 0)], [np.full(len(self.names), 1000.0)]
        seen = self.shipped.observations
        seen = seen[seen["year"] == (source or year)].pivot_table("value", "region", "indicator", observed=True)
        codes = [code for code, _ in self.names]
        for each in figures:
            title, decimals = each.subjects[0].titles[0].split(" / ")[-1], self.decimals(each.indicator)
            topics.append(("Groep", title, UNITS[each.subjects[0].unit], decimals))
            values = seen[each.indicator].reindex(codes) if each.indicator in seen else pd.Series(np.nan, codes)
            columns.append(values.to_numpy())
        table = make_table(
            YEARS[year], f"Kerncijfers wijken en buurten {year}", [*self.names, *extra], topics,
            region="WijkenEnBuurten", year=year, blanks=0,
            values=lambda rows, _: np.vstack([np.column_stack(columns), np.ones((len(extra), len(topics)))])[:rows],
        )  # fmt: skip
        return self.server.add(table)

    def decimals(self, indicator: str) -> int:
        return self.shipped.indicators["indicator"][indicator]["decimals"]

    def prices(self) -> Table:
        """House prices of many years."""
        rows = self.shipped.observations[self.shipped.observations["indicator"] == "verkoopprijs_woning"]
        wide = rows.pivot_table("value", "region", "year", observed=True)
        codes = [(code, code) for code in wide.index.astype(str)]
        periods = [(f"{year}JJ00", str(year), "Definitief") for year in wide.columns]
        topics = [("", "Gemiddelde verkoopprijs", "euro", 0)]
        return self.server.add(
            make_table("83625NED", "Verkoopprijzen", codes, topics, periods=periods, blanks=0,
                       values=lambda *_: wide.to_numpy().reshape(-1, 1))
        )  # fmt: skip

    def areas(self, without=(), extra=()) -> Table:
        """Which municipalities there are."""
        names = [each for each in self.names if each[0] not in without] + list(extra)
        table = make_table("86247NED", "Gebieden in Nederland 2026", names, [], year=2026)
        for number, group in enumerate(("COROP-gebieden", "Provincies")):
            head = {"ID": 50 + number, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": group}
            topic = {"ID": 60 + number, "ParentID": 50 + number, "Type": "Topic", "Key": f"Naam_{number}", "Title": "Naam"}
            table.properties.append(table.properties[0] | head)
            table.properties.append(table.properties[0] | topic | {"Datatype": "String", "Unit": "", "Decimals": None})
            table.texts[f"Naam_{number}"] = [f"{group[:-2]} van {code}   " for code, _ in names]
        return self.server.add(table)

    def crime(self, count) -> Table:
        """Registered crime: ``count`` gives the figure of each row from its offence, region and year."""
        kinds = [("1.1.1", "1.1.1 Diefstal/inbraak woning"), ("1.4.5", "1.4.5 Mishandeling"), ("2.2.1", "2.2.1 Vernieling")]
        periods = [("2024JJ00", "2024", "Definitief"), ("2025JJ00", "2025", "Voorlopig")]
        offences = ("woninginbraken", "mishandeling", "vernieling")
        values = [[count(code, kind, year)] for code, _ in self.names for kind in offences for year in (2024, 2025)]
        topics = [("", "Geregistreerde misdrijven", "aantal", 0)]
        return self.server.add(
            make_table("47018NED", "Misdrijven", self.names, topics, periods=periods, blanks=0,
                       others={"Soort misdrijf": kinds}, values=lambda *_: np.array(values, float))
        )  # fmt: skip


@pytest.fixture
def statline(cbs_server, shipped, editions) -> StatLine:
    return StatLine(cbs_server, shipped)


def set_value(table: Table, region: str, title: str, value: float, reason: int = 0) -> float:
    """Change one figure of a table of one year; what it was."""
    key = next(iter(table.keys))
    row = next(place for place, code in enumerate(table.keys[key]) if code.strip() == region)
    column = [each["Title"] for each in table.topics if each["Datatype"] != "String"].index(title)
    former, table.values[row, column] = float(table.values[row, column]), value
    table.reasons[row, column] = reason
    return former


def rename(table: Table, title: str, new: str) -> None:
    """Give a subject another Title."""
    next(row for row in table.properties if row["Title"] == title)["Title"] = new


def files(folder) -> dict[str, bytes]:
    """Every file of an edition, or of the folder of editions."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def manifest(folder) -> dict:
    return json.loads((folder / "manifest.json").read_text("utf-8"))
