"""``take``: the figures of a file as a tidy frame, with a report of what was left out and why."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from bwlab.errors import InputError
from bwlab.names import key
from bwlab.sources.files import periods, where
from bwlab.sources.files.asking import Content
from bwlab.sources.files.figures import figure
from bwlab.sources.files.looking import look
from bwlab.sources.files.model import FRAME, Column, Taken, Understood
from bwlab.sources.files.opening import unreadable
from bwlab.sources.files.reporting import Left, report
from bwlab.sources.files.table import seen
from bwlab.sources.files.where import Known, world


class _Cell(NamedTuple):
    """A figure on its way in."""

    region: str
    indicator: str
    year: int
    value: float
    label: str
    unit: str
    line: int
    read: str


def take(understood: Understood, choices: Mapping[str, str] | None = None) -> Taken:
    """Take the figures of a file over.

    Parameters
    ----------
    understood : Understood
        From `look`.
    choices : mapping
        Answers to its questions, beside those it has.

    Raises
    ------
    InputError
        A question is not answered yet, or an answer cannot be used.
    FileUnreadableError
        No figure at all could be taken; the sentence says the main reason.
    """
    if any(understood.choices.get(key) != value for key, value in (choices or {}).items()):
        understood = look(understood, choices=choices)
    if understood.open:
        question = understood.open[0]
        more = f" (en nog {len(understood.open) - 1})" if len(understood.open) > 1 else ""
        raise InputError(
            f"Deze vraag is nog niet beantwoord{more}: {question.text}", question.why, "Kies een antwoord."
        )
    answers = {each.key: each.value for each in understood.questions}
    content = Content(understood.layout, list(understood.columns), understood.places, understood.choices)
    reader = _Reader(understood, content, answers)
    cells = list(reader.cells())
    kept = _once(cells, reader.left)
    frame = _frame(kept)
    found = report(understood, frame, reader)
    if frame.empty:
        now = "Kijk of de gemeenten, jaren en cijfers in de goede kolommen staan, of kies een ander bestand."
        main = found.frame.iloc[0] if len(found.frame) else None
        why = (
            "Er stonden geen cijfers in." if main is None else f"Reden: {main['reason']} ({main['example']})."
        )
        raise unreadable(understood.name, why, now)
    return Taken(frame, found, understood.name)


class _Reader:
    """Walks through a file; ``left`` collects what is not taken."""

    def __init__(self, understood: Understood, content: Content, answers: Mapping[str, str]) -> None:
        self.left: list[Left] = []
        self.renamed: dict[str, str] = {}
        self.provisional: set[int] = set()
        self.mapped: dict[str, tuple[Known, str]] = {}
        self._understood, self._content, self._answers = understood, content, answers
        self._year = self._fixed_year()
        self._codes: dict[str, str] = {}
        self._spelled: dict[str, str] = {}
        said = answers.get("region", "")
        if said and not understood.places.municipality(said):
            understood.places.regions.find(said)  # raises the sentence for what is no municipality

    def _fixed_year(self) -> periods.Settled:
        said = self._answers.get("year", "")
        settled = periods.settle(said, self._answers) if said else periods.Settled(0, "geen jaar")
        if said and (not settled.year or not periods.FIRST <= settled.year <= periods.LAST):
            raise InputError(f"'{said}' is geen jaar.", now="Typ een jaar met vier cijfers, zoals 2024.")
        return settled

    def cells(self) -> Iterator[_Cell]:
        """Every figure that can be taken."""
        content = self._content
        for at, cells in self._understood.layout.rows:
            if at in self._understood.layout.ragged:
                self._leave(
                    at, "", "", "", "meer cellen dan koppen: er staat een scheidingsteken te veel", "regels"
                )
                continue
            by_row: tuple[str, str] | None = None
            for column in content.values:
                place = content.place(cells, column)
                if place.kind in ("unknown", "blank") and not self._any(cells):
                    self._leave(at, place.text, "", "", "een toelichting, bron of lege regel", "regels")
                    break
                by_row = where.settle(place, self._answers)
                if (
                    place.kind == "now"
                    and self._answers.get("same_name") == "leave"
                    and key(place.text) in _BOTH
                ):
                    by_row = "", "gaat over een provincie"
                if by_row[1]:
                    self._leave(at, place.text, "", "", by_row[1], "cijfers" if column.region else "regels")
                    if column.region:
                        continue
                    break
                if place.kind == "renamed":
                    self.renamed[place.text] = place.why
                cell = self._cell(at, cells, column, by_row[0], place.text)
                if cell is not None:
                    yield cell

    def _any(self, cells: list[Any]) -> bool:
        return any(seen(cells[each.index]) for each in self._content.values)

    def _cell(self, at: int, cells: list[Any], column: Column, region: str, text: str) -> _Cell | None:
        content, table = self._content, self._understood.layout.table
        label = content.label(cells, column)
        when = self._when(cells, column)
        raw = cells[column.index]
        read = figure(raw, self._understood.decimal, self._answers.get("sentinel") == "missing")
        why = when.why or read.why
        if (at, column.index) in table.unanswered:
            why = "een formule zonder uitkomst: open het bestand in Excel en bewaar het opnieuw"
        elif (at, column.index) in table.filled and not math.isnan(read.value):
            why = "een samengevoegde cel: het cijfer staat al in de eerste"
        if when.year and not periods.FIRST <= when.year <= periods.LAST:
            why = "geen jaar"
        if why:
            self._leave(at, text, label, str(when.year or ""), why, "cijfers", seen(raw))
            return None
        if when.provisional or read.provisional:
            self.provisional.add(when.year)
        unit = seen(cells[content.unit.index]) if content.unit else ""
        unit = unit or column.unit or ("%" if read.percent else "") or self._answers.get("unit", "")
        return _Cell(region, self._code(label, unit), when.year, read.value, label, unit, at + 1, seen(raw))

    def _when(self, cells: list[Any], column: Column) -> periods.Settled:
        if column.year is not None:
            return periods.Settled(column.year)
        if self._content.year is not None:
            return periods.settle(cells[self._content.year.index], self._answers)
        return self._year

    def _code(self, label: str, unit: str) -> str:
        if label not in self._codes:
            known = world().indicators.get(key(label))
            same = known and (
                self._answers.get(f"indicator:{label}") == known.code
                or (self._answers.get("known") == "same" and f"indicator:{label}" not in self._answers)
            )
            self._codes[label] = known.code if known and same else self._own(label)
            if known and same:
                self.mapped[label] = (known, unit)
        return self._codes[label]

    def _own(self, label: str) -> str:
        """A code of its own: "Groen" and "groen" share one, "Groen %" gets another."""
        spelled = " ".join(label.casefold().split())
        stem = f"eigen_{key(label)}"
        code, number = stem, 2
        while self._spelled.setdefault(code, spelled) != spelled:
            code, number = f"{stem}_{number}", number + 1
        return code

    def _leave(self, at: int, text: str, label: str, year: str, why: str, what: str, read: str = "") -> None:
        self.left.append(Left(at + 1, text, label, year, read, why, what))


_BOTH = ("utrecht", "groningen")
_DOUBLE = "staat er meer keren in met verschillende waarden: geen van die cijfers is overgenomen"
_AGAIN = "staat er nog een keer in met dezelfde waarde"


def _once(cells: list[_Cell], left: list[Left]) -> list[_Cell]:
    """Each region, indicator and year once; where the values differ, none of them."""
    groups: dict[tuple[str, str, int], list[_Cell]] = {}
    for cell in cells:
        groups.setdefault(cell[:3], []).append(cell)
    kept = []
    for group in groups.values():
        same = len({cell.value for cell in group}) == 1
        if same:
            kept.append(group[0])
        for cell in group[1:] if same else group:
            why = _AGAIN if same else _DOUBLE
            name = world().places.label(cell.region)
            left.append(Left(cell.line, name, cell.label, str(cell.year), cell.read, why, "cijfers"))
    return kept


def _frame(cells: list[_Cell]) -> pd.DataFrame:
    frame = pd.DataFrame(cells, columns=list(_Cell._fields))
    frame = frame.assign(origin="own", provisional=False).astype({"year": "int64", "value": "float64"})
    return frame[list(FRAME)].sort_values(["indicator", "region", "year"], ignore_index=True)
