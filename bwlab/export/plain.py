"""What a participant typed, as text that every kind of document can hold."""

from __future__ import annotations

import re

#: Stands where a character was that no document can hold: seen by the reader, never silently gone.
SIGN = "\N{REPLACEMENT CHARACTER}"

#: Stands where nothing was filled in yet: a blank is never a zero, and never just white.
OPEN = "nog open"

# What XML 1.0 forbids (control characters but for tab and line feed, halves of a pair, two non-characters), and the
# signs that turn the reading direction of all that follows, also of our own words.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def plain(text: object) -> str:
    """A text without characters that break a document; line ends become line feeds."""
    return _FORBIDDEN.sub(SIGN, str(text).replace("\r\n", "\n").replace("\r", "\n")).replace("\x85", "\n")


def line(text: object) -> str:
    """The same on one line, for a title or the cell of a table of contents."""
    return " ".join(plain(text).split())


def short(text: object, most: int = 90) -> str:
    """The beginning on one line, for a heading, to the end of a word; "…" where there is more."""
    words = line(text)
    if len(words) <= most:
        return words
    kept = words[:most].rpartition(" ")[0]
    return f"{kept if len(kept) > most // 2 else words[: most - 1]}…"
