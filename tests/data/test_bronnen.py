"""The sources of the ten steps: complete, in plain sentences, and honest about where we know it from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = ["source", "name", "owner", "adds", "cannot", "areas", "years", "seen", "link", "known_from"]
ASKED = {"rmbw", "mbw", "waarstaatjegemeente", "bwi", "pbl", "global_goals", "canvas", "rivm", "duo", "iv3"}
UNKNOWN, NOT_YET, UNCHECKED = "niet bekend", "nog niet", "algemene kennis, niet gecontroleerd"


@pytest.fixture(scope="module")
def bronnen(table) -> pd.DataFrame:
    return table("bronnen.csv")


def test_every_source_once_and_nothing_blank(bronnen):
    assert list(bronnen.columns) == COLUMNS
    assert set(bronnen["source"]) == ASKED and bronnen["source"].is_unique and bronnen["name"].is_unique
    assert not bronnen.isna().any(axis=None), "what is not known says so"
    assert (bronnen == bronnen.map(str.strip)).all(axis=None)


def test_sentences(bronnen):
    for row in bronnen.itertuples():
        for text in (row.adds, row.cannot):
            assert text == UNKNOWN or (text[0].isupper() and text.endswith(".")), row.source
            assert not re.search(r"!|\b(gewoon|simpelweg|let op|u|uw)\b", text, re.IGNORECASE), row.source
            assert max(len(sentence.split()) for sentence in re.split(r"[.:] ", text)) <= 20, "short sentences"


def test_seen_where_it_says(bronnen):
    known = {
        json.loads(path.read_text("utf-8"))["metadata"]["bwlab"]["id"] for path in (ROOT / "notebooks").rglob("*.ipynb")
    }
    for row in bronnen.itertuples():
        assert row.seen == NOT_YET or set(row.seen.split("; ")) <= known, row.source
    where = bronnen.set_index("source")["seen"]
    assert (where["pbl"], where["canvas"]) == ("stap_05", "stap_04"), "named there in words"
    assert {"rmbw", "rivm", "iv3"} <= set(bronnen.loc[bronnen["seen"].str.contains("stap_01"), "source"])


def test_links_and_what_we_know_from(bronnen):
    for row in bronnen.itertuples():
        assert row.link == UNKNOWN or re.fullmatch(r"https://[a-z0-9.]+\.nl(/\S*)?|https://economie\.rabobank\.com/\S+", row.link), row.source
        assert len(row.known_from) > 10
    unchecked = bronnen["known_from"].str.contains(UNCHECKED)
    assert set(bronnen.loc[unchecked, "source"]) == {"global_goals", "canvas", "duo"}
    unknown = (bronnen == UNKNOWN).any(axis=1)
    assert set(bronnen.loc[unknown, "source"]) == {"waarstaatjegemeente", "global_goals", "canvas", "duo"}


def test_years_are_those_of_the_figures(bronnen, observations, table):
    rows = bronnen.set_index("source")["years"]
    years = lambda text: {int(year) for year in re.findall(r"20\d\d", text)}  # noqa: E731
    assert years(rows["rivm"]) == set(observations.loc[observations["indicator"] == "ervaren_gezondheid_rivm", "year"])
    finance = table("finance_fields.csv.gz").groupby("report")["year"].agg(["min", "max"])
    assert years(rows["iv3"]) == set(finance.to_numpy().ravel())


def test_it_is_read_as_a_table_of_the_snapshot():
    from bwlab import open_monitor

    assert len(open_monitor().snapshot.table("bronnen.csv")) == len(ASKED)
