"""Carry the figures of a folder with source tables over into the project's own tables.

    python data/build.py --from ../shared/data

Each table is checked before anything is written: columns, keys that occur once, numbers within their range,
codes that exist. The hand-written files (indicators.toml, gaps.toml, bronnen.csv, HERKOMST.md, LICENTIE.md)
and the tile map of tiles.py are read and checksummed, never made here. The manifest is written last; two
runs give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import re
import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

EDITION, MADE, LICENCE = "2026.1", "2026-11-21", "CC BY 4.0"
HERE = Path(__file__).resolve().parent
HAND_WRITTEN = ("indicators.toml", "gaps.toml", "bronnen.csv", "tiles.csv", "HERKOMST.md", "LICENTIE.md")

REGION = re.compile(r"(GM\d{4}|PV\d{2}|NL01)")
ORIGINS = {"published", "computed", "recovered"}
TURNOUT = {"naam": None, "verkiezing": "election", "kiesgerechtigden": "electorate", "geldig": "valid",
           "blanco": "blank", "ongeldig": "invalid", "opmerking": "note"}  # fmt: skip
NOTES = {"kiesgerechtigden in bron fout": "electorate wrong in the source",
         "buitenland-kiezers meegeteld": "voters abroad included"}  # fmt: skip
SPOKEN = {"'s-Gravenhage": "Den Haag", "'s-Hertogenbosch": "Den Bosch"}
# Percentages that may leave 0-100: visitors vote on the islands; equity can be negative.
WIDE = {"opkomst_tweede_kamer": (50, 140), "solvabiliteit_gemeente": (-100, 100)}


class BuildError(Exception):
    """The source tables are not what this script expects; nothing was written."""


@dataclass(frozen=True)
class Table:
    """One table: its source columns, its key (also the sort order) and the range of its number columns."""

    name: str
    columns: str
    key: tuple[str, ...]
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    whose: str = "now"  # "now": current municipalities; "ever": also former ones, provinces, country
    rename: dict[str, str | None] = field(default_factory=dict)


YEAR = {"year": (2010, 2026)}
MONEY = (-1e7, 2e7)  # thousand euro
TABLES = (
    Table("regions.csv", "region,name,corop,corop_name,province,province_name,x_km,y_km,urbanisation,"
          "land_km2", ("region",),
          {"x_km": (0, 300), "y_km": (300, 640), "urbanisation": (1, 5), "land_km2": (1, 1000)}),
    Table("population.csv", "region,year,population", ("region", "year"),
          YEAR | {"population": (500, 2e7)}, "ever"),
    Table("mergers.csv", "year,former_region,former_name,region,name,kind,current_regions,known_from",
          ("year", "former_region", "region"), YEAR, "ever"),
    Table("observations.csv.gz", "region,indicator,year,value,origin,provisional",
          ("indicator", "region", "year"), YEAR | {"value": (-100, 2e6)}, "ever"),
    Table("neighbours.csv", "region,neighbour", ("region", "neighbour")),
    Table("aliases.csv", "region,alias", ("region", "alias")),
    Table("profile_2021.csv", "region,share_65_plus,share_under_15,household_size,single_households,"
          "wmo_clients_per_1000,social_housing,single_family_homes,cars_per_household,electricity_kwh",
          ("region",), {"share_65_plus": (0, 100), "share_under_15": (0, 100), "household_size": (1, 5),
                        "single_households": (0, 100), "social_housing": (0, 100),
                        "single_family_homes": (0, 100), "cars_per_household": (0, 3),
                        "wmo_clients_per_1000": (0, 300), "electricity_kwh": (1000, 8000)}),
    Table("finance_fields.csv.gz", "region,year,report,population,field_code,field,expenditure_keur,"
          "expenditure_per_inhabitant_eur", ("region", "year", "report", "field_code"),
          YEAR | {"expenditure_keur": MONEY, "field_code": (0, 8), "population": (500, 2e6)}, "ever"),
    Table("finance_totals.csv.gz", "region,year,report,population,expenditure,revenue,to_reserves,"
          "from_reserves,from_state,levies,equity,balance_total", ("region", "year", "report"),
          YEAR | {"expenditure": MONEY, "revenue": MONEY, "equity": MONEY, "balance_total": MONEY}, "ever"),
    Table("safety_survey_2021.csv", "region,indicator,year,value,lower,upper", ("region", "indicator"),
          YEAR | {"value": (0, 100), "lower": (0, 100), "upper": (0, 100)}),
    Table("crime_counts.csv.gz", "region,offence,year,count,mean_population", ("region", "offence", "year"),
          YEAR | {"count": (0, 1e6), "mean_population": (500, 2e6)}),
    Table("turnout_counts.csv", "region," + ",".join(TURNOUT), ("region", "election"),
          {"electorate": (300, 1e6), "valid": (300, 1e6), "blank": (0, 1e5), "invalid": (0, 1e5)},
          "ever", TURNOUT),
)  # fmt: skip


def need(condition: bool, message: str) -> None:
    """Stop with a sentence where the source is not what it should be."""
    if not condition:
        raise BuildError(message)


def read(source: Path, table: Table) -> pd.DataFrame:
    """A source table as text, so that figures are carried over as they were published."""
    path = source / table.name
    need(path.exists(), f"{path} is not there")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    need(list(frame.columns) == table.columns.split(","), f"{table.name}: columns are {list(frame.columns)}")
    frame = frame.drop(columns=[old for old, new in table.rename.items() if new is None])
    return frame.rename(columns={old: new for old, new in table.rename.items() if new})


def check(frame: pd.DataFrame, table: Table) -> None:
    """Keys that occur once and numbers within their range; blanks are allowed outside the key."""
    name = table.name
    need(len(frame) > 0, f"{name}: empty")
    keys = frame[list(table.key)]
    need(not (keys == "").any(axis=None), f"{name}: blank in the key")
    double = keys[keys.duplicated()]
    need(double.empty, f"{name}: double rows {double.head(3).values.tolist()}")
    for column, (low, high) in table.ranges.items():
        numbers = pd.to_numeric(frame[column].replace("", None))
        outside = frame[numbers.notna() & ~numbers.between(low, high)]
        need(outside.empty, f"{name}: {column} outside {low}-{high}: {outside.head(3).to_dict('records')}")
    codes = frame["region"]
    need(codes.map(lambda code: bool(REGION.fullmatch(code))).all(), f"{name}: a code that is no region")


def check_references(tables: dict[str, pd.DataFrame], indicators: dict[str, dict]) -> None:
    """Every code in every table exists: now, or ever for the tables that hold former municipalities."""
    now = set(tables["regions.csv"]["region"])
    mergers = tables["mergers.csv"]
    provinces = set(tables["regions.csv"]["province"])
    ever = now | provinces | {"NL01"} | set(mergers["former_region"]) | set(mergers["region"])
    for table in TABLES:
        unknown = set(tables[table.name]["region"]) - (now if table.whose == "now" else ever)
        need(not unknown, f"{table.name}: unknown regions {sorted(unknown)[:5]}")
    pairs = tables["neighbours.csv"]
    need(set(pairs["neighbour"]) <= now, "neighbours.csv: unknown neighbour")
    need(
        (pairs["region"] < pairs["neighbour"]).all(),
        "neighbours.csv: a pair is stored once, lowest code first",
    )
    ends = {code for codes in mergers["current_regions"] for code in codes.split("|")}
    need(ends <= now, f"mergers.csv: chains that end nowhere {sorted(ends - now)}")
    used = set(tables["observations.csv.gz"]["indicator"])
    need(used == set(indicators), f"observations and dictionary differ: {sorted(used ^ set(indicators))}")


def check_values(observations: pd.DataFrame, indicators: dict[str, dict]) -> None:
    """Percentages between 0 and 100 (two documented exceptions), nothing else below 0, known origins."""
    need(set(observations["origin"]) <= ORIGINS, "observations: unknown origin")
    need(set(observations["provisional"]) <= {"True", "False"}, "observations: provisional is no yes or no")
    values = pd.to_numeric(observations["value"]).groupby(observations["indicator"])
    for code, (low, high) in values.agg(["min", "max"]).iterrows():
        ceiling = 100 if indicators[code]["unit_short"] == "%" else 2e6
        floor, ceiling = WIDE.get(code, (0, ceiling))
        need(floor <= low and high <= ceiling, f"observations: {code} runs from {low} to {high}")


def label(name: str, province: str) -> str:
    """What people say: "Den Haag", "Laren (Noord-Holland)"; else the name of CBS."""
    return SPOKEN.get(name) or re.sub(r" \((NH|ZH|O|Z|L)\.\)$", f" ({province})", name)


def add_labels(regions: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Regions with a label, and the newest population with its year."""
    newest = population.sort_values("year").groupby("region").last().add_prefix("last_")
    regions = regions.join(newest, on="region", validate="1:1")
    need(regions["last_population"].notna().all(), "population.csv: a municipality without inhabitants")
    labels = [label(*pair) for pair in regions[["name", "province_name"]].itertuples(index=False)]
    regions.insert(2, "label", labels)
    need(regions["label"].is_unique, "regions.csv: two municipalities with one label")
    return regions.rename(columns={"last_population": "population", "last_year": "population_year"})[
        ["region", "name", "label", "corop", "corop_name", "province", "province_name", "x_km", "y_km",
         "urbanisation", "land_km2", "population", "population_year"]]  # fmt: skip


