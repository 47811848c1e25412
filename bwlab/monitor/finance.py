"""Municipal money as CBS publishes it (Iv3): nine main fields, budget and accounts, own figures beside peers.

The tables carry the codes of the year itself. A municipality has no figures from before it was formed, and one
that took in another under its own code has a border in its series: both are said, neither is filled in. What a
municipality spends is means: nothing here says that more is better.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from bwlab.monitor.asked import Name
from bwlab.names import key, listed
from bwlab.sources.snapshot import read_table

BUDGET, ACCOUNTS = "begroting", "jaarrekening"
REPORTS = {BUDGET: "begroting (wat de gemeente van plan is)", ACCOUNTS: "jaarrekening (wat het werd)"}
SOURCE = "CBS, Iv3"
#: The main fields of Iv3, as the table calls them and as people read them.
FIELDS = {
    "bestuur_en_ondersteuning": "Bestuur en ondersteuning",
    "veiligheid": "Veiligheid",
    "verkeer_vervoer_waterstaat": "Verkeer, vervoer en waterstaat",
    "economie": "Economie",
    "onderwijs": "Onderwijs",
    "sport_cultuur_recreatie": "Sport, cultuur en recreatie",
    "sociaal_domein": "Sociaal domein",
    "volksgezondheid_en_milieu": "Volksgezondheid en milieu",
    "wonen_en_ruimtelijke_ordening": "Wonen en ruimtelijke ordening",
}
_FIELDS, _TOTALS = "finance_fields.csv.gz", "finance_totals.csv.gz"


@functools.lru_cache(maxsize=4)
def _table(name: str, folder: str, edition: str) -> pd.DataFrame:
    return read_table(name, folder)


def _of(monitor: Any, name: str) -> pd.DataFrame:
    return _table(name, str(monitor.snapshot.folder), monitor.edition)


def field_name(field: str) -> str:
    """A main field as people read it; an own word stays what it is."""
    return FIELDS.get(field, field)


def field_of(text: object) -> str:
    """The main field somebody means: by its code ("6.1"), its name or a piece of it; "" where it is none."""
    words = str(text if text is not None else "").strip()
    code = words[:1]
    if code.isdigit() and not words[1:2].isdigit():
        return list(FIELDS)[int(code)] if int(code) < len(FIELDS) else ""
    wanted = key(words)
    if not wanted:
        return ""
    names = {key(name): code for code, name in FIELDS.items()} | {key(code): code for code in FIELDS}
    if wanted in names:
        return names[wanted]
    found = {code for name, code in names.items() if len(wanted) > 4 and (wanted in name or name in wanted)}
    return found.pop() if len(found) == 1 else ""


def fields(monitor: Any, region: Name) -> pd.DataFrame:
    """Expenditure of one municipality in the main fields, as it is.

    Returns
    -------
    DataFrame
        region, year, report, field, name (Dutch), euros (per inhabitant of that year), keur (thousand euro),
        population; no rows for years without a report. An amount can be negative.
    """
    own = monitor.regions.find(region).code
    table = _of(monitor, _FIELDS)
    found = table[table["region"] == own]
    return pd.DataFrame(
        {
            "region": own,
            "year": found["year"].astype(int),
            "report": found["report"],
            "field": found["field"],
            "name": found["field"].map(field_name),
            "euros": found["expenditure_per_inhabitant_eur"],
            "keur": found["expenditure_keur"],
            "population": found["population"].astype(int),
        }
    ).sort_values(["report", "year", "field"], ignore_index=True)


def totals(monitor: Any, region: Name) -> pd.DataFrame:
    """Totals of one municipality: year, report, population, and expenditure, revenue, reserves, state money, levies, equity (thousand euro)."""
    own = monitor.regions.find(region).code
    table = _of(monitor, _TOTALS)
    return table[table["region"] == own].sort_values(["report", "year"], ignore_index=True)


def report_years(monitor: Any, report: str) -> list[int]:
    """The years in which any municipality has this report."""
    table = _of(monitor, _TOTALS)
    return sorted(int(year) for year in table.loc[table["report"] == report, "year"].unique())


def own_years(monitor: Any, region: Name, report: str) -> list[int]:
    """The years in which this municipality has it."""
    found = totals(monitor, region)
    return sorted(int(year) for year in found.loc[found["report"] == report, "year"])


def beside(monitor: Any, region: Name, year: int, report: str, peers: Iterable[str] = ()) -> pd.DataFrame:
    """Own expenditure in every main field beside the median of a group, in one year and one report.

    Parameters
    ----------
    peers : iterable of str
        Codes; the own municipality is not counted among them.

    Returns
    -------
    DataFrame
        field, name, euros (own, per inhabitant; NaN without a report), median (of those with a figure; NaN with
        fewer than three), n (of them), size (of the group), low, high (the middle half of all municipalities), n_all.
    """
    own = monitor.regions.find(region).code
    table = _of(monitor, _FIELDS)
    there = table[(table["year"] == year) & (table["report"] == report)]
    group = sorted(set(peers) - {own})
    values = there.pivot(index="region", columns="field", values="expenditure_per_inhabitant_eur").reindex(columns=list(FIELDS))
    around = values.reindex(group)
    counted = around.notna().sum()
    return pd.DataFrame(
        {
            "field": list(FIELDS),
            "name": list(FIELDS.values()),
            "euros": values.reindex([own]).iloc[0].to_numpy(float),
            "median": np.where(counted >= 3, around.median() if group else np.nan, np.nan),
            "n": counted.to_numpy(int),
            "size": len(group),
            "low": values.quantile(0.25).to_numpy(float),
            "high": values.quantile(0.75).to_numpy(float),
            "n_all": values.notna().sum().to_numpy(int),
        }
    )


def over_years(monitor: Any, region: Name, field: str, peers: Iterable[str] = ()) -> pd.DataFrame:
    """One main field over the years, budget beside accounts.

    Returns
    -------
    DataFrame
        year (index); begroting, jaarrekening (own euros per inhabitant, NaN where there is none), median (of the
        budgets of the group), n (of them).
    """
    own = monitor.regions.find(region).code
    table = _of(monitor, _FIELDS)
    there = table[table["field"] == field]
    mine = there[there["region"] == own].pivot(index="year", columns="report", values="expenditure_per_inhabitant_eur")
    years = sorted({*report_years(monitor, BUDGET), *report_years(monitor, ACCOUNTS)})
    around = there[there["region"].isin(set(peers) - {own}) & (there["report"] == BUDGET)].groupby("year")["expenditure_per_inhabitant_eur"]
    counted = around.count().reindex(years, fill_value=0)
    frame = mine.reindex(index=years, columns=[BUDGET, ACCOUNTS])
    frame["median"], frame["n"] = around.median().reindex(years).where(counted >= 3), counted
    return frame.rename_axis(index="year", columns=None)


def merged_in(monitor: Any, region: Name) -> list[tuple[int, list[str]]]:
    """When this municipality took in (a part of) others since the first report, and which; the oldest first."""
    own = monitor.regions.find(region)
    table = monitor.snapshot.mergers
    first = min(report_years(monitor, BUDGET))
    rows = table[(table["region"] == own.code) & (table["year"] >= first) & (table["kind"] != "rename") & (table["former_region"] != own.code)]
    return [(int(year), list(group["former_name"])) for year, group in rows.groupby("year")]


def border_breaks(monitor: Any, region: Name) -> list[tuple[int, list[str]]]:
    """The mergers that lie within the own series: the code was there before, so a line would cross a border."""
    first = min((year for report in REPORTS for year in own_years(monitor, region, report)), default=0)
    return [(year, names) for year, names in merged_in(monitor, region) if year > first]


def why_blank(monitor: Any, region: Name, year: int, report: str) -> str:
    """Why there is no report of a year, as a sentence; "" where there is one."""
    own = monitor.regions.find(region)
    years = own_years(monitor, region, report)
    if year in years:
        return ""
    what = f"De {report} van {year}"
    known = report_years(monitor, report)
    if year > max(known):
        return f"{what} is er nog niet: een jaarrekening komt pas ruim na het jaar zelf. De laatste in deze cijfers is die van {max(known)}."
    formed = [each for each in merged_in(monitor, region) if not years or each[0] <= min(years)]
    if formed and (not years or year < min(years)):
        start, names = formed[-1]
        if year < start:
            return f"{what} is er niet: {own.label} bestaat in deze vorm sinds {start}. Daarvoor hadden {listed(names, 'en')} elk een eigen {report}; die tellen wij niet op."
        return f"{what} is er niet op naam van {own.label}: het is het jaar van de herindeling, en de {report} is waarschijnlijk nog door de oude gemeenten gemaakt."
    return f"{what} van {own.label} zit niet in deze cijfers. Waarom niet, weten we niet. Leeg is hier niet nul."


def amounts(monitor: Any, region: Name, year: int, report: str) -> pd.Series:
    """Euros per inhabitant by main field, in the order of `FIELDS`; empty without a report."""
    found = fields(monitor, region)
    rows = found[(found["year"] == year) & (found["report"] == report)].set_index("field")["euros"]
    return rows.reindex(list(FIELDS)) if len(rows) else rows


def newest(monitor: Any, region: Name, report: str) -> int | None:
    """The last year of which this municipality has the report."""
    return max(own_years(monitor, region, report), default=None)
