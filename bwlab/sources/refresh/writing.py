"""A new edition in a folder: the old one with other figures, and a manifest that fits."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd

from bwlab.errors import SourceError
from bwlab.formats import date
from bwlab.sources.refresh.comparing import Changes
from bwlab.sources.snapshot import DICTIONARY, MANIFEST, Snapshot

OBSERVATIONS, COUNTS, PROVENANCE = "observations.csv.gz", "crime_counts.csv.gz", "HERKOMST.md"


def edition_name(old: str, today: dt.date) -> str:
    """ "2026.1" refreshed on 21 November 2026: "2026.1+20261121"."""
    return f"{old.split('+')[0]}+{today:%Y%m%d}"


def write_edition(folder: Path, old: Snapshot, changes: Changes, today: dt.date) -> None:
    """Fill an empty folder with a whole snapshot.

    Parameters
    ----------
    folder : Path
    old : Snapshot
        Its files are copied where nothing changed.
    changes : Changes
    today : datetime.date
        The day of the edition.
    """
    tables: dict[str, pd.DataFrame] = {OBSERVATIONS: changes.observations}
    if changes.population_years or changes.population_revised:
        tables["population.csv"] = changes.population
        tables["regions.csv"] = _regions(old.regions, changes.population)
    if len(changes.counts) and not changes.counts.equals(old.table(COUNTS)):
        tables[COUNTS] = changes.counts
    filled = pd.MultiIndex.from_frame(changes.observations[["region", "indicator"]].drop_duplicates())
    gaps = old.gaps[~pd.MultiIndex.from_frame(old.gaps[["region", "indicator"]]).isin(filled)]
    if len(gaps) != len(old.gaps):
        tables["gaps.csv"] = gaps
    files = json.loads(json.dumps(old.manifest["files"]))
    for name in files:
        if name in tables:
            (folder / name).write_bytes(_csv(tables[name], name))
            files[name]["rows"] = len(tables[name])
        elif name == DICTIONARY:
            text = _with_sources((old.folder / name).read_text("utf-8"), changes.sources, today)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        elif name == PROVENANCE:
            text = (old.folder / name).read_text("utf-8") + _provenance(old, changes, today)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(old.folder / name, folder / name)
        data = (folder / name).read_bytes()
        files[name] |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    manifest = {
        **old.manifest,
        "edition": edition_name(old.edition, today),
        "made": today.isoformat(),
        "refreshed": {"from": old.edition, "read": list(changes.read)},
        "files": files,
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def _regions(regions: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    newest = population.sort_values("year").drop_duplicates("region", keep="last").set_index("region")
    found = regions.copy()
    found["population"] = found["region"].map(newest["population"]).fillna(found["population"]).astype("Int64")
    found["population_year"] = found["region"].map(newest["year"]).fillna(found["population_year"]).astype("Int64")
    return found


def _csv(frame: pd.DataFrame, name: str) -> bytes:
    """utf-8, commas, LF; a .gz without a time, so that the bytes depend on the figures only."""
    data = frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    if not name.endswith(".gz"):
        return data
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as packed:
        packed.write(data)
    return buffer.getvalue()


def _with_sources(text: str, sources: pd.DataFrame, today: dt.date) -> str:
    """The dictionary with the tables of the new figures behind the source of each indicator; nothing else changes."""
    before = tomllib.loads(text)
    for code, rows in sources.groupby("indicator"):
        tables = ", ".join(sorted({str(each) for each in rows["table"]}))
        old = before["indicator"][code]["source"]
        if not all(each in old for each in tables.split(", ")):
            before["indicator"][code]["source"] = new = f"{old}; ververst op {date(today)} uit StatLine {tables}"
            head = re.compile(rf"(^\[indicator\.{re.escape(code)}\]$.*?^source = )[^\n]*", re.MULTILINE | re.DOTALL)
            text = head.sub(lambda found, new=new: found[1] + json.dumps(new, ensure_ascii=False), text, count=1)
    if tomllib.loads(text) != before:
        raise SourceError("De lijst van indicatoren heeft een andere vorm dan verwacht.", "", "Er is niets veranderd.")
    return text


def _provenance(old: Snapshot, changes: Changes, today: dt.date) -> str:
    rows: list[Any] = [
        f"\n## Ververst op {date(today)}\n",
        f"Deze editie is gemaakt uit editie {old.edition} met cijfers die bwlab zelf bij StatLine ophaalde:\n",
        *(f"- tabel {each}" for each in changes.read),
        "\nWat er veranderde:\n",
        *(f"- {each}" for each in changes.sentences),
    ]
    return "\n".join(rows) + "\n"
