"""A rule for a replay, made before its years come in, and what it says of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bwlab.policy.following.agreements import ADJUST, GO, STOP
from bwlab.policy.following.past import COUNTRY, SELF
from bwlab.policy.following.replay import BROKEN, MEASURED, Look

POINT, TWO, EVERY, NEVER = "punt", "twee", "vorige", "nooit"
WHEN_ADJUST = {
    POINT: "als één jaar buiten de grens ligt, aan de ongunstige kant",
    TWO: "als twee jaren na elkaar buiten de grens liggen, aan de ongunstige kant",
    EVERY: "elk jaar dat het cijfer ongunstiger is dan het jaar ervoor",
}
WHEN_STOP = {
    TWO: "als twee jaren na elkaar buiten de grens liggen, aan de ongunstige kant",
    POINT: "als één jaar buiten de grens ligt, aan de ongunstige kant",
    NEVER: "nooit om dit cijfer alleen",
}
COMPARED = {SELF: "met de eigen beginjaren", COUNTRY: "met het hele land: wat als de gemeente was meegegaan met de mediaan?"}
WIDTHS = {"20": 0.2, "10": 0.1, "5": 0.05, "1": 0.01}
WIDE = {"20": "smal: 20 van de 100 keer valt een jaar er toevallig buiten", "10": "10 van de 100 keer", "5": "5 van de 100 keer", "1": "breed: 1 van de 100 keer"}


class Rule(NamedTuple):
    """A rule for a replay.

    Attributes
    ----------
    adjust, stop, compare, width : str
        Keys of ``WHEN_ADJUST``, ``WHEN_STOP``, ``COMPARED`` and ``WIDTHS``.
    """

    adjust: str
    stop: str
    compare: str
    width: str

    @property
    def alarms(self) -> float:
        """Which part of the looks may lie beyond."""
        return WIDTHS[self.width]

    def words(self) -> str:
        """The rule in a sentence."""
        against = "met de eigen beginjaren" if self.compare == SELF else "met het hele land"
        return f"We sturen bij {WHEN_ADJUST[self.adjust]}. We stoppen {WHEN_STOP[self.stop]}. We vergelijken {against}. De grenzen zijn zo breed dat toeval er {self.width} van de 100 keer buiten valt."


def complete(adjust: str, stop: str, compare: str, width: str) -> Rule | None:
    """The rule, or None while something of it was not chosen or is not known."""
    known = adjust in WHEN_ADJUST and stop in WHEN_STOP and compare in COMPARED and width in WIDTHS
    return Rule(adjust, stop, compare, width) if known else None


def says(rule: Rule, looks: Sequence[Look], direction: int, before: Look | None = None) -> list[str]:
    """What the rule says of each year: "doorgaan", "bijsturen", "stoppen", or "" in a gap and after a break.

    Parameters
    ----------
    looks : sequence of Look
        In order of year, with the limits of the rule.
    direction : {1, -1}
        Which way is favourable.
    before : Look, optional
        The last year of the base period.
    """
    found, former = [], before
    for look in looks:
        found.append(_one(rule, look, former, direction))
        former = look
    return found


def _one(rule: Rule, look: Look, former: Look | None, direction: int) -> str:
    if look.state != MEASURED:
        return ""
    # Every year is a look: over a gap nothing is "after each other", and over a break figures are not compared.
    joined = former if former is not None and former.state == MEASURED else None
    point = look.signal < 0
    twice = point and joined is not None and joined.signal < 0
    worse = joined is not None and direction * (look.value - joined.value) < 0
    if {POINT: point, TWO: twice, NEVER: False}[rule.stop]:
        return STOP
    return ADJUST if {POINT: point, TWO: twice, EVERY: worse}[rule.adjust] else GO


def silent(look: Look) -> str:
    """Why a rule says nothing of a year."""
    if look.state == BROKEN:
        return "niets: anders gemeten"
    return "niets: geen nieuwe meting"
