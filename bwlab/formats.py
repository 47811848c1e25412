"""Dutch numbers, dates and units, out and in: the one place (babel does the work)."""

from __future__ import annotations

import datetime as dt
import functools
import math
import re
from collections.abc import Iterable

from babel.dates import format_date
from babel.numbers import format_decimal

from bwlab.errors import AmbiguousNumberError, InputError

LOCALE = "nl_NL"
BLANK = "geen cijfer"
MINUS = "\N{MINUS SIGN}"


def number(value: float | None, decimals: int = 0, *, sign: bool = False) -> str:
    """A number as the Dutch write it: 1.234,5.

    Parameters
    ----------
    value : float or None
        None and NaN give "geen cijfer": a blank is never a zero.
    decimals : int
        Digits after the comma, always shown.
    sign : bool
        Also show a plus.
    """
    if value is None or math.isnan(value):
        return BLANK
    rounded = round(float(value), decimals) + 0.0  # -0.0 becomes 0.0
    text = _digits(abs(rounded), decimals)
    if rounded < 0:
        return MINUS + text
    return f"+{text}" if sign and rounded > 0 else text


def as_written(values: Iterable[float], decimals: int) -> list[float]:
    """Numbers as `number` writes them: numpy and pandas make 7.4 of 7.45, where the text says 7,5.

    What is taken from each other must be what is read, or a reader finds another difference.
    """
    return [round(float(value), decimals) + 0.0 for value in values]


@functools.lru_cache(maxsize=8192)
def _digits(value: float, decimals: int) -> str:
    """Kept: a picture that is drawn again writes the same numbers again."""
    digits = "." + "0" * decimals if decimals else ""
    return format_decimal(value, format=f"#,##0{digits}", locale=LOCALE)


def quantity(value: float | None, decimals: int, unit: str, *, sign: bool = False) -> str:
    """A number with its unit: "82,1 procent", "€ 31.200", "€ 294 duizend", "0,8 km".

    Parameters
    ----------
    unit : str
        ``Indicator.unit_text`` in sentences, ``Indicator.unit_short`` in tables and charts.
    """
    text = number(value, decimals, sign=sign)
    if text == BLANK or not unit:
        return text
    if "€" in unit:
        return f"€ {text} {unit.replace('€', '').strip()}".strip()
    return f"{text} {unit}"


def ordinal(rank: int) -> str:
    """A place: "18e"."""
    return f"{number(rank)}e"


def date(day: dt.date) -> str:
    """A date in words: "21 november 2026"."""
    return format_date(day, format="d MMMM y", locale=LOCALE)


def listing(words: list[str], last: str = "en") -> str:
    """Words as a Dutch list: "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}([.,\s]\d{3})+)([.,]\d+)?|[+-]?[.,]\d+")


def parse_number(text: str) -> float:
    """A number as people type it: 12,5 or 12.5, 1.234,5, € 300, 12 %.

    Raises
    ------
    AmbiguousNumberError
        One separator followed by exactly three digits ("1.000") can mean two things.
    InputError
        It is no number.
    """
    bare = text.replace(MINUS, "-").replace("\N{NO-BREAK SPACE}", " ").strip()
    bare = re.sub(r"^(€|euro)\s*|\s*(%|procent|euro|€)$", "", bare, flags=re.IGNORECASE).strip()
    if not _NUMBER.fullmatch(bare):
        raise InputError(
            f"Ik lees hier geen getal: '{text.strip()}'." if text.strip() else "Hier staat nog niets.",
            now="Typ alleen cijfers, met een komma voor de decimalen, bijvoorbeeld 12,5.",
        )
    bare = bare.replace(" ", "")
    separators = [mark for mark in bare if mark in ".,"]
    if len(separators) == 1 and re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", bare):
        whole = float(re.sub("[.,]", "", bare))
        small = float(bare.replace(",", "."))
        raise AmbiguousNumberError(
            f"'{text.strip()}' kan twee dingen zijn.",
            f"Bedoel je {number(whole)} of {number(small, 3)}?",
            f"Typ {number(whole).replace('.', '')} voor het eerste, of {number(small, 2)} voor het tweede.",
            (whole, small),
        )
    decimal = separators[-1] if separators and separators.count(separators[-1]) == 1 else ""
    kept = "".join("." if mark == decimal else mark for mark in bare if mark == decimal or mark not in ".,")
    return float(kept)
