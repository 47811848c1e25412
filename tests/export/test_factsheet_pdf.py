"""The factsheet as a PDF: tagged, Dutch, every figure in reading order, and what was typed is text."""

from __future__ import annotations

import datetime as dt
import io
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from export.factsheet_parts import DAY, HOSTILE, LONG, PLACES, UNBROKEN, dossier, squeezed, tags, words

from bwlab import find_region, open_monitor
from bwlab.export.factsheet import content, factsheet_pdf, pdf_bytes
from bwlab.export.house_style import HouseStyle


@pytest.fixture(scope="module")
def monitor():
    return open_monitor()


@pytest.fixture(scope="module", params=PLACES)
def made(request, monitor):
    sheet = content(monitor, request.param, today=DAY)
    return sheet, pdf_bytes(sheet)


def test_title_language_and_tags(made):
    sheet, data = made
    with pikepdf.open(io.BytesIO(data)) as document:
        root = document.Root
        assert str(root.Lang).lower().startswith("nl") and root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert document.docinfo["/Title"] == sheet.title
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == sheet.title and "nl" in str(metadata["dc:language"]).lower()
        assert 2 <= len(document.pages) <= 4
        for page in document.pages:
            assert (float(page.mediabox[2]), float(page.mediabox[3])) == pytest.approx((595.28, 841.89), abs=0.1)
            fonts = [str(each.BaseFont) for each in page.Resources.Font.values()]
            assert fonts and all("DejaVu" in name for name in fonts)


def test_headings_tables_and_pictures_are_marked(made):
    sheet, data = made
    found = tags(data)
    kinds = [kind for kind, _ in found]
    assert kinds.count("H1") == 1
    levels = [int(kind[1]) for kind in kinds if kind in ("H1", "H2", "H3")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    assert kinds.count("Table") == len(sheet.blocks)
    assert kinds.count("TH") == 4 * len(sheet.blocks)
    assert kinds.count("TR") == len(sheet.rows) + len(sheet.blocks)
    assert [alt for kind, alt in found if kind == "Figure"] == [sheet.alt["overview"]]


def test_every_row_is_read_in_order(made):
    sheet, data = made
    text = squeezed(words(data))
    at = text.index(squeezed("Hier en nu"))
    for row in sheet.rows:
        at = text.index(squeezed(row.name), at)
        for part in (row.value, row.median, row.place, row.year) if row.value else (f"geen cijfer: {row.blank}",):
            assert text.index(squeezed(part), at) - at < 250
    for source in sheet.sources:
        assert squeezed(source) in text


def test_the_first_page_says_what_it_is(made):
    sheet, data = made
    first = " ".join(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().split())
    for text in (sheet.finding, sheet.title, "Editie", "Wat dit niet is", "Geen totaalscore", "22 november 2026"):
        assert text in first


def test_the_same_input_gives_the_same_bytes(monitor):
    sheet = content(monitor, "Rozendaal", today=DAY)
    assert pdf_bytes(sheet) == pdf_bytes(content(monitor, "Rozendaal", today=DAY))
    assert pdf_bytes(sheet) != pdf_bytes(content(monitor, "Rozendaal", today=DAY + dt.timedelta(days=1)))


@pytest.fixture(scope="module")
def typed(monitor):
    region = find_region("Tilburg")
    style = HouseStyle(name="Gemeente <b>X</b> & *Y*")
    return lambda text: squeezed(words(pdf_bytes(content(monitor, region, dossier(region, text), DAY), style)))


def test_markup_is_text(typed):
    said = typed(HOSTILE)
    assert said.count(squeezed(HOSTILE)) >= 6  # title, reason, goal, owner, source of the floor and of the figure
    assert "root:x" not in said and "Gemeente<b>X</b>&*Y*" in said


def test_ten_thousand_characters_are_all_there(typed):
    said = typed(LONG)
    assert said.count("woord") >= 6 * 1600 and said.count("eindevantienduizendtekens") >= 6


def test_a_word_without_end_is_all_there(typed):
    assert typed(UNBROKEN).count("x") >= 6 * len(UNBROKEN)


@pytest.mark.parametrize("text", ["", " \n \t", "a\x00b\x07c\ud800d", "\u202e om \u202c"])
def test_nothing_that_can_be_typed_stops_it(typed, text):
    assert "Opgavenendoelen" in typed(text)


def test_a_long_word_stays_on_the_page(monitor):
    region = find_region("Tilburg")
    data = pdf_bytes(content(monitor, region, dossier(region, UNBROKEN), DAY))
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        assert all(text.get_charbox(place)[2] < 595 for place in range(0, text.count_chars(), 5))


def test_goals_have_a_picture_with_alt_text(monitor):
    region = find_region("Tilburg")
    sheet = content(monitor, region, dossier(region), DAY)
    alts = [alt for kind, alt in tags(pdf_bytes(sheet)) if kind == "Figure"]
    assert alts == [sheet.alt["overview"], sheet.challenges[0].aims[0].ruler.alt]
    assert "streefwaarde 7,5 % in 2030" in alts[1]


@pytest.mark.parametrize("ending", ["png", "jpg", "svg"])
def test_a_logo_has_alt_text(monitor, tmp_path, ending):
    from PIL import Image

    logo = tmp_path / f"logo.{ending}"
    if ending == "svg":
        logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><circle r="2" cx="4" cy="2"/></svg>', "utf-8")
    else:
        Image.new("RGB", (90, 30), "teal").save(logo)
    data = pdf_bytes(content(monitor, "Losser", today=DAY), HouseStyle(name="Gemeente Losser", logo=logo, own="#004466"))
    assert ("Figure", "Logo van Gemeente Losser") in tags(data)
    assert "Gemeente Losser" in words(data)


def test_a_file_is_written_whole_or_not_at_all(monitor, tmp_path):
    from bwlab.errors import BwlabError

    sheet = content(monitor, "Vlieland", today=DAY)
    path = factsheet_pdf(sheet, tmp_path / "map" / "factsheet.pdf")
    assert path.read_bytes() == pdf_bytes(sheet) and [each.name for each in path.parent.iterdir()] == ["factsheet.pdf"]
    (tmp_path / "bezet").write_text("", "utf-8")
    with pytest.raises(BwlabError, match="niet bewaren"):
        factsheet_pdf(sheet, tmp_path / "bezet" / "factsheet.pdf")


@pytest.mark.slow
def test_every_municipality_fits_on_four_pages(monitor):
    for region in monitor.regions:
        assert len(pypdfium2.PdfDocument(pdf_bytes(content(monitor, region, today=DAY)))) <= 4, region.label
