"""A broader analysis than a sectoral one: what a look at a few themes sees, and what lies beside it."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any, NamedTuple

import pandas as pd

from bwlab.catalogue import HERE_NOW, LATER
from bwlab.formats import listing, number, quantity
from bwlab.method.position import colour
from bwlab.monitor import Monitor
from bwlab.monitor.colouring import SHARE
from bwlab.regions import Region

ELSEWHERE = "elders"
NO_ELSEWHERE = "Elders, wat ons leven vraagt van mensen op andere plekken, heeft in de regionale monitor geen enkel cijfer. Dat wil niet zeggen dat er niets is."


class Sight(NamedTuple):
    """What a look at some themes sees of the whole.

    Attributes
    ----------
    figures, of : int
        Figures with a favourable side within these themes, and in all.
    low, low_of : int
        Of these how many stand in the least favourable quarter.
    blank, blank_of : int
        How many have no figure here.
    beside : dict of str to int
        Theme to how many unfavourable figures it has, for the themes that are not looked at; most first.
    dimensions : tuple of str
        Those of the themes that are looked at.
    """

    figures: int
    of: int
    low: int
    low_of: int
    blank: int
    blank_of: int
    beside: dict[str, int]
    dimensions: tuple[str, ...]

    @property
    def missed(self) -> int:
        """Unfavourable figures that are not seen."""
        return self.low_of - self.low


@functools.lru_cache(maxsize=8)
def stands(monitor: Monitor, region: Region) -> tuple[Any, ...]:
    """Where every figure of the foto with a favourable side stands, a row of `Monitor.position` each."""
    codes = [code for code in monitor.catalogue.foto if monitor.catalogue[code].direction]
    return tuple(monitor.position(region, None, codes).itertuples(index=False))


@functools.lru_cache(maxsize=32)
def broad(monitor: Monitor, region: Region) -> pd.DataFrame:
    """Every figure of the foto with a favourable side, as `bwlab.charts.wider` takes it; not to be changed.

    Returns
    -------
    DataFrame
        indicator, name, theme, year, value, words (Dutch, "" without), rank, n (0 without), place, low (bool), source, origin, provisional, why.
    """
    catalogue = monitor.catalogue
    made = [
        {
            "indicator": row.indicator, "name": row.name, "theme": row.theme, "year": 0 if pd.isna(row.value) else int(row.year), "value": float(row.value),
            "words": "" if pd.isna(row.value) else quantity(float(row.value), catalogue[row.indicator].decimals, catalogue[row.indicator].unit_text),
            "rank": 0 if pd.isna(row.value) else int(row.rank), "n": 0 if pd.isna(row.value) else int(row.n_all), "place": float(row.place_all),
            "low": bool(not pd.isna(row.quartile) and colour(float(row.place_all), int(row.n_all), SHARE) < 0),
            "source": catalogue[row.indicator].source, "origin": "" if pd.isna(row.value) else str(row.origin), "provisional": bool(not pd.isna(row.value) and row.provisional), "why": row.why,
        }
        for row in stands(monitor, region)
    ]  # fmt: skip
    return pd.DataFrame(made)


def sight(rows: pd.DataFrame, monitor: Monitor, seen: Collection[str]) -> Sight:
    """What these themes see of all rows of `broad`."""
    looked, blank = rows["theme"].isin(list(seen)), rows["value"].isna()
    beside = rows[rows["low"] & ~looked].groupby("theme", sort=False).size()
    held = [each.dimension for each in monitor.catalogue.themes if each.name in seen]
    return Sight(
        int(looked.sum()), len(rows), int((rows["low"] & looked).sum()), int(rows["low"].sum()), int((blank & looked).sum()), int(blank.sum()),
        {str(theme): int(count) for theme, count in beside.sort_values(ascending=False, kind="stable").items()}, tuple(each for each in (HERE_NOW, LATER) if each in held),
    )  # fmt: skip


def finding(found: Sight, label: str, look: str) -> str:
    """The title: how much of what stands unfavourably is seen.

    Parameters
    ----------
    look : str
        How somebody looks: "alleen naar wonen kijkt".
    """
    if not found.low_of:
        return f"In {label} staat geen cijfer in het ongunstigste kwart; wie {look}, ziet {number(found.figures)} van de {number(found.of)} cijfers"
    if found.low_of == 1:
        return f"Wie {look}, ziet het ene ongunstige cijfer van {label} {'wel' if found.low else 'niet'}"
    if not found.missed:
        return f"Wie {look}, ziet alle {number(found.low_of)} ongunstige cijfers van {label}"
    return f"Wie {look}, ziet {number(found.low) if found.low else 'geen'} van de {number(found.low_of)} ongunstige cijfers van {label}"


def beside_words(found: Sight) -> str:
    """What stands unfavourably where nobody looks, and what is not known anywhere."""
    parts = [f"{theme} ({number(count)})" for theme, count in found.beside.items()]
    said = f"Ongunstig, maar buiten beeld: {listing(parts)}." if parts else "Buiten beeld staat geen cijfer in het ongunstigste kwart."
    blank = found.blank_of
    if blank:
        said += f" Van {number(blank)} van de {_figures(found.of)} is er hier geen: ongunstig of gunstig, dat weet je niet."
    return said


def _figures(count: int) -> str:
    return "1 cijfer" if count == 1 else f"{number(count)} cijfers"
