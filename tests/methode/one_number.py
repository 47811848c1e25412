"""Chapter 7: one number out of many."""

from __future__ import annotations

from functools import cache, partial

import numpy as np

from bwlab import open_monitor
from bwlab.lessons.lezen_3.one_number import BASE, figures
from bwlab.method.composite import Reach, compose, draw_weights, rank_bands, reach, recipe_bands, shifts
from bwlab.method.position import quartiles
from methode.kept import measured


@measured("een_cijfer.indicatoren")
def _() -> float:
    return figures(open_monitor()).values.shape[1]


@measured("een_cijfer.volledig")
def _() -> float:
    return float(figures(open_monitor()).complete.sum())


def complete_between(low: float, high: float, all_of_them: int) -> float:
    """How many municipalities of this size have every figure."""
    complete, regions = figures(open_monitor()).complete, open_monitor().regions
    alike = [has for code, has in complete.items() if low <= regions[code].population < high]
    assert len(alike) == all_of_them, "the row names how many there are"
    return sum(alike)


measured("een_cijfer.volledig_klein")(partial(complete_between, 0, 20_000, 64))
measured("een_cijfer.volledig_groot")(partial(complete_between, 100_000, np.inf, 32))


def band_width(concentration: float | None) -> float:
    made = rank_bands(figures(open_monitor()).scores, None, 10_000, 1, missing="complete", concentration=concentration)
    return float(np.nanmedian(made.high - made.low))


@measured("een_cijfer.band_rond_gelijk")
def _() -> float:
    return band_width(100)


@measured("een_cijfer.band_alle_gewichten")
def _() -> float:
    return band_width(None)


@measured("een_cijfer.band_met_regels")
def _() -> float:
    made = figures(open_monitor())
    found = recipe_bands(made.values, made.directions, made.themes, BASE, 10_000, 1)
    return float(np.nanmedian(found.high - found.low))


def keeps_quarter(concentration: float | None) -> float:
    """The share of municipalities that stay in their quarter in at least 90 % of the draws of the weights."""
    scores = figures(open_monitor()).scores.dropna().to_numpy()
    drawn = draw_weights(np.ones(scores.shape[1]), 10_000, 1, concentration)
    rank = (-scores @ drawn.T).argsort(axis=0).argsort(axis=0) + 1
    now = (-scores.mean(axis=1)).argsort().argsort() + 1
    same = np.ceil(4 * rank / len(scores)) == np.ceil(4 * now / len(scores))[:, None]
    return float(100 * (same.mean(axis=1) >= 0.9).mean())


measured("een_cijfer.kwart_rond_gelijk")(partial(keeps_quarter, 100))
measured("een_cijfer.kwart_alle_gewichten")(partial(keeps_quarter, None))


@cache
def reached() -> list[Reach]:
    scores = figures(open_monitor()).scores.dropna()
    return [reach(scores, row) for row in range(len(scores))]


@measured("een_cijfer.kan_eerste")
def _() -> float:
    return sum(each.first is not None for each in reached())


@measured("een_cijfer.kan_laatste")
def _() -> float:
    return sum(each.last is not None for each in reached())


def furthest(**choice: str) -> float:
    """The most places that any municipality moves by one other choice."""
    made = figures(open_monitor())
    one, other = (compose(made.values, made.directions, made.themes, recipe) for recipe in (BASE, BASE._replace(**choice)))
    return float(np.nanmax(np.abs(shifts(one, other))))


@measured("een_cijfer.schaal")
def _() -> float:
    return furthest(normalisation="minmax")


@measured("een_cijfer.rangen")
def _() -> float:
    return furthest(normalisation="rank")


@measured("een_cijfer.meetkundig")
def _() -> float:
    return furthest(aggregation="geometric")


@measured("een_cijfer.punten")
def _() -> float:
    return furthest(aggregation="count")


@measured("een_cijfer.per_indicator")
def _() -> float:
    return furthest(equal="indicator")


@measured("een_cijfer.kwart_per_indicator")
def _() -> float:
    made = figures(open_monitor())
    both = [compose(made.values, made.directions, made.themes, each).value for each in (BASE, BASE._replace(equal="indicator"))]
    one, other = (quartiles(value, 1)[~np.isnan(both).any(axis=0)] for value in both)
    return float(100 * (one != other).mean())


@measured("een_cijfer.met_lege_vakjes")
def _() -> float:
    made = figures(open_monitor())
    return compose(made.values, made.directions, made.themes, BASE._replace(missing="available")).n
