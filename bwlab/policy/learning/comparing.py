"""Dossiers of several municipalities beside each other: what they share, where they differ, and what cannot be compared.

What travels is a small part of a dossier, without figures: each figure is looked up here, in one edition, so that
figures of two editions are never mixed. Nothing here says who does best.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from bwlab.catalogue import Indicator
from bwlab.formats import listing, number, quantity
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.goals.reach import reach
from bwlab.policy.learning.digest import Aim, Digest
from bwlab.policy.records.goal import Goal, Target
from bwlab.policy.rerun.changed import own_figures, region_gone


class Comparison(NamedTuple):
    """What several dossiers say beside each other.

    Attributes
    ----------
    rows : DataFrame
        One row a figure and dossier: indicator, name, who, region, value, year (Int64; own latest, in this edition), floor,
        target, target_year (Int64), asks (change asked, in the favourable direction), pace (the same a year), goal (bool).
    shared : tuple of str
        Codes of the figures that two or more dossiers have, most dossiers first.
    said : list of str
        What stands out, in Dutch.
    apart : list of str
        What cannot be compared, and why.
    trials : DataFrame
        Wie, Cijfer, Proef, Uitkomst, Besluit: experiments for the shared figures.
    """

    rows: pd.DataFrame
    shared: tuple[str, ...]
    said: list[str]
    apart: list[str]
    trials: pd.DataFrame

    def of(self, code: str) -> pd.DataFrame:
        """The rows of one figure, by name: no order of merit."""
        return self.rows[self.rows["indicator"] == code].sort_values("who", kind="stable").reset_index(drop=True)


def compare(digests: Sequence[Digest], monitor: Monitor) -> Comparison:
    """Put dossiers beside each other, with the figures of this edition for all of them."""
    names, apart = called(digests), _editions(digests, monitor)
    kept: list[tuple[str, Digest]] = []
    for name, each in zip(names, digests, strict=True):
        if gone := region_gone(each.region, each.label, monitor):
            aims = f" Wat in deze code staat: {_count_words(each)}." if each.aims or each.challenges else ""
            apart.append(f"{gone.said.split(' De cijfers van ')[0].split(' Wat je over ')[0]} Deze code staat daarom niet in de vergelijking.{aims}")
        else:
            kept.append((name, each))
    apart += [f"{label} staat er {number(count)} keer bij. Het cijfer is hetzelfde; de doelen kunnen verschillen." for label, count in _twice(kept)]
    unknown = sorted({code for _, each in kept for code in _codes(each) if code not in monitor.catalogue})
    apart += [f"Het cijfer met code {quoted(code)} staat niet in editie {monitor.edition}. Het telt hier niet mee." for code in unknown]
    rows = pd.DataFrame([row for name, each in kept for row in _rows(name, each, monitor)], columns=_COLUMNS)
    rows = rows.astype({"year": "Int64", "target_year": "Int64", **dict.fromkeys(("value", "floor", "target", "asks", "pace"), "float64")})
    counts = rows.groupby("indicator", sort=False)["who"].nunique()
    shared = tuple(counts[counts > 1].sort_values(ascending=False, kind="stable").index)
    trials = _trials(kept, monitor)
    said = [sentence for code in shared for sentence in _about(rows[rows["indicator"] == code], monitor.catalogue[code])]
    if not shared and len(kept) > 1:
        said.append("Geen enkel cijfer staat bij meer dan één gemeente in het dossier. Dat is ook een uitkomst: vraag elkaar waarom de keuze anders viel.")
    return Comparison(rows, shared, [*said, *_opposite(kept, monitor), *_points(kept), *_hits(kept)], apart, trials)


_COLUMNS = ["indicator", "name", "who", "region", "value", "year", "floor", "target", "target_year", "asks", "pace", "goal"]


def called(digests: Sequence[Digest]) -> list[str]:
    """A name for each dossier; of a municipality that comes twice with a number."""
    labels = [each.label for each in digests]
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(f"{label} ({seen[label]})" if labels.count(label) > 1 else label)
    return found


def _codes(each: Digest) -> list[str]:
    return list(dict.fromkeys([*(aim.indicator for aim in each.aims), *each.challenges]))


def _rows(name: str, each: Digest, monitor: Monitor) -> Iterator[list[Any]]:
    """One row for every figure of a dossier; of several goals on one figure the first with a target."""
    for code in _codes(each):
        if code not in monitor.catalogue:
            continue
        about, own = monitor.catalogue[code], own_figures(monitor, each.region, code)
        year = max(own, default=None)
        value = own[year].value if year else np.nan
        aims = [aim for aim in each.aims if aim.indicator == code]
        aim = next((one for one in aims if one.target is not None), aims[0] if aims else Aim(code, None, None, None))
        asks = pace = np.nan
        if aim.target is not None and year and about.direction:
            asks = about.direction * (aim.target - value)
            if aim.year and aim.year > year:
                pace = asks / (aim.year - year)
        yield [code, about.name, name, each.region, value, year, aim.floor, aim.target, aim.year, asks, pace, bool(aims)]


def _editions(digests: Iterable[Digest], monitor: Monitor) -> list[str]:
    """That dossiers were made with other figures than these; every figure shown is of this edition."""
    others: dict[str, list[str]] = {}
    for each in digests:
        if each.edition != monitor.edition:
            others.setdefault(each.edition or "onbekend", []).append(each.label)
    return [
        f"{listing(list(dict.fromkeys(labels)))} {'werkte' if len(set(labels)) == 1 else 'werkten'} met editie {edition} van de cijfers. Hier staan van iedereen de cijfers van editie {monitor.edition}, "
        "want cijfers van twee edities horen niet naast elkaar. De doelen zijn zoals ze zijn opgeschreven, dus misschien bij een ander begin."
        for edition, labels in others.items()
    ]


def _twice(kept: Iterable[tuple[str, Digest]]) -> list[tuple[str, int]]:
    labels = [each.label for _, each in kept]
    return [(label, labels.count(label)) for label in dict.fromkeys(labels) if labels.count(label) > 1]


def _count_words(each: Digest) -> str:
    aims, challenges = len(each.aims), len(each.challenges)
    return listing([*([f"{number(challenges)} {'opgave' if challenges == 1 else 'opgaven'}"] if challenges else []), *([f"{number(aims)} {'doel' if aims == 1 else 'doelen'}"] if aims else [])])


def _about(rows: pd.DataFrame, about: Indicator) -> list[str]:
    """What stands out on one shared figure."""
    goals, blank = rows[rows["target"].notna()], rows[rows["value"].isna()]
    n = rows["who"].nunique()
    found = [f"{about.name} staat in {number(n)} dossiers; {_goal_count(len(goals))}."]
    if len(goals) > 1:
        found[0] = f"{found[0]} Ze willen naar {_spread(goals['target'], about)}, in {_years(goals['target_year'])}."
    years = rows["year"].dropna().unique()
    if len(years) > 1:
        found.append(f"{about.name}: de cijfers zijn niet van hetzelfde jaar ({_years(rows['year'])}). Zet ze dus niet zonder jaartal naast elkaar.")
    paced = goals[goals["pace"] > 0]
    if len(paced) > 1:
        low, high = paced.loc[paced["pace"].idxmin()], paced.loc[paced["pace"].idxmax()]
        unit = "procentpunt" if about.unit_text == "procent" else about.unit_text
        if high["pace"] - low["pace"] > 10.0 ** -(about.decimals + 1):
            per = lambda row: quantity(row["pace"], about.decimals + 1, unit)  # noqa: E731
            found.append(
                f"{about.name}: per jaar vraagt {high['who']} het meest ({per(high)} gunstiger) en {low['who']} het minst ({per(low)}). "
                "Ze beginnen ergens anders, dus dat zegt niet wie het beter doet. Vraag elkaar waar het tempo op rust."
            )
    there = goals[goals["asks"] <= 0]
    if len(there):
        who = listing(list(there["who"])) if len(there) < 6 else f"{number(len(there))} gemeenten"
        found.append(f"{about.name}: {who} {'staat' if len(there) == 1 else 'staan'} al op of voorbij de eigen streefwaarde. Is dat een wens om te blijven, of een oud doel?")
    if len(blank):
        found.append(f"{about.name}: van {listing(list(blank['who'])) if len(blank) < 6 else f'{number(len(blank))} gemeenten'} is er geen cijfer. Leeg is niet nul.")
    return found


def _goal_count(count: int) -> str:
    return "geen daarvan heeft een streefwaarde" if not count else f"{number(count)} daarvan {'heeft' if count == 1 else 'hebben'} een streefwaarde"


def _spread(values: pd.Series, about: Indicator) -> str:
    low, high = values.min(), values.max()
    last = quantity(high, about.decimals, about.unit_text)
    return last if low == high else f"{quantity(low, about.decimals, about.unit_text) if '€' in about.unit_text else number(low, about.decimals)} tot {last}"


def _years(years: pd.Series) -> str:
    found = sorted(int(each) for each in years.dropna().unique())
    return listing([str(each) for each in found]) if found else "een jaar dat niemand noemde"


def _trials(kept: Sequence[tuple[str, Digest]], monitor: Monitor) -> pd.DataFrame:
    rows = []
    for name, each in kept:
        for one in each.trials:
            about = monitor.catalogue[one.indicator].name if one.indicator in monitor.catalogue else "zonder cijfer"
            came = "nog geen" if one.result is None else quantity(one.result, 0 if one.result == round(one.result) else 1, one.unit)
            rows.append([name, about, one.text, came, one.verdict or "nog geen"])
    return pd.DataFrame(rows, columns=["Wie", "Cijfer", "Proef", "Uitkomst", "Besluit"])


def _opposite(kept: Sequence[tuple[str, Digest]], monitor: Monitor) -> list[str]:
    """Experiments for the same figure of which one municipality goes on and another stopped."""
    found = []
    told = [(name, one) for name, each in kept for one in each.trials if one.indicator in monitor.catalogue]
    for code in dict.fromkeys(one.indicator for _, one in told):
        on, off = ([(name, one) for name, one in told if one.indicator == code and one.verdict == verdict] for verdict in ("doorgaan", "stoppen"))
        pair = next(((a, b) for a in on for b in off if a[0] != b[0]), None)
        if pair:
            (first, going), (second, stopped) = pair
            found.append(
                f"{monitor.catalogue[code].name}: in {first} gaat de proef {quoted(going.text)} door, in {second} stopte {quoted(stopped.text)}. "
                "Een proef op de ene plek bewijst niets voor de andere. Wat was er anders: de mensen, de plek, of de meting?"
            )
    return found


def _points(kept: Sequence[tuple[str, Digest]]) -> list[str]:
    """The theme over which the dossiers differ most."""
    shared = [(name, each.points) for name, each in kept if each.points]
    if len(shared) < 2:
        return []
    themes = list(dict.fromkeys(theme for _, points in shared for theme in points))
    far = {theme: max(points.get(theme, 0) for _, points in shared) - min(points.get(theme, 0) for _, points in shared) for theme in themes}
    theme = max(far, key=far.__getitem__)
    if not far[theme]:
        return ["Alle dossiers verdelen de punten gelijk over de thema's."]
    most, least = (pick(shared, key=lambda each: each[1].get(theme, 0)) for pick in (max, min))
    return [f"Over {theme} verschillen de punten het meest: {most[0]} geeft {number(most[1].get(theme, 0))} van de 100, {least[0]} {number(least[1].get(theme, 0))}."]


def _hits(kept: Sequence[tuple[str, Digest]]) -> list[str]:
    hits, known = sum(each.hits for _, each in kept), sum(each.forecasts for _, each in kept)
    return [f"Van alle {number(known)} voorspellingen waarvan het cijfer bekend is, {'was' if hits == 1 else 'waren'} er {number(hits)} raak."] if known else []


def often(row: Any, monitor: Monitor) -> float | None:
    """How often municipalities moved as far as this row asks, 0 to 1; None cannot be said."""
    target = Target(value=row.target if row.target == row.target else None, year=int(row.target_year) if not pd.isna(row.target_year) else None)
    found = reach(Goal(indicator=row.indicator, target=target), monitor, row.region)
    return found.share if found else None
