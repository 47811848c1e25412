"""What a question is about: the participant's own municipality, or a named example where it has no figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bwlab.monitor import Monitor
from bwlab.regions import Region

EXAMPLE = "GM0855"  # Tilburg: it has every figure these questions need


@dataclass(frozen=True)
class Case:
    """The municipality a question is about, what was found for it, and a note where it is an example."""

    region: Region
    found: Any
    note: str


def case(monitor: Monitor, region: Region, find: Callable[[Region], Any], why: str) -> Case:
    """The own municipality where ``find`` gives something for it, else the example.

    Parameters
    ----------
    find : callable
        Takes a region; None where the question cannot be asked about it.
    why : str
        Dutch sentence: why it cannot.
    """
    found = find(region)
    if found is not None:
        return Case(region, found, "")
    example = monitor.regions[EXAMPLE]
    found = find(example)
    if found is None:
        raise ValueError(f"the example {EXAMPLE} has no figure either: {why}")
    return Case(example, found, f"{why} Deze vraag gaat daarom over {example.label}, als voorbeeld.")


def counted(n: int, one: str, many: str) -> str:
    """A count with its noun: "1 gemeente", "1.204 gemeenten"."""
    from bwlab.formats import number

    return f"{number(n)} {one if n == 1 else many}"
