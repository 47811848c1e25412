"""Which rows are asked for: codes, levels and periods as OData filters."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bwlab.errors import CbsError
from bwlab.names import listed, nearest, quoted

_LEVEL = re.compile(r"[A-Z]{2}")
_WITHIN = re.compile(r"WK\d{4}|BU\d{4}|BU\d{6}")  # the districts or neighbourhoods of one municipality or district
_TOGETHER = 20  # conditions in one filter: long ones get their connection reset


@dataclass(frozen=True, slots=True)
class Category:
    """One value of a dimension: its key with the padding that a filter needs, and what people read."""

    key: str
    title: str
    status: str = ""


def categories(rows: Iterable[Mapping[str, Any]]) -> dict[str, Category]:
    """The rows of a dimension table, by code without padding."""
    return {
        row["Key"].strip(): Category(row["Key"], (row["Title"] or "").strip(), row.get("Status") or "") for row in rows
    }


def region_items(regions: str | Iterable[str] | None) -> tuple[str, ...]:
    """Codes, levels ("GM") and parts of a municipality ("WK0363") as typed, without repeats."""
    if regions is None:
        return ()
    given = [regions] if isinstance(regions, str) else regions
    return tuple(dict.fromkeys(str(each).strip().upper() for each in given))


def is_prefix(item: str) -> bool:
    """Whether this stands for more regions than one."""
    return bool(_LEVEL.fullmatch(item) or _WITHIN.fullmatch(item))


def starting(column: str, items: Sequence[str]) -> list[str]:
    """Filters for the regions; CBS pads its keys, and what a key starts with does not depend on that."""
    return [_any(f"startswith({column},{_quoted(each)})" for each in group) for group in _groups(items)]


def equal(column: str, chosen: Sequence[Category]) -> list[str]:
    """Filters for these categories, by their padded keys."""
    return [_any(f"{column} eq {_quoted(each.key)}" for each in group) for group in _groups(chosen)]


def slices(*clauses: Sequence[str]) -> list[str]:
    """Every combination of the parts of each clause, as whole filters; [""] without any clause."""
    return [" and ".join(each) for each in itertools.product(*(each for each in clauses if each))]


def check_regions(items: Sequence[str], known: Iterable[str], table: str) -> None:
    """Each asked region must be in the dimension.

    Raises
    ------
    CbsError
    """
    codes = set(known)
    starts = {code[:size] for code in codes for size in (2, 6, 8)}
    for item in items:
        if item in codes or (is_prefix(item) and item in starts):
            continue
        near = difflib.get_close_matches(item, codes, 1)  # of a code every sign counts
        raise CbsError(
            f"Tabel {table} kent geen regio '{item}'.",
            "De gemeente kan in dat jaar een andere code hebben gehad, of de tabel heeft dit niveau niet.",
            f"Bedoel je {near[0]}?" if near else "Controleer de code.",
            table,
            choices=near,
        )


def chosen_periods(
    periods: int | str | Iterable[int | str], known: Mapping[str, Category], table: str
) -> list[Category]:
    """The periods asked for: keys ("2021JJ00", "2021KW01"), or a year (2021), which is its annual figure.

    Raises
    ------
    CbsError
        A period that the table does not have; nothing is guessed from quarters or months.
    """
    given = [periods] if isinstance(periods, int | str) else list(periods)
    found = []
    for each in given:
        text = str(each).strip().upper()
        names = [f"{text}JJ00", f"{text}SJ00"] if re.fullmatch(r"\d{4}", text) else [text]
        code = next((name for name in names if name in known), None)
        if code is None:
            same = sorted(code for code in known if code.startswith(text[:4])) or sorted(known)[-3:]
            raise CbsError(
                f"Tabel {table} heeft geen cijfers over '{each}'.",
                f"Wel over {', '.join(same[:6])}." if same else "",
                "Kies een periode die de tabel wel heeft.",
                table,
                choices=same[:6],
            )
        found.append(known[code])
    return list(dict.fromkeys(found))


def chosen_categories(
    wanted: str | Iterable[str], known: Mapping[str, Category], dimension: str, table: str
) -> list[Category]:
    """Categories of another dimension, by Title or code.

    Raises
    ------
    CbsError
    """
    by_name = {each.title.casefold(): each for each in known.values()}
    found = []
    for each in [wanted] if isinstance(wanted, str) else wanted:
        text = str(each).strip()
        match = known.get(text) or by_name.get(text.casefold())
        if match is None:
            titles = [category.title for category in known.values()]
            near = nearest(text, titles)
            raise CbsError(
                f"'{dimension}' in tabel {table} kent geen '{text}'.",
                "",
                f"Bedoel je {listed(map(quoted, near))}?" if near else f"Kies uit {listed(map(quoted, titles[:5]))}.",
                table,
                choices=near,
            )
        found.append(match)
    return list(dict.fromkeys(found))


def _groups(items: Sequence[Any]) -> list[Sequence[Any]]:
    return [items[start : start + _TOGETHER] for start in range(0, len(items), _TOGETHER)]


def _any(conditions: Iterable[str]) -> str:
    found = list(conditions)
    return found[0] if len(found) == 1 else f"({' or '.join(found)})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
