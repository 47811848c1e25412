"""Rows about money over the years: what a municipality spent within the same borders, and across a merger."""

from __future__ import annotations

import functools

import numpy as np
import pandas as pd

from bwlab.formats import listing, number
from bwlab.monitor import Monitor
from bwlab.monitor.merged import Merger, accounts_of, joined, mergers
from bwlab.policy.desks.audit.memo import BORDER, BREAK, DENOMINATOR, YEARS, ZERO, Row
from bwlab.policy.desks.audit.shared import Desk
from bwlab.policy.desks.borders import changes
from bwlab.regions import Region

WHAT = "Uitgaven (jaarrekening)"
MEANT = 3.0  # percentage points between what the code and what the same area did: below it nobody would see the fault


def money(desk: Desk) -> list[Row]:
    """The own municipality and one like it within their borders, and a merged one."""
    same = []
    for region in desk.around():
        found = _same(desk, region)
        same.extend([found] if found else [])
        if len(same) == 2:
            break
    rows = [*same, _merged(desk)]
    desk.random.shuffle(rows)
    return rows


@functools.lru_cache(maxsize=4)
def _accounts(monitor: Monitor) -> tuple[pd.DataFrame, dict[str, dict[int, float]]]:
    accounts = accounts_of(monitor.snapshot)
    by_code: dict[str, dict[int, float]] = {}
    for row in accounts.itertuples(index=False):
        by_code.setdefault(row.region, {})[int(row.year)] = float(row.expenditure) / 1000
    return accounts, by_code


@functools.lru_cache(maxsize=4)
def stayed(monitor: Monitor) -> dict[str, tuple[Merger, float, float, float, float]]:
    """Municipalities whose code stayed while their borders did not: expenditure before and after by the code, and within one border."""
    accounts, by_code = _accounts(monitor)
    found = {}
    for each in mergers(monitor.snapshot, accounts):
        if not (each.kept and each.whole):
            continue
        whole = joined(each, accounts, monitor.snapshot.population)["expenditure"] / 1000
        years = (each.year - 1, each.year)
        code = [by_code.get(each.region, {}).get(year, np.nan) for year in years]
        both = [float(whole.get(year, np.nan)) for year in years]
        if not np.isnan([*code, *both]).any() and _growth(*code) - _growth(*both) >= MEANT:
            found.setdefault(each.region, (each, *code, *both))
    return found


def _growth(before: float, after: float) -> float:
    return 100 * (after / before - 1)


def _went(before: float, after: float) -> str:
    """A growth as one says it."""
    grew = _growth(before, after)
    return f"met {number(abs(grew), 1)} procent {'stegen' if grew > 0 else 'daalden'}"


def _percent(before: float, after: float) -> str:
    return f"{number(_growth(before, after), 1, sign=True)} procent"


def _row(place: str, years: tuple[int, int], values: tuple[float, float], why: str, note: str = "") -> Row:
    said = f"van {number(values[0], 1)} naar {number(values[1], 1)} miljoen euro"
    not_kind = {
        BREAK: "Van de jaarrekening kennen we in deze jaren geen breuk in de manier van tellen.",
        ZERO: "Er staat geen 0. Beide jaren hebben een jaarrekening.",
        YEARS: f"Dit is met opzet een verandering: {years[0]} naast {years[1]}, en dat staat erbij.",
        DENOMINATOR: "Hier wordt nergens door gedeeld: het zijn hele bedragen van de gemeente.",
        BORDER: why,
    }
    right = f"{why} In prijzen van het jaar zelf: dat het leven duurder werd, is er niet uit gehaald. Dat is iets om te vermelden."
    return Row("Geld", WHAT, place, f"{years[0]} naar {years[1]}", _percent(*values), f"{said}{note}", not_kind, right=right)


def _same(desk: Desk, region: Region) -> Row | None:
    """The last two years in a row of a municipality whose borders did not change in them."""
    own = _accounts(desk.monitor)[1].get(region.code, {})
    pairs = [(year - 1, year) for year in sorted(own, reverse=True) if year - 1 in own and not any(each.year == year for each in changes(desk.monitor, region))]
    if not pairs:
        return None
    years = pairs[0]
    return _row(region.label, years, (own[years[0]], own[years[1]]), f"De grenzen van {region.label} veranderden in {years[1]} niet.")


def _merged(desk: Desk) -> Row:
    """A municipality that took in another: by its code where a fault is planted, else with the parts added."""
    found = stayed(desk.monitor)
    near = [code for code in found if desk.monitor.regions[code].province == desk.region.province]
    code = desk.region.code if desk.region.code in found else desk.random.choice(sorted(near or found))
    case, before, after, was, now = found[code]
    label, years, parts = desk.monitor.regions[code].label, (case.year - 1, case.year), listing([name for _, name in case.parts])
    whose = "" if code == desk.region.code else f" {label} staat hier als voorbeeld van een herindeling."
    if not desk.planted:
        why = f"In {case.year} kwam {parts} bij {label}. De bedragen van voor die tijd zijn hier opgeteld, dus het gaat beide jaren over hetzelfde gebied."
        row = _row(label, years, (was, now), why, f"; {years[0]} met {parts} erbij opgeteld")
        return row._replace(right=why)
    row = _row(label, years, (before, after), "")
    told = (
        f"In {case.year} kwam {parts} bij {label}. De code bleef gelijk, de grens niet. Je had gezegd dat de uitgaven {_went(before, after)}. "
        f"Tel je {years[0]} binnen de nieuwe grenzen, dan zie je dat ze {_went(was, now)}.{whose}"
    )
    return row._replace(fault=BORDER, told=told, right="")
