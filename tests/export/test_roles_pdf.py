"""Role cards as a PDF: tagged, four on a page, every stakeholder of the matrix, and a figure never alone."""

from __future__ import annotations

import pypdfium2
import pytest
from export.desks import DOCUMENTS, MONITOR, blank, desk_of, filled, hostile, made, pdf_text
from export.test_cards_pdf import read, tags

from bwlab.export.documents.roles import ALWAYS, MAY, NO_CHALLENGE, OWN, content, figure_of
from bwlab.export.factsheet.sentences import CAUSE, SCORE
from bwlab.policy import Challenge
from bwlab.policy.cycle import PHASES
from bwlab.policy.phases.asking import asks, puts, watches
from bwlab.policy.stakeholders import LEVELS, ROLES, stakeholders


def squeezed(text: str) -> str:
    """Without spaces and hyphens: where a line ends is the printer's business."""
    return "".join(each for each in text if not each.isspace() and each not in "-\x02\xad")


@pytest.fixture(scope="module")
def full():
    return made("roles", "pdf", filled())


@pytest.fixture(scope="module")
def text(full):
    return pdf_text(full)


def test_it_is_pdf_ua_with_a_heading_a_card(full):
    pdf = read(full)
    assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "nl"
    with pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1" and about["dc:title"] == "Rolkaarten Tilburg"
    kinds = [str(each.S) for each in tags(pdf.Root.StructTreeRoot)]
    assert kinds.count("/H1") == 1 + len(ROLES) + len(stakeholders())


def test_every_stakeholder_has_a_card(text):
    said = squeezed(text)
    for each in stakeholders():
        card = squeezed(f"Je let op {watches(each)}. Je vraagt {puts(each)} Een ander vraagt jou {asks(each)}")
        assert card in said and squeezed(each.name) in said
    for role in ROLES:
        assert squeezed(role.why) in said and squeezed(f"Je vraagt {role.asks}") in said
    assert said.count(squeezed(MAY)) == len(stakeholders()) + len(ROLES) and said.count(squeezed(ALWAYS)) == len(stakeholders())
    assert squeezed(OWN) in said and "NEIMED" in text
    assert not CAUSE.search(text) and not SCORE.search(text) and "!" not in text


@pytest.mark.parametrize("record", [filled(), blank("Vlieland"), hostile()], ids=["filled", "Vlieland", "hostile"])
def test_four_on_a_page_and_each_phase_on_pages_of_its_own(record):
    """Each card begins in its own quarter of the page and its last words stand in the same one."""
    pages = content(desk_of(record))["pages"]
    pdf = pypdfium2.PdfDocument(made("roles", "pdf", record))
    assert len(pdf) == len(pages) == 20
    for page, cards in zip(pdf, pages, strict=True):
        assert [round(side) for side in page.get_size()] == [595, 842]
        assert len({each.get("phase") for each in cards if "how" not in each}) == 1
        found, (wide, high) = page.get_textpage(), page.get_size()
        for place, card in enumerate(cards):
            left, bottom = place % 2 * wide / 2, high / 2 if place < 2 else 0
            quarter = squeezed(found.get_text_bounded(left, bottom, left + wide / 2, bottom + high / 2))
            first, last = ("Zo speel je", "impact'.") if "how" in card else (card["phase"], ALWAYS if card["question"] else MAY)
            assert quarter.startswith(squeezed(first)), quarter
            assert squeezed(last) in quarter and squeezed(card["title"]) in quarter, quarter


def test_the_figure_is_that_of_the_first_opgave():
    record = filled()
    code = min(record.challenges, key=lambda each: each.rank).indicators[0]
    found = figure_of(desk_of(record))
    assert found["name"] == MONITOR.catalogue[code].name and found["value"] == "82,1 procent" and found["year"] == "2022"
    assert found["source"].startswith("Bron: CBS, 2022; bewerking bwlab.") and "Opgave: " in found["lead"]
    record.challenges[1].rank, record.challenges[0].rank = 1, 3
    assert figure_of(desk_of(record))["name"] == MONITOR.catalogue[record.challenges[1].indicators[0]].name


def test_a_blank_stays_a_blank():
    record = blank("Vlieland")
    assert figure_of(desk_of(record))["lead"] == NO_CHALLENGE
    record.challenges = [Challenge(title="Tevreden", indicators=["tevredenheid_leven"])]
    found = figure_of(desk_of(record))
    assert found["value"] == "geen cijfer" and found["why"] and not found["year"] and not found["source"]
    assert squeezed(found["why"]) in squeezed(pdf_text(made("roles", "pdf", record)))
    record.challenges = [Challenge(title="Iets", indicators=["bestaat_niet"])]
    assert figure_of(desk_of(record))["lead"] == NO_CHALLENGE


def test_it_belongs_to_the_cycle():
    lacks = next(each.lacks for each in DOCUMENTS if each.kind == "roles")
    record = blank()
    assert "een van de zes fasen" in lacks(record) and lacks(filled()) == ""
    record.visit("fase_2")
    assert lacks(record) == ""


def test_every_phase_and_level_has_its_cards():
    cards = [each for page in content(desk_of(blank()))["pages"][1:] for each in page]
    assert len({(each["phase"], each["level"]) for each in cards}) == len(PHASES) * len(LEVELS) - 1


def test_the_same_dossier_gives_the_same_bytes(full):
    assert made("roles", "pdf", filled()) == full
