"""The indicator plan as an Excel file: the figures, the reports of the council term, and the activities tied to a figure."""

from __future__ import annotations

from typing import Any

from bwlab.export.documents import Desk
from bwlab.export.sheets import DATE, Column, fill, new_book, saved
from bwlab.formats import date, listing
from bwlab.policy.monitoring.plan import KNOWN, TYPED, PlanRow, plan
from bwlab.policy.monitoring.reporting import NEW, pc_days, reports
from bwlab.policy.monitoring.sight import term
from bwlab.policy.monitoring.ties import ties

PLAN = (
    Column("Cijfer", 24), Column("Bij welk doel", 24), Column("Nieuwste waarde", 13), Column("Van jaar", 8, "0"), Column("Marge", 18), Column("Wie volgt het", 18),
    Column("Volgende publicatie", 18, DATE), Column("Over welk jaar", 10, "0"), Column("Hoe we dat weten", 18), Column("Tot die tijd vertellen we", 24), Column("Nog open, en goed om te weten", 44),
)  # fmt: skip
FIGURES = (
    Column("Cijfer", 24), Column("Wat het telt", 36), Column("Eenheid", 18), Column("Bron", 24), Column("Tabel", 12), Column("Hoe vaak", 16), Column("Maanden tot publicatie", 13, "0"),
    Column("Soort", 10), Column("Invloed gemeente (inschatting bwlab)", 16), Column("Breuken in de reeks", 26), Column("Gemeenten met cijfer", 12, "0"), Column("Alle gemeenten", 12, "0"),
)  # fmt: skip
MOMENTS = (Column("Rapportage", 18, DATE), Column("Cijfer", 28), Column("Wat is er", 20), Column("Over welk jaar", 12), Column("Wat je vertelt", 70))
TIED = (
    Column("Activiteit", 34), Column("Cijfer", 26), Column("Van het doel", 12), Column("Klaar op", 18, DATE), Column("We evalueren op", 18, DATE), Column("Nog open", 30), Column("Wat is er dan", 60),
)  # fmt: skip
ASSUMED = "aanname: 1 mei en 1 oktober"


def write(desk: Desk) -> bytes:
    """The Excel file."""
    found = plan(desk.dossier, desk.monitor, desk.region.code, desk.today)
    title = f"Indicatorenplan brede welvaart {desk.region.label}"
    days = ASSUMED if pc_days(desk.dossier)[1] else "eigen opgave"
    council = f"raadsperiode {term(desk.today)[0].year}-{term(desk.today)[1].year}"
    sheets = (
        ("Plan", PLAN, [_line(row) for row in found.rows], f"{'voorstel uit de doelen' if found.proposed else 'eigen opgave'}, naast wat de bronnen zeggen"),
        ("Wat de cijfers tellen", FIGURES, [_known(row) for row in found.rows], "uit het woordenboek van bwlab, of zelf ingevuld"),
        ("P&C-momenten", MOMENTS, _moments(found.rows, desk), f"{council}; dagen: {days}; verschijnen is gerekend, niet aangekondigd"),
        ("Activiteiten", TIED, _tied(desk), "eigen opgave; verschijnen is gerekend"),
    )
    book = new_book(title, desk)
    for name, columns, rows, about in sheets:
        # In the line above the page no & of P&C: two of them before a letter are read in different ways.
        fill(book.create_sheet(name), columns, rows, desk, f"{title}: {name.replace('P&C-momenten', 'rapportages').lower()}. {about.capitalize()}. {date(desk.today)}.")
    return saved(book)


def _line(row: PlanRow) -> list[Any]:
    how = {KNOWN: "gerekend met het tempo van de bron", TYPED: TYPED}.get(row.how, row.how)
    return [row.name, row.goal, row.value, row.year, row.margin, row.owner, row.next, row.over, how, row.until, "\n".join([*row.problems, *row.notes])]


def _known(row: PlanRow) -> list[Any]:
    have, of = (row.have, row.of) if row.of else (None, None)
    return [row.name, row.sentence, row.unit, row.source, row.table, row.frequency, row.lag, row.kind, row.influence, row.breaks, have, of]


def _moments(rows: tuple[PlanRow, ...], desk: Desk) -> list[list[Any]]:
    found = reports(rows, desk.dossier, desk.monitor, desk.today)
    return [[each.day, told.row.name, told.state, listing([str(one.year) for one in told.new if one.year]) if told.state == NEW else "", told.words] for each in found for told in each.told]


def _tied(desk: Desk) -> list[list[Any]]:
    return [
        [each.activity, each.figure, "ja" if each.by_goal else "nee" if each.figure else "", each.end, each.evaluated, listing(list(each.open)), each.words]
        for each in ties(desk.dossier, desk.monitor)
    ]
