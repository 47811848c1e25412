"""What cannot be known from the content of a file and is asked: periods, places, names, units."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePath
from typing import Any

from bwlab.formats import number
from bwlab.names import key, listed, quoted
from bwlab.sources.files import periods, where
from bwlab.sources.files.figures import figure, sentinel_question
from bwlab.sources.files.layout import Layout
from bwlab.sources.files.model import LEAVE, Column, Question
from bwlab.sources.files.opening import unreadable
from bwlab.sources.files.table import Percent, seen
from bwlab.sources.files.where import Found, Known, Places
from bwlab.sources.files.words import PERSONS, no_figure

_EACH = 4  # more names like those of the dictionary than this, and one question covers them all
_CROWD = 10  # so many rows about the same thing may be people
_YEAR_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class Content:
    """The cells of a file by what they are for; also what `take` walks through."""

    def __init__(
        self, layout: Layout, columns: list[Column], places: Places, choices: Mapping[str, str]
    ) -> None:
        self.layout, self.columns, self.places, self.choices = layout, columns, places, choices
        by_role = {
            role: [each for each in columns if each.role == role] for role in {each.role for each in columns}
        }
        self.values = by_role.get("value", [])
        self.code, self.name, self.year, self.indicator, self.unit = (
            (by_role.get(role) or [None])[0] for role in ("code", "name", "year", "indicator", "unit")
        )
        chosen = choices.get("detail", "")
        self.details = by_role.get("detail", []) + [columns[int(chosen)] for _ in (1,) if chosen.isdigit()]

    def place(self, cells: list[Any], column: Column) -> Found:
        """What a figure says about place."""
        if column.region:
            return self.places.find("", column.region)
        if self.code is None and self.name is None:
            said = self.choices.get("region", "")
            return self.places.find("", said)
        code, name = (seen(cells[each.index]) if each else "" for each in (self.code, self.name))
        return self.places.find(code, name)

    def named(self, cells: list[Any], column: Column) -> str:
        """What the file calls a figure, "" where nothing says it."""
        named = seen(cells[self.indicator.index]) if self.indicator else ""
        own = column.name if not named or len(self.values) > 1 else ""
        return " - ".join(dict.fromkeys(filter(None, (named, own))))

    def label(self, cells: list[Any], column: Column) -> str:
        """What a figure is called: the file's words or else the participant's, with what tells it apart."""
        named = self.named(cells, column) or self.choices.get("indicator", "")
        return " - ".join(filter(None, (named, *(seen(cells[each.index]) for each in self.details))))

    @cached_property
    def filled(self) -> list[tuple[int, list[Any]]]:
        """The rows that hold at least one figure, or something that may be one."""
        return [
            (at, cells)
            for at, cells in self.layout.rows
            if any(not no_figure(seen(cells[each.index])) for each in self.values)
        ]

    @cached_property
    def texts(self) -> list[str]:
        """The different figures that are text."""
        found: dict[str, None] = {}
        for each in self.values:
            for cell in dict.fromkeys(self.layout.column(each.index)):
                if isinstance(cell, str):
                    found[seen(cell)] = None
        return list(found)

    @cached_property
    def percent_cells(self) -> bool:
        """Whether Excel shows a figure with a percent sign."""
        return any(isinstance(cells[each.index], Percent) for _, cells in self.filled for each in self.values)

    def found(self) -> Iterator[Found]:
        """The places of the rows with figures."""
        at = [each.index for each in (self.code, self.name) if each]
        rows = {tuple(cells[each] for each in at): cells for _, cells in self.filled}
        for cells in rows.values():
            for column in self.values if self.layout.across else self.values[:1]:
                yield self.place(cells, column)

    def each(self, name: Callable[[list[Any], Column], str]) -> list[str]:
        """The different outcomes of `named` or `label`."""
        at = [each.index for each in (self.indicator, *self.details) if each]
        rows = {tuple(cells[each] for each in at): cells for _, cells in self.filled}
        return list(dict.fromkeys(name(cells, column) for cells in rows.values() for column in self.values))


def content_questions(file: str, content: Content, known: Mapping[str, Known]) -> list[Question]:
    """Every question about the content of a file.

    Raises
    ------
    FileUnreadableError
        Its rows are the answers of single persons; those are never taken.
    """
    persons = _persons(content)
    if persons is not None:
        persons = persons.answered(content.choices)
        if persons.value == "yes":
            why = "Op elke regel staat het antwoord van één persoon. Zulke antwoorden neem ik niet over."
            now = "Tel de antwoorden eerst op. Bij 'je eigen enquête' vul je twee aantallen in; dat is genoeg."
            raise unreadable(file, why, now)
        if persons.open:
            return [persons]
    asked = [persons, sentinel_question(content.texts + _negative(content))]
    asked += _when(file, content)
    asked += _place(content)
    asked.append(_detail(content))
    asked += _name(file, content, known)
    return [each for each in asked if each is not None]


def _negative(content: Content) -> list[str]:
    cells = (cells[each.index] for _, cells in content.filled for each in content.values)
    return [f"{cell:g}" for cell in cells if isinstance(cell, int | float) and cell < 0]


def _when(file: str, content: Content) -> list[Question]:
    if content.year is not None:
        index = content.year.index
        return periods.questions({seen(cells[index]): cells[index] for _, cells in content.filled})
    if all(each.year is not None for each in content.values):
        return []
    heads = " ".join(each.head for each in content.values)
    for text in (heads, " ".join(content.layout.titles), file):
        years = _YEAR_IN_TEXT.findall(text)
        if years:
            break
    hint = years[0] if len(set(years)) == 1 else ""
    return [Question("year", "Van welk jaar zijn deze cijfers?", "Er is geen kolom met het jaar.", hint=hint)]


def _place(content: Content) -> list[Question]:
    asked = []
    if content.code is None and content.name is None and not content.layout.across:
        why = "Ik vind geen kolom met gemeenten. Verwacht had ik een kolom statcode of gemeente."
        asked.append(Question("region", "Over welke gemeente gaan deze cijfers?", why))
        if not content.choices.get("region"):
            return asked
    found = list(dict.fromkeys(content.found()))
    asked += where.questions(content.places, found)
    provinces = [each for each in found if each.kind == "area" and each.why == "een provincie"]
    both = [each.text for each in found if each.kind == "now" and key(each.text) in ("utrecht", "groningen")]
    if content.code is None and len(provinces) > 1 and both:
        asked.append(
            Question(
                "same_name",
                f"Gaat {listed(both, 'en')} hier over de gemeente of over de provincie?",
                "Er staan ook provincies in dit bestand.",
                (("municipality", "de gemeente"), (LEAVE, "de provincie: laat weg")),
            )
        )
    return asked


def _persons(content: Content) -> Question | None:
    """Asked where each row may be about one person: a heading says so, or many rows differ in nothing but figures."""
    heads = [each.head for each in content.columns if PERSONS.fullmatch(key(each.head))]
    if heads:
        why = f"De kop {quoted(heads[0])} doet dat denken."
    elif not content.layout.across and (most := max(map(Counter.total, _alike(content)), default=0)) >= _CROWD:
        why = f"Er zijn {number(most)} regels over dezelfde gemeente en hetzelfde jaar."
    else:
        return None
    options = (("no", "nee, elke regel is een totaal of gemiddelde"), ("yes", "ja"))
    return Question("persons", "Staat op elke regel het antwoord van één persoon?", why, options)


def _alike(content: Content) -> list[Counter[tuple[str, ...]]]:
    """For each municipality, year and indicator where figures differ: the rows of figures, and how often each is there."""
    keys = [each.index for each in (content.code, content.name, content.year, content.indicator) if each]
    found: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for _, cells in content.filled:
        row = tuple(seen(cells[each.index]) for each in content.values)
        found[tuple(seen(cells[at]) for at in keys)][row] += 1
    return [rows for rows in found.values() if len(rows) > 1]


def _detail(content: Content) -> Question | None:
    """Asked where one municipality has several figures a year and nothing says how they differ."""
    if content.layout.across or any(each.by == "keuze" for each in content.details):
        return None
    texts = [each for each in content.columns if each.role == "skip" and each.by == "inhoud"]
    differing = {each: {seen(cells[each.index]) for _, cells in content.filled} - {""} for each in texts}
    options = [each for each, cells in differing.items() if 1 < len(cells) <= 200]
    if not options or not content.values:
        return None
    if content.code is None and content.name is None and not content.choices.get("region"):
        return None  # first who they are about
    if not _alike(content):
        return None
    shown = [(str(each.index), f"{each.head}: {', '.join(sorted(differing[each])[:3])}") for each in options]
    return Question(
        "detail",
        "Welke kolom zegt waarin de cijfers verschillen?",
        "Eén gemeente staat meer keren in het bestand met hetzelfde jaar.",
        (*shown, ("none", "geen: het zijn dubbele regels")),
    )


def _name(file: str, content: Content, known: Mapping[str, Known]) -> Iterator[Question]:
    if "" in content.each(content.named):
        titles = [each for each in content.layout.titles if not key(each).startswith("bron")]
        hint = titles[0] if titles else PurePath(file).stem.replace("_", " ")
        why = "In het bestand staat niet hoe het heet."
        yield Question("indicator", "Hoe heet dit cijfer?", why, hint=hint)
    labels = content.each(content.label)
    alike = {label: known[key(label)] for label in labels if key(label) in known}
    if len(alike) > _EACH:
        some = listed((quoted(label) for label in list(alike)[:3]), "en")
        yield Question(
            "known",
            f"Zijn dit dezelfde {number(len(alike))} cijfers als in de masterclass?",
            f"De namen zijn gelijk, zoals {some}. Jouw cijfers komen ernaast te staan en vervangen niets.",
            (("own", "nee, houd ze als eigen cijfers"), ("same", "ja, dezelfde")),
        )
        return
    for label, indicator in alike.items():
        yield Question(
            f"indicator:{label}",
            f"Is {quoted(label)} hetzelfde als '{indicator.name}' in de masterclass?",
            f"De naam is gelijk. In de masterclass is de eenheid: {indicator.unit}. "
            "Jouw cijfer komt ernaast te staan en vervangt niets.",
            (("own", "nee, houd het als eigen cijfer"), (indicator.code, "ja, hetzelfde")),
        )
    bare = [each for each in content.values if not each.unit]
    if content.unit is None and bare and len(labels) == 1 and not content.percent_cells:
        signs = (figure(text, "both").percent for text in content.texts)
        if not any(signs):
            why = "Er staat geen eenheid bij. Weet je het niet, laat dit dan leeg."
            yield Question("unit", "Wat is de eenheid van deze cijfers?", why, required=False)
