"""Figures of StatLine, through cbsodata: only what is asked for, kept, and with the reason of every blank.

    from bwlab.sources.cbs import read_table

    read_table("85039NED", measures=["Aantal inwoners"], regions=["GM"])
    read_table("70072ned", measures=["Totale bevolking"], regions=["GM0855"], periods=[2023, 2024])
    read_table("47018NED", regions=["GM0855"], periods=[2024], catalogue="dataderden.cbs.nl",
               where={"Soort misdrijf": "Totaal misdrijven"})
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from bwlab.errors import CbsError
from bwlab.sources.cbs.block import Block
from bwlab.sources.cbs.cache import Store, age_sentence, age_words, cache_dir
from bwlab.sources.cbs.cells import REASONS
from bwlab.sources.cbs.layout import Layout, Measure
from bwlab.sources.cbs.reader import Question, fetch
from bwlab.sources.cbs.selection import region_items
from bwlab.sources.cbs.transport import ADDRESS, HOME, Limits, Service

__all__ = [
    "ADDRESS",
    "HOME",
    "REASONS",
    "Layout",
    "Limits",
    "Measure",
    "age_sentence",
    "age_words",
    "cache_dir",
    "cached_age",
    "describe_table",
    "read_table",
    "read_texts",
]

MAX_AGE = dt.timedelta(days=1)
_TABLE = re.compile(r"[0-9A-Za-z]{4,16}")

Words = str | Iterable[str]
Periods = int | str | Iterable[int | str]


def read_table(
    table: str,
    *,
    measures: Words | None = None,
    regions: Words | None = None,
    periods: Periods | None = None,
    catalogue: str | None = None,
    where: Mapping[str, Words] | None = None,
    progress: bool = False,
    fresh: bool = False,
    stale: bool = False,
    limits: Limits | None = None,
) -> pd.DataFrame:
    """Figures of one StatLine table, one figure a row.

    A kept copy of less than a day old is used without asking CBS. When CBS cannot be read the error carries the
    age of the copy (``error.age``), and ``stale=True`` gives that copy.

    Parameters
    ----------
    table : str
        The id ("84799NED"); capitals do not matter.
    measures : str or iterable of str, optional
        Titles of subjects. One that occurs twice needs its group: "Groep / Titel". Default: all numbers.
    regions : str or iterable of str, optional
        Codes ("GM0855"), levels ("NL", "LD", "PV", "CR", "GM", "WK", "BU") or the districts and neighbourhoods of
        one municipality ("WK0855", "BU0855"). Default: all.
    periods : int, str or iterable, optional
        Years (2021: the annual figure) or keys ("2021KW01"). Default: all.
    catalogue : str, optional
        Host name of another catalogue, such as "dataderden.cbs.nl".
    where : mapping, optional
        For tables with more dimensions: Title of the dimension to Titles or codes of its categories.
    progress : bool
        Show one progress bar.
    fresh : bool
        Ask CBS, however young the copy is.
    stale : bool
        Use the copy, however old it is; CBS is only asked when there is none.
    limits : Limits, optional
        How long to wait and how often to try.

    Returns
    -------
    DataFrame
        region, region_name (categories; codes without padding), period ("2021JJ00"), year (int16), measure, unit
        (categories), value (float), missing, provisional (boolean, <NA> where CBS does not say), and after these
        one column for each dimension that is not region or period. ``missing`` is "" where there is a figure,
        else "unknown" (a point at CBS), "secret" (x), "not applicable" (blank) or "not given" (a sign we do not
        know). CBS's "-" is no
        missing figure but a real zero: value 0, missing "". Tables of one year have that year as period; a
        subject in them may be of an earlier year, as its explanation at CBS says.
        ``attrs``: table, title, source, fetched, sentence (the age, in Dutch), notes.

    Raises
    ------
    CbsError
        What, why and what now in Dutch, with table and slice. Kept figures are never touched by a failure, and
        a read that broke off goes on after its last good page.

    Notes
    -----
    Source: CBS StatLine (CC BY 4.0) over OData v3. All comes from the untyped set, which has the figures as text
    and says why one is missing; the typed set is null there, whatever the reason.
    """
    question = _question(table, measures, regions, periods, where, text=False)
    return _answer(question, catalogue, progress, fresh, stale, limits)


def read_texts(
    table: str,
    *,
    measures: Words | None = None,
    regions: Words | None = None,
    periods: Periods | None = None,
    catalogue: str | None = None,
    where: Mapping[str, Words] | None = None,
    progress: bool = False,
    fresh: bool = False,
    stale: bool = False,
    limits: Limits | None = None,
) -> pd.DataFrame:
    """Like `read_table`, for subjects that are text: column ``text`` instead of ``value``.

    "Gebieden in Nederland" is such a table: the province of each municipality is a text.
    """
    question = _question(table, measures, regions, periods, where, text=True)
    return _answer(question, catalogue, progress, fresh, stale, limits)


def cached_age(
    table: str,
    *,
    measures: Words | None = None,
    regions: Words | None = None,
    periods: Periods | None = None,
    catalogue: str | None = None,
    where: Mapping[str, Words] | None = None,
    text: bool = False,
) -> dt.timedelta | None:
    """How long ago the copy of the same question was fetched; None when there is no copy."""
    question = _question(table, measures, regions, periods, where, text=text)
    with Service(catalogue) as service:
        return Store(table, question.about(service)).age()


def describe_table(table: str, *, catalogue: str | None = None, limits: Limits | None = None) -> Layout:
    """What a table holds, from TableInfos and DataProperties; two calls, not kept.

    Raises
    ------
    CbsError
    """
    with Service(catalogue, limits) as service:
        table = _checked(table)
        properties = service.rows(table, "DataProperties", part="de lijst met onderwerpen")
        return Layout.read(table, service.table_info(table), properties)


def _question(
    table: str,
    measures: Words | None,
    regions: Words | None,
    periods: Periods | None,
    where: Mapping[str, Words] | None,
    *,
    text: bool,
) -> Question:
    return Question(
        table=_checked(table),
        measures=None if measures is None else _words(measures),
        regions=region_items(regions),
        periods=None if periods is None else _words(periods),
        where=tuple((name, _words(wanted)) for name, wanted in (where or {}).items()),
        text=text,
    )


def _answer(
    question: Question, catalogue: str | None, progress: bool, fresh: bool, stale: bool, limits: Limits | None
) -> pd.DataFrame:
    with Service(catalogue, limits) as service:
        store = Store(question.table, question.about(service))
        block = _kept(store, stale) if not fresh else None
        if block is None:
            try:
                block = _fetched(service, question, store, progress, store.age())
            except CbsError as error:
                error.age = store.age()
                if error.age is not None:
                    error.now = f"{error.now} Er is een kopie van {age_words(error.age)}.".strip()
                    error.args = (error.message,)
                raise
        source = f"CBS StatLine, tabel {question.table}"
        if service.catalogue != HOME:
            source += f" ({service.catalogue})"
    return _handed_out(block, source, store.note)


def _kept(store: Store, stale: bool) -> Block | None:
    age = store.age()
    if age is None or not (stale or age < MAX_AGE):
        return None
    return store.load()


def _fetched(
    service: Service, question: Question, store: Store, progress: bool, before: dt.timedelta | None
) -> Block:
    with store.alone(wait=service.limits.total):
        # Whoever had the lock before us may have fetched the same figures while we waited.
        age = store.age()
        if age is not None and (before is None or age < before) and (found := store.load()):
            return found
        block = fetch(service, question, store, progress=progress)
        store.save(block)
        return block


def _handed_out(block: Block, source: str, note: str) -> pd.DataFrame:
    frame = block.frame()
    fetched = dt.datetime.fromisoformat(block.about["fetched"])
    frame.attrs = {
        "table": block.about["table"],
        "title": block.about["title"],
        "source": source,
        "fetched": block.about["fetched"],
        "sentence": age_sentence(dt.datetime.now(dt.UTC) - fetched),
        "notes": [note] if note else [],
    }
    return frame


def _checked(table: str) -> str:
    text = str(table).strip()
    if not _TABLE.fullmatch(text):
        raise CbsError(f"'{text}' is geen nummer van een tabel.", "", "Een nummer ziet eruit als 84799NED.", text)
    return text


def _words(given: Any) -> tuple[Any, ...]:
    return (given,) if isinstance(given, int | str) else tuple(given)
