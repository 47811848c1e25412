"""Building the snapshot: the same bytes each time, and nothing at all from a bad source."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(os.environ.get("BWLAB_BRON", ROOT.parent / "shared" / "data"))


def content(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


@pytest.fixture(scope="module")
def sources(builder, data: Path, tmp_path_factory) -> list[Path]:
    """Source tables: made again from data/, and the real ones where they lie beside the checkout."""
    folder = tmp_path_factory.mktemp("source")
    for spec in builder.TABLES:
        frame = pd.read_csv(data / spec.name, dtype=str, keep_default_na=False)
        frame = frame.rename(columns={new: old for old, new in spec.rename.items()})
        frame = frame.replace({new: old for old, new in builder.NOTES.items()})
        frame = frame.reindex(columns=spec.columns.split(","), fill_value="").sample(frac=1, random_state=1)
        builder.write(frame, folder / spec.name)
    return [folder, SOURCE] if SOURCE.is_dir() else [folder]


def test_building_twice_gives_the_same_bytes(
    builder, data: Path, sources: list[Path], tmp_path: Path
) -> None:
    shipped = json.loads((data / "manifest.json").read_text("utf-8"))["files"]
    for number, source in enumerate([*sources, sources[0]]):
        manifest = builder.build(source, tmp_path / str(number))
        assert set(manifest["files"]) == set(shipped)
        for name in shipped:
            assert content(tmp_path / str(number) / name) == content(data / name), name
            assert (tmp_path / str(number) / name).read_bytes() == (tmp_path / "0" / name).read_bytes(), name


def plant(data: Path, name: str, change) -> pd.DataFrame:
    return change(pd.read_csv(data / name, dtype=str, keep_default_na=False))


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: pd.concat([rows, rows.head(1)]),
        lambda rows: rows.assign(year="1821"),
        lambda rows: rows.assign(region="Tilburg"),
        lambda rows: rows.head(0),
    ],
    ids=["double row", "year out of range", "name instead of code", "empty"],
)
def test_the_build_stops_at_a_bad_table(builder, data: Path, change) -> None:
    spec = next(each for each in builder.TABLES if each.name == "observations.csv.gz")
    with pytest.raises(builder.BuildError, match=r"observations\.csv\.gz"):
        builder.check(plant(data, "observations.csv.gz", change), spec)


def test_the_build_stops_at_an_impossible_percentage(builder, data: Path, indicators: dict) -> None:
    rows = plant(data, "observations.csv.gz", lambda rows: rows[rows["indicator"] == "overgewicht"])
    builder.check_values(rows, indicators)
    with pytest.raises(builder.BuildError, match="overgewicht"):
        builder.check_values(rows.assign(value="101"), indicators)


def test_a_build_from_nothing_writes_nothing(builder, tmp_path: Path) -> None:
    with pytest.raises(builder.BuildError, match=r"regions\.csv"):
        builder.build(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
