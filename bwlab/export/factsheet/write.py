"""The factsheet as a file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from bwlab.export.factsheet import sentences as say
from bwlab.export.factsheet.records import Factsheet
from bwlab.export.house_style import HouseStyle
from bwlab.export.typeset import pdf

TEMPLATE = "factsheet.typ"
_WORDS = (
    "IS", "IS_NOT", "WHERE", "STANDS_OUT", "MOST_FAVOURABLE", "LEAST_FAVOURABLE", "DIMENSIONS", "GOAL",
    "WHAT_IT_IS", "WHAT_IT_IS_NOT", "NONE_FAVOURABLE", "NONE_UNFAVOURABLE", "OVERVIEW", "LEGEND", "MEDIAN", "MARKS",
    "BLANKS", "SOURCES", "NO_GOAL", "GOOD_TO_KNOW",
)  # fmt: skip


def pdf_bytes(sheet: Factsheet, style: HouseStyle | None = None) -> bytes:
    """A tagged PDF (PDF/UA-1); the same factsheet gives the same bytes."""
    return pdf(TEMPLATE, data_of(sheet), style or HouseStyle(), sheet.day)


def word_bytes(sheet: Factsheet, style: HouseStyle | None = None) -> bytes:
    """The same content as a Word document."""
    from bwlab.export.factsheet.word import write  # python-docx takes a third of a second to load

    return write(sheet, style or HouseStyle())


def factsheet_pdf(sheet: Factsheet, path: Path, style: HouseStyle | None = None) -> Path:
    """Write the PDF, whole or not at all.

    Raises
    ------
    BwlabError
        It could not be written; what lay there still does.
    """
    return _put(path, pdf_bytes(sheet, style))


def factsheet_word(sheet: Factsheet, path: Path, style: HouseStyle | None = None) -> Path:
    """Write the Word document, whole or not at all; raises as `factsheet_pdf`."""
    return _put(path, word_bytes(sheet, style))


def data_of(sheet: Factsheet) -> dict:
    """What the template reads: the record, and the sentences that are the same in every factsheet."""
    words = {name.lower(): getattr(say, name) for name in _WORDS}
    head, text = say.CHALLENGES
    words["challenges"] = {"title": head, "text": text.format(label=sheet.label)}
    return {**asdict(sheet), "day": sheet.day.isoformat(), "say": words}


def _put(path: Path, data: bytes) -> Path:
    from bwlab.export.bundle import put

    put(Path(path), data)
    return Path(path)
