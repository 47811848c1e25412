"""Dialogue cards as a tagged PDF: two on a page of A4, to cut and lay on the table in the library."""

from __future__ import annotations

from typing import Any

from bwlab.charts.words import sources
from bwlab.export.documents import Desk
from bwlab.export.typeset import pdf
from bwlab.policy.dialogue.cards import Card, cards_of

TEMPLATE = "cards.typ"
LIMIT, WHY = "Wat dit niet zegt:", "Waarom er geen cijfer is:"


def write(desk: Desk) -> bytes:
    """The PDF."""
    return pdf(TEMPLATE, content(desk), desk.style, desk.today)


def content(desk: Desk) -> dict[str, Any]:
    """What stands on the cards, as texts."""
    label = desk.region.label
    found = cards_of(desk.dossier, desk.monitor, desk.region, today=desk.today.year)
    return {"title": f"Dialoogkaarten {label}", "label": label, "cards": [_card(each) for each in found]}


def _card(each: Card) -> dict[str, Any]:
    year = "" if each.year is None else str(each.year)
    origin = "" if each.origin == "recovered" else each.origin  # its limit says so already
    source = sources([f"{each.source}, {year}"], [origin]) if each.source else ""
    names = ("theme", "title", "figure", "meaning", "beside", "limit", "questions", "blank")
    return {name: getattr(each, name) for name in names} | {"year": year, "source": source, "lead": WHY if each.blank else LIMIT}
