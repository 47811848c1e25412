"""The changes of a refresh in Dutch, a line each: the most important first, and never more than a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from bwlab.formats import listing, number
from bwlab.sources.refresh.gathering import Refusal

if TYPE_CHECKING:
    from bwlab.sources.refresh.comparing import Changes

LINES = 12  # of each kind; the frames have the rest


def tell(changes: Changes) -> list[str]:
    """Sentences about what is new, revised, gone, and not taken."""
    from bwlab.sources.refresh.comparing import example

    said = [_years(name, rows) for name, rows in changes.new.groupby("name", sort=False)]
    if changes.population_years:
        said.append(f"Nieuw: inwoners op 1 januari {listing([str(year) for year in changes.population_years])}.")
    said += [
        f"Aangevuld: {row.name_} {row.year}, voor {_places(row.n)} zonder cijfer." for row in _rows(changes.filled)
    ]
    said += [
        f"Herzien: {row.name_} {row.year}, {_figures(row.n)}; het meest {example(row)}." for row in _rows(changes.revised)
    ]
    if changes.population_revised:
        said.append(f"Herzien: {_figures(changes.population_revised)} over inwoners op 1 januari.")
    if changes.final:
        said.append(f"Definitief geworden: {_figures(changes.final)} die voorlopig waren. Hun waarde bleef gelijk.")
    for row in _rows(changes.withdrawn):
        if row.whole:
            said.append(
                f"Weg bij CBS: {row.name_} {row.year}. Geen enkele gemeente heeft daar nog een cijfer. "
                "De cijfers die je had, blijven staan."
            )
        else:
            said.append(
                f"Ingetrokken: {row.name_} {row.year}, bij {_places(row.n)}. "
                "In de oude editie blijven deze cijfers staan."
            )
    said += [_border(row) for row in changes.borders.itertuples()]
    return [*_short(said), *_refusals(changes.refused, changes.names)]


def _refusals(refused: tuple[Refusal, ...], known: dict[str, str]) -> list[str]:
    together: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for each in refused:
        together.setdefault((each.why, each.choices), []).append(known.get(each.indicator, each.indicator or "Inwoners"))
    said = []
    for (why, choices), names in together.items():
        near = listing([f"'{name}'" for name in choices], "of")
        near = f" Lijkt erop: {near}." if near else ""
        said.append(f"Niet overgenomen: {listing(list(dict.fromkeys(names)))}. {why}{near} Wat je had, blijft staan.")
    return said


def _short(said: list[str]) -> list[str]:
    """At most some lines of each kind, then how many more there are."""
    kinds: dict[str, list[str]] = {}
    for line in said:
        kinds.setdefault(line.split(":")[0], []).append(line)
    found = []
    for kind, lines in kinds.items():
        found += lines[:LINES]
        if len(lines) > LINES:
            found.append(f"{kind}: en nog {number(len(lines) - LINES)} van deze soort.")
    return found


def _years(name: str, rows: pd.DataFrame) -> str:
    low, high = rows["n"].min(), rows["n"].max()
    count = _places(high) if low == high else f"{number(low)} tot {_places(high)}"
    return f"Nieuw: {name} {listing([str(year) for year in sorted(rows['year'])])}, met een cijfer voor {count}."


def _border(row: object) -> str:
    if row.what == "weg":
        return (
            f"Grenzen: CBS kent {row.name} ({row.region}) niet meer. "
            "De cijfers blijven staan; kijk bij CBS welke gemeente verderging."
        )
    where = f", {row.area}" if row.area else ""
    return (
        f"Grenzen: nieuwe gemeente {row.name} ({row.region}{where}). "
        "De cijfers zijn niet overgenomen: kaart, buren en vergelijkbare gemeenten horen bij een nieuwe bwlab."
    )


def _rows(frame: pd.DataFrame) -> object:
    return frame.rename(columns={"name": "name_"}).itertuples()


def _places(count: int) -> str:
    return "1 gebied" if count == 1 else f"{number(count)} gebieden"


def _figures(count: int) -> str:
    return "1 cijfer" if count == 1 else f"{number(count)} cijfers"
