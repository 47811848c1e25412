"""The rows of a memo, block by block, from the real figures of a municipality and of those most like it."""

from __future__ import annotations

import functools
import itertools
import random
from typing import NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.monitor.offences import everywhere
from bwlab.policy.desks.audit.memo import BORDER, BREAK, DENOMINATOR, YEARS, ZERO, Memo, Row
from bwlab.policy.desks.audit.money import money
from bwlab.policy.desks.audit.shared import ALONE, Desk, change, not_kinds, origins, table_of, way
from bwlab.policy.desks.borders import changes
from bwlab.regions import Region

HEALTH, SATISFIED, CRIME, DAMAGE, WIND, BUILT, TURNOUT, BURGLARY = (
    "ervaren_gezondheid_rivm", "tevredenheid_leven", "geregistreerde_misdrijven_per_1000", "vernieling", "windstroom_op_land_per_inwoner", "bebouwd_terrein", "opkomst_tweede_kamer", "woninginbraken",
)  # fmt: skip
COUNTED = 2021  # the year of which both counts and the size of households are known
PLANTED, CLEAN = "nota 1", "nota 2"
LEADS = {
    PLANTED: "Deze nota is verzonnen, om te oefenen. De cijfers zijn echt, maar op vijf plekken ging er iets mis. Er zit één fout in van elke soort.",
    CLEAN: "Ook deze nota is verzonnen, en ook hier zijn de cijfers echt. Hoeveel fouten erin zitten, zeggen we niet. Het kan er ook geen zijn.",
}


@functools.lru_cache(maxsize=32)
def memo(monitor: Monitor, region: Region, name: str) -> Memo:
    """A memo about a municipality: ``PLANTED`` holds one fault of each kind, ``CLEAN`` none. The same each time."""
    desk = Desk(monitor, region, random.Random(f"{region.code} {name}"), name == PLANTED)
    rows = (*health(desk), *satisfied(desk), *crime(desk), *counted(desk), *money(desk))
    return Memo(f"{name} ({monitor.edition})", LEADS[name], tuple(rows))


def health(desk: Desk) -> list[Row]:
    """What changed: health across its break, and burglary."""
    known, region = desk.monitor.catalogue[HEALTH], desk.region
    table = table_of(desk.monitor, HEALTH)
    years = list(table.columns)
    broken = known.breaks[-1].year
    before, after = [year for year in years if year < broken], [year for year in years if year >= broken]
    first = _moved(desk, known, region, (before[0], before[1]))
    if desk.planted:
        start, end = before[-1], broken
        own, middle = (round(float(each), known.decimals) for each in (table.at[region.code, end] - table.at[region.code, start], table[end].median() - table[start].median()))
        since = f" Sinds de breuk, van {after[0]} naar {after[-1]}, ging het cijfer hier {way(known, _change(table, region, (after[0], after[-1])))}." if len(after) > 1 else ""
        told = (
            f"Hier zit een breuk. {known.breaks[-1].why.split(';')[0].rstrip('.')}. Je had gezegd: de ervaren gezondheid in {region.label} ging {way(known, own)}. "
            f"Maar de mediaan van alle gemeenten ging in dezelfde stap {way(known, middle)}.{since}"
        )
        second = _moved(desk, known, region, (start, end))._replace(fault=BREAK, told=told, right="")
    else:
        second = _moved(desk, known, region, (after[0], after[-1]))
    return [first, second, _burglary(desk)]


def _change(table: object, region: Region, years: tuple[int, int]) -> float:
    return float(table.at[region.code, years[1]] - table.at[region.code, years[0]])


