"""The sources of the ten steps: what each adds, what it cannot say, and where it is seen here."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from bwlab.formats import listing, number
from bwlab.monitor import Monitor

TABLE = "bronnen.csv"
NOT_YET, UNKNOWN = "nog niet", "niet bekend"
UNCHECKED = "algemene kennis, niet gecontroleerd"


def pieces(monitor: Monitor, notebook: str) -> list[Any]:
    """Sentences and a table about the sources.

    Parameters
    ----------
    monitor : Monitor
    notebook : str
        Id of the notebook it is shown in ("stap_09").
    """
    rows = monitor.snapshot.table(TABLE)
    seen = [place.split("; ") for place in rows["seen"]]
    here = rows.loc[[notebook in places for places in seen], "name"].tolist()
    unchecked = rows.loc[rows["known_from"].str.contains(UNCHECKED), "name"].tolist()
    lead = f"Dit zijn {number(len(rows))} bronnen die bij de tien stappen horen."
    used = f"In dit notebook zie je cijfers uit {number(len(here))} daarvan: {listing(here)}." if here else "In dit notebook zie je daar geen cijfers uit."
    known = f"Wat hier staat over {listing(unchecked)}, is algemene kennis die wij niet hebben gecontroleerd."
    table = pd.DataFrame(
        {
            "Bron": [_who(row) for row in rows.itertuples(index=False)],
            "Wat je eraan hebt": rows["adds"],
            "Wat de bron niet zegt": rows["cannot"].map(_known),
            "Gebieden en jaren": [_where(row) for row in rows.itertuples(index=False)],
            "Gezien in": [listing([_notebook(place) for place in places]) for places in seen],
        }
    )
    return [" ".join((lead, used, known)), table, "Het volledige adres, en waar we dit van weten, staat per bron in het bestand bronnen.csv in de map data."]


def _who(row: Any) -> str:
    address = "" if row.link == UNKNOWN else f", {urlsplit(row.link).netloc}"
    return f"{row.name} ({row.owner}){address}"


def _where(row: Any) -> str:
    if row.areas == row.years == UNKNOWN:
        return _known(UNKNOWN)
    return f"Gebieden: {row.areas}. Jaren: {row.years}."


def _known(text: str) -> str:
    return "Dat weten we niet." if text == UNKNOWN else text


def _notebook(place: str) -> str:
    return place if place == NOT_YET else place.replace("stap_0", "stap ").replace("_", " ")
