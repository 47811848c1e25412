"""Tables for the loopback server: generated ones of realistic size, and the recorded one where it is there.

Generated figures are for tests and benchmarks only; they never appear in a notebook.
"""

from __future__ import annotations

import csv
import functools
import json
import os
from pathlib import Path

import numpy as np
from cbs_table import Row, Table, make_table, topic_row

from bwlab.places import data_dir

__all__ = ["Row", "Table", "make_table", "neighbourhoods", "recorded", "recorded_folder"]

HERE = Path(__file__).resolve().parent
RECORDED_ID = "84799NED"

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
    made.reasons[:, :4] = made.reasons[:, 10:46] = 0
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
        topic = topic_row(100 + number, None, f"{title}_{number}", title, "", None) | {"Datatype": "String"}
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
