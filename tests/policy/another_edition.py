"""A second edition of the figures, made from the snapshot: changed, revised, lost, and with other borders."""

from __future__ import annotations

import hashlib
import json
import re
import shutil

import pandas as pd

from bwlab import places

EDITION = "2099.1"
LOST = "geregistreerde_misdrijven_per_1000"
GOIRLE, HILVARENBEEK, VOORNE = "GM0785", "GM0798", "GM1992"


def copied(root, edition, change):
    """A copy of the figures that travel along, changed by ``change(folder)`` and signed anew."""
    folder = root / edition
    shutil.copytree(places.shipped_dir(), folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    change(folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["edition"] = edition
    for name, entry in manifest["files"].items():
        data = (folder / name).read_bytes()
        entry |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def newer(folder):
    """Tilburg: satisfaction has a new year under 80, debts are revised, crime is gone, Goirle joined, Hilvarenbeek went to Oirschot."""
    table = pd.read_csv(folder / "observations.csv.gz")
    table = table[(table["indicator"] != LOST) & ~table["region"].isin([GOIRLE, HILVARENBEEK])]
    of = lambda code, year: (table["region"] == "GM0855") & (table["indicator"] == code) & (table["year"] == year)  # noqa: E731
    table.loc[of("problematische_schulden", 2023), ["value", "origin"]] = [8.8, "published"]
    table.loc[of("tevredenheid_leven", 2022), "value"] = 83.4
    table.loc[of("vernieling", 2024), "provisional"] = False
    table = table[~of("contact", 2022)]
    row = {"region": "GM0855", "indicator": "tevredenheid_leven", "year": 2024, "value": 79.5, "origin": "published", "provisional": False}
    pd.concat([table, pd.DataFrame([row])]).to_csv(folder / "observations.csv.gz", index=False)
    about = (folder / "indicators.toml").read_text("utf-8")
    about = re.sub(rf"(?ms)^\[indicator\.{LOST}\]$.*?(?=^\[)", "", about).replace(f'related = ["{LOST}"]', "related = []").replace(f', "{LOST}"]', "]")
    (folder / "indicators.toml").write_text(about, "utf-8")
    gone = {GOIRLE, HILVARENBEEK}
    for name, columns in (("regions.csv", ["region"]), ("gaps.csv", ["region"]), ("aliases.csv", ["region"]), ("neighbours.csv", ["region", "neighbour"]), ("tiles.csv", ["region"])):
        found = pd.read_csv(folder / name)
        found[~found[columns].isin(gone).any(axis=1)].to_csv(folder / name, index=False)
    found = pd.read_csv(folder / "mergers.csv")
    rows = [
        [2027, GOIRLE, "Goirle", "GM0855", "Tilburg", "merger", "GM0855", "test"],
        [2027, HILVARENBEEK, "Hilvarenbeek", "GM0823", "Oirschot", "merger", "GM0823", "test"],
    ]
    pd.concat([found, pd.DataFrame(rows, columns=found.columns)]).to_csv(folder / "mergers.csv", index=False)
