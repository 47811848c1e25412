"""What each column is: by its heading, else by its content; what neither tells is asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from bwlab.errors import InputError
from bwlab.names import key, listed, quoted
from bwlab.sources.files.figures import like_figure
from bwlab.sources.files.layout import Layout
from bwlab.sources.files.model import ROLES, Column, Question
from bwlab.sources.files.periods import period
from bwlab.sources.files.table import column_name, seen
from bwlab.sources.files.where import Places
from bwlab.sources.files.words import HEADING, is_unit, no_figure

_YEAR_END = re.compile(r"(.*?)[\s,_:;(\[–-]*\b((?:19|20)\d\d)(?:JJ00)?\*?[)\]]?")
_YEAR_START = re.compile(r"[(\[]?((?:19|20)\d\d)(?:JJ00)?[)\]]?[\s,_:;–-]+(.*)")
_UNIT_END = re.compile(r"(.*?)\s*[(\[]([^()\[\]]+)[)\]]")
_SINGLE = ("code", "name", "year", "indicator", "unit")
_ASK = {
    "code": "Welke kolom heeft de code van de gemeente?",
    "name": "Welke kolom heeft de naam van de gemeente waar het cijfer over gaat?",
    "year": "Welke kolom heeft het jaar?",
    "indicator": "Welke kolom zegt waar het cijfer over gaat?",
    "unit": "Welke kolom heeft de eenheid?",
}
NONE, ALL = "none", "all"


def find_columns(
    layout: Layout, places: Places, choices: Mapping[str, str]
) -> tuple[list[Column], list[Question]]:
    """Every column with its role, and what is asked about them."""
    found = [_column(layout, at, places) for at in range(layout.table.width)]
    for at, column in enumerate(found):
        role = choices.get(f"role:{at}", "")
        if role and role not in ROLES:
            raise InputError(f"{quoted(role)} is geen soort kolom.", now=f"Kies {listed(ROLES)}.")
        if role:
            found[at] = replace(column, role=role, by="keuze")
    questions = []
    for role in _SINGLE:
        question = _single(role, found, layout)
        if question is not None:
            questions.append(question.answered(choices))
            _settle(role, questions[-1].value, found)
    _undated(found)
    question = _values(found)
    if question is not None:
        questions.append(question.answered(choices))
        answer = questions[-1].value
        if answer not in ("", ALL):
            _keep(found, {int(answer)})
    _apart(found)
    return found, questions


def _column(layout: Layout, at: int, places: Places) -> Column:
    parts = layout.parts[at]
    head = " · ".join(parts) or column_name(at)
    filled = {cell: n for cell, n in Counter(layout.column(at)).items() if not no_figure(seen(cell))}
    count = sum(filled.values())
    role = next((HEADING[key(part)] for part in (head, *reversed(parts)) if key(part) in HEADING), "")
    texts = list(dict.fromkeys(map(seen, filled)))[:2000]
    share = sum(map(places.known, texts)) / len(texts) if texts else 0.0
    here = any(map(places.municipality, texts))
    coded = bool(texts) and all(re.fullmatch(r"[A-Za-z]{2}\s*\d{1,8}|\d{1,4}", text) for text in texts[:50])
    if role == "code" and not coded:
        role = "name" if share > 0.3 else ""
    elif role == "name":
        role = "code" if coded else "skip" if share > 0.5 and not here else "name"
    by = "kop" if role else "inhoud"
    if not role and share > 0.5:
        role = ("code" if coded else "name") if here else "skip"
    about = Column(at, head, role, by)
    described = _described(about, parts, layout.across, places)
    numbers = sum(n for cell, n in filled.items() if like_figure(cell))
    if role == "value" or described.region:
        return replace(described, role="value" if numbers or not filled else "skip")
    if role:
        return about
    periods = sum(n for cell, n in filled.items() if period(cell).kind)
    if filled and periods >= 0.8 * count and described.year is None:
        return replace(about, role="year")
    if numbers and numbers >= 0.5 * count:
        return replace(described, role="value")
    if described.year is not None and not filled:  # a year without any figure is still a column of figures
        return replace(described, role="value")
    return replace(about, role="skip")


def _described(column: Column, parts: tuple[str, ...], across: bool, places: Places) -> Column:
    """What the headings of a column of figures say: indicator, unit, year, municipality."""
    names, dated, unit, year, region = [], [], "", None, ""
    for part in parts:
        found = period(part)
        if found.kind in ("year", "provisional"):
            year = found.first
        elif across and places.known(part):
            region = part
        elif is_unit(part) and HEADING.get(key(part)) != "value":
            unit = part
        elif HEADING.get(key(part)) != "value":
            rest, whole = part, ""
            for _ in range(2):  # "Inwoners (aantal) 2021" and "Inwoners 2021 (aantal)"
                if (ended := _UNIT_END.fullmatch(rest)) and is_unit(ended[2]):
                    rest, unit = ended[1], ended[2]
                if (ended := _YEAR_END.fullmatch(rest)) and ended[1].strip():
                    whole, rest, year = rest, ended[1], int(ended[2])
                elif started := _YEAR_START.fullmatch(rest):
                    whole, rest, year = rest, started[2], int(started[1])
            names.append(rest.strip(" ,:;-–_"))
            dated.append(whole or names[-1])
    name, long = (" - ".join(filter(None, each)) for each in (names, dated))
    return replace(column, name=name, unit=unit, year=year, region=region, dated=long if long != name else "")


def _undated(found: list[Column]) -> None:
    """A year in a longer heading is the year of the figures only where headings differ by it."""
    values = [each for each in found if each.role == "value" and each.dated]
    by_row = any(each.role == "year" for each in found)
    years: dict[str, set[int | None]] = {}
    for each in values:
        years.setdefault(each.name, set()).add(each.year)
    for each in values:
        if by_row or len(years[each.name]) < 2:
            found[each.index] = replace(each, name=each.dated, year=None, dated="")


def _single(role: str, found: list[Column], layout: Layout) -> Question | None:
    """Asked where several columns may have a role that one can have, or one has it by content only."""
    rivals = [each for each in found if each.role == role]
    for by in ("keuze", "kop"):
        if any(each.by == by for each in rivals):
            for each in rivals:
                if each.by != by:
                    found[each.index] = replace(each, role="skip")
            rivals = [each for each in rivals if each.by == by]
            break
    if len(rivals) > 1 and len({tuple(map(seen, layout.column(each.index))) for each in rivals}) == 1:
        for each in rivals[1:]:
            found[each.index] = replace(each, role="skip")
        return None
    by_content = role == "year" and len(rivals) == 1 and rivals[0].by == "inhoud"
    if len(rivals) < 2 and not by_content:
        return None
    options = [(str(each.index), f"{each.head}: {_some(layout, each.index)}") for each in rivals]
    why = "Meer dan één kolom kan het zijn."
    if by_content:
        options.append((NONE, "geen van de kolommen"))
        why = f"De kop {quoted(rivals[0].head)} ken ik niet, maar er staan alleen jaren onder."
    return Question(f"column:{role}", _ASK[role], why, tuple(options))


def _some(layout: Layout, index: int) -> str:
    return ", ".join(list(dict.fromkeys(filter(None, map(seen, layout.column(index)))))[:3])


def _settle(role: str, answer: str, found: list[Column]) -> None:
    for each in list(found):
        if each.role == role and answer and str(each.index) != answer:
            other = "value" if role == "year" and answer == NONE else "skip"
            found[each.index] = replace(each, role=other)


def _apart(found: list[Column]) -> None:
    """Columns of figures that only differ in unit ("Inwoners, aantal" and "Inwoners, %") get it in their name."""
    groups: dict[tuple[str, int | None, str], list[Column]] = {}
    for each in found:
        if each.role == "value":
            groups.setdefault((each.name, each.year, each.region), []).append(each)
    for group in groups.values():
        for each in group if len(group) > 1 else ():
            found[each.index] = replace(
                each, name=" - ".join(filter(None, (each.name, each.unit))) or each.head
            )


def _keep(found: list[Column], indexes: set[int]) -> None:
    for each in list(found):
        if each.role == "value" and each.index not in indexes:
            found[each.index] = replace(each, role="skip")


def _values(found: list[Column]) -> Question | None:
    """Asked where it does not show which of several columns of figures are meant."""
    values = [each for each in found if each.role == "value"]
    chosen = [each for each in values if each.by == "keuze"]
    if chosen:
        _keep(found, {each.index for each in chosen})
        return None
    named = [each for each in values if each.by == "kop" and not each.name]
    if len(named) == 1 and named[0].year is None and not named[0].region:
        _keep(found, {named[0].index})
        return None
    if len(values) < 2 or all(each.year is not None or each.region for each in values):
        return None
    options = [(str(each.index), each.head) for each in values]
    both = "allebei" if len(values) == 2 else "allemaal"
    return Question(
        "values",
        "Welke kolom met cijfers wil je overnemen?",
        f"In {listed((quoted(each.head) for each in values[:4]), 'en')} staan cijfers.",
        ((ALL, f"{both}, elk als eigen indicator"), *options),
    )
