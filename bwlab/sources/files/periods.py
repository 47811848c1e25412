"""A period as files write it: 2021, 2021JJ00, 2021*, a date, a school year, a quarter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from bwlab.sources.files.model import LEAVE, Question
from bwlab.sources.files.table import seen

FIRST, LAST = 1900, 2100
_YEAR = re.compile(r"((?:19|20)\d\d)(?:,0|\.0)?(?:JJ00)?\s*(\*{1,2})?")
_PART = re.compile(
    r"((?:19|20)\d\d)(KW|MM|HJ|W)\d+\*?|((?:19|20)\d\d)[- ]?[QK]\d|.*(kwartaal|halfjaar|quarter|quartal|maand).*|"
    r"((?:19|20)\d\d )?(jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?( (?:19|20)\d\d)?|"
    r"((?:19|20)\d\d)-(0[1-9]|1[0-2])",
    re.IGNORECASE,
)
_SPAN = re.compile(r"((?:19|20)\d\d)\s*[/–-]\s*((?:(?:19|20)\d\d)|\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d|\d\d)(?:[ T].*)?")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")


class Period(NamedTuple):
    """A period: its kind, the year it starts in and the year it ends in."""

    kind: (
        str  # "year", "provisional", "date", "short" (a date with a year of two digits), "span", "part" or ""
    )
    first: int = 0
    last: int = 0


@lru_cache(maxsize=100_000, typed=True)
def period(cell: Any) -> Period:
    """What a cell says about time; an empty kind is not a period."""
    if isinstance(cell, dt.datetime | dt.date):
        return Period("date", cell.year, cell.year)
    if isinstance(cell, bool):
        return Period("")
    text = seen(cell)
    if found := _YEAR.fullmatch(text):
        return Period("provisional" if found[2] else "year", int(found[1]), int(found[1]))
    if found := _SPAN.fullmatch(text):
        first = int(found[1])
        last = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
        if last == first + 1:
            return Period("span", first, last)
    if found := _YEAR_FIRST.fullmatch(text):
        return Period("date", int(found[1]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(text):
        if len(found[3]) == 4:
            return Period("date", int(found[3]), int(found[3]))
        return Period("short", 2000 + int(found[1]), 2000 + int(found[3]))
    return Period("part") if _PART.fullmatch(text) else Period("")


def is_year(cell: Any) -> bool:
    """Whether a cell is a year by itself (2021, 2021JJ00, 2021*)."""
    return period(cell).kind in ("year", "provisional")


class Settled(NamedTuple):
    """The year a figure belongs to, or why there is none."""

    year: int
    why: str = ""
    provisional: bool = False


def settle(cell: Any, choices: Mapping[str, str]) -> Settled:
    """The year of a cell, with the answers to ``dates``, ``short`` and ``span``."""
    found = period(cell)
    if found.kind in ("year", "provisional"):
        return Settled(found.first, provisional=found.kind == "provisional")
    if found.kind == "span":
        end = {"first": found.first, "last": found.last}.get(choices.get("span", ""), 0)
        return Settled(end, "" if end else "loopt over twee jaren")
    if found.kind in ("date", "short"):
        year = found.first if found.kind == "short" and choices.get("short") == "ymd" else found.last
        return Settled(year - (choices.get("dates") == "before"))
    return Settled(0, "geen heel jaar (kwartaal, maand of halfjaar)" if found.kind == "part" else "geen jaar")


def questions(cells: Mapping[str, Any]) -> list[Question]:
    """What cannot be known from the periods of a file, by the text of each."""
    by_kind: dict[str, str] = {}
    for text, cell in cells.items():
        by_kind.setdefault(period(cell).kind, text)
    asked = []
    if "span" in by_kind:
        first, last = period(by_kind["span"])[1:]
        asked.append(
            Question(
                "span",
                f"Bij welk jaar hoort {by_kind['span']}?",
                "De masterclass rekent met hele jaren.",
                (("first", f"{first}, het eerste"), ("last", f"{last}, het tweede"), (LEAVE, "laat weg")),
            )
        )
    if "short" in by_kind:
        start, end = period(by_kind["short"])[1:]
        asked.append(
            Question(
                "short",
                f"Welk jaar staat er in {by_kind['short']}?",
                "Het jaar heeft twee cijfers en kan voor- of achteraan staan.",
                (("dmy", f"{end} (achteraan)"), ("ymd", f"{start} (vooraan)")),
            )
        )
    day = by_kind.get("date", by_kind.get("short", ""))
    if day:
        asked.append(
            Question(
                "dates",
                f"Over welk jaar gaat een cijfer met de datum {day}?",
                "Ik neem alleen het jaar over. Welk getal de dag is en welk de maand, maakt dan niet uit.",
                (("same", "het jaar van de datum"), ("before", "het jaar ervoor")),
            )
        )
    return asked
