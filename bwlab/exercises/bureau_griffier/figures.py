"""Figures the council asks about: chance in a count, years on both sides of a break, and how many stand lower."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.exercises.case import case
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import full, lower
from bwlab.formats import number, quantity
from bwlab.method.counts import chance_of_difference
from bwlab.monitor import Monitor
from bwlab.monitor.offences import everywhere
from bwlab.monitor.outlooks import series_of
from bwlab.policy.desks.sure import CERTAIN
from bwlab.regions import Region

OFFENCES = {"woninginbraken": "woninginbraken", "mishandeling": "mishandelingen", "vernieling": "vernielingen"}
BACK = 3  # years before the newest
BROKEN = "ervaren_gezondheid_rivm"  # every municipality has it, on both sides of the break
RANKED = (
    "tevredenheid_leven", "contact", "vrijwilligerswerk", "tevredenheid_vrije_tijd", "problematische_schulden", "bijstand", "levensverwachting", "gasverbruik",
    "laag_inkomen", "ervaren_gezondheid", "langdurige_ziekte", "obesitas", "mediaan_vermogen_prijspeil_2023", "gemiddelde_schuld_prijspeil_2023",
)  # fmt: skip


class Counts(NamedTuple):
    """The counts of one offence in two years that differ no more than chance can make."""

    many: str
    start: int
    end: int
    before: int
    after: int


def counted(monitor: Monitor, region: Region) -> Counts | None:
    """Of the newest years: two after each other with a difference that may be chance, the largest in percents."""
    found: list[tuple[float, Counts]] = []
    for code, many in OFFENCES.items():
        newest = series_of(monitor, code).years[-1]
        rows = {year: everywhere(monitor, code, year) for year in range(newest - BACK, newest + 1)}
        there = {year: rows[year].loc[region.code] for year in rows if region.code in rows[year].index}
        for start, end in itertools.pairwise(sorted(there)):
            (a, around), (b, later) = there[start], there[end]
            if a and a != b and end == start + 1 and float(chance_of_difference(int(a), int(b), around, later)) >= CERTAIN:
                found.append((abs(b - a) / a, Counts(many, start, end, int(a), int(b))))
    return max(found)[1] if found else None


def chance(monitor: Monitor, region: Region) -> Question:
    """A count that went up or down by no more than chance can make."""
    chosen = case(monitor, region, lambda each: counted(monitor, each), f"In {region.label} waren deze verschillen steeds groter dan toeval.")
    (many, start, end, before, after), label = chosen.found, chosen.region.label
    rose = after > before
    way, verb = ("meer", "gestegen") if rose else ("minder", "gedaald")
    percent = number(abs(100 * (after - before) / before))
    cases, are = ("geval", "is") if abs(after - before) == 1 else ("gevallen", "zijn")
    return Question(
        id="marge",
        kind="one",
        text=(
            f"De raad vraagt: is het aantal {many} in {label} {verb}? In {start} telde de politie er {number(before)}, in {end} {number(after)}. "
            "Zo'n verschil is niet groter dan toeval alleen kan geven. De vraag is verzonnen, de aantallen zijn echt. Wat zeg je?"
        ),
        note=chosen.note,
        options=(
            Option("ja", f"Ja, met {percent} procent."),
            Option("toeval", f"Er {are} {number(abs(after - before))} {cases} {way} geteld. Ook zonder verandering kan zo'n verschil voorkomen, dus of het {verb} is, weten we niet."),
            Option("nee", "Nee, het is gelijk gebleven."),
            Option("zwijg", "Over zulke aantallen kun je niets zeggen: het is altijd toeval."),
        ),
        answer="toeval",
        right="Je geeft de aantallen en zegt wat toeval doet. Een percentage alleen laat niet zien om hoeveel gevallen het gaat.",
        look="Wat is er geteld, en wat weet je daarmee over een verandering?",
        slips=(
            Slip("ja", "ja", f"{percent} procent klinkt groot, en gaat over {number(abs(after - before))} {cases}. Schommelt een telling ook als er niets verandert?"),
            Slip("nee", "nee", "Geen verandering kunnen zien is iets anders dan: er veranderde niets. Wat weet je wel?"),
            Slip("zwijg", "zwijg", "De aantallen zelf zijn geteld, en die mag de raad weten. Wat zeg je erbij?"),
        ),
        hints=(f"Om hoeveel gevallen gaat het verschil tussen {number(before)} en {number(after)}?", "Als het ook toeval kan zijn, weet je dan dat er iets veranderde? En dat er niets veranderde?"),
        explanation=(
            f"Van {number(before)} naar {number(after)} is een verschil van {number(abs(after - before))}. Als er in {label} niets verandert, komt een verschil van die grootte vaker voor dan 5 van de 100 keer.",
            "Daarbij is aangenomen dat het ene geval het andere niet meebrengt. Een reeks van vijf jaar zegt de raad meer dan twee jaren naast elkaar.",
        ),
    )


def comparable(monitor: Monitor, region: Region) -> Question:
    """The earliest year that can be put beside the newest, in a series with a break."""
    found = series_of(monitor, BROKEN)
    known, row = found.indicator, found.row(region.code)
    years, broken = list(found.years), found.breaks[-1]
    newest, right = years[-1], next(year for year in years if year >= broken)
    last = max(year for year in years if year < broken)
    show = lambda year: quantity(float(row[years.index(year)]), known.decimals, known.unit_text)  # noqa: E731
    why = known.breaks[-1].why.split(";")[0].rstrip(".")
    said = {
        years[0]: f"Dit is het begin van de reeks. Tussen {years[0]} en {newest} zit een breuk. Aan welke kant van die breuk ligt {newest}?",
        last: f"Dit is het laatste jaar voor de breuk. Ligt {newest} aan dezelfde kant?",
        newest: "Dit is het nieuwste jaar zelf. Welk eerder jaar ligt aan dezelfde kant van de breuk?",
        **{year: f"{year} ligt voor de breuk. Welk jaar is het eerste erna?" for year in years if year not in (years[0], last, right, newest)},
    }
    return Question(
        id="jaren",
        kind="point",
        text=(
            f"De raad van {region.label} wil het cijfer voor {lower(known.name)} van {newest} vergelijken met vroeger. Vanaf {broken} is de reeks niet meer te vergelijken met de jaren ervoor. "
            f"Wijs het vroegste jaar aan dat je naast {newest} mag zetten. De vraag is verzonnen, de cijfers zijn echt."
        ),
        options=tuple(Option(str(year), str(year), 0.06 + 0.88 * (year - years[0]) / (newest - years[0]), show(year)) for year in years),
        scale=("eerder", "later"),
        answer=str(right),
        right=f"Van {right} naar {newest} blijf je aan één kant van de breuk: van {show(right)} naar {show(newest)}. Zeg er in het antwoord bij dat eerdere jaren niet meedoen, en waarom.",
        look=f"Zoek de breuk in {broken}. Welk jaar is het eerste dat er niet voor ligt?",
        slips=tuple(Slip(str(year), str(year), text) for year, text in said.items()),
        hints=(f"Welke van de jaren liggen voor {broken}?", f"Welk jaar is het eerste vanaf {broken}?"),
        explanation=(
            f"{why}. Wie {last} naast {newest} zet, ziet in {region.label} {show(last)} en {show(newest)}, en weet niet of dat de mensen zijn of de meting.",
            f"{right} en {newest} mogen naast elkaar: {show(right)} en {show(newest)}. Twee metingen zijn nog geen lijn.",
        ),
    )


class Stand(NamedTuple):
    """A place without ties: rank of ``n`` with a figure, of ``size``."""

    indicator: Indicator
    year: int
    rank: int
    n: int
    size: int


def stand(monitor: Monitor, region: Region) -> Stand | None:
    """The first figure with a place of its own for which some municipalities have none."""
    size = len(monitor.regions)
    for code in RANKED:
        found = series_of(monitor, code)
        place = found.codes.index(region.code)
        column = found.indicator.direction * found.values[:, -1]
        own, there = column[place], column[~np.isnan(column)]
        if np.isnan(own) or there.size == size or (there == own).sum() > 1:
            continue
        rank, n = 1 + int((there > own).sum()), there.size
        if 1 < rank < n and len({n - rank, size - rank, rank, rank - 1, size - n}) == 5:
            return Stand(found.indicator, found.years[-1], rank, n, size)
    return None


def worse_off(monitor: Monitor, region: Region) -> Question:
    """How many municipalities stand less favourably, among those with a figure?"""
    chosen = case(monitor, region, lambda each: stand(monitor, each), f"{region.label} deelt een plaats bij deze cijfers, staat vooraan of achteraan, of heeft ze niet.")
    (known, year, rank, n, size), label = chosen.found, chosen.region.label
    right = n - rank
    return Question(
        id="hoeveel",
        kind="number",
        text=(
            f"De raad vraagt: in hoeveel gemeenten staat het ongunstiger dan in {label}? Het gaat om het cijfer voor {lower(full(monitor, known))} in {year}. {label} staat op plaats {number(rank)} van {number(n)}, met 1 als gunstigste. "
            f"Nederland telt {number(size)} gemeenten, en niemand deelt deze plaats. De vraag is verzonnen, de plaats is echt."
        ),
        note=chosen.note,
        units=("gemeenten",),
        answer=right,
        right=f"Van {number(n)} gemeenten met een cijfer staan er {number(right)} ongunstiger. Zeg erbij dat er van {number(size - n)} geen cijfer is: daarvan weet je het niet.",
        look=f"Tel alleen gemeenten met een cijfer. Hoeveel komen er na plaats {number(rank)}?",
        slips=(
            Slip("alle", size - rank, f"Je telde alle {number(size)} gemeenten. Van {number(size - n)} is er geen cijfer. Weet je dat die ongunstiger staan?"),
            Slip("plaats", rank, "Dat is de plaats zelf. Hoeveel gemeenten komen er na?"),
            Slip("boven", rank - 1, "Zoveel staan er juist gunstiger. Plaats 1 is de gunstigste."),
            Slip("leeg", size - n, "Dat zijn de gemeenten zonder cijfer. Die staan op geen enkele plaats."),
            Slip("mee", right + 1, f"Je telde {label} zelf mee."),
        ),
        hints=(f"Wie staat er op plaats {number(n)}: de gunstigste of de ongunstigste?", f"Hoeveel plaatsen liggen er tussen {number(rank)} en het einde, bij {number(n)}?"),
        explanation=(
            f"{number(n)} min {number(rank)} is {number(right)}. De {number(size - n)} gemeenten zonder cijfer tellen niet mee: leeg is niet slecht, en ook niet goed.",
            f"Voor {label} is dit een plaats in {year}. Hoe groot het verschil met de buren op de lijst is, zegt een plaats niet.",
        ),
    )
