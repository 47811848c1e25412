"""Numbers as people say them: what a Dutch sentence claims, in digits and in words, and whether it fits a figure."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from bwlab.errors import AmbiguousNumberError, InputError
from bwlab.formats import parse_number
from bwlab.policy.records.base import FIRST, LAST

LONGEST = 4_000  # characters that are read; a whole pitch has about 1,200
TAKEN = "\N{MIDDLE DOT}"  # where a number was read already; words on both sides stay apart
ENDLESS = re.compile(r"[\d.,]{24,}")  # no number anybody says
_SMALL = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def _words() -> dict[str, int]:
    found = {word: value for value, word in enumerate(_SMALL)}
    for ten, word in enumerate(_TENS, 2):
        found[word] = 10 * ten
        for one, small in enumerate(("een", *_SMALL[2:10]), 1):
            joint = "ën" if small in ("twee", "drie") else "en"
            found[f"{small}{joint}{word}"] = found[f"{small}en{word}"] = 10 * ten + one
    return found | {"honderd": 100, "duizend": 1000}


WORDS = _words()
PARTS = {"helft": (1, 2), "kwart": (1, 4), "driekwart": (3, 4)}
_ORDINALS = {"derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "tiende": 10}
_DIGITS = r"[+\-\N{MINUS SIGN}]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+\-\N{MINUS SIGN}]?\d+(?:[.,]\d+)?"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_ONE = rf"(?:{_DIGITS}|\b(?:{_WORD}|een)\b)"
_NAMED = rf"(?:{_DIGITS}|\b(?:{_WORD})\b)"
PLACE = re.compile(rf"\b(?:plaats|plek|nummer)\s+({_NAMED})(?:\s+van\s+(?:de\s+|alle\s+)?({_NAMED}))?|\b(\d+)e\s+(?:plaats|plek|van\s+(?:de\s+|alle\s+)?({_NAMED}))")
SHARE = re.compile(rf"({_ONE})\s+(?:op|van)\s+(?:de|elke|iedere)\s+({_NAMED})(?=\W|$)")
PART = re.compile(rf"\b({'|'.join(PARTS)})\b|\b({_WORD}|een)\s+({'|'.join(_ORDINALS)})\b(?=\s+(?:deel\s+)?van\b)")
PER = re.compile(r"\b(?:per|op|van)\s+(?:(?:elke|iedere|de)\s+)?(100|1\.?000|honderd|duizend|tien|10)\b(?!\s*(?:procent|%|euro))(?=\s+\w)")
YEAR = re.compile(r"(?<![\d.,€])\b(19[9]\d|20\d\d)\b(?![.,]\d|\s*(?:procent|%|euro|kwh|kilowattuur|m³|ton|kubieke|inwoners|keer|mensen|huishoudens))")
NUMBER = re.compile(rf"(?<![\w]){_NAMED}(?:\s+(duizend|miljoen)\b)?")
ABOUT = re.compile(r"\b(ongeveer|circa|rond de|rond|zo'n|ruim|meer dan|bijna|net geen)\s+(?:de\s+|€\s*)?$")


class Said(NamedTuple):
    """A number in a sentence.

    Attributes
    ----------
    text : str
        As it stands there.
    kind : {"getal", "aandeel", "plaats"}
    values : tuple of float
        Its readings: more than one where it can be read in two ways. For a share and a place: (which, of).
    step : float
        How fine it was said: 0.1 for "82,1", 1 for "82", 1,000 for "426.000".
    about : str
        "ongeveer", "ruim", "bijna" or "".
    """

    text: str
    kind: str
    values: tuple[float, ...]
    step: float = 1.0
    about: str = ""


class Heard(NamedTuple):
    """All numbers of a sentence: years apart, and the base ("op elke 1.000") if it names one."""

    numbers: tuple[Said, ...]
    years: tuple[int, ...]
    base: int | None


def heard(text: str) -> Heard:
    """The numbers a sentence holds; whatever is in it, nothing is raised."""
    rest = " ".join(ENDLESS.sub(" ", str(text)[:LONGEST]).lower().split())
    numbers: list[tuple[int, Said]] = []
    for pattern, make in ((PLACE, _place), (SHARE, _share), (PART, _part)):
        for match in list(pattern.finditer(rest)):
            said = make(match)
            if said is not None:
                numbers.append((match.start(), said))
                rest = rest[: match.start()] + TAKEN * len(match[0]) + rest[match.end() :]
    base = None
    for match in PER.finditer(rest):
        base = int(_values(match[1])[-1] if not match[1][0].isdigit() else match[1].replace(".", ""))
        rest = rest[: match.start()] + TAKEN * len(match[0]) + rest[match.end() :]
    years = []
    for match in YEAR.finditer(rest):
        if FIRST <= int(match[1]) <= LAST:
            years.append(int(match[1]))
            rest = rest[: match.start()] + TAKEN * len(match[0]) + rest[match.end() :]
    for match in NUMBER.finditer(rest):
        before = ABOUT.search(rest[: match.start()])
        said = _number(match, {"meer dan": "ruim", "net geen": "bijna"}.get(before[1], before[1]) if before else "")
        if said is not None:
            numbers.append((match.start(), said))
    return Heard(tuple(said for _, said in sorted(numbers, key=lambda pair: pair[0])), tuple(dict.fromkeys(years)), base)


def fits(said: Said, value: float) -> bool:
    """Whether a number, rounded as it was said, is this value."""
    return reading(said, value) is not None


def reading(said: Said, value: float) -> int | None:
    """Which reading of a number is this value: 0 for the usual one, 1 where "1.000" must have meant 1,000; None for none."""
    return next((place for place, each in enumerate(said.values) if _near(each, value, said._replace(step=0.001) if place else said)), None)


def fits_share(said: Said, share: float) -> bool:
    """Whether "acht van de tien" is this share (0 to 1), rounded to the whole numbers it was said in."""
    some, of = said.values
    if of <= 0 or not 0 <= share <= 1.5:
        return False
    if some == 1 and of > 2:  # "een op de acht": the eight is what was rounded
        return share > 0 and abs(1 / share - of) <= 0.5 + 1e-9
    return abs(some / of - share) <= 0.5 * said.step / of + 1e-9


def _near(said: float, value: float, how: Said) -> bool:
    step = how.step
    whole = abs(said)
    while whole >= 1000 and step >= 1 and whole % (10 * step) == 0:  # "426.000 euro" was said in thousands
        step *= 10
    if how.about:
        while step >= 1 and whole >= 10 and whole % (10 * step) == 0:  # "ongeveer 80"
            step *= 10
        low, high = {"ruim": (0, step), "bijna": (-step / 2, 0)}.get(how.about, (-step / 2, step / 2))
        return low - 1e-6 <= value - said <= high + 1e-6
    return abs(said - value) <= step / 2 + 1e-9 * max(1.0, abs(value))


def _place(match: re.Match[str]) -> Said | None:
    which, of = match[1] or match[3], match[2] or match[4]
    found = [_values(each) for each in (which, of) if each]
    if not all(found):
        return None
    return Said(match[0], "plaats", tuple(each[0] for each in found))


def _share(match: re.Match[str]) -> Said | None:
    some, of = _values(match[1]), _values(match[2])
    if not some or not of or not of[0]:
        return None
    return Said(match[0], "aandeel", (some[0], of[0]), _step(match[1]))


def _part(match: re.Match[str]) -> Said | None:
    if match[1]:
        return Said(match[0], "aandeel", tuple(map(float, PARTS[match[1]])))
    some = _values(match[2])
    return Said(match[0], "aandeel", (some[0], float(_ORDINALS[match[3]]))) if some else None


def _number(match: re.Match[str], about: str) -> Said | None:
    word, times = match[0].split()[0], {"duizend": 1e3, "miljoen": 1e6}.get(match[1] or "", 1.0)
    found = _values(word)
    if not found or math.isinf(found[0]) or (word == "één" and not about):  # "één" counts nothing in most sentences
        return None
    return Said(match[0], "getal", tuple(each * times for each in found), _step(word) * times, about)


def _values(word: str) -> tuple[float, ...]:
    if word in WORDS:
        return (float(WORDS[word]),)
    if word == "een":
        return (1.0,)
    try:
        return (parse_number(word),)
    except AmbiguousNumberError as error:
        return tuple(error.readings)
    except InputError:
        return ()


def _step(word: str) -> float:
    tail = re.search(r"[.,](\d+)$", word)
    if not tail or (tail[0][0] == "." and len(tail[1]) == 3):
        return 1.0
    return 10.0 ** -len(tail[1])
