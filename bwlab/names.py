"""Comparing names the way people type them: the one place for case, accents and punctuation."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable


def key(text: str) -> str:
    """A name reduced to its letters and digits: "'s-Gravenhage" and "s gravenhage" give the same key."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(mark for mark in plain if mark.isalnum())


def nearest(text: str, names: Iterable[str], n: int = 3) -> list[str]:
    """The names most like a text: those that begin with it, then that hold it; if none do, that resemble it.

    Parameters
    ----------
    text : str
        What was typed.
    names : iterable of str
        The right names; their order decides between equals.
    n : int
        At most this many.
    """
    wanted = key(text)
    if not wanted:
        return []
    keys: dict[str, str] = {}
    for name in names:
        keys.setdefault(key(name), name)
    holding = [each for each in keys if wanted in each]
    # Sorting is stable: the name itself, then names that begin with it, then the others.
    holding.sort(key=lambda each: (each != wanted, not each.startswith(wanted)))
    return [keys[each] for each in holding[:n] or _resembling(wanted, list(keys), n)]


def _resembling(wanted: str, keys: list[str], n: int) -> list[str]:
    close = difflib.get_close_matches(wanted, keys, n, cutoff=0.65)
    likeness = [difflib.SequenceMatcher(None, each, wanted).ratio() for each in close]
    # One clear answer beats three: "Tillburg" is Tilburg, not also Limburg.
    return [each for each, like in zip(close, likeness, strict=True) if like > likeness[0] - 0.1]


def listed(names: Iterable[str], last: str = "of") -> str:
    """Names as a Dutch list: "a, b of c"."""
    from bwlab.formats import listing  # babel is slow to import, and opening the figures needs no sentence

    return listing(list(names), last)


def quoted(text: object) -> str:
    """What somebody typed, short enough to repeat in a sentence."""
    words = " ".join(str(text).split())
    return f"'{words}'" if len(words) <= 40 else f"'{words[:39]}…'"