def make_gaps(rules: list[dict], observations: pd.DataFrame, regions: pd.DataFrame) -> pd.DataFrame:
    """Known reasons for pairs without any value; where two rules meet, the first one counts.

    A rule names indicators and either regions, or none: then all municipalities are meant.
    """
    filled = set(zip(observations["region"], observations["indicator"], strict=True))
    rows: dict[tuple[str, str], tuple[str, str]] = {}
    for rule in rules:
        named = rule.get("regions", list(regions["region"]))
        need(set(named) <= set(regions["region"]), f"gaps.toml: unknown region in {named[:3]}")
        unknown = set(rule["indicators"]) - set(observations["indicator"])
        need(not unknown, f"gaps.toml: unknown indicators {sorted(unknown)}")
        for pair in ((region, indicator) for region in named for indicator in rule["indicators"]):
            if pair not in filled:
                rows.setdefault(pair, (rule["reason"], rule["explanation"]))
    frame = pd.DataFrame([(*pair, *why) for pair, why in rows.items()],
                         columns=["region", "indicator", "reason", "explanation"])  # fmt: skip
    return frame.sort_values(["region", "indicator"])


def check_tiles(path: Path, regions: pd.DataFrame) -> None:
    """One hexagon for each municipality, none shared."""
    tiles = pd.read_csv(path)
    need(list(tiles.columns) == ["region", "column", "row"], "tiles.csv: other columns")
    need(sorted(tiles["region"]) == sorted(regions["region"]), "tiles.csv: not every municipality once")
    need(not tiles.duplicated(["column", "row"]).any(), "tiles.csv: two municipalities on one hexagon")


