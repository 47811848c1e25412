"""The tables of data/, read once for the tests of this folder."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the snapshot."""
    return ROOT / "data"


@pytest.fixture(scope="session")
def table(data: Path):
    """Any table of the snapshot by its file name."""
    return lambda name: pd.read_csv(data / name)


@pytest.fixture(scope="session")
def observations(table) -> pd.DataFrame:
    return table("observations.csv.gz")


@pytest.fixture(scope="session")
def regions(table) -> pd.DataFrame:
    return table("regions.csv")


@pytest.fixture(scope="session")
def dictionary(data: Path) -> dict:
    return tomllib.loads((data / "indicators.toml").read_text("utf-8"))


@pytest.fixture(scope="session")
def indicators(dictionary: dict) -> dict[str, dict]:
    return dictionary["indicator"]


@pytest.fixture(scope="session")
def builder(data: Path):
    """The module data/build.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("data_build", data / "build.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # data/ travels in the wheel as it is
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = writes
    return module
