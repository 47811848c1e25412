"""Asking StatLine for exactly the rows and columns of one question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bwlab.errors import CbsError
from bwlab.names import listed
from bwlab.sources.cbs import selection
from bwlab.sources.cbs.block import Block, Part
from bwlab.sources.cbs.cache import Store
from bwlab.sources.cbs.checks import MAKERS, check
from bwlab.sources.cbs.layout import Layout
from bwlab.sources.cbs.pages import Pages
from bwlab.sources.cbs.selection import Category
from bwlab.sources.cbs.transport import Service

_WORKERS = 4  # calls at once
_SHOWN = 3  # regions or periods named in a sentence


@dataclass(frozen=True)
class Question:
    """What is asked of one table; two equal questions have one answer in the cache."""

    table: str
    measures: tuple[str, ...] | None = None
    regions: tuple[str, ...] = ()
    periods: tuple[int | str, ...] | None = None
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    text: bool = False

    def about(self, service: Service) -> dict[str, Any]:
        """The question as plain data, with the address it goes to."""
        return {"address": service.address, "catalogue": service.catalogue, **asdict(self)}

    def named(self, filter_: str) -> str:
        """A slice in Dutch: "regio's GM0855, perioden 2021"."""
        mine = [each for each in self.regions if f"'{each}'" in filter_]
        return ", ".join(filter(None, (_some("regio's", mine), _some("perioden", self.periods or ()))))


def fetch(service: Service, question: Question, store: Store, *, progress: bool = False) -> Block:
    """The answer from CBS; pages that an earlier read kept are not fetched again.

    Raises
    ------
    CbsError
    """
    pool = ThreadPoolExecutor(_WORKERS)
    try:
        return _fetch(service, question, store, pool, progress)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # an error is told at once, not after the last call


def _fetch(service: Service, question: Question, store: Store, pool: Executor, progress: bool) -> Block:
    table = question.table
    info = pool.submit(service.table_info, table)
    properties = pool.submit(service.rows, table, "DataProperties", part="de lijst met onderwerpen")
    layout = Layout.read(table, info.result(), properties.result())
    measures = layout.choose(question.measures, text=question.text)
    lists = _Lists(service, layout, question, pool)
    by_region = selection.starting(layout.region, question.regions)
    filters = selection.slices(by_region, *_clauses(question, layout, lists))
    pages = Pages(service, store, pool, layout, measures, question.text, question.named)
    try:
        part = pages.read(filters, progress=progress)
    except CbsError as error:
        if error.__cause__ is None:  # an empty answer: a region that does not exist is the better sentence
            lists.check_regions()
        raise
    lists.check_regions()
    known = lists.all()
    check(part, known, table)
    about = _about(layout, part, known)
    about["measures"] = [{"name": layout.name(each), "unit": each.unit} for each in measures]
    return Block(part, about)


class _Lists:
    """The categories of every dimension, fetched beside each other; of the regions only those asked for."""

    def __init__(self, service: Service, layout: Layout, question: Question, pool: Executor) -> None:
        self._service, self._layout, self._asked = service, layout, question.regions
        names = [*filter(None, [layout.time]), *layout.others]
        self._others = {name: pool.submit(self._fetch, name) for name in names}
        filters = selection.starting("Key", question.regions) or [None]
        select = ("Key", "Title")
        self._regions: list[Future[dict[str, Category]]] = [
            pool.submit(self._fetch, layout.region, each, select) for each in filters
        ]

    def __getitem__(self, name: str) -> dict[str, Category]:
        if name in self._others:
            return self._others[name].result()
        return {code: each for future in self._regions for code, each in future.result().items()}

    def all(self) -> dict[str, dict[str, Category]]:
        """Every dimension by its column."""
        return {name: self[name] for name in (self._layout.region, *self._others)}

    def check_regions(self) -> None:
        """Each asked region must be there."""
        selection.check_regions(self._asked, self[self._layout.region], self._layout.table)

    def _fetch(
        self, name: str, filters: str | None = None, select: tuple[str, ...] | None = None
    ) -> dict[str, Category]:
        table = self._layout.table
        rows = self._service.rows(table, name, filters=filters, select=select, part=f"de lijst {name}")
        try:
            return selection.categories(rows)
        except (KeyError, TypeError, AttributeError) as error:
            raise CbsError(
                f"De lijst {name} van tabel {table} is anders dan verwacht.",
                f"Er ontbreekt een onderdeel: {error}.",
                MAKERS,
                table,
                name,
            ) from error


def _clauses(question: Question, layout: Layout, lists: _Lists) -> list[list[str]]:
    """Filters on the other dimensions; waits for a list only where something is asked of it."""
    table, found = question.table, []
    if question.periods is not None and layout.time:
        chosen = selection.chosen_periods(question.periods, lists[layout.time], table)
        found.append(selection.equal(layout.time, chosen))
    elif question.periods is not None and {str(each) for each in question.periods} - {
        f"{layout.year}",
        f"{layout.year}JJ00",
    }:
        raise CbsError(
            f"Tabel {table} gaat alleen over {layout.year or 'een onbekend jaar'}.",
            f"De titel is '{layout.title}'.",
            "Kies de tabel van het jaar dat je zoekt.",
            table,
        )
    columns = {name.casefold(): column for column, title in layout.others.items() for name in (column, title)}
    for dimension, wanted in question.where:
        column = columns.get(dimension.casefold())
        if column is None:
            titles = tuple(layout.others.values())
            raise CbsError(
                f"Tabel {table} heeft geen indeling '{dimension}'.",
                f"Wel: {listed(titles, 'en')}." if titles else "De tabel heeft alleen regio's en perioden.",
                "Kies een indeling die de tabel wel heeft.",
                table,
                choices=titles,
            )
        chosen = selection.chosen_categories(wanted, lists[column], dimension, table)
        found.append(selection.equal(column, chosen))
    return found


def _about(layout: Layout, part: Part, known: Mapping[str, Mapping[str, Category]]) -> dict[str, Any]:
    used = {name: np.unique(codes).tolist() for name, codes in part.keys.items()}
    periods = used.get(layout.time, [])
    if not all(each[:4].isdigit() for each in periods or [str(layout.year)]):
        raise CbsError(
            f"Tabel {layout.table} zegt niet over welk jaar zij gaat.", "", "Kies een andere tabel.", layout.table
        )
    return {
        "table": layout.table,
        "title": layout.title,
        "fetched": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "changed": layout.changed,
        "region": layout.region,
        "time": layout.time,
        "others": dict(layout.others),
        "year": layout.year,
        "provisional": layout.provisional,
        "titles": {name: {code: known[name][code].title for code in codes} for name, codes in used.items()},
        "status": {code: known[layout.time][code].status.strip() for code in periods},
    }


def _some(what: str, items: Any) -> str:
    """A few of them: "regio's GM0855, GM0363, GM0518 en 4 andere"."""
    if not items:
        return ""
    more = f" en {len(items) - _SHOWN} andere" if len(items) > _SHOWN else ""
    return f"{what} {', '.join(map(str, items[:_SHOWN]))}{more}"
