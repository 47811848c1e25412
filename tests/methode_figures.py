"""The figures that ``docs/methode.md`` calls measured, computed again; the key is that of its tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import numpy as np
import pandas as pd
from scipy.stats import beta, binom, poisson

from bwlab import open_monitor
from bwlab.lessons.parts.one_number import BASE, figures
from bwlab.method.assumptions import Assumption, Measure, sample
from bwlab.method.composite import Reach, compose, draw_weights, rank_bands, reach, recipe_bands, shifts
from bwlab.method.counts import SMALL, chance_of_difference, poisson_interval
from bwlab.method.envelope import LEVEL
from bwlab.method.likeness import most_alike
from bwlab.method.margin import change_interval, wilson
from bwlab.method.pace import Pace, pace
from bwlab.method.position import colour_chances, colours, quartiles
from bwlab.method.trend import Trends, expected_false, held, shuffled, trends
from bwlab.monitor.outlooks import backtests, horizons
from bwlab.monitor.outlooks import measured as held_up
from bwlab.monitor.published import published

MEASURED: dict[str, Callable[[], float]] = {}


def measured(key: str):
    """The function gives the figure with this key, in the unit it is printed in."""

    def keep(function: Callable[[], float]) -> Callable[[], float]:
        assert key not in MEASURED, key
        MEASURED[key] = function
        return function

    return keep


def with_direction() -> list[str]:
    catalogue = open_monitor().catalogue
    return [code for code in catalogue.codes if catalogue[code].direction]


@measured("positie.indicatoren")
def _() -> float:
    return len(open_monitor().catalogue.codes)


@measured("positie.met_richting")
def _() -> float:
    return len(with_direction())


@measured("positie.gelijke_waarden")
def _() -> float:
    def tied(code: str) -> bool:
        newest = open_monitor().table(code).iloc[:, -1].dropna().to_numpy()
        return bool(np.isnan(quartiles(newest, 1)).any())

    return sum(tied(code) for code in with_direction())


@cache
def judged() -> dict[str, Trends]:
    """The trend of all municipalities, up to the newest year, for each indicator with a direction."""
    monitor, found = open_monitor(), {}
    for code in with_direction():
        table = monitor.table(code)
        breaks = [each.year for each in monitor.catalogue[code].breaks]
        found[code] = trends(table.columns.to_numpy(), table.to_numpy(), breaks, until=int(table.columns.max()))
    return found


def tests_and_directions() -> tuple[int, int]:
    directions = np.concatenate([each.direction for each in judged().values()])
    known = directions[~np.isnan(directions)]
    return known.size, int((known != 0).sum())


@measured("trend.indicatoren")
def _() -> float:
    return sum(not np.isnan(each.direction).all() for each in judged().values())


@measured("trend.toetsen")
def _() -> float:
    return tests_and_directions()[0]


@measured("trend.met_richting")
def _() -> float:
    tests, directions = tests_and_directions()
    return 100 * directions / tests


@measured("trend.vals_verwacht")
def _() -> float:
    return expected_false(tests_and_directions()[0]).expected


@cache
def likenesses() -> tuple[np.ndarray, np.ndarray]:
    """Of each municipality: how many of its twenty remain on population alone, and the distance to the twentieth."""
    regions = list(open_monitor().regions)
    size = np.log([each.population for each in regions])
    urban = np.array([np.nan if each.urbanisation is None else each.urbanisation for each in regions])
    both, remain, far = np.column_stack([size, urban]), [], []
    for own in range(len(regions)):
        rows, distance, _ = most_alike(both, own, 20)
        remain.append(len(set(rows) & set(most_alike(size[:, None], own, 20)[0])))
        far.append(distance[-1])
    return np.array(remain), np.array(far)


@measured("lijken.zonder_stedelijkheid")
def _() -> float:
    return sum(each.urbanisation is None for each in open_monitor().regions)


@measured("lijken.overlap")
def _() -> float:
    return float(np.median(likenesses()[0]))


@measured("lijken.afstand")
def _() -> float:
    return float(np.median(likenesses()[1]))


@measured("lijken.verste")
def _() -> float:
    return float(likenesses()[1].max())


@measured("aannames.pert_fout")
def _() -> float:
    chance, worst = np.linspace(0.001, 0.999, 999), 0.0
    for likely in np.linspace(0, 1, 51):
        own = Assumption("", "", 0, likely, 1, "pert").at(chance)
        worst = max(worst, np.abs(own - beta.ppf(chance, 1 + 4 * likely, 5 - 4 * likely)).max())
    return worst


@cache
def restless() -> tuple[np.ndarray, np.ndarray]:
    """Median and upper bound of 200 bands of 1,000 draws: spread over the distributions, and loose."""
    ranges = [("bereik", 0.1, 0.3, 0.5), ("deelname", 0.1, 0.2, 0.5), ("effect", 0, 12.5, 20)]
    factors = [Assumption(name, "", *values, "pert") for name, *values in ranges]
    spread, loose = [], []
    for seed in range(200):
        chances = np.random.default_rng(seed).random((3, 1000))
        drawn = [each.at(chance) for each, chance in zip(factors, chances, strict=True)]
        spread.append(np.quantile(sample(Measure(*factors), 1000, seed)[:, :3].prod(axis=1), [0.5, 0.95]))
        loose.append(np.quantile(np.prod(drawn, axis=0), [0.5, 0.95]))
    return np.array(spread), np.array(loose)


@measured("aannames.rustiger_midden")
def _() -> float:
    spread, loose = restless()
    return float(loose[:, 0].std() / spread[:, 0].std())


@measured("aannames.rustiger_grens")
def _() -> float:
    spread, loose = restless()
    return float(loose[:, 1].std() / spread[:, 1].std())


@measured("aannames.beweging")
def _() -> float:
    spread, _ = restless()
    return float(100 * spread[:, 1].std() / spread[:, 1].mean())


@cache
def chances_of_colours() -> dict[str, np.ndarray]:
    """By indicator the chance of its own colour of every coloured value of the survey with published margins."""
    monitor, found = open_monitor(), {}
    for code, group in monitor.snapshot.table("safety_survey_2021.csv").groupby("indicator"):
        if code in monitor.catalogue.codes:
            values, bounds = group["value"].to_numpy(), (group["lower"].to_numpy(), group["upper"].to_numpy())
            direction = monitor.catalogue[code].direction
            own, chance = colours(values, direction), colour_chances(values, *bounds, direction, draws=10_000)
            found[code] = np.concatenate([chance.green[own == 1], chance.red[own == -1]])
    return found


@measured("positie.kleuren_met_marge")
def _() -> float:
    return np.concatenate(list(chances_of_colours().values())).size


@measured("positie.zekere_kleuren")
def _() -> float:
    return float((np.concatenate(list(chances_of_colours().values())) >= 0.95).sum())


@measured("positie.minst_zeker")
def _() -> float:
    assert min(chances_of_colours(), key=lambda code: chances_of_colours()[code].mean()) == "rapportcijfer_veiligheid_buurt"
    return float(100 * chances_of_colours()["rapportcijfer_veiligheid_buurt"].mean())


@measured("positie.meest_zeker")
def _() -> float:
    assert max(chances_of_colours(), key=lambda code: chances_of_colours()[code].mean()) == "rapportcijfer_leefbaarheid_buurt"
    return float(100 * chances_of_colours()["rapportcijfer_leefbaarheid_buurt"].mean())


@cache
def by_chance(of: str) -> float:
    """The share of draws with a direction, over one in ten of the series that get a judgement."""
    monitor, shares = open_monitor(), []
    for code, found in judged().items():
        table, breaks = monitor.table(code), [each.year for each in monitor.catalogue[code].breaks]
        for row in np.flatnonzero(~np.isnan(found.direction))[::10]:
            options = {"of": of, "until": int(table.columns.max())}
            drawn = shuffled(table.columns.to_numpy(), table.to_numpy()[row], 200, int(row), breaks, **options)
            shares.append(drawn.share)
    return 100 * float(np.mean(shares))


@measured("trend.jaren_geschud")
def _() -> float:
    return by_chance("years")


@measured("trend.stappen_geschud")
def _() -> float:
    return by_chance("steps")


@cache
def standing_by(ahead: int) -> np.ndarray:
    """given, held, equal, moved and alike of all indicators together, so many years after the window."""
    monitor, total = open_monitor(), np.zeros(5)
    for code in with_direction():
        table, breaks = monitor.table(code), [each.year for each in monitor.catalogue[code].breaks]
        total += held(table.columns.to_numpy(), table.to_numpy(), breaks, ahead=ahead)[:5]
    return total


def stood(ahead: int) -> float:
    given, right, *_ = standing_by(ahead)
    return 100 * right / given


for ahead in (1, 2, 3):
    measured(f"trend.standgehouden_{ahead}")(partial(stood, ahead))


@measured("trend.richtingen_gevolgd")
def _() -> float:
    return standing_by(2)[0]


@measured("trend.land_gevolgd")
def _() -> float:
    *_, moved, alike = standing_by(2)
    return 100 * alike / moved


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
def as_many_answers() -> np.ndarray:
    """The answers by lot that the published margins of one share look like, of 52 towns."""
    return published(open_monitor(), "slachtofferschap_criminaliteit")["like"].to_numpy()


@measured("enquetes.antwoorden_midden")
def _() -> float:
    return float(np.median(as_many_answers()))


@measured("enquetes.antwoorden_minst")
def _() -> float:
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


@measured("een_cijfer.indicatoren")
def _() -> float:
    return figures(open_monitor()).values.shape[1]


@measured("een_cijfer.volledig")
def _() -> float:
    return float(figures(open_monitor()).complete.sum())


def complete_between(low: float, high: float) -> float:
    """How many municipalities of this size have every figure."""
    made, regions = figures(open_monitor()), open_monitor().regions
    return sum(has and low <= regions[code].population < high for code, has in made.complete.items())


measured("een_cijfer.volledig_klein")(partial(complete_between, 0, 20_000))
measured("een_cijfer.volledig_groot")(partial(complete_between, 100_000, np.inf))


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


@cache
def looked_back() -> pd.DataFrame:
    """Mean coverage (percent) and error of each method and horizon, over the indicators that can carry them."""
    tried = backtests(open_monitor(), (1, 4))
    means = tried[~tried["finance"]].groupby(["method", "horizon"])[["coverage", "error"]].mean()
    return means.assign(coverage=100 * means["coverage"])


for name, method in (("lijn", "trend"), ("gelijk", "no_change"), ("afstand", "gap")):
    for horizon in (1, 4):
        measured(f"vooruit.{name}_klopte_{horizon}")(partial(lambda *at: looked_back().loc[at, "coverage"], method, horizon))
        measured(f"vooruit.{name}_fout_{horizon}")(partial(lambda *at: looked_back().loc[at, "error"], method, horizon))


@cache
def coverages() -> np.ndarray:
    """The coverage of every band that is used, without finance."""
    monitor = open_monitor()
    codes = [each.code for each in monitor.catalogue if not each.finance]
    return np.array([held_up(monitor, code, ahead).coverage for code in codes for ahead in horizons(monitor, code)])


@measured("banden.aantal")
def _() -> float:
    return coverages().size


@measured("banden.binnen_vijf_punten")
def _() -> float:
    return float((np.abs(coverages() - LEVEL) <= 0.05).sum())


@measured("banden.slechtste")
def _() -> float:
    return float(100 * coverages().min())


@cache
def three_points_in_four_years() -> Pace:
    table = open_monitor().table("tevredenheid_leven")
    return pace(table.columns.to_list(), table, 4, 3.0, 1)


@measured("tempo.vensters")
def _() -> float:
    return three_points_in_four_years().chances


@measured("tempo.gehaald")
def _() -> float:
    return 100 * three_points_in_four_years().reached / three_points_in_four_years().chances


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


@measured("tempo.gemeenten")
def _() -> float:
    return three_points_in_four_years().regions


@measured("tempo.ooit")
def _() -> float:
    return three_points_in_four_years().movers


@measured("tempo.los_van_het_land")
def _() -> float:
    table = open_monitor().table("tevredenheid_leven")
    return pace(table.columns.to_list(), table - table.median(), 4, 3.0, 1).reached
