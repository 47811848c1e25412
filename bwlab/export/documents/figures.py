"""The figures that documents speak of: each with year, source, origin, and where a norm comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bwlab.catalogue import publishers
from bwlab.charts.words import ORIGINS
from bwlab.export.documents import Desk
from bwlab.formats import BLANK, listing, quantity
from bwlab.policy.records.goal import NORMS, Floor


class Figure(NamedTuple):
    """One figure of the municipality, as texts; ``value`` is "geen cijfer" and ``why`` says why where there is none."""

    code: str
    name: str
    theme: str
    value: str
    year: str
    source: str
    origin: str
    provisional: bool
    why: str


def figures(desk: Desk, codes: Sequence[str]) -> list[Figure]:
    """The latest figure of each indicator; codes this edition does not know are passed over."""
    known = [code for code in dict.fromkeys(codes) if code in desk.monitor.catalogue]
    if not known:
        return []
    rows = desk.monitor.position(desk.region, indicators=known)
    return [_figure(desk, row) for row in rows.itertuples(index=False)]


def _figure(desk: Desk, row: object) -> Figure:
    about = desk.monitor.catalogue[row.indicator]
    blank = row.value != row.value
    return Figure(
        code=about.code,
        name=about.name,
        theme=about.theme,
        value=BLANK if blank else quantity(row.value, about.decimals, about.unit_text),
        year="" if blank else str(row.year),
        source=about.source,
        origin="" if blank else ORIGINS.get(row.origin, "zoals gepubliceerd"),
        provisional=not blank and bool(row.provisional),
        why=row.why if blank else "",
    )


def latest(desk: Desk, code: str) -> str:
    """What follows the name of a figure: ": nu 82,1 procent (2022, CBS)"; "" where the edition does not know it."""
    for each in figures(desk, [code]):
        if not each.year:
            return f": {BLANK} voor {desk.region.label}"
        marks = [each.origin] * (each.origin in ORIGINS.values()) + ["voorlopig"] * each.provisional
        return f": {each.value} ({', '.join([each.year, listing(list(publishers(each.source))), *marks])})"
    return ""


def norm(bound: Floor) -> str:
    """Where a floor or target comes from, in words; "" where nothing was filled in."""
    return ": ".join(part for part in (NORMS.get(bound.norm, bound.norm), bound.source.strip()) if part)
