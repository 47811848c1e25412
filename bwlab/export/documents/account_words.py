"""How the account words what is no published figure."""

from __future__ import annotations

from typing import NamedTuple

from bwlab.export.plain import short

ASSUMED, OWN = "aanname", "eigen opgave"
HERE = "alleen hier"
LONG = 300  # characters of what was typed; the whole text stands in the document it was typed for


class Item(NamedTuple):
    """Something in the documents that is no published figure: what, how it is labelled, and where it stands."""

    what: str
    label: str
    where: str


def item(what: str, label: str, where: str) -> Item:
    """One of them, short enough for a table."""
    return Item(short(what, LONG), label, where)
