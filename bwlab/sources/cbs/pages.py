"""The rows of one question, page by page: a page that was kept is not asked for again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import nullcontext
from dataclasses import dataclass

import numpy as np
from tqdm.auto import tqdm

from bwlab.errors import CbsError
from bwlab.sources.cbs.block import Part
from bwlab.sources.cbs.cache import Store
from bwlab.sources.cbs.cells import read_figures, read_keys, read_texts
from bwlab.sources.cbs.checks import column_gone, no_numbers, no_rows, repeated
from bwlab.sources.cbs.layout import Layout, Measure
from bwlab.sources.cbs.transport import Row, Service

_MOST_ROWS, _FEWEST_ROWS = 10_000, 50  # rows a page; CBS itself stops at 10,000
_AHEAD = 3  # pages under way behind the one that is worked out
_LONGEST_SELECT = 1_500  # characters; CBS resets connections with very long addresses


@dataclass(frozen=True)
class Pages:
    """How the rows of one table are read.

    Attributes
    ----------
    text : bool
        The measures are words.
    named : callable
        A filter as part of a Dutch sentence: "regio's GM0855".
    """

    service: Service
    store: Store
    pool: Executor
    layout: Layout
    measures: Sequence[Measure]
    text: bool
    named: Callable[[str], str]

    def read(self, filters: Sequence[str], *, progress: bool) -> Part:
        """All rows of these slices under each other, with one progress bar.

        Raises
        ------
        CbsError
            Names table and slice. The pages before it are kept.
        """
        version = (self.layout.changed, [each.column for each in self.measures], list(filters), self._take)
        self.store.open_pages(repr(version))
        whole = Part.empty(self._dimensions, len(self.measures), text=self.text)
        total = self.layout.records if list(filters) == [""] else None
        label = f"CBS {self.layout.table}"
        with tqdm(total=total, unit=" rijen", desc=label, leave=False) if progress else nullcontext() as bar:
            for number, filter_ in enumerate(filters):
                for part in self._slice(number, filter_):
                    whole.append(part)
                    if bar is not None:
                        bar.update(len(part))
        if not len(whole):
            raise no_rows(self.layout.table, self.named(filters[0]) or "de hele tabel")
        return whole

    @property
    def _dimensions(self) -> list[str]:
        return [self.layout.region, *filter(None, [self.layout.time]), *self.layout.others]

    @property
    def _columns(self) -> list[str]:
        return [each.column for each in self.measures]

    @property
    def _take(self) -> int:
        width = len(self.measures) + 2
        return int(np.clip(self.service.limits.cells // width, _FEWEST_ROWS, _MOST_ROWS))

    def _slice(self, number: int, filter_: str) -> Iterator[Part]:
        """The pages of one slice, those kept first."""
        under_way: deque[Future[list[Row]]] = deque()
        before: list[str] = []
        page = 0
        while True:
            kept = None if under_way else self.store.page(f"{number}.{page}")
            if kept:
                part, last = kept
            else:
                try:
                    part = self._next(under_way, filter_, page)
                except CbsError as error:
                    raise self._with_what_is_kept(error, page) from error.__cause__
                last = len(part) != self._take
                self.store.save_page(f"{number}.{page}", part, last)
            first = [str(codes[0]) for codes in part.keys.values()] if len(part) else []
            if first and first == before:
                raise repeated(part, 0, self.layout.table)  # else a server that ignores $skip goes on for ever
            yield part
            if last:
                return
            before, page = first, page + 1

    def _next(self, under_way: deque[Future[list[Row]]], filter_: str, page: int) -> Part:
        """This page; the ones after it are asked for first, so that they travel while this one is worked out."""
        asked = page + len(under_way)
        while asked <= page or (asked <= page + _AHEAD and self._exists(filter_, asked)):
            under_way.append(self.pool.submit(self._ask, filter_, asked))
            asked += 1
        return self._part(under_way.popleft().result(), filter_, page)

    def _exists(self, filter_: str, page: int) -> bool:
        """Whether there surely is such a page: one asked for beyond the end is a call for nothing."""
        return not filter_ and (self.layout.records or 0) > page * self._take

    def _with_what_is_kept(self, error: CbsError, page: int) -> CbsError:
        if not page or self.store.note:
            return error
        now = f"De rijen daarvoor zijn bewaard; de volgende keer gaat het daar verder. {error.now}"
        return CbsError(error.what, error.why, now, error.table, error.part)

    def _ask(self, filter_: str, page: int) -> list[Row]:
        select = [*self._dimensions, *self._columns]
        return self.service.rows(
            self.layout.table,
            "UntypedDataSet",  # figures, and the reason of a blank; the typed set only has null there
            select=select if sum(map(len, select)) < _LONGEST_SELECT else None,
            filters=filter_ or None,
            page=(page * self._take, self._take),
            part=self._named(filter_, page),
        )

    def _part(self, rows: list[Row], filter_: str, page: int) -> Part:
        if not rows:
            return Part.empty(self._dimensions, len(self._columns), text=self.text)
        table, named = self.layout.table, self._named(filter_, page)
        read = read_texts if self.text else read_figures
        try:
            return Part(read_keys(rows, self._dimensions), *read(rows, self._columns))
        except KeyError as error:
            titles = {each.column: each.title for each in self.measures}
            raise column_gone(titles.get(error.args[0], error.args[0]), table, named) from error
        except (ValueError, TypeError, AttributeError) as error:
            raise no_numbers(error, table, named) from error

    def _named(self, filter_: str, page: int) -> str:
        rows = f"rijen {page * self._take + 1} tot en met {(page + 1) * self._take}"
        return ", ".join(filter(None, (self.named(filter_), rows)))
