"""``look``: what a file seems to hold, and the questions it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike

import pandas as pd

from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.names import key, listed, quoted
from bwlab.sources.files.asking import Content, content_questions
from bwlab.sources.files.book import Book, Read
from bwlab.sources.files.columns import find_columns
from bwlab.sources.files.figures import decimal_mark
from bwlab.sources.files.layout import Layout, find_layout
from bwlab.sources.files.model import ROLES, Column, Question, Understood
from bwlab.sources.files.opening import read_bytes, unreadable
from bwlab.sources.files.table import CUT, seen
from bwlab.sources.files.where import world
from bwlab.sources.files.words import EXPECTED, FOREIGN

_EXAMPLES = 5
KINDS = {
    "cbs": "export van het CBS-dashboard (Regionale Monitor Brede Welvaart)",
    "waarstaatjegemeente": "lijkt een export van Waarstaatjegemeente",
    "tidy": "tabel met op elke regel één cijfer",
    "wide": "tabel met meer cijfers naast elkaar",
}
_MARKS = {",": "komma", ".": "punt", "both": "komma en punt", "": "komt niet voor"}
_KEYS = {
    "encoding", "delimiter", "sheet", "header", "values", "decimal", "sentinel", "dates", "short", "span",
    "year", "region", "indicator", "unit", "former", "same_name", "detail", "known", "persons",
}  # fmt: skip
_PREFIXES = ("role:", "column:", "region:", "indicator:")


def look(
    source: str | PathLike[str] | bytes | Understood, name: str = "", choices: Mapping[str, str] | None = None
) -> Understood:
    """Say what was understood of a CSV or Excel file, and what must be asked.

    Parameters
    ----------
    source : path, bytes or Understood
        A file of at most `MAX_BYTES`, `MAX_ROWS` rows and `MAX_CELLS` cells; a bare name is also looked for in
        the work folder. What was understood before is looked at again with more answers.
    name : str
        What the file is called, where bytes are given.
    choices : mapping
        Answers by the key of the question. Two more correct what was understood: ``role:<column>`` (from 0) with
        a key of `ROLES`, and ``header`` with the number of the last row of headings.

    Raises
    ------
    FileUnreadableError
        It gives no figures; the sentence says why and what to do.
    InputError
        An answer is not one of the options.
    """
    choices = dict(choices or {})
    for each in choices:
        if each not in _KEYS and not each.startswith(_PREFIXES):
            raise InputError(
                f"{quoted(each)} is geen vraag over een bestand.", now=f"Kies {listed(sorted(_KEYS))}."
            )
    if isinstance(source, Understood):
        book, choices = source.book, {**source.choices, **choices}
    else:
        name, content = read_bytes(source, name)
        book = Book(name, content, world().belongs)
    return _understand(book, choices)


def _understand(book: Book, choices: dict[str, str]) -> Understood:
    places = world().places
    read = book.read(choices)
    layout = find_layout(book.name, read.table, places, choices.get("header", ""))
    columns, questions = find_columns(layout, places, choices)
    if not any(each.role == "value" for each in columns):
        why = f"Ik vind geen kolom met cijfers. De koppen zijn {listed((quoted(each.head) for each in columns[:6]), 'en')}."
        raise unreadable(book.name, why, f"Verwacht had ik kolommen als {EXPECTED}.")
    content = Content(layout, columns, places, choices)
    decimal, question = decimal_mark(content.texts)
    asked = [*read.questions, *questions]
    if not any(each.open for each in asked):  # what the columns are comes first: the rest depends on it
        asked += [question] if question else []
        asked += content_questions(book.name, content, world().indicators)
    asked = [each.answered(choices) for each in asked]
    if question is not None:
        decimal = question.answered(choices).value or "?"
    kind = _kind(book.name, layout, columns)
    return Understood(
        name=book.name,
        kind=kind,
        facts=tuple(_facts(kind, read, layout, columns, decimal, asked)),
        columns=tuple(columns),
        examples=_examples(layout, columns),
        questions=tuple(asked),
        notes=tuple(_notes(read, layout, columns, content)),
        choices=dict(choices),
        decimal=decimal,
        book=book,
        layout=layout,
        places=places,
    )


def _kind(name: str, layout: Layout, columns: list[Column]) -> str:
    heads = {key(each.head) for each in columns}
    if {"statcode", "statnaam", "waarde"} <= heads:
        return "cbs"
    said = " ".join((name, *layout.titles, *(seen(cell) for row in layout.table.rows[-5:] for cell in row)))
    if "waarstaatjegemeente" in key(said) or heads & {"geoitem", "geolevel"}:
        return "waarstaatjegemeente"
    values = [each for each in columns if each.role == "value"]
    wide = len(values) > 1 or any(each.year is not None or each.region for each in values)
    return "wide" if wide else "tidy"


def _examples(layout: Layout, columns: list[Column]) -> pd.DataFrame:
    rows = [[seen(cell) for cell in cells] for _, cells in layout.rows[:_EXAMPLES]]
    return pd.DataFrame(rows, columns=[each.head for each in columns])


def _facts(
    kind: str, read: Read, layout: Layout, columns: list[Column], decimal: str, asked: list[Question]
) -> list[tuple[str, str]]:
    facts = [("Soort bestand", KINDS[kind]), *read.facts]
    lines = [number(row + 1) for row in layout.heads]
    where = f"regel {listed(lines, 'en')}" if lines else "niet gevonden"
    facts += [("Koppen", where), ("Regels met gegevens", number(len(layout.rows)))]
    facts.append(("Decimaalteken", "dat vraag ik je" if decimal == "?" else _MARKS[decimal]))
    for role in ("code", "name", "year", "indicator", "detail", "unit"):
        heads = [each.head for each in columns if each.role == role]
        if heads:
            facts.append((ROLES[role].capitalize(), listed(map(_named, heads), "en")))
    values = [each for each in columns if each.role == "value"]
    years = sorted({each.year for each in values if each.year is not None})
    if years:
        facts.append(("Jaar", f"in de koppen: {_span(years)}"))
    if layout.across:
        facts.append(("Gemeente", "in de koppen"))
    names = list(dict.fromkeys(each.head for each in values))
    more = f" en {number(len(names) - 4)} andere" if len(names) > 4 else ""
    facts.append(("Cijfers", ", ".join(map(_named, names[:4])) + more))
    return facts


def _named(head: str) -> str:
    return head if head.startswith("kolom ") else f"kolom {quoted(head)}"


def _span(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} tot en met {years[-1]}"


def _notes(read: Read, layout: Layout, columns: list[Column], content: Content) -> list[str]:
    notes = list(read.notes)
    foreign = [each.head for each in columns if key(each.head) in FOREIGN and each.role != "skip"]
    unknown = [each.head for each in columns if each.role in ("code", "name", "year") and each.by == "inhoud"]
    for heads, why in (
        (foreign, "niet in het Nederlands"),
        (unknown if layout.heads else [], "mij onbekend"),
    ):
        if heads:
            which = (
                f"De kop {quoted(heads[0])} is"
                if len(heads) == 1
                else f"De koppen {listed(map(quoted, heads), 'en')} zijn"
            )
            notes.append(f"{which} {why}. Verwacht had ik {EXPECTED}. Kijk of elke kolom goed begrepen is.")
    if not layout.heads:
        notes.append(
            "Ik vind geen koppen. Wat elke kolom is, leid ik af uit wat erin staat: kijk of het klopt."
        )
    unused = [
        each.head for each in columns if each.role == "skip" and any(map(seen, layout.column(each.index)))
    ]
    if unused:
        more = f" en {number(len(unused) - 6)} andere" if len(unused) > 6 else ""
        notes.append(f"Niet gebruikt: {', '.join(map(_named, unused[:6]))}{more}.")
    if layout.table.filled:
        notes.append("Er zijn samengevoegde cellen. De tekst daarvan geldt voor elke cel die erin opging.")
    if layout.table.cut:
        notes.append(CUT)
    if content.percent_cells:
        notes.append("Cellen met een procentteken lees ik zoals je ze ziet: 12,5% is 12,5.")
    return notes
