"""The factsheet of the municipality, with the opgaven and goals of the dossier."""

from __future__ import annotations

from bwlab.export.documents import Desk
from bwlab.export.factsheet import Factsheet, content, pdf_bytes, word_bytes


def pdf(desk: Desk) -> bytes:
    """As a tagged PDF."""
    return pdf_bytes(_content(desk), desk.style)


def word(desk: Desk) -> bytes:
    """The same in Word."""
    return word_bytes(_content(desk), desk.style)


def _content(desk: Desk) -> Factsheet:
    return content(desk.monitor, desk.region, desk.dossier, desk.today)
