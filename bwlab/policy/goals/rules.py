"""Three rules that make a list of opgaven: below a limit, getting less favourable, certain enough.

Every rule is a demand that a participant sets, and none of them is set at first. A figure is on the list
when it meets every demand, off it when it fails one, and without a verdict when no demand is failed but one
cannot be judged. What cannot be judged is never counted as good.

Certain enough is measured in the usual movement of a figure, see `rule_figures`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bwlab.policy.goals.rule_figures import SELF, SHARES, SPANS, Figure

#: Positions of the third rule, the first is no demand; those of the others are in `rule_figures`.
TIMES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)
#: A figure under the rules, and by which rule.
ON, OFF, UNKNOWN = "op de lijst", "valt af", "nog geen oordeel"
LIMIT, WORSE, SURE, BLANK = "grens", "ongunstiger", "zeker", "geen cijfer"
TINY = 1e-9


class Rules(NamedTuple):
    """The demands as they are set; 0 is no demand.

    Attributes
    ----------
    share : float
        The least favourable part of the municipalities that counts as below the limit.
    span : int
        Less favourable than at most so many years before.
    times : float
        At least so many times the usual movement: what the other demands ask, and without them the distance to the median.
    against : str
        What a change is compared with: ``SELF``, ``MEDIAN`` or ``ALIKE``.
    own : bool
        Her own floor is the limit where there is one.
    """

    share: float = 0.0
    span: int = 0
    times: float = 0.0
    against: str = SELF
    own: bool = False


class Verdict(NamedTuple):
    """Where a figure stands under the rules.

    Attributes
    ----------
    state : str
        ``ON``, ``OFF`` or ``UNKNOWN``.
    by : str
        The rule that took it off or cannot be judged: ``LIMIT``, ``WORSE``, ``SURE`` or ``BLANK``; "" on the list.
    """

    figure: Figure
    state: str
    by: str


def judge(found: Sequence[Figure], rules: Rules, floors: Mapping[str, float] | None = None) -> list[Verdict]:
    """Each figure under the rules, in the same order.

    Parameters
    ----------
    found : sequence of Figure
    rules : Rules
    floors : mapping of str to float, optional
        Her own floors by code, used where ``rules.own``.
    """
    return [_verdict(each, rules, (floors or {}).get(each.code) if rules.own else None) for each in found]


def counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """How many are on the list, fell off, and have no verdict."""
    return {state: sum(each.state == state for each in verdicts) for state in (ON, OFF, UNKNOWN)}


def leaves(figure: Figure, rules: Rules, floors: Mapping[str, float] | None = None) -> dict[str, list[tuple[float, str]]]:
    """For each rule what becomes of a figure at every position, with the other rules as they are set.

    Returns
    -------
    dict of str to list of (position, state)
        By ``LIMIT``, ``WORSE`` and ``SURE``, in the order of the slider.
    """
    moved = {
        LIMIT: [(each, rules._replace(share=each)) for each in SHARES],
        WORSE: [(each, rules._replace(span=each)) for each in SPANS],
        SURE: [(each, rules._replace(times=each)) for each in TIMES],
    }
    return {rule: [(at, judge([figure], made, floors)[0].state) for at, made in every] for rule, every in moved.items()}


def shortfall(figure: Figure, share: float, floor: float | None = None) -> float:
    """How far a figure lies beyond the limit, in its unit; above 0 is below it, NaN cannot be told."""
    if floor is None:
        return figure.short.get(share, np.nan)
    return figure.direction * (floor - figure.value)


def _verdict(figure: Figure, rules: Rules, floor: float | None) -> Verdict:
    if figure.year is None:
        return Verdict(figure, UNKNOWN, BLANK)
    answers: list[tuple[str, bool | None]] = []
    sizes: list[float] = []
    if rules.share:
        short = shortfall(figure, rules.share, floor)
        answers.append((LIMIT, None if np.isnan(short) else bool(short > TINY * (1 + abs(figure.value)))))
        sizes.append(short)
    if rules.span:
        change = figure.changes.get((rules.span, rules.against))
        answers.append((WORSE, None if change is None else bool(change.size < -TINY * (1 + abs(figure.value)))))
        sizes.append(np.nan if change is None else -change.size)
    if rules.times:
        answers.append((SURE, _sure(figure, rules.times, sizes)))
    failed = next((rule for rule, answer in answers if answer is False), "")
    if failed:
        return Verdict(figure, OFF, failed)
    doubtful = next((rule for rule, answer in answers if answer is None), "")
    return Verdict(figure, UNKNOWN, doubtful) if doubtful else Verdict(figure, ON, "")


def _sure(figure: Figure, times: float, sizes: Sequence[float]) -> bool | None:
    """Whether everything that is demanded is so many times the usual movement; without a demand the distance to the median is."""
    if np.isnan(figure.usual):
        return None
    sizes = sizes or [figure.apart]
    known = [size for size in sizes if not np.isnan(size)]
    if any(size < times * figure.usual for size in known):
        return False
    return None if len(known) < len(sizes) else True
