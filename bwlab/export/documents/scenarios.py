"""The scenarios as an Excel file: the assumptions with their ranges, what follows from them by year, and what to find out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bwlab.export.documents import Desk, filled
from bwlab.export.documents.phases_scenarios import called, chosen, figure, worked_out
from bwlab.export.sheets import DATE, Column, fill, new_book, saved
from bwlab.formats import date
from bwlab.method.assumptions import ASSUMPTION
from bwlab.policy import Assumed
from bwlab.policy.scenarios.figure import cannot
from bwlab.policy.scenarios.margin import margin_of
from bwlab.policy.scenarios.people import NAMES, ROLES, change_unit, to_people, unit
from bwlab.policy.scenarios.visible import seen

PEOPLE, CHANGE, PART = "#,##0.##", "+#,##0.00;-#,##0.00;0.00", "0%"
ASSUMED = (
    Column("Scenario", 26), Column("Cijfer", 24), Column("Voor wie", 22), Column("Aanname", 15), Column("Laag", 11, PEOPLE), Column("Waarschijnlijk", 15, PEOPLE), Column("Hoog", 11, PEOPLE),
    Column("Eenheid", 26), Column("Bron", 24), Column("Oordeel van een register", 22),
)  # fmt: skip
OUTCOMES = (
    Column("Scenario", 26), Column("Cijfer", 24), Column("Jaar", 8, "0"), Column("Verandering, laag", 14, CHANGE), Column("Verandering, midden", 14, CHANGE), Column("Verandering, hoog", 14, CHANGE),
    Column("Eenheid van de verandering", 18), Column("Zichtbaar vanaf een verandering van", 20, "#,##0.00"), Column("Deel van de trekkingen waarin het zichtbaar is", 26, PART), Column("Waar die marge op rust", 28),
)  # fmt: skip
ASKS = (Column("Scenario", 30), Column("Klopt de aanname over", 22), Column("Wie zoekt het uit", 28), Column("Voor wanneer", 18, DATE), Column("Bron tot nu toe", 34))
CONDITION = "Als de aannames kloppen, en niets anders verandert: geen voorspelling."


def write(desk: Desk) -> bytes:
    """The Excel file."""
    title = f"Scenario's brede welvaart {desk.region.label}"
    book = new_book(title, desk)
    found = filled(desk.dossier.scenarios)
    sheets = (
        ("Aannames", ASSUMED, [row for each in found for row in _assumed(each, desk)], "Eigen opgave"),
        ("Uitkomsten", OUTCOMES, [row for each in found for row in _outcomes(each, desk)], CONDITION.rstrip(".")),
        ("Uit te zoeken", ASKS, [row for each in found for row in _asks(each)], "Eigen opgave"),
    )
    for name, columns, rows, about in sheets:
        fill(book.create_sheet(name), columns, rows, desk, f"{title}: {name.lower()}. {about}, {date(desk.today)}.")
    return saved(book)


def _assumed(each: Any, desk: Desk) -> Iterator[list[Any]]:
    known = figure(each, desk)
    for role in ROLES:
        one = each.factors.get(role, Assumed())
        values = (one.low, one.likely, one.high)
        # Without a figure nobody knows what the numbers count: they stay as they were kept.
        ends = [value if value is None or known is None else round(to_people(role, value, known), 9) for value in values]
        source = one.source.strip() or (ASSUMPTION if any(value is not None for value in values) else "")
        yield [called(each), known.indicator.name if known else each.indicator, each.group, NAMES[role], *ends, unit(role, known) if known else "", source, one.evidence]
    if (groups := min(each.rounds, each.years)) > 1:
        yield [called(each), known.indicator.name if known else each.indicator, each.group, "nieuwe groepen", None, groups, None, "jaar achter elkaar, elk even groot", ASSUMPTION, ""]


def _outcomes(each: Any, desk: Desk) -> Iterator[list[Any]]:
    known = figure(each, desk)
    if known is None or cannot(known.indicator) or not chosen(each):
        return
    outcome, margin = worked_out(each, known, desk), margin_of(each, known, desk.monitor)
    shown = seen(outcome, margin, desk.monitor)
    chances = dict(zip((year.year for year in shown.measured), shown.chances, strict=False))
    found = outcome.effect
    for year, low, median, high in zip(outcome.calendar, found.low, found.median, found.high, strict=True):
        yield [called(each), known.indicator.name, year, *(float(value) for value in (low, median, high)), change_unit(known), margin.size, chances.get(year), margin.short]


def _asks(each: Any) -> Iterator[list[Any]]:
    for role in ROLES:
        one = each.factors.get(role)
        if one is not None and (one.owner.strip() or one.by):
            yield [called(each), NAMES[role], one.owner, one.by, one.source.strip() or ASSUMPTION]
