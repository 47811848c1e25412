"""The half-yearly report as an Excel file: real numbers with their unit in a column of their own, and what is blank stays blank."""

from __future__ import annotations

from typing import Any

from bwlab.export.documents import Desk
from bwlab.export.documents.half_year import FOLLOWS, LIMITS
from bwlab.export.sheets import DATE, Column, fill, new_book, saved
from bwlab.formats import date, listing
from bwlab.policy.evaluating.half_year import HalfYear, Line, half_year
from bwlab.policy.evaluating.held_against import Ruled, Work
from bwlab.policy.monitoring.plan import TYPED
from bwlab.policy.records.following import MOMENTS

PLACES = "#,##0.0##"
FIGURES = (
    Column("Cijfer", 28), Column("Doel", 28), Column("Laatste meting", 12, PLACES), Column("Eenheid", 16), Column("Jaar", 8, "0"), Column("Bron", 30), Column("Kanttekening", 18),
    Column("Wat is er nieuw", 20), Column("Volgende meting", 18, DATE), Column("Over welk jaar", 9, "0"), Column("Hoe we dat weten", 18), Column("Ondergrens", 16), Column("Streefwaarde", 18), Column("Wie volgt het", 18),
)  # fmt: skip
WORK = (
    Column("Activiteit", 34), Column("Doel", 28), Column("Dag", 18, DATE), Column("Wanneer", 18), Column("Gepland", 11, PLACES), Column("Gedaan", 11, PLACES), Column("Eenheid", 16),
    Column("Wat hielp", 28), Column("Wat tegenzat", 28), Column("Wie dit zegt", 18), Column("Keuze", 13), Column("Waarom", 30), Column("Volgt de afspraak", 14), Column("Wat de afspraak zegt", 40),
)  # fmt: skip
RULES = (
    Column("Doel", 28), Column("Waar we naar kijken", 28), Column("Bijsturen bij", 12, PLACES), Column("Stoppen bij", 12, PLACES), Column("Eenheid", 16), Column("Signaal is", 12), Column("Bijsturen in woorden", 32),
    Column("Stoppen in woorden", 32), Column("Om de zoveel maanden", 12, "0"), Column("Wie kijkt", 18), Column("Vastgelegd op", 18, DATE), Column("Nu", 11, PLACES), Column("Wat de afspraak nu zegt", 40),
)  # fmt: skip
LOOKED = (
    Column("Doel", 30), Column("Moment", 14), Column("Dag", 18, DATE), Column("Wat is gedaan", 32), Column("Is het doel gehaald", 16), Column("Hoe staat de opgave", 16), Column("Over welke jaren", 14),
    Column("Wat we erover zeggen", 40), Column("Wat het ook kan zijn", 30), Column("Wat we anders doen", 30),
)  # fmt: skip
OPEN_ITEMS = (Column("Dit staat nog open", 110),)
NOTES = (Column("Om te weten", 110),)


def write(desk: Desk) -> bytes:
    """The Excel file."""
    found = half_year(desk.dossier, desk.monitor, desk.region.code, desk.today)
    title = f"Halfjaarrapportage brede welvaart {desk.region.label}"
    about = f"Rapportage van {date(found.day)}, na die van {date(found.since)}. Stand van {date(desk.today)}, editie {desk.monitor.edition}."
    sheets = (
        ("Cijfers", FIGURES, [_line(each) for each in found.lines]), ("Uitvoering", WORK, [_work(each) for each in found.work]), ("Afspraken", RULES, [_rule(each) for each in found.rules]),
        ("Teruggekeken", LOOKED, [[each.goal, MOMENTS.get(each.moment, each.moment), each.day, each.done, each.met, each.stands, each.years, each.claim, each.other, each.adjust] for each in found.looked]),
        ("Nog open", OPEN_ITEMS, [[each] for each in found.open]), ("Toelichting", NOTES, [[each] for each in _notes(found, about)]),
    )  # fmt: skip
    book = new_book(title, desk)
    for name, columns, rows in sheets:
        fill(book.create_sheet(name), columns, rows, desk, f"{title}: {name.lower()}. {about}")
    return saved(book)


def _line(each: Line) -> list[Any]:
    how = "" if each.expected is None else "eigen opgave" if each.how == TYPED else "gerekend met het tempo van de bron"
    return [each.name, each.goal, each.value, each.unit, each.year, each.source, listing(list(each.marks)), each.state, each.expected, each.over, how, each.floor, each.target, each.owner]


def _work(each: Work) -> list[Any]:
    return [
        each.activity, each.goal, each.day, each.when, each.planned, each.done, each.unit, each.helped, each.hindered, each.told_by, each.choice, each.why,
        FOLLOWS[each.follows] if each.choice else "", each.rule,
    ]  # fmt: skip


def _rule(each: Ruled) -> list[Any]:
    limits = each.adjust_at is not None or each.stop_at is not None
    return [each.goal, each.name, each.adjust_at, each.stop_at, each.unit, ("minder dan" if each.above else "meer dan") if limits else "", each.adjust, each.stop, each.every, each.owner, each.fixed, each.value, each.said]


def _notes(found: HalfYear, about: str) -> list[str]:
    quiet = [f"Sinds {date(found.since)} is niets genoteerd over: {listing(list(found.quiet))}. Of er niets is gedaan, weten we dan niet."] if found.quiet else []
    return [about, *found.notes, *quiet, *LIMITS]
