"""How old the figures of a municipality are: the newest of each theme, and what is known of the next."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.regions import Region

UNKNOWN = "niet bekend"


def pieces(monitor: Monitor, region: Region, today: int) -> list[Any]:
    """Sentences and a table about the age of the figures in the foto.

    Parameters
    ----------
    today : int
        The year it is.
    """
    rows = monitor.position(region)
    rows = rows[rows["value"].notna()]
    themes = [theme.name for theme in monitor.catalogue.themes]
    newest, oldest = int(rows["year"].max()), int(rows["year"].min())
    typical = int(rows["year"].median())
    lead = (
        f"Van {region.label} kennen we {number(len(rows))} cijfers. De helft is van {typical} of ouder. "
        f"Het nieuwste is van {newest}, het oudste van {oldest}."
    )
    told = "Van geen enkel cijfer kennen we de datum van de volgende publicatie. Bij sommige weten we wel hoe lang het meestal duurt."
    return [lead, pd.DataFrame([_row(monitor, rows, theme, today) for theme in themes]), told]


def _row(monitor: Monitor, rows: pd.DataFrame, theme: str, today: int) -> dict[str, str]:
    own = rows[rows["theme"] == theme].sort_values("year", ascending=False, kind="stable")
    row = dict.fromkeys(("Thema", "Nieuwste cijfer", "Van", "Hoe oud", "Bron", "Volgende publicatie"), "")
    if own.empty:
        return row | {"Thema": theme, "Nieuwste cijfer": "geen cijfer"}
    first = own.iloc[0]
    names = own.loc[own["year"] == first["year"], "name"].tolist()
    indicator = monitor.catalogue[first["indicator"]]
    more = f" en nog {number(len(names) - 2)}" if len(names) > 2 else ""
    return {
        "Thema": theme,
        "Nieuwste cijfer": f"{', '.join(names[:2])}{more}" if more else listing(names),
        "Van": str(first["year"]),
        "Hoe oud": _age(today - int(first["year"])),
        "Bron": indicator.source,
        "Volgende publicatie": f"{UNKNOWN}; {indicator.frequency}{_lag(indicator.lag_months)}",
    }


def _age(years: int) -> str:
    return "van dit jaar" if years <= 0 else f"{years} jaar"


def _lag(months: int | None) -> str:
    if months is None:
        return ""
    return ", binnen enkele weken" if months == 0 else f", ongeveer {months} maanden na het jaar"
