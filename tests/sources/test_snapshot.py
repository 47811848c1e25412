"""The snapshot: whole and checked, or not at all."""

import gzip
import hashlib
import json
import shutil

import pandas as pd
import pytest

from bwlab import open_monitor
from bwlab.errors import BwlabError, DamagedFileError, DataError, MissingFileError
from bwlab.places import data_dir
from bwlab.sources.snapshot import open_snapshot, problems, read_table

NEEDED = [
    "manifest.json",
    "indicators.toml",
    "observations.csv.gz",
    "regions.csv",
    "neighbours.csv",
    "mergers.csv",
    "aliases.csv",
    "gaps.csv",
]


@pytest.fixture
def folder(tmp_path):
    """A copy of the figures that may be damaged."""
    return shutil.copytree(data_dir(), tmp_path / "data")


def rewrite(folder, name, content: bytes):
    """Change a file and let the manifest agree, as a faulty build would."""
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"][name]["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def test_the_figures_that_travel_along_are_whole():
    assert problems() == []


def test_documented_types():
    snapshot = open_snapshot()
    table = snapshot.observations
    assert list(table) == ["region", "indicator", "year", "value", "origin", "provisional"]
    assert [str(each) for each in table.dtypes] == [
        "category",
        "category",
        "int16",
        "float64",
        "category",
        "bool",
    ]
    assert not table.isna().any().any()
    assert snapshot.edition


def test_other_tables_are_read_when_asked_for():
    snapshot = open_snapshot()
    assert list(snapshot.tiles) == ["region", "column", "row"]
    assert {"region", "year", "population"} <= set(snapshot.population)
    assert len(read_table("finance_totals.csv.gz")) > 6000


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_file_is_named_and_nothing_is_loaded(folder, name):
    (folder / name).unlink()
    with pytest.raises(MissingFileError, match=name) as error:
        open_snapshot(folder)
    assert "bwlab doctor" in error.value.now and str(folder) in error.value.now
    assert "niets geladen" in error.value.message


@pytest.mark.parametrize("name", NEEDED[1:])
def test_a_damaged_file_is_named_and_nothing_is_loaded(folder, name):
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2 :] = content[len(content) // 2 + 1 :]  # one byte lost on the way
    (folder / name).write_bytes(content)
    with pytest.raises(DamagedFileError, match=name) as error:
        open_snapshot(folder)
    assert "bwlab doctor" in error.value.now
    assert "niets geladen" in error.value.message


@pytest.mark.parametrize("name", NEEDED)
def test_an_empty_file_is_named(folder, name):
    (folder / name).write_bytes(b"")
    with pytest.raises(DamagedFileError, match=name):
        open_snapshot(folder)


def test_one_other_digit_is_enough(folder):
    content = (folder / "regions.csv").read_text("utf-8")
    (folder / "regions.csv").write_text(content.replace("569468", "569469", 1), "utf-8")
    with pytest.raises(DamagedFileError, match=r"regions\.csv"):
        open_snapshot(folder)


def test_a_file_the_manifest_does_not_know_is_not_trusted(folder):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    del manifest["files"]["gaps.csv"]
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(DamagedFileError, match=r"manifest\.json.*gaps\.csv"):
        open_snapshot(folder)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"edition": "1", "files": {"a": {}}}', '{"files": 3}'])
def test_a_manifest_that_is_none(folder, text):
    (folder / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(DamagedFileError, match=r"manifest\.json"):
        open_snapshot(folder)


@pytest.mark.parametrize(
    "name, content",
    [
        ("regions.csv", b"region,name\nGM0001,Ergens\n"),
        ("regions.csv", b"\xff\xfe\x00"),
        ("observations.csv.gz", b"no gzip at all"),
        (
            "observations.csv.gz",
            gzip.compress(b"region,indicator,year,value,origin,provisional\na,b,c,d,e,f\n", mtime=0),
        ),
        ("observations.csv.gz", gzip.compress(b"region\n", mtime=0)[:-4]),
        ("indicators.toml", b"this is not toml"),
        ("indicators.toml", b"[indicator]\n"),
        ("indicators.toml", b"[herkomst]\n[indicator.a]\nname = 'A'\n"),
    ],
)
def test_a_file_with_a_good_checksum_and_bad_content(folder, name, content):
    rewrite(folder, name, content)
    with pytest.raises(DamagedFileError, match=name):
        open_monitor(folder)


def test_tables_read_later_are_checked_too(folder):
    snapshot = open_snapshot(folder)
    (folder / "tiles.csv").write_text("region,column,row\n", "utf-8")
    with pytest.raises(DamagedFileError, match=r"tiles\.csv"):
        snapshot.tiles  # noqa: B018 - reading it is the point
    with pytest.raises(DamagedFileError, match=r"tiles\.csv"):
        read_table("tiles.csv", folder)
    (folder / "tiles.csv").unlink()
    with pytest.raises(MissingFileError, match=r"tiles\.csv"):
        read_table("tiles.csv", folder)


def test_problems_lists_everything_that_is_wrong(folder):
    (folder / "tiles.csv").unlink()
    (folder / "regions.csv").write_text("x", "utf-8")
    found = problems(folder)
    assert [type(each) for each in found] == [DamagedFileError, MissingFileError]
    assert "regions.csv" in found[0].what and "tiles.csv" in found[1].what
    (folder / "manifest.json").unlink()
    assert [type(each) for each in problems(folder)] == [MissingFileError]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(DataError) as error:
        open_monitor(tmp_path / "nergens")
    assert isinstance(error.value, BwlabError)


def test_a_failed_opening_is_not_remembered(folder):
    good = (folder / "gaps.csv").read_bytes()
    (folder / "gaps.csv").unlink()
    with pytest.raises(MissingFileError):
        open_monitor(folder)
    (folder / "gaps.csv").write_bytes(good)
    assert open_monitor(folder) is open_monitor(str(folder))


def test_a_folder_in_the_place_of_a_file(folder):
    (folder / "gaps.csv").unlink()
    (folder / "gaps.csv").mkdir()
    with pytest.raises(DataError, match=r"gaps\.csv"):
        open_snapshot(folder)


def test_snapshot_cannot_be_changed_by_assignment():
    with pytest.raises(AttributeError):
        open_snapshot().observations = pd.DataFrame()