def _moved(desk: Desk, known: Indicator, region: Region, years: tuple[int, int]) -> Row:
    """A change between two years."""
    table = table_of(desk.monitor, known.code)
    right = f"Tussen {years[0]} en {years[1]} zit geen breuk die wij kennen, en beide jaren staan erbij."
    new = {BREAK: right, ZERO: "Er staat een verandering. Beide jaren hebben een cijfer, ook als daar een 0 bij zit.", YEARS: f"Dit is met opzet een verandering: {years[0]} naast {years[1]}, en dat staat erbij.", DENOMINATOR: "Beide jaren zijn op dezelfde manier gedeeld.", BORDER: _same_border(desk, known, region, years)}
    period = f"{years[0]} naar {years[1]}"
    values = [float(table.at[region.code, year]) for year in years]
    note = f"van {number(values[0], known.decimals)} naar {number(values[1], known.decimals)}"
    note += "; laatste jaar voorlopig" if origins(desk.monitor, known.code)[region.code, years[1]][1] else ""
    return Row("Verandering", known.name, region.label, period, change(known, round(values[1], known.decimals) - round(values[0], known.decimals)), note, new, right=right if "voorlopig" not in note else f"{right} Dat een cijfer voorlopig is, mag, als het erbij staat.")


def _same_border(desk: Desk, known: Indicator, region: Region, years: tuple[int, int]) -> str:
    moved = [each.year for each in changes(desk.monitor, region) if years[0] < each.year <= years[1]]
    if moved:
        return f"De grenzen van {region.label} veranderden in {moved[-1]}, maar dit cijfer is ook voor eerdere jaren op latere grenzen gemaakt."
    return f"De grenzen van {region.label} veranderden in deze jaren niet."


def _burglary(desk: Desk) -> Row:
    known = desk.monitor.catalogue[BURGLARY]
    for region in desk.around():
        years = [int(year) for year in table_of(desk.monitor, BURGLARY).loc[region.code].dropna().index]
        start = max((each.year for each in changes(desk.monitor, region)), default=0)
        kept = [year for year in years if year >= start]
        if len(kept) > 1:
            return _moved(desk, known, region, (kept[0], kept[-1]))
    raise ValueError("no municipality has two figures within its borders")


def satisfied(desk: Desk) -> list[Row]:
    """Beside each other in one year: a blank that became 0, and a 0 that is one."""
    known = desk.monitor.catalogue[SATISFIED]
    column = table_of(desk.monitor, SATISFIED).iloc[:, -1]
    year = int(table_of(desk.monitor, SATISFIED).columns[-1])
    order = desk.around()
    having = list(itertools.islice((region for region in order if not np.isnan(column[region.code])), 4))
    empty = next(region for region in order if np.isnan(column[region.code]))
    part = f"Tevredenheid, {year}"
    rows = [_beside(desk, known, region, year, float(column[region.code]), part) for region in having]
    values = [float(column[region.code]) for region in having]
    without, with_zero = float(np.mean(values)), float(np.mean([*values, 0.0]))
    show = lambda value: quantity(value, known.decimals, known.unit_text)  # noqa: E731
    blank = Row(part, known.name, empty.label, str(year), "geen cijfer", "niet gepubliceerd voor deze gemeente", not_kinds(known, year, empty, "Hier staat 'geen cijfer', en dus geen 0."), right="Een lege plek die leeg blijft, is goed. Er staat ook bij waarom.")
    if desk.planted:
        blank = blank._replace(
            figure=show(0.0), note="uit de tabel overgenomen", fault=ZERO, right="",
            not_kind=blank.not_kind | {ZERO: ""},
            told=f"Voor {empty.label} is er geen cijfer. Iemand vulde een 0 in: alsof daar niemand tevreden is. Het gemiddelde van deze {number(len(values) + 1)} gemeenten zakt ermee van {show(without)} naar {show(with_zero)}. Je had gezegd dat {empty.label} veruit het laagst staat.",
        )  # fmt: skip
    rows.insert(desk.random.randrange(1, len(rows) + 1), blank)
    return [*rows, _real_zero(desk)]