def write(frame: pd.DataFrame, path: Path) -> None:
    """Write utf-8, commas, LF; a .gz without name and time, so that the bytes depend on the figures only."""
    data = frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    if path.suffix == ".gz":
        buffer = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as packed:
            packed.write(data)
        data = buffer.getvalue()
    path.write_bytes(data)


def describe(path: Path, rows: int | None) -> dict[str, object]:
    """Checksum, size and number of rows of one file."""
    data = path.read_bytes()
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "rows": rows}


def build(source: Path, target: Path = HERE) -> dict:
    """Make the snapshot.

    Parameters
    ----------
    source : Path
        Folder with the source tables.
    target : Path
        Folder to write; the hand-written files are copied there where it is not ``data/`` itself.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    BuildError
        A table is not what it should be; nothing was written.
    """
    indicators = tomllib.loads((HERE / "indicators.toml").read_text("utf-8"))["indicator"]
    rules = tomllib.loads((HERE / "gaps.toml").read_text("utf-8"))["rule"]
    tables = {table.name: read(source, table) for table in TABLES}
    for table in TABLES:
        check(tables[table.name], table)
    check_references(tables, indicators)
    check_values(tables["observations.csv.gz"], indicators)
    survey = tables["safety_survey_2021.csv"][["lower", "value", "upper"]].astype(float)
    inside = (survey["lower"] <= survey["value"]) & (survey["value"] <= survey["upper"])
    need(inside.all(), "safety_survey_2021.csv: a value outside its bounds")

    turnout = tables["turnout_counts.csv"]
    turnout["note"] = turnout["note"].map(lambda note: NOTES.get(note, note))
    tables["regions.csv"] = add_labels(tables["regions.csv"], tables["population.csv"])
    order = {table.name: list(table.key) for table in TABLES}
    tables = {name: frame.sort_values(order[name]) for name, frame in tables.items()}
    tables["gaps.csv"] = make_gaps(rules, tables["observations.csv.gz"], tables["regions.csv"])
    check_tiles(HERE / "tiles.csv", tables["regions.csv"])

    target.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        write(frame, target / name)
    if target.resolve() != HERE:
        for name in HAND_WRITTEN:
            shutil.copyfile(HERE / name, target / name)
    rows = {name: len(frame) for name, frame in tables.items()}
    rows |= {"indicators.toml": len(indicators), "gaps.toml": len(rules), "tiles.csv": rows["regions.csv"]}
    rows["bronnen.csv"] = len(pd.read_csv(HERE / "bronnen.csv"))
    names = sorted({*tables, *HAND_WRITTEN})
    manifest = {"edition": EDITION, "made": MADE, "licence": LICENCE,
                "files": {name: describe(target / name, rows.get(name)) for name in names}}  # fmt: skip
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (target / "manifest.json").write_text(text, encoding="utf-8", newline="\n")
    return manifest


def main() -> None:
    """Read the arguments, build, and say what was made."""
    parser = argparse.ArgumentParser(description="Build the snapshot in data/.")
    parser.add_argument(
        "--from", dest="source", type=Path, required=True, help="folder with the source tables"
    )
    parser.add_argument(
        "--to", dest="target", type=Path, default=HERE, help="folder to write (default: data/)"
    )
    arguments = parser.parse_args()
    try:
        manifest = build(arguments.source, arguments.target)
    except BuildError as error:
        raise SystemExit(f"Nothing was written. {error}") from error
    for name, facts in manifest["files"].items():
        print(f"{name:26} {facts['rows'] or '':>8} rows {facts['bytes']:>9} bytes")


if __name__ == "__main__":
    main()
