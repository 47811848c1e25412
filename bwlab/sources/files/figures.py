"""A cell as a figure: decimal mark, thousands, percent signs, and the marks that say there is none."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from bwlab.formats import MINUS
from bwlab.sources.files.model import Question
from bwlab.sources.files.table import Percent, seen
from bwlab.sources.files.words import no_figure

_SPACED = re.compile(r"([+-]?\d{1,3}(?: \d{3})+)([.,]\d+)?")
_WHOLE = re.compile(r"[+-]?\d+")
_DOUBT = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")
_ONE_MARK = re.compile(r"[+-]?\d*([.,])\d+(?:e[+-]?\d+)?|[+-]?\d+()e[+-]?\d+", re.IGNORECASE)
_GROUPS = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)([.,])\d+)?")
_SENTINEL = re.compile(r"-9{2,8}|-9999[5-8]|-9{4,7}[5-8]")
_ABOUT = re.compile(r"[<>≤≥~±]|(ca|circa|minder dan|meer dan|ongeveer)\b", re.IGNORECASE)
OTHER = {",": ".", ".": ","}


class Figure(NamedTuple):
    """A cell read as a figure: ``value`` is NaN where there is none, and ``why`` says why."""

    value: float
    why: str = ""
    percent: bool = False
    provisional: bool = False


_NONE = float("nan")


def bare(cell: str) -> tuple[str, bool, bool]:
    """The digits of a text, whether it had a percent sign, and whether a star (provisional)."""
    text = cell.replace(MINUS, "-")
    text, stars = re.subn(r"\*{1,2}$", "", text)
    text, signs = re.subn(r"\s*(%|procent)$", "", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"^(€|euro)\s*|\s*(€|euro)$", "", text, flags=re.IGNORECASE).strip()
    text = re.sub(r"^([+-])\s+", r"\1", text)
    spaced = _SPACED.fullmatch(text)
    if spaced:  # spaces are thousands, so what follows is decimals: "1 234,567" is in no doubt
        text = spaced[1].replace(" ", "") + (spaced[2] or "")
    return text, bool(signs), bool(stars)


@lru_cache(maxsize=100_000, typed=True)
def like_figure(cell: Any) -> bool:
    """Whether a cell looks like a figure, whatever its marks mean."""
    if isinstance(cell, int | float):
        return not isinstance(cell, bool) and math.isfinite(cell)
    if not isinstance(cell, str):
        return False
    text = bare(seen(cell))[0]
    return bool(_WHOLE.fullmatch(text) or _ONE_MARK.fullmatch(text) or _GROUPS.fullmatch(text))


class Evidence(NamedTuple):
    """Figures that show the decimal mark, each an example or "": comma, point, or either."""

    comma: str = ""
    point: str = ""
    doubt: str = ""


def evidence(texts: Iterable[str]) -> Evidence:
    """What the texts of a file show about its decimal mark."""
    shown = {",": "", ".": "", "?": ""}
    for text in texts:
        mark = _decimal_of(bare(text)[0])
        if mark and not shown[mark]:
            shown[mark] = text
    return Evidence(shown[","], shown["."], shown["?"])


def _decimal_of(text: str) -> str:
    """The decimal mark a text proves: "," or ".", "?" for either, "" for nothing."""
    if _DOUBT.fullmatch(text):
        return "?"
    found = _ONE_MARK.fullmatch(text)
    if found:
        return found[1] or ""
    found = _GROUPS.fullmatch(text)
    return OTHER[found[1]] if found else ""


def decimal_mark(texts: Iterable[str]) -> tuple[str, Question | None]:
    """The decimal mark of a file, and what is asked where it does not show."""
    found = evidence(texts)
    if found.comma and found.point:
        options = (
            ("both", f"allebei: {found.comma} en {found.point} hebben decimalen"),
            (",", f"de komma; {found.point} lees ik dan niet"),
            (".", f"de punt; {found.comma} lees ik dan niet"),
        )
        why = f"In dit bestand staat {found.comma}, maar ook {found.point}."
        return "", Question("decimal", "Wat is hier het decimaalteken?", why, options)
    if found.comma or found.point:
        return ("," if found.comma else "."), None
    if found.doubt:
        mark = "." if "." in found.doubt else ","
        digits = re.sub(r"[^\d.,+-]", "", found.doubt)
        whole, small = float(re.sub(r"[.,]", "", digits)), float(digits.replace(",", "."))
        options = (
            (OTHER[mark], f"{_plain(whole)} (de {_NAMES[mark]} is voor duizendtallen)"),
            (mark, f"{_plain(small)} (de {_NAMES[mark]} is voor decimalen)"),
        )
        why = f"{found.doubt} kan {_plain(whole)} of {_plain(small)} zijn. Nergens in het bestand is te zien welk."
        return "", Question("decimal", f"Hoeveel is {found.doubt}?", why, options)
    return "", None


_NAMES = {",": "komma", ".": "punt"}


def _plain(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")


@lru_cache(maxsize=100_000, typed=True)
def figure(cell: Any, decimal: str, sentinels: bool = False) -> Figure:
    """A cell as a figure.

    Parameters
    ----------
    decimal : str
        "," or "."; "both" where whichever stands there is one; "" where no figure has decimals.
    sentinels : bool
        Whether -99 and its kind mean that there is no figure.
    """
    if isinstance(cell, bool):
        return Figure(_NONE, "waar of onwaar, geen getal")
    if isinstance(cell, dt.datetime | dt.date | dt.time | dt.timedelta):
        return Figure(_NONE, "een datum in plaats van een getal (Excel maakt van 1-5 de eerste mei)")
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            return Figure(_NONE, "NaN: geen cijfer")
        if sentinels and _SENTINEL.fullmatch(f"{cell:g}"):
            return Figure(_NONE, f"{cell:g}: de bron heeft geen cijfer")
        return Figure(float(cell), percent=isinstance(cell, Percent))
    text = seen(cell)
    if why := no_figure(text):
        return Figure(_NONE, why)
    if text.startswith("#"):
        return Figure(_NONE, "een fout uit Excel")
    digits, percent, star = bare(text)
    if sentinels and _SENTINEL.fullmatch(digits):
        return Figure(_NONE, f"{digits}: de bron heeft geen cijfer")
    value = _value(digits, decimal)
    if value is not None:
        return Figure(value, percent=percent, provisional=star)
    return Figure(_NONE, "geen precies getal" if _ABOUT.match(text) else "geen getal")


def _value(text: str, decimal: str) -> float | None:
    if _WHOLE.fullmatch(text):
        return float(text)
    one, groups = _ONE_MARK.fullmatch(text), _GROUPS.fullmatch(text)
    if one and (one[1] is None or one[1] == decimal or decimal not in OTHER):
        return float(text.replace(",", "."))
    if groups and (decimal not in OTHER or groups[1] == OTHER[decimal]):
        return float(text.replace(groups[1], "").replace(",", "."))
    return None


def sentinel_question(texts: Iterable[str]) -> Question | None:
    """Asked where -99 or its kind is the only negative figure of a file."""
    negative = {bare(text)[0] for text in texts if text[:1] in ("-", MINUS) and len(text) > 1}
    odd = sorted(text for text in negative if _SENTINEL.fullmatch(text))
    if not odd or len(odd) < len([text for text in negative if like_figure(text)]):
        return None
    return Question(
        "sentinel",
        f"Is {odd[0]} een cijfer?",
        f"Verder staan er geen cijfers onder nul. Sommige bronnen schrijven {odd[0]} als er geen cijfer is.",
        (("missing", "nee, er is geen cijfer"), ("figure", "ja, een cijfer")),
    )
