"""The budget as an Excel file: main fields over the years, beside peers, and what the participant put next to them."""

from __future__ import annotations

from typing import Any

import numpy as np

from bwlab.export.documents import Desk
from bwlab.export.plain import OPEN
from bwlab.export.sheets import EUROS, Column, fill, new_book, saved
from bwlab.formats import date
from bwlab.method.assumptions import ASSUMPTION
from bwlab.monitor import finance
from bwlab.monitor.finance import ACCOUNTS, BUDGET, FIELDS, field_name
from bwlab.policy.anchoring.budget import arrows, mapping_frame, programme_checks, strongest
from bwlab.policy.records.organisation import Influence, Programme

PEERS = 20
SIGNS = {1: "gunstiger", -1: "ongunstiger"}
PROGRAMMES = (
    Column("Programma", 38), Column("Hoofdtaak", 28), Column("Thema", 22), Column("Bedrag", 16, EUROS), Column("Onder nul: geen uitgave", 20), Column("Jaar", 8, "0"), Column("Bron", 16),
)  # fmt: skip
ARROWS = (
    Column("Meer geld voor, of meer van", 28), Column("Maakt dit", 24), Column("Richting", 14), Column("Sterkte (eigen oordeel)", 14), Column("Jaren later", 10, "0"), Column("Waarom", 36),
    Column("Bron", 30), Column("Soort", 24),
)  # fmt: skip
NOTE = (Column("Waar je op let", 100),)


def write(desk: Desk) -> bytes:
    """The Excel file."""
    title = f"Begroting {desk.region.label}"
    book = new_book(title, desk)
    cbs, own = f"Bron: {finance.SOURCE}; bewerking bwlab.", f"Eigen opgave, {date(desk.today)}."
    year = finance.newest(desk.monitor, desk.region, BUDGET)
    sheets = [
        *((f"{report.capitalize()} {words}", *_over_years(desk, report, column), cbs) for report in (BUDGET, ACCOUNTS) for words, column in (("per inwoner", "euros"), ("totaal", "keur"))),
        ("Vergelijkbare gemeenten", *_beside(desk, year), f"{cbs} {PEERS} gemeenten die erop lijken in inwonertal en stedelijkheid."),
        ("Hoofdtaak naar thema", *_themes(desk, year), f"{cbs} De thema's: eigen keuze of een voorstel van bwlab."),
        ("Eigen programma's", PROGRAMMES, [_programme(each) for each in desk.dossier.programmes], own),
        ("Aannames", ARROWS, [_arrow(each) for each in desk.dossier.influences if _said(each)], own),
        ("Lees dit", NOTE, [[each] for each in _notes(desk)], own),
    ]
    for name, columns, rows, about in sheets:
        fill(book.create_sheet(name), columns, rows, desk, f"{title}: {name.lower()}. {about}")
    return saved(book)


def _number(value: Any, scale: float = 1.0) -> float | None:
    """A blank stays blank."""
    return None if value is None or not np.isfinite(value) else round(float(value) * scale, 2)


def _over_years(desk: Desk, report: str, column: str) -> tuple[tuple[Column, ...], list[list[Any]]]:
    """A row a main field, a column a year; amounts in euros, blank where there is no report."""
    years = finance.report_years(desk.monitor, report)
    found = finance.fields(desk.monitor, desk.region)
    table = found[found["report"] == report].pivot(index="field", columns="year", values=column).reindex(index=list(FIELDS), columns=years)
    scale = 1.0 if column == "euros" else 1000.0
    rows: list[list[Any]] = [[FIELDS[field], *(_number(value, scale) for value in values)] for field, values in zip(table.index, table.to_numpy(float), strict=True)]
    whole = [None if np.isnan(values).all() else _number(np.nansum(values), scale) for values in table.to_numpy(float).T]
    rows.append(["Alle hoofdtaken samen", *whole])
    unit = "euro per inwoner" if column == "euros" else "euro"
    return (Column(f"Hoofdtaak ({unit})", 34), *(Column(str(year), 11 if column == "euros" else 17, EUROS) for year in years)), rows


