"""Word documents in the house style, readable for everyone: headings, Dutch, header rows, alt texts."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.run import Run

from bwlab.export.house_style import HouseStyle
from bwlab.export.plain import OPEN, line, plain, short
from bwlab.export.typeset import png
from bwlab.formats import date

LANGUAGE = "nl-NL"
A4 = (21.0, 29.7)  # centimetres
MARGIN = 2.0
BODY, LARGE, SMALL, SMALLEST = 10.5, 10.0, 9.0, 8.0  # points; LARGE is for tables that are laid on a table
SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12, "Heading 3": 10.5}
STAND_IN = "Verdana"  # on Windows and macOS, and most like the font that travels along
TALL = 400  # characters in a cell above which the end of a page may cut its row
LONG = 1200  # characters of one text; what is longer stands whole at the end
LABEL = 4.4  # centimetres for the words of ``facts``


class Paper:
    """A Word document under construction.

    Parameters
    ----------
    title : str
        Also what a screen reader says the file is.
    style : HouseStyle
    today : datetime.date
    landscape : bool

    Attributes
    ----------
    width : float
        Of the text, in centimetres.
    """

    def __init__(self, title: str, style: HouseStyle, today: dt.date, *, landscape: bool = False) -> None:
        self.style, self.document = style, Document()
        self._long: list[str] = []
        self._ids = {each.name: each.style_id for each in self.document.styles}
        _settle(self.document, line(title), line(style.name), today)
        _fonts(self.document, style)
        self.width = _page(self.document, landscape)
        self._foot(line(title), today)
        self._head(line(title))

    def heading(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        """A heading; what follows stays on its page."""
        added = self.document.add_paragraph()
        added._p.style = self._ids[f"Heading {level}"]  # looking it up by its name takes longer than writing it
        added.add_run(line(text))
        added.paragraph_format.page_break_before = new_page or None

    def say(self, text: str, *, small: bool = False, leads: bool = False) -> None:
        """A paragraph; line ends in the text are kept. With ``leads`` what follows stays on its page."""
        run = (paragraph := self.document.add_paragraph()).add_run(plain(text))
        paragraph.paragraph_format.keep_with_next = leads or None
        if small:
            run.font.size, run.font.color.rgb = Pt(SMALL), _colour(self.style.secondary)

    def bullets(self, lines: Sequence[str], *, boxes: bool = False) -> None:
        """A list; with ``boxes`` one to tick off on paper."""
        for each in lines:
            item = self.document.add_paragraph()
            item._p.style = None if boxes else self._ids["List Bullet"]
            item.paragraph_format.space_after = Pt(2)
            if boxes:
                _hang(item, 0.6)
                item.add_run("\N{BALLOT BOX}\t")
            item.add_run(plain(each))

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Words with what is said of each, below each other."""
        for number, (word, text) in enumerate(pairs, 1):
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(8 if number == len(pairs) else 1)
            paragraph.paragraph_format.keep_with_next = number < len(pairs)
            _hang(paragraph, LABEL)
            paragraph.add_run(f"{word}:\t").bold = True
            self._ink(paragraph.add_run(self._shown(text)))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[float], about: str, *, size: float = SMALL) -> None:
        """A table of which the first row is repeated on every page.

        Parameters
        ----------
        widths : sequence of float
            Parts of the width of the text.
        about : str
            Its alt text: what stands in it.
        size : float
            Of its letters, in points.
        """
        table = self._table(len(head), [part / sum(widths) for part in widths], about)
        _lines(table, self.style.line)
        for number, texts in enumerate([head, *rows]):
            row = table.add_row()
            whole = max(len(str(text)) for text in texts) <= TALL
            for cell, text in zip(row.cells, texts, strict=True):
                self._cell(cell.paragraphs[0], text, size, head=number == 0)
                # With the first row at the end of a page LibreOffice 7 loses the second: they stay together.
                cell.paragraphs[0].paragraph_format.keep_with_next = number == 0 or (whole and number == 1 < len(rows)) or None
            if whole:
                _mark(row, "w:cantSplit")
            if number == 0:
                _mark(row, "w:tblHeader")
        self._gap()

    def board(self, rows: Sequence[Sequence[tuple[str, str]]], about: str, *, high: float = 0.0) -> None:
        """Boxes in rows, each with its name on top; ``high`` is the least height of a row in centimetres."""
        table = self._table(len(rows[0]), [1 / len(rows[0])] * len(rows[0]), about)
        _lines(table, self.style.others, columns=True)
        for boxes in rows:
            row = table.add_row()
            row.height = Cm(high)
            for cell, (word, text) in zip(row.cells, boxes, strict=True):
                self._cell(cell.paragraphs[0], word, SMALL, head=True)
                self._cell(cell.add_paragraph(), text, BODY)
        self._gap()

    def picture(self, data: bytes, alt: str, width: float | None = None) -> None:
        """A picture with its alt text, as wide as the text unless said."""
        _describe(self.document.add_paragraph().add_run().add_picture(io.BytesIO(data), width=Cm(width or self.width)), alt)

    def save(self) -> bytes:
        """The document as it lies on disk."""
        if self._long:
            self.heading("Lange teksten", new_page=True)
            for number, text in enumerate(self._long, 1):
                self.heading(f"Tekst {number}", 2)
                self.say(text)
            self._long = []
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _head(self, title: str) -> None:
        if self.style.logo is not None:
            drawn = self.style.logo.suffix.lower() == ".svg"  # no picture to Word
            data = png("logo.typ", {}, self.style) if drawn else self.style.logo.read_bytes()
            shape = self.document.add_paragraph().add_run().add_picture(io.BytesIO(data), height=Cm(1.4))
            if shape.width > Cm(6):
                shape.height, shape.width = int(shape.height * Cm(6) / shape.width), Cm(6)
            _describe(shape, f"Logo {self.style.name}".strip())
        elif self.style.name:
            self.say(self.style.name, small=True)
        self.document.add_heading(title, 0)

    def _foot(self, title: str, today: dt.date) -> None:
        foot = self.document.sections[0].footer.paragraphs[0]
        named = " · ".join(part for part in (line(self.style.name), title, date(today)) if part)
        runs = [foot.add_run(f"{named} · bladzijde "), _field(foot, "PAGE"), foot.add_run(" van "), _field(foot, "NUMPAGES")]
        for run in runs:
            run.font.size, run.font.color.rgb = Pt(SMALLEST), _colour(self.style.secondary)

    def _table(self, columns: int, shares: Sequence[float], about: str) -> Any:
        table = self.document.add_table(rows=0, cols=columns, style="Table Grid")
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Cm(self.width * share)
        for name in ("w:tblCaption", "w:tblDescription"):
            words = OxmlElement(name)
            words.set(qn("w:val"), line(about))
            table._tbl.tblPr.append(words)
        return table

    def _cell(self, paragraph: Any, text: object, size: float, *, head: bool = False) -> None:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        run = self._ink(paragraph.add_run(self._shown(text)))
        run.font.size = Pt(size)
        if head:
            run.bold, run.font.color.rgb = True, _colour(self.style.own)
            paragraph.paragraph_format.keep_with_next = True

    def _shown(self, text: object) -> str:
        """A text as it fits between others; a very long one is whole at the end of the document, once."""
        words = plain(text)
        if len(words) <= LONG:
            return words
        if words not in self._long:
            self._long.append(words)
        return f"{short(words, TALL)} (hele tekst: nummer {self._long.index(words) + 1}, achteraan)"

    def _ink(self, run: Run) -> Run:
        """What is not filled in yet stands lighter than what is."""
        if run.text == OPEN:
            run.font.color.rgb = _colour(self.style.secondary)
        return run

    def _gap(self) -> None:
        """Some white after a table; without a paragraph between them two tables become one."""
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)


