"""What stands in a factsheet, as plain records: texts that are ready to be read, and numbers only to draw with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Row:
    """One figure.

    Attributes
    ----------
    code, name, theme : str
    value, year, place, median : str
        "82,1 %", "2022", "gedeeld 180e van 217", "84,6 %"; all "" where there is no figure.
    marks : tuple of str
        "voorlopig", "teruggerekend", "ouder dan vijf jaar".
    source : int
        Its number in ``Factsheet.sources``; 0 where nothing of that source is shown.
    at : float or None
        To draw with: 0 least, 1 most favourable among all municipalities with a figure (neutral: 1 highest).
    side : int
        1 in the most favourable quarter, -1 in the least favourable, else 0; always 0 where neutral.
    neutral : bool
    blank, why : str
        In a few words and as a sentence, where there is no figure.
    """

    code: str
    name: str
    theme: str
    source: int
    value: str = ""
    year: str = ""
    place: str = ""
    median: str = ""
    marks: tuple[str, ...] = ()
    at: float | None = None
    side: int = 0
    neutral: bool = False
    blank: str = ""
    why: str = ""


@dataclass(frozen=True)
class Block:
    """Figures that stand together, with the sentence that says what is found there."""

    title: str
    sentence: str
    rows: tuple[Row, ...]
    dimension: str = ""


@dataclass(frozen=True)
class Count:
    """A number at the top of the page: how many of what, and what that means."""

    number: str
    what: str
    why: str = ""


@dataclass(frozen=True)
class Line:
    """What was filled in for one field of a goal; ``missing`` where nothing was."""

    name: str
    text: str
    missing: bool = False


@dataclass(frozen=True)
class Ruler:
    """A figure with its floor and target on one line, to draw.

    Attributes
    ----------
    now, floor, target, median : float or None
        0 to 1, right is more favourable (neutral: higher).
    left, right : str
        What the ends are.
    """

    now: float | None
    floor: float | None
    target: float | None
    median: float | None
    left: str
    right: str
    alt: str


@dataclass(frozen=True)
class Aim:
    """A goal of the participant: its own words, and what is filled in."""

    text: str
    lines: tuple[Line, ...]
    ruler: Ruler | None = None


@dataclass(frozen=True)
class Challenge:
    """An opgave with its goals."""

    title: str
    why: str
    figures: tuple[str, ...]
    aims: tuple[Aim, ...]


@dataclass(frozen=True)
class Factsheet:
    """Everything in the factsheet of one municipality.

    Attributes
    ----------
    title : str
        Of the document: "Factsheet brede welvaart Tilburg".
    finding : str
        What stands at the top, as a sentence.
    edition : str
        Of the figures, as a sentence.
    counts : tuple of Count
    favourable, unfavourable : tuple of Row
        A few most and least favourable places; ``standout`` says how they were chosen.
    themes : tuple of Block
    neutral, finance : Block
        Neither good nor bad; and means, which are no well-being.
    notes : tuple of (str, str)
        Traps: of what stands out, and of figures whose direction can be argued about; each with its name.
    blanks : tuple of (str, tuple of str)
        Each reason as a sentence, with the names of the figures it holds for.
    sources : tuple of str
        By number, the first is 1.
    alt : dict of str to str
        Alt text by picture.
    challenges : tuple of Challenge
        Empty where no dossier was given, or none is in it.
    """

    code: str
    label: str
    title: str
    finding: str
    edition: str
    day: date
    counts: tuple[Count, ...]
    standout: str
    favourable: tuple[Row, ...]
    unfavourable: tuple[Row, ...]
    themes: tuple[Block, ...]
    neutral: Block
    finance: Block
    notes: tuple[tuple[str, str], ...]
    blanks: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]
    alt: dict[str, str] = field(default_factory=dict)
    challenges: tuple[Challenge, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of figures, in the order in which they are shown."""
        return (*self.themes, self.neutral, self.finance)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every figure."""
        return tuple(row for block in self.blocks for row in block.rows)
