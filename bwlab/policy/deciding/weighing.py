"""Options two by two: is one at least as good in every cell and better in one? What is blank or unknown never counts as equal.

"Sturen op impact" asks for a careful weighing with technical and political considerations. This tells what follows
from what was filled in. It adds nothing up and names no winner: which cell counts for more is a choice.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from bwlab.formats import listing, number
from bwlab.method.options import compared, dominates
from bwlab.monitor import Monitor
from bwlab.policy.deciding.cells import (
    BETTER,
    BLANK,
    BOTH,
    SAME,
    UNKNOWN,
    WORSE,
    Alternative,
    Cell,
    Grid,
    grid,
    measure,
    numbers,
)
from bwlab.policy.records.deciding import LEDGERS, NOTHING
from bwlab.policy.records.goal import Goal

NO_TOTAL = (
    "Hier staat geen totaal. Wie vakken optelt, zegt dat een vak veiligheid evenveel telt als een vak gezondheid, en dat een leeg vak niets telt. "
    "Hoe zwaar een vak weegt, is een politieke keuze. Die hoort in het besluit en niet in een rekensom."
)
ONE = "Er is nog geen optie om mee te vergelijken, naast niets doen."
MOST = 3  # cells named in one sentence
_LEAST = np.nextafter(0.0, 1.0)  # better by nobody knows how much: above zero


class Pair(NamedTuple):
    """Two alternatives beside each other.

    Attributes
    ----------
    first, second : Alternative
    dominates : Alternative or None
        The one that is at least as good in every cell in which anything is filled in, and better in one.
    better, worse, same : list of (str, str)
        Theme and ledger in which the first is certainly better, worse, the same.
    untold : list of (str, str, str)
        Theme, ledger and why it cannot be told, of cells in which anything is filled in.
    untouched : int
        Cells in which nothing is filled in for any alternative.
    """

    first: Alternative
    second: Alternative
    dominates: Alternative | None
    better: list[tuple[str, str]]
    worse: list[tuple[str, str]]
    same: list[tuple[str, str]]
    untold: list[tuple[str, str, str]]
    untouched: int


def weighing(dossier: Any, goal: Goal, monitor: Monitor) -> list[str]:
    """What can be told of each two alternatives of a goal, and what cannot and why: a Dutch sentence each, no order of merit.

    Parameters
    ----------
    dossier : Dossier
    goal : Goal
    monitor : Monitor
    """
    found = grid(dossier, goal, monitor)
    if len(found.alternatives) == 1:
        return [ONE]
    return [sentence(each) for each in pairs(found, monitor)]


def pairs(found: Grid, monitor: Monitor) -> list[Pair]:
    """Every two alternatives of a grid; doing nothing comes last in a pair."""
    nothing, *options = found.alternatives
    return [pair(found, one, other, monitor) for one, other in [*combinations(options, 2), *((each, nothing) for each in options)]]


def pair(found: Grid, first: Alternative, second: Alternative, monitor: Monitor) -> Pair:
    """Two alternatives, over the cells in which anything is filled in."""
    # What doing nothing does to now says nothing of the difference: an option is set beside doing nothing already.
    ways = [each for each in found.alternatives if each.option is not None]
    touched = [(theme, ledger) for theme, ledger in found.places if any(found.cells[way.key, theme, ledger].records for way in ways)]
    cells = [(found.cells[first.key, *place], found.cells[second.key, *place]) for place in touched]
    ends = np.array([_ends(one, other, monitor) for one, other in cells], dtype=float).reshape(-1, 2, 2)
    told = compared(ends[:, 0], ends[:, 1])
    over = next((way for way, verdict in ((first, dominates(ends[:, 0], ends[:, 1])), (second, dominates(ends[:, 1], ends[:, 0]))) if verdict), None)
    sides: dict[float, list[tuple[str, str]]] = {1: [], -1: [], 0: []}
    untold = []
    for place, (one, other), value in zip(touched, cells, told, strict=True):
        if np.isnan(value):
            untold.append((*place, _why(one, other, monitor)))
        else:
            sides[float(value)].append(place)
    return Pair(first, second, over, sides[1], sides[-1], sides[0], untold, len(found.places) - len(touched))


def everywhere(found: list[Pair]) -> Alternative | bool | None:
    """The alternative that is at least as good as every other in every cell; False is certainly none, None cannot be told."""
    ways = {each.key: each for pair in found for each in (pair.first, pair.second)}
    verdicts = {key: [_over(key, each) for each in found if key in (each.first.key, each.second.key)] for key in ways}
    first = next((way for key, way in ways.items() if all(verdicts[key])), None)
    if first is not None:
        return first
    return False if all(False in told for told in verdicts.values()) else None


def _over(key: str, found: Pair) -> bool | None:
    """Whether an alternative of a pair dominates the other one; None cannot be told."""
    if found.dominates is not None and found.dominates.key == key:
        return True
    worse = found.worse if key == found.first.key else found.better
    return False if worse or not found.untold else None


def sentence(found: Pair) -> str:
    """What can be told of a pair, in a few sentences."""
    first, second = found.first, found.second
    told, touched = len(found.better) + len(found.worse) + len(found.same), len(found.better) + len(found.worse) + len(found.same) + len(found.untold)
    head = f"{first.begins} naast {second.called}: "
    if not touched:
        return f"{head}daar is niets over te zeggen, want er is nog geen vak ingevuld."
    rest = f" In {number(found.untouched)} vakken vulde je nergens iets in: daar kan het anders liggen." if found.untouched > 1 else " In één vak vulde je nergens iets in: daar kan het anders liggen." if found.untouched else ""
    if found.dominates is not None:
        other = second if found.dominates is first else first
        better = found.better if found.dominates is first else found.worse
        same = f", en in {_many(len(found.same))} gelijk" if found.same else ""
        return f"{head}{found.dominates.name.lower()} is in {_many(len(better))} beter ({places(better)}){same}, en nergens minder dan {other.name.lower()}. Dat geldt voor wat je invulde, en het is een verwachting.{rest}"
    if found.better and found.worse:
        unknown = f" In {_many(len(found.untold))} is het niet te zeggen." if found.untold else ""
        return f"{head}geen van de twee is overal minstens zo goed. {first.name} is beter in {places(found.better)}; {second.name.lower()} in {places(found.worse)}. Wie kiest, ruilt dus iets in.{unknown}"
    if not found.untold:
        return f"{head}in {_many(told)} even goed, en nergens een verschil.{rest}"
    theme, ledger, why = found.untold[0]
    more = f" Zo zijn er {number(len(found.untold))} vakken." if len(found.untold) > 1 else ""
    way, better = (first, found.better) if found.better else (second, found.worse)
    known = f" Wel is {way.name.lower()} beter in {places(better)}." if better else ""
    return f"{head}of een van de twee overal minstens zo goed is, is niet te zeggen, want bij {place(theme, ledger)} {why}.{more}{known}"


def places(found: list[tuple[str, str]]) -> str:
    """Cells by name, a few of them."""
    names = [place(*each) for each in found[:MOST]]
    return listing(names) if len(found) <= MOST else f"{', '.join(names)} en nog {number(len(found) - MOST)}"


def place(theme: str, ledger: str) -> str:
    """A cell as one says it: "Wonen later"."""
    return f"{theme} {LEDGERS[ledger].lower()}"


def _ends(one: Cell, other: Cell, monitor: Monitor) -> tuple[tuple[float, float], tuple[float, float]]:
    """Two cells as ranges with more being better: by size where both have one in the same unit, else by direction only."""
    sized = [_sized(each, monitor) for each in (one, other)]
    if sized[0] and sized[1] and sized[0][0] == sized[1][0]:
        return sized[0][1], sized[1][1]
    first, second = (_signs(*found[1]) if found else _direction(each) for each, found in zip((one, other), sized, strict=True))
    return first, second


def _direction(cell: Cell) -> tuple[float, float]:
    return {BETTER: (_LEAST, np.inf), SAME: (0.0, 0.0), WORSE: (-np.inf, -_LEAST)}.get(_state(cell), (np.nan, np.nan))


def _signs(low: float, high: float) -> tuple[float, float]:
    """A range of which only the sides of zero count."""
    return (-np.inf if low < 0 else _LEAST if low else 0.0), (np.inf if high > 0 else -_LEAST if high else 0.0)


def _state(cell: Cell) -> str:
    """Doing nothing is what an option is set beside: there it differs from itself in nothing, whatever it does to now."""
    return SAME if cell.alternative.key == NOTHING else cell.state


def _sized(cell: Cell, monitor: Monitor) -> tuple[tuple[str, str], tuple[float, float]] | None:
    """The measure of a cell and its range with more being better; None where it has no size, or more than one."""
    if len(cell.records) != 1 or _state(cell) not in (BETTER, WORSE):
        return None
    record = cell.records[0]
    found, (known, unit) = numbers(record), measure(record, monitor)
    if len(found) < 2 or not unit:  # one number has no band: how far it may be off is not known
        return None
    way = known.direction if known is not None and known.direction else 0
    likely = record.likely if record.likely is not None else sum(found) / len(found)
    if not way:
        way = (1 if likely > 0 else -1) * (1 if cell.state == BETTER else -1)
    if likely * way * (1 if cell.state == BETTER else -1) < 0:
        return None  # the number goes against the direction that was chosen
    ends = sorted(way * each for each in found)
    return (record.indicator, unit.casefold()), (ends[0], ends[-1])


def _why(one: Cell, other: Cell, monitor: Monitor) -> str:
    """Why two cells cannot be told apart."""
    for state, words in ((BLANK, "is het vak van {} leeg"), (UNKNOWN, "staat bij {} 'weten we niet'"), (BOTH, "is het bij {} gunstiger voor de een en ongunstiger voor de ander")):
        named = [each.alternative.name.lower() for each in (one, other) if _state(each) == state]
        if named:
            return words.format(listing(named))
    sized = [_sized(each, monitor) for each in (one, other)]
    if SAME in (_state(one), _state(other)) or _state(one) != _state(other):
        named = [each.alternative.name.lower() for each, found in zip((one, other), sized, strict=True) if found]
        return f"kan de verandering van {listing(named)} volgens je eigen laag en hoog ook nul zijn, of de andere kant op gaan"
    if sized[0] and sized[1]:
        if sized[0][0] == sized[1][0]:
            return "overlappen de twee banden"
        return "gaan de twee getallen niet over hetzelfde cijfer" if sized[0][0][1] == sized[1][0][1] else "staan de twee in een andere eenheid"
    return f"zijn ze allebei {one.state}, en staat er niet bij allebei een laag en een hoog in dezelfde eenheid"


def _many(count: int) -> str:
    return "één vak" if count == 1 else f"{number(count)} vakken"
