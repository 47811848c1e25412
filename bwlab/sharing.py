"""Something small from one laptop to another without a net: a code to paste into a message.

A code is short, in small letters and digits, and survives what mail and chat do to text: capitals, spaces,
line breaks, words around it. It says what it holds, and its last four characters show a mistake. Nothing
in it is secret.

    bw1-punten-<contents>-<check>
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

from bwlab.errors import InputError
from bwlab.formats import listing, number

LONGEST = 2_000  # characters in a code; more belongs in a file
_VERSION = "bw1"
_CODE = re.compile(r"\bbw(\d+)-([a-z]+)-([a-z2-7]+)-([a-z2-7]{4})(?![a-z0-9-])", re.IGNORECASE)
_START = re.compile(r"\bbw\d+-", re.IGNORECASE)
_STARTS = re.compile(r"(?=\bbw\d+[-\u2010-\u2015\u2212])", re.IGNORECASE)
_AGAIN = "Vraag de code opnieuw, en kopieer hem in één keer."


class Pasted(NamedTuple):
    """What came out of a box with codes.

    Attributes
    ----------
    found : list of (int, object)
        The line each code stood on, and what it held; the same code twice counts once.
    problems : list of str
        A Dutch sentence for each line that did not count, with its number.
    """

    found: list[tuple[int, Any]]
    problems: list[str]


def pack(kind: str, data: Any) -> str:
    """A code that holds some data.

    Parameters
    ----------
    kind : str
        What it is, in small letters: "punten".
    data : object
        Anything JSON can hold; small.

    Raises
    ------
    ValueError
        The kind is no word in small letters, or it becomes longer than `LONGEST`.
    """
    if not re.fullmatch("[a-z]+", kind):
        raise ValueError(f"a kind is a word in small letters, not {kind!r}")
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    deflate = zlib.compressobj(9, wbits=-15)
    body = _letters(deflate.compress(raw) + deflate.flush())
    code = f"{_VERSION}-{kind}-{body}-{_check(kind, body)}"
    if len(code) > LONGEST:
        raise ValueError(f"a code of {len(code)} characters: make it a file")
    return code


def unpack(kind: str, text: str) -> Any:
    """What a code holds; words around it do not matter.

    Raises
    ------
    InputError
        There is no code, it is of another kind or of a newer bwlab, or a character is wrong.
    """
    joined = _joined(text)
    found = _CODE.search(joined)
    if not found:
        if _START.search(joined):
            raise InputError("Deze code is niet compleet.", now=_AGAIN)
        raise InputError("Hier staat geen code.", now=f"Een code begint met {_VERSION}-{kind}-.")
    version, what, body, check = (part.lower() for part in found.groups())
    if f"bw{version}" != _VERSION:
        raise InputError("Deze code komt uit een andere versie van de masterclass.", now="Werk bwlab bij op beide laptops.")
    if what != kind:
        raise InputError(f"Deze code is van '{what}', niet van '{kind}'.", now="Kopieer de code uit het juiste onderdeel.")
    if check != _check(kind, body):
        raise InputError("In deze code klopt een teken niet.", now=_AGAIN)
    padded = body.upper() + "=" * (-len(body) % 8)
    try:
        inflate = zlib.decompressobj(wbits=-15)
        return json.loads(inflate.decompress(base64.b32decode(padded), 100_000))
    except (ValueError, RecursionError, zlib.error) as error:  # a right check over wrong contents: made by something else
        raise InputError("Deze code kan ik niet lezen.", now=_AGAIN) from error


def unpack_lines(kind: str, text: str, understand: Callable[[Any], Any] = lambda data: data) -> Pasted:
    """The codes in a box, one a line; of more on one line each counts.

    Parameters
    ----------
    kind : str
    text : str
        Empty lines are skipped.
    understand : callable
        Makes what is wanted out of the data of one code; an `InputError` it raises becomes the sentence of
        its line.
    """
    found, problems, seen = [], [], {}
    for place, line in enumerate(text.splitlines(), 1):
        parts = [part for part in _STARTS.split(line) if part.strip()]
        for part in [part for part in parts if _STARTS.match(part)] or parts:
            try:
                data = understand(unpack(kind, part))
            except InputError as error:
                problems.append(f"Regel {number(place)}: {error.message}")
                continue
            key = _CODE.search(_joined(part)).group(3).lower()  # type: ignore[union-attr]  # unpack found it
            if key in seen:
                problems.append(f"Regel {number(place)}: dezelfde code als op regel {number(seen[key])}. Hij telt één keer.")
                continue
            seen[key] = place
            found.append((place, data))
    return Pasted(found, problems)


def spread_points(data: Any, names: list[str], total: int = 100) -> list[int]:
    """The points of one participant out of a code, checked.

    Parameters
    ----------
    data : object
        A list that begins with one whole number for each of ``names``.
    names : list of str
    total : int

    Raises
    ------
    InputError
        Not as many numbers as names, a negative one, or another sum.
    """
    points = data[: len(names)] if isinstance(data, list) else []
    whole = all(isinstance(each, int) and not isinstance(each, bool) and 0 <= each <= total for each in points)
    if len(points) != len(names) or not whole:
        raise InputError(
            f"Deze code hoort bij een andere lijst. Ik verwacht {number(len(names))} aantallen punten: {listing(names)}.",
            now="Kopieer de code uit hetzelfde notebook.",
        )
    if sum(points) != total:
        raise InputError(f"De punten in deze code zijn samen {number(sum(points))}, en niet {number(total)}.", now=_AGAIN)
    return points


def _letters(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").rstrip("=").lower()


def _check(kind: str, body: str) -> str:
    return _letters(zlib.crc32(f"{_VERSION}{kind}{body}".encode()).to_bytes(4, "big"))[:4]


def _joined(text: str) -> str:
    """Without what mail and chat put inside a code: line breaks, soft hyphens, spaces of no width, long dashes."""
    bare = re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
    bare = re.sub("[\u2010-\u2015\u2212]", "-", bare)
    start = _START.search(bare)
    return bare if not start else bare[: start.start()] + re.sub(r"\s*\r?\n\s*", "", bare[start.start() :])