def _beside(desk: Desk, known: Indicator, region: Region, year: int, value: float, part: str) -> Row:
    origin, provisional = origins(desk.monitor, known.code).get((region.code, year), ("", False))
    note = {"recovered": "teruggerekend", "computed": "berekend", "published": "gepubliceerd"}.get(origin, "") + ("; voorlopig" if provisional else "")
    right = f"Het cijfer gaat over {year}, het jaar van dit onderdeel{'. Dat het voorlopig is, staat erbij' if provisional else ''}."
    return Row(part, known.name, region.label, str(year), quantity(value, known.decimals, known.unit_text), note, not_kinds(known, year, region, f"Er staat {quantity(value, known.decimals, known.unit_text)}, en dat is geen 0."), right=right)


def _real_zero(desk: Desk) -> Row:
    known = desk.monitor.catalogue[WIND]
    column = table_of(desk.monitor, WIND).iloc[:, -1]
    year = int(table_of(desk.monitor, WIND).columns[-1])
    region = next(each for each in desk.around() if column[each.code] == 0)
    real = f"Dit is een echte 0: in {region.label} stond in {year} geen windmolen die meetelt. Gemeten en niets gevonden is iets anders dan niet gemeten."
    return Row("Energie", known.name, region.label, str(year), quantity(0.0, known.decimals, known.unit_text), "berekend; geen windmolens geteld", not_kinds(known, year, region, real) | {YEARS: ALONE}, right=f"De meeste gemeenten, {number(int((column == 0).sum()))} van de {number(int(column.notna().sum()))}, hebben hier een 0.")


def crime(desk: Desk) -> list[Row]:
    """One year beside each other, and one row of another year; and an old year that says so."""
    known = desk.monitor.catalogue[CRIME]
    table = table_of(desk.monitor, CRIME)
    year, old = int(table.columns[-1]), int(table.columns[0])
    known_here = set(table[[old, year]].dropna().index)
    own, *others = itertools.islice((region for region in desk.around() if region.code in known_here), 9)
    part = f"Veiligheid, {year}"
    # The neighbour of which the other year would change most what one says.
    odd = max(others, key=lambda region: abs(float(table.at[region.code, old] - table.at[region.code, year])))
    shown = [own, *[region for region in others if region != odd][:2], odd]
    rows = [_beside(desk, known, region, year, float(table.at[region.code, year]), part) for region in shown]
    if desk.planted:
        then, now = (float(table.at[odd.code, each]) for each in (old, year))
        show = lambda value: quantity(value, known.decimals, known.unit_text)  # noqa: E731
        wrong = _beside(desk, known, odd, old, then, part)
        told = f"Deze rij gaat over {old}, de andere over {year}. In {year} was het in {odd.label} {show(now)}, en niet {show(then)}. Dat scheelt {show(abs(now - then))}. Je had {odd.label} van toen vergeleken met {own.label} van nu."
        rows[-1] = wrong._replace(fault=YEARS, told=told, right="", not_kind=wrong.not_kind | {YEARS: ""})
    desk.random.shuffle(rows)
    return [*rows, _old(desk)]


def _old(desk: Desk) -> Row:
    known = desk.monitor.catalogue[BUILT]
    table = table_of(desk.monitor, BUILT)
    year = int(table.columns[-1])
    region = next(each for each in desk.around() if not np.isnan(table.at[each.code, year]))
    row = _beside(desk, known, region, year, float(table.at[region.code, year]), "Ruimte")
    right = f"Het cijfer is oud, maar het jaar {year} staat erbij en er is geen nieuwer cijfer in de monitor."
    return row._replace(note=f"{row.note}; het nieuwste dat er is", right=right, not_kind=row.not_kind | {YEARS: ALONE})


class _Count(NamedTuple):
    region: Region
    count: int
    people: int
    households: int


