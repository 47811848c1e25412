"""The last part of a document that speaks of figures: each figure with its year, source and how it came about."""

from __future__ import annotations

from collections.abc import Iterable

from bwlab.export.documents import Desk
from bwlab.export.documents.figures import figures
from bwlab.export.word import Paper
from bwlab.formats import listing

HEAD = ("Cijfer", "Waarde", "Jaar", "Bron", "Hoe het ontstond")
WIDTHS = (28, 16, 8, 32, 16)


def sources(paper: Paper, desk: Desk, codes: Iterable[str], own: str) -> None:
    """The figures in this document, those that are not there, and what is the municipality's own; ``own`` in words."""
    paper.heading("Bronnen")
    found = figures(desk, [code for code in codes if code])
    known = [each for each in found if each.year]
    if known:
        rows = [(each.name, each.value, each.year, each.source, ", ".join([each.origin, *(["voorlopig"] * each.provisional)])) for each in known]
        paper.table(HEAD, rows, WIDTHS, "De cijfers in dit stuk met jaar, bron en hoe ze ontstonden.")
    if blank := [each.name for each in found if not each.year]:
        paper.say(f"Geen cijfer van {desk.region.label}, en dat is geen nul: {listing(blank)}.", small=True)
    paper.say(own, small=True)
