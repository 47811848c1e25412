"""A hundred points to divide: a row with a slider and a lock each; what one gets, the others give."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from bwlab.widgets.base import STATIC, BwWidget

TOTAL = 100


class Weights(BwWidget):
    """Rows that always sum to a hundred points.

    Parameters
    ----------
    label : str
        What is divided, as a participant would say it.
    names : sequence of str
    values : sequence of int, optional
        Whole numbers that sum to a hundred; by default as equal as can be. Also what "gelijk verdelen"
        does not change: that goes back to equal.
    note : str
        Where the numbers come from, or ``ASSUMPTION``.
    about : sequence of str, optional
        What is behind each name.
    """

    _esm = STATIC / "weights.js"
    label = traitlets.Unicode().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    about = traitlets.List(traitlets.Unicode()).tag(sync=True)
    values = traitlets.List(traitlets.Int()).tag(sync=True)
    locked = traitlets.List(traitlets.Bool()).tag(sync=True)
    moved = traitlets.Dict().tag(sync=True)  # {"place", "to", "hold"}: hold numbers the drags
    rests = traitlets.Int(0).tag(sync=True)
    levels = traitlets.Int(0).tag(sync=True)
    acks = traitlets.Int(0).tag(sync=True)

    def __init__(
        self, label: str, names: Sequence[str], values: Sequence[int] | None = None, *, note: str, about: Sequence[str] = ()
    ) -> None:
        points = list(values or equal(len(names)))
        if len(points) != len(names) or sum(points) != TOTAL or min(points) < 0:
            raise ValueError(f"{len(names)} whole numbers that sum to {TOTAL} are needed, not {points}")
        super().__init__(
            label=label, names=list(names), values=points, locked=[False] * len(points), note=note, about=list(about)
        )
        self._base, self._hold = points, None
        self._heard: Callable[[list[int]], Any] | None = None
        self.on("moved", self._move)
        self.on("levels", lambda _: self._put(equal(len(self.names)), answer=True))

    def on_value(self, callback: Callable[[list[int]], Any]) -> None:
        """Call ``callback(values)`` on each move, inside the guard; the browser waits for its end."""
        self._heard = callback

    def on_rest(self, callback: Callable[[list[int]], Any]) -> None:
        """Call ``callback(values)`` when nothing moved for a moment, inside the guard."""
        self.on("rests", lambda _: callback(self.values))

    def put(self, values: Sequence[int]) -> None:
        """Give it other values; whoever listens is called, locks or not."""
        self._put(list(values))

    def as_html(self) -> str:
        """The points as they stand, in words."""
        rows = ", ".join(f"{html.escape(name)} {value}" for name, value in zip(self.names, self.values, strict=True))
        return f'<div class="bw bw-still"><p><strong>{html.escape(self.label)}</strong> {rows}: samen {TOTAL}.</p></div>'

    def _move(self, moved: dict[str, int]) -> None:
        if moved.get("hold") != self._hold:  # a new drag gives and takes from where the points stand now
            self._base, self._hold = list(self.values), moved.get("hold")
        self._put(give_way(self._base, self.locked, moved["place"], moved["to"]), answer=True, hold=True)

    def _put(self, values: list[int], *, answer: bool = False, hold: bool = False) -> None:
        if not hold:
            self._hold = None
        try:
            changed = values != self.values
            self.values = values
            if changed and self._heard:
                self._heard(list(values))
        finally:
            if answer:
                self.acks += 1


def equal(count: int) -> list[int]:
    """A hundred points over ``count`` rows as equal as whole numbers can be; the first rows get the rest."""
    return [TOTAL // count + (place < TOTAL % count) for place in range(count)]


def give_way(values: Sequence[int], locked: Sequence[bool], place: int, to: int) -> list[int]:
    """The points after one row is moved: the free rows give way in proportion to what they have.

    Parameters
    ----------
    values : sequence of int
        Sum to a hundred.
    locked : sequence of bool
        Rows that keep what they have; a locked row does not move either.
    place, to : int
        Which row, and what it should become. It stops where the locked rows leave no more room.
    """
    free = [each for each in range(len(values)) if each != place and not locked[each]]
    if locked[place] or not free:
        return list(values)
    room = values[place] + sum(values[each] for each in free)
    found = list(values)
    found[place] = min(max(int(to), 0), room)
    rest, held = room - found[place], sum(values[each] for each in free)
    # In proportion, rounded so that the sum is right: the largest remainders get the last points.
    parts = [rest * values[each] / held if held else rest / len(free) for each in free]
    left = rest - sum(map(int, parts))
    order = sorted(range(len(free)), key=lambda at: int(parts[at]) - parts[at])
    for at, each in enumerate(free):
        found[each] = int(parts[at]) + (at in order[:left])
    return found
