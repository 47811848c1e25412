"""Which years one picks: the pair that gives the finest picture, and why that is no evaluation."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from bwlab.catalogue import Indicator
from bwlab.exercises.case import case
from bwlab.exercises.fase_6_evaluatie.figures import known, step
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import lower
from bwlab.formats import quantity
from bwlab.monitor import Monitor
from bwlab.regions import Region

SERIES = ("vernieling", "mishandeling", "woninginbraken", "geregistreerde_misdrijven_per_1000")  # they go up and down
SHOWN = 8  # years
LEAST = 4  # pairs to choose from

Pair = tuple[int, int]


class Picks(NamedTuple):
    """A figure over the years, how favourable each pair looks, and the pairs to choose from by what they are."""

    indicator: Indicator
    values: dict[int, float]
    best: Pair
    pairs: dict[str, Pair]

    def gain(self, pair: Pair) -> float:
        """How much more favourable the second year is."""
        return round(self.indicator.direction * (self.values[pair[1]] - self.values[pair[0]]), 9)


def picks(monitor: Monitor, region: Region) -> Picks | None:
    """The first figure with one finest pair and enough other pairs to choose from."""
    for code in SERIES:
        values = known(monitor, region, code)
        decimals = monitor.catalogue[code].decimals
        values = {year: round(values[year], decimals) for year in sorted(values)[-SHOWN:]}
        if len(values) < LEAST:
            continue
        made = Picks(monitor.catalogue[code], values, (0, 0), {})
        every = sorted(itertools.combinations(values, 2), key=lambda pair: -made.gain(pair))
        best = every[0]
        years = list(values)
        # Where the whole series is the finest pair, choosing years gains nothing, and there is nothing to learn here.
        if made.gain(best) <= 0 or made.gain(every[1]) == made.gain(best) or best == (years[0], years[-1]):
            continue
        named = {
            "heel": (years[0], years[-1]),
            "nieuwst": (years[-2], years[-1]),
            "slechtst": every[-1],
            "begin": (years[0], years[1]),
            "bijna": every[1],
            "half": (years[len(years) // 2], years[-1]),
        }
        pairs: dict[str, Pair] = {}
        for name, pair in named.items():
            if pair != best and pair not in pairs.values():
                pairs[name] = pair
        if len(pairs) >= LEAST - 1:
            return made._replace(best=best, pairs=dict(list(pairs.items())[:4]))
    return None


def picked(monitor: Monitor, region: Region) -> Question:
    """Which two years does somebody pick who wants the finest picture?"""
    chosen = case(monitor, region, lambda each: picks(monitor, each), f"{region.label} heeft van deze cijfers te weinig jaren, of twee paren die even mooi zijn.")
    found, label = chosen.found, chosen.region.label
    indicator, values, best = found.indicator, found.values, found.best
    show = lambda year: quantity(values[year], indicator.decimals, indicator.unit_short)  # noqa: E731
    gain = lambda pair: indicator.direction * found.gain(pair)  # noqa: E731
    pairs = sorted([("mooist", best), *found.pairs.items()], key=lambda each: each[1])
    whole = (min(values), max(values))
    said = {
        "heel": "Dit is de hele reeks. Die kies je als je eerlijk wilt zijn, en het verschil is kleiner. Bij welk paar is het verschil het gunstigst?",
        "nieuwst": "Dit zijn de nieuwste twee jaren. Is er een paar waarbij het verschil gunstiger is?",
        "slechtst": "Dit paar geeft juist het ongunstigste plaatje. Ook dat kan iemand kiezen. Wie zoekt het mooiste?",
        "begin": "Dit zijn de eerste twee jaren. Wat zou je vergelijken als je naar het gunstigste verschil zoekt?",
        "bijna": "Dit paar is bijna het mooist. Eén ander paar geeft een groter verschil.",
        "half": "Dit begint halverwege de reeks. Ligt er een ander begin- of eindjaar dat gunstiger uitpakt?",
    }
    return Question(
        id="jaren",
        kind="one",
        text=(
            f"Het cijfer voor {lower(indicator.name)} in {label}. {'Lager' if indicator.direction < 0 else 'Hoger'} is hier gunstiger. Iemand wil in een persbericht laten zien hoe goed het gaat, en mag zelf twee jaren kiezen. "
            "Welk paar geeft het mooiste plaatje?"
        ),
        note=chosen.note,
        facts=Facts(f"{indicator.name}, {indicator.unit}", ("Jaar", label), tuple((str(year), show(year)) for year in values)),
        options=tuple(Option(key, f"Van {start} naar {end}") for key, (start, end) in pairs),
        answer="mooist",
        right=f"Van {best[0]} naar {best[1]} is het {step(indicator, gain(best))}; over alle jaren hier {step(indicator, gain(whole))}. Leg begin- en eindjaar daarom in het besluit vast, voordat iemand de cijfers ziet.",
        look="Zoek een jaar waarin het ongunstig stond, en een later jaar waarin het gunstig stond.",
        slips=tuple(Slip(key, key, said[key]) for key in found.pairs),
        hints=("In welk jaar stond het cijfer hier het ongunstigst?", "Welk van de paren begint in of bij zo'n jaar, en eindigt gunstig?"),
        explanation=(
            "De verschillen: " + "; ".join(f"van {start} naar {end} {step(indicator, gain((start, end)))}" for _, (start, end) in pairs) + ".",
            f"Elk paar is waar. Alleen zoekt iemand die achteraf kiest, een uitschieter als begin. In {label} is dat te voorkomen door de jaren vooraf op te schrijven, en altijd de hele reeks te laten zien.",
        ),
    )
