"""The agenda as an Excel file: real numbers and dates, and what was typed always as text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bwlab.export.documents import Desk, filled
from bwlab.export.documents.agenda import TERMS, by_row, parts
from bwlab.export.documents.figures import norm
from bwlab.export.sheets import DATE, EUROS, Column, fill, new_book, saved
from bwlab.formats import date
from bwlab.policy.acting.canvas import horizon, indicator_of, open_items

AGENDA = (
    Column("Doel", 30), Column("Termijn", 9), Column("Activiteit", 34), Column("Wat je kunt tellen", 20), Column("Eigenaar", 18),
    Column("Begin", 18, DATE), Column("Einde", 18, DATE), Column("Bedrag", 14, EUROS), Column("Middelen in woorden", 20),
)  # fmt: skip
PARTNERS = (Column("Activiteit", 38), Column("Wie doet mee", 24), Column("Wat zij doen", 38), Column("Toegezegd", 12))
GOALS = (
    Column("Doel", 30), Column("Opgave", 20), Column("Cijfer", 20), Column("Eenheid", 10), Column("Ondergrens", 12, "#,##0.0"), Column("Norm ondergrens", 20),
    Column("Streefwaarde", 13, "#,##0.0"), Column("Jaar", 8, "0"), Column("Norm streefwaarde", 20), Column("Eigenaar", 18), Column("Wanneer kijken we", 18, DATE), Column("Bron", 22),
)  # fmt: skip
OPEN = (Column("Wie doet mee? Dit staat nog open", 110),)


def write(desk: Desk) -> bytes:
    """The Excel file."""
    title = f"Agenda brede welvaart {desk.region.label}"
    book = new_book(title, desk)
    lines = [(part, item) for part in parts(desk) for item in part.items]
    sheets = (
        ("Agenda", AGENDA, [_item(part, item, desk.today) for part, item in lines]),
        ("Wie doet mee", OPEN, [[each] for each in open_items(desk.dossier)]),
        ("Bijdragen", PARTNERS, [_partner(item, each) for _, item in lines for each in filled(item.contributions)]),
        ("Doelen", GOALS, _goals(desk)),
    )
    for name, columns, rows in sheets:
        fill(book.create_sheet(name), columns, rows, desk, f"{title}: {name.lower()}. Eigen opgave, {date(desk.today)}.")
    return saved(book)


def _item(part: Any, item: Any, today: dt.date) -> list[Any]:
    goal = "" if part.goal is None else part.goal.text or part.title
    term = TERMS[horizon(item, today)].split(":")[0] if item.end else ""
    return [goal, term, item.activity.text, item.activity.output, item.owner, item.start, item.end, item.euros, item.means]


def _partner(item: Any, each: Any) -> list[Any]:
    return [item.activity.text, each.who, each.what, "ja" if each.agreed else "nog niet"]


def _goals(desk: Desk) -> list[list[Any]]:
    rows = []
    for goal, row in by_row(desk):
        known = indicator_of(goal, desk.monitor)
        rows.append([
            row.goal, row.challenge, row.indicator, known.unit_text if known else "", goal.floor.value, norm(goal.floor), goal.target.value,
            goal.target.year, norm(goal.target), row.owner, goal.due, row.source,
        ])  # fmt: skip
    return rows
