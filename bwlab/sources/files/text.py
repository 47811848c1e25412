"""A CSV file: its encoding and its delimiter."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from bwlab.formats import number
from bwlab.names import listed
from bwlab.sources.files.model import Question
from bwlab.sources.files.opening import MAX_CELLS, MAX_ROWS, too_large, unreadable
from bwlab.sources.files.table import Table, squared

ENCODINGS = {
    "utf-8-sig": "UTF-8 met BOM",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252 (West-Europees)",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (codetabel 850)",
    "twice": "UTF-8, twee keer omgezet",
}
DELIMITERS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "rechte streep"}
_SAMPLE = 200
# What Dutch text holds beside ASCII; anything else points at another encoding.
_NATURAL = set(
    "ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäãåçèéêëìíîïñòóôöøùúûüýÿß€‘’“”–—…·•²³°½±µ§©®ºª´«»¼¾×÷\N{NO-BREAK SPACE}"
)
_TWICE = re.compile("[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ•–—˜™š›œžŸ‘’“”¡-¿]")


class Decoded(NamedTuple):
    """The text of a file, the encoding it was read with, and what is asked about that."""

    text: str
    encoding: str
    question: Question | None = None


def decode(name: str, content: bytes, chosen: str = "") -> Decoded:
    """The text of a file.

    UTF-8 is tried first: text in another encoding is hardly ever valid UTF-8, so it shows. Windows-1252 is
    tried next; it accepts nearly anything, so the letters that come out must be letters Dutch uses.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return Decoded(content.decode("utf-16"), "utf-16")
        except UnicodeDecodeError as error:
            now = "Open het in Excel en sla het op als CSV UTF-8."
            raise unreadable(name, "De tekens zijn beschadigd.", now) from error
    bom = content.startswith(b"\xef\xbb\xbf")
    readings = {"utf-8-sig" if bom else "utf-8": _try(content, "utf-8-sig")}
    (first, text), *_ = readings.items()
    if text is not None:
        if not _TWICE.search(text) or (again := _again(text)) is None:
            return Decoded(text, first)
        readings["twice"] = again
        return _ask(readings, chosen, first)
    readings = {each: _try(content, each) for each in ("cp1252", "mac_roman", "cp850")}
    text = readings["cp1252"]
    if text is not None and _natural(text):
        return Decoded(text, "cp1252")
    return _ask({each: text for each, text in readings.items() if text is not None}, chosen, "cp1252")


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _again(text: str) -> str | None:
    """UTF-8 that was read as Windows-1252 and saved: put right, or None where that was not it."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None


def _natural(text: str) -> bool:
    odd = {mark for mark in text if ord(mark) > 127} - _NATURAL
    return not odd and not re.search(r"[^\W\d_]‘[^\W\d_]", text)


def _ask(readings: dict[str, str], chosen: str, first: str) -> Decoded:
    def sample(text: str) -> str:
        words = dict.fromkeys(re.findall(r"[^\s;,|\"]*[^\x00-\x7f][^\s;,|\"]*", text))
        return ", ".join(itertools.islice(words, 3))

    question = Question(
        "encoding",
        "Welke van deze woorden zijn goed gespeld?",
        "Aan het bestand is niet te zien met welke tekenset het is bewaard.",
        tuple((each, f"{sample(text)} ({ENCODINGS[each]})") for each, text in readings.items()),
    ).answered({"encoding": chosen})
    used = question.value or (first if first in readings else next(iter(readings)))
    return Decoded(readings[used], used, question)


class Split(NamedTuple):
    """The rows of a file, the delimiter that made them, and what is asked about that."""

    table: Table
    delimiter: str
    question: Question | None = None


def split(name: str, text: str, known: Callable[[str], bool], chosen: str = "") -> Split:
    """Rows and cells of the text of a CSV file.

    Parameters
    ----------
    known : callable
        Whether a cell is something that belongs in such a table (a municipality, a heading); decides where
        more than one delimiter gives columns.
    """
    said = re.match(r"sep=(.)\r?\n", text)  # a first line that Excel writes and reads
    if said and said[1] in DELIMITERS:
        return Split(_rows(name, "\n" + text[said.end() :], said[1]), said[1])
    fits = {}
    for mark in DELIMITERS:
        head = _head(text, mark)
        share, width = _share(head)
        if width > 1:
            hits = sum(known(cell.strip()) for row in head for cell in row)
            fits[mark] = (share >= 0.8, hits, share)
    if not fits:
        inner = _unwrapped(text)
        if inner:
            return split(name, inner, known, chosen)
        why = f"Ik zie maar één kolom: geen {listed(DELIMITERS.values())} die de kolommen scheidt."
        now = "Open het in Excel, kies Opslaan als en dan CSV UTF-8 (door komma's gescheiden)."
        raise unreadable(name, why, now)
    best = sorted(fits, key=lambda mark: fits[mark], reverse=True)
    rivals = [mark for mark in best if fits[mark][:2] == fits[best[0]][:2]]
    question = None
    if len(rivals) > 1:
        options = tuple((mark, f"{DELIMITERS[mark]}: {_shown(text, mark)}") for mark in rivals)
        why = "Met meer dan één scheidingsteken komen er kolommen uit."
        question = Question("delimiter", "Hoe horen de kolommen gescheiden te zijn?", why, options)
        question = question.answered({"delimiter": chosen})
    used = (question.value if question else "") or best[0]
    return Split(_rows(name, text, used), used, question)


def _unwrapped(text: str) -> str:
    """The text without the quotes around every line as a whole (a CSV saved twice); "" where it has none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not all(len(line) > 1 and line.startswith('"') and line.endswith('"') for line in lines):
        return ""
    return "\n".join(line[1:-1].replace('""', '"') for line in lines)


def _reader(text: str, mark: str) -> csv.reader:
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def _head(text: str, mark: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):  # whether that matters shows when everything is read
        for row in itertools.islice(_reader(text, mark), _SAMPLE):
            if any(cell.strip() for cell in row):
                rows.append(row)
    return rows


def _share(rows: list[list[str]]) -> tuple[float, int]:
    """The most common width, and the share of the rows that have it."""
    if not rows:
        return 0.0, 0
    (width, times), *_ = Counter(map(len, rows)).most_common(1)
    return times / len(rows), width


def _shown(text: str, mark: str) -> str:
    return " | ".join(cell.strip() for cell in max(_head(text, mark)[:5], key=len)[:5])


def _rows(name: str, text: str, mark: str) -> Table:
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in _reader(text, mark):
            if any(cell.count("\n") > 2 and cell.count(mark) >= cell.count("\n") for cell in row):
                raise csv.Error  # a quote that was never closed took whole rows into one cell
            rows.append(row)
            cells += len(row)
            if len(rows) > MAX_ROWS + 100:
                raise too_large(name, f"meer dan {number(MAX_ROWS)} regels, en dat is mijn grens")
            if cells > MAX_CELLS:
                raise too_large(name, f"meer dan {number(MAX_CELLS)} cellen, en dat is mijn grens")
    except csv.Error as error:
        why = f"Rond regel {len(rows) + 1} staat een aanhalingsteken te veel of te weinig."
        raise unreadable(name, why, "Open het in Excel en sla het op als CSV UTF-8.") from error
    return squared(rows, delimited=True)
