"""Asking StatLine for exactly the rows and columns of one question, page by page."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from tqdm.auto import tqdm

from bwlab.errors import CbsError
from bwlab.sources.cbs import selection
from bwlab.sources.cbs.block import Block, Part, read_keys, read_numbers, read_reasons, read_texts
from bwlab.sources.cbs.cache import Store
from bwlab.sources.cbs.layout import Layout, Measure
from bwlab.sources.cbs.selection import Category, is_prefix
from bwlab.sources.cbs.transport import Row, Service

_MOST_ROWS, _FEWEST_ROWS = 10_000, 500  # rows a page; CBS itself stops at 10,000
_AHEAD = 3  # pages under way at once
_LONGEST_SELECT = 1_500  # characters; CBS resets connections with very long addresses
_MAKERS = "Er is niets gelezen. Meld het bij de makers van bwlab."


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


def fetch(service: Service, question: Question, store: Store, *, progress: bool = False) -> Block:
    """The answer from CBS; pages that an earlier read kept are not fetched again.

    Raises
    ------
    CbsError
    """
    with ThreadPoolExecutor(4) as pool:
        return _Reading(service, question, store, pool).run(progress)


class _Reading:
    def __init__(self, service: Service, question: Question, store: Store, pool: ThreadPoolExecutor) -> None:
        self.service, self.question, self.store, self.pool = service, question, store, pool
        self.table, self.limits = question.table, service.limits

    def run(self, progress: bool) -> Block:
        info = self.pool.submit(self.service.table_info, self.table)
        properties = self.pool.submit(
            self.service.rows, self.table, "DataProperties", part="de lijst met onderwerpen"
        )
        self.layout = layout = Layout.read(self.table, info.result(), properties.result())
        self.measures = layout.choose(self.question.measures, text=self.question.text)
        others = self._others()
        regions = self._regions()
        chosen = self._chosen(others)
        filters = selection.slices(selection.starting(layout.region, self.question.regions), *chosen.values())
        part = self._read_all(filters, progress)
        known = {name: future.result() for name, future in others.items()}
        known[layout.region] = {key: value for each in regions for key, value in each.result().items()}
        selection.check_regions(self.question.regions, known[layout.region], self.table)
        self._check(part, known)
        return Block(part, self._about(part, known))

    # The dimensions: fetched beside each other, and only the part of the regions that was asked for.

    def _others(self) -> dict[str, Future[dict[str, Category]]]:
        names = [*filter(None, [self.layout.time]), *self.layout.others]
        return {name: self.pool.submit(self._categories, name) for name in names}

    def _regions(self) -> list[Future[dict[str, Category]]]:
        filters = selection.starting("Key", self.question.regions) or [None]
        return [self.pool.submit(self._categories, self.layout.region, each, ("Key", "Title")) for each in filters]

    def _categories(
        self, name: str, filters: str | None = None, select: tuple[str, ...] | None = None
    ) -> dict[str, Category]:
        rows = self.service.rows(self.table, name, filters=filters, select=select, part=f"de lijst {name}")
        try:
            return selection.categories(rows)
        except (KeyError, TypeError, AttributeError) as error:
            raise CbsError(
                f"De lijst {name} van tabel {self.table} is anders dan verwacht.",
                f"Er ontbreekt een onderdeel: {error}.",
                _MAKERS,
                self.table,
                name,
            ) from error

    def _chosen(self, known: Mapping[str, Future[dict[str, Category]]]) -> dict[str, list[str]]:
        """Filters on the other dimensions; waits for a dimension only where something is asked of it."""
        layout, found = self.layout, {}
        periods = self.question.periods
        if periods is not None and layout.time:
            chosen = selection.chosen_periods(periods, known[layout.time].result(), self.table)
            found[layout.time] = selection.equal(layout.time, chosen)
        elif periods is not None and {str(each)[:4] for each in periods} != {str(layout.year)}:
            raise CbsError(
                f"Tabel {self.table} gaat alleen over {layout.year or 'een onbekend jaar'}.",
                f"De titel is '{layout.title}'.",
                "Kies de tabel van het jaar dat je zoekt.",
                self.table,
            )
        columns = {name.casefold(): column for column, title in layout.others.items() for name in (column, title)}
        for dimension, wanted in self.question.where:
            column = columns.get(dimension.casefold())
            if column is None:
                raise CbsError(
                    f"Tabel {self.table} heeft geen indeling '{dimension}'.",
                    "",
                    f"Wel: {', '.join(layout.others.values()) or 'geen andere indelingen'}.",
                    self.table,
                    choices=tuple(layout.others.values()),
                )
            chosen = selection.chosen_categories(wanted, known[column].result(), dimension, self.table)
            found[column] = selection.equal(column, chosen)
        return found

    # The pages.

    def _read_all(self, filters: list[str], progress: bool) -> Part:
        rows = self._page_rows()
        self.store.open_pages(repr((self.layout.changed, [each.column for each in self.measures], filters, rows)))
        total = self.layout.records if filters == [""] else None
        parts = []
        with tqdm(
            total=total, unit=" rijen", desc=f"CBS {self.table}", disable=not progress, leave=False
        ) as bar:
            for number, filter_ in enumerate(filters):
                for part in self._pages(filter_, number, rows):
                    parts.append(part)
                    bar.update(len(part))
        if not any(map(len, parts)):
            raise CbsError(
                f"Tabel {self.table} heeft geen rijen voor deze vraag ({self._named(filters[0])}).",
                "CBS gaf een leeg antwoord.",
                "Kies andere regio's of perioden. Er is niets veranderd.",
                self.table,
                self._named(filters[0]),
            )
        return Part.joined(parts)

    def _page_rows(self) -> int:
        width = len(self.measures) + 2
        return int(np.clip(self.limits.cells // width, _FEWEST_ROWS, _MOST_ROWS))

    def _pages(self, filter_: str, number: int, rows: int) -> Iterator[Part]:
        """The pages of one slice, those kept first; the next one is under way while this one is put away."""
        under_way: deque[Future[Part]] = deque()
        before = None
        for page in range(10**6):
            found = None if under_way else self.store.page(f"{number}.{page}")
            if found is not None:
                part, last = found
            else:
                while not under_way or (len(under_way) < _AHEAD and self._more(filter_, page + len(under_way), rows)):
                    start = (page + len(under_way)) * rows
                    under_way.append(self.pool.submit(self._page, filter_, start, rows))
                try:
                    part = under_way.popleft().result()
                except CbsError as error:
                    raise self._kept_so_far(error, page) from error.__cause__
                last = len(part) != rows
                self.store.save_page(f"{number}.{page}", part, last)
            first = tuple(codes[0] for codes in part.keys.values()) if len(part) else None
            if first is not None and first == before:
                raise self._repeated(first)  # a server that ignores $skip gives the same page for ever
            before = first
            yield part
            if last:
                return

    def _more(self, filter_: str, page: int, rows: int) -> bool:
        """Whether there surely is such a page: one asked for beyond the end is a call for nothing."""
        return not filter_ and (self.layout.records or 0) > page * rows

    def _kept_so_far(self, error: CbsError, page: int) -> CbsError:
        if not page or self.store.note:
            return error
        now = f"De rijen daarvoor zijn bewaard; de volgende keer gaat het daar verder. {error.now}"
        return CbsError(error.what, error.why, now, error.table, error.part)

    def _page(self, filter_: str, skip: int, take: int) -> Part:
        layout = self.layout
        named = self._named(filter_, skip, take)
        dimensions = [layout.region, *filter(None, [layout.time]), *layout.others]
        columns = [each.column for each in self.measures]

        def ask(name: str, wanted: list[str]) -> list[Row]:
            select = dimensions + wanted
            return self.service.rows(
                self.table,
                name,
                select=select if sum(map(len, select)) < _LONGEST_SELECT else None,
                filters=filter_ or None,
                page=(skip, take),
                part=named,
            )

        rows = ask("TypedDataSet", columns)
        if not rows:
            return Part.empty(dimensions, len(columns), text=self.question.text)
        try:
            keys = read_keys(rows, dimensions)
            if self.question.text:
                return Part(keys, *read_texts(rows, columns))
            values = read_numbers(rows, columns)
            reasons = np.zeros(values.shape, np.uint8)
            if (lacking := np.flatnonzero(np.isnan(values).any(axis=0))).size:
                names = [columns[each] for each in lacking]
                rows.clear()  # one page in memory, not two
                rows = self._same_order(ask("UntypedDataSet", names), keys, named)
                values[:, lacking], reasons[:, lacking] = read_reasons(rows, names, values[:, lacking])
            return Part(keys, values, reasons)
        except KeyError as error:
            raise self._gone(str(error.args[0]), named) from error
        except (ValueError, TypeError, AttributeError) as error:
            raise CbsError(
                f"In tabel {self.table} staat iets anders dan getallen ({named}).",
                f"De computer meldt: {error}.",
                _MAKERS,
                self.table,
                named,
            ) from error

    def _same_order(self, rows: list[Row], keys: Mapping[str, Any], named: str) -> list[Row]:
        """The rows of the untyped set in the order of the typed ones."""
        theirs = read_keys(rows, list(keys))
        if all(np.array_equal(theirs[name], keys[name]) for name in keys):
            return rows
        order = dict(zip(zip(*theirs.values(), strict=True), rows, strict=True))
        wanted = list(zip(*keys.values(), strict=True))
        if order.keys() != set(wanted):
            raise CbsError(
                f"Tabel {self.table} veranderde terwijl we lazen ({named}).",
                "De twee vormen van de tabel hebben niet dezelfde rijen.",
                "Probeer het later nog eens. Je laatste cijfers staan er nog.",
                self.table,
                named,
            )
        return [order[key] for key in wanted]

    # What must hold before figures are handed out.

    def _check(self, part: Part, known: Mapping[str, Mapping[str, Category]]) -> None:
        for name, codes in part.keys.items():
            strange = sorted(set(np.unique(codes).tolist()) - known[name].keys())
            if strange:
                raise CbsError(
                    f"Tabel {self.table} heeft rijen voor '{strange[0]}', maar die code staat niet in de lijst {name}.",
                    "De tabel en haar lijst passen niet bij elkaar.",
                    "Er is niets gelezen. Probeer het later nog eens; je laatste cijfers staan er nog.",
                    self.table,
                    name,
                )
        places = [np.unique(codes, return_inverse=True)[1] for codes in part.keys.values()]
        single = np.zeros(len(part), np.int64)
        for each in places:
            single = single * (int(each.max()) + 1) + each
        order = np.argsort(single, kind="stable")
        twice = order[1:][np.diff(single[order]) == 0]
        if twice.size:
            raise self._repeated(tuple(codes[twice[0]] for codes in part.keys.values()))

    def _repeated(self, key: tuple[str, ...]) -> CbsError:
        return CbsError(
            f"Tabel {self.table} geeft rij {' · '.join(key)} meer dan een keer.",
            "We weten niet welke van de twee klopt.",
            "Er is niets gelezen. Probeer het later nog eens; je laatste cijfers staan er nog.",
            self.table,
            key[0],
        )

    def _gone(self, column: str, named: str) -> CbsError:
        title = next((each.title for each in self.measures if each.column == column), column)
        return CbsError(
            f"In tabel {self.table} ontbreekt de kolom '{title}' ({named}).",
            "De beschrijving noemt haar wel, de cijfers niet.",
            "Er is niets gelezen. Probeer het later nog eens; je laatste cijfers staan er nog.",
            self.table,
            named,
        )

    def _named(self, filter_: str, skip: int | None = None, take: int = 0) -> str:
        """A slice in Dutch: "regio's GM0363, perioden 2021, rijen 1 tot 2500"."""
        asked = self.question
        words = []
        if asked.regions:
            mine = [each for each in asked.regions if f"'{each}'" in filter_]
            more = f" en {len(mine) - 3} andere" if len(mine) > 3 else ""
            words.append("regio's " + ", ".join(mine[:3]) + more)
        if asked.periods:
            words.append("perioden " + ", ".join(map(str, asked.periods[:3])) + ("…" if len(asked.periods) > 3 else ""))
        if skip is not None:
            words.append(f"rijen {skip + 1} tot en met {skip + take}")
        return ", ".join(words) or "de hele tabel"

    def _about(self, part: Part, known: Mapping[str, Mapping[str, Category]]) -> dict[str, Any]:
        layout = self.layout
        if not layout.time and layout.year is None:
            raise CbsError(
                f"Tabel {self.table} zegt niet over welk jaar zij gaat.", "", "Kies een andere tabel.", self.table
            )
        used = {name: np.unique(codes).tolist() for name, codes in part.keys.items()}
        return {
            "table": self.table,
            "title": layout.title,
            "fetched": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "changed": layout.changed,
            "region": layout.region,
            "time": layout.time,
            "others": dict(layout.others),
            "year": layout.year,
            "provisional": layout.provisional,
            "measures": [_described(layout, each) for each in self.measures],
            "titles": {name: {code: known[name][code].title for code in codes} for name, codes in used.items()},
            "status": {code: known[layout.time][code].status for code in used.get(layout.time, ())},
        }


def _described(layout: Layout, measure: Measure) -> dict[str, Any]:
    return {"name": layout.name(measure), "unit": measure.unit}
