"""Whom to compare with: five ways to choose a group, each with the sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from bwlab.errors import InputError
from bwlab.method.likeness import most_alike
from bwlab.monitor.asked import Name, each_of
from bwlab.names import listed, quoted
from bwlab.regions import Region, Regions

WAYS: Mapping[str, str] = {
    "alike": "gemeenten die erop lijken",
    "corop": "zelfde COROP-gebied",
    "province": "zelfde provincie",
    "neighbours": "buurgemeenten",
    "chosen": "zelf gekozen",
}
COLUMNS = ("region", "label", "by", "distance", "population", "urbanisation")


class Groups:
    """Groups of municipalities around one of them.

    Parameters
    ----------
    regions : Regions
    neighbours : DataFrame
        Pairs that touch: region, neighbour; each pair once.
    """

    def __init__(self, regions: Regions, neighbours: pd.DataFrame) -> None:
        self._regions = regions
        self._all = regions.all()
        self._row = {each.code: row for row, each in enumerate(self._all)}
        urbanisation = [np.nan if each.urbanisation is None else each.urbanisation for each in self._all]
        self._features = np.column_stack([np.log([each.population for each in self._all]), urbanisation])
        self._touching: dict[str, set[str]] = {}
        for one, other in zip(neighbours["region"], neighbours["neighbour"], strict=True):
            self._touching.setdefault(one, set()).add(other)
            self._touching.setdefault(other, set()).add(one)

    def around(
        self, region: Region, by: str, k: int = 20, chosen: Iterable[Name] | None = None
    ) -> pd.DataFrame:
        """The group of a municipality, without itself; see `Monitor.peers`."""
        by = by if chosen is None else "chosen"
        if by not in WAYS:
            raise InputError(
                f"Ik ken geen groep {quoted(by)}.", now=f"Kies {listed(f'{way!r}' for way in WAYS)}."
            )
        if k < 1:
            raise InputError("Een groep heeft minstens één gemeente.", now="Kies een getal van 1 of meer.")
        rows, distances, used = most_alike(self._features, self._row[region.code], len(self._all))
        if by == "alike":
            rows, distances = rows[:k], distances[:k]
            codes = [self._all[row].code for row in rows]
        else:
            codes = self._members(region, by, chosen or ())
        distance = dict(zip((self._all[row].code for row in rows), distances.tolist(), strict=True))
        codes.sort(key=lambda code: (distance.get(code, np.inf), code))
        frame = self._frame(codes, by, distance)
        if codes:
            frame.attrs["sentence"] = self._sentence(region, by, codes, bool(used[1]))
        else:
            frame.attrs["why"] = _empty(region, by)
        return frame

    def _members(self, region: Region, by: str, chosen: Iterable[Name]) -> list[str]:
        if by == "neighbours":
            return [code for code in self._touching.get(region.code, ()) if code in self._regions]
        if by == "chosen":
            return list({self._regions.find(name).code for name in each_of(chosen)} - {region.code})
        own = getattr(region, by)
        return [each.code for each in self._all if getattr(each, by) == own and each.code != region.code]

    def _frame(self, codes: list[str], by: str, distance: Mapping[str, float]) -> pd.DataFrame:
        group = [self._regions[code] for code in codes]
        return pd.DataFrame(
            {
                "region": pd.array(codes, dtype="str"),
                "label": pd.array([each.label for each in group], dtype="str"),
                "by": pd.array([by] * len(codes), dtype="str"),
                "distance": np.array([distance.get(code, np.nan) for code in codes], dtype=float),
                "population": np.array([each.population for each in group], dtype="int64"),
                "urbanisation": pd.array([each.urbanisation for each in group], dtype="Int64"),
            },
            columns=list(COLUMNS),
        )

    def _sentence(self, region: Region, by: str, codes: list[str], urbanisation_known: bool) -> str:
        n, name = len(codes), region.label
        if by == "alike":
            if n == 1:
                who, like = "de gemeente", "lijkt"
            else:
                who, like = f"de {n} gemeenten", "lijken"
            if urbanisation_known:
                return f"{who} die qua inwonertal en stedelijkheid het meest op {name} {like}"
            return (
                f"{who} die qua inwonertal het meest op {name} {like} "
                f"(de stedelijkheid van {name} is niet bekend)"
            )
        if by == "chosen":
            labels = [self._regions[code].label for code in codes]
            return listed(labels, "en") if n <= 4 else f"de {n} gemeenten die je zelf koos"
        if by == "neighbours":
            return (
                f"de gemeente die aan {name} grenst" if n == 1 else f"de {n} gemeenten die aan {name} grenzen"
            )
        others = "de andere gemeente" if n == 1 else f"de {n} andere gemeenten"
        return f"{others} in {_area(region, by)}"


def _empty(region: Region, by: str) -> str:
    if by == "neighbours":
        return f"{region.label} grenst aan geen enkele andere gemeente."
    if by == "chosen":
        return "Je koos nog geen andere gemeente."
    return f"{region.label} is de enige gemeente in {_area(region, by)}."


def _area(region: Region, by: str) -> str:
    return f"COROP-gebied {region.corop_name}" if by == "corop" else f"de provincie {region.province_name}"
