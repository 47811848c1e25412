"""What is different between the figures in use and what StatLine gives now: as frames, and in Dutch sentences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from bwlab.formats import listing, number
from bwlab.sources.refresh.caution import assume_provisional, jumps
from bwlab.sources.refresh.gathering import Gathered, Refusal
from bwlab.sources.snapshot import Snapshot

_KEY = ["region", "indicator", "year"]
_NO_PLACE = {"GM0997", "GM0998", "GM0999"}  # CBS's codes for unknown and abroad
ENOUGH, OTHER = 20, 0.25  # so many figures that differ more than this in the middle are no revision


@dataclass(frozen=True)
class Changes:
    """What a refresh would do.

    Attributes
    ----------
    new : DataFrame
        indicator, name, year, n: years that were not there.
    filled : DataFrame
        The same, for figures of municipalities that had none in a year that was there.
    revised : DataFrame
        indicator, name, year, n, region, label, old, new, largest: how many figures changed, and the one that
        changed most.
    withdrawn : DataFrame
        indicator, name, year, n, whole (bool): CBS has the row and gives no figure any more. ``whole``: not one
        municipality is left; then nothing is taken away here.
    final : int
        Figures that were provisional and are not any more.
    borders : DataFrame
        region, name, what ("nieuw", "weg" or "sprong"), about: the area, or the population before and after.
    assumed : DataFrame
        indicator, name, year, n: figures that are kept as provisional because CBS does not say.
    refused : tuple of Refusal
    population_years : tuple of int
        Years of inhabitants that were not there.
    population_revised : int
        How many of the others changed.
    sources : DataFrame
        indicator, table: where the figures that are new or revised came from.
    observations, population, counts : DataFrame
        The tables of the new edition.
    read : tuple of str
        Tables that were read, with the day of fetching.
    names : dict of str to str
        Indicator to its name.
    rows : DataFrame
        region, indicator, year, old (NaN: there was none), new: every figure that is new or revised.
    """

    new: pd.DataFrame
    filled: pd.DataFrame
    revised: pd.DataFrame
    withdrawn: pd.DataFrame
    final: int
    population_years: tuple[int, ...]
    population_revised: int
    borders: pd.DataFrame
    assumed: pd.DataFrame
    refused: tuple[Refusal, ...]
    sources: pd.DataFrame
    observations: pd.DataFrame
    population: pd.DataFrame
    counts: pd.DataFrame
    read: tuple[str, ...]
    names: dict[str, str]
    rows: pd.DataFrame

    @property
    def anything(self) -> bool:
        """Whether a new edition would have other figures than the old one."""
        taken = self.withdrawn[~self.withdrawn["whole"].astype(bool)]
        frames = (self.new, self.filled, self.revised, taken)
        return bool(any(len(each) for each in frames) or self.final or self.population_years or self.population_revised)

    @property
    def news(self) -> list[str]:
        """What would change, in Dutch, a line each."""
        from bwlab.sources.refresh.telling import tell_news

        return tell_news(self)

    @property
    def left_out(self) -> list[str]:
        """What was not taken and why, in Dutch, a line each."""
        from bwlab.sources.refresh.telling import tell_refused

        return tell_refused(self)

    @property
    def sentences(self) -> list[str]:
        """All of it."""
        return [*self.news, *self.left_out]


def compare(old: Snapshot, found: Gathered) -> Changes:
    """Put what StatLine gives beside the figures in use.

    A figure counts as revised when it differs by more than the rounding of the coarser of the two. Rows of a year
    before a municipality changed its borders are left out, and series that were recovered are never touched.

    Parameters
    ----------
    old : Snapshot
        The edition in use.
    found : Gathered
    """
    before = old.observations.astype({"region": str, "indicator": str, "origin": str})
    live, refused = _usable(old, before, found)
    both = assume_provisional(live, before).merge(before, on=_KEY, how="left", suffixes=("", "_old"), indicator=True)
    both, others = _same_subject(both)
    known = both["_merge"] == "both"
    has = both["value"].notna()
    same = known & has & ~_differs(both)
    revised, withdrawn = both[known & has & ~same], both[known & ~has]
    added = both[~known & has]
    whole = _whole(both)
    taken = withdrawn[~withdrawn.set_index(["indicator", "year"]).index.isin(whole)]
    final = both[same & both["provisional_old"].eq(True) & both["provisional"].eq(False)]
    after = _after(before, pd.concat([added, revised]), taken, final)
    there = before.groupby(["indicator", "year"]).size().index
    is_new = ~added.set_index(["indicator", "year"]).index.isin(there)
    names = {code: each["name"] for code, each in old.indicators["indicator"].items()}
    population, years, changed = _population(old.population, found.population)
    labels = old.regions.set_index("region")["label"]
    lost = _counted(withdrawn, names)
    return Changes(
        new=_counted(added[is_new], names),
        filled=_counted(added[~is_new], names),
        revised=_largest(revised, names, labels),
        withdrawn=lost.assign(whole=[pair in set(whole) for pair in zip(lost["indicator"], lost["year"], strict=True)]),
        final=len(final),
        population_years=years,
        population_revised=changed,
        borders=_borders(old, found.municipalities, jumps(population, years, old.mergers)),
        assumed=_counted(pd.concat([added, revised]).query("assumed"), names),
        refused=(*found.refused, *refused, *others),
        sources=pd.concat([added, revised])[["indicator", "table"]].drop_duplicates(),
        observations=after,
        population=population,
        counts=_counts(old, found, after),
        read=tuple(dict.fromkeys(found.read)),
        names=names,
        rows=pd.concat([added, revised])[[*_KEY, "value_old", "value"]]
        .rename(columns={"value_old": "old", "value": "new"})
        .reset_index(drop=True),
    )


def _usable(old: Snapshot, before: pd.DataFrame, found: Gathered) -> tuple[pd.DataFrame, list[Refusal]]:
    """Live rows that may stand beside a row in use."""
    live, refused = found.observations, []
    dictionary = old.indicators["indicator"]
    recovered = set(before.loc[before["origin"] == "recovered", "indicator"])
    for code in live["indicator"].unique():
        why = ""
        if code not in dictionary:
            why = "Dit cijfer staat niet in de lijst van indicatoren."
        elif code in recovered:
            why = "Deze reeks is teruggerekend; een cijfer van CBS zelf wordt er niet aan vast gemaakt."
        if why:
            refused.append(Refusal(code, "", why))
            live = live[live["indicator"] != code]
    places = {*old.regions["region"], *old.regions["province"], "NL01"}
    live = live[live["region"].isin(places)]
    changed = old.mergers[old.mergers["kind"] != "rename"]
    last = changed.groupby("region")["year"].max()
    own_borders = live["year"] >= live["region"].map(last).fillna(0)
    breaks = {code: max((each["year"] for each in about["breaks"]), default=0) for code, about in dictionary.items()}
    unbroken = live["year"] >= live["indicator"].map(breaks).fillna(0)
    return live[own_borders & unbroken].drop_duplicates(_KEY), refused


def _same_subject(both: pd.DataFrame) -> tuple[pd.DataFrame, list[Refusal]]:
    """Leave out what differs so much, in most municipalities, that it must be another definition."""
    refused = []
    known = both[both["value"].notna() & both["value_old"].notna() & (both["value_old"] != 0)]
    shift = ((known["value"] - known["value_old"]) / known["value_old"]).abs()
    for (code, table), rows in shift.groupby([known["indicator"], known["table"]]):
        if len(rows) >= ENOUGH and rows.median() > OTHER:
            why = (
                f"Tabel {table} geeft heel andere cijfers: de helft wijkt {number(100 * rows.median())} procent of meer af. "
                "Waarschijnlijk is er iets anders gemeten."
            )
            refused.append(Refusal(code, table, why))
            both = both[~((both["indicator"] == code) & (both["table"] == table))]
    return both, refused


def _differs(both: pd.DataFrame) -> pd.Series:
    """Whether two figures differ by more than the rounding of the coarser one."""
    steps = {}
    for key, rows in both.groupby(["indicator", "year"]):
        fine, coarse = sorted([_decimals(rows["value"]), _decimals(rows["value_old"])], reverse=True)
        steps[key] = 0.0 if fine == coarse else 0.5 * 10.0**-coarse
    step = np.array([steps[key] for key in zip(both["indicator"], both["year"], strict=True)])
    return (both["value"] - both["value_old"]).abs() > step + 1e-9


def _decimals(values: pd.Series) -> int:
    found = values.dropna().to_numpy(float)
    return next((n for n in range(6) if np.allclose(found, np.round(found, n), rtol=0, atol=1e-7)), 6)


def _whole(both: pd.DataFrame) -> list[tuple[str, int]]:
    """Indicator and year of which the table has not a single figure."""
    left = both.groupby(["indicator", "year"])["value"].count()
    return list(left[left == 0].index)


def _after(before: pd.DataFrame, changed: pd.DataFrame, taken: pd.DataFrame, final: pd.DataFrame) -> pd.DataFrame:
    columns = list(before.columns)
    changed = changed.assign(provisional=changed["provisional"].fillna(False).astype(bool))[columns]
    gone = pd.MultiIndex.from_frame(pd.concat([changed[_KEY], taken[_KEY]]))
    index = pd.MultiIndex.from_frame(before[_KEY])
    kept = before[~index.isin(gone)]
    settled = pd.MultiIndex.from_frame(kept[_KEY]).isin(pd.MultiIndex.from_frame(final[_KEY]))
    kept = kept.assign(provisional=kept["provisional"].to_numpy() & ~settled)
    after = pd.concat([kept, changed], ignore_index=True) if len(changed) else kept
    return after.sort_values(["indicator", "region", "year"], ignore_index=True)


def _counted(rows: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    found = rows.groupby(["indicator", "year"], as_index=False).size().rename(columns={"size": "n"})
    found.insert(1, "name", found["indicator"].map(names))
    return found


def _largest(rows: pd.DataFrame, names: dict[str, str], labels: pd.Series) -> pd.DataFrame:
    rows = rows.assign(largest=(rows["value"] - rows["value_old"]).abs())
    rows = rows.sort_values("largest", ascending=False, kind="stable")
    found = rows.drop_duplicates(["indicator", "year"])
    count = _counted(rows, names)
    found = count.merge(found[[*_KEY, "value_old", "value", "largest"]], on=["indicator", "year"])
    found["label"] = found["region"].map(labels).fillna(found["region"])
    found = found.rename(columns={"value_old": "old", "value": "new"})
    return found.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def _population(old: pd.DataFrame, live: pd.DataFrame) -> tuple[pd.DataFrame, tuple[int, ...], int]:
    """The population with newer years and revised figures; the years and regions it knows are not widened back."""
    known = set(old["region"])
    live = live[live["region"].isin(known) & (live["year"] >= old["year"].min())]
    both = live.merge(old, on=["region", "year"], how="left", suffixes=("", "_old"))
    changed = int((both["population_old"].notna() & (both["population"] != both["population_old"])).sum())
    years = tuple(sorted(int(each) for each in set(live["year"]) - set(old["year"])))
    after = pd.concat([old, live], ignore_index=True) if len(live) else old
    after = after.drop_duplicates(["region", "year"], keep="last").astype({"year": int, "population": int})
    return after.sort_values(["region", "year"], ignore_index=True), years, changed


def _counts(old: Snapshot, found: Gathered, after: pd.DataFrame) -> pd.DataFrame:
    """The counts behind the rates, for every rate that is in the new edition."""
    table = old.table("crime_counts.csv.gz")
    if not len(found.counts):
        return table
    rates = after[["region", "indicator", "year"]].rename(columns={"indicator": "offence"})
    usable = found.counts.merge(rates, on=["region", "offence", "year"])[list(table.columns)]
    joined = pd.concat([table, usable], ignore_index=True).drop_duplicates(["region", "offence", "year"], keep="last")
    return joined.sort_values(["region", "offence", "year"], ignore_index=True)


def _borders(old: Snapshot, live: pd.DataFrame | None, jumped: pd.DataFrame) -> pd.DataFrame:
    columns = ["region", "name", "what", "about"]
    labels = old.regions.set_index("region")["label"]
    jumped = jumped[jumped["region"].isin(labels.index)]
    rows = [
        (row.region, labels[row.region], "sprong", f"van {number(row.old)} naar {number(row.new)} inwoners in {row.year}")
        for row in jumped.itertuples()
    ]
    if live is None:
        return pd.DataFrame(rows, columns=columns)
    known = set(old.regions["region"])
    fresh = live[live["region"].str.startswith("GM") & ~live["region"].isin(known | _NO_PLACE)]
    areas = [each for each in ("corop_name", "province_name") if each in fresh]
    rows += [
        (row["region"], row["name"], "nieuw", listing([str(row[each]) for each in areas if pd.notna(row[each])]))
        for _, row in fresh.iterrows()
    ]
    gone = old.regions[~old.regions["region"].isin(set(live["region"]))]
    rows += [(row.region, row.label, "weg", "") for row in gone.itertuples()]
    return pd.DataFrame(rows, columns=columns)


def example(row: object) -> str:
    """The figure that changed most: "Tilburg van 13,3 naar 14,1"."""
    old, new = row.old, row.new
    decimals = max(_decimals(pd.Series([each])) for each in (old, new))
    return f"{row.label} van {number(old, min(decimals, 2))} naar {number(new, min(decimals, 2))}"
