"""What a refresh asks of StatLine: one `Call` a question, and all of them before anything is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bwlab.errors import NotFoundError
from bwlab.formats import listing
from bwlab.sources.cbs import HOME
from bwlab.sources.refresh.mappings import AREA_TABLE, AREAS, MAPPINGS, SEEN, WRITTEN
from bwlab.sources.refresh.mappings import Mapping as Figure


@dataclass(frozen=True)
class Call:
    """One table to read, or one category of it.

    Attributes
    ----------
    table, catalogue : str
    figures : tuple of Mapping
        What is taken from it; empty for the table that only tells which municipalities there are.
    titles : tuple of str
        The subjects asked for, by the first of their possible Titles.
    where : mapping of str to str
        One category of another dimension: Title of the dimension to its code.
    levels : tuple of str
        Which regions ("GM": every municipality).
    periods : str
        Which periods, in Dutch.
    """

    table: str
    catalogue: str
    figures: tuple[Figure, ...]
    titles: tuple[str, ...]
    where: Mapping[str, str]
    levels: tuple[str, ...]
    periods: str

    @property
    def tried(self) -> str:
        """How many of its mappings were compared with a recorded table."""
        seen = sum(each.tried == SEEN for each in self.figures)
        return SEEN if seen and seen == len(self.figures) else f"{seen} {SEEN}" if seen else WRITTEN

    def __str__(self) -> str:
        lines = [f"tabel {self.table} ({self.catalogue}), {self.periods}, {_regions(self.levels)}"]
        lines += [f"    {each.indicator or 'inwoners'} = {each.words}  [{each.tried}]" for each in self.figures]
        if not self.figures:
            lines.append(f"    {listing(list(self.titles))}: welke gemeenten er zijn  [{self.tried}]")
        lines += [f"    alleen {name}: {code}" for name, code in self.where.items()]
        return "\n".join(lines)


def plan(only: str | Iterable[str] | None = None) -> list[Call]:
    """Every table a refresh reads, in order; nothing is asked of anyone.

    Parameters
    ----------
    only : str or iterable of str, optional
        Ids of the tables to read ("85618NED").

    Raises
    ------
    NotFoundError
        A table that no mapping uses; ``choices`` has those that are used.
    """
    together: dict[tuple[object, ...], list[Figure]] = {}
    for each in MAPPINGS:
        together.setdefault((each.table, *each.where.items()), []).append(each)
    calls = [_call(figures) for figures in together.values()]
    calls.append(Call(AREA_TABLE, HOME, (), AREAS, {}, ("GM",), "één jaar"))
    if only is None:
        return calls
    wanted = {str(each).strip().casefold() for each in ([only] if isinstance(only, str) else only)}
    known = list(dict.fromkeys(each.table for each in calls))
    if unknown := wanted - {each.casefold() for each in known}:
        raise NotFoundError(
            f"bwlab refresh gebruikt tabel {sorted(unknown)[0].upper()} niet.",
            "",
            f"Kies uit {listing(known, 'of')}.",
            known,
        )
    return [each for each in calls if each.table.casefold() in wanted]


def _call(figures: list[Figure]) -> Call:
    first = figures[0]
    return Call(
        table=first.table,
        catalogue=first.catalogue or HOME,
        figures=tuple(figures),
        titles=tuple(dict.fromkeys(part.titles[0] for each in figures for part in each.subjects)),
        where=first.where,
        levels=first.levels,
        periods=f"jaar {first.year}" if first.year else "alle jaren",
    )


def _regions(levels: tuple[str, ...]) -> str:
    words = {"NL": "Nederland", "PV": "provincies", "GM": "gemeenten"}
    return listing([words[each] for each in levels])
