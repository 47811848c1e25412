"""The changes of a refresh in Dutch, a line each: the most important first, and never more than a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from bwlab.formats import listing, number
from bwlab.sources.refresh.gathering import Refusal

if TYPE_CHECKING:
    from bwlab.sources.refresh.comparing import Changes

LINES = 12  # of each kind; the frames have the rest
NAMED = 3  # names in one line


def tell_news(changes: Changes) -> list[str]:
    """Sentences about what is new, revised and gone."""
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
    said += [
        f"Aanname: {row.name_} {row.year} is voorlopig. CBS zegt het niet, en dit is het nieuwste jaar."
        for row in _rows(changes.assumed)
    ]
    return _short(said)


def tell_refused(changes: Changes) -> list[str]:
    """Sentences about what was not taken; what has one reason stands in one of them."""
    together: dict[tuple[str, str, tuple[str, ...]], list[Refusal]] = {}
    for each in changes.refused:
        absent = bool(each.absent) and not each.choices
        reason = (each.table, "" if absent else each.why, each.choices)
        together.setdefault(reason, []).append(each)
    said = []
    for (table, why, choices), rows in together.items():
        names = list(dict.fromkeys(changes.names.get(each.indicator, each.indicator or "Inwoners") for each in rows))
        if not why and len(rows) == 1:
            why = rows[0].why
        elif not why:
            titles = [f"'{each.absent}'" for each in rows]
            why = f"Tabel {table} heeft deze onderwerpen niet: {_some(titles, 'ander', 'andere')}."
        near = listing([f"'{name}'" for name in choices], "of")
        near = f" Lijkt erop: {near}." if near else ""
        said.append(f"Niet overgenomen: {_some(names, 'ander cijfer', 'andere cijfers')}. {why}{near}")
    return [*said, "Van wat niet is overgenomen, blijft staan wat je had."] if said else []


def _some(words: list[str], one: str, more: str) -> str:
    """The first words, and how many more there are."""
    left = len(words) - NAMED
    if left < 1:
        return listing(words)
    return f"{', '.join(words[:NAMED])} en {number(left)} {one if left == 1 else more}"


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
    if row.what == "sprong":
        return (
            f"Grenzen: {row.name} ({row.region}) gaat {row.about}. Grenswijziging? "
            "Kijk bij CBS of de gemeente er land bij kreeg of kwijtraakte. De cijfers zijn wel overgenomen."
        )
    where = f", {row.about}" if row.about else ""
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
