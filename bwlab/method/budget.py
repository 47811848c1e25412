"""Money moved between fields, and where it might be felt: a fixed sum and the user's own arrows.

Which way and how strongly one thing moves another is what the user says, on a scale of the user's own. Passing
that on over the years is bookkeeping; nothing here knows what a euro does. The idea of a matrix of influences is
that of T. J. Gordon and H. Hayward (1968, Futures 1, 100-116); theirs holds chances of events, ours directions.

Three ledgers are kept apart (here and now, later, elsewhere) and nothing is ever added over nodes or ledgers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from bwlab.method.assumptions import ASSUMPTION

HERE, LATER, ELSEWHERE = "hier en nu", "later", "elders"
LEDGERS = (HERE, LATER, ELSEWHERE)
UP, DOWN, BOTH, NONE = "gunstiger", "ongunstiger", "beide kanten op", "geen verandering"
SCALE = 3.0  # weak, middling, strong

FIXED, ALL_FIXED, NO_MORE, LESS_THAN_NOTHING = "staat vast", "alle andere staan vast", "meer is er niet", "minder dan niets kan niet"

Floats = NDArray[np.float64]


class Shift(NamedTuple):
    """A budget after one amount was moved.

    Attributes
    ----------
    amounts : array of float, shape (fields,)
        None negative; the same sum as before.
    short : float
        What was asked and could not be done; 0 where all of it could. Negative where less was asked than can be.
    why : str
        "" or the reason: `FIXED`, `ALL_FIXED`, `NO_MORE` or `LESS_THAN_NOTHING`.
    """

    amounts: Floats
    short: float
    why: str


def shift(amounts: ArrayLike, field: int, wanted: float, locked: Collection[int] = ()) -> Shift:
    """One field to an amount; those without a lock give way, each in proportion to what it has.

    Where the others have nothing left between them and get money back, they share it equally. What cannot be done is
    done as far as it goes, with the reason.

    Parameters
    ----------
    amounts : array of float, shape (fields,)
        Any unit; 0 or more.
    field : int
        The one that is moved.
    wanted : float
    locked : collection of int
        Fields that stay as they are.

    Raises
    ------
    ValueError
        An amount that is negative or blank, no such field, or a wanted amount that is no number.
    """
    old = np.asarray(amounts, dtype=float)
    if old.ndim != 1 or not np.all(np.isfinite(old)) or np.any(old < 0):
        raise ValueError("amounts must be a row of numbers of 0 or more")
    if not all(0 <= each < old.size for each in (field, *locked)):
        raise ValueError(f"there are fields 0 to {old.size - 1}")
    if not np.isfinite(wanted):
        raise ValueError("the wanted amount must be a number")
    free = np.ones(old.size, bool)
    free[[field, *locked]] = False
    asked, room = wanted - old[field], float(old[free].sum())
    if asked == 0:
        return Shift(old.copy(), 0.0, "")
    if field in locked:
        return Shift(old.copy(), asked, FIXED)
    if not free.any():
        return Shift(old.copy(), asked, ALL_FIXED)
    moved = float(np.clip(asked, -old[field], room))
    new = old.copy()
    new[free] = old[free] / room * (room - moved) if room > 0 else -moved / free.sum()
    new[field] = old[field] + moved
    why = NO_MORE if moved < asked else LESS_THAN_NOTHING if moved > asked else ""
    return Shift(new, asked - moved, why)


def impulses(before: ArrayLike, after: ArrayLike) -> Floats:
    """How far each field moved, in percent of the whole budget; together 0 where the sum stayed.

    Raises
    ------
    ValueError
        Other fields than before, or a budget without money.
    """
    old, new = np.asarray(before, float), np.asarray(after, float)
    if old.shape != new.shape or not old.sum() > 0:
        raise ValueError("both budgets must have the same fields, and the first some money")
    return 100 * (new - old) / old.sum()


@dataclass(frozen=True)
class Arrow:
    """One influence, as the user sees it.

    Attributes
    ----------
    start, end : str
        A field or a theme, and the theme it moves.
    sign : {1, -1}
        1: more of the one makes the other more favourable; -1: less favourable.
    strength : float
        From 0 to the top of the user's scale.
    lag : int
        Years before it is felt.
    evidence, source : str
        Free text. Without a source (or with `ASSUMPTION`) the arrow is grey.

    Raises
    ------
    ValueError
        A sign, strength or lag that cannot be, or an arrow to itself.
    """

    start: str
    end: str
    sign: int
    strength: float
    lag: int = 0
    evidence: str = ""
    source: str = ASSUMPTION

    def __post_init__(self) -> None:
        name = f"{self.start} -> {self.end}"
        if self.start == self.end:
            raise ValueError(f"{name}: an arrow goes from one thing to another")
        if self.sign not in (1, -1):
            raise ValueError(f"{name}: sign must be 1 or -1, not {self.sign}")
        if not (np.isfinite(self.strength) and self.strength >= 0):
            raise ValueError(f"{name}: strength must be 0 or more, not {self.strength}")
        if self.lag < 0 or self.lag != int(self.lag):
            raise ValueError(f"{name}: lag must be a whole number of years from 0, not {self.lag}")

    @property
    def grey(self) -> bool:
        """Nobody but the user says so."""
        return self.source.strip() in ("", ASSUMPTION)


def matrix(arrows: Iterable[Arrow]) -> pd.DataFrame:
    """The arrows as a table, a row each, with ``grey``."""
    columns = [*Arrow.__dataclass_fields__, "grey"]
    return pd.DataFrame([asdict(each) | {"grey": each.grey} for each in arrows], columns=columns)


def ledgers(
    arrows: Iterable[Arrow],
    moved: Mapping[str, float],
    kept_in: Mapping[str, str],
    years: int = 12,
    scale: float = SCALE,
) -> pd.DataFrame:
    """Where a lasting shift might be felt, year by year, in the user's own scale.

    An arrow passes on ``strength / scale`` of what reaches its start, ``lag`` years later; the result is multiplied
    by ``scale``. One arrow of strength s from a field that moved by m percent of the budget thus gives m times s.
    What pushes up and what pushes down are followed apart: two arrows that cancel are not "no change".

    Parameters
    ----------
    arrows : iterable of Arrow
    moved : mapping of str to float
        Of each field how far it moved (``impulses``), from year 0 on and lasting.
    kept_in : mapping of str to {"hier en nu", "later", "elders"}
        The ledger of each theme; only these are returned. A theme no arrow reaches has a row of zeros.
    years : int
        Years 0 to ``years``.
    scale : float
        The top of the user's scale; no arrow is stronger.

    Returns
    -------
    frame
        ledger, theme, year; ``up``, ``down`` (0 or more) along arrows with a source; ``grey_up``, ``grey_down`` what
        comes on top along a path with at least one grey arrow; ``direction`` and ``grey_direction`` in words.
        No row is a total.

    Raises
    ------
    ValueError
        An unknown ledger, an arrow stronger than the scale, a shift that is no number, or arrows without lag that
        go round in a circle.
    """
    arrows = list(arrows)
    wrong = sorted(set(kept_in.values()) - set(LEDGERS))
    if wrong:
        raise ValueError(f"a ledger is one of {LEDGERS}, not {wrong[0]!r}")
    if years < 0 or not scale > 0:
        raise ValueError("years must be 0 or more and scale above 0")
    for each in arrows:
        if each.strength > scale:
            raise ValueError(f"{each.start} -> {each.end}: strength {each.strength} is above the scale of {scale}")
    if not np.all(np.isfinite(list(moved.values()))):
        raise ValueError("what moved must be numbers")
    nodes = list(dict.fromkeys([*moved, *kept_in, *(name for each in arrows for name in (each.start, each.end))]))
    solid = _passed_on([each for each in arrows if not each.grey], nodes, moved, years, scale)
    every = _passed_on(arrows, nodes, moved, years, scale)
    rows = []
    for theme, ledger in sorted(kept_in.items(), key=lambda each: LEDGERS.index(each[1])):
        place = nodes.index(theme)
        up, down = solid[:, :, place].T
        # The difference of two sums can fall a hair below 0.
        more_up, more_down = np.maximum(every[:, :, place].T - solid[:, :, place].T, 0)
        for year in range(years + 1):
            words = _direction(up[year], down[year]), _direction(more_up[year], more_down[year])
            rows.append([ledger, theme, year, up[year], down[year], more_up[year], more_down[year], *words])
    columns = ["ledger", "theme", "year", "up", "down", "grey_up", "grey_down", "direction", "grey_direction"]
    return pd.DataFrame(rows, columns=columns)


def _passed_on(arrows: list[Arrow], nodes: list[str], moved: Mapping[str, float], years: int, scale: float) -> Floats:
    """Up and down of every node, shape (years + 1, 2, nodes)."""
    place = {name: index for index, name in enumerate(nodes)}
    gains = np.zeros((max((each.lag for each in arrows), default=0) + 1, 2, len(nodes), len(nodes)))
    for each in arrows:
        gains[each.lag, int(each.sign < 0), place[each.start], place[each.end]] += each.strength / scale
    at_once = gains[0].sum(axis=0) > 0
    if np.linalg.matrix_power(at_once.astype(float), len(nodes)).any():
        raise ValueError("arrows without lag go round in a circle: give one of them a lag of a year")
    pushed = np.zeros((2, len(nodes)))
    for name, size in moved.items():
        pushed[int(size < 0), place[name]] = abs(size) * scale
    felt = np.zeros((years + 1, 2, len(nodes)))
    for year in range(years + 1):
        known = pushed.copy()
        for lag in range(1, min(len(gains) - 1, year) + 1):
            known += _along(felt[year - lag], gains[lag])
        felt[year] = known
        for _ in nodes:  # arrows without lag: as many steps as the longest chain can have
            felt[year] = known + _along(felt[year], gains[0])
    return felt


def _along(felt: Floats, gains: Floats) -> Floats:
    """Up and down after one step: a minus turns the one into the other."""
    same, turned = gains
    return felt @ same + felt[::-1] @ turned


def _direction(up: float, down: float) -> str:
    return BOTH if up > 0 and down > 0 else UP if up > 0 else DOWN if down > 0 else NONE
