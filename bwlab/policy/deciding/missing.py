"""What one may miss: for one figure the outcome of each option where things go badly, as expected, or well, and the regret.

Only options with a low, a likely and a high value in the same unit stand beside each other. Others are named with why
they do not: a blank is never a zero. Doing nothing is what an option is set beside, so there its difference is 0 by
definition.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from bwlab.catalogue import Indicator
from bwlab.formats import listing, number, quantity
from bwlab.method.options import regret, tipping
from bwlab.monitor import Monitor
from bwlab.names import quoted
from bwlab.policy.deciding.cells import BETTER, WORSE, Alternative, alternatives, key_of, measure, numbers, of
from bwlab.policy.records.deciding import LEDGERS, NOTHING, Expected
from bwlab.policy.records.goal import Goal

CIRCUMSTANCES = ("Het valt tegen", "Zoals verwacht", "Het valt mee")
TOGETHER = "In elke rij valt alles tegelijk tegen of mee. Dat hoeft niet: het kan ook bij de ene optie tegenvallen en bij de andere niet."
APART = "Getallen in een andere eenheid of over een ander thema staan in een eigen tabel. Ze zijn niet te vergelijken: hoeveel schulden opwegen tegen hoeveel inbraken, is een politieke keuze en geen rekensom."
BY_DEFINITION = "Bij niets doen staat 0, omdat elke optie hier met niets doen wordt vergeleken. Dat is een afspraak en geen meting."


class Outcome(NamedTuple):
    """One alternative in one table.

    Attributes
    ----------
    alternative : Alternative
    values : (float, float, float)
        The change where it goes badly, as expected and well, in the unit of the table.
    source : str
    """

    alternative: Alternative
    values: tuple[float, float, float]
    source: str


class Table(NamedTuple):
    """One figure: the alternatives that can be compared, and why others cannot.

    Attributes
    ----------
    name : str
        What is counted.
    known : Indicator or None
    unit : str
    theme : str
        Of an own count: the same unit in another theme counts something else. "" where there is a figure.
    ledger : str
    direction : int
        1: more is favourable.
    digits : int
    outcomes : tuple of Outcome
        Doing nothing first.
    left_out : tuple of str
        A sentence for each alternative that does not stand in it.
    """

    name: str
    known: Indicator | None
    unit: str
    theme: str
    ledger: str
    direction: int
    digits: int
    outcomes: tuple[Outcome, ...]
    left_out: tuple[str, ...]

    @property
    def comparable(self) -> bool:
        """Whether at least two options stand in it."""
        return len(self.outcomes) > 2

    def scaled(self, key: str, share: float) -> Table:
        """The same where only a part of what is expected of one alternative comes true, well or badly."""
        return self._replace(outcomes=tuple(each._replace(values=tuple(share * value for value in each.values)) if each.alternative.key == key else each for each in self.outcomes))  # type: ignore[arg-type]

    def regrets(self) -> np.ndarray:
        """Outcomes by circumstances: how much less than the best."""
        return regret(self.direction * np.array([each.values for each in self.outcomes], dtype=float))

    def promising(self) -> Outcome | None:
        """The option that is expected to change most in the favourable direction; None where none is, or two are alike."""
        ranked = sorted((each for each in self.outcomes if each.alternative.key != NOTHING), key=lambda each: -self.direction * each.values[1])
        if not ranked or self.direction * ranked[0].values[1] <= 0 or (len(ranked) > 1 and ranked[0].values[1] == ranked[1].values[1]):
            return None
        return ranked[0]

    def tips(self) -> float:
        """Which part of what is expected of the most promising option has to come true for it to stay so; NaN where there is none."""
        first = self.promising()
        if first is None or not self.comparable:
            return math.nan
        rest = [self.direction * each.values[1] for each in self.outcomes if each is not first and each.alternative.key != NOTHING]
        return tipping(self.direction * first.values[1], rest)

    def said(self, value: float, *, sign: bool = True) -> str:
        """A value with its unit."""
        return quantity(value, self.digits, self.unit, sign=sign)


def tables(dossier: Any, goal: Goal, monitor: Monitor) -> list[Table]:
    """A table for each figure of which any option has a size, in the order in which they were filled in."""
    ways = alternatives(dossier, goal)
    sized: dict[tuple[str, ...], list[Expected]] = {}
    for each in of(dossier, goal):
        unit = measure(each, monitor)[1]
        if numbers(each) and unit and key_of(each.option) != NOTHING and each.ledger in LEDGERS:
            counted = ("", each.indicator) if each.indicator in monitor.catalogue else (each.theme, "")
            sized.setdefault((*counted, unit.casefold(), each.ledger), []).append(each)
    return [_table(rows, ways, monitor) for rows in sized.values()]


def unsized(dossier: Any, goal: Goal, monitor: Monitor) -> list[str]:
    """A sentence where nothing of a goal can be compared in numbers."""
    found = tables(dossier, goal, monitor)
    if any(each.comparable for each in found):
        return []
    if not found:
        return ["Bij de opties van dit doel staat nog geen grootte met een eenheid. Dan is er niets te vergelijken in getallen. Dat is geen nul: we weten niet hoeveel er verandert."]
    return ["Er staan nog geen twee opties met een laag, een waarschijnlijk en een hoog in dezelfde eenheid. Wat je wel invulde, staat hieronder."]


def _table(rows: list[Expected], ways: list[Alternative], monitor: Monitor) -> Table:
    known, unit = measure(rows[0], monitor)
    direction, why = _direction(rows, known)
    outcomes, left = [], []
    for way in ways:
        own = [each for each in rows if key_of(each.option) == way.key]
        if way.key == NOTHING:
            outcomes.append(Outcome(way, (0.0, 0.0, 0.0), BY_DEFINITION))
        elif (cannot := _cannot(own, why)):
            left.append(f"{way.begins} staat er niet bij: {cannot}")
        else:
            first = own[0]
            ends = sorted((first.low, first.likely, first.high), key=lambda value: direction * value)  # type: ignore[arg-type,operator]
            outcomes.append(Outcome(way, tuple(ends), first.source.strip()))  # type: ignore[arg-type]
    digits = max([known.decimals if known else 0, *(_decimals(value) for each in outcomes for value in each.values)])
    return Table(known.name if known else unit, known, unit, "" if known else rows[0].theme, rows[0].ledger, direction, digits, tuple(outcomes), tuple(left))


def _cannot(own: list[Expected], why: str) -> str:
    """Why an option has no place in a table; "" where it has."""
    if not own:
        return "van deze optie is in deze eenheid niets ingevuld. Dat is geen nul."
    if len(own) > 1:
        return "er staan twee of meer getallen voor dezelfde eenheid. Optellen doen we niet, want er kunnen dezelfde mensen in zitten."
    if None in (own[0].low, own[0].likely, own[0].high):
        return "laag, waarschijnlijk of hoog is nog leeg. Leeg is geen nul."
    if not own[0].low <= own[0].likely <= own[0].high and not own[0].high <= own[0].likely <= own[0].low:  # type: ignore[operator]
        return "de waarschijnlijke waarde ligt buiten laag en hoog. Kijk of de min goed staat."
    return why


def _direction(rows: list[Expected], known: Indicator | None) -> tuple[int, str]:
    """Which way is favourable: that of the figure, else what the chosen directions say; and why that cannot be told."""
    if known is not None and known.direction:
        return known.direction, ""
    ways = {(1 if each.likely > 0 else -1) * (1 if each.sentiment == BETTER else -1) for each in rows if each.likely and each.sentiment in (BETTER, WORSE)}
    if len(ways) == 1:
        return ways.pop(), ""
    return 1, "bij dit getal is niet te zeggen of meer gunstig is. Kies bij elke optie gunstiger of ongunstiger, op dezelfde manier."


def _decimals(value: float) -> int:
    return next((each for each in range(2) if abs(round(value, each) - value) < 1e-9), 2)


def told(table: Table) -> list[str]:
    """The most one may miss with each choice, and which options do not stand in the table and why: no advice."""
    if not table.comparable:
        return list(table.left_out)
    worst = [f"{each.alternative.name.lower()} {table.said(float(row.max()), sign=False)}" for each, row in zip(table.outcomes, table.regrets(), strict=True)]
    return [f"Hoeveel je hoogstens mist, per keuze: {'; '.join(worst)}. Of je liever het ergste voorkomt of op het beste hoopt, is een keuze.", *table.left_out]


def finding(table: Table) -> str:
    """The title of the picture: whether one option gives most in every circumstance."""
    found = table.regrets()
    always = [each.alternative.name for each, row in zip(table.outcomes, found, strict=True) if row.max() <= _SLACK]
    if always:
        return f"{always[0]} komt hier steeds het gunstigst uit, of het nu tegenvalt of meevalt" if len(always) == 1 else f"{listing(always)} komen steeds even gunstig uit"
    best = [next(each.alternative.name for each, value in zip(table.outcomes, found[:, column], strict=True) if value <= _SLACK) for column in (0, 2)]
    if best[0] != best[1]:
        return f"Valt het tegen, dan komt {best[0].lower()} het gunstigst uit; valt het mee, dan {best[1].lower()}"
    return "Welke optie het gunstigst uitkomt, hangt ervan af of het tegenvalt of meevalt"


def if_share(table: Table, share: float) -> str:
    """What follows if only a part of what is expected of the most promising option comes true: a condition, no prediction."""
    first = table.promising()
    if first is None:
        return ""
    name, now = first.alternative.name.lower(), table.scaled(first.alternative.key, share)
    likely = {each.alternative.name.lower(): table.direction * each.values[1] for each in now.outcomes}
    most = max(likely.values())
    best = [each for each, value in likely.items() if value >= most - _SLACK]
    missed = most - likely[name]
    head = f"Als {number(100 * share)} procent uitkomt van wat je van {name} verwacht, dan komt "
    if missed <= _SLACK and len(best) == 1:
        rest = max((value for each, value in likely.items() if each != name), default=0.0)
        said = f"{name} in de rij 'zoals verwacht' nog het gunstigst uit: {table.said(most - rest, sign=False)} gunstiger dan de volgende."
    elif missed <= _SLACK:
        said = f"{name} in de rij 'zoals verwacht' even gunstig uit als {listing([each for each in best if each != name])}. Hier ligt het omslagpunt."
    else:
        said = f"in de rij 'zoals verwacht' {listing(best)} het gunstigst uit, en {name} {table.said(missed, sign=False)} minder gunstig."
    tip = table.tips()
    turn = f" Het omslagpunt ligt bij {number(100 * tip)} procent van wat je verwacht." if share < tip - _SLACK else ""  # to be found by moving
    return f"{head}{said}{turn}"


def called(table: Table) -> str:
    """A table as one names it."""
    name = quoted(table.name)[1:-1]
    about = table.theme if table.known is None else table.unit
    return f"{name[:1].upper()}{name[1:]}, {LEDGERS[table.ledger].lower()}{f' ({about})' if about else ''}"


_SLACK = 1e-9
