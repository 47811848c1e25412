"""Answers about two years and about years to come: what changed, what others did meanwhile, and how far a figure moves by itself."""

from __future__ import annotations

import numpy as np

from bwlab.formats import number
from bwlab.method.envelope import LEVEL
from bwlab.policy.desks.borders import crossed, formed
from bwlab.policy.desks.case import FEWEST, PARTLY, Answer, Case, Group, base, refused, status
from bwlab.policy.desks.refusing import BORDER, YEARS, No, broken, few, no_year, untested
from bwlab.policy.desks.sure import moved, sure
from bwlab.policy.scenarios.figure import figure_of
from bwlab.policy.scenarios.nothing import nothing

AHEAD = 6  # years, as far as a band could be tested


def change(case: Case) -> Answer:
    """What changed between two years, and what others did in the same years."""
    years = [int(year) for year in case.own.index]
    end = case.question.end or years[-1]
    start = case.question.start or next((year for year in years if year >= max((each.year for each in case.known.breaks if each.year <= end), default=0)), years[0])
    for wanted in (start, end):
        if wanted not in years:
            return refused(no_year(case.region, years, wanted, formed(case.monitor, case.region, years[0])), case.known)
    if start >= end:
        alone = f"Van {case.region.label} is er {'één meting' if len(years) == 1 else 'sinds de breuk één meting'}, van {end}. Een verandering vraagt er twee."
        return refused(No(YEARS, alone, (f"Wat wel kan: hoe het er in {end} voor staat.",)), case.known)
    no = broken(case.known, (start, end), years)
    refuse, border = crossed(case.monitor, case.region, case.known, (start, end))
    if no is None and refuse:
        no = No(BORDER, border, (f"Wat wel kan: hoe het er in {years[-1]} voor staat.",))
    if no is not None:
        return refused(no, case.known)
    first, last = (float(case.own.at[year, "value"]) for year in (start, end))
    seen = moved(case.monitor, case.region, case.known, (start, end), (first, last))
    said = [
        f"Tussen {start} en {end} ging het cijfer voor {case.name} in {case.region.label} van {case.show(first)} naar {case.show(last)}: {_direction(case, last - first)}.",
        seen.words,
        border,
        status(case, end),
        *_meanwhile(case, (start, end)),
        "Waardoor het veranderde, staat er niet in.",
    ]
    found = base(case, end, sure(case.monitor, case.region, case.known, end, last))._replace(margin="", margin_from=seen.source, years=(start, end), year=f"{start} en {end}", figure=f"{case.show(first)} en {case.show(last)}")
    group = case.group or Group((), "", True)
    known = case.monitor.table(case.known.code)[[start, end]].reindex(group.codes or case.monitor.table(case.known.code).index).dropna()
    if case.group is not None and len(known) < FEWEST:
        no = few(len(known), len(group.codes), group.who, FEWEST)
        return found._replace(state=PARTLY, sentences=(*said[:4], f"De vergelijking kunnen we niet maken. {no.why}", said[-1]), n=len(known), of=len(group.codes), reason=no.reason, instead=no.instead)
    return found._replace(sentences=tuple(said), n=len(known), of=len(group.codes or case.monitor.regions), group=group.codes, who=group.who)


def _direction(case: Case, change: float) -> str:
    return "even hoog" if round(change, case.known.decimals) == 0 else f"{case.differs(change)} {'omhoog' if change > 0 else 'omlaag'}"


def _meanwhile(case: Case, years: tuple[int, int]) -> list[str]:
    """What the median did in the same years, of those with a figure in both."""
    table, group = case.monitor.table(case.known.code), case.group
    both = table[list(years)].reindex(table.index if group is None else group.codes).dropna()
    if len(both) < FEWEST:
        return []
    who = "alle gemeenten" if group is None or group.everyone else group.who
    middle = [case.show(float(both[year].median())) for year in years]
    return [f"In dezelfde jaren ging de mediaan van {who} van {middle[0]} naar {middle[1]}. Dat zijn er {number(len(both))} met een cijfer in beide jaren."]


def future(case: Case) -> Answer:
    """How far such a figure moved by itself in the past, and how often that band held."""
    figure = figure_of(case.monitor, case.region, case.known.code)
    wanted = case.question.end or case.question.start
    if wanted is not None and wanted <= figure.year:
        return refused(No(YEARS, f"{wanted} is geen toekomst: het nieuwste cijfer is van {figure.year}.", ("Wat wel kan: vraag hoe het ervoor staat, of vraag wat er veranderde.",)), case.known)
    band = nothing(case.monitor, figure, AHEAD if wanted is None else wanted - figure.year)
    tested = nothing(case.monitor, figure, AHEAD) if len(band.low) < (wanted or figure.year) - figure.year else band
    if not band.low or (wanted is not None and len(band.low) < wanted - figure.year):
        return refused(untested(case.known, figure.year + len(tested.low) if tested.low else 0), case.known)
    year = figure.year + len(band.low)
    edges = np.clip([figure.value + band.low[-1], figure.value + band.high[-1]], *figure.bounds)
    said = (
        "Hoe het wordt, weet niemand. We kunnen wel zeggen hoe ver zo'n cijfer in het verleden vanzelf verschoof.",
        f"In {figure.year} was het cijfer voor {case.name} in {case.region.label} {case.show(figure.value)}.",
        f"Als de mediaan van alle gemeenten blijft zoals hij is, dan ligt het in {year} tussen {number(edges[0], case.known.decimals)} en {case.show(edges[1])}.",
        f"Zo'n band belooft {number(100 * LEVEL)} van de 100. Op jaren die hij niet kende, klopte hij {number(100 * band.held)} van de 100 keer ({number(band.n)} uitkomsten).",
        "Verandert het in alle gemeenten, dan verschuift ook deze band.",
    )
    found = base(case, figure.year)
    return found._replace(state=PARTLY, sentences=said, margin=f"{number(edges[0], case.known.decimals)} tot {number(edges[1], case.known.decimals)} in {year}", margin_from="het verleden van alle gemeenten; getoetst op jaren die de band niet kende", years=(figure.year,))
