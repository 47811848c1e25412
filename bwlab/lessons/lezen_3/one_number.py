"""The figures behind lezen_3: which indicators, by one rule, and who has them all."""

from __future__ import annotations

import functools
import zlib
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import HERE_NOW
from bwlab.formats import number
from bwlab.method.composite import Recipe, group_scores, winsorise
from bwlab.monitor import Monitor
from bwlab.regions import Region

LEAST = 200  # municipalities with a figure: fewer is no country
PULLED = 17  # at most so many values of one indicator are pulled in: 5 percent of 342
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
    """The municipality that is shown: the own one, or one most like it where that misses a figure.

    Attributes
    ----------
    region : Region
    row : int
        Its row in the figures.
    why : str
        Why it is another than the own; "" where it is the own.
    short : str
        That it is another, in few words, for where ``why`` was read before.
    lead : str
        The same for the front of an alt text.
    """

    region: Region
    row: int
    why: str
    short: str
    lead: str

    def about(self, key: str) -> str:
        """Under which key something is kept: what is said of the example is not about the own municipality."""
        return f"{key} van {self.region.label}" if self.why else key


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
    """The own municipality where it has every figure, else the most alike one that has, with the reason."""
    known = figures(monitor)
    codes, complete = list(known.values.index), known.complete
    missing = int(known.values.loc[region.code].isna().sum())
    if not missing:
        return Subject(region, codes.index(region.code), "", "", "")
    alike = monitor.peers(region, k=len(codes))["region"]
    example = monitor.regions[next(code for code in alike if complete[code])]
    why = (
        f"{region.label} mist {number(missing)} van de {number(known.values.shape[1])} cijfers en krijgt dus geen plaats. We vullen niets in. "
        f"Daarom zie je hier {example.label} als voorbeeld. Van de gemeenten met alle cijfers lijkt die er in inwonertal en stedelijkheid het meest op. "
        f"Gelijk zijn ze niet: in {region.population_year} heeft {example.label} {number(example.population)} inwoners en {region.label} {number(region.population)}."
    )
    short = f"{example.label} staat hier als voorbeeld. {region.label} heeft geen plaats."
    return Subject(example, codes.index(example.code), why, short, f"{region.label} heeft geen plaats; voorbeeld: ")


def seed(region: Region) -> int:
    """The same municipality sees the same draws."""
    return zlib.crc32(f"{region.code}/lezen_3".encode())
