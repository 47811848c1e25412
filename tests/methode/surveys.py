"""Chapters 3, 4, 5, 14 and 16: margins, small counts, blanks and who comes out first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import numpy as np
import pandas as pd
from scipy.stats import binom, poisson

from bwlab import open_monitor
from bwlab.method.counts import SMALL, chance_of_difference, poisson_interval
from bwlab.method.first_place import same_first, shares_with_lead
from bwlab.method.margin import change_interval, wilson
from bwlab.monitor.published import published
from methode.kept import measured


def exact_coverage(p: float, n: int) -> float:
    """How often Wilson's interval holds the true share, over all possible outcomes; percent."""
    outcomes = np.arange(n + 1)
    low, high = wilson(outcomes, n)
    return float(100 * binom.pmf(outcomes, n, p)[(low <= p) & (p <= high)].sum())


def false_alarm(p: float, n: int) -> float:
    """How often Newcombe's interval leaves out 0 where nothing changed, over all possible outcomes; percent."""
    chance, outcomes = binom.pmf(np.arange(n + 1), n, p), np.arange(n + 1) / n
    low, high = change_interval(outcomes[:, None], n, outcomes[None, :], n)
    return float(100 * (chance[:, None] * chance)[(low > 0) | (high < 0)].sum())


for name, p, n in (("half", 0.5, 300), ("weinig", 0.05, 300), ("klein", 0.22, 100)):
    measured(f"marge.dekking_{name}")(partial(exact_coverage, p, n))
    measured(f"marge.alarm_{name}")(partial(false_alarm, p, n))


@cache
def as_many_answers() -> pd.Series:
    """The answers by lot that the published margins of one share look like, by the name of the town."""
    return published(open_monitor(), "slachtofferschap_criminaliteit").set_index("label")["like"]


@measured("enquetes.antwoorden_midden")
def _() -> float:
    return float(np.median(as_many_answers()))


@measured("enquetes.antwoorden_minst")
def _() -> float:
    assert as_many_answers().idxmin() == "Almelo" and as_many_answers().idxmax() == "Den Haag"
    return float(as_many_answers().min())


@measured("enquetes.onder_driehonderd")
def _() -> float:
    return float((as_many_answers() < 300).sum())


@cache
def counted(mean: float) -> tuple[float, float]:
    """Coverage of the interval of a count, and false alarm of two counts, both with this mean; percent."""
    counts = np.arange(int(mean + 12 * np.sqrt(mean) + 12))
    chance, (low, high) = poisson.pmf(counts, mean), poisson_interval(counts)
    seen = chance_of_difference(counts[:, None], counts[None, :]) < 0.05
    return 100 * chance[(low <= mean) & (mean <= high)].sum(), 100 * (chance[:, None] * chance)[seen].sum()


for mean in (5, 20):
    measured(f"aantallen.dekking_{mean}")(partial(lambda mean: counted(mean)[0], mean))
    measured(f"aantallen.alarm_{mean}")(partial(lambda mean: counted(mean)[1], mean))


def small(offence: str) -> float:
    counts = open_monitor().snapshot.table("crime_counts.csv.gz")
    return float(100 * (counts.loc[counts["offence"] == offence, "count"] < SMALL).mean())


@measured("aantallen.inbraken_klein")
def _() -> float:
    return small("woninginbraken")


@measured("aantallen.drugshandel_klein")
def _() -> float:
    return small("drugshandel")


@cache
def satisfied() -> tuple[np.ndarray, np.ndarray]:
    """Satisfaction with life in 2022, NaN where blank, and the population of each municipality."""
    values = open_monitor().table("tevredenheid_leven")[2022].to_numpy()
    return values, np.array([each.population for each in open_monitor().regions], dtype=float)


@measured("leeg.met_cijfer")
def _() -> float:
    return float((~np.isnan(satisfied()[0])).sum())


@measured("leeg.deel_inwoners")
def _() -> float:
    values, people = satisfied()
    return float(100 * people[~np.isnan(values)].sum() / people.sum())


@measured("leeg.gemiddeld")
def _() -> float:
    return float(np.nanmean(satisfied()[0]))


def filled(with_what: Callable[[np.ndarray], float]) -> float:
    """The mean over all municipalities if every blank were this."""
    values, _ = satisfied()
    return float(np.where(np.isnan(values), with_what(values), values).mean())


for name, with_what in (("laagst", np.nanmin), ("hoogst", np.nanmax), ("nul", lambda values: 0.0)):
    measured(f"leeg.{name}")(partial(filled, with_what))


for name, people in (("dertig", 30), ("honderd", 100), ("driehonderd", 300)):
    measured(f"eerste.{name}")(lambda people=people: float(100 * same_first(shares_with_lead(0.05, 12), [people], 20_000, 0)[0]))
