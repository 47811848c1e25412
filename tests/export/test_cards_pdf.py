"""Dialogue cards as a PDF: tagged, two on a page, and a figure never alone."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest
from export.desks import MONITOR, SPECIAL, blank, filled, made, pdf_text
from PIL import Image

from bwlab.export.factsheet.sentences import CAUSE, SCORE
from bwlab.export.house_style import HouseStyle
from bwlab.policy.dialogue.cards import cards_of


def read(data):
    return pikepdf.open(io.BytesIO(data))


def tags(node, found=None):
    """Every tag below a node of the structure tree, with its attributes."""
    found = [] if found is None else found
    if isinstance(node, pikepdf.Array):
        for each in node:
            tags(each, found)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.append(node)
        if "/K" in node:
            tags(node.K, found)
    return found


def squeezed(text):
    return " ".join(text.split())


def test_it_is_pdf_ua():
    pdf = read(made("cards", "pdf", filled()))
    assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "nl"
    with pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1" and about["dc:title"] == "Dialoogkaarten Tilburg"
    kinds = [str(each.S) for each in tags(pdf.Root.StructTreeRoot)]
    assert kinds.count("/H1") == 12 and "/L" in kinds and "/P" in kinds
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_two_on_a_page_of_a4():
    data = made("cards", "pdf", filled())
    pages = pypdfium2.PdfDocument(data)
    assert len(pages) == 6
    assert [round(side) for side in pages[0].get_size()] == [595, 842]


@pytest.mark.parametrize("label", SPECIAL)
def test_every_card_has_its_limit_its_questions_and_its_source(label):
    record = blank(label)
    found = squeezed(pdf_text(made("cards", "pdf", record)))
    for card in cards_of(record, MONITOR, label, today=2026):
        for text in (card.title, card.meaning, card.limit, *card.questions):
            assert squeezed(text) in found
        if not card.blank:
            assert card.figure in found and f"Bron: {card.source}, {card.year}; bewerking bwlab." in found
    assert not CAUSE.search(found)
    # A school mark that people gave in a survey is a figure of its own, no sum of figures.
    assert not SCORE.search(re.sub("rapportcijfer", "", found, flags=re.IGNORECASE))


def test_chosen_themes_only():
    record = filled()
    record.cards = ["Wonen"]
    data = made("cards", "pdf", record)
    assert len(pypdfium2.PdfDocument(data)) == 1 and "Veiligheid" not in pdf_text(data)


def test_no_card_runs_off_the_page():
    """Nothing is drawn below the cutting line that belongs above it: every page starts with a theme."""
    themes = {each.name for each in MONITOR.catalogue.themes}
    for label in SPECIAL:
        for page in pypdfium2.PdfDocument(made("cards", "pdf", blank(label))):
            first = page.get_textpage().get_text_bounded().splitlines()[0].strip()
            assert first.removesuffix(label).strip() in themes


def test_the_same_dossier_gives_the_same_bytes(tmp_path):
    logo = tmp_path / "logo.png"
    Image.new("RGB", (60, 20), "red").save(logo)
    style = HouseStyle(name="Gemeente Proef", logo=logo, own="#00549F")
    assert made("cards", "pdf", filled(), style) == made("cards", "pdf", filled(), style)
