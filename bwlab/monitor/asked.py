"""Understanding a question: one name or several, and years that exist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import pandas as pd

from bwlab.errors import UnknownYearError
from bwlab.names import listed
from bwlab.regions import Region

Name: TypeAlias = str | Region  # a code, any name of a municipality, or the municipality itself
Names: TypeAlias = Name | Iterable[Name]
Group: TypeAlias = pd.DataFrame | Iterable[Name] | None


def each_of(asked: Names) -> list[Name]:
    """What was asked for as a list; a single name is one name, not a row of letters."""
    return [asked] if isinstance(asked, (str, Region)) else list(asked)


def check_years(wanted: Iterable[int | None], there: Iterable[int]) -> None:
    """Hold the years asked for against the years there are.

    Parameters
    ----------
    wanted : iterable of int
        None where no year was asked for and there are no figures at all.
    there : iterable of int

    Raises
    ------
    UnknownYearError
        ``choices`` holds the nearest years with figures.
    """
    known = sorted(there)
    for year in wanted:
        if year in known:
            continue
        if not known:
            raise UnknownYearError("Er zijn hier nog geen cijfers van.", now="Kies een andere indicator.")
        choices = [str(each) for each in sorted(sorted(known, key=lambda each: abs(each - year))[:3])]
        raise UnknownYearError(
            f"Er zijn geen cijfers over {year}.",
            f"Wel over {listed(choices, 'en')}.",
            "Kies een ander jaar.",
            choices,
        )


def name_of(peers: Group) -> str:
    """The sentence that names a group, where it has one."""
    if peers is None:
        return "alle gemeenten"
    return peers.attrs.get("sentence", "") if isinstance(peers, pd.DataFrame) else ""
