"""Figures of the districts and neighbourhoods of one municipality, beside those of all municipalities.

Live figures only: the snapshot has none below the municipality, and nothing is made up in their place.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from bwlab.errors import CbsError
from bwlab.sources.cbs import Limits, cached_age, read_table
from bwlab.sources.refresh.mappings import NEIGHBOURHOOD_TABLES

INHABITANTS = "Aantal inwoners"
LEVELS = {"BU": "buurt", "WK": "wijk"}
#: Not the newest: a table first comes out with many blanks, as that of 2020 had in March 2021.
TABLE = NEIGHBOURHOOD_TABLES[2023]


def neighbourhoods(
    region: str,
    measure: str | Sequence[str],
    *,
    table: str = TABLE,
    level: str = "BU",
    fresh: bool = False,
    stale: bool = False,
    limits: Limits | None = None,
) -> pd.DataFrame:
    """One measure for the neighbourhoods of a municipality and for every municipality.

    Parameters
    ----------
    region : str
        Code of the municipality ("GM0855").
    measure : str or sequence of str
        Title in StatLine ("Koopwoningen"), with its group where a Title occurs twice; of several possible Titles
        the first that the table has.
    table : str
        A table of Kerncijfers wijken en buurten.
    level : {"BU", "WK"}
        Neighbourhoods or districts.
    fresh, stale, limits
        As for `bwlab.sources.cbs.read_table`.

    Returns
    -------
    DataFrame
        region, name, level ("gemeente", "wijk" or "buurt"), year, value (NaN: no figure), missing (why, as
        `read_table`), population (NaN where unknown).
        ``attrs``: measure, unit, year, table, source, sentence (how old the figures are).

    Raises
    ------
    CbsError
        The table could not be read, or has no such measure or municipality.
    """
    titles = [measure] if isinstance(measure, str) else list(measure)
    asked = {each: _question(each, region, level) for each in titles}
    kept = [each for each in titles if cached_age(table, **asked[each]) is not None]
    if stale:
        titles = kept or titles
    for title in titles:
        try:
            frame = read_table(table, **asked[title], fresh=fresh, stale=stale, limits=limits)
            break
        except CbsError as error:
            if error.__cause__ is not None and kept and error.age is None:
                error.age = cached_age(table, **asked[kept[0]])
            if error.__cause__ is not None or title == titles[-1]:
                raise  # the net, or no Title is left
    names = frame["measure"].cat.categories.tolist()
    title = next((each for each in names if each != INHABITANTS), INHABITANTS)
    rows = frame[frame["measure"] == title]
    people = frame[frame["measure"] == INHABITANTS].set_index("region")["value"]
    made = pd.DataFrame(
        {
            "region": rows["region"].astype(str),
            "name": rows["region_name"].astype(str),
            "level": rows["region"].astype(str).str[:2].map(LEVELS | {"GM": "gemeente"}),
            "year": rows["year"],
            "value": rows["value"],
            "missing": rows["missing"].astype(str),
            "population": rows["region"].astype(str).map(people.groupby(level=0, observed=True).first()).astype(float),
        }
    ).reset_index(drop=True)
    if not (made["level"] == LEVELS[level]).any():
        raise CbsError(
            f"Tabel {table} heeft geen {LEVELS[level]}en van {region}.",
            "Voor deze gemeente geeft deze tabel alleen het cijfer van de hele gemeente.",
            "Er wordt niets getoond.",
            table,
        )
    made.attrs = {
        "measure": title,
        "unit": str(rows["unit"].iloc[0]),
        "year": int(rows["year"].iloc[0]),
        "table": table,
        "source": frame.attrs["source"],
        "sentence": frame.attrs["sentence"],
    }
    return made


def _question(title: str, region: str, level: str) -> dict[str, list[str]]:
    """What `read_table` is asked: the figure and the inhabitants, of all municipalities and the parts of one."""
    within = f"{level}{region.removeprefix('GM')}"
    return {"measures": list(dict.fromkeys([title, INHABITANTS])), "regions": ["GM", within]}
