"""The figures behind lezen_3: which indicators, by one rule, and who has them all."""

from __future__ import annotations

import functools
import zlib
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import HERE_NOW
from bwlab.method.composite import Recipe, group_scores, winsorise
from bwlab.monitor import Monitor
from bwlab.regions import Region

LEAST = 200  # municipalities with a figure: fewer is no country
PULLED = 17  # at most so many values of one indicator are pulled in: 5 percent of 342
EXAMPLE = "GM0855"  # Tilburg: it has every figure
BASE = Recipe(winsor=PULLED)
KIND = "punten"  # of the code with a participant's points


@dataclass(frozen=True)
class Figures:
    """What the one number is made of.

    Attributes
    ----------
    values : DataFrame
        A row a municipality (code), a column an indicator; the newest final figure, NaN where there is none.
    years : dict of str to int
        The year of each indicator.
    directions : array of {1, -1}
    themes : tuple of str
        The theme of each indicator.
    names : tuple of str
        The themes, in order.
    scores : DataFrame
        The score of each theme as the base recipe has it; blank for who misses a figure.
    pulled : dict of str to int
        Indicators with outliers, and how many values were pulled in.
    """

    values: pd.DataFrame
    years: dict[str, int]
    directions: np.ndarray
    themes: tuple[str, ...]
    names: tuple[str, ...]
    scores: pd.DataFrame
    pulled: dict[str, int]

    @property
    def complete(self) -> pd.Series:
        """Whether a municipality has every figure."""
        return self.values.notna().all(axis=1)

    def indicators(self, theme: str) -> list[str]:
        """The codes of a theme."""
        return [code for code, name in zip(self.values.columns, self.themes, strict=True) if name == theme]


class Subject(NamedTuple):
    """The municipality that is shown, its row, and a sentence where it is an example ("" where it is the own)."""

    region: Region
    row: int
    why: str


@functools.lru_cache(maxsize=2)
def figures(monitor: Monitor) -> Figures:
    """The indicators of the one number, chosen by a rule and not by hand.

    Of each of the eight themes of here and now, in the order of the dictionary: with a direction, in the
    foto, with a final figure for at least `LEAST` municipalities in its newest year, and not measuring
    nearly the same (``related``) as one that is in already.
    """
    catalogue, chosen, columns, years = monitor.catalogue, [], {}, {}
    for each in map(catalogue.__getitem__, catalogue.foto):
        if each.dimension != HERE_NOW or each.direction == 0:
            continue
        if any(each.code in other.related or other.code in each.related for other in chosen):
            continue
        table = monitor.table(each.code, final=True).dropna(axis=1, how="all")
        if table.shape[1] and table.iloc[:, -1].notna().sum() >= LEAST:
            chosen.append(each)
            columns[each.code], years[each.code] = table.iloc[:, -1], int(table.columns[-1])
    values = pd.DataFrame(columns)
    directions = np.array([each.direction for each in chosen])
    themes = tuple(each.theme for each in chosen)
    pulled = dict(zip(values.columns, winsorise(values, PULLED).count.tolist(), strict=True))
    return Figures(
        values, years, directions, themes, tuple(dict.fromkeys(themes)), group_scores(values, directions, themes, BASE),
        {code: count for code, count in pulled.items() if count},
    )  # fmt: skip


def subject(monitor: Monitor, region: Region) -> Subject:
    """The own municipality where it has every figure, else the example with the reason."""
    known = figures(monitor)
    codes = list(known.values.index)
    missing = [monitor.catalogue[code].name.lower() for code in known.values.columns if np.isnan(known.values.at[region.code, code])]
    if not missing:
        return Subject(region, codes.index(region.code), "")
    example = monitor.regions[EXAMPLE]
    what = "1 cijfer" if len(missing) == 1 else f"{len(missing)} cijfers"
    why = (
        f"{region.label} mist {what} van de {known.values.shape[1]}, en krijgt dus geen plaats. "
        f"We vullen niets in. Daarom zie je hier {example.label}, als voorbeeld."
    )
    return Subject(example, codes.index(EXAMPLE), why)


def seed(region: Region) -> int:
    """The same municipality sees the same draws."""
    return zlib.crc32(f"{region.code}/lezen_3".encode())