def _beside(desk: Desk, year: int | None) -> tuple[tuple[Column, ...], list[list[Any]]]:
    columns = (
        Column(f"Begroting {year or ''}, euro per inwoner".replace("  ", " "), 34), Column(desk.region.label, 16, EUROS), Column("Mediaan van de groep", 16, EUROS), Column("Verschil", 14, EUROS),
        Column("Gemeenten met een cijfer", 14, "0"), Column("Gemeenten in de groep", 14, "0"), Column("Kwart van alle gemeenten zit onder", 18, EUROS), Column("Kwart van alle gemeenten zit boven", 18, EUROS),
    )  # fmt: skip
    if year is None:
        return columns, []
    peers = desk.monitor.peers(desk.region, k=PEERS)["region"]
    rows = finance.beside(desk.monitor, desk.region, year, BUDGET, peers)
    return columns, [
        [row.name, _number(row.euros), _number(row.median), _number(row.euros - row.median), int(row.n), int(row.size), _number(row.low), _number(row.high)] for row in rows.itertuples(index=False)
    ]


def _themes(desk: Desk, year: int | None) -> tuple[tuple[Column, ...], list[list[Any]]]:
    """A line for every pair, so that it can be sorted by theme; the amount is that of the whole main field."""
    euros = finance.amounts(desk.monitor, desk.region, year, BUDGET).to_dict() if year else {}
    columns = (
        Column("Hoofdtaak", 34), Column("Thema dat het kan dienen", 26), Column(f"Hele hoofdtaak, euro per inwoner{f' ({year})' if year else ''}", 22, EUROS), Column("Thema's van deze hoofdtaak", 16, "0"),
        Column("Van wie", 22),
    )  # fmt: skip
    rows = []
    for each in mapping_frame(desk.dossier.field_themes).itertuples(index=False):
        rows += [[each.name, theme, _number(euros.get(each.field)), len(each.themes), each.by] for theme in each.themes or [OPEN]]
    return columns, rows


def _programme(each: Programme) -> list[Any]:
    below = "ja" if each.euros is not None and each.euros < 0 else ""
    return [each.name or OPEN, field_name(each.field) or OPEN, each.theme or OPEN, each.euros, below, each.year, "eigen opgave"]


def _arrow(each: Influence) -> list[Any]:
    grey = each.source.strip() in ("", ASSUMPTION)
    return [field_name(each.start) or OPEN, each.end or OPEN, SIGNS.get(each.sign, OPEN), strongest(each.strength), each.lag, each.evidence, each.source, ASSUMPTION if grey else "met bron"]


def _said(each: Influence) -> bool:
    return bool(each.start or each.end or each.sign or each.evidence or each.source)


def _notes(desk: Desk) -> list[str]:
    """What holds for the sheets of this book, the participant's own part last."""
    monitor, region = desk.monitor, desk.region
    totals = finance.totals(monitor, region)
    totals = {int(row.year): 1000 * float(row.expenditure) for row in totals[totals["report"] == BUDGET].itertuples()}
    dimensions = {theme.name: theme.dimension for theme in monitor.catalogue.themes}
    blanks = [finance.why_blank(monitor, region, year, BUDGET) for year in finance.report_years(monitor, BUDGET)]
    return [
        "De bedragen zijn uitgaven, niet gecorrigeerd voor prijzen. Een lege cel is geen nul. Een bedrag onder nul staat er zoals het CBS het gaf.",
        "Euro's zijn een middel en zeggen niet hoe het met mensen gaat. Een hoog bedrag kan een grotere opgave zijn, een taak voor de hele streek of een andere manier van boeken.",
        "Tel bedragen per thema niet op: een hoofdtaak staat met haar hele bedrag bij elk thema dat zij kan dienen.",
        *dict.fromkeys(each for each in blanks if each),
        *(f"In {year} kwam er (een deel van) {', '.join(names)} bij. Cijfers van ervoor en erna gaan over een ander gebied." for year, names in finance.border_breaks(monitor, region)),
        *programme_checks(desk.dossier.programmes, totals, dimensions),
        *arrows(desk.dossier.influences, dimensions).said,
    ]
