"""A file as tables: the one place that knows whether it was text or Excel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bwlab.formats import number
from bwlab.names import quoted
from bwlab.sources.files.model import Question
from bwlab.sources.files.opening import EXCEL, unreadable, what_it_is
from bwlab.sources.files.table import Table
from bwlab.sources.files.text import DELIMITERS, ENCODINGS, decode, split
from bwlab.sources.files.workbook import Workbook


class Read(NamedTuple):
    """One table of a file, what was understood on the way, and what is asked."""

    table: Table
    facts: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()


class Book:
    """The content of a file; what was read once is kept.

    Parameters
    ----------
    name : str
    content : bytes
    known : callable
        Whether a cell belongs in a table of figures by municipality.
    """

    def __init__(self, name: str, content: bytes, known: Callable[[object], bool]) -> None:
        self.name, self._content, self._known = name, content, known
        self._kept: dict[tuple[str, ...], Read] = {}
        self._excel = Workbook(name, content) if what_it_is(name, content) == EXCEL else None

    def read(self, choices: Mapping[str, str]) -> Read:
        """The table the choices point at."""
        wanted = tuple(choices.get(each, "") for each in ("encoding", "delimiter", "sheet"))
        if wanted not in self._kept:
            self._kept[wanted] = self._text(*wanted[:2]) if self._excel is None else self._sheet(wanted[2])
        return self._kept[wanted]

    def _text(self, encoding: str, delimiter: str) -> Read:
        decoded = decode(self.name, self._content, encoding)
        parts = split(self.name, decoded.text, self._known, delimiter)
        facts = (
            ("Tekens", ENCODINGS[decoded.encoding]),
            ("Kolommen gescheiden door", DELIMITERS[parts.delimiter]),
        )
        asked = tuple(each for each in (decoded.question, parts.question) if each is not None)
        return Read(parts.table, facts, asked)

    def _sheet(self, chosen: str) -> Read:
        book = self._excel
        assert book is not None
        if not book.sheets:
            why = "Op geen van de zichtbare bladen staat een tabel met rijen en kolommen."
            raise unreadable(self.name, why, "Kijk in Excel of je het goede bestand hebt gekozen.")
        holding = [each for each in book.sheets if self._any_known(book.table(each))] or list(book.sheets)
        questions: tuple[Question, ...] = ()
        if len(holding) > 1:
            options = tuple((each, each) for each in holding)
            why = f"Op {number(len(holding))} bladen staat een tabel."
            questions = (
                Question("sheet", "Welk blad wil je lezen?", why, options).answered({"sheet": chosen}),
            )
        used = (questions[0].value if questions else "") or holding[0]
        table = book.table(used)
        others = [each for each in book.sheets if each != used]
        also = f" (ook in het bestand: {', '.join(others)})" if others else ""
        notes = []
        if book.hidden:
            notes.append(f"Verborgen bladen lees ik niet: {', '.join(map(quoted, book.hidden))}.")
        if book.formulas[used]:
            count = book.formulas[used]
            what = "staat 1 formule" if count == 1 else f"staan {number(count)} formules"
            notes.append(
                f"Op dit blad {what}. Ik lees de uitkomst die Excel het laatst bewaarde en reken die niet na."
            )
        return Read(table, (("Werkblad", used + also),), questions, tuple(notes))

    def _any_known(self, table: Table) -> bool:
        return any(self._known(cell) for row in table.rows[:200] for cell in row)