def counted(desk: Desk) -> list[Row]:
    """Cases for each 1,000 inhabitants, one of them for each 1,000 households; and a share above a hundred that is right."""
    known = desk.monitor.catalogue[DAMAGE]
    found = _counts(desk)[:4]
    odd = found[0] if desk.random.random() < 0.5 or len(found) < 2 else found[1]
    part = f"Vernieling, {COUNTED}"
    rows = []
    for each in found:
        rate = 1000 * each.count / each.people
        note = f"{number(each.count)} gevallen gedeeld door {number(each.people)} inwoners"
        right = f"{number(each.count)} gedeeld door {number(each.people)}, keer 1.000, is {number(rate, known.decimals)}. Dat klopt, en de deler is het aantal inwoners van hetzelfde jaar."
        not_kind = not_kinds(known, COUNTED, each.region, f"Er staan {number(each.count)} gevallen bij. Dat is geen 0.") | {DENOMINATOR: right}
        row = Row(part, known.name, each.region.label, str(COUNTED), f"{number(rate, known.decimals)} per 1.000 inwoners", note, not_kind, right=right)
        rows.append(_by_household(row, each, rate, known) if desk.planted and each == odd else row)
    desk.random.shuffle(rows)
    return [*rows, _above(desk)]


def _by_household(row: Row, each: _Count, rate: float, known: Indicator) -> Row:
    wrong = 1000 * each.count / each.households
    show = lambda value: number(value, known.decimals)  # noqa: E731
    told = (
        f"Er is gedeeld door huishoudens, en in de rij staat 'per 1.000 inwoners'. Per 1.000 inwoners is het {show(rate)}, en niet {show(wrong)}. "
        f"Je had voor {each.region.label} {number(wrong / rate, 1)} keer zoveel vernieling genoemd als er is."
    )
    note = f"{number(each.count)} gevallen gedeeld door ongeveer {number(each.households)} huishoudens"
    return row._replace(figure=f"{show(wrong)} per 1.000 inwoners", note=note, fault=DENOMINATOR, told=told, right="", not_kind=row.not_kind | {DENOMINATOR: ""})


def _counts(desk: Desk) -> list[_Count]:
    """Those nearby with cases and a known size of households, within the same borders as their inhabitants."""
    sizes = _household_sizes(desk.monitor)
    rates, counts = table_of(desk.monitor, DAMAGE)[COUNTED], everywhere(desk.monitor, DAMAGE, COUNTED)
    found = []
    for region in desk.around():
        if region.code not in sizes or np.isnan(rates[region.code]):
            continue
        people, count = int(counts.at[region.code, "population"]), int(counts.at[region.code, "count"])
        if count > 0:
            found.append(_Count(region, count, people, round(people / sizes[region.code], -1 if people < 10_000 else -2)))
        if len(found) == 4:
            break
    return [each._replace(households=int(each.households)) for each in found]


@functools.lru_cache(maxsize=4)
def _household_sizes(monitor: Monitor) -> dict[str, float]:
    table = monitor.snapshot.table("profile_2021.csv").dropna(subset=["household_size"])
    return dict(zip(table["region"], table["household_size"], strict=True))


def _above(desk: Desk) -> Row:
    """A share above a hundred that is no fault."""
    known = desk.monitor.catalogue[TURNOUT]
    table = table_of(desk.monitor, TURNOUT)
    year = int(table.columns[-1])
    above = set(table.index[table[year] > 100]) or {str(table[year].idxmax())}
    region = next(each for each in desk.around() if each.code in above)
    row = _beside(desk, known, region, year, float(table.at[region.code, year]), "Verkiezing")
    why = "Boven de 100 procent kan hier: op de Waddeneilanden stemmen ook bezoekers, en die tellen niet mee als kiezer van de gemeente. Een hoog cijfer is geen fout."
    return row._replace(right=why, not_kind=row.not_kind | {DENOMINATOR: "De deler is het aantal kiesgerechtigden, en zo is het ook bedoeld.", YEARS: ALONE})

