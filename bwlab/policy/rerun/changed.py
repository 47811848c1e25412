"""What a newer edition says otherwise of one municipality: figures, lost figures, new ones, and borders. No dossier in here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.errors import AmbiguousRegionError, BwlabError
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.sources.refresh.caution import BORDER_JUMP

NEWER, FIRST, FILLED, REVISED, FINAL, PUBLISHED, BROKEN = "nieuw jaar", "nieuw cijfer", "aangevuld", "herzien", "definitief", "gepubliceerd", "andere meting"
WITHDRAWN, LOST, UNKNOWN = "vervallen", "weg", "niet in de lijst"
GONE, JOINED, NEIGHBOUR, JUMP = "opgeheven", "gegroeid", "buurgemeente", "inwoners"
#: What takes something away, rather than saying it otherwise.
LOSSES = (WITHDRAWN, LOST, UNKNOWN)
_SAME = 1e-9


class Change(NamedTuple):
    """One thing that differs.

    Attributes
    ----------
    kind : str
        A constant of this module.
    indicator : str
        Code; "" where it is about borders.
    year : int or None
    old, new : float
        NaN where there is none.
    said : str
        Dutch: what changed, and why as far as it is known.
    places : tuple of str
        Codes of municipalities it is about, where it is about borders.
    """

    kind: str
    indicator: str
    year: int | None
    old: float
    new: float
    said: str
    places: tuple[str, ...] = ()


class Own(NamedTuple):
    """One figure of one municipality in one edition."""

    value: float
    origin: str
    provisional: bool


def own_figures(monitor: Monitor, region: str, code: str) -> dict[int, Own]:
    """The figures of one municipality by year; empty where the edition does not know the figure or the place."""
    if code not in monitor.catalogue or region not in monitor.regions:
        return {}
    rows = monitor.values(region, code).sort_values("year")
    return {row.year: Own(float(row.value), row.origin, bool(row.provisional)) for row in rows.itertuples()}


def order(edition: str) -> tuple[int, ...]:
    """An edition as something to sort by: "2026.1+20261121" comes after "2026.1"."""
    return tuple(int(part) for part in re.findall(r"\d+", edition))


def figures_changed(codes: Iterable[str], old: Monitor, new: Monitor, region: str) -> list[Change]:
    """What changed of these figures of one municipality, in their order; of one figure by year."""
    return [change for code in codes if code in old.catalogue for change in _one_figure(code, old, new, region)]


def unknown_figures(codes: Iterable[str], new: Monitor) -> list[Change]:
    """The codes this edition does not know at all."""
    said = "Het cijfer met code '{}' staat niet in deze editie. Wat je ermee deed blijft staan, maar er komt geen nieuw getal bij."
    return [Change(UNKNOWN, code, None, np.nan, np.nan, said.format(code)) for code in codes if code not in new.catalogue]


def new_figures(themes: Iterable[str], old: Monitor, new: Monitor, region: str, known: Iterable[str]) -> list[Change]:
    """Figures of these themes that this municipality has now and had not, except those that are known already."""
    themes, known, found = set(themes), set(known), []
    for each in new.catalogue:
        if each.theme not in themes or each.code in known or each.finance:
            continue
        now = own_figures(new, region, each.code)
        if now and not own_figures(old, region, each.code):
            year = max(now)
            what = "is nieuw in deze editie" if each.code not in old.catalogue else "was er nog niet van jouw gemeente"
            found.append(Change(FIRST, each.code, year, np.nan, now[year].value, f"{each.name} ({each.theme}) {what}: {_words(now[year], each)} in {year}."))
    return found


def _one_figure(code: str, old: Monitor, new: Monitor, region: str) -> list[Change]:
    if code not in new.catalogue:
        name = old.catalogue[code].name
        return [Change(LOST, code, None, np.nan, np.nan, f"{name}: dit cijfer staat niet meer in de nieuwe editie. Er komt geen nieuw getal bij.")]
    about, was, now = new.catalogue[code], own_figures(old, region, code), own_figures(new, region, code)
    if was and not now:
        last = max(was)
        said = f"{about.name}: van jouw gemeente is er geen cijfer meer. Het laatste was {_words(was[last], about)} in {last}."
        return [Change(LOST, code, last, was[last].value, np.nan, said)]
    last = max(was, default=None)
    found = [change for year in sorted({*was, *now}) if (change := _one_year(about, year, was.get(year), now.get(year), last))]
    return [*_other_measure(old.catalogue[code], about, was, now), *found]


def _one_year(about: Indicator, year: int, was: Own | None, now: Own | None, last: int | None) -> Change | None:
    """What happened to the figure of one year; None is nothing."""
    if was is None and now is None:
        return None
    if was is None:
        kind = FIRST if last is None else NEWER if year > last else FILLED
        what = {FIRST: "hier was nog geen cijfer van, en nu wel", NEWER: "er is een nieuw jaar", FILLED: "een jaar dat ontbrak is aangevuld"}[kind]
        return Change(kind, about.code, year, np.nan, now.value, f"{about.name}: {what}, {year}: {_words(now, about)}.")
    if now is None:
        return Change(WITHDRAWN, about.code, year, was.value, np.nan, f"{about.name}: het cijfer van {year} ({_words(was, about)}) is vervallen.")
    settled = was.provisional and not now.provisional
    taken = was.origin == "recovered" and now.origin != "recovered"
    if abs(was.value - now.value) <= _SAME:
        if taken:
            return Change(PUBLISHED, about.code, year, was.value, now.value, f"{about.name}: het cijfer van {year} was teruggerekend en is nu gepubliceerd. Het getal bleef {_words(now, about)}.")
        return Change(FINAL, about.code, year, was.value, now.value, f"{about.name}: het cijfer van {year} was voorlopig en is nu definitief. Het bleef {_words(now, about)}.") if settled else None
    why = "was teruggerekend, nu gepubliceerd" if taken else "was voorlopig, nu definitief" if settled else "herzien; waarom, weten we niet"
    kind = PUBLISHED if taken else FINAL if settled else REVISED
    return Change(kind, about.code, year, was.value, now.value, f"{about.name}, {year}: van {_apart(was.value, now.value, about)} ({why}).")


def _other_measure(then: Indicator, about: Indicator, was: dict[int, Own], now: dict[int, Own]) -> list[Change]:
    """A break that was not there, another unit or another favourable side: old and new may not be compared."""
    found = []
    fresh = [each for each in about.breaks if each.year not in {one.year for one in then.breaks}]
    if was and now and fresh:
        last = fresh[-1]
        found.append(f"{about.name}: vanaf {last.year} wordt er anders gemeten. {last.why} Vergelijk cijfers van voor en na {last.year} niet.")
    if then.unit_text != about.unit_text:
        found.append(f"{about.name}: de eenheid was {then.unit_text or 'een aantal'} en is nu {about.unit_text or 'een aantal'}. Je grens en je streefwaarde staan nog in de oude eenheid.")
    if then.direction != about.direction:
        found.append(f"{about.name}: welke kant gunstig is, staat nu anders in de lijst van cijfers.")
    return [Change(BROKEN, about.code, None, np.nan, np.nan, said) for said in found]


def region_gone(code: str, label: str, new: Monitor) -> Change | None:
    """That a municipality is no more, and what came instead; None where it still is there."""
    if code in new.regions:
        return None
    try:
        heir = new.regions.find(code)
    except AmbiguousRegionError as error:
        said = f"{label} bestaat in deze editie niet meer. {error.why} Wat je over {label} schreef, gaat over geen van deze gemeenten alleen."
        return Change(GONE, "", None, np.nan, np.nan, said)
    except BwlabError:
        return Change(GONE, "", None, np.nan, np.nan, f"{label} staat niet in deze editie, en er staat niet bij waar de gemeente in opging.")
    since = f" sinds {heir.was.year}" if heir.was else ""
    said = (
        f"{label} hoort{since} bij {heir.label}. De cijfers van {heir.label} gaan over een ander gebied en andere mensen: "
        "ik zet ze niet naast die van jou, en neem je doelen niet over."
    )
    return Change(GONE, "", heir.was.year if heir.was else None, np.nan, np.nan, said, (heir.code,))


def borders_changed(old: Monitor, new: Monitor, region: str) -> list[Change]:
    """What happened to the borders of a municipality and to its neighbours."""
    found = []
    known = set(zip(old.snapshot.mergers["year"], old.snapshot.mergers["former_region"], old.snapshot.mergers["region"], strict=True))
    rows = new.snapshot.mergers[new.snapshot.mergers["region"] == region]
    for row in rows.itertuples():
        if (row.year, row.former_region, row.region) in known or row.former_region == region:
            continue
        part = "een deel van " if row.kind == "border change" else ""
        said = f"Sinds {row.year} hoort {part}{row.former_name} bij jouw gemeente. Cijfers van ervoor gaan over een kleiner gebied: een verschil kan door de grens komen."
        found.append(Change(JOINED, "", int(row.year), np.nan, np.nan, said, (row.former_region,)))
    around = lambda monitor: {row.neighbour for row in monitor.snapshot.neighbours[monitor.snapshot.neighbours["region"] == region].itertuples()} | {  # noqa: E731
        row.region for row in monitor.snapshot.neighbours[monitor.snapshot.neighbours["neighbour"] == region].itertuples()
    }
    for code in sorted(around(old)):
        if code in old.regions and (gone := region_gone(code, old.regions[code].label, new)):
            if gone.places == (region,):
                continue  # it became part of the own municipality, which is said above
            heir = f" Die hoort nu bij {new.regions[gone.places[0]].label}." if gone.places else ""
            said = f"Je buurgemeente {old.regions[code].label} bestaat niet meer.{heir}"
            found.append(Change(NEIGHBOUR, "", gone.year, np.nan, np.nan, said, (code, *gone.places)))
    return [*found, *([] if any(each.kind == JOINED for each in found) else _jumped(old, new, region))]


def _jumped(old: Monitor, new: Monitor, region: str) -> list[Change]:
    """A jump in inhabitants in a year the old edition did not have yet: the border may have moved."""
    was, now = (table.loc[table["region"] == region].set_index("year")["population"] for table in (old.snapshot.population, new.snapshot.population))
    found = []
    for year in sorted(set(now.index) - set(was.index)):
        if year - 1 in now.index and abs(now[year] / now[year - 1] - 1) > BORDER_JUMP:
            said = f"Het aantal inwoners ging van {number(now[year - 1])} naar {number(now[year])} in {year}. Zo'n sprong komt vaak door een nieuwe grens; kijk het na."
            found.append(Change(JUMP, "", int(year), float(now[year - 1]), float(now[year]), said))
    return found


def _words(own: Own, about: Indicator) -> str:
    return quantity(own.value, about.decimals, about.unit_text)


def _apart(old: float, new: float, about: Indicator) -> str:
    """Two values, with as many decimals as tell them apart: "80,5 naar 82,1 procent"."""
    decimals = next((each for each in range(about.decimals, about.decimals + 4) if round(old, each) != round(new, each)), about.decimals + 4)
    money = "€" in about.unit_text
    return f"{quantity(old, decimals, about.unit_text) if money else number(old, decimals)} naar {quantity(new, decimals, about.unit_text)}"


def table_of(changes: Iterable[Change], catalogue: object) -> pd.DataFrame:
    """The figures that changed as a table to read: Cijfer, Jaar, Was, Is nu, Wat."""
    rows = []
    for each in changes:
        if not each.indicator or each.year is None or each.indicator not in catalogue:
            continue
        about = catalogue[each.indicator]
        show = lambda value, about=about: quantity(value, about.decimals, about.unit_short)  # noqa: E731
        rows.append([about.name, str(each.year), show(each.old), show(each.new), each.kind])
    return pd.DataFrame(rows, columns=["Cijfer", "Jaar", "Was", "Is nu", "Wat"])


def few(changes: list[Change], most: int = 12) -> list[str]:
    """The sentences to read: all of them, or where there are many the newest of each figure, and how many more."""
    if len(changes) <= most:
        return [each.said for each in changes]
    newest: dict[str, int] = {}
    for each in changes:
        newest[each.indicator] = max(each.year or 0, newest.get(each.indicator, 0))
    told = [each.said for each in changes if each.year in (None, newest[each.indicator])]
    years = sorted(str(each.year) for each in changes if each.year not in (None, newest[each.indicator]))
    over = [f"Ook {number(len(years))} cijfers van eerdere jaren zijn anders ({years[0]} tot en met {years[-1]}); zie de tabel."] if years else []
    return [*told, *over]
