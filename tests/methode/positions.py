"""Chapters 1, 2 and 6: positions and colours, trends and chance, likeness."""

from __future__ import annotations

from functools import cache, partial

import numpy as np

from bwlab import open_monitor
from bwlab.method.likeness import most_alike
from bwlab.method.position import colour_chances, colours, quartiles
from bwlab.method.trend import Trends, expected_false, held, shuffled, trends
from methode.kept import measured


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
    far = likenesses()[1]
    assert list(open_monitor().regions)[far.argmax()].label == "Schiermonnikoog"
    return float(far.max())


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
