"""The data contract: what every table in data/ promises to those who read it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest

MUNICIPALITY, ANY_REGION = r"^GM\d{4}$", r"^(GM\d{4}|PV\d{2}|NL01)$"
# Where a real zero occurs: no turbine, no burglary, no assault. Elsewhere a zero would be a filled blank.
REAL_ZEROS = {"windstroom_op_land_per_inwoner", "woninginbraken", "mishandeling"}
# Percentages that leave 0-100: visitors vote on the islands; equity can be negative.
WIDE_PERCENT = {"opkomst_tweede_kamer": (50, 140), "solvabiliteit_gemeente": (-100, 100)}
REASONS = {"not_recovered", "borders", "survey_large_only", "source_missing"}


def text_column(pattern: str) -> pa.Column:
    return pa.Column(str, pa.Check.str_matches(pattern))


def number(low: float, high: float, *, blank: bool = False, kind: type = float) -> pa.Column:
    return pa.Column(kind, pa.Check.in_range(low, high), nullable=blank, coerce=True)


YEAR = number(2010, 2026, kind=int)
SCHEMAS = {
    "observations.csv.gz": pa.DataFrameSchema(
        {
            "region": text_column(ANY_REGION),
            "indicator": text_column(r"^[a-z0-9_]+$"),
            "year": YEAR,
            "value": number(-100, 2e6),
            "origin": pa.Column(str, pa.Check.isin(["published", "computed", "recovered"])),
            "provisional": pa.Column(bool),
        },
        unique=["region", "indicator", "year"],
        strict=True,
        ordered=True,
    ),
    "regions.csv": pa.DataFrameSchema(
        {
            "region": pa.Column(str, pa.Check.str_matches(MUNICIPALITY), unique=True),
            "name": pa.Column(str, unique=True),
            "label": pa.Column(str, pa.Check(lambda text: ~text.str.contains(r"\.\)")), unique=True),
            "corop": text_column(r"^CR\d{2}$"),
            "corop_name": pa.Column(str),
            "province": text_column(r"^PV\d{2}$"),
            "province_name": pa.Column(str),
            "x_km": number(13, 279),
            "y_km": number(306, 625),
            "urbanisation": number(1, 5, blank=True),
            "land_km2": number(1, 1000, blank=True),
            "population": number(900, 1e6, kind=int),
            "population_year": YEAR,
        },
        strict=True,
        ordered=True,
    ),
    "population.csv": pa.DataFrameSchema(
        {"region": text_column(ANY_REGION), "year": YEAR, "population": number(900, 2e7, kind=int)},
        unique=["region", "year"],
        strict=True,
    ),
    "neighbours.csv": pa.DataFrameSchema(
        {"region": text_column(MUNICIPALITY), "neighbour": text_column(MUNICIPALITY)},
        checks=pa.Check(lambda pairs: pairs["region"] < pairs["neighbour"], error="a pair is stored once"),
        unique=["region", "neighbour"],
        strict=True,
    ),
    "safety_survey_2021.csv": pa.DataFrameSchema(
        {
            "region": text_column(MUNICIPALITY),
            "indicator": text_column(r"^[a-z_]+$"),
            "year": pa.Column(int, pa.Check.eq(2021)),
            **{column: number(0, 100) for column in ("value", "lower", "upper")},
        },
        checks=pa.Check(lambda rows: (rows["lower"] <= rows["value"]) & (rows["value"] <= rows["upper"])),
        unique=["region", "indicator"],
        strict=True,
    ),
    "crime_counts.csv.gz": pa.DataFrameSchema(
        {
            "region": text_column(MUNICIPALITY),
            "offence": pa.Column(str),
            "year": YEAR,
            "count": number(0, 1e5, kind=int),
            "mean_population": number(900, 1e6),
        },
        unique=["region", "offence", "year"],
        strict=True,
    ),
    "turnout_counts.csv": pa.DataFrameSchema(
        {
            "region": text_column(MUNICIPALITY),
            "election": pa.Column(str, pa.Check.isin(["TK2021", "TK2023"])),
            **{column: number(0, 1e6, kind=int) for column in ("electorate", "valid", "blank", "invalid")},
            "note": pa.Column(str, nullable=True),
        },
        unique=["region", "election"],
        strict=True,
    ),
    "finance_totals.csv.gz": pa.DataFrameSchema(
        {
            "region": text_column(MUNICIPALITY),
            "year": YEAR,
            "report": pa.Column(str, pa.Check.isin(["begroting", "jaarrekening"])),
            "population": number(500, 1e6),
        },
        unique=["region", "year", "report"],
    ),
    "finance_fields.csv.gz": pa.DataFrameSchema(
        {
            "region": text_column(MUNICIPALITY),
            "year": YEAR,
            "report": pa.Column(str, pa.Check.isin(["begroting", "jaarrekening"])),
            "field_code": number(0, 8, kind=int),
        },
        unique=["region", "year", "report", "field_code"],
    ),
    "profile_2021.csv": pa.DataFrameSchema(
        {"region": pa.Column(str, pa.Check.str_matches(MUNICIPALITY), unique=True)}
    ),
    "gaps.csv": pa.DataFrameSchema(
        {
            "region": text_column(MUNICIPALITY),
            "indicator": text_column(r"^[a-z0-9_]+$"),
            "reason": pa.Column(str, pa.Check.isin(REASONS)),
            "explanation": text_column(r".+\.$"),
        },
        unique=["region", "indicator"],
        strict=True,
        ordered=True,
    ),
    "tiles.csv": pa.DataFrameSchema(
        {
            "region": pa.Column(str, pa.Check.str_matches(MUNICIPALITY), unique=True),
            "column": number(0, 40, kind=int),
            "row": number(0, 50, kind=int),
        },
        unique=["column", "row"],
        strict=True,
        ordered=True,
    ),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_table_keeps_its_contract(table, name: str) -> None:
    SCHEMAS[name].validate(table(name), lazy=True)


def test_a_planted_error_breaks_the_contract(observations: pd.DataFrame) -> None:
    schema = SCHEMAS["observations.csv.gz"]
    double = pd.concat([observations.head(5), observations.head(1)], ignore_index=True)
    unknown = observations.head(5).assign(origin="guessed")
    blank = observations.head(5).assign(value=float("nan"))
    for bad in (double, unknown, blank):
        with pytest.raises((pa.errors.SchemaError, pa.errors.SchemaErrors)):
            schema.validate(bad)


def test_the_manifest_matches_every_file(data: Path, table) -> None:
    manifest = json.loads((data / "manifest.json").read_text("utf-8"))
    assert re.fullmatch(r"20\d\d\.\d+", manifest["edition"])
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", manifest["made"])
    present = {path.name for path in data.iterdir() if path.suffix in {".csv", ".gz", ".toml", ".md"}}
    assert present == set(manifest["files"])
    for name, facts in manifest["files"].items():
        content = (data / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == facts["sha256"], name
        assert len(content) == facts["bytes"], name
        if ".csv" in name:
            assert len(table(name)) == facts["rows"], name


def test_every_code_exists(
    table, observations: pd.DataFrame, regions: pd.DataFrame, indicators: dict
) -> None:
    now = set(regions["region"])
    mergers = table("mergers.csv")
    ever = now | set(mergers["former_region"]) | set(mergers["region"]) | set(regions["province"]) | {"NL01"}
    assert set(observations["region"]) <= now | set(regions["province"]) | {"NL01"}
    assert set(observations["indicator"]) == set(indicators)
    for name in (
        "aliases.csv",
        "profile_2021.csv",
        "safety_survey_2021.csv",
        "crime_counts.csv.gz",
        "gaps.csv",
    ):
        assert set(table(name)["region"]) <= now, name
    for name in ("population.csv", "turnout_counts.csv", "finance_fields.csv.gz", "finance_totals.csv.gz"):
        assert set(table(name)["region"]) <= ever, name
    pairs = table("neighbours.csv")
    assert set(pairs["region"]) | set(pairs["neighbour"]) <= now
    assert set(table("tiles.csv")["region"]) == now
    assert set(table("gaps.csv")["indicator"]) <= set(indicators)


def test_every_merger_ends_in_municipalities_of_today(table, regions: pd.DataFrame) -> None:
    now = set(regions["region"])
    for codes in table("mergers.csv")["current_regions"]:
        assert set(codes.split("|")) <= now


def test_labels_are_what_people_say(regions: pd.DataFrame) -> None:
    labels = dict(zip(regions["name"], regions["label"], strict=True))
    assert labels["'s-Gravenhage"] == "Den Haag"
    assert labels["'s-Hertogenbosch"] == "Den Bosch"
    assert labels["Laren (NH.)"] == "Laren (Noord-Holland)"
    assert labels["Bergen (L.)"] == "Bergen (Limburg)"
    assert labels["Tilburg"] == "Tilburg"


# Figures


def test_percentages_lie_between_0_and_100(observations: pd.DataFrame, indicators: dict) -> None:
    for code, values in observations.groupby("indicator")["value"]:
        low, high = WIDE_PERCENT.get(code, (0, 100 if indicators[code]["unit_short"] == "%" else 2e6))
        assert values.between(low, high).all(), code


def test_a_blank_is_never_a_zero(observations: pd.DataFrame) -> None:
    zeros = observations[observations["value"] == 0].groupby("indicator").size()
    assert set(zeros.index) == REAL_ZEROS


def test_decimals_are_those_of_the_figures(observations: pd.DataFrame, indicators: dict) -> None:
    """Published figures show all their digits; what was computed is rounded to what counts can carry."""
    for code, rows in observations.groupby("indicator"):
        given = max(
            0 if value == int(value) else len(f"{value:.6f}".rstrip("0").split(".")[1])
            for value in rows["value"]
        )
        shown = indicators[code]["decimals"]
        assert shown <= given or given == 0, code
        if (rows["origin"] != "computed").all():
            assert shown == given, code


def test_related_rates_follow_from_their_counts(table, observations: pd.DataFrame) -> None:
    counts = table("crime_counts.csv.gz")
    counts = counts[counts["offence"].isin(["woninginbraken", "vernieling", "mishandeling"])]
    both = observations.merge(
        counts, left_on=["region", "indicator", "year"], right_on=["region", "offence", "year"]
    )
    assert len(both) == 3 * 4552
    rate = 1000 * both["count"] / both["mean_population"]
    assert (rate - both["value"]).abs().max() <= 0.0051


def test_gaps_are_only_where_there_is_no_figure(table, observations: pd.DataFrame) -> None:
    gaps = table("gaps.csv")
    filled = observations.merge(gaps, on=["region", "indicator"])
    assert filled.empty
    reasons = gaps.set_index(["region", "indicator"])["reason"]
    assert reasons["GM0168", "levensverwachting"] == "not_recovered"
    assert reasons["GM1992", "bijstand"] == "borders"
    assert reasons["GM0096", "sociale_cohesie_buurt"] == "survey_large_only"
    assert ("GM0060", "bijstand") not in reasons.index  # not sure, so no reason
