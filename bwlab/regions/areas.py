"""Provinces, COROP areas and the country: names people type where a municipality is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from bwlab.names import key

# Field of a region, the word before its name, and what it is. The last wins where two share a name:
# "Utrecht" and "Flevoland" are provinces before they are COROP areas.
KINDS = (
    ("corop", "corop", "een COROP-gebied (een groep gemeenten)"),
    ("province", "provincie", "een provincie"),
)
COUNTRY = ("Nederland", "NL01", "NL")
# What people say, and the key of the province they mean.
SPOKEN = {"Friesland": "fryslan", "Brabant": "noordbrabant"}


class Area(NamedTuple):
    """An area larger than a municipality; ``members`` holds labels, most inhabitants first."""

    name: str
    kind: str
    members: tuple[str, ...]


class Member(Protocol):
    """What is needed of a municipality, beside the code and the name of each area it lies in."""

    label: str
    population: int


def larger_areas(regions: Iterable[Member]) -> dict[str, Area]:
    """Every larger area by the keys of its names and its code."""
    largest = sorted(regions, key=lambda each: -each.population)
    areas: dict[str, Area] = {}
    for field, word, kind in KINDS:
        members: dict[tuple[str, str], list[str]] = defaultdict(list)
        for each in largest:
            members[getattr(each, field), getattr(each, f"{field}_name")].append(each.label)
        for (code, name), labels in members.items():
            keys = map(key, (code, name, f"{word} {name}"))
            areas.update(dict.fromkeys(keys, Area(name, kind, tuple(labels))))
    for name, province in SPOKEN.items():
        if province in areas:
            spoken = areas[province]._replace(name=name)
            areas.update({key(name): spoken, key(f"provincie {name}"): spoken})
    country = Area("Nederland", "een land", tuple(each.label for each in largest))
    return areas | dict.fromkeys(map(key, COUNTRY), country)
