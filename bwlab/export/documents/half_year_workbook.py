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

PLACES = "General"  # as exact as it is: a count has no decimals
FIGURES = (
    Column("Cijfer", 24), Column("Doel", 24), Column("Laatste meting", 11, PLACES), Column("Eenheid", 14), Column("Jaar", 8, "0"), Column("Bron", 24), Column("Kanttekening", 15),
    Column("Wat is er nieuw", 16), Column("Volgende meting", 18, DATE), Column("Over welk jaar", 9, "0"), Column("Hoe we dat weten", 16), Column("Ondergrens", 12, PLACES), Column("Streefwaarde", 13, PLACES), Column("In het jaar", 8, "0"), Column("Wie volgt het", 16),
)  # fmt: skip
WORK = (
    Column("Activiteit", 32), Column("Doel", 28), Column("Dag", 18, DATE), Column("Wanneer", 18), Column("Gepland", 11, PLACES), Column("Gedaan", 11, PLACES), Column("Eenheid", 16),
    Column("Wat hielp", 26), Column("Wat tegenzat", 26), Column("Wie dit zegt", 16),
)  # fmt: skip
CHOSEN = (Column("Activiteit", 32), Column("Dag", 18, DATE), Column("Wanneer", 18), Column("Keuze", 13), Column("Waarom", 34), Column("Volgt de afspraak", 14), Column("Wat de afspraak zegt", 44))
RULES = (
    Column("Doel", 24), Column("Waar we naar kijken", 24), Column("Bijsturen bij", 13, PLACES), Column("Stoppen bij", 13, PLACES), Column("Eenheid", 14), Column("Signaal is", 12), Column("Bijsturen in woorden", 26),
    Column("Stoppen in woorden", 26), Column("Maanden ertussen", 12, "0"), Column("Wie kijkt", 16), Column("Vastgelegd op", 18, DATE), Column("Nu", 10, PLACES), Column("Wat de afspraak nu zegt", 32),
)  # fmt: skip
LOOKED = (
    Column("Doel", 28), Column("Moment", 14), Column("Dag", 18, DATE), Column("Wat is gedaan", 28), Column("Is het doel gehaald", 14), Column("Hoe staat de opgave", 14), Column("Over welke jaren", 14),
    Column("Wat we erover zeggen", 34), Column("Wat het ook kan zijn", 26), Column("Wat we anders doen", 26),
)  # fmt: skip
OPEN_ITEMS = (Column("Dit staat nog open", 110),)
NOTES = (Column("Om te weten", 110),)


def write(desk: Desk) -> bytes:
    """The Excel file."""
    found = half_year(desk.dossier, desk.monitor, desk.region.code, desk.today)
    title = f"Halfjaarrapportage brede welvaart {desk.region.label}"
    about = f"Rapportage van {date(found.day)}, na die van {date(found.since)}. Stand van {date(desk.today)}, editie {desk.monitor.edition}."
    sheets = (
        ("Cijfers", FIGURES, [_line(each) for each in found.lines]), ("Uitvoering", WORK, [_work(each) for each in found.work]), ("Keuzes", CHOSEN, [_choice(each) for each in found.work if each.choice]), ("Afspraken", RULES, [_rule(each) for each in found.rules]),
        ("Teruggekeken", LOOKED, [[each.goal, MOMENTS.get(each.moment, each.moment), each.day, each.done, each.met, each.stands, each.years, each.claim, each.other, each.adjust] for each in found.looked]),
        ("Nog open", OPEN_ITEMS, [[each] for each in found.open]), ("Toelichting", NOTES, [[each] for each in _notes(found, about)]),
    )  # fmt: skip
    book = new_book(title, desk)
    for name, columns, rows in sheets:
        fill(book.create_sheet(name), columns, rows, desk, f"{title}: {name.lower()}. {about}")
    return saved(book)


def _line(each: Line) -> list[Any]:
    how = "" if each.expected is None else "eigen opgave" if each.how == TYPED else "gerekend met het tempo van de bron"
    return [each.name, each.goal, each.value, each.unit, each.year, each.source, listing(list(each.marks)), each.state, each.expected, each.over, how, each.floor, each.target, each.by, each.owner]


def _work(each: Work) -> list[Any]:
    return [each.activity, each.goal, each.day, each.when, each.planned, each.done, each.unit, each.helped, each.hindered, each.told_by]


def _choice(each: Work) -> list[Any]:
    return [each.activity, each.day, each.when, each.choice, each.why, FOLLOWS[each.follows], each.rule]


def _rule(each: Ruled) -> list[Any]:
    limits = each.adjust_at is not None or each.stop_at is not None
    return [each.goal, each.name, each.adjust_at, each.stop_at, each.unit, ("minder dan" if each.above else "meer dan") if limits else "", each.adjust, each.stop, each.every, each.owner, each.fixed, each.value, each.said]


def _notes(found: HalfYear, about: str) -> list[str]:
    quiet = [f"Sinds {date(found.since)} is niets genoteerd over: {listing(list(found.quiet))}. Of er niets is gedaan, weten we dan niet."] if found.quiet else []
    return [about, *found.notes, *quiet, *LIMITS]
