"""From what a participant filled in to draws of the change, with every impossibility named and the rest kept."""

from __future__ import annotations

import zlib
from typing import NamedTuple

import numpy as np

from bwlab.formats import number, quantity
from bwlab.method.effect import ASSUMPTION, Assumption, Effect, Measure, effect
from bwlab.policy.records.scenario import Assumed, Scenario
from bwlab.policy.scenarios.figure import MEAN, SHARE, Figure
from bwlab.policy.scenarios.people import (
    NAMES,
    OF,
    ROLES,
    SHARES,
    change_said,
    counted,
    said,
    to_people,
    unit,
)

DRAG, REST = 1_000, 10_000  # draws while a slider moves, and when it stands still
ODD = 0.05  # share of the draws beyond what can be, from which it is said


class Chain(NamedTuple):
    """Of every thousand: reached, taking part, and what is different then and at the end; every factor at its likely value.

    Attributes
    ----------
    reached, joined : float
        People of every thousand.
    changed, left : float
        The same in people for a share, in cases for a rate, in the unit of the figure for one participant for a mean.
        ``changed`` is of one group; ``left`` of all groups together, except for a mean.
    """

    reached: float
    joined: float
    changed: float
    left: float


class Outcome(NamedTuple):
    """A scenario worked out.

    Attributes
    ----------
    scenario : Scenario
        As it was filled in.
    figure : Figure
    measure : Measure
        What was reckoned with: where something cannot be, the nearest that can.
    rounds : int
    calendar : tuple of int
        The year of each entry of ``effect``; the first is that in which people first take part.
    effect : Effect
    chain : Chain
    impossible : bool
        Whether the figure would leave what it can be.
    troubles : list of str
        Dutch: what cannot be, why, and with what was reckoned instead.
    """

    scenario: Scenario
    figure: Figure
    measure: Measure
    rounds: int
    calendar: tuple[int, ...]
    effect: Effect
    chain: Chain
    impossible: bool
    troubles: list[str]

    @property
    def nothing(self) -> bool:
        """Whether nothing changes in any draw: the default."""
        return not self.effect.draws.any()

    @property
    def at(self) -> int:
        """The year to tell of: the last in which anything is different, 1 is the first."""
        there = np.flatnonzero(self.effect.draws.any(axis=0))
        return int(there[-1]) + 1 if there.size else len(self.calendar)


def reckon(scenario: Scenario, figure: Figure, *, today_year: int, draws: int = REST) -> Outcome:
    """Work out a scenario.

    Parameters
    ----------
    today_year : int
        People take part from the next year on, where the scenario names no year.
    draws : int
    """
    troubles: list[str] = []
    measure = Measure(**{role: _assumption(role, scenario.factors.get(role), figure, troubles) for role in ROLES})
    rounds = _rounds(scenario, measure, figure, troubles)
    troubles += _group(scenario, measure, figure)
    base = np.nan if figure.value is None else figure.value
    seed = zlib.crc32(f"{figure.region.code}/scenario".encode())
    found = effect(measure, base, bounds=figure.bounds, years=scenario.years, rounds=rounds, draws=draws, seed=seed)
    beyond = _beyond(found, figure)
    troubles += beyond
    first = scenario.start or today_year + 1
    return Outcome(scenario, figure, measure, rounds, tuple(first + int(each) - 1 for each in found.year), found, _chain(measure, figure, scenario.years, rounds), bool(beyond), troubles)


def range_of(each: Assumed) -> tuple[float, float, float] | None:
    """Low, likely and high as they are reckoned with; None where nothing was chosen."""
    known = [value for value in (each.low, each.likely, each.high) if value is not None]
    if not known:
        return None
    likely = each.likely if each.likely is not None else (known[0] + known[-1]) / 2
    low, high = (likely if value is None else value for value in (each.low, each.high))
    return low, likely, high


def _assumption(role: str, each: Assumed | None, figure: Figure, troubles: list[str]) -> Assumption:
    name, what = NAMES[role], unit(role, figure)
    found = range_of(each) if each else None
    if found is None or each is None:
        return Assumption(name, what)
    low, most = (-_most(figure), _most(figure)) if role == "effect" else (0.0, 1.0 if role in SHARES else np.inf)
    kept = tuple(float(np.clip(value, low, most)) for value in found)
    if kept != found:
        troubles.append(_impossible(role, found, figure))
    form = "fixed" if kept[0] == kept[2] else "pert"
    return Assumption(name, what, *kept, form, each.source.strip() or ASSUMPTION, each.evidence)


def _most(figure: Figure) -> float:
    """How much one participant can change: from one end to the other of what can be."""
    return 100.0 if figure.kind == SHARE else figure.bounds[1] - figure.bounds[0] if figure.kind == MEAN else np.inf


