"""The factsheet in Word: the same content, Dutch, with headings, header rows and alt texts."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn
from export.factsheet_parts import DAY, HOSTILE, LONG, PLACES, dossier

from bwlab import find_region, open_monitor
from bwlab.export.factsheet import content, factsheet_word, word_bytes
from bwlab.export.house_style import HouseStyle


@pytest.fixture(scope="module")
def monitor():
    return open_monitor()


@pytest.fixture(scope="module", params=PLACES[:4])
def made(request, monitor):
    sheet = content(monitor, request.param, today=DAY)
    return sheet, Document(io.BytesIO(word_bytes(sheet)))


def everything(document) -> str:
    return "\n".join("".join(each.itertext()) for each in document.element.body.iter(qn("w:p")))


def test_language_and_title(made):
    sheet, document = made
    assert document.core_properties.title == sheet.title
    assert document.core_properties.language == "nl-NL"
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def test_headings_are_headings(made):
    sheet, document = made
    heads = [(each.style.name, each.text) for each in document.paragraphs if each.style.name.startswith(("Heading", "Title"))]
    assert heads[0] == ("Title", sheet.title) and ("Heading 1", sheet.finding) in heads
    assert {block.title for block in sheet.blocks} <= {text for _, text in heads}


def test_tables_hold_every_row_under_a_header_that_repeats(made):
    sheet, document = made
    assert len(document.tables) == len(sheet.blocks)
    for table, block in zip(document.tables, sheet.blocks, strict=True):
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert [each[0] for each in rows[1:]] == [row.name for row in block.rows]
        for texts, row in zip(rows[1:], block.rows, strict=True):
            shown = (row.value, row.median, row.place, row.year, f"bron {row.source}") if row.value else ("geen cijfer", row.blank)
            assert all(part in " ".join(texts) for part in shown)


def test_the_picture_has_its_alt_text(made):
    sheet, document = made
    alts = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert alts == [sheet.alt["overview"]]


@pytest.mark.parametrize("text", [HOSTILE, LONG], ids=["hostile", "long"])
def test_what_was_typed_is_text(monitor, tmp_path, text):
    region = find_region("Tilburg")
    path = factsheet_word(content(monitor, region, dossier(region, text), DAY), tmp_path / "factsheet.docx", HouseStyle(name="<b>&X</b>"))
    document = Document(path)
    said = everything(document)
    assert re.sub(r"\s", "", said).count(re.sub(r"\s", "", text)) >= 3
    assert not list(document.element.body.iter(qn("w:hyperlink")))
    codes = {each.get(qn("w:instr")) for each in document.element.iter(qn("w:fldSimple"))}
    assert not codes  # page numbers stand in the footer only


def test_control_marks_do_not_stop_it(monitor):
    region = find_region("Tilburg")
    assert word_bytes(content(monitor, region, dossier(region, "a\x00b\x0bc\ud800"), DAY), HouseStyle())
