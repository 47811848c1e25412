"""What a file is understood to hold, what is asked about it, and what was taken from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from bwlab.errors import InputError
from bwlab.names import listed, quoted

if TYPE_CHECKING:
    from bwlab.sources.files.book import Book
    from bwlab.sources.files.layout import Layout
    from bwlab.sources.files.where import Places

LEAVE = "leave"
# What a column may be, in the words of the participant.
ROLES = {
    "code": "code van de gemeente",
    "name": "naam van de gemeente",
    "year": "jaar",
    "value": "cijfers",
    "indicator": "waarover het cijfer gaat",
    "unit": "eenheid",
    "detail": "hoort bij de naam van het cijfer",
    "skip": "niet gebruiken",
}
# The columns of figures taken from a file.
FRAME = ("region", "indicator", "year", "value", "origin", "provisional", "label", "unit")


@dataclass(frozen=True)
class Question:
    """Something the file does not say.

    Attributes
    ----------
    key : str
        What the answer is called in ``choices``.
    text, why : str
        The question, and what made it one.
    options : tuple of (value, text)
        Empty where own words are asked.
    value : str
        The answer so far; "" is none.
    required : bool
        Nothing is taken before it is answered.
    hint : str
        For own words: what the file suggests.
    """

    key: str
    text: str
    why: str = ""
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    required: bool = True
    hint: str = ""

    @property
    def open(self) -> bool:
        """Whether an answer is still needed."""
        return self.required and not self.value

    def answered(self, choices: Mapping[str, str]) -> Question:
        """The question with the answer from ``choices``, where there is one.

        Raises
        ------
        InputError
            The answer is none of the options.
        """
        value = str(choices.get(self.key, "")).strip()
        if self.options and value and value not in dict(self.options):
            raise InputError(
                f"{quoted(value)} is geen antwoord op de vraag '{self.text}'",
                now=f"Kies {listed(option for option, _ in self.options)}.",
            )
        return replace(self, value=value)


@dataclass(frozen=True)
class Column:
    """One column of the file.

    Attributes
    ----------
    index : int
        Counted from 0.
    head : str
        The heading as read; "kolom D" where there is none.
    role : str
        A key of `ROLES`.
    by : str
        What that stands on: "kop", "inhoud" or "keuze".
    name, unit, year, region
        What the heading of a column of figures says: the indicator, its unit, the year, the municipality.
    dated : str
        The indicator with the year in it, where the year is a piece of a longer heading ("CO2 sinds 1990").
    """

    index: int
    head: str
    role: str = "skip"
    by: str = "kop"
    name: str = ""
    unit: str = ""
    year: int | None = None
    region: str = ""
    dated: str = ""


@dataclass(frozen=True)
class Understood:
    """What a file is understood to hold.

    Attributes
    ----------
    name : str
        Name of the file.
    kind : str
        "cbs", "waarstaatjegemeente", "tidy" (a figure a row) or "wide".
    facts : tuple of (label, text)
        What was understood, in Dutch: kind, encoding, delimiter, decimal mark, sheet, header, rows.
    columns : tuple of Column
    examples : DataFrame
        The first rows as read, as text.
    questions : tuple of Question
        The doubts, answered or not.
    notes : tuple of str
        What a participant should know before she takes it over.
    choices : mapping
        The answers given so far.
    decimal : str
        "," or "."; "both" where each mark is a decimal mark; "" where no figure has one; "?" is being asked.
    """

    name: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    examples: pd.DataFrame
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    choices: Mapping[str, str]
    decimal: str
    book: Book = field(repr=False, compare=False)
    layout: Layout = field(repr=False, compare=False)
    places: Places = field(repr=False, compare=False)

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions that still need an answer."""
        return tuple(each for each in self.questions if each.open)

    def role(self, role: str) -> tuple[Column, ...]:
        """The columns with this role."""
        return tuple(each for each in self.columns if each.role == role)

    def answer(self, key: str) -> str:
        """The answer to a question, "" without one."""
        return next((each.value for each in self.questions if each.key == key), "")


@dataclass(frozen=True)
class Report:
    """What was taken and what was not.

    Attributes
    ----------
    sentences : list of str
        Dutch, the main one first.
    frame : DataFrame
        reason, what ("cijfers" or "regels"), count, example: one row a reason, most first.
    details : DataFrame
        line, region, indicator, year, read, reason: everything left out, as the file has it.
    """

    sentences: list[str]
    frame: pd.DataFrame
    details: pd.DataFrame

    def __iter__(self) -> Any:
        return iter(self.sentences)

    def __str__(self) -> str:
        return "\n".join(self.sentences)


@dataclass(frozen=True)
class Taken:
    """Figures taken over from a file.

    Attributes
    ----------
    frame : DataFrame
        region, indicator, year, value, origin ("own"), provisional (False), label (the participant's words),
        unit ("" is not known); one figure a row, each region, indicator and year once.
    report : Report
    name : str
        Name of the file.
    """

    frame: pd.DataFrame
    report: Report
    name: str