def _impossible(role: str, found: tuple[float, ...], figure: Figure) -> str:
    if role == "effect":
        worst, most = max(abs(each) for each in found), _most(figure)
        if figure.kind == SHARE:
            return f"Bij effect staat {number(worst, 0 if worst.is_integer() else 1)} van de 100 deelnemers. Er kan niet meer dan iedereen veranderen. Ik reken met hoogstens 100; wat je invulde, blijft staan."
        size, end = (change_said(figure, each, sign=False) for each in (worst, most))
        return f"Bij effect staat {size} per deelnemer. Dit cijfer loopt van {number(figure.bounds[0])} tot {number(figure.bounds[1])}: verder dan {end} kan niemand gaan. Ik reken met hoogstens {end}; wat je invulde, blijft staan."
    shown = [number(to_people(role, value, figure), 0 if float(to_people(role, value, figure)).is_integer() else 1) for value in found]
    worst = shown[2] if role in SHARES and found[2] > 1 else shown[0]
    if role == "delay":
        return f"De wachttijd staat op {worst} jaar. Een effect komt nooit vóór zijn oorzaak. Ik reken met meteen; wat je invulde, blijft staan."
    whole = number(OF[role])
    if role == "persistence" and found[2] > 1:
        return (
            f"Bij 'wat overblijft' staat {worst} van de {whole}. Dan groeit een effect elk jaar vanzelf, zonder dat iemand iets doet. Ik reken met hoogstens {whole}; wat je "
            "invulde, blijft staan. Verwacht je dat het doorwerkt op anderen, vul dan een groter bereik in."
        )
    side = f"meer dan {whole}" if found[2] > 1 else "minder dan niemand"
    return f"Bij {NAMES[role]} staat {worst} van de {whole}. Dat is {side}, en dat kan niet. Ik reken met wat nog kan; wat je invulde, blijft staan."


def _rounds(scenario: Scenario, measure: Measure, figure: Figure, troubles: list[str]) -> int:
    """In so many years a new group takes part; never more people than there are."""
    each = measure.reach.high * measure.uptake.high
    asked = min(scenario.rounds, scenario.years)
    if each * asked <= 1 + 1e-12:
        return scenario.rounds
    possible = max(1, int(1 / each + 1e-9))
    troubles.append(
        f"In {number(asked)} jaren doen er samen {counted(1000 * each * asked)} van de 1.000 {figure.many} mee: meer dan er zijn. Ik reken met {'1 jaar' if possible == 1 else f'{number(possible)} jaren'} "
        "waarin een nieuwe groep meedoet. Kies minder jaren, een kleiner bereik of minder deelname."
    )
    return possible


def whole_of(scenario: Scenario, figure: Figure) -> float | None:
    """How many the figure counts in all: what is known, else what the participant filled in."""
    return figure.whole if figure.whole is not None else scenario.whole


def _group(scenario: Scenario, measure: Measure, figure: Figure) -> list[str]:
    """More people than the group, or a group larger than the municipality."""
    size, whole, region = scenario.size, whole_of(scenario, figure), figure.region
    most = min(each for each in (whole, region.population) if each is not None)
    found = []
    if scenario.whole is not None and figure.whole is None and scenario.whole > region.population:
        found.append(
            f"Je vulde in dat er {quantity(scenario.whole, 0, figure.many)} zijn. {region.label} heeft {number(region.population)} inwoners, dus dat kan niet. Kijk of de punt goed staat."
        )
    if size is not None and size > most:
        found.append(f"De groep telt {number(size)} mensen, en dat is meer dan de {number(most)} die er in {region.label} zijn. Kijk of de punt goed staat.")
    if size is None or whole is None:
        return found
    reached = measure.reach.high * whole
    if reached > size * (1 + 1e-9) + 0.5:
        found.append(
            f"Met dit bereik heb je het over {number(reached)} {figure.many}, en de groep telt er {number(size)}. Dan bereik je ook anderen. Verklein het bereik tot "
            f"{counted(1000 * size / whole)} van de 1.000, of maak de groep groter."
        )
    return found


def _beyond(found: Effect, figure: Figure) -> list[str]:
    """Where the figure would leave what it can be."""
    worst = float(found.outside.max())
    if worst < ODD or figure.value is None:
        return []
    low, high = figure.bounds
    known = figure.indicator
    ends = found.draws[:, int(found.outside.argmax())] + figure.value
    edge, way = (low, "onder") if (ends < low).mean() > (ends > high).mean() else (high, "boven")
    why = " Er kunnen er niet meer afgaan dan er nu meetellen." if figure.kind == SHARE and way == "onder" else ""
    return [
        f"In {number(100 * worst)} van de 100 trekkingen komt het cijfer {way} {quantity(edge, known.decimals if figure.kind == MEAN else 0, known.unit_text)} uit. Dat kan niet: het is nu "
        f"{quantity(figure.value, known.decimals, known.unit_text)}.{why} De aannames passen samen niet. Je scenario blijft bewaard zoals het is; verklein het effect, de deelname of het bereik."
    ]


def _chain(measure: Measure, figure: Figure, years: int, rounds: int) -> Chain:
    reached = 1000 * measure.reach.likely
    joined = reached * measure.uptake.likely
    size = measure.effect.likely
    changed = size if figure.kind == MEAN else joined * size / (100 if figure.kind == SHARE else 1000 if figure.indicator.unit_short == "per 1.000" else 100)
    ages = [years - 1 - began - measure.delay.likely for began in range(1 if figure.kind == MEAN else min(rounds, years))]
    return Chain(reached, joined, changed, changed * sum(measure.persistence.likely**age for age in ages if age >= 0))


def factor_said(role: str, outcome: Outcome) -> str:
    """The likely value of a factor in words."""
    return said(role, to_people(role, getattr(outcome.measure, role).likely, outcome.figure), outcome.figure)
