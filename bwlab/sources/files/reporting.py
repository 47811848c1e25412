"""What was taken and what was not, in sentences and in a table."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from bwlab.formats import number
from bwlab.names import listed, quoted
from bwlab.sources.files.model import Report, Understood
from bwlab.sources.files.table import CUT


class Left(NamedTuple):
    """Something that was not taken; ``what`` is "cijfers" or "regels"."""

    line: int
    region: str
    indicator: str
    year: str
    read: str
    reason: str
    what: str


_MOST = 8


def report(understood: Understood, frame: pd.DataFrame, reader: Any) -> Report:
    """The report on a file.

    Parameters
    ----------
    reader
        Has ``left``, ``renamed``, ``provisional`` and ``mapped``.
    """
    details = pd.DataFrame(reader.left, columns=list(Left._fields))
    reasons = [
        {"reason": reason, "what": what, "count": len(rows), "example": _example(rows.iloc[0])}
        for (reason, what), rows in details.groupby(["reason", "what"], sort=False)
    ]
    table = pd.DataFrame(reasons, columns=["reason", "what", "count", "example"])
    table = table.sort_values("count", ascending=False, kind="stable", ignore_index=True)
    sentences = [] if frame.empty else [_taken(understood, frame)]
    sentences += _left(table)
    sentences += _remarks(understood, frame, reader)
    return Report(sentences, table, details.drop(columns="what"))


def _example(row: pd.Series) -> str:
    parts = [f"regel {row.line}", row.region, row.indicator, row.year]
    return ", ".join(filter(None, parts)) + (f": {quoted(row.read)}" if row.read else "")


def _several(count: int, one: str, more: str) -> str:
    return f"{number(count)} {one if count == 1 else more}"


def _taken(understood: Understood, frame: pd.DataFrame) -> str:
    first, last = frame["year"].min(), frame["year"].max()
    years = f"{first}" if first == last else f"{first} tot en met {last}"
    labels = frame["label"].unique()
    what = _several(len(labels), "indicator", "indicatoren")
    if len(labels) <= 3:
        what = listed(map(quoted, labels), "en")
    regions = _several(frame["region"].nunique(), "gemeente", "gemeenten")
    verb = "is 1 cijfer" if len(frame) == 1 else f"zijn {number(len(frame))} cijfers"
    return f"Uit {quoted(understood.name)} {verb} overgenomen: {what}, {regions}, {years}."


def _left(table: pd.DataFrame) -> list[str]:
    if table.empty:
        return ["Alles wat erin stond, is overgenomen."]
    sentences = []
    for reason, what, count, example in table[:_MOST].itertuples(index=False):
        verb = "is" if count == 1 else "zijn"
        counted = _several(count, what.removesuffix("s"), what)
        sentences.append(f"{counted} {verb} niet overgenomen: {reason}. Bijvoorbeeld {example}.")
    rest = table[_MOST:]
    if len(rest):
        sentences.append(f"En {number(int(rest['count'].sum()))} om andere redenen; die staan in de tabel.")
    return sentences


def _remarks(understood: Understood, frame: pd.DataFrame, reader: Any) -> list[str]:
    remarks = [CUT] if understood.layout.table.cut else []
    if reader.renamed:
        remarks.append(f"Alleen de naam veranderde: {listed(list(reader.renamed.values())[:3], 'en')}.")
    for label, (known, unit) in list(reader.mapped.items())[:_MOST]:
        where = (
            f" In je bestand is de eenheid {quoted(unit)}, in de masterclass {known.unit}." if unit else ""
        )
        remarks.append(f"{quoted(label)} staat naast '{known.name}' van de masterclass.{where}")
    if reader.provisional:
        years = listed(map(str, sorted(reader.provisional)), "en")
        remarks.append(f"Bij {years} stond een ster. Dat betekent meestal: voorlopig.")
    grown = _grown(understood, frame)
    if grown:
        remarks.append(grown)
    unknown = frame["unit"] == ""
    if unknown.any():
        remarks.append(
            f"Van {'deze' if unknown.all() else 'een deel van de'} cijfers is de eenheid niet bekend."
        )
    if not frame.empty:
        remarks.append("Ze staan als eigen cijfers naast die van de masterclass en vervangen er geen.")
    return remarks


def _grown(understood: Understood, frame: pd.DataFrame) -> str:
    """Figures of before a merger may be about the borders of then or of now: the file does not say."""
    found = {}
    for region, year in frame.groupby("region")["year"].min().items():
        joined = understood.places.grown(str(region), int(year))
        if joined:
            found[understood.places.label(str(region))] = joined
    if not found:
        return ""
    name, joined = next(iter(found.items()))
    return (
        f"Bij {_several(len(found), 'gemeente', 'gemeenten')} kwam er later een stuk bij, zoals {name} ({joined}). "
        "Of de oudere cijfers over de grenzen van toen of van nu gaan, zegt het bestand niet."
    )