def _settle(document: Any, title: str, name: str, today: dt.date) -> None:
    about = document.core_properties
    about.title, about.language, about.author = title, LANGUAGE, name
    about.comments = about.keywords = about.subject = about.last_modified_by = ""
    about.created = about.modified = dt.datetime.combine(today, dt.time())
    settings = document.settings.element
    for spoken in settings.iter(qn("w:themeFontLang")):
        spoken.set(qn("w:val"), LANGUAGE)
    # Dutch words are long and the columns of a table narrow. Word wants its settings in a fixed order.
    stop = settings.find(qn("w:defaultTabStop"))
    if stop is not None:
        stop.addnext(OxmlElement("w:autoHyphenation"))


def _fonts(document: Any, look: HouseStyle) -> None:
    styles = document.styles
    for spoken in styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LANGUAGE)
        spoken.set(qn("w:eastAsia"), LANGUAGE)
    for name in ("Normal", *SIZES):
        each, heading = styles[name], name in SIZES
        fonts = each.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()  # the fonts of the template's theme would win
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{key}"), look.font)
        each.font.size, each.font.bold = Pt(SIZES.get(name, BODY)), heading
        each.font.color.rgb = _colour(look.own if heading else look.text)
        each.paragraph_format.space_after = Pt(4 if heading else 6)
        if heading and name != "Title":
            each.paragraph_format.space_before = Pt(12)
    for edge in styles["Title"].element.get_or_add_pPr().findall(qn("w:pBdr")):
        edge.getparent().remove(edge)  # a line in the colour of Word's template
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = part.blob.replace(b"</w:fonts>", _stand_in(look.font) + b"</w:fonts>")


def _stand_in(font: str) -> bytes:
    """What to use on a computer that lacks the font."""
    from xml.sax.saxutils import quoteattr

    return f'<w:font w:name={quoteattr(font)}><w:altName w:val="{STAND_IN}"/><w:family w:val="swiss"/></w:font>'.encode()


def _page(document: Any, landscape: bool) -> float:
    section = document.sections[0]
    wide, high = A4[::-1] if landscape else A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(wide), Cm(high)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    return wide - 2 * MARGIN


def _describe(shape: Any, alt: str) -> None:
    for each in (shape._inline.docPr, *shape._inline.iter(qn("pic:cNvPr"))):
        each.set("descr", line(alt))


def _lines(table: Any, colour: str, *, columns: bool = False) -> None:
    """Thin lines between the rows, and between the columns where asked."""
    drawn = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="{colour.lstrip("#")}"/>' if shown else f'<w:{edge} w:val="nil"/>'
        for edge, shown in (("top", True), ("left", columns), ("bottom", True), ("right", columns), ("insideH", True), ("insideV", columns))
    )
    edges = parse_xml(f'<w:tblBorders xmlns:w="{table._tbl.nsmap["w"]}">{drawn}</w:tblBorders>')
    table._tbl.tblPr.insert_element_before(edges, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _hang(paragraph: Any, centimetres: float) -> None:
    """Everything but the first word stands this far in."""
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = Cm(centimetres), Cm(-centimetres)
    form.tab_stops.add_tab_stop(Cm(centimetres))


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.lstrip("#").upper())


def _field(paragraph: Any, name: str) -> Run:
    """A number that Word counts itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
    field.append(OxmlElement("w:r"))
    run = Run(field[0], paragraph)
    run.text = "1"
    return run
